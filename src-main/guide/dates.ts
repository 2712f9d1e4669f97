/**
 * Dates as sites write them, in English, French, German and Spanish.
 * Invariants: a date that could be read in two ways is not read at all; output is ISO 8601 (YYYY-MM-DD).
 * Must not import I/O or read the clock: "today" is passed in.
 */
import { normalise } from './normalise.js'

const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'janvier', 'janv', 'januar', 'janner', 'enero', 'ene'],
  ['february', 'feb', 'fevrier', 'fevr', 'fev', 'februar', 'febrero'],
  ['march', 'mar', 'mars', 'marz', 'mrz', 'marzo'],
  ['april', 'apr', 'avril', 'avr', 'abril', 'abr'],
  ['may', 'mai', 'mayo'],
  ['june', 'jun', 'juin', 'juni', 'junio'],
  ['july', 'jul', 'juillet', 'juil', 'juli', 'julio'],
  ['august', 'aug', 'aout', 'agosto', 'ago'],
  ['september', 'sept', 'sep', 'septembre', 'septiembre', 'set'],
  ['october', 'oct', 'octobre', 'oktober', 'okt', 'octubre'],
  ['november', 'nov', 'novembre', 'noviembre'],
  ['december', 'dec', 'decembre', 'dezember', 'dez', 'diciembre', 'dic'],
]
const MONTH_OF = new Map(MONTHS.flatMap((names, i) => names.map((name) => [name, i + 1] as const)))
const MONTH = [...MONTH_OF.keys()].sort((a, b) => b.length - a.length).join('|')
const DAY = '(?:[0-3]?\\d)(?:st|nd|rd|th|er)?'

/** Source of a regular expression for one date in normalised text; no capture groups. */
export const DATE_PATTERN = [
  `\\d{4}-\\d{2}-\\d{2}`,
  `\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{4}|\\d{2})`,
  `(?:${MONTH}) ${DAY}(?: (?:del? )?\\d{4})?`,
  `${DAY} (?:de )?(?:${MONTH})(?: (?:del? )?\\d{4})?`,
].join('|')

const FIND = new RegExp(`(?<![\\p{L}\\p{N}])(?:${DATE_PATTERN})(?![\\p{L}\\p{N}])`, 'gu')

function iso(year: number, month: number, day: number): string | null {
  if (year < 100) year += 2000
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 2000 && year < 2200
  return real ? date.toISOString().slice(0, 10) : null
}

/** The year left out: the next time this day comes, seen from `today` (YYYY-MM-DD). */
function nextTime(month: number, day: number, today: string): string | null {
  const year = Number(today.slice(0, 4))
  const thisYear = iso(year, month, day)
  return thisYear !== null && thisYear >= today ? thisYear : iso(year + 1, month, day)
}

/** `12/14/2026`: read only when one order is possible, or the page's language settles it. */
function numeric(a: number, b: number, year: number, separator: string, language: string): string | null {
  if (a > 12) return iso(year, b, a)
  if (b > 12) return iso(year, a, b)
  if (a === b || separator === '.') return iso(year, b, a)
  if (/^(fr|de|es|en-(gb|au|nz|ie|in|za))\b/i.test(language)) return iso(year, b, a)
  if (/^en-us\b/i.test(language)) return iso(year, a, b)
  return null
}

function parseOne(found: string, today: string, language: string): string | null {
  const parts = found.split(/[ ./-]/).filter((part) => part !== 'de' && part !== 'del')
  const named = parts.findIndex((part) => MONTH_OF.has(part))
  const numbers = parts.filter((_, i) => i !== named).map((part) => Number.parseInt(part, 10))
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = numbers
  if (named >= 0) {
    const month = MONTH_OF.get(parts[named] ?? '') ?? 0
    return numbers.length > 1 ? iso(b, month, a) : nextTime(month, a, today)
  }
  if (/^\d{4}-/.test(found)) return iso(a, b, c)
  return numeric(a, b, c, found.replace(/\d/g, '').charAt(0), language)
}

/**
 * The first date in a text that can be read in one way only, as YYYY-MM-DD, or null.
 * `today` is YYYY-MM-DD (for a date without a year); `language` the page's BCP 47 tag ("" when unknown).
 */
export function findDate(text: string, today: string, language = ''): string | null {
  for (const match of normalise(text).matchAll(FIND)) {
    const date = parseOne(match[0], today, language)
    if (date !== null) return date
  }
  return null
}
