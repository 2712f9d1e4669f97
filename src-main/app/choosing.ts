/**
 * From the start page to the page before the walk: what the person chooses, answers and brings along.
 * Invariants: pure; only what the view has shown can be chosen; anything else throws and changes nothing.
 * Must not import I/O, Electron, playwright-core or the DOM.
 */
import { isScenario, scenarios } from '../../practice/scenarios.js'
import { WayoutError } from '../../src-preload/contract/error.js'
import type { Intent } from '../../src-preload/contract/intent.js'
import type { CaseSummary } from '../case/cases.js'
import { originsOf } from '../engine/plan.js'
import type { Guide } from '../guide/schema.js'
import { personalLink } from '../run/link.js'
import type { Choice, Consent, ModelPlace } from './model.js'
import { type Known, lookingGuide } from './surroundings.js'

const CHOOSING = [
  'choose-route',
  'route-answer',
  'practise',
  'resume',
  'check-again',
  'answer',
  'consent',
  'paste-link',
] as const

/** What is said before a walk. */
export type Choosing = Extract<Intent, { kind: (typeof CHOOSING)[number] }>

export const isChoosing = (intent: Intent): intent is Choosing =>
  CHOOSING.some((kind) => kind === intent.kind)

export interface ChoiceContext extends Known {
  /** Origins used instead of a guide's own, by name. */
  readonly origins: Readonly<Record<string, string>>
  /** Who clicks as a walk begins. */
  readonly usual: Consent
}

/** The place that the intent leads to. Throws `intent-unfit`, `guide-unknown`, `input-invalid`, `link-unfit`. */
export function choose(place: ModelPlace, intent: Choosing, context: ChoiceContext): ModelPlace {
  switch (intent.kind) {
    case 'choose-route':
      return look(place, { ...FRESH, guide: guideOf(context, intent.guide) }, context)
    case 'route-answer':
      return routeAnswer(place, intent, context)
    case 'practise': {
      const found = scenarios.find(({ name }) => name === intent.scenario)
      if (!isScenario(intent.scenario) || found === undefined)
        throw new WayoutError('scenario-unknown', `There is no practice scenario "${intent.scenario}".`)
      const guide = guideOf(context, found.guide)
      return look(place, { ...FRESH, guide, scenario: found, answers: found.inputs ?? {} }, context)
    }
    case 'resume': {
      const { guide, folder, answers } = realCase(place, intent.case)
      return look(place, { ...FRESH, guide: guideOf(context, guide), folder, answers }, context)
    }
    case 'check-again': {
      const { guide, folder } = realCase(place, intent.case)
      const looking = lookingGuide(context, guide)
      if (looking === null) throw unfit('a case', 'It is not in the list any more.')
      return look(place, { ...FRESH, guide: looking, folder }, context)
    }
    case 'answer': {
      const choice = choiceOf(place, 'an answer')
      const { input, option } = intent
      const known = choice.guide.inputs[input]?.options
      if (known === undefined || !Object.hasOwn(known, option))
        throw new WayoutError('input-invalid', `${choice.guide.id} has no answer "${option}" to "${input}".`)
      return before({ ...choice, answers: { ...choice.answers, [input]: option } })
    }
    case 'consent':
      return before({ ...choiceOf(place, 'who clicks'), mode: intent.mode })
    case 'paste-link': {
      const choice = choiceOf(place, 'a link')
      if (choice.guide.start.link === undefined) throw unfit('a link', 'This way begins without one.')
      const origins = originsOf(choice.guide, context.origins)
      return before({ ...choice, link: personalLink(intent.url, origins.values()) })
    }
  }
}

/** A choice of which nothing but the guide has been said. */
export const FRESH = { scenario: null, folder: null, answers: {}, link: null } as const

export function guideOf({ guides }: Known, id: string): Guide {
  const guide = guides.find((each) => each.id === id)
  if (guide === undefined) throw new WayoutError('guide-unknown', `There is no guide "${id}".`)
  return guide
}

/** The page before the walk, for what was chosen on the start page. */
export function look(
  place: ModelPlace,
  choice: Omit<Choice, 'mode'>,
  { usual }: Pick<ChoiceContext, 'usual'>,
): ModelPlace {
  if (place.kind === 'before' || place.kind === 'course')
    throw unfit('a route', 'Go to the start page first.')
  return before({ ...choice, mode: usual })
}

const before = (choice: Choice): ModelPlace => ({ kind: 'before', choice, starting: false })

/** What was chosen; `what` is for the message when nothing was. */
export function choiceOf(place: ModelPlace, what: string): Choice {
  if (place.kind !== 'before' || place.starting) throw unfit(what, 'Choose what to cancel first.')
  return place.choice
}

/** A case of those shown. */
export function caseOf(place: ModelPlace, id: string | null): CaseSummary {
  const shown = place.kind === 'case' && place.summary !== null ? [place.summary] : []
  const listed = place.kind === 'home' || place.kind === 'cases' ? place.cases : shown
  const found = listed.find((each) => each.id === id)
  if (found === undefined) throw unfit('a case', 'It is not in the list any more.')
  return found
}

/** A rehearsal has no site to go back to: its guide would lead to the real one. */
function realCase(place: ModelPlace, id: string | null): CaseSummary {
  const found = caseOf(place, id)
  if (found.practice) throw unfit('that', 'It was a rehearsal. Rehearse again from the start page.')
  return found
}

function routeAnswer(
  place: ModelPlace,
  { service: id, question, option }: Extract<Choosing, { kind: 'route-answer' }>,
  { services }: Known,
): ModelPlace {
  if (place.kind !== 'home') throw unfit('an answer', 'Go to the start page first.')
  const questions = services.find((each) => each.id === id)?.routes.questions ?? {}
  const known = Object.hasOwn(questions, question) ? questions[question] : undefined
  if (known === undefined || (option !== null && !Object.hasOwn(known.options, option)))
    throw new WayoutError('input-invalid', `There is no answer "${option}" to "${question}".`)
  const given = Object.entries(place.answers[id] ?? {})
  // Questions that came after one that is taken back may not fit any more.
  const at = given.findIndex(([name]) => name === question)
  const kept = at < 0 ? given : given.slice(0, at)
  const answers = Object.fromEntries(option === null ? kept : [...kept, [question, option]])
  return { ...place, answers: { ...place.answers, [id]: answers } }
}

/** An intent that does not fit the moment. */
export const unfit = (what: string, way: string) =>
  new WayoutError('intent-unfit', `This is not the moment for ${what}. ${way}`)
