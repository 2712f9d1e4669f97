/**
 * Checks a whole set of guides, as `wayout guide check` does for files: lexicon, service records, vendor and site guides.
 * Invariants: guides are checked only with a lexicon that is itself right, and with no other than their own.
 * No file system of its own: what is checked comes from a shelf.
 */
import { basename } from 'node:path'
import { checkLexiconFile, checkLexiconIndex } from './guide/check-lexicon.js'
import { type Finding, parseYaml, showFinding } from './guide/parse.js'
import { LANGUAGES, LexiconFile, LexiconIndex } from './guide/schema.js'
import { checkShelfGuide, readLexicon, type Shelf } from './library.js'

const INDEX = 'index.yaml'
const isLexicon = (name: string) => name.startsWith('lexicon/')

/** All findings, each once. A set without a guide, or without a part of the lexicon, has one as well. */
export function checkShelf(shelf: Shelf): readonly Finding[] {
  const names = shelf.names()
  const absent = [INDEX, ...LANGUAGES.map((language) => `${language}.yaml`)]
    .map((name) => `lexicon/${name}`)
    .filter((name) => !names.includes(name))
  if (absent.length > 0) return absent.map((name) => missing(shelf.show(name)))
  const read = (name: string) => shelf.read(name) ?? new Uint8Array()
  const words = names
    .filter(isLexicon)
    .flatMap((name) => checkWords(shelf.show(name), read(name), () => read(`lexicon/${INDEX}`)))
  if (words.length > 0) return words
  const { lexicon } = readLexicon(shelf)
  const checked = names
    .filter((name) => !isLexicon(name))
    .map((name) => checkShelfGuide(name, lexicon, shelf))
  if (checked.every(({ guide }) => guide === null) && checked.every(({ findings }) => findings.length === 0))
    return [missing(shelf.show('a guide that can be walked'))]
  // Guides that stand on the same file find the same things in it.
  return onlyOnce(checked.flatMap(({ findings }) => findings))
}

const missing = (file: string): Finding => ({ file, line: 1, column: 1, message: 'is missing.' })

export const onlyOnce = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((each) => [showFinding(each), each])).values(),
]

/** A file of the lexicon; `index`: the bytes of the index that it belongs to. */
export function checkWords(file: string, bytes: Uint8Array, index: () => Uint8Array): readonly Finding[] {
  if (basename(file) === INDEX) {
    const result = parseYaml(file, bytes, LexiconIndex)
    return result.ok ? checkLexiconIndex(result.parsed) : result.findings
  }
  const result = parseYaml(file, bytes, LexiconFile)
  if (!result.ok) return result.findings
  const beside = parseYaml(file, index(), LexiconIndex)
  // What is wrong with the index is told when it is checked itself.
  return beside.ok ? checkLexiconFile(result.parsed, beside.parsed.value) : []
}
