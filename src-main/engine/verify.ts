/**
 * From a screen that looks like the end to an outcome: two freshly loaded pages must agree.
 * Invariants: a page on which cancelling was clicked proves nothing (toasts, closed dialogs, URL words); "cancelled"
 * is said only here; a plan that still shows on three fresh pages is "not cancelled"; of each fresh page that counts a
 * picture is kept.
 * Pure: must not import I/O, Electron or the DOM.
 */
import type { Screen } from '../guide/schema.js'
import type { Observation } from './observation.js'
import { PATIENCE } from './plan.js'
import type { Page } from './read.js'
import type { Proof, Reason } from './state.js'
import { dateIn } from './status.js'
import type { Turn } from './turn.js'

export type OutcomeScreen = Extract<Screen, { outcome: string }>

const MAX_FRESH_LOADS = 8
const DENIALS = 3

/** A fresh load of the page where the plan was seen, unless there were too many already. */
export function check(turn: Turn): void {
  const { run } = turn
  const wait = (run.committedAt ?? Number.NEGATIVE_INFINITY) + PATIENCE.afterCommit - turn.now
  if (wait > 0 && run.freshLoads === 0) {
    turn.phase = { kind: 'pausing', until: turn.now + wait }
    return
  }
  if (run.freshLoads >= MAX_FRESH_LOADS) {
    return run.siteError === null ? turn.stuck('cannot-verify') : turn.stuck('site-error', run.siteError)
  }
  turn.sayApp(run.proof === null ? 'checking' : 'checking-again')
  turn.update({ freshLoads: run.freshLoads + 1, acted: {}, refusals: {}, chosenActs: [] })
  turn.load('check')
}

/** The page shows an outcome: count it when the page is fresh, else load a fresh one. */
export function weigh(turn: Turn, screen: OutcomeScreen, page: Page): void {
  const { run } = turn
  if (!isFresh(turn, page.observation)) {
    // Nothing was ever seen running: whether there is no plan is told here, not where its "Cancel" stands.
    const never = screen.outcome === 'not-subscribed' && run.committedAt === null && !run.seenRunning
    if (never) turn.update({ planUrl: page.observation.url })
    return check(turn)
  }
  const proof = proofOf(turn, screen, page)
  if (!proves(turn, proof, page)) return
  turn.sayGuide(screen.say, { date: proof.endsOn ?? '' })
  const { outcome, endsOn, refund } = proof
  turn.finish(outcome, { verified: true, endsOn, refund: refund || refundChosen(turn, proof) })
}

/** Whether a second fresh page says the same; if it is the first, another one is loaded. */
function proves(turn: Turn, proof: Proof, page: Page): boolean {
  const before = turn.run.proof
  keepProof(turn)
  if (before !== null && before.load !== proof.load && agree(before, proof)) return true
  // Look again where it was said, should the plan's own page have nothing to say any more.
  turn.update({ proof, planUrl: page.observation.url })
  check(turn)
  return false
}

/** The fresh page that an outcome rests on is kept as the person would see it. */
function keepProof(turn: Turn): void {
  const screen = turn.run.screens.at(-1)
  if (screen !== undefined) turn.capture(screen, true)
}

/** Only to be looked at: the plan is running, as two fresh pages show. */
export function running(turn: Turn, page: Page): void {
  if (!isFresh(turn, page.observation)) return check(turn)
  const { load } = page.observation
  if (!proves(turn, { load, outcome: 'not-cancelled', endsOn: null, refund: false }, page)) return
  turn.finish('not-cancelled', { verified: true, ...denied(turn, page) })
}

/**
 * Another document is shown: fresh when the app loaded it, or when a fresh one led to it without a click that
 * could change the plan. A document that was spoilt once stays so (the "back" button brings it again).
 */
export function arrive(turn: Turn, mark: string, asked: boolean): void {
  const { load } = turn.run
  if (mark === load.mark) return
  const clean = load.fresh && !load.dirty
  const spoilt = clean || load.mark === '' ? turn.run.spoilt : [...turn.run.spoilt, load.mark].slice(-200)
  turn.update({ load: { mark, fresh: (asked || clean) && !spoilt.includes(mark), dirty: false }, spoilt })
}

/** The document is left for one that nobody has seen yet. */
export function depart(turn: Turn): void {
  soil(turn)
  arrive(turn, '', false)
}

/** Something was clicked that could change the plan: this page and what was read of it prove nothing. */
export function soil(turn: Turn): void {
  turn.update({ load: { ...turn.run.load, dirty: true }, proof: null })
}

export const isFresh = (turn: Turn, observation: Observation) =>
  turn.run.load.mark === observation.load && turn.run.load.fresh && !turn.run.load.dirty

const agree = (a: Proof, b: Proof) => a.outcome === b.outcome && a.endsOn === b.endsOn

function proofOf(turn: Turn, screen: OutcomeScreen, page: Page): Proof {
  // Some sites ask nothing: the plan was running, "Cancel" was clicked, and there is none any more.
  const committed = turn.run.committedAt !== null || (turn.run.begun !== null && turn.run.seenRunning)
  const sign = screen.capture?.endsOn
  const dated = page.sentences.filter((sentence) => sign !== undefined && sentence.signs.has(sign))
  const dates = dated.map((sentence) => dateIn(sentence, page))
  return {
    load: page.observation.load,
    outcome: committed ? (screen.afterCommit ?? screen.outcome) : screen.outcome,
    endsOn: dates.find((date) => date !== null) ?? null,
    refund: committed && page.sentences.some((sentence) => sentence.signs.has('refund-issued')),
  }
}

/** The option with the refund was confirmed, and the plan has ended at once. */
const refundChosen = (turn: Turn, proof: Proof) =>
  proof.outcome === 'cancelled-now' &&
  turn.run.committedAt !== null &&
  turn.run.chosen.at(-1) === 'cancel-now-with-refund'

/** After the irreversible click, a page still shows the plan running. */
export function deny(turn: Turn, page: Page, signature: string): void {
  const { run } = turn
  if (!isFresh(turn, page.observation)) return check(turn)
  const isNews = run.deniedLoad !== page.observation.load
  if (isNews) keepProof(turn)
  const denials = isNews ? run.denials + 1 : run.denials
  turn.update({ denials, deniedLoad: page.observation.load, proof: null })
  if (denials < DENIALS) {
    turn.phase = { kind: 'pausing', until: turn.now + PATIENCE.betweenChecks }
    return
  }
  if (contradicts(page)) return turn.stuck('cannot-verify')
  const why = denied(turn, page)
  if (turn.plan.attended) return turn.ask('still-active', signature, why.reason, why.detail)
  turn.finish('not-cancelled', { verified: true, ...why })
}

/** The plan's button is still there, but the page says that it ends and nowhere that it goes on. */
function contradicts({ sentences }: Page): boolean {
  const says = (sign: string) => sentences.some((sentence) => sentence.signs.has(sign))
  return (says('plan-ends-on') || says('plan-cancelled')) && !says('plan-active')
}

/** Why it is not cancelled, with the site's own words where it spoke. */
function denied(turn: Turn, page: Page): { readonly reason: Reason; readonly detail: string } {
  const reason = deniedReason(turn, page)
  return { reason, detail: reason === 'site-error' ? (turn.run.siteError ?? '') : '' }
}

function deniedReason(turn: Turn, page: Page): Reason {
  switch (turn.run.trapTaken) {
    case 'accept-offer':
      return 'offer-taken'
    case 'pause-plan':
      return 'plan-paused'
    case 'change-plan':
      return 'plan-changed'
    case 'delete-account':
      return 'only-account-deleted'
    default:
      if (turn.run.siteError !== null) return 'site-error'
      return page.sentences.some((s) => s.signs.has('plan-paused')) ? 'plan-paused' : 'still-active'
  }
}
