/** Where the app keeps its data on this computer. May use Node; no browser, no Electron. */
import { join } from 'node:path'
import envPaths from 'env-paths'

/** Cases, settings and profiles. */
export const { data: dataFolder } = envPaths('wayout', { suffix: '' })

/** A new case folder's path: the time, then the guide. */
export function newCaseFolder(guide: string, now: Date): string {
  const time = now.toISOString().slice(0, 19).replace(/:/g, '-')
  return join(dataFolder, 'cases', `${time}-${guide.replace('/', '-')}-${process.pid}`)
}

/** The browser profile that belongs to one service, so that a sign-in lasts. */
export function profileFolder(service: string): string {
  return join(dataFolder, 'browser', service.toLowerCase().replace(/[^a-z0-9]+/g, '-'))
}
