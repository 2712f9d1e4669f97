/**
 * What a person noted of money: a charge that came all the same, a refund that has arrived. A note that was wrong is taken
 * back by another entry: the log keeps both, and nothing counts that was taken back.
 *
 *     charge-noted      day: of the charge; amount, if told
 *     refund-noted      on: the day on which it was there; charge: the day of the charge that came back, or null: what
 *                       was promised with the cancellation; amount, if told
 *     note-taken-back   note: the number of the entry
 *
 * Invariants: pure and total, whatever a log holds. Must not import I/O, or read the clock.
 */
import { type Day, isDay } from './days.js'
import type { Entry } from './entry.js'

export interface MoneyNote {
  /** Number of its entry. */
  readonly seq: number
  readonly at: string
  readonly what: 'charge' | 'refund'
  readonly on: Day
  /** As the person wrote it; or "". */
  readonly amount: string
  /** Of a refund: the day of the charge that came back. */
  readonly charge: Day | null
}

/** One note, whether or not it still counts; null for any other entry. */
export function noteOf({ event, seq, at, day, on, amount, charge }: Entry): MoneyNote | null {
  const common = { seq, at, amount: typeof amount === 'string' ? amount : '' }
  if (event === 'charge-noted' && isDay(day)) return { ...common, what: 'charge', on: day, charge: null }
  if (event !== 'refund-noted' || !isDay(on)) return null
  return { ...common, what: 'refund', on, charge: isDay(charge) ? charge : null }
}

/** Those that count, in the order of the log. */
export function notesOf(entries: readonly Entry[]): readonly MoneyNote[] {
  const gone = new Set(entries.flatMap(({ event, note }) => (event === 'note-taken-back' ? [note] : [])))
  return entries.flatMap((entry) => {
    const note = noteOf(entry)
    return note === null || gone.has(note.seq) ? [] : [note]
  })
}

/** Days of charges that came and have not come back, oldest first; `notes`: those that count. */
export function chargesOpen(notes: readonly MoneyNote[]): readonly Day[] {
  const back = new Set(notes.flatMap(({ what, charge }) => (what === 'refund' ? [charge] : [])))
  const days = notes.flatMap(({ what, on }) => (what === 'charge' && !back.has(on) ? [on] : []))
  return [...new Set(days)].sort()
}
