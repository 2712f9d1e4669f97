/**
 * Puts the app together for a host: panel and settings from disk.
 * Invariants: a missing build is told before a window opens. Must not import Electron.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../src-preload/contract/language.js'
import { about } from '../about.js'
import { appRoot } from '../app-root.js'
import { finishDeleting } from '../case/cases.js'
import type { InstalledBrowser } from '../hosts/browser/find.js'
import type { Host, SiteRequest, SiteWindow } from '../hosts/host.js'
import { finishForgetting } from '../hosts/profiles.js'
import { readLetters } from '../letter-library.js'
import type { Letters } from '../letters/draft.js'
import type { LogFile } from '../log/log.js'
import type { GuidesInUse } from '../packs/in-use.js'
import type { PackWorld } from '../packs/store.js'
import { App } from './app.js'
import type { OwnBrowser } from './browsers.js'
import { caseFoldersOf } from './case-folders.js'
import { openSettings } from './settings.js'

export interface StartOptions {
  /** The guides that are used, and what packs of them are held against. */
  readonly guides: GuidesInUse
  readonly world: PackWorld
  /** Origins used instead of a guide's own, by name. */
  readonly origins?: Readonly<Record<string, string>>
  readonly systemLanguage: Language
  /** Installed browsers, best first. */
  readonly browsers: readonly InstalledBrowser[]
  /** The one that the host itself runs in, if it needs one. */
  readonly ownBrowser?: OwnBrowser
  readonly openInBrowser: (browser: InstalledBrowser, request: SiteRequest) => Promise<SiteWindow>
  readonly log: LogFile
}

/** Opens the app in a host; resolves when the panel is shown. */
export async function startApp(host: Host, options: StartOptions): Promise<App> {
  const root = appRoot()
  const { guides, world, ...others } = options
  const settings = openSettings(host.storeFolder, options.log)
  for (const folder of caseFoldersOf(settings.read(), host.storeFolder).all) finishDeleting(folder)
  finishForgetting(host.storeFolder)
  // Read when somebody writes: most people never do.
  let letters: Letters | null = null
  const app = new App(host, {
    ...others,
    ...guides.library(),
    packs: { world, used: guides.used },
    letters: () => {
      letters ??= readLetters()
      return letters
    },
    origins: options.origins ?? {},
    panelRoot: join(root, 'out', 'renderer'),
    pageScript: readFileSync(join(root, 'out', 'preload', 'page.cjs'), 'utf8'),
    settings,
  })
  await app.open()
  options.log.write({ kind: 'start', host: host.kind, engine: host.engine, ...about() })
  return app
}
