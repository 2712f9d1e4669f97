/**
 * `npm run package`: builds, then makes the packages of this system: AppImage and deb on Linux, dmg on macOS, nsis on
 * Windows. Arguments are electron-builder's platforms (`--linux --mac --win`); `--dir` makes the folder alone.
 * Nothing is published.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, createTargets, DIR_TARGET, Platform } from 'electron-builder'
import { configuration } from '../electron-builder.config.ts'
import { ensureBuilt, root } from './build.mjs'
import { say } from './setup.mjs'

const electron = JSON.parse(
  readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8'),
).version
ensureBuilt()

const given = new Set(process.argv.slice(2))
const PLATFORMS = { '--linux': Platform.LINUX, '--mac': Platform.MAC, '--win': Platform.WINDOWS }
const unknown = [...given].filter((name) => !(name in PLATFORMS) && name !== '--dir')
if (unknown.length > 0)
  throw new Error(`npm run package takes --linux, --mac, --win and --dir, not ${unknown.join(', ')}.`)
const wanted = Object.entries(PLATFORMS).flatMap(([name, platform]) => (given.has(name) ? [platform] : []))
say(
  `This needs Electron ${electron} and electron-builder's tools; what is not on this computer yet is downloaded from github.com.`,
)
const targets = createTargets(
  wanted.length > 0 ? wanted : [Platform.current()],
  given.has('--dir') ? DIR_TARGET : null,
)
const made = await build({ config: configuration(), targets, projectDir: root, publish: 'never' })
say(made.length > 0 ? `Made:\n${made.map((file) => `  ${file}`).join('\n')}` : 'Made: out/packages')
