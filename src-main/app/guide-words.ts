/**
 * A guide's own words in the person's language, or in English where it has none.
 * Must not import I/O, Electron or the DOM.
 */
import type { Language } from '../../src-preload/contract/language.js'
import type { Guide } from '../guide/schema.js'
import { textsOf } from '../run/narrate.js'
import { typeset } from '../run/typeset.js'
import type { Choice } from './model.js'

/** A guide's text by its id, in the language or in English. */
export const guideText = (guide: Guide, language: Language, id: string): string =>
  typeset(textsOf(guide, language)[id] ?? id, language)

export const practiceTitle = ({ scenario }: Choice, language: Language): string | null =>
  scenario?.title[language] ?? null

export function termsOf({ guide }: Choice, language: Language) {
  const { terms } = guide
  if (terms?.automation !== 'forbidden') return null
  return { text: guideText(guide, language, terms.say), link: { id: 'terms', url: terms.source } }
}
