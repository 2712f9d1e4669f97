/**
 * What a run leaves in its case at the beginning and in the end, the same from the panel and from the command line.
 * May use Node's file system; no browser, no Electron.
 */
import { join } from 'node:path'
import { CaseFolder } from '../case/case-folder.js'
import { caseView } from '../case/case-view.js'
import { LOG, readLog } from '../case/log.js'
import { reportHtml } from '../case/report.js'
import { readAsFarAs } from '../case/source.js'
import type { Plan } from '../engine/plan.js'
import type { Guide, Language } from '../guide/schema.js'
import { readLetters } from '../letter-library.js'
import type { Letters } from '../letters/draft.js'
import { hereZone } from './here-zone.js'
import { titleOfLetter } from './letter-title.js'
import { type Narrator, titleOf as titleOfGuide } from './narrate.js'

export interface CaseStart {
  readonly plan: Plan
  readonly practice: boolean
  readonly language: Language
  readonly folder: string
}

/** Opens the case and writes what the run begins with. Throws `case-not-writable`. */
export function openCase({ plan, practice, language, folder }: CaseStart, now: Date): CaseFolder {
  const start = {
    event: 'start',
    guide: plan.guide.id,
    checkedOn: plan.guide.checkedOn,
    quality: plan.guide.quality,
    mode: plan.mode,
    practice,
    language,
    origins: Object.fromEntries(plan.origins),
    answers: Object.fromEntries(plan.answers),
    /** Times are in UTC; this is the clock that the person saw. */
    zone: hereZone(),
  }
  return CaseFolder.open(folder, start, now)
}

/** Writes the report of the case as it stands; gives its path. */
export function writeReport(folder: CaseFolder, guide: Guide, practice: boolean, n: Narrator): string {
  return folder.writeDerived('report.html', reportOf(folder.folder, guide, practice, n), new Date())
}

/** The report of a case, from its log alone: the same until something more happens in it. */
export function reportOf(folder: string, guide: Guide, practice: boolean, n: Narrator): string {
  const { entries, hashes, tip } = readLog(readAsFarAs(join(folder, LOG)) ?? new Uint8Array())
  const title = `${titleOfGuide(guide, n.language)}${practice ? ` (${n.texts.words.practice})` : ''}`
  // Read when there is a letter to be named: in most cases there is none.
  let letters: Letters | null = null
  const titleOf = (purpose: string) => {
    letters ??= readLetters()
    return titleOfLetter(letters, purpose, n.language)
  }
  // That a report was written is nothing that it tells of: it would never be done.
  const told = entries.findLast(({ event }) => event !== 'file')
  const head = (told && hashes.get(told.seq)) ?? tip.head
  return reportHtml(caseView(entries, hereZone()), { title, titleOf, service: guide.service, head }, n)
}
