// The practice portal, magazine and chat in a real browser, walked by role and name as a person would; the truth decides.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { ScenarioName } from '../../practice/scenarios'
import { practicePerson } from './support/practice-person'

const person = practicePerson()
const { open, press } = person

const ends = { status: 'ends', endsOn: '2026-12-14', wrong: [] }
const date = 'December 14, 2026'

const follow = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click()

/** A link that opens a window of its own. */
async function windowOf(act: () => Promise<void>): Promise<Page> {
  const [opened] = await Promise.all([person.page.context().waitForEvent('page'), act()])
  return opened
}

describe('a person walks out', { timeout: 60_000 }, () => {
  test('the portal: a coupon is refused, then it is confirmed', async () => {
    const { truth } = await open('portal-coupon')
    await follow(person.page, 'Cancel subscription')
    await person.page.getByRole('heading', { name: 'Before you go: 50% off for three months' }).waitFor()
    await follow(person.page, 'No thanks')
    await person.page.getByRole('heading', { name: 'Cancel your subscription' }).waitFor()
    expect(truth().status).toBe('active')
    await follow(person.page, 'Cancel subscription')
    await person.shows(`Your subscription will be canceled on ${date}.`)
    expect(truth()).toMatchObject(ends)
  })

  test('the portal: going back cancels nothing', async () => {
    const { truth } = await open('portal')
    await follow(person.page, 'Cancel subscription')
    await follow(person.page, 'Go back')
    await person.shows(`Your subscription renews on ${date}.`)
    expect(truth()).toMatchObject({ status: 'active', used: ['portal-cancel', 'portal-go-back'], wrong: [] })
  })

  test('the portal: the question for the reason comes once, and needs no answer', async () => {
    const { truth } = await open('portal-reason')
    await follow(person.page, 'Cancel subscription')
    await person.page.getByRole('heading', { name: 'Cancel your subscription' }).waitFor()
    await follow(person.page, 'Cancel subscription')
    const question = person.page.getByRole('dialog', { name: 'Why did you cancel?' })
    expect(await question.getByRole('button', { name: 'Submit' }).isDisabled()).toBe(true)
    await question.getByRole('radio', { name: 'It’s too expensive' }).check()
    expect(await question.getByRole('button', { name: 'Submit' }).isDisabled()).toBe(false)
    await question.getByRole('button', { name: 'No thanks' }).click()
    await question.waitFor({ state: 'detached' })
    await person.shows(`Your subscription will be canceled on ${date}.`)
    expect(truth()).toMatchObject(ends)
  })

  test('the mail: the link from the practice mailbox opens the portal', async () => {
    const { truth } = await open('portal-mail')
    await press('Send me a link')
    await follow(person.page, 'Access your billing portal')
    await person.shows(`Your subscription renews on ${date}.`)
    expect(truth()).toMatchObject({ status: 'active', signedIn: true, used: ['mail-send', 'mail-open'] })
  })

  test('the magazine: its portal is a window of its own; nothing is chosen beforehand', async () => {
    const { truth } = await open('magazine')
    await follow(person.page, 'Sign in')
    const portal = await windowOf(() => follow(person.page, 'Manage subscription'))
    await follow(portal, 'Cancel subscription')
    await portal.getByRole('heading', { name: 'Cancel your subscription' }).waitFor()
    const confirm = portal.getByRole('link', { name: 'Cancel subscription' })
    expect(await confirm.getAttribute('aria-disabled')).toBe('true')
    await portal.getByRole('radio', { name: 'Cancel immediately with refund' }).check()
    await confirm.click()
    await portal.getByText('You have no active subscription.').waitFor()
    expect(truth()).toMatchObject({ status: 'cancelled', refunded: true, secondIssue: false, wrong: [] })
    await person.page.reload()
    await person.shows('Will not be sent')
  })

  test('the chat: typed as in Discord, left through its question', async () => {
    const { truth } = await open('discord')
    const box = person.page.getByRole('textbox', { name: 'Message #member-support' })
    await box.click()
    await box.pressSequentially('/sub')
    expect(await person.page.getByRole('option').count()).toBe(1)
    await box.pressSequentially('scribe')
    await person.page.keyboard.press('Enter')
    await press('Manage Account')
    const leaving = person.page.getByRole('dialog', { name: 'Leaving Discord' })
    await leaving.getByRole('button', { name: 'Go Back' }).click()
    await leaving.waitFor({ state: 'detached' })
    await press('Manage Account')
    const site = await windowOf(() => follow(person.page, 'Visit Site'))
    await site.getByRole('button', { name: 'Manage Subscription', exact: true }).click()
    await site.getByRole('button', { name: 'Cancel Plan', exact: true }).click()
    await site.getByRole('button', { name: 'Confirm Cancellation', exact: true }).click()
    await site.getByText(`Your plan ends on ${date}`, { exact: true }).waitFor()
    expect(truth()).toMatchObject(ends)
  })

  test('the chat: /info by its entry; a private answer is gone after a reload', async () => {
    await open('discord')
    await person.page.getByRole('textbox').click()
    await person.page.getByRole('option', { name: '/info' }).click()
    await person.shows(`Subscription: Basic (Active monthly, renews next on ${date})`)
    await person.page.reload()
    expect(await person.page.getByText('Lifetime Usage').count()).toBe(0)
  })

  test('the chat: without a plan its link opens a checkout', async () => {
    const { truth } = await open('discord-checkout')
    await person.page.getByRole('textbox').click()
    await person.page.getByRole('option', { name: '/subscribe' }).click()
    await press('Manage Account')
    const site = await windowOf(() => follow(person.page, 'Visit Site'))
    await site.getByText('Pay with card').waitFor()
    expect(truth()).toMatchObject({ status: 'none', wrong: [] })
  })
})

describe('the pages', { timeout: 60_000 }, () => {
  const places: ScenarioName[] = ['portal', 'portal-mail', 'magazine', 'discord']
  test.each(places)('%s fits into 320 pixels, and breaks neither its policy nor itself', async (scenario) => {
    await open(scenario, { viewport: { width: 320, height: 560 } })
    const said: string[] = []
    person.page.on('console', (message) => message.type() === 'error' && said.push(message.text()))
    person.page.on('pageerror', (error) => said.push(error.message))
    await person.page.reload()
    await person.page.getByText('Practice site: nothing here is real').waitFor()
    const widest = await person.page.evaluate('document.documentElement.scrollWidth')
    expect(widest).toBeLessThanOrEqual(320)
    expect(said).toEqual([])
  })
})
