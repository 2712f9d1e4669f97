/**
 * `wayout draft`: a letter from a case and from what the person gives, with the links that open it and, for e-mail,
 * an `.eml` file. Nothing is sent.
 * Invariants: the case's log is only read; the file lies in the case (`letters/`), or where `--out` says, or in a new
 * temporary folder, readable by its owner alone; a file that the person named is never written over.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { WayoutError } from '../../src-preload/contract/error.js'
import { type Entry, readCase } from '../case/case-folder.js'
import { dayIn } from '../case/days.js'
import type { Language } from '../guide/schema.js'
import { readLetters } from '../letter-library.js'
import { type Cited, citable } from '../letters/cite.js'
import { type Draft, draft, type Letters } from '../letters/draft.js'
import { type Facts, factsOfCase, factsOfPerson, isRehearsal } from '../letters/facts.js'
import { type DraftLink, draftLinks } from '../letters/links.js'
import type { Channel } from '../letters/schema.js'
import { suggestedFacts } from '../letters/suggest.js'
import { readServiceRecord, type Shelf } from '../library.js'
import { emlOf } from '../mail/eml.js'
import { hereZone } from '../run/here-zone.js'
import { systemLanguage } from './language.js'
import { split } from './plan.js'

export interface DraftFlags {
  readonly to: Channel
  readonly purpose?: string
  readonly lang?: Language
  readonly fact: readonly string[]
  readonly case?: string
  readonly country?: string
  readonly cite: readonly string[]
  readonly out?: string
  readonly json?: boolean
}

export async function writeDraft(
  service: string,
  flags: DraftFlags,
  shelf: Shelf,
  now = new Date(),
): Promise<number> {
  if (flags.out !== undefined && flags.to !== 'email')
    throw new WayoutError('option-invalid', '--out is for --to email: other channels have no file.')
  const letters = readLetters()
  const timeZone = hereZone()
  const today = dayIn(now.toISOString(), timeZone)
  const purpose = flags.purpose ?? (flags.to === 'bank' ? 'bank-stop-payment' : 'cancel-request')
  const country = countryOf(flags.country)
  const record = readServiceRecord(service, shelf)
  const entries = flags.case === undefined ? [] : entriesOf(flags.case, service)
  const given = Object.fromEntries(flags.fact.map((each) => split('fact', each)))
  const facts: Facts = new Map([
    ...suggestedFacts(letters.index, { purpose, channel: flags.to, today }),
    ...factsOfCase({ entries, hashes: hashesOf(flags.case, entries), today, timeZone }, letters.index),
    ...factsOfPerson(given, letters.index, today),
  ])
  const made = draft(letters, {
    purpose,
    channel: flags.to,
    language: flags.lang ?? systemLanguage(),
    service: record,
    facts,
    today,
    country,
    cite: flags.cite.length === 0 ? null : flags.cite.filter((id) => id !== 'none'),
    rehearsal: record.fictitious || isRehearsal(entries),
  })
  const links = draftLinks(made.channel, made, letters.index.channels[made.channel], made.place)
  const eml = made.channel === 'email' ? await writeEml(made, today, flags) : null
  if (flags.json === true) {
    const { to, subject, body, missing, citations } = made
    const opened = links.map(({ channel, url, length, complete }) => ({ channel, url, length, complete }))
    process.stdout.write(`${JSON.stringify({ to, subject, body, missing, citations, links: opened, eml })}\n`)
    return 0
  }
  const cites = citable(letters.index, { purpose, country, today })
  process.stdout.write(`${readable(made, links, eml, notCited(made, cites, letters))}\n`)
  return 0
}

function countryOf(country: string | undefined): string | null {
  if (country === undefined) return null
  if (/^[A-Z]{2}(?:-[A-Z]{2})?$/.test(country)) return country
  throw new WayoutError('option-invalid', `--country ${country}: write it as FR, or US-CA for a state.`)
}

/** The case's log. One of another service is refused: its facts would be wrong in the letter. */
function entriesOf(folder: string, service: string): readonly Entry[] {
  const entries = readCase(folder)
  const guides = entries.flatMap(({ event, guide }) => (event === 'start' ? [String(guide)] : []))
  const other = guides.find((guide) => !guide.startsWith(`${service}/`))
  if (other !== undefined)
    throw new WayoutError('option-invalid', `--case ${folder} is a case of ${other}, not of ${service}.`)
  if (guides.length > 0) return entries
  throw new WayoutError(
    'file-not-readable',
    `${folder} holds no case. Give the folder that "wayout run" named, with events.jsonl in it.`,
  )
}

/** SHA-256 of the case's pictures that are there. */
function hashesOf(folder: string | undefined, entries: readonly Entry[]): Map<string, string> {
  const files = entries.flatMap(({ event, file }) =>
    event === 'picture' && typeof file === 'string' && /^(?:screens|evidence)\/[\w.-]+$/.test(file)
      ? [file]
      : [],
  )
  return new Map(
    files
      .filter((file) => existsSync(join(folder ?? '', file)))
      .map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(join(folder ?? '', file)))
          .digest('hex'),
      ]),
  )
}

async function writeEml(made: Draft, today: string, flags: DraftFlags): Promise<string> {
  const bytes = await emlOf(made, [])
  const name = `${today}-${made.purpose}-${made.language}.eml`
  try {
    const path = resolve(flags.out ?? join(folderFor(flags.case), name))
    if (flags.out !== undefined) mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes, { mode: 0o600, flag: flags.out === undefined ? 'w' : 'wx' })
    return path
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
    const why = code === 'EEXIST' ? 'there is a file of that name' : code
    throw new WayoutError(
      'file-not-writable',
      `The .eml file cannot be written (${why}). Give another with --out.`,
    )
  }
}

/** A draft of the same day, purpose and language takes the place of the one before it. */
function folderFor(caseFolder: string | undefined): string {
  if (caseFolder === undefined) return mkdtempSync(join(tmpdir(), 'wayout-draft-'))
  const folder = join(caseFolder, 'letters')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

function notCited({ citations, channel }: Draft, cites: readonly Cited[], { index }: Letters): string[] {
  if (index.channels[channel].text === 'note') return []
  const used = new Set(citations.map(({ id }) => id))
  return cites.flatMap(([id, { name }]) => (used.has(id) ? [] : [`${id} (${name.en})`]))
}

/** The draft for reading, with what is still to be done. */
function readable(
  made: Draft,
  links: readonly DraftLink[],
  eml: string | null,
  mayCite: readonly string[],
): string {
  const over = made.measures.filter(({ length, limit }) => length > limit)
  const list = (title: string, items: readonly string[]) =>
    items.length === 0 ? [] : [title, ...items.map((item) => `  ${item}`)]
  return [
    `To: ${made.to ?? '-'}`,
    ...(made.subject === null ? [] : [`Subject: ${made.subject}`]),
    '',
    made.body,
    '',
    '---',
    ...list(
      'Still blank:',
      made.missing.map((name) => `--fact ${name}=…`),
    ),
    ...list(
      'From your case:',
      made.facts.flatMap(({ name, source }) => (source.from === 'case' ? [`${name} (${source.at})`] : [])),
    ),
    ...list(
      'Suggested by Wayout, to be changed with --fact NAME=…:',
      made.facts.flatMap(({ name, source, text }) =>
        source.from === 'suggested' ? [`${name}: ${text}`] : [],
      ),
    ),
    ...list(
      'Cites:',
      made.citations.map(({ id, name }) => `${id} (${name})`),
    ),
    ...list('Could cite, with --cite ID:', mayCite),
    ...list(
      'Too long:',
      over.map(
        ({ part, length, limit }) => `the ${part} has ${length} characters, ${made.channel} takes ${limit}`,
      ),
    ),
    ...list('Shortened to fit:', made.shortened),
    ...list(
      'Links that open it:',
      links.map(({ channel, url, complete }) => `${channel}${complete ? '' : ' (paste the text)'}: ${url}`),
    ),
    ...(eml === null ? [] : [`File: ${eml}`]),
    'Nothing was sent.',
  ].join('\n')
}
