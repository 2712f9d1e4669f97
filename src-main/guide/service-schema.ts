/**
 * The format of a service record, as a zod schema: what is known of a service, each fact with source, date and
 * confidence, and which guide fits whom. Invariants: data only; unknown keys are errors.
 * Pure: must not import I/O, Electron or the DOM.
 */
import { z } from 'zod'
import { CONFIDENCES, day, guideId, httpsUrl, Language, name, TEXT_LIMIT, texts } from './schema.js'

const Fact = z
  .strictObject({
    confidence: z.enum([...CONFIDENCES, 'unknown']).meta({
      description: 'unknown: nobody has answered it yet; its text is the question',
    }),
    source: httpsUrl.optional(),
    note: z.string().min(1).max(TEXT_LIMIT).optional().meta({ description: 'the source in words' }),
    date: day.optional().meta({ description: 'when the source was written or last seen' }),
  })
  .refine(
    (fact) => fact.confidence === 'unknown' || fact.source !== undefined || fact.note !== undefined,
    'needs a "source" or a "note"',
  )
export type Fact = z.infer<typeof Fact>

const facts = z.array(name).max(20).default([])

/** Question → the answers with which something fits. */
const when = z.record(name, z.array(name).min(1)).default({})

/** Asked on the start page, to find the way that fits. */
const RouteQuestion = z.strictObject({
  ask: name,
  when: when.meta({ description: 'asked only after these answers' }),
  options: z
    .record(name, name)
    .refine((options) => Object.keys(options).length > 1, 'needs at least two options')
    .meta({ description: 'answer → its text' }),
})
export type RouteQuestion = z.infer<typeof RouteQuestion>

const Way = z.strictObject({ guide: guideId, when, why: name })
export type Way = z.infer<typeof Way>

/** At most this many questions lead to a way. */
export const QUESTION_LIMIT = 3

const Routes = z.strictObject({
  questions: z.record(name, RouteQuestion).default({}),
  ways: z.array(Way).min(1).meta({ description: 'cheapest first' }),
})
export type Routes = z.infer<typeof Routes>

export const ServiceFile = z.strictObject({
  kind: z.literal('service'),
  format: z.literal(1),
  id: name.meta({ description: 'name of its folder' }),
  name: z.string().min(1).max(60),
  fictitious: z.boolean().default(false).meta({ description: 'exists for practice only' }),
  checkedOn: day,
  languages: z.array(Language).min(1),
  facts: z.record(name, Fact).meta({ description: "a fact's text has the fact's own name" }),
  contacts: z
    .array(
      z.strictObject({
        channel: z.enum(['email', 'reddit', 'discord', 'form', 'help']),
        address: z.union([z.email(), httpsUrl]),
        fact: name,
        server: z
          .strictObject({ id: z.string().regex(/^\d{17,20}$/, 'write its 17 to 20 digits'), fact: name })
          .optional()
          .meta({ description: 'of Discord: the server itself, for those who are in it' }),
      }),
    )
    .default([]),
  senders: z
    .array(z.email())
    .default([])
    .meta({ description: 'addresses that its mails come from, beside those of contacts' }),
  articles: z
    .record(name, z.strictObject({ url: httpsUrl, title: z.string().min(1).max(120) }))
    .default({})
    .meta({ description: 'help pages, opened for the person and never fetched' }),
  terms: facts.meta({ description: 'what the terms say' }),
  refund: facts.meta({ description: 'when money comes back, newest rule first' }),
  doesNotCancel: facts.meta({ description: 'what people take for cancelling, and is not' }),
  unknown: facts.meta({ description: 'questions that nobody has answered yet' }),
  routes: Routes,
  texts,
})
export type ServiceFile = z.infer<typeof ServiceFile>
