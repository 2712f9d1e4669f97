/**
 * Which one control a step means.
 * Invariants: "one" is only what is alone among all that could be used and carry the intent, and fits well enough; a
 * score never chooses between several for a click, it only says which of them to point at; what stands in different
 * rows is not even pointed at; a control that looks like one from before ("likely") is never clicked.
 * Pure: must not import I/O, Electron or the DOM.
 */
import { intentOf, type Plan } from './plan.js'
import type { ReadControl } from './read.js'
import { BOUNDS, intentScore, type Print, printScore, winner } from './score.js'

export type Target =
  | { readonly kind: 'one'; readonly intent: string; readonly control: ReadControl }
  | {
      readonly kind: 'many'
      readonly intent: string
      readonly count: number
      /** The rows that they stand in, each once. */
      readonly rows: readonly string[]
      /** The one that fits best by far: to be pointed at, never to be clicked. */
      readonly likely: ReadControl | null
    }
  | {
      readonly kind: 'blocked'
      readonly intent: string
      readonly why: 'disabled' | 'covered'
      readonly name: string
    }
  | { readonly kind: 'none' }

/** The one control that a step means: of several intents, the first that the page has exactly once. */
export function findTarget(
  plan: Plan,
  controls: readonly ReadControl[],
  refs: string | readonly string[],
): Target {
  let second: Target = { kind: 'none' }
  for (const ref of typeof refs === 'string' ? [refs] : refs) {
    const intent = intentOf(plan, ref)
    const target: Target = intent === null ? second : findOne(plan, controls, intent)
    if (target.kind === 'one') return target
    if (second.kind === 'none') second = target
  }
  return second
}

function findOne(plan: Plan, controls: readonly ReadControl[], intent: string): Target {
  const strong = controls.filter((control) => control.strong.has(intent))
  const found = innermost(strong.length > 0 ? strong : controls.filter((control) => control.weak.has(intent)))
  const usable = found.filter((control) => control.enabled && control.topmost !== 'no')
  const [only] = usable
  if (only !== undefined) {
    const score = (control: ReadControl) =>
      intentScore(control, intent, plan.lexicon.signsOf(control.heading).length > 0)
    const alone = usable.length === 1 || sameLink(usable)
    if (alone && score(only) >= BOUNDS.intent.threshold) return { kind: 'one', intent, control: only }
    const rows = rowsOf(usable)
    const likely = rows.length > 1 ? null : alone ? only : winner(usable, score, BOUNDS.intent)
    return { kind: 'many', intent, count: usable.length, rows, likely }
  }
  const [first] = found
  if (first === undefined) return { kind: 'none' }
  return { kind: 'blocked', intent, why: first.enabled ? 'covered' : 'disabled', name: first.name }
}

const rowsOf = (found: readonly ReadControl[]) => [
  ...new Set(found.map(({ row }) => row).filter((row) => row !== '')),
]

/** Links of one name to one place are one thing, shown twice. */
function sameLink(found: readonly ReadControl[]): boolean {
  const [first] = found
  return (
    first !== undefined &&
    first.href !== '' &&
    found.every((control) => control.href === first.href && control.name === first.name)
  )
}

/** A link around a button is one control for a person: keep the inner one. */
function innermost(found: readonly ReadControl[]): readonly ReadControl[] {
  const outer = new Set(found.map((control) => control.within))
  return found.filter((control) => !outer.has(control.ref))
}

/**
 * The control that looks like one of those from before, whose words no intent fits any more: to be pointed at, never
 * to be clicked. A control that carries a trap, or means something else, is none.
 */
export function healed(
  prints: readonly Print[],
  controls: readonly ReadControl[],
): { readonly print: Print; readonly control: ReadControl } | null {
  const usable = controls.filter(
    ({ enabled, topmost, any, traps }) => enabled && topmost !== 'no' && any.size === 0 && traps.length === 0,
  )
  const found = prints.flatMap((print) => {
    const control = winner(usable, (each) => printScore(print, each), BOUNDS.print)
    return control === null ? [] : [{ print, control }]
  })
  const [first] = found
  if (first !== undefined && found.every(({ control }) => control === first.control)) return first
  return winner(found, ({ print, control }) => printScore(print, control), BOUNDS.print)
}
