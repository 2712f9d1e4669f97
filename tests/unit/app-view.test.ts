// The view of any run, in any language: it parses, holds only what the engine would take, and never says more than
// the run has shown. A failure prints fast-check's seed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scenarios } from '../../practice/scenarios'
import type { Model, Told } from '../../src-main/app/model'
import { DEFAULTS } from '../../src-main/app/settings'
import { type Fixed, viewOf } from '../../src-main/app/view'
import { maskAll } from '../../src-main/case/mask'
import { begin, next } from '../../src-main/engine/next'
import type { Plan } from '../../src-main/engine/plan'
import type { State } from '../../src-main/engine/state'
import type { Guide } from '../../src-main/guide/schema'
import { readLibrary } from '../../src-main/library'
import { LANGUAGES } from '../../src-preload/contract/language'
import { View } from '../../src-preload/contract/view'
import { worldArb } from './support/arbitraries'
import { mazeArb, movesArb, playMoves, walkMaze } from './support/chaos'
import type { Monitor } from './support/monitor'
import { Tally } from './support/monitor'

const { guides, services, index, lexicon } = readLibrary()
const guide = guides.find(({ id }) => id === 'midjourney/website') as Guide
const fixed: Fixed = { guides, services, index, host: 'browser', browsers: [], ownBrowser: null }
const AT = '2026-11-24T10:00:00.000Z'

const model = (place: Model['place'], change: Partial<Model> = {}): Model => ({
  language: 'en',
  settings: DEFAULTS,
  above: null,
  site: { kind: 'open', url: 'https://www.midjourney.com/account?token=abc' },
  notices: [],
  offered: [],
  place,
  ...change,
})

const view = (of: Model) => viewOf(of, fixed, null)
const choice = { guide, scenario: null, answers: {}, mode: 'show', folder: null, link: null } as const

function courses({ steps, plan }: Monitor) {
  const told: Told[] = []
  return steps.map(({ state, events }) => {
    for (const event of events) told.push({ at: AT, kind: 'event', event: maskAll(event) })
    told.push({ at: AT, kind: 'picture', screen: 'plan', file: 'evidence/01-plan.png' })
    const mode = plan.mode === 'assist' ? ('assist' as const) : ('show' as const)
    return {
      choice: { ...choice, guide: plan.guide, mode },
      folder: '/somewhere/case',
      origins: [...plan.origins.values()],
      startedAt: AT,
      state,
      told: [...told],
    }
  })
}

/** Checks the view of every moment of a run. */
function check(monitor: Monitor, language: (typeof LANGUAGES)[number]): void {
  for (const course of courses(monitor)) {
    const shown = view(model({ kind: 'course', course }, { language }))
    const parsed = View.safeParse(shown)
    expect(parsed.error?.issues ?? []).toEqual([])
    const { place } = shown
    const { phase } = course.state
    const result = phase.kind === 'done' ? phase.result : null
    const proved = result?.verified === true && /^(?:cancelled-|not-subscribed)/.test(result.outcome)
    expect(place.kind === 'done').toBe(proved)
    if (place.kind !== 'walk' && place.kind !== 'blocked') continue
    for (const word of place.words) expect(takes(monitor.plan, course.state, word), word).toBe(true)
  }
}

/** Whether the engine does anything with the word. */
function takes(
  plan: Plan,
  state: State,
  intent: Parameters<typeof next>[2] extends infer I ? (I extends { intent: infer W } ? W : never) : never,
) {
  const step = next({ ...plan, mode: plan.mode === 'auto' ? 'show' : plan.mode }, state, {
    kind: 'intent',
    intent,
    at: state.run.now,
  })
  return step.effects.length > 0 || step.events.length > 0 || step.state.phase !== state.phase
}

describe('the view of a walk', () => {
  it('parses at every moment of any maze, and offers only what the engine takes', () => {
    fc.assert(
      fc.property(mazeArb({ guide, lexicon }), fc.constantFrom(...LANGUAGES), (maze, language) => {
        check(walkMaze(maze, new Tally()), language)
      }),
      { numRuns: 150 },
    )
  }, 120_000)

  it('parses at every moment of any nonsense', () => {
    fc.assert(
      fc.property(
        worldArb({ guide, lexicon }).chain((world) =>
          fc.record({ world: fc.constant(world), moves: movesArb(world) }),
        ),
        fc.constantFrom(...LANGUAGES),
        ({ world, moves }, language) => {
          check(playMoves(world, moves, new Tally()), language)
        },
      ),
      { numRuns: 150 },
    )
  }, 120_000)
})

describe('home and before', () => {
  it.each(LANGUAGES)('parse in %s and name everything', (language) => {
    const home = view(model({ kind: 'home', cases: [], answers: {} }, { language, site: { kind: 'none' } }))
    expect(View.safeParse(home).error?.issues ?? []).toEqual([])
    const rehearsals = home.place.kind === 'home' ? home.place.practice.flatMap((each) => each.scenarios) : []
    expect(rehearsals).toHaveLength(scenarios.length)
    for (const scenario of [null, ...scenarios]) {
      const shown = view(
        model({ kind: 'before', choice: { ...choice, scenario }, starting: false }, { language }),
      )
      expect(View.safeParse(shown).error?.issues ?? []).toEqual([])
      if (shown.place.kind !== 'before') throw new Error('not before')
      const { have, keep, lose, beware, inputs, terms } = shown.place
      // A text that is missing would be shown as its id.
      for (const text of [
        ...[have, keep, lose, beware].flat().map((fact) => fact.text),
        ...inputs.map(({ ask }) => ask),
      ])
        expect(text).toMatch(/ /)
      expect(beware.length).toBeGreaterThan(0)
      expect(terms?.link.url).toMatch(/^https:/)
    }
  })
})

const PLAN: Plan = {
  guide,
  lexicon,
  origins: new Map([['site', 'https://www.midjourney.com']]),
  answers: new Map(),
  prints: [],
  link: null,
  mode: 'show',
  agreed: false,
  attended: true,
  reopens: true,
  limits: { steps: 40, ms: 300_000 },
}

describe('a page that DevTools have taken', () => {
  it('is said so, with the way back', () => {
    const first = begin(PLAN, 0)
    const lost = { kind: 'loaded', at: 1, result: { kind: 'failed', problem: { kind: 'closed' } } } as const
    const step = next(PLAN, first.state, lost)
    const told = [...first.events, ...step.events].map((event): Told => ({ at: AT, kind: 'event', event }))
    const origins = [...PLAN.origins.values()]
    const course = { choice, folder: '', origins, startedAt: AT, state: step.state, told }
    const shown = (kind: 'detached' | 'closed') => view(model({ kind: 'course', course }, { site: { kind } }))
    const detached = shown('detached').place
    const closed = shown('closed').place
    if (detached.kind !== 'blocked' || closed.kind !== 'blocked') throw new Error('not blocked')
    expect(detached.why).toMatch(/Developer tools/)
    expect(detached.words).toContain('again')
    expect(closed.why).not.toMatch(/Developer tools/)
  })
})

describe('what the site said', () => {
  it('stands in the blocked view, masked, where the question does not quote it', () => {
    const ask = (id: 'still-active' | 'blocked'): Told => ({
      at: AT,
      kind: 'event',
      event: {
        event: 'ask',
        id,
        reason: id === 'blocked' ? 'disabled' : 'site-error',
        blanks: { detail: 'Something went wrong, password: hunter2\u202E' },
      },
    })
    const shown = (id: 'still-active' | 'blocked') => {
      const step = begin(PLAN, 0)
      const phase = { kind: 'asking', question: id, signature: '', act: null } as const
      const state = { ...step.state, phase }
      const course = { choice, folder: '', origins: [], startedAt: AT, state, told: [ask(id)] }
      return view(model({ kind: 'course', course })).place
    }
    expect(shown('still-active')).toMatchObject({
      kind: 'blocked',
      detail: 'Something went wrong, password: •••',
    })
    expect(shown('blocked')).toMatchObject({ kind: 'blocked', detail: '' })
  })
})

describe('the address line', () => {
  const course = {
    choice,
    folder: '',
    origins: ['https://www.midjourney.com'],
    startedAt: AT,
    state: null,
    told: [],
  }
  it.each([
    ['https://www.midjourney.com/account?token=1#x', 'https://www.midjourney.com', true, true],
    ['https://www.midjourney.com.evil.net/', 'https://www.midjourney.com.evil.net', false, true],
    ['https://www.midjourney.com@evil.net/', 'https://evil.net', false, true],
    ['http://www.midjourney.com/', 'http://www.midjourney.com', false, false],
    ['data:text/html,hello', '', true, true],
    ['about:blank', '', true, true],
  ])('%s', (url, origin, inside, secure) => {
    const { site } = view(model({ kind: 'course', course }, { site: { kind: 'open', url } }))
    expect(site).toEqual({ kind: 'open', origin, inside, secure })
  })
})
