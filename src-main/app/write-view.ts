/**
 * The place to write, whole: where the person stands, which letter is due, and the one that is open.
 * Invariants: pure; one letter is due at most. Must not import I/O, Electron or the DOM.
 */
import type { Language } from '../../src-preload/contract/language.js'
import type { WAYS_OUT, Write } from '../../src-preload/contract/letter.js'
import { type Entry, textOf } from '../case/entry.js'
import { cut } from '../guide/cut.js'
import { ladderSteps } from '../letters/ladder-events.js'
import { titleOfLetter } from '../run/letter-title.js'
import { typeset } from '../run/typeset.js'
import { LADDER_TEXTS } from '../texts/ladder/index.js'
import { chargesIn, contactsOf, type LadderGround, ladderView, OWN_BROWSER, standing } from './ladder-view.js'
import { caseFacts, channelsOf, type Desk, letterList, letterView, write } from './letter-view.js'
import { type LetterId, nameOfLetter } from './paper.js'

/** What does not change while a person writes. */
export interface WritingGround {
  readonly title: (language: Language) => string
  /** The scenario's title in a rehearsal, or null. */
  readonly practice: (language: Language) => string | null
  readonly looksOnly: (guide: string) => boolean
  /** Other ways out of this subscription that can be walked from here. */
  readonly routes: (language: Language) => { guide: string; title: string }[]
  /** Other browsers of this computer. */
  readonly browsers: readonly string[]
  /** The case in the list, where that is where the person came from. */
  readonly listed: string | null
}

/** A letter that was taken out; the person has not yet said whether it was sent. */
export interface Out {
  readonly way: (typeof WAYS_OUT)[number]
  readonly failed: boolean
  /** Which piece is on the clipboard; null when it is the whole letter. */
  readonly copied: number | null
}

export interface WritingState {
  readonly desk: Desk
  readonly open: LetterId | null
  readonly canUndo: boolean
  readonly out: Out | null
}

/** A subscription beside the service's own plan has a letter of its own, named after its guide. */
function ownRequest({ guide, letters }: Desk): string | null {
  const name = `${guide.id.split('/').at(-1)}-cancel`
  return Object.hasOwn(letters.index.purposes, name) ? name : null
}

function groundOf(desk: Desk, ground: WritingGround, language: Language): LadderGround {
  const { entries, today, timeZone, guide, service } = desk
  const next = caseFacts(desk).get('next-charge')?.value
  const isOwn = ownRequest(desk) !== null
  return {
    entries,
    today,
    timeZone,
    looksOnly: ground.looksOnly,
    routes: [guide.id, ...ground.routes(language).map((each) => each.guide)],
    browsers: [OWN_BROWSER, ...ground.browsers],
    // What is no plan of the service itself is nothing for its forum.
    contacts: contactsOf(service).filter((channel) => !isOwn || channel === 'email' || channel === 'form'),
    nextCharge: next?.kind === 'date' ? next.date : null,
  }
}

/** The letter that the ladder asks for. */
function dueLetter(desk: Desk, { ladder, noPlan }: ReturnType<typeof standing>): LetterId | null {
  const asked = ladder.kind === 'rung' ? ladder.write : null
  const wanted: LetterId | null = noPlan ? { purpose: 'wrong-account-help', channel: 'email' } : asked
  if (wanted === null) return null
  const own = wanted.purpose === 'cancel-request' ? ownRequest(desk) : null
  const purpose = own ?? wanted.purpose
  const channels = channelsOf(desk, purpose)
  const channel = channels.includes(wanted.channel) ? wanted.channel : channels[0]
  return channel === undefined ? null : { purpose, channel }
}

export function writeView(ground: WritingGround, state: WritingState, language: Language): Write {
  const { desk, open, out, canUndo } = state
  const { entries, timeZone, letters } = desk
  const where = standing(groundOf(desk, ground, language))
  const due = dueLetter(desk, where)
  const title = (purpose: string) => titleOfLetter(letters, purpose, language)
  const rung = where.ladder.kind === 'rung' && where.ladder.phase === 'act' ? where.ladder.rung : null
  const { sent } = ladderSteps(entries, timeZone)
  const failed = out?.failed === true ? typeset(LADDER_TEXTS[language].words['on-clipboard'], language) : ''
  return {
    kind: 'write',
    title: ground.title(language),
    practice: ground.practice(language),
    ladder: ladderView(where, language),
    due: due === null ? null : { letter: nameOfLetter(due), title: title(due.purpose), channel: due.channel },
    routes: rung === 'other-route' ? ground.routes(language) : [],
    otherBrowser: rung === 'other-browser',
    resume: ground.listed,
    letters: letterList(desk, language),
    sent: sent.map(({ on, purpose, channel }) => ({ on, title: title(purpose), channel })),
    answers: answersIn(entries, timeZone),
    answerFrom: [...new Set([...sent.map(({ channel }) => channel), ...contactsOf(desk.service)])],
    charges: chargesIn(entries),
    today: desk.today,
    letter:
      open === null
        ? null
        : letterView(desk, {
            written: write(desk, open),
            due,
            canUndo,
            out: out === null ? null : { ...open, ...out, failed },
            language,
          }),
  }
}

const answersIn = (entries: readonly Entry[], timeZone: string): Write['answers'] =>
  entries.flatMap((entry) =>
    ladderSteps([entry], timeZone).answers.map((each) => ({ ...each, text: cut(textOf(entry.text), SHOWN) })),
  )

const SHOWN = 400
