// A short soak: a few walks in one app leave nothing behind; and what is left behind on purpose is seen.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scenarios } from '../../practice/scenarios'
import { openSiteWindow } from '../../src-main/hosts/browser/site-window'
import { quickBrowser } from '../browser'
import type { Rehearser } from '../rehearser'
import { sample, settled } from './measure'
import { leaksOf, type Sample } from './report'
import { type Done, openApp, soak } from './soak'
import type { Turn } from './turns'

/** One that ends well and one that does not; the number says what is done afterwards. */
const WALKS = [
  ['current', 'show', 2],
  ['grey-button', 'assist', 6],
] as const

const turns = WALKS.map(([name, mode, number]): Turn => {
  const scenario = scenarios.find((each) => each.name === name)
  if (scenario === undefined) throw new Error(`no scenario ${name}`)
  return { number, scenario, mode }
})

let app: { readonly person: Rehearser; close(): Promise<void> }
let before: Sample
const done: Done[] = []

beforeAll(async () => {
  app = await openApp()
  before = await soak(app.person, turns, (each) => done.push(each))
}, 300_000)

afterAll(() => app?.close())

test('each walk ends as it should', () => {
  // The second one was left where it waited.
  expect(done.map(({ outcome }) => outcome)).toEqual(['cancelled-at-period-end', 'not-cancelled'])
  expect(done.flatMap(({ problems }) => problems)).toEqual([])
})

test('nothing is left of them', () => {
  expect(done.map(({ leaks }) => leaks)).toEqual([[], []])
})

test('a window that nobody closes, a listener and a timer are seen', async () => {
  const { host } = app.person
  const site = await openSiteWindow(
    quickBrowser(),
    { profile: { kind: 'temporary' }, loopbackOnly: true, origins: [], onEvent: () => undefined },
    { language: 'en', headless: true, storeFolder: host.storeFolder },
  )
  const session = await host.panelPage?.context().newCDPSession(host.panelPage)
  const listener = () => undefined
  process.on('SIGUSR2', listener)
  const timer = setInterval(listener, 60_000)
  const kinds = leaksOf(before, await sample(host)).map((leak) => leak.replace(/: \d+ instead of \d+$/, ''))
  expect(kinds).toEqual(
    expect.arrayContaining([
      'driver: Browser',
      'driver: Page',
      'driver: CDPSession',
      'listeners of the process: SIGUSR2',
      'alive: Timeout',
      'temporary files',
    ]),
  )
  if (process.platform === 'linux')
    expect(kinds).toEqual(expect.arrayContaining(['processes: children', 'descriptors']))

  clearInterval(timer)
  process.off('SIGUSR2', listener)
  await session?.detach()
  await site.close()
  expect(leaksOf(before, await settled(host, before))).toEqual([])
})
