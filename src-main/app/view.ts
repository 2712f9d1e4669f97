/**
 * Model → view: what the panel shows, in the person's language.
 * Invariants: pure and total; text from the page is masked, cleaned and cut; the panel is offered only what the engine
 * would take. Must not import I/O, Electron, playwright-core or the DOM.
 */
import { scenarios } from '../../practice/scenarios.js'
import type { Language } from '../../src-preload/contract/language.js'
import type { Place, View } from '../../src-preload/contract/view.js'
import { mask } from '../case/mask.js'
import { isLoopback } from '../engine/plan.js'
import type { Guide, LexiconIndex } from '../guide/schema.js'
import { clean, type Narrator, narrator, titleOf } from '../run/narrate.js'
import { courseView, lastAsked } from './course-view.js'
import { guideText, practiceTitle, termsOf } from './guide-words.js'
import type { Choice, Course, Model } from './model.js'

/** What does not change while the app runs. */
export interface Fixed {
  readonly guides: readonly Guide[]
  readonly index: LexiconIndex
  readonly host: View['host']['kind']
}

export function viewOf(model: Model, fixed: Fixed, divider: View['host']['divider']): View {
  const { language, theme, notices, browsers } = model
  return {
    language,
    theme,
    host: { kind: fixed.host, divider },
    site: siteView(model, fixed),
    browsers: [...browsers],
    notices: [...notices],
    place: placeView(model, fixed),
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
      return home(model, fixed, place.cases)
    case 'before':
      return before(place.choice, place.starting, model.language)
    case 'course':
      return courseView(
        place.course,
        model.site.kind,
        narrator(place.course.choice.guide, fixed.index, model.language),
      )
  }
}

function home(
  { language }: Model,
  { guides, index }: Fixed,
  cases: Extract<Model['place'], { kind: 'home' }>['cases'],
): Place {
  return {
    kind: 'home',
    routes: guides.map((guide) => ({
      guide: guide.id,
      service: guide.service,
      title: titleOf(guide, language),
      quality: guide.quality,
      checkedOn: guide.checkedOn,
    })),
    practice: scenarios.map(({ name, title, teaches }) => ({
      scenario: name,
      title: title[language],
      teaches: teaches[language],
    })),
    cases: cases.flatMap(({ id, guide: guideId, startedAt, outcome }) => {
      const guide = guides.find((each) => each.id === guideId)
      if (guide === undefined) return []
      const { outcomes, words } = narrator(guide, index, language).texts
      const status = Object.entries(outcomes).find(([name]) => name === outcome?.outcome)?.[1]
      return [{ case: id, title: titleOf(guide, language), startedAt, status: status ?? words['case-open'] }]
    }),
  }
}

function before(choice: Choice, starting: boolean, language: Language): Place {
  const { guide, answers, mode } = choice
  const say = (id: string) => guideText(guide, language, id)
  const { have, keep, lose, beware } = guide.before
  return {
    kind: 'before',
    guide: guide.id,
    title: titleOf(guide, language),
    practice: practiceTitle(choice, language),
    quality: guide.quality,
    checkedOn: guide.checkedOn,
    have: have.map(say),
    keep: keep.map(say),
    lose: lose.map(say),
    beware: beware.map(say),
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
