/**
 * Where cases are kept: in one folder from now on, and wherever they were kept before. A case is never moved: it stays
 * where it was written, with the paths that reports and mails give for it, and is listed as well.
 * Invariants: nothing is made or written but to try whether it can be. Node's file system only.
 */
import { accessSync, constants, lstatSync, mkdtempSync, rmdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { WayoutError } from '../../src-preload/contract/error.js'
import type { FOLDER_PROBLEMS } from '../../src-preload/contract/settings.js'
import { LOG } from '../case/log.js'
import { casesFolder, storeFolder } from '../paths.js'
import { readSettings, type Settings } from './settings.js'

export interface CaseFolders {
  /** For new cases, and for those that are taken over. */
  readonly forNew: string
  /** All in which cases may lie, that one first. */
  readonly all: readonly string[]
}

export function caseFoldersOf(
  { casesFolder: chosen, earlierFolders }: Pick<Settings, 'casesFolder' | 'earlierFolders'>,
  store: string,
): CaseFolders {
  const own = casesFolder(store)
  const forNew = chosen ?? own
  return { forNew, all: [...new Set([forNew, ...earlierFolders, own])] }
}

/** For the command line, which has no settings of its own. */
export const settledCaseFolders = (): CaseFolders => caseFoldersOf(readSettings(storeFolder), storeFolder)

export const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/** A folder that was chosen and is gone is not made anew: the drive with it may only not be connected. */
export function mustBeThere({ forNew }: CaseFolders, store: string): void {
  if (forNew === casesFolder(store) || isFolder(forNew)) return
  throw new WayoutError(
    'case-not-writable',
    `The folder for cases, ${forNew}, is not there. Connect its drive, or choose another folder in the settings.`,
    { folder: forNew },
  )
}

type Problem = (typeof FOLDER_PROBLEMS)[number]

/** The folder that a person has typed, or why cases cannot be kept in it. */
export function checkFolder(
  typed: string,
  store: string,
): { readonly folder: string } | { readonly problem: Problem } {
  const plain = typed.trim().replace(/^~(?=$|[\\/])/, () => homedir())
  if (!isAbsolute(plain) || plain.includes('\0')) return { problem: 'not-whole' }
  const folder = resolve(plain)
  if (folder === casesFolder(store)) return { folder }
  // A case in a case would be lost with it; our own folder is emptied when all is deleted.
  if (isWithin(folder, store)) return { problem: 'inside-app' }
  const found = statOf(folder)
  if (found === null) return { problem: 'not-there' }
  if (!found.isDirectory()) return { problem: 'not-a-folder' }
  if (isCase(folder)) return { problem: 'inside-app' }
  return isWritable(folder) ? { folder } : { problem: 'not-writable' }
}

function isWithin(folder: string, store: string): boolean {
  const way = relative(resolve(store), folder)
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
}

const isCase = (folder: string): boolean =>
  lstatSync(join(folder, LOG), { throwIfNoEntry: false })?.isFile() === true

function statOf(folder: string) {
  try {
    return statSync(folder, { throwIfNoEntry: false }) ?? null
  } catch {
    return null
  }
}

/** Tried out, for what a system says of rights is not all: a disk can be read-only. */
function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    rmdirSync(mkdtempSync(join(folder, '.wayout-')))
    return true
  } catch {
    return false
  }
}
