/**
 * What the in-page code and CdpPage say to each other: plain data, sent by value.
 * Invariants: serialisable; rectangles are relative to the frame's own visible area; numbers are stable as long
 * as the document lives. Types only: must not import anything but types.
 */
import type { Rect } from '../../src-main/engine/observation.js'

export interface Stems {
  readonly controls: readonly string[]
  readonly texts: readonly string[]
  /** What must be there for any phrase to fit; without it every text with a stem is told. */
  readonly needs?: { readonly controls: Needs; readonly texts: Needs }
}

/** For some phrase, the text has a word of each of its sets (indices into `sets`; the most telling first). */
export interface Needs {
  readonly sets: readonly (readonly string[])[]
  readonly phrases: readonly (readonly number[])[]
}

export interface RawControl {
  readonly ref: number
  readonly role: string
  readonly name: string
  readonly enabled: boolean
  readonly topmost: 'yes' | 'no' | 'offscreen'
  readonly checked: boolean | null
  readonly filled: boolean | null
  readonly dialog: number | null
  readonly row: string
  readonly heading: string
  readonly href: string
  readonly within: number | null
  readonly folded: boolean
  readonly marks: readonly string[]
  readonly rect: Rect
}

export interface RawSentence {
  readonly text: string
  readonly after: string
  readonly dialog: number | null
  readonly row: string
}

/** An iframe: where its content box lies, and whether a person could see and reach it. */
export interface RawFrame {
  readonly ref: number
  readonly visible: boolean
  readonly topmost: 'yes' | 'no' | 'offscreen'
  readonly inert: boolean
  /** Is to show another document than the empty one that each frame begins with. */
  readonly expects: boolean
  readonly dialog: number | null
  readonly rect: Rect
}

export interface RawClick {
  readonly ref: number
  readonly role: string
  readonly name: string
  readonly dialog: number | null
  readonly row: string
  readonly heading: string
}

export interface RawObservation {
  /** Grows with every relevant change: `poll(version)` waits for the next one. */
  readonly version: number
  readonly ready: boolean
  readonly url: string
  readonly title: string
  readonly language: string
  readonly translated: boolean
  readonly quietMs: number
  readonly sensitive: boolean
  /** The page was too large to be looked at as a whole. */
  readonly truncated: boolean
  readonly viewport: { readonly width: number; readonly height: number }
  readonly modal: number | null
  readonly controls: readonly RawControl[]
  /** All that can be seen, when that was asked for; else empty. */
  readonly wide: readonly RawControl[]
  readonly sentences: readonly RawSentence[]
  readonly frames: readonly RawFrame[]
  readonly clicks: readonly RawClick[]
}

export type Measure =
  | { readonly gone: true }
  | {
      readonly gone: false
      readonly role: string
      readonly name: string
      /** The words seen on it, which may differ from the name that readers are given. */
      readonly shown: string
      readonly enabled: boolean
      readonly visible: boolean
      readonly topmost: 'yes' | 'no' | 'offscreen'
      /** In words: "div#banner"; "" when nothing covers it. */
      readonly coveredBy: string
      /** What is to be clicked: the label's rectangle for a radio that only its label shows. */
      readonly rect: Rect
      /** Where to press: inside the rectangle, where the pointer reaches it. */
      readonly point: { readonly x: number; readonly y: number }
      readonly dialog: number | null
      readonly heading: string
      readonly checked: boolean | null
      readonly folded: boolean
    }

export interface Poll {
  readonly version: number
  readonly clicks: readonly RawClick[]
}

/** The one object on the isolated world's global. */
export interface PageApi {
  configure(stems: Stems): void
  /** `wide`: tells of controls whatever they say. */
  observe(wide?: boolean): RawObservation
  poll(since: number): Promise<Poll>
  show(ref: number, label: string): boolean
  hide(): void
  scrollTo(ref: number): boolean
  measure(ref: number): Measure
  frame(): Promise<void>
  arm(ref: number, name: string): boolean
  disarm(): string
  /** The element itself, for `Runtime.evaluate` without `returnByValue`. */
  element(ref: number): unknown
  /** Takes in the closed shadow roots around a node handed in; true when one was not known yet. */
  adopt(node: unknown): boolean
  /** Scrolls the page, or the largest list in it, by most of a window; false when there is nothing further down. */
  scrollOn(): boolean
  /** Takes back what `scrollOn` did. */
  scrollBack(): void
  /** Number of an element handed in by `Runtime.callFunctionOn`. */
  refOf(element: unknown): number
  /** Where a frame's content box lies now, and whether the given point of it is what the pointer would reach. */
  frameAt(ref: number, x: number, y: number): RawFrame | null
  sensitive(): boolean
  /** What the page says, as a person could copy it, at most `limit` characters; "" where one signs in. */
  text(limit: number): string
}
