// The soak's own judgement: what counts as left behind, as grown, as an end that should not be.
import { expect, test } from 'vitest'
import { scenarios } from '../../practice/scenarios'
import { type Ended, judge } from '../soak/judge'
import { growthOf, leaksOf, type Sample, tableHead, tableRow } from '../soak/report'
import { turnsOf } from '../soak/turns'

const MB = 1024 * 1024
const REST: Sample = {
  heap: 40 * MB,
  rss: 200 * MB,
  panelHeap: 4 * MB,
  panelNodes: 1000,
  panelListeners: 20,
  counts: { 'pages of the site': 1, 'listeners of the process: exit': 3 },
}

test('what has become more is left behind, and what has become less is not', () => {
  const counts = { 'pages of the site': 2, 'listeners of the process: exit': 1, 'driver: CDPSession': 1 }
  expect(leaksOf(REST, { ...REST, counts })).toEqual([
    'pages of the site: 2 instead of 1',
    'driver: CDPSession: 1 instead of 0',
  ])
  expect(leaksOf(REST, REST)).toEqual([])
})

test('a tenth more memory is borne, more is not; what the system holds is only told', () => {
  const grown = { ...REST, heap: 45 * MB, panelHeap: 4.3 * MB, rss: 900 * MB }
  const growth = growthOf(REST, grown)
  const tooMuch = (last: Sample) => growthOf(REST, last).flatMap((each) => (each.tooMuch ? each.line : []))
  expect(tooMuch(grown)).toEqual([
    'heap: 40.0 MB, then 45.0 MB (+12.5 %)',
    "heap with the panel's: 44.0 MB, then 49.3 MB (+12.0 %)",
  ])
  expect(tooMuch({ ...REST, panelHeap: 9 * MB })).toEqual([
    "heap with the panel's: 44.0 MB, then 49.0 MB (+11.4 %)",
  ])
  expect(tooMuch({ ...REST, panelHeap: 5 * MB, panelNodes: 1050 })).toEqual([])
  expect(growth.map(({ line }) => line)).toContain('RSS (not judged): 200.0 MB, then 900.0 MB (+350.0 %)')
})

test('a row of the table has a cell for each title', () => {
  const cells = (line: string | undefined) => (line ?? '').split('|').length
  const [titles, rule] = tableHead().split('\n')
  expect(cells(rule)).toBe(cells(titles))
  expect(cells(tableRow(10, REST, 2.5))).toBe(cells(titles))
})

const ENDS: Ended = {
  ending: {
    outcome: 'cancelled-at-period-end',
    verified: true,
    refund: false,
    endsOn: '2026-12-14',
    reason: null,
  },
  waited: null,
  shown: 'done',
  truth: { status: 'ends', endsOn: '2026-12-14', refunded: false, wrong: [] },
  logged: [],
}
const EXPECTED = { outcome: 'cancelled-at-period-end', verified: true } as const

test('an end as it should be has no problems', () => {
  expect(judge(EXPECTED, ENDS)).toEqual([])
  const left = {
    ...ENDS,
    ending: { ...ENDS.ending, outcome: 'no-safe-path', verified: false, endsOn: null },
    waited: 'disabled',
    shown: 'blocked' as const,
    truth: { ...ENDS.truth, status: 'active' as const, endsOn: null },
  }
  expect(judge({ outcome: 'no-safe-path', verified: false, reason: 'disabled' }, left)).toEqual([])
})

test.each([
  ['another outcome', { ending: { ...ENDS.ending, outcome: 'unknown' } }],
  ['not verified', { ending: { ...ENDS.ending, verified: false } }],
  ['another day', { ending: { ...ENDS.ending, endsOn: '2026-12-15' } }],
  ['a refund that there is not', { ending: { ...ENDS.ending, refund: true } }],
  ['the plan goes on', { truth: { ...ENDS.truth, status: 'active' as const } }],
  ['a wrong click', { truth: { ...ENDS.truth, wrong: ['keep-plan'] } }],
  ['the panel does not show it', { shown: 'blocked' as const }],
  ['it waits', { waited: 'disabled' }],
  ['something went wrong aside', { logged: ['intent refused'] }],
])('%s is a problem', (_, change: Partial<Ended>) => {
  expect(judge(EXPECTED, { ...ENDS, ...change })).not.toEqual([])
})

test('each scenario comes once a round, in both modes from round to round, and in the order of its seed', () => {
  const two = turnsOf(1, 0, 2 * scenarios.length)
  const walked = two.map(({ scenario, mode }) => `${scenario.name} ${mode}`)
  expect(new Set(walked).size).toBe(2 * scenarios.length)
  expect(turnsOf(1, 5, 3)).toEqual(two.slice(5, 8))
  expect(turnsOf(2, 0, 5)).not.toEqual(two.slice(0, 5))
})
