/**
 * Checks a file of the lexicon beyond its form.
 * Invariants: every phrase belongs to a meaning that the index names, and uses slots that its file defines.
 * Pure: must not import I/O, Electron or the DOM.
 */
import { phraseSource } from './lexicon.js'
import { FINDINGS_LIMIT, type Finding, type Parsed, type Path } from './parse.js'
import type { LexiconFile, LexiconIndex } from './schema.js'

/** The meanings and which of them are traps. */
export function checkLexiconIndex({ value, finding }: Parsed<LexiconIndex>): Finding[] {
  const findings: Finding[] = []
  for (const [id, { trap, texts, notUnder }] of Object.entries(value.intents)) {
    const at: Path = ['intents', id]
    if (trap && texts === undefined)
      findings.push(finding(at, `the trap "${id}" does not say what it would do. Add "texts".`))
    if (!trap && texts !== undefined)
      findings.push(
        finding([...at, 'texts'], `"${id}" is no trap, so its texts are never shown. Remove them.`),
      )
    if (trap && notUnder.length > 0)
      findings.push(finding([...at, 'notUnder'], `the trap "${id}" counts everywhere. Remove "notUnder".`))
    notUnder.forEach((sign, i) => {
      if (!Object.hasOwn(value.signs, sign))
        findings.push(finding([...at, 'notUnder', i], `unknown text sign "${sign}".`))
    })
  }
  return findings.slice(0, FINDINGS_LIMIT)
}

/** The phrases of one language. */
export function checkLexiconFile({ value, finding }: Parsed<LexiconFile>, index: LexiconIndex): Finding[] {
  const findings: Finding[] = []
  const slots = new Map(Object.entries(value.slots))
  const phrases = (at: Path, all: readonly string[]) => {
    all.forEach((phrase, i) => {
      try {
        phraseSource(phrase, slots)
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
        findings.push(finding([...at, i], `${error.message}. Add it under slots, or write the words.`))
      }
    })
  }
  for (const kind of ['intents', 'signs'] as const) {
    for (const [id, { match, never, under }] of Object.entries(value[kind])) {
      const at: Path = [kind, id]
      if (!Object.hasOwn(index[kind], id))
        findings.push(finding(at, `"${id}" is not in the index. Add it to index.yaml, with what it means.`))
      phrases([...at, 'match'], match)
      phrases([...at, 'never'], never)
      for (const [sign, words] of Object.entries(under)) {
        if (!Object.hasOwn(index.signs, sign))
          findings.push(finding([...at, 'under', sign], `unknown text sign "${sign}".`))
        phrases([...at, 'under', sign], words)
      }
    }
  }
  return findings.slice(0, FINDINGS_LIMIT)
}
