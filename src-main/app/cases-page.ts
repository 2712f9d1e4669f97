/**
 * The list of all cases as the panel shows it.
 * Invariants: pure; a damaged case is listed as damaged, whatever else it says. Must not import I/O, Electron or the DOM.
 */
import { type CaseRow, GROUPS, type Group, ROWS_LIMIT } from '../../src-preload/contract/case.js'
import type { Language } from '../../src-preload/contract/language.js'
import { longDate } from '../../src-preload/contract/long-date.js'
import type { Place } from '../../src-preload/contract/view.js'
import { type CaseSummary, isOpen } from '../case/cases.js'
import { clean } from '../run/narrate.js'
import { typeset } from '../run/typeset.js'
import { TEXTS } from '../texts/index.js'
import { caseTitle } from './case-page.js'
import type { CasesPlace, Offered } from './model.js'
import type { Known } from './surroundings.js'

/** Of a file's name, in UTF-16 units. */
const LONGEST = 200

export function casesPage(
  place: CasesPlace,
  offered: Offered | undefined,
  known: Known,
  language: Language,
): Extract<Place, { kind: 'cases' }> {
  const all = [
    ...place.cases.map((each) => rowOf(each, place.damaged, known, language)),
    ...place.unreadable.map((id): CaseRow => unreadable(id)),
  ]
  const rows = place.group === null ? all : all.filter(({ group }) => group === place.group)
  const count = (group: Group) => all.filter((each) => each.group === group).length
  return {
    kind: 'cases',
    group: place.group,
    counts: Object.fromEntries(GROUPS.map((group) => [group, count(group)])) as Record<Group, number>,
    searched: place.searched,
    rows: rows.slice(0, ROWS_LIMIT),
    more: Math.max(0, rows.length - ROWS_LIMIT),
    checking: place.checking,
    offered:
      offered === undefined ? null : { offer: offered.id, name: clean(offered.name).slice(0, LONGEST) },
  }
}

const unreadable = (id: string): CaseRow => ({
  case: id,
  title: id,
  practice: false,
  startedAt: null,
  group: 'damaged',
  status: '',
})

function rowOf(each: CaseSummary, damaged: ReadonlySet<string>, known: Known, language: Language): CaseRow {
  const ms = Date.parse(each.startedAt)
  return {
    case: each.id,
    title: caseTitle(each.guide, each.id, known, language),
    practice: each.practice,
    startedAt: ms >= 0 && ms < Date.UTC(9999, 0) ? new Date(ms).toISOString() : null,
    group: damaged.has(each.id) ? 'damaged' : each.archived ? 'archived' : isOpen(each) ? 'open' : 'finished',
    // What was changed is not repeated.
    status: damaged.has(each.id) ? '' : statusOf(each, language),
  }
}

/** How a case stands, in words. */
export function statusOf({ outcome }: Pick<CaseSummary, 'outcome'>, language: Language): string {
  const { outcomes, words } = TEXTS[language]
  const status = Object.entries(outcomes).find(([name]) => name === outcome?.outcome)?.[1]
  if (status === undefined) return typeset(words['case-open'], language)
  const ends = outcome?.endsOn ?? null
  const line =
    ends === null ? status : `${status} · ${words['ends-on']} ${longDate(ends.slice(0, 40), language)}`
  return typeset(line, language)
}
