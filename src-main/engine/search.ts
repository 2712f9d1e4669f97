/**
 * Where nothing was found: looks more closely, in this order. Into closed shadow roots; inside of what is shut (at most
 * a few, each once); further down, step by step. In the end it points at what looks like the control from before.
 * Invariants: ends; what is opened is a disclosure without any other meaning, opened with the same consent as any
 * click; what only looks like the one that is meant is pointed at, never clicked; after the irreversible click only on
 * freshly loaded pages, where the end is looked for. Pure: must not import I/O, Electron or the DOM.
 */
import { clickOrWait } from './consent.js'
import { intentOf, PATIENCE } from './plan.js'
import { opensOnly, type Page, type ReadControl, UNFOLD } from './read.js'
import type { Print } from './score.js'
import type { Act, Effect, Search } from './state.js'
import { healed } from './target.js'
import type { Turn } from './turn.js'
import { isFresh } from './verify.js'

const MAX_SEARCHES = 8
/** Of one document, and of a run. */
const MAX_UNFOLDED = { here: 4, all: 12 }
const MAX_SCROLLS = 30
/** Lazy pages grow a moment after their end was reached. */
const STOPS = 2
const OPENING = new Set(['button', 'tab', 'menuitem', 'link', 'generic', 'disclosuretriangle', 'summary'])

/** Whether it makes sense to look more closely at all. */
export const maySearch = (turn: Turn, { observation }: Page): boolean =>
  (turn.run.committedAt === null || isFresh(turn, observation)) &&
  !observation.translated &&
  observation.problem === null

/**
 * One step of the search on this screen. `under-way`: look again before giving up. `only`: looks into shadow roots and
 * does nothing that could be seen.
 */
export function search(turn: Turn, page: Page, signature: string, only: boolean): 'under-way' | 'spent' {
  const { observation } = page
  const at = `${observation.load} ${signature}`
  const found = turn.run.search
  if (found?.at !== at) return begin(turn, at)
  const waited = turn.now - found.since
  if (found.stage === 'spent') return 'spent'
  if (waited < PATIENCE.searchStep || (!observation.settled && waited < PATIENCE.stable)) return 'under-way'
  switch (found.stage) {
    case 'deep':
      if (only) return 'spent'
      return go(turn, { ...found, stage: 'folded' }, 'wide')
    case 'folded': {
      const shut = nextShut(turn, page)
      if (shut !== null) return unfold(turn, page, shut, signature)
      return go(turn, { ...found, stage: 'scroll', scrolls: 1 }, 'scroll')
    }
    case 'scroll':
      return scrollOn(turn, page, found)
  }
}

function begin(turn: Turn, at: string): 'under-way' | 'spent' {
  const searches = turn.run.searches + 1
  if (searches > MAX_SEARCHES) return 'spent'
  turn.update({ searches })
  return go(turn, { at, stage: 'deep', since: turn.now, scrolls: 0, stops: 0 }, 'deep')
}

function go(turn: Turn, to: Search, how: Extract<Effect, { kind: 'seek' }>['how']): 'under-way' {
  if (to.stage !== 'spent' && turn.run.search?.stage !== to.stage)
    turn.events.push({ event: 'search', how: to.stage })
  if (to.stage === 'folded') turn.sayApp('looking-closer')
  turn.update({ search: { ...to, since: turn.now } })
  turn.effects.push({ kind: 'seek', how }, { kind: 'look' })
  return 'under-way'
}

function scrollOn(turn: Turn, { observation }: Page, found: Search): 'under-way' | 'spent' {
  const stops = observation.bottom ? found.stops + 1 : 0
  if (stops < STOPS && found.scrolls < MAX_SCROLLS)
    return go(turn, { ...found, scrolls: found.scrolls + 1, stops }, 'scroll')
  turn.update({ search: { ...found, stage: 'spent' } })
  turn.effects.push({ kind: 'seek', how: 'top' })
  return 'spent'
}

const labelOf = ({ role, name, row = '' }: Labelled) => JSON.stringify([role, name, row])

/** A control, or the act on one. */
interface Labelled {
  readonly role: string
  readonly name: string
  readonly row?: string
}

/** The next control that opens something and means nothing else; a menu first. */
function nextShut(turn: Turn, page: Page): ReadControl | null {
  const { observation } = page
  const here = turn.run.unfolded.filter(({ load }) => load === observation.load)
  if (here.length >= MAX_UNFOLDED.here || turn.run.unfolded.length >= MAX_UNFOLDED.all) return null
  const shut = page.wide.filter(
    (control) =>
      control.folded &&
      control.enabled &&
      control.topmost !== 'no' &&
      control.href === '' &&
      control.name !== '' &&
      OPENING.has(control.role) &&
      opensOnly(control.any) &&
      !insideTraps(page.wide, control) &&
      (observation.modal === null || control.dialog === observation.modal) &&
      !here.some(({ label }) => label === labelOf(control)),
  )
  return shut.find(({ any }) => any.has('open-menu')) ?? shut[0] ?? null
}

function insideTraps(controls: readonly ReadControl[], control: ReadControl): boolean {
  let { within } = control
  for (let i = 0; i < 5 && within !== null; i += 1) {
    const outer = controls.find(({ ref }) => ref === within)
    if (outer === undefined) return false
    if (!opensOnly(outer.any)) return true
    within = outer.within
  }
  return false
}

function unfold(turn: Turn, page: Page, control: ReadControl, signature: string): 'under-way' {
  const { observation } = page
  const { ref, role, name } = control
  const act: Act = {
    signature,
    intent: UNFOLD,
    ref,
    role,
    name,
    commit: false,
    choice: false,
    dirties: false,
    begins: false,
  }
  const { phase } = turn
  const before = phase.kind === 'at' && phase.act?.intent === UNFOLD ? phase.act : null
  const shown = before?.ref === ref && before.name === name
  if (phase.kind === 'at' && shown && turn.now - phase.since >= PATIENCE.unfold) {
    // Whoever does not open it is not kept waiting for ever.
    passUnfolded(turn, observation.load, control)
    turn.phase = { ...phase, act: null, since: turn.now }
    turn.effects.push({ kind: 'unpoint' }, { kind: 'look' })
    return 'under-way'
  }
  if (!shown) {
    turn.effects.push({ kind: 'point', ref, name })
    turn.sayApp('may-be-inside', { control: name })
    turn.events.push({ event: 'point', intent: UNFOLD, role, name, sure: true })
    turn.phase = { kind: 'at', signature, since: turn.now, act }
  } else if (phase.kind === 'at') turn.phase = { ...phase, act }
  clickOrWait(turn, observation, act, false)
  if (turn.phase.kind === 'clicking') passUnfolded(turn, observation.load, control)
  return 'under-way'
}

/** It counts as opened, whatever came of it. */
function passUnfolded(turn: Turn, load: string, control: Labelled): void {
  const label = labelOf(control)
  const { unfolded } = turn.run
  if (!unfolded.some((each) => each.load === load && each.label === label))
    turn.update({ unfolded: [...unfolded, { load, label }] })
}

/** It was opened, by the app or by the person: the page is looked at again. */
export function unfolded(turn: Turn, act: Act, by: 'app' | 'person'): void {
  const { intent, role, name } = act
  turn.events.push({ event: 'click', intent, role, name, commit: false, by })
  passUnfolded(turn, turn.run.load.mark, act)
  turn.update({ clicks: turn.run.clicks + 1, grant: null })
  if (turn.run.search !== null) turn.update({ search: { ...turn.run.search, since: turn.now } })
  turn.effects.push({ kind: 'unpoint' }, { kind: 'seek', how: 'wide' }, { kind: 'look' })
  turn.phase = { kind: 'looking', since: turn.now }
}

/** Points at what looks like the one that is meant, and says so: once a screen, and never where the app clicks alone. */
export function guess(turn: Turn, control: ReadControl | null, intent: string, signature: string): void {
  if (control === null || turn.plan.mode === 'auto' || turn.run.guessed === signature) return
  const { ref, role, name } = control
  turn.update({ guessed: signature })
  turn.effects.push({ kind: 'point', ref, name })
  turn.sayApp('not-sure', { control: name })
  turn.events.push({ event: 'point', intent, role, name, sure: false })
}

/** The control that looks like one from before; of a known screen only those that its step can mean. */
export function guessFromBefore(turn: Turn, page: Page, signature: string, refs?: readonly string[]): void {
  const intents = refs?.map((ref) => intentOf(turn.plan, ref))
  const prints = knownPrints(turn).filter(({ intent }) => intents === undefined || intents.includes(intent))
  const { modal } = page.observation
  const there = page.wide.filter(({ dialog }) => modal === null || dialog === modal)
  const found = healed(prints, there)
  if (found !== null) guess(turn, found.control, found.print.intent, signature)
}

/** Of this run first, then of an earlier one, then of the guide. */
function knownPrints({ run, plan }: Turn): readonly Print[] {
  const guide = plan.guide.screens.flatMap((screen): Print[] => {
    if (!('step' in screen) || screen.step.recorded === undefined) return []
    const [first] = [screen.step.point].flat()
    const intent = first === undefined ? null : intentOf(plan, first)
    if (intent === null) return []
    const { role, name, heading, marks } = screen.step.recorded
    const unknown = { row: null, dialog: null, href: null, at: null }
    return [{ intent, role, name, heading: heading ?? null, marks, ...unknown }]
  })
  const all = [...run.prints, ...plan.prints, ...guide]
  return all.filter(({ intent }, i) => all.findIndex((other) => other.intent === intent) === i)
}
