/**
 * The guides and the lexicon on disk: finds them, reads them, checks them.
 * Invariants: a guide or a lexicon with a finding is never handed out. May use Node's file system; no browser.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WayoutError } from '../src-preload/contract/error.js'
import { type Checked, checkGuide } from './guide/check.js'
import { checkService } from './guide/check-service.js'
import { buildLexicon, type Lexicon } from './guide/lexicon.js'
import { type Parsed, parseYaml, showFinding } from './guide/parse.js'
import { type Guide, LANGUAGES, LexiconFile, LexiconIndex } from './guide/schema.js'
import { ServiceFile } from './guide/service-schema.js'
import type { ReadGuide } from './guide/sources.js'

/** The folder that holds `guides/`, wherever this code was built to. */
export function appRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'guides', 'lexicon', 'index.yaml'))) {
    const parent = dirname(folder)
    if (parent === folder)
      throw new WayoutError('internal', 'The guides folder is missing. Install the app again.')
    folder = parent
  }
  return folder
}

function parsed<T>(file: string, schema: Parameters<typeof parseYaml<T>>[2]): Parsed<T> {
  const result = parseYaml(relative(appRoot(), file), readFileSync(file), schema)
  if (result.ok) return result.parsed
  throw new WayoutError('guide-invalid', result.findings.map(showFinding).join('\n'))
}

export interface LexiconData {
  readonly index: LexiconIndex
  readonly lexicon: Lexicon
}

/** The lexicon of the app, all languages together. */
export function readLexicon(root = appRoot()): LexiconData {
  const folder = join(root, 'guides', 'lexicon')
  const index = parsed(join(folder, 'index.yaml'), LexiconIndex).value
  const files = LANGUAGES.map((language) => parsed(join(folder, `${language}.yaml`), LexiconFile).value)
  return { index, lexicon: buildLexicon(index, files) }
}

/** Guides by their id, from the first of the folders that has it. */
const readGuideOf =
  (...folders: readonly string[]): ReadGuide =>
  (id) => {
    const file = folders.map((folder) => join(folder, `${id}.yaml`)).find((each) => existsSync(each))
    return file === undefined ? undefined : { file: relative(process.cwd(), file), bytes: readFileSync(file) }
  }

/**
 * Checks a guide or a service record anywhere on disk. What it stands on comes from the folder of guides that it lies
 * in (DIR of DIR/service/route.yaml), then from the app's own.
 */
export function checkGuideFile(file: string, lexicon: Lexicon, root = appRoot()): Checked {
  return checkGuideBytes(file, readBytes(file, 'Give the path of a guide file.'), lexicon, root)
}

/** As `checkGuideFile`, for a file that is not written yet. */
export function checkGuideBytes(
  file: string,
  bytes: Uint8Array,
  lexicon: Lexicon,
  root = appRoot(),
): Checked {
  if (basename(file) === SERVICE_FILE) return checkRecord(file, bytes)
  return checkGuide(file, bytes, lexicon, readGuideOf(dirname(dirname(resolve(file))), join(root, 'guides')))
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
  root = appRoot(),
): { readonly guide: Guide; readonly own: boolean } {
  const { guide, findings } = checkGuideFile(file, lexicon, root)
  const refuse = (why: string) => new WayoutError('guide-invalid', why)
  if (guide === null)
    throw refuse(findings.map(showFinding).join('\n') || `${file} is no guide that can be run.`)
  const own = resolve(file) === join(root, 'guides', `${guide.id}.yaml`)
  if (!own && guideIds(root).includes(guide.id))
    throw refuse(`${file} calls itself ${guide.id}, as a guide of the app does. Give it an id of its own.`)
  return { guide, own }
}

const SERVICE_FILE = 'service.yaml'

function checkRecord(file: string, bytes: Uint8Array): Checked {
  const result = parseYaml(file, bytes, ServiceFile)
  if (!result.ok) return { guide: null, id: null, findings: result.findings }
  return { guide: null, id: result.parsed.value.id, findings: checkService(result.parsed) }
}

/** The ids of all guides that come with the app; vendor guides are left out. */
export function guideIds(root = appRoot()): string[] {
  const folder = join(root, 'guides')
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'lexicon' && entry.name !== 'vendor')
    .flatMap((entry) =>
      readdirSync(join(folder, entry.name))
        .filter((name) => name.endsWith('.yaml') && name !== SERVICE_FILE)
        .map((name) => `${entry.name}/${name.slice(0, -'.yaml'.length)}`),
    )
    .sort()
}

export interface Library extends LexiconData {
  readonly guides: readonly Guide[]
  /** What is known of each service. */
  readonly services: readonly ServiceFile[]
}

/** The lexicon, all guides and all service records that come with the app. Throws `guide-invalid`. */
export function readLibrary(root = appRoot()): Library {
  const data = readLexicon(root)
  const ids = guideIds(root)
  return {
    ...data,
    guides: ids.map((id) => readGuide(id, data.lexicon, root)),
    services: [...new Set(ids.map((id) => id.split('/')[0] ?? ''))].flatMap(
      (id) => readService(id, root) ?? [],
    ),
  }
}

/** What is known of a service, or null. Throws `guide-invalid`. */
function readService(id: string, root: string): ServiceFile | null {
  const file = join(root, 'guides', id, SERVICE_FILE)
  if (!existsSync(file)) return null
  const record = parsed(file, ServiceFile)
  const findings = checkService(record)
  if (findings.length > 0) throw new WayoutError('guide-invalid', findings.map(showFinding).join('\n'))
  return record.value
}

/** What is known of a service. Throws `service-unknown`, `guide-invalid`. */
export function readServiceRecord(id: string, root = appRoot()): ServiceFile {
  const known = [...new Set(guideIds(root).map((guide) => guide.split('/')[0] ?? ''))]
  const record = known.includes(id) ? readService(id, root) : null
  if (record !== null) return record
  throw new WayoutError('service-unknown', `There is no service "${id}". Known: ${known.join(', ')}.`)
}

/** A guide by its id. Throws `guide-unknown` or `guide-invalid`. */
export function readGuide(id: string, lexicon: Lexicon, root = appRoot()): Guide {
  const known = guideIds(root)
  if (!known.includes(id)) {
    throw new WayoutError('guide-unknown', `There is no guide "${id}". Known: ${known.join(', ')}.`)
  }
  const { guide, findings } = checkGuideFile(join(root, 'guides', `${id}.yaml`), lexicon, root)
  if (guide === null) throw new WayoutError('guide-invalid', findings.map(showFinding).join('\n'))
  return guide
}
