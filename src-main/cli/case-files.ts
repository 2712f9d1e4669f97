/**
 * `wayout case export | import | report | dates | add-mail`: what goes out of a case, and what comes in.
 * Invariants: nothing is overwritten; what comes in is hostile until shown otherwise; with `--json` one JSON value on
 * stdout and nothing else.
 */
import {
  closeSync,
  fstatSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import type { Command } from 'commander'
import { caseFileName } from '../../src-preload/contract/case.js'
import { WayoutError } from '../../src-preload/contract/error.js'
import { longDate } from '../../src-preload/contract/long-date.js'
import { settledCaseFolders } from '../app/case-folders.js'
import { importZip, unpack, writeZip } from '../case/archive.js'
import { calendarOf } from '../case/calendar.js'
import { readCase } from '../case/case-folder.js'
import { caseView } from '../case/case-view.js'
import { findCase } from '../case/cases.js'
import { dateWords } from '../case/date-words.js'
import { dayIn } from '../case/days.js'
import { addMail } from '../case/keep-mail.js'
import { MAIL_LIMIT } from '../case/parse-mail.js'
import type { Verdict } from '../case/verify.js'
import type { Language } from '../guide/schema.js'
import { findBrowser } from '../hosts/browser/find.js'
import { printFile } from '../hosts/browser/pdf.js'
import type { GuidesInUse } from '../packs/in-use.js'
import { freshReport, guideOfCase, printCase } from '../run/case-report.js'
import { hereZone } from '../run/here-zone.js'
import { systemLanguage } from './language.js'

interface Flags {
  readonly json?: boolean
  readonly out?: string
  readonly lang?: Language
}

const DIR = 'the case’s folder, or its name in the list'
const print = (text: string) => void process.stdout.write(`${text}\n`)
const found = (named: string) => resolve(findCase(settledCaseFolders().all, named))

/** Adds them to `wayout case`. */
export function addCaseFileCommands(
  group: Command,
  done: (code: number) => void,
  language: (value: string) => Language,
  guides: () => GuidesInUse,
): void {
  group
    .command('export')
    .description('write the case as one ZIP: log, evidence, report and a manifest of hashes')
    .argument('<dir>', DIR)
    .option('--out <file>', 'the ZIP; not there yet (default: the case’s name, here)')
    .option('--json', 'one JSON object on stdout')
    .action(async (named: string, flags: Flags) => done(await exportCase(named, flags, guides())))
  group
    .command('import')
    .description('take a case over from a ZIP; one that was changed is refused')
    .argument('<file>')
    .option('--json', 'one JSON object on stdout')
    .action(async (file: string, flags: Flags) => done(await importCase(file, flags)))
  group
    .command('report')
    .description('print the report of a case as a PDF, by an installed browser')
    .argument('<dir>', DIR)
    .option('--out <file>', 'the PDF; not there yet (default: the case’s name, here)')
    .option('--lang <language>', 'the report’s language (default: the case’s)', language)
    .action(async (named: string, flags: Flags) => done(await printReport(named, flags, guides())))
  group
    .command('dates')
    .description('show the dates of a case, or write them for a calendar')
    .argument('<dir>', DIR)
    .option('--out <file>', 'an .ics file with alarms; not there yet')
    .option('--lang <language>', 'the calendar’s language (default: the case’s)', language)
    .option('--json', 'one JSON array on stdout')
    .action((named: string, flags: Flags) => done(showDates(named, flags, guides())))
  group
    .command('add-mail')
    .description('keep a mail (.eml) in a case, and say what it is worth as a confirmation')
    .argument('<dir>', DIR)
    .argument('<file>', 'the mail, saved as .eml')
    .option('--json', 'one JSON object on stdout')
    .action(async (named: string, file: string, flags: Flags) =>
      done(await keepMail(named, file, flags, guides())),
    )
}

/** Whether what is named is a ZIP of a case rather than its folder. */
export function isZip(named: string): boolean {
  return statSync(named, { throwIfNoEntry: false })?.isFile() === true
}

/** The verdict on a ZIP; what is unpacked for it is gone afterwards. Throws `archive-unfit`. */
export async function verifyZip(file: string): Promise<Verdict> {
  const folder = mkdtempSync(join(tmpdir(), 'wayout-verify-'))
  try {
    return (await unpack(file, join(folder, 'case'))).verdict
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function exportCase(named: string, { out, json }: Flags, guides: GuidesInUse): Promise<number> {
  const folder = found(named)
  freshReport(folder, reportParts(guides))
  const file = resolve(out ?? `${basename(folder)}.zip`)
  const { head, events, files } = await writeZip(folder, file)
  if (json === true)
    print(JSON.stringify({ case: folder, file, head, events, files: Object.keys(files).length }))
  else print(`${file}\n${events} events, ${Object.keys(files).length} files. Hash of the last event: ${head}`)
  return 0
}

async function importCase(file: string, { json }: Flags): Promise<number> {
  const id = caseFileName(basename(file)).replace(/[^A-Za-z0-9._-]+/g, '-')
  const { folder, verdict } = await importZip(resolve(file), settledCaseFolders().forNew, id)
  if (json === true) print(JSON.stringify({ case: folder, ...verdict }))
  else print(`${folder}\nIntact: ${verdict.events} events, ${verdict.files} files.`)
  return 0
}

const reportParts = ({ library }: GuidesInUse) => ({ ...library(), language: systemLanguage() })

async function printReport(named: string, { out, lang }: Flags, guides: GuidesInUse): Promise<number> {
  const folder = found(named)
  const toPdf = (file: string) => printFile(findBrowser(undefined), file)
  print(
    writeNew(
      out ?? `${basename(folder)}.pdf`,
      await printCase(folder, { ...reportParts(guides), print: toPdf }, lang),
    ),
  )
  return 0
}

function writeNew(name: string, content: string | Uint8Array): string {
  const file = resolve(name)
  try {
    writeFileSync(file, content, { flag: 'wx' })
    return file
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
    const why = code === 'EEXIST' ? 'it is there already' : code
    throw new WayoutError(
      'file-not-writable',
      `${file} cannot be written (${why}). Give another name with --out.`,
    )
  }
}

function showDates(named: string, { out, lang, json }: Flags, guides: GuidesInUse): number {
  const folder = found(named)
  const { guide, language: own } = guideOfCase(folder, reportParts(guides))
  const language = lang ?? own
  const { dates } = caseView(readCase(folder), hereZone())
  if (out !== undefined) {
    const context = { caseId: basename(folder), service: guide.service, language, now: new Date() }
    print(writeNew(out, calendarOf(dates, context)))
  } else if (json === true) print(JSON.stringify(dates))
  else
    for (const each of dates) {
      const { title, note } = dateWords(each, guide.service, language)
      print(`${longDate(each.day, language)}  ${title}${each.settled ? ' ✓' : `\n    ${note}`}`)
    }
  if (dates.length === 0) process.stderr.write('This case has no dates yet.\n')
  return 0
}

async function keepMail(named: string, file: string, { json }: Flags, guides: GuidesInUse): Promise<number> {
  const folder = found(named)
  const { lexicon, services } = guides.library()
  const guide = caseView(readCase(folder), hereZone()).guide
  const service = services.find(({ id }) => id === guide.split('/')[0])
  const kept = await addMail(folder, readAtMost(file), {
    service,
    lexicon,
    today: dayIn(new Date(), hereZone()),
  })
  if (json === true) {
    print(JSON.stringify(kept))
    return kept.confirms ? 0 : 3
  }
  print(`From: ${kept.from} (${SENDER[kept.sender]})`)
  print(`Subject: ${kept.subject}`)
  print(`Date: ${kept.sentAt ?? 'none'}`)
  print(
    `Says: ${kept.says.join(', ') || 'nothing about the subscription'}${kept.endsOn === null ? '' : `, until ${kept.endsOn}`}`,
  )
  for (const { name, type, size } of kept.attachments)
    print(`Attached, not opened: ${name} (${type}, ${size} bytes)`)
  print(`Kept as ${kept.file}`)
  print(kept.confirms ? 'It fits as a confirmation.' : 'It is kept, but it is no confirmation.')
  print('A From line can be forged and proves nothing by itself. DKIM: not checked.')
  return kept.confirms ? 0 : 3
}

const SENDER = {
  known: 'an address of the service',
  'same-domain': 'another address of the service’s domain',
  other: 'NOT an address of the service',
  unclear: 'it cannot be told whose',
}

/** A file that is too big, a device, or none is not read for ever. */
function readAtMost(file: string): Uint8Array {
  let handle: number | null = null
  try {
    handle = openSync(file, 'r')
    if (!fstatSync(handle).isFile()) throw new Error('it is no file')
    const buffer = Buffer.alloc(Math.min(fstatSync(handle).size, MAIL_LIMIT + 1))
    return buffer.subarray(0, readSync(handle, buffer, 0, buffer.length, 0))
  } catch (error) {
    const why =
      error instanceof Error ? ('code' in error ? String(error.code) : error.message) : 'unknown error'
    throw new WayoutError('file-not-readable', `Cannot read ${file} (${why}). Give the path of a saved mail.`)
  } finally {
    if (handle !== null) closeSync(handle)
  }
}
