/**
 * A walk as the panel shows it: under way, waiting because something is in the way, or ended.
 * Invariants: derived from the run's state and from what it told; "done" only with a verified outcome.
 * Must not import I/O, Electron, playwright-core or the DOM.
 */

import { longDate } from '../../src-preload/contract/long-date.js'
import type { Place } from '../../src-preload/contract/view.js'
import { mask } from '../case/mask.js'
import type { Question, Reason, Result, RunEvent, State } from '../engine/state.js'
import { clean, type Narrator, priceText, titleOf } from '../run/narrate.js'
import { typeset } from '../run/typeset.js'
import { OTHER_ACCOUNT, WAYS } from './advice.js'
import { caseDates } from './case-page.js'
import { articlesOf, guideFact, practiceTitle, termsOf } from './guide-words.js'
import { history } from './history-view.js'
import type { Choice, Course, SiteState } from './model.js'
import type { Surroundings } from './surroundings.js'

type Walk = Extract<Place, { kind: 'walk' }>
type Blocked = Extract<Place, { kind: 'blocked' }>
type Done = Extract<Place, { kind: 'done' }>
type Stage = NonNullable<Walk['progress']['stage']>
type Word = Walk['words'][number]
type Asked = Extract<RunEvent, { event: 'ask' }>

/** Questions that stop the walk; the others are part of it. */
const STOPS: ReadonlySet<Question> = new Set<Question>([
  'ambiguous',
  'choice-not-offered',
  'still-active',
  'unrecognised',
  'blocked',
  'page-lost',
  'trouble',
])

export function courseView(
  course: Course,
  site: SiteState['kind'],
  around: Surroundings,
  n: Narrator,
): Place {
  const phase = course.state?.phase
  if (phase?.kind === 'done') {
    const { result } = phase
    const proved = result.verified && PROVED.find((outcome) => outcome === result.outcome)
    return proved
      ? done(course, result, proved, around, n)
      : blocked(course, around, n, result.reason ?? 'cannot-verify', result)
  }
  const asked = phase?.kind === 'asking' ? lastAsked(course) : null
  if (asked !== null && STOPS.has(asked.id)) {
    const shown = blocked(course, around, n, asked.reason, asked)
    // The engine knows only that the page is gone; the host knows that it is still there.
    return site === 'detached'
      ? { ...shown, why: n.texts.words['site-detached'], detail: '', advice: [] }
      : shown
  }
  return walk(course, asked, n)
}

const PROVED = ['cancelled-now', 'cancelled-at-period-end', 'not-subscribed'] as const

const events = (course: Course): RunEvent[] =>
  course.told.flatMap((each) => (each.kind === 'event' ? [each.event] : []))

/** The newest question of the walk. */
export const lastAsked = (course: Course): Asked | null =>
  events(course).findLast((event) => event.event === 'ask') ?? null

function common(course: Course, n: Narrator) {
  const { choice, state } = course
  return {
    guide: choice.guide.id,
    title: titleOf(choice.guide, n.language),
    practice: practiceTitle(choice, n.language),
    progress: progress(choice, state),
    history: history(course.told, n),
  }
}

const STAGE_ORDER: readonly Stage[] = ['sign-in', 'way-in', 'plan', 'leaving', 'checking']

function progress({ guide }: Choice, state: State | null): Walk['progress'] {
  if (state === null) return { stage: null, passed: [], step: 0, clicks: 0 }
  const { run, phase } = state
  const stageOf = (id: string): Stage | null => {
    const screen = guide.screens.find((each) => each.id === id)
    if (screen === undefined || 'trouble' in screen) return null
    return 'step' in screen ? screen.step.part : 'checking'
  }
  const seen = run.screens.map(stageOf).filter((stage) => stage !== null)
  const checking =
    phase.kind === 'pausing' || phase.kind === 'done' || (phase.kind === 'loading' && phase.why === 'check')
  const signingIn = phase.kind === 'asking' && phase.question === 'sign-in'
  const stage = checking ? 'checking' : signingIn ? 'sign-in' : (seen.at(-1) ?? null)
  // A walk can go back; what lies ahead of where it stands is ahead, even if it was seen before.
  const here = stage === null ? 0 : STAGE_ORDER.indexOf(stage)
  const passed = STAGE_ORDER.filter((each, i) => i < here && seen.includes(each))
  return { stage, passed, step: run.steps, clicks: run.clicks }
}

function walk(course: Course, asked: Asked | null, n: Narrator): Walk {
  const { state, choice } = course
  const said = events(course).findLast((event) => event.event === 'say') ?? null
  const act = state?.phase.kind === 'at' || state?.phase.kind === 'asking' ? state.phase.act : null
  const hints = said?.text.of === 'guide' ? n.hints(said.text.id) : { next: '', otherwise: '' }
  const decisive = act?.commit === true
  const careful = said?.text.of === 'app' && /^(?:trap-clicked|foreign-page|page-asks)$/.test(said.text.id)
  return {
    kind: 'walk',
    ...common(course, n),
    say: said === null ? n.texts.words.opening : mask(n.say(said)),
    tone: decisive ? 'decisive' : careful ? 'careful' : 'calm',
    control: act === null ? '' : clean(mask(act.name)),
    ...hints,
    waiting: waitingFor(state),
    question: asked === null ? null : { id: asked.id, text: askText(asked, n), options: optionsOf(asked) },
    aside: asideOf(course, n),
    status: statusOf(course, n),
    traps: traps(state, n),
    mode: choice.mode,
    terms: termsOf(choice, n.language),
    words: words(course, asked),
  }
}

const askText = (asked: Asked, n: Narrator) => mask(n.ask(asked.id, asked.blanks.detail ?? '', asked.reason))

/** Whether the question's own text holds the detail already. */
const quotes = ({ id }: Asked, n: Narrator) => id !== 'trouble' && n.texts.asks[id].includes('{detail}')

/** What can be answered; the panel names an option by its place in the list. */
const optionsOf = ({ options = [] }: Asked) =>
  options.map((row, i) => ({ option: `option-${i + 1}`, text: clean(mask(row)) }))

/** The row of a subscription that the panel has named. */
export const pickedRow = (course: Course, option: string): string | null =>
  lastAsked(course)?.options?.find((_, i) => `option-${i + 1}` === option) ?? null

/** The site signed the person out, and that is still what the walk is about. */
function asideOf(course: Course, n: Narrator): string {
  const said = events(course).filter((event) => event.event === 'say')
  const i = said.findLastIndex(({ text }) => text.of === 'app' && text.id === 'signed-out-again')
  const about = said[i]
  const signingIn = progress(course.choice, course.state).stage === 'sign-in'
  return about === undefined || !signingIn ? '' : n.say(about)
}

function statusOf({ state }: Course, n: Narrator): Walk['status'] {
  const status = state?.run.status ?? null
  if (status === null) return null
  const shown = (text: string | null) => (text === null ? null : clean(mask(text)))
  return {
    account: shown(status.account),
    subscriptions: status.subscriptions.map(({ per, ...each }) => ({
      ...each,
      plan: shown(each.plan),
      price: each.price === null ? null : shown(priceText(each.price, per, n)),
    })),
  }
}

function waitingFor(state: State | null): Walk['waiting'] {
  switch (state?.phase.kind) {
    case 'asking':
      return 'person'
    case 'at':
      return state.phase.act === null ? 'site' : 'person'
    case 'looking':
    case 'watching':
      return 'site'
    case 'loading':
    case 'clicking':
    case 'pausing':
    case 'done':
    case undefined:
      return 'app'
  }
}

/** What the engine would take now. */
function words(course: Course, asked: Asked | null): Word[] {
  const { state, choice } = course
  if (state === null || state.phase.kind === 'done') return []
  switch (asked?.id) {
    case 'confirm-commit':
      return ['confirm', 'did-it', 'stop']
    case 'terms':
      return ['accept-terms', 'did-it', 'stop']
    case 'sign-in':
    case 'challenge':
    case 'check-mail':
      return ['did-it', 'stop']
    case 'which-plan':
      return ['stop']
    case undefined:
      break
    default:
      return ['again', 'stop']
  }
  const { phase, run } = state
  if (phase.kind !== 'at' || phase.act === null) return ['stop']
  const id = run.screens.at(-1)
  const screen = choice.guide.screens.find((each) => each.id === id)
  const personOnly = screen !== undefined && 'step' in screen && screen.step.by !== 'anyone'
  const mayClick = choice.mode === 'assist' && !personOnly
  return [...(mayClick ? (['click'] as const) : []), 'did-it', 'show-again', 'stop']
}

/** The traps told of the screen that stands now. */
function traps(state: State | null, n: Narrator): Walk['traps'] {
  if (state === null) return []
  const { trapsTold, lastScreen } = state.run
  return trapsTold
    .filter((key) => key.startsWith(`${lastScreen}|`))
    .map((key) => key.slice(lastScreen.length + 1))
    .map((key) => {
      const cut = key.indexOf('|')
      const name = clean(mask(key.slice(cut + 1)))
      return { name, text: n.harm(key.slice(0, cut)) }
    })
}

function blocked(
  course: Course,
  around: Surroundings,
  n: Narrator,
  reason: Reason,
  why: Asked | Result,
): Blocked {
  const asked = 'event' in why ? why : null
  const detail = 'event' in why ? (why.blanks.detail ?? '') : why.detail
  const { guide } = course.choice
  const { first, fixes, beside, outside } = WAYS[reason]
  const own = first.map((each) => ({ text: typeset(n.texts.advice[each], n.language), source: null }))
  const fromGuide = outside ? guide.stuck.advice.map((id) => guideFact(guide, n.language, id)) : []
  const { translated } = guide.stuck
  const labels = reason === 'page-translated' && translated !== undefined ? [translated] : []
  const isAsked = asked !== null && asked.id !== 'page-lost'
  return {
    kind: 'blocked',
    ...common(course, n),
    live: asked !== null,
    question: asked?.id ?? null,
    reason,
    headline: 'event' in why ? n.texts.words['walk-waits'] : n.texts.outcomes[why.outcome],
    why: isAsked ? askText(asked, n) : n.reason(reason, ''),
    detail: isAsked && quotes(asked, n) ? '' : clean(mask(detail)),
    advice: [...labels.map((id) => guideFact(guide, n.language, id)), ...own, ...fromGuide],
    traps: traps(course.state, n),
    words: words(course, asked),
    fixes: [...fixes],
    elsewhere: beside.includes('browser'),
    routes: beside.includes('route') ? around.routes : [],
    articles: outside ? articlesOf(around.service) : [],
    canWrite: outside,
    status: statusOf(course, n),
  }
}

function done(
  course: Course,
  result: Result,
  outcome: Done['outcome'],
  around: Surroundings,
  n: Narrator,
): Done {
  const { guide } = course.choice
  const loads = course.told.filter((each) => each.kind === 'event' && each.event.event === 'load')
  const ended = course.told.at(-1)?.at ?? course.startedAt
  const afterwards = (guide.afterwards[outcome] ?? [])
    .map((id) => guideFact(guide, n.language, id))
    .filter(({ text }) => result.endsOn !== null || !text.includes('{date}'))
    .map(({ text, source }) => ({
      text: text.replaceAll('{date}', longDate(result.endsOn ?? '', n.language)),
      source,
    }))
  const none = outcome === 'not-subscribed'
  return {
    kind: 'done',
    ...common(course, n),
    outcome,
    headline: n.texts.outcomes[outcome],
    provedAt: loads.slice(-2).map(({ at }) => at),
    endsOn: result.endsOn,
    refund: result.refund,
    afterwards,
    fixes: none ? [...OTHER_ACCOUNT] : [],
    routes: none ? around.routes : [],
    status: statusOf(course, n),
    canCheck: around.canCheck,
    // Nothing is due on the day itself.
    dates: caseDates(course.dates ?? [], guide.service, '', n.language),
    minutes: Math.max(1, Math.round((Date.parse(ended) - Date.parse(course.startedAt)) / 60_000)),
    folder: course.folder,
  }
}

/** What a walk is called outside the panel: a rehearsal must never be taken for the real thing. */
export const nameOf = (place: Walk | Blocked | Done, n: Pick<Narrator, 'texts'>): string =>
  place.practice === null ? place.title : `${n.texts.words.practice}: ${place.title}`

/** The walk in a few plain lines, to be pasted into a message. */
export function summary(place: Blocked | Done, n: Pick<Narrator, 'texts'>): string {
  const facts =
    place.kind === 'done'
      ? [place.endsOn ?? '', ...place.afterwards.map(({ text }) => text)]
      : [place.why, place.detail, ...place.advice.map(({ text }) => text)]
  const rows = place.history.filter(({ kind }) => kind !== 'picture').map(({ at, text }) => `${at}  ${text}`)
  return [nameOf(place, n), place.headline, ...facts, '', ...rows]
    .filter((line, i, all) => line !== '' || all[i - 1] !== '')
    .join('\n')
}
