/**
 * What the log of a case holds: events, and the same events as entries with their place and their time. Older forms of
 * a line are brought up to the newest here, in memory; what is on the disk is never rewritten.
 * Pure: must not import I/O, Electron or the DOM.
 */

/** Version of the lines that this program writes. Version 1 had neither version, sequence nor hashes. */
export const VERSION = 2

export interface CaseEvent {
  readonly event: string
  readonly [key: string]: unknown
}

/** An event as the log holds it. */
export type Entry = CaseEvent & {
  /** From 1, without gaps: the order of things, whatever the clock says. */
  readonly seq: number
  /** The computer's clock when it was written, in UTC, as ISO 8601. */
  readonly at: string
  /** Milliseconds since the writer opened the case, by a clock that nobody can set. None in version 1. */
  readonly ms?: number
  /** Seconds by which the clock stood before the last event's time: it was set back. */
  readonly back?: number
}

/** Keys that belong to the line; an event of its own must not use them. */
export const RESERVED: ReadonlySet<string> = new Set(['v', 'seq', 'at', 'ms', 'back', 'prev', 'hash'])

/** Of the line, not of the entry; and what would not be a member. */
const LINE_ONLY_NAMES = ['v', 'prev', 'hash', '__proto__'] as const
const LINE_ONLY: ReadonlySet<string> = new Set(LINE_ONLY_NAMES)

type Raw = Readonly<Record<string, unknown>>

/** From each version to the next. `line` counts from 1. */
const MIGRATIONS: Readonly<Record<number, (raw: Raw, line: number) => Raw>> = {
  1: (raw, line) => ({ ...raw, v: 2, seq: line }),
}

/** The version that a line says it has; null when it says nothing sensible. */
export function versionOf(raw: Raw): number | null {
  if (raw.v === undefined) return 1
  return Number.isSafeInteger(raw.v) && Number(raw.v) >= 2 ? Number(raw.v) : null
}

/** A parsed line of any version as an entry of this one; null when it is none. One of a newer version is taken as it is. */
export function upgrade(parsed: unknown, line: number): Entry | null {
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null
  let raw: Raw = parsed as Raw
  for (let from = versionOf(raw); from !== null && from < VERSION; from = versionOf(raw))
    raw = MIGRATIONS[from]?.(raw, line) ?? { v: null }
  const entry: Record<string, unknown> = {}
  for (const key in raw) if (!LINE_ONLY.has(key)) entry[key] = raw[key]
  return hasItsMembers(entry) ? entry : null
}

/** The members of a line of this version, without those of the line, as an entry; null when there is more, or less. */
export function entryOf(raw: Raw | null): Entry | null {
  if (raw === null || LINE_ONLY_NAMES.some((name) => Object.hasOwn(raw, name))) return null
  return hasItsMembers(raw) ? raw : null
}

function hasItsMembers(entry: Raw): entry is Entry {
  if (typeof entry.event !== 'string' || typeof entry.at !== 'string' || !Number.isSafeInteger(entry.seq))
    return false
  return !Number.isNaN(Date.parse(entry.at))
}

/** A text, or "": a log from elsewhere holds anything, even what cannot be made a text of. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
