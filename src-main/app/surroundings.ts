/**
 * What lies around a walk: the other ways out of the same service, and whether its state can be looked at again.
 * Must not import I/O, Electron or the DOM.
 */
import type { Language } from '../../src-preload/contract/language.js'
import type { Guide } from '../guide/schema.js'
import type { ServiceFile } from '../guide/service-schema.js'
import { titleOf } from '../run/narrate.js'
import { serviceIdOf } from './guide-words.js'
import type { Choice } from './model.js'

export interface Surroundings {
  readonly service: ServiceFile | null
  /** Other ways, cheapest first; none in a rehearsal, which rehearses one. */
  readonly routes: { guide: string; title: string }[]
  readonly canCheck: boolean
}

export interface Known {
  readonly guides: readonly Guide[]
  readonly services: readonly ServiceFile[]
}

export const serviceOf = ({ services }: Known, guide: string): ServiceFile | null =>
  services.find(({ id }) => id === serviceIdOf(guide)) ?? null

/** The guide that only looks, of the same service; null when it has none. */
export const lookingGuide = ({ guides }: Known, guide: string): Guide | null =>
  guides.find((each) => each.purpose === 'status' && serviceIdOf(each.id) === serviceIdOf(guide)) ?? null

export function surroundingsOf(known: Known, { guide, scenario }: Choice, language: Language): Surroundings {
  const service = serviceOf(known, guide.id)
  const others = [...new Set(service?.routes.ways.map((way) => way.guide))].filter((id) => id !== guide.id)
  const routes = others.flatMap((id) => {
    const other = known.guides.find((each) => each.id === id)
    return other === undefined || scenario !== null ? [] : [{ guide: id, title: titleOf(other, language) }]
  })
  return { service, routes, canCheck: lookingGuide(known, guide.id) !== null }
}
