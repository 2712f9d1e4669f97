/** Every letter, in every language, for every channel: with all facts, and with none. Read the snapshots: they are letters. */
import { describe, expect, it } from 'vitest'
import type { Draft } from '../../../src-main/letters/draft.js'
import { draftLinks, LINK_BUDGET } from '../../../src-main/letters/links.js'
import { LANGUAGES } from '../../../src-preload/contract/language.js'
import { everyPurpose, FULL, letters, NONE, purposeOf, write } from './support.js'

const COUNTRY = { en: 'US-CA', fr: 'FR', de: 'DE', es: 'ES' } as const

const shown = (title: string, made: Draft) =>
  [
    `=== ${title}`,
    `To: ${made.to ?? '—'}`,
    ...(made.subject === null ? [] : [`Subject: ${made.subject}`]),
    ...(made.missing.length === 0 ? [] : [`Missing: ${made.missing.join(', ')}`]),
    ...(made.citations.length === 0 ? [] : [`Cites: ${made.citations.map(({ id }) => id).join(', ')}`]),
    '',
    made.body,
    '',
    '',
  ].join('\n')

describe.each(everyPurpose)('$purpose', ({ purpose, channels }) => {
  it.each(LANGUAGES)('in %s, as the snapshot shows it', async (language) => {
    const text = channels
      .map((channel) => {
        const full = write(purpose, channel, { language, facts: FULL, country: COUNTRY[language] })
        return (
          shown(`${channel}, all facts`, full) +
          shown(`${channel}, no facts`, write(purpose, channel, { language }))
        )
      })
      .join('')
    await expect(text).toMatchFileSnapshot(`./snapshots/${purpose}.${language}.txt`)
  })

  const all = channels.flatMap((channel) => LANGUAGES.map((language) => ({ channel, language })))

  it.each(all)(
    '$channel, $language: without facts only blanks and general sentences',
    ({ channel, language }) => {
      const made = write(purpose, channel, { language })
      const text = `${made.subject ?? ''}\n${made.body}`
      expect(text).not.toMatch(/\p{N}/u)
      expect(text).not.toMatch(/[{}@]|:\/\/|undefined|null/)
      expect(text.match(/____ \(/g) ?? []).toHaveLength(text.split('____').length - 1)
      expect(made.missing.length > 0).toBe(text.includes('____'))
      const { needs } = purposeOf(letters.index, purpose)
      for (const fact of made.missing) expect(needs).toContain(fact)
      expect(made.facts.map(({ source }) => source.from)).toEqual(['service'])
      expect(made.citations).toEqual([])
    },
  )

  it.each(all)(
    '$channel, $language: with all facts no blank, and each fact is in the text',
    ({ channel, language }) => {
      const made = write(purpose, channel, { language, facts: FULL })
      const text = `${made.subject ?? ''}\n${made.body}`
      expect(made.missing).toEqual([])
      expect(text).not.toContain('____')
      for (const { text: fact } of made.facts)
        for (const line of fact.split('\n')) expect(text).toContain(line)
      for (const { length, limit } of made.measures) expect(length).toBeLessThanOrEqual(limit)
      expect(made.shortened).toEqual([])
    },
  )

  it.each(all)('$channel, $language: can be opened by its links', ({ channel, language }) => {
    for (const facts of [FULL, NONE]) {
      const made = write(purpose, channel, { language, facts, country: COUNTRY[language] })
      const links = draftLinks(channel, made, letters.index.channels[channel])
      expect(links.length > 0).toBe(channel !== 'bank')
      for (const { url, complete, paste } of links) {
        expect(url.length).toBeLessThanOrEqual(LINK_BUDGET)
        expect(complete).toBe(paste.length === 0)
      }
    }
  })

  it.each(all)('$channel, $language: typography of the language', ({ channel, language }) => {
    for (const facts of [FULL, NONE]) {
      const { subject, body } = write(purpose, channel, { language, facts, country: COUNTRY[language] })
      const text = subject === null ? body : `${subject}\n${body}`
      expect(text).not.toMatch(/ $| {2}|\n{3}|^\n|\n$/)
      if (language === 'fr') {
        // A colon inside a fact ("wrong: try") is the site's own.
        const own = text.replace(/Something went wrong: try/g, '').replace(/\d\d:\d\d/g, '')
        expect(own).not.toMatch(/[^\u202F\s]?[^\u202F][?!:;»]/)
        expect(own).not.toMatch(/«[^\u202F]/)
      }
    }
  })
})

describe('what others read along', () => {
  const open = everyPurpose.flatMap(({ purpose, channels }) =>
    channels
      .filter((each) => each === 'discord' || each === 'reddit')
      .map((channel) => ({ purpose, channel })),
  )

  it.each(open)('$purpose on $channel tells no address, invoice or card', ({ purpose, channel }) => {
    for (const language of LANGUAGES) {
      const { body, subject } = write(purpose, channel, { language, facts: FULL })
      expect(`${subject ?? ''}${body}`).not.toMatch(/camille@|case@|ABC1DEF2|4242|Durand|:\/\/|\/subscribe/)
    }
  })

  it('an address in a harmless fact keeps its first letter and its domain', () => {
    const facts = new Map([
      ...FULL,
      [
        'plan',
        { value: { kind: 'text', text: 'Basic of jo.doe+x@example.com' }, source: { from: 'person' } },
      ] as const,
    ])
    expect(write('cancel-request', 'discord', { facts }).body).toContain('Basic of j…@example.com')
    expect(write('cancel-request', 'email', { facts }).body).toContain('jo.doe+x@example.com')
  })
})
