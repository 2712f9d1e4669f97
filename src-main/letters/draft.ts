/**
 * A letter's template and facts → the draft that a person reads, edits and sends.
 * Invariants: pure; a fact that is not there is a blank that everybody sees; nothing in a draft comes from anywhere
 * but the template, the facts and the table of citations. Must not import I/O, Electron or the DOM.
 */
import { WayoutError } from '../../src-preload/contract/error.js'
import type { Language } from '../../src-preload/contract/language.js'
import { longDate } from '../../src-preload/contract/long-date.js'
import { cut } from '../guide/cut.js'
import { typeset } from '../run/typeset.js'
import { type Cited, citations } from './cite.js'
import type { Fact, Facts } from './facts.js'
import type { DiscordPlace } from './links.js'
import type { Channel, ChannelRule, LetterFile, LetterIndex, LetterText } from './schema.js'
import { type Fill, type Filling, fillBody, fillLine } from './template.js'
import { type FactValue, momentWords, moneyWords, tidy } from './values.js'

/** A name from the `facts` of `letters/index.yaml`. */
export type FactName = string

/** Where a fact is from. */
export type FactSource =
  | { readonly from: 'case' /** When the case noted it, ISO 8601. */; readonly at: string }
  | { readonly from: 'person' }
  | { readonly from: 'service' }
  /** Worked out by Wayout, for the person to change. */
  | { readonly from: 'suggested' }

export interface UsedFact {
  readonly name: FactName
  /** As it stands in the draft. */
  readonly text: string
  readonly source: FactSource
}

/** A law or rule that the draft cites. */
export interface Citation {
  readonly id: string
  /** What it is called, in the letter's language. */
  readonly name: string
  /** YYYY-MM-DD; null: not dated. */
  readonly since: string | null
  /** YYYY-MM-DD; null: still in force. */
  readonly until: string | null
  readonly source: string
}

/** A part that is limited on this channel, in UTF-16 units. */
export interface Measure {
  readonly part: 'subject' | 'body'
  readonly length: number
  readonly limit: number
}

export interface Draft {
  readonly purpose: string
  readonly channel: Channel
  readonly language: Language
  /** An e-mail address or a page; null when there is none, and in a rehearsal. */
  readonly to: string | null
  /** The server on Discord, where it is known; null as for `to`. */
  readonly place: DiscordPlace | null
  readonly subject: string | null
  readonly body: string
  /** Shown as blanks, in the order in which they stand. */
  readonly missing: readonly FactName[]
  readonly facts: readonly UsedFact[]
  readonly citations: readonly Citation[]
  readonly measures: readonly Measure[]
  /** Lists that were shortened, oldest lines first, so that the draft keeps to the limit. */
  readonly shortened: readonly FactName[]
}

/** The table and all letters. */
export interface Letters {
  readonly index: LetterIndex
  readonly files: readonly LetterFile[]
}

export interface Addressee {
  readonly name: string
  readonly contacts: readonly {
    readonly channel: string
    readonly address: string
    readonly server?: { readonly id: string } | undefined
  }[]
}

export interface DraftRequest {
  readonly purpose: string
  readonly channel: Channel
  readonly language: Language
  readonly service: Addressee
  readonly facts: Facts
  /** YYYY-MM-DD: the day of the letter. */
  readonly today: string
  /** ISO 3166, "FR" or "US-CA"; null: not known, and no country's law is cited. */
  readonly country: string | null
  /** Citations that the person chose; null: those that go in by themselves. */
  readonly cite: readonly string[] | null
  /** The case is a practice case: there is nobody to write to. */
  readonly rehearsal: boolean
}

/** Writes the draft. Throws `letter-unknown`, `citation-unfit`. */
export function draft(letters: Letters, request: DraftRequest): Draft {
  const { purpose, channel, language, facts } = request
  const { index } = letters
  const { rule, text } = letterOf(letters, request)
  const cited = rule.text === 'letter' ? citations(index, request.cite, request) : noCitations(request)
  const named: Facts = new Map([...facts, ['service', serviceFact(index, request.service.name)]])
  const write = (lengths: ReadonlyMap<FactName, number>) =>
    written({ index, purpose, language, rule, text, facts: named, cited, lengths })
  const lengths = new Map<FactName, number>()
  let done = write(lengths)
  while (done.body.length > rule.body) {
    const longest = LISTS.find((name) => (done.lists.get(name) ?? 0) > 0)
    if (longest === undefined) break
    lengths.set(longest, (done.lists.get(longest) ?? 0) - 1)
    done = write(lengths)
  }
  const measure = (part: Measure['part'], words: string | null, limit: number | null): Measure[] =>
    words === null || limit === null ? [] : [{ part, length: words.length, limit }]
  return {
    purpose,
    channel,
    language,
    to: request.rehearsal ? null : addressOf(channel, request.service),
    place: request.rehearsal || channel !== 'discord' ? null : placeOf(request.service),
    subject: done.subject,
    body: done.body,
    missing: done.missing,
    facts: done.used,
    citations: done.cites ? cited.map(([id, each]) => citationOf(id, each, language)) : [],
    measures: [...measure('subject', done.subject, rule.subject), ...measure('body', done.body, rule.body)],
    shortened: [...lengths.keys()],
  }
}

/** Lists are what a letter can do without; shortened in this order. */
const LISTS = ['pictures', 'evidence', 'attempts'] as const

function letterOf({ index, files }: Letters, { purpose, channel, language }: DraftRequest) {
  const known = Object.hasOwn(index.purposes, purpose) ? index.purposes[purpose] : undefined
  const unknown = (why: string) => new WayoutError('letter-unknown', why, { purpose, channel, language })
  if (known === undefined)
    throw unknown(`There is no letter "${purpose}". Known: ${Object.keys(index.purposes).join(', ')}.`)
  if (!known.channels.includes(channel))
    throw unknown(`"${purpose}" is not written for ${channel}. It is for: ${known.channels.join(', ')}.`)
  const file = files.find((each) => each.purpose === purpose && each.language === language)
  const rule = index.channels[channel]
  const text = file?.[rule.text]
  if (text === undefined) throw unknown(`"${purpose}" has no ${rule.text} in the language "${language}".`)
  return { rule, text }
}

function noCitations({ cite, channel }: DraftRequest): readonly Cited[] {
  if (cite === null || cite.length === 0) return []
  throw new WayoutError('citation-unfit', `A short message on ${channel} cites nothing. Use --to email.`)
}

const serviceFact = ({ facts }: LetterIndex, name: string): Fact => ({
  value: { kind: 'text', text: cut(tidy(name), facts.service?.max ?? 40) },
  source: { from: 'service' },
})

function addressOf(channel: Channel, { contacts }: Addressee): string | null {
  const at = (name: string) => contacts.find((each) => each.channel === name)?.address
  return (channel === 'form' ? (at('form') ?? at('help')) : at(channel)) ?? null
}

function placeOf({ contacts }: Addressee): DiscordPlace | null {
  const server = contacts.find(({ channel }) => channel === 'discord')?.server
  return server === undefined ? null : { guild: server.id, channel: null }
}

const citationOf = (id: string, rule: Cited[1], language: Language): Citation => ({
  id,
  name: typeset(rule.name[language], language),
  since: rule.since,
  until: rule.until,
  source: rule.source,
})

interface Parts {
  readonly index: LetterIndex
  readonly purpose: string
  readonly language: Language
  readonly rule: ChannelRule
  readonly text: LetterText
  readonly facts: Facts
  readonly cited: readonly Cited[]
  /** How many lines of a list may stay. */
  readonly lengths: ReadonlyMap<FactName, number>
}

interface Written {
  readonly subject: string | null
  readonly body: string
  readonly missing: readonly FactName[]
  readonly used: readonly UsedFact[]
  /** The lists that stand in the body, and how many lines each has. */
  readonly lists: ReadonlyMap<FactName, number>
  readonly cites: boolean
}

function written(parts: Parts): Written {
  const { index, purpose, language, rule, text, facts, cited, lengths } = parts
  const missing = new Set<FactName>()
  const used = new Map<FactName, UsedFact>()
  const lists = new Map<FactName, number>()
  let cites = false
  const fill: Fill = (name) => {
    if (name === 'citations') {
      cites = cited.length > 0
      return wordsOr(cited.map(([, { says }]) => typeset(says?.[language] ?? '', language)).join(' '))
    }
    const fact = facts.get(name)
    if (fact === undefined) {
      if (index.purposes[purpose]?.needs.includes(name) !== true) return { kind: 'nothing' }
      missing.add(name)
      return { kind: 'words', text: blank(index.facts[name]?.label[language] ?? name, language) }
    }
    const all = valueLines(fact.value, index, language)
    const lines = all
      .slice(all.length - Math.min(all.length, lengths.get(name) ?? all.length))
      .map((line) => (rule.readers === 'support' ? line : discreet(line)))
    if (lines.length === 0) return { kind: 'nothing' }
    used.set(name, { name, text: lines.join('\n'), source: fact.source })
    if (fact.value.kind !== 'list') return { kind: 'words', text: lines.join(' ') }
    lists.set(name, lines.length)
    return { kind: 'lines', lines: lines.map((line) => `- ${line}`) }
  }
  const subject = rule.subject === null ? null : fillLine(typeset(text.subject, language), fill).join(' ')
  const body = fillBody(typesetBody(text.body, language), fill)
  return { subject, body, missing: [...missing], used: [...used.values()], lists, cites }
}

const wordsOr = (text: string): Filling => (text === '' ? { kind: 'nothing' } : { kind: 'words', text })

/** What everybody sees is still to be filled in. */
export const blank = (label: string, language: Language): string => `____ (${typeset(label, language)})`

function valueLines(value: FactValue, { attempts }: LetterIndex, language: Language): string[] {
  switch (value.kind) {
    case 'text':
      return [value.text]
    case 'date':
      return [longDate(value.date, language)]
    case 'money':
      return [moneyWords(value.money, language)]
    case 'list':
      return value.lines.map(({ at, what, words }) =>
        typeset(attempts[what]?.[language] ?? '', language).replace(
          /\{(when|words)\}/g,
          (_, place: string) => (place === 'when' ? momentWords(at, language) : words),
        ),
      )
  }
}

const EMAIL = /([^\s@<>()]{1,64})@(?=[^\s@<>()]+\.\p{L})/gu

/** Where others read along, an e-mail address keeps its first letter and its domain. */
const discreet = (line: string): string => line.replace(EMAIL, (_, local: string) => `${[...local][0]}…@`)

const typesetBody = (body: LetterText['body'], language: Language): LetterText['body'] =>
  body.map((paragraph) =>
    typeof paragraph === 'string'
      ? typeset(paragraph, language)
      : {
          ...(paragraph.lead === undefined ? {} : { lead: typeset(paragraph.lead, language) }),
          lines: paragraph.lines.map((line) => typeset(line, language)),
        },
  )
