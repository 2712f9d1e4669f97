/**
 * `npm run bench`: what recognising a page costs, against Playwright and against a bare walk over the same page, all in
 * one run; what an idle page costs, and a look as pages and guides grow; how long the practice walk takes; what keeping a case costs. Prints medians and ratios; never passes or fails.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { appRoot } from '../../src-main/app-root.js'
import type { Plan } from '../../src-main/engine/plan.js'
import { readPage } from '../../src-main/engine/read.js'
import { recognise } from '../../src-main/engine/recognise.js'
import { findBrowser } from '../../src-main/hosts/browser/find.js'
import { pageTransport } from '../../src-main/hosts/browser/transport.js'
import { readGuide, readLexicon } from '../../src-main/library.js'
import { CdpPage } from '../../src-main/page/cdp-page.js'
import { WORLD } from '../../src-main/page/frames.js'
import { narrating, panelSize, ringing } from './app.js'
import { keepingCases } from './case.js'
import { listingCases } from './cases.js'
import { FORGET, growing, manyGuides } from './growth.js'
import { printing } from './report.js'

const RUNS = 15
const WALKS = 5
const SIZES = [1_000, 10_000, 50_000]
const IDLE_MS = 5_000

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const ms = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(0))

/** Medians of all the works, done in turn, so that a busy moment of the machine falls on each alike; `before` each. */
async function times(
  before: () => Promise<unknown>,
  works: readonly (() => Promise<unknown>)[],
): Promise<readonly number[]> {
  const taken = works.map((): number[] => [])
  for (const work of works) await work()
  for (let i = 0; i < RUNS; i += 1) {
    for (const [k, work] of works.entries()) {
      await before()
      const start = performance.now()
      await work()
      taken[k]?.push(performance.now() - start)
    }
  }
  return taken.map(median)
}

/** A gallery as such sites have it, one element in five a control, with the plan box near its end. */
function pageOf(nodes: number): string {
  const cards = Math.floor((nodes - 20) / 10)
  const card = (i: number) =>
    `<article><h3>Picture ${i}</h3><div><span>A quiet harbour at dawn</span><a href="/p/${i}">Open</a></div>` +
    `<p>Made on <time>March ${(i % 28) + 1}</time></p><div><button>Like ${i}</button></div></article>`
  return `<!doctype html><html lang="en"><title>Bench</title><body><header><a href="/">Home</a></header><main>
${Array.from({ length: cards }, (_, i) => card(i)).join('\n')}
<section><h2>Billing &amp; Payment</h2><p>Your plan renews on December 14, 2026</p><button>Edit Billing</button>
<button>Cancel Plan</button></section></main></body></html>`
}

/** What the website guide asks of a page, put to Playwright: one query a control and one a text. */
function questions(plan: Plan): readonly (readonly ['control' | 'text', RegExp])[] {
  const signs = plan.guide.screens.flatMap((screen) => [...screen.all, ...screen.any, ...screen.none])
  const unique = new Map(signs.map((sign) => [JSON.stringify(sign), sign]))
  return [...unique.values()].map((sign) =>
    'text' in sign
      ? ['text', new RegExp(sign.text.replaceAll('-', '.*'), 'i')]
      : [
          'control',
          new RegExp(`^${('control' in sign ? sign.control : sign.empty).replaceAll('-', ' ')}$`, 'i'),
        ],
  )
}

async function askPlaywright(page: Page, asked: ReturnType<typeof questions>): Promise<void> {
  for (const [kind, name] of asked) {
    await (kind === 'control' ? page.getByRole('button', { name }) : page.getByText(name)).count()
  }
}

const BARE = `(() => { const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  let n = 0; while (walker.nextNode()) n += 1; return n })()`

async function recognising(): Promise<void> {
  const { lexicon } = readLexicon()
  const guide = readGuide('midjourney/website', lexicon)
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(pageOf(Number(new URL(request.url ?? '/', 'http://x').searchParams.get('nodes') ?? 1000)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const plan: Plan = {
    guide,
    lexicon,
    origins: new Map([['site', site]]),
    answers: new Map(),
    prints: [],
    link: null,
    mode: 'show',
    agreed: false,
    attended: false,
    reopens: false,
    limits: { steps: 40, ms: 300_000 },
  }
  const profile = mkdtempSync(join(tmpdir(), 'wayout-bench-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })
  try {
    const page = context.pages()[0] ?? (await context.newPage())
    const bare = await context.newCDPSession(page)
    const script = readFileSync(join(appRoot(), 'out', 'preload', 'page.cjs'), 'utf8')
    const eyes = await CdpPage.create(await pageTransport(page), { script, stems: lexicon.stems })
    const asked = questions(plan)
    // The app's own in-page code, wherever it is now.
    const worlds: number[] = []
    bare.on('Runtime.executionContextCreated', ({ context: { id, name } }) => {
      if (name === WORLD) worlds.push(id)
    })
    await bare.send('Runtime.enable')
    const forget = () => bare.send('Runtime.evaluate', { contextId: worlds.at(-1) ?? 0, expression: FORGET })
    console.log(
      `Recognising all ${guide.screens.length} screens of ${guide.id}; ${asked.length} questions; medians of ${RUNS} rounds in turn, whole looks, ms`,
    )
    console.log('   nodes   observe  +recognise   Playwright   ratio   bare walk   ratio')
    for (const size of SIZES) {
      await eyes.load(`${site}/account?nodes=${size}`)
      let seen = ''
      const [observing = 0, whole = 0, playwright = 0, walking = 0] = await times(forget, [
        () => eyes.observe(),
        async () => {
          const observation = await eyes.observe()
          seen = recognise(plan, readPage(plan, observation), true, () => false)?.screen.id ?? 'none'
        },
        () => askPlaywright(page, asked),
        () => bare.send('Runtime.evaluate', { expression: BARE }),
      ])
      if (seen !== 'plan') throw new Error(`The page was recognised as "${seen}", not as "plan".`)
      const cells = [
        size,
        ms(observing),
        ms(whole),
        ms(playwright),
        `${(playwright / whole).toFixed(1)}×`,
        ms(walking),
        `${(whole / walking).toFixed(1)}×`,
      ]
      const widths = [8, 10, 12, 13, 8, 12, 8]
      console.log(cells.map((cell, i) => String(cell).padStart(widths[i] ?? 8)).join(''))
    }
    console.log('Aim at 10,000 nodes: Playwright at least 15×, bare walk at most 6×.\n')
    await idle(eyes, bare)
    await eyes.dispose()
    await growing(page, bare, lexicon.stems, site)
    await manyGuides(page, bare, site)
  } finally {
    await context.close()
    server.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** An idle page of 50,000 nodes with the app waiting for a change. */
async function idle(
  eyes: CdpPage,
  session: { send(method: 'Performance.enable' | 'Performance.getMetrics'): Promise<unknown> },
): Promise<void> {
  await session.send('Performance.enable')
  const task = async () => {
    const { metrics } = (await session.send('Performance.getMetrics')) as {
      metrics: { name: string; value: number }[]
    }
    return (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0) * 1000
  }
  for (let look = await eyes.observe(); !look.settled; look = await eyes.observe())
    await eyes.changed(AbortSignal.timeout(500))
  const before = { page: await task(), app: process.cpuUsage() }
  await eyes.changed(AbortSignal.timeout(IDLE_MS))
  const app = process.cpuUsage(before.app)
  const page = (await task()) - before.page
  console.log(
    `Idle for ${IDLE_MS / 1000} s on 50,000 nodes: page ${ms(page)} ms of work, app ${ms((app.user + app.system) / 1000)} ms of CPU time\n`,
  )
}

/** What `npm start` runs, from launch: to the first words, and to the outcome. */
async function practising(): Promise<void> {
  const first: number[] = []
  const whole: number[] = []
  for (let i = 0; i < WALKS; i += 1) {
    const start = performance.now()
    const data = mkdtempSync(join(tmpdir(), 'wayout-bench-'))
    const args = [
      'run',
      'midjourney/website',
      '--practice',
      '--mode',
      'auto',
      '--confirm',
      '--headless',
      '--json',
      '--case-dir',
      data,
    ]
    const child = spawn(process.execPath, [join(appRoot(), 'bin', 'wayout.mjs'), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = 0
    child.stdout.on('data', (chunk) => {
      if (said === 0 && String(chunk).includes('"event":"say"')) said = performance.now() - start
    })
    await new Promise((resolve) => child.on('close', resolve))
    first.push(said)
    whole.push(performance.now() - start)
    rmSync(data, { recursive: true, force: true })
  }
  console.log(
    `Practice walk, headless, medians of ${WALKS}: first words after ${ms(median(first))} ms, finished after ${ms(median(whole))} ms`,
  )
}

console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}\n`)
await recognising()
await practising()
keepingCases()
await printing()
panelSize()
await narrating()
await ringing()
await listingCases()
