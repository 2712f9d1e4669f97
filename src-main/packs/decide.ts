/**
 * Whether a guide pack may be installed, or used: by its versions and dates alone.
 * Invariants: never a step back, neither behind the installed pack nor behind the built-in guides.
 * Pure: must not import I/O, Electron or the DOM.
 */
import { compareVersions } from 'compare-versions'
import type { PackHead } from './format.js'
import type { Refusal } from './refusal.js'

export interface Question {
  readonly candidate: PackHead
  /** Version of the pack that is installed; null: none, or the candidate itself. */
  readonly installed: number | null
  /** Version of the guides that come with the app. */
  readonly builtIn: number
  readonly appVersion: string
  readonly now: Date
}

/** Null: yes. What another app would mend is told before what nothing mends. */
export function decide({ candidate, installed, builtIn, appVersion, now }: Question): Refusal | null {
  const { version, expiresAt, app } = candidate
  const misfit = appMisfit(app, appVersion)
  if (misfit !== null) return misfit
  if (!(now.getTime() < Date.parse(expiresAt))) return { code: 'pack-expired', version, expiresAt }
  if (version <= builtIn) return { code: 'pack-not-newer', version, than: builtIn, which: 'built-in' }
  if (installed !== null && version <= installed)
    return { code: 'pack-not-newer', version, than: installed, which: 'installed' }
  return null
}

/** Null: it is for this app. */
export function appMisfit({ from, below }: PackHead['app'], appVersion: string): Refusal | null {
  if (compareVersions(appVersion, from) < 0) return { code: 'pack-app-too-old', from }
  if (below !== null && compareVersions(appVersion, below) >= 0) return { code: 'pack-app-too-new', below }
  return null
}
