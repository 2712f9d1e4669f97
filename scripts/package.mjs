/**
 * `npm run package`: builds, then makes the packages of this system: AppImage and deb on Linux, dmg on macOS, nsis on
 * Windows. Arguments are electron-builder's platforms (`--linux --mac --win`); `--dir` makes the folder alone.
 * Nothing is published. Needs Electron's binary and electron-builder's tools, which it fetches from github.com.
 */
import { build, createTargets, DIR_TARGET, Platform } from 'electron-builder'
import { configuration, ELECTRON, isStale } from '../electron-builder.config.ts'
import { ensureBuilt, root } from './build.mjs'
import { say } from './setup.mjs'

const PLATFORMS = { '--linux': Platform.LINUX, '--mac': Platform.MAC, '--win': Platform.WINDOWS }

function targets(given) {
  const unknown = given.filter((name) => !(name in PLATFORMS) && name !== '--dir')
  if (unknown.length > 0)
    throw new Error(`It takes --linux, --mac, --win and --dir, not ${unknown.join(', ')}.`)
  const wanted = Object.entries(PLATFORMS).flatMap(([name, platform]) =>
    given.includes(name) ? [platform] : [],
  )
  return createTargets(
    wanted.length > 0 ? wanted : [Platform.current()],
    given.includes('--dir') ? DIR_TARGET : null,
  )
}

async function make(given) {
  const wanted = targets(given)
  if (isStale(new Date()))
    throw new Error(
      `Electron ${ELECTRON.version} was last compared with the newest one on ${ELECTRON.comparedOn}. Do it again ("npm view electron version"), and write version and day into electron-builder.config.ts.`,
    )
  ensureBuilt()
  say(
    `This needs Electron ${ELECTRON.version} and electron-builder's tools; what is not on this computer yet is fetched from github.com.`,
  )
  try {
    return await build({ config: configuration(), targets: wanted, projectDir: root, publish: 'never' })
  } catch (error) {
    if (!/ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|getaddrinfo/.test(String(error))) throw error
    throw new Error(
      'Electron or a tool could not be fetched: github.com does not answer. "npm run package:check" packs without it, and looks at what goes in.',
    )
  }
}

try {
  const made = await make(process.argv.slice(2))
  say(`Made in out/packages:\n${made.map((file) => `  ${file}`).join('\n')}`)
} catch (error) {
  process.stderr.write(`npm run package: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
