/**
 * From a recognised step to a click: which control, and with whose consent.
 * Invariants: no click without consent for that very step; the irreversible click needs its own; a trap, an
 * ambiguous match and a foreign origin are never clicked; nothing is clicked more than three times.
 * Pure: must not import I/O, Electron or the DOM.
 */
import type { Step as GuideStep, Screen } from '../guide/schema.js'
import { clickOrWait, grantFor, keyOf } from './consent.js'
import type { Observation } from './observation.js'
import { intentOf, PATIENCE, type Plan, patience } from './plan.js'
import { type Page, type ReadControl, UNFOLD } from './read.js'
import type { Recognised } from './recognise.js'
import { printOf } from './score.js'
import { guess, guessFromBefore, maySearch, search, unfolded } from './search.js'
import type { Act } from './state.js'
import { findTarget, type Target } from './target.js'
import type { Turn } from './turn.js'
import { check, soil } from './verify.js'

const MAX_ACTS = 3
/** One that counts is repeated once, should the site have failed; fresh loads do not forget it. */
const MAX_COMMITS = 2
/** A page that renders itself anew all the time makes most tries miss. */
const MAX_REFUSALS = 12

export type StepScreen = Extract<Screen, { step: GuideStep }>

/** What makes this screen this screen: another dialog, or the same button under another heading, is another one. */
export function signatureOf(
  plan: Plan,
  screen: StepScreen,
  recognised: Recognised,
  observation: Observation,
): string {
  const { point, choose } = screen.step
  const intents = [point, choose ?? []].flat().map((ref) => intentOf(plan, ref) ?? '')
  const names = recognised.controls
    .filter((control) => intents.some((intent) => control.strong.has(intent) || control.weak.has(intent)))
    .map((control) => `${control.name}@${control.heading}`)
  return JSON.stringify([
    screen.id,
    observation.url,
    observation.modal !== null,
    ...[...new Set(names)].sort(),
  ])
}

/** What to do on this screen now, or what stands in the way. */
type Decision =
  | { readonly kind: 'act'; readonly control: ReadControl; readonly intent: string; readonly choice: boolean }
  | { readonly kind: 'stop'; readonly target: Exclude<Target, { kind: 'one' }> }
  | { readonly kind: 'choice-not-offered'; readonly wanted: string }
  /** An option to stay is chosen: what goes on from here would take it. */
  | { readonly kind: 'stays'; readonly name: string }

function decide(turn: Turn, screen: StepScreen, recognised: Recognised, signature: string): Decision {
  const { step } = screen
  if (step.choose !== undefined) {
    const option = findTarget(turn.plan, recognised.controls, step.choose)
    if (option.kind === 'one') {
      const done = option.control.checked ?? turn.run.chosenActs.includes(signature)
      // An option that is a button, with nothing else to go on with, is itself the click that counts.
      const alone =
        option.control.checked === null &&
        findTarget(turn.plan, recognised.controls, step.point).kind === 'none'
      if (alone) return { kind: 'act', control: option.control, intent: option.intent, choice: false }
      if (!done) return { kind: 'act', control: option.control, intent: option.intent, choice: true }
    } else if (option.kind !== 'none') {
      return { kind: 'stop', target: option }
    } else if (!mayDoWithout(turn, step.choose, recognised)) {
      return { kind: 'choice-not-offered', wanted: intentOf(turn.plan, step.choose) ?? step.choose }
    }
  }
  const found = findWay(turn, step, recognised, signature)
  // Picking a radio called "Cancel my plan" goes nowhere by itself, and what goes on with it is not known.
  // A person is only shown it: an entry of a list, as the commands of a chat are, is his to choose.
  const picks =
    step.by !== 'person' && found.kind === 'one' && /^(?:radio|checkbox|option)$/.test(found.control.role)
  const target: Target = picks ? { kind: 'none' } : found
  if (target.kind === 'one') {
    const stay = step.part === 'leaving' ? chosenTrap(recognised.controls, target.control) : undefined
    if (stay !== undefined) return { kind: 'stays', name: stay.name }
    return { kind: 'act', control: target.control, intent: target.intent, choice: false }
  }
  const refs = typeof step.point === 'string' ? [step.point] : step.point
  const input = refs.find((ref) => ref.startsWith('$'))
  return target.kind === 'none' && input !== undefined
    ? { kind: 'choice-not-offered', wanted: intentOf(turn.plan, input) ?? input }
    : { kind: 'stop', target }
}

/** "Keep my plan", chosen beforehand beside the button "Confirm". A box to tick may be about anything. */
const chosenTrap = (controls: readonly ReadControl[], { dialog, ref }: ReadControl) =>
  controls.find(
    (c) =>
      c.role === 'radio' && c.checked === true && c.dialog === dialog && c.ref !== ref && c.traps.length > 0,
  )

/**
 * Of several ways in, the one that was taken here before, or else the only one not tried yet: the menu's own button
 * leads nowhere once the menu is open. A link that led here from elsewhere and back here again is none.
 */
function findWay(turn: Turn, step: GuideStep, { controls }: Recognised, signature: string): Target {
  if (step.part !== 'way-in') return findTarget(turn.plan, controls, step.point)
  const { tried } = turn.run
  const leadsHere = (control: ReadControl) => {
    const taken = tried.filter(({ label }) => label === labelOf(control))
    const isBoth = taken.some(({ at }) => at === signature) && taken.some(({ at }) => at !== signature)
    return isBoth && control.role === 'link' && control.href === ''
  }
  const ways = controls.filter((control) => !leadsHere(control))
  const target = findTarget(turn.plan, ways, step.point)
  if (target.kind !== 'many') return target
  const here = tried.filter((way) => way.at === signature)
  const left = ways.filter((control) =>
    here.length > 0
      ? here.at(-1)?.label === labelOf(control)
      : !tried.some((way) => way.label === labelOf(control)),
  )
  const other = findTarget(turn.plan, left, step.point)
  return other.kind === 'one' ? other : target
}

const labelOf = ({ role, name }: { readonly role: string; readonly name: string }) => `${role} ${name}`

/** The site offers no choice at all, and what it does without one is what the person wants. */
function mayDoWithout(turn: Turn, ref: string, recognised: Recognised): boolean {
  const input = turn.plan.guide.inputs[ref.slice(1)]
  if (!ref.startsWith('$') || input === undefined) return false
  const answer = input.options[turn.plan.answers.get(ref.slice(1)) ?? '']
  // Chosen on an earlier page of the same flow.
  if (answer !== undefined && turn.run.chosen.includes(answer.choose)) return true
  const othersShown = Object.values(input.options).some((option) =>
    recognised.controls.some((control) => control.any.has(option.choose)),
  )
  return answer?.implied === true && !othersShown
}

/** What was asked about has gone away by itself: the button is usable now, the second one has gone. */
export const canGoOn = (turn: Turn, screen: StepScreen, recognised: Recognised, signature: string): boolean =>
  decide(turn, screen, recognised, signature).kind === 'act'

/** A known, settled screen with a step: point, ask or click, as the consent level says. */
export function takeStep(
  turn: Turn,
  screen: StepScreen,
  recognised: Recognised,
  page: Page,
  signature: string,
  waited: number,
): void {
  const decision = decide(turn, screen, recognised, signature)
  switch (decision.kind) {
    case 'choice-not-offered':
      if (isDone(turn)) return check(turn)
      return turn.ask('choice-not-offered', signature, 'choice-not-offered', decision.wanted)
    case 'stays':
      return turn.ask('trouble', signature, 'stay-chosen', decision.name)
    case 'stop':
      return stop(turn, screen, decision.target, page, signature, waited)
    case 'act':
      keepPrint(turn, decision.control, decision.intent)
      return perform(turn, screen, page.observation, actFor(turn, screen, decision, signature))
  }
}

function stop(
  turn: Turn,
  screen: StepScreen,
  target: Exclude<Target, { kind: 'one' }>,
  page: Page,
  signature: string,
  waited: number,
): void {
  if (target.kind === 'many') {
    if (isDone(turn)) return check(turn)
    const { rows, count, intent } = target
    if (rows.length === count && rows.length > 1 && turn.run.picked === null)
      return turn.ask('which-plan', signature, 'ambiguous', rows.join(' · '), { options: rows })
    // What the way would lead to may stand here, in a closed shadow root.
    if (screen.step.part === 'way-in' && maySearch(turn, page)) {
      if (waited < PATIENCE.search) return
      if (search(turn, page, signature, true) === 'under-way') return
    }
    guess(turn, target.likely, intent, signature)
    return turn.ask('ambiguous', signature, 'ambiguous', `${count} × ${intent}`)
  }
  const hidden = target.kind === 'none' || target.why === 'covered'
  if (hidden && waited >= PATIENCE.search && maySearch(turn, page)) {
    if (search(turn, page, signature, screen.step.by === 'person') === 'under-way') return
  }
  // Disabled, covered or not yet there: pages need a moment.
  if (waited < patience('reaction', page.observation.settled)) return
  if (isDone(turn)) return check(turn)
  if (target.kind === 'blocked') return turn.ask('blocked', signature, target.why, target.name)
  guessFromBefore(turn, page, signature, [screen.step.point].flat())
  turn.ask('unrecognised', signature, 'unrecognised')
}

/** What it looked like, should its words change. */
function keepPrint(turn: Turn, control: ReadControl, intent: string): void {
  const print = printOf(control, intent)
  const known = turn.run.prints.find((each) => each.intent === intent)
  if (JSON.stringify(known) === JSON.stringify(print)) return
  turn.update({ prints: [print, ...turn.run.prints.filter((each) => each !== known)].slice(0, 20) })
}

/** It may be done already (a survey after the end): with nobody there to ask, the plan's own page is asked. */
const isDone = (turn: Turn) => turn.run.committedAt !== null && !turn.plan.attended

function actFor(
  turn: Turn,
  screen: StepScreen,
  decision: Extract<Decision, { kind: 'act' }>,
  signature: string,
): Act {
  const { step } = screen
  const { control, intent, choice } = decision
  // "No thanks, cancel my plan" refuses an offer and confirms in one.
  const confirms = control.strong.has('confirm-cancel') || control.weak.has('confirm-cancel')
  // A second "Cancel plan" after the first is the one that counts.
  const again = step.part === 'plan' && turn.run.begun !== null && turn.run.begun !== signature
  return {
    signature,
    intent,
    ref: control.ref,
    role: control.role,
    name: control.name,
    // An option that is a plain button may do at once what it says.
    commit: choice
      ? step.commit && control.checked === null && isOption(turn, intent)
      : step.commit || again || confirms,
    choice,
    dirties: step.part === 'plan' || step.part === 'leaving',
    begins: step.part === 'plan' && !choice,
  }
}

function perform(turn: Turn, screen: StepScreen, observation: Observation, act: Act): void {
  const { run } = turn
  if ((run.acted[keyOf(act)] ?? 0) >= MAX_ACTS) {
    if (screen.step.part !== 'sign-in') return turn.stuck('loop', act.name)
    return turn.ask('trouble', act.signature, 'sign-in-loop', act.name)
  }
  if (refusedForGood(turn, act)) return turn.stuck('click-refused', act.name)
  if (act.commit && (run.commits[keyOf(act)] ?? 0) >= MAX_COMMITS) return turn.stuck('loop', act.name)
  const { by } = screen.step
  if (grantFor(turn, act) === null || by !== 'anyone') pointAt(turn, screen, act)
  if (by === 'typing' && !turn.plan.attended) return turn.stuck('needs-typing', act.name)
  clickOrWait(turn, observation, act, by === 'typing' || (by === 'person' && turn.plan.mode !== 'auto'))
}

function pointAt(turn: Turn, screen: StepScreen, act: Act): void {
  const before = turn.phase.kind === 'at' || turn.phase.kind === 'asking' ? turn.phase.act : null
  const same = before !== null && before.signature === act.signature && before.intent === act.intent
  // A restless page has put another in its place: it was told and shown, and the next one will not wait for the ring.
  const missed = turn.run.told === keyOf(act) && turn.run.refusals[keyOf(act)] !== undefined
  if (!(same && before.ref === act.ref) && !(missed && turn.plan.mode === 'auto')) {
    turn.effects.push({ kind: 'point', ref: act.ref, name: act.name })
  }
  if (!same && !missed) {
    turn.sayGuide(screen.step.say, { control: act.name })
    turn.events.push({ event: 'point', intent: act.intent, role: act.role, name: act.name, sure: true })
    turn.update({ told: keyOf(act) })
  }
  const since = turn.phase.kind === 'at' ? turn.phase.since : turn.now
  turn.phase = { kind: 'at', signature: act.signature, since, act }
}

/** The click was made, by the app or by the person: what follows from it. */
export function clickMade(turn: Turn, act: Act, by: 'app' | 'person'): void {
  const { run } = turn
  if (act.intent === UNFOLD) return unfolded(turn, act, by)
  turn.events.push({
    event: 'click',
    intent: act.intent,
    role: act.role,
    name: act.name,
    commit: act.commit,
    by,
  })
  turn.update({
    clicks: run.clicks + 1,
    acted: { ...run.acted, [keyOf(act)]: (run.acted[keyOf(act)] ?? 0) + 1 },
    begun: act.begins ? (run.begun ?? act.signature) : run.begun,
    tried:
      act.dirties || act.choice
        ? run.tried
        : [...run.tried, { at: act.signature, label: labelOf(act) }].slice(-200),
    committedAt: act.commit ? turn.now : run.committedAt,
    commits: act.commit ? { ...run.commits, [keyOf(act)]: (run.commits[keyOf(act)] ?? 0) + 1 } : run.commits,
    chosen: act.choice || isOption(turn, act.intent) ? [...run.chosen, act.intent] : run.chosen,
    chosenActs: act.choice ? [...run.chosenActs, act.signature] : run.chosenActs,
    grant: null,
  })
  if (act.dirties) soil(turn)
  turn.effects.push({ kind: 'unpoint' }, { kind: 'look' })
  turn.phase = act.choice
    ? { kind: 'looking', since: turn.now }
    : { kind: 'watching', signature: act.signature, since: turn.now }
}

const isOption = (turn: Turn, intent: string) =>
  Object.values(turn.plan.guide.inputs).some((input) =>
    Object.values(input.options).some((option) => option.choose === intent),
  )

/** The guard stopped the click, or it did not arrive: look again, a few times. */
export function clickRefused(turn: Turn, act: Act, why: string, detail: string): void {
  const { refusals } = turn.run
  const { count, since } = refusals[keyOf(act)] ?? { count: 0, since: turn.now }
  turn.events.push({ event: 'refused', intent: act.intent, why, detail })
  turn.update({ refusals: { ...refusals, [keyOf(act)]: { count: count + 1, since } } })
  turn.phase = { kind: 'looking', since: turn.now }
}

/** Often enough, and for long enough: on a busy computer a restless page is missed many times in a row. */
function refusedForGood(turn: Turn, act: Act): boolean {
  const refused = turn.run.refusals[keyOf(act)]
  return (
    refused !== undefined && refused.count >= MAX_REFUSALS && turn.now - refused.since >= PATIENCE.refusal
  )
}
