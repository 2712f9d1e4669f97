/** What the tests of the Electron host share: a host on a fresh stand-in, with its panel and its site. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, vi } from 'vitest'
import type { Panel, SiteEvent, SiteRequest, SiteWindow } from '../../src-main/hosts/host'
import type { View } from '../../src-preload/contract/view'
import type { ContentsStandIn } from './stand-in/contents'
import { createElectron, type Options } from './stand-in/electron'

const folders: string[] = []
afterEach(() => {
  vi.restoreAllMocks()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wayout-electron-'))
  folders.push(folder)
  return folder
}

export const VIEW: View = {
  language: 'en',
  theme: 'system',
  textSize: 'normal',
  readAloud: false,
  host: { kind: 'electron', divider: null },
  site: { kind: 'none' },
  browsers: [],
  notices: [],
  place: { kind: 'home', services: [], practice: [], cases: [], finished: [], due: [], kept: 0 },
}

/** A host whose app is ready. */
export async function startHost(options: Options & { storeFolder?: string; isRoot?: boolean } = {}) {
  if (process.getuid !== undefined) {
    vi.spyOn(process, 'getuid').mockReturnValue(options.isRoot === true ? 0 : 1000)
  }
  const { world, module } = createElectron(options)
  world.app.begin()
  vi.resetModules()
  vi.doMock('electron', () => module)
  const { createElectronHost } = await import('../../src-main/hosts/electron/host')
  const storeFolder = options.storeFolder ?? temporaryFolder()
  const host = createElectronHost({ storeFolder, preload: '/out/preload/panel.cjs', icon: '/icon.png' })
  return { host, world, storeFolder }
}

type Started = Awaited<ReturnType<typeof startHost>>

/** The newest page. */
export function newest({ world }: Pick<Started, 'world'>): ContentsStandIn {
  const contents = world.contents.at(-1)
  if (contents === undefined) throw new Error('no page has been made')
  return contents
}

export interface Paneled extends Started {
  readonly panel: Panel
  readonly page: ContentsStandIn
  readonly intents: unknown[]
  closed(): number
}

export async function startPanel(options: Parameters<typeof startHost>[0] = {}): Promise<Paneled> {
  const started = await startHost(options)
  const intents: unknown[] = []
  let closed = 0
  const panel = await started.host.openPanel({
    serve: (path) =>
      path === 'index.html' ? { type: 'text/html', body: new TextEncoder().encode('<p>panel</p>') } : null,
    current: () => VIEW,
    onClosed: () => {
      closed += 1
    },
    onIntent: async (payload) => {
      intents.push(payload)
      return { ok: true }
    },
  })
  return { ...started, panel, page: newest(started), intents, closed: () => closed }
}

export interface Sited extends Paneled {
  readonly site: SiteWindow
  readonly visited: ContentsStandIn
  readonly events: SiteEvent[]
}

export const GUIDE_ORIGIN = 'https://www.midjourney.com'

export async function startSite(
  request: Partial<SiteRequest> = {},
  options: Parameters<typeof startHost>[0] = {},
): Promise<Sited> {
  const started = await startPanel(options)
  const events: SiteEvent[] = []
  const site = await started.host.openSite({
    profile: { kind: 'service', service: 'Midjourney' },
    loopbackOnly: false,
    origins: [GUIDE_ORIGIN],
    onEvent: (event) => events.push(event),
    ...request,
  })
  const visited = newest(started)
  // The empty page that every site begins with.
  events.length = 0
  return { ...started, site, visited, events }
}
