// Strange sites in other words, judged by their servers: the right outcome, no wrong click, never a false "cancelled".
import { describe, expect, test } from 'vitest'
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

/** Browsers at a time, however many tests wait: three, for a third of the time a run only waits to be sure. */
const AT_ONCE = Number(process.env.WAYOUT_E2E_AT_ONCE ?? 3)
let running = 0
const waiting: (() => void)[] = []

async function judge(site: Site): Promise<void> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go))
  else running += 1
  try {
    await judgeNow(site)
  } finally {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}

async function judgeNow(site: Site): Promise<void> {
  const served = await serve(site)
  try {
    const args = ['--origin', `site=${served.here}`, '--timeout', '75', ...(site.args ?? [])]
    const origins =
      site.elsewhere === undefined || site.strange ? [] : ['--origin', `discord=${served.there}`]
    const { outcome, code, stderr } = await walk(...args, ...origins, ...extra(site))
    compare(site, served, outcome, code, stderr)
  } finally {
    await served.close()
  }
}

/** For looking at the evidence by hand: WAYOUT_E2E_CASES=DIR keeps each case. */
const extra = (site: Site) => {
  const dir = process.env.WAYOUT_E2E_CASES
  return dir === undefined ? [] : ['--case-dir', `${dir}/${site.name.replace(/\W+/g, '-').slice(0, 40)}`]
}

function compare(
  site: Site,
  { truth }: Served,
  outcome: Readonly<Record<string, unknown>>,
  code: number | null,
  stderr: string,
) {
  const { right } = site
  const said = `${JSON.stringify({ ...outcome, code, truth })}\n${stderr}`
  const ended = ENDED.includes(String(outcome.outcome))
  const honest = right.outcome.some((o) => ENDED.includes(o))
  expect(truth.wrong, said).toEqual([])
  // A false "cancelled" is the one thing that must never be.
  expect(ended && !honest, said).toBe(false)
  expect(right.outcome, said).toContain(outcome.outcome)
  if (right.truth !== 'any') expect(truth.status, said).toBe(right.truth)
  expect(code, said).toBe(ended ? 0 : 3)
  if (ended) expect(outcome.verified, said).toBe(true)
  if (right.endsOn !== undefined) expect(outcome.endsOn, said).toBe(right.endsOn)
  if (right.reason !== undefined) expect(outcome.reason, said).toBe(right.reason)
  expect(outcome.refund ?? false, said).toBe(right.refund ?? false)
}

for (const [name, sites] of Object.entries(groups)) {
  describe.concurrent(name, () => {
    for (const site of sites) test(site.name, () => judge(site), 300_000)
  })
}
