/**
 * Which practice scenario a guide is rehearsed with: one of its own, or, for a guide that only looks, one of the way
 * whose start it shares. Pure: must not import I/O, Electron or the DOM.
 */
import { type Scenario, scenarios } from '../../practice/scenarios.js'
import { WayoutError } from '../../src-preload/contract/error.js'
import type { Guide } from '../guide/schema.js'

type Startable = Pick<Guide, 'id' | 'purpose' | 'start'>

/** The scenario of that name, or the guide's first one when none is named. Throws `scenario-unknown`. */
export function rehearsalFor(
  guide: Startable,
  name: string | null,
  guideOf: (id: string) => Pick<Guide, 'start'>,
): Scenario {
  const fits = (scenario: Scenario) =>
    scenario.guide === guide.id || (guide.purpose === 'status' && sameStart(guide, guideOf(scenario.guide)))
  const own = scenarios.filter(fits)
  const [first] = own
  if (first === undefined) throw unknown(`There is nothing to rehearse ${guide.id} with.`)
  if (name === null) return first
  const known = `For ${guide.id} there are: ${own.map((each) => each.name).join(', ')}.`
  const found = scenarios.find((each) => each.name === name)
  if (found === undefined) throw unknown(`There is no practice scenario "${name}". ${known}`)
  if (own.includes(found)) return found
  throw unknown(
    `The practice scenario "${name}" belongs to ${found.guide}: wayout run ${found.guide} --practice ${name}. ${known}`,
  )
}

const unknown = (message: string) => new WayoutError('scenario-unknown', message)

const sameStart = (a: Pick<Guide, 'start'>, b: Pick<Guide, 'start'>) =>
  a.start.origin === b.start.origin && a.start.path === b.start.path
