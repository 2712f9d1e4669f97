/**
 * Model → view: what the panel shows, in the person's language.
 * Invariants: pure and total; text from the page is masked, cleaned and cut; the panel is offered only what the engine
 * would take. Must not import I/O, Electron, playwright-core or the DOM.
 */
import { scenarios } from '../../practice/scenarios.js'
import type { Language } from '../../src-preload/contract/language.js'
import type { Packs } from '../../src-preload/contract/packs.js'
import type { SettingsPlace } from '../../src-preload/contract/settings.js'
import type { Fact, Link, Place, View } from '../../src-preload/contract/view.js'
import { type CaseSummary, isOpen } from '../case/cases.js'
import { mask } from '../case/mask.js'
import { isLoopback } from '../engine/plan.js'
import { advise, type RouteAnswers } from '../guide/routes.js'
import type { LexiconIndex } from '../guide/schema.js'
import type { ServiceFile, Way } from '../guide/service-schema.js'
import { clean, type Narrator, narrator, titleOf } from '../run/narrate.js'
import { chosenOf, type Machine, otherBrowsers } from './browsers.js'
import { casePage, caseTitle } from './case-page.js'
import { casesPage } from './cases-page.js'
import { courseView, lastAsked } from './course-view.js'
import {
  articlesOf,
  guideFact,
  guideText,
  practiceTitle,
  serviceFact,
  serviceText,
  termsOf,
} from './guide-words.js'
import type { Choice, Course, Model } from './model.js'
import { type Known, lookingGuide, serviceOf, surroundingsOf } from './surroundings.js'

/** What does not change while the app runs. */
export interface Fixed extends Known, Machine {
  readonly index: LexiconIndex
  readonly host: View['host']['kind']
}

export function viewOf(model: Model, fixed: Fixed, divider: View['host']['divider']): View {
  const { language, settings, notices } = model
  const { theme, textSize, readAloud } = settings
  const browsers = otherBrowsers(settings, fixed)
  return {
    language,
    theme,
    textSize,
    readAloud,
    host: { kind: fixed.host, divider },
    site: siteView(model, fixed),
    browsers: browsers.map(({ id, name }) => ({ browser: id, name })),
    notices: [...notices],
    place: placeView(model, fixed),
  }
}

/** What lies above the place where the person is. */
export function aboveView(
  { above, settings }: Model,
  { browsers, ownBrowser }: Machine,
  packs: Packs,
  walking: boolean,
  housekeeping: Pick<SettingsPlace, 'sites' | 'report'>,
): Place | null {
  if (above?.kind !== 'settings') return above
  return {
    kind: 'settings',
    consent: settings.consent,
    installed: browsers.map(({ id, name }) => ({ browser: id, name })),
    chosen: chosenOf(settings, { browsers })?.id ?? null,
    startedWith: ownBrowser?.asked === true ? ownBrowser.executable : null,
    cases: above.cases,
    packs,
    walking,
    ...housekeeping,
  }
}

function siteView(model: Model, { index }: Fixed): View['site'] {
  const { site, place } = model
  if (site.kind !== 'open') return site
  const course = place.kind === 'course' ? place.course : null
  const lost =
    course === null ? null : lostBecause(course, narrator(course.choice.guide, index, model.language))
  if (lost !== null) return lost
  const url = URL.canParse(site.url) ? new URL(site.url) : null
  const shown = url !== null && /^https?:$/.test(url.protocol) ? url.origin : ''
  const origins = course?.origins ?? []
  return {
    kind: 'open',
    origin: clean(shown),
    inside: shown === '' || origins.includes(shown),
    secure: shown === '' || url?.protocol === 'https:' || isLoopback(shown),
  }
}

function lostBecause(course: Course, n: Narrator): View['site'] | null {
  const phase = course.state?.phase
  if (phase?.kind !== 'asking' || phase.question !== 'page-lost') return null
  const asked = lastAsked(course)
  if (asked === null) return null
  const { reason, blanks } = asked
  return reason === 'page-crashed'
    ? { kind: 'crashed' }
    : { kind: 'failed', why: n.reason(reason, mask(blanks.detail ?? '')) }
}

function placeView(model: Model, fixed: Fixed): Place {
  const { place } = model
  switch (place.kind) {
    case 'home':
      return home(place, fixed, model.language)
    case 'before':
      return before(place.choice, place.starting, fixed, model.language)
    case 'cases':
      return casesPage(place, model.offered[0], fixed, model.language)
    case 'case':
      return casePage(place, fixed, model.language)
    case 'course':
      return courseView(
        place.course,
        model.site.kind,
        surroundingsOf(fixed, place.course.choice, model.language),
        narrator(place.course.choice.guide, fixed.index, model.language),
      )
  }
}

type HomePlace = Extract<Model['place'], { kind: 'home' }>

/** Finished cases that are listed: the older ones are on the disk. */
const FINISHED = 5

function home(
  { cases, answers, due = [], kept = 0 }: HomePlace,
  fixed: Fixed,
  language: Language,
): Extract<Place, { kind: 'home' }> {
  const { services } = fixed
  const listed = (wanted: readonly CaseSummary[]) =>
    wanted.flatMap((each) => caseRow(each, fixed, language) ?? [])
  const finished = cases.filter((each) => !isOpen(each) && lookingGuide(fixed, each.guide) !== null)
  return {
    kind: 'home',
    services: services
      .filter(({ fictitious }) => !fictitious)
      .map((service) => serviceView(service, answers[service.id] ?? {}, fixed, language)),
    practice: practiceView(fixed, language),
    cases: listed(cases.filter(isOpen)),
    finished: listed(finished.slice(0, FINISHED)),
    due: due
      .filter(({ case: each }) => lookingGuide(fixed, each.guide) !== null)
      .map(({ case: each, day }) => ({
        case: each.id,
        title: caseTitle(each.guide, each.id, fixed, language),
        day,
      })),
    kept,
  }
}

function caseRow(
  { id, guide: guideId, startedAt, outcome }: CaseSummary,
  { guides, index }: Fixed,
  language: Language,
) {
  const guide = guides.find((each) => each.id === guideId)
  if (guide === undefined) return null
  const { outcomes, words } = narrator(guide, index, language).texts
  const status = Object.entries(outcomes).find(([name]) => name === outcome?.outcome)?.[1]
  return { case: id, title: titleOf(guide, language), startedAt, status: status ?? words['case-open'] }
}

function serviceView(service: ServiceFile, answers: RouteAnswers, { guides }: Fixed, language: Language) {
  const say = (id: string) => serviceText(service, language, id)
  const { question, ways } = advise(service.routes, answers)
  const asked = question === null ? undefined : service.routes.questions[question]
  return {
    service: service.id,
    name: service.name,
    answered: Object.entries(answers).map(([id, option]) => ({
      question: id,
      ask: say(service.routes.questions[id]?.ask ?? id),
      answer: say(service.routes.questions[id]?.options[option] ?? option),
    })),
    question:
      question === null || asked === undefined
        ? null
        : {
            question,
            ask: say(asked.ask),
            options: Object.entries(asked.options).map(([option, text]) => ({ option, text: say(text) })),
          },
    ways: waysOnce(ways).flatMap(({ guide: id, why }) => {
      const guide = guides.find((each) => each.id === id)
      if (guide === undefined) return []
      const { quality, checkedOn } = guide
      return [{ guide: id, title: titleOf(guide, language), why: say(why), quality, checkedOn }]
    }),
  }
}

/** One guide can be the way for several kinds of people: the first reason counts. */
const waysOnce = (ways: readonly Way[]) =>
  ways.filter((way, i) => ways.findIndex(({ guide }) => guide === way.guide) === i)

function practiceView({ guides }: Fixed, language: Language) {
  return guides.flatMap((guide) => {
    const own = scenarios.filter((each) => each.guide === guide.id)
    if (own.length === 0) return []
    const rehearsals = own.map(({ name, title, teaches }) => ({
      scenario: name,
      title: title[language],
      teaches: teaches[language],
    }))
    return [{ guide: guide.id, title: titleOf(guide, language), scenarios: rehearsals }]
  })
}

function before(choice: Choice, starting: boolean, fixed: Fixed, language: Language): Place {
  const { guide, answers, mode, scenario, link } = choice
  const say = (id: string) => guideText(guide, language, id)
  const fact = (id: string) => guideFact(guide, language, id)
  const { have, keep, lose, beware } = guide.before
  const service = serviceOf(fixed, guide.id)
  const known = (ids: readonly string[] | undefined) =>
    service === null ? [] : (ids ?? []).map((id) => serviceFact(service, language, id))
  // A rehearsal has its own link.
  const ask = scenario === null ? guide.start.link : undefined
  return {
    kind: 'before',
    guide: guide.id,
    title: titleOf(guide, language),
    practice: practiceTitle(choice, language),
    quality: guide.quality,
    checkedOn: guide.checkedOn,
    have: have.map(fact),
    keep: keep.map(fact),
    lose: lose.map(fact),
    beware: beware.map(fact),
    refund: known(service?.refund),
    rules: known(service?.terms),
    unknown: known(service?.unknown).map(({ text }) => text),
    articles: articlesOf(service),
    link: ask === undefined ? null : { ask: say(ask), given: link !== null },
    looksOnly: guide.purpose === 'status',
    inputs: Object.entries(guide.inputs).map(([name, input]) => ({
      name,
      ask: say(input.ask),
      value: answers[name] ?? input.default,
      options: Object.entries(input.options).map(([option, each]) => ({ option, text: say(each.say) })),
    })),
    mode,
    terms: termsOf(choice, language),
    sources: guide.sources.map(({ url, note, confidence, date }, i) => ({
      note,
      confidence,
      date: date ?? null,
      link: url === undefined ? null : { id: `source-${i + 1}`, url },
    })),
    starting,
  }
}

/** All addresses that a view shows, by their ids. */
export function linksOf(place: Place): readonly Link[] {
  const ofFacts = (facts: readonly Fact[]) => facts.flatMap(({ source }) => source?.link ?? [])
  const ofArticles = (articles: readonly { link: Link }[]) => articles.map(({ link }) => link)
  switch (place.kind) {
    case 'home':
    case 'cases':
    case 'case':
    case 'settings':
    case 'welcome':
      return []
    case 'before': {
      const { have, keep, lose, beware, refund, rules, articles, sources, terms } = place
      const facts = [have, keep, lose, beware, refund, rules].flat()
      return [
        ...ofFacts(facts),
        ...ofArticles(articles),
        ...sources.flatMap(({ link }) => link ?? []),
        ...(terms === null ? [] : [terms.link]),
      ]
    }
    case 'walk':
      return place.terms === null ? [] : [place.terms.link]
    case 'blocked':
      return [...ofFacts(place.advice), ...ofArticles(place.articles)]
    case 'done':
      return ofFacts(place.afterwards)
    case 'write':
      return place.letter?.citations.map(({ link }) => link) ?? []
  }
}
