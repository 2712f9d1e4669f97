/**
 * What an observation means for the run: which screen, whether it has settled, what comes of it.
 * Invariants: a run can be joined on any screen; nothing is read of a page where one signs in; a page that keeps
 * changing is acted on only when the same screen has stood for a while.
 * Pure: must not import I/O, Electron or the DOM.
 */
import { canGoOn, clickMade, type StepScreen, signatureOf, takeStep } from './act.js'
import type { Observation } from './observation.js'
import { PATIENCE, type Plan, patience } from './plan.js'
import { around, meaning, type Page, readPage } from './read.js'
import { type Recognised, recognise } from './recognise.js'
import type { Act, Question } from './state.js'
import type { Turn } from './turn.js'
import { arrive, check, deny, isFresh, soil, weigh } from './verify.js'

/** The page's address for people and files: what identifies a session is left out. */
export const publicUrl = (url: string) => url.replace(/[?#].*$/s, '')

export function observed(turn: Turn, observation: Observation): void {
  if (turn.phase.kind === 'clicking' || turn.phase.kind === 'loading') return
  if (turn.phase.kind === 'pausing') {
    if (turn.now >= turn.phase.until) check(turn)
    return
  }
  const { problem } = observation
  if (problem !== null && !(problem.kind === 'http' && problem.status < 500))
    return trouble(turn, observation)
  arrive(turn, observation.load, false)
  const inside = [...turn.plan.origins.values()].includes(observation.origin)
  if ((observation.sensitive || !inside) && observation.clicks.length > 0) soil(turn)
  if (observation.sensitive) return signIn(turn, observation)
  if (!inside) return foreign(turn, observation)
  const page = readPage(turn.plan, observation)
  personClicked(turn, page)
  const recognised = recognise(turn.plan, page, isFresh(turn, observation))
  if (recognised === null) return unrecognised(turn, observation)
  onScreen(turn, recognised, page)
}

function onScreen(turn: Turn, recognised: Recognised, page: Page): void {
  const { screen } = recognised
  const { observation } = page
  const isStep = 'step' in screen
  const signature = isStep
    ? signatureOf(turn.plan, screen, recognised, observation)
    : JSON.stringify([screen.id, observation.load])
  if (isStep && turn.phase.kind === 'watching' && turn.phase.signature === signature) {
    return noReaction(turn, page, screen, recognised, signature)
  }
  if (turn.phase.kind === 'asking' && sameQuestion(turn.phase.signature, signature)) {
    // Whoever wants to click himself needs no answer from the app.
    const moot = turn.plan.mode === 'show' && CONSENT.has(turn.phase.question)
    const solved =
      moot || (isStep && IN_THE_WAY.has(turn.phase.question) && canGoOn(turn, screen, recognised, signature))
    if (!solved) return
  }
  leaveUnseen(turn, signature)
  if (turn.phase.kind !== 'at' || turn.phase.signature !== signature) {
    turn.phase = { kind: 'at', signature, since: turn.now, act: null }
  }
  const waited = turn.now - turn.phase.since
  if (isStep && screen.step.part === 'plan' && turn.run.planUrl === null) {
    turn.update({ planUrl: observation.url })
  }
  if (
    isStep &&
    screen.step.part === 'plan' &&
    page.sentences.some(({ signs }) => RUNNING.some((s) => signs.has(s)))
  ) {
    turn.update({ seenRunning: true })
  }
  if (isStep && screen.step.part === 'sign-in') turn.update({ seenRunning: false })
  const ready = screen.lastResort
    ? waited >= PATIENCE.lastResort
    : observation.settled || waited >= PATIENCE.stable
  if (!ready) return
  enter(turn, screen.id, signature, observation)
  tellTraps(turn, page)
  if (isStep && (screen.step.part === 'plan' || screen.step.part === 'leaving')) turn.update({ proof: null })
  // An error page is no proof, whatever it says.
  if ('outcome' in screen && observation.problem !== null) return turn.lost(observation.problem)
  if ('outcome' in screen) return weigh(turn, screen, page)
  if ('trouble' in screen) return siteTrouble(turn, screen, signature)
  const stillRunning = screen.step.part === 'plan' && turn.run.committedAt !== null
  if (stillRunning) return deny(turn, page, signature)
  takeStep(turn, screen, recognised, observation, signature, waited)
  tellUnseen(turn, signature)
}

/** The person says to have clicked, and the same screen still stands. */
function tellUnseen(turn: Turn, signature: string): void {
  const { phase, run } = turn
  if (run.asserted === null) return
  turn.update({ asserted: null })
  if (run.asserted !== signature || phase.kind !== 'at' || phase.act === null) return
  turn.sayApp('not-seen', { control: phase.act.name })
  turn.effects.push({ kind: 'point', ref: phase.act.ref, name: phase.act.name })
}

const RUNNING = ['plan-active', 'plan-paused', 'past-due']

/** Questions whether the app may click. */
const CONSENT: ReadonlySet<Question> = new Set<Question>(['confirm-commit', 'terms'])

/** Questions about what stands in the way of a step. */
const IN_THE_WAY: ReadonlySet<Question> = new Set<Question>([
  'ambiguous',
  'blocked',
  'choice-not-offered',
  'unrecognised',
])

/** A question stands as long as its screen does; a consent question belongs to one act on that screen. */
const sameQuestion = (asked: string, signature: string) =>
  asked === signature || asked.startsWith(`${signature}#`)

/** Tells of a screen once, when it has settled. */
function enter(turn: Turn, id: string, signature: string, observation: Observation): void {
  const { run } = turn
  const url = publicUrl(observation.url)
  if (run.lastScreen !== `${id} ${url}`) {
    turn.events.push({ event: 'screen', id, url })
    turn.effects.push({ kind: 'capture', screen: id })
    const screens = run.screens.at(-1) === id ? run.screens : [...run.screens, id]
    turn.update({ lastScreen: `${id} ${url}`, screens })
  }
  if (run.lastSignature !== signature) turn.update({ lastSignature: signature, steps: turn.run.steps + 1 })
  // Consent is for the screen it was given on.
  if (run.grant !== null && !sameQuestion(run.grant.signature, signature)) turn.update({ grant: null })
}

/** The click had no effect so far. */
function noReaction(
  turn: Turn,
  page: Page,
  screen: StepScreen,
  recognised: Recognised,
  signature: string,
): void {
  if (turn.phase.kind !== 'watching') return
  const { settled } = page.observation
  const waited = turn.now - turn.phase.since
  if (waited < patience('reaction', settled)) return
  if (turn.run.committedAt !== null) return check(turn)
  if (Object.entries(turn.run.acted).some(([key, n]) => key.startsWith(`${signature}#`) && n >= 2)) {
    return turn.stuck('dead-control')
  }
  turn.phase = { kind: 'at', signature, since: turn.now, act: null }
  takeStep(turn, screen, recognised, page.observation, signature, waited)
}

/** The person was shown the irreversible click, and the screen is gone without a click having been seen. */
function leaveUnseen(turn: Turn, signature: string): void {
  const act = offered(turn)
  if (act?.commit !== true || act.signature === signature || turn.plan.mode === 'auto') return
  turn.update({ committedAt: turn.now })
  soil(turn)
}

/** The act that the person is being shown, or asked to agree to. */
function offered({ phase }: Turn): Act | null {
  if (phase.kind === 'at') return phase.act
  return phase.kind === 'asking' && CONSENT.has(phase.question) ? phase.act : null
}

/** The run is over: whether the person has made the irreversible click in the last moment still counts. */
export function lastClicks(turn: Turn, observation: Observation): void {
  const act = offered(turn)
  if (act?.commit !== true || turn.plan.mode === 'auto') return
  const stands = observation.controls.some((control) => control.ref === act.ref)
  if (observation.clicks.length > 0 || !stands) leaveUnseen(turn, '')
}

function personClicked(turn: Turn, page: Page): void {
  for (const click of page.observation.clicks) {
    const read = meaning(turn.plan, click, around(page.sentences, click))
    const act = offered(turn)
    const [trap] = read.traps
    if (act !== null && act.ref === click.ref) {
      clickMade(turn, act, 'person')
      continue
    }
    // The person goes his own way: what the page says from now on may be an answer to that.
    const { begun, lastSignature } = turn.run
    const starts = read.strong.has('cancel-plan')
    const counts = read.any.has('confirm-cancel') || (starts && begun !== null && begun !== lastSignature)
    if (counts) turn.update({ committedAt: turn.now })
    if (starts && begun === null) turn.update({ begun: lastSignature })
    soil(turn)
    if (trap !== undefined) {
      turn.update({ trapTaken: trap })
      turn.sayApp('trap-clicked', { control: click.name, trap })
    }
  }
}

/** Each trap on a screen is told once. */
function tellTraps(turn: Turn, page: Page): void {
  for (const control of page.controls) {
    for (const intent of control.traps) {
      const key = `${turn.run.lastScreen}|${intent}|${control.name}`
      if (turn.run.trapsTold.includes(key) || turn.run.trapsTold.length >= 200) continue
      turn.update({ trapsTold: [...turn.run.trapsTold, key] })
      turn.events.push({ event: 'trap', intent, name: control.name })
    }
  }
}

function unrecognised(turn: Turn, observation: Observation): void {
  const { phase, run } = turn
  const signature = JSON.stringify(['none', publicUrl(observation.url)])
  if (phase.kind === 'asking' && phase.signature === signature) return
  if (phase.kind !== 'looking' && phase.kind !== 'watching') {
    leaveUnseen(turn, signature)
    turn.phase = { kind: 'looking', since: turn.now }
    return
  }
  if (turn.now - phase.since < patience('recognise', observation.settled)) return
  if (run.committedAt !== null && !isFresh(turn, observation)) return check(turn)
  if (observation.problem?.kind === 'http') return turn.lost(observation.problem)
  // Somebody may be busy on this page, in the middle of it: he is asked, not carried off.
  const busy = turn.plan.attended && run.begun !== null
  if (run.homes === 0 && !busy) {
    turn.update({ homes: 1 })
    turn.sayApp('going-to-start')
    return turn.load('home')
  }
  turn.ask('unrecognised', signature, 'unrecognised', publicUrl(observation.url))
}

/** A page where one signs in: the person's alone. Nothing of it is read. */
function signIn(turn: Turn, observation: Observation): void {
  const signature = JSON.stringify(['sign-in', observation.origin])
  // Whoever signs in may be somebody else.
  turn.update({ seenRunning: false })
  if (turn.phase.kind === 'asking' && turn.phase.signature === signature) return
  leaveUnseen(turn, signature)
  turn.effects.push({ kind: 'unpoint' })
  turn.sayApp('sign-in-yourself', { detail: observation.origin })
  turn.ask('sign-in', signature, 'sign-in-needed', observation.origin)
}

/** Outside the guide: often a redirect on its way; otherwise the person must know where he is. */
function foreign(turn: Turn, observation: Observation): void {
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

function trouble(turn: Turn, observation: Observation): void {
  const { problem } = observation
  if (problem === null) return
  if (problem.kind !== 'page-dialog') {
    leaveUnseen(turn, '')
    if (problem.kind === 'http' && turn.run.committedAt !== null && !isFresh(turn, observation)) {
      // The answer to the irreversible click was lost; whether it worked, the plan's own page knows.
      turn.update({ siteError: true })
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
function siteTrouble(
  turn: Turn,
  screen: { readonly trouble: string; readonly wait: boolean; readonly say: string },
  signature: string,
): void {
  if (turn.phase.kind !== 'at') return
  if (screen.trouble === 'site-error') turn.update({ siteError: true })
  if (turn.run.committedAt !== null && !screen.wait) return check(turn)
  if (turn.now - turn.phase.since < PATIENCE.reaction.settled) return
  turn.sayGuide(screen.say)
  if (screen.wait) return turn.ask('challenge', signature, 'challenge')
  turn.stuck('site-error')
}
