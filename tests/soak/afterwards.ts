/**
 * What people do when a walk has ended, one thing after each walk in turn; in the end they are home again. So the parts
 * beside the walk run as often as it does: the cases, the report, letters, another look, the settings.
 */
import { scenarios } from '../../practice/scenarios'
import type { Intent } from '../../src-preload/contract/intent'
import type { Place } from '../../src-preload/contract/view'
import { at, type Rehearser } from '../rehearser'

type Deed = (person: Rehearser) => Promise<void>

const sends =
  (...intents: readonly Intent[]): Deed =>
  async (person) => {
    for (const intent of intents) await person.send(intent)
  }

type CasePlace = Extract<Place, { kind: 'case' }>
const isChecked = (place: Place): place is CasePlace => place.kind === 'case' && place.check !== null

/** Until it is known whether it is as it was written. */
async function openCase(person: Rehearser): Promise<CasePlace> {
  await person.send({ kind: 'open-case', case: null })
  const place = await person.until('the verified case', isChecked)
  if (place.check?.intact !== true) throw new Error(`the case ${place.case} is not as it was written`)
  return place
}

const DEEDS: Readonly<Record<string, Deed>> = {
  'went home': sends(),
  'saved the report': sends({ kind: 'save-report' }),
  'opened the case, saved and deleted it': async (person) => {
    const { case: id } = await openCase(person)
    await person.send({ kind: 'save-case', case: id, as: 'zip' })
    await person.send({ kind: 'save-case', case: id, as: 'ics' })
    await person.send({ kind: 'delete-case', case: id })
    await person.until('the list of cases', at('cases'))
  },
  'wrote a letter': async (person) => {
    await person.send({ kind: 'write', case: null })
    const { letters } = await person.until('the ladder', at('write'))
    await person.send({ kind: 'letter', letter: letters[0]?.letter ?? '' })
    await person.send({ kind: 'letter-language', language: 'de' })
    await person.send({ kind: 'letter-subject', text: 'Kündigung' })
    await person.send({ kind: 'write-close' })
  },
  'copied the summary': sends({ kind: 'copy-summary' }),
  'changed language and colours': sends(
    { kind: 'language', language: 'fr' },
    { kind: 'theme', theme: 'dark' },
    { kind: 'language', language: 'en' },
    { kind: 'theme', theme: 'system' },
  ),
  'began another walk and left it': async (person) => {
    await person.send({ kind: 'home' })
    await person.send({ kind: 'practise', scenario: scenarios[0]?.name ?? '' })
    await person.send({ kind: 'start' })
    await person.until('the walk', at('walk'))
  },
  'looked at all cases': async (person) => {
    await person.send({ kind: 'home' })
    await person.send({ kind: 'cases' })
    await person.send({ kind: 'cases-search', words: 'cancel' })
    await person.until('the list of cases', at('cases'))
  },
}

const NAMES = Object.keys(DEEDS)

/** Does the deed whose turn it is, dismisses what was noted, goes home; says what was done. */
export async function afterwards(person: Rehearser, turn: number): Promise<string> {
  const name = NAMES[turn % NAMES.length] ?? ''
  await DEEDS[name]?.(person)
  const { notices } = await person.look(0)
  for (const { id } of notices) await person.send({ kind: 'dismiss', notice: id })
  await person.goHome()
  return name
}
