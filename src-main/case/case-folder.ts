/**
 * The case on disk, in its first and simple form: `events.jsonl`, one event a line, and a picture a screen.
 * Invariants: append only; an event is on the disk (fsync) before anybody is shown it; everything is masked; a folder
 * that cannot be written stops the run before its first click. May use Node's file system; no browser, no Electron.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { WayoutError } from '../../src-preload/contract/error.js'
import { maskAll } from './mask.js'

export interface CaseEvent {
  readonly event: string
  readonly [key: string]: unknown
}

/** An event with the time it was written, as `events.jsonl` holds it. */
export type Entry = CaseEvent & { readonly at: string }

export class CaseFolder {
  private constructor(
    readonly folder: string,
    private readonly log: number,
    private pictures: number,
  ) {}

  /** Opens or makes the folder and proves that it can be written. Throws `case-not-writable`. */
  static open(folder: string, first: CaseEvent, now: Date): CaseFolder {
    return guarded(folder, () => {
      mkdirSync(join(folder, 'screens'), { recursive: true, mode: 0o700 })
      const log = openSync(join(folder, 'events.jsonl'), 'a', 0o600)
      const made = new CaseFolder(folder, log, readdirSync(join(folder, 'screens')).length)
      made.append(first, now)
      return made
    })
  }

  /** Writes one event and waits until the disk has it. Gives it back as it was written. */
  append(event: CaseEvent, now: Date): Entry {
    const entry: Entry = { at: now.toISOString(), ...maskAll(event) }
    guarded(this.folder, () => {
      const line = Buffer.from(`${JSON.stringify(entry)}\n`)
      for (let done = 0; done < line.length; ) done += writeSync(this.log, line, done)
      fsyncSync(this.log)
    })
    return entry
  }

  /** Keeps the picture of a screen; gives its path inside the folder. */
  keepPicture(screen: string, png: Uint8Array): string {
    this.pictures += 1
    const name = `screens/${String(this.pictures).padStart(2, '0')}-${screen}.png`
    this.write(name, png)
    return name
  }

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name)
    guarded(this.folder, () => writeFileSync(path, content, { mode: 0o600 }))
    return path
  }

  close(): void {
    closeSync(this.log)
  }

  /** Removes a closed case in which nothing happened. */
  discard(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

function guarded<T>(folder: string, write: () => T): T {
  try {
    return write()
  } catch (error) {
    if (error instanceof WayoutError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
    const why = code === 'ENOSPC' ? 'the disk is full' : code
    throw new WayoutError(
      'case-not-writable',
      `The case folder ${folder} cannot be written (${why}). Nothing more is clicked. Free some space or give another folder with --case-dir.`,
      { folder, code },
    )
  }
}

/** The events of a case folder, oldest first; a torn last line is left out. */
export function readCase(folder: string): readonly Entry[] {
  const file = join(folder, 'events.jsonl')
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as Entry]
      } catch {
        return []
      }
    })
}
