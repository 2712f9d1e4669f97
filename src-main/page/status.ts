/**
 * Why the page cannot be looked at, if so: closed, crashed, a page dialog, a download, a failed load, a slow one.
 * Invariants: derived from events alone; the gravest reason is told. Must not import Electron or the DOM.
 */
import type { Problem } from '../engine/observation.js'
import type { Frames } from './frames.js'
import { type Network, problemOf } from './network.js'
import { type CdpEvent, text } from './transport.js'

/** A document that asks more often than this is not listened to any more. */
const DIALOGS = 5
const DIALOG_TYPES = ['alert', 'confirm', 'prompt', 'beforeunload'] as const

export class Status {
  closed = false
  crashed = false
  dialog: { type: (typeof DIALOG_TYPES)[number]; detail: string; session: string | undefined } | null = null
  /** Dialogs that the document has opened so far. */
  private dialogs = 0
  download: string | null = null
  /** The main frame is on its way to another document. */
  pending: { loader: string; since: number } | null = null
  /** The main document's content is there. */
  content = true
  private committedAt: number
  private timedOut = false
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly frames: Frames,
    private readonly network: Network,
    private readonly clock: () => number,
    private readonly loadTimeoutMs: number,
    private readonly onChange: () => void,
    /** One dialog too many: it is to be refused at once. */
    private readonly onStorm: (session: string | undefined) => void,
  ) {
    this.committedAt = clock()
  }

  hear({ method, params, sessionId }: CdpEvent): void {
    const isMain = sessionId === undefined && text(params, 'frameId') === this.frames.main?.id
    switch (method) {
      case 'Page.javascriptDialogOpening': {
        this.dialogs += 1
        if (this.dialogs > DIALOGS && params.type !== 'beforeunload') return this.onStorm(sessionId)
        const type = DIALOG_TYPES.find((known) => known === params.type) ?? 'alert'
        this.dialog = { type, detail: text(params, 'message').slice(0, 400), session: sessionId }
        return this.onChange()
      }
      case 'Page.javascriptDialogClosed':
        this.dialog = null
        return this.onChange()
      case 'Inspector.targetCrashed':
        if (sessionId !== undefined) return
        this.crashed = true
        this.dialog = null
        this.pending = null
        this.frames.forgetWorlds()
        return this.onChange()
      case 'Page.downloadWillBegin':
      case 'Page.frameStoppedLoading':
      case 'Page.frameStartedNavigating':
        return isMain ? this.mainFrame(method, params) : undefined
      case 'Page.domContentEventFired':
        if (sessionId !== undefined) return
        this.content = true
        this.arm()
        return this.onChange()
      case 'Page.loadEventFired':
        return this.onChange()
    }
  }

  private mainFrame(method: string, params: CdpEvent['params']): void {
    if (method === 'Page.downloadWillBegin') {
      this.download = text(params, 'suggestedFilename').slice(0, 200) || text(params, 'url').slice(0, 200)
      this.pending = null
    } else if (method === 'Page.frameStoppedLoading') {
      this.pending = null
      this.content = true
    } else {
      if (/samedocument/i.test(text(params, 'navigationType'))) return
      this.pending = { loader: text(params, 'loaderId'), since: this.clock() }
      this.timedOut = false
    }
    this.arm()
    this.onChange()
  }

  /** The main frame shows another document. */
  committed(): void {
    this.pending = null
    this.crashed = false
    this.download = null
    this.timedOut = false
    this.dialogs = 0
    // A dialog belonged to the document before; but one that is closing tells so itself.
    this.content = false
    this.committedAt = this.clock()
    this.arm()
  }

  /** The app asks for a new document: what was wrong with the old one is over. */
  startOver(): void {
    this.download = null
    this.timedOut = false
  }

  /** Waited long enough. */
  giveUp(): void {
    this.timedOut = true
    this.onChange()
  }

  private arm(): void {
    clearTimeout(this.timer)
    if (this.pending === null && this.content) return
    this.timer = setTimeout(() => this.onChange(), this.loadTimeoutMs + 5)
    this.timer.unref?.()
  }

  dispose(): void {
    clearTimeout(this.timer)
  }

  get slow(): boolean {
    const limit = this.clock() - this.loadTimeoutMs
    return (
      this.timedOut ||
      (this.pending !== null && this.pending.since <= limit) ||
      (!this.content && this.committedAt <= limit)
    )
  }

  /** What makes a look impossible. */
  get problem(): Problem | null {
    if (this.closed) return { kind: 'closed' }
    if (this.crashed) return { kind: 'crashed' }
    if (this.dialog !== null)
      return { kind: 'page-dialog', type: this.dialog.type, detail: this.dialog.detail }
    if (this.download !== null) return { kind: 'download', detail: this.download }
    const { main } = this.frames
    if (main !== null && (main.unreachableUrl !== '' || main.url.startsWith('chrome-error:'))) {
      return problemOf(this.network.errorOf(main.loader))
    }
    return this.slow ? { kind: 'load-timeout' } : null
  }

  /** An answer that tells of an error; the page can be looked at all the same. */
  get httpProblem(): Problem | null {
    const status = this.frames.main === null ? null : this.network.statusOf(this.frames.main.loader)
    return status !== null && status >= 400 ? { kind: 'http', status } : null
  }
}
