// What a cancellation cost, counted from the log.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseEvent, Entry } from '../../../src-main/case/entry'
import { friction } from '../../../src-main/case/friction'
import { minute } from './folder'

const log = (...events: CaseEvent[]): Entry[] =>
  events.map((event, i) => ({ seq: i + 1, at: minute(i).toISOString(), ms: i * 30_000, ...event }))
const screen = (id: string, url = `https://x.example/${id}`) => ({ event: 'screen', id, url })
const click = (by: string) => ({ event: 'click', by, name: 'x' })
const trap = (name: string) => ({ event: 'trap', intent: 'keep-plan', name })

describe('friction', () => {
  it('of a walk through two attempts to hold back', () => {
    const walk = log(
      { event: 'start' },
      screen('signed-out'),
      click('person'),
      screen('plan'),
      screen('plan'),
      click('app'),
      screen('offer', 'https://x.example/plan'),
      trap('Keep my plan'),
      trap('50% off'),
      trap('50% off'),
      { event: 'ask', id: 'confirm-commit' },
      click('person'),
      screen('cancelled', 'https://x.example/plan'),
      { event: 'outcome' },
      { event: 'file' },
    )
    expect(friction(walk)).toEqual({
      runs: 1,
      screens: 4,
      pages: 2,
      clicks: { person: 2, app: 1 },
      traps: 2,
      retention: 1,
      questions: 1,
      signIns: 1,
      minutes: 6.5,
    })
  })

  it('minutes are those of the runs, not of the days between, whatever the clock said', () => {
    const [start, end] = log({ event: 'start' }, { event: 'outcome' })
    if (start === undefined || end === undefined) throw new Error('no log')
    const later = { ...start, at: '2026-12-20T10:00:00.000Z', ms: 5 }
    const back = { ...end, at: '2026-12-19T10:00:00.000Z', ms: 60_005 }
    expect(friction([start, end, later, back]).minutes).toBeCloseTo(0.5 + 1)
    const { ms: _, ...old } = start
    expect(friction([old, { ...end, at: minute(3).toISOString() }]).minutes).toBe(3)
    expect(friction([old, { ...end, at: minute(-3).toISOString() }]).minutes).toBe(0)
  })

  it('of any log is counted, and nothing is counted twice or lost', () => {
    const event = fc.oneof(
      fc.constantFrom<CaseEvent>(
        { event: 'start' },
        { event: 'outcome' },
        { event: 'ask' },
        click('app'),
        click('person'),
      ),
      fc.constantFrom('a', 'b', 'c').map((id) => screen(id)),
      fc.constantFrom('x', 'y').map((name) => trap(name)),
    )
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const entries = log({ event: 'start' }, ...events)
        const found = friction(entries)
        expect(found.runs).toBe(entries.filter((each) => each.event === 'start').length)
        expect(found.pages).toBeLessThanOrEqual(found.screens)
        expect(found.retention).toBeLessThanOrEqual(found.traps)
        expect(found.clicks.app + found.clicks.person).toBeLessThanOrEqual(
          events.filter((e) => e.event === 'click').length,
        )
        if (!events.some((e) => e.event === 'outcome'))
          expect(found.clicks.app + found.clicks.person).toBe(
            events.filter((e) => e.event === 'click').length,
          )
      }),
    )
    expect(friction([]).runs).toBe(0)
  })
})
