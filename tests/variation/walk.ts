/**
 * Walks one variant: a practice server of its own, a browser context of its own, the app's engine and page layer as
 * they are, without a panel and without a case on the disk.
 * Invariants: the app is not touched; only the page that the practice serves is changed, before its first script runs.
 */
import type { BrowserContext } from 'playwright-core'
import { startPractice } from '../../practice/server'
import { type Walker, walkGuide } from '../walker'
import { judge, type Said, type Verdict } from './judge'
import type { Kind, Report } from './page/config'
import type { Variant } from './variant'

/** What all walks of a run share. */
export interface Ground extends Walker {
  /** The in-page part of the variants; `VARIATION` stands for what it is told. */
  readonly changer: string
}

export interface Walked {
  readonly variant: Variant
  readonly verdict: Verdict
  readonly said: Said
  readonly truth: { readonly status: string; readonly wrong: readonly string[] }
  /** Things of the variant's own that were clicked. */
  readonly wrong: readonly string[]
  /** Kinds that have changed something on the way. */
  readonly changed: readonly Kind[]
  /** What happened, a line each. */
  readonly story: readonly string[]
  readonly ms: number
}

const LIMIT_MS = 60_000

export async function walkVariant(ground: Ground, variant: Variant): Promise<Walked> {
  const { scenario, lang, config } = variant
  const began = Date.now()
  const practice = await startPractice({ scenario: scenario.name, lang, port: 0 })
  const context = await ground.browser.newContext({ locale: lang, viewport: { width: 1280, height: 800 } })
  try {
    const wrong: string[] = []
    const changed = new Set<Kind>()
    await context.exposeBinding('variationReport', (_, report: Report) => {
      if (report.kind === 'wrong') wrong.push(report.what)
      else changed.add(report.what)
    })
    await context.addInitScript(ground.changer.replaceAll('VARIATION', () => `(${JSON.stringify(config)})`))
    if (variant.signedIn) await signIn(context, practice.origins.site ?? '')
    const { result, story } = await walkGuide(ground, await context.newPage(), {
      guide: scenario.guide,
      inputs: variant.inputs,
      practice: practice.origins,
      timeoutMs: LIMIT_MS,
    })
    const { outcome, verified, endsOn, refund, reason } = result
    const said = { outcome, verified, endsOn, refund, reason }
    const truth = practice.truth()
    const verdict = judge({ expected: variant.expected, said, truth, wrong })
    return {
      variant,
      verdict,
      said,
      truth: { status: truth.status, wrong: truth.wrong },
      wrong,
      changed: [...changed],
      story,
      ms: Date.now() - began,
    }
  } finally {
    await context.close()
    await practice.close()
  }
}

/** Signs in as the practice's own pages would, without showing them. */
async function signIn(context: BrowserContext, site: string): Promise<void> {
  const asked = await context.request.get(`${site}/auth/discord?callbackUrl=%2Faccount`)
  const accept = /"accept":"([^"]+)"/.exec(await asked.text())?.[1]
  if (accept === undefined) throw new Error('the practice does not ask whether to sign in')
  await context.request.get(accept)
}
