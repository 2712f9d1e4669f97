/**
 * `npm start`: installs and builds what is missing, then opens the app: in Electron where its binary can be had, else
 * in the installed browser; without a display the practice cancellation is walked headless. Says which, and why.
 * Arguments after `--` go to `wayout app`, or to `wayout run` without a display; Electron takes none.
 */
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './build.mjs'
import { ensureBrowser, ensureBuiltApp, say } from './setup.mjs'

function hasDisplay() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** Electron's program, or why there is none. Its package fetches the binary when it is first asked for. */
function electron() {
  if (process.getuid?.() === 0) return { why: 'Electron cannot protect itself when run as root' }
  say('Looking for Electron…')
  const done = spawnSync(process.execPath, ['-p', 'require("electron")'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 600_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const path = done.stdout.trim().split('\n').at(-1) ?? ''
  return done.status === 0 && path !== '' ? { path } : { why: 'Electron’s binary could not be had' }
}

/** What to run, and why that, in words. */
function choose() {
  const extra = process.argv.slice(2)
  const wayout = join(root, 'bin', 'wayout.mjs')
  if (!hasDisplay()) {
    say(`Browser: ${ensureBrowser()}`)
    say('There is no display: the practice cancellation is walked without a window and narrated here.')
    const walk = ['run', 'midjourney/website', '--practice', '--mode', 'auto', '--confirm', '--headless']
    return [process.execPath, [wayout, ...walk, ...extra]]
  }
  const found = electron()
  if (found.path !== undefined) {
    say('The app opens in Electron.')
    return [found.path, [root]]
  }
  const browser = ensureBrowser()
  say(`${found.why}, so the app opens in the installed browser, as two windows side by side: ${browser}`)
  say('Close the panel, or press Ctrl-C here, to end it.')
  return [process.execPath, [wayout, 'app', '--browser', browser, ...extra]]
}

try {
  ensureBuiltApp()
  const [command, args] = choose()
  say('')
  const child = spawn(command, args, { stdio: 'inherit', cwd: root })
  // Ctrl-C reaches the child as well: it closes the windows and ends in its own time.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    process.stderr.write(`npm start: ${error.message}\n`)
    process.exit(2)
  })
  child.on('exit', (code) => process.exit(code ?? 1))
} catch (error) {
  process.stderr.write(`npm start: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(2)
}
