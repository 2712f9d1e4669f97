// Generated runs: what a shell, a site and a person could do, in any order; and mazes of pages walked in earnest.
import fc from 'fast-check'
import type { Plan } from '../../../src-main/engine/plan'
import { type Input, PERSON_INTENTS } from '../../../src-main/engine/state'
import {
  mostly,
  oneOf,
  type PageShot,
  pageArb,
  SMALL_WORDS,
  type Words,
  type World,
  wildPage,
  worldArb,
} from './arbitraries'
import { Monitor, type Tally } from './monitor'
import { observation, START } from './shell'

/** One thing that happens. `prompt`: what the engine waits for is answered first. */
export interface Move {
  readonly kind: 'look' | 'intent' | 'tick' | 'clicked' | 'loaded'
  readonly prompt: boolean
  readonly ms: number
  readonly page: PageShot
  readonly keep: boolean
  readonly document: 'same' | 'new' | 'old'
  readonly intent: (typeof PERSON_INTENTS)[number]
  readonly clicks: number
  readonly works: boolean
}

export const movesArb = ({ words, origin }: World): fc.Arbitrary<Move[]> =>
  fc.array(
    fc.record({
      kind: oneOf<Move['kind']>(
        'look',
        'look',
        'look',
        'look',
        'look',
        'intent',
        'intent',
        'tick',
        'clicked',
        'loaded',
      ),
      prompt: mostly(true, false),
      ms: oneOf(0, 100, 400, 1_600, 1_600, 5_100, 8_100, -10_000, 100_000, 4_000_000_000),
      page: pageArb(words, origin),
      keep: fc.boolean(),
      document: mostly<Move['document']>('same', 'new', 'new', 'old'),
      intent: oneOf(
        ...PERSON_INTENTS.filter((intent) => intent !== 'stop'),
        'click',
        'click',
        'confirm',
        'confirm',
        'stop',
      ),
      clicks: mostly(0, 1, 2),
      works: mostly(true, false),
    }),
    { minLength: 5, maxLength: 60 },
  )

/** One wild page that is looked at again and again, with a person who now and then says yes. */
export const patienceArb = ({ words, origin }: World): fc.Arbitrary<Move[]> =>
  fc
    .record({ page: wildPage(words, origin), yes: fc.array(fc.boolean(), { minLength: 25, maxLength: 40 }) })
    .map(({ page, yes }) =>
      yes.map(
        (says, i): Move => ({
          kind: says && i > 8 && i % 3 === 0 ? 'intent' : 'look',
          prompt: true,
          ms: 400,
          page: { ...page, settled: true, sensitive: false, problem: null },
          keep: false,
          document: 'same',
          intent: i % 2 === 0 ? 'click' : 'accept-terms',
          clicks: 0,
          works: true,
        }),
      ),
    )

/** Plays the moves. Huge jumps of the clock are rare, or no run would get anywhere. */
export function playMoves(world: World, moves: readonly Move[], tally: Tally): Monitor {
  const monitor = new Monitor(world.plan, START, tally)
  let documents = 1
  let now = START
  let page = moves[0]?.page ?? observation()
  const mark = (which: Move['document']): string => {
    if (which === 'new') documents += 1
    return which === 'old' ? `doc${Math.max(1, documents - 1)}` : `doc${documents}`
  }
  const answer = (works: boolean, sameDocument: boolean): void => {
    const { phase } = monitor.state
    if (phase.kind === 'loading') {
      const result = works
        ? ({ kind: 'loaded', load: mark(sameDocument ? 'old' : 'new') } as const)
        : ({ kind: 'failed', problem: { kind: 'load-timeout' } } as const)
      monitor.feed({ kind: 'loaded', at: now, result })
    } else if (phase.kind === 'clicking') {
      const result = works
        ? ({ kind: 'clicked' } as const)
        : ({ kind: 'refused', why: 'covered', detail: 'covered by div' } as const)
      monitor.feed({ kind: 'clicked', at: now, result })
    }
  }
  for (const [i, move] of moves.entries()) {
    const jump = Math.abs(move.ms) > 9_000 && i % 7 !== 6 ? 300 : move.ms
    now += jump
    if (move.prompt) answer(true, false)
    const input: Input | null =
      move.kind === 'intent'
        ? { kind: 'intent', at: now, intent: move.intent === 'stop' && i % 7 !== 6 ? 'click' : move.intent }
        : move.kind === 'tick'
          ? { kind: 'tick', at: now }
          : null
    if (input !== null) monitor.feed(input)
    else if (move.kind === 'look') {
      if (!move.keep) page = move.page
      const clicks = page.controls.slice(0, move.clicks)
      const load = mark(move.document)
      monitor.feed({ kind: 'observed', observation: { ...page, at: now, load, clicks } })
    } else answer(move.works, !move.prompt)
  }
  monitor.finish()
  return monitor
}

/** A site as a graph: what a page's clicks lead to, and what its loads give, is drawn by lot. */
export interface Maze {
  readonly world: World
  readonly pages: readonly PageShot[]
  readonly links: readonly { readonly to: number; readonly load: boolean }[]
  readonly starts: readonly number[]
  readonly settles: number
  readonly patient: readonly number[]
}

export const mazeArb = (given: Partial<Plan> = {}, words: Words = SMALL_WORDS): fc.Arbitrary<Maze> =>
  worldArb(given, words).chain((world) =>
    fc.record({
      world: fc.constant(world),
      pages: fc.array(pageArb(words, world.origin), { minLength: 3, maxLength: 8 }),
      links: fc.array(fc.record({ to: fc.nat(7), load: fc.boolean() }), { minLength: 1, maxLength: 12 }),
      starts: fc.array(fc.nat(7), { minLength: 1, maxLength: 3 }),
      settles: fc.nat(7),
      patient: fc.array(oneOf(200, 300, 1_600, 5_100, 8_100), { minLength: 1, maxLength: 4 }),
    }),
  )

/** A willing person and a prompt shell walk through the maze. */
export function walkMaze(maze: Maze, tally: Tally): Monitor {
  const { plan } = maze.world
  const monitor = new Monitor(plan, START, tally)
  const pick = <T>(list: readonly T[], i: number): T | undefined => list[i % list.length]
  let now = START
  let documents = 0
  let here = 0
  let moves = 0
  const follow = () => {
    const link = pick(maze.links, moves)
    moves += 1
    here = link?.to ?? 0
    if (link?.load === true) documents += 1
  }
  for (let i = 0; i < 120 && monitor.state.phase.kind !== 'done'; i += 1) {
    const { phase } = monitor.state
    now += pick(maze.patient, i) ?? 300
    if (phase.kind === 'loading') {
      documents += 1
      here = documents > 3 ? maze.settles : (pick(maze.starts, documents) ?? 0)
      monitor.feed({ kind: 'loaded', at: now, result: { kind: 'loaded', load: `doc${documents}` } })
    } else if (phase.kind === 'clicking') {
      follow()
      monitor.feed({ kind: 'clicked', at: now, result: { kind: 'clicked' } })
    } else if (i % 3 === 2 && phase.kind === 'asking') {
      const intent =
        phase.question === 'terms'
          ? 'accept-terms'
          : phase.question === 'confirm-commit'
            ? 'confirm'
            : 'again'
      monitor.feed({ kind: 'intent', at: now, intent })
    } else if (i % 3 === 2 && phase.kind === 'at' && phase.act !== null && plan.mode === 'assist') {
      monitor.feed({ kind: 'intent', at: now, intent: 'click' })
    } else {
      const page = pick(maze.pages, here) ?? observation()
      const act = phase.kind === 'at' ? phase.act : null
      const clicks =
        plan.mode === 'show' && act !== null ? page.controls.filter((c) => c.ref === act.ref).slice(0, 1) : []
      monitor.feed({ kind: 'observed', observation: { ...page, at: now, load: `doc${documents}`, clicks } })
      if (clicks.length > 0) follow()
    }
  }
  monitor.finish()
  return monitor
}
