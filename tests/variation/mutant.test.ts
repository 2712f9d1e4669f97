// The suite catches an engine that takes the first match: a small run with one, among other subscriptions than the one meant.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeGround, walkAll } from './ground'
import { lineOf } from './table'
import { variantOf } from './variant'
import type { Ground } from './walk'

vi.mock(import('../../src-main/engine/target'), async (original) => {
  const engine = await original()
  return {
    ...engine,
    findTarget: (plan, controls, refs) => {
      const target = engine.findTarget(plan, controls, refs)
      if (target.kind !== 'many') return target
      const first = controls.find((control) => control.any.has(target.intent))
      return first === undefined ? target : { kind: 'one', intent: target.intent, control: first }
    },
  }
})

let ground: Ground
beforeAll(async () => {
  ground = await makeGround()
}, 120_000)
afterAll(() => ground?.browser.close())

/** Nobody has said which row is meant, and the first one is not it. */
const seeds = Array.from({ length: 400 }, (_, i) => i + 1)
  .filter(
    (seed) => variantOf(seed).kinds.includes('plans') && variantOf(seed).expected.outcome === 'no-safe-path',
  )
  .slice(0, 4)

test('a wrong click, or a plan that nobody meant', async () => {
  const walked = await walkAll(ground, seeds, 2)
  const caught = walked.filter(({ verdict }) => verdict === 'wrong-click' || verdict === 'wrong-outcome')
  expect(walked).toHaveLength(4)
  expect(caught.length, walked.map(lineOf).join('\n')).toBeGreaterThanOrEqual(2)
})
