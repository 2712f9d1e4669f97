/** What is never written down: cards, tokens, links that sign somebody in. And what a page says is only text. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mask, maskAll } from '../../src-main/case/mask.js'
import { clean } from '../../src-main/run/narrate.js'
import { inLong, longDate } from '../../src-preload/contract/long-date.js'
import { pageText } from '../../src-preload/contract/shapes'

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((d) => d.join(''))

describe('mask', () => {
  it.each([
    ['card 4242 4242 4242 4242 kept', 'card •••• 4242 kept'],
    ['4242-4242-4242-4242', '•••• 4242'],
    ['https://example.com/subscribe?token=abc#x', 'https://example.com/subscribe'],
    ['key sk_live_0123456789abcdefghijklmnopqrstuv', 'key •••'],
    ['eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl', '•••'],
    ['Invoice ABC1DEF2-0001 of December 14, 2026', 'Invoice ABC1DEF2-0001 of December 14, 2026'],
    ['Cancel Plan', 'Cancel Plan'],
  ])('%s', (text, masked) => {
    expect(mask(text)).toBe(masked)
  })

  it('leaves no card number whole, wherever it stands', () => {
    const card = fc.integer({ min: 13, max: 19 }).chain(digits)
    const words = fc.stringMatching(/^[a-z ,.]{0,20}$/)
    fc.assert(
      fc.property(words, card, words, (before, number, after) => {
        const masked = mask(`${before} ${number} ${after}`)
        expect(masked).not.toContain(number)
        expect(masked).toContain(number.slice(-4))
      }),
    )
  })

  it('is idempotent, and reaches every string of an event', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(mask(mask(text))).toBe(mask(text))
      }),
    )
    const event = { a: ['https://x.example/?k=1', { b: '4242424242424242' }], n: 5, z: null }
    expect(maskAll(event)).toEqual({ a: ['https://x.example/', { b: '•••• 4242' }], n: 5, z: null })
  })
})

describe('words of a page', () => {
  it('are text only: no control, escape or bidi characters, at most 200', () => {
    expect(clean('Cancel\u001b[31m\u202e plan\u0007')).toBe('Cancel [31m plan')
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const cleaned = clean(text)
        expect(cleaned).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
        expect(pageText.safeParse(cleaned).success).toBe(true)
        expect(clean(cleaned)).toBe(cleaned)
      }),
    )
  })

  it('are as long as the contract counts: a name of emojis is no view that cannot be read', () => {
    expect(clean('😀'.repeat(150))).toBe('😀'.repeat(100))
    expect(clean(`x${'😀'.repeat(150)}`)).toBe(`x${'😀'.repeat(99)}`)
    expect(pageText.safeParse(clean('👩‍👩‍👧‍👦'.repeat(80))).success).toBe(true)
  })

  it('dates are written in the person’s language', () => {
    expect(longDate('2026-12-14', 'en')).toBe('December 14, 2026')
    expect(longDate('2026-12-14', 'fr')).toBe('14 décembre 2026')
    expect(longDate('soon', 'de')).toBe('soon')
    expect(longDate('2026-99-99', 'de')).toBe('2026-99-99')
  })

  it('the first of a month is "1er" in French, with and without the hour, wherever French is spoken', () => {
    for (const locale of ['fr', 'fr-CA', 'fr-CH'])
      expect(longDate('2026-12-01', locale)).toBe('1er décembre 2026')
    expect(longDate('2026-12-11', 'fr')).toBe('11 décembre 2026')
    const at = new Date('2026-12-01T01:01:00Z')
    const format = (language: string) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
    expect(inLong(format('fr'), at)).toMatch(/^1er décembre 2026.* 01:01$/)
    expect(inLong(format('en'), at)).toBe(format('en').format(at))
  })
})
