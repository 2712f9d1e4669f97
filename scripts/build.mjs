/**
 * Builds `out/` when it is missing or older than its sources. Plain Node, no dependencies.
 * Invariants: two processes never build at the same time; a build is seen whole or not at all.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stamp = join(root, 'out', '.built')
const lock = join(root, 'node_modules', '.wayout-build')
const SOURCES = [
  'src-main',
  'src-preload',
  'src-renderer',
  'practice',
  'guides',
  'letters',
  'electron.vite.config.ts',
  'package-lock.json',
]

/** Written by the build itself: the compiled texts of the panel. */
const GENERATED = new Set(['paraglide', '.meta.json', 'README.md', '.gitignore'])

const newest = (path) => {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  const names = readdirSync(path).filter((name) => !GENERATED.has(name))
  return Math.max(0, ...names.map((name) => newest(join(path, name))))
}

/** True when `out/` has everything and nothing in the sources is newer. */
export function isBuilt() {
  if (!existsSync(stamp)) return false
  const built = statSync(stamp).mtimeMs
  return SOURCES.every((source) => newest(join(root, source)) <= built)
}

function runBuild() {
  const cli = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  if (!existsSync(cli)) throw new Error('The dependencies are missing. Run "npm ci" first.')
  const started = new Date()
  rmSync(stamp, { force: true })
  const done = spawnSync(process.execPath, [cli, 'build', '--logLevel', 'warn'], {
    cwd: root,
    encoding: 'utf8',
    // As for people, whoever asks: a test runner's own mode would make another build.
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (done.status !== 0) throw new Error(`The build failed:\n${done.stdout}\n${done.stderr}`)
  writeFileSync(stamp, '')
  // A source saved while the build ran is newer than the build.
  utimesSync(stamp, started, started)
}

/** Waits while another process builds; a lock older than two minutes is a dead one's. */
function takeLock() {
  const until = Date.now() + 120_000
  for (;;) {
    try {
      mkdirSync(lock)
      return
    } catch {
      if (!existsSync(dirname(lock))) throw new Error('The dependencies are missing. Run "npm ci" first.')
      if (existsSync(lock) && (Date.now() - statSync(lock).mtimeMs > 120_000 || Date.now() > until)) {
        rmSync(lock, { recursive: true, force: true })
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
    }
  }
}

export function ensureBuilt() {
  if (isBuilt()) return
  takeLock()
  try {
    if (!isBuilt()) runBuild()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureBuilt()
