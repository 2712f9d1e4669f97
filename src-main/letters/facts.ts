/**
 * The facts of a letter: what the case holds, and what the person gave, each labelled with where it is from.
 * Invariants: only what an entry of the case says in so many words; of several subscriptions the one that was meant,
 * or none; what the site no longer says (a charge that is past, or cancelled since) is left out.
 * Pure: must not import I/O, Electron or the DOM; the entries are handed in.
 */
import { WayoutError } from '../../src-preload/contract/error.js'
import { dayIn } from '../case/days.js'
import { textOf } from '../case/entry.js'
import { cut } from '../guide/cut.js'
import type { FactName, FactSource } from './draft.js'
import type { LetterIndex } from './schema.js'
import { type FactValue, type Happening, readFact, takeFact, tidy } from './values.js'

export interface Fact {
  readonly value: FactValue
  readonly source: FactSource
}
export type Facts = ReadonlyMap<FactName, Fact>

/** An entry of the case, as its log holds it. */
export interface CaseEntry {
  readonly at: string
  readonly event: string
  readonly [key: string]: unknown
}

export interface CaseToRead {
  readonly entries: readonly CaseEntry[]
  /** SHA-256 of the pictures, by their path in the case. */
  readonly hashes: ReadonlyMap<string, string>
  /** YYYY-MM-DD. */
  readonly today: string
  /** Where the person lives, "Europe/Paris": a day is a day of that place. */
  readonly timeZone: string
}

/** What the person gave. Throws `fact-unknown`, `fact-invalid`. */
export function factsOfPerson(
  given: Readonly<Record<string, string>>,
  index: LetterIndex,
  today: string,
): Facts {
  return new Map(
    Object.entries(given).map(([name, raw]) => {
      const rule = Object.hasOwn(index.facts, name) ? index.facts[name] : undefined
      if (rule === undefined || (rule.kind !== 'list' && !rule.from.includes('person'))) {
        const known = Object.entries(index.facts).filter(([, { from }]) => from.includes('person'))
        throw new WayoutError(
          'fact-unknown',
          `There is no fact "${cut(tidy(name), 40)}" to give. Known: ${known.map(([id]) => id).join(', ')}.`,
        )
      }
      return [name, { value: readFact(name, rule, raw, today), source: { from: 'person' } }]
    }),
  )
}

/** Whether the case was a rehearsal on the practice site: nothing of it happened. */
export const isRehearsal = (entries: readonly CaseEntry[]): boolean =>
  entries.some(({ event, practice }) => event === 'start' && practice === true)

/** What the case holds. */
export function factsOfCase(
  { entries: log, hashes, today, timeZone }: CaseToRead,
  index: LetterIndex,
): Facts {
  // A log that somebody has edited may hold anything; without its time an entry proves nothing.
  const entries = log.filter(({ at }) => INSTANT.test(textOf(at)) && !Number.isNaN(Date.parse(at)))
  const facts = new Map<FactName, Fact>()
  const take = (name: FactName, at: string, raw: unknown) => {
    const rule = index.facts[name]
    const value = rule === undefined ? null : takeFact(rule, raw)
    if (value !== null) facts.set(name, { value, source: { from: 'case', at } })
  }
  const list = (name: FactName, lines: readonly Happening[]) => {
    const at = lines.at(-1)?.at
    if (at !== undefined) facts.set(name, { value: { kind: 'list', lines }, source: { from: 'case', at } })
  }
  const runs = runsOf(entries)
  const cancelled = runs.findLast(({ outcome }) => isCancelled(outcome))
  const status = entries.findLast(({ event }) => event === 'status')
  const account = entries.findLast(({ event, account: named }) => event === 'status' && isText(named))
  if (account !== undefined) take('account', account.at, account.account)
  const meant = status === undefined ? null : subscriptionOf(status, runs.at(-1)?.start)
  if (status !== undefined && meant !== null) {
    take('plan', status.at, meant.plan)
    take('price', status.at, meant.price)
    const since = cancelled?.outcome?.at ?? ''
    if (since < status.at && isText(meant.chargeOn) && meant.chargeOn >= today)
      take('next-charge', status.at, meant.chargeOn)
    take('ends-on', status.at, meant.endsOn)
  }
  if (cancelled?.outcome !== undefined) {
    const said = cancelled.entries.findLast(({ event, commit }) => event === 'click' && commit === true)
    const at = said?.at ?? cancelled.outcome.at
    take('cancelled-on', at, dayIn(at, timeZone))
    take('ends-on', cancelled.outcome.at, cancelled.outcome.endsOn)
  }
  for (const [name, purposes] of Object.entries(ASKS)) {
    const asked = entries.find(
      ({ event, purpose }) => event === 'message-sent' && purposes.has(textOf(purpose)),
    )
    if (asked !== undefined) take(name, asked.at, dayIn(asked.at, timeZone))
  }
  const words = entries.findLast(
    ({ event, reason, detail }) => SPOKEN.has(event) && SITE_SPEAKS.has(textOf(reason)) && isText(detail),
  )
  if (words !== undefined) take('site-words', words.at, words.detail)
  list('attempts', runs.flatMap((run) => attemptsIn(run, index)).slice(-MOST_LINES))
  list('evidence', picturesIn(cancelled?.entries ?? [], hashes))
  const failed = runs.findLast(({ outcome }) => outcome !== undefined && !isCancelled(outcome))
  list('pictures', picturesIn(failed?.entries ?? [], hashes))
  return facts
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/

/** Letters by which something was asked for the first time, as the person says that they were sent. */
const ASKS = {
  'asked-on': new Set(['cancel-request', 'cancel-and-refund', 'formal-notice', 'magazine-cancel']),
  'refund-asked-on': new Set(['cancel-and-refund', 'charged-after-cancelling', 'magazine-refund']),
} as const satisfies Record<FactName, ReadonlySet<string>>

/** How a walk ended, or what the person was asked about it on the way. */
const SPOKEN: ReadonlySet<string> = new Set(['outcome', 'ask'])
/** Reasons whose detail is what the site itself said. */
const SITE_SPEAKS: ReadonlySet<string> = new Set(['site-error', 'page-dialog'])
/** Of a list, so that a letter stays a letter. */
const MOST_LINES = 8
const MOST_PICTURES = 4

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const isCancelled = (outcome: CaseEntry | undefined) =>
  outcome?.verified === true && textOf(outcome.outcome).startsWith('cancelled-')

interface RunOfCase {
  readonly start: CaseEntry | undefined
  readonly entries: readonly CaseEntry[]
  readonly outcome: CaseEntry | undefined
}

/** The walks of the case, each from its start to the next. */
function runsOf(entries: readonly CaseEntry[]): RunOfCase[] {
  const starts = entries.flatMap(({ event }, i) => (event === 'start' ? [i] : []))
  return starts.map((from, i) => {
    const own = entries.slice(from, starts[i + 1])
    return {
      start: own[0],
      entries: own,
      outcome: own.findLast(({ event }) => event === 'outcome'),
    }
  })
}

/** The only subscription, or the one that the person named. */
function subscriptionOf(status: CaseEntry, start: CaseEntry | undefined): Record<string, unknown> | null {
  const all: readonly unknown[] = Array.isArray(status.subscriptions) ? status.subscriptions : []
  const rows = all.filter(isRecord).filter(({ state }) => state !== 'none')
  const answers = isRecord(start?.answers) ? start.answers : {}
  return (
    (rows.length === 1 ? rows[0] : rows.find(({ plan }) => isText(plan) && plan === answers.plan)) ?? null
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The last clicks of a walk that did not end well, and how it ended. */
function attemptsIn({ entries, outcome }: RunOfCase, index: LetterIndex): Happening[] {
  const clicks = entries.filter(({ event, name }) => event === 'click' && isText(name))
  const ended = textOf(outcome?.outcome)
  if (clicks.length === 0 && outcome?.reason === 'stopped') return []
  if (outcome === undefined || ended.startsWith('cancelled-') || ended === 'not-subscribed') return []
  const reason = textOf(outcome.reason)
  const what = Object.hasOwn(index.attempts, reason) ? reason : 'not-cancelled'
  return [
    ...clicks.slice(-2).map(({ at, name }) => ({ at, what: 'clicked', words: cut(tidy(textOf(name)), 80) })),
    { at: outcome.at, what, words: '' },
  ]
}

/** A picture as the case names it: by its checksum, or in older cases by its number and screen. */
const STORED = /^(?:[0-9a-f]{64}|\d{2,4}-[a-z0-9-]{1,40})\.png$/

function picturesIn(entries: readonly CaseEntry[], hashes: ReadonlyMap<string, string>): Happening[] {
  return entries
    .filter(({ event, file }) => event === 'picture' && isText(file))
    .slice(-MOST_PICTURES)
    .map(({ at, file }) => {
      const path = textOf(file)
      const hash = hashes.get(path)
      const name = path.split('/').at(-1) ?? ''
      // As the file is called: masked, nobody would find it.
      const named = STORED.test(name) ? name : cut(tidy(name), 60)
      const proof = hash === undefined ? '' : name.startsWith(hash) ? ' (SHA-256)' : `, SHA-256 ${hash}`
      return { at, what: 'picture', words: `${named}${proof}` }
    })
}
