// Generators: guides, pages, and what a shell, a site and a person could do, in any order.
import fc from 'fast-check'
import type { Control, Observation, Problem, Sentence } from '../../../src-main/engine/observation'
import type { Mode, Plan } from '../../../src-main/engine/plan'
import { type Input, PERSON_INTENTS } from '../../../src-main/engine/state'
import { type Guide, Screen } from '../../../src-main/guide/schema'
import { Monitor, type Tally } from './monitor'
import { control, observation, START, sentence } from './shell'
import { LOCAL, LOCAL_BIRD, lexicon, local, makeGuide, makePlan, REMOTE, remote, SCREENS } from './small'

export interface Words {
  readonly names: readonly string[]
  readonly texts: readonly string[]
  /** Pages that make sense, so that runs get somewhere. */
  readonly pages: (origin: string) => readonly PageShot[]
}

export const SMALL_WORDS: Words = {
  names: [
    ...[
      'Enter',
      'See plan',
      'Zap plan',
      'Zap plan',
      'Zap plan now',
      'Yes zap',
      'Yes zap',
      'Yes',
      'Zap later',
    ],
    ...['Zap now money', 'Go zapping', 'No gift', 'Secret', 'Let in'],
    ...[
      'Hold',
      'Zap plan or hold it',
      'Yes zap my hold plan',
      'Take gift',
      'Sleep',
      'Shut',
      'Burn all',
      'Other',
    ],
  ],
  texts: [
    ...[
      'Renews monthly',
      'Ends on December 14, 2026',
      'Ends on December 15, 2026',
      'Ends on 11/12/2026',
      'Ends on',
    ],
    ...[
      'No plan',
      'Money back',
      'Zap it?',
      'Why leave',
      'Gift for you',
      'Broken',
      'Prove human',
      'Zapped',
      'Hello',
    ],
  ],
  pages: sensible,
}

const EVIL = 'https://evil.example'

const oneOf = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)
const mostly = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 8, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: oneOf(...others) })

const HREF = 'https://small.example/plan'

const controlArb = (words: Words, origin: string): fc.Arbitrary<Control> =>
  fc
    .record({
      name: oneOf(...words.names),
      role: mostly('button', 'link', 'radio', 'generic'),
      enabled: mostly(true, false),
      topmost: mostly<Control['topmost']>('yes', 'no', 'offscreen'),
      checked: mostly<boolean | null>(null, true, false),
      dialog: mostly<number | null>(null, 1, 2),
      heading: mostly('', ...words.texts),
      origin: mostly(origin, EVIL, LOCAL_BIRD, REMOTE),
      href: mostly('', HREF),
      within: mostly<string | null>(null, 'c0', 'c1'),
    })
    .map(({ name, ...rest }) => control(name, rest))

const sentenceArb = (words: Words, origin: string): fc.Arbitrary<Sentence> =>
  fc
    .record({
      text: oneOf(...words.texts),
      after: mostly('', 'December 14, 2026', 'Renews monthly'),
      dialog: mostly<number | null>(null, 1, 2),
      origin: mostly(origin, EVIL),
    })
    .map(({ text, ...rest }) => sentence(text, rest))

const PROBLEMS: readonly Problem[] = [
  { kind: 'unreachable', detail: 'x' },
  { kind: 'tls', detail: 'x' },
  { kind: 'http', status: 404 },
  { kind: 'http', status: 500 },
  { kind: 'download', detail: 'x' },
  { kind: 'page-dialog', type: 'confirm', detail: 'x' },
  { kind: 'crashed' },
  { kind: 'closed' },
  { kind: 'load-timeout' },
  { kind: 'unresponsive', detail: 'x' },
]

export type PageShot = Omit<Observation, 'at' | 'load' | 'clicks'>

const wildPage = (words: Words, origin: string): fc.Arbitrary<PageShot> =>
  fc
    .record({
      controls: fc.array(controlArb(words, origin), { maxLength: 5 }),
      sentences: fc.array(sentenceArb(words, origin), { maxLength: 3 }),
      modal: mostly<number | null>(null, 1, 2),
      settled: mostly(true, false),
      sensitive: fc.boolean().chain((b) => (b ? mostly(false, true) : fc.constant(false))),
      problem: fc.boolean().chain((b) => (b ? mostly<Problem | null>(null, ...PROBLEMS) : fc.constant(null))),
      origin: mostly(origin, EVIL, LOCAL_BIRD),
      path: oneOf('/account', '/plan', '/account?x=1', '/#a'),
      language: oneOf('en', 'en-US', 'fr', ''),
    })
    .map(({ path, controls, ...rest }) => ({
      ...observation(rest),
      url: `${rest.origin}${path}`,
      controls: controls.map((c, i) => ({ ...c, ref: `c${i}` })),
    }))

/** A page on which everything stands at the site's origin. */
export const shot = (
  origin: string,
  controls: readonly Control[],
  texts: readonly (string | Sentence)[] = [],
  modal: number | null = null,
): PageShot =>
  observation({
    origin,
    url: `${origin}/account`,
    controls: controls.map((c, i) => ({ ...c, origin, ref: `c${i}` })),
    sentences: texts.map((t) => ({ ...(typeof t === 'string' ? sentence(t) : t), origin })),
    modal,
  })

function sensible(origin: string): readonly PageShot[] {
  const page = (controls: readonly Control[], texts?: readonly (string | Sentence)[], modal?: number) =>
    shot(origin, controls, texts, modal)
  const inDialog = (name: string, change: Partial<Control> = {}) => control(name, { ...change, dialog: 1 })
  return [
    page([control('See plan')]),
    page([control('Zap plan', { heading: 'Plan' }), control('Hold')], ['Renews monthly']),
    page([control('Zap plan', { heading: 'Last step' })]),
    page([inDialog('Yes zap'), inDialog('Hold')], [sentence('Zap it?', { dialog: 1 })], 1),
    page([inDialog('Zap plan'), inDialog('Hold')], [], 1),
    page([
      control('Zap later', { role: 'radio', checked: true }),
      control('Zap now money', { role: 'radio', checked: false }),
      control('Yes zap'),
    ]),
    page([control('Zap later'), control('Zap now money'), control('Yes zap')]),
    page([control('No gift'), control('Take gift')], ['Gift for you']),
    page([], ['Ends on December 14, 2026']),
    page([], ['Ends on December 14, 2026', 'Zapped']),
    page([], ['No plan']),
    page([], ['No plan', 'Money back']),
  ]
}

const pageArb = (words: Words, origin: string): fc.Arbitrary<PageShot> =>
  fc.oneof(
    { weight: 3, arbitrary: oneOf(...words.pages(origin)) },
    { weight: 2, arbitrary: wildPage(words, origin) },
  )

const signArb = fc.oneof(
  oneOf(...lexicon.intents.keys()).map((id) => ({ control: id })),
  oneOf(...lexicon.signs).map((id) => ({ text: id })),
)
const signsArb = fc.array(signArb, { maxLength: 2 })
const goals = [...lexicon.intents].filter(([, { trap }]) => !trap).map(([id]) => id)

/** Any screen that the schema allows, sensible or not. */
const anyScreen = (id: string): fc.Arbitrary<object> =>
  fc
    .record({
      at: oneOf(['site'], ['site', 'bird'], ['bird']),
      dialog: mostly(false, true),
      all: signsArb,
      any: signsArb,
      none: signsArb,
      kind: oneOf('step', 'step', 'outcome', 'trouble'),
      part: oneOf('sign-in', 'way-in', 'plan', 'leaving'),
      point: fc.array(oneOf(...goals, '$refund'), { minLength: 1, maxLength: 2 }),
      choose: mostly<string | undefined>(undefined, '$refund', 'prefer-not-to-say'),
      commit: fc.boolean(),
      by: mostly('anyone', 'person'),
      outcome: oneOf('cancelled-now', 'cancelled-at-period-end', 'not-subscribed'),
      wait: fc.boolean(),
      lastResort: mostly(false, true),
    })
    .map(
      ({ at, dialog, all, any, none, kind, part, point, choose, commit, by, outcome, wait, lastResort }) => ({
        id,
        at,
        all,
        any,
        none,
        lastResort,
        ...(dialog ? { in: 'dialog' } : {}),
        ...(kind === 'step'
          ? { step: { part, point, commit, by, say: 's', ...(choose === undefined ? {} : { choose }) } }
          : kind === 'outcome'
            ? { outcome, afterCommit: 'cancelled-now', capture: { endsOn: 'plan-ends-on' }, say: 's' }
            : { trouble: 'site-error', wait, say: 's' }),
      }),
    )

const guideArb: fc.Arbitrary<Guide> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(makeGuide()) },
  {
    weight: 1,
    arbitrary: fc
      .record({
        kept: fc.shuffledSubarray([...SCREENS], { minLength: 4 }),
        odd: fc.tuple(...[1, 2, 3].map((i) => anyScreen(`odd-${i}`))),
      })
      .map(({ kept, odd }) =>
        makeGuide({ screens: [...odd, ...kept].map((screen) => Screen.parse(screen)) }),
      ),
  },
)

export interface World {
  readonly plan: Plan
  readonly words: Words
  readonly origin: string
}

export function worldArb(given: Partial<Plan> = {}, words: Words = SMALL_WORDS): fc.Arbitrary<World> {
  return fc
    .record({
      guide: given.guide === undefined ? guideArb : fc.constant(given.guide),
      mode: oneOf<Mode>('show', 'assist', 'assist', 'auto', 'auto'),
      agreed: fc.boolean(),
      attended: fc.boolean(),
      near: mostly(true, false),
      answer: oneOf('later', 'now'),
      terms: mostly(false, true),
      steps: oneOf(4, 12, 40),
      ms: oneOf(10_000, 300_000),
    })
    .map(({ guide, mode, agreed, attended, near, answer, terms, steps, ms }) => ({
      words,
      origin: near ? LOCAL : REMOTE,
      plan: {
        ...makePlan(),
        answers: new Map([['refund', answer]]),
        ...given,
        guide: terms
          ? { ...guide, terms: { automation: 'forbidden', say: 'terms', source: 'https://small.example/t' } }
          : guide,
        origins: near ? local : remote,
        mode,
        agreed,
        attended,
        limits: { steps, ms },
      },
    }))
}

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
