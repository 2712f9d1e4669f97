/**
 * Counts what is there while the app rests at home: memory, browser pages, the driver's objects (sessions among them),
 * listeners, what keeps the process alive, temporary files, processes, file descriptors.
 * Invariants: what it measures with is gone before it counts. Processes and descriptors are counted where there is a
 * /proc.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { CDPSession, Page } from 'playwright-core'
import type { BrowserHost } from '../../src-main/hosts/browser/browser-host'
import { leaksOf, type Sample } from './report'

/** Things go away a little later: a socket, a process that ends. */
const SETTLE_MS = 10_000

/** The sample once nothing is more than before, or as it stands after a while. */
export async function settled(host: BrowserHost, before: Sample | null): Promise<Sample> {
  const limit = Date.now() + SETTLE_MS
  for (;;) {
    const now = await sample(host)
    if (before === null || leaksOf(before, now).length === 0 || Date.now() > limit) return now
    await delay(200)
  }
}

/** What is there now. */
export async function sample(host: BrowserHost): Promise<Sample> {
  const { panelPage, sitePage } = host
  if (panelPage === null || sitePage === null)
    throw new Error('the app does not rest at home: a window is missing')
  const panel = await inPanel(panelPage)
  const pages = {
    'pages of the panel': await pagesOf(panelPage),
    'pages of the site': await pagesOf(sitePage),
  }
  collect()
  return {
    ...memory(),
    ...panel.grown,
    counts: {
      ...pages,
      ...panel.counts,
      ...named('driver', tally(driverObjects(panelPage))),
      ...named('listeners of the process', listenersOf(process)),
      ...named('listeners of the panel', listenersOf(panelPage)),
      ...named("listeners of the panel's browser", listenersOf(panelPage.context())),
      ...named('alive', tally(process.getActiveResourcesInfo())),
      'temporary files': readdirSync(tmpdir()).length,
      ...processes(),
      ...(existsSync(DESCRIPTORS) ? { descriptors: readdirSync(DESCRIPTORS).length } : {}),
    },
  }
}

setFlagsFromString('--expose-gc')
const gc = runInNewContext('gc') as () => void

function collect(): void {
  // What is finalised in the first round is freed in the second.
  gc()
  gc()
}

function memory(): Pick<Sample, 'heap' | 'rss'> {
  const { heapUsed, rss } = process.memoryUsage()
  return { heap: heapUsed, rss }
}

/** Memory and nodes of the panel's page. */
async function inPanel(page: Page) {
  return withSession(page.context().newCDPSession(page), async (session) => {
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    const { documents, nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
    return {
      grown: { panelHeap: usedSize, panelNodes: nodes, panelListeners: jsEventListeners },
      counts: { 'documents of the panel': documents },
    }
  })
}

async function pagesOf(page: Page): Promise<number> {
  const browser = page.context().browser()
  if (browser === null) throw new Error('a page without its browser')
  return withSession(browser.newBrowserCDPSession(), async (session) => {
    const { targetInfos } = await session.send('Target.getTargets')
    return targetInfos.filter(({ type }) => type === 'page').length
  })
}

async function withSession<T>(
  opening: Promise<CDPSession>,
  work: (session: CDPSession) => Promise<T>,
): Promise<T> {
  const session = await opening
  try {
    return await work(session)
  } finally {
    await session.detach()
  }
}

/** The kinds of all that the driver holds for us: browsers, pages, sessions, requests. It has no public list of them. */
function driverObjects(page: Page): string[] {
  const { _connection } = page as unknown as { readonly _connection?: { readonly _objects?: unknown } }
  const objects = _connection?._objects
  if (!(objects instanceof Map)) throw new Error('the driver keeps its objects elsewhere now')
  return [...objects.values()].map((object: { readonly _type?: unknown }) => String(object._type))
}

function listenersOf(emitter: unknown): Record<string, number> {
  const { eventNames, listenerCount } = emitter as Pick<NodeJS.Process, 'eventNames' | 'listenerCount'>
  const names = eventNames.call(emitter)
  return Object.fromEntries(names.map((name) => [String(name), listenerCount.call(emitter, name)]))
}

const DESCRIPTORS = '/proc/self/fd'

/** The browsers (our children), and what runs from our temporary folder without standing below us. */
function processes(): Record<string, number> {
  if (!existsSync('/proc/self/stat')) return {}
  const all = new Map(readdirSync('/proc').flatMap(processOf))
  const isBelow = (pid: number): boolean => {
    const parent = all.get(pid)?.parent ?? 0
    return parent === process.pid || (parent > 1 && isBelow(parent))
  }
  const ours = [...all.values()].filter(({ parent }) => parent === process.pid)
  const left = [...all].filter(([pid, { command }]) => command.includes(tmpdir()) && !isBelow(pid))
  return { 'processes: children': ours.length, 'processes: left behind': left.length }
}

function processOf(name: string): [number, { readonly parent: number; readonly command: string }][] {
  const pid = Number(name)
  if (!Number.isSafeInteger(pid) || pid === process.pid) return []
  try {
    // The name of the program, in brackets, may hold anything.
    const [, parent = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return [[pid, { parent: Number(parent), command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') }]]
  } catch {
    // It has ended meanwhile.
    return []
  }
}

function tally(kinds: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

const named = (what: string, counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(counts).map(([name, count]) => [`${what}: ${name}`, count]))
