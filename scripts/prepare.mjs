/**
 * After `npm ci`: builds, and puts `wayout` where `npx wayout` looks first, so that it starts at once and offline.
 */
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, root } from './build.mjs'

if (existsSync(join(root, 'node_modules', 'electron-vite'))) {
  const folder = join(root, 'node_modules', '.bin')
  mkdirSync(folder, { recursive: true })
  const link = join(folder, 'wayout')
  rmSync(link, { force: true })
  if (process.platform === 'win32') {
    writeFileSync(`${link}.cmd`, `@node "%~dp0\\..\\..\\bin\\wayout.mjs" %*\r\n`)
  } else symlinkSync(join('..', '..', 'bin', 'wayout.mjs'), link)
  ensureBuilt()
}
