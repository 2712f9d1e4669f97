/**
 * The views of which there are pictures, in the order in which they are taken: each begins at home, and shows what the
 * app itself shows there. A further one is a line here.
 */
import type { Place } from '../../src-preload/contract/view'
import { at, isEnded, type Rehearser } from '../rehearser'

export interface Shot {
  readonly name: string
  /** Before anything else, at the first start. */
  readonly first?: true
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

type Write = Extract<Place, { kind: 'write' }>
const isLetter = (place: Place): place is Write => place.kind === 'write' && place.letter !== null

/** From a walk that could not get out. */
const toLadder = async (person: Rehearser) => {
  await walk(person, 'grey-button')
  await person.follow((place) => place.kind === 'blocked')
  await person.send({ kind: 'say', word: 'stop' })
  await person.until('the end of the walk', isEnded)
  await person.send({ kind: 'write', case: null })
}

export const SHOTS: readonly Shot[] = [
  { name: 'welcome', first: true, reach: (person) => person.until('the first page', at('welcome')) },
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
      await toLadder(person)
      return person.until('the ladder', at('write'))
    },
  },
  {
    name: 'letter',
    reach: async (person) => {
      await toLadder(person)
      const { due, letters } = await person.until('the ladder', at('write'))
      await person.send({ kind: 'letter', letter: due?.letter ?? letters[0]?.letter ?? '' })
      return person.until('the letter', isLetter)
    },
  },
  {
    name: 'settings',
    reach: async (person) => {
      await person.send({ kind: 'settings' })
      return person.until('the settings', at('settings'))
    },
  },
  {
    name: 'keys',
    reach: async (person) => {
      await person.panel.keyboard.press('?')
      await person.panel.getByRole('dialog').waitFor()
    },
  },
]
