/**
 * What a letter may cite: by purpose, country and the day of the letter.
 * Invariants: nothing outside the table; nothing repealed, not yet in force, or of another country.
 * Pure: must not import I/O, Electron or the DOM.
 */
import { WayoutError } from '../../src-preload/contract/error.js'
import type { CitationRule, LetterIndex } from './schema.js'

export interface CiteRequest {
  readonly purpose: string
  /** ISO 3166, "FR" or "US-CA"; null: not known. */
  readonly country: string | null
  /** YYYY-MM-DD: the day of the letter. */
  readonly today: string
}

export type Cited = readonly [id: string, rule: CitationRule]

/** Why it cannot be cited in this letter; null when it can. */
export function unfit(
  index: LetterIndex,
  id: string,
  { purpose, country, today }: CiteRequest,
): string | null {
  const rule = Object.hasOwn(index.citations, id) ? index.citations[id] : undefined
  if (rule === undefined) return `Known: ${Object.keys(index.citations).join(', ')}.`
  if (rule.standing !== 'in-force' || rule.says === null) return rule.why ?? 'It is not in force.'
  if (rule.since !== null && today < rule.since) return `It applies from ${rule.since} only.`
  if (rule.until !== null && today > rule.until) return `It applied until ${rule.until}.`
  if (!holdsIn(index, rule, country))
    return country === null
      ? 'Say in which country you live, with --country.'
      : `It does not belong to ${country}.`
  if (index.purposes[purpose]?.cite.includes(id) !== true)
    return `It says nothing about "${purpose}". Known there: ${index.purposes[purpose]?.cite.join(', ') || 'none'}.`
  return null
}

function holdsIn({ regions }: LetterIndex, { countries }: CitationRule, country: string | null): boolean {
  if (countries.includes('*')) return true
  if (country === null) return false
  const state = country.split('-')[0] ?? country
  return countries.some(
    (each) => each === country || each === state || regions[each]?.includes(state) === true,
  )
}

/** All that may be cited in this letter. */
export const citable = (index: LetterIndex, request: CiteRequest): readonly Cited[] =>
  Object.entries(index.citations).filter(([id]) => unfit(index, id, request) === null)

/** The citations of the letter: those that were chosen, or else those that go in by themselves. Throws `citation-unfit`. */
export function citations(
  index: LetterIndex,
  chosen: readonly string[] | null,
  request: CiteRequest,
): readonly Cited[] {
  const fitting = citable(index, request)
  if (chosen === null) return fitting.filter(([, { automatic }]) => automatic)
  for (const id of chosen) {
    const why = unfit(index, id, request)
    if (why !== null) throw new WayoutError('citation-unfit', `"${id}" cannot be cited here. ${why}`, { id })
  }
  return fitting.filter(([id]) => chosen.includes(id))
}
