/**
 * The profiles of installed browsers that services keep on this computer: what they take, and how they are deleted.
 * Invariants: a profile that a browser has open is not touched; what is being deleted is listed nowhere, and a deletion
 * that was cut off is ended at the next start; links are not followed. May use Node; no browser, no Electron.
 */
import { lstatSync, readdirSync, readlinkSync, renameSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { WayoutError } from '../../src-preload/contract/error.js'
import { profileNameIn, profilesFolder } from '../paths.js'
import type { KeptSite } from './host.js'

const FORGOTTEN = '.forgotten-'

/** Bytes of all files below a folder; 0 for what cannot be read. */
export function bytesIn(folder: string): number {
  let bytes = 0
  for (const name of namesIn(folder)) {
    const path = join(folder, name)
    const stat = lstatSync(path, { throwIfNoEntry: false })
    bytes += stat?.isDirectory() === true ? bytesIn(path) : (stat?.size ?? 0)
  }
  return bytes
}

/** Names in a folder; none when it is not there, or not ours to read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** One entry a service, whatever number of browsers knows it. */
export function keptProfiles(storeFolder: string): readonly KeptSite[] {
  const root = profilesFolder(storeFolder)
  return sumUp(
    namesIn(root).flatMap((name) => {
      const site = profileNameIn(name)
      return site === null ? [] : [{ site, bytes: bytesIn(join(root, name)) }]
    }),
  )
}

export function sumUp(all: readonly KeptSite[]): readonly KeptSite[] {
  const sums = new Map<string, number>()
  for (const { site, bytes } of all) sums.set(site, (sums.get(site) ?? 0) + bytes)
  return [...sums].map(([site, bytes]) => ({ site, bytes })).sort((a, b) => b.bytes - a.bytes)
}

/** Deletes the profiles of a service in every browser. Throws `profile-in-use`; then none is deleted. */
export function forgetProfiles(storeFolder: string, site: string): void {
  const root = profilesFolder(storeFolder)
  const folders = namesIn(root).filter((name) => profileNameIn(name) === site)
  for (const name of folders) if (isOpen(join(root, name))) throw inUse(site)
  for (const name of folders) {
    const doomed = join(root, `${FORGOTTEN}${name}-${Date.now()}`)
    try {
      renameSync(join(root, name), doomed)
    } catch {
      // On Windows a folder with an open file in it does not move.
      throw inUse(site)
    }
    remove(doomed)
  }
}

/** Ends what was cut off. Never throws. */
export function finishForgetting(storeFolder: string): void {
  const root = profilesFolder(storeFolder)
  for (const name of namesIn(root)) {
    if (!name.startsWith(FORGOTTEN)) continue
    try {
      remove(join(root, name))
    } catch {
      // It is tried again at the next start.
    }
  }
}

const remove = (folder: string) =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })

export const inUse = (site: string) =>
  new WayoutError(
    'profile-in-use',
    `The window of ${site} is still open, here or in another Wayout. Close it, then forget it.`,
    { site },
  )

/** Chromium's own lock: a link that names computer and process. A dead process's lock holds nothing. */
function isOpen(profile: string): boolean {
  const held = lockOf(profile)
  const [, computer, pid] = held === null ? [] : (/^(.*)-(\d+)$/.exec(held) ?? [])
  if (computer === undefined || pid === undefined) return false
  if (computer !== hostname()) return true
  try {
    process.kill(Number(pid), 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function lockOf(profile: string): string | null {
  try {
    return readlinkSync(join(profile, 'SingletonLock'))
  } catch {
    return null
  }
}
