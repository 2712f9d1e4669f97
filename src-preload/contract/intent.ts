/**
 * What the panel can ask of main. One closed union; a payload that does not parse is refused.
 * Invariants: no addresses, no paths, no markup: the panel names things that the view has shown it, by their ids. What a
 * person types is the exception.
 * Pure: must not import anything but zod and its neighbours.
 */
import * as z from 'zod/mini'
import { CASE_INTENTS } from './case.js'
import type { WayoutError } from './error.js'
import { LetterIntent } from './letter.js'
import { PACK_INTENTS } from './packs.js'
import { CONSENTS, HOUSEKEEPING_INTENTS, SETTINGS_INTENTS } from './settings.js'
import { id } from './shapes.js'

/** What a person can say in a walk; see the engine's `PersonIntent`. */
export const WALK_WORDS = [
  'click',
  'confirm',
  'accept-terms',
  'again',
  'show-again',
  'did-it',
  'stop',
] as const

/** What the app can do about something that is in the way. */
export const FIXES = [
  /** Forget the sign-in and begin again. */
  'other-account',
  /** Go on in a window without any cookies. */
  'private-window',
  /** Tell the person in an hour. */
  'remind',
] as const

export const Intent = z.discriminatedUnion('kind', [
  /** Home: look at a route before starting it. */
  z.strictObject({ kind: z.literal('choose-route'), guide: id }),
  /** Home: answer a question about which way fits; null takes the answer back. */
  z.strictObject({ kind: z.literal('route-answer'), service: id, question: id, option: z.nullable(id) }),
  /** Home: rehearse a scenario on the practice site. */
  z.strictObject({ kind: z.literal('practise'), scenario: id }),
  /** Home: go on with an open case. */
  z.strictObject({ kind: z.literal('resume'), case: id }),
  /** Before you start: answer one of the guide's questions. */
  z.strictObject({ kind: z.literal('answer'), input: id, option: id }),
  /**
   * Before you start, and where the site sent a mail: the personal link that the person was given. It
   * must lead to an origin of the guide, and is never kept.
   */
  z.strictObject({
    kind: z.literal('paste-link'),
    url: z.string().check(z.minLength(1), z.maxLength(4_000)),
  }),
  /** In the walk: which of several subscriptions. */
  z.strictObject({ kind: z.literal('pick'), option: id }),
  /** For "other-account" `providers` says whether Discord, Google and the like are forgotten too; they are unless it is false. */
  z.strictObject({ kind: z.literal('fix'), fix: z.enum(FIXES), providers: z.optional(z.boolean()) }),
  /** Where a walk waits or has ended: take another way; its case stays. */
  z.strictObject({ kind: z.literal('switch-route'), guide: id }),
  /** Looks again how the subscription stands: in a finished case of the list, or in the one just walked (null). */
  z.strictObject({ kind: z.literal('check-again'), case: z.nullable(id) }),
  /** Before you start, and in the walk: who clicks. */
  z.strictObject({ kind: z.literal('consent'), mode: z.enum(CONSENTS) }),
  z.strictObject({ kind: z.literal('start') }),
  /** Back to home; a walk under way is stopped first, and its case stays. */
  z.strictObject({ kind: z.literal('home') }),
  z.strictObject({ kind: z.literal('say'), word: z.enum(WALK_WORDS) }),
  /** After the end of a walk: walk again in the same case. */
  z.strictObject({ kind: z.literal('retry') }),
  /** Go on in another installed browser, where the walk stands. */
  z.strictObject({ kind: z.literal('elsewhere'), browser: id }),
  /** Brings the site's window to the front. */
  z.strictObject({ kind: z.literal('show-site') }),
  z.strictObject({ kind: z.literal('open-link'), link: id }),
  /** Copies the summary that the view shows. */
  z.strictObject({ kind: z.literal('copy-summary') }),
  /** Saves the report as a PDF where the person says. */
  z.strictObject({ kind: z.literal('save-report') }),
  z.strictObject({ kind: z.literal('dismiss'), notice: id }),
  /** The panel's width in CSS pixels, as dragged. Electron only. */
  z.strictObject({ kind: z.literal('divider'), width: z.number().check(z.gte(0), z.lte(10_000)) }),
  z.strictObject({ kind: z.literal('quit') }),
  ...CASE_INTENTS,
  ...SETTINGS_INTENTS,
  ...PACK_INTENTS,
  ...HOUSEKEEPING_INTENTS,
  LetterIntent,
])
export type Intent = z.infer<typeof Intent>

type OfSchemas<S extends z.core.$ZodObject<{ kind: z.core.$ZodLiteral }>> = Extract<
  Intent,
  { kind: z.infer<S>['kind'] }
>

/** Whether an intent is one of these. */
export function isAmong<S extends z.core.$ZodObject<{ kind: z.core.$ZodLiteral }>>(schemas: readonly S[]) {
  const kinds = new Set<unknown>(schemas.flatMap(({ _zod }) => _zod.def.shape.kind._zod.def.values))
  return (intent: Intent): intent is OfSchemas<S> => kinds.has(intent.kind)
}

/** What main answers: done, or the error as data. */
export type Answer =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: ReturnType<WayoutError['toJSON']> }
