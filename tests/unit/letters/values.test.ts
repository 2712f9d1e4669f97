/** Facts as people type them and sites show them: cleaned, or refused with words that help; written as the language does. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cut } from '../../../src-main/guide/cut.js'
import type { FactKind, FactRule } from '../../../src-main/letters/schema.js'
import {
  momentWords,
  moneyWords,
  readFact,
  readMoney,
  takeFact,
  tidy,
} from '../../../src-main/letters/values.js'
import { WayoutError } from '../../../src-preload/contract/error.js'
import { LANGUAGES } from '../../../src-preload/contract/language.js'
import { FACT_KINDS } from '../../../src-preload/contract/letter-names.js'
import { longDate } from '../../../src-preload/contract/long-date.js'
import { TODAY } from './support.js'

const rule = (kind: FactKind, max = 120): FactRule => ({
  kind,
  max,
  label: { en: 'x', fr: 'x', de: 'x', es: 'x' },
  from: ['person'],
  readers: 'support',
})
const read = (kind: FactKind, raw: string, max?: number) => readFact('x', rule(kind, max), raw, TODAY)
const refused = (kind: FactKind, raw: string, why: RegExp) => {
  const attempt = () => read(kind, raw)
  expect(attempt).toThrow(WayoutError)
  expect(attempt).toThrow(
    expect.objectContaining({ code: 'fact-invalid', message: expect.stringMatching(why) }),
  )
}

/** Text with all that is bad in it: breaks, controls, bidi, invisible, halves of characters. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        '\r\nBcc: x@example.com',
        '\u202E',
        '\u2066',
        '\u200B',
        '\uFEFF',
        '\u0000',
        '\u2028',
        '\t',
        '\uD800',
        '\uDC00',
      ),
      fc.constantFrom(
        '{account}',
        '{name}',
        '$&',
        '%0A',
        'https://a.example/subscribe?t=1',
        '4242 4242 4242 4242',
      ),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''))

describe('tidy', () => {
  it.each([
    ['  a\r\nBcc: you@example.com ', 'a Bcc: you@example.com'],
    ['a\u202Eb\u2066c\u200Bd\uFEFF', 'abcd'],
    ['tab\tand\u00A0space', 'tab and space'],
    ['e\u0301', 'é'],
    ['half \uD83D', 'half'],
    ['👩‍👩‍👧 & "co" <#%+>', '👩‍👩‍👧 & "co" <#%+>'],
    ['עברית', 'עברית'],
    ['card 4242 4242 4242 4242', 'card •••• 4242'],
  ])('%j', (raw, clean) => expect(tidy(raw)).toBe(clean))

  it('gives one well-formed visible line, whatever comes, and changes nothing the second time', () => {
    fc.assert(
      fc.property(hostile, (raw) => {
        const line = tidy(raw)
        expect(line).not.toMatch(
          /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\uFEFF]/u,
        )
        expect(line).toBe(line.trim())
        expect(tidy(line)).toBe(line)
      }),
    )
  })
})

describe('a fact that a person gives', () => {
  it('is one clean line within its limit, or is refused by its own error', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FACT_KINDS), hostile, (kind, raw) => {
        try {
          const value = read(kind, raw)
          const text = value.kind === 'text' ? value.text : ''
          expect(text).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]|:\/\//u)
          expect(text.length).toBeLessThanOrEqual(120)
        } catch (error) {
          expect(WayoutError.from(error).code).toBe('fact-invalid')
        }
      }),
    )
  })

  it.each([
    ['text', 'x'.repeat(10_000), /10000 characters; the limit is 120/],
    ['text', '', /empty/],
    ['text', ' \u200B\u202E\n', /empty/],
    ['text', 'half \uD83D', /half of a character/],
    ['text', 'see https://www.midjourney.com/subscribe/abc', /link/],
    ['text', 'www.midjourney.com', /link/],
    ['text', 'my link: midjourney.com/subscribe/abc', /link/],
    ['text', '9https://a.example', /link/],
    ['email', 'a@example.com, b@example.com', /one address/],
    ['email', 'Camille <a@example.com>', /one address/],
    ['email', 'a@example', /one address/],
    ['email', 'a@example.com\r\nBcc: b@example.com', /one address/],
    ['invoice', 'x', /as it stands on the invoice/],
    ['invoice', '4242424242424242', /as it stands on the invoice/],
    ['last-four', '4242 4242 4242 4242', /last four digits/],
    ['last-four', '424', /last four digits/],
    ['last-four', '٤٢٤٢', /last four digits/],
    ['date', 'soon', /one date/],
    ['date', '11/12/2026', /one date/],
    ['date', '2026-02-30', /one date/],
    ['date', '2026-11-01 to 2026-11-02', /one date/],
    ['money', '10', /amount and its currency/],
    ['money', 'free', /amount and its currency/],
    ['money', '$1,23,4', /amount and its currency/],
    ['money', '$-5', /amount and its currency/],
    ['list', 'anything', /from the case only/],
  ] as const)('%s %j is refused', (kind, raw, why) => refused(kind, raw, why))

  it.each([
    ['date', '2026-11-14', { kind: 'date', date: '2026-11-14' }],
    ['date', '14 novembre 2026', { kind: 'date', date: '2026-11-14' }],
    ['date', '14.11.2026', { kind: 'date', date: '2026-11-14' }],
    ['email', 'jo+mj@example.co.uk', { kind: 'text', text: 'jo+mj@example.co.uk' }],
    ['invoice', 'ABC1DEF2-0001', { kind: 'text', text: 'ABC1DEF2-0001' }],
    ['last-four', ' 4242 ', { kind: 'text', text: '4242' }],
  ] as const)('%s %j is taken', (kind, raw, value) => expect(read(kind, raw)).toEqual(value))
})

describe('a fact from the case', () => {
  it('is cut where it is too long, and shows it; a link is not told', () => {
    expect(takeFact(rule('text', 10), 'x'.repeat(50))).toEqual({ kind: 'text', text: `${'x'.repeat(9)}…` })
    expect(takeFact(rule('text'), 'see https://a.example/x now')).toEqual({ kind: 'text', text: 'see … now' })
  })

  it('is nothing where it cannot be used', () => {
    for (const raw of [null, undefined, 7, {}, '', '\u202E']) expect(takeFact(rule('text'), raw)).toBeNull()
    expect(takeFact(rule('date'), 'next week')).toBeNull()
  })

  it('is taken at once, however long it is', () => {
    for (const part of ['a.', 'a', '-', 'a:/', '{', '1,111']) {
      const value = takeFact(rule('text', 20), part.repeat(50_000))
      expect(value).toMatchObject({ kind: 'text', text: expect.stringMatching(/^.{1,20}$/u) })
      expect(takeFact(rule('money', 20), part.repeat(50_000))).toMatchObject({ kind: 'text' })
    }
  })

  it('money that cannot be read stays as the site wrote it', () => {
    expect(takeFact(rule('money'), 'ten dollars')).toEqual({ kind: 'text', text: 'ten dollars' })
  })

  it('never cuts a character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-composite' }), fc.integer({ min: 1, max: 20 }), (text, max) => {
        const short = cut(text.replace(/\p{Cs}/gu, ''), max)
        expect(short.length).toBeLessThanOrEqual(max)
        expect(short).not.toMatch(/\p{Cs}/u)
      }),
    )
  })
})

describe('money', () => {
  it.each([
    ['$10', '$10', '10 $', '10 $', '10 $'],
    ['$1,234.50', '$1,234.50', '1 234,50 $', '1.234,50 $', '1234,50 $'],
    ['8,99 €', '€8.99', '8,99 €', '8,99 €', '8,99 €'],
    ['1.234,50 EUR', 'EUR 1,234.50', '1 234,50 EUR', '1.234,50 EUR', '1234,50 EUR'],
    ['US$30.00', 'USD 30.00', '30,00 USD', '30,00 USD', '30,00 USD'],
    ['£1 000', '£1,000', '1 000 £', '1.000 £', '1000 £'],
  ])('%s', (written, ...expected) => {
    const money = readMoney(written)
    expect(money).not.toBeNull()
    if (money === null) return
    expect(LANGUAGES.map((language) => moneyWords(money, language).replace(/[\u00A0\u202F]/g, ' '))).toEqual(
      expected,
    )
  })

  it('never changes an amount: what a language writes reads as the same', () => {
    const amounts = fc.tuple(
      fc.integer({ min: 0, max: 99_999_999 }),
      fc.constantFrom(0, 2),
      fc.constantFrom('USD', 'EUR', 'CHF'),
    )
    fc.assert(
      fc.property(amounts, fc.constantFrom(...LANGUAGES), ([cents, decimals, currency], language) => {
        const amount = decimals === 0 ? String(cents) : (cents / 100).toFixed(2)
        const money = { amount, currency, shown: 'code' } as const
        expect(readMoney(moneyWords(money, language).replace(/[\u00A0\u202F]/g, ' '))).toEqual(money)
      }),
    )
  })

  it.each(['10', '$', '1,234.5.6 USD', '1,234,50 EUR', '$10 a month', '10 dollars and 5 cents', '٣ USD'])(
    '%s is not read',
    (text) => {
      expect(readMoney(text)).toBeNull()
    },
  )
})

describe('dates', () => {
  it.each([
    ['2026-12-01', 'December 1, 2026', '1er décembre 2026', '1. Dezember 2026', '1 de diciembre de 2026'],
    ['2026-11-14', 'November 14, 2026', '14 novembre 2026', '14. November 2026', '14 de noviembre de 2026'],
  ])('%s', (iso, ...expected) => {
    expect(LANGUAGES.map((language) => longDate(iso, language))).toEqual(expected)
  })

  it('a moment says its time zone', () => {
    expect(momentWords('2026-11-01T23:59:58.000Z', 'fr')).toBe('1er novembre 2026, 23:59 UTC')
  })
})
