/**
 * What the app knows while it runs: plain data, from which each view is derived.
 * Invariants: nothing here is derived from anything else here; page text is masked before it comes in.
 * Must not import I/O, Electron, playwright-core or the DOM.
 */
import type { Scenario } from '../../practice/scenarios.js'
import type { Group } from '../../src-preload/contract/case.js'
import type { Language } from '../../src-preload/contract/language.js'
import type { CONSENTS, SettingsPlace } from '../../src-preload/contract/settings.js'
import type { Notice } from '../../src-preload/contract/view.js'
import type { Hindrance } from '../case/case-folder.js'
import type { CaseView, KeptMail } from '../case/case-view.js'
import type { CaseSummary } from '../case/cases.js'
import type { Day } from '../case/days.js'
import type { Deadline } from '../case/deadlines.js'
import type { Verdict } from '../case/verify.js'
import type { RunEvent, State } from '../engine/state.js'
import type { RouteAnswers } from '../guide/routes.js'
import type { Guide } from '../guide/schema.js'
import type { Letters } from '../letters/draft.js'
import type { Settings } from './settings.js'

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
  /** Of the case, once the walk has ended. */
  readonly dates?: readonly Deadline[]
}

/** The site's window as the host tells of it. */
export type SiteState =
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'detached' }

/** The list of all cases. */
export interface CasesPlace {
  readonly kind: 'cases'
  readonly group: Group | null
  readonly searched: string
  readonly cases: readonly CaseSummary[]
  /** Names of folders of which not even the beginning can be read. */
  readonly unreadable: readonly string[]
  /** Names of cases whose log was changed. */
  readonly damaged: ReadonlySet<string>
  /** Which are damaged is not known yet. */
  readonly checking: boolean
}

/** One case, as the disk had it. */
export interface CasePlace {
  readonly kind: 'case'
  readonly id: string
  readonly folder: string
  /** Null: not even its beginning can be read. */
  readonly summary: CaseSummary | null
  readonly view: CaseView
  readonly hindrance: Hindrance | null
  /** Null while it is being looked at. */
  readonly verdict: Verdict | null
  /** The mail that was added last. */
  readonly added: KeptMail | null
  readonly today: Day
  /** For the names of what was written; null where nothing was. */
  readonly letters: Letters | null
}

export type ModelPlace =
  | {
      readonly kind: 'home'
      readonly cases: readonly CaseSummary[]
      /** Service → question → answer: which way fits. */
      readonly answers: Readonly<Record<string, RouteAnswers>>
      /** Cases whose next charge would have been made by now, and the day of it. */
      readonly due?: readonly { readonly case: CaseSummary; readonly day: Day }[]
      /** How many cases are kept, rehearsals and those put aside too. */
      readonly kept?: number
    }
  | { readonly kind: 'before'; readonly choice: Choice; readonly starting: boolean }
  | { readonly kind: 'course'; readonly course: Course }
  | CasesPlace
  | CasePlace

/** What lies above the place where the person is, as the disk had it when it was opened. */
export type Above =
  | { readonly kind: 'settings'; readonly cases: SettingsPlace['cases'] }
  | { readonly kind: 'welcome'; readonly first: boolean }

/** A case file that the person has opened with the app, and that waits for an answer. */
export interface Offered {
  readonly id: string
  readonly file: string
  readonly name: string
}

export interface Model {
  readonly language: Language
  readonly settings: Settings
  readonly site: SiteState
  readonly notices: readonly Notice[]
  /** In the order in which they came. */
  readonly offered: readonly Offered[]
  readonly place: ModelPlace
  readonly above: Above | null
}
