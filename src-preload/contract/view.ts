/**
 * What the panel shows: the whole of it, as plain data, sent anew at each change.
 * Invariants: derived in main, never kept in the panel; every sentence of a guide or of the app's narration comes in
 * the person's language; text that came from the visited page is cleaned and at most 200 characters long.
 * Pure: must not import anything but zod and its neighbours.
 */
import * as z from 'zod/mini'
import { CONSENTS, THEMES, WALK_WORDS } from './intent.js'
import { LANGUAGES } from './language.js'

const id = z.string().check(z.minLength(1), z.maxLength(120))
/** A sentence of ours; page text inside it is cut before. */
const text = z.string().check(z.maxLength(2_000))
/** Text from the visited page, or about it. */
const pageText = z.string().check(z.maxLength(200))
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
/** ISO 8601, UTC. */
const instant = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/))

/** Something that opens in the person's own browser. The panel shows the address and sends back the id. */
export const Link = z.strictObject({ id, url: z.string().check(z.maxLength(2_000)) })

/** The site's window, as far as the person must know. */
export const Site = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('open'),
    /** The true origin of the main document, "https://www.midjourney.com"; "" for an empty page. */
    origin: pageText,
    /** Part of the guide that is walked. */
    inside: z.boolean(),
    /** https, or this computer. */
    secure: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('closed') }),
  /** DevTools took the connection; the app sees nothing until it is attached again. */
  z.strictObject({ kind: z.literal('detached') }),
  z.strictObject({ kind: z.literal('crashed') }),
  z.strictObject({ kind: z.literal('failed'), why: text }),
])
export type Site = z.infer<typeof Site>

export const NOTICES = [
  'download-refused',
  'window-refused',
  'permission-refused',
  'dialogs-refused',
  'copied',
  'saved',
  'not-saved',
  'case-damaged',
  'error',
] as const

/** A word about something that happened aside; stays until dismissed or replaced by one of its kind. */
export const Notice = z.strictObject({
  id,
  kind: z.enum(NOTICES),
  /** What it is about: an origin, a file name, an error's message. */
  detail: z.string().check(z.maxLength(1_000)),
  count: z.number(),
})
export type Notice = z.infer<typeof Notice>

export const STAGES = ['sign-in', 'way-in', 'plan', 'leaving', 'checking'] as const

/** How far: the stages are known, the number of steps is not. */
const Progress = z.strictObject({
  stage: z.nullable(z.enum(STAGES)),
  /** Stages that the walk has been through. */
  passed: z.array(z.enum(STAGES)),
  /** Screens acted on so far; 0 before the first. */
  step: z.number(),
  clicks: z.number(),
})

const Trap = z.strictObject({
  /** The control's name on the page. */
  name: pageText,
  /** What it would do instead. */
  text,
})

export const HISTORY = ['said', 'clicked', 'trap', 'asked', 'refused', 'moved', 'picture', 'outcome'] as const

const HistoryEntry = z.strictObject({
  at: instant,
  kind: z.enum(HISTORY),
  text,
  /** For "clicked": who did it. */
  by: z.optional(z.enum(['person', 'app'])),
  /** For "picture": its path on the panel's own origin. */
  src: z.optional(z.string().check(z.regex(/^evidence\/[a-z0-9-]+\.png$/))),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

/** What walk, blocked and done have in common. */
const course = {
  guide: id,
  title: text,
  /** The scenario's title in practice, or null. */
  practice: z.nullable(text),
  progress: Progress,
  history: z.array(HistoryEntry),
}

export const QUESTION_KINDS = [
  'confirm-commit',
  'terms',
  'ambiguous',
  'choice-not-offered',
  'still-active',
  'unrecognised',
  'blocked',
  'sign-in',
  'challenge',
  'page-lost',
] as const

export const Home = z.strictObject({
  kind: z.literal('home'),
  routes: z.array(
    z.strictObject({
      guide: id,
      service: text,
      title: text,
      quality: z.enum(['tested', 'documented', 'drafted']),
      checkedOn: day,
    }),
  ),
  practice: z.array(z.strictObject({ scenario: id, title: text, teaches: text })),
  /** Newest first. */
  cases: z.array(
    z.strictObject({
      case: id,
      title: text,
      startedAt: instant,
      /** How it stands, in words. */
      status: text,
    }),
  ),
})

export const Before = z.strictObject({
  kind: z.literal('before'),
  guide: id,
  title: text,
  practice: z.nullable(text),
  quality: z.enum(['tested', 'documented', 'drafted']),
  checkedOn: day,
  /** What to have at hand; what stays; what goes; what does not cancel. */
  have: z.array(text),
  keep: z.array(text),
  lose: z.array(text),
  beware: z.array(text),
  inputs: z.array(
    z.strictObject({
      name: id,
      ask: text,
      value: id,
      options: z.array(z.strictObject({ option: id, text })),
    }),
  ),
  mode: z.enum(CONSENTS),
  /** What the service says about automated tools; null when nothing is known to forbid them. */
  terms: z.nullable(z.strictObject({ text, link: Link })),
  sources: z.array(
    z.strictObject({
      note: text,
      confidence: z.enum(['official', 'official-quoted', 'third-party', 'inferred']),
      date: z.nullable(day),
      link: z.nullable(Link),
    }),
  ),
  /** The browser is being opened. */
  starting: z.boolean(),
})

export const Walk = z.strictObject({
  kind: z.literal('walk'),
  ...course,
  /** The newest narration. */
  say: text,
  tone: z.enum(['calm', 'decisive', 'careful']),
  /** The control pointed at, by its name on the page; "" when none. */
  control: pageText,
  next: text,
  otherwise: text,
  /** Who is awaited: the person, the site, or the app itself (checking, clicking). */
  waiting: z.enum(['person', 'site', 'app']),
  question: z.nullable(z.strictObject({ id: z.enum(QUESTION_KINDS), text })),
  /** Traps on the page that is shown. */
  traps: z.array(Trap),
  mode: z.enum(CONSENTS),
  /** Read before the app clicks for the first time. */
  terms: z.nullable(z.strictObject({ text, link: Link })),
  /** What can be said now. */
  words: z.array(z.enum(WALK_WORDS)),
})

export const Blocked = z.strictObject({
  kind: z.literal('blocked'),
  ...course,
  /** A live walk waits for the person; an ended one can be begun again. */
  live: z.boolean(),
  question: z.nullable(z.enum(QUESTION_KINDS)),
  /** What is known of the subscription: the outcome's title. */
  headline: text,
  why: text,
  /** The site's or the browser's own words, or "". */
  detail: pageText,
  /** Ways on, best first, in words; what can be pressed is in `words`. */
  advice: z.array(text),
  traps: z.array(Trap),
  words: z.array(z.enum(WALK_WORDS)),
})

export const Done = z.strictObject({
  kind: z.literal('done'),
  ...course,
  outcome: z.enum(['cancelled-now', 'cancelled-at-period-end', 'not-subscribed']),
  headline: text,
  /** When the two fresh pages said so. */
  provedAt: z.array(instant),
  endsOn: z.nullable(day),
  refund: z.boolean(),
  /** What happens now, in words. */
  afterwards: z.array(text),
  minutes: z.number(),
  /** Where the case lies on this computer. */
  folder: text,
})

export const View = z.strictObject({
  language: z.enum(LANGUAGES),
  theme: z.enum(THEMES),
  host: z.strictObject({
    kind: z.enum(['electron', 'browser']),
    /** Width of the panel and its bounds in CSS pixels, where the panel can be resized inside its window. */
    divider: z.nullable(z.strictObject({ width: z.number(), min: z.number(), max: z.number() })),
  }),
  site: Site,
  /** Other installed browsers in which the walk could go on. */
  browsers: z.array(z.strictObject({ browser: id, name: text })),
  notices: z.array(Notice),
  place: z.discriminatedUnion('kind', [Home, Before, Walk, Blocked, Done]),
})
export type View = z.infer<typeof View>
export type Place = View['place']
