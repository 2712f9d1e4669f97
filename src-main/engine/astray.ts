/**
 * Where no step can be taken: a page that no screen fits, a sign-in, another origin, a page that is lost, a trouble that
 * the guide knows.
 * Invariants: nothing is read of a page where one signs in; whoever may be busy on a page is asked, not carried off.
 * Pure: must not import I/O, Electron or the DOM.
 */
import type { Screen, Trouble } from '../guide/schema.js'
import type { Observation } from './observation.js'
import { PATIENCE, type Plan, patience, publicUrl, startUrl } from './plan.js'
import { type Page, wordsBehind } from './read.js'
import { guessFromBefore, maySearch, search } from './search.js'
import type { Turn } from './turn.js'
import { leaveUnseen } from './unseen.js'
import { check, isFresh } from './verify.js'

/** Whoever signs in may be somebody else. */
export const SOMEBODY_ELSE = { seenRunning: false, account: null }

export function unrecognised(turn: Turn, page: Page): void {
  const { phase, run } = turn
  const { observation } = page
  const address = publicUrl(turn.plan, observation.url)
  const signature = JSON.stringify(['none', address])
  if (phase.kind === 'asking' && phase.signature === signature) return
  // Shown where it may be hidden.
  const waits = phase.kind === 'at' && phase.signature === signature
  if (phase.kind !== 'looking' && phase.kind !== 'watching' && !waits) {
    leaveUnseen(turn, signature)
    turn.phase = { kind: 'looking', since: turn.now }
    return
  }
  const waited = turn.now - phase.since
  const busy = turn.plan.attended && run.begun !== null
  const away = run.homes === 0 && !busy && address !== publicUrl(turn.plan, startUrl(turn.plan))
  if ((waits || (waited >= PATIENCE.search && observation.settled)) && maySearch(turn, page)) {
    if (search(turn, page, signature, away) === 'under-way') return
  }
  if (waited < patience('recognise', observation.settled)) return
  if (run.committedAt !== null && !isFresh(turn, observation)) return check(turn)
  if (observation.problem?.kind === 'http') return turn.lost(observation.problem)
  if (observation.translated) return turn.ask('trouble', signature, 'page-translated', address)
  // Somebody may be busy on this page, in the middle of it: he is asked, not carried off.
  if (run.homes === 0 && !busy) {
    turn.update({ homes: 1 })
    turn.sayApp('going-to-start')
    return turn.load('home')
  }
  guessFromBefore(turn, page, signature)
  turn.ask('unrecognised', signature, 'unrecognised', address)
}

/** A page where one signs in: the person's alone. Nothing of it is read. */
export function signIn(turn: Turn, observation: Observation, at: string | undefined): void {
  const signature = JSON.stringify(['sign-in', observation.origin])
  turn.update(SOMEBODY_ELSE)
  if (turn.phase.kind === 'asking' && turn.phase.signature === signature) return
  leaveUnseen(turn, signature)
  turn.effects.push({ kind: 'unpoint' })
  const say = at === undefined ? undefined : turn.plan.guide.signIn[at]
  if (say === undefined) turn.sayApp('sign-in-yourself', { detail: observation.origin })
  else turn.sayGuide(say)
  turn.ask('sign-in', signature, 'sign-in-needed', observation.origin)
}

/** Outside the guide: often a redirect on its way; otherwise the person must know where he is. */
export function foreign(turn: Turn, observation: Observation): void {
  const signature = JSON.stringify(['foreign', observation.origin])
  turn.update({ seenRunning: false })
  if (turn.phase.kind === 'asking' && turn.phase.signature === signature) return
  if (turn.phase.kind !== 'looking' && turn.phase.kind !== 'watching') {
    leaveUnseen(turn, signature)
    turn.phase = { kind: 'looking', since: turn.now }
    return
  }
  if (turn.now - turn.phase.since < PATIENCE.reaction.settled) return
  turn.sayApp('foreign-page', { detail: observation.origin })
  turn.ask('unrecognised', signature, 'foreign-origin', observation.origin)
}

/** A question of the page's own is answered by the person, in the site's window. */
export const isAnswered = (plan: Plan) => plan.attended && plan.mode !== 'auto'

export function trouble(turn: Turn, observation: Observation): void {
  const { problem } = observation
  if (problem === null) return
  if (problem.kind !== 'page-dialog') {
    leaveUnseen(turn, '')
    if (problem.kind === 'http' && turn.run.committedAt !== null && !isFresh(turn, observation)) {
      // The answer to the irreversible click was lost; whether it worked, the plan's own page knows.
      turn.update({ siteError: '' })
      return check(turn)
    }
    return turn.lost(problem)
  }
  if (!isAnswered(turn.plan)) {
    turn.effects.push({ kind: 'refuse-dialog' })
    return turn.lost(problem)
  }
  // The person sees the page's own question and answers it there.
  const signature = JSON.stringify(['page-dialog', problem.detail])
  if (turn.run.lastSignature === signature) return
  turn.update({ lastSignature: signature })
  turn.sayApp('page-asks', { detail: problem.detail })
}

/** A screen of the guide that is a trouble: an error of the site, a check for humans. */
export function siteTrouble(
  turn: Turn,
  screen: Extract<Screen, { trouble: Trouble }>,
  page: Page,
  signature: string,
): void {
  if (turn.phase.kind !== 'at') return
  const words = screen.trouble === 'site-error' ? wordsBehind(screen, page) : ''
  if (screen.trouble === 'site-error') turn.update({ siteError: words || (turn.run.siteError ?? '') })
  if (turn.run.committedAt !== null && !screen.wait) return check(turn)
  if (turn.now - turn.phase.since < PATIENCE.reaction.settled) return
  turn.sayGuide(screen.say)
  switch (screen.trouble) {
    case 'challenge': {
      const challenges = turn.run.challenges + 1
      turn.update({ challenges })
      if (challenges > MANY_CHALLENGES) return turn.ask('trouble', signature, 'challenge-loop')
      return turn.ask('challenge', signature, 'challenge')
    }
    case 'check-mail':
      return turn.ask('check-mail', signature, 'check-mail')
    case 'checkout':
    case 'wrong-subscription':
      return turn.ask('trouble', signature, screen.trouble)
    case 'site-error':
      return turn.stuck('site-error', words)
  }
}

/** More checks for humans than this in one walk are a loop. */
const MANY_CHALLENGES = 3
