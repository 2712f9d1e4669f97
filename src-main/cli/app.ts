/**
 * `wayout app`: the panel and the site in two windows of the installed browser.
 * Invariants: one app at a time on a store folder; ends when its windows are closed, or at Ctrl-C, in good order.
 */

import type { App } from '../app/app.js'
import { chosenOf } from '../app/browsers.js'
import { readSettings } from '../app/settings.js'
import { startApp } from '../app/start.js'
import type { Language } from '../guide/schema.js'
import { createBrowserHost } from '../hosts/browser/browser-host.js'
import { findBrowser, installedBrowsers } from '../hosts/browser/find.js'
import { claimInstance } from '../hosts/browser/instance.js'
import { logCrashes, openLog, toTerminal } from '../log/log.js'
import type { GuidesInUse } from '../packs/in-use.js'
import type { PackWorld } from '../packs/store.js'
import { storeFolder } from '../paths.js'
import { withCleanup } from '../run/cleanup.js'
import { systemLanguage } from './language.js'
import { parseOrigins } from './plan.js'
import { onSignals } from './signals.js'

export interface AppFlags {
  readonly origin: readonly string[]
  readonly browser?: string
  readonly lang?: Language
}

export function openApp(flags: AppFlags, guides: GuidesInUse, world: PackWorld): Promise<number> {
  const log = openLog(storeFolder, { echo: toTerminal })
  logCrashes(log)
  const failed = (error: unknown) => log.write({ kind: 'error', during: 'closing', error })
  return withCleanup(async (cleanup) => {
    const browsers = installedBrowsers()
    const asked = (flags.browser ?? process.env.WAYOUT_BROWSER ?? '') !== ''
    const chosen = asked ? null : chosenOf(readSettings(storeFolder), { browsers })
    const executable = chosen?.executable ?? findBrowser(flags.browser)
    const named = Object.assign({}, ...guides.library().guides.map((guide) => guide.origins))
    const origins = Object.fromEntries(parseOrigins({ id: 'Wayout', origins: named }, flags.origin))
    const instance = await claimInstance(storeFolder)
    if (instance.kind === 'second') {
      process.stdout.write('Wayout is open already. Its window is in front now.\n')
      return 0
    }
    cleanup.defer(() => instance.release())
    const first = flags.lang ?? systemLanguage()
    let app: App | null = null
    const host = await createBrowserHost({ executable, storeFolder, language: () => app?.language ?? first })
    cleanup.defer(() => host.quit())
    cleanup.defer(onSignals(() => void app?.quit()))
    app = await startApp(host, {
      guides,
      world,
      origins,
      systemLanguage: first,
      browsers,
      ownBrowser: { executable, asked },
      openInBrowser: (browser, request) => host.openSite(request, browser.executable),
      log,
    })
    const opened = app
    instance.onSecond(() => void opened.focus())
    await opened.ended
    log.write({ kind: 'end' })
    return 0
  }, failed)
}
