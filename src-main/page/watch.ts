/**
 * When to look again: changes in any frame, loads, dialogs, troubles, and the moment when unrest may have ended.
 * Invariants: nothing is lost between a look and the wait after it; an idle page costs nothing; never rejects.
 * Must not import Electron, playwright-core or the DOM.
 */
import type { Poll, RawClick } from '../../src-preload/page/protocol.js'
import type { Frame, Frames } from './frames.js'

export interface FrameClick {
  readonly key: string
  readonly click: RawClick
}

export class Watch {
  private sequence = 1
  private seen = 0
  private listeners = new Set<() => void>()
  /** Frame key → version of the last look. */
  private readonly versions = new Map<string, number>()
  private readonly polling = new Set<string>()
  private clicks: FrameClick[] = []
  private looking: Promise<unknown> | null = null
  /** When an unsettled page may have settled: milliseconds from the last look, or null. */
  private againIn: { at: number } | null = null

  constructor(private readonly frames: Frames) {}

  /** Something happened that a look would show. */
  bump(): void {
    this.sequence += 1
    const listeners = this.listeners
    this.listeners = new Set()
    for (const listener of listeners) listener()
  }

  /** A look begins; what happens from here on is news. */
  begin(look: Promise<unknown>): void {
    this.seen = this.sequence
    this.looking = look
    this.againIn = null
  }

  /** A look has ended; `againMs` when the page was not settled. */
  end(look: Promise<unknown>, againMs: number | null): void {
    if (this.looking === look) this.looking = null
    this.againIn = againMs === null ? null : { at: performance.now() + againMs }
  }

  /** Waits for the frame's next change from the version that was looked at. */
  follow(frame: Frame, version: number): void {
    const { key } = frame
    if (key === '') return
    this.versions.set(key, version)
    if (this.polling.has(key)) return
    this.polling.add(key)
    this.poll(frame, key, version).finally(() => {
      this.polling.delete(key)
      this.versions.delete(key)
    })
  }

  private async poll(frame: Frame, key: string, from: number): Promise<void> {
    let since = from
    while (frame.key === key) {
      let told: Poll
      try {
        told = await this.frames.call<Poll>(frame, `poll(${since})`, { timeoutMs: 0, awaits: true })
      } catch {
        // Its document is gone, or the connection: both are told by others too.
        this.bump()
        return
      }
      since = told.version
      for (const click of told.clicks) this.add(key, click)
      if (this.looking !== null) await this.looking.catch(() => undefined)
      if (told.clicks.length > 0 || told.version > (this.versions.get(key) ?? 0)) {
        this.versions.set(key, told.version)
        this.bump()
      }
    }
  }

  add(key: string, click: RawClick): void {
    if (this.clicks.length < 50) this.clicks.push({ key, click })
  }

  takeClicks(): readonly FrameClick[] {
    const clicks = this.clicks
    this.clicks = []
    return clicks
  }

  /** Resolves at the next change since the last look began. */
  async changed(signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.sequence !== this.seen) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let listener: (() => void) | undefined
    await new Promise<void>((done) => {
      listener = done
      this.listeners.add(done)
      signal.addEventListener('abort', () => done(), { once: true })
      if (this.againIn !== null) timer = setTimeout(done, Math.max(0, this.againIn.at - performance.now()))
    })
    clearTimeout(timer)
    if (listener !== undefined) this.listeners.delete(listener)
  }

  /** Resolves at the next event of any kind, or after the time; for those who wait for a state. */
  async next(timeoutMs: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined
    let listener: (() => void) | undefined
    await new Promise<void>((done) => {
      listener = done
      this.listeners.add(done)
      timer = setTimeout(done, Math.max(0, timeoutMs))
    })
    clearTimeout(timer)
    if (listener !== undefined) this.listeners.delete(listener)
  }
}
