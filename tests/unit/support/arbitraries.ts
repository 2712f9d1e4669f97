// Generators: pages, guides and plans, sensible and not.
import fc from 'fast-check'
import type { Control, Observation, Problem, Sentence } from '../../../src-main/engine/observation'
import type { Mode, Plan } from '../../../src-main/engine/plan'
import { type Guide, Screen } from '../../../src-main/guide/schema'
import { control, observation, sentence } from './shell'
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

export const oneOf = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)
export const mostly = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
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
      folded: mostly(false, true),
      marks: oneOf<readonly string[]>([], ['#zap'], ['#zap', '.btn']),
    })
    .map(({ name, ...rest }) => control(name, rest))

/** What a wide look shows besides: mostly things that can be opened, and words that mean nothing here. */
const wideArb = (words: Words, origin: string): fc.Arbitrary<Control> =>
  controlArb(words, origin).chain((seen) =>
    fc
      .record({
        name: fc.oneof(oneOf('Details', 'More', 'Billing', 'Halt it'), fc.constant(seen.name)),
        role: mostly('button', 'tab', 'generic', 'combobox'),
        folded: mostly(true, false),
      })
      .map((change) => ({ ...seen, ...change })),
  )

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

export const wildPage = (words: Words, origin: string): fc.Arbitrary<PageShot> =>
  fc
    .record({
      controls: fc.array(controlArb(words, origin), { maxLength: 5 }),
      wide: fc.array(wideArb(words, origin), { maxLength: 3 }),
      bottom: fc.boolean(),
      sentences: fc.array(sentenceArb(words, origin), { maxLength: 3 }),
      modal: mostly<number | null>(null, 1, 2),
      settled: mostly(true, false),
      sensitive: fc.boolean().chain((b) => (b ? mostly(false, true) : fc.constant(false))),
      problem: fc.boolean().chain((b) => (b ? mostly<Problem | null>(null, ...PROBLEMS) : fc.constant(null))),
      origin: mostly(origin, EVIL, LOCAL_BIRD),
      path: oneOf('/account', '/plan', '/account?x=1', '/#a'),
      language: oneOf('en', 'en-US', 'fr', ''),
    })
    .map(({ path, controls, wide, ...rest }) => ({
      ...observation(rest),
      url: `${rest.origin}${path}`,
      controls: controls.map((c, i) => ({ ...c, ref: `c${i}` })),
      wide: wide.map((c, i) => ({ ...c, ref: `w${i}` })),
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

export const pageArb = (words: Words, origin: string): fc.Arbitrary<PageShot> =>
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
      reopens: fc.boolean(),
      near: mostly(true, false),
      answer: oneOf('later', 'now'),
      terms: mostly(false, true),
      steps: oneOf(4, 12, 40),
      ms: oneOf(10_000, 300_000),
    })
    .map(({ guide, mode, agreed, attended, reopens, near, answer, terms, steps, ms }) => ({
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
        reopens: attended && reopens,
        limits: { steps, ms },
      },
    }))
}
