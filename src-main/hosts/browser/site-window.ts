/**
 * The site's window: one page of an installed browser, with a profile of its own.
 * Invariants: the page gets nothing of ours: no bridge, no binding, no permission; further windows are closed at once;
 * what the browser or the page does is told as events, never thrown. Usable without the panel. Must not import Electron.
 */
import type { Frame, Page } from 'playwright-core'
import { WayoutError } from '../../../src-preload/contract/error.js'
import type { Language } from '../../../src-preload/contract/language.js'
import type { CdpTransport } from '../../page/transport.js'
import { profileFolder } from '../../paths.js'
import { download, newWindow } from '../guards.js'
import type { SiteRequest, SiteWindow } from '../host.js'
import { type LaunchedBrowser, launchBrowser, type OpenedPage } from './launch.js'
import { keepAlone, type WindowAsked } from './new-windows.js'
import { moveWindow, type Place } from './place.js'
import { temporaryProfile } from './profile.js'
import { quietPage } from './quiet.js'
import { pageTransport } from './transport.js'
import { within } from './within.js'

export interface SiteSetup {
  readonly language: Language
  readonly headless?: boolean
  /** Where the window stands; where the browser likes it when absent. */
  readonly place?: Place | undefined
  /** The folder that holds the services' profiles. */
  readonly storeFolder: string
}

const NAVIGATE_TIMEOUT_MS = 5000
/** Names and addresses that a page makes up are cut here. */
const MAX_TEXT = 2_000

/** Opens the site's window in an installed browser. Throws as `Host.openSite` does. */
export async function openSiteWindow(
  executable: string,
  request: SiteRequest,
  setup: SiteSetup,
): Promise<BrowserSite> {
  const profile = await profileOf(executable, request, setup.storeFolder)
  let browser: LaunchedBrowser | null = null
  try {
    browser = await launchBrowser({
      executable,
      userDataDir: profile.dir,
      headless: setup.headless === true,
      loopbackOnly: request.loopbackOnly,
      place: setup.place,
    })
    const opened = await browser.open()
    if (setup.place !== undefined && setup.headless !== true) await moveWindow(opened.transport, setup.place)
    await opened.page.setContent(quietPage(setup.language))
    const site = new BrowserSite(browser, opened, request, profile.remove)
    await site.listen()
    return site
  } catch (error) {
    await browser?.close()
    await profile.remove()
    if (error instanceof WayoutError) throw error
    const words = error instanceof Error ? error.message : String(error)
    throw new WayoutError(
      'browser-failed',
      `The browser "${executable}" ended at once: ${words.slice(0, 300)}`,
    )
  }
}

async function profileOf(
  executable: string,
  { profile }: SiteRequest,
  storeFolder: string,
): Promise<{ readonly dir: string; remove(): Promise<void> }> {
  if (profile.kind === 'temporary') return temporaryProfile()
  return { dir: profileFolder(profile.service, executable, storeFolder), remove: async () => undefined }
}

export class BrowserSite implements SiteWindow {
  private attached: CdpTransport | null = null
  private ended: Promise<void> | null = null

  /** Use `openSiteWindow`. */
  constructor(
    private readonly browser: LaunchedBrowser,
    private readonly opened: OpenedPage,
    private readonly request: SiteRequest,
    private readonly removeProfile: () => Promise<void>,
  ) {}

  /** The browser's. */
  get version(): string {
    return this.browser.version
  }

  /** The driver's page, for tests. */
  get page(): Page {
    return this.opened.page
  }

  /** Begins to tell events. */
  async listen(): Promise<void> {
    const { page, transport } = this.opened
    page.on('framenavigated', (frame) => this.moved(frame))
    page.on('download', (file) => {
      this.request.onEvent({ kind: 'download-refused', name: download(file.suggestedFilename()).name })
    })
    page.on('close', () => this.lost())
    this.browser.onClosed(() => this.lost())
    await keepAlone(page, transport, (asked) => this.windowAsked(asked))
  }

  private moved(frame: Frame): void {
    if (frame.parentFrame() !== null || this.ended !== null) return
    this.request.onEvent({ kind: 'address', url: frame.url().slice(0, MAX_TEXT) })
  }

  /** A window that belongs to the guide opens in the page itself; one that nobody clicked for does not. */
  private windowAsked({ url, gesture }: WindowAsked): void {
    if (this.ended !== null) return
    const verdict = newWindow(url, this.request.origins)
    if (!verdict.ok || !gesture) {
      this.request.onEvent({ kind: 'window-refused', url: url.slice(0, MAX_TEXT) })
      return
    }
    const navigated = this.opened.transport.send('Page.navigate', { url: verdict.url })
    // A load that fails shows in the page itself.
    within(NAVIGATE_TIMEOUT_MS, navigated, undefined)
  }

  /** The person closed the window, or the browser ended. */
  private lost(): void {
    if (this.ended !== null) return
    this.ended = this.end()
    this.request.onEvent({ kind: 'closed' })
  }

  async attach(): Promise<CdpTransport> {
    const before = this.attached
    this.attached = null
    await before?.dispose()
    if (this.ended === null) {
      try {
        this.attached = await pageTransport(this.page)
        return this.attached
      } catch {
        // It was closed at this very moment.
      }
    }
    throw new WayoutError('browser-failed', 'The window of the site is closed. Open it again.')
  }

  async focus(): Promise<void> {
    await this.opened.bringToFront()
  }

  close(): Promise<void> {
    this.ended ??= this.end()
    return this.ended
  }

  private async end(): Promise<void> {
    await Promise.all([this.attached?.dispose(), this.opened.transport.dispose()])
    await this.browser.close()
    await this.removeProfile()
  }
}
