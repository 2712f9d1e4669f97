// A made-up language and a small guide: the engine's tests do not depend on real words.
import type { Plan } from '../../../src-main/engine/plan'
import { buildLexicon } from '../../../src-main/guide/lexicon'
import { type Guide, LexiconFile, LexiconIndex, SiteGuideFile } from '../../../src-main/guide/schema'
import { merge } from '../../../src-main/guide/sources'

const GOALS = {
  'sign-in': ['enter'],
  'continue-with-discord': ['enter by bird'],
  authorize: ['let in'],
  'open-menu': ['dots'],
  'manage-plan': ['see plan'],
  'cancel-change': ['zap change'],
  'cancel-plan': ['zap plan', 'zap plan …', '… zap plan'],
  'confirm-cancel': ['yes zap', 'yes zap …'],
  'cancel-at-period-end': ['zap later'],
  'cancel-now-with-refund': ['zap now money'],
  'continue-cancelling': ['go zapping'],
  'decline-offer': ['no gift'],
  'prefer-not-to-say': ['secret'],
  'reject-cookies': ['few crumbs'],
  'confirm-phrase': ['write zap'],
  'send-login-link': ['send key'],
} as const
const TRAPS = {
  'keep-plan': ['hold', '… hold …'],
  'pause-plan': ['sleep …', 'sleep'],
  'accept-offer': ['take gift'],
  'change-plan': ['swap plan'],
  'delete-account': ['burn all'],
  dismiss: ['shut'],
  'accept-cookies': ['all crumbs'],
  'resume-plan': ['unzap'],
} as const
const SIGNS = {
  'plan-active': ['renews …'],
  'plan-ends-on': ['ends on {date}'],
  'plan-cancelled': ['zapped', 'zapped …'],
  'plan-paused': ['asleep'],
  'no-plan': ['no plan'],
  'refund-issued': ['money back'],
  'asks-to-cancel': ['zap it'],
  'asks-reason': ['why leave'],
  'offers-something': ['gift for you'],
  challenge: ['prove human'],
  error: ['… broken …'],
  'past-due': ['late'],
  'plan-name': ['… tier'],
  price: ['coins …'],
  'account-name': ['you are', 'you are …'],
  checkout: ['till'],
  magazine: ['paper'],
  'check-mail': ['see post'],
} as const

const keysOf = (table: object) => Object.keys(table)
const entries = (table: Record<string, readonly string[]>, more: Record<string, object> = {}) =>
  Object.fromEntries(Object.entries(table).map(([id, match]) => [id, { match, ...more[id] }]))

const index = LexiconIndex.parse({
  format: 1,
  intents: Object.fromEntries([
    ...keysOf(GOALS).map((id) => [id, { about: id }]),
    ...keysOf(TRAPS).map((id) => [id, { about: id, trap: true }]),
  ]),
  signs: Object.fromEntries(keysOf(SIGNS).map((id) => [id, { about: id }])),
})
const file = LexiconFile.parse({
  format: 1,
  language: 'en',
  slots: {},
  intents: entries(
    { ...GOALS, ...TRAPS },
    { 'confirm-cancel': { under: { 'asks-to-cancel': ['yes'] } }, 'cancel-plan': { never: ['not'] } },
  ),
  signs: entries(SIGNS),
})

export const lexicon = buildLexicon(index, [file])

const running = [{ control: 'cancel-plan' }, { control: 'confirm-cancel' }, { text: 'plan-active' }]

/** Screens of the small guide, in their order: like those of the real guide. */
export const SCREENS: readonly object[] = [
  {
    id: 'challenge',
    all: [{ text: 'challenge' }],
    none: [{ control: 'cancel-plan' }],
    trouble: 'challenge',
    wait: true,
    say: 'challenge',
  },
  {
    id: 'authorize',
    at: ['bird'],
    all: [{ control: 'authorize' }],
    step: { part: 'sign-in', point: 'authorize', by: 'person', say: 'authorize' },
  },
  {
    id: 'confirm-choice',
    any: [{ control: 'cancel-at-period-end' }, { control: 'cancel-now-with-refund' }],
    step: {
      part: 'leaving',
      choose: '$refund',
      point: ['confirm-cancel', 'cancel-plan', 'continue-cancelling'],
      commit: true,
      say: 'confirm-choice',
    },
  },
  {
    id: 'confirm',
    all: [{ control: 'confirm-cancel' }],
    step: { part: 'leaving', point: 'confirm-cancel', commit: true, say: 'confirm' },
  },
  {
    id: 'confirm-dialog',
    in: 'dialog',
    all: [{ control: 'cancel-plan' }],
    any: [{ control: 'keep-plan' }, { control: 'dismiss' }, { text: 'asks-to-cancel' }],
    step: { part: 'leaving', point: 'cancel-plan', commit: true, say: 'confirm-dialog' },
  },
  {
    id: 'survey',
    all: [{ control: 'prefer-not-to-say' }, { control: 'continue-cancelling' }],
    step: { part: 'leaving', choose: 'prefer-not-to-say', point: 'continue-cancelling', say: 'survey' },
  },
  {
    id: 'offer',
    all: [{ control: 'decline-offer' }],
    step: { part: 'leaving', point: 'decline-offer', say: 'offer' },
  },
  {
    id: 'refunded',
    all: [{ text: 'refund-issued' }, { text: 'no-plan' }],
    none: running,
    outcome: 'cancelled-now',
    say: 'refunded',
  },
  {
    id: 'cancelled',
    all: [{ text: 'plan-ends-on' }],
    none: running,
    outcome: 'cancelled-at-period-end',
    capture: { endsOn: 'plan-ends-on' },
    say: 'cancelled',
  },
  {
    id: 'no-plan',
    all: [{ text: 'no-plan' }],
    none: running,
    outcome: 'not-subscribed',
    afterCommit: 'cancelled-now',
    say: 'no-plan',
  },
  {
    id: 'plan',
    all: [{ control: 'cancel-plan' }],
    step: { part: 'plan', point: 'cancel-plan', say: 'plan' },
  },
  {
    id: 'account',
    all: [{ control: 'manage-plan' }],
    step: { part: 'way-in', point: 'manage-plan', say: 'account' },
  },
  {
    id: 'signed-out',
    all: [{ control: 'sign-in' }],
    step: { part: 'sign-in', point: 'sign-in', say: 'signed-out' },
  },
  { id: 'site-error', all: [{ text: 'error' }], trouble: 'site-error', say: 'site-error' },
]

/** A guide as the checker would hand it out. */
export function makeGuide(change: object = {}): Guide {
  const site = SiteGuideFile.parse({
    format: 1,
    kind: 'site',
    id: 'small/website',
    service: 'Small',
    route: 'website',
    title: 'title',
    quality: 'drafted',
    checkedOn: '2026-11-20',
    sources: [{ note: 'made up', confidence: 'inferred' }],
    languages: ['en'],
    origins: { site: 'https://small.example', bird: 'https://bird.example' },
    start: { origin: 'site', path: '/account' },
    inputs: {
      refund: {
        ask: 'ask-refund',
        default: 'later',
        options: {
          later: { choose: 'cancel-at-period-end', say: 'later', implied: true },
          now: { choose: 'cancel-now-with-refund', say: 'now' },
        },
      },
    },
    screens: SCREENS,
    before: { have: [], keep: [], lose: [], beware: [] },
    afterwards: {},
    stuck: { say: 'stuck', advice: [] },
    texts: { en: {} },
    ...change,
  })
  const root = {
    file: 'small.yaml',
    value: site,
    finding: () => ({ file: '', line: 1, column: 1, message: '' }),
  }
  return merge(site, { root, vendors: [], service: null, status: null })
}

export const LOCAL = 'http://127.0.0.1:4000'
export const LOCAL_BIRD = 'http://localhost:4001'
export const REMOTE = 'https://small.example'
export const REMOTE_BIRD = 'https://bird.example'

export const local = new Map([
  ['site', LOCAL],
  ['bird', LOCAL_BIRD],
])
export const remote = new Map([
  ['site', REMOTE],
  ['bird', REMOTE_BIRD],
])

/** A plan for an unattended rehearsal on loopback, with whatever a test needs to be different. */
export const makePlan = (change: Partial<Plan> = {}): Plan => ({
  guide: makeGuide(),
  lexicon,
  origins: local,
  answers: new Map([['refund', 'later']]),
  prints: [],
  link: null,
  mode: 'auto',
  agreed: true,
  attended: false,
  reopens: false,
  limits: { steps: 40, ms: 300_000 },
  ...change,
})

export const withTerms = (plan: Plan): Plan => ({
  ...plan,
  guide: {
    ...plan.guide,
    terms: { automation: 'forbidden', say: 'terms', source: 'https://small.example/terms' },
  },
})
