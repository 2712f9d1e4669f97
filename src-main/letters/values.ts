/**
 * One fact: from what somebody typed, or a site showed, to a value that may stand in a letter; and the value as the
 * letter's language writes it.
 * Invariants: a text is one line without control, bidi or invisible characters, without links, with cards and tokens
 * masked; nothing is converted, rounded or guessed: what could be read in two ways is refused.
 * Pure: must not import I/O, Electron or the DOM.
 */
import { WayoutError } from '../../src-preload/contract/error.js'
import type { Language } from '../../src-preload/contract/language.js'
import { longDate } from '../../src-preload/contract/long-date.js'
import { mask } from '../case/mask.js'
import { cut } from '../guide/cut.js'
import { findDates } from '../guide/dates.js'
import type { FactRule } from './schema.js'

export interface Money {
  /** "1234.50": as many decimals as were written. */
  readonly amount: string
  /** ISO 4217. */
  readonly currency: string
  /** "$" alone does not say which dollar: it stays a sign. */
  readonly shown: 'narrowSymbol' | 'code'
}

/** One thing that happened, told in the letter's language only when the letter is written. */
export interface Happening {
  /** ISO 8601. */
  readonly at: string
  /** A key of `attempts` in the table. */
  readonly what: string
  readonly words: string
}

export type FactValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'money'; readonly money: Money }
  | { readonly kind: 'list'; readonly lines: readonly Happening[] }

const INVISIBLE = /(?![\u200C\u200D])[\p{Cf}\p{Co}]/gu
const SPACE = /[\p{Cc}\p{Z}]+/gu
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u
/** With its scheme, or as people copy it: "www.…", "example.com/…". Tried once a word, so that it stays linear. */
const LINK = /(?<![a-z0-9+.-])(?:[a-z0-9][a-z0-9+.-]*:\/\/|www\.|[a-z0-9.-]+\.[a-z]{2,24}\/)\S*/giu
/** No value is worked on beyond this. */
const TYPED_LIMIT = 100_000

/** One line of plain text; half characters are gone. Idempotent. */
export function tidy(raw: string): string {
  const line = raw
    .slice(0, TYPED_LIMIT)
    .replace(/\p{Cs}/gu, '')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(SPACE, ' ')
    .trim()
  return mask(line)
}

/** What a person gave for a fact. Throws `fact-invalid`, saying how to write it. */
export function readFact(name: string, rule: FactRule, raw: string, today: string): FactValue {
  const wrong = (why: string) =>
    new WayoutError('fact-invalid', `The fact "${name}" cannot be used: ${why}`, { fact: name })
  if (/\p{Cs}/u.test(raw)) throw wrong('it holds half of a character. Type it again.')
  const text = tidy(raw)
  if (!VISIBLE.test(text)) throw wrong('it is empty. Leave it out, and the letter shows a blank.')
  if (rule.kind === 'last-four' && !/^[0-9]{4}$/.test(text))
    throw wrong('give the last four digits of the card, and no others.')
  if (text.length > rule.max) throw wrong(`it has ${text.length} characters; the limit is ${rule.max}.`)
  if (text.search(LINK) >= 0) throw wrong('leave the link out: a personal link opens your account.')
  switch (rule.kind) {
    case 'text':
    case 'last-four':
      return { kind: 'text', text }
    case 'email':
      if (!/^[^\s@<>()[\],;:"\\]{1,64}@[^\s@<>()[\],;:"\\]+\.[\p{L}]{2,24}$/u.test(text))
        throw wrong('write one address, like name@example.com.')
      return { kind: 'text', text }
    case 'invoice':
      if (!/^[\p{L}\p{N}][\p{L}\p{N} ._/#-]{2,39}$/u.test(text))
        throw wrong('write the number as it stands on the invoice, like ABC1DEF2-0001.')
      return { kind: 'text', text }
    case 'date': {
      const dates = findDates(text, today)
      if (dates[0] === undefined || dates.length > 1) throw wrong('write one date, like 2026-11-14.')
      return { kind: 'date', date: dates[0] }
    }
    case 'money': {
      const money = readMoney(text)
      if (money === null) throw wrong('write an amount and its currency, like 10.00 USD.')
      return { kind: 'money', money }
    }
    case 'list':
      throw wrong('it can come from the case only.')
  }
}

/** What the case holds, as a value; null when it cannot be used. A text that is too long is cut, and shows it. */
export function takeFact(rule: FactRule, raw: unknown): FactValue | null {
  if (typeof raw !== 'string') return null
  const text = cut(tidy(raw).replace(LINK, '…'), rule.max)
  if (!VISIBLE.test(text)) return null
  if (rule.kind === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(text) ? { kind: 'date', date: text } : null
  if (rule.kind !== 'money') return { kind: 'text', text }
  const money = readMoney(text)
  return money === null ? { kind: 'text', text } : { kind: 'money', money }
}

const SIGNS: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY' }
const CODES = 'USD|EUR|GBP|CHF|CAD|AUD|NZD|JPY|SEK|NOK|DKK|PLN|MXN|BRL|INR'
const MARK = `US\\$|[$€£¥]|(?:${CODES})`
/** `group` is the number of the group that holds the sign between thousands. */
const number = (group: number) =>
  `\\d{1,3}(?:([.,'’ ])\\d{3})(?:\\${group}\\d{3}){0,2}(?:[.,]\\d{1,2})?|\\d{1,9}(?:[.,]\\d{1,2})?`
const MONEY = new RegExp(`^(?:(${MARK}) ?(${number(3)})|(${number(5)}) ?(${MARK}))$`, 'i')

/** "$1,234.50", "10 USD", "8,99 €"; null for everything else, and for what could be read in two ways. */
export function readMoney(text: string): Money | null {
  const match = MONEY.exec(text)
  if (match === null) return null
  const mark = (match[1] ?? match[6] ?? '').toUpperCase()
  const written = match[2] ?? match[4] ?? ''
  const group = match[3] ?? match[5]
  const decimals = /[.,](\d{1,2})$/.exec(written)
  if (decimals !== null && group !== undefined && written.at(-decimals[0].length) === group) return null
  const whole = written.slice(0, decimals === null ? undefined : -decimals[0].length).replace(/\D/g, '')
  const sign = SIGNS[mark]
  return {
    amount: decimals === null ? whole : `${whole}.${decimals[1]}`,
    currency: sign ?? (mark === 'US$' ? 'USD' : mark),
    shown: sign === undefined ? 'code' : 'narrowSymbol',
  }
}

export function moneyWords({ amount, currency, shown }: Money, language: Language): string {
  const digits = amount.split('.')[1]?.length ?? 0
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: shown,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(Number(amount))
}

/** The moment of an event, "December 14, 2026, 10:05 UTC". */
export const momentWords = (at: string, language: Language): string =>
  `${longDate(at.slice(0, 10), language)}, ${at.slice(11, 16)} UTC`
