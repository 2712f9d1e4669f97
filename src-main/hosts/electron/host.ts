/**
 * The Electron host: one window, the site's view left and the panel's right, and the system's own services.
 * Invariants: keeps the port in `../host.ts`; made after the app is ready; ends only through `quit`, so that the app
 * can put its things away first. Must not import playwright-core.
 */
import { writeFileSync } from 'node:fs'
import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  app,
  clipboard,
  dialog,
  type Event,
  type FileFilter,
  Menu,
  Notification,
  session,
  shell,
} from 'electron'
import { CASE_ENDING } from '../../../src-preload/contract/case.js'
import { WayoutError } from '../../../src-preload/contract/error.js'
import type { Language } from '../../../src-preload/contract/language.js'
import { slugOf } from '../../paths.js'
import { openDraftLink, openHere, openLink } from '../guards.js'
import type { Host, KeptSite, Panel, PanelOptions, SaveRequest, SiteRequest, SiteWindow } from '../host.js'
import { forgetProfiles, inUse, keptProfiles, sumUp } from '../profiles.js'
import { requireSandbox } from '../sandbox.js'
import { emptyFolder } from '../wipe.js'
import { hostTexts } from './host-texts.js'
import { menuTemplate } from './menu.js'
import { PanelView } from './panel-view.js'
import { clearSites, forgetPartition, keptPartitions, removeForgotten, usePartition } from './partitions.js'
import { printToPdf } from './print.js'
import { SiteView } from './site-view.js'
import { sizesIn } from './sizes.js'
import { refuseStrangers } from './strangers.js'
import { MainWindow } from './window.js'
import { ELECTRON_FOLDER, WIPED } from './wiped.js'

export interface ElectronHostOptions {
  readonly storeFolder: string
  /** Path of the panel's built preload. */
  readonly preload: string
  /** Path of the window's icon; a Mac takes it from the app. */
  readonly icon: string
}

/** Call it once, when the app is ready. */
export function createElectronHost(options: ElectronHostOptions): Host {
  return new ElectronHost(options)
}

class ElectronHost implements Host {
  readonly kind = 'electron'
  readonly storeFolder: string
  readonly engine = `Electron ${process.versions.electron ?? ''}, Chromium ${process.versions.chrome ?? ''}`
  readonly printToPdf = printToPdf
  private readonly devTools = !app.isPackaged
  private readonly strangers = refuseStrangers()
  private readonly window: MainWindow
  private panel: PanelView | null = null
  private site: SiteView | null = null
  private language: Language | null = null
  private notification: Notification | null = null
  private onClosed: () => void = () => undefined
  /** The person wants to end; the app has been told. */
  private ending = false
  private hasQuit = false

  constructor(private readonly options: ElectronHostOptions) {
    this.storeFolder = options.storeFolder
    removeForgotten(options.storeFolder)
    this.window = new MainWindow(sizesIn(options.storeFolder), options.icon, () => this.windowClosed())
    app.on('second-instance', this.front)
    app.on('activate', this.front)
    app.on('before-quit', this.beforeQuit)
    app.on('window-all-closed', this.allClosed)
  }

  private readonly front = () => this.window.front()

  /** Electron's default would end the app before it has put its things away. */
  private readonly allClosed = () => undefined

  /** The first time the app is asked to end by itself; who insists is obeyed. */
  private readonly beforeQuit = (event: Event) => {
    if (this.hasQuit || this.ending || this.panel === null) return
    event.preventDefault()
    this.end()
  }

  private end(): void {
    if (this.ending || this.hasQuit) return
    this.ending = true
    this.onClosed()
  }

  private windowClosed(): void {
    this.panel?.close()
    // Closing never rejects.
    this.site?.close()
    this.end()
  }

  async openPanel(options: PanelOptions): Promise<Panel> {
    if (this.panel !== null) throw new WayoutError('internal', 'The panel is open already.')
    const { preload } = this.options
    const panel = new PanelView({ options, preload, devTools: this.devTools, strangers: this.strangers })
    this.panel = panel
    this.onClosed = options.onClosed
    this.speak(options.current().language)
    this.window.showPanel(panel.view)
    await panel.load()
    this.window.open()
    panel.focus()
    return {
      divider: this.window.divider,
      show: (view) => {
        this.speak(view.language)
        panel.show(view)
      },
      focus: async () => {
        this.window.front()
        panel.focus()
      },
    }
  }

  /** The menu follows the panel's language. */
  private speak(language: Language): void {
    if (language === this.language) return
    this.language = language
    const isMac = process.platform === 'darwin'
    const template = menuTemplate(
      { isMac, devTools: this.devTools, language },
      {
        reloadSite: () => this.site?.reload(),
        otherSide: () => this.otherSide(),
        zoom: (by) => this.panel?.zoom(by),
      },
    )
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }

  private otherSide(): void {
    if (this.panel?.hasFocus === true) this.site?.focus().catch(() => undefined)
    else this.panel?.focus()
  }

  async openSite(request: SiteRequest): Promise<SiteWindow> {
    requireSandbox(request.loopbackOnly)
    await this.site?.close()
    if (request.profile.kind === 'service') usePartition(this.storeFolder, slugOf(request.profile.service))
    const { window, devTools, strangers } = this
    const { silence } = hostTexts[this.language ?? 'en']
    this.site = await SiteView.open({ request, window, devTools, strangers, silence })
    return this.site
  }

  openExternal(url: string): Promise<void> {
    return openLink(url, (address) => shell.openExternal(address))
  }

  openDraft(url: string): Promise<void> {
    return openDraftLink(url, (address) => shell.openExternal(address))
  }

  async keptSites(): Promise<readonly KeptSite[]> {
    const { storeFolder } = this
    return sumUp([...keptPartitions(storeFolder), ...keptProfiles(storeFolder)])
  }

  async forgetSite(site: string): Promise<void> {
    if (this.site?.keepsIn(site) === true) throw inUse(site)
    forgetProfiles(this.storeFolder, site)
    await forgetPartition(this.storeFolder, site, (partition) => session.fromPartition(partition))
  }

  async copy(text: string): Promise<void> {
    await clipboard.writeText(text)
  }

  async saveFile({ name, type, content }: SaveRequest): Promise<string | null> {
    const filters: FileFilter[] = [{ name: type.toUpperCase(), extensions: [type] }]
    // A case that goes to another computer, where opening it opens the app.
    if (type === 'zip') filters.push({ name: 'Wayout', extensions: [CASE_ENDING] })
    const answer = await dialog.showSaveDialog(this.window.base, { defaultPath: name, filters })
    if (answer.canceled || answer.filePath === '') return null
    if (content instanceof Uint8Array) await writeFile(answer.filePath, content)
    else await copyFile(content.file, answer.filePath)
    return answer.filePath
  }

  readonly askFolder = async (from: string): Promise<string | null> => {
    const answer = await dialog.showOpenDialog(this.window.base, {
      defaultPath: from,
      properties: ['openDirectory', 'createDirectory'],
    })
    return answer.canceled ? null : (answer.filePaths[0] ?? null)
  }

  showFolder(folder: string): Promise<void> {
    // It answers with what went wrong.
    return openHere(folder, async (path) => {
      const why = await shell.openPath(path)
      if (why !== '') throw new Error(why)
    })
  }

  async wipe(): Promise<void> {
    await clearSites(this.storeFolder, session)
    emptyFolder(this.storeFolder, [ELECTRON_FOLDER])
    // Chromium holds its own folder open.
    writeFileSync(join(this.storeFolder, WIPED), '')
  }

  async notify(title: string, body: string): Promise<void> {
    if (!Notification.isSupported() || this.window.hasFocus()) return
    const notification = new Notification({ title, body })
    // Kept, or a click after the next garbage collection is lost.
    this.notification = notification
    notification.on('click', this.front)
    notification.show()
  }

  async quit(): Promise<void> {
    if (this.hasQuit) return
    this.hasQuit = true
    this.notification?.close()
    await this.site?.close()
    app.off('second-instance', this.front)
    app.off('activate', this.front)
    app.off('before-quit', this.beforeQuit)
    app.off('window-all-closed', this.allClosed)
    this.strangers.dispose()
    app.quit()
  }
}
