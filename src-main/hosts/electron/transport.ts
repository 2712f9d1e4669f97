/**
 * CdpTransport over Electron's `webContents.debugger`.
 * Invariants: flat sessions as Chromium gives them, the page's own is `undefined`, never ""; after `closed` nothing is
 * sent; never rejects out of `on` or `dispose`. Imports types alone: what drives it is passed in.
 */
import type { Debugger } from 'electron'
import type { CdpEvent, CdpTransport } from '../../page/transport.js'

/** What is used of Electron's debugger. */
export type PageDebugger = Pick<Debugger, 'attach' | 'detach' | 'isAttached' | 'sendCommand' | 'on' | 'off'>

const PROTOCOL = '1.3'
/** Why it is closed when the app itself let go. */
export const DISPOSED = 'disposed'

/** Attaches to the page. Throws when something else has taken the connection. */
export function debuggerTransport(page: PageDebugger): CdpTransport {
  page.attach(PROTOCOL)
  const listeners = new Set<(event: CdpEvent) => void>()
  let over = false
  let close: (why: string) => void = () => undefined
  const closed = new Promise<string>((resolve) => {
    close = resolve
  })

  const hear = (_event: unknown, method: string, params: CdpEvent['params'] | undefined, session: string) => {
    const event = { method, params: params ?? {}, sessionId: session === '' ? undefined : session }
    for (const listener of [...listeners]) listener(event)
  }
  const end = (why: string) => {
    if (over) return
    over = true
    page.off('message', hear)
    page.off('detach', detached)
    listeners.clear()
    close(why)
  }
  const detached = (_event: unknown, reason: string) => end(reason)
  page.on('message', hear)
  page.on('detach', detached)

  return {
    closed,
    send(method, params = {}, sessionId) {
      if (over) return Promise.reject(new Error('target closed'))
      return page.sendCommand(method, params, sessionId)
    },
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async dispose() {
      if (over) return
      end(DISPOSED)
      try {
        page.detach()
      } catch {
        // The page has gone by itself, and its connection with it.
      }
    },
  }
}
