/**
 * Why a guide pack is not taken, or not used: data, and the words for it.
 * Invariants: each names the thing and the way out; the guides in use stay whatever is refused.
 * Pure: must not import I/O, Electron or the DOM.
 */
import { WayoutError } from '../../src-preload/contract/error.js'

export type Refusal =
  /** No pack, cut off in its first lines, or signed with contents that make no sense. */
  | { readonly code: 'pack-invalid'; readonly why: string }
  | { readonly code: 'pack-too-big' }
  | { readonly code: 'pack-unsigned' }
  /** Signed with a key that is not the app's. */
  | { readonly code: 'pack-key' }
  /** Changed, or cut off, after it was signed. */
  | { readonly code: 'pack-signature' }
  /** `from`: the first app that can use it; null: its format is not known here. */
  | { readonly code: 'pack-app-too-old'; readonly from: string | null }
  | { readonly code: 'pack-app-too-new'; readonly below: string }
  | { readonly code: 'pack-expired'; readonly version: number; readonly expiresAt: string }
  | {
      readonly code: 'pack-not-newer'
      readonly version: number
      readonly than: number
      readonly which: 'built-in' | 'installed'
    }
  /** The first finding of the checker, and how many there are. */
  | { readonly code: 'pack-guides'; readonly finding: string; readonly findings: number }

/** `name`: a file, an address, or "The installed guide pack". */
export const refusalError = (name: string, refusal: Refusal): WayoutError =>
  new WayoutError(refusal.code, `${name} ${whyOf(refusal)}`, { ...refusal })

const AGAIN = 'Get it again from where it comes from.'

function whyOf(refusal: Refusal): string {
  switch (refusal.code) {
    case 'pack-invalid':
      return `cannot be read as a guide pack: ${refusal.why}. ${AGAIN}`
    case 'pack-too-big':
      return `is bigger than any guide pack. Check that it is the right file.`
    case 'pack-unsigned':
      return `is not signed. Only packs that Wayout's maintainers have signed are taken.`
    case 'pack-key':
      return `is signed by somebody else. Only packs that Wayout's maintainers have signed are taken.`
    case 'pack-signature':
      return `was changed or cut off after it was signed. ${AGAIN}`
    case 'pack-app-too-old':
      return `needs a newer app${refusal.from === null ? '' : ` (${refusal.from} or later)`}. Update Wayout first.`
    case 'pack-app-too-new':
      return `is for versions of Wayout before ${refusal.below}. Look for a newer pack.`
    case 'pack-expired':
      return `(version ${refusal.version}) expired on ${refusal.expiresAt.slice(0, 10)}. Look for a newer pack.`
    case 'pack-not-newer':
      return `(version ${refusal.version}) is not newer than the guides that are ${
        refusal.which === 'built-in' ? 'built in' : 'installed'
      } (version ${refusal.than}). Nothing needs to be done${
        refusal.which === 'built-in' ? '' : '; to go back, remove the installed pack first'
      }.`
    case 'pack-guides':
      return `holds guides with findings: ${refusal.finding}${
        refusal.findings > 1 ? ` (and ${refusal.findings - 1} more)` : ''
      }. Tell whoever made it.`
  }
}
