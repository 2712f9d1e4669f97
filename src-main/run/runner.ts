/**
 * The shell around the engine: looks, asks `next`, plays the effects, writes the case, tells the listener.
 * Invariants: an event is in the case before it is shown; effects are played one after another; a page that fails
 * becomes an input, never an exception; whatever happens, the run ends with one outcome event.
 */
import type { CaseEvent, CaseFolder, Entry } from '../case/case-folder.js'
import { begin, next, wakeAt } from '../engine/next.js'
import type { ClickResult, LoadResult, Observation } from '../engine/observation.js'
import { type Mode, type Plan, publicUrl } from '../engine/plan.js'
import { stillMeans } from '../engine/read.js'
import type { Effect, Input, PersonIntent, Question, Result, RunEvent, State, Step } from '../engine/state.js'
import type { CdpPage } from '../page/cdp-page.js'

/** What the runner needs of a page; `CdpPage` is one. */
export type PagePort = Pick<
  CdpPage,
  | 'observe'
  | 'changed'
  | 'point'
  | 'unpoint'
  | 'click'
  | 'load'
  | 'seek'
  | 'screenshot'
  | 'text'
  | 'answerDialog'
>

export interface RunnerOptions {
  readonly plan: Plan
  readonly page: PagePort
  /** Brings a page that can be looked at, in place of a lost one; null when that failed. Needs `plan.reopens`. */
  readonly reopen?: () => Promise<PagePort | null>
  readonly folder: CaseFolder
  /** The event with its words, as it is kept. */
  readonly describe: (event: RunEvent) => CaseEvent
  /** An event, once it is in the case, as it was written, and as the engine told it; and the state that the case holds. */
  readonly onEvent: (written: Entry, state: State, event: RunEvent) => void
  /** An effect, as it begins. */
  readonly onEffect?: (effect: Effect) => void
  /** A picture, once it is in the case. */
  readonly onPicture?: (written: Entry) => void
  /** The state after each turn that changed it. */
  readonly onState?: (state: State) => void
  /** Aborting it stops the run with the reason "stopped". */
  readonly signal: AbortSignal
  /** Milliseconds that a person gets to see the ring before the app clicks. */
  readonly paceMs?: number
}

export interface Finished {
  readonly result: Result
  readonly clicks: number
  readonly screens: readonly string[]
  readonly ms: number
}

type Said =
  | { readonly kind: 'intent'; readonly intent: PersonIntent }
  | { readonly kind: 'picked'; readonly row: string }

const COALESCE_MS = 50

export class Runner {
  private readonly first: Step
  private plan: Plan
  private page: PagePort
  private state: State
  private observation: Observation | null = null
  private lookedAt = 0
  private readonly said: Said[] = []
  private wake = new AbortController()

  constructor(private readonly options: RunnerOptions) {
    this.plan = options.plan
    this.page = options.page
    this.first = begin(options.plan, Date.now())
    this.state = this.first.state
  }

  /** What the person said in the panel or the terminal. */
  tell(intent: PersonIntent): void {
    this.hear({ kind: 'intent', intent })
  }

  /** Which of several subscriptions the person means. */
  pick(row: string): void {
    this.hear({ kind: 'picked', row })
  }

  /** The walk begins again at a personal link. */
  enter(link: string): void {
    this.plan = { ...this.plan, link }
    this.tell('start-again')
  }

  private hear(said: Said): void {
    this.said.push(said)
    this.wake.abort()
  }

  /** Who clicks from now on. */
  setMode(mode: Mode): void {
    this.plan = { ...this.plan, mode }
    this.wake.abort()
  }

  /** The question that waits for an answer, or null. */
  get question(): Question | null {
    return this.state.phase.kind === 'asking' ? this.state.phase.question : null
  }

  /** What the newest question can be answered with, where it is a choice. */
  choices: readonly string[] = []

  async run(): Promise<Finished> {
    const { signal } = this.options
    const stop = () => this.tell('stop')
    signal.addEventListener('abort', stop)
    if (signal.aborted) stop()
    try {
      const started = this.first.state.run.startedAt
      await this.play(this.first)
      for (;;) {
        const { phase } = this.state
        if (phase.kind === 'done') return this.finished(phase.result, started)
        if (!(await this.turn())) await this.idle()
      }
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }

  private finished(result: Result, started: number): Finished {
    const { clicks, screens } = this.state.run
    return { result, clicks, screens, ms: Date.now() - started }
  }

  /** One look or one word of the person. True when there is more to do at once. */
  private async turn(): Promise<boolean> {
    const said = this.said.shift()
    // What was clicked on the page that is given up must not be missed.
    const leaves = said?.kind === 'intent' && said.intent === 'reopen'
    const looked = said === undefined || leaves ? await this.look() : false
    return said === undefined ? looked : this.feed({ ...said, at: Date.now() })
  }

  private async look(): Promise<boolean> {
    const observation = await this.unlessStopped(this.page.observe())
    if (observation === null) return true
    this.lookedAt = Date.now()
    this.observation = observation
    return this.feed({ kind: 'observed', observation })
  }

  private feed(input: Input): Promise<boolean> {
    return this.play(next(this.plan, this.state, input))
  }

  /** Takes a step over: events to the case and the listener, then the effects. True: look again at once. */
  private async play(step: Step): Promise<boolean> {
    const { folder, describe, onEvent, onState } = this.options
    const before = this.state
    const changed = step.state.phase !== before.phase
    this.state = step.state
    const captures = step.effects.filter((effect) => effect.kind === 'capture')
    for (const event of step.events) {
      // The case has what proves an outcome before it has the outcome.
      if (event.event === 'outcome') for (const effect of captures.splice(0)) await this.capture(effect)
      if (event.event === 'ask') this.choices = event.options ?? []
      // What a step comes to is told with its last event: the end when the case has it.
      const told = event === step.events.at(-1) ? step.state : before
      onEvent(folder.append(describe(event), new Date()), told, event)
    }
    if (changed) onState?.(this.state)
    let again = false
    const { phase } = step.state
    const left = phase.kind === 'done' ? step.effects.filter(({ kind }) => kind !== 'capture') : step.effects
    for (const effect of left) again = (await this.effect(effect)) || again
    return again && this.state.phase.kind !== 'done'
  }

  private async effect(effect: Effect): Promise<boolean> {
    const { page } = this
    this.options.onEffect?.(effect)
    switch (effect.kind) {
      case 'look':
        return true
      case 'load': {
        const result = await this.unlessStopped<LoadResult>(page.load(effect.url))
        if (result !== null) await this.feed({ kind: 'loaded', result, at: Date.now() })
        return true
      }
      case 'click': {
        await this.pause(this.options.paceMs ?? 0)
        if (this.said.some((each) => each.kind === 'intent' && each.intent === 'stop')) return true
        const result = await this.click(effect)
        await this.feed({ kind: 'clicked', result, at: Date.now() })
        return true
      }
      case 'point':
        await page.point(effect.ref, effect.name)
        return false
      case 'unpoint':
        await page.unpoint()
        return false
      case 'seek':
        await this.unlessStopped(page.seek(effect.how))
        return false
      case 'capture':
        await this.capture(effect)
        return false
      case 'refuse-dialog':
        await page.answerDialog(false)
        return false
      case 'reopen':
        this.page = (await this.unlessStopped(this.options.reopen?.() ?? Promise.resolve(null))) ?? page
        return false
    }
  }

  /** Picture and words of the page as it stands; neither where one signs in. */
  private async capture({ screen, proof }: Extract<Effect, { kind: 'capture' }>): Promise<void> {
    const { page, plan } = this
    const { folder, onPicture } = this.options
    const { id, checkedOn } = plan.guide
    const url = publicUrl(plan, this.observation?.url ?? '')
    const about = { screen, url, guide: id, checkedOn, ...(proof ? { proof } : {}) }
    const png = await page.screenshot()
    if (png !== null) {
      // Kept whether or not anybody listens.
      const kept = folder.keep(png, 'png', { event: 'picture', ...about }, new Date())
      onPicture?.(kept)
    }
    const text = await page.text()
    if (text !== null) folder.keepText(text, { event: 'page-text', ...about }, new Date())
  }

  private click(effect: Extract<Effect, { kind: 'click' }>): Promise<ClickResult> {
    const { plan, page, observation } = this
    return page.click({
      ref: effect.ref,
      expected: { role: effect.role, name: effect.name },
      allowedOrigins: [...plan.origins.values()],
      intentHolds: (seen) => observation !== null && stillMeans(plan, observation, seen, effect.intent),
    })
  }

  /** Waits for a change of the page, the engine's next look, or the person: whichever is first. */
  private async idle(): Promise<void> {
    const at = wakeAt(this.plan, this.state)
    this.wake = new AbortController()
    if (this.said.length > 0 || this.state.phase.kind === 'done') return
    const { signal } = this.wake
    const ms = at === null ? null : Math.max(0, at - Date.now())
    const timer = ms === null ? undefined : setTimeout(() => this.wake.abort(), Math.min(ms, 2 ** 30))
    await (this.isClosed ? aborted(signal) : this.page.changed(signal))
    clearTimeout(timer)
    // One look for a burst of changes; the first change after a rest is looked at straight away.
    if (!signal.aborted) await this.pause(COALESCE_MS - (Date.now() - this.lookedAt))
  }

  /** Nothing will ever change in a window that is closed. */
  private get isClosed(): boolean {
    return this.state.phase.kind === 'asking' && this.observation?.problem?.kind === 'closed'
  }

  private async pause(ms: number): Promise<void> {
    if (ms <= 0) return
    this.wake = new AbortController()
    const { signal } = this.wake
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      signal.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  /** The answer, or null as soon as the person stops the run. */
  private async unlessStopped<T>(answer: Promise<T>): Promise<T | null> {
    const { signal } = this.options
    if (signal.aborted) return null
    let stop: () => void = () => {}
    const stopped = new Promise<null>((resolve) => {
      stop = () => resolve(null)
      signal.addEventListener('abort', stop)
    })
    try {
      return await Promise.race([answer, stopped])
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
