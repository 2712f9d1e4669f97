// Planted secrets never survive, in whatever shape they are written; ordinary words do.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mask, maskAll } from '../../../src-main/case/mask'

const ALNUM = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789']
const of = (chars: readonly string[], min: number, max = min) =>
  fc.array(fc.constantFrom(...chars), { minLength: min, maxLength: max }).map((all) => all.join(''))
const digits = (min: number, max = min) => of([...'0123456789'], min, max)
const words = fc.stringMatching(/^[a-z ,.]{0,30}$/)
/** A key as services make them: with all kinds of characters in it. */
const key = fc
  .tuple(of(ALNUM, 20, 60), fc.constantFrom('aZ9', 'x1Q', '7bT'))
  .map(([random, mixed]) => `${random}${mixed}`)

/** A card with its check digit. */
const card = digits(14, 17).map((start) => {
  const sum = [...start].reverse().reduce((all, c, i) => {
    const twice = Number(c) * 2
    return all + (i % 2 === 1 ? Number(c) : twice > 9 ? twice - 9 : twice)
  }, 0)
  return `${start}${(10 - (sum % 10)) % 10}`
})
const grouped = (text: string, size: number, gap: string) =>
  (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(gap)

const iban = fc
  .tuple(
    fc.constantFrom('DE', 'FR', 'GB', 'NL', 'ES', 'MT', 'NO'),
    of(ALNUM.slice(0, 26), 0, 4),
    digits(12, 20),
  )
  .map(([country, bank, number]) => {
    const body = `${bank}${number}`
    const numeric = [...`${body}${country}00`].map((c) => Number.parseInt(c, 36)).join('')
    const check = 98 - Number(BigInt(numeric) % 97n)
    return `${country}${String(check).padStart(2, '0')}${body}`
  })

const plain = (text: string) => text.replace(/[^A-Za-z0-9]/g, '')

describe('planted secrets', () => {
  it('cards keep four digits, in whatever groups', () => {
    const gap = fc.constantFrom('', ' ', '-', '.', '\u00a0', '\u202f', '\u2011', '  ', '\u200b')
    fc.assert(
      fc.property(words, card, gap, fc.constantFrom(4, 6), words, (before, number, between, size, after) => {
        const masked = mask(`${before}:${grouped(number, size, between)}, ${after}`)
        expect(plain(masked)).not.toContain(number.slice(0, -4))
        expect(plain(masked).replace(/\D/g, '').length).toBe(4)
        expect(masked).toContain(number.slice(-4))
      }),
    )
    fc.assert(
      fc.property(card, (number) => {
        expect(mask(`x ${grouped(number, 1, ' ')} y`).replace(/\D/g, '')).toBe(number.slice(-4))
        expect(mask(`card${number}x`)).not.toContain(number.slice(0, -4))
        if (Number.isSafeInteger(Number(number)) && !number.startsWith('0'))
          expect(String(maskAll({ n: Number(number) }).n)).not.toContain(number)
      }),
    )
  })

  it('IBANs keep four characters', () => {
    const gap = fc.constantFrom('', ' ', '-', '\u00a0', '\u202f')
    fc.assert(
      fc.property(words, iban, gap, fc.boolean(), (before, number, between, small) => {
        const written = grouped(small ? number.toLowerCase() : number, 4, between)
        const masked = mask(`${before} ${written}.`)
        expect(plain(masked).toUpperCase()).not.toContain(number.slice(0, 8))
        expect(plain(masked).toUpperCase()).not.toContain(number.slice(4, -4))
      }),
    )
  })

  it('keys, in links, headers, forms, JSON and words', () => {
    const shape = fc.constantFrom<(secret: string) => string>(
      (s) => `https://www.midjourney.com/subscribe?token=${s}`,
      (s) => `https://www.midjourney.com/subscribe/${s}`,
      (s) => `https://www.midjourney.com/account#access=${s}`,
      (s) => `https://billing.stripe.com/p/session/live_${s}/back`,
      (s) => `https://someone:${s}@example.com/x`,
      (s) => `midjourney://auth/${s}`,
      (s) => `www.midjourney.com/subscribe?t=${s}&x=1`,
      (s) => `Authorization: Bearer ${s}`,
      (s) => `Cookie: a=b; session=${s}; c=d`,
      (s) => `Set-Cookie: __Host-sid=${s}; Path=/; Secure`,
      (s) => `first=${s}; second=2`,
      (s) => `password: ${s}`,
      (s) => `{"token":"${s}","a":1}`,
      (s) => `api_key=${s}&b=2`,
      (s) => `session_id='${s}'`,
      (s) => `sk_live_${s}`,
      (s) => `eyJhbGciOiJI.${s}.${s}`,
      (s) => `it is ${s} they say`,
      (s) => `(${s})`,
      (s) => `"${s}"`,
      (s) => `${s}==`,
    )
    fc.assert(
      fc.property(words, shape, key, words, (before, write, secret, after) => {
        const masked = mask(`${before} ${write(secret)} ${after}`)
        expect(masked).not.toContain(secret)
        expect(masked).not.toContain(secret.slice(0, 12))
        expect(mask(masked)).toBe(masked)
      }),
      { numRuns: 2000 },
    )
  })

  it('short ones that are named: passwords, codes, links of a session', () => {
    const short = of(ALNUM, 4, 12)
    const shape = fc.constantFrom<(secret: string) => string>(
      (s) => `password=${s}`,
      (s) => `Passwort: ${s}`,
      (s) => `"secret": "${s}"`,
      (s) => `Cookie: sid=${s}`,
      (s) => `https://example.com/p/session/${s}`,
      (s) => `https://example.com/a?k=${s}`,
      (s) => `/subscribe?token=${s}`,
      (s) => `a=1; b=${s}`,
    )
    fc.assert(
      fc.property(shape, short, (write, secret) => {
        const names = new Set('abcdefghijklmnopqrstuvwxyz')
        fc.pre(!write('').includes(secret) && [...secret].some((char) => !names.has(char)))
        expect(mask(write(secret))).not.toContain(secret)
      }),
    )
    expect(mask('Your verification code is 492 113.')).toBe('Your verification code is •••.')
    expect(mask('Code: 492113')).toBe('Code: •••')
    expect(maskAll({ token: 'abc', 'Set-Cookie': 'x', sessionId: 'y', list: [{ password: 'z' }] })).toEqual({
      token: '•••',
      'Set-Cookie': '•••',
      sessionId: '•••',
      list: [{ password: '•••' }],
    })
  })
})

describe('what may be kept', () => {
  it.each([
    'Invoice ABC1DEF2-0001 of December 14, 2026: $10.00',
    'Your plan renews on 2026-12-14 and ends on 2027-01-14.',
    '2026-12-14 2027-12-14 2028-12-14',
    '14.12.2026 – 14.01.2027, 12/14/2026 01/14/2027',
    '2024 2025 2026 2027',
    '10.00 20.00 30.00 40.00 50.00 €1,234,567.89',
    '1 234 567,00 €',
    'Basic plan, 3.3 fast hours, 200 GPU minutes; call +49 30 901820',
    'https://www.midjourney.com/account',
    'https://www.midjourney.com/auth/signin',
    'https://docs.midjourney.com/hc/en-us/articles/27870399340173',
    'https://docs.midjourney.com/hc/en-us/articles/27870399340173-Canceling-Your-Subscription',
    'http://127.0.0.1:41234/account/settings',
    'Cancel Plan',
    'Forgot your password? We use cookies: see the Cookie policy.',
    'billing@midjourney.com',
    'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
    'subscription-cancelled-at-period-end',
    'your-subscription-2026-standard-plan',
  ])('%s', (text) => {
    expect(mask(text)).toBe(text)
  })

  it('dates, prices and invoice numbers stay, wherever they stand', () => {
    const two = (n: number) => String(n).padStart(2, '0')
    const date = fc
      .tuple(
        fc.integer({ min: 2020, max: 2035 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
      )
      .chain(([y, m, d]) =>
        fc.constantFrom(
          `${y}-${two(m)}-${two(d)}`,
          `${two(d)}.${two(m)}.${y}`,
          `${m}/${d}/${y}`,
          `${y}-${two(m)}`,
        ),
      )
    const price = fc
      .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 99 }))
      .chain(([whole, part]) => fc.constantFrom(`$${whole}.${two(part)}`, `${whole},${two(part)} €`))
    const invoice = fc
      .tuple(
        of(
          ALNUM.filter((c) => /[A-Z0-9]/.test(c)),
          8,
        ),
        digits(4),
      )
      .map((p) => p.join('-'))
    const number = fc.tuple(fc.constantFrom('INV', 'RE', 'F'), digits(6, 9)).map((p) => p.join('-'))
    const item = fc.oneof(date, price, invoice, number)
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 4 }), words, (items, between) => {
        const text = items.join(` ${between.trim() === '' ? 'and' : between} `)
        expect(mask(text)).toBe(text)
      }),
    )
  })

  it('masking what is masked changes nothing', () => {
    const piece = fc.oneof(
      fc.string(),
      digits(1, 20),
      of(ALNUM, 1, 40),
      fc.constantFrom(
        ' ',
        '-',
        '=',
        '; ',
        ': ',
        '?',
        '&',
        '/',
        'https://',
        'token',
        'password',
        'cookie',
        'DE44',
        '•••',
        '"',
        'code ',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const once = mask(pieces.join(''))
        expect(mask(once)).toBe(once)
      }),
      { numRuns: 5000 },
    )
  })

  it('takes time in proportion to the length', () => {
    const spent = (text: string) => {
      const start = performance.now()
      mask(text)
      return performance.now() - start
    }
    for (const piece of [
      '4',
      '4 ',
      'a',
      'a=b;',
      'token=',
      'https://',
      'eyJ',
      'DE44',
      '?a=',
      'Aa1',
      'cookie: ',
      'code ',
    ])
      expect(spent(piece.repeat(50_000 / piece.length)), piece).toBeLessThan(1000)
  })
})
