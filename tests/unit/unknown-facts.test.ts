// What nobody knows is asked, never said: a walk through all texts of the guides, the service records, the app, the panel
// and the lexicon. A statement of an unknown fact is found by its words: those of the question, without what makes it one.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { scenarios } from '../../practice/scenarios'
import { DEFAULTS } from '../../src-main/app/settings'
import { type Fixed, viewOf } from '../../src-main/app/view'
import { appRoot } from '../../src-main/app-root'
import type { Language } from '../../src-main/guide/schema'
import { checkGuideBytes, readLibrary } from '../../src-main/library'
import { typeset } from '../../src-main/run/typeset'
import { TEXTS } from '../../src-main/texts/index'
import { LANGUAGES } from '../../src-preload/contract/language'
import { files, index } from './support/words'

const { guides, services, lexicon } = readLibrary()
const unknowns = services.flatMap((service) =>
  service.unknown.map((id) => ({
    service,
    id,
    say: (language: Language) => service.texts[language]?.[id] ?? '',
  })),
)

/** All strings in a value, with the way to each. */
function strings(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, `${path}/${key}`))
}

const panel = (language: Language): unknown =>
  JSON.parse(readFileSync(join(appRoot(), 'src-renderer', 'messages', `${language}.json`), 'utf8'))

/** Every text that a person can read in a language, but the questions themselves. */
const said = (language: Language): [path: string, text: string][] => [
  ...guides.flatMap((guide) => strings({ [guide.id]: guide.texts[language], sources: guide.sources })),
  ...services.flatMap((service) => {
    const texts = Object.entries(service.texts[language] ?? {}).filter(
      ([id]) => !service.unknown.includes(id),
    )
    return strings({ [service.id]: { texts: Object.fromEntries(texts), facts: service.facts } })
  }),
  ...strings({ app: TEXTS[language], panel: panel(language) }),
  ...strings({ traps: Object.values(index.intents).map(({ texts }) => texts?.[language] ?? '') }),
  ...scenarios.flatMap(({ title, teaches }) => strings({ practice: [title[language], teaches[language]] })),
]

// What a sentence is about: the beginnings of its longer words, without those that ask.
const ASKING = new Set(
  'what does when where which exactly exactement genau exactamente comment quel quelle quoi welche wann donde cual como would into that with than they this from dans pour avec oder wird eine einem einer nach para cuando desde esta este aujo heute today'.split(
    ' ',
  ),
)
const about = (text: string): Set<string> =>
  new Set(
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^\p{L}/#]+/u)
      .filter((word) => word.length >= 4 && !ASKING.has(word))
      .map((word) => word.slice(0, 5)),
  )

/** How much of what the question is about the text says, from 0 to 1; a question says nothing. */
function overlap(question: string, text: string): number {
  const wanted = about(question)
  const sentences = text.split(/(?<=[.!?])\s+/).filter((sentence) => !sentence.trim().endsWith('?'))
  const shares = sentences.map((sentence) => {
    const given = about(sentence)
    return [...wanted].filter((word) => given.has(word)).length / Math.max(1, wanted.size)
  })
  return Math.max(0, ...shares)
}
// Three words in four are the subject alone ("the payment portal … cancel"), of which reports may well tell.
const STATED = 0.8

describe('the detector finds a statement made of the question', () => {
  test.each<[Language, string, string]>([
    ['en', 'unknown-after', 'Once the plan is cancelled, the page shows “Ends on”.'],
    ['en', 'unknown-channel', 'Today the support channel on the Discord server is called #help.'],
    ['en', 'unknown-portal', 'The payment portal offers “Cancel” today.'],
    ['en', 'unknown-info', 'In Discord, /info shows “None” once the plan is cancelled.'],
    ['en', 'unknown-offers', 'The site tries to make you stay, with offers and a survey.'],
    ['en', 'unknown-magazine', 'The magazine’s payment portal is at mag.example/portal.'],
    ['fr', 'unknown-portal', 'Le portail de paiement propose aujourd’hui de résilier.'],
    ['de', 'unknown-portal', 'Das Zahlungsportal bietet heute das Kündigen an.'],
    ['es', 'unknown-portal', 'El portal de pago ofrece hoy la opción de cancelar.'],
  ])('%s %s', (language, id, statement) => {
    const question = unknowns.find((each) => each.id === id)?.say(language) ?? ''
    expect(question).not.toBe('')
    expect(overlap(question, statement)).toBeGreaterThanOrEqual(STATED)
  })
})

describe.each(LANGUAGES)('%s', (language) => {
  test('every unknown fact is a question, in words of its own', () => {
    expect(unknowns.length).toBeGreaterThanOrEqual(8)
    for (const { id, say } of unknowns) {
      const text = say(language)
      expect(text, id).toMatch(/\?$/)
      expect(text, id).not.toMatch(/[.!]\s/)
      expect(about(text).size, id).toBeGreaterThanOrEqual(2)
    }
    expect(new Set(unknowns.map(({ say }) => say(language))).size).toBe(unknowns.length)
  })

  test('no other text states one', () => {
    const texts = said(language)
    expect(texts.length).toBeGreaterThan(400)
    const stated = unknowns.flatMap(({ id, say }) =>
      texts.flatMap(([path, text]) =>
        overlap(say(language), text) >= STATED ? [`${id} <- ${path}: ${text}`] : [],
      ),
    )
    expect(stated).toEqual([])
  })

  test('the panel shows them as questions only', () => {
    const fixed: Fixed = { guides, services, index, host: 'browser', browsers: [], ownBrowser: null }
    const shown = (place: Parameters<typeof viewOf>[0]['place']) =>
      viewOf(
        {
          language,
          settings: DEFAULTS,
          above: null,
          site: { kind: 'none' },
          notices: [],
          offered: [],
          place,
        },
        fixed,
        null,
      )
    const questions = unknowns.map(({ say }) => typeset(say(language), language))
    const found = (view: unknown) =>
      strings(view).filter(([, text]) => questions.some((each) => text.includes(each)))
    expect(found(shown({ kind: 'home', cases: [], answers: {} }))).toEqual([])
    for (const guide of guides) {
      const choice = { guide, scenario: null, answers: {}, mode: 'show', link: null, folder: null } as const
      const view = shown({ kind: 'before', choice, starting: false })
      const paths = found(view).map(([path]) => path)
      expect(paths.length, guide.id).toBeGreaterThanOrEqual(unknowns.length)
      expect(
        paths.filter((path) => !path.startsWith('/place/unknown/')),
        guide.id,
      ).toEqual([])
    }
  })
})

describe('nothing stands on what nobody knows', () => {
  test('no runnable guide holds an unknown fact, by name or by text', () => {
    const ids = new Set(unknowns.map(({ id }) => id))
    for (const guide of guides) {
      expect(Object.values(guide.facts).map(({ confidence }) => confidence)).not.toContain('unknown')
      const named = [
        ...Object.values(guide.before),
        ...Object.values(guide.afterwards),
        guide.stuck.advice,
      ].flat()
      expect(
        named.filter((id) => ids.has(id)),
        guide.id,
      ).toEqual([])
      for (const texts of Object.values(guide.texts))
        expect(
          Object.keys(texts).filter((id) => ids.has(id)),
          guide.id,
        ).toEqual([])
    }
  })

  test('the record says nothing of them but the question', () => {
    for (const { service, id } of unknowns) {
      expect(service.facts[id]?.source, id).toBeUndefined()
      expect(service.facts[id]?.note, id).toBeUndefined()
      const lists = [
        service.terms,
        service.refund,
        service.doesNotCancel,
        service.contacts.map(({ fact }) => fact),
      ]
      expect(lists.flat(), id).not.toContain(id)
    }
  })

  // Addresses and names that circulate and that nobody has confirmed, by the fact that they would settle.
  const CIRCULATING: readonly [string, RegExp][] = [
    ['unknown-channel', /\b(?:member|billing)-support\b/i],
    ['unknown-magazine', /mag\.midjourney\.com\/\w|billing\.stripe\.com\/p\/login/i],
    ['the address of Manage Subscription', /\/manage-subscription|\/account\/billing/i],
  ]
  const folder = join(appRoot(), 'guides')
  const yaml = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.yaml'))

  test.each(CIRCULATING)('%s: no guide, record or phrase goes by it', (_fact, pattern) => {
    expect(yaml.length).toBeGreaterThan(12)
    const found = yaml.flatMap((name) => {
      const lines = readFileSync(join(folder, name), 'utf8').split('\n')
      return lines.filter((line) => pattern.test(line)).map((line) => `${name}: ${line.trim()}`)
    })
    expect(found).toEqual([])
  })

  test('no phrase of the lexicon is of one service only, so that none needs to know what its pages say', () => {
    const phrases = files.flatMap(({ intents, signs, language }) =>
      Object.entries({ ...intents, ...signs }).flatMap(([id, { match, under }]) =>
        [...match, ...Object.values(under).flat()].map((phrase) => `${language} ${id}: ${phrase}`),
      ),
    )
    expect(phrases.length).toBeGreaterThan(2000)
    expect(phrases.filter((phrase) => /midjourney/i.test(phrase) && !/ magazine:/.test(phrase))).toEqual([])
  })

  test.each(unknowns.map(({ id }) => id))('a guide that names %s does not pass the check', (id) => {
    const file = join(folder, 'midjourney', 'website.yaml')
    const text = readFileSync(file, 'utf8')
    const changed = text.replace('lose: [lose-now', `lose: [${id}, lose-now`)
    expect(changed).not.toBe(text)
    const { guide, findings } = checkGuideBytes(file, new TextEncoder().encode(changed), lexicon)
    expect(guide).toBeNull()
    expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining(`"${id}" is not known`)])
  })
})
