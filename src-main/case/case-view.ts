/**
 * All that a case shows, derived from its log: outcome and what proves it, dates, timeline, who clicked, traps, what it
 * cost, messages, mails, evidence. The report and the panel are made from this.
 * Invariants: pure and total: whatever a log holds, no member of an event is trusted to have its type; a later walk that
 * came to nothing does not take a proved outcome back. Must not import I/O, Electron or the DOM.
 */
import { OUTCOMES, type Outcome, REASONS, type Reason } from '../engine/state.js'
import { LANGUAGES, type Language } from '../guide/schema.js'
import { type Day, isDay } from './days.js'
import { type Deadline, deadlines } from './deadlines.js'
import { type Entry, textOf } from './entry.js'
import { type Friction, friction } from './friction.js'
import { MAIL_SAYS, type MailSays, SENDERS, type Sender } from './mail.js'
import { type MoneyNote, noteOf, notesOf } from './money.js'
import { zoneOf } from './zones.js'

export interface CaseOutcome {
  readonly outcome: Outcome
  readonly verified: boolean
  readonly endsOn: Day | null
  readonly refund: boolean
  readonly reason: Reason | null
  readonly detail: string
  readonly at: string
}

export interface Picture {
  readonly at: string
  readonly screen: string
  readonly file: string
  /** Of a freshly loaded page that an outcome rests on. */
  readonly proof: boolean
}

/** What the outcome rests on. */
export interface Proof {
  /** The pages that were loaded afresh to see it. */
  readonly loads: readonly { readonly at: string; readonly url: string }[]
  /** What the site said of the subscription then, in words. */
  readonly says: string | null
  /** Pictures and texts of the pages that showed it. */
  readonly files: readonly string[]
  readonly pictures: readonly Picture[]
}

export interface Click {
  readonly at: string
  readonly name: string
  readonly by: 'person' | 'app'
  /** The one that cannot be undone. */
  readonly commit: boolean
}

export interface KeptMail {
  readonly at: string
  readonly from: string
  readonly subject: string
  readonly sentAt: string | null
  readonly sender: Sender
  readonly says: readonly MailSays[]
  readonly endsOn: Day | null
  readonly confirms: boolean
  readonly attachments: readonly string[]
  readonly file: string
}

export interface Kept {
  readonly file: string
  readonly sha256: string
  readonly size: number
  readonly at: string
  /** The screen of the guide, for what was taken from a page; else "". */
  readonly screen: string
}

export type Moment =
  | { readonly kind: 'began'; readonly at: string; readonly guide: string; readonly mode: string }
  | { readonly kind: 'said' | 'asked' | 'trap' | 'status'; readonly at: string; readonly text: string }
  | { readonly kind: 'moved'; readonly at: string; readonly url: string }
  | ({ readonly kind: 'clicked' } & Click)
  | { readonly kind: 'refused'; readonly at: string; readonly text: string }
  | ({ readonly kind: 'picture' } & Picture)
  | ({ readonly kind: 'outcome' } & CaseOutcome)
  | ({ readonly kind: 'money' } & MoneyNote)
  | {
      readonly kind: 'message' | 'answer'
      readonly at: string
      readonly channel: string
      readonly text: string
    }
  | ({ readonly kind: 'mail' } & KeptMail)

export interface CaseView {
  readonly guide: string
  readonly practice: boolean
  readonly language: Language | null
  /** The clock that the person saw. */
  readonly zone: string
  readonly startedAt: string | null
  /** When something last happened. */
  readonly lastAt: string | null
  readonly account: string | null
  /** Null: no walk has ended yet. */
  readonly outcome: CaseOutcome | null
  readonly proof: Proof
  readonly dates: readonly Deadline[]
  readonly timeline: readonly Moment[]
  readonly clicks: readonly Click[]
  readonly traps: readonly { readonly name: string; readonly text: string; readonly times: number }[]
  readonly friction: Friction
  /** What the person noted of money, and did not take back. */
  readonly money: readonly MoneyNote[]
  readonly messages: readonly Extract<Moment, { kind: 'message' | 'answer' }>[]
  readonly mails: readonly KeptMail[]
  readonly evidence: readonly Kept[]
}

/** `timeZone`: for the dates, where the log does not say which clock the person saw. */
export function caseView(entries: readonly Entry[], timeZone: string): CaseView {
  const start = entries.find(({ event }) => event === 'start')
  const zone = zoneOf(entries, timeZone)
  const money = notesOf(entries)
  const counted = new Set(money.map(({ seq }) => seq))
  const timeline = entries.flatMap((entry) => {
    const moment = momentOf(entry)
    return moment === null || (moment.kind === 'money' && !counted.has(moment.seq)) ? [] : [moment]
  })
  const outcomes = timeline.filter((each) => each.kind === 'outcome')
  const outcome = outcomes.findLast(({ verified }) => verified) ?? outcomes.at(-1) ?? null
  return {
    guide: textOf(start?.guide),
    practice: start?.practice === true,
    language: LANGUAGES.find((each) => each === start?.language) ?? null,
    zone,
    startedAt: start?.at ?? null,
    lastAt: entries.findLast(({ event }) => !QUIET.has(event))?.at ?? null,
    account: accountOf(entries),
    outcome: outcome === null ? null : withoutKind(outcome),
    proof: proofOf(entries, outcome),
    dates: deadlines(entries, timeZone),
    timeline,
    clicks: timeline.flatMap((each) => (each.kind === 'clicked' ? [withoutKind(each)] : [])),
    traps: trapsOf(entries),
    friction: friction(entries),
    money,
    messages: timeline.flatMap((each) => (each.kind === 'message' || each.kind === 'answer' ? [each] : [])),
    mails: timeline.flatMap((each) => (each.kind === 'mail' ? [withoutKind(each)] : [])),
    evidence: evidenceOf(entries),
  }
}

/** What only the program needs. */
const QUIET: ReadonlySet<string> = new Set(['file', 'found', 'migrated', 'repaired', 'date-told', 'opened'])

function withoutKind<T extends { readonly kind: string }>({ kind: _, ...rest }: T): Omit<T, 'kind'> {
  return rest
}

const day = (value: unknown): Day | null => (isDay(value) ? value : null)
const oneOf = <T extends string>(known: readonly T[], value: unknown): T | null =>
  known.find((each) => each === value) ?? null

function accountOf(entries: readonly Entry[]): string | null {
  const account = entries.findLast(
    ({ event, account: seen }) => event === 'status' && textOf(seen) !== '',
  )?.account
  return typeof account === 'string' ? account : null
}

function momentOf(entry: Entry): Moment | null {
  const { at, event } = entry
  switch (event) {
    case 'start':
      return { kind: 'began', at, guide: textOf(entry.guide), mode: textOf(entry.mode) }
    case 'say':
      return { kind: 'said', at, text: textOf(entry.text) }
    case 'ask':
      return { kind: 'asked', at, text: textOf(entry.text) }
    case 'trap':
    case 'status':
      return { kind: event, at, text: textOf(entry.text) }
    case 'screen':
      return { kind: 'moved', at, url: textOf(entry.url) }
    case 'click': {
      const by = entry.by === 'person' ? 'person' : 'app'
      return { kind: 'clicked', at, name: textOf(entry.name), by, commit: entry.commit === true }
    }
    case 'refused':
      return { kind: 'refused', at, text: [entry.why, entry.detail].map(textOf).filter(Boolean).join(': ') }
    case 'picture':
      return { kind: 'picture', ...pictureOf(entry) }
    case 'outcome':
      return outcomeOf(entry)
    case 'message-sent':
      return { kind: 'message', at, channel: textOf(entry.channel), text: textOf(entry.purpose) }
    case 'answer-noted':
      return { kind: 'answer', at, channel: textOf(entry.channel), text: textOf(entry.text) }
    case 'charge-noted':
    case 'refund-noted': {
      const note = noteOf(entry)
      return note === null ? null : { kind: 'money', ...note }
    }
    case 'mail':
      return { kind: 'mail', ...mailOf(entry) }
    default:
      return null
  }
}

function outcomeOf(entry: Entry): Extract<Moment, { kind: 'outcome' }> | null {
  const outcome = oneOf(OUTCOMES, entry.outcome)
  if (outcome === null) return null
  const { at, verified, refund, endsOn, reason, detail } = entry
  return {
    kind: 'outcome',
    at,
    outcome,
    verified: verified === true,
    endsOn: day(endsOn),
    refund: refund === true,
    reason: oneOf(REASONS, reason),
    detail: textOf(detail),
  }
}

function mailOf(entry: Entry): KeptMail {
  const { at, from, subject, sentAt, sender, says, endsOn, confirms, attachments, file } = entry
  const listed = Array.isArray(attachments) ? attachments : []
  return {
    at,
    from: textOf(from),
    subject: textOf(subject),
    sentAt: typeof sentAt === 'string' && !Number.isNaN(Date.parse(sentAt)) ? sentAt : null,
    sender: oneOf(SENDERS, sender) ?? 'unclear',
    says: Array.isArray(says) ? MAIL_SAYS.filter((each) => says.includes(each)) : [],
    endsOn: day(endsOn),
    confirms: confirms === true,
    attachments: listed.map((each: { name?: unknown } | null) => textOf(each?.name)).filter(Boolean),
    file: textOf(file),
  }
}

/** From the first check before the outcome to the outcome itself, in the same walk. */
function proofOf(entries: readonly Entry[], outcome: CaseOutcome | null): Proof {
  const end = entries.findLastIndex(({ event, at }) => event === 'outcome' && at === outcome?.at)
  if (end < 0) return { loads: [], says: null, files: [], pictures: [] }
  const begun = entries.slice(0, end).findLastIndex(({ event }) => event === 'start')
  const walk = entries.slice(Math.max(begun, 0), end)
  const isCheck = ({ event, why }: Entry) => event === 'load' && why === 'check'
  const last = walk.findLastIndex(({ event }) => event === 'click')
  const checked = walk.slice(last + 1)
  const kept = checked.filter(({ event }) => event === 'picture' || event === 'page-text')
  // Older cases do not tell them apart.
  const proofs = kept.some(({ proof }) => proof === true) ? kept.filter(({ proof }) => proof === true) : kept
  return {
    loads: checked.filter(isCheck).map(({ at, url }) => ({ at, url: textOf(url) })),
    says: textOf(checked.findLast(({ event }) => event === 'status')?.text) || null,
    files: [...new Set(proofs.map(({ file }) => textOf(file)).filter(Boolean))],
    pictures: proofs.filter(({ event, file }) => event === 'picture' && textOf(file) !== '').map(pictureOf),
  }
}

const pictureOf = ({ at, screen, file, proof }: Entry): Picture => ({
  at,
  screen: textOf(screen),
  file: textOf(file),
  proof: proof === true,
})

function trapsOf(entries: readonly Entry[]): CaseView['traps'] {
  const traps = new Map<string, CaseView['traps'][number]>()
  for (const { event, name, intent, text } of entries) {
    if (event !== 'trap') continue
    const key = `${textOf(intent)} ${textOf(name)}`
    traps.set(key, { name: textOf(name), text: textOf(text), times: (traps.get(key)?.times ?? 0) + 1 })
  }
  return [...traps.values()]
}

/** Each file once; the report itself is none: it cannot name its own hash. */
function evidenceOf(entries: readonly Entry[]): readonly Kept[] {
  const kept = new Map<string, Kept>()
  for (const { file, sha256, size, at, screen, event } of entries) {
    if (event === 'file' || typeof file !== 'string' || typeof sha256 !== 'string') continue
    if (!kept.has(file))
      kept.set(file, { file, sha256, size: typeof size === 'number' ? size : 0, at, screen: textOf(screen) })
  }
  return [...kept.values()]
}
