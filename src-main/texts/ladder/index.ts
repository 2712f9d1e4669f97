/**
 * The ladder in words. The types make a missing text a compile error.
 * Invariants: plain text; blanks are {day}, {days}, {rung}, {charge}; French is set by `typeset` when it is shown.
 * Must not import I/O, Electron or the DOM.
 */
import type { Language } from '../../../src-preload/contract/language.js'
import type { Rung } from '../../letters/ladder-events.js'
import type { Why } from '../../letters/ladder-table.js'
import { de } from './de.js'
import { en } from './en.js'
import { es } from './es.js'
import { fr } from './fr.js'

export interface RungTexts {
  readonly title: string
  /** Why this rung, here in the order. */
  readonly why: string
  readonly todo: string
  /** How long to wait, and why so long: {days}. */
  readonly wait: string
}

export interface LadderTexts {
  readonly rungs: Readonly<Record<Rung, RungTexts>>
  readonly whys: Readonly<Record<Why, string>>
  readonly words: Readonly<
    Record<
      /** Until {day}. */
      | 'wait-until'
      /** What comes next: {rung}. */
      | 'next'
      | 'next-nothing'
      /** A disputable {charge}, until {day}, {days} left. */
      | 'clock'
      | 'clock-today'
      | 'clock-over'
      | 'not-begun'
      /** Since {day}. */
      | 'done'
      | 'used-up'
      | 'skip'
      /** The system would not open the link. */
      | 'on-clipboard',
      string
    >
  >
}

export const LADDER_TEXTS: Readonly<Record<Language, LadderTexts>> = { en, fr, de, es }
