/**
 * A person with a browser on a practice site: one browser a file, one window and one site a test. Finds things by role
 * and name only. Knows nothing of the app.
 */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { Lang, ScenarioName, WebsiteName } from '../../../practice/scenarios'
import { type Practice, type SitePractice, startPractice } from '../../../practice/server'
import { quickBrowser } from '../../browser'

const args = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
]

const today = new Date('2026-11-23T12:00:00Z')

/** Registers its own set-up and clean-up; `page` is the window of the test that runs. */
export function practicePerson() {
  let browser: Browser
  let practice: Practice | undefined
  let page: Page

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: quickBrowser(),
      args,
    })
  }, 60_000)

  afterAll(() => browser?.close())

  afterEach(async () => {
    await page?.context().close()
    await practice?.close()
    practice = undefined
  })

  /** Opens the account page of a new site, dated 23 November 2026, in a new window. */
  const start = async (
    scenario: WebsiteName,
    lang: Lang = 'en',
    options: BrowserContextOptions = {},
  ): Promise<SitePractice> => {
    const own = await startPractice({ scenario, lang, port: 0, today })
    practice = own
    await goTo(`${own.origins.site}/account`, options)
    return own
  }

  /** The same for any practice: opens the page on which its guide begins. */
  const open = async (scenario: ScenarioName, options: BrowserContextOptions = {}): Promise<Practice> => {
    practice = await startPractice({ scenario, port: 0, today })
    const { portal, magazine, discord } = practice.origins
    await goTo(`${portal ?? magazine ?? discord}/`, options)
    return practice
  }

  const goTo = async (url: string, options: BrowserContextOptions) => {
    page = await (await browser.newContext(options)).newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(url)
  }

  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const shows = (text: string) => page.getByText(text, { exact: true }).waitFor()

  const signIn = async () => {
    await press('Sign In')
    await press('Continue with Discord')
    await page.waitForURL(/localhost:\d+\/oauth2\/authorize/)
    expect(await page.title()).toContain('Practice')
    await press('Authorize')
    await page.waitForURL(/127\.0\.0\.1:\d+\/account$/)
  }

  const toPlan = async () => {
    await signIn()
    await press('Manage Subscription')
  }

  return {
    get page(): Page {
      return page
    },
    start,
    open,
    press,
    shows,
    signIn,
    toPlan,
  }
}
