/**
 * The panel's window: an app window of an installed browser, in a process and a profile of its own.
 * Invariants: never shares a browser with a visited site; reaches nothing, for each request is answered by the app or
 * refused; stays on its own origin; a crash brings it back. Must not import Electron.
 */
import type { Page } from 'playwright-core'
import { WayoutError } from '../../../src-preload/contract/error.js'
import type { View } from '../../../src-preload/contract/view.js'
import { type CdpEvent, type CdpTransport, text } from '../../page/transport.js'
import { ownPath, PANEL_HEADERS, panelNavigation } from '../guards.js'
import type { Panel, PanelOptions } from '../host.js'
import { Bridge } from './bridge.js'
import { type LaunchedBrowser, launchBrowser, type OpenedPage } from './launch.js'
import { keepAlone } from './new-windows.js'
import { moveWindow, type Place, sideBySide } from './place.js'
import { temporaryProfile } from './profile.js'
import { within } from './within.js'

/** A reserved name: no server can ever have it. */
export const PANEL_ORIGIN = 'https://panel.wayout.invalid'
const HOME = `${PANEL_ORIGIN}/index.html`
const ANSWER_TIMEOUT_MS = 5000
const MAX_CRASHES = 5
const CRASHES_FORGOTTEN_MS = 60_000
/** Until the screen is known. */
const FIRST_PLACE: Place = { x: 0, y: 0, width: 440, height: 800 }

/** Opens the panel's window and shows the panel. Throws as `launchBrowser` does. */
export async function openPanelWindow(
  executable: string,
  headless: boolean,
  options: PanelOptions,
): Promise<PanelWindow> {
  const profile = await temporaryProfile()
  let browser: LaunchedBrowser | null = null
  try {
    browser = await launchBrowser({
      executable,
      userDataDir: profile.dir,
      headless,
      loopbackOnly: true,
      offline: true,
      appWindow: true,
      place: FIRST_PLACE,
    })
    const opened = await browser.open()
    return await PanelWindow.open(browser, opened, options, profile.remove, headless)
  } catch (error) {
    await browser?.close()
    await profile.remove()
    if (error instanceof WayoutError) throw error
    const words = error instanceof Error ? error.message : String(error)
    throw new WayoutError('browser-failed', `The panel could not be shown: ${words.slice(0, 300)}`)
  }
}

export class PanelWindow implements Panel {
  /** The window is the panel's alone. */
  readonly divider = null
  private ended: Promise<void> | null = null
  /** When it crashed lately. */
  private crashes: readonly number[] = []

  private constructor(
    private readonly browser: LaunchedBrowser,
    private readonly opened: OpenedPage,
    private readonly mainFrame: string,
    private readonly bridge: Bridge,
    private readonly options: PanelOptions,
    private readonly removeProfile: () => Promise<void>,
  ) {
    this.transport.on((event) => this.hear(event))
    this.page.on('close', () => this.lost())
    browser.onClosed(() => this.lost())
  }

  static async open(
    browser: LaunchedBrowser,
    opened: OpenedPage,
    options: PanelOptions,
    removeProfile: () => Promise<void>,
    headless: boolean,
  ): Promise<PanelWindow> {
    const { page, transport } = opened
    await transport.send('Page.enable')
    await transport.send('Inspector.enable')
    const told = await transport.send('Page.getFrameTree')
    const mainFrame = (told as { frameTree: { frame: { id: string } } }).frameTree.frame.id
    const bridge = await Bridge.bind(transport, mainFrame, PANEL_ORIGIN, options)
    const panel = new PanelWindow(browser, opened, mainFrame, bridge, options, removeProfile)
    await transport.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
    await keepAlone(page, transport, () => undefined)
    const permissions = ['clipboard-write', 'notifications']
    await page.context().grantPermissions(permissions, { origin: PANEL_ORIGIN })
    await page.goto(HOME)
    if (!headless) await moveWindow(transport, sideBySide(await panel.screen()).panel)
    return panel
  }

  /** The browser's. */
  get version(): string {
    return this.browser.version
  }

  /** The driver's page, for tests. */
  get page(): Page {
    return this.opened.page
  }

  private get transport(): CdpTransport {
    return this.opened.transport
  }

  private hear({ method, params }: CdpEvent): void {
    if (method === 'Fetch.requestPaused') this.serve(text(params, 'requestId'), params.request)
    else if (method === 'Inspector.targetCrashed') this.crashed()
    else if (method === 'Page.frameNavigated') this.navigated(params.frame)
  }

  /** Answers from the app's own files; anything else is not loaded, and the page stays as it is. */
  private serve(requestId: string, request: unknown): void {
    const { url = '', method = '' } = request as { url?: string; method?: string }
    const answered =
      method === 'GET' && panelNavigation(url, PANEL_ORIGIN).ok
        ? this.fulfil(requestId, ownPath(url, PANEL_ORIGIN))
        : this.transport.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
    // The document that asked may have gone.
    answered.catch(() => undefined)
  }

  private fulfil(requestId: string, path: string | null): Promise<unknown> {
    const file = path === null ? null : this.options.serve(path)
    const type = { name: 'content-type', value: file?.type ?? 'text/plain' }
    const headers = Object.entries(PANEL_HEADERS).map(([name, value]) => ({ name, value }))
    return this.transport.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: file === null ? 404 : 200,
      responseHeaders: [type, ...headers],
      body: Buffer.from(file?.body ?? []).toString('base64'),
    })
  }

  private navigated(frame: unknown): void {
    const { id, url } = frame as { id: string; url: string }
    if (id !== this.mainFrame || this.ended !== null) return
    if (!panelNavigation(url, PANEL_ORIGIN).ok) return this.goHome()
    // The driver makes its pages believe that they have the focus; whether the panel has it must be known.
    this.pretendFocus(true)
    this.pretendFocus(false)
  }

  private pretendFocus(enabled: boolean): void {
    this.transport.send('Emulation.setFocusEmulationEnabled', { enabled }).catch(() => undefined)
  }

  /** Brings it back; but one that does nothing but crash is better ended than turned in circles. */
  private crashed(): void {
    const now = Date.now()
    this.crashes = [...this.crashes.filter((at) => now - at < CRASHES_FORGOTTEN_MS), now]
    if (this.crashes.length > MAX_CRASHES) this.lost()
    else this.goHome()
  }

  private goHome(): void {
    if (this.ended !== null) return
    this.transport.send('Page.navigate', { url: HOME }).catch(() => undefined)
  }

  /** The person closed the window, its browser ended, or it cannot be kept. */
  private lost(): void {
    if (this.ended !== null) return
    this.ended = this.end()
    this.options.onClosed()
  }

  show(view: View): void {
    this.bridge.show(view)
  }

  async focus(): Promise<void> {
    await within(ANSWER_TIMEOUT_MS, this.transport.send('Page.bringToFront'), undefined)
  }

  /** The part of the screen that windows may use. */
  async screen(): Promise<Place> {
    const {
      availLeft: x = 0,
      availTop: y = 0,
      availWidth: width,
      availHeight: height,
    } = await this.evaluate<{
      availLeft?: number
      availTop?: number
      availWidth: number
      availHeight: number
    }>(
      '(({ availLeft, availTop, availWidth, availHeight }) => ({ availLeft, availTop, availWidth, availHeight }))(screen)',
    )
    return { x, y, width, height }
  }

  /** Puts text on the clipboard, for which a page must have the focus: the person may be looking at the site. */
  async copy(words: string): Promise<void> {
    this.pretendFocus(true)
    const expression = `navigator.clipboard.writeText(${JSON.stringify(words)}).then(() => '', String)`
    const trouble = await this.evaluate<string>(expression).finally(() => this.pretendFocus(false))
    if (trouble !== '') throw new WayoutError('internal', `The text could not be copied: ${trouble}`)
  }

  /** A system notification, unless the panel is looked at or the system does not want any. */
  async notify(title: string, body: string): Promise<void> {
    const [first, second] = [JSON.stringify(title), JSON.stringify(body)]
    await this.evaluate(`{
      const wanted = Notification.permission === 'granted' && !document.hasFocus()
      if (wanted) new Notification(${first}, { body: ${second} })
      wanted
    }`)
  }

  private async evaluate<T>(expression: string): Promise<T> {
    const asked = this.transport.send('Runtime.evaluate', {
      expression,
      returnByValue: true,
      awaitPromise: true,
    })
    const told = (await within(ANSWER_TIMEOUT_MS, asked, null)) as Evaluated<T> | null
    if (told === null || told.exceptionDetails !== undefined) {
      throw new WayoutError('internal', 'The panel does not answer. Close it and start again.')
    }
    return told.result.value
  }

  /** Closes the window; `onClosed` is not called. */
  close(): Promise<void> {
    this.ended ??= this.end()
    return this.ended
  }

  private async end(): Promise<void> {
    await this.transport.dispose()
    await this.browser.close()
    await this.removeProfile()
  }
}

interface Evaluated<T> {
  readonly result: { readonly value: T }
  readonly exceptionDetails?: unknown
}
