/**
 * A case as one ZIP, and back: the log, its seal, the evidence, the report, and a manifest of all their hashes.
 *
 * - The same case gives the same bytes, on every computer: names in order, no times, nothing compressed (pictures do not
 *   shrink, and each zlib packs otherwise). Any program opens it.
 * - A ZIP from elsewhere is hostile until shown otherwise: all its names are looked at before a byte is unpacked, and
 *   what has no place in a case is refused with the reason, never repaired.
 *
 * yazl and yauzl, by one author, read and write from the disk, so that much evidence never has to fit into memory;
 * yauzl checks names and sizes by itself and shows what else must be refused.
 * Invariants: nothing is overwritten; nothing is written outside the given folder; a folder is whole or gone.
 */
import { createWriteStream, existsSync, mkdirSync, openSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openPromise, type Entry as ZipEntry, type ZipFile } from 'yauzl'
import { ZipFile as ZipWriter } from 'yazl'
import { WayoutError } from '../../src-preload/contract/error.js'
import { LOG, readLog, sha256 } from './log.js'
import { folderSource } from './source.js'
import { type Finding, type Verdict, verifyCase } from './verify.js'

export const MANIFEST = 'manifest.json'

interface Digest {
  readonly sha256: string
  readonly size: number
}
export interface Manifest {
  readonly format: 'wayout-case'
  readonly version: 1
  /** Of the last event, and how many there are. */
  readonly head: string
  readonly events: number
  readonly files: Readonly<Record<string, Digest>>
}

/** Limits for a ZIP from elsewhere. */
export const LIMITS = { files: 20_000, bytes: 4 * 1024 ** 3, manifest: 16 * 1024 * 1024, ratio: 200 }

/** The bits of a plain file that anybody may read; of no system in particular, the same everywhere. */
const MODE = 0o100644
/** The earliest time that a ZIP can hold, which is a time without a zone: the same wherever it is written. */
export const ZIP_OPTIONS = () =>
  ({ mtime: new Date(1980, 0, 1), mode: MODE, compress: false, forceDosTimestamp: true }) as const

/** Writes the case as a ZIP. Throws `file-not-writable`, also when the file is there already. */
export async function writeZip(folder: string, file: string): Promise<Manifest> {
  const source = folderSource(folder)
  const names = source.names().filter((name) => name !== MANIFEST)
  // Whatever can still change is read once: what is hashed is what is packed.
  const whole = new Map(
    names
      .filter((name) => !name.includes('/'))
      .flatMap((name) => {
        const bytes = source.read(name)
        return bytes === null ? [] : [[name, bytes] as const]
      }),
  )
  const files: Record<string, Digest> = {}
  for (const name of names) {
    const bytes = whole.get(name)
    const digest = bytes === undefined ? source.digest?.(name) : { sha256: sha256(bytes), size: bytes.length }
    if (digest) files[name] = digest
  }
  const log = readLog(whole.get(LOG) ?? new Uint8Array())
  const manifest: Manifest = {
    format: 'wayout-case',
    version: 1,
    head: log.tip.head,
    events: log.entries.length,
    files,
  }
  const zip = new ZipWriter()
  const options = ZIP_OPTIONS()
  const add = (name: string, bytes: Uint8Array | undefined) =>
    bytes === undefined
      ? zip.addFile(join(folder, name), name, options)
      : zip.addBuffer(Buffer.from(bytes), name, options)
  add(MANIFEST, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`))
  for (const name of Object.keys(files)) add(name, whole.get(name))
  zip.end()
  await writeNew(file, zip)
  return manifest
}

/** Writes what the ZIP holds into a file that is not there yet. Throws `file-not-writable`. */
export async function writeNew(file: string, zip: ZipWriter): Promise<void> {
  const made = opened(file)
  try {
    // An error of a file that is packed is told by the writer, not by its stream.
    await new Promise<void>((resolve, reject) => {
      zip.on('error', reject)
      pipeline(zip.outputStream, createWriteStream(file, { fd: made })).then(resolve, reject)
    })
  } catch (error) {
    rmSync(file, { force: true })
    throw notWritable(file, error)
  }
}

function opened(file: string): number {
  try {
    return openSync(file, 'wx', 0o600)
  } catch (error) {
    throw notWritable(file, error)
  }
}

function notWritable(file: string, error: unknown): WayoutError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  const why = code === 'EEXIST' ? 'it is there already' : code === 'ENOSPC' ? 'the disk is full' : code
  return new WayoutError(
    'file-not-writable',
    `${file} cannot be written (${why}). Give another name with --out.`,
  )
}

/** What a ZIP holds, once it is unpacked. */
export interface Unpacked {
  readonly verdict: Verdict
  readonly manifest: Manifest | null
}

/**
 * Unpacks a ZIP into a folder that is not there yet, and verifies it. Throws `archive-unfit` when it is no ZIP of a
 * case that can be unpacked safely; a case that was changed is unpacked, and the verdict says what was changed.
 */
export async function unpack(file: string, into: string): Promise<Unpacked> {
  const zip = await openPromise(file, {
    strictFileNames: true,
    validateEntrySizes: true,
    autoClose: false,
  }).catch((error: unknown) => {
    throw refusal(file, wordsOf(error))
  })
  try {
    const entries = await listed(zip).catch((error: unknown) => {
      throw refusal(file, wordsOf(error))
    })
    const why = reasonToRefuse(entries, zip.fileSize)
    if (why !== null) throw refusal(file, why)
    mkdirSync(into, { recursive: false, mode: 0o700 })
    try {
      for (const entry of entries) await extract(zip, entry, into)
      return verdictOf(into)
    } catch (error) {
      rmSync(into, { recursive: true, force: true })
      throw error instanceof WayoutError ? error : refusal(file, wordsOf(error))
    }
  } finally {
    zip.close()
  }
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, 200)

const refusal = (file: string, why: string) =>
  new WayoutError(
    'archive-unfit',
    `${file} was not opened: ${why}. Ask whoever made it for the ZIP as Wayout wrote it.`,
  )

async function listed(zip: ZipFile): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = []
  if (zip.entryCount > LIMITS.files) throw new Error(`it holds more than ${LIMITS.files} files`)
  for await (const entry of zip.eachEntry()) {
    entries.push(entry)
    if (entries.length > LIMITS.files) throw new Error(`it holds more than ${LIMITS.files} files`)
  }
  // Folders are made where a file needs one; other programs list them as well.
  return entries.filter(
    ({ fileName, uncompressedSize }) => !(fileName.endsWith('/') && uncompressedSize === 0),
  )
}

/** Names as a case has them: plain letters, at most one folder deep, safe on every system. */
const NAME = /^(?:[A-Za-z0-9][A-Za-z0-9_-]{0,40}\/)?[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/
const DEVICE = /(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
const FILE_KINDS = new Set([0, 0o100000])

/** Why nothing of it is unpacked; null when it can be. Looks at its list alone. */
export function reasonToRefuse(entries: readonly ZipEntry[], fileSize: number): string | null {
  const seen = new Set<string>()
  let packed = 0
  let bytes = 0
  for (const entry of entries) {
    const { fileName: name, uncompressedSize: size, compressedSize } = entry
    const shown = JSON.stringify(name.slice(0, 120))
    // Names differ for Windows and macOS only when they differ in more than their capitals.
    const same = name.toLowerCase()
    if (seen.has(same)) return `it holds ${shown} twice`
    seen.add(same)
    if (!NAME.test(name) || name.endsWith('.') || DEVICE.test(name))
      return `${shown} is no name of a case's file`
    if (!FILE_KINDS.has((entry.externalFileAttributes >>> 16) & 0o170000))
      return `${shown} is a link, or no file`
    if (entry.isEncrypted()) return `${shown} is encrypted`
    if (!entry.canDecodeFileData()) return `${shown} is packed in a way that is not known`
    if (size > LIMITS.ratio * Math.max(compressedSize, 1_000))
      return `${shown} would unpack to far more than it says`
    packed += compressedSize
    bytes += size
    if (bytes > LIMITS.bytes) return `it would unpack to more than ${LIMITS.bytes / 1024 ** 3} GB`
  }
  // Files that lie over one another are how a small ZIP unpacks to a huge one.
  if (packed > fileSize) return 'its files lie over one another'
  if (!seen.has(LOG)) return `it holds no case: ${LOG} is missing`
  return null
}

async function extract(zip: ZipFile, entry: ZipEntry, into: string): Promise<void> {
  const target = join(into, entry.fileName)
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
  const stream = await zip.openReadStreamPromise(entry)
  await pipeline(
    stream,
    atMost(entry.uncompressedSize),
    createWriteStream(target, { flags: 'wx', mode: 0o600 }),
  )
}

/** Passes on so many bytes and no more: an entry's list may say less than it holds. */
function atMost(bytes: number): Transform {
  let left = bytes
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      left -= chunk.length
      if (left < 0) done(new Error('a file is longer than the list says'))
      else done(null, chunk)
    },
  })
}

/** The case's own verdict, and whether each file is the one of the manifest. */
function verdictOf(folder: string): Unpacked {
  const source = folderSource(folder)
  const verdict = verifyCase(source, new Set([MANIFEST]))
  const manifest = readManifest(source.read(MANIFEST))
  const known = new Set(verdict.findings.map(({ name }) => name))
  const more = manifestFindings(manifest, source).filter(({ name }) => !known.has(name))
  const findings = [...verdict.findings, ...more]
  return {
    manifest,
    verdict: { ...verdict, findings, intact: findings.length === 0 },
  }
}

const finding = (kind: Finding['kind'], name: string, why: string): Finding => ({
  kind,
  name,
  line: null,
  why,
})

function manifestFindings(manifest: Manifest | null, source: ReturnType<typeof folderSource>): Finding[] {
  if (manifest === null)
    return [finding('missing', MANIFEST, 'there is no list of what the ZIP held when it was made')]
  const names = source.names().filter((name) => name !== MANIFEST)
  const listed = new Map(Object.entries(manifest.files))
  const head = readLog(source.read(LOG) ?? new Uint8Array()).tip.head
  return [
    ...names
      .filter((name) => !listed.has(name))
      .map((name) => finding('added', name, 'the manifest does not name it')),
    ...[...listed].flatMap(([name, { sha256: wanted }]) => {
      if (!names.includes(name))
        return [finding('missing', name, 'the manifest names it, and it is not there')]
      const found = source.digest?.(name)?.sha256
      return found === wanted
        ? []
        : [finding('changed', name, 'its content is not the one that the manifest names')]
    }),
    ...(head === manifest.head
      ? []
      : [finding('changed', MANIFEST, 'it names another end of the log than the log has')]),
  ]
}

function readManifest(bytes: Uint8Array | null): Manifest | null {
  if (bytes === null || bytes.length > LIMITS.manifest) return null
  try {
    const parsed = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Manifest> | null
    if (parsed?.format !== 'wayout-case' || typeof parsed.head !== 'string') return null
    const { files } = parsed
    if (typeof files !== 'object' || files === null) return null
    const good = Object.values(files).every((each) => typeof each?.sha256 === 'string')
    return good ? (parsed as Manifest) : null
  } catch {
    return null
  }
}

/**
 * Takes a case over from a ZIP into a new folder below `cases`, under the name of the ZIP. Throws `archive-unfit`, also
 * when the case was changed, or is here already.
 */
export async function importZip(
  file: string,
  cases: string,
  id: string,
): Promise<Unpacked & { readonly folder: string }> {
  const folder = join(cases, id)
  if (!NAME.test(id) || id.includes('/') || DEVICE.test(id))
    throw refusal(file, `"${id}" cannot be the name of a case`)
  if (existsSync(folder)) throw refusal(file, `a case "${id}" is here already`)
  mkdirSync(cases, { recursive: true, mode: 0o700 })
  const unpacked = await unpack(file, folder)
  const [first] = unpacked.verdict.findings
  if (first !== undefined) {
    rmSync(folder, { recursive: true, force: true })
    const words = `the case was changed (${first.kind}: ${first.name}, ${first.why}). See "wayout case verify"`
    throw refusal(file, words)
  }
  // It belongs to the ZIP, not to the case that goes on from here.
  rmSync(join(folder, MANIFEST))
  return { ...unpacked, folder }
}
