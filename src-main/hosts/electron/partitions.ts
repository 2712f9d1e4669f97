/**
 * Where Electron keeps what a service's site keeps: one partition a service, below Electron's own folder.
 * Invariants: a partition is cleared through its session, which may have it open; its folder goes at the next start,
 * before any session is there, for nothing may be taken from under one. Imports types alone from Electron.
 */
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Session, session } from 'electron'
import type { KeptSite } from '../host.js'
import { bytesIn, namesIn } from '../profiles.js'
import { ELECTRON_FOLDER } from './wiped.js'

const PREFIX = 'site-'
/** In a partition's folder: nothing in it is wanted any more. */
const FORGOTTEN = '.forgotten'

/** As Electron names it; "persist:" puts it on the disk. */
export const partitionOf = (site: string): string => `persist:${PREFIX}${site}`

const partitionsIn = (storeFolder: string) => join(storeFolder, ELECTRON_FOLDER, 'Partitions')
const folderOf = (storeFolder: string, site: string) => join(partitionsIn(storeFolder), `${PREFIX}${site}`)

const isForgotten = (folder: string) => existsSync(join(folder, FORGOTTEN))

export function keptPartitions(storeFolder: string): readonly KeptSite[] {
  const root = partitionsIn(storeFolder)
  return namesIn(root)
    .filter((name) => name.startsWith(PREFIX) && !isForgotten(join(root, name)))
    .map((name) => ({ site: name.slice(PREFIX.length), bytes: bytesIn(join(root, name)) }))
}

/** Clears all that a session keeps, in memory and on the disk. */
export async function clearSession(session: Session): Promise<void> {
  await session.clearStorageData()
  await session.clearCache()
  await session.clearCodeCaches({})
  // Names and passwords that were given to a server itself.
  await session.clearAuthCache()
  await session.clearHostResolverCache()
  // What none of these knows by name.
  await session.clearData()
}

/** Forgets all sign-ins, and whatever else the sites have kept. */
export async function clearSites(
  storeFolder: string,
  sessions: Pick<typeof session, 'defaultSession' | 'fromPartition'>,
): Promise<void> {
  const kept = namesIn(partitionsIn(storeFolder)).map((name) => sessions.fromPartition(`persist:${name}`))
  await Promise.all([sessions.defaultSession, ...kept].map(clearSession))
}

/** Clears a service's partition, if there is one; `open` gives its session. */
export async function forgetPartition(
  storeFolder: string,
  site: string,
  open: (partition: string) => Session,
): Promise<void> {
  const folder = folderOf(storeFolder, site)
  if (!existsSync(folder)) return
  await clearSession(open(partitionOf(site)))
  writeFileSync(join(folder, FORGOTTEN), '')
}

/** The service is used again: what it keeps from now on is wanted. */
export const usePartition = (storeFolder: string, site: string): void =>
  rmSync(join(folderOf(storeFolder, site), FORGOTTEN), { force: true })

/** Call it before any session is there. Never throws. */
export function removeForgotten(storeFolder: string): void {
  const root = partitionsIn(storeFolder)
  for (const name of namesIn(root)) {
    if (!isForgotten(join(root, name))) continue
    try {
      rmSync(join(root, name), { recursive: true, force: true, maxRetries: 5 })
    } catch {
      // It is empty of what counts, and tried again at the next start.
    }
  }
}
