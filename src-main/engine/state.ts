/**
 * The run as data: state union, inputs, effects, events, reasons, outcomes.
 * Invariants: serialisable; every union is closed, so that a switch over it can be exhaustive.
 * Pure: must not import I/O, Electron or the DOM.
 */
import type { ClickResult, LoadResult, Observation, Ref } from './observation.js'
import type { Print } from './score.js'
import type { Status } from './status.js'

export const OUTCOMES = [
  'cancelled-now',
  'cancelled-at-period-end',
  'not-cancelled',
  'not-subscribed',
  'unknown',
  'no-safe-path',
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Why a run ended otherwise than with a verified cancellation. */
export const REASONS = [
  'still-active',
  'offer-taken',
  'plan-paused',
  'plan-changed',
  'only-account-deleted',
  'site-error',
  'unrecognised',
  'ambiguous',
  'disabled',
  'covered',
  'dead-control',
  'click-refused',
  'loop',
  'step-limit',
  'time-limit',
  'choice-not-offered',
  'not-confirmed',
  'needs-person',
  'sign-in-needed',
  'challenge',
  'foreign-origin',
  'cannot-verify',
  'stopped',
  'unreachable',
  'tls-error',
  'http-error',
  'download',
  'page-dialog',
  'page-crashed',
  'page-closed',
  'load-timeout',
  'unresponsive',
  'sign-in-loop',
  'challenge-loop',
  'page-translated',
  'needs-typing',
  'check-mail',
  'checkout',
  'wrong-subscription',
  /** An option to stay is chosen, beside a button that would take it. */
  'stay-chosen',
] as const
export type Reason = (typeof REASONS)[number]

export interface Result {
  readonly outcome: Outcome
  /** Shown by two freshly loaded pages (for "not-cancelled": the plan was). */
  readonly verified: boolean
  /** YYYY-MM-DD, as the site says. */
  readonly endsOn: string | null
  readonly refund: boolean
  readonly reason: Reason | null
  /** The page's or the browser's own words for the reason, or "". */
  readonly detail: string
}

/** Texts that belong to the engine rather than to a guide. */
export const APP_TEXTS = [
  'checking',
  'checking-again',
  'sign-in-yourself',
  'foreign-page',
  'page-asks',
  'trap-clicked',
  'trap-ahead',
  'going-to-start',
  'yours-to-click',
  'not-seen',
  'signed-out-again',
  'looking-closer',
  'may-be-inside',
  'not-sure',
] as const
export type AppText = (typeof APP_TEXTS)[number]

export const QUESTIONS = [
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
  /** Of several subscriptions: which one is meant. */
  'which-plan',
  /** The person looks into the mailbox. */
  'check-mail',
  /** Something stands in the way that the person can mend; the reason says what. */
  'trouble',
] as const
export type Question = (typeof QUESTIONS)[number]

/** What a person can tell the engine. */
export const PERSON_INTENTS = [
  'click',
  'confirm',
  'accept-terms',
  'again',
  'show-again',
  /** The person says that the click was made, where the app has not seen it. */
  'did-it',
  /** The site is wanted anew: its window was closed, or another browser is to be used. */
  'reopen',
  /** From the start page, with whatever leads in by now. */
  'start-again',
  'stop',
] as const
export type PersonIntent = (typeof PERSON_INTENTS)[number]

export type Input =
  | { readonly kind: 'observed'; readonly observation: Observation }
  | { readonly kind: 'clicked'; readonly at: number; readonly result: ClickResult }
  | { readonly kind: 'loaded'; readonly at: number; readonly result: LoadResult }
  | { readonly kind: 'intent'; readonly at: number; readonly intent: PersonIntent }
  /** The answer to "which-plan". */
  | { readonly kind: 'picked'; readonly at: number; readonly row: string }
  | { readonly kind: 'tick'; readonly at: number }

export type Effect =
  | { readonly kind: 'load'; readonly url: string }
  | { readonly kind: 'point'; readonly ref: Ref; readonly name: string }
  | { readonly kind: 'unpoint' }
  | {
      readonly kind: 'click'
      readonly ref: Ref
      readonly intent: string
      readonly role: string
      readonly name: string
      readonly commit: boolean
    }
  /** `proof`: the page is a fresh one that an outcome rests on. */
  | { readonly kind: 'capture'; readonly screen: string; readonly proof: boolean }
  | { readonly kind: 'refuse-dialog' }
  /** The shell brings a page that can be looked at; a `load` follows. */
  | { readonly kind: 'reopen' }
  | { readonly kind: 'look' }
  /** Looks more closely: into closed shadow roots, at all controls, further down, and back to the top. */
  | { readonly kind: 'seek'; readonly how: 'deep' | 'wide' | 'scroll' | 'top' }

/** Why the app loads a page: to begin, to verify, to find back, or because the page was lost. */
export type LoadReason = 'start' | 'check' | 'home' | 'again'

export type RunEvent =
  | { readonly event: 'screen'; readonly id: string; readonly url: string }
  | {
      readonly event: 'say'
      /** A text of the guide, or one of the app's own. */
      readonly text:
        | { readonly of: 'guide'; readonly id: string }
        | { readonly of: 'app'; readonly id: AppText }
      /** Blanks in the text: `control`, `date`, `detail`. */
      readonly blanks: Readonly<Record<string, string>>
    }
  | {
      readonly event: 'point'
      readonly intent: string
      readonly role: string
      readonly name: string
      /** Whether it is known to be the one, or only looks like it. */
      readonly sure: boolean
    }
  /** Nothing was found, and is now looked for so. */
  | { readonly event: 'search'; readonly how: SearchStage }
  | {
      readonly event: 'click'
      readonly intent: string
      readonly role: string
      readonly name: string
      readonly commit: boolean
      readonly by: 'app' | 'person'
    }
  | { readonly event: 'refused'; readonly intent: string; readonly why: string; readonly detail: string }
  | { readonly event: 'trap'; readonly intent: string; readonly name: string }
  | {
      readonly event: 'ask'
      readonly id: Question
      /** What the run would end with if nobody answered. */
      readonly reason: Reason
      readonly blanks: Readonly<Record<string, string>>
      /** What can be answered, where it is a choice. */
      readonly options?: readonly string[]
    }
  | ({ readonly event: 'status' } & Status)
  | { readonly event: 'load'; readonly why: LoadReason; readonly url: string }
  | ({ readonly event: 'outcome' } & Result)

export type SearchStage = 'deep' | 'folded' | 'scroll'

/** Where something is looked for that was not found. */
export interface Search {
  /** Document and screen. */
  readonly at: string
  readonly stage: SearchStage | 'spent'
  readonly since: number
  readonly scrolls: number
  /** How often in a row the page could not be scrolled on. */
  readonly stops: number
}

/** What one fresh page showed. */
export interface Proof {
  readonly load: string
  readonly outcome: Outcome
  readonly endsOn: string | null
  readonly refund: boolean
}

/** A click that the engine has decided on, and what it will mean once it has been made. */
export interface Act {
  readonly signature: string
  readonly intent: string
  readonly ref: Ref
  readonly role: string
  readonly name: string
  readonly commit: boolean
  /** An option that is picked, not the click that goes on. */
  readonly choice: boolean
  /** From here on the page is not fresh any more: its texts may be answers to the click. */
  readonly dirties: boolean
  readonly begins: boolean
}

export type Phase =
  | { readonly kind: 'loading'; readonly why: LoadReason; readonly since: number }
  | { readonly kind: 'looking'; readonly since: number }
  /** On a known screen; `act` is what is pointed at, null until the page has settled. */
  | { readonly kind: 'at'; readonly signature: string; readonly since: number; readonly act: Act | null }
  | { readonly kind: 'clicking'; readonly act: Act }
  /** Clicked; waiting for the page to show something else than `signature`. */
  | { readonly kind: 'watching'; readonly signature: string; readonly since: number }
  | {
      readonly kind: 'asking'
      readonly question: Question
      readonly signature: string
      readonly act: Act | null
    }
  /** Between two checks. */
  | { readonly kind: 'pausing'; readonly until: number }
  | { readonly kind: 'done'; readonly result: Result }

export interface Run {
  readonly startedAt: number
  readonly now: number
  readonly steps: number
  readonly clicks: number
  /** Screens in the order they were seen, repeats in a row left out. */
  readonly screens: readonly string[]
  readonly lastScreen: string
  readonly lastSignature: string
  /** How often each signature was acted on since the last fresh load. */
  readonly acted: Readonly<Record<string, number>>
  /** How often each click was refused since the last fresh load, and since when (ms). */
  readonly refusals: Readonly<Record<string, { readonly count: number; readonly since: number }>>
  /** The act that was told and pointed at last, on the screen that stands; "": none yet. */
  readonly told: string
  /** The ways in that were clicked: role and name, and the screen's signature. */
  readonly tried: readonly { readonly at: string; readonly label: string }[]
  readonly trapsTold: readonly string[]
  /** Signature of the first click that began the cancelling, in the attempt under way. */
  readonly begun: string | null
  /** The site has said in words that the plan is running, to whoever is signed in now. */
  readonly seenRunning: boolean
  readonly committedAt: number | null
  /** How often each irreversible click was made. */
  readonly commits: Readonly<Record<string, number>>
  /** Intents of the options chosen. */
  readonly chosen: readonly string[]
  /** Options that do not show that they are chosen: signature of the act. */
  readonly chosenActs: readonly string[]
  /** Where the plan was first seen running, or its end was told: the page to check on. */
  readonly planUrl: string | null
  readonly load: { readonly mark: string; readonly fresh: boolean; readonly dirty: boolean }
  /** Documents left when they proved nothing any more: going back to one does not make it fresh. */
  readonly spoilt: readonly string[]
  readonly freshLoads: number
  readonly proof: Proof | null
  readonly denials: number
  readonly deniedLoad: string
  readonly homes: number
  /** The site reported an error: the sentence that said so, "" when it said none; null: it did not. */
  readonly siteError: string | null
  readonly trapTaken: string | null
  readonly termsAccepted: boolean
  /** Whose account it is, as the site says somewhere on the way. */
  readonly account: string | null
  /** What was read of the subscriptions last. */
  readonly status: Status | null
  /** The labels of all subscriptions seen side by side. */
  readonly rows: readonly string[]
  /** The one that is meant. */
  readonly picked: string | null
  readonly challenges: number
  /** Signature of the screen on which the person says to have clicked. */
  readonly asserted: string | null
  readonly search: Search | null
  readonly searches: number
  /** What was opened to look inside: document and label, each once. */
  readonly unfolded: readonly { readonly load: string; readonly label: string }[]
  /** The controls that were pointed at because of their intent, the last of each. */
  readonly prints: readonly Print[]
  /** Where a control was pointed at that only looks like the one that is meant. */
  readonly guessed: string | null
  /** The person's consent for one act: used up by one click. */
  readonly grant: { readonly signature: string; readonly click: boolean; readonly commit: boolean } | null
}

export interface State {
  readonly run: Run
  readonly phase: Phase
}

export interface Step {
  readonly state: State
  readonly effects: readonly Effect[]
  readonly events: readonly RunEvent[]
}
