/** A draft: what is asked for and cannot be, what is cited and what cannot be, what is done when a channel is too small. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { citable } from '../../../src-main/letters/cite.js'
import { draft, type Letters } from '../../../src-main/letters/draft.js'
import type { Channel } from '../../../src-main/letters/schema.js'
import { WayoutError } from '../../../src-preload/contract/error.js'
import { LANGUAGES } from '../../../src-preload/contract/language.js'
import { everyPurpose, FULL, letters, ofPerson, SERVICE, TODAY, write } from './support.js'

const code = (expected: string, message: RegExp) =>
  expect.objectContaining({ code: expected, message: expect.stringMatching(message) })

describe('whom it is to', () => {
  it('comes from the service’s contacts; a bank’s letter has nobody there', () => {
    expect(write('cancel-request', 'email').to).toBe('billing@midjourney.com')
    expect(write('cancel-request', 'reddit').to).toContain('/r/midjourney')
    expect(write('cancel-request', 'form').to).toContain('docs.midjourney.com')
    expect(write('bank-dispute', 'bank').to).toBeNull()
    expect(write('cancel-request', 'email', { service: { name: 'X', contacts: [] } }).to).toBeNull()
  })

  it('is nobody in a rehearsal', () => {
    for (const { purpose, channels } of everyPurpose)
      for (const channel of channels) expect(write(purpose, channel, { rehearsal: true }).to).toBeNull()
  })
})

describe('what there is not', () => {
  it.each([
    ['poem', 'email', /Known: cancel-request/],
    ['__proto__', 'email', /Known: cancel-request/],
    ['bank-dispute', 'email', /It is for: bank/],
    ['magazine-cancel', 'discord', /It is for: email, form/],
  ] as const)('%s to %s', (purpose, channel, way) => {
    expect(() => write(purpose, channel as Channel)).toThrow(code('letter-unknown', way))
  })
})

describe('citations', () => {
  const cited = (country: string | null, cite: readonly string[] | null = null, more = {}) =>
    write('formal-notice', 'email', { country, cite, ...more }).citations.map(({ id }) => id)

  it.each([
    [null, []],
    ['FR', ['fr-l215-1-1']],
    ['DE', ['de-312k']],
    ['ES', []],
    ['GB', []],
    ['US', ['us-rosca']],
    ['US-CA', ['us-rosca', 'us-ca-17602']],
    ['JP', []],
  ])('of %s go in by themselves: %j', (country, ids) => expect(cited(country)).toEqual(ids))

  it('withdrawing is said only when the person chose it', () => {
    expect(cited('FR', ['eu-withdrawal'])).toEqual(['eu-withdrawal'])
    expect(cited('ES', ['eu-withdrawal', 'eu-withdrawal-function'])).toHaveLength(2)
    expect(cited('FR', [])).toEqual([])
  })

  it.each([
    ['us-ftc-click-to-cancel', 'US', /vacated the rule on July 8, 2025/],
    ['uk-dmcc', 'GB', /not in force/],
    ['fr-l215-1-1', 'DE', /does not belong to DE/],
    ['us-ca-17602', 'US', /does not belong to US/],
    ['fr-l215-1-1', null, /--country/],
    ['visa-13-2', 'FR', /says nothing about "formal-notice"/],
    ['magna-carta', 'GB', /Known: /],
    ['__proto__', 'GB', /Known: /],
  ])('%s in %s cannot be chosen', (id, country, why) => {
    expect(() => cited(country, [id])).toThrow(code('citation-unfit', why))
  })

  it('what was not yet in force on the day of the letter cannot be chosen', () => {
    expect(() => cited('FR', ['eu-withdrawal-function'], { today: '2026-06-18' })).toThrow(
      code('citation-unfit', /from 2026-06-19/),
    )
    expect(cited('FR', ['eu-withdrawal-function'], { today: '2026-06-19' })).toHaveLength(1)
    expect(cited('DE', null, { today: '2022-06-30' })).toEqual([])
  })

  it('what has ended on the day of the letter cannot be chosen', () => {
    const rule = letters.index.citations['fr-l215-1-1']
    if (rule === undefined) throw new Error('no citation')
    const citations = { ...letters.index.citations, 'fr-l215-1-1': { ...rule, until: '2026-11-24' } }
    const index = { ...letters.index, citations }
    const request = { purpose: 'formal-notice', country: 'FR', today: TODAY }
    expect(citable(index, request).map(([id]) => id)).not.toContain('fr-l215-1-1')
    expect(citable(letters.index, request).map(([id]) => id)).toContain('fr-l215-1-1')
  })

  it('a card scheme’s rule needs no country', () => {
    expect(write('bank-dispute', 'bank', { cite: ['visa-13-2'] }).citations).toHaveLength(1)
    expect(write('bank-dispute', 'bank', { country: 'FR' }).citations).toEqual([])
  })

  it('a short message cites nothing', () => {
    expect(write('cancel-request', 'discord', { country: 'FR' }).citations).toEqual([])
    expect(() => write('cancel-request', 'discord', { country: 'FR', cite: ['fr-l215-1-1'] })).toThrow(
      code('citation-unfit', /--to email/),
    )
  })

  it('are always conditional, dated where they can be, and named in the letter’s language', () => {
    const conditions = {
      en: 'In so far as',
      fr: 'Dans la mesure où',
      de: 'Soweit',
      es: 'En la medida en que',
    }
    const all = Object.entries(letters.index.citations)
    for (const language of LANGUAGES)
      for (const [id, rule] of all)
        for (const { purpose } of everyPurpose.filter(({ purpose: each }) =>
          letters.index.purposes[each]?.cite.includes(id),
        )) {
          const [first = ''] = rule.countries
          const country = first === 'EU' ? 'ES' : first === '*' ? null : first
          const channel = letters.index.purposes[purpose]?.channels[0] ?? 'email'
          const made = write(purpose, channel, { language, country, cite: [id] })
          expect(made.body).toContain(conditions[language])
          expect(made.citations).toHaveLength(1)
          expect(made.citations[0]?.source).toMatch(/^https:/)
        }
  })
})

describe('a channel that is too small', () => {
  const small = (body: number): Letters => ({
    ...letters,
    index: {
      ...letters.index,
      channels: { ...letters.index.channels, email: { ...letters.index.channels.email, body } },
    },
  })
  const notice = (limit: number) =>
    draft(small(limit), {
      purpose: 'formal-notice',
      channel: 'email',
      language: 'en',
      service: SERVICE,
      facts: FULL,
      today: TODAY,
      country: null,
      cite: null,
      rehearsal: false,
    })

  it('costs the oldest lines of lists first, pictures before attempts, and it is said', () => {
    const whole = notice(20_000)
    expect(whole.shortened).toEqual([])
    const less = notice(whole.body.length - 1)
    expect(less.shortened).toEqual(['pictures'])
    expect(less.body).not.toContain('Screenshots')
    const least = notice(less.body.length - 1)
    expect(least.shortened).toEqual(['pictures', 'attempts'])
    expect(least.body).not.toContain('“Manage Sub”')
    expect(least.body).toContain('the button did nothing')
  })

  it('what cannot be shortened stays whole, and the measure says how much it is too long', () => {
    const made = notice(100)
    expect(made.body).toContain('formal notice')
    expect(made.measures).toContainEqual({ part: 'body', length: made.body.length, limit: 100 })
    expect(made.body.length).toBeGreaterThan(100)
  })
})

it('whatever a person types, subject and body stay plain text, and the subject one line', () => {
  const names = ['account', 'name', 'plan', 'discord-name', 'site-words'] as const
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('x\r\nBcc: y@example.com', '\u202Ex', '&#%+"'),
  )
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...names), typed),
      fc.constantFrom(...LANGUAGES),
      (given, language) => {
        let facts: ReturnType<typeof ofPerson>
        try {
          facts = ofPerson(given)
        } catch (error) {
          expect(WayoutError.from(error).code).toBe('fact-invalid')
          return
        }
        for (const channel of ['email', 'discord'] as const) {
          const made = write('cancel-request', channel, { facts, language })
          expect(made.subject ?? '').not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
          expect(made.body.replaceAll('\n', '')).not.toMatch(
            /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202A-\u202E\u2066-\u2069]/u,
          )
          expect(made.body).not.toMatch(/\nBcc:/)
        }
      },
    ),
  )
})
