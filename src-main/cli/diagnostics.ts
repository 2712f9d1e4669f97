/** `wayout diagnostics`: the report that the panel's settings show, on stdout. Nothing is sent. */
import { homedir } from 'node:os'
import { basename } from 'node:path'
import { about } from '../about.js'
import { settledCaseFolders } from '../app/case-folders.js'
import { diagnosticReport, LOG_LINES } from '../app/diagnostics.js'
import { readSettings } from '../app/settings.js'
import { listCases } from '../case/cases.js'
import { findBrowser } from '../hosts/browser/find.js'
import { readLibrary } from '../library.js'
import { openLog } from '../log/log.js'
import { storeFolder } from '../paths.js'

export function showDiagnostics(): number {
  const report = diagnosticReport({
    ...about(),
    host: 'terminal',
    engine: installed(),
    node: process.versions.node,
    settings: readSettings(storeFolder),
    guides: readLibrary().guides,
    cases: listCases(...settledCaseFolders().all).length,
    log: openLog(storeFolder).tail(LOG_LINES),
    home: homedir(),
    now: new Date(),
  })
  process.stdout.write(`${report}\n`)
  return 0
}

/** Whether there is a browser is among what the report is for. */
function installed(): string {
  try {
    return basename(findBrowser())
  } catch {
    return 'no browser found'
  }
}
