/**
 * The app without Electron: panel and site in two windows of an installed browser, side by side.
 * Invariants: panel and site never share a browser process or a profile; after `quit` nothing is left running and
 * nothing temporary is left on disk. Must not import Electron.
 */
import { mkdirSync } from 'node:fs'
import { basename } from 'node:path'
import type { Page } from 'playwright-core'
import { WayoutError } from '../../../src-preload/contract/error.js'
import type { Language } from '../../../src-preload/contract/language.js'
import { openDraftLink, openHere, openLink } from '../guards.js'
import type { Host, KeptSite, Panel, PanelOptions, SaveRequest, SiteRequest, SiteWindow } from '../host.js'
import { forgetProfiles, keptProfiles } from '../profiles.js'
import { emptyFolder } from '../wipe.js'
import { openOutside } from './open-outside.js'
import { openPanelWindow, type PanelWindow } from './panel-window.js'
import { printFile } from './pdf.js'
import { sideBySide } from './place.js'
import { downloadsFolder, saveUnder } from './save.js'
import { type BrowserSite, openSiteWindow } from './site-window.js'

export interface BrowserHostOptions {
  /** The browser's program. */
  readonly executable: string
  readonly storeFolder: string
  /** The language of the page that the site's window shows at first. */
  readonly language: () => Language
  /** Without windows: tests. */
  readonly headless?: boolean
  /** Hands an address to the system; rejects when nothing there takes it. */
  readonly open?: (url: string) => Promise<unknown>
}

/** A host that shows panel and site in the installed browser. */
export async function createBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  mkdirSync(options.storeFolder, { recursive: true, mode: 0o700 })
  return new BrowserHost(options)
}

export class BrowserHost implements Host {
  readonly kind = 'browser'
  /** A browser's page cannot show a dialog of the system. */
  readonly askFolder = null
  readonly storeFolder: string
  private panel: PanelWindow | null = null
  private site: BrowserSite | null = null
  /** What is being opened or printed: waited for by `quit`. */
  private readonly busy = new Set<Promise<unknown>>()
  private quitting: Promise<void> | null = null

  constructor(private readonly options: BrowserHostOptions) {
    this.storeFolder = options.storeFolder
  }

  get engine(): string {
    return `${basename(this.options.executable)} ${this.panel?.version ?? ''}`.trim()
  }

  /** The driver's page of the panel, for tests. */
  get panelPage(): Page | null {
    return this.panel?.page ?? null
  }

  /** The driver's page of the site, for tests. */
  get sitePage(): Page | null {
    return this.site?.page ?? null
  }

  openPanel(options: PanelOptions): Promise<Panel> {
    return this.during(async () => {
      const { executable, headless = false } = this.options
      this.panel = await openPanelWindow(executable, headless, options)
      return this.panel
    })
  }

  /** `executable`: in another browser than the panel's. */
  openSite(request: SiteRequest, executable = this.options.executable): Promise<SiteWindow> {
    return this.during(async () => {
      await this.site?.close()
      const { headless = false, language, storeFolder } = this.options
      const screen = headless ? undefined : await this.panel?.screen().catch(() => undefined)
      const place = screen === undefined ? undefined : sideBySide(screen).site
      this.site = await openSiteWindow(executable, request, {
        headless,
        language: language(),
        place,
        storeFolder,
      })
      return this.site
    })
  }

  openExternal(url: string): Promise<void> {
    return openLink(url, this.options.open ?? openOutside)
  }

  openDraft(url: string): Promise<void> {
    return openDraftLink(url, this.options.open ?? openOutside)
  }

  async keptSites(): Promise<readonly KeptSite[]> {
    return keptProfiles(this.storeFolder)
  }

  forgetSite(site: string): Promise<void> {
    return this.during(async () => forgetProfiles(this.storeFolder, site))
  }

  async copy(text: string): Promise<void> {
    if (this.panel === null) throw new WayoutError('internal', 'There is no panel to copy from.')
    await this.panel.copy(text)
  }

  /** Saved without asking, beside other downloads, for a browser's page cannot show a dialog of the system. */
  saveFile({ name, content }: SaveRequest): Promise<string> {
    return saveUnder(downloadsFolder(), name, content)
  }

  showFolder(folder: string): Promise<void> {
    return openHere(folder, this.options.open ?? openOutside)
  }

  async wipe(): Promise<void> {
    // A second start is told through it.
    emptyFolder(this.storeFolder, ['instance.sock'])
  }

  async notify(title: string, body: string): Promise<void> {
    await this.panel?.notify(title, body)
  }

  printToPdf(file: string): Promise<Uint8Array> {
    return this.during(() => printFile(this.options.executable, file))
  }

  /** Closes all; the process then ends by itself, for nothing holds it any more. */
  quit(): Promise<void> {
    this.quitting ??= this.end()
    return this.quitting
  }

  private async end(): Promise<void> {
    await Promise.allSettled([...this.busy])
    await Promise.allSettled([this.site?.close(), this.panel?.close()])
  }

  private async during<T>(work: () => Promise<T>): Promise<T> {
    if (this.quitting !== null) throw new WayoutError('internal', 'The app is closing.')
    const doing = work()
    this.busy.add(doing)
    try {
      return await doing
    } finally {
      this.busy.delete(doing)
    }
  }
}
