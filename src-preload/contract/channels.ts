/**
 * The names under which panel and main speak to each other, the same in each host.
 * Invariants: this is the whole list; what arrives under another name is not heard. Must not import anything.
 */
export const CHANNELS = {
  /** panel → main, answered: an `Intent`; the answer is an `Answer`. */
  intent: 'wayout:intent',
  /** panel → main, answered: nothing; the answer is the `View` as it stands. */
  current: 'wayout:current',
  /** main → panel: a `View`. */
  view: 'wayout:view',
} as const
