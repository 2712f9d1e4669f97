/**
 * The panel's view: our own page from `app://wayout/`, and the two channels on which it may speak.
 * Invariants: sandboxed, isolated, without Node; it goes nowhere else and opens nothing; what it says is heard only
 * from its own main frame, on its own origin; after a crash it comes back by itself.
 */
import { type IpcMainInvokeEvent, session, type WebContents, WebContentsView } from 'electron'
import { CHANNELS } from '../../../src-preload/contract/channels.js'
import { WayoutError } from '../../../src-preload/contract/error.js'
import type { View } from '../../../src-preload/contract/view.js'
import { PANEL_HEADERS, panelNavigation } from '../guards.js'
import type { PanelOptions } from '../host.js'
import { PANEL_ORIGIN, serve } from './scheme.js'
import { denyPermissions, SAFE_PAGE } from './session-rules.js'
import type { Strangers } from './strangers.js'

const PARTITION = 'panel'

export interface PanelViewOptions {
  readonly options: PanelOptions
  /** Path of the built preload. */
  readonly preload: string
  readonly devTools: boolean
  readonly strangers: Strangers
}

export class PanelView {
  readonly view: WebContentsView
  /** Kept: a view whose page is gone does not name it any more. */
  private readonly contents: WebContents

  constructor({ options, preload, devTools, strangers }: PanelViewOptions) {
    const own = session.fromPartition(PARTITION)
    denyPermissions(own)
    serve(own, PANEL_ORIGIN, PANEL_HEADERS, options.serve)
    this.view = new WebContentsView({
      webPreferences: {
        ...SAFE_PAGE,
        session: own,
        preload,
        devTools,
        navigateOnDragDrop: false,
        // The person may be typing into the site.
        focusOnNavigation: false,
      },
    })
    this.contents = this.view.webContents
    strangers.adopt(this.contents)
    this.guard()
    this.listen(options)
  }

  private guard(): void {
    const { contents } = this
    const stay = (event: { readonly url: string; preventDefault(): void }) => {
      if (!panelNavigation(event.url, PANEL_ORIGIN).ok) event.preventDefault()
    }
    contents.on('will-frame-navigate', stay)
    contents.on('will-redirect', stay)
    contents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') contents.reload()
    })
  }

  private listen({ onIntent, current }: PanelOptions): void {
    const { ipc } = this.contents
    ipc.handle(CHANNELS.intent, (event, payload: unknown) =>
      this.isOurs(event) ? onIntent(payload) : { ok: false, error: notThePanel().toJSON() },
    )
    ipc.handle(CHANNELS.current, (event) => {
      if (!this.isOurs(event)) throw notThePanel()
      return current()
    })
  }

  /** Sent by the panel's main frame, while it shows the panel. A frame that is gone meanwhile is null. */
  private isOurs({ senderFrame }: IpcMainInvokeEvent): boolean {
    if (senderFrame === null) return false
    const { mainFrame } = this.contents
    return (
      senderFrame.frameTreeNodeId === mainFrame.frameTreeNodeId &&
      panelNavigation(senderFrame.url, PANEL_ORIGIN).ok
    )
  }

  load(): Promise<void> {
    return this.contents.loadURL(`${PANEL_ORIGIN}/index.html`)
  }

  show(view: View): void {
    const { contents } = this
    if (!contents.isDestroyed() && !contents.isCrashed()) contents.send(CHANNELS.view, view)
  }

  get hasFocus(): boolean {
    return !this.contents.isDestroyed() && this.contents.isFocused()
  }

  focus(): void {
    if (!this.contents.isDestroyed()) this.contents.focus()
  }

  /** By the menu: by how much, or back to the beginning. */
  zoom(by: number | 'reset'): void {
    const { contents } = this
    if (!contents.isDestroyed()) contents.setZoomLevel(by === 'reset' ? 0 : contents.getZoomLevel() + by)
  }

  close(): void {
    if (!this.contents.isDestroyed()) this.contents.close()
  }
}

const notThePanel = () => new WayoutError('intent-invalid', 'This did not come from the panel.')
