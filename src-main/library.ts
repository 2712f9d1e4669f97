/**
 * The guides and the lexicon: finds them, reads them, checks them, on the disk or on another shelf (an installed pack).
 * Invariants: a guide or a lexicon with a finding is never handed out. May use Node's file system; no browser.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { WayoutError } from '../src-preload/contract/error.js'
import { appRoot } from './app-root.js'
import { type Checked, checkGuide } from './guide/check.js'
import { checkService } from './guide/check-service.js'
import { buildLexicon, type Lexicon } from './guide/lexicon.js'
import { type Parsed, parseYaml, showFinding } from './guide/parse.js'
import { type Guide, LANGUAGES, LexiconFile, LexiconIndex } from './guide/schema.js'
import { ServiceFile } from './guide/service-schema.js'
import type { ReadGuide } from './guide/sources.js'
import { readYamlFile } from './known-yaml.js'

/** One set of guides that stands by itself. Names are as below `guides/`: "lexicon/en.yaml", "midjourney/website.yaml". */
export interface Shelf {
  /** Of all files, in order. */
  readonly names: () => readonly string[]
  readonly read: (name: string) => Uint8Array | undefined
  /** What a finding calls the file. */
  readonly show: (name: string) => string
}

/** The guides in a folder that has `guides/`: the app's own. */
export function folderShelf(root: string): Shelf {
  const folder = join(root, 'guides')
  return {
    names: () =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`))
        .filter((name) => name.endsWith('.yaml'))
        .sort(),
    read: (name) => (existsSync(join(folder, name)) ? readYamlFile(join(folder, name)) : undefined),
    show: (name) => relative(process.cwd(), join(folder, name)),
  }
}

/** The guides that come with the app. */
export const builtInShelf = (): Shelf => folderShelf(appRoot())

function parsed<T>(shelf: Shelf, name: string, schema: Parameters<typeof parseYaml<T>>[2]): Parsed<T> {
  const bytes = shelf.read(name)
  if (bytes === undefined) throw new WayoutError('guide-invalid', `${shelf.show(name)} is missing.`)
  const result = parseYaml(shelf.show(name), bytes, schema)
  if (result.ok) return result.parsed
  throw new WayoutError('guide-invalid', result.findings.map(showFinding).join('\n'))
}

export interface LexiconData {
  readonly index: LexiconIndex
  readonly lexicon: Lexicon
}

/** The lexicon, all languages together. */
export function readLexicon(shelf = builtInShelf()): LexiconData {
  const index = parsed(shelf, 'lexicon/index.yaml', LexiconIndex).value
  const files = LANGUAGES.map((language) => parsed(shelf, `lexicon/${language}.yaml`, LexiconFile).value)
  return { index, lexicon: buildLexicon(index, files) }
}

const onShelf =
  (shelf: Shelf): ReadGuide =>
  (id) => {
    const bytes = shelf.read(`${id}.yaml`)
    return bytes === undefined ? undefined : { file: shelf.show(`${id}.yaml`), bytes }
  }

const inFolder =
  (folder: string): ReadGuide =>
  (id) => {
    const file = join(folder, `${id}.yaml`)
    return existsSync(file) ? { file: relative(process.cwd(), file), bytes: readFileSync(file) } : undefined
  }

/** Checks a guide or a service record of a shelf. */
export function checkShelfGuide(name: string, lexicon: Lexicon, shelf: Shelf): Checked {
  const bytes = shelf.read(name) ?? new Uint8Array()
  if (basename(name) === SERVICE_FILE) return checkRecord(shelf.show(name), bytes)
  return checkGuide(shelf.show(name), bytes, lexicon, onShelf(shelf))
}

/**
 * Checks a guide or a service record anywhere on disk. What it stands on comes from the folder of guides that it lies
 * in (DIR of DIR/service/route.yaml), then from the shelf.
 */
export function checkGuideFile(file: string, lexicon: Lexicon, shelf = builtInShelf()): Checked {
  return checkGuideBytes(file, readBytes(file, 'Give the path of a guide file.'), lexicon, shelf)
}

/** As `checkGuideFile`, for a file that is not written yet. */
export function checkGuideBytes(
  file: string,
  bytes: Uint8Array,
  lexicon: Lexicon,
  shelf = builtInShelf(),
): Checked {
  if (basename(file) === SERVICE_FILE) return checkRecord(file, bytes)
  const beside = inFolder(dirname(dirname(resolve(file))))
  const below = onShelf(shelf)
  return checkGuide(file, bytes, lexicon, (id) => beside(id) ?? below(id))
}

/** The bytes of a file that a person named. Throws `file-not-readable`. */
export function readBytes(file: string, way: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
    throw new WayoutError('file-not-readable', `Cannot read ${file} (${why}). ${way}`)
  }
}

/**
 * The guide in a file that a person named. `own`: it is one of the app's own after all. One from elsewhere that bears
 * the name of the app's own is refused: its cases would pass for theirs. Throws `guide-invalid`, `file-not-readable`.
 */
export function readGuideFile(
  file: string,
  lexicon: Lexicon,
  shelf = builtInShelf(),
): { readonly guide: Guide; readonly own: boolean } {
  const { guide, findings } = checkGuideFile(file, lexicon, shelf)
  const refuse = (why: string) => new WayoutError('guide-invalid', why)
  if (guide === null)
    throw refuse(findings.map(showFinding).join('\n') || `${file} is no guide that can be run.`)
  const own = resolve(file) === join(appRoot(), 'guides', `${guide.id}.yaml`)
  if (!own && guideIds(shelf).includes(guide.id))
    throw refuse(`${file} calls itself ${guide.id}, as a guide of the app does. Give it an id of its own.`)
  return { guide, own }
}

const SERVICE_FILE = 'service.yaml'

function checkRecord(file: string, bytes: Uint8Array): Checked {
  const result = parseYaml(file, bytes, ServiceFile)
  if (!result.ok) return { guide: null, id: null, findings: result.findings }
  return { guide: null, id: result.parsed.value.id, findings: checkService(result.parsed) }
}

/** The ids of all guides on a shelf; vendor guides are left out. */
export function guideIds(shelf: Shelf): string[] {
  return shelf
    .names()
    .filter((name) => !/^(?:lexicon|vendor)\//.test(name) && basename(name) !== SERVICE_FILE)
    .map((name) => name.slice(0, -'.yaml'.length))
}

export interface Library extends LexiconData {
  readonly guides: readonly Guide[]
  /** What is known of each service. */
  readonly services: readonly ServiceFile[]
}

/** The lexicon, all guides and all service records of a shelf. Throws `guide-invalid`. */
export function readLibrary(shelf = builtInShelf()): Library {
  const data = readLexicon(shelf)
  const ids = guideIds(shelf)
  return {
    ...data,
    guides: ids.map((id) => readGuide(id, data.lexicon, shelf)),
    services: servicesOf(ids).flatMap((id) => readService(id, shelf) ?? []),
  }
}

const servicesOf = (ids: readonly string[]) => [...new Set(ids.map((id) => id.split('/')[0] ?? ''))]

/** What is known of a service, or null. Throws `guide-invalid`. */
function readService(id: string, shelf: Shelf): ServiceFile | null {
  const name = `${id}/${SERVICE_FILE}`
  if (shelf.read(name) === undefined) return null
  const record = parsed(shelf, name, ServiceFile)
  const findings = checkService(record)
  if (findings.length > 0) throw new WayoutError('guide-invalid', findings.map(showFinding).join('\n'))
  return record.value
}

/** What is known of a service. Throws `service-unknown`, `guide-invalid`. */
export function readServiceRecord(id: string, shelf = builtInShelf()): ServiceFile {
  const known = servicesOf(guideIds(shelf))
  const record = known.includes(id) ? readService(id, shelf) : null
  if (record !== null) return record
  throw new WayoutError('service-unknown', `There is no service "${id}". Known: ${known.join(', ')}.`)
}

/** A guide by its id. Throws `guide-unknown` or `guide-invalid`. */
export function readGuide(id: string, lexicon: Lexicon, shelf = builtInShelf()): Guide {
  const known = guideIds(shelf)
  if (!known.includes(id)) {
    throw new WayoutError('guide-unknown', `There is no guide "${id}". Known: ${known.join(', ')}.`)
  }
  const { guide, findings } = checkShelfGuide(`${id}.yaml`, lexicon, shelf)
  if (guide === null) throw new WayoutError('guide-invalid', findings.map(showFinding).join('\n'))
  return guide
}
