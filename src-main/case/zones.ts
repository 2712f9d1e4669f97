/**
 * On which clock the person lived when something was written: a walk, and whatever is noted by the person, names the time
 * zone of its computer. Who moves, or comes home, moves no day that has been: each entry keeps the zone of its own time.
 * Invariants: pure and total: a name that is no zone counts as none. Must not import I/O, or read the clock.
 */
import type { Entry } from './entry.js'

/** The zone of each entry; before the first that is named, that one. `fallback`: where the log names none. */
export function zonesOf(entries: readonly Entry[], fallback: string): readonly string[] {
  const named = entries.map(namedIn)
  let zone = named.find((each) => each !== null) ?? fallback
  return named.map((each) => {
    zone = each ?? zone
    return zone
  })
}

/** Where the person lives now: the zone that was named last. */
export function zoneOf(entries: readonly Entry[], fallback: string): string {
  return zonesOf(entries, fallback).at(-1) ?? fallback
}

function namedIn({ zone }: Entry): string | null {
  return typeof zone === 'string' && zone !== '' ? known(zone) : null
}

/** The zone by its own name; a log from another computer can say anything. */
function known(name: string): string | null {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}
