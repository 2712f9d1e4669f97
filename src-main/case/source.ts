/**
 * Where a case is read from: a folder, or anything else that has names and bytes, as a ZIP has.
 * Invariants: reads only; symbolic links are no files of it. Node's file system only.
 */
import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { isTemporary } from './disk.js'
import { isLock } from './lock.js'
import type { CaseSource, Digest } from './verify.js'

const CHUNK = 1024 * 1024

/** The files of a case folder; locks and what a killed writer left are none. */
export function folderSource(folder: string): CaseSource {
  return {
    names: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !isLock(entry.name) && !isTemporary(entry.name))
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .sort(),
    read: (name) => readAsFarAs(join(folder, name)),
    digest: (name) => digestOf(join(folder, name)),
  }
}

/** A file as long as it is now: one that grows, or a device that never ends, is not read for ever. Null: not to be read. */
export function readAsFarAs(file: string): Buffer | null {
  return opened(file, (handle, size) => {
    const whole = Buffer.allocUnsafe(size)
    let done = 0
    for (let read = 1; read > 0 && done < size; done += read)
      read = readSync(handle, whole, done, size - done, null)
    return whole.subarray(0, done)
  })
}

/** A file's SHA-256 and size, without the whole of it in memory; null when it cannot be read. */
export function digestOf(file: string): Digest | null {
  const hash = createHash('sha256')
  const size = eachChunk(file, (chunk) => hash.update(chunk))
  return size === null ? null : { sha256: hash.digest('hex'), size }
}

/** The file's bytes in turn, in one buffer that is used again; gives how many. */
function eachChunk(file: string, take: (chunk: Buffer) => void): number | null {
  return opened(file, (handle, size) => {
    const buffer = Buffer.allocUnsafe(Math.min(CHUNK, size))
    let done = 0
    while (done < size) {
      const read = readSync(handle, buffer, 0, Math.min(buffer.length, size - done), null)
      if (read === 0) break
      take(buffer.subarray(0, read))
      done += read
    }
    return done
  })
}

/** Does something with a file that is open, and as long as it is now; null when it cannot be read. */
function opened<T>(file: string, work: (handle: number, size: number) => T): T | null {
  let handle: number | null = null
  try {
    handle = openSync(file, 'r')
    return work(handle, fstatSync(handle).size)
  } catch {
    return null
  } finally {
    if (handle !== null) closeSync(handle)
  }
}
