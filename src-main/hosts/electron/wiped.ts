/**
 * How Chromium's own folder goes when everything is deleted: at the next start, before Chromium opens it. Must not import
 * Electron.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { emptyFolder } from '../wipe.js'

/** In the store folder: Electron's own. */
export const ELECTRON_FOLDER = 'electron'
/** In the store folder, from the deleting to the next start. */
export const WIPED = 'electron-wiped'

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
