/**
 * The lines of `events.jsonl`: how one is written, and what a file of them says when it is read.
 *
 *     {"v":2,"seq":7,"at":"2026-11-25T10:00:00.000Z","ms":812,"prev":"…","event":"click",…,"hash":"…"}
 *
 * - `hash` is the last member: the SHA-256, in lower-case hexadecimal, of the line's own bytes up to, and without, the
 *   comma before `"hash"`. It therefore covers `prev`.
 * - `prev` is the `hash` of the line before. In the first line of this form it is the SHA-256 of all bytes before it:
 *   of nothing in a new case, of the whole older log in one that was begun by version 1, whose lines have no hashes.
 * - A line ends with one "\n". What stands after the last "\n" was never finished and never shown: it is torn.
 *
 * Whoever can write the folder can forge the whole chain or cut its end; `head`, printed elsewhere, shows that.
 * Invariants: pure functions over bytes. May use node:crypto; must not import I/O, Electron or the DOM.
 */
import { hash as digest } from 'node:crypto'
import { type CaseEvent, type Entry, entryOf, RESERVED, upgrade, VERSION, versionOf } from './entry.js'

export const LOG = 'events.jsonl'

export const sha256 = (data: Uint8Array | string): string => digest('sha256', data, 'hex')

/** Where the log stands: what the next line has to know. */
export interface Tip {
  readonly seq: number
  readonly head: string
  /** Time of the last entry, or "". */
  readonly at: string
}

export const EMPTY: Tip = { seq: 0, head: sha256(''), at: '' }

export interface Break {
  /** From 1. */
  readonly line: number
  readonly kind: 'changed' | 'missing' | 'added'
  readonly why: string
}

export interface Log {
  /** All lines that can be read, broken or not, in the order of the file. */
  readonly entries: readonly Entry[]
  readonly tip: Tip
  /** Hash of each chained line by its sequence number. */
  readonly hashes: ReadonlyMap<number, string>
  /** Bytes up to the end of the last whole line. */
  readonly end: number
  /** What stands after it: a write that was cut off. */
  readonly torn: { readonly bytes: number; readonly sha256: string } | null
  readonly breaks: readonly Break[]
  /** Lines at the beginning that have no hashes: written by version 1. */
  readonly unchained: number
  /** The highest version in it, when that is newer than this program's; else null. */
  readonly newer: number | null
}

/** One line, with its newline, and the entry as it is told of. The event must be masked. Throws on a reserved key. */
export function writeLine(
  event: CaseEvent,
  tip: Tip,
  now: Date,
  ms: number,
): { readonly line: string; readonly entry: Entry; readonly tip: Tip } {
  const taken = Object.keys(event).find((key) => RESERVED.has(key))
  if (taken !== undefined) throw new TypeError(`An event must not have a member "${taken}".`)
  const at = now.toISOString()
  const back = tip.at === '' ? 0 : Math.round((Date.parse(tip.at) - now.getTime()) / 1000)
  const entry: Entry = { seq: tip.seq + 1, at, ms, ...(back > 0 ? { back } : {}), ...event }
  const body = JSON.stringify({ v: VERSION, ...entry, prev: tip.head }).slice(0, -1)
  const hash = sha256(body)
  return { line: `${body},"hash":"${hash}"}\n`, entry, tip: { seq: entry.seq, head: hash, at } }
}

const NEWLINE = 10
const QUOTE = 34
const PREFIX = Buffer.from(`{"v":${VERSION},`)
const ANY_HASH = '0'.repeat(64)
const SUFFIX = `,"hash":"${ANY_HASH}"}`.length
const ending = (prev: string, hash: string) => `,"prev":"${prev}","hash":"${hash}"}`
const ENDING = ending(ANY_HASH, ANY_HASH).length

/** What a log says, and where it is not as it was written. Never throws. */
export function readLog(bytes: Uint8Array): Log {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = wholeLines(file)
  const reader = new Reader(file.subarray(0, end))
  for (let start = 0; start < end; ) {
    const stop = file.indexOf(NEWLINE, start)
    reader.take(start, stop)
    start = stop + 1
  }
  const rest = file.subarray(end)
  const torn = rest.length === 0 ? null : { bytes: rest.length, sha256: sha256(rest) }
  return { ...reader.log(), end, torn }
}

/** After a loss of power a line can be as long as it was to be, and hold nothing yet: its end is torn as well. */
function wholeLines(file: Buffer): number {
  const end = file.lastIndexOf(NEWLINE) + 1
  const start = end < 2 ? 0 : file.lastIndexOf(NEWLINE, end - 2) + 1
  return file.subarray(start, end).includes(0) ? start : end
}

class Reader {
  private readonly entries: Entry[] = []
  private readonly breaks: Break[] = []
  private readonly hashes = new Map<number, string>()
  private tip = EMPTY
  private line = 0
  private unchained = 0
  private newer = VERSION

  constructor(private readonly file: Buffer) {}

  take(start: number, stop: number): void {
    this.line += 1
    if (!this.asWritten(start, stop)) this.examine(start, stop)
  }

  /**
   * The short way for a line that is just as `writeLine` makes it after the one before: its own members stand between a
   * known beginning and a known end, and are parsed alone. False: nothing is taken, and `examine` says what it is.
   */
  private asWritten(start: number, stop: number): boolean {
    const { file, tip } = this
    const [from, to] = [start + PREFIX.length, stop - ENDING]
    if (to <= from || this.unchained > 0 || file[from] !== QUOTE || !startsWith(file, start, PREFIX))
      return false
    const hash = sha256(file.subarray(start, stop - SUFFIX))
    if (file.toString('latin1', to, stop) !== ending(tip.head, hash)) return false
    const entry = entryOf(parse(`{${file.toString('utf8', from, to)}}`))
    if (entry === null || entry.seq !== tip.seq + 1) return false
    this.entries.push(entry)
    this.hashes.set(entry.seq, hash)
    this.tip = { seq: entry.seq, head: hash, at: entry.at }
    return true
  }

  private examine(start: number, stop: number): void {
    const parsed = parse(this.file.toString('utf8', start, stop))
    const version = parsed === null ? null : versionOf(parsed)
    const entry = parsed === null ? null : upgrade(parsed, this.line)
    if (entry !== null) this.entries.push(entry)
    if (parsed === null || version === null || entry === null) {
      this.broken('changed', 'it cannot be read')
      this.tip = { ...this.tip, seq: this.tip.seq + 1 }
    } else if (version === 1) this.old(entry)
    else {
      this.newer = Math.max(this.newer, version)
      this.chained(parsed, entry, start, stop)
    }
  }

  log() {
    const { entries, tip, hashes, breaks, unchained, newer } = this
    // Without a chained line, the next one fixes all that is there.
    const head = unchained > 0 && hashes.size === 0 ? sha256(this.file) : tip.head
    return {
      entries,
      tip: { ...tip, head },
      hashes,
      breaks,
      unchained,
      newer: newer > VERSION ? newer : null,
    }
  }

  private old(entry: Entry): void {
    if (this.hashes.size > 0) this.broken('added', 'it has no hash, and the lines before it have')
    else this.unchained += 1
    this.tip = { ...this.tip, seq: this.tip.seq + 1, at: entry.at }
  }

  private chained(raw: Readonly<Record<string, unknown>>, entry: Entry, start: number, stop: number): void {
    const hash = sha256(this.file.subarray(start, Math.max(start, stop - SUFFIX)))
    const prev =
      this.hashes.size > 0 || this.unchained === 0 ? this.tip.head : sha256(this.file.subarray(0, start))
    const expected = this.tip.seq + 1
    if (!this.endsWithHash(hash, stop)) this.broken('changed', 'its words are not those that were written')
    else if (entry.seq > expected)
      this.broken('missing', `${entry.seq - expected} of the lines before it are missing`)
    else if (entry.seq < expected)
      this.broken('added', `it is number ${entry.seq}, and stands as number ${expected}`)
    else if (raw.prev !== prev)
      this.broken('changed', 'the line before it is not the one that it was written after')
    this.hashes.set(entry.seq, hash)
    this.tip = {
      seq: Math.max(entry.seq, this.tip.seq),
      head: typeof raw.hash === 'string' ? raw.hash : hash,
      at: entry.at,
    }
  }

  private endsWithHash(hash: string, stop: number): boolean {
    return this.file.toString('latin1', stop - SUFFIX, stop) === `,"hash":"${hash}"}`
  }

  private broken(kind: Break['kind'], why: string): void {
    this.breaks.push({ line: this.line, kind, why })
  }
}

function startsWith(file: Buffer, at: number, text: Buffer): boolean {
  for (let i = 0; i < text.length; i += 1) if (file[at + i] !== text[i]) return false
  return true
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parse(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}
