/**
 * Facts that Wayout proposes for a letter, labelled so; the person's own stand above them.
 * Invariants: a date that a letter sets is the one until which the ladder waits; only where the letter needs it, and
 * only where the table allows it. Pure: must not import I/O, Electron or the DOM.
 */
import { addDays, type Day } from '../case/days.js'
import type { Fact, Facts } from './facts.js'
import { waitDays } from './ladder.js'
import type { Channel, LetterIndex } from './schema.js'

export interface LetterOfDay {
  readonly purpose: string
  readonly channel: Channel
  readonly today: Day
}

export function suggestedFacts(
  { facts, purposes }: LetterIndex,
  { purpose, channel, today }: LetterOfDay,
): Facts {
  const days = waitDays({ purpose, channel })
  const isNeeded = Object.hasOwn(purposes, purpose) && purposes[purpose]?.needs.includes(REPLY_BY) === true
  if (!isNeeded || days === null || facts[REPLY_BY]?.from.includes('suggested') !== true) return new Map()
  const value = { kind: 'date', date: addDays(today, days) } as const
  return new Map<string, Fact>([[REPLY_BY, { value, source: { from: 'suggested' } }]])
}

const REPLY_BY = 'reply-by'
