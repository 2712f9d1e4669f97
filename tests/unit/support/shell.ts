// A fake site and the shell around the engine: plays effects, in virtual time, and keeps what happened.
import { begin, next, wakeAt } from '../../../src-main/engine/next'
import type {
  ClickResult,
  Control,
  LoadResult,
  Observation,
  PersonClick,
  Problem,
  Sentence,
} from '../../../src-main/engine/observation'
import type { Plan } from '../../../src-main/engine/plan'
import type {
  Effect,
  Input,
  PersonIntent,
  Phase,
  Result,
  RunEvent,
  State,
  Step,
} from '../../../src-main/engine/state'
import { LOCAL } from './small'

export const START = Date.UTC(2026, 10, 23, 12)

/** A control of a fake page: its name, and what is out of the ordinary. */
export const control = (name: string, change: Partial<Control> = {}): Control => ({
  ref: name,
  role: 'button',
  name,
  enabled: true,
  topmost: 'yes',
  checked: null,
  filled: null,
  dialog: null,
  row: '',
  heading: '',
  origin: LOCAL,
  href: '',
  within: null,
  folded: false,
  marks: [],
  rect: { x: 0, y: 0, width: 80, height: 20 },
  ...change,
})

export const sentence = (text: string, change: Partial<Sentence> = {}): Sentence => ({
  text,
  after: '',
  dialog: null,
  row: '',
  origin: LOCAL,
  ...change,
})

export const observation = (change: Partial<Observation> = {}): Observation => ({
  at: START,
  today: '2026-11-23',
  load: 'doc1',
  url: `${LOCAL}/account`,
  origin: LOCAL,
  title: '',
  language: 'en',
  translated: false,
  settled: true,
  sensitive: false,
  modal: null,
  controls: [],
  wide: [],
  bottom: true,
  sentences: [],
  clicks: [],
  problem: null,
  ...change,
})

/** What a click on a control of this name leads to: the name of another page, or of one that is newly loaded. */
type Reaction = string | { load: string } | ((site: FakeSite) => void)

export interface FakePage {
  readonly controls?: readonly Control[]
  readonly sentences?: readonly (string | Sentence)[]
  readonly more?: Partial<Observation>
  readonly on?: Readonly<Record<string, Reaction>>
}

/** A site: pages by name; `onLoad` says which page a load gives. */
export class FakeSite {
  page = ''
  documents = 0
  loads: string[] = []
  refuse: ClickResult | null = null
  failLoad: Problem | null = null

  constructor(
    readonly pages: Readonly<Record<string, FakePage>>,
    public onLoad: (site: FakeSite, url: string) => string,
  ) {}

  load(url: string): LoadResult {
    this.loads.push(url)
    if (this.failLoad !== null) return { kind: 'failed', problem: this.failLoad }
    this.document(this.onLoad(this, url))
    return { kind: 'loaded', load: this.mark }
  }

  document(page: string): void {
    this.documents += 1
    this.page = page
  }

  get mark(): string {
    return `doc${this.documents}`
  }

  press(name: string): ClickResult {
    if (this.refuse !== null) return this.refuse
    const reaction = this.pages[this.page]?.on?.[name]
    if (typeof reaction === 'string') this.page = reaction
    else if (typeof reaction === 'function') reaction(this)
    else if (reaction !== undefined) this.document(reaction.load)
    return { kind: 'clicked' }
  }

  look(at: number, clicks: readonly PersonClick[]): Observation {
    const page = this.pages[this.page] ?? {}
    const sentences = (page.sentences ?? []).map((s) => (typeof s === 'string' ? sentence(s) : s))
    return observation({
      at,
      load: this.mark,
      controls: page.controls ?? [],
      sentences,
      clicks,
      ...page.more,
    })
  }
}

export class Shell {
  now = START
  state: State
  readonly events: RunEvent[] = []
  readonly effects: Effect[] = []
  readonly inputs: Input[] = []
  private readonly clicks: PersonClick[] = []

  constructor(
    readonly plan: Plan,
    readonly site: FakeSite,
  ) {
    const step = begin(plan, this.now)
    this.state = step.state
    this.play(step)
  }

  get phase(): Phase {
    return this.state.phase
  }

  get result(): Result {
    if (this.state.phase.kind !== 'done') throw new Error(`not done: ${JSON.stringify(this.state.phase)}`)
    return this.state.phase.result
  }

  get asked(): string | null {
    return this.state.phase.kind === 'asking' ? this.state.phase.question : null
  }

  feed(input: Input): void {
    this.inputs.push(input)
    const step = next(this.plan, this.state, input)
    this.state = step.state
    this.play(step)
  }

  look(): void {
    const clicks = this.clicks.splice(0)
    this.feed({ kind: 'observed', observation: this.site.look(this.now, clicks) })
  }

  tell(intent: PersonIntent): void {
    this.feed({ kind: 'intent', at: this.now, intent })
  }

  /** The person clicks a control of the page; `seen`: the page noticed. */
  person(name: string, seen = true): void {
    const found = this.site.pages[this.site.page]?.controls?.find((c) => c.name === name)
    if (found === undefined) throw new Error(`no ${name} on ${this.site.page}`)
    const { ref, role, dialog, row, heading } = found
    if (seen) this.clicks.push({ ref, role, name, dialog, row, heading })
    this.site.press(name)
    this.look()
  }

  /** Looks whenever the engine wants to, until it waits for a person, ends, or `ms` have passed. */
  settle(ms = 600_000): this {
    const until = this.now + ms
    this.look()
    while (this.state.phase.kind !== 'done' && this.now < until) {
      const at = wakeAt(this.plan, this.state)
      const limit = this.plan.limits.ms + START
      const waiting =
        this.state.phase.kind === 'asking' ||
        (this.state.phase.kind === 'at' && this.state.phase.act !== null)
      if (waiting && at === limit) break
      if (at === null) break
      this.now = Math.min(until, Math.max(at, this.now + 1))
      this.look()
    }
    return this
  }

  wait(ms: number): this {
    this.now += ms
    this.look()
    return this
  }

  clicked(): readonly string[] {
    return this.effects.flatMap((effect) => (effect.kind === 'click' ? [effect.name] : []))
  }

  screens(): readonly string[] {
    return this.state.run.screens
  }

  asks(): readonly string[] {
    return this.events.flatMap((event) => (event.event === 'ask' ? [event.id] : []))
  }

  said(): readonly string[] {
    return this.events.flatMap((event) => (event.event === 'say' ? [event.text.id] : []))
  }

  private play(step: Step): void {
    this.events.push(...step.events)
    for (const effect of step.effects) {
      this.effects.push(effect)
      if (effect.kind === 'load') {
        this.now += 100
        this.feed({ kind: 'loaded', at: this.now, result: this.site.load(effect.url) })
      } else if (effect.kind === 'click') {
        this.now += 50
        const result = this.site.press(effect.name)
        this.feed({ kind: 'clicked', at: this.now, result })
      }
    }
  }
}
