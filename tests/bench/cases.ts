/**
 * What a list of 1,000 cases costs a person: how soon it is there, and how many long tasks scrolling through all of it
 * makes in the panel (over 50 ms each, as the browser itself counts them). Browser host, headless, one run.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { EMPTY, LOG, writeLine } from '../../src-main/case/log.js'
import { findBrowser } from '../../src-main/hosts/browser/find.js'
import { openLog, toTerminal } from '../../src-main/log/log.js'
import { openUnseen } from '../unseen-app'

const CASES = 1_000
const HOUR = 3_600_000

/** As the writer writes it, but for the wait for the disk. */
function fill(root: string): void {
  for (let i = 0; i < CASES; i += 1) {
    const at = Date.now() - (CASES - i) * HOUR
    const events = [
      { event: 'start', guide: 'midjourney/website', practice: false, language: 'en', answers: {} },
      ...Array.from({ length: 40 }, (_, n) => ({
        event: 'screen',
        id: `screen-${n}`,
        url: 'https://x.example',
      })),
      ...(i % 3 === 0 ? [] : [{ event: 'outcome', outcome: 'cancelled-now', verified: true }]),
    ]
    let tip = EMPTY
    const lines = events.map((event, n) => {
      const written = writeLine(event, tip, new Date(at + n * 1000), n * 1000)
      tip = written.tip
      return written.line
    })
    const folder = join(root, `case-${i}`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, LOG), lines.join(''))
  }
}

/** Counts from now on. */
const COUNT = `globalThis.longTasks = []
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: 'longtask', buffered: false })`

export async function listingCases(): Promise<void> {
  const storeFolder = mkdtempSync(join(tmpdir(), 'wayout-bench-'))
  fill(join(storeFolder, 'cases'))
  const { host, app } = await openUnseen({
    executable: findBrowser(),
    storeFolder,
    log: openLog(storeFolder, { echo: toTerminal }),
  })
  try {
    const panel = host.panelPage
    if (panel === null) throw new Error('no panel')
    await panel.evaluate(COUNT)
    const open = panel.getByRole('button', { name: `All cases (${CASES})` })
    await open.waitFor()
    const start = performance.now()
    await open.click()
    await panel.locator('main li').first().waitFor()
    const there = performance.now() - start
    await panel.getByText('Checking whether').waitFor({ state: 'detached' })
    const checked = performance.now() - start
    const opening = await taken(panel)
    const steps = await scroll(panel)
    const scrolling = await taken(panel)
    console.log(
      `A list of ${CASES} cases: there after ${there.toFixed(0)} ms, all logs checked after ${checked.toFixed(0)} ms; ` +
        `long tasks in the panel: ${told(opening)} to open it, ${told(scrolling)} over ${steps} steps of scrolling to its end (aim: none)`,
    )
  } finally {
    await app.quit()
    rmSync(storeFolder, { recursive: true, force: true, maxRetries: 5 })
  }
}

const told = (tasks: readonly number[]) =>
  tasks.length === 0 ? '0' : `${tasks.length} (longest ${Math.max(...tasks).toFixed(0)} ms)`

const taken = async (panel: Page) => (await panel.evaluate('longTasks.splice(0)')) as readonly number[]

/** As a person scrolls: by most of a window, a frame at a time, until the last case is seen. */
async function scroll(panel: Page): Promise<number> {
  const steps = (await panel.evaluate(`(async () => {
    const frame = () => new Promise(requestAnimationFrame)
    let steps = 0
    for (let still = 0; still < 5; steps += 1) {
      const before = scrollY
      scrollBy(0, innerHeight * 0.8)
      await frame()
      await frame()
      still = scrollY === before ? still + 1 : 0
    }
    return steps
  })()`)) as number
  const drawn = await panel.locator('main li').count()
  if (drawn !== CASES) throw new Error(`${drawn} cases were drawn, not ${CASES}`)
  return steps
}
