/**
 * What a person waits for in the app: the panel's size, the time from a change on the site to its narration in the
 * panel, the time to the ring, and how well the ring keeps to its target. Browser host, headless, one run.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { appRoot } from '../../src-main/app-root.js'
import { findBrowser } from '../../src-main/hosts/browser/find.js'
import { launchBrowser } from '../../src-main/hosts/browser/launch.js'
import { temporaryProfile } from '../../src-main/hosts/browser/profile.js'
import { readLexicon } from '../../src-main/library.js'
import { openLog, toTerminal } from '../../src-main/log/log.js'
import { CdpPage } from '../../src-main/page/cdp-page.js'
import { openUnseen } from '../unseen-app'

const WALKS = 2
const CHANGES = 25
const RINGS = 50

const percentile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0
const told = (values: readonly number[]) =>
  `median ${percentile(values, 0.5).toFixed(0)} ms, p95 ${percentile(values, 0.95).toFixed(0)} ms (${values.length})`

/** Bytes of everything that the panel loads, gzipped file by file: for its first place, and after that. */
export function panelSize(): void {
  const root = join(appRoot(), 'out', 'renderer')
  const files = readdirSync(root, { recursive: true })
    .map(String)
    .filter((name) => /\.(?:html|js|css)$/.test(name))
  const kilobytes = (names: readonly string[]) =>
    names
      .map((name) => gzipSync(readFileSync(join(root, name)), { level: 9 }).length / 1000)
      .reduce((sum, each) => sum + each, 0)
      .toFixed(1)
  const later = files.filter((name) => basename(name).startsWith('later-'))
  const first = files.filter((name) => !later.includes(name))
  console.log(`Panel: ${kilobytes(first)} kB gzipped at first (aim: under 90), ${kilobytes(later)} kB later`)
}

const SITE = `<!doctype html><html lang="en"><title>Account</title><main id="m"></main><script>
  const pages = [
    '<h1>Your plan</h1><p>Renews on December 14, 2026</p><button>Cancel plan</button>',
    '<h1>Account</h1><p>Welcome back</p><button>Manage subscription</button>',
  ]
  let n = 0
  m.innerHTML = pages[0]
  globalThis.change = () => { n += 1; m.innerHTML = pages[n % 2]; return performance.timeOrigin + performance.now() }
</script>`

/** When the narration changes next, in milliseconds since the epoch, once it has been painted. */
const NARRATED = `new Promise((resolve) => {
  const words = () => document.querySelector('.say .words')?.textContent
  const before = words()
  const observer = new MutationObserver(() => {
    if (words() === before || words() === undefined) return
    observer.disconnect()
    requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())))
  })
  observer.observe(document.body, { subtree: true, childList: true, characterData: true })
})`

/** From a change of the site's DOM to its narration in the panel, through the whole app. */
export async function narrating(): Promise<void> {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(SITE))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const took: number[] = []
  for (let walk = 0; walk < WALKS; walk += 1) {
    const storeFolder = mkdtempSync(join(tmpdir(), 'wayout-bench-'))
    const { host, app } = await openUnseen({
      executable: findBrowser(),
      storeFolder,
      // Nothing but this computer, so that it runs anywhere.
      origins: { site, discord: 'http://localhost:9', google: 'http://localhost:10' },
      log: openLog(storeFolder, { echo: toTerminal }),
    })
    const panel = host.panelPage
    if (panel === null) throw new Error('no panel')
    // The ways stand folded.
    const start = panel.getByRole('button', { name: /^Start: /, includeHidden: true })
    await panel.locator('details', { has: start }).first().locator('summary').click()
    await start.first().click()
    await panel.getByRole('button', { name: 'Open the site and start' }).click()
    await panel.getByRole('button', { name: 'Show me again' }).waitFor()
    for (let i = 0; i < CHANGES; i += 1) took.push(await changeOnce(panel, host.sitePage))
    await app.quit()
    rmSync(storeFolder, { recursive: true, force: true })
  }
  server.close()
  console.log(`From a change of the site to its narration in the panel: ${told(took)} (aim: p95 under 150)`)
}

async function changeOnce(panel: Page, site: Page | null): Promise<number> {
  if (site === null) throw new Error('no site')
  const narrated = panel.evaluate(NARRATED) as Promise<number>
  const changed = (await site.evaluate('change()')) as number
  const took = (await narrated) - changed
  await panel.getByRole('button', { name: 'Show me again' }).waitFor()
  return took
}

const TALL = `<!doctype html><html lang="en"><title>Tall</title><body style="height:6000px">
  <div style="height:900px"></div><button id="b" style="margin-left:30%">Cancel plan</button></body>`

/** Time to the ring, and its distance from the target after scrolling and resizing. */
export async function ringing(): Promise<void> {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(TALL))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const profile = await temporaryProfile()
  const browser = await launchBrowser({
    executable: findBrowser(),
    userDataDir: profile.dir,
    headless: true,
    loopbackOnly: true,
  })
  try {
    const { page, transport } = await browser.open()
    const script = readFileSync(join(appRoot(), 'out', 'preload', 'page.cjs'), 'utf8')
    const eyes = await CdpPage.create(transport, { script, stems: readLexicon().lexicon.stems })
    await eyes.load(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    let look = await eyes.observe()
    while (look.controls.length === 0) look = await eyes.observe()
    const ref = look.controls[0]?.ref ?? ''
    const took: number[] = []
    const off: number[] = []
    for (let i = 0; i < RINGS; i += 1) {
      const start = performance.now()
      await eyes.point(ref, 'Cancel plan')
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))')
      took.push(performance.now() - start)
      await page.evaluate(`scrollTo(0, ${200 + ((i * 137) % 700)})`)
      await page.setViewportSize({ width: 700 + ((i * 61) % 500), height: 600 + ((i * 43) % 250) })
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
      off.push(await distance(page))
      await eyes.unpoint()
    }
    console.log(`Ring drawn: ${told(took)} (aim: p95 under 100)`)
    console.log(
      `Ring off its target after scroll and resize: p95 ${percentile(off, 0.95).toFixed(1)} px, worst ${Math.max(...off).toFixed(1)} px (aim: within 2)`,
    )
    await eyes.dispose()
  } finally {
    await browser.close()
    await profile.remove()
    server.closeAllConnections()
    server.close()
  }
}

interface Node {
  readonly backendNodeId: number
  readonly attributes?: readonly string[]
  readonly children?: readonly Node[]
  readonly shadowRoots?: readonly Node[]
}

const all = (node: Node): Node[] => [
  node,
  ...[...(node.children ?? []), ...(node.shadowRoots ?? [])].flatMap(all),
]

/** Between the centres of the ring and of the button, in CSS pixels. */
async function distance(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: Node }
  const centre = async (value: string) => {
    const node = all(root).find(({ attributes = [] }) => attributes.includes(value))
    if (node === undefined) throw new Error(`no ${value}`)
    const { model } = await session.send('DOM.getBoxModel', { backendNodeId: node.backendNodeId })
    const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = model.border
    return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 }
  }
  const ring = await centre('ring')
  const button = await centre('b')
  await session.detach()
  return Math.hypot(ring.x - button.x, ring.y - button.y)
}
