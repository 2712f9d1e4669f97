/**
 * The lexicon: what a control or a sentence means, in every language at once.
 * Invariants: phrases are data, never code; a text is normalised before it is compared; a `never` phrase found
 * anywhere in the text rules the meaning out; a phrase covers the whole text unless it begins or ends with "…".
 * Pure: must not import I/O, Electron or the DOM.
 */
import { DATE_PATTERN } from './dates.js'
import { MONEY_PATTERN, mayHoldMoney } from './money.js'
import { isMark, normalise, normaliseMarked } from './normalise.js'
import type { LexiconFile, LexiconIndex } from './schema.js'

export type IntentId = string
export type SignId = string

/** Where a control stands: the signs that its dialog or heading shows ("asks-to-cancel"). */
export type Surroundings = ReadonlySet<SignId>

/** One phrase, ready to be compared. */
interface Phrase {
  /** Of each set at least one word must be in the text: settles most comparisons without an expression. */
  readonly needs: readonly ReadonlySet<string>[]
  readonly source: () => string
  /** Asks for a mark ("#", "@", "$" …): compared with the text that keeps them. */
  readonly marked: boolean
  /** Made at the first use: few phrases ever get so far. */
  expression: RegExp | null
}

interface Meaning {
  readonly id: string
  readonly match: PhraseIndex
  readonly never: PhraseIndex
  readonly under: ReadonlyMap<SignId, PhraseIndex>
  /** Signs under which it is not meant at all. */
  readonly notUnder: readonly SignId[]
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
  /** What the phrases need, for a closer look at texts that have a stem. */
  readonly needs: { readonly controls: Needs; readonly texts: Needs }
}

/** A text can only mean something when, for one of `phrases`, it has a word of each of the named `sets`. */
export interface Needs {
  readonly sets: readonly (readonly string[])[]
  /** Indices into `sets`; the first is the most telling one. */
  readonly phrases: readonly (readonly number[])[]
}

/** Slots that no file defines: source of an expression each. `money` and `email` stand in the marked text. */
const BUILT_IN: ReadonlyMap<string, string> = new Map([
  ['date', DATE_PATTERN],
  ['money', MONEY_PATTERN],
  ['email', '(?:: )?[^ @]+(?: [^ @]+){0,4} @ [^ @]+(?: [^ @]+){1,4}'],
  ['word', '[\\p{L}\\p{N}][^ ]*'],
])

/** Among the words that a phrase needs: an amount of money. */
const MONEY = '$'
const wordsOf = (normal: string, marked: string) =>
  new Set([...normal.split(' '), ...marked.split(' '), ...(mayHoldMoney(marked) ? [MONEY] : [])])

const slotName = (word: string) => /^\{(.*?)\??\}$/.exec(word)?.[1]
const isMarked = (word: string) => isMark(word[0] ?? '') || /^\{(?:money|email)\??\}$/.test(word)

const literal = (word: string) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** One word of a phrase → the source of an expression that begins with the space before the word. */
function wordSource(word: string, slots: Slots): string {
  if (word === '*') return '(?: [^ ]+){0,3}'
  const [first = ''] = word
  if (isMark(first)) return ` ${literal(first)}${wordSource(word.slice(1), slots)}`
  const slot = /^\{([a-z-]+)(\?)?\}$/.exec(word)
  if (slot === null) {
    const plain = normalise(word)
    return plain === '' ? '' : ` ${literal(plain)}`
  }
  const [, name = '', optional = ''] = slot
  const own = BUILT_IN.get(name)
  const words = own === undefined ? (slots.get(name) ?? []).map((w) => literal(normalise(w))) : [own]
  return `(?: (?:${words.join('|')}))${optional}`
}

type Slots = ReadonlyMap<string, readonly string[]>

function checkSlots(phrase: string, slots: Slots): void {
  for (const word of phrase.split(/\s+/)) {
    const slot = slotName(word)
    if (slot !== undefined && !BUILT_IN.has(slot) && !slots.has(slot))
      throw new RangeError(`unknown slot {${slot}}`)
  }
}

/** A phrase → expression source over `' ' + normalised text`. Throws RangeError on an unknown slot. */
export function phraseSource(phrase: string, slots: Slots): string {
  checkSlots(phrase, slots)
  const words = phrase.trim().split(/\s+/)
  const open = words[0] === '…'
  const tail = words.length > 1 && words.at(-1) === '…'
  const middle = words.slice(open ? 1 : 0, tail ? -1 : undefined)
  return `${open ? '(?: .*)?' : ''}${middle.map((word) => wordSource(word, slots)).join('')}${tail ? '(?: .*)?' : ''}`
}

/** For each word that the phrase cannot do without, its alternatives: the longest word of each. */
function needsOf(phrase: string, slots: Slots): readonly ReadonlySet<string>[] {
  return phrase
    .split(/\s+/)
    .filter((word) => word !== '…' && word !== '*' && !word.endsWith('?}'))
    .filter((word) => word === '{money}' || !BUILT_IN.has(slotName(word) ?? ''))
    .map((word) =>
      word === '{money}' ? [MONEY] : word.startsWith('{') ? (slots.get(word.slice(1, -1)) ?? [word]) : [word],
    )
    .map((words) => new Set(words.map((each) => (isMark(each) ? each : longestWord(normalise(each))))))
    .filter((words) => !words.has(''))
}

const longestWord = (text: string) => text.split(' ').reduce((a, b) => (b.length > a.length ? b : a), '')

/** The most telling need: no mark and no short words, which stand in every text; then few alternatives. */
function stemsOf(needs: readonly ReadonlySet<string>[]): readonly string[] {
  const score = (words: readonly string[]) =>
    Math.min(6, ...words.map((w) => w.length)) - words.filter((w) => w.length < 4).length - words.length / 40
  const words = needs.filter((need) => ![...need].some(isMark)).map((need) => [...need])
  return words.sort((a, b) => score(b) - score(a))[0] ?? []
}

/** Phrases by the word that they cannot do without, so that a text is held only against those that could fit. */
class PhraseIndex {
  private readonly byWord = new Map<string, Phrase[]>()
  private readonly always: Phrase[] = []

  add(phrase: Phrase, words: readonly string[]): void {
    if (words.length === 0) this.always.push(phrase)
    for (const word of words) {
      const phrases = this.byWord.get(word)
      if (phrases === undefined) this.byWord.set(word, [phrase])
      else phrases.push(phrase)
    }
  }

  matches(text: Text): boolean {
    if (this.always.some((phrase) => fits(phrase, text))) return true
    for (const word of text.words) {
      if (this.byWord.get(word)?.some((phrase) => fits(phrase, text))) return true
    }
    return false
  }
}

/** A normalised text with a space before it, the same with its marks, and its words. */
interface Text {
  readonly text: string
  readonly marked: string
  readonly words: ReadonlySet<string>
}

function fits(phrase: Phrase, text: Text): boolean {
  for (const need of phrase.needs) if (disjoint(need, text.words)) return false
  phrase.expression ??= new RegExp(`^${phrase.source()}$`, 'u')
  return phrase.expression.test(phrase.marked ? text.marked : text.text)
}

function disjoint(need: ReadonlySet<string>, words: ReadonlySet<string>): boolean {
  for (const word of words) if (need.has(word)) return false
  return true
}

/** The needs of all phrases, each set and each combination once. */
function gather(all: readonly (readonly ReadonlySet<string>[])[]): Needs {
  const sets = new Map<string, number>()
  const idOf = (words: ReadonlySet<string>) => {
    const key = JSON.stringify([...words].sort())
    const id = sets.get(key) ?? sets.size
    sets.set(key, id)
    return id
  }
  const phrases = new Map(
    all.map((needs) => {
      const first = stemsOf(needs)
      const ordered = [...needs].sort(
        (a, b) => Number(first.every((w) => b.has(w))) - Number(first.every((w) => a.has(w))),
      )
      const ids = [...new Set(ordered.map(idOf))]
      return [ids.join(), ids]
    }),
  )
  return { sets: [...sets.keys()].map((key): string[] => JSON.parse(key)), phrases: [...phrases.values()] }
}

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
  const needed = {
    intents: [] as (readonly ReadonlySet<string>[])[],
    signs: [] as (readonly ReadonlySet<string>[])[],
  }
  const slotsOf = files.map((file) => new Map(Object.entries(file.slots)))

  const compile = (kind: 'intents' | 'signs', id: string): Meaning => {
    const match = new PhraseIndex()
    const never = new PhraseIndex()
    const under = new Map<SignId, PhraseIndex>()
    files.forEach((file, i) => {
      const entry = file[kind][id]
      const slots = slotsOf[i]
      if (entry === undefined || slots === undefined) return
      const add = (to: PhraseIndex, phrase: string, sifted: boolean) => {
        const needs = needsOf(phrase, slots)
        const words = stemsOf(needs)
        if (sifted) for (const word of words) stems[kind].add(word)
        if (sifted) needed[kind].push(needs)
        const marked = phrase.split(/\s+/).some(isMarked)
        // Most are never asked: the source of an expression is made with it, and not for thousands at the start.
        checkSlots(phrase, slots)
        to.add({ needs, marked, source: () => phraseSource(phrase, slots), expression: null }, words)
      }
      for (const phrase of entry.match) add(match, phrase, true)
      for (const phrase of entry.never) add(never, `… ${phrase} …`, false)
      for (const [sign, phrases] of Object.entries(entry.under)) {
        const to = under.get(sign) ?? new PhraseIndex()
        under.set(sign, to)
        for (const phrase of phrases) add(to, phrase, true)
      }
    })
    const { trap = false, notUnder = [] } = kind === 'intents' ? (index.intents[id] ?? {}) : {}
    return { id, match, never, under, notUnder: trap ? [] : notUnder }
  }

  const intents = Object.keys(index.intents).map((id) => compile('intents', id))
  const signs = Object.keys(index.signs).map((id) => compile('signs', id))
  return {
    intents: new Map(Object.entries(index.intents).map(([id, { trap }]) => [id, { trap }])),
    signs: new Set(Object.keys(index.signs)),
    stems: {
      controls: shortest(stems.intents),
      texts: shortest(stems.signs),
      needs: { controls: gather(needed.intents), texts: gather(needed.signs) },
    },
    intentsOf: remembered(intents),
    signsOf: remembered(signs),
  }
}

/** What may be, or become, a mark. */
const MARKS = /[#@$€£¥₹:/]|[^\p{ASCII}\p{Script=Latin}…–—‘’“”«»·•]/u

/** Labels repeat, from look to look and within a page: each is judged once. */
const REMEMBERED = 5000

function remembered(meanings: readonly Meaning[]) {
  const known = new Map<string, readonly string[]>()
  return (raw: string, surroundings: Surroundings = new Set()): readonly string[] => {
    const normal = normalise(raw)
    if (normal === '') return []
    const marked = MARKS.test(raw) ? normaliseMarked(raw) : normal
    const key = surroundings.size === 0 ? marked : `${marked}|${[...surroundings].sort().join('|')}`
    const before = known.get(key)
    if (before !== undefined) return before
    const text: Text = { text: ` ${normal}`, marked: ` ${marked}`, words: wordsOf(normal, marked) }
    const found = meanings.filter((meaning) => says(meaning, text, surroundings)).map((meaning) => meaning.id)
    if (known.size >= REMEMBERED) known.clear()
    known.set(key, found)
    return found
  }
}

function says(meaning: Meaning, text: Text, surroundings: Surroundings): boolean {
  if (meaning.notUnder.some((sign) => surroundings.has(sign))) return false
  const matched =
    meaning.match.matches(text) ||
    [...meaning.under].some(([sign, index]) => surroundings.has(sign) && index.matches(text))
  return matched && !meaning.never.matches(text)
}
