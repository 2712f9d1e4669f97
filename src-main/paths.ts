/** Where the app keeps its data on this computer. May use Node; no browser, no Electron. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import envPaths from 'env-paths'

/** The folder for cases, settings and profiles. */
export const { data: dataFolder } = envPaths('wayout', { suffix: '' })

/** A new case folder's path: the time, then the guide. */
export function newCaseFolder(guide: string, now: Date): string {
  const time = now.toISOString().slice(0, 19).replace(/:/g, '-')
  return join(dataFolder, 'cases', `${time}-${guide.replace('/', '-')}-${process.pid}`)
}

/**
 * The browser profile that belongs to one service, so that a sign-in lasts. Two browsers never share one: each would
 * spoil it for the other.
 */
export function profileFolder(service: string, executable: string, store = dataFolder): string {
  const name = service.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  const browser = createHash('sha256').update(executable).digest('hex').slice(0, 8)
  return join(store, 'browser', `${name}-${browser}`)
}
