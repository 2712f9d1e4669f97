/**
 * What a person can do when a walk waits or has ended without a proof, best first.
 * Must not import I/O, Electron or the DOM.
 */
import type { FIXES } from '../../src-preload/contract/intent.js'
import type { Reason } from '../engine/state.js'

export const ADVICE = [
  'try-again',
  'open-again',
  'wait-hour',
  'yourself',
  'uncover',
  'other-choice',
  'account',
  'connection',
  'by-hand',
  'translate-off',
  'type-it',
  'cookies',
  'own-browser',
  'pop-ups',
  'private',
  'which-account',
  'other-way',
] as const
export type Advice = (typeof ADVICE)[number]

export type Fix = (typeof FIXES)[number]

interface Ways {
  readonly first: readonly Advice[]
  /** What the app itself can do about it. */
  readonly fixes: readonly Fix[]
  /** Where else it could work: in another installed browser, by another way out. */
  readonly beside: readonly ('browser' | 'route')[]
  /** The guide's own advice (whom to write to) helps as well. */
  readonly outside: boolean
}

const ways = (...first: Advice[]): Ways => ({ first, fixes: [], beside: ['route'], outside: true })
const inside = (...first: Advice[]): Ways => ({ first, fixes: [], beside: [], outside: false })

export const WAYS: Readonly<Record<Reason, Ways>> = {
  'still-active': { ...ways('try-again', 'by-hand'), beside: ['browser', 'route'] },
  'offer-taken': ways('try-again'),
  'plan-paused': ways('try-again'),
  'plan-changed': ways('try-again'),
  'only-account-deleted': ways('account'),
  'site-error': { ...ways('wait-hour'), fixes: ['remind'], beside: ['browser', 'route'] },
  unrecognised: ways('yourself', 'account'),
  ambiguous: ways('yourself'),
  disabled: { ...ways('yourself'), beside: ['browser', 'route'] },
  covered: ways('uncover'),
  'dead-control': {
    ...ways('try-again', 'own-browser', 'private', 'pop-ups'),
    fixes: ['private-window'],
    beside: ['browser', 'route'],
  },
  'click-refused': ways('yourself'),
  loop: ways('account'),
  'step-limit': ways('account'),
  'time-limit': inside('try-again'),
  'choice-not-offered': ways('other-choice'),
  'not-confirmed': inside('try-again'),
  'needs-person': inside('try-again'),
  'sign-in-needed': { ...inside('try-again'), beside: ['browser', 'route'] },
  challenge: { ...ways('try-again'), beside: ['browser', 'route'] },
  'foreign-origin': ways('yourself', 'account'),
  'cannot-verify': ways('by-hand', 'try-again'),
  stopped: inside('try-again'),
  unreachable: inside('connection', 'open-again'),
  'tls-error': inside('connection', 'open-again'),
  'http-error': { ...ways('open-again', 'wait-hour'), fixes: ['remind'] },
  download: inside('open-again'),
  'page-dialog': inside('yourself', 'try-again'),
  'page-crashed': inside('open-again'),
  'page-closed': inside('open-again'),
  'load-timeout': inside('connection', 'open-again'),
  unresponsive: inside('open-again'),
  'sign-in-loop': {
    ...ways('own-browser', 'private', 'cookies'),
    fixes: ['private-window', 'other-account'],
    beside: ['browser', 'route'],
  },
  'challenge-loop': { ...ways('own-browser'), beside: ['browser', 'route'] },
  'page-translated': inside('translate-off'),
  'needs-typing': inside('type-it'),
  'check-mail': inside('try-again'),
  checkout: { ...ways('which-account'), fixes: ['other-account'] },
  'wrong-subscription': ways('other-way'),
  'stay-chosen': ways(),
}

/** No plan here, although somebody pays for one: almost always another account does. */
export const OTHER_ACCOUNT: readonly Fix[] = ['other-account']
