/**
 * The guide format, the lexicon format, as zod schemas: the only definition. The JSON Schemas in `guides/` are
 * generated from here. Invariants: data only, no code, no selectors; unknown keys are errors.
 * Pure: must not import I/O, Electron or the DOM.
 */
import { z } from 'zod'
import { LANGUAGES } from '../../src-preload/contract/language.js'

export { LANGUAGES }
export const Language = z.enum(LANGUAGES)
export type Language = z.infer<typeof Language>

/** Longest text that a guide may say in one step, in characters. */
export const TEXT_LIMIT = 240

const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'use lower-case letters, digits and hyphens')
const guideId = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'write service/route, like midjourney/website')
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write a date as 2026-11-20')
const webOrigin = z
  .string()
  .regex(/^https:\/\/[a-z0-9.-]+$/, 'write an https origin without a path, like https://example.com')
const path = z.string().regex(/^\/[^\s#]*$/, 'write a path that begins with /')

/** Evidence for a screen. `control`: a usable control with that intent; `text`: a sentence that gives that sign. */
export const Sign = z.union([
  z.strictObject({ control: name.meta({ description: 'intent of a control, from the lexicon' }) }),
  z.strictObject({ text: name.meta({ description: 'sign that a sentence gives, from the lexicon' }) }),
])
export type Sign = z.infer<typeof Sign>

/** An intent, or `$input`: the intent that belongs to the person's answer. */
const intentRef = z.string().regex(/^\$?[a-z][a-z0-9-]{0,39}$/, 'write an intent, or $input')

export const STEP_PARTS = ['sign-in', 'way-in', 'plan', 'leaving'] as const

export const Step = z.strictObject({
  part: z.enum(STEP_PARTS).meta({
    description:
      'sign-in and way-in lead to the plan; plan shows it still running; leaving is everything once cancelling has begun',
  }),
  point: z
    .union([intentRef, z.array(intentRef).min(1).max(5)])
    .meta({ description: 'what to click; of several, the first that the page has exactly once' }),
  choose: intentRef.optional().meta({ description: 'an option to pick first' }),
  commit: z.boolean().default(false).meta({ description: 'the click cannot be undone' }),
  by: z.enum(['anyone', 'person']).default('anyone').meta({ description: 'person: the app only points' }),
  say: name,
  next: name.optional().meta({ description: 'what the person should see next' }),
  otherwise: name.optional().meta({ description: 'what to do when it looks different' }),
})
export type Step = z.infer<typeof Step>

export const SCREEN_OUTCOMES = ['cancelled-now', 'cancelled-at-period-end', 'not-subscribed'] as const

const screenBase = {
  id: name,
  at: z.array(name).min(1).default(['site']).meta({ description: 'origins where this screen can be' }),
  in: z.literal('dialog').optional().meta({ description: 'count only controls inside a dialog' }),
  lastResort: z.boolean().default(false).meta({
    description: 'acted on only when nothing else has shown for a while, like a menu that every page has',
  }),
  all: z.array(Sign).default([]),
  any: z.array(Sign).default([]),
  none: z.array(Sign).default([]),
}

/** A screen leads on by a step, is an outcome, or is a trouble that stops the run with a reason. */
export const Screen = z.union([
  z.strictObject({ ...screenBase, step: Step }),
  z.strictObject({
    ...screenBase,
    outcome: z.enum(SCREEN_OUTCOMES),
    afterCommit: z
      .enum(SCREEN_OUTCOMES)
      .optional()
      .meta({ description: 'the outcome instead, when this run has made the irreversible click' }),
    capture: z
      .strictObject({ endsOn: name })
      .optional()
      .meta({ description: 'the text sign that holds the date' }),
    say: name,
  }),
  z.strictObject({ ...screenBase, trouble: name, wait: z.boolean().default(false), say: name }),
])
export type Screen = z.infer<typeof Screen>

const Source = z.strictObject({
  url: z.url({ protocol: /^https$/ }).optional(),
  note: z.string().max(TEXT_LIMIT),
  confidence: z.enum(['official', 'official-quoted', 'third-party', 'inferred']),
  date: day.optional(),
})

const Input = z.strictObject({
  ask: name,
  default: name,
  options: z
    .record(
      name,
      z.strictObject({
        choose: name.meta({ description: 'the intent of the option on the page' }),
        say: name,
        also: z
          .array(z.string().max(40))
          .default([])
          .meta({ description: 'other ways to write this answer' }),
        implied: z
          .boolean()
          .default(false)
          .meta({ description: 'what the site does when it offers no choice' }),
      }),
    )
    .refine((options) => Object.keys(options).length > 0, 'needs at least one option'),
})

const sayings = z.array(name).max(12).default([])

const texts = z.partialRecord(Language, z.record(name, z.string().min(1)))

const common = {
  format: z.literal(1),
  id: guideId,
  quality: z.enum(['tested', 'documented', 'drafted']),
  checkedOn: day,
  sources: z.array(Source).min(1),
  terms: z
    .strictObject({ automation: z.enum(['forbidden', 'allowed', 'unknown']), say: name, source: z.url() })
    .optional(),
  languages: z.array(Language).min(1),
  origins: z.record(name, webOrigin),
  include: z.array(guideId).max(20).default([]),
  screens: z.array(Screen).min(1).max(80),
  texts,
}

export const SiteGuideFile = z.strictObject({
  kind: z.literal('site'),
  ...common,
  service: z.string().min(1).max(60),
  route: z.string().min(1).max(60),
  title: name,
  start: z.strictObject({ origin: name, path }),
  inputs: z.record(name, Input).default({}),
  before: z
    .strictObject({ have: sayings, keep: sayings, lose: sayings, beware: sayings })
    .default({ have: [], keep: [], lose: [], beware: [] })
    .meta({
      description:
        'what to have at hand, what stays, what goes, and what does not cancel: shown before the walk begins',
    }),
  afterwards: z
    .partialRecord(z.enum(SCREEN_OUTCOMES), sayings)
    .default({})
    .meta({ description: 'what happens now, by outcome' }),
  stuck: z.strictObject({
    say: name,
    advice: sayings.meta({ description: 'ways on outside the site, best first' }),
  }),
})
export type SiteGuideFile = z.infer<typeof SiteGuideFile>

export const VendorGuideFile = z.strictObject({ kind: z.literal('vendor'), ...common })
export type VendorGuideFile = z.infer<typeof VendorGuideFile>

export const GuideFile = z.discriminatedUnion('kind', [SiteGuideFile, VendorGuideFile])
export type GuideFile = z.infer<typeof GuideFile>

/** A site guide with its includes merged in: what the engine runs. Vendor screens come first. */
export type Guide = Omit<SiteGuideFile, 'kind' | 'include'>

const phrases = z.array(z.string().min(1).max(120)).max(120).default([])

export const LexiconFile = z.strictObject({
  format: z.literal(1),
  language: Language,
  slots: z.record(name, z.array(z.string().min(1).max(60)).min(1).max(80)),
  intents: z.record(
    name,
    z.strictObject({ match: phrases, never: phrases, under: z.record(name, phrases).default({}) }),
  ),
  signs: z.record(
    name,
    z.strictObject({ match: phrases, never: phrases, under: z.record(name, phrases).default({}) }),
  ),
})
export type LexiconFile = z.infer<typeof LexiconFile>

export const LexiconIndex = z.strictObject({
  format: z.literal(1),
  intents: z.record(
    name,
    z.strictObject({
      trap: z.boolean().default(false),
      about: z.string().min(1).max(TEXT_LIMIT),
      texts: z.partialRecord(Language, z.string().min(1).max(TEXT_LIMIT)).optional().meta({
        description: 'for a trap: what it would really do, in each language',
      }),
    }),
  ),
  signs: z.record(name, z.strictObject({ about: z.string().min(1).max(TEXT_LIMIT) })),
})
export type LexiconIndex = z.infer<typeof LexiconIndex>
