/**
 * The controls of earlier walks through a guide, from the cases: should their words change, the walk can at least point
 * at what looks like them.
 * Invariants: reads only; a case that cannot be read gives nothing; rehearsals and real walks are kept apart. May use
 * Node's file system; no browser.
 */
import { basename, dirname } from 'node:path'
import { readCase } from '../case/case-folder.js'
import { listCases } from '../case/cases.js'
import type { Entry } from '../case/entry.js'
import type { Plan } from '../engine/plan.js'
import { UNFOLD } from '../engine/read.js'
import type { Print } from '../engine/score.js'

/** So many cases are read, the newest first. */
const CASES = 3
const LIMIT = 40

const isWord = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** The controls that a case was sure of, the last of each intent. */
function printsIn(entries: readonly Entry[]): readonly Print[] {
  const unknown = { heading: null, row: null, dialog: null, href: null, marks: [], at: null }
  return entries.toReversed().flatMap(({ event, intent, role, name, sure }) => {
    if (event !== 'point' || sure === false || intent === UNFOLD) return []
    return isWord(intent) && isWord(role) && isWord(name) ? [{ intent, role, name, ...unknown }] : []
  })
}

/** The plan, with what the cases beside `folder` know of the guide's controls. */
export function withEarlier(plan: Plan, practice: boolean, folder: string): Plan {
  try {
    const cases = listCases(dirname(folder)).filter(
      (each) => each.guide === plan.guide.id && each.practice === practice && each.id !== basename(folder),
    )
    const found = cases.slice(0, CASES).flatMap((each) => printsIn(readCase(each.folder)))
    const prints = found.filter(({ intent }, i) => found.findIndex((other) => other.intent === intent) === i)
    return { ...plan, prints: prints.slice(0, LIMIT) }
  } catch {
    return plan
  }
}
