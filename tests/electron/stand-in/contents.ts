/**
 * Stands in for Electron's pages and sessions, with the ways in which a page and a person move them.
 * Invariants: a page that was destroyed throws when it is touched; what a handler was not set for is allowed, as in
 * Electron, so that a forgotten handler shows.
 */
import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { preventable } from './event'

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0]
type DeviceHandler = Parameters<Electron.Session['setDevicePermissionHandler']>[0]
type BeforeRequest = (
  details: Pick<Electron.OnBeforeRequestListenerDetails, 'url'>,
  answer: (response: Electron.CallbackResponse) => void,
) => void
type ServeHandler = (request: Pick<Request, 'url'>) => Promise<Response>
export type Permission = Parameters<NonNullable<CheckHandler>>[1]

export class SessionStandIn
  extends EventEmitter
  implements
    Pick<
      Electron.Session,
      | 'setPermissionRequestHandler'
      | 'setPermissionCheckHandler'
      | 'setDevicePermissionHandler'
      | 'getUserAgent'
      | 'setUserAgent'
      | 'clearData'
      | 'clearStorageData'
      | 'clearCache'
      | 'clearCodeCaches'
      | 'clearAuthCache'
      | 'clearHostResolverCache'
    >
{
  agent =
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) wayout/0.1.0 Chrome/156.0.8078.79 Electron/45.4.1 Safari/537.36'
  /** What was cleared, by the names of the methods. */
  readonly cleared = new Set<string>()
  private onRequest: RequestHandler = null
  private onCheck: CheckHandler = null
  private onDevice: DeviceHandler = null
  private before: BeforeRequest | null = null
  private readonly handlers = new Map<string, ServeHandler>()

  constructor(readonly partition: string) {
    super()
  }

  readonly protocol = {
    handle: (scheme: string, handler: ServeHandler) => {
      if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
      this.handlers.set(scheme, handler)
    },
  } satisfies Record<keyof Pick<Electron.Protocol, 'handle'>, unknown>

  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest | null) => {
      this.before = listener
    },
  } satisfies Record<keyof Pick<Electron.WebRequest, 'onBeforeRequest'>, unknown>

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.onRequest = handler
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.onCheck = handler
  }

  setDevicePermissionHandler(handler: DeviceHandler): void {
    this.onDevice = handler
  }

  getUserAgent(): string {
    return this.agent
  }

  setUserAgent(agent: string): void {
    this.agent = agent
  }

  async clearData(): Promise<void> {
    this.cleared.add('clearData')
  }

  async clearStorageData(): Promise<void> {
    this.cleared.add('clearStorageData')
  }

  async clearCache(): Promise<void> {
    this.cleared.add('clearCache')
  }

  async clearCodeCaches(_options: Electron.ClearCodeCachesOptions): Promise<void> {
    this.cleared.add('clearCodeCaches')
  }

  async clearAuthCache(): Promise<void> {
    this.cleared.add('clearAuthCache')
  }

  async clearHostResolverCache(): Promise<void> {
    this.cleared.add('clearHostResolverCache')
  }

  /** What a page is told when it asks. */
  asks(permission: Permission): boolean {
    let answer = true
    this.onRequest?.({} as Electron.WebContents, permission, (given) => (answer = given), {
      isMainFrame: true,
      requestingUrl: 'https://example.com/',
    } as Electron.PermissionRequest)
    return answer
  }

  checks(permission: Permission): boolean {
    const details = { isMainFrame: true } as Electron.PermissionCheckHandlerHandlerDetails
    return this.onCheck?.(null, permission, 'https://example.com', details) ?? true
  }

  getsDevice(): boolean {
    return this.onDevice?.({} as Electron.DevicePermissionHandlerHandlerDetails) ?? true
  }

  /** Whether a request goes out. */
  requests(url: string): boolean {
    let cancelled = false
    this.before?.({ url }, ({ cancel }) => (cancelled = cancel === true))
    return !cancelled
  }

  /** What is served under an address of our own scheme. */
  async fetch(url: string): Promise<Response> {
    const handler = this.handlers.get('app')
    if (handler === undefined) throw new Error('net::ERR_UNKNOWN_URL_SCHEME')
    return handler({ url })
  }

  /** A page downloads something; whether that is stopped. */
  downloads(name: string): boolean {
    const event = preventable({})
    this.emit('will-download', event, { getFilename: () => name })
    return !event.defaultPrevented
  }
}

/** The debugger of a page that answers every command with nothing. */
export class SilentDebugger
  extends EventEmitter
  implements Pick<Electron.Debugger, 'attach' | 'detach' | 'isAttached' | 'sendCommand'>
{
  readonly commands: string[] = []
  private attached = false

  attach(): void {
    if (this.attached) throw new Error('Debugger is already attached to the target')
    this.attached = true
  }

  /** Electron tells of it also when the app itself asked. */
  detach(): void {
    if (!this.attached) return
    this.attached = false
    this.emit('detach', {}, 'target closed')
  }

  isAttached(): boolean {
    return this.attached
  }

  async sendCommand(method: string): Promise<object> {
    if (!this.attached) throw new Error('No target available')
    this.commands.push(method)
    return {}
  }
}

type Handler = Parameters<Electron.IpcMain['handle']>[1]
type Frame = { -readonly [K in 'frameTreeNodeId' | 'url']: Electron.WebFrameMain[K] }

let pages = 0

export class ContentsStandIn
  extends EventEmitter
  implements
    Pick<
      Electron.WebContents,
      | 'loadURL'
      | 'reload'
      | 'close'
      | 'isDestroyed'
      | 'isCrashed'
      | 'send'
      | 'focus'
      | 'isFocused'
      | 'getZoomFactor'
      | 'getZoomLevel'
      | 'setZoomLevel'
      | 'setWindowOpenHandler'
      | 'executeJavaScriptInIsolatedWorld'
      | 'printToPDF'
    >
{
  readonly session: SessionStandIn
  readonly debugger = new SilentDebugger()
  readonly loads: string[] = []
  readonly sent: unknown[][] = []
  readonly scripts: { readonly world: number; readonly code: string }[] = []
  readonly printed: Electron.PrintToPDFOptions[] = []
  readonly handlers = new Map<string, Handler>()
  reloads = 0
  focused = false
  crashed = false
  zoomLevel = 0
  private readonly frame: Frame
  private destroyed = false
  private openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | null = null

  constructor(
    readonly preferences: Electron.WebPreferences,
    fallback: SessionStandIn,
  ) {
    super()
    this.session = preferences.session instanceof SessionStandIn ? preferences.session : fallback
    pages += 1
    this.frame = { frameTreeNodeId: pages, url: '' }
  }

  private alive(): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed')
  }

  readonly ipc = {
    handle: (channel: string, handler: Handler) => {
      if (this.handlers.has(channel))
        throw new Error(`Attempted to register a second handler for '${channel}'`)
      this.handlers.set(channel, handler)
    },
  } satisfies Pick<Electron.IpcMain, 'handle'>

  get mainFrame(): Frame {
    this.alive()
    return this.frame
  }

  async loadURL(url: string): Promise<void> {
    this.alive()
    this.loads.push(url)
    this.frame.url = url
    this.emit('did-navigate', {}, url, 200, 'OK')
  }

  reload(): void {
    this.alive()
    this.reloads += 1
    this.crashed = false
  }

  close(): void {
    this.alive()
    this.debugger.detach()
    this.destroyed = true
    this.emit('destroyed')
  }

  isDestroyed(): boolean {
    return this.destroyed
  }

  isCrashed(): boolean {
    this.alive()
    return this.crashed
  }

  send(...message: unknown[]): void {
    this.alive()
    this.sent.push(message)
  }

  focus(): void {
    this.alive()
    this.focused = true
  }

  isFocused(): boolean {
    this.alive()
    return this.focused
  }

  getZoomFactor(): number {
    this.alive()
    return 1.2 ** this.zoomLevel
  }

  getZoomLevel(): number {
    this.alive()
    return this.zoomLevel
  }

  setZoomLevel(level: number): void {
    this.alive()
    this.zoomLevel = level
  }

  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.alive()
    this.openHandler = handler
  }

  async executeJavaScriptInIsolatedWorld(world: number, scripts: Electron.WebSource[]): Promise<unknown> {
    this.alive()
    for (const { code } of scripts) this.scripts.push({ world, code })
    return undefined
  }

  /** What the page would show: its own text. */
  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    this.alive()
    this.printed.push(options)
    return Buffer.from(await (await this.session.fetch(this.frame.url)).arrayBuffer())
  }

  /** The page wants to go somewhere; whether it may. */
  goes(url: string, isMainFrame = true): boolean {
    return this.passes('will-frame-navigate', url, isMainFrame)
  }

  /** A server sends the page on; whether it may follow. */
  isSent(url: string, isMainFrame = true): boolean {
    return this.passes('will-redirect', url, isMainFrame)
  }

  private passes(name: string, url: string, isMainFrame: boolean): boolean {
    const event = preventable({ url, isMainFrame, isSameDocument: false, frame: null })
    this.emit(name, event)
    return !event.defaultPrevented
  }

  /** The page calls `window.open`, or a link or form asks for a new window; whether Electron opens one. */
  opens(url: string, more: Partial<Electron.HandlerDetails> = {}): boolean {
    if (this.openHandler === null) return true
    const answer = this.openHandler({
      url,
      frameName: '',
      features: '',
      disposition: 'foreground-tab',
      referrer: { url: 'https://example.com/from', policy: 'default' },
      ...more,
    })
    return answer.action === 'allow'
  }

  /** The page's script calls through the bridge. */
  async invoke(channel: string, payload: unknown, sender: Partial<Frame> | null = {}): Promise<unknown> {
    const handler = this.handlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    const senderFrame = sender === null ? null : { ...this.frame, ...sender }
    return handler({ senderFrame } as Electron.IpcMainInvokeEvent, payload)
  }

  crash(reason: Electron.RenderProcessGoneDetails['reason']): void {
    this.crashed = true
    this.emit('render-process-gone', preventable({}), { reason, exitCode: 5 })
  }

  /** DevTools opens on this page, and closes again. */
  devTools(open: boolean): void {
    if (open) this.debugger.detach()
    this.emit(open ? 'devtools-opened' : 'devtools-closed')
  }
}
