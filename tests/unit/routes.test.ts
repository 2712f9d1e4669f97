// Which way fits: few questions, the cheapest way first, and never a dead end.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advise, pathsOf } from '../../src-main/guide/routes'
import type { Routes } from '../../src-main/guide/service-schema'

const routes: Routes = {
  questions: {
    which: { ask: 'ask', when: {}, options: { pictures: 'a', paper: 'b' } },
    enter: { ask: 'ask', when: { which: ['pictures'] }, options: { yes: 'a', no: 'b' } },
    left: { ask: 'ask', when: { enter: ['no'] }, options: { mail: 'a', chat: 'b' } },
  },
  ways: [
    { guide: 'x/website', when: { which: ['pictures'], enter: ['yes'] }, why: 'a' },
    { guide: 'x/portal', when: { which: ['pictures'], enter: ['no'], left: ['mail'] }, why: 'a' },
    { guide: 'x/chat', when: { which: ['pictures'], enter: ['no'], left: ['chat'] }, why: 'a' },
    { guide: 'x/paper', when: { which: ['paper'] }, why: 'a' },
  ],
}
const guides = (answers: Record<string, string>) => advise(routes, answers).ways.map(({ guide }) => guide)

describe('ways', () => {
  test('all, in their order, before anything was answered', () => {
    expect(guides({})).toEqual(['x/website', 'x/portal', 'x/chat', 'x/paper'])
    expect(advise(routes, {}).question).toBe('which')
  })

  test('a question that makes no difference any more is not asked', () => {
    expect(advise(routes, { which: 'paper' })).toMatchObject({ question: null, ways: [{ guide: 'x/paper' }] })
    expect(advise(routes, { which: 'pictures', enter: 'yes' }).question).toBe(null)
    expect(advise(routes, { which: 'pictures', enter: 'no' }).question).toBe('left')
  })

  test('every path ends with one way', () => {
    expect(pathsOf(routes).map(({ ways }) => ways.map(({ guide }) => guide))).toEqual([
      ['x/website'],
      ['x/portal'],
      ['x/chat'],
      ['x/paper'],
    ])
  })

  test('an answer never brings back what another one ruled out, and the order stays', () => {
    const answer = fc.record(
      {
        which: fc.constantFrom('pictures', 'paper'),
        enter: fc.constantFrom('yes', 'no'),
        left: fc.constantFrom('mail', 'chat'),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(answer, answer, (first, more) => {
        const before = guides(first)
        const after = guides({ ...more, ...first })
        expect(before.filter((guide) => after.includes(guide))).toEqual(after)
      }),
    )
  })
})
