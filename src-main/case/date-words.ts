/**
 * A date of a case in words: its title and what to do, in the person's language.
 * Invariants: pure; what came from the case is one line of plain text. Must not import I/O, Electron or the DOM.
 */

import { longDate } from '../../src-preload/contract/long-date.js'
import type { Language } from '../guide/schema.js'
import { clean } from '../run/narrate.js'
import { typeset } from '../run/typeset.js'
import { DATE_TEXTS, type DateWords } from '../texts/dates.js'
import { isDay } from './days.js'
import type { Deadline } from './deadlines.js'

export function dateWords({ kind, about }: Deadline, service: string, language: Language): DateWords {
  const blanks: Readonly<Record<string, string>> = {
    service: clean(service),
    about: isDay(about) ? longDate(about, language) : clean(about),
  }
  // Set before the blanks are filled: names stay as they are. A date about nothing has no empty brackets.
  const fill = (text: string) =>
    typeset(about === '' ? text.replace(' ({about})', '') : text, language).replace(
      /\{([a-z]+)\}/g,
      (_, blank: string) => blanks[blank] ?? '',
    )
  const { title, note } = DATE_TEXTS[language][kind]
  return { title: fill(title), note: fill(note) }
}
