/** The app as `wayout app` puts it together, in a browser without windows. */
import { openSettings } from '../src-main/app/settings.js'
import { type StartOptions, startApp } from '../src-main/app/start.js'
import { createBrowserHost } from '../src-main/hosts/browser/browser-host.js'
import { openLog } from '../src-main/log/log.js'
import { guidesInUse } from '../src-main/packs/in-use.js'
import { ownWorld } from '../src-main/packs/key.js'

export interface Unseen extends Partial<StartOptions> {
  readonly storeFolder: string
  /** The browser's program. */
  readonly executable: string
  /** Nothing was ever started in this folder. */
  readonly first?: boolean
  /** Opens addresses in place of the person's own programs. */
  readonly open?: (url: string) => Promise<void>
}

/** `logged`: what went wrong, a line each, as it goes on. */
export async function openUnseen({ storeFolder, executable, first = false, open, ...more }: Unseen) {
  const language = more.systemLanguage ?? 'en'
  const logged: string[] = []
  const log = openLog(storeFolder, { echo: (line) => logged.push(line) })
  // Read long ago, but by who starts for the first time.
  if (!first) openSettings(storeFolder, log).write({ welcomed: true })
  const host = await createBrowserHost({
    executable,
    storeFolder,
    language: () => language,
    headless: true,
    ...(open === undefined ? {} : { open }),
  })
  const world = ownWorld(storeFolder)
  const app = await startApp(host, {
    guides: guidesInUse(world),
    world,
    systemLanguage: language,
    browsers: [],
    openInBrowser: (browser, request) => host.openSite(request, browser.executable),
    log,
    ...more,
  })
  return { host, app, logged }
}
