// The dates of a case: which event each follows from, and that no clock, leap year or time zone moves them.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarOf } from '../../src-main/case/calendar.js'
import { caseView } from '../../src-main/case/case-view.js'
import { addBusinessDays, addDays, type Day, dayIn, daysBetween, isDay } from '../../src-main/case/days.js'
import { dateTold, deadlines, dueNow } from '../../src-main/case/deadlines.js'
import type { Entry } from '../../src-main/case/entry.js'
import { WAIT_DAYS } from '../../src-main/letters/ladder-table.js'

const day = fc
  .integer({ min: Date.UTC(1990, 0, 1) / 86_400_000, max: Date.UTC(2199, 11, 31) / 86_400_000 })
  .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))
const zone = fc.constantFrom(
  'UTC',
  'Europe/Paris',
  'America/Los_Angeles',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
)
const at = (time: string, event: string, more: object = {}): Entry => ({ seq: 1, at: time, event, ...more })
const cancelled = (more: object = {}) => ({
  outcome: 'cancelled-at-period-end',
  verified: true,
  endsOn: '2026-12-14',
  refund: false,
  ...more,
})
const plan = (more: object) => ({ subscriptions: [{ plan: null, chargeOn: null, endsOn: null, ...more }] })
const brief = (entries: readonly Entry[], tz = 'UTC') =>
  deadlines(entries, tz).map(({ id, day, settled }) => [id, day, settled])

describe('days', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2100-02-28', 1, '2100-03-01'],
    ['2027-03-01', -1, '2027-02-28'],
    // The clocks change on these in Europe and in the USA.
    ['2026-10-24', 2, '2026-10-26'],
    ['2026-03-07', 2, '2026-03-09'],
  ])('%s and %i', (from, days, to) => {
    expect(addDays(from, days)).toBe(to)
  })

  it('add and subtract, in every year', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
        const to = addDays(from, days)
        expect(isDay(to)).toBe(true)
        expect(daysBetween(from, to)).toBe(days)
        expect(addDays(to, -days)).toBe(from)
        expect(to > from).toBe(days > 0)
      }),
    )
  })

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '26-12-14', '2026-12-14T00:00', '', null, 20261214])(
    '%s is none',
    (text) => {
      expect(isDay(text)).toBe(false)
    },
  )

  it('ten business days end on a weekday, two weeks later or after the weekend in which they begin', () => {
    expect(addBusinessDays('2026-11-25', 10)).toBe('2026-12-09')
    expect(addBusinessDays('2026-11-28', 10)).toBe('2026-12-11')
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const to = addBusinessDays(from, count)
        const between = Array.from({ length: daysBetween(from, to) }, (_, i) => addDays(from, i + 1))
        const working = between.filter((each) => ![0, 6].includes(new Date(each).getUTCDay()))
        expect(working).toHaveLength(count)
        expect(working.at(-1)).toBe(to)
      }),
    )
  })

  it('an instant falls on the day that the person’s calendar shows', () => {
    expect(dayIn('2026-12-31T23:30:00Z', 'Europe/Paris')).toBe('2027-01-01')
    expect(dayIn('2027-01-01T05:00:00Z', 'America/Los_Angeles')).toBe('2026-12-31')
    // The hour that comes twice, and the one that never is.
    expect(dayIn('2026-10-25T01:30:00Z', 'Europe/Paris')).toBe('2026-10-25')
    expect(dayIn('2026-03-29T01:30:00Z', 'Europe/Paris')).toBe('2026-03-29')
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 86_399 }), zone, (utc, seconds, tz) => {
        const instant = new Date(Date.parse(utc) + seconds * 1000)
        expect(Math.abs(daysBetween(utc, dayIn(instant, tz)))).toBeLessThanOrEqual(1)
        expect(dayIn(instant, 'UTC')).toBe(utc)
      }),
    )
  })
})

describe('a case', () => {
  const walk = [
    at('2026-11-25T10:00:00Z', 'status', plan({ state: 'active', chargeOn: '2026-12-14' })),
    at('2026-11-25T10:05:00Z', 'outcome', cancelled()),
  ]

  it('cancelled at the period’s end: access and the charge that must not come, each from its event', () => {
    expect(deadlines(walk, 'UTC')).toEqual([
      {
        id: 'access-ends',
        kind: 'access-ends',
        day: '2026-12-14',
        from: { event: 'outcome', at: '2026-11-25T10:05:00Z', index: 1 },
        about: '',
        settled: false,
        told: false,
      },
      {
        id: 'no-charge',
        kind: 'no-charge',
        day: '2026-12-14',
        from: { event: 'status', at: '2026-11-25T10:00:00Z', index: 0 },
        about: '',
        settled: false,
        told: false,
      },
    ])
  })

  it('ended at once with refund: ten business days, and the charge that was announced', () => {
    const now = cancelled({ outcome: 'cancelled-now', endsOn: null, refund: true })
    const log = [walk[0] as Entry, at('2026-11-25T10:05:00Z', 'outcome', now)]
    expect(brief(log)).toEqual([
      ['refund-due', '2026-12-09', false],
      ['no-charge', '2026-12-14', false],
    ])
    // Already the next day where the person lives.
    expect(brief([at('2026-11-25T20:00:00Z', 'outcome', now)], 'Pacific/Kiritimati')).toEqual([
      ['refund-due', '2026-12-10', false],
    ])
    expect(
      brief([
        ...log,
        { ...at('2026-12-01T10:00:00Z', 'refund-noted', { on: '2026-12-01', charge: null }), seq: 9 },
      ])[0],
    ).toEqual(['refund-due', '2026-12-09', true])
  })

  it('of which nothing is proved has none', () => {
    expect(brief([at('2026-11-25T10:05:00Z', 'outcome', cancelled({ verified: false }))])).toEqual([])
    expect(brief([at('2026-11-25T10:05:00Z', 'outcome', cancelled({ endsOn: '2026-02-30' }))])).toEqual([])
    expect(brief([])).toEqual([])
  })

  it('that goes on after all loses its dates', () => {
    const later = at('2026-11-26T10:00:00Z', 'status', plan({ state: 'active', chargeOn: '2026-12-14' }))
    expect(brief([...walk, later])).toEqual([])
  })

  it('of several subscriptions takes none for the one meant', () => {
    const two = { subscriptions: [...plan({ state: 'ends', endsOn: '2026-12-20' }).subscriptions, {}] }
    expect(brief([at('2026-11-25T10:00:00Z', 'status', two)])).toEqual([])
    expect(brief([...walk, at('2026-11-26T10:00:00Z', 'status', two)])).toHaveLength(2)
  })

  it('looked at after the day is settled; the look on the day itself settles nothing', () => {
    const look = (on: string) =>
      at(`${on}T12:00:00Z`, 'status', plan({ state: 'ends', endsOn: '2026-12-14' }))
    expect(brief([...walk, look('2026-12-14')]).map(([, , settled]) => settled)).toEqual([false, false])
    expect(brief([...walk, look('2026-12-15')]).map(([, , settled]) => settled)).toEqual([true, true])
  })

  it('awaits an answer to each message as long as the ladder does, until one comes the same way', () => {
    const sent = [
      at('2026-11-25T10:00:00Z', 'message-sent', { channel: 'email', purpose: 'cancel-request' }),
      at('2026-11-27T10:00:00Z', 'message-sent', { channel: 'reddit', purpose: 'cancel-request' }),
    ]
    expect(brief(sent)).toEqual([
      ['answer-due:1', '2026-11-30', false],
      ['answer-due:2', '2026-11-30', false],
    ])
    const notice = at('2026-11-25T10:00:00Z', 'message-sent', { channel: 'email', purpose: 'formal-notice' })
    expect(brief([notice])).toEqual([
      ['answer-due:1', addDays('2026-11-25', WAIT_DAYS['formal-notice']), false],
    ])
    const strange = at('2026-11-25T10:00:00Z', 'message-sent', { channel: 'fax', purpose: 'cancel-request' })
    expect(brief([strange])).toEqual([['answer-due:1', '2026-12-02', false]])
    const answered = at('2026-11-28T10:00:00Z', 'answer-noted', { channel: 'reddit' })
    expect(brief([...sent, answered]).map(([, , settled]) => settled)).toEqual([false, true])
  })

  it.each([
    ['email', 'cancel-request', WAIT_DAYS.email],
    ['form', 'magazine-refund', WAIT_DAYS.email],
    ['discord', 'follow-up', WAIT_DAYS.discord],
    ['email', 'formal-notice', WAIT_DAYS['formal-notice']],
    ['bank', 'bank-stop-payment', WAIT_DAYS['bank-stop']],
    ['bank', 'bank-dispute', WAIT_DAYS['bank-dispute']],
    ['pigeon', 'cancel-request', 7],
  ])(
    'awaits the answer to what went by %s (%s) for %i days, as the ladder does',
    (channel, purpose, days) => {
      const sent = at('2026-11-25T10:00:00Z', 'message-sent', { channel, purpose })
      expect(brief([sent])).toEqual([['answer-due:1', addDays('2026-11-25', days), false]])
    },
  )

  it('stay where they are when the person moves to another time zone in the middle of it', () => {
    const paris = { zone: 'Europe/Paris' }
    const walked = [
      at('2026-11-24T23:30:00Z', 'start', paris),
      at('2026-11-24T23:40:00Z', 'status', plan({ state: 'active', chargeOn: '2026-12-14' })),
      // Already the 25th in Paris; still the 24th in Los Angeles.
      at('2026-11-24T23:50:00Z', 'outcome', cancelled({ refund: true })),
      at('2026-11-24T23:55:00Z', 'message-sent', { channel: 'email', purpose: 'cancel-request' }),
    ]
    const there = brief(walked)
    expect(there).toEqual([
      ['answer-due:1', '2026-11-30', false],
      ['refund-due', '2026-12-09', false],
      ['access-ends', '2026-12-14', false],
      ['no-charge', '2026-12-14', false],
    ])
    const moved = [...walked, at('2026-12-01T08:00:00Z', 'opened', { zone: 'America/Los_Angeles' })]
    for (const fallback of ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'])
      expect(brief(moved, fallback)).toEqual(there)
    // What happens from then on is of the new day: 9 in the evening of the 30th there, the 1st in Paris.
    const sent = at('2026-12-01T05:00:00Z', 'message-sent', { channel: 'email', purpose: 'follow-up' })
    expect(brief([...moved, sent])).toContainEqual(['answer-due:2', '2026-12-05', false])
    // Whole days, in the calendar as well: no zone is named in it, nor a time.
    const calendar = { caseId: 'case', service: 'Small', language: 'en' as const, now: new Date(0) }
    const text = calendarOf(deadlines(moved, 'UTC'), calendar)
    expect(text).toBe(calendarOf(deadlines(walked, 'UTC'), calendar))
    expect(text.match(/^DTSTART.*$/gm)).toHaveLength(4)
    expect(text).not.toMatch(/TZID|^DTSTART:.*T/m)
  })

  it('is told when its day has come where the person is now', () => {
    const here = (zone: string) => [
      at('2026-11-25T10:00:00Z', 'start', { zone: 'Europe/Paris' }),
      at('2026-11-25T10:05:00Z', 'outcome', cancelled()),
      at('2026-12-01T08:00:00Z', 'opened', { zone }),
    ]
    const due = (zone: string, now: string) => {
      const view = caseView(here(zone), 'UTC')
      return dueNow(view.dates, dayIn(now, view.zone)).map(({ id }) => id)
    }
    expect(due('Pacific/Kiritimati', '2026-12-13T11:00:00Z')).toEqual(['access-ends'])
    expect(due('America/Los_Angeles', '2026-12-14T07:00:00Z')).toEqual([])
    expect(due('No/Where', '2026-12-13T23:30:00Z')).toEqual(['access-ends'])
  })

  it('counts 120 days for each charge that came all the same, once', () => {
    const noted = (seq: number, charged: string) => ({
      ...at('2027-01-20T10:00:00Z', 'charge-noted', { day: charged }),
      seq,
    })
    const log = [noted(1, '2026-12-14'), noted(2, '2027-01-14'), noted(3, '2026-12-14')]
    expect(brief(log)).toEqual([
      ['dispute-ends:2026-12-14', '2027-04-13', false],
      ['dispute-ends:2027-01-14', '2027-05-14', false],
    ])
    const back = (seq: number, charge: Day | null) => ({
      ...at('2027-01-30T10:00:00Z', 'refund-noted', { on: '2027-01-29', charge }),
      seq,
    })
    const gone = (note: number) => at('2027-01-31T10:00:00Z', 'note-taken-back', { note })
    const settled = (...more: Entry[]) => brief([...log, ...more]).map(([, , done]) => done)
    expect(settled(back(4, '2026-12-14'))).toEqual([true, false])
    // A refund of something else settles no charge; one that was noted by mistake settles nothing.
    expect(settled(back(4, null))).toEqual([false, false])
    expect(settled(back(4, '2026-12-14'), gone(4))).toEqual([false, false])
    // A charge that was none has no last day; of two notes of it, one is left.
    expect(brief([...log, gone(2)]).map(([id]) => id)).toEqual(['dispute-ends:2026-12-14'])
    expect(brief([...log, gone(1)]).map(([id]) => id)).toHaveLength(2)
  })

  it('with a date that cannot be made a text of is read all the same', () => {
    const odd = { event: 'date-told', seq: 1, at: '2026-11-25T10:00:00Z', id: 'x', day: { toString: 0 } }
    expect(deadlines([odd], 'UTC')).toEqual([])
  })

  it('whatever its log holds, gives real days, in order, each with an id of its own', () => {
    const any = fc.record({
      at: fc.date({ min: new Date('2020-01-01'), max: new Date('2080-01-01'), noInvalidDate: true }),
      event: fc.constantFrom(
        'status',
        'outcome',
        'message-sent',
        'answer-noted',
        'charge-noted',
        'refund-noted',
        'note-taken-back',
        'date-told',
      ),
      outcome: fc.constantFrom('cancelled-now', 'cancelled-at-period-end', 'not-cancelled', 7),
      verified: fc.oneof(fc.boolean(), fc.string()),
      refund: fc.boolean(),
      endsOn: fc.oneof(day, fc.string(), fc.constant(null)),
      day: fc.oneof(day, fc.anything()),
      on: fc.oneof(day, fc.anything()),
      charge: fc.oneof(day, fc.anything()),
      note: fc.oneof(fc.nat({ max: 12 }), fc.anything()),
      channel: fc.oneof(fc.constantFrom('email', 'reddit'), fc.anything()),
      subscriptions: fc.oneof(
        fc.array(
          fc.record({ state: fc.constantFrom('ends', 'active'), endsOn: fc.oneof(day, fc.anything()) }),
        ),
        fc.anything(),
      ),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), zone, (raw, tz) => {
        const found = deadlines(
          raw.map((entry, i) => ({ ...entry, seq: i + 1, at: entry.at.toISOString() })),
          tz,
        )
        expect(found.every((each) => isDay(each.day))).toBe(true)
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
        const days: Day[] = found.map((each) => each.day)
        expect([...days].sort()).toEqual(days)
      }),
    )
  })
})

describe('what is due', () => {
  const log = [at('2026-11-25T10:05:00Z', 'outcome', cancelled())]
  const due = (entries: readonly Entry[], today: Day) =>
    dueNow(deadlines(entries, 'UTC'), today).map(({ id }) => id)

  it('is told on its day, the charge when its day is over', () => {
    expect(due(log, '2026-12-13')).toEqual([])
    expect(due(log, '2026-12-14')).toEqual(['access-ends'])
    expect(due(log, '2026-12-15')).toEqual(['access-ends', 'no-charge'])
  })

  it('is told once; a day that moved is told anew', () => {
    const first = dueNow(deadlines(log, 'UTC'), '2026-12-14').map((each) => ({
      seq: 9,
      at: '2026-12-14T08:00:00Z',
      ...dateTold(each),
    }))
    expect(due([...log, ...first], '2026-12-14')).toEqual([])
    expect(due([...log, ...first], '2026-12-20')).toEqual(['no-charge'])
    const moved = at('2026-12-14T09:00:00Z', 'outcome', cancelled({ endsOn: '2026-12-18' }))
    expect(due([...log, ...first, moved], '2026-12-18')).toEqual(['access-ends'])
  })

  it('a year later is still told: the app may not have been opened', () => {
    expect(due(log, '2027-12-14')).toEqual(['access-ends', 'no-charge'])
  })
})
