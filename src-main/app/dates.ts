/**
 * What has become due in the cases on this computer: each date is told once, and its case keeps that it was.
 * Invariants: rehearsals have no dates; a case that cannot be written now is told of once while the app is open, and
 * again at the next start; a case that cannot be read stops none of the others. Must not import Electron or the DOM.
 */
import { CaseFolder, readCase } from '../case/case-folder.js'
import { caseView } from '../case/case-view.js'
import { type CaseSummary, listCases } from '../case/cases.js'
import { dateWords } from '../case/date-words.js'
import { type Day, dayIn } from '../case/days.js'
import { type Deadline, dateTold, dueNow, tellOn } from '../case/deadlines.js'
import type { Guide, Language } from '../guide/schema.js'
import type { Log } from '../log/entry.js'
import { hereZone } from '../run/here-zone.js'
import type { DateWords } from '../texts/dates.js'

export class Dates {
  private readonly told = new Set<string>()

  constructor(
    private readonly roots: () => readonly string[],
    private readonly guides: readonly Guide[],
    private readonly log: Log,
  ) {}

  /** What is due now and was not told yet, in words; it counts as told from here on. */
  take(now: Date, language: Language): readonly DateWords[] {
    const cases = listCases(...this.roots()).filter(({ practice, archived }) => !practice && !archived)
    return cases.flatMap(({ folder, guide: id }) => {
      const service = this.guides.find((each) => each.id === id)?.service
      if (service === undefined) return []
      const { dates, zone } = caseView(readCase(folder), hereZone())
      const due = dueNow(dates, dayIn(now, zone)).filter(
        (each) => !this.told.has(`${folder} ${each.id} ${each.day}`),
      )
      for (const each of due) this.told.add(`${folder} ${each.id} ${each.day}`)
      if (due.length > 0) this.keep(folder, due.map(dateTold), now)
      return due.map((each) => dateWords(each, service, language))
    })
  }

  private keep(folder: string, events: readonly ReturnType<typeof dateTold>[], now: Date): void {
    const [first, ...more] = events
    if (first === undefined) return
    try {
      const made = CaseFolder.open(folder, first, now)
      try {
        for (const event of more) made.append(event, now)
      } finally {
        made.close()
      }
    } catch (error) {
      this.log.write({ kind: 'error', during: 'writing into a case that its date was told', error })
    }
  }
}

/** Cases are looked at from the newest on: an old one that was never checked again is not looked for for ever. */
const LOOKED_AT = 50

/** Cases whose next charge would have been made by now, and nobody has looked since; the day of that charge. */
export function chargesOver(
  cases: readonly CaseSummary[],
  now: Date,
): readonly { readonly case: CaseSummary; readonly day: Day }[] {
  const today = dayIn(now, hereZone())
  return cases
    .filter(({ outcome }) => outcome?.verified === true && (outcome.endsOn ?? today) <= today)
    .slice(0, LOOKED_AT)
    .flatMap((each) => {
      const { dates } = caseView(readCase(each.folder), hereZone())
      const over = dueToday(dates, today).find(({ kind }) => kind === 'no-charge')
      return over === undefined ? [] : [{ case: each, day: over.day }]
    })
}

const dueToday = (dates: readonly Deadline[], today: Day) =>
  dates.filter((each) => !each.settled && tellOn(each) <= today)
