/**
 * The cases on this computer, one case with all that it holds, and what the panel can ask about them.
 * Invariants: cases are named by ids that the view has shown; a file comes as bounded bytes and is parsed in main; its
 * name is a word, never a path.
 * Pure: must not import anything but zod and its neighbours.
 */
import * as z from 'zod/mini'
import { day, id, instant, pageText, text } from './shapes.js'

export const GROUPS = ['open', 'finished', 'archived', 'damaged'] as const
export type Group = (typeof GROUPS)[number]

/** A case in the list. */
const CaseRow = z.strictObject({
  case: id,
  title: text,
  practice: z.boolean(),
  /** Null: not even its beginning can be read. */
  startedAt: z.nullable(instant),
  group: z.enum(GROUPS),
  /** How it stands, in words; "" for a damaged one. */
  status: text,
})
export type CaseRow = z.infer<typeof CaseRow>

/** More are not sent at once: older ones are found by their words. */
export const ROWS_LIMIT = 1_000

export const Cases = z.strictObject({
  kind: z.literal('cases'),
  /** Which are shown; null: all. */
  group: z.nullable(z.enum(GROUPS)),
  counts: z.record(z.enum(GROUPS), z.number()),
  /** The words that were searched for; "" when none. */
  searched: pageText,
  /** Newest first. */
  rows: z.array(CaseRow).check(z.maxLength(ROWS_LIMIT)),
  /** Older ones that are not sent. */
  more: z.number(),
  /** Whether they are damaged is being looked at. */
  checking: z.boolean(),
  /** A case file that the person has opened with the app: nothing of it is taken over yet. */
  offered: z.nullable(z.strictObject({ offer: id, name: pageText })),
})

/** A date of a case, in words. */
export const CaseDate = z.strictObject({
  id,
  day,
  title: text,
  /** What to do on it. */
  note: text,
  /** Nothing is left to do. */
  settled: z.boolean(),
  /** Its day has come, or is over. */
  due: z.boolean(),
})
export type CaseDate = z.infer<typeof CaseDate>

export const MOMENTS = [
  'began',
  'said',
  'clicked',
  'trap',
  'asked',
  'refused',
  'moved',
  'picture',
  'outcome',
  'status',
  'message',
  'answer',
  'mail',
  'charge',
  'refund',
] as const

export const Moment = z.strictObject({
  at: instant,
  kind: z.enum(MOMENTS),
  text,
  /** For "clicked": who did it. */
  by: z.optional(z.enum(['person', 'app'])),
  /** For "picture": its path on the panel's own origin. */
  src: z.optional(z.string().check(z.regex(/^(?:evidence|screens)\/[a-z0-9-]+\.png$/))),
})
export type Moment = z.infer<typeof Moment>

/** What the person noted of money. */
export const MONEY = ['charge', 'refund'] as const
const Money = z.strictObject({
  note: id,
  what: z.enum(MONEY),
  /** Of the charge, or when the money was there. */
  on: day,
  /** As the person wrote it; or "". */
  amount: pageText,
  /** Of a refund: the day of the charge that came back; null: what was promised with the cancellation, or anything else. */
  charge: z.nullable(day),
})
export type Money = z.infer<typeof Money>

export const READ_ONLY = ['in-use', 'in-use-elsewhere', 'newer', 'broken'] as const
export const FINDING_KINDS = ['changed', 'missing', 'added', 'torn'] as const

const Mail = z.strictObject({
  /** When it was kept. */
  at: instant,
  subject: pageText,
  from: pageText,
  /** Whose address that is, in words. */
  sender: text,
  /** As its Date header says. */
  sentAt: z.nullable(instant),
  /** What it says, in words. */
  says: z.array(text),
  endsOn: z.nullable(day),
  /** It fits as a confirmation. */
  confirms: z.boolean(),
  attachments: z.array(pageText),
})
export type Mail = z.infer<typeof Mail>

export const Case = z.strictObject({
  kind: z.literal('case'),
  case: id,
  title: text,
  practice: z.boolean(),
  archived: z.boolean(),
  startedAt: z.nullable(instant),
  lastAt: z.nullable(instant),
  account: z.nullable(pageText),
  /** Why it can only be read; `detail` is a line of the log, a process or a computer. Null: it can be written. */
  readOnly: z.nullable(z.strictObject({ why: z.enum(READ_ONLY), detail: pageText })),
  /** It was changed after it was written: its outcome is nothing to rely on. */
  doubtful: z.boolean(),
  /** Null: no walk has ended yet. */
  outcome: z.nullable(
    z.strictObject({
      tone: z.enum(['good', 'bad', 'open']),
      headline: text,
      verified: z.boolean(),
      at: instant,
      endsOn: z.nullable(day),
      refund: z.boolean(),
      /** Why, in words; "" when that needs none. */
      reason: text,
    }),
  ),
  /** What the outcome rests on. */
  proof: z.strictObject({
    loads: z.array(z.strictObject({ at: instant, url: pageText })),
    says: z.nullable(pageText),
    /** Of those pages. */
    pictures: z.array(Moment),
  }),
  dates: z.array(CaseDate),
  money: z.strictObject({
    notes: z.array(Money),
    /** Charges that came and have not come back. */
    charges: z.array(day),
    today: day,
    /** More can be noted, and a note be taken back. */
    open: z.boolean(),
  }),
  timeline: z.array(Moment),
  /** Earlier moments that are not sent; the report has them. */
  earlier: z.number(),
  clicks: z.array(
    z.strictObject({ at: instant, name: pageText, by: z.enum(['person', 'app']), commit: z.boolean() }),
  ),
  traps: z.array(z.strictObject({ name: pageText, text, times: z.number() })),
  friction: z.strictObject({
    pages: z.number(),
    clicks: z.number(),
    retention: z.number(),
    questions: z.number(),
    minutes: z.number(),
  }),
  messages: z.array(
    z.strictObject({ at: instant, kind: z.enum(['message', 'answer']), channel: pageText, text }),
  ),
  mails: z.array(Mail),
  /** The mail that was added last, while the case is shown. */
  added: z.nullable(Mail),
  /** Whether it is as it was written; null while that is being looked at. */
  check: z.nullable(
    z.strictObject({
      intact: z.boolean(),
      events: z.number(),
      files: z.number(),
      head: pageText,
      findings: z.array(
        z.strictObject({ kind: z.enum(FINDING_KINDS), name: pageText, line: z.nullable(z.number()) }),
      ),
      /** Findings that are not sent. */
      more: z.number(),
      /** Lines and pictures of an older version, which no hash protects. */
      unprotected: z.number(),
    }),
  ),
  canResume: z.boolean(),
  canCheck: z.boolean(),
  canReport: z.boolean(),
})

/**
 * The ending of a case that goes to another computer: the same ZIP as under ".zip", and the app's own, so that opening it
 * opens the app. ".zip" itself would take all of a person's archives.
 */
export const CASE_ENDING = 'wayout-case'
/** Its name as a case's: without the ending. */
export const caseFileName = (file: string): string =>
  file.replace(new RegExp(`\\.(?:zip|${CASE_ENDING})$`, 'i'), '')

/** What can be handed over, and how much of it, in bytes. */
export const FILE_LIMITS = { mail: 25 * 1024 ** 2, case: 1024 ** 3, pack: 8 * 1024 ** 2 } as const
/** A file comes in parts of so many bytes. */
export const PART_BYTES = 384 * 1024
export const SAVES = ['pdf', 'zip', 'ics'] as const

export const CASE_INTENTS = [
  /** The list of all cases. */
  z.strictObject({ kind: z.literal('cases') }),
  z.strictObject({ kind: z.literal('cases-group'), group: z.nullable(z.enum(GROUPS)) }),
  z.strictObject({ kind: z.literal('cases-search'), words: pageText }),
  /** A case of the list; null: the one of the walk that has ended. */
  z.strictObject({ kind: z.literal('open-case'), case: z.nullable(id) }),
  /** Looks once more whether it is as it was written. */
  z.strictObject({ kind: z.literal('verify-case'), case: id }),
  /** Saves the report, the whole case or its dates where the person says; null: of the walk that has ended. */
  z.strictObject({ kind: z.literal('save-case'), case: z.nullable(id), as: z.enum(SAVES) }),
  z.strictObject({ kind: z.literal('archive-case'), case: id, archived: z.boolean() }),
  /** A charge that came all the same, or a refund that has arrived; what is noted already is not noted twice. */
  z.strictObject({
    kind: z.literal('note-money'),
    case: id,
    what: z.enum(MONEY),
    on: day,
    amount: z.string().check(z.maxLength(40)),
    /** Of a refund: the charge that came back. */
    charge: z.nullable(day),
  }),
  /** The note was wrong: it does not count any more. */
  z.strictObject({ kind: z.literal('take-back'), case: id, note: id }),
  /** For good: the panel has asked. */
  z.strictObject({ kind: z.literal('delete-case'), case: id }),
  /** The case file that was opened with the app: take it over, or leave it where it is. */
  z.strictObject({ kind: z.literal('offered'), offer: id, take: z.boolean() }),
  /**
   * The next part of a file: a mail for the case that is shown, a case from another computer for the list, or a guide pack. Parts come
   * in their order; the one that completes the size is answered when the whole was taken.
   */
  z.strictObject({
    kind: z.literal('hand-over'),
    as: z.enum(['mail', 'case', 'pack']),
    name: pageText,
    size: z.int().check(z.gte(1), z.lte(FILE_LIMITS.case)),
    at: z.int().check(z.gte(0)),
    /** Base64. */
    data: z
      .string()
      .check(z.minLength(4), z.maxLength(Math.ceil(PART_BYTES / 3) * 4), z.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
  }),
] as const
