/**
 * `npm run licences`: writes THIRD-PARTY-LICENSES.md, the packages that Wayout ships or needs at run time, each with its
 * licence; `--check` only says whether it is current. A licence that is not in the list below fails either way.
 * Needs no network: it reads package-lock.json, node_modules, and what the build tells of the code that went in.
 */
import { existsSync, globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, root } from './build.mjs'
import { say } from './setup.mjs'

const FILE = join(root, 'THIRD-PARTY-LICENSES.md')
/** They ask for no more than that their text goes along. */
const ALLOWED = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
])
/** Compilers that write code of their own into what they compile. */
const WRITTEN_IN = ['node_modules/@inlang/paraglide-js']

const read = (path) => readFileSync(join(root, path), 'utf8')

/** Folders of the packages needed at run time, as npm has locked them. */
function production() {
  const { packages } = JSON.parse(read('package-lock.json'))
  return Object.keys(packages).filter(
    (path) => path !== '' && packages[path].dev !== true && existsSync(join(root, path)),
  )
}

/** Folders of the packages whose code the build has taken in. */
function bundled() {
  const told = globSync('out/*/licences.json', { cwd: root }).flatMap((path) => JSON.parse(read(path)))
  return told.map(({ name }) => `node_modules/${name}`)
}

/** "(MIT OR CC0-1.0)": one of them that is allowed; all of "A AND B" must be. Null when none is. */
function chosen(expression) {
  const each = expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .map((one) => one.split(' AND '))
  const found = each.find((parts) => parts.every((part) => ALLOWED.has(part)))
  return found?.join(' AND ') ?? null
}

const LICENCE = /^(?:licen[cs]e|copying|notice|thirdpartynotices)(?:[.-].*)?$/i

/** All that the package says of its own licence, and of what it has taken in itself. */
function texts(folder) {
  const own = readdirSync(join(root, folder)).filter(
    (name) => LICENCE.test(name) && !/\.(?:js|ts)$/.test(name),
  )
  const inside = globSync('lib/**/*.LICENSE', { cwd: join(root, folder) })
  return [...own.sort(), ...inside.sort()].map((name) =>
    read(`${folder}/${name.replaceAll('\\', '/')}`).trim(),
  )
}

function entry(folder) {
  const { name, version, license, author, homepage } = JSON.parse(read(`${folder}/package.json`))
  const licence = chosen(typeof license === 'string' ? license : '')
  if (licence === null)
    throw new Error(
      `${name} ${version} has the licence "${license}", which is not allowed. Take another package, or add it in scripts/licences.mjs with a reason.`,
    )
  const by = typeof author === 'string' ? author : author?.name
  const words = texts(folder)
  const none = `The package brings no text of it${by === undefined ? '' : `; its author is ${by}`}${homepage === undefined ? '' : ` (${homepage})`}.`
  return { name, version, licence, words: words.length > 0 ? words : [none] }
}

/** Tildes: licences quote with backticks. */
const fence = (text) => `~~~~text\n${text.replace(/\r\n?/g, '\n').replace(/[ \t]+$/gm, '')}\n~~~~`

function document() {
  const folders = [...new Set([...production(), ...bundled(), ...WRITTEN_IN])]
  const entries = folders
    .map(entry)
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version))
  const rows = entries.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`)
  const parts = entries.map(
    ({ name, version, licence, words }) =>
      `## ${name} ${version}\n\n${licence}\n\n${words.map(fence).join('\n\n')}`,
  )
  const head = `# Licences of others

Wayout itself is under the MIT licence (LICENSE). It stands on these ${entries.length} packages. Electron and Chromium, in the
packaged app, bring their own lists beside it. Written by \`npm run licences\`.

| package | version | licence |
| --- | --- | --- |
${rows.join('\n')}`
  return `${[head, ...parts].join('\n\n')}\n`
}

ensureBuilt()
try {
  const now = document()
  const was = existsSync(FILE) ? readFileSync(FILE, 'utf8') : ''
  if (!process.argv.includes('--check')) {
    writeFileSync(FILE, now)
    say(`Written: ${FILE}`)
  } else if (was !== now) throw new Error('THIRD-PARTY-LICENSES.md is not current. Run "npm run licences".')
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
