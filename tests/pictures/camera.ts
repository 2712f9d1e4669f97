/**
 * Takes pictures of the panel, and of the site beside it, in light and dark.
 * Invariants: a picture is taken when nothing moves any more; what is this computer's own (folders, ports) shows as it
 * would on Maria's. Needs a browser of its own to put two pictures beside each other.
 */
import { writeFileSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { BrowserHost } from '../../src-main/hosts/browser/browser-host'
import { hasSandbox } from '../../src-main/hosts/sandbox'
import { quickBrowser } from '../browser'

const PANEL = { width: 440, height: 760 }
const SITE = { width: 840, height: 760 }
const THEMES = ['light', 'dark'] as const
const HOME = '/home/maria/.local/share/wayout'
/** Pictures until two are the same. */
const TRIES = 40

export class Camera {
  private constructor(
    private readonly host: BrowserHost,
    private readonly browser: Browser,
    /** What stands in the panel, and what is shown in its place. */
    private readonly own: readonly (readonly [string, string])[],
  ) {}

  static async set(host: BrowserHost): Promise<Camera> {
    const open = host.openSite.bind(host)
    // As for a person who wants no motion: the ring does not pulse.
    host.openSite = async (...asked) => {
      const site = await open(...asked)
      await host.sitePage?.emulateMedia({ reducedMotion: 'reduce' })
      await host.sitePage?.setViewportSize(SITE)
      return site
    }
    const browser = await chromium.launch({ executablePath: quickBrowser(), chromiumSandbox: hasSandbox() })
    return new Camera(host, browser, [
      [host.storeFolder, HOME],
      [`-${process.pid}`, '-2150'],
    ])
  }

  close(): Promise<void> {
    return this.browser.close()
  }

  private get panel(): Page {
    const { panelPage } = this.host
    if (panelPage === null) throw new Error('the panel is closed')
    return panelPage
  }

  /** Takes what is shown: `file`-light.png and `file`-dark.png. */
  async take(file: string, withSite: boolean): Promise<void> {
    const { panel } = this
    const { sitePage } = this.host
    await panel.setViewportSize(PANEL)
    await panel.evaluate(`(${SHOW_AS})(${JSON.stringify(this.own)})`)
    for (const theme of THEMES) {
      const media = { colorScheme: theme, reducedMotion: 'reduce' } as const
      await panel.emulateMedia(media)
      const shown = await still(panel)
      if (!withSite || sitePage === null) writeFileSync(`${file}-${theme}.png`, shown)
      else {
        await sitePage.emulateMedia(media)
        writeFileSync(`${file}-${theme}.png`, await this.beside(await still(sitePage), shown))
      }
    }
  }

  /** Two windows, as they stand on the screen. */
  private async beside(left: Buffer, right: Buffer): Promise<Buffer> {
    const page = await this.browser.newPage({
      viewport: { width: SITE.width + PANEL.width + 36, height: 786 },
    })
    try {
      const images = [left, right].map(
        (each) => `<img src="data:image/png;base64,${each.toString('base64')}">`,
      )
      await page.setContent(`<style>
        body { margin: 0; padding: 12px; display: flex; gap: 10px }
        img { border: 1px solid #8888; border-radius: 8px }
      </style>${images.join('')}`)
      await page.evaluate('Promise.all([...document.images].map((image) => image.decode()))')
      return await page.screenshot({ omitBackground: true })
    } finally {
      await page.close()
    }
  }
}

/** A picture in which nothing moves any more. */
async function still(page: Page): Promise<Buffer> {
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  let before = await page.screenshot()
  for (let i = 0; i < TRIES; i += 1) {
    const now = await page.screenshot()
    if (now.equals(before)) return now
    before = now
  }
  throw new Error(`the page does not come to rest: ${page.url()}`)
}

/** In the panel: exchanges words, and ports. */
const SHOW_AS = `(pairs) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    let words = node.data.replace(/(127\\.0\\.0\\.1|localhost):\\d+/g, '$1:47820')
    for (const [from, to] of pairs) words = words.replaceAll(from, to)
    if (words !== node.data) node.data = words
  }
}`
