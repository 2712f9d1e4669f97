/**
 * The guide format, the lexicon format, as zod schemas: the only definition. The JSON Schemas in `guides/` are
 * generated from here. Invariants: data only, no code, no selectors; unknown keys are errors.
 * Pure: must not import I/O, Electron or the DOM.
 */
import { z } from 'zod'
import { LANGUAGES } from '../../src-preload/contract/language.js'
import type { Fact } from './service-schema.js'

export { LANGUAGES }
export const Language = z.enum(LANGUAGES)
export type Language = z.infer<typeof Language>

/** Longest text that a guide may say in one step, in characters. */
export const TEXT_LIMIT = 240

export const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'use lower-case letters, digits and hyphens')
export const guideId = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'write service/route, like midjourney/website')
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write a date as 2026-11-20')
const webOrigin = z
  .string()
  .regex(/^https:\/\/[a-z0-9.-]+$/, 'write an https origin without a path, like https://example.com')
const path = z.string().regex(/^\/[^\s#]*$/, 'write a path that begins with /')

/** Evidence for a screen. */
export const Sign = z.union([
  z.strictObject({ control: name.meta({ description: 'intent of a control, from the lexicon' }) }),
  z.strictObject({ text: name.meta({ description: 'sign that a sentence gives, from the lexicon' }) }),
  z.strictObject({
    empty: name.meta({ description: 'intent of a text field in which nothing has been typed yet' }),
  }),
])
export type Sign = z.infer<typeof Sign>

/** An intent, or `$input`: the intent that belongs to the person's answer. */
const intentRef = z.string().regex(/^\$?[a-z][a-z0-9-]{0,39}$/, 'write an intent, or $input')

export const STEP_PARTS = ['sign-in', 'way-in', 'plan', 'leaving'] as const

/** A control's looks: what can be told of it besides its meaning. */
const Recorded = z.strictObject({
  role: z.string().regex(/^[a-z]{1,40}$/, 'write an ARIA role, like button'),
  name: z.string().min(1).max(200),
  heading: z.string().max(200).optional(),
  marks: z
    .array(z.string().max(80))
    .max(8)
    .default([])
    .meta({ description: 'attributes as #id, name=value or .class' }),
})

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
  by: z.enum(['anyone', 'person', 'typing']).default('anyone').meta({
    description: 'person: the app only points; typing: the person has to write something there',
  }),
  changes: z.boolean().default(false).meta({
    description:
      'the click changes something of the plan, though it cancels nothing: a look at its state leaves it',
  }),
  recorded: Recorded.optional().meta({
    description:
      'the control as it was once recorded: pointed at, with words of doubt, when its own words have changed; never clicked',
  }),
  say: name,
  next: name.optional().meta({ description: 'what the person should see next' }),
  otherwise: name.optional().meta({ description: 'what to do when it looks different' }),
})
export type Step = z.infer<typeof Step>

export const SCREEN_OUTCOMES = ['cancelled-now', 'cancelled-at-period-end', 'not-subscribed'] as const

/** Where the guide's subscription is managed; stands for the origins under the site guide's `home`. */
export const HOME = 'home'

/** What a screen can stop a run with. */
export const TROUBLES = ['challenge', 'check-mail', 'checkout', 'site-error', 'wrong-subscription'] as const
export type Trouble = (typeof TROUBLES)[number]

const screenBase = {
  id: name,
  at: z.array(name).min(1).default([HOME]).meta({
    description:
      'origins where this screen can be; "home" stands for those where the subscription is managed',
  }),
  in: z.literal('dialog').optional().meta({ description: 'count only controls inside a dialog' }),
  aside: z.boolean().default(false).meta({
    description:
      'stands in front of another page, like a cookie notice: acted on once a page, then looked past',
  }),
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
  z.strictObject({
    ...screenBase,
    trouble: z.enum(TROUBLES),
    wait: z
      .boolean()
      .default(false)
      .meta({ description: 'the person settles it; the walk goes on by itself' }),
    say: name,
  }),
])
export type Screen = z.infer<typeof Screen>

/** How well a fact is known: the service says it, others quote the service, users report it, it follows from both. */
export const CONFIDENCES = ['official', 'official-quoted', 'third-party', 'inferred'] as const
const confidence = z.enum(CONFIDENCES)
export const httpsUrl = z.url({ protocol: /^https$/ })

const Source = z.strictObject({
  url: httpsUrl.optional(),
  note: z.string().max(TEXT_LIMIT),
  confidence,
  date: day.optional(),
})

/** The input of every guide that says which of several subscriptions is meant, by its name on the page. */
export const PLAN_INPUT = 'plan'

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

export const texts = z.partialRecord(Language, z.record(name, z.string().min(1)))

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
  origins: z.record(
    name.refine((each) => each !== HOME, 'the name "home" is taken'),
    webOrigin,
  ),
  signIn: z.record(name, name).default({}).meta({
    description: 'origins where one does nothing but sign in, and what to say there: nothing of them is read',
  }),
  inputs: z
    .record(
      name.refine((each) => each !== PLAN_INPUT, `the name "${PLAN_INPUT}" is taken`),
      Input,
    )
    .default({}),
  include: z.array(guideId).max(20).default([]),
  screens: z.array(Screen).max(80).default([]),
  texts,
}

export const SiteGuideFile = z.strictObject({
  kind: z.literal('site'),
  ...common,
  service: z.string().min(1).max(60),
  route: z.string().min(1).max(60),
  title: name,
  home: z.array(name).min(1).optional().meta({
    description: 'origins where the subscription is managed; the start origin when left out',
  }),
  start: z.strictObject({
    origin: name,
    path,
    link: name.optional().meta({
      description: 'the way in is a personal link that the person has; this text asks for it',
    }),
  }),
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
    translated: name.optional().meta({ description: 'the labels as a browser may have translated them' }),
    draft: name.optional().meta({
      description: 'a message to send when the site cannot be reached; ____ stands for a blank to fill',
    }),
  }),
})
export type SiteGuideFile = z.infer<typeof SiteGuideFile>

export const VendorGuideFile = z.strictObject({ kind: z.literal('vendor'), ...common })
export type VendorGuideFile = z.infer<typeof VendorGuideFile>

/** Looks at the state of a subscription, with the screens of a site guide, and changes nothing. */
export const StatusGuideFile = z.strictObject({
  kind: z.literal('status'),
  format: common.format,
  id: guideId,
  of: guideId.meta({ description: 'the site guide whose way to the plan is taken' }),
  route: z.string().min(1).max(60),
  title: name,
  quality: common.quality,
  checkedOn: day,
  sources: common.sources,
  languages: common.languages,
  texts,
})
export type StatusGuideFile = z.infer<typeof StatusGuideFile>

export const GuideFile = z.discriminatedUnion('kind', [SiteGuideFile, VendorGuideFile, StatusGuideFile])
export type GuideFile = z.infer<typeof GuideFile>
/** A guide file that has screens of its own. */
export type ScreensFile = SiteGuideFile | VendorGuideFile

/** A site guide with its includes merged in: what the engine runs. Vendor screens come first. */
export type Guide = Omit<SiteGuideFile, 'kind' | 'include' | 'home'> & {
  /** status: the plan is looked at, nothing is changed. */
  readonly purpose: 'cancel' | 'status'
  /** The facts of its service that it names, by the id of their text. */
  readonly facts: Readonly<Record<string, Fact>>
}

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
      notUnder: z
        .array(name)
        .default([])
        .meta({ description: 'signs under which a control never means this; not for traps' }),
      texts: z.partialRecord(Language, z.string().min(1).max(TEXT_LIMIT)).optional().meta({
        description: 'for a trap: what it would really do, in each language',
      }),
    }),
  ),
  signs: z.record(name, z.strictObject({ about: z.string().min(1).max(TEXT_LIMIT) })),
})
export type LexiconIndex = z.infer<typeof LexiconIndex>
