/**
 * The app on the browser host, without windows, and a person who uses it: reads the panel, clicks where the ring is.
 * Invariants: nothing of the app is called; what the person does goes through the two pages alone.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CDPSession, Locator, Page } from 'playwright-core'
import type { Truth } from '../../../practice/server'
import { type StartOptions, startApp } from '../../../src-main/app/start'
import type { Language } from '../../../src-main/guide/schema'
import { type BrowserHost, createBrowserHost } from '../../../src-main/hosts/browser/browser-host'
import { findBrowser } from '../../../src-main/hosts/browser/find'
import { appRoot } from '../../../src-main/library'
import { temporaryFolder } from './wayout'

type Messages = Readonly<Record<string, unknown>>

const messages = (language: Language): Messages =>
  JSON.parse(readFileSync(join(appRoot(), 'src-renderer', 'messages', `${language}.json`), 'utf8'))

/** A plain text of the panel. */
export function text(language: Language, key: string): string {
  const found = messages(language)[key]
  if (typeof found !== 'string') throw new Error(`no plain text "${key}" in ${language}`)
  return found
}

export interface AppOptions extends Partial<StartOptions> {
  readonly language?: Language
  readonly storeFolder?: string
}

/** Starts the app, with a person before it; afterwards all is closed again. */
export async function withApp(
  work: (person: Person) => Promise<void>,
  options: AppOptions = {},
): Promise<void> {
  const person = await openApp(options)
  try {
    await work(person)
  } finally {
    await person.leave()
  }
}

async function openApp(options: AppOptions): Promise<Person> {
  const language = options.language ?? 'en'
  const host = await createBrowserHost({
    executable: findBrowser(),
    storeFolder: options.storeFolder ?? temporaryFolder(),
    language: () => language,
    headless: true,
  })
  const logged: string[] = []
  const app = await startApp(host, {
    systemLanguage: language,
    browsers: [],
    openInBrowser: (browser, request) => host.openSite(request, browser.executable),
    log: (line) => logged.push(line),
    ...options,
  })
  const person = new Person(host, app, language, logged)
  await person.heading(/./).waitFor()
  return person
}

export class Person {
  private ended = false

  constructor(
    readonly host: BrowserHost,
    readonly app: Awaited<ReturnType<typeof startApp>>,
    public language: Language,
    readonly logged: readonly string[],
  ) {}

  get panel(): Page {
    const page = this.host.panelPage
    if (page === null) throw new Error('the panel is closed')
    return page
  }

  get site(): Page {
    const page = this.host.sitePage
    if (page === null) throw new Error('the site is closed')
    return page
  }

  text(key: string): string {
    return text(this.language, key)
  }

  button(key: string): Locator {
    return this.panel.getByRole('button', { name: this.text(key), exact: true })
  }

  heading(name: string | RegExp): Locator {
    return this.panel.getByRole('heading', { level: 1, name })
  }

  async press(key: string): Promise<void> {
    await this.button(key).click()
  }

  /** From home to the first step of a practice scenario. */
  async rehearse(
    scenario: { readonly title: Readonly<Record<Language, string>> },
    assist = false,
  ): Promise<void> {
    const title = scenario.title[this.language]
    // Text that is for readers alone counts as a block of its own.
    const button = this.panel
      .getByRole('button', { name: this.text('practice_start') })
      .filter({ has: this.panel.getByText(`: ${title}`, { exact: true }) })
    if (!(await button.isVisible())) await this.panel.locator('details > summary').first().click()
    await button.click()
    await this.begin(assist)
  }

  /** From home to the first step of the first route. */
  async startRoute(): Promise<void> {
    await this.panel
      .getByRole('button', { name: this.text('route_start') })
      .first()
      .click()
    await this.begin()
  }

  /** From "before you start" to the walk. */
  async begin(assist = false): Promise<void> {
    if (assist) await this.panel.getByRole('radio', { name: this.text('consent_assist') }).check()
    await this.press('before_start')
    await this.panel
      .getByRole('progressbar')
      .or(this.panel.getByText(this.text('blocked_ended')))
      .first()
      .waitFor()
  }

  /** The name of the control that the panel tells the person to look for; "" when there is none. */
  async control(): Promise<string> {
    const shown = this.panel.locator('.control bdi')
    return (await shown.count()) === 0 ? '' : await shown.innerText()
  }

  /** Presses the mouse where the ring is; false when there is none. */
  async clickRing(): Promise<boolean> {
    const at = await ringAt(this.site)
    if (at === null) return false
    await this.site.mouse.move(at.x, at.y)
    await this.site.mouse.down()
    await this.site.mouse.up()
    return true
  }

  /** The narration. */
  async words(): Promise<string> {
    return await this.panel.locator('.say .words').innerText()
  }

  /** Acts once for each new narration that waits for the person, until the panel shows something that fits. */
  async follow(
    fits: (shown: string) => boolean,
    act: () => Promise<unknown> = () => this.clickRing(),
    ms = 100_000,
  ): Promise<string> {
    const ready = ['word_show_again', 'word_confirm', 'word_accept_terms'].map((key) => this.text(key))
    const limit = Date.now() + ms
    let acted = ''
    while (Date.now() < limit) {
      const shown = await this.shown().catch(() => '')
      if (fits(shown)) return shown
      if (shown !== acted && ready.some((words) => shown.includes(words))) {
        acted = shown
        await act()
      } else await this.panel.waitForTimeout(50)
    }
    throw new Error(
      `the walk never got there. The panel shows:\n${await this.shown()}\n${this.logged.join('\n')}`,
    )
  }

  /** What the panel shows now, in a few words: to wait for a change of it. */
  async shown(): Promise<string> {
    return await this.panel.locator('body').innerText()
  }

  /** Waits until the panel shows something that fits. */
  async until(fits: (shown: string) => boolean, ms = 30_000): Promise<string> {
    const limit = Date.now() + ms
    let shown = ''
    while (Date.now() < limit) {
      shown = await this.shown().catch(() => '')
      if (fits(shown)) return shown
      await this.panel.waitForTimeout(50).catch(() => undefined)
    }
    throw new Error(`the panel never showed it. It shows:\n${shown}\n${this.logged.join('\n')}`)
  }

  get isDone(): Locator {
    return this.panel.getByRole('heading', { name: this.text('done_afterwards') })
  }

  /** What the practice server knows. */
  async truth(): Promise<Truth> {
    const { origin } = new URL(this.site.url())
    const answer = await this.site.request.get(`${origin}/__truth`)
    return (await answer.json()) as Truth
  }

  async leave(): Promise<void> {
    if (this.ended) return
    this.ended = true
    await this.app.quit()
  }
}

interface CdpNode {
  readonly nodeId: number
  readonly backendNodeId: number
  readonly attributes?: readonly string[]
  readonly children?: readonly CdpNode[]
  readonly shadowRoots?: readonly CdpNode[]
  readonly contentDocument?: CdpNode
}

/** The centre of the ring, in the page's coordinates. It stands in a closed shadow root, in any frame. */
async function ringAt(page: Page): Promise<{ x: number; y: number } | null> {
  for (const frame of page.frames()) {
    const session = await page
      .context()
      .newCDPSession(frame === page.mainFrame() ? page : frame)
      .catch(() => null)
    if (session === null) continue
    try {
      const box = await ringIn(session)
      if (box === null) continue
      const owner = frame === page.mainFrame() ? null : await (await frame.frameElement()).boundingBox()
      return { x: box.x + (owner?.x ?? 0), y: box.y + (owner?.y ?? 0) }
    } finally {
      await session.detach().catch(() => undefined)
    }
  }
  return null
}

async function ringIn(session: CDPSession): Promise<{ x: number; y: number } | null> {
  const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: CdpNode }
  const ring = find(root, ({ attributes = [] }) => attributes[attributes.indexOf('class') + 1] === 'ring')
  if (ring === null) return null
  const told = await session.send('DOM.getBoxModel', { backendNodeId: ring.backendNodeId }).catch(() => null)
  const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = told?.model.border ?? []
  return told === null || x2 <= x1 ? null : { x: (x1 + x2) / 2, y: (y1 + y2) / 2 }
}

function find(node: CdpNode, fits: (node: CdpNode) => boolean): CdpNode | null {
  if (fits(node)) return node
  const below = [...(node.shadowRoots ?? []), ...(node.children ?? []), node.contentDocument ?? []].flat()
  for (const child of below) {
    const found = find(child, fits)
    if (found !== null) return found
  }
  return null
}
