/**
 * The visited site's view: a plain browser page with a profile of its own, driven through the debugger alone.
 * Invariants: no preload, no bridge, no Node, no permission, no window, no download, no fullscreen; its session has
 * its rules before the first page; it cannot hold the app up.
 */
import { randomUUID } from 'node:crypto'
import { type Referrer, type Session, session, type WebContents, WebContentsView } from 'electron'
import type { CdpTransport } from '../../page/transport.js'
import { slugOf } from '../../paths.js'
import { download, newWindow, siteFrameNavigation, siteNavigation } from '../guards.js'
import type { SiteRequest, SiteWindow } from '../host.js'
import { clearSession, partitionOf } from './partitions.js'
import { denyPermissions, fence, onThisComputer, plainUserAgent, SAFE_PAGE } from './session-rules.js'
import type { Strangers } from './strangers.js'
import { DISPOSED, debuggerTransport } from './transport.js'
import type { MainWindow } from './window.js'

export interface SiteViewOptions {
  readonly request: SiteRequest
  readonly window: MainWindow
  readonly devTools: boolean
  readonly strangers: Strangers
  /** Offers to silence a page that shows dialog after dialog. */
  readonly silence: string
}

/** Any number of our own; 0 is the page's world and 999 Electron's. */
const WORLD = 1001
const LONGEST = 300

export class SiteView implements SiteWindow {
  private readonly view: WebContentsView
  /** Kept: a view whose page is gone does not name it any more. */
  private readonly contents: WebContents
  private readonly session: Session
  private connection: CdpTransport | null = null
  private gone = false
  private readonly undo: () => void

  private constructor(private readonly options: SiteViewOptions) {
    const { request, devTools, strangers, silence } = options
    this.session = session.fromPartition(partitionFor(request.profile))
    this.undo = this.setRules()
    this.view = new WebContentsView({
      webPreferences: {
        ...SAFE_PAGE,
        session: this.session,
        devTools,
        nodeIntegrationInSubFrames: false,
        nodeIntegrationInWorker: false,
        allowRunningInsecureContent: false,
        // After a few of its dialogs in a row the person can silence a page.
        safeDialogs: true,
        safeDialogsMessage: silence,
        navigateOnDragDrop: false,
        // The walk goes on while the window is covered.
        backgroundThrottling: false,
        // The person may be reading the panel with the keyboard.
        focusOnNavigation: false,
      },
    })
    this.contents = this.view.webContents
    strangers.adopt(this.contents)
    this.guard()
    this.report()
  }

  /** Opens the view, empty. */
  static async open(options: SiteViewOptions): Promise<SiteView> {
    const site = new SiteView(options)
    // The debugger answers nothing before a page's first document.
    await site.contents.loadURL('about:blank')
    options.window.showSite(site.view)
    return site
  }

  /** A session that was used before keeps its cookies; its rules are set anew. */
  private setRules(): () => void {
    const { onEvent, loopbackOnly } = this.options.request
    const own = this.session
    own.setUserAgent(plainUserAgent(own.getUserAgent()))
    denyPermissions(own, (permission) => onEvent({ kind: 'permission-refused', permission }))
    fence(own, loopbackOnly ? onThisComputer : null)
    const refuseDownload = (event: { preventDefault(): void }, item: { getFilename(): string }) => {
      event.preventDefault()
      onEvent({ kind: 'download-refused', name: download(item.getFilename()).name })
    }
    own.on('will-download', refuseDownload)
    return () => {
      own.off('will-download', refuseDownload)
      denyPermissions(own)
    }
  }

  private guard(): void {
    const { contents } = this
    const { origins, onEvent } = this.options.request
    const follow = (event: {
      readonly url: string
      readonly isMainFrame: boolean
      preventDefault(): void
    }) => {
      const judge = event.isMainFrame ? siteNavigation : siteFrameNavigation
      if (!judge(event.url).ok) event.preventDefault()
    }
    contents.on('will-frame-navigate', follow)
    contents.on('will-redirect', follow)
    contents.setWindowOpenHandler(({ url, postBody, referrer }) => {
      const verdict = newWindow(url, origins)
      // A form for a new window would have to be sent again.
      if (verdict.ok && !postBody) this.load(verdict.url, referrer)
      else onEvent({ kind: 'window-refused', url: url.slice(0, LONGEST) })
      return { action: 'deny' }
    })
    contents.on('will-prevent-unload', (event) => event.preventDefault())
    contents.on('enter-html-full-screen', () => this.leaveFullScreen())
  }

  private load(url: string, referrer: Referrer): void {
    // A load that fails is told by the page itself.
    this.contents.loadURL(url, { httpReferrer: referrer }).catch(() => undefined)
  }

  private leaveFullScreen(): void {
    const code = 'document.exitFullscreen()'
    // The page may have left it meanwhile.
    this.contents.executeJavaScriptInIsolatedWorld(WORLD, [{ code }]).catch(() => undefined)
  }

  private report(): void {
    const { contents } = this
    const { onEvent } = this.options.request
    // Only where the page is: where it is going would let a slow load lend another site's name to this page.
    contents.on('did-navigate', (_event, url) => onEvent({ kind: 'address', url }))
    contents.on('did-navigate-in-page', (_event, url, isMainFrame) => {
      if (isMainFrame) onEvent({ kind: 'address', url })
    })
    contents.on('devtools-closed', () => {
      if (!this.gone && this.connection === null) onEvent({ kind: 'attachable' })
    })
    contents.on('destroyed', () => {
      if (this.gone) return
      this.leave()
      onEvent({ kind: 'closed' })
    })
  }

  async attach(): Promise<CdpTransport> {
    await this.connection?.dispose()
    const connection = debuggerTransport(this.contents.debugger)
    this.connection = connection
    // `closed` never rejects.
    connection.closed.then((why) => {
      if (this.connection === connection) this.connection = null
      if (why !== DISPOSED && !this.gone && !this.contents.isDestroyed())
        this.options.request.onEvent({ kind: 'detached' })
    })
    return connection
  }

  async focus(): Promise<void> {
    if (this.gone) return
    this.options.window.front()
    this.contents.focus()
  }

  /** Open, and on the profile of this service. */
  keepsIn(site: string): boolean {
    const { profile } = this.options.request
    return !this.gone && profile.kind === 'service' && slugOf(profile.service) === site
  }

  /** By the menu. */
  reload(): void {
    if (!this.gone) this.contents.reload()
  }

  async close(): Promise<void> {
    if (this.gone) return
    this.leave()
    await this.connection?.dispose()
    if (!this.contents.isDestroyed()) this.contents.close()
    // What is in memory alone goes with the app in any case.
    const { kind } = this.options.request.profile
    const cleared = kind === 'temporary' ? clearSession(this.session) : this.session.clearAuthCache()
    await cleared.catch(() => undefined)
  }

  private leave(): void {
    this.gone = true
    this.undo()
    this.options.window.hideSite(this.view)
  }
}

/** Without "persist:" it is kept in memory alone. */
function partitionFor(profile: SiteRequest['profile']): string {
  if (profile.kind === 'temporary') return `site-${randomUUID()}`
  return partitionOf(slugOf(profile.service))
}
