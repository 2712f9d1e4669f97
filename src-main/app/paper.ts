/**
 * What a person has written in a case: facts given, languages, citations chosen, text changed by hand; kept in the case
 * as events, so that it is there again after a kill.
 * Invariants: pure; a text changed by hand belongs to one letter in one language; the checksums of a case's pictures
 * survive the masking of its log. Must not import I/O, Electron or the DOM.
 */
import { z } from 'zod'
import { LANGUAGES, type Language } from '../../src-preload/contract/language.js'
import { TYPED, WAYS_OUT } from '../../src-preload/contract/letter.js'
import { CHANNELS } from '../../src-preload/contract/letter-names.js'
import type { CaseEvent, Entry } from '../case/entry.js'
import { plainText } from '../letters/plain-text.js'
import type { LetterIndex } from '../letters/schema.js'

/** Which letter: what about, and where to. */
export interface LetterId {
  readonly purpose: string
  readonly channel: (typeof CHANNELS)[number]
}

export const nameOfLetter = ({ purpose, channel }: LetterId): string => `${purpose}/${channel}`

/** What was written by hand; null: as the facts make it. */
export interface ByHand {
  readonly subject: string | null
  readonly body: string | null
}

export interface Paper {
  /** The letters' language; the panel's own is another matter. */
  readonly language: Language
  readonly country: string | null
  readonly cite: readonly string[]
  /** Fact → what the person typed, be it usable or not. */
  readonly given: Readonly<Record<string, string>>
  /** By letter and language. */
  readonly byHand: Readonly<Record<string, ByHand>>
}

const NOT_BY_HAND: ByHand = { subject: null, body: null }
const keyOf = (letter: LetterId, language: Language) => `${nameOfLetter(letter)}/${language}`

export const byHandOf = (paper: Paper, letter: LetterId): ByHand =>
  paper.byHand[keyOf(letter, paper.language)] ?? NOT_BY_HAND

export const withByHand = (paper: Paper, letter: LetterId, change: Partial<ByHand>): Paper => ({
  ...paper,
  byHand: {
    ...paper.byHand,
    [keyOf(letter, paper.language)]: { ...byHandOf(paper, letter), ...change },
  },
})

/** A subject is one line. */
export const oneLine = (text: string): string => plainText(text).replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')

const typed = (max: number) => z.string().max(max)
const Purpose = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

const Saved = z.object({
  event: z.literal('draft-saved'),
  purpose: Purpose,
  channel: z.enum(CHANNELS),
  language: z.enum(LANGUAGES),
  country: z
    .string()
    .regex(/^[A-Z]{2}(?:-[A-Z]{2})?$/)
    .nullable(),
  cite: z.array(typed(80)).max(50),
  given: z.record(z.string(), typed(TYPED.fact)),
  subject: typed(TYPED.subject).nullable(),
  /** Masking can make it a little longer. */
  body: typed(TYPED.body * 2).nullable(),
})

/** A letter was taken out of the app; whether it was sent, the person has still to say. */
const Opened = z.object({
  event: z.literal('draft-opened'),
  purpose: Purpose,
  channel: z.enum(CHANNELS),
  way: z.enum(WAYS_OUT),
})
export type Opened = Pick<z.infer<typeof Opened>, 'purpose' | 'channel' | 'way'>

/** Stands for the checksum of a picture: as it is, the log would mask it. */
const MARK = /\{\{picture (\d{1,4})\}\}/g

const hide = (text: string, hashes: readonly string[]): string =>
  hashes.reduce((hidden, hash, i) => hidden.replaceAll(hash, `{{picture ${i}}}`), text)
const unhide = (text: string, hashes: readonly string[]): string =>
  text.replace(MARK, (mark, i: string) => hashes[Number(i)] ?? mark)

/** The event that keeps the paper. `hashes`: of the case's pictures, in the order of its log. */
export function savedPaper(paper: Paper, letter: LetterId, hashes: readonly string[]): CaseEvent {
  const { language, country, cite, given } = paper
  const { subject, body } = byHandOf(paper, letter)
  return {
    event: 'draft-saved',
    ...letter,
    language,
    country,
    cite,
    given,
    subject,
    body: body === null ? null : hide(body, hashes),
  }
}

/** The paper as the case has kept it. */
export function paperOf(
  entries: readonly Entry[],
  { facts }: LetterIndex,
  hashes: readonly string[],
  language: Language,
): Paper {
  const all = entries.flatMap((entry) =>
    entry.event === 'draft-saved' ? (Saved.safeParse(entry).data ?? []) : [],
  )
  const last = all.at(-1)
  const byHand = all.map(({ subject, body, ...letter }): [string, ByHand] => [
    keyOf(letter, letter.language),
    {
      subject: subject === null ? null : oneLine(subject),
      body: body === null ? null : plainText(unhide(body, hashes)),
    },
  ])
  return {
    language: last?.language ?? language,
    country: last?.country ?? null,
    cite: last?.cite ?? [],
    given: Object.fromEntries(
      Object.entries(last?.given ?? {}).filter(([name]) => Object.hasOwn(facts, name)),
    ),
    byHand: Object.fromEntries(byHand),
  }
}

/** The letter of which the person has not yet said whether it was sent. */
export function openedIn(entries: readonly Entry[]): Opened | null {
  const last = entries.findLast(({ event }) => /^(?:draft-opened|message-sent|message-not-sent)$/.test(event))
  return last === undefined ? null : (Opened.safeParse(last).data ?? null)
}

/** SHA-256 of the case's pictures, in the order of its log. */
export const pictureHashes = (entries: readonly Entry[]): string[] => [
  ...new Set(
    entries.flatMap(({ event, sha256 }) =>
      event === 'picture' && typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256) ? [sha256] : [],
    ),
  ),
]
