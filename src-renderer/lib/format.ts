/**
 * Dates, times and lists in the person's language, as their region writes them.
 * Invariants: pure but for the system's list of languages. Must not import the contract's schemas.
 */
import { inLong, longDate } from '../../src-preload/contract/long-date.js'

/** "en" → "en-GB" on a British computer, so that the clock and the order of a date are the familiar ones. */
const regional = (language: string): string =>
  navigator.languages.find((tag) => tag === language || tag.startsWith(`${language}-`)) ?? language

/** "2026-12-14" → "14 December 2026". A day has no time zone. */
export function formatDay(day: string, language: string): string {
  return longDate(day, regional(language))
}

/** "2026-10-02" → "October 2026". */
export function formatMonth(day: string, language: string): string {
  const format = new Intl.DateTimeFormat(regional(language), {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return format.format(new Date(`${day}T00:00:00Z`))
}

/** 23_456_789 → "23.5 MB"; what is next to nothing is still 0.1. */
export function formatBytes(bytes: number, language: string): string {
  const format = new Intl.NumberFormat(regional(language), {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
  })
  return format.format(Math.max(0.1, bytes / 1e6))
}

/** An instant → "14:03". */
export function formatTime(instant: string, language: string): string {
  return new Intl.DateTimeFormat(regional(language), { timeStyle: 'short' }).format(new Date(instant))
}

/** An instant → "24 November 2026, 14:03". */
export function formatInstant(instant: string, language: string): string {
  const format = new Intl.DateTimeFormat(regional(language), { dateStyle: 'long', timeStyle: 'short' })
  return inLong(format, new Date(instant))
}

/** "14:03 and 14:04". */
export function formatList(items: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(items)
}

/** "FR" → "France"; "US-CA" → "United States (California)". */
export function countryName(country: string, language: string): string {
  const [state = country, part] = country.split('-')
  const name = new Intl.DisplayNames(language, { type: 'region' }).of(state) ?? state
  return part === undefined ? name : `${name} (${PARTS[part] ?? part})`
}

/** States with a rule of their own; their names are the same in all of the app's languages. */
const PARTS: Readonly<Record<string, string>> = { CA: 'California' }
