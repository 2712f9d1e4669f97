/**
 * Which way out fits a person: a few questions, asked only as long as the answer makes a difference.
 * Invariants: ways keep the record's order, cheapest first. Pure: must not import I/O, Electron or the DOM.
 */
import type { Routes, Way } from './service-schema.js'

/** Question → answer. */
export type RouteAnswers = Readonly<Record<string, string>>

export interface Advised {
  /** What to ask next; null when all ways left are known to fit. */
  readonly question: string | null
  /** The ways that the answers so far leave open, cheapest first. */
  readonly ways: readonly Way[]
}

const holds = (when: Readonly<Record<string, readonly string[]>>, answers: RouteAnswers) =>
  Object.entries(when).every(([question, wanted]) => wanted.includes(answers[question] ?? ''))

/** Not ruled out by what was answered. */
const isOpen = ({ when }: Way, answers: RouteAnswers) =>
  Object.entries(when).every(
    ([question, wanted]) => answers[question] === undefined || wanted.includes(answers[question]),
  )

export function advise({ questions, ways }: Routes, answers: RouteAnswers): Advised {
  const left = ways.filter((way) => isOpen(way, answers))
  const open = Object.entries(questions).filter(
    ([id, { when }]) => answers[id] === undefined && holds(when, answers),
  )
  // A question that rules nothing out is not worth asking.
  const telling = open.find(([id, { options }]) =>
    Object.keys(options).some((option) => left.some((way) => !isOpen(way, { ...answers, [id]: option }))),
  )
  return { question: telling?.[0] ?? null, ways: left }
}

/** Every way through the questions, with the ways out that are left in the end. */
export function pathsOf(
  routes: Routes,
  answers: RouteAnswers = {},
): { answers: RouteAnswers; ways: readonly Way[] }[] {
  const { question, ways } = advise(routes, answers)
  if (question === null) return [{ answers, ways }]
  return Object.keys(routes.questions[question]?.options ?? {}).flatMap((option) =>
    pathsOf(routes, { ...answers, [question]: option }),
  )
}
