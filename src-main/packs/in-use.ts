/**
 * Which guides are used: those of the installed pack when it fits, else those that come with the app.
 * Invariants: a pack that is damaged, expired, for another app, older than the built-in guides, or that cannot be loaded
 * is never used, and why is told; the built-in guides are always there. Read once: a walk keeps the guides it began with.
 */
import { WayoutError } from '../../src-preload/contract/error.js'
import { builtInShelf, type Library, readLibrary, type Shelf } from '../library.js'
import type { Refusal } from './refusal.js'
import { type PackWorld, packShelf, readInstalled } from './store.js'

export type Used =
  /** `unused`: why the pack that is installed is not used; null: there is none. */
  | { readonly kind: 'built-in'; readonly version: number; readonly unused: Refusal | null }
  | { readonly kind: 'pack'; readonly version: number; readonly expiresAt: string }

export interface GuidesInUse {
  readonly used: Used
  readonly shelf: Shelf
  readonly library: () => Library
}

export function guidesInUse(world: PackWorld): GuidesInUse {
  const installed = readInstalled(world)
  switch (installed.kind) {
    case 'none':
      return builtIn(world, null)
    case 'unfit':
      return builtIn(world, installed.refusal)
    case 'fit': {
      const shelf = packShelf(installed.pack)
      try {
        const library = readLibrary(shelf)
        const { version, expiresAt } = installed.pack
        return { used: { kind: 'pack', version, expiresAt }, shelf, library: () => library }
      } catch (error) {
        const { code, message } = WayoutError.from(error)
        if (code !== 'guide-invalid') throw error
        const [finding = '', ...more] = message.split('\n')
        return builtIn(world, { code: 'pack-guides', finding, findings: more.length + 1 })
      }
    }
  }
}

function builtIn({ builtIn: version }: PackWorld, unused: Refusal | null): GuidesInUse {
  const shelf = builtInShelf()
  let library: Library | null = null
  return {
    used: { kind: 'built-in', version, unused },
    shelf,
    library: () => {
      library ??= readLibrary(shelf)
      return library
    },
  }
}
