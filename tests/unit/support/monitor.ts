// Watches a run from outside and throws as soon as the engine breaks a promise. Shares no decision with the engine:
// what a screen needs, which controls match and which documents are fresh is worked out here a second time.
import { isDeepStrictEqual } from 'node:util'
import { begin, next } from '../../../src-main/engine/next'
import type { Control, Observation } from '../../../src-main/engine/observation'
import type { Plan } from '../../../src-main/engine/plan'
import { UNFOLD } from '../../../src-main/engine/read'
import type { Act, Effect, Input, Result, State, Step } from '../../../src-main/engine/state'
import type { Sign } from '../../../src-main/guide/schema'

const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/

type Click = Extract<Effect, { kind: 'click' }>

/** What happened in generated runs, to show that the properties are not empty. */
export class Tally {
  private readonly counts = new Map<string, number>()
  add(what: string): void {
    this.counts.set(what, this.of(what) + 1)
  }
  of(what: string): number {
    return this.counts.get(what) ?? 0
  }
  all(): Record<string, number> {
    return Object.fromEntries([...this.counts].sort())
  }
}

export function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) freeze(part)
  }
  return value
}

function insist(holds: boolean, promise: string, about: unknown = ''): asserts holds {
  if (!holds) throw new Error(`${promise}: ${JSON.stringify(about)}`)
}

const keyOf = (act: Act) => `${act.signature}#${act.intent}`

export class Monitor {
  state: State
  clicks = 0
  /** Every step so far, the first included. */
  readonly steps: Step[] = []
  private readonly clean = new Map<string, boolean>()
  private mark: string | null = null
  private observation: Observation | null = null
  private readonly unfolded: { load: string; label: string }[] = []
  private consents: { key: string; confirm: boolean }[] = []
  private readonly ends: { load: string; outcomes: Set<string> }[] = []

  constructor(
    readonly plan: Plan,
    at: number,
    private readonly tally: Tally,
  ) {
    freeze(plan.guide)
    const step = begin(plan, at)
    this.steps.push(step)
    this.state = freeze(step.state)
    this.effects(step, step.state)
  }

  feed(input: Input): Step {
    const before = this.state
    freeze(input)
    this.before(before, input)
    const step = freeze(next(this.plan, before, input))
    insist(
      isDeepStrictEqual(step, next(this.plan, before, input)),
      'pure: the same input gives the same step',
    )
    const copy = JSON.parse(JSON.stringify(before)) as State
    insist(isDeepStrictEqual(copy, before), 'the state is serialisable', before)
    insist(isDeepStrictEqual(next(this.plan, copy, input), step), 'a state read back behaves the same')
    insist(step.state.run.now >= before.run.now, 'the clock never goes back')
    insist(step.state.run.steps <= this.plan.limits.steps, 'steps are limited', step.state.run.steps)
    if (before.phase.kind === 'done') {
      insist(step.effects.length === 0 && step.events.length === 0, 'after the end nothing more comes', step)
      insist(isDeepStrictEqual(step.state, before), 'after the end nothing changes')
    }
    this.effects(step, before)
    this.steps.push(step)
    this.state = step.state
    if (before.phase.kind !== 'done' && step.state.phase.kind === 'done') this.ended(step.state.phase.result)
    return step
  }

  /** Time passes until the run has ended. */
  finish(): void {
    for (let i = 0; i < 5 && this.state.phase.kind !== 'done'; i += 1) {
      this.feed({ kind: 'tick', at: this.state.run.now + this.plan.limits.ms })
    }
    insist(this.state.phase.kind === 'done', 'every run ends', this.state.phase)
  }

  private before(state: State, input: Input): void {
    const { phase } = state
    if (input.kind === 'intent') this.consent(state, input.intent)
    if (phase.kind === 'loading' && input.kind === 'loaded' && input.result.kind === 'loaded') {
      if (!this.clean.has(input.result.load)) this.clean.set(input.result.load, true)
      this.mark = input.result.load
    }
    if (phase.kind === 'clicking' && input.kind === 'clicked' && input.result.kind === 'clicked') {
      this.tally.add('clicked')
      const opens = phase.act.intent === UNFOLD
      if (!opens && ['plan', 'leaving'].includes(this.partOf(phase.act) ?? '')) this.soil()
    }
    if (input.kind === 'observed') this.seen(state, input.observation)
  }

  private seen({ phase }: State, observation: Observation): void {
    if (phase.kind === 'loading' || phase.kind === 'clicking' || phase.kind === 'pausing') return
    const { problem } = observation
    if (problem !== null && !(problem.kind === 'http' && problem.status < 500)) return
    this.observation = observation
    const { load } = observation
    if (!this.clean.has(load)) this.clean.set(load, this.mark !== null && this.clean.get(this.mark) === true)
    this.mark = load
    for (const click of observation.clicks) {
      const act = phase.kind === 'at' || phase.kind === 'asking' ? phase.act : null
      const opens = act?.intent === UNFOLD
      const harmless =
        act?.ref === click.ref && (opens || !['plan', 'leaving'].includes(this.partOf(act) ?? ''))
      if (!harmless) this.soil()
      this.tally.add('person clicked')
    }
    if (this.clean.get(load) !== true) return
    const outcomes = this.outcomesOn(observation)
    if (outcomes.size > 0) this.ends.push({ load, outcomes })
  }

  private soil(): void {
    if (this.mark !== null) this.clean.set(this.mark, false)
  }

  /** The outcomes whose evidence is on the page, with no sign that the plan is running. */
  private outcomesOn(observation: Observation): Set<string> {
    const { lexicon, origins, guide } = this.plan
    const known = [...origins.values()]
    if (observation.sensitive || observation.modal !== null || !known.includes(observation.origin))
      return new Set()
    const signs = new Set(
      observation.sentences
        .filter((s) => known.includes(s.origin))
        .flatMap((s) => [...lexicon.signsOf(s.text), ...lexicon.signsOf(`${s.text} ${s.after}`)]),
    )
    const intents = new Set(
      observation.controls
        .filter((c) => known.includes(c.origin))
        .flatMap((c) => lexicon.intentsOf(c.name, new Set(lexicon.signsOf(c.heading)))),
    )
    const shows = (sign: Sign) =>
      'text' in sign ? signs.has(sign.text) : intents.has('control' in sign ? sign.control : sign.empty)
    return new Set(
      guide.screens.flatMap((screen) => {
        if (!('outcome' in screen)) return []
        const fits =
          screen.all.every(shows) &&
          (screen.any.length === 0 || screen.any.some(shows)) &&
          !screen.none.some(shows)
        return fits ? [screen.outcome, screen.afterCommit ?? screen.outcome] : []
      }),
    )
  }

  private consent({ phase }: State, intent: string): void {
    if (intent === 'click' && phase.kind === 'at' && phase.act !== null) {
      this.consents.push({ key: keyOf(phase.act), confirm: false })
    }
    const asked = phase.kind === 'asking' ? phase.question : null
    if (phase.kind !== 'asking') return
    if (intent === 'accept-terms' && asked === 'terms')
      this.consents.push({ key: phase.signature, confirm: false })
    if (intent === 'confirm' && asked === 'confirm-commit') {
      this.consents.push({ key: phase.signature, confirm: true })
    }
  }

  private effects(step: Step, before: State): void {
    const clicks = step.effects.filter((effect) => effect.kind === 'click')
    const loads = step.effects.filter((effect) => effect.kind === 'load')
    insist(clicks.length <= 1 && loads.length <= 1, 'one click, one load at most', step.effects)
    insist(clicks.length + loads.length <= 1, 'never a click together with a load', step.effects)
    for (const load of loads) {
      insist([...this.plan.origins.values()].includes(new URL(load.url).origin), 'loads stay inside', load)
    }
    for (const event of step.events) {
      if (event.event === 'ask') this.tally.add(`asked ${event.id}`)
      if (event.event !== 'point' || event.sure) continue
      this.tally.add('guessed')
      insist(this.plan.mode !== 'auto', 'a guess is only for a person to see', event)
    }
    const [click] = clicks
    if (click === undefined) return
    const { phase } = step.state
    insist(before.phase.kind !== 'done' && phase.kind === 'clicking', 'a click is waited for', phase)
    this.checkClick(click, phase.act, before.run.tried)
    this.consents = []
    this.clicks += 1
  }

  private checkClick(click: Click, act: Act, tried: State['run']['tried']): void {
    const { plan, observation } = this
    insist(observation !== null, 'a click needs a look')
    const known = [...plan.origins.values()]
    const opens = click.intent === UNFOLD
    const here = (opens ? observation.wide : observation.controls).filter((c) => c.ref === click.ref)
    const [control] = here
    insist(here.length === 1 && control !== undefined, 'the control is on the page', click)
    insist(control.name === click.name && act.ref === click.ref, 'it is the one that was meant', click)

    insist(plan.mode !== 'show', 'show: the app never clicks', click)
    const key = keyOf(act)
    const consents = this.consents.filter((consent) => consent.key === key)
    if (plan.mode === 'assist') insist(consents.length > 0, 'assist: one consent, one click', click)
    const local = [observation.origin, control.origin].every((origin) => LOOPBACK.test(origin))
    if (plan.mode === 'auto') insist(local, 'auto: loopback only', click)
    const beforehand = plan.agreed && LOOPBACK.test(observation.origin)
    if (click.commit) {
      this.tally.add('commit')
      insist(beforehand || consents.some((c) => c.confirm), 'a commit needs its own consent', click)
    }
    insist(observation.problem?.kind === 'http' || observation.problem === null, 'no click on a lost page')
    insist(!observation.sensitive, 'no click where one signs in', click)
    insist(known.includes(observation.origin) && known.includes(control.origin), 'no foreign origin', click)
    insist(control.enabled && control.topmost !== 'no', 'no disabled or covered control', control)
    const trap = plan.lexicon.intentsOf(control.name).find((id) => plan.lexicon.intents.get(id)?.trap)
    insist(trap === undefined, 'never a trap', { name: control.name, trap })
    if (opens) return this.checkUnfold(click, control, observation)
    const signs = this.signsAround(observation, control)
    insist(
      plan.lexicon.intentsOf(control.name, signs).includes(click.intent),
      'only what means the intent',
      click,
    )
    const screen = this.screenOf(act)
    insist(screen !== undefined && 'step' in screen, 'a click belongs to a step')
    const weighty = (screen.step.commit && !act.choice) || click.intent === 'confirm-cancel'
    insist(!weighty || act.choice || click.commit, 'what cannot be undone is called so', click)
    insist(screen.step.by !== 'person' || plan.mode === 'auto', 'some steps are the person’s alone', click)

    const rivals = this.rivals(observation, control, click.intent, screen.in === 'dialog')
    const oneLink = rivals.every((c) => c.href !== '' && c.href === control.href && c.name === control.name)
    // Of several ways in, the one that was taken before, or the only one that was not.
    const wasTried = ({ role, name }: Control) => tried.some(({ label }) => label === `${role} ${name}`)
    const knownWay = screen.step.part === 'way-in' && (wasTried(control) || rivals.every(wasTried))
    insist(rivals.length === 0 || oneLink || knownWay, 'never one of several', { click, rivals })
    this.tally.add(`click ${plan.mode}`)
  }

  /** What is opened to look inside means nothing else, and is opened once. */
  private checkUnfold(click: Click, control: Control, { load, modal }: Observation): void {
    const intents = this.plan.lexicon.intentsOf(control.name)
    insist(!click.commit && control.folded && control.href === '', 'only a disclosure is opened', control)
    insist(
      intents.every((id) => id === 'open-menu'),
      'it has no other meaning',
      { name: control.name, intents },
    )
    insist(modal === null || control.dialog === modal, 'nothing behind a dialog is opened', control)
    const label = `${control.role} ${control.name} ${control.row}`
    const opened = this.unfolded.filter((each) => each.load === load)
    insist(!opened.some((each) => each.label === label), 'nothing is opened twice', control)
    insist(opened.length < 4, 'a few at most', opened)
    this.unfolded.push({ load, label })
    this.tally.add('unfolded')
  }

  private signsAround(observation: Observation, control: Control): Set<string> {
    const { lexicon } = this.plan
    const near = observation.sentences.filter((s) => control.dialog !== null && s.dialog === control.dialog)
    const said = near.flatMap((s) => [...lexicon.signsOf(s.text), ...lexicon.signsOf(`${s.text} ${s.after}`)])
    return new Set([...lexicon.signsOf(control.heading), ...said])
  }

  /** Other usable controls whose name says the same, where this one stands. */
  private rivals(observation: Observation, chosen: Control, intent: string, dialogsOnly: boolean): Control[] {
    const { lexicon, origins } = this.plan
    const isTrap = (id: string) => lexicon.intents.get(id)?.trap === true
    const known = [...origins.values()]
    const says = (c: Control) => {
      const intents = lexicon.intentsOf(c.name)
      return intents.includes(intent) && !intents.some(isTrap)
    }
    if (!says(chosen)) return []
    const modal = chosen.dialog === observation.modal ? observation.modal : null
    const same = observation.controls.filter(
      (c) =>
        known.includes(c.origin) &&
        says(c) &&
        (modal === null || c.dialog === modal) &&
        (!dialogsOnly || c.dialog !== null),
    )
    const outer = new Set(same.map((c) => c.within))
    const inTrap = (c: Control, depth = 0): boolean => {
      const around = observation.controls.find((o) => o.ref === c.within && known.includes(o.origin))
      if (around === undefined || depth >= 5) return false
      return (around.role !== 'generic' && this.weakTrap(observation, around)) || inTrap(around, depth + 1)
    }
    return same.filter(
      (c) =>
        c.ref !== chosen.ref &&
        !outer.has(c.ref) &&
        c.enabled &&
        c.topmost !== 'no' &&
        !inTrap(c) &&
        !this.weakTrap(observation, c),
    )
  }

  /** The place of a control can make it a trap. */
  private weakTrap(observation: Observation, control: Control): boolean {
    const { lexicon } = this.plan
    const around = observation.sentences.filter((s) => s.dialog === control.dialog)
    // Outside a dialog only a question to stay gives bare words another meaning.
    const said = around
      .flatMap((s) => lexicon.signsOf(s.text))
      .filter((sign) => control.dialog !== null || sign === 'asks-to-stay')
    const signs = new Set([...lexicon.signsOf(control.heading), ...said])
    return lexicon.intentsOf(control.name, signs).some((id) => lexicon.intents.get(id)?.trap === true)
  }

  private screenOf(act: Act) {
    const id: unknown = (JSON.parse(act.signature) as unknown[])[0]
    return this.plan.guide.screens.find((screen) => screen.id === id)
  }

  private partOf(act: Act): string | null {
    const screen = this.screenOf(act)
    return screen !== undefined && 'step' in screen ? screen.step.part : null
  }

  private ended(result: Result): void {
    this.tally.add(`outcome ${result.outcome}${result.verified ? ' verified' : ''}`)
    this.tally.add(`reason ${result.reason}`)
    const cancelled = result.outcome.startsWith('cancelled')
    insist(!cancelled || result.verified, '"cancelled" is never said unverified', result)
    insist(result.outcome !== 'not-subscribed' || result.verified, 'nor "not subscribed"', result)
    if (!cancelled && result.outcome !== 'not-subscribed') return
    const { outcome } = result
    const proofs = new Set(this.ends.filter((end) => end.outcomes.has(outcome)).map((end) => end.load))
    insist(proofs.size >= 2, 'two fresh documents show the end', { result, ends: this.ends.length })
    const last = this.ends.at(-1)
    insist(
      last?.load === this.observation?.load && last?.outcomes.has(outcome) === true,
      'the last page shows the end',
    )
  }
}
