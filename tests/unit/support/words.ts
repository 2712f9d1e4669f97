// The real lexicon, its phrases, texts made from them, and tables of labels: shared by the tests of the words.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { parse } from 'yaml'
import { buildLexicon } from '../../../src-main/guide/lexicon.js'
import { LANGUAGES, type Language, LexiconFile, LexiconIndex } from '../../../src-main/guide/schema.js'

const read = (name: string): unknown =>
  parse(readFileSync(new URL(`../../../guides/lexicon/${name}.yaml`, import.meta.url), 'utf8'))
export const index = LexiconIndex.parse(read('index'))
export const files = LANGUAGES.map((language) => LexiconFile.parse(read(language)))
export const lexicon = buildLexicon(index, files)
export const isTrap = (id: string) => lexicon.intents.get(id)?.trap === true

/** `text => meanings`; `[sign] text => meanings` puts the label inside a dialog that shows the sign. */
export interface Row {
  readonly text: string
  readonly under: readonly string[]
  readonly expected: readonly string[]
}

const words = (list: string): readonly string[] => list.split(' ').filter((word) => word !== '')

export function rowsOf(table: string): readonly Row[] {
  return table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, under = '', text = '', expected = ''] = /^(?:\[(.*?)\] )?(.*?) =>(.*)$/u.exec(line) ?? []
      return { text, under: words(under), expected: words(expected) }
    })
}

export interface Phrase {
  readonly kind: 'intents' | 'signs'
  readonly language: Language
  readonly id: string
  readonly phrase: string
  readonly under: readonly string[]
}

export const phrases: readonly Phrase[] = files.flatMap((file) =>
  (['intents', 'signs'] as const).flatMap((kind) =>
    Object.entries(file[kind]).flatMap(([id, entry]) => {
      const base = { kind, language: file.language, id }
      return [
        ...entry.match.map((phrase) => ({ ...base, phrase, under: [] })),
        ...Object.entries(entry.under).flatMap(([sign, list]) =>
          list.map((phrase) => ({ ...base, phrase, under: [sign] })),
        ),
      ]
    }),
  ),
)
const slotsOf = new Map(files.map((file) => [file.language, file.slots]))
const filler = fc.constantFrom('zorblax', 'quux', 'acme', '2026')
const BUILT_IN: Readonly<Record<string, fc.Arbitrary<string>>> = {
  date: fc.constantFrom('December 14, 2026', '14 décembre 2026', '14. Dezember 2026', '2026-12-14'),
  money: fc.constantFrom('$10', 'US$30.00', '8,99 €', '€8.99', '10 USD', 'CHF 9.–', '1.234,56 €'),
  email: fc.constantFrom('joe@example.com', 'a.b+c@mail.example.org'),
  word: filler,
}

function wordArbitrary(word: string, first: boolean, language: Language): fc.Arbitrary<string> {
  if (word === '…')
    return first ? fc.constant('') : fc.array(filler, { maxLength: 3 }).map((w) => w.join(' '))
  if (word === '*') return fc.array(filler, { maxLength: 3 }).map((w) => w.join(' '))
  const slot = /^\{([a-z-]+)(\?)?\}$/.exec(word)
  if (slot === null) return fc.constant(word)
  const [, name = ''] = slot
  const options = BUILT_IN[name] ?? fc.constantFrom(...(slotsOf.get(language)?.[name] ?? ['']))
  return slot[2] === undefined ? options : fc.option(options, { nil: '' })
}

/** One text that the phrase stands for. */
export function expand({ phrase, language }: Phrase): fc.Arbitrary<string> {
  const parts = phrase.split(/\s+/).map((word, i) => wordArbitrary(word, i === 0, language))
  return fc.tuple(...parts).map((list) => list.filter((part) => part !== '').join(' '))
}

export const expansions = (keep: (phrase: Phrase) => boolean) =>
  fc.constantFrom(...phrases.filter(keep)).chain((phrase) => fc.tuple(fc.constant(phrase), expand(phrase)))
