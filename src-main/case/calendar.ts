/**
 * The dates of a case as an iCalendar file (RFC 5545), for the person's own calendar.
 * Invariants: pure; whole days, which no time zone moves; the same UID for the same date of the same case, so that a
 * second import moves the entry instead of doubling it. Must not import I/O, or read the clock.
 */
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import type { Language } from '../guide/schema.js'
import { dateWords } from './date-words.js'
import { addDays, type Day } from './days.js'
import { type Deadline, tellOn } from './deadlines.js'

export interface CalendarOptions {
  /** The case's name: part of each UID. */
  readonly caseId: string
  /** What is cancelled: "Midjourney". */
  readonly service: string
  readonly language: Language
  /** DTSTAMP. */
  readonly now: Date
}

/** Nine in the morning, wherever the person is: a time without a zone, counted from the day's beginning. */
const MORNING_S = 9 * 3600
/** A dispute takes papers: told two weeks and two days before as well. */
const AHEAD_DAYS: Readonly<Record<Deadline['kind'], readonly number[]>> = {
  'access-ends': [2],
  'no-charge': [],
  'refund-due': [],
  'answer-due': [],
  'dispute-ends': [14, 2],
}

/** The file's text. Dates that are settled are left out. */
export function calendarOf(deadlines: readonly Deadline[], options: CalendarOptions): string {
  const { caseId, service, language, now } = options
  const calendar = ical({
    prodId: { company: 'Wayout', product: 'Wayout', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const deadline of deadlines.filter(({ settled }) => !settled)) {
    const { title, note } = dateWords(deadline, service, language)
    const day = tellOn(deadline)
    const event = calendar.createEvent({
      id: `${idPart(caseId)}.${idPart(deadline.id)}@wayout.invalid`,
      stamp: now,
      start: noon(day),
      end: noon(addDays(day, 1)),
      allDay: true,
      summary: title,
      description: note,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
    for (const days of [0, ...AHEAD_DAYS[deadline.kind]]) {
      const seconds = MORNING_S - days * 86_400
      event.createAlarm({
        type: ICalAlarmType.display,
        description: title,
        ...(seconds < 0 ? { triggerBefore: -seconds } : { triggerAfter: seconds }),
      })
    }
  }
  return calendar.toString()
}

/** Only the day of it is written. */
const noon = (day: Day) => new Date(`${day}T12:00:00Z`)
const idPart = (text: string) => text.replace(/[^A-Za-z0-9-]+/g, '-')
