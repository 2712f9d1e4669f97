/**
 * The app's own words, in each language. The types make a missing one a compile error.
 * Invariants: plain text; blanks are {control}, {detail}. Must not import I/O, Electron or the DOM.
 */
import type { Advice } from '../app/advice.js'
import type { AppText, Outcome, Question, Reason } from '../engine/state.js'
import type { SubscriptionState } from '../engine/status.js'
import type { Period } from '../guide/money.js'
import type { Language } from '../guide/schema.js'
import { de } from './de.js'
import { en } from './en.js'
import { es } from './es.js'
import { fr } from './fr.js'

export interface AppTexts {
  readonly says: Readonly<Record<AppText, string>>
  /** A trouble is told by its reason. */
  readonly asks: Readonly<Record<Exclude<Question, 'trouble'>, string>>
  readonly reasons: Readonly<Record<Reason, string>>
  readonly outcomes: Readonly<Record<Outcome, string>>
  readonly advice: Readonly<Record<Advice, string>>
  readonly words: Readonly<
    Record<
      | 'step'
      | 'next'
      | 'trap'
      | 'clicked'
      | 'clicked-you'
      | 'verified'
      | 'not-verified'
      | 'ends-on'
      | 'refund'
      | 'report'
      | 'report-title'
      | 'picture-of'
      | 'practice'
      | 'keys'
      | 'press-enter'
      | 'waiting'
      | 'opening'
      | 'walk-waits'
      | 'site-detached'
      | 'case-open'
      | 'site-opens-here'
      | 'status'
      | 'reminder'
      | 'charge-on'
      | `state-${SubscriptionState}`
      | `per-${Period}`,
      string
    >
  >
}

export const TEXTS: Readonly<Record<Language, AppTexts>> = { en, fr, de, es }
