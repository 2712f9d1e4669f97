/**
 * Stands in for Electron's windows and views.
 * Invariants: touched after its end, a window throws as Electron's does; a view whose page is gone has no page.
 */
import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import type { ContentsStandIn } from './contents'
import { preventable } from './event'

type Rectangle = Electron.Rectangle

export class ViewStandIn implements Pick<Electron.View, 'setBounds' | 'getBounds'> {
  private bounds: Rectangle = { x: 0, y: 0, width: 0, height: 0 }

  constructor(private readonly contents: ContentsStandIn) {}

  get webContents(): ContentsStandIn | undefined {
    return this.contents.isDestroyed() ? undefined : this.contents
  }

  setBounds(bounds: Rectangle): void {
    this.bounds = bounds
  }

  getBounds(): Rectangle {
    return this.bounds
  }
}

const FRAME = 40

export class BaseWindowStandIn
  extends EventEmitter
  implements
    Pick<
      Electron.BaseWindow,
      | 'show'
      | 'focus'
      | 'restore'
      | 'maximize'
      | 'close'
      | 'isDestroyed'
      | 'isMinimized'
      | 'isMaximized'
      | 'isFocused'
      | 'getContentBounds'
      | 'getNormalBounds'
    >
{
  readonly views: ViewStandIn[] = []
  shown = false
  focused = false
  minimised = false
  maximised = false
  bounds: Rectangle
  private destroyed = false

  constructor(
    readonly options: Electron.BaseWindowConstructorOptions,
    private readonly whenClosed: () => void,
  ) {
    super()
    const { x = 0, y = 0, width = 800, height = 600, show = true } = options
    this.bounds = { x, y, width, height }
    this.shown = show
  }

  private alive(): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed')
  }

  readonly contentView = {
    addChildView: (view: ViewStandIn) => {
      this.alive()
      this.views.push(view)
    },
    removeChildView: (view: ViewStandIn) => {
      this.alive()
      this.views.splice(this.views.indexOf(view), 1)
    },
  } satisfies Record<keyof Pick<Electron.View, 'addChildView' | 'removeChildView'>, unknown>

  show(): void {
    this.alive()
    this.shown = true
  }

  focus(): void {
    this.alive()
    this.focused = true
  }

  restore(): void {
    this.alive()
    this.minimised = false
  }

  maximize(): void {
    this.alive()
    this.maximised = true
  }

  isMinimized(): boolean {
    this.alive()
    return this.minimised
  }

  isMaximized(): boolean {
    this.alive()
    return this.maximised
  }

  isFocused(): boolean {
    this.alive()
    return this.focused
  }

  isDestroyed(): boolean {
    return this.destroyed
  }

  /** Less than the window by its title bar. */
  getContentBounds(): Rectangle {
    this.alive()
    return { ...this.bounds, height: this.bounds.height - FRAME }
  }

  getNormalBounds(): Rectangle {
    this.alive()
    return this.bounds
  }

  /** By the person, or by the app; views stay as they are, as with Electron. */
  close(): void {
    this.alive()
    this.emit('close', preventable({}))
    this.destroyed = true
    this.emit('closed')
    this.whenClosed()
  }

  /** The person drags the frame. */
  resizeTo(bounds: Partial<Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds }
    this.emit('resize')
  }
}

export class BrowserWindowStandIn implements Pick<Electron.BrowserWindow, 'loadURL' | 'destroy'> {
  destroyed = false

  constructor(
    readonly options: Electron.BrowserWindowConstructorOptions,
    readonly webContents: ContentsStandIn,
  ) {}

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  destroy(): void {
    this.destroyed = true
    this.webContents.close()
  }
}
