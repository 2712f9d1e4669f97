/**
 * The report of a case that is on the disk, made anew: for the panel and for the command line.
 * Invariants: a report in another language is no part of the case, and gone when it is printed; a case that can only be
 * read keeps the one it has. May use Node's file system; no browser, no Electron.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { WayoutError } from '../../src-preload/contract/error.js'
import { CaseFolder, readCase, readState } from '../case/case-folder.js'
import { caseView } from '../case/case-view.js'
import type { Guide, Language, LexiconIndex } from '../guide/schema.js'
import { hereZone } from './here-zone.js'
import { clean, narrator } from './narrate.js'
import { reportOf } from './record.js'

const REPORT = 'report.html'

export interface ReportParts {
  readonly guides: readonly Guide[]
  readonly index: LexiconIndex
  /** Where the case does not say which. */
  readonly language: Language
}

/** Throws `guide-unknown`. */
export function guideOfCase(folder: string, { guides, language }: Omit<ReportParts, 'index'>) {
  const { guide: id, practice, language: own } = caseView(readCase(folder), hereZone())
  const guide = guides.find((each) => each.id === id)
  if (guide === undefined)
    throw new WayoutError('guide-unknown', `The case is about ${clean(id)}, and there is no such guide here.`)
  return { guide, practice, language: own ?? language }
}

function reportHtmlOf(folder: string, parts: ReportParts, wanted?: Language): string {
  const { guide, practice, language } = guideOfCase(folder, parts)
  return reportOf(folder, guide, practice, narrator(guide, parts.index, wanted ?? language))
}

/** Writes the report anew when more has happened since. Throws as `CaseFolder.open` does. */
export function freshReport(folder: string, parts: ReportParts): void {
  const file = join(folder, REPORT)
  const isFresh = existsSync(file) && readFileSync(file, 'utf8') === reportHtmlOf(folder, parts)
  if (isFresh || readState(folder)?.readOnly !== null) return
  const made = CaseFolder.open(folder, { event: 'opened', why: 'report' }, new Date())
  try {
    made.writeDerived(REPORT, reportHtmlOf(folder, parts), new Date())
  } finally {
    made.close()
  }
}

/** The report as a PDF, in the language that is wanted or in the case's own. It lies beside its pictures meanwhile. */
export async function printCase(
  folder: string,
  parts: ReportParts & { readonly print: (file: string) => Promise<Uint8Array> },
  wanted?: Language,
): Promise<Uint8Array> {
  const page = join(folder, `.tmp-report-${process.pid}.html`)
  const html = reportHtmlOf(folder, parts, wanted)
  try {
    writeFileSync(page, html, { mode: 0o600 })
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
    const way = 'Export the case, and print the report of its copy.'
    throw new WayoutError('file-not-writable', `Nothing can be written into ${folder} (${why}). ${way}`)
  }
  try {
    return await parts.print(page)
  } finally {
    rmSync(page, { force: true })
  }
}
