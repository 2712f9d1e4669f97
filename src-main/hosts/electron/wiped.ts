/**
 * What Chromium keeps for the sites, and how it goes when everything is deleted: what it holds is cleared at once, its
 * folder is removed at the next start, before Chromium opens it.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { session } from 'electron'
import { emptyFolder } from '../wipe.js'

/** In the store folder: Electron's own. */
export const ELECTRON_FOLDER = 'electron'
/** In the store folder, from the deleting to the next start. */
export const WIPED = 'electron-wiped'

/** Forgets all sign-ins, and whatever else the sites have kept. */
export async function clearSites(electronFolder: string): Promise<void> {
  const kept = join(electronFolder, 'Partitions')
  const names = existsSync(kept) ? readdirSync(kept) : []
  const sessions = [session.defaultSession, ...names.map((name) => session.fromPartition(`persist:${name}`))]
  await Promise.all(sessions.map((each) => each.clearData()))
}

/** By these Chromium knows that there is one app only; held from the first moment. */
const HELD = /^(?:Singleton|lockfile)/

/** Ends what a deleting has begun: by the one app, before it is ready. */
export function finishWiping(storeFolder: string): void {
  const mark = join(storeFolder, WIPED)
  if (!existsSync(mark)) return
  const folder = join(storeFolder, ELECTRON_FOLDER)
  emptyFolder(
    folder,
    readdirSync(folder).filter((name) => HELD.test(name)),
  )
  rmSync(mark, { force: true })
}
