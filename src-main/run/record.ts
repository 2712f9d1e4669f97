/**
 * What a run leaves in its case at the beginning and in the end, the same from the panel and from the command line.
 * May use Node's file system; no browser, no Electron.
 */
import { CaseFolder, readCase } from '../case/case-folder.js'
import { reportHtml } from '../case/report.js'
import type { Plan } from '../engine/plan.js'
import type { Result } from '../engine/state.js'
import type { Guide, Language } from '../guide/schema.js'
import { type Narrator, titleOf } from './narrate.js'

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
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }
  return CaseFolder.open(folder, start, now)
}

/** Writes the report of the case as it stands; gives its path. */
export function writeReport(
  folder: CaseFolder,
  guide: Guide,
  result: Result,
  practice: boolean,
  n: Narrator,
): string {
  const title = `${titleOf(guide, n.language)}${practice ? ` (${n.texts.words.practice})` : ''}`
  return folder.writeDerived('report.html', reportHtml(readCase(folder.folder), result, title, n), new Date())
}
