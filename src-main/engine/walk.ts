/**
 * What an observation means for the run: which screen, whether it has settled, what comes of it.
 * Invariants: a run can be joined on any screen; nothing is read of a page where one signs in; a page that keeps
 * changing is acted on only when the same screen has stood for a while.
 * Pure: must not import I/O, Electron or the DOM.
 */
import { PLAN_INPUT, type Screen } from '../guide/schema.js'
import { canGoOn, clickMade, type StepScreen, signatureOf, takeStep } from './act.js'
import { foreign, SOMEBODY_ELSE, signIn, siteTrouble, trouble, unrecognised } from './astray.js'
import type { Observation } from './observation.js'
import { PATIENCE, patience, publicUrl } from './plan.js'
import { around, meaning, type Page, readPage, wordsOf } from './read.js'
import { type Recognised, recognise } from './recognise.js'
import { ofRow, planRows, rowNamed } from './rows.js'
import type { Question } from './state.js'
import { readStatus } from './status.js'
import type { Turn } from './turn.js'
import { CONSENT, leaveUnseen, offered } from './unseen.js'
import { arrive, check, deny, isFresh, running, soil, weigh } from './verify.js'

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
  const signInAt = Object.keys(turn.plan.guide.signIn).find(
    (name) => turn.plan.origins.get(name) === observation.origin,
  )
  if (observation.sensitive || signInAt !== undefined) return signIn(turn, observation, signInAt)
  if (!inside) return foreign(turn, observation)
  const whole = readPage(turn.plan, observation)
  personClicked(turn, whole)
  hearError(turn, whole)
  const page = ofMeantRow(turn, whole)
  const recognised = recognise(turn.plan, page, isFresh(turn, observation), (screen) => isPast(turn, screen))
  if (recognised === null) return unrecognised(turn, page)
  onScreen(turn, recognised, page, whole)
}

/** The site's answer to the irreversible click was an error, wherever on the page it stands. */
function hearError(turn: Turn, page: Page): void {
  if (turn.run.committedAt === null || !turn.run.load.dirty || turn.run.siteError) return
  if (page.sentences.some(({ signs }) => signs.has('error')))
    turn.update({ siteError: wordsOf(page, ['error']) })
}

/** Of several subscriptions side by side, the page as it is for the one that is meant. */
function ofMeantRow(turn: Turn, page: Page): Page {
  const seen = planRows(page)
  const known = turn.run.rows
  if (seen.length > 1 && !seen.every((row) => known.includes(row)))
    turn.update({ rows: [...new Set([...known, ...seen])].slice(0, 50) })
  const { rows } = turn.run
  const row = turn.run.picked ?? rowNamed(turn.plan.answers.get(PLAN_INPUT) ?? '', rows)
  if (row !== turn.run.picked) turn.update({ picked: row })
  return row === null ? page : ofRow(page, row, rows)
}

/** A notice in front of the page was dealt with once: what stands behind it counts. */
const isPast = ({ run }: Turn, screen: Screen) =>
  screen.aside &&
  Object.keys(run.acted).some((key) => key.startsWith(`${JSON.stringify([screen.id]).slice(0, -1)},`))

function onScreen(turn: Turn, recognised: Recognised, page: Page, whole: Page): void {
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
  if (isStep && screen.step.part === 'sign-in') turn.update(SOMEBODY_ELSE)
  const ready = screen.lastResort
    ? waited >= PATIENCE.lastResort
    : observation.settled || waited >= PATIENCE.stable
  if (!ready) return
  enter(turn, screen, signature, observation)
  tellTraps(turn, page)
  if (!('trouble' in screen)) tellStatus(turn, whole)
  if (isStep && turn.plan.guide.purpose === 'status' && showsPlan(screen)) return running(turn, page)
  if (isStep && (screen.step.part === 'plan' || screen.step.part === 'leaving')) turn.update({ proof: null })
  // An error page is no proof, whatever it says.
  if ('outcome' in screen && observation.problem !== null) return turn.lost(observation.problem)
  if ('outcome' in screen) return weigh(turn, screen, page)
  if ('trouble' in screen) return siteTrouble(turn, screen, page, signature)
  const stillRunning = screen.step.part === 'plan' && turn.run.committedAt !== null
  if (stillRunning) return deny(turn, page, signature)
  takeStep(turn, screen, recognised, page, signature, waited)
  tellUnseen(turn, signature)
}

const showsPlan = ({ step }: StepScreen) => step.part === 'plan' || step.part === 'leaving' || step.changes

/** What a fresh page says of the subscriptions, each time that it says something new. */
function tellStatus(turn: Turn, page: Page): void {
  const { account, subscriptions } = readStatus(page, turn.plan.lexicon)
  if (account !== null) turn.update({ account })
  if (!isFresh(turn, page.observation)) return
  const status = { account: turn.run.account, subscriptions }
  if (status.subscriptions.length === 0 || JSON.stringify(status) === JSON.stringify(turn.run.status)) return
  turn.update({ status })
  turn.events.push({ event: 'status', ...status })
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

/** Questions about what stands in the way of a step. */
const IN_THE_WAY: ReadonlySet<Question> = new Set<Question>([
  'ambiguous',
  'blocked',
  'choice-not-offered',
  'unrecognised',
  'which-plan',
  'check-mail',
  'trouble',
])

/** A question stands as long as its screen does; a consent question belongs to one act on that screen. */
const sameQuestion = (asked: string, signature: string) =>
  asked === signature || asked.startsWith(`${signature}#`)

/** Tells of a screen once, when it has settled. */
function enter(turn: Turn, screen: Screen, signature: string, observation: Observation): void {
  const { run } = turn
  const { id } = screen
  const url = publicUrl(turn.plan, observation.url)
  if (run.lastScreen !== `${id} ${url}`) {
    turn.events.push({ event: 'screen', id, url })
    if (partOf(screen) === 'sign-in' && wasAtPlan(turn)) turn.sayApp('signed-out-again')
    turn.capture(id)
    const screens = run.screens.at(-1) === id ? run.screens : [...run.screens, id]
    turn.update({ lastScreen: `${id} ${url}`, screens, told: '' })
  }
  if (run.lastSignature !== signature) turn.update({ lastSignature: signature, steps: turn.run.steps + 1 })
  // Consent is for the screen it was given on.
  if (run.grant !== null && !sameQuestion(run.grant.signature, signature)) turn.update({ grant: null })
}

const partOf = (screen: Screen) => ('step' in screen ? screen.step.part : null)

/** The screen before this one was past the sign-in. */
function wasAtPlan({ run, plan }: Turn): boolean {
  const before = plan.guide.screens.find(({ id }) => id === run.screens.at(-1))
  return before !== undefined && ['plan', 'leaving'].includes(partOf(before) ?? '')
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
    return turn.ask('trouble', signature, 'dead-control')
  }
  turn.phase = { kind: 'at', signature, since: turn.now, act: null }
  takeStep(turn, screen, recognised, page, signature, waited)
}

const FIELDS: ReadonlySet<string> = new Set(['textbox', 'searchbox', 'spinbutton'])

function personClicked(turn: Turn, page: Page): void {
  for (const click of page.observation.clicks) {
    const read = meaning(turn.plan, click, around(page.sentences, click))
    const act = offered(turn)
    const [trap] = read.traps
    if (act !== null && act.ref === click.ref) {
      // Whoever goes into a field has not yet written there what was asked for.
      if (FIELDS.has(act.role)) soil(turn)
      else clickMade(turn, act, 'person')
      continue
    }
    // The person goes his own way: what the page says from now on may be an answer to that.
    const { begun, lastSignature } = turn.run
    const starts = read.strong.has('cancel-plan')
    const counts = read.any.has('confirm-cancel') || (starts && begun !== null && begun !== lastSignature)
    if (counts) turn.update({ committedAt: turn.now })
    if (starts && begun === null) turn.update({ begun: lastSignature })
    if (starts && turn.run.rows.includes(click.row)) turn.update({ picked: click.row })
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
