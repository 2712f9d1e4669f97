// What must hold in every run, whatever the guide, the site, the shell and the person do. See support/monitor.ts.
// A failure prints fast-check's seed and path; give them to `fc.assert` to see it again.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { worldArb } from './support/arbitraries'
import { mazeArb, movesArb, patienceArb, playMoves, walkMaze } from './support/chaos'
import { Tally } from './support/monitor'

const happened = (tally: Tally, what: readonly string[]) => {
  const missing = what.filter((each) => tally.of(each) === 0)
  expect(missing, JSON.stringify(tally.all())).toEqual([])
}

test('nonsense in any order breaks no promise', () => {
  const tally = new Tally()
  fc.assert(
    fc.property(
      worldArb().chain((world) => fc.record({ world: fc.constant(world), moves: movesArb(world) })),
      ({ world, moves }) => {
        playMoves(world, moves, tally)
      },
    ),
    { numRuns: 3_000 },
  )
  happened(tally, [
    'clicked',
    'commit',
    'click assist',
    'click auto',
    'person clicked',
    'asked confirm-commit',
  ])
  happened(tally, ['outcome unknown', 'outcome no-safe-path', 'outcome not-cancelled', 'reason time-limit'])
  happened(tally, ['outcome not-subscribed verified', 'outcome cancelled-at-period-end verified'])
  happened(tally, ['guessed'])
}, 120_000)

test('a page that stands for long: what is sought is opened or pointed at, and no promise is broken', () => {
  const tally = new Tally()
  fc.assert(
    fc.property(
      worldArb().chain((world) => fc.record({ world: fc.constant(world), moves: patienceArb(world) })),
      ({ world, moves }) => {
        playMoves(world, moves, tally)
      },
    ),
    { numRuns: 1_500 },
  )
  happened(tally, ['unfolded', 'click assist', 'click auto', 'outcome no-safe-path'])
}, 120_000)

test('a willing person in any maze of pages: no promise is broken, and every kind of end is reached', () => {
  const tally = new Tally()
  fc.assert(
    fc.property(mazeArb(), (maze) => {
      const { plan } = maze.world
      const monitor = walkMaze(maze, tally)
      expect(monitor.clicks).toBeLessThanOrEqual(plan.limits.steps)
    }),
    { numRuns: 4_000 },
  )
  happened(tally, [
    'click assist',
    'click auto',
    'commit',
    'person clicked',
    'asked confirm-commit',
    'asked terms',
  ])
  happened(tally, [
    'outcome cancelled-now verified',
    'outcome cancelled-at-period-end verified',
    'outcome not-subscribed verified',
    'asked still-active',
    'outcome not-cancelled',
    'outcome no-safe-path',
    'outcome unknown',
  ])
}, 120_000)
