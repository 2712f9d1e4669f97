/**
 * The dates of a case: what must not be missed, and when to look whether a promise was kept.
 * Invariants: pure; each date is derived from an event of the case and names it; its id stays the same when the day
 * moves, so that a calendar moves its entry too; nothing is promised by us that the site or a message did not say.
 * Must not import I/O, or read the clock.
 */

import { waitDays } from '../letters/ladder.js'
import { DISPUTE_DAYS } from '../letters/ladder-table.js'
import { addBusinessDays, addDays, type Day, dayIn, isDay } from './days.js'
import { type Entry, textOf } from './entry.js'
import { type MoneyNote, notesOf } from './money.js'
import { zonesOf } from './zones.js'

export const DEADLINE_KINDS = [
  /** The last day of access. */
  'access-ends',
  /** A charge that must not come; the day after it, the site is looked at again. */
  'no-charge',
  /** The money should be back. */
  'refund-due',
  /** An answer to a message is due. */
  'answer-due',
  /** The last day on which the bank takes a dispute about a charge. */
  'dispute-ends',
] as const
export type DeadlineKind = (typeof DEADLINE_KINDS)[number]

export interface Deadline {
  /** Stable within the case: "refund-due", "answer-due:2". */
  readonly id: string
  readonly kind: DeadlineKind
  readonly day: Day
  /** The event that it follows from. */
  readonly from: { readonly event: string; readonly at: string; readonly index: number }
  /** What it is about, as the case has it: the channel of a message, the day of a charge; or "". */
  readonly about: string
  /** Nothing is left to do: the answer came, the site was looked at after the day. */
  readonly settled: boolean
  /** The person was told on the day, or later. */
  readonly told: boolean
}

/** As Midjourney's help page says of refunds. */
export const REFUND_BUSINESS_DAYS = 10
/** How long an answer is awaited to a message that is on no rung of the ladder. */
const ANSWER_DAYS = 7

/** `timeZone`: where the log names none, an IANA name. Soonest first. */
export function deadlines(entries: readonly Entry[], timeZone: string): readonly Deadline[] {
  const zones = zonesOf(entries, timeZone)
  const log = entries.map((entry, index) => new Logged(entry, index, zones[index] ?? timeZone))
  const told = new Set(log.flatMap(({ entry }) => (entry.event === 'date-told' ? [dateKey(entry)] : [])))
  const notes = notesOf(entries)
  return [...ends(log), ...refunds(log, notes), ...answers(log), ...disputes(log, notes)]
    .map((each) => ({ ...each, told: told.has(`${each.id} ${each.day}`) }))
    .sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1))
}

const dateKey = ({ id, day }: Entry) => `${textOf(id)} ${textOf(day)}`

/** What is to be told today: the day has come, nothing is settled, and it was not told before. */
export function dueNow(all: readonly Deadline[], today: Day): readonly Deadline[] {
  return all.filter((each) => !each.settled && !each.told && tellOn(each) <= today)
}

/** That no charge came can only be seen when its day is over. */
export const tellOn = ({ kind, day }: Deadline): Day => (kind === 'no-charge' ? addDays(day, 1) : day)

/** The event that keeps `dueNow` from telling it once more; a day that moves is told anew. */
export const dateTold = ({ id, kind, day }: Deadline) => ({ event: 'date-told', id, kind, day })

class Logged {
  constructor(
    readonly entry: Entry,
    readonly index: number,
    private readonly zone: string,
  ) {}

  /** In the person's time zone of then. Few are ever asked for theirs. */
  get day(): Day {
    return dayIn(this.entry.at, this.zone)
  }
}
type Found = Omit<Deadline, 'told'>

const fromOf = ({ entry, index }: Logged) => ({ event: entry.event, at: entry.at, index })

/** The newest end that the site showed, on fresh pages or in a look at the subscription. */
function endOf(log: readonly Logged[]): { at: Logged; endsOn: Day | null } | null {
  const ended = log.findLast(({ entry }) => isCancelled(entry) || endsInStatus(entry) !== null)
  if (ended === undefined) return null
  const { entry } = ended
  // A later look that finds the plan running, or another account's, takes the dates back.
  const undone = log.some(({ entry: later, index }) => index > ended.index && isRunning(later))
  if (undone) return null
  const endsOn = entry.event === 'status' ? endsInStatus(entry) : entry.endsOn
  return { at: ended, endsOn: isDay(endsOn) ? endsOn : null }
}

const isCancelled = ({ event, outcome, verified }: Entry) =>
  event === 'outcome' && verified === true && textOf(outcome).startsWith('cancelled-')

interface SeenPlan {
  readonly state?: unknown
  readonly chargeOn?: unknown
  readonly endsOn?: unknown
}
const plansOf = ({ event, subscriptions }: Entry): readonly SeenPlan[] =>
  event === 'status' && Array.isArray(subscriptions)
    ? subscriptions.filter((each) => typeof each === 'object' && each !== null)
    : []

/** Of several subscriptions none can be taken for the one meant. */
function endsInStatus(entry: Entry): Day | null {
  const plans = plansOf(entry)
  const [only] = plans
  return plans.length === 1 && only?.state === 'ends' && isDay(only.endsOn) ? only.endsOn : null
}

const isRunning = (entry: Entry) =>
  (entry.event === 'outcome' && entry.verified === true && entry.outcome === 'not-cancelled') ||
  (plansOf(entry).length === 1 && plansOf(entry)[0]?.state === 'active')

function ends(log: readonly Logged[]): readonly Found[] {
  const end = endOf(log)
  if (end === null) return []
  const { at, endsOn } = end
  const access: Found[] =
    endsOn === null
      ? []
      : [
          {
            id: 'access-ends',
            kind: 'access-ends',
            day: endsOn,
            from: fromOf(at),
            about: '',
            settled: lookedAfter(log, endsOn),
          },
        ]
  return [...access, ...noCharge(log, at, endsOn)]
}

/** The renewal that was announced before the end; else the day on which the paid period is over. */
function noCharge(log: readonly Logged[], end: Logged, endsOn: Day | null): readonly Found[] {
  const announced = log.findLast(
    (each) => each.index < end.index && chargesOf(each.entry).some((charge) => charge >= each.day),
  )
  const day = (announced && chargesOf(announced.entry)[0]) ?? endsOn
  if (day === null || day === undefined) return []
  const from = fromOf(announced ?? end)
  return [{ id: 'no-charge', kind: 'no-charge', day, from, about: '', settled: lookedAfter(log, day) }]
}

const chargesOf = (entry: Entry): readonly Day[] =>
  plansOf(entry).length === 1
    ? plansOf(entry).flatMap(({ chargeOn }) => (isDay(chargeOn) ? [chargeOn] : []))
    : []

/** The site was looked at when the day was over, and said something about the subscription. */
const lookedAfter = (log: readonly Logged[], over: Day): boolean =>
  log.some(
    (each) =>
      (plansOf(each.entry).length > 0 || (each.entry.event === 'outcome' && each.entry.verified === true)) &&
      each.day > over,
  )

function refunds(log: readonly Logged[], notes: readonly MoneyNote[]): readonly Found[] {
  const promised = log.find(({ entry }) => isCancelled(entry) && entry.refund === true)
  if (promised === undefined) return []
  const day = addBusinessDays(promised.day, REFUND_BUSINESS_DAYS)
  const settled = notes.some(
    ({ what, charge, seq }) => what === 'refund' && charge === null && seq > promised.entry.seq,
  )
  return [{ id: 'refund-due', kind: 'refund-due', day, from: fromOf(promised), about: '', settled }]
}

/** One a message that was sent; an answer settles those before it that went the same way. */
function answers(log: readonly Logged[]): readonly Found[] {
  return log
    .filter(({ entry }) => entry.event === 'message-sent')
    .map((sent, i) => {
      const { channel, purpose } = sent.entry
      return {
        id: `answer-due:${i + 1}`,
        kind: 'answer-due',
        day: addDays(sent.day, waitDays({ channel, purpose }) ?? ANSWER_DAYS),
        from: fromOf(sent),
        about: typeof channel === 'string' ? channel : '',
        settled: log.some(
          ({ entry, index }) =>
            index > sent.index && entry.event === 'answer-noted' && entry.channel === channel,
        ),
      }
    })
}

/** One a charge that the person noted: it came, and should not have. */
function disputes(log: readonly Logged[], notes: readonly MoneyNote[]): readonly Found[] {
  const charges = new Map<Day, Logged>()
  for (const { what, on, seq } of notes) {
    const noted = log.find(({ entry }) => entry.seq === seq)
    if (what === 'charge' && noted !== undefined && !charges.has(on)) charges.set(on, noted)
  }
  return [...charges].map(([charged, noted]) => ({
    id: `dispute-ends:${charged}`,
    kind: 'dispute-ends',
    day: addDays(charged, DISPUTE_DAYS),
    from: fromOf(noted),
    about: charged,
    settled: notes.some(({ what, charge }) => what === 'refund' && charge === charged),
  }))
}
