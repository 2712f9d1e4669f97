/**
 * The lexicon: what a control or a sentence means, in every language at once.
 * Invariants: phrases are data, never code; a text is normalised before it is compared; a `never` phrase found
 * anywhere in the text rules the meaning out; a phrase covers the whole text unless it begins or ends with "…".
 * Pure: must not import I/O, Electron or the DOM.
 */
import { DATE_PATTERN } from './dates.js'
import { normalise } from './normalise.js'
import type { LexiconFile, LexiconIndex } from './schema.js'

export type IntentId = string
export type SignId = string

/** Where a control stands: the signs that its dialog or heading shows ("asks-to-cancel"). */
export type Surroundings = ReadonlySet<SignId>

interface Meaning {
  readonly id: string
  readonly match: RegExp | null
  readonly never: RegExp | null
  readonly under: readonly { sign: SignId; match: RegExp }[]
}

export interface Lexicon {
  /** Every intent with whether it is a trap. */
  readonly intents: ReadonlyMap<IntentId, { readonly trap: boolean }>
  readonly signs: ReadonlySet<SignId>
  /** Intents that the control's name carries; traps included. Empty for a name that means nothing. */
  intentsOf(name: string, surroundings?: Surroundings): readonly IntentId[]
  /** Signs that a sentence gives. */
  signsOf(text: string): readonly SignId[]
  /** Lower-case word stems: a text that contains none of them has no meaning here. For the page's first sieve. */
  readonly stems: Stems
}

/** Stems shorter than this are compared with whole words: "no" is not in "know". */
export const WHOLE_WORD = 5

/** Stems of control names, and of sentences. */
export interface Stems {
  readonly controls: readonly string[]
  readonly texts: readonly string[]
}

const literal = (word: string) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** One word of a phrase → the source of an expression that begins with the space before the word. */
function wordSource(word: string, slots: ReadonlyMap<string, readonly string[]>): string {
  if (word === '*') return '(?: [^ ]+){0,3}'
  const slot = /^\{([a-z-]+)(\?)?\}$/.exec(word)
  if (slot === null) {
    const plain = normalise(word)
    return plain === '' ? '' : ` ${literal(plain)}`
  }
  const [, name = '', optional = ''] = slot
  const words = name === 'date' ? [DATE_PATTERN] : (slots.get(name) ?? []).map((w) => literal(normalise(w)))
  return `(?: (?:${words.join('|')}))${optional}`
}

/** A phrase → expression source over `' ' + normalised text`. Throws RangeError on an unknown slot. */
export function phraseSource(phrase: string, slots: ReadonlyMap<string, readonly string[]>): string {
  const words = phrase.trim().split(/\s+/)
  for (const word of words) {
    const slot = /^\{(.*?)\??\}$/.exec(word)?.[1]
    if (slot !== undefined && slot !== 'date' && !slots.has(slot))
      throw new RangeError(`unknown slot {${slot}}`)
  }
  const open = words[0] === '…'
  const tail = words.length > 1 && words.at(-1) === '…'
  const middle = words.slice(open ? 1 : 0, tail ? -1 : undefined)
  return `${open ? '(?: .*)?' : ''}${middle.map((word) => wordSource(word, slots)).join('')}${tail ? '(?: .*)?' : ''}`
}

const anyOf = (sources: readonly string[]): RegExp | null =>
  sources.length === 0 ? null : new RegExp(`^(?:${sources.join('|')})$`, 'u')

/** The longest literal word of a phrase, slots opened: one of them must be in any text that the phrase matches. */
function phraseStems(phrase: string, slots: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const options = phrase
    .split(/\s+/)
    .filter((word) => word !== '…' && word !== '*' && !word.endsWith('?}') && word !== '{date}')
    .map((word) => slots.get(word.slice(1, -1)) ?? [word])
    .map((words) => words.map((w) => longestWord(normalise(w))))
    .filter((words) => words.every((w) => w !== ''))
  const score = (words: readonly string[]) => Math.min(...words.map((w) => w.length)) - words.length / 4
  return options.sort((a, b) => score(b) - score(a))[0] ?? []
}

const longestWord = (text: string) => text.split(' ').reduce((a, b) => (b.length > a.length ? b : a), '')

/** A stem that contains another stem adds nothing to the sieve; short ones are looked for as whole words only. */
function shortest(stems: ReadonlySet<string>): string[] {
  const all = [...stems].sort((a, b) => a.length - b.length)
  return all.filter(
    (stem, i) => !all.slice(0, i).some((other) => other.length >= WHOLE_WORD && stem.includes(other)),
  )
}

/** Builds the lexicon from its index (which intents, which are traps) and one file a language. */
export function buildLexicon(index: LexiconIndex, files: readonly LexiconFile[]): Lexicon {
  const stems = { intents: new Set<string>(), signs: new Set<string>() }
  const slotsOf = files.map((file) => new Map(Object.entries(file.slots)))

  const compile = (kind: 'intents' | 'signs', id: string): Meaning => {
    const sources = { match: [] as string[], never: [] as string[] }
    const under = new Map<SignId, string[]>()
    files.forEach((file, i) => {
      const entry = file[kind][id]
      const slots = slotsOf[i]
      if (entry === undefined || slots === undefined) return
      const add = (phrase: string) => {
        for (const stem of phraseStems(phrase, slots)) stems[kind].add(stem)
        return phraseSource(phrase, slots)
      }
      sources.match.push(...entry.match.map(add))
      sources.never.push(...entry.never.map((phrase) => phraseSource(`… ${phrase} …`, slots)))
      for (const [sign, phrases] of Object.entries(entry.under)) {
        under.set(sign, [...(under.get(sign) ?? []), ...phrases.map(add)])
      }
    })
    return {
      id,
      match: anyOf(sources.match),
      never: anyOf(sources.never),
      under: [...under].flatMap(([sign, phrases]) => {
        const match = anyOf(phrases)
        return match === null ? [] : [{ sign, match }]
      }),
    }
  }

  const intents = Object.keys(index.intents).map((id) => compile('intents', id))
  const signs = Object.keys(index.signs).map((id) => compile('signs', id))
  return {
    intents: new Map(Object.entries(index.intents).map(([id, { trap }]) => [id, { trap }])),
    signs: new Set(Object.keys(index.signs)),
    stems: { controls: shortest(stems.intents), texts: shortest(stems.signs) },
    intentsOf: (name, surroundings) => meaningsOf(intents, name, surroundings),
    signsOf: (text) => meaningsOf(signs, text),
  }
}

function meaningsOf(
  meanings: readonly Meaning[],
  raw: string,
  surroundings: Surroundings = new Set(),
): readonly string[] {
  const text = ` ${normalise(raw)}`
  if (text === ' ') return []
  return meanings.filter((meaning) => says(meaning, text, surroundings)).map((meaning) => meaning.id)
}

function says(meaning: Meaning, text: string, surroundings: Surroundings): boolean {
  const matched =
    meaning.match?.test(text) === true ||
    meaning.under.some(({ sign, match }) => surroundings.has(sign) && match.test(text))
  return matched && meaning.never?.test(text) !== true
}
