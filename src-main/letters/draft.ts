/**
 * A letter's template and facts → the draft that a person reads, edits and sends.
 * Invariants: pure; a fact that is not there is a blank that everybody sees; nothing in a draft comes from anywhere
 * but the template, the facts and the table of citations. Must not import I/O, Electron or the DOM.
 */
import type { Language } from '../../src-preload/contract/language.js'

/** A name from the `facts` of `letters/index.yaml`. */
export type FactName = string

export const CHANNELS = ['email', 'reddit', 'discord', 'form', 'bank'] as const
export type Channel = (typeof CHANNELS)[number]

/** Where a fact is from. */
export type FactSource =
  | { readonly from: 'case'; /** When the case noted it, ISO 8601. */ readonly at: string }
  | { readonly from: 'person' }
  | { readonly from: 'service' }

export interface UsedFact {
  readonly name: FactName
  /** As it stands in the draft. */
  readonly text: string
  readonly source: FactSource
}

/** A law or rule that the draft cites. */
export interface Citation {
  readonly id: string
  /** What it is called, in the letter's language. */
  readonly name: string
  /** YYYY-MM-DD; null: not dated. */
  readonly since: string | null
  /** YYYY-MM-DD; null: still in force. */
  readonly until: string | null
  readonly source: string
}

/** A part that is limited on this channel, in UTF-16 units. */
export interface Measure {
  readonly part: 'subject' | 'body'
  readonly length: number
  readonly limit: number
}

export interface Draft {
  readonly purpose: string
  readonly channel: Channel
  readonly language: Language
  /** An e-mail address or a page; null when there is none, and in a rehearsal. */
  readonly to: string | null
  readonly subject: string | null
  readonly body: string
  /** Shown as blanks, in the order in which they stand. */
  readonly missing: readonly FactName[]
  readonly facts: readonly UsedFact[]
  readonly citations: readonly Citation[]
  readonly measures: readonly Measure[]
  /** Lists that were shortened, oldest lines first, so that the draft keeps to the limit. */
  readonly shortened: readonly FactName[]
}
