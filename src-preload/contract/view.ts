/**
 * What the panel shows: the whole of it, as plain data, sent anew at each change.
 * Invariants: derived in main, never kept in the panel; every sentence of a guide or of the app's narration comes in
 * the person's language; text that came from the visited page is cleaned and at most 200 characters long.
 * Pure: must not import anything but zod and its neighbours.
 */
import * as z from 'zod/mini'
import { Case, CaseDate, Cases, Moment } from './case.js'
import { FIXES, WALK_WORDS } from './intent.js'
import { LANGUAGES } from './language.js'
import { Write } from './letter.js'
import { PACK_UNUSED } from './packs.js'
import { CONSENTS, SettingsPlace, TEXT_SIZES, THEMES, WelcomePlace } from './settings.js'
import { day, id, instant, pageText, text } from './shapes.js'

/** Something that opens in the person's own browser. The panel shows the address and sends back the id. */
export const Link = z.strictObject({ id, url: z.string().check(z.maxLength(2_000)) })
export type Link = z.infer<typeof Link>

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
  'settings-damaged',
  'remind-at',
  'remind-now',
  /** Something is due in a case today, or was. */
  'date-due',
  /** The disk is full: nothing more is clicked. */
  'disk-full',
  /** The case cannot be written for another reason. */
  'case-not-written',
  'case-deleted',
  /** A case file was opened in the middle of something else: it waits in the list of cases. */
  'case-offered',
  ...PACK_UNUSED,
  /** A newer guide pack can be installed. */
  'pack-found',
  /** Nothing is kept of a site any more. */
  'site-forgotten',
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

export type HistoryEntry = Moment

/** What walk, blocked and done have in common. */
const course = {
  guide: id,
  title: text,
  /** The scenario's title in practice, or null. */
  practice: z.nullable(text),
  progress: Progress,
  history: z.array(Moment),
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
  'which-plan',
  'check-mail',
  'trouble',
] as const

export const CONFIDENCES = ['official', 'official-quoted', 'third-party', 'inferred', 'unknown'] as const

/** Where something is known from, and how well. */
const Source = z.strictObject({
  confidence: z.enum(CONFIDENCES),
  date: z.nullable(day),
  link: z.nullable(Link),
})

/** Something that is said of the service; without a source where it is plain advice. */
export const Fact = z.strictObject({ text, source: z.nullable(Source) })
export type Fact = z.infer<typeof Fact>

export const SUBSCRIPTION_STATES = ['active', 'ends', 'cancelled', 'paused', 'past-due', 'none'] as const

/** How the site says that the subscriptions stand. */
const Status = z.strictObject({
  account: z.nullable(pageText),
  subscriptions: z.array(
    z.strictObject({
      plan: z.nullable(pageText),
      state: z.enum(SUBSCRIPTION_STATES),
      chargeOn: z.nullable(day),
      endsOn: z.nullable(day),
      price: z.nullable(pageText),
    }),
  ),
})
export type Status = z.infer<typeof Status>

const quality = z.enum(['tested', 'documented', 'drafted'])

/** A way out, and for whom it is. */
const Way = z.strictObject({ guide: id, title: text, why: text, quality, checkedOn: day })

const Option = z.strictObject({ option: id, text })

export const Home = z.strictObject({
  kind: z.literal('home'),
  services: z.array(
    z.strictObject({
      service: id,
      name: text,
      /** Answers given so far, in their order; each can be taken back. */
      answered: z.array(z.strictObject({ question: id, ask: text, answer: text })),
      /** The next one that makes a difference; null when the ways below are all that fits. */
      question: z.nullable(z.strictObject({ question: id, ask: text, options: z.array(Option) })),
      /** Ways that the answers leave open, the cheapest first: the first is the one to take. */
      ways: z.array(Way),
    }),
  ),
  /** Rehearsals, by the way that they rehearse. */
  practice: z.array(
    z.strictObject({
      guide: id,
      title: text,
      scenarios: z.array(z.strictObject({ scenario: id, title: text, teaches: text })),
    }),
  ),
  /** Not finished yet; newest first. */
  cases: z.array(
    z.strictObject({
      case: id,
      title: text,
      startedAt: instant,
      /** How it stands, in words. */
      status: text,
    }),
  ),
  /** Finished, newest first: whether it is still so can be looked at again. */
  finished: z.array(z.strictObject({ case: id, title: text, startedAt: instant, status: text })),
  /** Cases whose next charge would have been made by now: whether it came is to be looked at. */
  due: z.array(z.strictObject({ case: id, title: text, day })),
  /** All cases that are kept, rehearsals too. */
  kept: z.number(),
})

export const Before = z.strictObject({
  kind: z.literal('before'),
  guide: id,
  title: text,
  practice: z.nullable(text),
  quality: z.enum(['tested', 'documented', 'drafted']),
  checkedOn: day,
  /** What to have at hand; what stays; what goes; what does not cancel. */
  have: z.array(Fact),
  keep: z.array(Fact),
  lose: z.array(Fact),
  beware: z.array(Fact),
  /** The rules about refunds and what the terms say. */
  refund: z.array(Fact),
  rules: z.array(Fact),
  /** What nobody knows yet, as questions. */
  unknown: z.array(text),
  /** Help pages of the service, opened for the person. */
  articles: z.array(z.strictObject({ title: text, link: Link })),
  /** Asks for the personal link with which this way begins; null where there is none. */
  link: z.nullable(z.strictObject({ ask: text, given: z.boolean() })),
  /** Looks only; cancels nothing. */
  looksOnly: z.boolean(),
  inputs: z.array(
    z.strictObject({
      name: id,
      ask: text,
      value: id,
      options: z.array(Option),
    }),
  ),
  mode: z.enum(CONSENTS),
  /** What the service says about automated tools; null when nothing is known to forbid them. */
  terms: z.nullable(z.strictObject({ text, link: Link })),
  sources: z.array(z.strictObject({ note: text, ...Source.shape })),
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
  question: z.nullable(
    z.strictObject({
      id: z.enum(QUESTION_KINDS),
      text,
      /** For "which-plan": the subscriptions. */
      options: z.array(Option),
    }),
  ),
  /** A word that belongs to what is said: the site has signed the person out. */
  aside: text,
  status: z.nullable(Status),
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
  /** Ways on, best first, in words; what can be pressed is in `words`, `fixes` and `routes`. */
  advice: z.array(Fact),
  /** What is in the way, in one word: for the picture beside it. */
  reason: id,
  fixes: z.array(z.enum(FIXES)),
  /** Another installed browser would help. */
  elsewhere: z.boolean(),
  routes: z.array(z.strictObject({ guide: id, title: text })),
  articles: z.array(z.strictObject({ title: text, link: Link })),
  /** Writing to the service could help. */
  canWrite: z.boolean(),
  status: z.nullable(Status),
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
  afterwards: z.array(Fact),
  fixes: z.array(z.enum(FIXES)),
  routes: z.array(z.strictObject({ guide: id, title: text })),
  status: z.nullable(Status),
  /** Whether it is still so can be looked at again. */
  canCheck: z.boolean(),
  /** What must not be missed from here on. */
  dates: z.array(CaseDate),
  minutes: z.number(),
  /** Where the case lies on this computer. */
  folder: text,
})

export const View = z.strictObject({
  language: z.enum(LANGUAGES),
  theme: z.enum(THEMES),
  textSize: z.enum(TEXT_SIZES),
  /** Each new narration is spoken. */
  readAloud: z.boolean(),
  host: z.strictObject({
    kind: z.enum(['electron', 'browser']),
    /** Width of the panel and its bounds in CSS pixels, where the panel can be resized inside its window. */
    divider: z.nullable(z.strictObject({ width: z.number(), min: z.number(), max: z.number() })),
  }),
  site: Site,
  /** Other installed browsers in which the walk could go on. */
  browsers: z.array(z.strictObject({ browser: id, name: text })),
  notices: z.array(Notice),
  place: z.discriminatedUnion('kind', [
    Home,
    Before,
    Walk,
    Blocked,
    Done,
    Cases,
    Case,
    Write,
    SettingsPlace,
    WelcomePlace,
  ]),
})
export type View = z.infer<typeof View>
export type Place = View['place']
