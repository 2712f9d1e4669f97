/**
 * The first sieve: whether a text contains a word of the lexicon at all.
 * Invariants: never misses what the normalised text contains (ASCII is tested raw, anything else normalised first);
 * the same text is tested once. Must not import the DOM.
 */
import { mayHoldMoney } from '../../src-main/guide/money.js'
import { normalise, normaliseMarked } from '../../src-main/guide/normalise.js'
import type { Needs, Stems } from './protocol.js'

export type Sieve = (text: string) => boolean

/** What the sieve says of a run: nothing in it; a word of the lexicon; all that some phrase needs. */
export type Hit = 'no' | 'word' | 'phrase'

export interface Sieves {
  readonly controls: Sieve
  /** A word of the lexicon is there. */
  readonly texts: Sieve
  /** All that some phrase needs is there. */
  readonly needs: Sieve
  /** A run of text, by the others together. */
  readonly hit: (text: string) => Hit
}

/** Among the needs: an amount of money, as in lexicon.ts. */
const MONEY = '$'

/** Longer texts are not a name; they are let through. */
const LOOKED_AT = 400

const LIMIT = 20_000
/** More texts than a page of 200,000 nodes has: one that forgets before it is asked again only costs. */
const MEMORY = 50_000
const REMEMBERED = 200
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is asked for.
const ASCII = /^[\x00-\x7f]*$/
const SHORT = /^[a-z0-9']{1,4}$/

const escaped = (word: string) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** The words of a text, some of them twice in other forms: a closer look may let too much through, never too little. */
function wordsOf(text: string): readonly string[] {
  if (!ASCII.test(text)) return normalise(text).split(' ')
  const words = text.toLowerCase().match(/[a-z0-9'%./:-]+/g) ?? []
  return words.flatMap((word) => (/^[a-z0-9]+$/.test(word) ? [word] : normalise(word).split(' ')))
}

/** The marks that a phrase can ask for, and MONEY; what is not plain ASCII is read as the lexicon reads it. */
function marksOf(text: string): readonly string[] {
  const marked = ASCII.test(text) ? text : normaliseMarked(text)
  const marks: readonly string[] = marked.match(/[#@:]/g) ?? []
  return mayHoldMoney(marked) ? [...marks, MONEY] : marks
}

/** The closer look: whether any phrase finds all that it needs. Passes everything when no needs are known. */
export function buildNeeds(needs: Needs | undefined): Sieve {
  if (needs === undefined) return () => true
  const setsOf = new Map<string, number[]>()
  needs.sets.forEach((words, id) => {
    for (const word of words) setsOf.set(word, [...(setsOf.get(word) ?? []), id])
  })
  const byFirst = new Map<number, (readonly number[])[]>()
  for (const phrase of needs.phrases) {
    const [first = -1] = phrase
    byFirst.set(first, [...(byFirst.get(first) ?? []), phrase])
  }
  const always = byFirst.has(-1)
  return remembered((text) => {
    if (always || text.length > LOOKED_AT) return true
    const words = [...wordsOf(text), ...marksOf(text)]
    const sets = new Set(words.flatMap((word) => setsOf.get(word) ?? []))
    for (const id of sets) {
      if (byFirst.get(id)?.some((phrase) => phrase.every((each) => sets.has(each)))) return true
    }
    return false
  })
}

/** Labels repeat from look to look: each short text is judged once. */
function remembered<T extends boolean | string>(judge: (text: string) => T): (text: string) => T {
  const memory = new Map<string, T>()
  return (text) => {
    if (text.length > REMEMBERED) return judge(text)
    const known = memory.get(text)
    if (known !== undefined) return known
    if (memory.size >= MEMORY) memory.clear()
    const hit = judge(text)
    memory.set(text, hit)
    return hit
  }
}

/** Stems of five letters or more may stand inside a word; shorter Latin ones are whole words. */
function source(stems: readonly string[]): string {
  const usable = stems.filter((stem) => stem !== '')
  const short = usable.filter((stem) => SHORT.test(stem)).map(escaped)
  const long = usable.filter((stem) => !SHORT.test(stem)).map(escaped)
  const whole = short.length > 0 ? [`(?<![a-z0-9])(?:${short.join('|')})(?![a-z0-9])`] : []
  return [...long, ...whole].join('|')
}

export function buildSieve(stems: readonly string[]): Sieve {
  const pattern = source(stems)
  if (pattern === '') return () => false
  const raw = new RegExp(pattern, 'i')
  const normal = new RegExp(pattern, 'u')
  return remembered((text) => test(text.slice(0, LIMIT)))

  function test(text: string): boolean {
    if (ASCII.test(text)) return raw.test(text)
    for (let at = 0; at < text.length; at += 1900)
      if (normal.test(normalise(text.slice(at, at + 2000)))) return true
    return false
  }
}

export function buildSieves(stems: Stems): Sieves {
  const word = buildSieve(stems.controls)
  const all = buildNeeds(stems.needs?.controls)
  const controls = remembered((text) => word(text) && all(text))
  const texts = buildSieve(stems.texts)
  const needs = buildNeeds(stems.needs?.texts)
  const hit = remembered((text): Hit => {
    const open = texts(text)
    if ((open && needs(text)) || (text.length <= 80 && controls(text))) return 'phrase'
    return open ? 'word' : 'no'
  })
  return { controls, texts, needs, hit }
}

export const NO_SIEVE: Sieves = {
  controls: () => false,
  texts: () => false,
  needs: () => false,
  hit: () => 'no',
}
/** Lets every control through. */
export const ALL: Sieves = { ...NO_SIEVE, controls: () => true }
