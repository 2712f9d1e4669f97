/**
 * Launches the installed browser with a profile of its own, and connects to it.
 * Invariants: never disguised as another browser, never without its sandbox unless nothing but this computer can be
 * reached; closing never hangs and leaves no process. Must not import Electron.
 */
import type { BrowserContext, Page } from 'playwright-core'
import { WayoutError } from '../../../src-preload/contract/error.js'
import type { CdpTransport } from '../../page/transport.js'
import { hasSandbox, requireSandbox } from '../sandbox.js'
import type { Place } from './place.js'
import { pageTransport } from './transport.js'
import { within } from './within.js'

export interface LaunchOptions {
  readonly executable: string
  readonly userDataDir: string
  readonly headless: boolean
  /** Nothing but this computer can be reached: practice and tests. */
  readonly loopbackOnly: boolean
  /** Where the window stands; the browser's own choice when absent. */
  readonly place?: Place | undefined
  /** Not even this computer is reached: what is shown comes from the app itself. */
  readonly offline?: boolean
  /** A window of its own without tabs and address bar. Its pages may be granted permissions. */
  readonly appWindow?: boolean
  /** False: no script of the page runs. */
  readonly scripts?: boolean
}

export interface LaunchedBrowser {
  /** A page of its own in the browser. */
  open(): Promise<OpenedPage>
  readonly version: string
  close(): Promise<void>
  /** Returns the way to stop listening. */
  onClosed(listener: () => void): () => void
}

export interface OpenedPage {
  readonly page: Page
  readonly transport: CdpTransport
  bringToFront(): Promise<void>
  close(): Promise<void>
}

const CLOSE_TIMEOUT_MS = 5000
const PAGE_TIMEOUT_MS = 2000
const SIZE = { width: 1280, height: 800 }
const ARGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  // Each site in a process of its own: a desktop's default, and not everywhere the default.
  '--site-per-process',
]
/** Everything goes to a proxy that cannot be; unlike resolver rules, Chromium does not warn people of it. */
const NOWHERE = '--proxy-server=http://127.0.0.1:0'
const OFFLINE_ARGS = [NOWHERE, '--proxy-bypass-list=<-loopback>']
const LOOPBACK_ARGS = [NOWHERE, '--proxy-bypass-list=<-loopback>;localhost;*.localhost;127.0.0.0/8;[::1]']
const APP_WINDOW_ARGS = ['--app=data:text/html,<title>Wayout</title>']
/** A site asks in vain, without a prompt that a person might agree to. */
const SITE_ARGS = ['--deny-permission-prompts']
/** What playwright-core adds for robots; a person's browser keeps its own protections and its own notices. */
const NOT_WANTED = [
  '--disable-popup-blocking',
  '--disable-prompt-on-repost',
  '--disable-ipc-flooding-protection',
  '--unsafely-disable-devtools-self-xss-warnings',
  '--enable-unsafe-swiftshader',
  '--disable-infobars',
]

export async function launchBrowser(options: LaunchOptions): Promise<LaunchedBrowser> {
  requireSandbox(options.loopbackOnly)
  const context = await start(options, hasSandbox())
  return new Launched(context, await processOf(context))
}

async function start(options: LaunchOptions, sandbox: boolean): Promise<BrowserContext> {
  try {
    // Half a second to load: only who opens a browser waits for it.
    const { chromium } = await import('playwright-core')
    return await chromium.launchPersistentContext(options.userDataDir, {
      executablePath: options.executable,
      headless: options.headless,
      chromiumSandbox: sandbox,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      acceptDownloads: false,
      // What the person has set for the system holds; the driver would otherwise set its own.
      colorScheme: null,
      reducedMotion: null,
      forcedColors: null,
      contrast: null,
      javaScriptEnabled: options.scripts !== false,
      viewport: options.headless ? viewportOf(options.place) : null,
      ignoreDefaultArgs: NOT_WANTED,
      args: argsFor(options),
      timeout: 30_000,
    })
  } catch (error) {
    throw explain(error, options)
  }
}

const viewportOf = ({ width, height }: Pick<Place, 'width' | 'height'> = SIZE) => ({ width, height })

function argsFor({ loopbackOnly, offline = false, appWindow = false, place }: LaunchOptions): string[] {
  const { width, height } = place ?? SIZE
  return [
    ...ARGS,
    ...(offline ? OFFLINE_ARGS : loopbackOnly ? LOOPBACK_ARGS : []),
    ...(appWindow ? APP_WINDOW_ARGS : SITE_ARGS),
    `--window-size=${width},${height}`,
    ...(place === undefined ? [] : [`--window-position=${place.x},${place.y}`]),
  ]
}

/** The browser's process id, for the case that it does not close; null when it does not tell. */
async function processOf(context: BrowserContext): Promise<number | null> {
  try {
    const session = await context.browser()?.newBrowserCDPSession()
    const told = await session?.send('SystemInfo.getProcessInfo')
    await session?.detach()
    return told?.processInfo.find(({ type }) => type === 'browser')?.id ?? null
  } catch {
    return null
  }
}

/** Why it did not start, in words, with a way out. */
function explain(error: unknown, { executable, userDataDir }: LaunchOptions): WayoutError {
  const words = error instanceof Error ? error.message : String(error)
  if (
    /ProcessSingleton|profile (?:directory )?is already in use|existing browser session|SingletonLock/i.test(
      words,
    )
  ) {
    const message = `The browser profile "${userDataDir}" is in use. Close the other Wayout window, then try again.`
    return new WayoutError('browser-in-use', message, { userDataDir })
  }
  const said = [...words.matchAll(/^\[pid=\d+\]\[(?:err|out)\] (.*)$/gm)].map(([, line = '']) => line.trim())
  const last = said.length > 0 ? said.slice(-5).join('\n') : (words.split('\n')[0] ?? '').slice(0, 300)
  const message = `The browser "${executable}" did not start:\n${last}\nTry another one with --browser or WAYOUT_BROWSER.`
  return new WayoutError('browser-failed', message, { executable, last })
}

class Launched implements LaunchedBrowser {
  readonly version: string
  private readonly listeners = new Set<() => void>()
  private first: Page | null
  private closing: Promise<void> | null = null
  private gone = false

  constructor(
    private readonly context: BrowserContext,
    private readonly pid: number | null,
  ) {
    this.version = context.browser()?.version() ?? ''
    this.first = context.pages()[0] ?? null
    context.on('close', () => {
      this.gone = true
      for (const listener of this.listeners) listener()
    })
    // A page's own dialogs are for the person, or for CdpPage: without a listener they would be dismissed.
    context.on('dialog', () => undefined)
    // Nobody listens for requests: the driver would keep each of them for as long as its page lives.
  }

  async open(): Promise<OpenedPage> {
    const page = this.first ?? (await this.context.newPage())
    this.first = null
    const transport = await pageTransport(page)
    return {
      page,
      transport,
      bringToFront: () => within(PAGE_TIMEOUT_MS, page.bringToFront(), undefined),
      close: () => within(PAGE_TIMEOUT_MS, page.close(), undefined),
    }
  }

  onClosed(listener: () => void): () => void {
    this.listeners.add(listener)
    if (this.gone) queueMicrotask(listener)
    return () => this.listeners.delete(listener)
  }

  close(): Promise<void> {
    this.closing ??= this.shut()
    return this.closing
  }

  private async shut(): Promise<void> {
    if (this.gone) return
    const closed = this.context.close().then(
      () => true,
      () => true,
    )
    if (!(await within(CLOSE_TIMEOUT_MS, closed, false))) this.kill()
  }

  private kill(): void {
    if (this.pid === null) return
    try {
      process.kill(this.pid, 'SIGKILL')
    } catch {
      // It has ended by itself meanwhile.
    }
  }
}
