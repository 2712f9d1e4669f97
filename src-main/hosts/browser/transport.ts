/**
 * CdpTransport over playwright-core: the page's own session, and one for each out-of-process frame.
 * Invariants: looks like flat auto-attach to those above (`Target.attachedToTarget` with a session id); never
 * rejects out of `on` or `dispose`. Must not import Electron.
 */
import type { CDPSession, Frame, Page } from 'playwright-core'
import type { CdpEvent, CdpTransport } from '../../page/transport.js'
import { within } from './within.js'

type AnySend = (method: string, params?: Readonly<Record<string, unknown>>) => Promise<unknown>

const DETACH_TIMEOUT_MS = 500

interface Child {
  readonly id: string
  readonly session: CDPSession
}

export async function pageTransport(page: Page): Promise<CdpTransport> {
  const root = await page.context().newCDPSession(page)
  return new PlaywrightTransport(page, root)
}

class PlaywrightTransport implements CdpTransport {
  private readonly listeners = new Set<(event: CdpEvent) => void>()
  private readonly children = new Map<Frame, Child>()
  private readonly sessions = new Map<string, CDPSession>()
  private readonly attaching = new Set<Frame>()
  private count = 0
  private attached = false
  private close: (why: string) => void = () => undefined
  readonly closed: Promise<string>
  private readonly undo: (() => void)[] = []

  constructor(
    private readonly page: Page,
    private readonly root: CDPSession,
  ) {
    this.closed = new Promise((resolve) => {
      this.close = resolve
    })
    const forward = (event: { method: string; params?: unknown }) => this.emit(event, undefined)
    root.on('event', forward)
    const closed = () => this.close('the page was closed')
    root.on('close', closed)
    page.on('close', closed)
    this.undo.push(
      () => root.off('event' as never, forward as never),
      () => root.off('close' as never, closed as never),
      () => page.off('close', closed),
    )
  }

  send(method: string, params?: Readonly<Record<string, unknown>>, sessionId?: string): Promise<unknown> {
    if (method === 'Target.setAutoAttach') {
      this.autoAttach()
      return Promise.resolve({})
    }
    const session = sessionId === undefined ? this.root : this.sessions.get(sessionId)
    if (session === undefined) return Promise.reject(new Error(`session ${sessionId} not found`))
    // The protocol's own types know fewer methods than the browser does.
    return (session.send.bind(session) as AnySend)(method, params)
  }

  on(listener: (event: CdpEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  async dispose(): Promise<void> {
    for (const undo of this.undo.splice(0)) undo()
    this.listeners.clear()
    const sessions = [...this.sessions.values(), this.root]
    this.sessions.clear()
    this.children.clear()
    // A page that hangs or shows a dialog does not answer; closing the browser ends its sessions as well.
    await within(DETACH_TIMEOUT_MS, Promise.allSettled(sessions.map((session) => session.detach())), [])
    this.close('disposed')
  }

  private emit(event: { method: string; params?: unknown }, sessionId: string | undefined): void {
    const params = (event.params ?? {}) as CdpEvent['params']
    for (const listener of [...this.listeners]) listener({ method: event.method, params, sessionId })
  }

  /** From now on, every frame with a process of its own gets a session. */
  private autoAttach(): void {
    if (this.attached) return
    this.attached = true
    const look = (frame: Frame) => this.look(frame)
    const gone = (frame: Frame) => this.drop(frame)
    this.page.on('frameattached', look)
    this.page.on('framenavigated', look)
    this.page.on('framedetached', gone)
    this.undo.push(
      () => this.page.off('frameattached', look),
      () => this.page.off('framenavigated', look),
      () => this.page.off('framedetached', gone),
    )
    for (const frame of this.page.frames()) look(frame)
  }

  private look(frame: Frame): void {
    if (frame.parentFrame() === null || this.attaching.has(frame)) return
    this.attaching.add(frame)
    this.attach(frame)
      .catch(() => undefined)
      .finally(() => this.attaching.delete(frame))
  }

  private async attach(frame: Frame): Promise<void> {
    let session: CDPSession
    try {
      session = await this.page.context().newCDPSession(frame)
    } catch {
      // Part of its parent's process: the parent's session tells of it.
      return this.drop(frame)
    }
    if (this.children.has(frame)) {
      // Still the same process, so the session that is there serves on.
      await session.detach().catch(() => undefined)
      return
    }
    if (frame.isDetached()) {
      await session.detach().catch(() => undefined)
      return
    }
    this.count += 1
    const child: Child = { id: `frame-${this.count}`, session }
    this.children.set(frame, child)
    this.sessions.set(child.id, session)
    session.on('event', (event) => this.emit(event, child.id))
    session.on('close', () => this.drop(frame, child))
    const targetInfo = { targetId: child.id, type: 'iframe', url: frame.url() }
    this.emit({ method: 'Target.attachedToTarget', params: { sessionId: child.id, targetInfo } }, undefined)
  }

  private drop(frame: Frame, which: Child | undefined = this.children.get(frame)): void {
    if (which === undefined) return
    if (this.children.get(frame) === which) this.children.delete(frame)
    if (!this.sessions.delete(which.id)) return
    this.emit({ method: 'Target.detachedFromTarget', params: { sessionId: which.id } }, undefined)
    which.session.detach().catch(() => undefined)
  }
}
