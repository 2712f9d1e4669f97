/**
 * The built panel in a real browser: served on loopback with the panel's own headers, with a stand-in for
 * `window.wayout` whose views the test sets and whose sent intents it reads.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, relative, sep } from 'node:path'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { isOutside, PANEL_HEADERS } from '../../src-main/hosts/guards'
import type { WayoutBridge } from '../../src-preload/contract/bridge'
import type { Answer, Intent } from '../../src-preload/contract/intent'
import type { View } from '../../src-preload/contract/view'
import { quickBrowser } from '../browser'
import { VIEWS, type ViewName } from './views'

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  png: 'image/png',
}

type Files = Map<string, string | Uint8Array>

/** The panel as it is built for the app. */
function builtPanel(): Files {
  execFileSync(process.execPath, ['scripts/build.mjs'])
  const folder = join('out', 'renderer')
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
  return new Map(
    names.map(({ parentPath, name }) => {
      const file = join(parentPath, name)
      return [`/${relative(folder, file).split(sep).join('/')}`, readFileSync(file)]
    }),
  )
}

/** What the stand-in keeps in the page. */
interface Fake {
  view: unknown
  answer: Answer
  readonly sent: Intent[]
  readonly listeners: Set<(view: unknown) => void>
}
declare global {
  interface Window {
    readonly wayout: WayoutBridge
  }
  var fake: Fake
}

function standIn(): void {
  const listeners: Fake['listeners'] = new Set()
  globalThis.fake = { view: undefined, answer: { ok: true }, sent: [], listeners }
  Object.assign(globalThis, {
    wayout: {
      send: async (intent: Intent) => {
        globalThis.fake.sent.push(intent)
        return globalThis.fake.answer
      },
      subscribe: (listener: (view: unknown) => void) => {
        listeners.add(listener)
        if (globalThis.fake.view !== undefined) listener(globalThis.fake.view)
        return () => listeners.delete(listener)
      },
    },
  })
}

export interface PanelPage {
  readonly page: Page
  /** Loads the panel anew, without a view. */
  load(): Promise<void>
  /** Shows a view, and waits until it has been drawn. */
  show(view: unknown): Promise<void>
  /** Shows one of the views, in English, changed where the test says. */
  view(name: ViewName, change?: Partial<View>): Promise<void>
  /** Shows a walk, changed where the test says. */
  walk(change: Readonly<Record<string, unknown>>): Promise<void>
  /** The button of exactly this name. */
  button(name: string): Locator
  /** What is folded away under a title. */
  fold(title: string): Locator
  /** The beginning of the markup of what has the focus. */
  active(): Promise<string>
  /** What the app answers from now on. */
  answer(answer: Answer): Promise<void>
  /** The intents sent since the last call. */
  sent(): Promise<Intent[]>
  /** What went wrong in the page since the last call: errors, warnings, violations, requests to outside. */
  wrong(): string[]
  /** Bytes of script and style, as built. */
  readonly files: Files
}

/** One page with the panel for all the tests of a file. */
export function usePanel(): PanelPage {
  let browser: Browser | undefined
  let opened: Page | undefined
  let files: Files = new Map()
  let origin = ''
  let wrong: string[] = []
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/\?.*$/, '')
    const file = files.get(path === '/' ? '/index.html' : path)
    const type = TYPES[path.split('.').at(-1) ?? ''] ?? TYPES.html ?? ''
    response.writeHead(file === undefined ? 404 : 200, { ...PANEL_HEADERS, 'content-type': type })
    response.end(file ?? '')
  })

  beforeAll(async () => {
    files = builtPanel()
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    browser = await chromium.launch({
      executablePath: quickBrowser(),
      chromiumSandbox: process.getuid?.() !== 0,
    })
    const context = await browser.newContext({
      viewport: { width: 400, height: 860 },
      locale: 'en-GB',
      timezoneId: 'UTC',
    })
    context.setDefaultTimeout(10_000)
    opened = await context.newPage()
    await photograph(opened, files)
    await opened.addInitScript(standIn)
    opened.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) wrong.push(message.text())
    })
    opened.on('pageerror', (error) => wrong.push(String(error)))
    opened.on('request', (request) => {
      if (isOutside(request.url())) wrong.push(`asked for ${request.url()}`)
    })
    files.set('/favicon.ico', '')
  })

  afterAll(async () => {
    await browser?.close()
    server.closeAllConnections()
    server.close()
  })

  return {
    get page() {
      if (opened === undefined) throw new Error('not opened yet')
      return opened
    },
    get files() {
      return files
    },
    async load() {
      await this.page.goto(origin)
    },
    async show(view) {
      await this.page.evaluate(async (next) => {
        globalThis.fake.view = next
        for (const listener of globalThis.fake.listeners) listener(next)
        const drawn = () => new Promise((done) => requestAnimationFrame(done))
        // Some places are read from a file of their own, once.
        do await drawn()
        while (document.querySelector('.starting') !== null)
      }, view)
    },
    view(name, change = {}) {
      return this.show({ ...VIEWS[name]('en'), ...change })
    },
    walk(change) {
      const view = VIEWS['walk-pointing']('en')
      return this.show({ ...view, place: { ...view.place, ...change } })
    },
    button(name) {
      return this.page.getByRole('button', { name, exact: true })
    },
    fold(title) {
      return this.page.locator('summary', { hasText: title })
    },
    active() {
      return this.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? '')
    },
    async answer(answer) {
      await this.page.evaluate((next) => {
        globalThis.fake.answer = next
      }, answer)
    },
    sent() {
      return this.page.evaluate(() => globalThis.fake.sent.splice(0))
    },
    wrong() {
      const found = wrong
      wrong = []
      return found
    },
  }
}

/** Two pictures such as a case has: an account page that says when the plan ends. */
async function photograph(page: Page, files: Files): Promise<void> {
  await page.setContent(
    '<body style="margin:0;background:#111;color:#eee;font:18px sans-serif"><main style="padding:60px 120px">' +
      '<h1>Account</h1><h2>Subscription</h2><p>Standard Plan. Your plan ends on December 14, 2026.</p>' +
      '<p><button>Renew</button></p></main>',
  )
  for (const number of [1, 2]) {
    await page.setViewportSize({ width: 1000, height: 600 + number })
    files.set(`/evidence/${number}.png`, await page.screenshot())
  }
  await page.setViewportSize({ width: 400, height: 860 })
}
