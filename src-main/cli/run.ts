/**
 * `wayout run`: puts guide, plan, case, browser and runner together, and takes them apart again whatever happens.
 * Invariants: bad input and an unwritable case are told before a browser opens; the last thing printed is the
 * outcome; no browser and no temporary folder is left behind.
 */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { startPractice } from '../../practice/server.js'
import { about } from '../about.js'
import { mustBeThere, settledCaseFolders } from '../app/case-folders.js'
import { appRoot } from '../app-root.js'
import type { CaseFolder } from '../case/case-folder.js'
import { isLoopback, type Plan } from '../engine/plan.js'
import type { Language } from '../guide/schema.js'
import { findBrowser } from '../hosts/browser/find.js'
import { openSiteWindow } from '../hosts/browser/site-window.js'
import type { SiteRequest } from '../hosts/host.js'
import { readGuide, readGuideFile, readLexicon, type Shelf } from '../library.js'
import type { Log } from '../log/entry.js'
import { openLog, toTerminal } from '../log/log.js'
import { CdpPage } from '../page/cdp-page.js'
import { newCaseFolder, storeFolder } from '../paths.js'
import { type Cleanup, withCleanup } from '../run/cleanup.js'
import { describe } from '../run/describe.js'
import { withEarlier } from '../run/earlier.js'
import { narrator } from '../run/narrate.js'
import { openCase, writeReport } from '../run/record.js'
import { rehearsalFor } from '../run/rehearsal.js'
import { type Finished, Runner } from '../run/runner.js'
import { systemLanguage } from './language.js'
import { makePlan, type PlanFlags } from './plan.js'
import { onSignals } from './signals.js'
import { Terminal } from './terminal.js'

export interface RunFlags extends PlanFlags {
  readonly practice?: string | true
  readonly headless?: boolean
  readonly browser?: string
  readonly caseDir?: string
  readonly lang?: Language
  readonly json?: boolean
}

/** In a visible window the walk is slow enough to follow with the eyes. */
const VISIBLE_PACE_MS = 1_200

export function runGuide(id: string, flags: RunFlags, shelf: Shelf): Promise<number> {
  const log = openLog(storeFolder, { echo: toTerminal })
  return withCleanup((cleanup) => runWith(cleanup, id, flags, shelf, log), closing(log))
}

const closing = (log: Log) => (error: unknown) => log.write({ kind: 'error', during: 'closing', error })

async function runWith(
  cleanup: Cleanup,
  id: string,
  flags: RunFlags,
  shelf: Shelf,
  log: Log,
): Promise<number> {
  const { index, lexicon } = readLexicon(shelf)
  const { guide, own } = /\.ya?ml$/i.test(id)
    ? readGuideFile(id, lexicon, shelf)
    : { guide: readGuide(id, lexicon, shelf), own: true }
  const language = flags.lang ?? systemLanguage()
  const n = narrator(guide, index, language)
  const visible = flags.headless !== true
  const attended = process.stdin.isTTY === true || (visible && flags.mode !== 'auto')
  // Checked once without practice, so that a wrong flag never starts a server.
  const planFor = (practice: Readonly<Record<string, string>> | null) =>
    makePlan({ guide, lexicon, flags, practice, attended })
  const scenario =
    flags.practice === undefined
      ? null
      : rehearsalFor(guide, flags.practice === true ? null : flags.practice, (own) =>
          readGuide(own, lexicon, shelf),
        )
  planFor(
    scenario && Object.fromEntries(Object.keys(guide.origins).map((name) => [name, 'http://127.0.0.1'])),
  )
  const executable = findBrowser(flags.browser)

  const practice = scenario === null ? null : await startPractice({ scenario: scenario.name, lang: language })
  if (practice !== null) cleanup.defer(() => practice.close())
  const bare = planFor(practice?.origins ?? null)

  const now = new Date()
  // Beside a folder that was named may lie anything.
  const at = flags.caseDir ?? usualFolder(bare.guide.id, now)
  const plan = flags.caseDir === undefined ? withEarlier(bare, practice !== null, at) : bare
  const folder = openCase(
    {
      plan,
      practice: practice !== null,
      language,
      folder: at,
    },
    now,
  )
  cleanup.defer(() => folder.close())
  const terminal = new Terminal(n, flags.json === true, attended)
  const stop = new AbortController()
  cleanup.defer(onSignals(() => stop.abort()))

  const walking = { plan, own, flags, folder, terminal, executable, n, log, signal: stop.signal }
  const finished = await withCleanup((inner) => walk(inner, walking), closing(log))
  const { result, clicks, screens, ms } = finished
  const final = {
    event: 'outcome',
    outcome: result.outcome,
    verified: result.verified,
    endsOn: result.endsOn,
    refund: result.refund,
    reason: result.reason,
    detail: result.reason === null ? '' : n.reason(result.reason, result.detail),
    clicks,
    screens,
    ms,
    case: folder.folder,
  }
  const report = writeReport(folder, guide, practice !== null, n)
  terminal.outcome(result, final, report)
  return result.verified && result.outcome.startsWith('cancelled') ? 0 : 3
}

interface Walk {
  readonly plan: Plan
  /** The guide is one of the app's own. */
  readonly own: boolean
  readonly flags: RunFlags
  readonly folder: CaseFolder
  readonly terminal: Terminal
  readonly executable: string
  readonly n: ReturnType<typeof narrator>
  readonly log: Log
  readonly signal: AbortSignal
}

async function walk(cleanup: Cleanup, options: Walk): Promise<Finished> {
  const { plan, own, flags, folder, terminal, executable, n, log, signal } = options
  const origins = [...plan.origins.values()]
  const loopbackOnly = origins.every(isLoopback)
  const headless = flags.headless === true
  const request: SiteRequest = {
    // Practice and tests leave nothing behind; a real service keeps its profile, so that a sign-in lasts.
    // A guide from elsewhere may call itself what it likes: it never gets the profile of the app's own.
    profile: loopbackOnly
      ? { kind: 'temporary' }
      : { kind: 'service', service: own ? plan.guide.service : `${plan.guide.service} file` },
    loopbackOnly,
    origins,
    // The page itself shows what became of it.
    onEvent: (event) => log.write({ kind: 'site', event }),
  }
  const site = await openSiteWindow(executable, request, { language: n.language, headless, storeFolder })
  cleanup.defer(() => site.close())
  log.write({
    kind: 'start',
    host: 'terminal',
    engine: `${basename(executable)} ${site.version}`,
    ...about(),
  })
  const page = await CdpPage.create(await site.attach(), {
    script: readFileSync(join(appRoot(), 'out', 'preload', 'page.cjs'), 'utf8'),
    stems: plan.lexicon.stems,
    onFailure: (failure) => log.write(failure),
  })
  cleanup.defer(() => page.dispose())
  const runner: Runner = new Runner({
    plan,
    page,
    folder,
    signal,
    paceMs: headless ? 0 : VISIBLE_PACE_MS,
    describe: (event) => describe(event, n),
    onEffect: (effect) => log.write({ kind: 'effect', effect }),
    onEvent: (event, state, happened) => {
      log.write({ kind: 'run', event: happened })
      if (event.event !== 'outcome') terminal.show(event, state)
    },
  })
  cleanup.defer(terminal.keys(runner))
  return await runner.run()
}

function usualFolder(guide: string, now: Date): string {
  const folders = settledCaseFolders()
  mustBeThere(folders, storeFolder)
  return newCaseFolder(guide, now, folders.forNew)
}
