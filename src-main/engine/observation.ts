/**
 * What the engine knows of a page: plain data, taken in one look.
 * Invariants: serialisable; only what a person could see; nothing of a page where one signs in but its origin.
 * Pure: must not import anything but types.
 */

/** Handle of an element: valid while its document lives; the page layer alone knows what it means. */
export type Ref = string

/** CSS pixels, relative to the top-left corner of the page's visible area (frames' offsets added). */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** One visible interactive element whose name contains a word of the lexicon. */
export interface Control {
  readonly ref: Ref
  /** ARIA role ("button", "link", "radio"…); "generic" for an element that only behaves like a control. */
  readonly role: string
  /** Accessible name, at most 200 characters. */
  readonly name: string
  readonly enabled: boolean
  /** Whether the pointer would reach it; "offscreen" when that cannot be told before scrolling. */
  readonly topmost: 'yes' | 'no' | 'offscreen'
  /** State of a radio, checkbox, switch, option; null for other roles. */
  readonly checked: boolean | null
  /** Whether a text field holds anything at all; null for other roles. What it holds is never read. */
  readonly filled: boolean | null
  /** Number of the dialog it stands in, or null. */
  readonly dialog: number | null
  /** The item of a list of like items that it stands in, by its heading ("Basic plan"); "" outside of any. */
  readonly row: string
  /** Nearest heading before it in the same section or dialog, at most 200 characters. */
  readonly heading: string
  /** Origin of the document (frame) it stands in. */
  readonly origin: string
  /** Where a link leads, absolute, when that is another page; "" for anything else. Never written down. */
  readonly href: string
  /** The control that encloses this one, or null. */
  readonly within: Ref | null
  /** Opens something that is shut now: a closed `details`, `aria-expanded=false`, a tab that is not shown. */
  readonly folded: boolean
  /** Its attributes as short words ("#cancel", "name=plan", ".btn"), at most 8. Never written down. */
  readonly marks: readonly string[]
  readonly rect: Rect
}

/** One visible block of text that contains a word of the lexicon, joined with the block after it. */
export interface Sentence {
  /** At most 400 characters. */
  readonly text: string
  /** The block that follows ("December 14, 2026" after "Ends on"), at most 100 characters; "" when none. */
  readonly after: string
  readonly dialog: number | null
  /** As for a control. */
  readonly row: string
  readonly origin: string
}

/** Why a page could not be looked at as a page. */
export type Problem =
  | { readonly kind: 'unreachable'; readonly detail: string }
  | { readonly kind: 'tls'; readonly detail: string }
  | { readonly kind: 'http'; readonly status: number }
  | { readonly kind: 'download'; readonly detail: string }
  | {
      readonly kind: 'page-dialog'
      readonly type: 'alert' | 'confirm' | 'prompt' | 'beforeunload'
      readonly detail: string
    }
  | { readonly kind: 'crashed' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'load-timeout' }
  | { readonly kind: 'unresponsive'; readonly detail: string }

/** A click that the person made, as the page saw it. */
export interface PersonClick {
  readonly ref: Ref
  readonly role: string
  readonly name: string
  readonly dialog: number | null
  readonly row: string
  readonly heading: string
}

export interface Observation {
  /** Milliseconds since the epoch. */
  readonly at: number
  /** The person's calendar day, YYYY-MM-DD. */
  readonly today: string
  /** Changes with every document that the main frame loads; in-page navigation keeps it. */
  readonly load: string
  readonly url: string
  /** Origin of the main document; "null" for one without. */
  readonly origin: string
  readonly title: string
  /** BCP 47 tag of the main document, or "". */
  readonly language: string
  /** The browser has translated the page: its labels are not the site's own. */
  readonly translated: boolean
  /** Loaded, no change of the page for 100 ms (150 with frames), and no request under way that the page could be waiting for. */
  readonly settled: boolean
  /** A password or one-time-code field is shown: everything else but `origin` is left empty. */
  readonly sensitive: boolean
  /** Number of the modal dialog in front, or null. */
  readonly modal: number | null
  readonly controls: readonly Control[]
  /** After a wide look was asked for: all controls that can be seen, whatever they say; else empty. */
  readonly wide: readonly Control[]
  /** The page could not be scrolled on when that was asked for last. */
  readonly bottom: boolean
  readonly sentences: readonly Sentence[]
  /** The person's clicks since the last look. */
  readonly clicks: readonly PersonClick[]
  readonly problem: Problem | null
}

/** What became of a click. Anything but `clicked` means: nothing was pressed, or the press did not arrive. */
export type ClickResult =
  | { readonly kind: 'clicked' }
  | {
      readonly kind: 'refused'
      readonly why:
        | 'gone'
        | 'changed'
        | 'moved'
        | 'disabled'
        | 'covered'
        | 'hidden'
        | 'foreign-origin'
        | 'not-intended'
        | 'readers-disagree'
        | 'blocked'
        | 'page-lost'
      /** In words, for people: "covered by div#banner". */
      readonly detail: string
    }

/** What became of a load that the app asked for. `load` is the new document's mark. */
export type LoadResult =
  | { readonly kind: 'loaded'; readonly load: string }
  | { readonly kind: 'failed'; readonly problem: Problem }
