/**
 * Plain days, "2026-12-14": arithmetic without clocks and time zones.
 * Invariants: pure and total over real days; a day's successor is the next one in the calendar, whatever the clocks do.
 * Must not import I/O, or read the clock.
 */

/** YYYY-MM-DD. Compares as text. */
export type Day = string

const DAY_MS = 86_400_000

/** Whether a text is a day that exists, from the year 1000 on. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** A day later (or earlier) by so many days. */
export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** How many days from one to the other; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS

const isWeekend = (day: Day): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

/**
 * The last of so many business days after a day, which itself does not count. Monday to Friday: public holidays
 * differ from place to place, and are not known here.
 */
export function addBusinessDays(day: Day, count: number): Day {
  let at = day
  for (let left = count; left > 0; ) {
    at = addDays(at, 1)
    if (!isWeekend(at)) left -= 1
  }
  return at
}

/** Making one takes longer than using it. */
const calendars = new Map<string, Intl.DateTimeFormat>()

function calendarIn(timeZone: string): Intl.DateTimeFormat {
  const known = calendars.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  calendars.set(timeZone, made)
  return made
}

/** The day on which an instant falls in a time zone (IANA name). Throws RangeError for what is no instant or zone. */
export function dayIn(instant: string | Date, timeZone: string): Day {
  const parts = calendarIn(timeZone).formatToParts(new Date(instant))
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return `${of('year').padStart(4, '0')}-${of('month').padStart(2, '0')}-${of('day').padStart(2, '0')}`
}
