/**
 * Plain days, YYYY-MM-DD: no hour, no zone, so that no clock change moves a date. Pure; "today" is passed in.
 */
export type Day = string

const MS = 86_400_000

export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * MS).toISOString().slice(0, 10)

/** Days from one to the other; negative when the other is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS

/** The day on which an instant (ISO 8601) fell where the person lives ("Europe/Paris"). */
export function dayOf(instant: string, timeZone: string): Day {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date(instant))
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

export const latest = (days: readonly Day[]): Day | null => days.toSorted().at(-1) ?? null
