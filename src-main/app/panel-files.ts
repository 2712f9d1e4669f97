/**
 * The files of the panel's own origin: the built panel, and the pictures of the case that is shown.
 * Invariants: only names that are known are served; a path never leaves its folder. No browser, no Electron.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { WayoutError } from '../../src-preload/contract/error.js'
import type { PanelFile } from '../hosts/host.js'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Named by the hash of what they hold. `screens/`: pictures of cases that were begun by an older version. */
const PICTURE = /^(?:evidence|screens)\/[a-z0-9-]+\.png$/

/** `root`: the built panel. `caseFolder`: the case that is shown now, or null. */
export function panelFiles(
  root: string,
  caseFolder: () => string | null,
): (path: string) => PanelFile | null {
  if (!existsSync(join(root, 'index.html'))) {
    throw new WayoutError('internal', `The panel is missing from ${root}. Run "npm run build".`)
  }
  const known = new Map(
    readdirSync(root, { recursive: true })
      .map((name) => join(root, String(name)))
      .filter((file) => statSync(file).isFile())
      .map((file) => [relative(root, file).split(sep).join('/'), file]),
  )
  return (path) => {
    const folder = caseFolder()
    const file = folder !== null && PICTURE.test(path) ? join(folder, path) : known.get(path)
    const type = TYPES[extname(file ?? '')]
    if (file === undefined || type === undefined || !existsSync(file)) return null
    return { type, body: readFileSync(file) }
  }
}
