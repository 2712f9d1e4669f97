/**
 * What a letter is called, for the person. Must not import I/O, Electron or the DOM.
 */
import type { Language } from '../guide/schema.js'
import type { Letters } from '../letters/draft.js'
import { typeset } from './typeset.js'

/** The title of its purpose; a purpose that this version does not know is called by its own name. */
export const titleOfLetter = ({ index }: Letters, purpose: string, language: Language): string =>
  typeset(
    (Object.hasOwn(index.purposes, purpose) ? index.purposes[purpose] : undefined)?.title[language] ??
      purpose,
    language,
  )
