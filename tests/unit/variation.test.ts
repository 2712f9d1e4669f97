// The variation suite's own parts: seeds, the judge, the table, the wordings.
import { describe, expect, test } from 'vitest'
import { texts } from '../../practice/texts'
import { portalTexts } from '../../practice/texts/portal'
import { judge } from '../variation/judge'
import { KINDS, type Kind } from '../variation/page/config'
import { randomOf } from '../variation/random'
import { count, counted, idleKinds, share, tableOf } from '../variation/table'
import { type Variant, variantOf } from '../variation/variant'
import type { Walked } from '../variation/walk'
import { langs, words } from '../variation/words'

const seeds = Array.from({ length: 680 }, (_, i) => i + 1)

describe('a variant', () => {
  test('comes from its seed alone', () => {
    for (const seed of [1, 17, 4711]) expect(variantOf(seed)).toEqual(variantOf(seed))
    expect(new Set(seeds.map((seed) => JSON.stringify(variantOf(seed).config))).size).toBe(seeds.length)
  })

  test('seeds in a row bring up every kind, scenario and language often enough', () => {
    const all = seeds.map(variantOf)
    for (const kind of KINDS)
      expect(all.filter(({ kinds }) => kinds.includes(kind)).length, kind).toBeGreaterThanOrEqual(40)
    expect(new Set(all.map(({ scenario }) => scenario.name)).size).toBe(24)
    for (const lang of langs)
      expect(all.filter((each) => each.lang === lang).length, lang).toBeGreaterThan(90)
  })

  test('the first 150 have every kind at least three times', () => {
    const all = seeds.slice(0, 150).map(variantOf)
    for (const kind of KINDS)
      expect(all.filter(({ kinds }) => kinds.includes(kind)).length, kind).toBeGreaterThanOrEqual(3)
  })

  test('who has not said which of several plans he means is not expected to get out', () => {
    const unnamed = seeds
      .map(variantOf)
      .filter(({ kinds, inputs }) => kinds.includes('plans') && !inputs.includes('plan=Basic'))
    expect(unnamed.length).toBeGreaterThan(0)
    for (const { expected } of unnamed) expect(expected.outcome).toBe('no-safe-path')
  })
})

describe('chance', () => {
  test('is even enough', () => {
    const random = randomOf(3)
    const hits = Array<number>(10).fill(0)
    for (let i = 0; i < 10_000; i += 1) {
      const hit = random.below(10)
      hits[hit] = (hits[hit] ?? 0) + 1
    }
    for (const each of hits) expect(each).toBeGreaterThan(900)
  })

  test('some are different ones', () => {
    expect(new Set(randomOf(5).some([1, 2, 3, 4, 5], 4)).size).toBe(4)
    expect(randomOf(5).some([1, 2], 4)).toHaveLength(2)
  })
})

describe('the wordings', () => {
  test('keep the places of what they replace, and are other words', () => {
    const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    for (const seed of seeds.slice(0, 200)) {
      for (const { from, to } of variantOf(seed).config.things)
        for (const place of places(to)) expect(places(from), `${from} → ${to}`).toContain(place)
    }
  })

  test('there are at least three other ones for each thing that leads out, in each language', () => {
    for (const lang of langs) {
      const { things } = words[lang]
      const own = new Set([...Object.values(texts[lang]), ...Object.values(portalTexts[lang])])
      for (const thing of [
        'cancel-plan',
        'confirm-cancel',
        'renews-on',
        'ends-on',
        'decline-offer',
      ] as const) {
        const other = things[thing].filter((each) => !own.has(each))
        expect(other.length, `${lang} ${thing}`).toBeGreaterThanOrEqual(3)
      }
    }
  })
})

const truth = { status: 'ends', endsOn: '2026-12-14', refunded: false, wrong: [], cookies: null } as const
const said = {
  outcome: 'cancelled-at-period-end',
  verified: true,
  endsOn: '2026-12-14',
  refund: false,
  reason: null,
} as const
const expected = { outcome: 'cancelled-at-period-end', verified: true } as const
const evidence = { expected, said, truth, wrong: [] }

describe('the judge', () => {
  test('right is what was asked for, truly', () => {
    expect(judge(evidence)).toBe('right')
    const now = { outcome: 'cancelled-now', verified: true, refund: true } as const
    expect(
      judge({
        ...evidence,
        expected: now,
        said: { ...said, outcome: 'cancelled-now', endsOn: null },
        truth: { ...truth, status: 'cancelled', endsOn: null, refunded: true },
      }),
    ).toBe('right')
  })

  test('a claim that the truth does not bear is false, whatever else is right', () => {
    for (const status of ['active', 'paused'] as const)
      for (const outcome of ['cancelled-at-period-end', 'cancelled-now', 'not-subscribed'])
        expect(judge({ ...evidence, said: { ...said, outcome }, truth: { ...truth, status } })).toBe(
          'false-cancelled',
        )
  })

  test('a wrong click is one, though the plan was cancelled', () => {
    expect(judge({ ...evidence, truth: { ...truth, wrong: ['keep-plan'] } })).toBe('wrong-click')
    expect(judge({ ...evidence, wrong: ['Upgrade now'] })).toBe('wrong-click')
    expect(judge({ ...evidence, truth: { ...truth, cookies: 'all' } })).toBe('wrong-click')
  })

  test('who admits that he did not get out is honest', () => {
    const active = { ...truth, status: 'active', endsOn: null } as const
    for (const outcome of ['no-safe-path', 'unknown', 'not-cancelled'])
      expect(judge({ ...evidence, said: { ...said, outcome, endsOn: null }, truth: active })).toBe(
        'honest-stop',
      )
  })

  test('another end, or another date, is not right', () => {
    expect(judge({ ...evidence, said: { ...said, endsOn: '2027-12-14' } })).toBe('wrong-outcome')
    expect(judge({ ...evidence, truth: { ...truth, status: 'cancelled' } })).toBe('wrong-outcome')
    expect(judge({ ...evidence, truth: { ...truth, refunded: true } })).toBe('wrong-outcome')
    expect(judge({ ...evidence, said: { ...said, outcome: 'cancelled-now' } })).toBe('wrong-outcome')
  })
})

const walked = (kinds: readonly Kind[], verdict: Walked['verdict'], changed = kinds): Walked => ({
  variant: { ...variantOf(1), kinds } satisfies Variant,
  verdict,
  said,
  truth,
  wrong: [],
  changed,
  story: [],
  ms: 1,
})

describe('the table', () => {
  test('has a row for each kind and one for all; closed roots are in their own row alone', () => {
    const all = [
      walked(['wrap'], 'right'),
      walked(['wrap', 'hash'], 'honest-stop'),
      walked(['shadow-closed'], 'honest-stop'),
    ]
    const rows = tableOf(all).split('\n')
    expect(rows).toHaveLength(KINDS.length + 2)
    const row = (name: string) => rows.find((each) => each.startsWith(name))?.split(/\s+/)
    expect(row('wrap ')).toEqual(['wrap', '2', '1', '1', '0', '0', '0', '50.0', '%'])
    expect(row('shadow-closed')).toEqual(['shadow-closed', '1', '0', '1', '0', '0', '0', '0.0', '%'])
    expect(row('all')).toEqual(['all', '2', '1', '1', '0', '0', '0', '50.0', '%'])
    expect(count(counted(all), 'honest-stop')).toBe(1)
    expect(share(counted(all))).toBe(0.5)
  })

  test('a kind that was asked for and changed nothing is told', () => {
    expect(idleKinds([walked(['wrap', 'hash'], 'right', ['hash'])])).toEqual(['wrap'])
    expect(idleKinds([walked(['wrap', 'hash'], 'right', ['hash']), walked(['wrap'], 'right')])).toEqual([])
  })
})
