/**
 * The one window: lays site and panel out side by side, keeps the sizes, comes to the front.
 * Invariants: views that are taken out, or left behind when the window closes, are closed by those who made them:
 * Electron does not do it.
 */
import { BaseWindow, screen, type WebContents, type WebContentsView } from 'electron'
import type { Divider } from '../host.js'
import { arrange, MIN_PANEL, MIN_SITE, panelWidth } from './layout.js'
import { placed, type Sizes, type SizesFile } from './sizes.js'

const MIN_HEIGHT = 480

export class MainWindow {
  readonly base: BaseWindow
  private sizes: Sizes
  private panel: WebContentsView | null = null
  private panelContents: WebContents | null = null
  private site: WebContentsView | null = null

  constructor(
    private readonly file: SizesFile,
    icon: string,
    private readonly onClosed: () => void,
  ) {
    this.sizes = file.read()
    const primary = screen.getPrimaryDisplay()
    const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id)
    const screens = [primary, ...others].map(({ workArea }) => workArea)
    this.base = new BaseWindow({
      ...placed(this.sizes, screens),
      minWidth: MIN_PANEL + MIN_SITE,
      minHeight: MIN_HEIGHT,
      title: 'Wayout',
      icon,
      show: false,
    })
    this.base.on('resize', () => this.layOut())
    this.base.on('close', () => this.keepSizes())
    this.base.on('closed', () => this.onClosed())
  }

  /** Puts the panel in; once. */
  showPanel(view: WebContentsView): void {
    this.panel = view
    this.panelContents = view.webContents
    this.base.contentView.addChildView(view)
    this.layOut()
  }

  /** Puts the site in, left of the panel. */
  showSite(view: WebContentsView): void {
    this.site = view
    this.base.contentView.addChildView(view)
    this.layOut()
  }

  /** Takes the site out; the panel has the window to itself. */
  hideSite(view: WebContentsView): void {
    if (this.site !== view) return
    this.site = null
    if (this.base.isDestroyed()) return
    this.base.contentView.removeChildView(view)
    this.layOut()
  }

  /** Shows the window for the first time. */
  open(): void {
    if (this.base.isDestroyed()) return
    if (this.sizes.maximised) this.base.maximize()
    this.front()
  }

  front(): void {
    if (this.base.isDestroyed()) return
    if (this.base.isMinimized()) this.base.restore()
    this.base.show()
    this.base.focus()
  }

  /** In CSS pixels of the panel, which the person can zoom. */
  readonly divider: Divider = {
    bounds: () => {
      const zoom = this.zoom()
      const { width, min, max } = this.panelBounds()
      return { width: width / zoom, min: min / zoom, max: max / zoom }
    },
    resize: (width) => {
      if (this.site === null || this.base.isDestroyed()) return
      const window = this.base.getContentBounds().width
      this.sizes = { ...this.sizes, panel: panelWidth(width * this.zoom(), window).width }
      this.layOut()
    },
  }

  private panelBounds(): { width: number; min: number; max: number } {
    const window = this.base.isDestroyed() ? this.sizes.width : this.base.getContentBounds().width
    return this.site === null
      ? { width: window, min: window, max: window }
      : panelWidth(this.sizes.panel, window)
  }

  private zoom(): number {
    const contents = this.panelContents
    return contents === null || contents.isDestroyed() ? 1 : contents.getZoomFactor()
  }

  hasFocus(): boolean {
    return !this.base.isDestroyed() && this.base.isFocused()
  }

  private layOut(): void {
    const { site, panel } = arrange(this.base.getContentBounds(), this.sizes.panel, this.site !== null)
    this.site?.setBounds(site)
    this.panel?.setBounds(panel)
  }

  private keepSizes(): void {
    const { x, y, width, height } = this.base.getNormalBounds()
    this.file.write({ ...this.sizes, x, y, width, height, maximised: this.base.isMaximized() })
  }
}
