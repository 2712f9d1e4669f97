/**
 * `npm start`: installs and builds what is missing, then walks the practice cancellation: in a visible browser window
 * where there is a display, headless where there is none. Arguments after `--` go to `wayout run`.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './build.mjs'
import { ensureReady, say } from './setup.mjs'

function hasDisplay() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

try {
  const browser = ensureReady()
  const display = hasDisplay()
  say(`Browser: ${browser}`)
  say(
    'The desktop window (Electron) is not part of this version yet, so the walk uses the installed browser.',
  )
  say(
    display
      ? 'There is a display: the practice cancellation opens in a browser window and is narrated here.'
      : 'There is no display: the practice cancellation runs without a window and is narrated here.',
  )
  say('')
  const walk = ['run', 'midjourney/website', '--practice', '--mode', 'auto', '--confirm']
  const args = [...walk, ...(display ? [] : ['--headless']), ...process.argv.slice(2)]
  const child = spawn(process.execPath, [join(root, 'bin', 'wayout.mjs'), ...args], {
    stdio: 'inherit',
    cwd: root,
  })
  // Ctrl-C reaches the child as well: it closes the browser and ends in its own time.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => process.exit(code ?? 1))
} catch (error) {
  process.stderr.write(`npm start: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(2)
}
