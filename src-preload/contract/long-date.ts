/**
 * Long dates, as each language writes them: the one place that formats them, for the app and for the panel.
 * Invariants: pure; in French the first of a month is "1er", which Intl leaves out.
 * Must not import anything.
 */
const formats = new Map<string, Intl.DateTimeFormat>()

/** Dear to make, and asked for on every line of a list. */
function dayFormat(locale: string): Intl.DateTimeFormat {
  const known = formats.get(locale)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  formats.set(locale, made)
  return made
}

/** An instant by a format whose date is long: "1er décembre 2026 à 14:03". */
export function inLong(format: Intl.DateTimeFormat, at: Date): string {
  if (!/^fr\b/.test(format.resolvedOptions().locale)) return format.format(at)
  return format
    .formatToParts(at)
    .map(({ type, value }) => (type === 'day' && value === '1' ? '1er' : value))
    .join('')
}

/** "2026-12-14" → "December 14, 2026" in the language; anything else as it is. A day has no time zone. */
export function longDate(iso: string, locale: string): string {
  const at = new Date(`${iso}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(at.getTime()) ? inLong(dayFormat(locale), at) : iso
}
