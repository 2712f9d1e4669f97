/**
 * A case's log → where the person stands on the ladder, in words.
 * Invariants: pure; walks that only look are no attempts; what the ladder says is shown as it says it.
 * Must not import I/O, Electron or the DOM.
 */
import type { Language } from '../../src-preload/contract/language.js'
import type { Write } from '../../src-preload/contract/letter.js'
import { longDate } from '../../src-preload/contract/long-date.js'
import { type Day, dayIn, daysBetween } from '../case/days.js'
import { type Entry, textOf } from '../case/entry.js'
import { chargesOpen, notesOf } from '../case/money.js'
import type { ServiceFile } from '../guide/service-schema.js'
import { ladder } from '../letters/ladder.js'
import { ladderSteps } from '../letters/ladder-events.js'
import { type Clock, type Ladder, type LadderFacts, ON_SITE, WAIT_DAYS } from '../letters/ladder-table.js'
import type { Channel } from '../letters/schema.js'
import { typeset } from '../run/typeset.js'
import { LADDER_TEXTS } from '../texts/ladder/index.js'

export interface LadderGround {
  readonly entries: readonly Entry[]
  readonly today: Day
  readonly timeZone: string
  /** Whether a guide only looks. */
  readonly looksOnly: (guide: string) => boolean
  /** Guides that lead out of this subscription. */
  readonly routes: readonly string[]
  /** Browsers of this computer, the app's own one first. */
  readonly browsers: readonly string[]
  readonly contacts: readonly Channel[]
  readonly nextCharge: Day | null
}

/** The browser that the app walks in when no other was chosen. */
export const OWN_BROWSER = 'own'

/** How the last walk that proved something ended. */
const provedIn = (entries: readonly Entry[]): Entry | null =>
  entries.findLast(({ event, verified }) => event === 'outcome' && verified === true) ?? null

/** Charges that were noted, whether or not they have come back since. */
export const chargesIn = (entries: readonly Entry[]): Day[] =>
  [...new Set(notesOf(entries).flatMap(({ what, on }) => (what === 'charge' ? [on] : [])))].sort()

function attemptsIn({ entries, timeZone, looksOnly }: LadderGround): LadderFacts['attempts'] {
  let browser = OWN_BROWSER
  const walks: { on: Day; route: string; browser: string; helped: boolean }[] = []
  for (const { event, at, guide, outcome, browser: named } of entries) {
    const last = walks.at(-1)
    if (event === 'start')
      walks.push({ on: dayIn(at, timeZone), route: textOf(guide), browser, helped: false })
    if (event === 'browser') browser = textOf(named)
    if (event === 'browser' && last !== undefined) last.browser = browser
    if (event === 'outcome' && last !== undefined)
      last.helped = /^(?:cancelled-|not-subscribed)/.test(textOf(outcome))
  }
  return walks
    .filter(({ helped, route }) => !helped && !looksOnly(route))
    .map(({ on, route, browser: used }) => ({ on, route, browser: used }))
}

export function ladderFacts(ground: LadderGround): LadderFacts {
  const { entries, today, timeZone, routes, browsers, contacts, nextCharge } = ground
  const proved = provedIn(entries)
  const isCancelled = textOf(proved?.outcome).startsWith('cancelled-')
  return {
    ...ladderSteps(entries, timeZone),
    today,
    cancelled: proved !== null && isCancelled ? dayIn(proved.at, timeZone) : null,
    attempts: attemptsIn(ground),
    routes,
    browsers,
    contacts,
    nextCharge,
    charges: chargesOpen(notesOf(entries)),
  }
}

/** Where the service can be written to. */
export const contactsOf = (service: ServiceFile | null): Channel[] => [
  ...new Set(
    (service?.contacts ?? []).map(({ channel }): Channel => (channel === 'help' ? 'form' : channel)),
  ),
]

/**
 * Ways that lead out of the same subscription: those that the questions everybody is asked do not tell apart. Whether
 * somebody can sign in is no such question: who cannot take one way may take the other.
 */
export function waysBeside(service: ServiceFile | null, guide: string): string[] {
  if (service === null) return []
  const { questions, ways } = service.routes
  const first = Object.entries(questions)
    .filter(([, { when }]) => Object.keys(when).length === 0)
    .map(([id]) => id)
  const own = ways.filter((way) => way.guide === guide)
  const fits = (other: (typeof ways)[number]) =>
    own.some(({ when }) =>
      first.every((question) => {
        const [here, there] = [when[question], other.when[question]]
        return here === undefined || there === undefined || here.some((answer) => there.includes(answer))
      }),
    )
  return [...new Set(ways.filter(fits).map((way) => way.guide))]
}

export interface Standing {
  readonly ladder: Ladder
  /** The account that was walked has no subscription. */
  readonly noPlan: boolean
}

export function standing(ground: LadderGround): Standing {
  const proved = provedIn(ground.entries)
  return { ladder: ladder(ladderFacts(ground)), noPlan: proved?.outcome === 'not-subscribed' }
}

type Shown = Write['ladder']

const NOTHING: Omit<Shown, 'stage' | 'title'> = {
  why: '',
  reason: '',
  todo: '',
  wait: '',
  until: null,
  danger: false,
  next: [],
  passed: [],
  clocks: [],
  skip: null,
}

export function ladderView({ ladder: state, noPlan }: Standing, language: Language): Shown {
  const texts = LADDER_TEXTS[language]
  const say = (text: string, blanks: Readonly<Record<string, string>> = {}) =>
    typeset(text, language).replace(/\{(\w+)\}/g, (place, name: string) => blanks[name] ?? place)
  const clock = ({ charge, until, daysLeft }: Clock) => {
    const words = daysLeft < 0 ? 'clock-over' : daysLeft === 0 ? 'clock-today' : 'clock'
    const blanks = {
      charge: longDate(charge, language),
      day: longDate(until, language),
      days: String(daysLeft),
    }
    return { text: say(texts.words[words], blanks), over: daysLeft < 0 }
  }
  const rungTitle = (rung: keyof typeof texts.rungs) => say(texts.rungs[rung].title)
  if (noPlan) return { ...NOTHING, stage: 'no-plan', title: '' }
  switch (state.kind) {
    case 'not-begun':
      return { ...NOTHING, stage: 'not-begun', title: say(texts.words['not-begun']) }
    case 'done': {
      const title = say(texts.words.done, { day: longDate(state.on, language) })
      return { ...NOTHING, stage: 'done', title }
    }
    case 'used-up':
    case 'rung': {
      const common = {
        passed: state.passed.map(({ rung, on }) => ({ title: rungTitle(rung), on })),
        clocks: state.clocks.map(clock),
      }
      if (state.kind === 'used-up')
        return { ...NOTHING, ...common, stage: 'used-up', title: say(texts.words['used-up']) }
      const { rung, phase, why, waitUntil, danger, next } = state
      const own = texts.rungs[rung]
      const acts = phase === 'act'
      return {
        ...common,
        stage: phase,
        title: say(own.title),
        why: say(texts.whys[why]),
        reason: acts ? say(own.why) : '',
        // What a payment stop does not do stays true while the bank is waited for.
        todo: acts || rung === 'bank-stop' ? say(own.todo) : '',
        // Once there is an answer, that time no longer counts.
        wait: why === 'answer-came' ? '' : say(own.wait, { days: String(WAIT_DAYS[rung]) }),
        until: acts && ON_SITE.includes(rung) ? null : waitUntil,
        danger: danger !== null,
        next: next.map(rungTitle),
        skip: acts ? { rung, text: say(texts.words.skip) } : null,
      }
    }
  }
}

/** A charge that is past, or of today: the future cannot be disputed. */
export const isPast = (day: Day, today: Day): boolean => daysBetween(day, today) >= 0
