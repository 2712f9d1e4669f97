/**
 * Checks the texts of a guide or a service record: languages, length, blanks, and that each is used.
 * Pure: must not import I/O, Electron or the DOM.
 */
import type { Parsed, Path } from './parse.js'
import { type Language, TEXT_LIMIT } from './schema.js'

/** Longest message that a guide may draft, in characters; its text is called "…-draft". */
const DRAFT_LIMIT = 1500

const BLANKS = ['control', 'date', 'service', 'detail']

/** A file with texts, whatever else it holds. */
interface Texts {
  readonly languages: readonly Language[]
  readonly texts: Partial<Record<Language, Record<string, string>>>
}

export const missing = (id: string, language: string) =>
  `text "${id}" is missing in "${language}". Add it under texts.${language}.`

export function checkTexts(
  parsed: Parsed<Texts>,
  used: ReadonlySet<string>,
  add: (path: Path, message: string) => void,
): void {
  const { texts, languages } = parsed.value
  for (const language of languages) {
    if (texts[language] === undefined) add(['languages'], `there are no texts in "${language}".`)
  }
  for (const [language, entries] of Object.entries(texts)) {
    for (const [id, text] of Object.entries(entries)) {
      const at: Path = ['texts', language, id]
      const length = [...text].length
      const limit = id.endsWith('-draft') ? DRAFT_LIMIT : TEXT_LIMIT
      if (length > limit) add(at, `text "${id}" has ${length} characters; the limit is ${limit}. Say less.`)
      if (!used.has(id)) add(at, `text "${id}" is not used by anything.`)
      for (const [, blank = ''] of text.matchAll(/\{(.*?)\}/g)) {
        if (!BLANKS.includes(blank))
          add(at, `unknown blank {${blank}}. Known: ${BLANKS.map((b) => `{${b}}`).join(', ')}.`)
      }
    }
  }
}
