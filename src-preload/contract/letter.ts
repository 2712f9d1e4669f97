/**
 * Where a person writes: the ladder, and the letter that is due, as the panel shows them; and what the panel can ask.
 * Invariants: letters, ways and citations are named by ids that the view has shown; only what the person types comes as
 * text, and that is bounded; nothing here sends anything.
 * Pure: must not import anything but zod and its neighbours.
 */
import * as z from 'zod/mini'
import { LANGUAGES } from './language.js'
import { CHANNELS, FACT_KINDS } from './letter-names.js'

const id = z.string().check(z.minLength(1), z.maxLength(120))
const text = z.string().check(z.maxLength(4_000))
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
const instant = z.string().check(z.maxLength(40))

/** Longest that a person can write, in UTF-16 units; what a channel takes is less. */
export const TYPED = { subject: 500, body: 30_000, fact: 2_000, answer: 50_000 } as const
const typed = (max: number) => z.string().check(z.maxLength(max))

export const PARTS = ['subject', 'body'] as const

/** Where a letter can go: links that open a draft, and what needs none. */
export const WAYS_OUT = [
  'mailto',
  'gmail',
  'outlook',
  'outlook-work',
  'yahoo',
  'reddit',
  'discord-app',
  'discord',
  'discord-invite',
  'form',
  'eml',
  'copy',
  'print',
] as const

const channel = z.enum(CHANNELS)
const part = z.enum(PARTS)

export const STAGES_OF_LADDER = ['not-begun', 'no-plan', 'done', 'used-up', 'act', 'wait'] as const

const Ladder = z.strictObject({
  stage: z.enum(STAGES_OF_LADDER),
  /** The rung's name, or how it stands. */
  title: text,
  /** Why now. */
  why: text,
  /** Why this rung at all, and what to do there; "" while waiting. */
  reason: text,
  todo: text,
  /** How long an answer takes. */
  wait: text,
  /** The day until when it is given time: when it is done today, or from when it was done. */
  until: z.nullable(day),
  /** The order is another than usual, and `why` says why. */
  danger: z.boolean(),
  /** What comes after it, in order. */
  next: z.array(text),
  passed: z.array(z.strictObject({ title: text, on: day })),
  /** Charges that a bank can still take back, and until when. */
  clocks: z.array(z.strictObject({ text, over: z.boolean() })),
  /** Can be left out by the person. */
  skip: z.nullable(z.strictObject({ rung: id, text })),
})

const Way = z.strictObject({
  way: z.enum(WAYS_OUT),
  /** The address as it will be opened; null where nothing is. */
  url: z.nullable(z.string().check(z.maxLength(2_000))),
  /** What of the letter is in the address. */
  holds: z.enum(['all', 'subject', 'recipient', 'nothing']),
  why: z.nullable(z.enum(['too-long', 'over-limit', 'no-prefill'])),
  /** What goes onto the clipboard, to be pasted there, in this order. */
  paste: z.array(z.enum(['subject', 'body', 'message'])),
})

const Letter = z.strictObject({
  /** "cancel-request/email". */
  letter: id,
  purpose: id,
  channel,
  /** What it can be about, and where it can go. */
  purposes: z.array(z.strictObject({ letter: id, title: text, due: z.boolean() })),
  channels: z.array(z.strictObject({ letter: id, channel })),
  /** It is the one that the ladder asks for now. */
  due: z.boolean(),
  language: z.enum(LANGUAGES),
  to: z.nullable(z.string().check(z.maxLength(500))),
  subject: z.nullable(z.string().check(z.maxLength(TYPED.subject + 2_000))),
  body: z.string().check(z.maxLength(TYPED.body + 10_000)),
  /** Written by hand: facts do not change it any more. */
  edited: z.array(part),
  canUndo: z.boolean(),
  /** Names of facts that are blanks in it. */
  missing: z.array(text),
  facts: z.array(
    z.strictObject({
      fact: id,
      label: text,
      kind: z.enum(FACT_KINDS),
      /** As it stands in the letter; "" when it does not. */
      shown: text,
      /** As the person typed it. */
      given: text,
      from: z.enum(['case', 'person', 'service', 'suggested', 'nowhere']),
      /** When the case noted it. */
      at: z.nullable(instant),
      needed: z.boolean(),
      editable: z.boolean(),
      /** What was typed cannot be used. */
      unfit: z.boolean(),
    }),
  ),
  measures: z.array(z.strictObject({ part, length: z.number(), limit: z.number() })),
  /** Lists that were shortened, so that it fits. */
  shortened: z.array(text),
  /** Where the person lives, "FR", "US-CA"; null: not said. */
  country: z.nullable(id),
  countries: z.array(id),
  citations: z.array(
    z.strictObject({
      citation: id,
      name: text,
      says: text,
      since: z.nullable(day),
      chosen: z.boolean(),
      link: z.strictObject({ id, url: z.string().check(z.maxLength(2_000)) }),
    }),
  ),
  /** The most direct first. */
  ways: z.array(Way),
  /** It was taken out: was it sent? */
  out: z.nullable(
    z.strictObject({
      way: z.enum(WAYS_OUT),
      /** The system would not open it, in words; "" when it did. */
      failed: text,
      /** All that is to be pasted, and what of it is on the clipboard. */
      paste: z.array(z.enum(['subject', 'body', 'message'])),
      copied: z.nullable(z.number()),
    }),
  ),
})

export const Write = z.strictObject({
  kind: z.literal('write'),
  title: text,
  /** The scenario's title in practice, or null. */
  practice: z.nullable(text),
  ladder: Ladder,
  /** The letter of the rung that is due; null where none is. */
  due: z.nullable(z.strictObject({ letter: id, title: text, channel })),
  /** Other ways on the site, when that is what is due. */
  routes: z.array(z.strictObject({ guide: id, title: text })),
  /** Another browser is what is due; `resume` names the case that is walked there. */
  otherBrowser: z.boolean(),
  resume: z.nullable(id),
  /** All letters, to be looked at. */
  letters: z.array(z.strictObject({ letter: id, title: text })),
  sent: z.array(z.strictObject({ on: day, title: text, channel })),
  answers: z.array(z.strictObject({ on: day, channel, text })),
  /** Where an answer can have come. */
  answerFrom: z.array(channel),
  /** Charges that the person has told of. */
  charges: z.array(day),
  today: day,
  letter: z.nullable(Letter),
})
export type Write = z.infer<typeof Write>

export const LetterIntent = z.discriminatedUnion('kind', [
  /** To the ladder: of a case in the list, or of the walk (null). */
  z.strictObject({ kind: z.literal('write'), case: z.nullable(id) }),
  /** Back to where that was pressed. */
  z.strictObject({ kind: z.literal('write-close') }),
  /** One of the letters that the view names; null: back to the ladder. */
  z.strictObject({ kind: z.literal('letter'), letter: z.nullable(id) }),
  z.strictObject({ kind: z.literal('letter-subject'), text: typed(TYPED.subject) }),
  z.strictObject({ kind: z.literal('letter-body'), text: typed(TYPED.body) }),
  /** "" takes back what was given. */
  z.strictObject({ kind: z.literal('letter-fact'), fact: id, text: typed(TYPED.fact) }),
  z.strictObject({ kind: z.literal('letter-language'), language: z.enum(LANGUAGES) }),
  z.strictObject({ kind: z.literal('letter-country'), country: z.nullable(id) }),
  z.strictObject({ kind: z.literal('letter-cite'), citation: id, cite: z.boolean() }),
  /** Away with what was written by hand: from the facts again. */
  z.strictObject({ kind: z.literal('letter-anew') }),
  z.strictObject({ kind: z.literal('letter-undo') }),
  /** Takes the letter out, by a way that the view shows. `blanks`: the person has read that there are some. */
  z.strictObject({ kind: z.literal('letter-out'), way: z.enum(WAYS_OUT), blanks: z.boolean() }),
  /** Copies a piece that is still to be pasted. */
  z.strictObject({
    kind: z.literal('letter-paste'),
    piece: z.number().check(z.int(), z.gte(0), z.lte(50)),
  }),
  /** Whether it was sent, as the person says. */
  z.strictObject({ kind: z.literal('letter-sent'), sent: z.boolean() }),
  z.strictObject({ kind: z.literal('letter-answer'), channel, text: typed(TYPED.answer) }),
  z.strictObject({ kind: z.literal('letter-charge'), day }),
  z.strictObject({ kind: z.literal('rung-skip'), rung: id }),
])
export type LetterIntent = z.infer<typeof LetterIntent>
