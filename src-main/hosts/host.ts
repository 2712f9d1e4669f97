/**
 * The host port: what shows the panel and the site, and all else that the app needs of the computer.
 * Two hosts keep it: `electron/` (one window, two views) and `browser/` (two windows of an installed browser).
 * Invariants: the visited site never gets a bridge, a permission or a Node global; nothing is sent or opened unless
 * a duty below was called. Must not import Electron, playwright-core or the DOM.
 */
import type { Answer } from '../../src-preload/contract/intent.js'
import type { View } from '../../src-preload/contract/view.js'
import type { CdpTransport } from '../page/transport.js'

export interface Host {
  readonly kind: 'electron' | 'browser'
  /** Folder for cases, settings and profiles: absolute, exists, readable by the person alone. */
  readonly storeFolder: string
  /** What shows the panel: name and version; no version before the panel is open. */
  readonly engine: string

  /** Opens the panel's window, or view; resolves when it is shown. Once in the life of a host. */
  openPanel(options: PanelOptions): Promise<Panel>

  /**
   * Opens the site's window, or view, empty, beside the panel; one is open at a time. The page has a profile of its
   * own, never the panel's. Throws `browser-not-found`, `browser-failed`, `browser-in-use`, `browser-sandbox`.
   */
  openSite(request: SiteRequest): Promise<SiteWindow>

  /**
   * Opens an https address in the person's own default browser; anything else throws `link-refused`.
   * `link-failed`: the system has nothing that opens it, or refuses.
   */
  openExternal(url: string): Promise<void>

  /** The same for a draft's link, which may also be mailto or discord: only what the app has written itself. */
  openDraft(url: string): Promise<void>

  /** Services of which a profile keeps something on this computer, the biggest first. */
  keptSites(): Promise<readonly KeptSite[]>

  /**
   * Deletes all that the profiles of a service keep: cookies, storage of every kind, caches, names and passwords for the
   * server. Nobody is signed in there any more. Throws `profile-in-use` while a window is open on one of them.
   */
  forgetSite(site: string): Promise<void>

  /** Puts plain text on the clipboard. */
  copy(text: string): Promise<void>

  /** Asks where to save, then writes; gives the path, or null when the person thinks better of it. */
  saveFile(request: SaveRequest): Promise<string | null>

  /** Asks for a folder, beginning at one; null when the person thinks better of it. Null where it cannot be asked for. */
  readonly askFolder: ((from: string) => Promise<string | null>) | null

  /** Shows a folder that is there in the system's file manager. Throws `link-failed`. */
  showFolder(folder: string): Promise<void>

  /**
   * Empties the store folder: settings, cases, sign-ins, sizes. No site is open. What the host holds while it runs goes
   * at the next start at the latest.
   */
  wipe(): Promise<void>

  /** A system notification; does nothing while the panel has the person's eyes (it is focused). */
  notify(title: string, body: string): Promise<void>

  /** A PDF (A4) of an HTML file on this computer that loads nothing but its own pictures beside it. */
  printToPdf(file: string): Promise<Uint8Array>

  /** Closes all windows, profiles and processes, then ends the app. May be called twice. */
  quit(): Promise<void>
}

export interface KeptSite {
  /** The service's name as a slug: "midjourney". */
  readonly site: string
  /** On the disk. */
  readonly bytes: number
}

export interface PanelOptions {
  /** The file at a path of the panel's own origin ("index.html", "assets/x.js", "evidence/1.png"), or null. */
  readonly serve: (path: string) => PanelFile | null
  /** A payload from the panel, as it came: unchecked. Never rejects. */
  readonly onIntent: (payload: unknown) => Promise<Answer>
  readonly current: () => View
  /** The person closed the panel: the app ends. */
  readonly onClosed: () => void
}

export interface PanelFile {
  readonly type: string
  readonly body: Uint8Array
}

export interface Panel {
  /** Shows a view. Cheap; a panel that is just being loaded gets the newest one when it asks. */
  show(view: View): void
  focus(): Promise<void>
  /** Width of the panel in CSS pixels inside a window shared with the site; null where each has its own window. */
  readonly divider: Divider | null
}

export interface Divider {
  readonly bounds: () => { readonly width: number; readonly min: number; readonly max: number }
  /** Kept for the next start. */
  readonly resize: (width: number) => void
}

export interface SiteRequest {
  /** Where cookies and the like are kept: by service, or thrown away at the end (practice, tests). */
  readonly profile: { readonly kind: 'service'; readonly service: string } | { readonly kind: 'temporary' }
  /** Nothing but this computer may be reached. */
  readonly loopbackOnly: boolean
  /** Origins that belong to the guide: new windows to them open in the same view, others are refused. */
  readonly origins: readonly string[]
  readonly onEvent: (event: SiteEvent) => void
}

export type SiteEvent =
  /** The main document's address changed. */
  | { readonly kind: 'address'; readonly url: string }
  /** The person closed the window, or its browser ended. */
  | { readonly kind: 'closed' }
  /** DevTools took the connection: nothing is seen until `attach` is called again. */
  | { readonly kind: 'detached' }
  /** DevTools let go: the app may attach again. */
  | { readonly kind: 'attachable' }
  | { readonly kind: 'window-refused'; readonly url: string }
  | { readonly kind: 'download-refused'; readonly name: string }
  | { readonly kind: 'permission-refused'; readonly permission: string }

export interface SiteWindow {
  /** A connection to the page; asked for again after "detached". */
  attach(): Promise<CdpTransport>
  focus(): Promise<void>
  /** Closes it and removes what was temporary; no `closed` event follows. May be called twice. */
  close(): Promise<void>
}

export interface SaveRequest {
  /** File name without a folder, "report.pdf". */
  readonly name: string
  /** A report, a case, dates for a calendar, a letter, the diagnostic report. */
  readonly type: 'pdf' | 'zip' | 'ics' | 'eml' | 'txt'
  /** The bytes, or a file of ours that holds them: a case may be too big to be held in memory. */
  readonly content: Uint8Array | { readonly file: string }
}
