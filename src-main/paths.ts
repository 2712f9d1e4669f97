/** Where the app keeps its data on this computer. May use Node; no browser, no Electron. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import envPaths from 'env-paths'

/** Cases, settings and profiles of all hosts lie below this folder. */
export const { data: storeFolder } = envPaths('wayout', { suffix: '' })

export const casesFolder = (store = storeFolder): string => join(store, 'cases')

/** A new case folder's path, below the folder of cases: the time, then the guide. */
export function newCaseFolder(guide: string, now: Date, cases: string): string {
  const time = now.toISOString().slice(0, 19).replace(/:/g, '-')
  return join(cases, `${time}-${guide.replace('/', '-')}-${process.pid}`)
}

/** A service's name as part of a file's or a profile's name. */
export const slugOf = (service: string): string => service.toLowerCase().replace(/[^a-z0-9]+/g, '-')

/**
 * The browser profile that belongs to one service, so that a sign-in lasts. Two browsers never share one: each would
 * spoil it for the other.
 */
export function profileFolder(service: string, executable: string, store = storeFolder): string {
  const browser = createHash('sha256').update(executable).digest('hex').slice(0, 8)
  return join(profilesFolder(store), `${slugOf(service)}-${browser}`)
}

export const profilesFolder = (store: string): string => join(store, 'browser')

/** The service, as a slug, whose profile is called so; null for what is no profile. */
export const profileNameIn = (name: string): string | null =>
  /^([a-z0-9-]+)-[0-9a-f]{8}$/.exec(name)?.[1] ?? null
