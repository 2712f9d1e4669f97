/**
 * One turn of the engine: the state being rewritten, with the effects and events it gives rise to.
 * Invariants: local to one call of `next`, never kept; after `finish` nothing is added any more.
 * Pure: must not import I/O, Electron or the DOM.
 */
import type { Observation, Problem } from './observation.js'
import { isLoopback, type Plan, publicUrl, startUrl } from './plan.js'
import type {
  Act,
  AppText,
  Effect,
  LoadReason,
  Outcome,
  Phase,
  Question,
  Reason,
  Result,
  Run,
  RunEvent,
  State,
  Step,
} from './state.js'

export class Turn {
  run: Run
  phase: Phase
  readonly effects: Effect[] = []
  readonly events: RunEvent[] = []

  constructor(
    readonly plan: Plan,
    state: State,
    at: number,
  ) {
    // A clock set back must not lengthen the run.
    this.run = { ...state.run, now: Math.max(state.run.now, at) }
    this.phase = state.phase
  }

  get now(): number {
    return this.run.now
  }

  update(change: Partial<Run>): void {
    this.run = { ...this.run, ...change }
  }

  sayGuide(id: string, blanks: Readonly<Record<string, string>> = {}): void {
    this.events.push({ event: 'say', text: { of: 'guide', id }, blanks })
  }

  sayApp(id: AppText, blanks: Readonly<Record<string, string>> = {}): void {
    this.events.push({ event: 'say', text: { of: 'app', id }, blanks })
  }

  /** Asks the person; ends the run when nobody is there to answer. */
  ask(
    question: Question,
    signature: string,
    reason: Reason,
    detail = '',
    { about = null, options }: { readonly about?: Act | null; readonly options?: readonly string[] } = {},
  ): void {
    if (
      this.phase.kind === 'asking' &&
      this.phase.question === question &&
      this.phase.signature === signature
    )
      return
    const act = about ?? (this.phase.kind === 'at' ? this.phase.act : null)
    // Consent is for going on at once; after another question it is asked for again.
    if (about === null) this.update({ grant: null })
    this.phase = { kind: 'asking', question, signature, act }
    const choice = options === undefined ? {} : { options }
    this.events.push({ event: 'ask', id: question, reason, blanks: { detail }, ...choice })
    if (!this.plan.attended) this.stuck(reason, detail)
  }

  /** A picture of the page as it stands: one a look, also when it is of a screen just entered and a proof as well. */
  capture(screen: string, proof = false): void {
    const same = this.effects.findIndex((each) => each.kind === 'capture' && each.screen === screen)
    this.effects.splice(same < 0 ? this.effects.length : same, 1, { kind: 'capture', screen, proof })
  }

  /** A freshly loaded document; what was there before no longer counts. */
  load(why: LoadReason): void {
    const url =
      why === 'check' || why === 'again' ? (this.run.planUrl ?? startUrl(this.plan)) : startUrl(this.plan)
    this.phase = { kind: 'loading', why, since: this.now }
    this.events.push({ event: 'load', why, url: publicUrl(this.plan, url) })
    this.effects.push({ kind: 'unpoint' }, { kind: 'load', url })
  }

  /** Ends without a verified cancellation: what is known of the plan decides what may be said. */
  stuck(reason: Reason, detail = ''): void {
    if (NO_SAFE_PATH.has(reason) && this.run.committedAt === null && this.phase.kind !== 'done') {
      this.sayGuide(this.plan.guide.stuck.say)
      this.capture('stopped')
    }
    this.finish(stuckOutcome(this.run, this.phase, reason), { reason, detail })
  }

  /** The page cannot be looked at: waits for the person where it can be opened again, else ends. */
  lost(problem: Problem): void {
    const detail =
      problem.kind === 'http' ? `HTTP ${problem.status}` : 'detail' in problem ? problem.detail : ''
    const reason = LOST[problem.kind]
    if (!this.plan.reopens) return this.stuck(reason, detail)
    this.ask('page-lost', JSON.stringify(['lost', reason]), reason, detail)
  }

  finish(outcome: Outcome, more: Partial<Result> = {}): void {
    if (this.phase.kind === 'done') return
    const result: Result = {
      outcome,
      verified: false,
      endsOn: null,
      refund: false,
      reason: null,
      detail: '',
      ...more,
    }
    this.phase = { kind: 'done', result }
    this.effects.push({ kind: 'unpoint' })
    this.events.push({ event: 'outcome', ...result })
  }

  step(): Step {
    return { state: { run: this.run, phase: this.phase }, effects: this.effects, events: this.events }
  }
}

const LOST: Readonly<Record<Problem['kind'], Reason>> = {
  unreachable: 'unreachable',
  tls: 'tls-error',
  http: 'http-error',
  download: 'download',
  'page-dialog': 'page-dialog',
  crashed: 'page-crashed',
  closed: 'page-closed',
  'load-timeout': 'load-timeout',
  unresponsive: 'unresponsive',
}

/** Reasons that mean: the page is there, but offers no way that is safe to go. */
const NO_SAFE_PATH: ReadonlySet<Reason> = new Set<Reason>([
  'unrecognised',
  'ambiguous',
  'disabled',
  'covered',
  'dead-control',
  'click-refused',
  'loop',
  'step-limit',
  'choice-not-offered',
  'foreign-origin',
  'page-dialog',
  'page-translated',
  'needs-typing',
  'wrong-subscription',
  'stay-chosen',
])

function stuckOutcome(run: Run, phase: Phase, reason: Reason): Outcome {
  const underWay = phase.kind === 'clicking' && phase.act.commit
  if (run.committedAt !== null || run.proof !== null || underWay) return 'unknown'
  if (NO_SAFE_PATH.has(reason)) return 'no-safe-path'
  // A shop where the plan should be: this account has none. Nothing but the shop says so, so it is not verified.
  if (reason === 'checkout') return 'not-subscribed'
  // "Cancel plan" was clicked, and what the site made of it has not been seen: some sites ask no question.
  const unseen = run.begun !== null && run.load.dirty && phase.kind !== 'at' && phase.kind !== 'asking'
  return run.planUrl === null || unseen ? 'unknown' : 'not-cancelled'
}

/** Whether the app itself may click on this page at all. */
export function mayClick(plan: Plan, observation: Observation, controlOrigin: string): boolean {
  const inside = [observation.origin, controlOrigin].every((origin) =>
    [...plan.origins.values()].includes(origin),
  )
  const local = isLoopback(observation.origin) && isLoopback(controlOrigin)
  switch (plan.mode) {
    case 'show':
      return false
    case 'assist':
      return inside
    case 'auto':
      return inside && local
  }
}

/** The commit click was agreed to before the run: on loopback only. */
export function agreedBeforehand(plan: Plan, observation: Observation): boolean {
  return plan.agreed && isLoopback(observation.origin)
}
