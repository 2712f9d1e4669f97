/**
 * A recording of a browser session (Chrome DevTools Recorder) → a draft guide as YAML text.
 * Invariants: whatever the recording holds, the text is one guide that passes the check: of the recording only origins,
 * paths and lexicon names become values, all else is in one-line comments. What was typed is never written. A trap is
 * never a target. Pure: must not import I/O, Electron or the DOM.
 */
import type { Lexicon } from './lexicon.js'
import { normalise } from './normalise.js'
import { type Element, elementOf } from './recorded-element.js'
import { addressOf, clean, masked, nameOfHost, repeats, type WebAddress } from './recorded-text.js'

/** What is read of a step; `Schema.UserFlow` of `@puppeteer/replay` fits. */
export interface RecordedStep {
  readonly type: string
  readonly url?: string
  readonly value?: string
  readonly selectors?: readonly (string | readonly string[])[]
  readonly assertedEvents?: readonly { readonly url?: string }[]
}

export interface Recording {
  readonly title: string
  readonly steps: readonly RecordedStep[]
}

export interface Told {
  /** Of the step, counted from 1. */
  readonly step: number
  readonly remark: string
}

/** One thing to be clicked, as the guide will have it. */
export interface DraftScreen extends Told {
  readonly intent: string
  /** Its name among the origins; null: where the subscription is managed. */
  readonly at: string | null
  /** The intent of an option that was picked first, or `$refund`. */
  readonly choose: string | null
}

export interface Draft {
  readonly title: string
  /** Where it began; null when the recording names no https address. */
  readonly start: WebAddress | null
  /** Other origins that something was clicked at: name → origin. */
  readonly origins: ReadonlyMap<string, string>
  /** In the order of the recording. */
  readonly screens: readonly DraftScreen[]
  /** The person was asked when it should end. */
  readonly asksWhen: boolean
  /** Recorded, and not used. */
  readonly unused: readonly Told[]
  /** What the writer still has to do, in words. */
  readonly todo: readonly string[]
}

/** Options of a question when the subscription ends: the person's to choose. */
const WHEN = ['cancel-at-period-end', 'cancel-now-with-refund']
/** Known, but no step of a guide of its own. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'sign-out': 'a guide never signs anybody out',
  'reject-cookies': 'vendor/cookie-banner does it',
  'confirm-phrase': 'see what was typed there',
}
const SCREENS_LIMIT = 60
const ORIGINS_LIMIT = 8
const UNUSED_LIMIT = 200

export function draftOf(recording: Recording, lexicon: Lexicon): Draft {
  // A word that the site demands is no secret.
  const asked = (step: RecordedStep) =>
    lexicon.intentsOf(elementOf(step.selectors ?? []).name ?? '').includes('confirm-phrase')
  const typed = recording.steps.flatMap((step) =>
    step.value === undefined || asked(step) ? [] : [step.value],
  )
  const reading = new Reading(lexicon, typed)
  recording.steps.forEach((step, i) => {
    reading.take(step, i + 1)
  })
  return reading.draft(masked(clean(recording.title), typed))
}

class Reading {
  private start: WebAddress | null = null
  private here: WebAddress | null = null
  private choose: string | null = null
  private asksWhen = false
  private readonly origins = new Map<string, string>()
  private readonly screens: DraftScreen[] = []
  private readonly unused: Told[] = []
  private unknown = 0

  constructor(
    private readonly lexicon: Lexicon,
    private readonly typed: readonly string[],
  ) {}

  take(step: RecordedStep, number: number): void {
    if (step.type === 'navigate') this.arrive(step.url)
    if (step.type === 'click' || step.type === 'doubleClick') this.click(step, number)
    if (step.type === 'change') this.type(step, number)
    // A click says where it led to.
    if (step.type !== 'navigate') for (const { url } of step.assertedEvents ?? []) this.arrive(url)
  }

  draft(title: string): Draft {
    const { start, origins, screens, asksWhen, unused } = this
    return { title, start, origins, screens, asksWhen, unused, todo: this.todo() }
  }

  private arrive(url: string | undefined): void {
    const found = addressOf(url ?? '')
    if (found === null) return
    const parts = found.path.split('/').filter((part) => part !== '')
    const address = parts.some((part) => repeats(part, this.typed)) ? { ...found, path: '/' } : found
    this.here = address
    this.start ??= address
  }

  private click(step: RecordedStep, number: number): void {
    const element = elementOf(step.selectors ?? [])
    const name = this.shown(element)
    if (element.name === null || name === null)
      return this.leave(
        number,
        `click on something without a name. Weak: only its place in the page is known.`,
      )
    const said = `click “${name}”${element.role === null ? '' : ` (${element.role})`}`
    const intents = this.lexicon.intentsOf(element.name)
    const trap = intents.find((intent) => this.lexicon.intents.get(intent)?.trap === true)
    if (trap !== undefined)
      return this.leave(number, `${said}: ${trap} is a trap, and can never be a target. Refused.`)
    const [intent] = intents
    if (intent === undefined) return this.leave(number, `${said}. ${this.unknownName(element.name)}`)
    const why = LEFT_OUT[intent]
    if (why !== undefined) return this.leave(number, `${said}: ${intent}. Left out: ${why}.`)
    const remark = `${said}: ${intents.join(', ')}. ${strengthOf(element)}`
    if (WHEN.includes(intent)) {
      this.asksWhen = true
      this.choose = '$refund'
      return this.leave(
        number,
        `${remark} Chosen before the next click; the person decides, by the input "refund".`,
      )
    }
    if (intent === 'prefer-not-to-say') {
      this.choose = intent
      return this.leave(number, `${remark} Chosen before the next click.`)
    }
    this.add({ step: number, remark, intent, at: this.place(), choose: this.choose })
    this.choose = null
  }

  private type(step: RecordedStep, number: number): void {
    const element = elementOf(step.selectors ?? [])
    const name = this.shown(element)
    const into = name === null ? 'into a field without a name' : `into “${name}”`
    const known = element.name !== null && this.lexicon.intentsOf(element.name).includes('confirm-phrase')
    const way = known
      ? 'vendor/retention asks the person for that word.'
      : 'That is the person’s: add a screen that points there with "by: typing", or leave it to the sign-in.'
    this.leave(number, `typed ${into}. What was typed is not kept. ${way}`)
  }

  private add(screen: DraftScreen): void {
    const again = this.screens.find(({ intent, at }) => intent === screen.intent && at === screen.at)
    if (again !== undefined)
      return this.leave(screen.step, `${screen.remark} The same as step ${again.step}.`)
    if (this.screens.length >= SCREENS_LIMIT)
      return this.leave(screen.step, `${screen.remark} One screen too many.`)
    this.screens.push(screen)
  }

  private leave(step: number, remark: string): void {
    if (this.unused.length < UNUSED_LIMIT) this.unused.push({ step, remark })
    else if (this.unused.length === UNUSED_LIMIT) this.unused.push({ step, remark: 'and more, not listed.' })
  }

  /** The name of the origin where the recording is now; null for the one where it began. */
  private place(): string | null {
    const { here, start, origins } = this
    if (here === null || start === null || here.origin === start.origin) return null
    const known = [...origins].find(([, origin]) => origin === here.origin)?.[0]
    if (known !== undefined) return known
    if (origins.size >= ORIGINS_LIMIT) return null
    const name = nameOfHost(here.origin)
    const free = origins.has(name) ? `${name.slice(0, 36)}-${origins.size}` : name
    origins.set(free, here.origin)
    return free
  }

  /** The name of an element as it may be written down. */
  private shown({ name }: Element): string | null {
    const shown = name === null ? '' : masked(clean(name), this.typed)
    return shown === '' ? null : shown
  }

  private unknownName(name: string): string {
    this.unknown += 1
    const beside = [...this.lexicon.signs].flatMap((sign) =>
      this.lexicon
        .intentsOf(name, new Set([sign]))
        .filter((intent) => this.lexicon.intents.get(intent)?.trap !== true)
        .map((intent) => `${intent} beside ${sign}`),
    )
    if (beside.length > 0)
      return `Medium: the name alone says nothing; it means ${beside.slice(0, 3).join(', or ')}.`
    const phrase = masked(normalise(clean(name)), this.typed)
    return `Medium: the lexicon does not know this name. Add ${JSON.stringify(phrase)} to the "match" of what it means in guides/lexicon, or leave it out.`
  }

  private todo(): string[] {
    const has = (intent: string) => this.screens.some((screen) => screen.intent === intent)
    const todo: string[] = []
    if (this.start === null)
      todo.push(
        'The recording names no https address: put the right origin and path in the place of example.com.',
      )
    if (this.screens.length === 0)
      todo.push('Nothing that was clicked is known to the lexicon: the guide has no step yet.')
    if (this.unknown > 0)
      todo.push(
        `${this.unknown} clicks have names that say nothing by themselves: see “Recorded, and not used”.`,
      )
    if (!has('confirm-cancel'))
      todo.push('No irreversible click was recognised: set "commit: true" at the step that cannot be undone.')
    todo.push(
      'Say what the page shows once it is cancelled: compare the screen "cancelled" with the real words.',
    )
    todo.push('Add "terms" (does the service forbid automation?), and what is known to service.yaml.')
    return todo
  }
}

function strengthOf({ by, role }: Element): string {
  if (by !== 'aria')
    return 'Medium: the lexicon knows the name, but it was recorded as mere text. Is it a button or a link?'
  return `Strong: ${role === null ? 'the accessible name' : 'role and name'}, and the lexicon knows the name.`
}
