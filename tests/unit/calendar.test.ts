// The calendar file, read by another program's parser: whole days, stable names, alarms, folding, escapes.
import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { calendarOf } from '../../src-main/case/calendar.js'
import { addDays, type Day } from '../../src-main/case/days.js'
import { DEADLINE_KINDS, type Deadline } from '../../src-main/case/deadlines.js'
import { LANGUAGES } from '../../src-main/guide/schema.js'

const deadline = (more: Partial<Deadline> = {}): Deadline => ({
  id: 'access-ends',
  kind: 'access-ends',
  day: '2026-12-14',
  from: { event: 'outcome', at: '2026-11-25T10:05:00Z', index: 3 },
  about: '',
  settled: false,
  told: false,
  ...more,
})
const options = {
  caseId: '2026-11-25T10-00-00-midjourney-website-12',
  service: 'Midjourney',
  language: 'en' as const,
  now: new Date('2026-11-25T10:06:07Z'),
}
const parse = (text: string) => new ICAL.Component(ICAL.parse(text))
const eventsOf = (text: string) => parse(text).getAllSubcomponents('vevent')

describe('the calendar file', () => {
  it('is a whole day, its end the day after, stamped and named once and for all', () => {
    const [event] = eventsOf(calendarOf([deadline()], options)).map((each) => new ICAL.Event(each))
    expect(event?.startDate.isDate).toBe(true)
    expect(event?.startDate.toString()).toBe('2026-12-14')
    expect(event?.endDate.toString()).toBe('2026-12-15')
    expect(event?.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-11-25T10:06:07Z')
    expect(event?.uid).toBe('2026-11-25T10-00-00-midjourney-website-12.access-ends@wayout.invalid')
    const moved = calendarOf([deadline({ day: '2026-12-20' })], { ...options, language: 'de' })
    expect(new ICAL.Event(eventsOf(moved)[0] as ICAL.Component).uid).toBe(event?.uid)
  })

  it('rings at nine in the morning, and for a dispute two weeks before', () => {
    const alarmsOf = (each: Deadline) =>
      eventsOf(calendarOf([each], options))[0]
        ?.getAllSubcomponents('valarm')
        .map((alarm) => [
          alarm.getFirstPropertyValue('action'),
          String(alarm.getFirstPropertyValue('trigger')),
        ])
    const kind = 'dispute-ends' as const
    expect(alarmsOf(deadline({ kind: 'no-charge', id: 'no-charge' }))).toEqual([['DISPLAY', 'PT9H']])
    expect(alarmsOf(deadline({ kind, id: `${kind}:2026-12-14`, about: '2026-12-14' }))).toEqual([
      ['DISPLAY', 'PT9H'],
      ['DISPLAY', '-P13DT15H'],
      ['DISPLAY', '-P1DT15H'],
    ])
  })

  it('asks to look when the day of the charge is over, and leaves out what is settled', () => {
    const all = [
      deadline({ kind: 'no-charge', id: 'no-charge' }),
      deadline({ kind: 'refund-due', id: 'refund-due', settled: true }),
    ]
    const events = eventsOf(calendarOf(all, options)).map((each) => new ICAL.Event(each))
    expect(events.map(({ startDate }) => startDate.toString())).toEqual(['2026-12-15'])
  })

  it('is the same text each time', () => {
    const all = DEADLINE_KINDS.map((kind) => deadline({ kind, id: kind }))
    expect(calendarOf(all, options)).toBe(calendarOf(all, options))
  })

  it.each(LANGUAGES)('speaks %s', (language) => {
    const all = DEADLINE_KINDS.map((kind) => deadline({ kind, id: kind, about: '2026-12-14' }))
    const events = eventsOf(calendarOf(all, { ...options, language })).map((each) => new ICAL.Event(each))
    expect(events).toHaveLength(DEADLINE_KINDS.length)
    expect(new Set(events.map(({ summary }) => summary)).size).toBe(events.length)
    for (const { summary, description } of events) {
      expect(summary).toContain('Midjourney')
      expect(`${summary}${description}`).not.toMatch(/[{}]/)
      if (language === 'fr') expect(`${summary}${description}`).not.toMatch(/ [:;?!»]|« /)
    }
  })

  const day: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays('2000-01-01', n))

  it('whatever a service is called, is read back as it was, in lines of at most 75 octets', () => {
    const anyDeadline = fc
      .record({ kind: fc.constantFrom(...DEADLINE_KINDS), day, about: fc.string({ unit: 'grapheme' }) })
      .map((more) => deadline({ ...more, id: more.kind }))
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.constantFrom(...LANGUAGES),
        fc.uniqueArray(anyDeadline, { selector: ({ id }) => id }),
        (service, language, all) => {
          const text = calendarOf(all, { ...options, service, language })
          expect(text.endsWith('END:VCALENDAR')).toBe(true)
          const lines = text.split('\r\n')
          expect(lines.join('')).not.toMatch(/[\r\n]/)
          for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          const events = eventsOf(text).map((each) => new ICAL.Event(each))
          expect(events).toHaveLength(all.length)
          for (const event of events) expect(event.duration.toSeconds()).toBe(86_400)
        },
      ),
    )
  })

  it('keeps commas, semicolons and backslashes of a name, and lets no line be smuggled in', () => {
    const service = 'A,B;C\\D\r\nBEGIN:VEVENT'
    const [event, ...more] = eventsOf(calendarOf([deadline()], { ...options, service }))
    expect(more).toEqual([])
    expect(event?.getFirstPropertyValue('summary')).toBe('A,B;C\\D BEGIN:VEVENT: last day of access')
  })
})
