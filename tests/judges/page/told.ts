/** What the in-page part of the judges tells: plain data. */

/** Something that a person can use. */
export interface Usable {
  /** The same wherever it is the same thing. */
  readonly key: string
}

/** An element as the browser knows it. */
export interface Told {
  /** The same for the same element, as long as its document lives. */
  readonly number: number
  readonly tag: string
  /** Attributes. */
  readonly role: string
  readonly type: string
  readonly text: string
  readonly width: number
  readonly height: number
  /** Rendered, and not `visibility: hidden`. */
  readonly hasBox: boolean
  /** Opaque, all that it stands in included. */
  /** Stands inside of what the browser draws for a field. */
  readonly isPart: boolean
  readonly isOpaque: boolean
  /** Where no scrolling brings it to: above or left of the page. */
  readonly isAway: boolean
  /** Something around it shows nothing of what it holds. */
  readonly isCutOff: boolean
  /** A box or radio with a label that can be seen. */
  readonly hasLabel: boolean
  /** The pointer over its centre would be over it. */
  readonly isHit: boolean
  readonly isDisabled: boolean
  /** Outside of the modal dialog in front. */
  readonly isBehind: boolean
  readonly isInert: boolean
  readonly isAriaHidden: boolean
}
