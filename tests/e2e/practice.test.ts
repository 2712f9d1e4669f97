// The practice site in a real browser, walked by role and name as a person would; the server's truth decides.
import { describe, expect, test } from 'vitest'
import { practicePerson } from './support/practice-person'

const person = practicePerson()
const { start, press, shows, signIn, toPlan } = person

const ends = { status: 'ends', endsOn: '2026-12-14', wrong: [] }

describe('a person walks out', { timeout: 60_000 }, () => {
  test('classic: the cancel button is behind a small grey one', async () => {
    const { truth } = await start('classic')
    await signIn()
    await person.page.getByRole('link', { name: 'Manage Sub' }).click()
    await shows('Renews on December 14, 2026')
    expect(await person.page.getByRole('button', { name: 'Cancel Plan' }).count()).toBe(0)
    await press('Manage')
    await press('Cancel Plan')
    await person.page.getByRole('dialog').getByRole('button', { name: 'Confirm Cancellation' }).click()
    await shows('Your plan ends on December 14, 2026')
    await person.page.reload()
    await person.page.getByRole('button', { name: 'Un-cancel Plan' }).waitFor()
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
    await person.page.getByRole('dialog').waitFor()
    await person.page.keyboard.press('Escape')
    await person.page.getByRole('dialog').waitFor({ state: 'detached' })
    await press('Cancel Plan')
    await press('Keep My Plan')
    await person.page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(truth()).toMatchObject({ status: 'active', wrong: ['keep-plan'] })
    await press('Cancel Plan')
    await person.page.getByRole('radio', { name: 'Cancel at end of subscription period' }).click()
    await press('Confirm Cancellation')
    await shows('Your plan ends on December 14, 2026')
    expect(truth().status).toBe('ends')
  })

  test('refund: nothing is chosen beforehand', async () => {
    const { truth } = await start('refund')
    await toPlan()
    await press('Cancel Plan')
    const confirm = person.page.getByRole('button', { name: 'Confirm Cancellation' })
    expect(await confirm.isDisabled()).toBe(true)
    await person.page.getByRole('radio', { name: 'Cancel immediately with refund' }).check()
    await confirm.click()
    await shows('You don’t have an active subscription')
    await shows('A refund of $10.00 is on its way')
    expect(truth()).toMatchObject({ status: 'cancelled', endsOn: null, refunded: true, wrong: [] })
  })

  test('scheduled change: undone first', async () => {
    const { truth } = await start('scheduled-change')
    await toPlan()
    await shows('Your plan changes to Basic on December 14, 2026')
    expect(await person.page.getByRole('button', { name: 'Cancel Plan' }).count()).toBe(0)
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
    expect(await person.page.getByRole('dialog').isVisible()).toBe(true)
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
    await person.page.reload()
    await shows('Renews on December 14, 2026')
    await person.page.getByRole('button', { name: 'Cancel Plan' }).waitFor()
  })

  test('retention: only the last of four pages cancels', async () => {
    const { truth } = await start('retention')
    await toPlan()
    await press('Cancel Plan')
    await person.page.getByRole('radio', { name: 'Prefer not to say' }).check()
    await press('Continue')
    await press('No Thanks, Continue Cancelling')
    await press('Continue to Cancel')
    await shows('All set! Your cancellation request has been received.')
    await person.page.waitForURL(/\/cancel\/confirm$/)
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
    const frame = person.page.frameLocator('iframe')
    await frame.getByText('Renews on December 14, 2026').waitFor()
    expect(person.page.frames().some((each) => each.url().startsWith(origins.discord))).toBe(true)
    await frame.getByRole('button', { name: 'Cancel Plan' }).click()
    await frame.getByRole('button', { name: 'Confirm Cancellation' }).click()
    await frame.getByText('Your plan ends on December 14, 2026').waitFor()
    await person.page.reload()
    await frame.getByText('Your plan ends on December 14, 2026').waitFor()
    expect(truth()).toMatchObject(ends)
  })

  test('shadow: the controls are in open shadow roots', async () => {
    const { truth } = await start('shadow')
    await toPlan()
    await press('Cancel Plan')
    expect(await person.page.evaluate("document.querySelectorAll('main button, dialog').length")).toBe(0)
    await press('Confirm Cancellation')
    await shows('Your plan ends on December 14, 2026')
    expect(truth()).toMatchObject(ends)
  })

  test('survey after: not cancelled until the survey is left', async () => {
    const { truth } = await start('survey-after')
    await toPlan()
    await press('Cancel Plan')
    await press('Confirm Cancellation')
    await person.page.waitForURL(/\/cancel\/survey$/)
    const skip = person.page.getByRole('button', { name: 'Skip' })
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
    const old = await person.page.getByRole('dialog').elementHandle()
    await old?.waitForElementState('hidden')
    expect(await person.page.getByRole('dialog').isVisible()).toBe(true)
    await press('Confirm Cancellation')
    await shows('Your plan ends on December 14, 2026')
    expect(truth()).toMatchObject(ends)
  })

  test('two plans: two buttons of the same name', async () => {
    const { truth } = await start('two-plans')
    await toPlan()
    await person.page.getByRole('heading', { name: 'Standard plan' }).waitFor()
    expect(await person.page.getByRole('button', { name: 'Cancel Plan' }).count()).toBe(2)
    expect(truth().status).toBe('active')
  })

  test('deleting the account does not end the plan', async () => {
    const { truth } = await start('current')
    await signIn()
    await press('Account menu')
    await person.page.getByRole('link', { name: 'Delete Account' }).click()
    await press('Delete My Account')
    await shows('Your account has been deleted. Your subscription is billed separately and continues.')
    expect(truth()).toMatchObject({ status: 'active', accountDeleted: true, signedIn: false })
    expect(truth().wrong).toEqual(['open-delete-account', 'delete-account'])
  })

  test('no page breaks its own policy or throws', async () => {
    const { origins } = await start('current', 'fr')
    const said: string[] = []
    person.page.on('console', (message) => message.type() === 'error' && said.push(message.text()))
    person.page.on('pageerror', (error) => said.push(error.message))
    for (const path of ['/account', '/explore', '/auth/google', '/auth/signin', '/manage']) {
      await person.page.goto(`${origins.site}${path}`)
      await person.page.locator('main[aria-busy=false] h1').waitFor()
      expect(await person.page.title()).toContain('Practice')
      expect(await person.page.getByText('Practice : site d’entraînement').isVisible()).toBe(true)
    }
    expect(said).toEqual([])
  })
})
