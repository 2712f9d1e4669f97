/** Empties a folder of the app's own. Node's file system only. */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Removes all that lies in the folder, but what is named. Throws what the system says of the first that stays. */
export function emptyFolder(folder: string, but: readonly string[]): void {
  for (const name of readdirSync(folder)) {
    if (but.includes(name)) continue
    rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}
