/**
 * What the tests of the browser host share: a panel of their own, a small hostile site, and a host that is closed
 * and looked after at the end.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import { type BrowserHost, createBrowserHost } from '../../src-main/hosts/browser/browser-host'
import { findBrowser } from '../../src-main/hosts/browser/find'
import type { PanelFile, PanelOptions, SiteEvent, SiteRequest } from '../../src-main/hosts/host'
import type { CdpTransport } from '../../src-main/page/transport'
import type { Answer } from '../../src-preload/contract/intent'
import type { View } from '../../src-preload/contract/view'

const file = (type: string, body: string): PanelFile => ({ type, body: Buffer.from(body) })

/** Shows the language of each view, and keeps the bridge as it was at the start. */
const PANEL_FILES: Readonly<Record<string, PanelFile>> = {
  'index.html': file(
    'text/html; charset=utf-8',
    '<!doctype html><title>Panel</title><body><p id="shown"></p><a id="out" target="_blank" href="https://example.com/">out</a><script type="module" src="./panel.js"></script>',
  ),
  'panel.js': file(
    'text/javascript',
    `globalThis.views = []
     globalThis.stop = window.wayout.subscribe((view) => { views.push(view); shown.textContent = view.theme })`,
  ),
}

export const view = (theme: View['theme']): View => ({
  language: 'en',
  theme,
  textSize: 'normal',
  readAloud: false,
  host: { kind: 'browser', divider: null },
  site: { kind: 'none' },
  browsers: [],
  notices: [],
  place: { kind: 'home', services: [], practice: [], cases: [], finished: [], due: [], kept: 0 },
})

export interface TestPanel extends PanelOptions {
  now: View
  answer: Answer
  readonly intents: unknown[]
  closed: number
}

export function testPanel(): TestPanel {
  const panel: TestPanel = {
    now: view('light'),
    answer: { ok: true },
    intents: [],
    closed: 0,
    serve: (path) => PANEL_FILES[path] ?? null,
    current: () => panel.now,
    onIntent: async (payload) => {
      panel.intents.push(payload)
      return panel.answer
    },
    onClosed: () => {
      panel.closed += 1
    },
  }
  return panel
}

/** A folder that is the home, the store and the place for temporary files of one test file. */
export function useFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wayout-host-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

export const hostIn = (folder: string, more: Partial<Parameters<typeof createBrowserHost>[0]> = {}) =>
  createBrowserHost({
    executable: findBrowser(),
    headless: true,
    storeFolder: join(folder, 'store'),
    language: () => 'en',
    ...more,
  })

/** Profiles of ours that lie about. */
export const profilesIn = (folder: string) =>
  readdirSync(folder).filter((name) => name.startsWith('wayout-profile-'))

export interface SmallSite {
  /** http://127.0.0.1:PORT */
  readonly origin: string
  /** http://localhost:PORT: another site. */
  readonly other: string
  /** How often a path was asked for. */
  asked(path: string): number
}

/** Pages of a site that does what it should not. */
const PAGES: Readonly<Record<string, string>> = {
  '/': '<title>Start</title><a id="in" target="_blank" href="/inside">in</a> <a id="plain" href="/inside">plain</a> <a id="file" href="/file">file</a> <a id="once" target="_blank" href="/once">once</a>',
  '/once': '<title>Once</title>',
  '/ahead':
    '<title>Ahead</title><script type="speculationrules">{"prerender":[{"urls":["/inside"],"eagerness":"immediate"}]}</script><a id="plain" href="/inside">plain</a>',
  '/inside': '<title>Inside</title>',
  '/windows':
    '<title>Windows</title><button id="b" style="width:300px;height:300px">open</button><script>let opened = 0; b.onclick = () => { for (let i = 0; i < 100; i++) { if (window.open("/inside?" + opened)) opened++ } }</script>',
  '/alerts': '<title>Alerts</title><script>for (let i = 0; i < 200; i++) alert("Stay! " + i)</script>',
  '/trap':
    '<title>Trap</title><script>onbeforeunload = (event) => { event.preventDefault(); return "stay" }</script>',
}

export function useSmallSite(): SmallSite {
  const asked: string[] = []
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    asked.push(path)
    if (path === '/file') response.setHeader('content-disposition', 'attachment; filename="free money.exe"')
    response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGES[path] ?? '')
  }
  const server = createServer(answer)
  const port = () => (server.address() as AddressInfo).port
  beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    asked: (path) => asked.filter((each) => each === path).length,
    get origin() {
      return `http://127.0.0.1:${port()}`
    },
    get other() {
      return `http://localhost:${port()}`
    },
  }
}

export function siteRequest(site: SmallSite, more: Partial<SiteRequest> = {}) {
  const events: SiteEvent[] = []
  const request: SiteRequest = {
    profile: { kind: 'temporary' },
    loopbackOnly: true,
    origins: [site.origin],
    onEvent: (event) => events.push(event),
    ...more,
  }
  return { events, request }
}

/** Runs code in a page's own world, as its own scripts would, through a connection of the host. */
export async function run<T>(transport: CdpTransport, expression: string): Promise<T> {
  const answer = (await transport.send('Runtime.evaluate', {
    expression,
    returnByValue: true,
    awaitPromise: true,
    userGesture: true,
  })) as { result: { value: T }; exceptionDetails?: unknown }
  expect(answer.exceptionDetails).toBeUndefined()
  return answer.result.value
}

/** Looks again until it is as expected; a busy computer may take its time. */
export const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 30_000 })

export function pageOf<T>(page: T | null): T {
  if (page === null) throw new Error('the window is not open')
  return page
}

export type { BrowserHost }
