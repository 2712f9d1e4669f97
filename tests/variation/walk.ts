/**
 * Walks one variant: a practice server of its own, a browser context of its own, the app's engine and page layer as
 * they are, without a panel and without a case on the disk.
 * Invariants: the app is not touched; only the page that the practice serves is changed, before its first script runs.
 */
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { startPractice } from '../../practice/server'
import type { CaseFolder } from '../../src-main/case/case-folder'
import { makePlan } from '../../src-main/cli/plan'
import type { RunEvent } from '../../src-main/engine/state'
import { findBrowser } from '../../src-main/hosts/browser/find'
import { pageTransport } from '../../src-main/hosts/browser/transport'
import { hasSandbox } from '../../src-main/hosts/sandbox'
import type { Library } from '../../src-main/library'
import { CdpPage } from '../../src-main/page/cdp-page'
import { Runner } from '../../src-main/run/runner'
import { quickBrowser } from '../browser'
import { judge, type Said, type Verdict } from './judge'
import type { Kind, Report } from './page/config'
import type { Variant } from './variant'

/** What all walks of a run share. */
export interface Ground {
  readonly browser: Browser
  readonly library: Library
  /** The app's in-page code. */
  readonly script: string
  /** The in-page part of the variants; `VARIATION` stands for what it is told. */
  readonly changer: string
  /** Milliseconds that a person who watches gets before each click. */
  readonly paceMs: number
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
const NOWHERE = [
  '--proxy-server=http://127.0.0.1:0',
  '--proxy-bypass-list=<-loopback>;localhost;127.0.0.0/8;[::1]',
]

export function launch(headless: boolean): Promise<Browser> {
  return chromium.launch({
    executablePath: headless ? quickBrowser() : findBrowser(),
    headless,
    chromiumSandbox: hasSandbox(),
    args: [...NOWHERE, '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

/** Keeps nothing: the judge has no use for a case. */
const nowhere = (): CaseFolder => {
  const kept = (event: object) => ({ seq: 0, at: '', prev: '', ...event })
  return {
    append: kept,
    keep: (_: unknown, __: unknown, event: object) => kept(event),
    keepText: () => null,
  } as never
}

export async function walkVariant(ground: Ground, variant: Variant): Promise<Walked> {
  const { browser, library } = ground
  const { scenario, lang, config } = variant
  const guide = library.guides.find(({ id }) => id === scenario.guide)
  if (guide === undefined) throw new Error(`no guide ${scenario.guide}`)
  const began = Date.now()
  const practice = await startPractice({ scenario: scenario.name, lang, port: 0 })
  const context = await browser.newContext({ locale: lang, viewport: { width: 1280, height: 800 } })
  try {
    const wrong: string[] = []
    const changed = new Set<Kind>()
    await context.exposeBinding('variationReport', (_, report: Report) => {
      if (report.kind === 'wrong') wrong.push(report.what)
      else changed.add(report.what)
    })
    await context.addInitScript(ground.changer.replaceAll('VARIATION', () => `(${JSON.stringify(config)})`))
    const tab = await context.newPage()
    // Without a listener the driver would answer the page's own dialogs.
    tab.on('dialog', () => undefined)
    const page = await CdpPage.create(await pageTransport(tab), {
      script: ground.script,
      stems: library.lexicon.stems,
    })
    if (variant.signedIn) await signIn(context, practice.origins.site ?? '')
    const story: string[] = []
    const runner = new Runner({
      plan: makePlan({
        guide,
        lexicon: library.lexicon,
        flags: { origin: [], input: variant.inputs, mode: 'auto', confirm: true, timeout: LIMIT_MS / 1000 },
        practice: practice.origins,
        attended: false,
      }),
      page: {
        observe: () => page.observe(),
        changed: (signal) => page.changed(signal),
        point: (ref, name) => page.point(ref, name),
        unpoint: () => page.unpoint(),
        click: (request) => page.click(request),
        load: (url) => page.load(url),
        answerDialog: (accept) => page.answerDialog(accept),
        seek: (how) => page.seek(how),
        // Pictures and words are for the case.
        screenshot: () => Promise.resolve(null),
        text: () => Promise.resolve(null),
      },
      folder: nowhere(),
      describe: (event) => ({ ...event }),
      onEvent: (_, __, event) => {
        for (const line of lineOf(event)) {
          // A restless page is missed again and again.
          if (!line.startsWith('refused') || !story.at(-1)?.endsWith(line))
            story.push(`${String(Date.now() - began).padStart(6)} ${line}`)
        }
      },
      signal: AbortSignal.timeout(LIMIT_MS + 10_000),
      paceMs: ground.paceMs,
    })
    const { result } = await runner.run()
    const { outcome, verified, endsOn, refund, reason } = result
    const said = { outcome, verified, endsOn, refund, reason }
    const truth = practice.truth()
    const verdict = judge({ expected: variant.expected, said, truth, wrong })
    await page.dispose()
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

function lineOf(event: RunEvent): string[] {
  switch (event.event) {
    case 'screen':
      return [`screen ${event.id} ${event.url.replace(/^\w+:\/\/[^/]+/, '')}`]
    case 'click':
      return [`click ${event.intent} “${event.name}”${event.commit ? ' (commit)' : ''}`]
    case 'refused':
      return [`refused ${event.intent}: ${event.why} ${event.detail}`]
    default:
      return []
  }
}
