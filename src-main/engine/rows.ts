/**
 * Several subscriptions on one page: which rows there are, and the page as it is for one of them alone.
 * Invariants: a row is never guessed; what stands in no row is everybody's; a row that was left out stays out, even
 * when it is the last one on the page. Pure: must not import I/O, Electron or the DOM.
 */
import { normalise } from '../guide/normalise.js'
import type { Page, ReadControl, ReadSentence } from './read.js'

/** Signs that say how one subscription stands. */
const PLAN_SIGNS = ['plan-active', 'plan-ends-on', 'plan-paused', 'past-due', 'plan-cancelled'] as const

const PLAN_INTENTS = ['cancel-plan', 'resume-plan', 'cancel-change']

const tells = ({ signs }: ReadSentence) => PLAN_SIGNS.some((sign) => signs.has(sign))
const acts = ({ any }: ReadControl) => PLAN_INTENTS.some((intent) => any.has(intent))

/** The labels of the page's subscriptions; fewer than two: it does not tell them apart. */
export function planRows({ controls, sentences }: Page): readonly string[] {
  const labels = [...controls.filter(acts), ...sentences.filter(tells)].map(({ row }) => row)
  return [...new Set(labels.filter((label) => label !== ''))]
}

/** The one row that a person's words name, or null. */
export function rowNamed(words: string, rows: readonly string[]): string | null {
  const wanted = ` ${normalise(words)} `
  if (wanted.trim() === '') return null
  const exact = rows.filter((row) => ` ${normalise(row)} ` === wanted)
  const found = exact.length > 0 ? exact : rows.filter((row) => ` ${normalise(row)} `.includes(wanted))
  return found.length === 1 ? (found[0] ?? null) : null
}

/** The page without what belongs to the other rows. */
export function ofRow(page: Page, row: string, rows: readonly string[]): Page {
  const others = new Set(rows.filter((each) => each !== row))
  const mine = (part: { readonly row: string; readonly heading?: string }) =>
    !others.has(part.row) && !(part.row === '' && others.has(part.heading ?? ''))
  return {
    observation: page.observation,
    controls: page.controls.filter(mine),
    wide: page.wide.filter(mine),
    sentences: page.sentences.filter(mine),
  }
}
