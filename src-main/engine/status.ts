/**
 * What a page says of the subscriptions: plan, state, dates, price, and whose account it is.
 * Invariants: only what the page says in words; nothing is worked out, and what cannot be read is null.
 * Pure: must not import I/O, Electron or the DOM.
 */
import { findEnd, hasDate } from '../guide/dates.js'
import type { Lexicon } from '../guide/lexicon.js'
import { findMoney, type Period } from '../guide/money.js'
import type { Page, ReadSentence } from './read.js'
import { planRows } from './rows.js'

export const SUBSCRIPTION_STATES = ['active', 'ends', 'cancelled', 'paused', 'past-due', 'none'] as const
export type SubscriptionState = (typeof SUBSCRIPTION_STATES)[number]

export interface Subscription {
  /** As the site calls it, at most 80 characters. */
  readonly plan: string | null
  readonly state: SubscriptionState
  /** YYYY-MM-DD: the next charge, of one that is running. */
  readonly chargeOn: string | null
  /** YYYY-MM-DD: the last day, of one that is cancelled. */
  readonly endsOn: string | null
  /** As written: "$10", and for how long. */
  readonly price: string | null
  readonly per: Period | null
}

export interface Status {
  readonly account: string | null
  readonly subscriptions: readonly Subscription[]
}

export function readStatus(page: Page, lexicon: Lexicon): Status {
  const rows = planRows(page)
  const groups = rows.length > 1 ? rows : [null]
  return {
    account: accountOf(page.sentences),
    subscriptions: groups.flatMap((row) => subscriptionOf(page, row, lexicon) ?? []),
  }
}

function subscriptionOf(page: Page, row: string | null, lexicon: Lexicon): Subscription | null {
  const sentences = row === null ? page.sentences : page.sentences.filter((each) => each.row === row)
  const says = (sign: string) => sentences.filter(({ signs }) => signs.has(sign))
  const state = stateOf((sign) => says(sign).length > 0)
  if (state === null) return null
  const dateOf = (sign: string) => says(sign).flatMap((sentence) => dateIn(sentence, page) ?? [])[0] ?? null
  return {
    plan: row ?? nameIn(sentences, lexicon),
    state,
    chargeOn: state === 'active' ? dateOf('plan-active') : null,
    endsOn: state === 'ends' ? dateOf('plan-ends-on') : null,
    ...priceIn(says('price')),
  }
}

function stateOf(says: (sign: string) => boolean): SubscriptionState | null {
  // Words about the end beside words about the next charge: the charge is what a person must know of.
  if (says('past-due')) return 'past-due'
  if (says('plan-paused')) return 'paused'
  if (says('plan-active')) return 'active'
  if (says('plan-ends-on')) return 'ends'
  if (says('plan-cancelled')) return 'cancelled'
  return says('no-plan') ? 'none' : null
}

/** The block that follows counts only for a sentence that has no date of its own. */
export function dateIn(
  { text, after }: ReadSentence,
  { observation: { today, language } }: Page,
): string | null {
  return findEnd(hasDate(text) ? text : `${text} ${after}`, today, language)
}

/** The amount beside which the period is named, if there is one. */
function priceIn(sentences: readonly ReadSentence[]): Pick<Subscription, 'price' | 'per'> {
  const found = sentences.flatMap(({ text, after }) => findMoney(`${text} ${after}`))
  const money = found.find(({ perPeriod }) => perPeriod !== null) ?? found[0]
  return { price: money?.text ?? null, per: money?.perPeriod ?? null }
}

/** "Basic plan" of "Basic plan · $10 per month": the shortest words that name a plan. */
function nameIn(sentences: readonly ReadSentence[], lexicon: Lexicon): string | null {
  const parts = sentences.flatMap(({ text }) => [text, ...text.split(/\s+[·•|–—:-]\s+|, /u)])
  const names = parts.filter((part) => part.length <= 60 && lexicon.signsOf(part).includes('plan-name'))
  return names.sort((a, b) => a.length - b.length)[0] ?? null
}

const EMAIL = /[^\s<>()@:,;]{1,64}@[^\s<>()@:,;]{1,190}\.[a-z]{2,24}/iu

/** An address, or what follows "Signed in as". */
function accountOf(sentences: readonly ReadSentence[]): string | null {
  for (const { text, after } of sentences.filter(({ signs }) => signs.has('account-name'))) {
    const whole = `${text} ${after}`.trim()
    const email = EMAIL.exec(whole)?.[0]
    if (email !== undefined) return email
    const named = /:\s*(\S.{0,79})$/.exec(text)?.[1] ?? (text.length < 40 ? after : '')
    if (named !== '') return named.slice(0, 80)
  }
  return null
}
