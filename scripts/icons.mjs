/**
 * `npm run icons`: makes what the packages need (`icon.icns`, `icon.ico`, PNGs for Linux) from the one drawing,
 * `build/icon.svg`. With `--check` it only says whether they are of this drawing, by hashes: a renderer may round
 * differently on another computer.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import pngToIco from 'png-to-ico'
import { root } from './build.mjs'

const folder = join(root, 'build')
const record = join(folder, 'icons', 'made.json')
const LINUX = [16, 24, 32, 48, 64, 128, 256, 512]
const WINDOWS = [16, 24, 32, 48, 64, 128, 256]
/** Apple's type of each size in pixels; those of retina screens are types of their own. */
const APPLE = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')
const drawing = () => readFileSync(join(folder, 'icon.svg'))

const png = (width) =>
  new Resvg(drawing().toString(), { fitTo: { mode: 'width', value: width } }).render().asPng()

/** A type, its length with this head, its bytes; the whole has the same head. */
function icns(entries) {
  const chunk = (type, bytes) => {
    const head = Buffer.alloc(8)
    head.write(type, 'latin1')
    head.writeUInt32BE(bytes.length + 8, 4)
    return Buffer.concat([head, bytes])
  }
  return chunk('icns', Buffer.concat(entries.map(([type, bytes]) => chunk(type, bytes))))
}

async function make() {
  mkdirSync(join(folder, 'icons'), { recursive: true })
  const files = {
    'icon.icns': icns(APPLE.map(([type, size]) => [type, png(size)])),
    'icon.ico': await pngToIco(WINDOWS.map(png)),
    ...Object.fromEntries(LINUX.map((size) => [`icons/${size}x${size}.png`, png(size)])),
  }
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  const made = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, sha256(bytes)]))
  writeFileSync(record, `${JSON.stringify({ 'icon.svg': sha256(drawing()), ...made }, null, 2)}\n`)
}

function check() {
  const made = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : { 'icon.svg': '' }
  const old = Object.keys(made).filter(
    (name) => !existsSync(join(folder, name)) || sha256(readFileSync(join(folder, name))) !== made[name],
  )
  if (old.length === 0) return
  process.stderr.write(`Not of this build/icon.svg: ${old.join(', ')}. Run "npm run icons".\n`)
  process.exitCode = 1
}

if (process.argv.includes('--check')) check()
else await make()
