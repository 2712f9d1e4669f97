/**
 * What the ladder knows: waiting times and their sources, limits, orders; what it is given and what it says. Pure.
 */
import type { Day } from '../case/days.js'
import { type LadderSteps, RUNGS, type Rung } from './ladder-events.js'
import type { Channel } from './schema.js'

/** Days to wait on each rung before the next. */
export const WAIT_DAYS: Readonly<Record<Rung, number>> = {
  // A walk shows at once whether it helped.
  'other-route': 0,
  'other-browser': 0,
  // Midjourney promises no time. Five days hold three working days whichever day it is, long enough for any support desk.
  email: 5,
  // Volunteers, who look in every few days.
  reddit: 3,
  // A channel that is read all day: what has no answer after two days has scrolled away.
  discord: 2,
  // What such letters usually set: about two weeks. The letter's own date must be this one.
  'formal-notice': 14,
  // For debits from an account in the US, an order given three business days before the debit must be followed (12 CFR
  // 1005.10(c)(1), read in November 2026); other banks and cards mostly need less. A weekend may lie between.
  'bank-stop': 5,
  // For credit cards in the US, the bank confirms the receipt within 30 days (12 CFR 1026.13(c)(1), read in November
  // 2026); elsewhere nothing is known to be slower. No letter cites either.
  'bank-dispute': 30,
}

/** Days to read an answer, do what it asks, and look whether the plan is gone. */
export const ANSWER_DAYS = 3
/** A charge so near that letters are no longer waited for. */
export const CHARGE_SOON_DAYS = 3
/** Visa 13.2, Mastercard 4853: a charge after cancelling can be disputed for 120 days. */
export const DISPUTE_DAYS = 120
/** Time enough to gather papers and reach the bank. */
export const DISPUTE_SOON_DAYS = 14

export type Goal = 'cancel' | 'money-back'
export type Danger = 'charge-soon' | 'dispute-ends-soon'

export type Why =
  /** The walk did not end in a cancellation, and there are ways that take minutes. */
  | 'not-cancelled'
  /** Nothing is left to try on the site. */
  | 'ways-used-up'
  /** The time for an answer is over. */
  | 'no-answer'
  /** An answer came, and the plan still runs. */
  | 'answer-did-not-help'
  /** Charged although the cancellation is proven. */
  | 'charged-anyway'
  | 'waiting-for-answer'
  | 'answer-came'
  | 'waiting-for-bank'
  | Danger

export interface LadderFacts extends LadderSteps {
  readonly today: Day
  /** The day of a verified cancellation. */
  readonly cancelled: Day | null
  /** Walks that ended without one. */
  readonly attempts: readonly { readonly on: Day; readonly route: string; readonly browser: string }[]
  /** Guides that fit this person, and browsers of this computer: those tried and those not. */
  readonly routes: readonly string[]
  readonly browsers: readonly string[]
  /** Where the service can be written to. */
  readonly contacts: readonly Channel[]
  readonly nextCharge: Day | null
  /** Charges that the person disputes. */
  readonly charges: readonly Day[]
}

export interface Clock {
  readonly charge: Day
  /** The last day on which the bank takes the dispute. */
  readonly until: Day
  /** Negative when it is over. */
  readonly daysLeft: number
}

export interface Step {
  readonly rung: Rung
  readonly on: Day
}

export interface Standing {
  /** What was done, oldest first. */
  readonly passed: readonly Step[]
  readonly clocks: readonly Clock[]
}

export type Ladder =
  /** Nothing has been tried yet: the walk comes first. */
  | { readonly kind: 'not-begun' }
  /** Verified as cancelled, and no charge came after it. */
  | { readonly kind: 'done'; readonly on: Day }
  /** Every rung has been used, and its time is over. */
  | ({ readonly kind: 'used-up' } & Standing)
  | ({ readonly kind: 'rung' } & OnRung & Standing)

export interface OnRung {
  readonly goal: Goal
  readonly rung: Rung
  /** act: to be done now; wait: done, and its time runs. */
  readonly phase: 'act' | 'wait'
  readonly why: Why
  /** Why the order is another than usual. */
  readonly danger: Danger | null
  /** Until when this rung is given time: when it is done today, or from when it was done. */
  readonly waitUntil: Day
  /** The draft that this rung asks for. */
  readonly write: { readonly purpose: string; readonly channel: Channel } | null
  /** What comes after it. */
  readonly next: readonly Rung[]
}

/** The rungs that help, by what is wanted; a danger's rungs are those that work in time, without waiting. */
export const ORDER: Readonly<Record<Goal, readonly Rung[]>> = {
  cancel: RUNGS,
  'money-back': ['email', 'formal-notice', 'bank-dispute'],
}
export const BEFORE_A_CHARGE: readonly Rung[] = ['other-route', 'other-browser', 'email', 'bank-stop']
export const BANK: readonly Rung[] = ['bank-stop', 'bank-dispute']
export const ON_SITE: readonly Rung[] = ['other-route', 'other-browser']
