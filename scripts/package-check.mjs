/**
 * `npm run package:check`: packs with electron-builder as `npm run package` does, around a file that has Electron's fuses
 * and nothing else of it, and looks at what came out: the files, their sizes, the fuses, and whether the app starts from
 * the archive's folder on the tests' stand-in. What Electron itself makes of it is not seen here.
 */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { extractAll, listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { build, createTargets, DIR_TARGET, Platform } from 'electron-builder'
import { BUILT, configuration, FUSES, packedPackages } from '../electron-builder.config.ts'
import { ensureBuilt, root } from './build.mjs'
import { pinnedNode, say, tool } from './setup.mjs'

/** In bytes; what the app brings beside Electron. */
const BUDGET = 18 * 1024 ** 2
/** How Electron's fuses are found in a binary: a mark, the version, their number, one letter each. */
const MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** What electron-builder takes for Electron: all of its fuses, as Electron delivers none of them. */
function hollowElectron(folder) {
  const fuses = Object.keys(FUSES).length
  mkdirSync(join(folder, 'locales'), { recursive: true })
  for (const name of ['en-US', 'fr', 'de', 'es', 'ja'])
    writeFileSync(join(folder, 'locales', `${name}.pak`), '')
  const bytes = [Buffer.from(MARK), Buffer.from([1, fuses]), Buffer.from('1'.repeat(fuses))]
  writeFileSync(join(folder, 'electron'), Buffer.concat(bytes), { mode: 0o755 })
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version']) writeFileSync(join(folder, name), '')
}

async function pack(folder) {
  const dist = join(folder, 'electron')
  hollowElectron(dist)
  const config = configuration()
  const directories = { ...config.directories, output: join(folder, 'made') }
  const targets = createTargets([Platform.LINUX], DIR_TARGET)
  await build({
    config: { ...config, electronDist: dist, directories },
    targets,
    projectDir: root,
    publish: 'never',
  })
  return join(folder, 'made', 'linux-unpacked')
}

async function checkFuses(binary) {
  const { version: _, resetAdHocDarwinSignature: __, ...wire } = await getCurrentFuseWire(binary)
  const found = Object.fromEntries(
    Object.entries(wire).map(([fuse, state]) => [FuseV1Options[fuse], state === FuseState.ENABLE]),
  )
  const wanted = Object.fromEntries(Object.entries(FUSES).map(([fuse, on]) => [FuseV1Options[fuse], on]))
  assert.deepEqual(found, wanted, 'the fuses of the packed binary')
  return found
}

const slashed = (path) => path.replaceAll('\\', '/')

/** Our own files are exactly these. */
function ownFiles() {
  const built = globSync(BUILT, { cwd: root }).filter((path) => statSync(join(root, path)).isFile())
  const data = globSync(['guides/**/*.yaml', 'letters/**/*.yaml'], { cwd: root })
  return [...built, ...data, 'build/icons/256x256.png', 'LICENSE', 'THIRD-PARTY-LICENSES.md', 'package.json']
    .map(slashed)
    .filter((path) => !/\.map$|licences\.json$/.test(path))
    .sort()
}

/** No sources, tests, maps, secrets, nor what only a compiler or a command line reads. */
const UNWANTED =
  /\.(?:ts|mts|cts|map|tsbuildinfo|node|exe|dll|so|sh|ps1|pem|key|p12|env)$|\/(?:tests?|__tests__|\.[^/]+)\//

function checkFiles(app) {
  const files = globSync('**/*', { cwd: app })
    .filter((path) => statSync(join(app, path)).isFile())
    .map(slashed)
  const [packages, own] = [
    files.filter((path) => path.startsWith('node_modules/')),
    files.filter((path) => !path.startsWith('node_modules/')),
  ]
  assert.deepEqual(own.sort(), ownFiles(), 'our own files in the archive')
  assert.deepEqual(
    files.filter((path) => UNWANTED.test(path)),
    [],
    'files that do not belong there',
  )
  const found = new Set(packages.map((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]))
  assert.deepEqual([...found].sort(), packedPackages(), 'the packages in the archive')
  return { files: files.length, packages: found.size }
}

/** The largest parts, in KB. */
function sizes(app) {
  const sums = new Map()
  for (const path of globSync('**/*', { cwd: app }).map(slashed)) {
    const stat = statSync(join(app, path))
    if (!stat.isFile()) continue
    const part =
      /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? dirname(path).split('/').slice(0, 2).join('/')
    sums.set(part, (sums.get(part) ?? 0) + stat.size)
  }
  return [...sums].sort(([, a], [, b]) => b - a).slice(0, 12)
}

/** Every module of the entry is found inside the archive; the app itself, a second one, then ends at once. */
function checkImports(app, folder) {
  const hooks = join(folder, 'electron.mjs')
  const stub = `export const app = { enableSandbox() {}, setAppUserModelId() {}, setPath() {}, on() {}, requestSingleInstanceLock: () => false, quit() { process.stdout.write('loaded') } };
    ${['BaseWindow', 'BrowserWindow', 'Menu', 'Notification', 'WebContentsView', 'clipboard', 'dialog', 'screen', 'session', 'shell'].map((name) => `export const ${name} = undefined`).join(';')};
    export const protocol = { registerSchemesAsPrivileged() {} }`
  const code = `import { registerHooks } from 'node:module'
    const url = 'data:text/javascript,' + encodeURIComponent(${JSON.stringify(stub)})
    registerHooks({ resolve: (name, context, next) => name === 'electron' ? { url, shortCircuit: true } : next(name, context) })`
  writeFileSync(hooks, code)
  const done = spawnSync(pinnedNode(), ['--import', hooks, join(app, 'out', 'main', 'index.js')], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: folder, XDG_DATA_HOME: folder, LOCALAPPDATA: folder },
  })
  assert.equal(done.stdout, 'loaded', `The packed entry does not load:\n${done.stderr}`)
}

/** From ready to quit, with guides, panel and a walk begun, out of the packed folder. */
function checkStart(app) {
  const args = ['run', '--project', 'browser', join('tests', 'electron', 'standin.test.ts')]
  const done = spawnSync(pinnedNode(), [tool('vitest', 'vitest.mjs'), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, WAYOUT_PACKED: app },
  })
  assert.equal(done.status, 0, `The packed app does not start on the stand-in:\n${done.stdout}${done.stderr}`)
}

ensureBuilt()
const folder = mkdtempSync(join(tmpdir(), 'wayout-package-'))
try {
  const made = await pack(folder)
  const resources = join(made, 'resources')
  assert.deepEqual(readdirSync(resources), ['app.asar'], 'what lies beside the archive')
  assert.ok(
    !existsSync(join(made, 'locales', 'ja.pak')),
    'languages that the app does not speak are left out',
  )
  const archive = join(resources, 'app.asar')
  const { size } = statSync(archive)
  assert.ok(listPackage(archive).length > 0)
  // As in Electron: a folder of that name.
  const app = join(folder, 'unpacked', 'app.asar')
  extractAll(archive, app)
  const counts = checkFiles(app)
  const fuses = await checkFuses(join(made, 'wayout'))
  checkImports(app, folder)
  checkStart(app)
  for (const [part, bytes] of sizes(app)) say(`${String(Math.round(bytes / 1024)).padStart(7)} KB  ${part}`)
  say(
    `${String(Math.round(size / 1024)).padStart(7)} KB  app.asar: ${counts.files} files, ${counts.packages} packages; budget ${BUDGET / 1024} KB`,
  )
  for (const [fuse, on] of Object.entries(fuses)) say(`${on ? '     on' : '    off'}     ${fuse}`)
  assert.ok(size <= BUDGET, 'The archive is larger than its budget.')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
