// The practice site in a real browser, walked by role and name as a person would; the server's truth decides.
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ScenarioName } from '../../practice/scenarios'
import { type Practice, startPractice } from '../../practice/server'

const args = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
]

let browser: Browser
let practice: Practice | undefined
let page: Page

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env.WAYOUT_BROWSER ?? '/usr/bin/chromium',
    args,
  })
}, 60_000)

afterAll(() => browser?.close())

afterEach(async () => {
  await page?.context().close()
  await practice?.close()
  practice = undefined
})

const start = async (scenario: ScenarioName, lang: 'en' | 'fr' = 'en'): Promise<Practice> => {
  practice = await startPractice({ scenario, lang, port: 0, today: new Date('2026-11-23T12:00:00Z') })
  page = await (await browser.newContext()).newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${practice.origins.site}/account`)
  return practice
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

const ends = { status: 'ends', endsOn: '2026-12-14', wrong: [] }

describe('a person walks out', { timeout: 60_000 }, () => {
  test('classic: the cancel button is behind a small grey one', async () => {
    const { truth } = await start('classic')
    await signIn()
    await page.getByRole('link', { name: 'Manage Sub' }).click()
    await shows('Renews on December 14, 2026')
    expect(await page.getByRole('button', { name: 'Cancel Plan' }).count()).toBe(0)
    await press('Manage')
    await press('Cancel Plan')
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm Cancellation' }).click()
    await shows('Your plan ends on December 14, 2026')
    await page.reload()
    await page.getByRole('button', { name: 'Un-cancel Plan' }).waitFor()
    expect(truth()).toMatchObject(ends)
    expect(truth().used).toEqual([
      'sign-in',
      'sign-in-discord',
      'discord-authorize',
      'open-manage',
      'manage',
      'cancel-plan',
      'confirm-cancel',
    ])
  })

  test('current: Escape and “keep” leave the plan as it is', async () => {
    const { truth } = await start('current')
    await toPlan()
    await press('Cancel Plan')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await press('Cancel Plan')
    await press('Keep My Plan')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(truth()).toMatchObject({ status: 'active', wrong: ['keep-plan'] })
    await press('Cancel Plan')
    await page.getByRole('radio', { name: 'Cancel at end of subscription period' }).click()
    await press('Confirm Cancellation')
    await shows('Your plan ends on December 14, 2026')
    expect(truth().status).toBe('ends')
  })

  test('refund: nothing is chosen beforehand', async () => {
    const { truth } = await start('refund')
    await toPlan()
    await press('Cancel Plan')
    const confirm = page.getByRole('button', { name: 'Confirm Cancellation' })
    expect(await confirm.isDisabled()).toBe(true)
    await page.getByRole('radio', { name: 'Cancel immediately with refund' }).check()
    await confirm.click()
    await shows('You don’t have an active subscription')
    await shows('A refund of $10.00 is on its way')
    expect(truth()).toMatchObject({ status: 'cancelled', endsOn: null, refunded: true, wrong: [] })
  })

  test('scheduled change: undone first', async () => {
    const { truth } = await start('scheduled-change')
    await toPlan()
    await shows('Your plan changes to Basic on December 14, 2026')
    expect(await page.getByRole('button', { name: 'Cancel Plan' }).count()).toBe(0)
    await press('Cancel Change')
    await press('Yes, Cancel Change')
    await press('Cancel Plan')
    await press('Confirm Cancellation')
    await shows('Your plan ends on December 14, 2026')
    expect(truth()).toMatchObject({ ...ends, scheduledChange: false })
  })

  test('dead button: the dialog stays', async () => {
    const { truth } = await start('dead-button')
    await toPlan()
    await press('Cancel Plan')
    await press('Confirm Cancellation')
    await expect.poll(() => truth().used.at(-1)).toBe('confirm-cancel')
    expect(await page.getByRole('dialog').isVisible()).toBe(true)
    expect(truth().status).toBe('active')
  })

  test('fake success: a reload tells the truth', async () => {
    const { truth } = await start('fake-success')
    await toPlan()
    await press('Cancel Plan')
    await press('Confirm Cancellation')
    await shows('Your plan ends on December 14, 2026')
    await shows('Your subscription has been cancelled')
    expect(truth().status).toBe('active')
    await page.reload()
    await shows('Renews on December 14, 2026')
    await page.getByRole('button', { name: 'Cancel Plan' }).waitFor()
  })

  test('retention: only the last of four pages cancels', async () => {
    const { truth } = await start('retention')
    await toPlan()
    await press('Cancel Plan')
    await page.getByRole('radio', { name: 'Prefer not to say' }).check()
    await press('Continue')
    await press('No Thanks, Continue Cancelling')
    await press('Continue to Cancel')
    await shows('All set! Your cancellation request has been received.')
    await page.waitForURL(/\/cancel\/confirm$/)
    expect(truth().status).toBe('active')
    await press('Yes, Cancel My Plan')
    await shows('Your plan ends on December 14, 2026')
    expect(truth()).toMatchObject(ends)
  })

  test('session expired: sign in again and go on', async () => {
    const { truth } = await start('session-expired')
    await toPlan()
    await press('Cancel Plan')
    await shows('Your session has expired. Please sign in again.')
    await toPlan()
    await press('Cancel Plan')
    await press('Confirm Cancellation')
    await shows('Your plan ends on December 14, 2026')
    expect(truth()).toMatchObject(ends)
  })

  test('iframe: the box is on another origin', async () => {
    const { truth, origins } = await start('iframe')
    await toPlan()
    const frame = page.frameLocator('iframe')
    await frame.getByText('Renews on December 14, 2026').waitFor()
    expect(page.frames().some((each) => each.url().startsWith(origins.discord))).toBe(true)
    await frame.getByRole('button', { name: 'Cancel Plan' }).click()
    await frame.getByRole('button', { name: 'Confirm Cancellation' }).click()
    await frame.getByText('Your plan ends on December 14, 2026').waitFor()
    await page.reload()
    await frame.getByText('Your plan ends on December 14, 2026').waitFor()
    expect(truth()).toMatchObject(ends)
  })

  test('shadow: the controls are in open shadow roots', async () => {
    const { truth } = await start('shadow')
    await toPlan()
    await press('Cancel Plan')
    expect(await page.evaluate("document.querySelectorAll('main button, dialog').length")).toBe(0)
    await press('Confirm Cancellation')
    await shows('Your plan ends on December 14, 2026')
    expect(truth()).toMatchObject(ends)
  })

  test('survey after: not cancelled until the survey is left', async () => {
    const { truth } = await start('survey-after')
    await toPlan()
    await press('Cancel Plan')
    await press('Confirm Cancellation')
    await page.waitForURL(/\/cancel\/survey$/)
    const skip = page.getByRole('button', { name: 'Skip' })
    await skip.waitFor()
    expect(truth().status).toBe('active')
    await skip.click()
    await shows('Your plan ends on December 14, 2026')
    expect(truth()).toMatchObject(ends)
  })

  test('late: nodes are replaced all the time, even those of an open dialog', async () => {
    const { truth } = await start('late')
    await toPlan()
    await press('Cancel Plan')
    const old = await page.getByRole('dialog').elementHandle()
    await old?.waitForElementState('hidden')
    expect(await page.getByRole('dialog').isVisible()).toBe(true)
    await press('Confirm Cancellation')
    await shows('Your plan ends on December 14, 2026')
    expect(truth()).toMatchObject(ends)
  })

  test('two plans: two buttons of the same name', async () => {
    const { truth } = await start('two-plans')
    await toPlan()
    await page.getByRole('heading', { name: 'Standard plan' }).waitFor()
    expect(await page.getByRole('button', { name: 'Cancel Plan' }).count()).toBe(2)
    expect(truth().status).toBe('active')
  })

  test('deleting the account does not end the plan', async () => {
    const { truth } = await start('current')
    await signIn()
    await press('Account menu')
    await page.getByRole('link', { name: 'Delete Account' }).click()
    await press('Delete My Account')
    await shows('Your account has been deleted. Your subscription is billed separately and continues.')
    expect(truth()).toMatchObject({ status: 'active', accountDeleted: true, signedIn: false })
    expect(truth().wrong).toEqual(['open-delete-account', 'delete-account'])
  })

  test('no page breaks its own policy or throws', async () => {
    const { origins } = await start('current', 'fr')
    const said: string[] = []
    page.on('console', (message) => message.type() === 'error' && said.push(message.text()))
    page.on('pageerror', (error) => said.push(error.message))
    for (const path of ['/account', '/explore', '/auth/google', '/auth/signin', '/manage']) {
      await page.goto(`${origins.site}${path}`)
      await page.locator('main[aria-busy=false] h1').waitFor()
      expect(await page.title()).toContain('Practice')
      expect(await page.getByText('Practice : site d’entraînement').isVisible()).toBe(true)
    }
    expect(said).toEqual([])
  })
})
