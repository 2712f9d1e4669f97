/**
 * What a look costs as the page grows, as guides grow, and after one small change. Prints medians, ratios and the
 * slope; never passes or fails.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { appRoot } from '../../src-main/app-root.js'
import type { Stems } from '../../src-main/guide/lexicon.js'
import { folderShelf, readLibrary } from '../../src-main/library.js'
import type { RawObservation } from '../../src-preload/page/protocol.js'

const SIZES = [1_000, 3_000, 10_000, 30_000, 100_000, 200_000]
const CHANGED = 50_000
const GUIDES = [1, 50, 500]
const RUNS = 9

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const ms = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(0))

interface Look {
  /** From the question to the answer, as the app would wait for it. */
  readonly ms: number
  /** Of these, what the page's own thread worked. */
  readonly work: number
  /** False: the page was given up at the time limit of one look. */
  readonly whole: boolean
}

/** The in-page code by itself, in an isolated world of the page. */
interface Eyes {
  look(): Promise<Look>
  forget(): Promise<unknown>
}

/** So many looks, one after the other; before each, `first` is done. */
async function looks(
  eyes: Eyes,
  count: number,
  first: () => Promise<unknown> = async () => {},
): Promise<readonly Look[]> {
  const taken: Look[] = []
  for (let i = 0; i < count; i += 1) {
    await first()
    taken.push(await eyes.look())
  }
  return taken
}

const medianOf = (taken: readonly Look[]) => median(taken.map((look) => look.ms))
const givenUp = (taken: readonly Look[]) => taken.filter((look) => !look.whole).length

async function eyesOn(page: Page, session: CDPSession, stems: Stems): Promise<Eyes> {
  const { frameTree } = await session.send('Page.getFrameTree')
  const made = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: `bench-${await page.evaluate('performance.timeOrigin')}`,
  })
  const contextId = made.executionContextId
  const script = readFileSync(join(appRoot(), 'out', 'preload', 'page.cjs'), 'utf8')
  const install = `${script};globalThis.__wayout.configure(${JSON.stringify(stems)})`
  await session.send('Runtime.evaluate', { contextId, expression: install })
  return {
    forget: () => session.send('Runtime.evaluate', { contextId, expression: FORGET }),
    async look() {
      const start = performance.now()
      const expression = `(() => { const start = performance.now(); const seen = __wayout.observe()
        return { seen, work: performance.now() - start } })()`
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        contextId,
        expression,
        returnByValue: true,
      })
      const taken = performance.now() - start
      const told = result.value as { seen: RawObservation; work: number } | undefined
      if (told === undefined)
        throw new Error(`no look: ${exceptionDetails?.exception?.description ?? result.type}`)
      return { ms: taken, work: told.work, whole: !told.seen.truncated }
    },
  }
}

/** Least squares of the logarithms: 1 is as fast as the page grows. */
function slope(points: readonly (readonly [number, number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const)
  const mean = (k: 0 | 1) => logs.reduce((sum, each) => sum + each[k], 0) / logs.length
  const [mx, my] = [mean(0), mean(1)]
  const over = logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0)
  return over / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0)
}

/** Asked to take in a shadow root, the in-page code forgets what it may pass over: the next look is a whole one. */
export const FORGET = '__wayout.adopt(null)'

/** One word in one of the cards is another. */
const CHANGE = `(() => { const all = document.querySelectorAll('article span')
  all[Math.floor(all.length * 0.37)].firstChild.data = 'A quiet harbour at dusk ' + Math.random() })()`

export async function growing(page: Page, session: CDPSession, stems: Stems, site: string): Promise<void> {
  console.log('A whole look as the page grows; medians, ms')
  console.log('   nodes      look  the first')
  const taken: (readonly [number, number])[] = []
  for (const size of SIZES) {
    await page.goto(`${site}/account?nodes=${size}`)
    const eyes = await eyesOn(page, session, stems)
    const [first] = await looks(eyes, 1)
    const again = await looks(eyes, RUNS, () => eyes.forget())
    const cut = givenUp(again)
    if (cut === 0) taken.push([size, medianOf(again)])
    const cells = [
      String(size).padStart(8),
      ms(medianOf(again)).padStart(10),
      ms(first?.ms ?? 0).padStart(11),
    ]
    const note = `  ${cut} of ${RUNS} given up at the time limit of one look: not in the slope`
    console.log(`${cells.join('')}${cut === 0 ? '' : note}`)
  }
  const large = taken.filter(([size]) => size >= 10_000)
  console.log(
    `Log-log slope of a look: ${slope(taken).toFixed(2)} over all sizes, ${slope(large).toFixed(2)} from 10,000 nodes on (aim: at most 1.05)`,
  )
  await changing(page, session, stems, site)
}

/** A look after one small change, and a whole one, in turn. */
async function changing(page: Page, session: CDPSession, stems: Stems, site: string): Promise<void> {
  await page.goto(`${site}/account?nodes=${CHANGED}`)
  const eyes = await eyesOn(page, session, stems)
  await eyes.look()
  const whole: Look[] = []
  const one: Look[] = []
  for (let i = 0; i < RUNS; i += 1) {
    whole.push(...(await looks(eyes, 1, () => eyes.forget())))
    one.push(...(await looks(eyes, 1, () => page.evaluate(CHANGE))))
  }
  const cut = givenUp([...whole, ...one])
  const told = (of: (look: Look) => number) => {
    const [all, small] = [median(whole.map(of)), median(one.map(of))]
    return `${ms(all)} ms, after one small change ${ms(small)} ms: ${(all / small).toFixed(1)}×`
  }
  console.log(
    `A whole look at ${CHANGED} nodes, what the page works: ${told((look) => look.work)} (aim: at least 5×); until the answer: ${told((look) => look.ms)}${cut === 0 ? '' : `; ${cut} given up`}\n`,
  )
}

/** A library of so many guides more: the magazine's, under other names. */
function libraryOf(count: number): { root: string; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), 'wayout-bench-'))
  cpSync(join(appRoot(), 'guides'), join(root, 'guides'), { recursive: true })
  const read = (name: string) => readFileSync(join(appRoot(), 'guides', 'midjourney', name), 'utf8')
  for (let i = 0; i < count; i += 1) {
    const folder = join(root, 'guides', `copy-${i}`)
    mkdirSync(folder)
    for (const name of ['magazine.yaml', 'service.yaml'])
      writeFileSync(join(folder, name), read(name).replaceAll(/^id: midjourney/gm, `id: copy-${i}`))
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }) }
}

/** A look with so many guides loaded: it asks with the lexicon, not with the guides. */
export async function manyGuides(page: Page, session: CDPSession, site: string): Promise<void> {
  const told: string[] = []
  for (const count of GUIDES) {
    const { root, remove } = libraryOf(count)
    try {
      const start = performance.now()
      const library = readLibrary(folderShelf(root))
      const loading = performance.now() - start
      await page.goto(`${site}/account?nodes=10000`)
      const eyes = await eyesOn(page, session, library.lexicon.stems)
      await looks(eyes, 2)
      const taken = await looks(eyes, RUNS, () => eyes.forget())
      told.push(`${library.guides.length}: ${ms(medianOf(taken))} ms (loaded in ${ms(loading)} ms)`)
    } finally {
      remove()
    }
  }
  console.log(
    `A whole look at 10,000 nodes with so many guides loaded: ${told.join('; ')} (aim: no growth)\n`,
  )
}
