/**
 * The port to a page's DevTools protocol: one adapter over Electron's debugger, one over an installed browser.
 * Invariants: flat sessions (child frames come as `Target.attachedToTarget` with a session id of their own); an
 * adapter never rejects out of `on` or `dispose`. Must not import Electron, playwright-core or the DOM.
 */

export interface CdpEvent {
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
  /** Absent for the page's own session. */
  readonly sessionId?: string | undefined
}

export interface CdpTransport {
  send(method: string, params?: Readonly<Record<string, unknown>>, sessionId?: string): Promise<unknown>
  /** Returns the way to stop listening. */
  on(listener: (event: CdpEvent) => void): () => void
  /** Resolves, with the reason in words, when nothing can be sent any more. */
  readonly closed: Promise<string>
  dispose(): Promise<void>
}

/** The methods in use, with what is read of their answers. */
export interface CdpResults {
  'Page.enable': unknown
  'Network.enable': unknown
  'Storage.clearDataForOrigin': unknown
  'Storage.getCookies': { cookies: readonly CdpCookie[] }
  'Network.deleteCookies': unknown
  'Network.clearBrowserCache': unknown
  'DOMStorage.clear': unknown
  'Inspector.enable': unknown
  'Target.setAutoAttach': unknown
  'Page.addScriptToEvaluateOnNewDocument': unknown
  'Page.getFrameTree': { frameTree: CdpFrameTree }
  'Page.createIsolatedWorld': { executionContextId: number }
  'Runtime.evaluate': CdpEvaluated
  'Runtime.callFunctionOn': CdpEvaluated
  'Runtime.releaseObject': unknown
  'DOM.getFrameOwner': { backendNodeId: number }
  'DOM.resolveNode': { object: { objectId?: string } }
  'Accessibility.getPartialAXTree': { nodes: readonly CdpAxNode[] }
  'Accessibility.getFullAXTree': { nodes: readonly CdpAxNode[] }
  'Input.dispatchMouseEvent': unknown
  'Page.navigate': { loaderId?: string; errorText?: string; isDownload?: boolean }
  'Page.reload': unknown
  'Page.stopLoading': unknown
  'Page.handleJavaScriptDialog': unknown
  'Page.captureScreenshot': { data: string }
  'Network.setCacheDisabled': unknown
}

/** A cookie's value is never read. */
export interface CdpCookie {
  readonly name: string
  /** With a dot in front where other hosts get it too. */
  readonly domain: string
  readonly path: string
  readonly partitionKey?: unknown
}

export interface CdpFrame {
  readonly id: string
  readonly parentId?: string
  readonly loaderId: string
  readonly url: string
  readonly urlFragment?: string
  readonly securityOrigin?: string
  readonly unreachableUrl?: string
}

export interface CdpFrameTree {
  readonly frame: CdpFrame
  readonly childFrames?: readonly CdpFrameTree[]
}

export interface CdpEvaluated {
  readonly result: { readonly value?: unknown; readonly objectId?: string; readonly subtype?: string }
  readonly exceptionDetails?: {
    readonly text?: string
    readonly exception?: { readonly description?: string }
  }
}

export interface CdpAxNode {
  readonly ignored: boolean
  readonly ignoredReasons?: readonly { readonly name: string }[]
  readonly role?: { readonly value?: unknown }
  readonly name?: { readonly value?: unknown }
  readonly backendDOMNodeId?: number
}

export class CdpTimeout extends Error {
  override readonly name = 'CdpTimeout'
}

export interface SendOptions {
  readonly session?: string | undefined
  /** 0 waits for ever. */
  readonly timeoutMs?: number
}

export const CDP_TIMEOUT_MS = 5000

/** Typed calls with a time limit over a transport. */
export class Cdp {
  private readonly waiting = new Set<(error: Error) => void>()
  private closed: Error | null = null

  constructor(
    readonly transport: CdpTransport,
    private readonly onFailure: (method: string, error: Error) => void = () => undefined,
  ) {
    const close = (why: string) => {
      this.closed = new Error(`closed: ${why}`)
      for (const reject of this.waiting) reject(this.closed)
      this.waiting.clear()
    }
    transport.closed.then(close, () => close('the connection broke'))
  }

  send<M extends keyof CdpResults>(
    method: M,
    params: Readonly<Record<string, unknown>> = {},
    { session, timeoutMs = CDP_TIMEOUT_MS }: SendOptions = {},
  ): Promise<CdpResults[M]> {
    if (this.closed !== null) return Promise.reject(this.closed)
    return new Promise((resolve, reject) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      const settle = () => {
        clearTimeout(timer)
        this.waiting.delete(fail)
      }
      const fail = (error: Error) => {
        settle()
        reject(error)
      }
      // A connection that has closed fails every call: that is told once, by whoever sees it closed.
      const failed = (error: Error) => {
        if (this.closed === null) this.onFailure(method, error)
        fail(error)
      }
      this.waiting.add(fail)
      if (timeoutMs > 0) {
        const late = () => failed(new CdpTimeout(`${method}: no answer in ${timeoutMs} ms`))
        timer = setTimeout(late, timeoutMs)
      }
      this.transport.send(method, params, session).then((value) => {
        settle()
        resolve(value as CdpResults[M])
      }, failed)
    })
  }

  /** For calls whose failure changes nothing; the reason is dropped on purpose. */
  try<M extends keyof CdpResults>(
    method: M,
    params: Readonly<Record<string, unknown>> = {},
    options: SendOptions = {},
  ): Promise<CdpResults[M] | null> {
    return this.send(method, params, options).catch(() => null)
  }
}

/** A field of an event's params as a string, or "". */
export const text = (params: Readonly<Record<string, unknown>>, name: string): string => {
  const value = params[name]
  return typeof value === 'string' ? value : ''
}
