/**
 * The engine: `next(plan, state, input) → {state, effects, events}`.
 * Invariants: pure and total; every run ends (steps and time are limited); an input that does not fit the state
 * changes nothing but the clock. Must not import I/O, Electron, the DOM or timers.
 */
import { clickMade, clickRefused } from './act.js'
import { isAnswered } from './astray.js'
import { keyOf } from './consent.js'
import type { LoadResult } from './observation.js'
import { PATIENCE, type Plan } from './plan.js'
import { UNFOLD } from './read.js'
import type { Input, PersonIntent, Phase, Reason, Run, State, Step } from './state.js'
import { Turn } from './turn.js'
import { lastClicks } from './unseen.js'
import { arrive, check, depart, soil } from './verify.js'
import { observed } from './walk.js'

/** The first state: the start page is asked for. `at` in milliseconds since the epoch. */
export function begin(plan: Plan, at: number): Step {
  const run: Run = {
    startedAt: at,
    now: at,
    steps: 0,
    clicks: 0,
    screens: [],
    lastScreen: '',
    lastSignature: '',
    acted: {},
    refusals: {},
    told: '',
    tried: [],
    trapsTold: [],
    begun: null,
    seenRunning: false,
    committedAt: null,
    commits: {},
    chosen: [],
    chosenActs: [],
    planUrl: null,
    load: { mark: '', fresh: false, dirty: false },
    spoilt: [],
    freshLoads: 0,
    proof: null,
    denials: 0,
    deniedLoad: '',
    homes: 0,
    siteError: null,
    trapTaken: null,
    termsAccepted: false,
    account: null,
    status: null,
    rows: [],
    picked: null,
    challenges: 0,
    asserted: null,
    search: null,
    searches: 0,
    unfolded: [],
    prints: [],
    guessed: null,
    grant: null,
  }
  const turn = new Turn(plan, { run, phase: { kind: 'looking', since: at } }, at)
  turn.load('start')
  return turn.step()
}

export function next(plan: Plan, state: State, input: Input): Step {
  const at = input.kind === 'observed' ? input.observation.at : input.at
  const turn = new Turn(plan, state, at)
  if (turn.phase.kind === 'done') return { state, effects: [], events: [] }
  const over = limitReached(turn)
  // What was clicked was clicked, however late it is heard of.
  if (over === null || input.kind === 'clicked') take(turn, input)
  else if (input.kind === 'observed') lastClicks(turn, input.observation)
  if (over !== null) turn.stuck(over)
  return turn.step()
}

function limitReached({ plan, run, now }: Turn): Reason | null {
  if (now - run.startedAt >= plan.limits.ms) return 'time-limit'
  return Math.max(run.steps, run.clicks) >= plan.limits.steps ? 'step-limit' : null
}

function take(turn: Turn, input: Input): void {
  const { phase } = turn
  switch (input.kind) {
    case 'observed':
      return observed(turn, input.observation)
    case 'clicked':
      if (phase.kind !== 'clicking') return
      if (input.result.kind === 'clicked') return clickMade(turn, phase.act, 'app')
      return clickRefused(turn, phase.act, input.result.why, input.result.detail)
    case 'loaded':
      if (phase.kind === 'loading') loaded(turn, input.result)
      return
    case 'intent':
      return told(turn, input.intent)
    case 'picked':
      if (phase.kind !== 'asking' || phase.question !== 'which-plan' || !turn.run.rows.includes(input.row))
        return
      turn.update({ ...FROM_ANEW, picked: input.row })
      turn.phase = { kind: 'looking', since: turn.now }
      turn.effects.push({ kind: 'look' })
      return
    case 'tick':
      if (phase.kind === 'pausing' && turn.now >= phase.until) check(turn)
      return
  }
}

function loaded(turn: Turn, result: LoadResult): void {
  if (result.kind === 'failed') {
    // Somebody is there to answer the page's question; the page is looked at afterwards.
    const { problem } = result
    if (problem.kind !== 'page-dialog' || !isAnswered(turn.plan)) return turn.lost(problem)
    turn.phase = { kind: 'looking', since: turn.now }
    turn.effects.push({ kind: 'look' })
    return
  }
  arrive(turn, result.load, true)
  turn.phase = { kind: 'looking', since: turn.now }
}

/** What the person said in the panel or the terminal. */
function told(turn: Turn, intent: PersonIntent): void {
  const { phase } = turn
  switch (intent) {
    case 'stop':
      return turn.stuck('stopped')
    case 'click':
      if (phase.kind !== 'at' || phase.act === null) return
      turn.update({ grant: { signature: keyOf(phase.act), click: true, commit: false } })
      break
    case 'confirm':
      if (phase.kind !== 'asking' || phase.question !== 'confirm-commit') return
      turn.update({ grant: { signature: phase.signature, click: true, commit: true } })
      turn.phase = { kind: 'looking', since: turn.now }
      break
    case 'accept-terms':
      if (phase.kind !== 'asking' || phase.question !== 'terms') return
      turn.update({ termsAccepted: true, grant: { signature: phase.signature, click: true, commit: false } })
      turn.phase = { kind: 'looking', since: turn.now }
      break
    case 'did-it':
      if (phase.kind === 'asking') return told(turn, 'again')
      if (phase.kind !== 'at' || phase.act === null) return
      // That a click which cannot be undone was made is never doubted: the site is asked.
      if (phase.act.commit || phase.act.intent === UNFOLD) return clickMade(turn, phase.act, 'person')
      turn.update({ asserted: phase.signature })
      break
    case 'reopen':
      return reopen(turn)
    case 'start-again':
      soil(turn)
      turn.update({ ...FROM_ANEW, planUrl: null })
      return turn.load('start')
    case 'again':
      if (phase.kind !== 'asking') return
      if (phase.question === 'page-lost') return reopen(turn)
      turn.update(phase.question === 'still-active' ? { ...FROM_ANEW, ...NOTHING_DONE } : FROM_ANEW)
      turn.phase = { kind: 'looking', since: turn.now }
      break
    case 'show-again':
      if (phase.kind !== 'at' || phase.act === null) return
      turn.effects.push({ kind: 'point', ref: phase.act.ref, name: phase.act.name })
      return
  }
  turn.effects.push({ kind: 'look' })
}

/** Another page, perhaps in another browser: what the engine knew of the one before is void, what was done is not. */
function reopen(turn: Turn): void {
  if (!turn.plan.reopens) return
  depart(turn)
  turn.update({ ...FROM_ANEW, lastScreen: '', lastSignature: '' })
  turn.effects.push({ kind: 'reopen' })
  turn.load('again')
}

/** What a second attempt forgets. */
const FROM_ANEW: Partial<Run> = {
  acted: {},
  refusals: {},
  tried: [],
  chosenActs: [],
  freshLoads: 0,
  denials: 0,
  proof: null,
  homes: 0,
  challenges: 0,
  siteError: null,
  grant: null,
  asserted: null,
  search: null,
  searches: 0,
  guessed: null,
}

/** What it forgets besides, once three fresh pages have shown that nothing came of what was done. */
const NOTHING_DONE: Partial<Run> = { begun: null, committedAt: null, commits: {}, chosen: [] }

/** When the shell should look again even if the page does not change; null: only when it does. */
export function wakeAt(plan: Plan, state: State): number | null {
  const { phase, run } = state
  const limit = run.startedAt + plan.limits.ms
  const soon = (ms: number) => Math.min(limit, run.now + ms)
  return wake(phase, soon, limit)
}

function wake(phase: Phase, soon: (ms: number) => number, limit: number): number | null {
  switch (phase.kind) {
    case 'done':
    case 'clicking':
      return null
    case 'loading':
    case 'looking':
    case 'watching':
      return soon(300)
    case 'at':
      if (phase.act?.intent === UNFOLD) return soon(PATIENCE.unfold / 4)
      return phase.act === null ? soon(200) : limit
    case 'pausing':
      return Math.min(limit, phase.until)
    case 'asking':
      return limit
  }
}
