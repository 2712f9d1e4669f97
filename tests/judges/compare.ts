/**
 * Where our finder and a judge say the same of a page's controls, and where not; and why they need not, by what the element
 * is and never by where it stands. Pure.
 */
import type { Control } from '../../src-main/engine/observation'
import { isRole, type Named, type Views } from './eyes'
import type { Told } from './page/told'

export const JUDGES = ['playwright', 'chromium'] as const
type Judge = (typeof JUDGES)[number]

export interface Disagreement {
  readonly judge: Judge
  /** `named`: found, and not by the role and the name that we give it. */
  readonly what: 'only ours' | 'only theirs' | 'named'
  readonly ours: Control | null
  readonly theirs: Named | null
  readonly told: Told
  /** A secret field is shown. */
  readonly sensitive: boolean
}

export interface Explanation {
  readonly why: string
  fits(of: Disagreement): boolean
}

/** Each must explain something, or it is out of date. */
export const EXPLANATIONS: readonly Explanation[] = [
  {
    why: 'behind a modal dialog, or inert: readers are told nothing of it, and we tell of it as switched off',
    fits: ({ what, ours, told }) =>
      what === 'only ours' && (told.isBehind || told.isInert) && ours?.enabled === false,
  },
  {
    why: 'says of itself nothing that a reader could tell, and can be clicked all the same',
    fits: ({ what, ours }) => what === 'only ours' && ours !== null && !isRole(ours.role),
  },
  {
    why: 'kept from readers by aria-hidden: people see it',
    fits: ({ what, told }) => what === 'only ours' && told.isAriaHidden,
  },
  {
    why: 'people use it by its label: it is not shown itself',
    fits: ({ what, told }) => what === 'only ours' && !told.hasBox && told.hasLabel,
  },
  {
    why: 'for readers alone: nothing of it can be seen',
    fits: ({ what, told }) =>
      what === 'only theirs' &&
      (told.width < 2 || told.height < 2 || !told.isOpaque || told.isAway || told.isCutOff),
  },
  {
    why: 'an option of a list that is shut: the list is told of',
    fits: ({ what, told }) => what === 'only theirs' && told.tag === 'option',
  },
  {
    why: 'letters as the style shows them: Chromium reads upper case, we read what is written',
    fits: ({ judge, what, ours, theirs }) =>
      judge === 'chromium' &&
      what === 'named' &&
      ours?.role === theirs?.role &&
      ours?.name.toUpperCase() === theirs?.name,
  },
  {
    why: 'an anchor without an address: Chromium hears that somebody listens on it',
    fits: ({ judge, ours, theirs, told }) =>
      judge === 'chromium' && told.tag === 'a' && ours?.role === 'generic' && theirs?.role === 'link',
  },
  {
    why: 'a part of a field that the browser itself draws: we tell of the field',
    fits: ({ what, told }) => what === 'only theirs' && told.isPart,
  },
  {
    why: 'a summary: Playwright gives it no role, Chromium and we call it a button',
    fits: ({ judge, what, told }) => judge === 'playwright' && what === 'only ours' && told.tag === 'summary',
  },
]

export interface Agreement {
  /** Controls that either of them tells of. */
  readonly controls: number
  readonly disagreements: readonly Disagreement[]
}

export function compare(views: Views, judge: Judge): Agreement {
  const { observation, told, ours, chromium } = views
  const theirs = judge === 'chromium' ? new Set(chromium.keys()) : views.playwright
  const places = [...new Set([...ours.keys(), ...theirs])]
  const disagreements = places.flatMap((place): Disagreement[] => {
    const our = ours.get(place) ?? null
    const their = judge === 'chromium' ? (chromium.get(place) ?? null) : null
    const element = told.get(place)
    if (element === undefined) throw new Error(`nobody knows ${place}`)
    const isSame = judge === 'chromium' ? isAlike(our, their) : views.foundByName.has(place)
    if (our !== null && theirs.has(place) && isSame) return []
    const what = our === null ? 'only theirs' : theirs.has(place) ? 'named' : 'only ours'
    return [{ judge, what, ours: our, theirs: their, told: element, sensitive: observation.sensitive }]
  })
  return { controls: places.length, disagreements }
}

const isAlike = (ours: Named | null, theirs: Named | null) =>
  ours !== null && theirs !== null && ours.role === theirs.role && line(ours.name) === line(theirs.name)

const line = (text: string) => text.replace(/\s+/g, ' ').trim()

/** One line for a person. */
export function lineOf({ judge, what, ours, theirs, told }: Disagreement): string {
  const words = (named: Named | null) => (named === null ? '-' : `${named.role} “${named.name.slice(0, 60)}”`)
  const states = Object.entries(told).filter(([name, value]) => /^(?:is|has)/.test(name) && value === true)
  const element = `<${told.tag}${told.role && ` role=${told.role}`}${told.type && ` type=${told.type}`}> ${told.width}×${told.height} “${told.text.slice(0, 40)}”`
  const state = ours === null ? '' : ` (${ours.enabled ? 'on' : 'off'}, ${ours.topmost})`
  return `${judge}: ${what}: ours ${words(ours)}${state}, theirs ${words(theirs)}, ${element} ${states.map(([name]) => name).join(' ')}`
}
