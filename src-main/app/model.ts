/**
 * What the app knows while it runs: plain data, from which each view is derived.
 * Invariants: nothing here is derived from anything else here; page text is masked before it comes in.
 * Must not import I/O, Electron, playwright-core or the DOM.
 */
import type { Scenario } from '../../practice/scenarios.js'
import type { CONSENTS } from '../../src-preload/contract/intent.js'
import type { Language } from '../../src-preload/contract/language.js'
import type { Notice, View } from '../../src-preload/contract/view.js'
import type { CaseSummary } from '../case/cases.js'
import type { RunEvent, State } from '../engine/state.js'
import type { RouteAnswers } from '../guide/routes.js'
import type { Guide } from '../guide/schema.js'

/** Who clicks: what the panel may choose. */
export type Consent = (typeof CONSENTS)[number]

/** What a person has chosen to walk. */
export interface Choice {
  readonly guide: Guide
  /** Rehearsal on the practice site, or null. */
  readonly scenario: Scenario | null
  readonly answers: Readonly<Record<string, string>>
  readonly mode: Consent
  /** The personal link with which the way begins; never kept. */
  readonly link: string | null
  /** An open case to go on with; null begins a new one. */
  readonly folder: string | null
}

/** What the run told, with its time, or a picture that was kept. */
export type Told =
  | { readonly at: string; readonly kind: 'event'; readonly event: RunEvent }
  | { readonly at: string; readonly kind: 'picture'; readonly screen: string; readonly file: string }

/** One walk, under way or ended. */
export interface Course {
  readonly choice: Choice
  readonly folder: string
  /** Origins of the guide as this walk uses them. */
  readonly origins: readonly string[]
  readonly startedAt: string
  /** Null until the run has begun. */
  readonly state: State | null
  readonly told: readonly Told[]
}

/** The site's window as the host tells of it. */
export type SiteState =
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'detached' }

export type ModelPlace =
  | {
      readonly kind: 'home'
      readonly cases: readonly CaseSummary[]
      /** Service → question → answer: which way fits. */
      readonly answers: Readonly<Record<string, RouteAnswers>>
    }
  | { readonly kind: 'before'; readonly choice: Choice; readonly starting: boolean }
  | { readonly kind: 'course'; readonly course: Course }

export interface Model {
  readonly language: Language
  readonly theme: View['theme']
  readonly site: SiteState
  readonly notices: readonly Notice[]
  readonly browsers: View['browsers']
  readonly place: ModelPlace
}
