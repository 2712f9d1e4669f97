/**
 * Typography that belongs to the screen rather than to a text's writer. Must not import I/O, Electron or the DOM.
 */
import type { Language } from '../guide/schema.js'

const NARROW = '\u202F'

/** French: narrow no-break spaces around quotation marks and before high punctuation, so that no line breaks there. */
export function typeset(text: string, language: Language): string {
  if (language !== 'fr') return text
  return text.replace(/ (?=[?!:;»])/g, NARROW).replace(/(?<=«) /g, NARROW)
}
