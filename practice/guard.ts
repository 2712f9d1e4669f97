// What holds for every answer of every practice server: loopback hosts only, uses from its own pages only, a strict policy.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Handler, isLoopback, sendJson } from './http'

interface Policy {
  /** Origins whose pages may use controls here. */
  readonly own: readonly string[]
  /** The origin that this page may show in a frame. */
  readonly shows?: string
  /** The origin that may show this page in a frame. */
  readonly shownBy?: string
}

/** Wraps a handler; the policy is asked for at each request, for origins are known only once all servers listen. */
export const guarded =
  (handler: Handler, policyFor: (path: string) => Policy) =>
  (req: IncomingMessage, res: ServerResponse): void => {
    const url = new URL(req.url ?? '/', 'http://loopback.invalid')
    const { own, shows = "'none'", shownBy = "'none'" } = policyFor(url.pathname)
    const { origin } = req.headers
    const isOwn = origin === undefined || own.includes(origin)
    if (!isLoopback(req.headers.host) || (req.method === 'POST' && !isOwn)) {
      sendJson(res, 403, { error: 'loopback only' })
      return
    }
    res.setHeader('cache-control', 'no-store')
    res.setHeader('x-content-type-options', 'nosniff')
    res.setHeader('referrer-policy', 'same-origin')
    res.setHeader(
      'content-security-policy',
      `default-src 'self'; img-src 'self' data:; frame-src ${shows}; frame-ancestors ${shownBy}; base-uri 'none'; form-action 'none'`,
    )
    Promise.resolve(handler(req, res, url)).catch(() => {
      if (!res.headersSent) sendJson(res, 500, { error: 'internal' })
      else res.destroy()
    })
  }
