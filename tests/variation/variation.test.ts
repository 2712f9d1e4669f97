// Variants of the practice, walked as they are: the part of `npm run variation` that every test run does.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeGround, walkAll } from './ground'
import { count, counted, idleKinds, lineOf, share, tableOf } from './table'
import type { Ground, Walked } from './walk'

/** `WAYOUT_VARIANTS` asks for fewer or more: 150 take five minutes on two cores. */
const VARIANTS = Number(process.env.WAYOUT_VARIANTS ?? 150)

let ground: Ground
let walked: readonly Walked[] = []

beforeAll(async () => {
  ground = await makeGround()
  walked = await walkAll(
    ground,
    Array.from({ length: VARIANTS }, (_, i) => i + 1),
    4,
  )
  console.log(tableOf(walked))
}, 900_000)

afterAll(() => ground?.browser.close())

const told = (of: readonly Walked[]) => of.map(lineOf)

test('nothing is clicked that never should be', () => {
  expect(told(walked.filter(({ verdict }) => verdict === 'wrong-click'))).toEqual([])
})

test('no end is told that there is not', () => {
  expect(told(walked.filter(({ verdict }) => verdict === 'false-cancelled'))).toEqual([])
})

test('97 of 100 end as they should', () => {
  const aimed = counted(walked)
  expect(
    count(aimed, 'right'),
    told(aimed.filter(({ verdict }) => verdict !== 'right')).join('\n'),
  ).toBeGreaterThan(0)
  expect(
    share(aimed),
    told(aimed.filter(({ verdict }) => verdict !== 'right')).join('\n'),
  ).toBeGreaterThanOrEqual(0.97)
})

test('every kind of change has changed something', () => {
  expect(walked).toHaveLength(VARIANTS)
  expect(idleKinds(walked)).toEqual([])
})
