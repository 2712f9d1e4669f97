/**
 * Stands in for the `electron` module: what the app uses of it, recorded, and moved by the tests as a person, a page or
 * the system would.
 * Invariants: each name and each method is Electron's own, or this does not compile; what has been destroyed throws
 * when it is touched, as there; nothing here decides anything that Electron leaves to the app.
 */
import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import type * as Electron from 'electron'
import { ContentsStandIn, SessionStandIn } from './contents'
import { preventable } from './event'
import { BaseWindowStandIn, BrowserWindowStandIn, ViewStandIn } from './window'

export interface World {
  readonly app: AppStandIn
  readonly sessions: Map<string, SessionStandIn>
  readonly contents: ContentsStandIn[]
  readonly windows: BaseWindowStandIn[]
  readonly hidden: BrowserWindowStandIn[]
  readonly schemes: Electron.CustomScheme[]
  readonly notifications: NotificationStandIn[]
  /** Templates, in the order in which they became the menu. */
  readonly menus: Electron.MenuItemConstructorOptions[][]
  readonly opened: string[]
  /** No program takes a link. */
  openFails: boolean
  readonly errors: string[]
  clipboard: string
  displays: Pick<Electron.Display, 'id' | 'workArea'>[]
  /** What the person says in the save dialog. */
  save: Electron.SaveDialogReturnValue
  chosen: Electron.OpenDialogReturnValue
  /** What the save dialog was opened with last. */
  asked: unknown
  hasNotifications: boolean
}

export interface Options {
  readonly isFirst?: boolean
  readonly isPackaged?: boolean
  readonly languages?: string[]
}

export class AppStandIn
  extends EventEmitter
  implements
    Pick<
      Electron.App,
      | 'enableSandbox'
      | 'setPath'
      | 'setAppUserModelId'
      | 'getPreferredSystemLanguages'
      | 'requestSingleInstanceLock'
      | 'whenReady'
      | 'quit'
      | 'exit'
      | 'isPackaged'
    >
{
  sandboxed = false
  ready = false
  hasQuit = false
  exitCode: number | null = null
  readonly paths: Record<string, string> = {}
  modelId = ''
  readonly isPackaged: boolean
  private becomeReady: () => void = () => undefined
  private readonly readiness = new Promise<void>((resolve) => {
    this.becomeReady = resolve
  })

  constructor(
    private readonly windows: readonly BaseWindowStandIn[],
    private readonly options: Options,
  ) {
    super()
    this.isPackaged = options.isPackaged ?? true
  }

  enableSandbox(): void {
    if (this.ready) throw new Error('app.enableSandbox() can only be called before app is ready')
    this.sandboxed = true
  }

  setAppUserModelId(id: string): void {
    this.modelId = id
  }

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`)
    this.paths[name] = path
  }

  getPreferredSystemLanguages(): string[] {
    return this.options.languages ?? ['en-GB']
  }

  requestSingleInstanceLock(): boolean {
    return this.options.isFirst ?? true
  }

  whenReady(): Promise<void> {
    return this.readiness
  }

  /** The system lets the app begin. */
  begin(): void {
    this.ready = true
    this.becomeReady()
  }

  quit(): void {
    const event = preventable({})
    this.emit('before-quit', event)
    if (event.defaultPrevented || this.hasQuit) return
    this.hasQuit = true
    for (const window of [...this.windows]) if (!window.isDestroyed()) window.close()
    this.emit('will-quit', preventable({}))
    this.emit('quit', preventable({}), 0)
  }

  exit(code = 0): void {
    this.exitCode = code
  }

  /** Without a listener Electron quits by itself. */
  windowClosed(): void {
    if (this.hasQuit || this.windows.some((window) => !window.isDestroyed())) return
    if (!this.emit('window-all-closed')) this.quit()
  }
}

export class NotificationStandIn
  extends EventEmitter
  implements Pick<Electron.Notification, 'show' | 'close'>
{
  shown = false
  constructor(readonly options: Electron.NotificationConstructorOptions) {
    super()
  }
  show(): void {
    this.shown = true
  }
  close(): void {
    this.shown = false
  }
}

/** A fresh Electron: what it recorded, and the module that the app imports. */
export function createElectron(options: Options = {}) {
  const windows: BaseWindowStandIn[] = []
  const app = new AppStandIn(windows, options)
  const world: World = {
    app,
    sessions: new Map(),
    contents: [],
    windows,
    hidden: [],
    schemes: [],
    notifications: [],
    menus: [],
    opened: [],
    openFails: false,
    errors: [],
    clipboard: '',
    displays: [{ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1050 } }],
    save: { canceled: true, filePath: '' },
    chosen: { canceled: true, filePaths: [] },
    asked: null,
    hasNotifications: true,
  }
  const sessionOf = (partition: string) => {
    if (!app.ready) throw new Error('Session can only be received when app is ready')
    const known = world.sessions.get(partition)
    if (known !== undefined) return known
    const made = new SessionStandIn(partition)
    world.sessions.set(partition, made)
    return made
  }
  const contentsOf = (preferences: Electron.WebPreferences) => {
    const contents = new ContentsStandIn(preferences, sessionOf(''))
    world.contents.push(contents)
    app.emit('web-contents-created', preventable({}), contents)
    return contents
  }
  const module = {
    app,
    BaseWindow: class extends BaseWindowStandIn {
      constructor(given: Electron.BaseWindowConstructorOptions) {
        super(given, () => app.windowClosed())
        windows.push(this)
      }
    },
    BrowserWindow: class extends BrowserWindowStandIn {
      constructor(given: Electron.BrowserWindowConstructorOptions) {
        super(given, contentsOf(given.webPreferences ?? {}))
        world.hidden.push(this)
      }
    },
    WebContentsView: class extends ViewStandIn {
      constructor({ webPreferences = {} }: Electron.WebContentsViewConstructorOptions = {}) {
        super(contentsOf(webPreferences))
      }
    },
    session: {
      fromPartition: sessionOf,
      get defaultSession() {
        return sessionOf('')
      },
    } satisfies Record<keyof Pick<typeof Electron.session, 'fromPartition' | 'defaultSession'>, unknown>,
    protocol: {
      registerSchemesAsPrivileged(schemes) {
        if (app.ready)
          throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
        world.schemes.push(...schemes)
      },
    } satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged'>,
    screen: {
      getAllDisplays: () => world.displays,
      getPrimaryDisplay: () => world.displays[0],
    } satisfies Record<keyof Pick<Electron.Screen, 'getAllDisplays' | 'getPrimaryDisplay'>, unknown>,
    Menu: {
      buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
      setApplicationMenu: (menu: Electron.MenuItemConstructorOptions[]) => world.menus.push(menu),
    } satisfies Record<keyof Pick<typeof Electron.Menu, 'buildFromTemplate' | 'setApplicationMenu'>, unknown>,
    Notification: class extends NotificationStandIn {
      static isSupported() {
        return world.hasNotifications
      }
      constructor(given: Electron.NotificationConstructorOptions) {
        super(given)
        world.notifications.push(this)
      }
    },
    clipboard: {
      writeText: async (text) => {
        world.clipboard = text
      },
    } satisfies Pick<Electron.Clipboard, 'writeText'>,
    dialog: {
      showSaveDialog: async (...asked: unknown[]) => {
        world.asked = asked.at(-1)
        return world.save
      },
      showOpenDialog: async () => world.chosen,
      showErrorBox: (title, content) => void world.errors.push(`${title}: ${content}`),
    } satisfies Pick<Electron.Dialog, 'showSaveDialog' | 'showOpenDialog' | 'showErrorBox'>,
    shell: {
      openExternal: async (url) => {
        // As Electron words it, the address included.
        if (world.openFails) throw new Error(`Failed to open: ${url}`)
        world.opened.push(url)
      },
      openPath: async (path) => {
        if (world.openFails) return 'No application found'
        world.opened.push(path)
        return ''
      },
    } satisfies Pick<Electron.Shell, 'openExternal' | 'openPath'>,
  } satisfies Partial<Record<keyof typeof Electron, unknown>>
  return { world, module }
}
