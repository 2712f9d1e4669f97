/**
 * Electron's entry: the composition root, nothing else.
 * Invariants: what must be said before the app is ready is said at once; nothing is awaited at the top, for Electron
 * is ready only after this file has run.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, dialog } from 'electron'
import { startApp } from './app/start.js'
import { appRoot } from './app-root.js'
import { languageOf } from './cli/language.js'
import { installedBrowsers } from './hosts/browser/find.js'
import { openSiteWindow } from './hosts/browser/site-window.js'
import { createElectronHost } from './hosts/electron/host.js'
import { openedFiles } from './hosts/electron/opened.js'
import { registerScheme } from './hosts/electron/scheme.js'
import { ELECTRON_FOLDER, finishWiping } from './hosts/electron/wiped.js'
import { logCrashes, openLog, toTerminal } from './log/log.js'
import { guidesInUse } from './packs/in-use.js'
import { ownWorld } from './packs/key.js'
import { storeFolder } from './paths.js'

// 1. Every page in the sandbox, whatever its options say; our own scheme; our own folder.
app.enableSandbox()
// Windows shows notifications only under the name of an installed app: electron-builder.config.ts has it too.
app.setAppUserModelId('io.github.wayout')
registerScheme()
const userData = join(storeFolder, ELECTRON_FOLDER)
mkdirSync(userData, { recursive: true, mode: 0o700 })
app.setPath('userData', userData)

const log = openLog(storeFolder, { echo: toTerminal })
logCrashes(log)

// 2. Files that are opened with the app. One app at a time: the first one is told, and comes to the front.
const files = openedFiles(app, process.argv, process.cwd())
if (app.requestSingleInstanceLock()) {
  finishWiping(storeFolder)
  app.whenReady().then(start).catch(fail)
} else app.quit()

// 3. The host, and the app on it.
async function start(): Promise<void> {
  const preload = join(appRoot(), 'out', 'preload', 'panel.cjs')
  const icon = join(appRoot(), 'build', 'icons', '256x256.png')
  const host = createElectronHost({ storeFolder, preload, icon })
  const systemLanguage = languageOf(app.getPreferredSystemLanguages()[0] ?? '')
  const world = ownWorld()
  const opened = await startApp(host, {
    guides: guidesInUse(world),
    world,
    systemLanguage,
    browsers: installedBrowsers(),
    openInBrowser: ({ executable }, request) =>
      openSiteWindow(executable, request, { language: opened.language, storeFolder }),
    log,
  })
  files.listen((file) => void opened.offer(file))
}

function fail(error: unknown): void {
  log.write({ kind: 'error', during: 'the start', error })
  dialog.showErrorBox('Wayout', error instanceof Error ? error.message : String(error))
  app.exit(1)
}
