/**
 * How well a control fits: the intent that a step names, or the fingerprint of a control from before.
 * Invariants: a score lies between 0 and 1; all weights are in the one table below, each with its source; a score alone
 * never allows a click (target.ts). Pure: must not import I/O, Electron or the DOM.
 */
import { normalise } from '../guide/normalise.js'
import type { Control } from './observation.js'
import type { ReadControl } from './read.js'

interface Weight {
  readonly weight: number
  readonly source: string
}

const SIMILO =
  'Similo: Nass, Alégroth, Feldt, Leotta, Ricca, “Similarity-based Web Element Localization for Robust Test Automation”, TOSEM 2023, doi 10.1145/3571855; weights as in its replication, arXiv 2505.16424'

/** What counts, and how much. */
export const WEIGHTS = {
  name: { weight: 1.5, source: `${SIMILO}: visible_text, name 1.5` },
  role: {
    weight: 1.5,
    source: `${SIMILO}: tag 1.5. Playwright’s selectorGenerator puts role with name right behind the test id (100 against 1), a bare tag last (530)`,
  },
  heading: { weight: 1.5, source: `${SIMILO}: neighbor_text 1.5` },
  marks: { weight: 1.5, source: `${SIMILO}: id, name 1.5; class 0.5 is given as half of it (marksOf)` },
  text: { weight: 0.5, source: `${SIMILO}: shape 0.5; here: a label, rather than a sentence` },
  dialog: { weight: 0.5, source: `${SIMILO}: xpath 0.5; here: whether it stands in a dialog` },
  row: { weight: 0.5, source: `${SIMILO}: idxpath 0.5; here: the item of a list that it stands in` },
  position: { weight: 0.5, source: `${SIMILO}: location 0.5` },
  href: { weight: 0.5, source: `${SIMILO}: href 0.5` },
} as const satisfies Readonly<Record<string, Weight>>

/** Below, or nearer to the next than that, nothing has won. */
export const BOUNDS = {
  intent: {
    threshold: 0.4,
    margin: 0.1,
    source:
      'worked out from the table: a short clickable text outside of any dialog, without a telling heading, below the window: 0.44; a sentence of twenty words there: 0.38. A button beside a clickable text of the same name leads it by 0.19, one under a telling heading another without by 0.25',
  },
  print: {
    threshold: 0.6,
    margin: 0.1,
    source:
      'Healenium: score-cap 0.6 (healenium-web, application.conf); margin measured in tests/unit/engine-target.test.ts: neighbours under one heading differ by less, the same control by more',
  },
} as const

type Feature = keyof typeof WEIGHTS
/** 0 to 1 for each feature that can be told; what cannot is left out of the whole. */
type Features = Partial<Record<Feature, number>>

function weighted(features: Features): number {
  let sum = 0
  let all = 0
  for (const [feature, value] of Object.entries(features) as [Feature, number][]) {
    sum += WEIGHTS[feature].weight * value
    all += WEIGHTS[feature].weight
  }
  return all === 0 ? 0 : sum / all
}

const ACTING = new Set(['button', 'link', 'menuitem', 'radio', 'checkbox', 'option', 'switch', 'tab'])
const LABEL_WORDS = 6

/** How well a control that carries the intent fits it: by its name or only by its place, as a control or as a text. */
export function intentScore(control: ReadControl, intent: string, headingTells: boolean): number {
  const words = control.name.split(' ').length
  return weighted({
    name: control.strong.has(intent) ? 1 : control.weak.has(intent) ? 0.5 : 0,
    role: ACTING.has(control.role) ? 1 : 0.25,
    text: Math.min(1, LABEL_WORDS / words),
    heading: headingTells ? 1 : 0,
    dialog: control.dialog === null ? 0 : 1,
    position: control.topmost === 'yes' ? 1 : control.topmost === 'offscreen' ? 0.5 : 0,
  })
}

/** A control as it was once, when its intent was known. What is not known is null. */
export interface Print {
  readonly intent: string
  readonly role: string
  readonly name: string
  readonly heading: string | null
  readonly row: string | null
  readonly dialog: boolean | null
  readonly href: string | null
  readonly marks: readonly string[]
  readonly at: { readonly x: number; readonly y: number } | null
}

export const printOf = (control: Control, intent: string): Print => ({
  intent,
  role: control.role,
  name: control.name,
  heading: control.heading,
  row: control.row,
  dialog: control.dialog !== null,
  href: control.href,
  marks: control.marks,
  at: { x: control.rect.x, y: control.rect.y },
})

/** How much a control looks like one from before. */
export function printScore(print: Print, control: Control): number {
  const features: Features = {
    name: alike(print.name, control.name),
    role: print.role === control.role ? 1 : 0,
  }
  if (print.heading !== null) features.heading = alike(print.heading, control.heading)
  if (print.row !== null) features.row = print.row === control.row ? 1 : 0
  if (print.dialog !== null) features.dialog = print.dialog === (control.dialog !== null) ? 1 : 0
  if (print.marks.length > 0) features.marks = shared(print.marks, control.marks)
  if (print.href !== null && print.href !== '') features.href = print.href === control.href ? 1 : 0
  if (print.at !== null)
    features.position = Math.max(
      0,
      1 - Math.hypot(print.at.x - control.rect.x, print.at.y - control.rect.y) / FAR_PX,
    )
  return weighted(features)
}

/** Further away than a window is wide says nothing more. */
const FAR_PX = 1000

/** Share of the words that both have: Jaccard. */
function alike(a: string, b: string): number {
  const [one, two] = [new Set(normalise(a).split(' ')), new Set(normalise(b).split(' '))]
  const both = [...one].filter((word) => two.has(word)).length
  return both / (one.size + two.size - both)
}

/** Of the marks from before, those that are still there; a class counts half of an id or a name. */
function shared(before: readonly string[], now: readonly string[]): number {
  const worth = (mark: string) => (mark.startsWith('.') ? 1 : 2)
  const sum = (marks: readonly string[]) => marks.reduce((all, mark) => all + worth(mark), 0)
  return sum(before.filter((mark) => now.includes(mark))) / sum(before)
}

/** The one that is good enough and clearly better than every other; null when there is none. */
export function winner<T>(
  found: readonly T[],
  score: (one: T) => number,
  { threshold, margin }: { readonly threshold: number; readonly margin: number },
): T | null {
  const [first, second] = found.map((one) => ({ one, score: score(one) })).sort((a, b) => b.score - a.score)
  if (first === undefined || first.score < threshold) return null
  return second === undefined || first.score - second.score >= margin ? first.one : null
}
