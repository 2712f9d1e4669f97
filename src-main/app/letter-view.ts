/**
 * What a person writes, and the case → the letter as the panel shows it, and what leaves the app.
 * Invariants: pure; what is shown is what goes out; a fact that cannot be used is not in the letter; citations only as
 * the table allows them. Must not import I/O, Electron or the DOM.
 */
import { WayoutError } from '../../src-preload/contract/error.js'
import type { WAYS_OUT, Write } from '../../src-preload/contract/letter.js'
import type { Day } from '../case/days.js'
import { type Entry, textOf } from '../case/entry.js'
import type { Guide } from '../guide/schema.js'
import type { ServiceFile } from '../guide/service-schema.js'
import { citable } from '../letters/cite.js'
import { type Draft, draft, type Letters } from '../letters/draft.js'
import { type Facts, factsOfCase, factsOfPerson } from '../letters/facts.js'
import { type DraftLink, draftLinks, type Paste } from '../letters/links.js'
import { suggestedFacts } from '../letters/suggest.js'
import { factsIn, linesOf } from '../letters/template.js'
import { titleOfLetter } from '../run/letter-title.js'
import { typeset } from '../run/typeset.js'
import { byHandOf, type LetterId, nameOfLetter, type Opened, type Paper } from './paper.js'

type LetterView = NonNullable<Write['letter']>
type WayId = (typeof WAYS_OUT)[number]

/** All that a letter is made of. */
export interface Desk {
  readonly letters: Letters
  readonly guide: Guide
  readonly service: ServiceFile | null
  readonly entries: readonly Entry[]
  readonly rehearsal: boolean
  readonly today: Day
  readonly timeZone: string
  readonly paper: Paper
}

/** A letter as it would go out. */
export interface Written {
  readonly letter: LetterId
  readonly draft: Draft
  readonly to: string | null
  readonly subject: string | null
  readonly body: string
  /** Facts that were given and cannot be used. */
  readonly unfit: ReadonlySet<string>
  readonly links: readonly DraftLink[]
  /** Names of facts, or what stands for a blank of the person's own. */
  readonly missing: readonly string[]
}

/** The pictures under names that say what they show: their own are their checksums, which stand beside them. */
function namedPictures(entries: readonly Entry[]): { entries: Entry[]; hashes: Map<string, string> } {
  const hashes = new Map<string, string>()
  let count = 0
  const named = entries.map((entry): Entry => {
    if (entry.event !== 'picture' || typeof entry.file !== 'string') return entry
    count += 1
    const told = textOf(entry.screen)
    const screen = /^[a-z0-9-]{1,40}$/.test(told) ? told : 'page'
    const file = `${screen}-${count}.png`
    if (typeof entry.sha256 === 'string') hashes.set(file, entry.sha256)
    return { ...entry, file }
  })
  return { entries: named, hashes }
}

export function caseFacts({ entries: log, today, timeZone, letters }: Omit<Desk, 'paper'>): Facts {
  const { entries, hashes } = namedPictures(log)
  return factsOfCase({ entries, hashes, today, timeZone }, letters.index)
}

/** What the person gave: what can be used of it, and what cannot. */
function given({ paper, letters: { index }, today }: Desk): { facts: Facts; unfit: Set<string> } {
  const unfit = new Set<string>()
  const facts = Object.entries(paper.given).flatMap(([name, text]) => {
    if (text.trim() === '') return []
    try {
      return [...factsOfPerson({ [name]: text }, index, today)]
    } catch (error) {
      if (!(error instanceof WayoutError)) throw error
      unfit.add(name)
      return []
    }
  })
  return { facts: new Map(facts), unfit }
}

/** A letter of this purpose goes there: as the table says, and as the service can be reached. */
export function channelsOf({ letters, service }: Pick<Desk, 'letters' | 'service'>, purpose: string) {
  const known = letters.index.purposes[purpose]?.channels ?? []
  const reached = new Set((service?.contacts ?? []).map(({ channel }) => channel))
  const has = { email: reached.has('email'), reddit: reached.has('reddit'), discord: reached.has('discord') }
  const there = { ...has, form: reached.has('form') || reached.has('help'), bank: true }
  return known.filter((channel) => there[channel])
}

const citesIn = ({ letters: { index }, paper, today }: Desk, { purpose, channel }: LetterId) =>
  index.channels[channel].text === 'note' ? [] : citable(index, { purpose, country: paper.country, today })

/** Writes it. Throws `letter-unknown` for a letter that there is not. */
export function write(desk: Desk, letter: LetterId): Written {
  const { letters, service, guide, paper, today, rehearsal } = desk
  const own = given(desk)
  const cites = citesIn(desk, letter).map(([id]) => id)
  const made = draft(letters, {
    ...letter,
    language: paper.language,
    service: { name: service?.name ?? guide.service, contacts: service?.contacts ?? [] },
    facts: new Map([
      ...suggestedFacts(letters.index, { ...letter, today }),
      ...caseFacts(desk),
      ...own.facts,
    ]),
    today,
    country: paper.country,
    cite: paper.cite.filter((id) => cites.includes(id)),
    rehearsal,
  })
  const hand = byHandOf(paper, letter)
  const subject = made.subject === null ? null : (hand.subject ?? made.subject)
  const body = hand.body ?? made.body
  const { to } = made
  return {
    letter,
    draft: made,
    to,
    subject,
    body,
    unfit: own.unfit,
    links: draftLinks(
      letter.channel,
      { to, subject, body },
      letters.index.channels[letter.channel],
      made.place,
    ),
    missing: missingIn(made, subject, body, letters, paper),
  }
}

/** Blanks that are left in the text as it is now: what the person has filled in by hand is none. */
function missingIn(
  { missing }: Draft,
  subject: string | null,
  body: string,
  { index }: Letters,
  { language }: Paper,
): string[] {
  const text = `${subject ?? ''}\n${body}`
  const label = (name: string) => typeset(index.facts[name]?.label[language] ?? name, language)
  const named = missing.filter((name) => text.includes(`____ (${label(name)})`))
  return named.length === 0 && text.includes('____') ? ['____'] : named
}

/** Everything as plain text: what is copied when a link cannot hold it. */
export const wholeText = ({ subject, body }: Written): string =>
  subject === null ? body : `${subject}\n\n${body}`

/** What has to be pasted where this way leads; nothing when the link holds it all. */
export const piecesOf = (written: Written, way: WayId): readonly Paste[] =>
  written.links.find((link) => link.channel === way)?.paste ?? []

function waysOf(written: Written): LetterView['ways'] {
  const { channel } = written.letter
  const links = written.links.map(({ channel: way, url, how, why, paste }) => ({
    way,
    url,
    holds: how,
    why,
    paste: paste.map(({ into }) => into),
  }))
  const bare = (way: WayId) => ({ way, url: null, holds: 'all' as const, why: null, paste: [] })
  if (channel === 'bank') return [bare('print'), bare('copy')]
  return [...links, ...(channel === 'email' ? [bare('eml')] : []), bare('copy'), bare('print')]
}

function factRows(desk: Desk, written: Written, language: Paper['language']): LetterView['facts'] {
  const { letters, paper } = desk
  const { index, files } = letters
  const { purpose, channel } = written.letter
  const file = files.find((each) => each.purpose === purpose && each.language === paper.language)
  const text = file?.[index.channels[channel].text]
  const named = text === undefined ? [] : linesOf(text).flatMap(factsIn)
  const used = new Map(written.draft.facts.map((each) => [each.name, each]))
  return [...new Set(named)].flatMap((name) => {
    const rule = index.facts[name]
    const fact = used.get(name)
    if (rule === undefined) return []
    return {
      fact: name,
      label: typeset(rule.label[language], language),
      kind: rule.kind,
      shown: fact?.text ?? '',
      given: paper.given[name] ?? '',
      from: fact?.source.from ?? ('nowhere' as const),
      at: fact?.source.from === 'case' ? fact.source.at : null,
      needed: index.purposes[purpose]?.needs.includes(name) === true,
      editable: rule.kind !== 'list' && rule.from.includes('person'),
      unfit: written.unfit.has(name),
    }
  })
}

/** Countries for which there is something to cite in this letter. */
function countriesOf({ index }: Letters, { purpose, channel }: LetterId): string[] {
  if (index.channels[channel].text === 'note') return []
  const all = (index.purposes[purpose]?.cite ?? [])
    .flatMap((id) => index.citations[id]?.countries ?? [])
    .flatMap((each) => index.regions[each] ?? [each])
  return [...new Set(all)].filter((each) => each !== '*').sort()
}

/** All letters that can be written here, one line a purpose. */
export const letterList = (
  desk: Pick<Desk, 'letters' | 'service'>,
  language: Paper['language'],
): { letter: string; title: string }[] =>
  Object.keys(desk.letters.index.purposes).flatMap((purpose) => {
    const [channel] = channelsOf(desk, purpose)
    if (channel === undefined) return []
    return {
      letter: nameOfLetter({ purpose, channel }),
      title: titleOfLetter(desk.letters, purpose, language),
    }
  })

export interface LetterState {
  readonly written: Written
  readonly due: LetterId | null
  readonly canUndo: boolean
  readonly out: (Opened & { readonly failed: string; readonly copied: number | null }) | null
  /** The panel's. */
  readonly language: Paper['language']
}

export function letterView(desk: Desk, state: LetterState): LetterView {
  const { written, due, canUndo, out } = state
  const { letters, paper } = desk
  const { letter, draft: made, to, subject, body } = written
  const hand = byHandOf(paper, letter)
  const label = (name: string) =>
    typeset(letters.index.facts[name]?.label[state.language] ?? name, state.language)
  const rule = letters.index.channels[letter.channel]
  const measure = (part: 'subject' | 'body', text: string | null, limit: number | null) =>
    text === null || limit === null ? [] : [{ part, length: text.length, limit }]
  return {
    letter: nameOfLetter(letter),
    ...letter,
    purposes: letterList(desk, state.language).map((each) => ({
      ...each,
      due: due !== null && each.letter.startsWith(`${due.purpose}/`),
    })),
    channels: channelsOf(desk, letter.purpose).map((channel) => ({
      letter: nameOfLetter({ ...letter, channel }),
      channel,
    })),
    due: due !== null && nameOfLetter(due) === nameOfLetter(letter),
    language: paper.language,
    to,
    subject,
    body,
    edited: (['subject', 'body'] as const).filter((part) => hand[part] !== null),
    canUndo,
    missing: written.missing.map(label),
    facts: factRows(desk, written, state.language),
    measures: [...measure('subject', subject, rule.subject), ...measure('body', body, rule.body)],
    shortened: hand.body === null ? made.shortened.map(label) : [],
    country: paper.country,
    countries: countriesOf(letters, letter),
    citations: citesIn(desk, letter).map(([id, { name, says, since, source }]) => ({
      citation: id,
      name: typeset(name[state.language], state.language),
      says: typeset(says?.[paper.language] ?? '', paper.language),
      since,
      chosen: paper.cite.includes(id),
      link: { id: `cite-${id}`, url: source },
    })),
    ways: waysOf(written),
    out:
      out === null
        ? null
        : {
            way: out.way,
            failed: out.failed,
            paste: piecesOf(written, out.way).map(({ into }) => into),
            copied: out.copied,
          },
  }
}
