/**
 * The app on the browser host, without windows, and a person who uses it: reads the panel, clicks where the ring is.
 * Invariants: nothing of the app is called; what the person does goes through the two pages alone.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Dialog, Locator, Page } from 'playwright-core'
import type { Truth } from '../../../practice/server'
import type { startApp } from '../../../src-main/app/start'
import { appRoot } from '../../../src-main/app-root'
import type { Language } from '../../../src-main/guide/schema'
import type { BrowserHost } from '../../../src-main/hosts/browser/browser-host'
import { quickBrowser } from '../../browser'
import { pressRing } from '../../ring'
import { openUnseen, type Unseen } from '../../unseen-app'
import { temporaryFolder } from './wayout'

interface Scenario {
  readonly title: Readonly<Record<Language, string>>
}

type Messages = Readonly<Record<string, unknown>>

const messages = (language: Language): Messages =>
  JSON.parse(readFileSync(join(appRoot(), 'src-renderer', 'messages', `${language}.json`), 'utf8'))

/** A plain text of the panel. */
export function text(language: Language, key: string): string {
  const found = messages(language)[key]
  if (typeof found !== 'string') throw new Error(`no plain text "${key}" in ${language}`)
  return found
}

export type AppOptions = Partial<Unseen> & { readonly language?: Language }

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

/**
 * An app for one walk after another, as a person rehearses: home again after each. After one that went wrong the next
 * begins with a new app. `leave` closes all.
 */
export function sharedApps(): {
  use(work: (person: Person) => Promise<void>): Promise<void>
  leave(): Promise<void>
} {
  const idle: Person[] = []
  return {
    async use(work) {
      const person = idle.pop() ?? (await openApp({}))
      try {
        await work(person)
        await person.goHome()
        idle.push(person)
      } catch (error) {
        await person.leave()
        throw error
      }
    },
    async leave() {
      await Promise.all(idle.splice(0).map((person) => person.leave()))
    },
  }
}

async function openApp({
  language = 'en',
  storeFolder = temporaryFolder(),
  ...more
}: AppOptions): Promise<Person> {
  const { host, app, logged } = await openUnseen({
    executable: quickBrowser(),
    storeFolder,
    systemLanguage: language,
    ...more,
  })
  const person = new Person(host, app, language, logged)
  await person.heading(/./).waitFor()
  return person
}

export class Person {
  private ended = false
  private readonly dialogs: Dialog[] = []
  private watched: Page | null = null
  private readonly watching = setInterval(() => this.watchDialogs(), 5)

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
  async rehearse(scenario: Scenario, assist = false): Promise<void> {
    await this.toBefore(scenario)
    await this.begin(assist)
  }

  /** From home to what stands before a practice scenario. */
  async toBefore(scenario: Scenario): Promise<void> {
    const title = scenario.title[this.language]
    const name = `${this.text('practice_start')}: ${title}`
    const button = this.panel.getByRole('button', { name, exact: true, includeHidden: true })
    if (!(await button.isVisible()))
      await this.panel.locator('details', { has: button }).locator('summary').click()
    await button.click()
  }

  /** Home, from wherever a walk has come to. */
  async goHome(): Promise<void> {
    if (await this.button('word_stop').isVisible()) {
      await this.press('word_stop')
      await this.press('stop_yes')
    }
    await this.press('home')
    await this.heading(this.text('home_title')).waitFor()
  }

  /** From home to the first step of the first route, without answering the questions that would lead to it. */
  async startRoute(): Promise<void> {
    await this.toFirstRoute()
    await this.begin()
  }

  /** From home to what stands before the first route. */
  async toFirstRoute(): Promise<void> {
    const start = this.panel.getByRole('button', {
      name: `${this.text('route_start')}: `,
      includeHidden: true,
    })
    await this.panel.locator('details', { has: start }).first().locator('summary').click()
    await start.first().click()
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

  /** Presses OK in a dialog of the page itself, if there is one. */
  async acceptDialog(): Promise<void> {
    const dialog = this.dialogs.shift()
    await dialog?.accept().catch(() => undefined)
  }

  /** Sees the dialogs of each window of the site, from its first moment. */
  private watchDialogs(): void {
    const page = this.host.sitePage
    if (page === this.watched || page === null) return
    this.watched = page
    page.on('dialog', (dialog) => this.dialogs.push(dialog))
  }

  /** The name of the control that the panel tells the person to look for; "" when there is none. */
  async control(): Promise<string> {
    const shown = this.panel.locator('.control bdi')
    return (await shown.count()) === 0 ? '' : await shown.innerText()
  }

  /** Presses the mouse where the ring is; false when there is none. */
  tryRing(): Promise<boolean> {
    return pressRing(this.site)
  }

  /** The same, once the ring is there. */
  async clickRing(): Promise<void> {
    for (const limit = Date.now() + 10_000; !(await this.tryRing()); await delay(50))
      if (Date.now() > limit) throw new Error('the panel tells where to click, but there is no ring')
  }

  /** The narration. */
  async words(): Promise<string> {
    return await this.read("document.querySelector('.say .words')?.innerText ?? ''")
  }

  /**
   * Acts once for each thing that the panel asks for, until the panel shows something that fits. Acts again when
   * nothing came of it, as a person would.
   */
  async follow(
    fits: (shown: string) => boolean,
    act: () => Promise<boolean> = () => this.tryRing(),
    ms = 100_000,
  ): Promise<string> {
    const ready = ['word_show_again', 'word_confirm', 'word_accept_terms'].map((key) => this.text(key))
    const limit = Date.now() + ms
    let acted = { asked: '', at: 0 }
    while (Date.now() < limit) {
      const shown = await this.shown().catch(() => '')
      if (fits(shown)) return shown
      const asked = await this.asked().catch(() => '')
      const isNew = asked !== acted.asked || Date.now() - acted.at > 10_000
      if (isNew && ready.some((words) => shown.includes(words)) && (await act()))
        acted = { asked, at: Date.now() }
      else await delay(150)
    }
    throw new Error(
      `the walk never got there. The panel shows:\n${await this.shown()}\n${this.logged.join('\n')}`,
    )
  }

  /** What the panel wants of the person: narration, control, question, step. */
  private asked(): Promise<string> {
    return this.read(`[...document.querySelectorAll('.say .words, .control, [role=progressbar], main h2')]
      .map((each) => each.innerText + (each.getAttribute('aria-valuetext') ?? '')).join()`)
  }

  /** What the panel shows now, in a few words: to wait for a change of it. */
  async shown(): Promise<string> {
    return await this.read('document.body.innerText')
  }

  /** Past the driver, which loses a page that has crashed once. */
  private async read(expression: string): Promise<string> {
    const session = await this.panel.context().newCDPSession(this.panel)
    try {
      const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true })
      return String(result.value)
    } finally {
      await session.detach().catch(() => undefined)
    }
  }

  /** Waits until the panel shows something that fits. */
  async until(fits: (shown: string) => boolean, ms = 30_000): Promise<string> {
    const limit = Date.now() + ms
    let shown = ''
    while (Date.now() < limit) {
      shown = await this.shown().catch(() => '')
      if (fits(shown)) return shown
      await delay(50)
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
    clearInterval(this.watching)
    await this.app.quit()
  }
}
