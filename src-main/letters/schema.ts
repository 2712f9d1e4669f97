/**
 * The format of `letters/`, as zod schemas: the table (purposes, channels, facts, citations) and one letter.
 * Invariants: data only, no expressions; unknown keys are errors.
 * Pure: must not import I/O, Electron or the DOM.
 */
import { z } from 'zod'
import { CHANNELS, FACT_KINDS } from '../../src-preload/contract/letter-names.js'
import { day, httpsUrl, Language, name } from '../guide/schema.js'

export const Channel = z.enum(CHANNELS)
export type Channel = z.infer<typeof Channel>

/** Who reads what is sent: the fewer, the more a letter may tell. */
export const READERS = ['support', 'moderators', 'anyone'] as const

export type FactKind = (typeof FACT_KINDS)[number]

const words = z.string().min(1).max(200)
/** The same in each language of the app. */
const inAll = z.strictObject({ en: words, fr: words, de: words, es: words })

export const FactRule = z.strictObject({
  kind: z.enum(FACT_KINDS),
  label: inAll.meta({ description: 'stands in the blank, and beside the field' }),
  max: z.number().int().min(4).max(4000).meta({ description: 'longest value, in characters' }),
  from: z
    .array(z.enum(['case', 'person', 'service', 'suggested']))
    .min(1)
    .meta({ description: 'where it can be from' }),
  readers: z.enum(READERS).meta({ description: 'the widest circle that may read it' }),
})
export type FactRule = z.infer<typeof FactRule>

const ChannelRule = z.strictObject({
  text: z
    .enum(['letter', 'note'])
    .meta({ description: 'which text of the letter: the long or the short one' }),
  readers: z.enum(READERS).meta({ description: 'who will read it' }),
  subject: z.number().int().positive().nullable().meta({ description: 'longest subject; null: it has none' }),
  body: z.number().int().positive().meta({ description: 'longest body, in characters' }),
})
export type ChannelRule = z.infer<typeof ChannelRule>

const Purpose = z.strictObject({
  title: inAll,
  channels: z.array(Channel).min(1),
  needs: z.array(name).default([]).meta({ description: 'facts that leave a blank when they are missing' }),
  may: z.array(name).default([]).meta({ description: 'facts without which their line is left out' }),
  cite: z.array(name).default([]).meta({ description: 'citations that may be offered' }),
})
export type Purpose = z.infer<typeof Purpose>

const country = z.string().regex(/^(?:\*|[A-Z]{2}(?:-[A-Z]{2})?)$/, 'write FR, US-CA, a region’s name, or *')

const CitationRule = z
  .strictObject({
    name: inAll,
    countries: z.array(country).min(1).meta({ description: 'or a region; *: everywhere' }),
    standing: z.enum(['in-force', 'repealed', 'not-in-force']),
    why: words.optional().meta({ description: 'why it is not to be cited' }),
    since: day.nullable(),
    until: day.nullable(),
    automatic: z
      .boolean()
      .meta({ description: 'put in when the country fits; otherwise only when it is chosen' }),
    source: httpsUrl,
    says: z
      .strictObject({ en: z.string(), fr: z.string(), de: z.string(), es: z.string() })
      .nullable()
      .meta({ description: 'the sentence of the letter, always with a condition; null: never cited' }),
  })
  .refine(
    (rule) => (rule.standing === 'in-force') === (rule.says !== null),
    'what is in force needs "says"; what is not must have none',
  )
  .refine(
    (rule) => rule.standing === 'in-force' || rule.why !== undefined,
    'needs "why" it is not to be cited',
  )
export type CitationRule = z.infer<typeof CitationRule>

export const LetterIndex = z.strictObject({
  kind: z.literal('letters'),
  format: z.literal(1),
  channels: z.strictObject({
    email: ChannelRule,
    reddit: ChannelRule,
    discord: ChannelRule,
    form: ChannelRule,
    bank: ChannelRule,
  }),
  facts: z.record(name, FactRule),
  purposes: z.record(name, Purpose),
  regions: z.record(z.string().regex(/^[A-Z]{2}$/), z.array(country)),
  citations: z.record(name, CitationRule),
  /** How the attempts of a case are told, by what happened. */
  attempts: z.record(name, inAll),
  forbidden: z
    .strictObject({
      en: z.array(words),
      fr: z.array(words),
      de: z.array(words),
      es: z.array(words),
    })
    .meta({ description: 'words that no letter may use' }),
})
export type LetterIndex = z.infer<typeof LetterIndex>

const line = z.string().min(1).max(600)
/** A line; or lines that stand together, with a lead that goes when they are all left out. */
const Paragraph = z.union([
  line,
  z.strictObject({ lead: line.optional(), lines: z.array(line).min(1).max(20) }),
])
export type Paragraph = z.infer<typeof Paragraph>

const Text = z.strictObject({
  subject: z.string().min(1).max(100),
  body: z.array(Paragraph).min(1).max(30),
})
export type LetterText = z.infer<typeof Text>

export const LetterFile = z.strictObject({
  kind: z.literal('letter'),
  format: z.literal(1),
  purpose: name,
  language: Language,
  letter: Text.meta({ description: 'the whole letter: e-mail, form, bank' }),
  note: Text.optional().meta({ description: 'the short one: Reddit, Discord' }),
})
export type LetterFile = z.infer<typeof LetterFile>
