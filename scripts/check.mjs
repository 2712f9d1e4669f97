/**
 * `npm run check`: types, lint and format, dead code, generated files, licences, guides, letters. Warnings fail.
 * Exports the list, so that `npm test` runs and counts the same.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt, root } from './build.mjs'
import { pinnedNode, tool } from './setup.mjs'

/** The app's guides, and those of the made-up services that are practised on. */
const guideFolders = () => [
  'guides',
  ...readdirSync(join(root, 'practice', 'sites')).map((name) => join('practice', 'sites', name, 'guides')),
]

const tsc = (project) => [tool('typescript', 'bin', 'tsc'), '-p', project]

const CHECKS = {
  'types: app and tests': () => tsc('tsconfig.json'),
  'types: pure core, without Node and DOM': () => tsc('tsconfig.pure.json'),
  'types: page scripts': () => tsc('tsconfig.page.json'),
  'types and accessibility: panel': () => [
    tool('svelte-check', 'bin', 'svelte-check'),
    '--tsconfig',
    'tsconfig.renderer.json',
    '--fail-on-warnings',
  ],
  'types: tests of the panel': () => tsc(join('tests', 'panel')),
  'lint, format and import rules': () => [
    tool('@biomejs', 'biome', 'bin', 'biome'),
    'check',
    '--error-on-warnings',
    '.',
  ],
  'dead code': () => [tool('knip', 'bin', 'knip.js')],
  'JSON Schemas are up to date': () => [join('scripts', 'schemas.mjs'), '--check'],
  'licences of others: allowed, and listed as they are': () => [join('scripts', 'licences.mjs'), '--check'],
  'icons are of the drawing': () => [join('scripts', 'icons.mjs'), '--check'],
  'guides are without findings': () => [join('bin', 'wayout.mjs'), 'guide', 'check', ...guideFolders()],
  'letters are without findings': () => [join('bin', 'wayout.mjs'), 'letter', 'check'],
}

/** Runs every check; gives how many passed and failed. What a failed one printed is shown. */
export function runChecks() {
  let passed = 0
  let failed = 0
  for (const [name, args] of Object.entries(CHECKS)) {
    const done = spawnSync(pinnedNode(), args(), { cwd: root, encoding: 'utf8' })
    const ok = done.status === 0
    process.stdout.write(`${ok ? '✓' : '✗'} ${name}\n`)
    if (ok) passed += 1
    else {
      failed += 1
      process.stdout.write(`${done.stdout}${done.stderr}\n`)
    }
  }
  return { passed, failed }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // The panel's compiled texts are part of what is checked.
  ensureBuilt()
  process.exitCode = runChecks().failed === 0 ? 0 : 1
}
