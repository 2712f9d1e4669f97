/**
 * Checks the letters beyond their form: nothing may be missing, unused, over a limit, or said where it must not be.
 * Invariants: every letter is tried with the longest facts that its table allows.
 * Pure: must not import I/O, Electron or the DOM.
 */
import { LANGUAGES } from '../../src-preload/contract/language.js'
import type { Finding, Parsed, Path } from '../guide/parse.js'
import { draft, type Letters } from './draft.js'
import type { Fact } from './facts.js'
import { type LetterFile, type LetterIndex, type LetterText, type Purpose, READERS } from './schema.js'
import { factsIn, linesOf } from './template.js'
import type { FactValue } from './values.js'

type Add = (path: Path, message: string) => void

const adder =
  (parsed: Parsed<unknown>, findings: Finding[]): Add =>
  (path, message) =>
    findings.push(parsed.finding(path, message))

/** All findings in the table and the letters. */
export function checkLetters(index: Parsed<LetterIndex>, files: readonly Parsed<LetterFile>[]): Finding[] {
  const findings: Finding[] = []
  checkIndex(index.value, adder(index, findings))
  checkPresence(index.value, files, adder(index, findings))
  const letters = { index: index.value, files: files.map(({ value }) => value) }
  for (const file of files) checkFile(letters, file, adder(file, findings))
  return findings
}

/** What a sentence of law must hold, so that it claims no more than it can. */
const CONDITIONS = {
  en: /^In so far as /,
  fr: /^Dans la mesure où /,
  de: /^Soweit /,
  es: /^En la medida en que /,
}

function checkIndex(index: LetterIndex, add: Add): void {
  const { facts, purposes, citations, regions, attempts } = index
  const usedFacts = new Set<string>()
  const usedCitations = new Set<string>()
  for (const [id, { needs, may, cite, channels }] of Object.entries(purposes)) {
    const path = ['purposes', id]
    for (const [list, names] of Object.entries({ needs, may })) {
      names.forEach((fact, i) => {
        usedFacts.add(fact)
        if (!Object.hasOwn(facts, fact))
          add([...path, list, i], `there is no fact "${fact}". Add it under facts.`)
      })
    }
    for (const fact of may.filter((each) => needs.includes(each)))
      add([...path, 'may'], `"${fact}" is needed and optional at once. Keep one.`)
    cite.forEach((citation, i) => {
      usedCitations.add(citation)
      const rule = Object.hasOwn(citations, citation) ? citations[citation] : undefined
      if (rule === undefined) add([...path, 'cite', i], `there is no citation "${citation}".`)
      else if (rule.standing !== 'in-force')
        add(
          [...path, 'cite', i],
          `"${citation}" is ${rule.standing}: ${rule.why ?? ''} It cannot be offered.`,
        )
    })
    if (cite.length > 0 && !channels.some((channel) => index.channels[channel].text === 'letter'))
      add([...path, 'cite'], 'a short message cites nothing.')
  }
  for (const id of Object.keys(facts))
    if (!usedFacts.has(id)) add(['facts', id], `no purpose uses "${id}". Remove it.`)
  for (const [id, { kind, from }] of Object.entries(facts))
    if ((kind === 'list') !== (from.join() === 'case'))
      add(['facts', id], 'a list comes from the case, and what comes from the case alone is a list.')
  for (const [id, rule] of Object.entries(citations)) {
    const path = ['citations', id]
    if (rule.standing === 'in-force' && !usedCitations.has(id)) add(path, `no purpose offers "${id}".`)
    for (const each of rule.countries)
      if (each === 'EU' && regions.EU === undefined) add([...path, 'countries'], 'there is no region "EU".')
    if (rule.since !== null && rule.until !== null && rule.since > rule.until)
      add([...path, 'until'], 'it ends before it begins.')
    for (const language of LANGUAGES) {
      if (rule.says !== null && !CONDITIONS[language].test(rule.says[language]))
        add(
          [...path, 'says', language],
          `begin with the condition (${CONDITIONS[language].source.slice(1).trim()} …).`,
        )
    }
  }
  if (attempts['not-cancelled'] === undefined) add(['attempts'], 'needs "not-cancelled".')
}

function checkPresence(index: LetterIndex, files: readonly Parsed<LetterFile>[], add: Add): void {
  for (const id of Object.keys(index.purposes)) {
    for (const language of LANGUAGES) {
      const found = files.filter(({ value }) => value.purpose === id && value.language === language)
      if (found.length === 0)
        add(['purposes', id], `has no letter in "${language}": add ${id}/${language}.yaml.`)
    }
  }
}

function checkFile({ index, files }: Letters, { file, value }: Parsed<LetterFile>, add: Add): void {
  const { purpose: id, language } = value
  if (!file.replaceAll('\\', '/').endsWith(`${id}/${language}.yaml`))
    return add(['purpose'], `belongs into ${id}/${language}.yaml.`)
  const purpose = Object.hasOwn(index.purposes, id) ? index.purposes[id] : undefined
  if (purpose === undefined) return add(['purpose'], `there is no purpose "${id}" in index.yaml.`)
  const texts = { letter: value.letter, note: value.note }
  const needed = (kind: 'letter' | 'note') =>
    purpose.channels.some((each) => index.channels[each].text === kind)
  if (needed('note') !== (value.note !== undefined))
    add(
      ['note'],
      needed('note') ? `"${id}" needs a note for its channels.` : `no channel of "${id}" uses a note.`,
    )
  if (!needed('letter')) add(['letter'], `no channel of "${id}" uses a letter.`)
  const used = new Set<string>()
  for (const kind of ['letter', 'note'] as const) {
    const text = texts[kind]
    if (text === undefined) continue
    checkText(index, purpose, kind, text, used, (path, message) => add([kind, ...path], message))
    checkWords(index, value, text, (path, message) => add([kind, ...path], message))
  }
  for (const fact of [...purpose.needs, ...purpose.may])
    if (!used.has(fact)) add(['letter'], `"${fact}" belongs to "${id}" and stands nowhere.`)
  if (used.has('citations') !== purpose.cite.length > 0)
    add(['letter'], purpose.cite.length > 0 ? 'has no place for {citations}.' : `"${id}" cites nothing.`)
  // Only what is right so far can be rendered.
  checkLengths({ index, files: files.filter((each) => each === value) }, value, purpose, add)
}

function checkText(
  index: LetterIndex,
  { needs, may, channels }: Purpose,
  kind: 'letter' | 'note',
  text: LetterText,
  used: Set<string>,
  add: Add,
): void {
  const widest = Math.max(
    ...channels
      .filter((each) => index.channels[each].text === kind)
      .map((each) => READERS.indexOf(index.channels[each].readers)),
  )
  const paths = pathsOf(text)
  linesOf(text).forEach((line, i) => {
    const path = paths[i] ?? []
    for (const name of factsIn(line)) {
      used.add(name)
      const rule = Object.hasOwn(index.facts, name) ? index.facts[name] : undefined
      if (name === 'citations') {
        if (line !== '{citations}') add(path, '{citations} stands alone on its line.')
        if (kind === 'note') add(path, 'a note cites nothing.')
      } else if (rule === undefined) add(path, `there is no fact "${name}" in index.yaml.`)
      else if (!needs.includes(name) && !may.includes(name))
        add(path, `"${name}" is no fact of this purpose. Add it to "needs" or "may" in index.yaml.`)
      else if (READERS.indexOf(rule.readers) < widest)
        add(path, `"${name}" must not be told to ${READERS[widest]}.`)
      else if (rule.kind === 'list' && line !== `{${name}}`) add(path, `{${name}} stands alone on its line.`)
      else if (i === 0 && !needs.includes(name))
        add(path, `the subject names "${name}", which may be missing.`)
    }
    if (/[{}]/.test(line.replace(/\{[a-z][a-z0-9-]*\}/g, '')))
      add(path, 'has a brace that belongs to no fact.')
  })
}

/** The place of each line of `linesOf`. */
const pathsOf = ({ body }: LetterText): Path[] => [
  ['subject'],
  ...body.flatMap((paragraph, i): Path[] =>
    typeof paragraph === 'string'
      ? [['body', i]]
      : [
          ...(paragraph.lead === undefined ? [] : [['body', i, 'lead']]),
          ...paragraph.lines.map((_, at) => ['body', i, 'lines', at]),
        ],
  ),
]

function checkWords({ forbidden }: LetterIndex, { language }: LetterFile, text: LetterText, add: Add): void {
  const paths = pathsOf(text)
  linesOf(text).forEach((line, i) => {
    const path = paths[i] ?? []
    const words = line.replace(/\{[a-z0-9-]+\}/g, '')
    for (const word of forbidden[language]) {
      const escaped = word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
      if (new RegExp(`(?<!\\p{L})${escaped}(?!\\p{L})`, 'iu').test(words))
        add(path, `"${word}" has no place in a letter.`)
    }
    if (/\p{N}/u.test(words)) add(path, 'a number is a fact: write {fact}.')
    if (/:\/\/|www\./.test(words)) add(path, 'a letter holds no link.')
    if (/!/.test(words)) add(path, 'stay calm: no exclamation mark.')
    if (/['"]/.test(words)) add(path, 'use ’ and the quotation marks of the language.')
  })
}

function checkLengths(
  letters: Letters,
  { purpose: id, language }: LetterFile,
  purpose: Purpose,
  add: Add,
): void {
  const { index } = letters
  const facts = new Map(
    [...purpose.needs, ...purpose.may].flatMap((name): [string, Fact][] => {
      const rule = index.facts[name]
      return rule === undefined
        ? []
        : [[name, { value: longest(rule.kind, rule.max), source: { from: 'person' } }]]
    }),
  )
  const service = { name: 'W'.repeat(index.facts.service?.max ?? 1), contacts: [] }
  const cited = purpose.cite.flatMap((citation) => index.citations[citation]?.countries ?? [])
  for (const channel of purpose.channels) {
    const kind = index.channels[channel].text
    if (letters.files[0]?.[kind] === undefined) continue
    for (const country of new Set([null, ...cited])) {
      const made = draft(letters, {
        purpose: id,
        channel,
        language,
        service,
        facts,
        today: '2099-09-30',
        country,
        cite: null,
        rehearsal: false,
      })
      for (const { part, length, limit } of made.measures) {
        if (length > limit)
          add(
            [kind, part],
            `with the longest facts it has ${length} characters on ${channel}; the limit is ${limit}.`,
          )
      }
    }
  }
}

function longest(kind: string, max: number): FactValue {
  switch (kind) {
    case 'date':
      return { kind: 'date', date: '2099-09-30' }
    case 'money':
      return { kind: 'text', text: '8'.repeat(max) }
    case 'list':
      return {
        kind: 'list',
        lines: Array.from({ length: 8 }, () => ({
          at: '2099-09-30T23:59:59.000Z',
          what: 'clicked',
          words: 'W'.repeat(max / 8),
        })),
      }
    default:
      return { kind: 'text', text: 'W'.repeat(max) }
  }
}
