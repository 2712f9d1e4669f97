/**
 * What a person can do when a walk waits or has ended without a proof, best first.
 * Must not import I/O, Electron or the DOM.
 */
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
] as const
export type Advice = (typeof ADVICE)[number]

interface Ways {
  readonly first: readonly Advice[]
  /** The guide's own advice (another browser, whom to write to) helps as well. */
  readonly outside: boolean
}

const ways = (...first: Advice[]): Ways => ({ first, outside: true })
const inside = (...first: Advice[]): Ways => ({ first, outside: false })

export const WAYS: Readonly<Record<Reason, Ways>> = {
  'still-active': ways('try-again', 'by-hand'),
  'offer-taken': ways('try-again'),
  'plan-paused': ways('try-again'),
  'plan-changed': ways('try-again'),
  'only-account-deleted': ways('account'),
  'site-error': ways('wait-hour'),
  unrecognised: ways('yourself', 'account'),
  ambiguous: ways('yourself'),
  disabled: ways('yourself'),
  covered: ways('uncover'),
  'dead-control': ways('try-again'),
  'click-refused': ways('yourself'),
  loop: ways('account'),
  'step-limit': ways('account'),
  'time-limit': inside('try-again'),
  'choice-not-offered': ways('other-choice'),
  'not-confirmed': inside('try-again'),
  'needs-person': inside('try-again'),
  'sign-in-needed': inside('try-again'),
  challenge: ways('try-again'),
  'foreign-origin': ways('yourself', 'account'),
  'cannot-verify': ways('by-hand', 'try-again'),
  stopped: inside('try-again'),
  unreachable: inside('connection', 'open-again'),
  'tls-error': inside('connection', 'open-again'),
  'http-error': ways('open-again', 'wait-hour'),
  download: inside('open-again'),
  'page-dialog': inside('yourself', 'try-again'),
  'page-crashed': inside('open-again'),
  'page-closed': inside('open-again'),
  'load-timeout': inside('connection', 'open-again'),
  unresponsive: inside('open-again'),
}
