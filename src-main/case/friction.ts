/**
 * What a cancellation cost, counted from the log itself: pages, clicks, attempts to hold back, minutes.
 * Pure: must not import I/O, Electron or the DOM.
 */
import { type Entry, textOf } from './entry.js'

export interface Friction {
  /** Runs in the case: a new try counts again. */
  readonly runs: number
  /** Screens of the guide that were shown, repeats in a row left out. */
  readonly screens: number
  /** Addresses among them, each once. */
  readonly pages: number
  readonly clicks: { readonly person: number; readonly app: number }
  /** Controls that lead away from cancelling, each once: offers, pauses, "keep my plan". */
  readonly traps: number
  /** Screens on which at least one of them stood. */
  readonly retention: number
  /** Times that the walk had to stop and ask. */
  readonly questions: number
  readonly signIns: number
  /** From the start of each run to its outcome, or to the last thing that happened in it. */
  readonly minutes: number
}

/** Screens on which one signs in, by their names in the guides. */
const SIGN_IN = /(?:^|-)(?:sign(?:ed)?-?(?:in|out)|log-?in)(?:-|$)/

export function friction(entries: readonly Entry[]): Friction {
  const runs = runsOf(entries)
  const screens = runs.flatMap((run) => run.filter(({ event }) => event === 'screen').filter(isNews))
  const traps = runs.flatMap(trapsOf)
  const clicks = runs.flat().filter(({ event }) => event === 'click')
  const byPerson = clicks.filter(({ by }) => by === 'person').length
  return {
    runs: runs.length,
    screens: screens.length,
    pages: new Set(screens.map(({ url }) => url)).size,
    clicks: { person: byPerson, app: clicks.length - byPerson },
    traps: new Set(
      traps.map(({ screen, entry }) => `${screen} ${textOf(entry.intent)} ${textOf(entry.name)}`),
    ).size,
    retention: new Set(traps.map(({ screen }) => screen)).size,
    questions: runs.flat().filter(({ event }) => event === 'ask').length,
    signIns: screens.filter(({ id }) => SIGN_IN.test(textOf(id))).length,
    minutes: runs.map(spent).reduce((all, ms) => all + ms, 0) / 60_000,
  }
}

/** The same screen again, with nothing between, is the same screen. */
const isNews = ({ id, url }: Entry, i: number, all: readonly Entry[]): boolean =>
  i === 0 || all[i - 1]?.id !== id || all[i - 1]?.url !== url

/** From each "start" to its outcome; what was written after it belongs to no walk. */
function runsOf(entries: readonly Entry[]): Entry[][] {
  const starts = entries.flatMap(({ event }, i) => (event === 'start' ? [i] : []))
  return starts.map((start, i) => {
    const run = entries.slice(start, starts[i + 1])
    const end = run.findIndex(({ event }) => event === 'outcome')
    return end < 0 ? run : run.slice(0, end + 1)
  })
}

function trapsOf(run: readonly Entry[]): { readonly screen: string; readonly entry: Entry }[] {
  let screen = ''
  return run.flatMap((entry) => {
    if (entry.event === 'screen') screen = textOf(entry.id)
    return entry.event === 'trap' ? [{ screen, entry }] : []
  })
}

/** By the clock that cannot be set, where the log has it. */
function spent(run: readonly Entry[]): number {
  const [first] = run
  const last = run.at(-1)
  if (first === undefined || last === undefined) return 0
  if (first.ms !== undefined && last.ms !== undefined) return Math.max(0, last.ms - first.ms)
  return Math.max(0, Date.parse(last.at) - Date.parse(first.at))
}
