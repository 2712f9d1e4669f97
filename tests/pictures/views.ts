/**
 * The views of which there are pictures, in the order in which they are taken: each begins at home, and shows what the
 * app itself shows there. A further one is a line here.
 */
import type { Place } from '../../src-preload/contract/view'
import { at, type Rehearser } from '../rehearser'

export interface Shot {
  readonly name: string
  /** From home to what is shown. */
  readonly reach: (person: Rehearser) => Promise<unknown>
  /** The site stands beside the panel. */
  readonly site?: true
}

const walk = async (person: Rehearser, scenario: string) => {
  await person.send({ kind: 'practise', scenario })
  await person.send({ kind: 'start' })
}

type Case = Extract<Place, { kind: 'case' }>
type Cases = Extract<Place, { kind: 'cases' }>
const isChecked = (place: Place): place is Case => place.kind === 'case' && place.check !== null
const isListed = (place: Place): place is Cases => place.kind === 'cases' && !place.checking

/** The case that lies in docs/sample. */
const openSample = async (person: Rehearser) => {
  await person.send({ kind: 'cases' })
  await person.until('the list', isListed)
  await person.send({ kind: 'open-case', case: 'sample' })
  return person.until('the case', isChecked)
}

export const SHOTS: readonly Shot[] = [
  { name: 'home', reach: (person) => person.until('home', at('home')) },
  {
    name: 'before',
    reach: async (person) => {
      await person.send({ kind: 'practise', scenario: 'current' })
      return person.until('before', at('before'))
    },
  },
  {
    name: 'walk',
    site: true,
    reach: async (person) => {
      await walk(person, 'current')
      return person.follow(
        (place) => place.kind === 'walk' && place.progress.stage === 'plan' && place.control !== '',
      )
    },
  },
  {
    name: 'blocked',
    site: true,
    reach: async (person) => {
      await walk(person, 'grey-button')
      return person.follow((place) => place.kind === 'blocked')
    },
  },
  {
    name: 'done',
    reach: async (person) => {
      await walk(person, 'current')
      return person.follow(() => false)
    },
  },
  {
    name: 'cases',
    reach: async (person) => {
      await person.send({ kind: 'cases' })
      return person.until('the list', isListed)
    },
  },
  { name: 'case', reach: openSample },
  {
    name: 'write',
    reach: async (person) => {
      await openSample(person)
      await person.send({ kind: 'write', case: 'sample' })
      return person.until('the ladder', at('write'))
    },
  },
]
