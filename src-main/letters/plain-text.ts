/**
 * Text as it may leave the app: well-formed Unicode, one kind of line break, no control characters; a line that goes
 * into a header has no break at all. Invariants: no character is ever cut in two. Pure.
 */
import { WayoutError } from '../../src-preload/contract/error.js'

/** What a draft says, whatever it is sent by. `to` and `subject` are null where the channel, or the draft, has none. */
export interface DraftText {
  readonly to: string | null
  readonly subject: string | null
  readonly body: string
}

const BREAK = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about.
const CONTROL = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about.
const NOT_IN_A_LINE = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]/

/** A byte-order mark: nothing to see, and readers take it away at the beginning of each piece that they decode. */
const MARK = /\uFEFF/g

/** Without half characters (two code units, of which one is missing): neither a URL nor UTF-8 can hold one. */
const wellFormed = (text: string): string => text.replace(MARK, '').replace(/\p{Surrogate}/gu, '\uFFFD')

/** The text with "\n" between its lines and without what a screen does not show. Tabs stay. */
export const plainText = (text: string): string => wellFormed(text.replace(BREAK, '\n').replace(CONTROL, ''))

/** A text that stands in a header. Throws `draft-invalid` for a line break: another header could follow it. */
export function headerLine(text: string, part: 'subject' | 'name'): string {
  if (NOT_IN_A_LINE.test(text))
    throw new WayoutError('draft-invalid', `The ${part} must be one line of plain text.`, { part, text })
  return wellFormed(text)
}

/** RFC 5321 allows no longer one. */
const MAX_ADDRESS = 254
/** The plain form, a list of none: no quotes, no comments, no display name, no second address. */
const ADDRESS =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/

/** One e-mail address, unchanged. Throws `draft-invalid` for anything else. */
export function mailAddress(text: string): string {
  if (text.length <= MAX_ADDRESS && ADDRESS.test(text)) return text
  throw new WayoutError('draft-invalid', 'The recipient must be one plain e-mail address.', {
    part: 'to',
    text,
  })
}

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Length of the longest beginning within the limit that ends between two characters as people see them. */
function characters(text: string, limit: number): number {
  let end = 0
  for (const { index, segment } of GRAPHEMES.segment(text)) {
    if (index + segment.length > limit) break
    end = index + segment.length
  }
  if (end > 0) return end
  // One "character" longer than the limit, made of stacked marks: between two code points, then.
  return /[\uD800-\uDBFF]/.test(text[limit - 1] ?? '') ? limit - 1 : limit
}

/** Where people stop reading, best first; not so early that a greeting would be a message of its own. */
const STOPS = [/\n[^\S\n]*\n/g, /\n/g, /(?<=[.!?…])\s/g, /\s/g] as const

function stop(text: string, limit: number): number {
  const head = text.slice(0, limit + 1)
  for (const pattern of STOPS) {
    const last = [...head.matchAll(pattern)].map((match) => match.index).findLast((at) => at > limit / 4)
    if (last !== undefined) return last
  }
  return characters(text, limit)
}

/**
 * A text in messages of at most `limit` UTF-16 code units (no way of counting gives more), cut at the end of a
 * paragraph, else of a line, a sentence, a word. White space at the cuts goes; nothing else does. No message is empty.
 */
export function messages(text: string, limit: number): readonly string[] {
  const parts: string[] = []
  let rest = plainText(text).trim()
  while (rest.length > limit) {
    const end = stop(rest, limit)
    parts.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return rest === '' ? parts : [...parts, rest]
}
