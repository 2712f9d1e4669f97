/**
 * What the tests of the page layer share: the in-page code built in memory, a real browser that reaches nothing
 * but this computer, and a small site.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import type { Control, Observation } from '../../src-main/engine/observation'
import { findBrowser } from '../../src-main/hosts/browser/find'
import { launchBrowser } from '../../src-main/hosts/browser/launch'
import { temporaryProfile } from '../../src-main/hosts/browser/profile'
import { isOutside } from '../../src-main/hosts/guards'
import { CdpPage, type PageOptions } from '../../src-main/page/cdp-page'
import type { CdpTransport } from '../../src-main/page/transport'
import type { Stems } from '../../src-preload/page/protocol'
import { quickBrowser } from '../browser'
import { bundleOf } from '../bundle'
import { driveChromium } from '../electron/stand-in/chromium'

declare module 'vitest' {
  interface ProvidedContext {
    /** Over which transport the page layer is tested; the project says it. */
    readonly transport: 'browser' | 'debugger'
  }
}

export const STEMS: Stems = {
  controls: ['cancel', 'keep', 'plan', 'refund', 'kundig', '解約'],
  texts: ['cancel', 'plan', 'ends', 'renew'],
}

let script: Promise<string> | undefined

/** The in-page code as one script. */
export function bundle(): Promise<string> {
  script ??= bundleOf('src-preload/page/index.ts', true)
  return script
}

export type Route = string | ((request: IncomingMessage, response: ServerResponse) => void)

export interface Site {
  /** http://127.0.0.1:PORT */
  readonly origin: string
  /** http://localhost:PORT: another site. */
  readonly other: string
  readonly routes: Map<string, Route>
  /** "GET /path", in the order of arrival. */
  readonly log: string[]
}

export interface Tab {
  readonly page: CdpPage
  readonly transport: CdpTransport
  /** Runs in the page's own world, as the page's code would. */
  js<T>(expression: string): Promise<T>
  /** Loads the HTML as a page of its own, and waits until it has settled. */
  html(html: string): Promise<Observation>
  settled(): Promise<Observation>
  /** Looks again until the observation is as wanted. */
  until(wanted: (seen: Observation) => boolean, ms?: number): Promise<Observation>
  control(name: string): Promise<Control>
  close(): Promise<void>
}

export interface World {
  readonly site: Site
  tab(options?: Partial<PageOptions>): Promise<Tab>
}

interface TestBrowser {
  /** A page, of which it is noted what it asks for. */
  open(): Promise<{ transport: CdpTransport; close(): Promise<void> }>
  outside(): readonly string[]
  close(): Promise<void>
}

/** The same browser by either way: through playwright-core, or through a stand-in of Electron's debugger. */
async function launch(userDataDir: string): Promise<TestBrowser> {
  // Without the driver the headless shell tells less of downloads and failed loads.
  if (inject('transport') === 'debugger') return driveChromium(findBrowser(), userDataDir)
  const options = { executable: quickBrowser(), userDataDir, headless: true, loopbackOnly: true }
  const browser = await launchBrowser(options)
  const outside = new Set<string>()
  return {
    async open() {
      const opened = await browser.open()
      opened.page.context().on('request', (request) => {
        if (isOutside(request.url())) outside.add(request.url())
      })
      return opened
    },
    outside: () => [...outside],
    close: () => browser.close(),
  }
}

/** A browser and a site for the tests of one file. */
export function useBrowser(): World {
  const routes = new Map<string, Route>()
  const log: string[] = []
  const tabs: Tab[] = []
  let server: Server
  let browser: TestBrowser | undefined
  let removeProfile = async () => {}
  let port = 0
  const site: Site = {
    get origin() {
      return `http://127.0.0.1:${port}`
    },
    get other() {
      return `http://localhost:${port}`
    },
    routes,
    log,
  }

  beforeAll(async () => {
    server = createServer((request, response) => answer(routes, log, request, response))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    port = (server.address() as AddressInfo).port
    const profile = await temporaryProfile()
    removeProfile = profile.remove
    browser = await launch(profile.dir)
    await bundle()
  })

  afterEach(async () => {
    const outside = browser?.outside()
    await Promise.all(tabs.splice(0).map((tab) => tab.close()))
    routes.clear()
    log.length = 0
    expect(outside).toEqual([])
  })

  afterAll(async () => {
    await browser?.close()
    server.closeAllConnections()
    server.close()
    await removeProfile()
  })

  return {
    site,
    async tab(options = {}) {
      if (browser === undefined) throw new Error('not launched yet')
      const opened = await browser.open()
      const page = await CdpPage.create(opened.transport, {
        script: await bundle(),
        stems: STEMS,
        ...options,
      })
      const tab = makeTab(site, page, opened.transport, opened.close)
      tabs.push(tab)
      return tab
    },
  }
}

function answer(
  routes: ReadonlyMap<string, Route>,
  log: string[],
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const path = (request.url ?? '/').split('?')[0] ?? '/'
  if (path !== '/favicon.ico') log.push(`${request.method} ${request.url}`)
  const route = routes.get(path)
  if (route === undefined) {
    response.writeHead(404).end()
  } else if (typeof route === 'string') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(route)
  } else route(request, response)
}

let pages = 0

function makeTab(site: Site, page: CdpPage, transport: CdpTransport, close: () => Promise<void>): Tab {
  const tab: Tab = {
    page,
    transport,
    async js<T>(expression: string) {
      const answer = (await transport.send('Runtime.evaluate', {
        expression,
        returnByValue: true,
        awaitPromise: true,
        userGesture: true,
      })) as { result: { value: T }; exceptionDetails?: unknown }
      if (answer.exceptionDetails !== undefined)
        throw new Error(JSON.stringify(answer.exceptionDetails).slice(0, 500))
      return answer.result.value
    },
    async html(html) {
      pages += 1
      const path = `/page-${pages}`
      site.routes.set(path, html)
      const result = await page.load(`${site.origin}${path}`)
      expect(result).toMatchObject({ kind: 'loaded' })
      return tab.settled()
    },
    settled: () => tab.until((seen) => seen.settled),
    async until(wanted, ms = 30_000) {
      const stop = AbortSignal.timeout(ms)
      for (;;) {
        const seen = await page.observe()
        if (wanted(seen)) return seen
        if (stop.aborted) throw new Error(`not as wanted in ${ms} ms: ${JSON.stringify(seen).slice(0, 2000)}`)
        await page.changed(stop)
      }
    },
    async control(name) {
      const seen = await tab.until(({ controls }) => controls.some((control) => control.name === name))
      const found = seen.controls.find((control) => control.name === name)
      if (found === undefined) throw new Error(`no control "${name}"`)
      return found
    },
    async close() {
      await page.dispose()
      await close()
    },
  }
  return tab
}

export const html = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title>${head}</head><body>${body}</body></html>`
