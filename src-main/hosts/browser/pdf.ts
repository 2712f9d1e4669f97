/**
 * A PDF of an HTML file on this computer, made by an installed browser that nobody sees.
 * Invariants: no script runs; nothing is loaded but what lies in the file's own folder; nothing is left behind.
 * Must not import Electron.
 */
import { realpath } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { WayoutError } from '../../../src-preload/contract/error.js'
import { launchBrowser } from './launch.js'
import { temporaryProfile } from './profile.js'

/** Prints the file on A4. Throws `file-not-readable`, or as `launchBrowser` does. */
export async function printFile(executable: string, file: string): Promise<Uint8Array> {
  const real = await realpath(file).catch(() => {
    throw new WayoutError('file-not-readable', `There is no file ${file}.`)
  })
  const profile = await temporaryProfile()
  try {
    const browser = await launchBrowser({
      executable,
      userDataDir: profile.dir,
      headless: true,
      loopbackOnly: true,
      offline: true,
      scripts: false,
    })
    try {
      const { page } = await browser.open()
      await page.route('**/*', async (route) => {
        if (await liesIn(path.dirname(real), route.request().url())) await route.continue()
        else await route.abort()
      })
      await page.goto(pathToFileURL(real).href)
      return await page.pdf({ format: 'A4', printBackground: true })
    } finally {
      await browser.close()
    }
  } finally {
    await profile.remove()
  }
}

/** Whether an address is that of a file in the folder, links followed. */
async function liesIn(folder: string, address: string): Promise<boolean> {
  if (!address.startsWith('file:')) return false
  try {
    const file = await realpath(fileURLToPath(address))
    return file.startsWith(`${folder}${path.sep}`)
  } catch {
    return false
  }
}
