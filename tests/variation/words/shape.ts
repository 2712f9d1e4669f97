/**
 * What a list of wordings holds: for each thing that a page of the practice says, what other sites say in its place.
 * Invariants: written from what sites print, never from guides/lexicon; every wording means the same to a person as
 * what it replaces; `{date}`, `{plan}`, `{amount}`, `{price}` stand where the original has them.
 */
export const THINGS = [
  'sign-in',
  'with-discord',
  'manage-plan',
  'options',
  'edit-billing',
  'change-plan',
  'cancel-plan',
  'cancel-change',
  'confirm-change',
  'confirm-heading',
  'confirm-text',
  'period-end',
  'refund-now',
  'confirm-cancel',
  'final-cancel',
  'keep-plan',
  'never-mind',
  'renews-on',
  'ends-on',
  'ends-text',
  'paused-payment',
  'no-plan',
  'refund-coming',
  'pay-now',
  'resume-plan',
  'uncancel',
  'subscribe',
  'delete-account',
  'why-leaving',
  'not-say',
  'skip',
  'offer-heading',
  'accept-offer',
  'decline-offer',
  'pause-heading',
  'pause-instead',
  'continue-to-cancel',
  'sure-heading',
  'send-link',
  'open-portal',
  'reject-cookies',
  'accept-cookies',
] as const
export type Thing = (typeof THINGS)[number]

/** Words of what a variant adds to a page. */
export interface Added {
  /** "Basic plan": the name of the row that is meant, where others stand beside it. */
  readonly plan: string
  /** Names of subscriptions that are not meant. */
  readonly others: readonly string[]
  /** "Cancel" and the like, of other things. */
  readonly cancels: readonly string[]
  /** Heading of the list in which they stand. */
  readonly activity: string
  /** What must not be clicked, and sites set right beside the way out. */
  readonly traps: readonly string[]
  readonly promo: { readonly text: string; readonly go: string; readonly close: string }
  readonly newsletter: { readonly text: string; readonly go: string }
  readonly chat: string
  readonly cookies: { readonly text: string; readonly accept: string; readonly reject: string }
  readonly offer: { readonly heading: string; readonly accept: string; readonly decline: string }
}

export interface Words {
  readonly things: Readonly<Record<Thing, readonly string[]>>
  readonly added: Added
}
