/**
 * Walks in one browser that all share, a context each: the app's engine, page layer and runner as they are, without a
 * panel and without a case on the disk. Half of what a walk from the command line costs is its own process and browser.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { appRoot } from '../src-main/app-root'
import type { CaseFolder } from '../src-main/case/case-folder'
import { makePlan } from '../src-main/cli/plan'
import type { Result, RunEvent } from '../src-main/engine/state'
import { findBrowser } from '../src-main/hosts/browser/find'
import { pageTransport } from '../src-main/hosts/browser/transport'
import { hasSandbox } from '../src-main/hosts/sandbox'
import { type Library, readLibrary } from '../src-main/library'
import { CdpPage } from '../src-main/page/cdp-page'
import { Runner } from '../src-main/run/runner'
import { quickBrowser } from './browser'

/** What all walks share. */
export interface Walker {
  readonly browser: Browser
  readonly library: Library
  /** The app's in-page code. */
  readonly script: string
  /** Milliseconds that a person who watches gets before each click. */
  readonly paceMs: number
}

export interface Walk {
  /** The guide's id. */
  readonly guide: string
  /** As the command line takes them. */
  readonly origins?: readonly string[]
  readonly inputs?: readonly string[]
  /** The practice site's origins, when there is one. */
  readonly practice: Readonly<Record<string, string>> | null
  readonly timeoutMs: number
}

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

/** In a window that can be seen, at a pace that can be followed. */
export async function makeWalker(show = false): Promise<Walker> {
  return {
    browser: await launch(!show),
    library: readLibrary(),
    script: readFileSync(join(appRoot(), 'out', 'preload', 'page.cjs'), 'utf8'),
    paceMs: show ? 1_200 : 0,
  }
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

/** An automatic walk in the tab. `story`: what happened, a line each. */
export async function walkGuide(
  { library, script, paceMs }: Walker,
  tab: Page,
  { guide: id, origins = [], inputs = [], practice, timeoutMs }: Walk,
): Promise<{ readonly result: Result; readonly story: readonly string[] }> {
  const guide = library.guides.find((each) => each.id === id)
  if (guide === undefined) throw new Error(`no guide ${id}`)
  const began = Date.now()
  // Without a listener the driver would answer the page's own dialogs.
  tab.on('dialog', () => undefined)
  const page = await CdpPage.create(await pageTransport(tab), { script, stems: library.lexicon.stems })
  const story: string[] = []
  const runner = new Runner({
    plan: makePlan({
      guide,
      lexicon: library.lexicon,
      flags: { origin: origins, input: inputs, mode: 'auto', confirm: true, timeout: timeoutMs / 1000 },
      practice,
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
    signal: AbortSignal.timeout(timeoutMs + 10_000),
    paceMs,
  })
  try {
    const { result } = await runner.run()
    return { result, story }
  } finally {
    await page.dispose()
  }
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
