// Strange sites in other words, judged by their servers: the right outcome, no wrong click, never a false "cancelled".
import { parseArgs } from 'node:util'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { makeWalker, type Walker, walkGuide } from '../walker'
import { apps } from './sites/apps'
import { forms } from './sites/forms'
import { hidden } from './sites/hidden'
import { hostile } from './sites/hostile'
import { languages } from './sites/languages'
import { midjourney } from './sites/midjourney'
import { more } from './sites/more'
import { type Served, type Site, serve } from './sites/site'
import { walk } from './support/wayout'

const groups = { forms, apps, hostile, midjourney, languages, more, hidden }
const ENDED = ['cancelled-now', 'cancelled-at-period-end']

/** For looking at the evidence by hand: WAYOUT_E2E_CASES=DIR keeps each case. */
const CASES = process.env.WAYOUT_E2E_CASES
// For half of the time a walk only waits to be sure.
vi.setConfig({ maxConcurrency: 4 })

let walker: Walker
beforeAll(async () => {
  walker = await makeWalker()
})
afterAll(() => walker.browser.close())

type Walked = { readonly outcome: Readonly<Record<string, unknown>>; readonly story: string }

async function judge(site: Site, how: (site: Site, served: Served) => Promise<Walked>): Promise<void> {
  const served = await serve(site)
  try {
    compare(site, served, await how(site, served))
  } finally {
    await served.close()
  }
}

const originsOf = (site: Site, { here, there }: Served) => [
  `site=${here}`,
  ...(site.elsewhere === undefined || site.strange ? [] : [`discord=${there}`]),
]
const TIMEOUT = '75'

/** From outside, with all that the window does for the walk; its exit code says the same as its last line. */
async function byCommandLine(site: Site, served: Served): Promise<Walked> {
  const origins = originsOf(site, served).flatMap((origin) => ['--origin', origin])
  const kept = site.name.replace(/\W+/g, '-').slice(0, 40)
  const cases = CASES === undefined ? [] : ['--case-dir', `${CASES}/${kept}`]
  const { outcome, code, stderr } = await walk(
    ...origins,
    '--timeout',
    TIMEOUT,
    ...(site.args ?? []),
    ...cases,
  )
  expect(code, stderr).toBe(ENDED.includes(String(outcome.outcome)) ? 0 : 3)
  return { outcome, story: stderr }
}

async function inOneBrowser(site: Site, served: Served): Promise<Walked> {
  const { values } = parseArgs({
    args: [...(site.args ?? [])],
    options: { timeout: { type: 'string', default: TIMEOUT }, input: { type: 'string', multiple: true } },
  })
  const context = await walker.browser.newContext({ locale: 'en', viewport: { width: 1280, height: 800 } })
  try {
    const { result, story } = await walkGuide(walker, await context.newPage(), {
      guide: 'midjourney/website',
      origins: originsOf(site, served),
      inputs: values.input ?? [],
      practice: null,
      timeoutMs: Number(values.timeout) * 1000,
    })
    return { outcome: { ...result }, story: story.join('\n') }
  } finally {
    await context.close()
  }
}

function compare({ right }: Site, { truth }: Served, { outcome, story }: Walked) {
  const said = `${JSON.stringify({ ...outcome, truth })}\n${story}`
  const ended = ENDED.includes(String(outcome.outcome))
  const honest = right.outcome.some((o) => ENDED.includes(o))
  expect(truth.wrong, said).toEqual([])
  // A false "cancelled" is the one thing that must never be.
  expect(ended && !honest, said).toBe(false)
  expect(right.outcome, said).toContain(outcome.outcome)
  if (right.truth !== 'any') expect(truth.status, said).toBe(right.truth)
  if (ended) expect(outcome.verified, said).toBe(true)
  if (right.endsOn !== undefined) expect(outcome.endsOn, said).toBe(right.endsOn)
  if (right.reason !== undefined) expect(outcome.reason, said).toBe(right.reason)
  expect(outcome.refund ?? false, said).toBe(right.refund ?? false)
}

for (const [name, sites] of Object.entries(groups)) {
  const how = name === 'hostile' || CASES !== undefined ? byCommandLine : inOneBrowser
  describe.concurrent(name, () => {
    for (const site of sites) test(site.name, () => judge(site, how), 300_000)
  })
}
