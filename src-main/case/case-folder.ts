/**
 * The case on disk, for the one who writes it: `events.jsonl` (see log.ts), and beside it the evidence, each file under
 * the hash of its content.
 * Invariants: append only; an event is on the disk (fsync) before anybody is shown it; everything is masked; one writer
 * at a time; a case that is damaged, newer, or not ours to write is never written; a folder that cannot be written
 * stops the run before its first click. May use Node's file system; no browser, no Electron.
 */
import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { WayoutError } from '../../src-preload/contract/error.js'
import {
  appendWhole,
  guarded,
  makeFolder,
  needRoom,
  placeFile,
  preparedIn,
  preparedPath,
  prepareFile,
  removePrepared,
  syncFolder,
  writeWhole,
} from './disk.js'
import type { CaseEvent, Entry } from './entry.js'
import { type Holder, holderOf, isLock, takeLock } from './lock.js'
import { LOG, type Log, readLog, sha256, type Tip, writeLine } from './log.js'
import { mask, maskAll } from './mask.js'
import { digestOf, readAsFarAs } from './source.js'
import { keptFiles, SEAL } from './verify.js'

export type { CaseEvent, Entry } from './entry.js'

const EVIDENCE = 'evidence'
/** A name that leads nowhere else, whatever a log says that came from another computer. */
const PLAIN_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/
/** What can be kept, by the ending of its file's name. */
const TYPES = {
  png: 'image/png',
  txt: 'text/plain; charset=utf-8',
  eml: 'message/rfc822',
  pdf: 'application/pdf',
  bin: 'application/octet-stream',
} as const
export type EvidenceType = keyof typeof TYPES

export class CaseFolder {
  private readonly opened = performance.now()
  private size: number
  private tip: Tip
  private readonly kept: Set<string>
  private closed = false
  /** Opening it cut off a line that was never finished. */
  readonly wasRepaired: boolean

  private constructor(
    readonly folder: string,
    private readonly handle: number,
    private readonly unlock: () => void,
    log: Log,
  ) {
    this.size = log.end
    this.tip = log.tip
    this.wasRepaired = log.torn !== null
    this.kept = new Set(keptFiles(log).keys())
  }

  /**
   * Opens or makes the case and proves that it can be written. What a killed writer left is put in order, and the log
   * says so. Throws `case-not-writable`, or `case-read-only` when another writes it, or it is damaged or newer.
   */
  static open(folder: string, first: CaseEvent, now: Date): CaseFolder {
    return guarded(folder, () => {
      makeFolder(join(folder, EVIDENCE))
      const unlock = takeLock(folder)
      if (typeof unlock !== 'function') throw readOnly(folder, { why: 'in-use', holder: unlock })
      let handle: number | null = null
      try {
        const isNew = !existsSync(join(folder, LOG))
        handle = openSync(join(folder, LOG), 'a', 0o600)
        if (isNew) syncFolder(folder)
        const log = readLog(readAsFarAs(join(folder, LOG)) ?? new Uint8Array())
        const hindrance = hindranceOf(log)
        if (hindrance !== null) throw readOnly(folder, hindrance)
        const made = new CaseFolder(folder, handle, unlock, log)
        made.putInOrder(log, now)
        made.append(first, now)
        return made
      } catch (error) {
        if (handle !== null) closeSync(handle)
        unlock()
        throw error
      }
    })
  }

  /** Writes one event and waits until the disk has it. Gives it back as it was written. */
  append(event: CaseEvent, now: Date): Entry {
    return this.write(maskAll(event), now)
  }

  /**
   * Keeps a file as evidence, with an event that names its hash, size and type. The file is on the disk first, so that
   * the log never names what is not there. The event gets `file`, `sha256`, `size` and `type`.
   */
  keep(content: Uint8Array, type: EvidenceType, event: CaseEvent, now: Date): Entry {
    const hash = sha256(content)
    const name = `${EVIDENCE}/${hash}.${type}`
    guarded(this.folder, () => {
      needRoom(this.folder, content.length)
      if (!this.kept.has(name)) writeWhole(join(this.folder, EVIDENCE), `${hash}.${type}`, content)
    })
    return this.name(name, { sha256: hash, size: content.length }, { ...event, type: TYPES[type] }, now)
  }

  /** Keeps a text as evidence, masked. */
  keepText(text: string, event: CaseEvent, now: Date): Entry {
    return this.keep(Buffer.from(mask(text)), 'txt', event, now)
  }

  /**
   * Writes a file that is made from the log, as the report is, over the one before: it is prepared, then named in the
   * log, then put in its place; a kill between the last two is made good when the case is opened. Gives its path.
   */
  writeDerived(name: string, content: string | Uint8Array, now: Date): string {
    const data = Buffer.from(content)
    const before = this.kept.has(name) ? digestOf(join(this.folder, name)) : null
    const hash = sha256(data)
    if (before?.sha256 !== hash) {
      guarded(this.folder, () => {
        needRoom(this.folder, data.length)
        prepareFile(this.folder, hash, data)
      })
      this.name(name, { sha256: hash, size: data.length }, { event: 'file' }, now)
      guarded(this.folder, () => placeFile(this.folder, hash, name))
    }
    return join(this.folder, name)
  }

  /** Lets the case go, with a note of how far it came. */
  close(): void {
    if (this.closed) return
    this.closed = true
    try {
      const { seq, head } = this.tip
      writeWhole(this.folder, SEAL, Buffer.from(`${JSON.stringify({ seq, head })}\n`))
    } catch {
      // Without the seal of this time the case is whole all the same.
    }
    closeSync(this.handle)
    this.unlock()
  }

  /** Removes a closed case in which nothing happened. */
  discard(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  private write(event: CaseEvent, now: Date): Entry {
    if (this.closed) throw new WayoutError('internal', `The case ${this.folder} is closed.`)
    const written = writeLine(event, this.tip, now, Math.round(performance.now() - this.opened))
    const data = Buffer.from(written.line)
    guarded(this.folder, () => {
      needRoom(this.folder, data.length)
      appendWhole(this.handle, this.size, data)
    })
    this.size += data.length
    this.tip = written.tip
    return written.entry
  }

  /** Hashes are no tokens: they are written as they are. */
  private name(file: string, digest: { sha256: string; size: number }, event: CaseEvent, now: Date): Entry {
    const entry = this.write({ ...maskAll(event), file, ...digest }, now)
    this.kept.add(file)
    return entry
  }

  private putInOrder(log: Log, now: Date): void {
    if (log.torn !== null) {
      ftruncateSync(this.handle, log.end)
      fsyncSync(this.handle)
      this.write({ event: 'repaired', cut: log.torn.bytes, sha256: log.torn.sha256 }, now)
    }
    const isOld = log.unchained > 0 && log.hashes.size === 0
    if (isOld) this.write({ event: 'migrated', from: 1, lines: log.unchained }, now)
    this.placePrepared(log)
    for (const name of this.unnamed(isOld ? ['screens', '.'] : [])) {
      const digest = digestOf(join(this.folder, name))
      if (digest === null) continue
      // What was kept and not yet told when the writer was killed; and the files of version 1.
      const ours = !name.startsWith(`${EVIDENCE}/`) || name.startsWith(`${EVIDENCE}/${digest.sha256}.`)
      if (ours) this.name(name, digest, { event: 'found' }, now)
    }
  }

  /** A file that the log names already gets its name; one that it does not was never told of. */
  private placePrepared(log: Log): void {
    for (const mark of preparedIn(this.folder)) {
      const named = log.entries.findLast(({ event, sha256: hash }) => event === 'file' && hash === mark)
      const isWhole = digestOf(preparedPath(this.folder, mark))?.sha256 === mark
      if (isWhole && typeof named?.file === 'string' && PLAIN_NAME.test(named.file))
        placeFile(this.folder, mark, named.file)
      else removePrepared(this.folder, mark)
    }
    const evidence = join(this.folder, EVIDENCE)
    for (const mark of preparedIn(evidence)) removePrepared(evidence, mark)
  }

  /** Files that the log does not name: evidence, and what lies in other folders. */
  private unnamed(others: readonly string[]): string[] {
    return [EVIDENCE, ...others]
      .flatMap((folder) =>
        filesIn(join(this.folder, folder)).map((name) => (folder === '.' ? name : `${folder}/${name}`)),
      )
      .filter((name) => !this.kept.has(name) && name !== LOG && !isLock(name))
  }
}

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
    : []

/** Why a case can be read and not written. */
export type Hindrance =
  | { readonly why: 'in-use'; readonly holder: Holder }
  | { readonly why: 'newer'; readonly version: number }
  /** The first line that is not as it was written. */
  | { readonly why: 'broken'; readonly line: number; readonly what: string }

function hindranceOf({ newer, breaks }: Log): Hindrance | null {
  if (newer !== null) return { why: 'newer', version: newer }
  const [first] = breaks
  return first === undefined ? null : { why: 'broken', line: first.line, what: first.why }
}

function words(hindrance: Hindrance): string {
  switch (hindrance.why) {
    case 'in-use': {
      const { here, pid, host, file } = hindrance.holder
      return here
        ? `Wayout is writing to it already (process ${pid}). Close it there first.`
        : `Wayout on the computer ${host} is writing to it. If it is not, remove ${file}.`
    }
    case 'newer':
      return 'It was written by a newer Wayout. Update this one.'
    case 'broken':
      return `Its log was changed: line ${hindrance.line}, ${hindrance.what}. See "wayout case verify". Begin a new case.`
  }
}

function readOnly(folder: string, hindrance: Hindrance): WayoutError {
  return new WayoutError('case-read-only', `The case ${folder} can only be read. ${words(hindrance)}`, {
    folder,
    ...hindrance,
  })
}

/** A case as it can be read now, whoever writes it. */
export interface CaseState {
  readonly log: Log
  /** Null: it could be written. */
  readonly hindrance: Hindrance | null
  /** The hindrance in words, or null. */
  readonly readOnly: string | null
}

/** Reads a case; null when the folder holds none. */
export function readState(folder: string): CaseState | null {
  const bytes = readAsFarAs(join(folder, LOG))
  if (bytes === null) return null
  const log = readLog(bytes)
  const holder = holderOf(folder)
  const hindrance = hindranceOf(log) ?? (holder === null ? null : { why: 'in-use' as const, holder })
  return { log, hindrance, readOnly: hindrance === null ? null : words(hindrance) }
}

/** The events of a case folder, oldest first; a torn last line is left out. */
export function readCase(folder: string): readonly Entry[] {
  return readLog(readAsFarAs(join(folder, LOG)) ?? new Uint8Array()).entries
}
