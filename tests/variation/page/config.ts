/** What the in-page part of a variant is told. Data only: it travels as JSON. */
import type { Added } from '../words/shape'

/** The ways in which a page is changed; each is a row of the table that a run prints. */
export const KINDS = [
  'reword',
  'language',
  'typography',
  'hash',
  'wrap',
  'element',
  'order',
  'shadow-open',
  'shadow-closed',
  'frame',
  'dialog',
  'delay',
  'rerender',
  'banner',
  'plans',
  'offers',
  'decoys',
] as const
export type Kind = (typeof KINDS)[number]

/** `from` and `to` hold the same `{places}`. */
export interface Rule {
  readonly thing: string
  readonly from: string
  readonly to: string
}

export interface Config {
  readonly seed: number
  readonly lang: string
  readonly kinds: readonly Kind[]
  /** All texts of the practice that are a thing: what a control is can be told by them. */
  readonly things: readonly Rule[]
  /** The page is made on the server: its scripts look for their elements in the document. */
  readonly served: boolean
  readonly added: Added
}

/** What the page tells the judge: a kind has changed something, or something that was added was clicked. */
export type Report =
  | { readonly kind: 'changed'; readonly what: Kind }
  | { readonly kind: 'wrong'; readonly what: string }
