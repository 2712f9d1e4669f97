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

type Reading = string | 'not-a-date' | 'ambiguous'

/** `12/14/2026`: read only when one order is possible, or the page's language settles it. */
function numeric(found: string, a: number, b: number, year: number, language: string): Reading {
  const dayFirst = iso(year, b, a) ?? 'not-a-date'
  const monthFirst = iso(year, a, b) ?? 'not-a-date'
  if (dayFirst === 'not-a-date' && monthFirst === 'not-a-date') return 'not-a-date'
  if (/^(fr|de|es|en-(gb|au|nz|ie|in|za))\b/i.test(language) && dayFirst !== 'not-a-date') return dayFirst
  // 26-12-14 may begin with the year.
  if (/-\d\d$/.test(found) && a > 0 && iso(a, b, year % 100) !== null) return 'ambiguous'
  if (/^en-us\b/i.test(language) && monthFirst !== 'not-a-date') return monthFirst
  if (monthFirst === 'not-a-date' || monthFirst === dayFirst || found.includes('.')) return dayFirst
  return dayFirst === 'not-a-date' ? monthFirst : 'ambiguous'
}

function parseOne(found: string, today: string, language: string): Reading {
  const parts = found.split(/[ ./-]/).filter((part) => part !== 'de' && part !== 'del')
  const named = parts.findIndex((part) => MONTH_OF.has(part))
  const numbers = parts.filter((_, i) => i !== named).map((part) => Number.parseInt(part, 10))
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = numbers
  if (named >= 0) {
    const month = MONTH_OF.get(parts[named] ?? '') ?? 0
    return (numbers.length > 1 ? iso(b, month, a) : nextTime(month, a, today)) ?? 'not-a-date'
  }
  return /^\d{4}-/.test(found) ? (iso(a, b, c) ?? 'not-a-date') : numeric(found, a, b, c, language)
}

/**
 * The dates in a text as YYYY-MM-DD, in their order; none when one of them could be read in two ways, for it may be
 * the one that matters. `today` is YYYY-MM-DD (for a date without a year); `language` the page's BCP 47 tag, or "".
 */
export function findDates(text: string, today: string, language = ''): readonly string[] {
  const readings = [...normalise(text).matchAll(FIND)].map((match) => parseOne(match[0], today, language))
  return readings.includes('ambiguous') ? [] : readings.filter((reading) => reading !== 'not-a-date')
}

/** Whether a text holds something that looks like a date. */
export const hasDate = (text: string): boolean => normalise(text).search(FIND) >= 0

/** The first date in a text, or null. */
export const findDate = (text: string, today: string, language = ''): string | null =>
  findDates(text, today, language)[0] ?? null

/** The date on which something ends that has not ended yet: the first that is not past, or the only one. */
export function findEnd(text: string, today: string, language = ''): string | null {
  const dates = findDates(text, today, language)
  return dates.find((date) => date >= today) ?? (dates.length === 1 ? (dates[0] ?? null) : null)
}
