/**
 * Writing so that it lasts: a file is whole and on the disk, with its name, or it is not there.
 * Invariants: every failure becomes a WayoutError that names the folder and the way out. Node's file system only.
 */
import { randomUUID } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { WayoutError } from '../../src-preload/contract/error.js'

/** Room that must be left after each write, so that a full disk is told before the step after it. */
const SPARE = 1024 * 1024
const TEMPORARY = '.tmp-'

/** Makes a folder, for its owner alone, and puts its name on the disk. */
export function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (first !== undefined) syncFolder(dirname(first))
}

/** Puts the names in a folder on the disk; where a system cannot open a folder, it does so by itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Writes all of it at the end of an open file and waits for the disk. On failure the file is as it was. */
export function appendWhole(handle: number, end: number, data: Uint8Array): void {
  try {
    for (let done = 0; done < data.length; ) done += writeSync(handle, data, done)
    fsyncSync(handle)
  } catch (error) {
    try {
      ftruncateSync(handle, end)
      fsyncSync(handle)
    } catch {
      // A torn end is cut when the case is opened again.
    }
    throw error
  }
}

/** Writes a file under its name at once: whoever reads it sees the old one or the new one, never a half. */
export function writeWhole(folder: string, name: string, data: Uint8Array): void {
  const mark = randomUUID()
  prepareFile(folder, mark, data)
  placeFile(folder, mark, name)
}

/** Where a file lies that has no name of its own yet. */
export const preparedPath = (folder: string, mark: string): string => join(folder, `${TEMPORARY}${mark}`)

/** Writes a file that has no name of its own yet; `mark` tells it apart. */
export function prepareFile(folder: string, mark: string, data: Uint8Array): void {
  const path = preparedPath(folder, mark)
  try {
    const handle = openSync(path, 'w', 0o600)
    try {
      appendWhole(handle, 0, data)
    } finally {
      closeSync(handle)
    }
    syncFolder(folder)
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  }
}

/** Gives a prepared file its name. */
export function placeFile(folder: string, mark: string, name: string): void {
  renameSync(preparedPath(folder, mark), join(folder, name))
  syncFolder(folder)
}

/** Files that were prepared and never got their names, as a killed writer leaves them; by their marks. */
export const preparedIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter(isTemporary)
    .map((name) => name.slice(TEMPORARY.length))

export const removePrepared = (folder: string, mark: string): void =>
  rmSync(preparedPath(folder, mark), { force: true })

export const isTemporary = (name: string): boolean => name.startsWith(TEMPORARY)

/** Throws ENOSPC when there would not be enough room after it. */
export function needRoom(folder: string, bytes: number): void {
  const { bavail, blocks, bsize } = statfsSync(folder)
  // Some file systems do not tell.
  if (blocks > 0 && bavail * bsize < bytes + SPARE)
    throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
}

const WHY: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'it lies on a read-only disk',
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
}

/** Does the work; what the file system says becomes `case-not-writable`. */
export function guarded<T>(folder: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null
    if (error instanceof WayoutError || code === null) throw error
    throw new WayoutError(
      'case-not-writable',
      `The case folder ${folder} cannot be written (${WHY[code] ?? code}). Nothing more is clicked. Free some space or give another folder with --case-dir.`,
      { folder, code },
    )
  }
}
