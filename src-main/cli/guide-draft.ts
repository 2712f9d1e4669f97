/**
 * `wayout guide new` and `wayout guide import`: begin a guide.
 * Invariants: no file is ever overwritten; what is written has been checked, and what is left to do is said.
 */

import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { parse } from '@puppeteer/replay'
import { WayoutError } from '../../src-preload/contract/error.js'
import { appRoot } from '../app-root.js'
import { type DraftFile, newGuide, newService, recordedGuide } from '../guide/draft.js'
import { showFinding } from '../guide/parse.js'
import { clean, nameOfHost } from '../guide/recorded-text.js'
import { draftOf, type Recording } from '../guide/recording.js'
import { checkGuideBytes, readBytes, readLexicon } from '../library.js'

const ID = /^[a-z][a-z0-9-]{0,39}\/[a-z][a-z0-9-]{0,39}$/
/** Folders and files of `guides/` that are no guides of a service. */
const TAKEN = /^(?:vendor|lexicon)\/|\/service$/

function idFrom(text: string): string {
  const wrong = (why: string) =>
    new WayoutError('option-invalid', `"${text}": ${why} Write it as service/route, like gym/website.`)
  if (!ID.test(text)) throw wrong('that is no name of a guide: small letters, digits and hyphens.')
  if (TAKEN.test(text)) throw wrong('that name has a meaning of its own.')
  return text
}

/** The schema of a kind as a file at that place names it. */
function schemaFor(file: string, kind: 'guide' | 'service'): string {
  const path = relative(dirname(resolve(file)), join(appRoot(), 'guides', `${kind}.schema.json`))
  return path.split(sep).join('/')
}

const draftFile = (id: string, file: string, kind: 'guide' | 'service'): DraftFile => ({
  id,
  today: new Date().toISOString().slice(0, 10),
  schema: schemaFor(file, kind),
})

function write(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text, { flag: 'wx' })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
    const why =
      code === 'EEXIST' ? 'is there already, and nothing is overwritten' : `cannot be written (${code})`
    throw new WayoutError('file-not-writable', `${file} ${why}. Give another name or folder.`)
  }
}

/** `guide new`: a guide to begin with, and a service record when the service has none. */
export function newDraft(name: string, folder: string): number {
  const id = idFrom(name)
  const [service = ''] = id.split('/')
  const file = join(folder, `${id}.yaml`)
  const record = join(folder, service, 'service.yaml')
  const known = existsSync(record)
  write(file, newGuide(draftFile(id, file, 'guide')))
  if (!known) write(record, newService(draftFile(id, record, 'service')))
  const next = [
    `1. Put the service's real address in the place of example.com, and say where you know it from.`,
    `2. Write a screen for each page on the way to the plan (docs/guides.md tells how).`,
    known
      ? `3. Add the way to "routes" in ${record}.`
      : `3. Write what is known of the service into ${record}, and what is not.`,
    `4. wayout guide check ${folder}`,
    `5. wayout run ${file} --origin site=http://127.0.0.1:PORT   (pages that you serve: docs/guides.md, “Try it”)`,
  ]
  process.stdout.write(
    `${[`Written: ${file}`, ...(known ? [] : [`Written: ${record}`]), ...next].join('\n')}\n`,
  )
  return 0
}

/** Longest recording that is read, in bytes: a long session has some hundred kilobytes. */
const RECORDING_LIMIT = 2 * 1024 * 1024

export interface ImportFlags {
  readonly as?: string
  readonly out?: string
}

/** `guide import`: a Chrome DevTools Recorder file → a draft guide. */
export function importRecording(file: string, flags: ImportFlags): number {
  const wanted = flags.as === undefined ? null : idFrom(flags.as)
  const recording = readRecording(file)
  const { lexicon } = readLexicon()
  const draft = draftOf(recording, lexicon)
  const id = wanted ?? idOf(draft.start?.origin)
  const out = flags.out ?? join('guides', `${id}.yaml`)
  const text = recordedGuide(draft, draftFile(id, out, 'guide'))
  const { findings } = checkGuideBytes(out, new TextEncoder().encode(text), lexicon)
  if (flags.out === undefined) process.stdout.write(text)
  else {
    write(flags.out, text)
    process.stdout.write(`Written: ${flags.out}\n`)
  }
  process.stderr.write(
    `Left to do:\n${[...findings.map(showFinding), ...draft.todo].map((line) => `- ${line}\n`).join('')}`,
  )
  return findings.length === 0 ? 0 : 2
}

function readRecording(file: string): Recording {
  const wrong = (why: string) =>
    new WayoutError(
      'recording-invalid',
      `${file} ${why} Export the recording from the Recorder panel of Chrome’s DevTools as a JSON file.`,
    )
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > RECORDING_LIMIT) throw wrong(`has ${size} bytes; the limit is ${RECORDING_LIMIT}.`)
  const bytes = readBytes(file, 'Give the path of a recording.')
  let data: unknown
  try {
    data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw wrong('is not JSON.')
  }
  let recording: Recording
  try {
    recording = parse(data)
  } catch (error) {
    const why = error instanceof Error ? clean(error.message) : 'unknown error'
    throw wrong(`is no recording (${why}).`)
  }
  if (recording.steps.length === 0) throw wrong('holds no steps.')
  return recording
}

/** The service named after the site: "www.gym.example" → gym/website. */
function idOf(origin: string | undefined): string {
  const labels = nameOfHost(origin ?? '')
    .replace(/^at-/, '')
    .split('-')
  const service = (labels.length > 1 ? labels.slice(-2, -1) : labels)[0] ?? ''
  return ID.test(`${service}/website`) && !TAKEN.test(`${service}/`)
    ? `${service}/website`
    : 'service/website'
}
