/**
 * Saves a file where people look for what they saved: the folder for downloads.
 * Invariants: nothing is ever overwritten; the name cannot lead out of the folder. Must not import playwright-core.
 */
import { existsSync, readFileSync } from 'node:fs'
import { constants, copyFile, mkdir, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import { WayoutError } from '../../../src-preload/contract/error.js'
import type { SaveRequest } from '../host.js'

const TRIES = 1000
/** In characters; a file system counts bytes, 255 of them. */
const MAX_NAME = 80

/** The person's folder for downloads, as the desktop knows it. */
export function downloadsFolder(
  platform: string = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homedir(),
): string {
  const usual = path.join(home, 'Downloads')
  if (platform === 'win32' || platform === 'darwin') return usual
  const file = path.join(env.XDG_CONFIG_HOME || path.join(home, '.config'), 'user-dirs.dirs')
  if (!existsSync(file)) return usual
  const [, named] = /^\s*XDG_DOWNLOAD_DIR="(.*)"\s*$/m.exec(readFileSync(file, 'utf8')) ?? []
  const folder = named?.replace(/^\$HOME(?=\/|$)/, () => home).replace(/\\(.)/g, '$1') ?? ''
  // A folder that the desktop does without is set to the home folder itself.
  return path.isAbsolute(folder) && path.resolve(folder) !== path.resolve(home) ? folder : usual
}

/** Writes the file under its name, or under the next one that is free: "report (2).pdf". Gives the path. */
export async function saveUnder(
  folder: string,
  wanted: string,
  content: SaveRequest['content'],
): Promise<string> {
  const { name, ext } = path.parse(plainName(wanted))
  await mkdir(folder, { recursive: true })
  for (let count = 1; count <= TRIES; count += 1) {
    const file = path.join(folder, count === 1 ? `${name}${ext}` : `${name} (${count})${ext}`)
    try {
      if (content instanceof Uint8Array) await writeFile(file, content, { flag: 'wx' })
      else await copyFile(content.file, file, constants.COPYFILE_EXCL)
      return file
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
  throw new WayoutError('internal', `There are too many files named "${name}${ext}" in ${folder}.`)
}

/** A name that is a file's name on every system. */
function plainName(wanted: string): string {
  const name = wanted
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, '-')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(-MAX_NAME)
  return name === '' ? 'wayout' : name
}
