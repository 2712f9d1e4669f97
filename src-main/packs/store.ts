/**
 * The guide pack that is installed: one file in the store folder, read, put there, taken away.
 * Invariants: it is proved again each time it is read; a new one is on the disk whole before the old one gives way; what is
 * not proved, not newer, or holds a finding never gets there. Node's file system only.
 */
import { closeSync, fstatSync, openSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { WayoutError } from '../../src-preload/contract/error.js'
import { makeFolder, preparedIn, removePrepared, syncFolder, writeWhole } from '../case/disk.js'
import { checkShelf } from '../check-shelf.js'
import { showFinding } from '../guide/parse.js'
import type { Shelf } from '../library.js'
import { decide } from './decide.js'
import { PACK_LIMITS, type PackBody } from './format.js'
import { type Refusal, refusalError } from './refusal.js'
import { openPack } from './signature.js'

/** What packs are held against. Given by the entry, so that nothing around the app can change it. */
export interface PackWorld {
  readonly storeFolder: string
  /** The public key with which packs must be signed. */
  readonly key: string
  /** Version of the guides that come with the app. */
  readonly builtIn: number
  readonly appVersion: string
  readonly now: () => Date
}

/** A pack that may be installed: proved, newer, and without a finding. */
export interface Candidate {
  readonly pack: PackBody
  readonly bytes: Uint8Array
}

export type Installed =
  | { readonly kind: 'none' }
  /** `pack`: null when it cannot be read. */
  | { readonly kind: 'unfit'; readonly refusal: Refusal; readonly pack: PackBody | null }
  | { readonly kind: 'fit'; readonly pack: PackBody }

const NAME = 'guides.wayoutpack'
const packsFolder = ({ storeFolder }: PackWorld) => join(storeFolder, 'packs')

/** The pack's guides, as the library reads them. */
export function packShelf({ files, version }: PackBody): Shelf {
  const prefix = 'guides/'
  return {
    names: () => Object.keys(files).map((name) => name.slice(prefix.length)),
    read: (name) =>
      Object.hasOwn(files, prefix + name) ? new TextEncoder().encode(files[prefix + name]) : undefined,
    show: (name) => `pack ${version}: ${prefix}${name}`,
  }
}

/** Never throws: a pack that cannot be read is one that is not used. */
export function readInstalled(world: PackWorld): Installed {
  const file = join(packsFolder(world), NAME)
  let bytes: Uint8Array
  try {
    bytes = readPackFile(file)
  } catch (error) {
    const { details } = WayoutError.from(error)
    if (details.code === 'ENOENT') return { kind: 'none' }
    return { kind: 'unfit', refusal: { code: 'pack-invalid', why: String(details.code) }, pack: null }
  }
  const opened = openPack(bytes, world.key, world.appVersion)
  if (!opened.ok) return { kind: 'unfit', refusal: opened.refusal, pack: null }
  const pack = opened.value
  const { builtIn, appVersion, now } = world
  const refusal = decide({ candidate: pack, installed: null, builtIn, appVersion, now: now() })
  return refusal === null ? { kind: 'fit', pack } : { kind: 'unfit', refusal, pack }
}

/** A file of at most one byte more than a pack may have. Throws `file-not-readable` with the system's code. */
export function readPackFile(file: string): Uint8Array {
  let handle: number | null = null
  try {
    handle = openSync(file, 'r')
    const stat = fstatSync(handle)
    if (!stat.isFile()) throw Object.assign(new Error(), { code: 'no file' })
    const buffer = Buffer.alloc(Math.min(stat.size, PACK_LIMITS.bytes + 1))
    let read = 0
    for (let more = -1; more !== 0 && read < buffer.length; read += more)
      more = readSync(handle, buffer, read, buffer.length - read, read)
    return buffer.subarray(0, read)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
    throw new WayoutError(
      'file-not-readable',
      `Cannot read ${file} (${code}). Give the path of a guide pack.`,
      { code },
    )
  } finally {
    if (handle !== null) closeSync(handle)
  }
}

/** Looks at a pack from elsewhere; installs nothing. `name`: how it is called in an error. Throws `pack-…`. */
export function candidateOf(bytes: Uint8Array, name: string, world: PackWorld): Candidate {
  const refuse = (refusal: Refusal) => refusalError(name, refusal)
  const opened = openPack(bytes, world.key, world.appVersion)
  if (!opened.ok) throw refuse(opened.refusal)
  const pack = opened.value
  const refusal = decideNow(pack, world)
  if (refusal !== null) throw refuse(refusal)
  const [first, ...more] = checkShelf(packShelf(pack))
  if (first !== undefined)
    throw refuse({ code: 'pack-guides', finding: showFinding(first), findings: more.length + 1 })
  return { pack, bytes }
}

function decideNow(candidate: PackBody, world: PackWorld): Refusal | null {
  const there = readInstalled(world)
  const installed = there.kind === 'none' ? null : (there.pack?.version ?? null)
  const { builtIn, appVersion, now } = world
  return decide({ candidate, installed, builtIn, appVersion, now: now() })
}

/** Puts it in the place of the one that is there. Throws `pack-not-newer`, `pack-expired`, `file-not-writable`. */
export function install({ pack, bytes }: Candidate, world: PackWorld): void {
  // Another window, or the command line, may have been quicker.
  const refusal = decideNow(pack, world)
  if (refusal !== null) throw refusalError('The guide pack', refusal)
  const folder = packsFolder(world)
  writing(folder, () => {
    makeFolder(folder)
    // What a killed writer left.
    for (const mark of preparedIn(folder)) removePrepared(folder, mark)
    writeWhole(folder, NAME, bytes)
  })
}

/** Back to the built-in guides; false: none was installed. Throws `file-not-writable`. */
export function removePack(world: PackWorld): boolean {
  if (readInstalled(world).kind === 'none') return false
  const folder = packsFolder(world)
  writing(folder, () => {
    rmSync(join(folder, NAME), { recursive: true, force: true })
    syncFolder(folder)
  })
  return true
}

function writing(folder: string, work: () => void): void {
  try {
    work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new WayoutError(
      'file-not-writable',
      `${folder} cannot be written (${code}). Free some space, or allow Wayout to write there; the guides in use stay.`,
      { code },
    )
  }
}
