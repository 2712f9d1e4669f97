/**
 * What `npm start` and `npm test` need before they can begin: dependencies, a build, a browser.
 * Plain Node, no dependencies. Says what it does; on Debian and Ubuntu it installs Chromium itself.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, root } from './build.mjs'

export const say = (text) => process.stdout.write(`${text}\n`)

/** The Node that the tools are pinned to; this one until it is installed. */
export function pinnedNode() {
  const path = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(path) ? path : process.execPath
}

/** The path of a tool's entry script in node_modules. */
export const tool = (...path) => join(root, 'node_modules', ...path)

export function ensureDependencies() {
  const [major = 0] = process.versions.node.split('.').map(Number)
  if (major < 20)
    throw new Error(`Node ${process.versions.node} is too old. Install Node 20 or newer: https://nodejs.org`)
  const mark = join(root, 'node_modules', '.package-lock.json')
  const lock = join(root, 'package-lock.json')
  if (existsSync(mark) && statSync(mark).mtimeMs >= statSync(lock).mtimeMs) return
  say('Installing dependencies (npm ci)…')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (done.status !== 0)
    throw new Error('npm ci failed. Check the network and the messages above, then try again.')
}

/** Runs the command line in a process of its own; its output is given back. */
const wayout = (...args) =>
  spawnSync(process.execPath, [join(root, 'bin', 'wayout.mjs'), ...args], { cwd: root, encoding: 'utf8' })

const isDebian = () => {
  if (!existsSync('/etc/os-release')) return false
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'))
}

/** How to become root here: '' when we are, 'sudo' when that asks nothing, null when we cannot. */
function rootWith() {
  if (process.getuid?.() === 0) return []
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null
}

/** Gives the browser's path. Where there is none: installs Chromium on Debian and Ubuntu, else says what to do. */
export function ensureBrowser() {
  const found = wayout('browser')
  if (found.status === 0) return found.stdout.trim()
  const sudo = isDebian() ? rootWith() : null
  if (sudo === null) throw new Error(found.stderr.trim().replace(/^wayout: /, ''))
  say('No browser is installed. Installing Chromium (apt-get install chromium)…')
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const [command, ...rest] = [...sudo, 'apt-get', ...args]
    const done = spawnSync(command, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    if (done.status !== 0)
      throw new Error('apt-get failed. Install Chromium, Chrome or Edge by hand, then try again.')
  }
  const now = wayout('browser')
  if (now.status !== 0) throw new Error(now.stderr.trim())
  return now.stdout.trim()
}

export function ensureBuiltApp() {
  ensureDependencies()
  say('Building…')
  ensureBuilt()
}

/** Everything; gives the browser's path. */
export function ensureReady() {
  ensureBuiltApp()
  return ensureBrowser()
}
