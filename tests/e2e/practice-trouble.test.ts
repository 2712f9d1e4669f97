// The practice site's bad cases in a real browser: what stands in the way is really there, and goes away as it says.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { langs } from '../../practice/scenarios'
import { practicePerson } from './support/practice-person'

const person = practicePerson()
const { start, press, shows, signIn, toPlan } = person

const ends = { status: 'ends', endsOn: '2026-12-14', wrong: [] }
const active = { status: 'active', endsOn: null, wrong: [] }

const button = (name: string) => person.page.getByRole('button', { name, exact: true })

const confirm = async (page: Page) => {
  for (const name of ['Cancel Plan', 'Confirm Cancellation'])
    await page.getByRole('button', { name, exact: true }).click()
  await page.getByText('Your plan ends on December 14, 2026', { exact: true }).waitFor()
}

/** What lies under the middle of the plan's button once a script has scrolled it as far up as it goes. */
const under = (): Promise<string> =>
  person.page.evaluate(`(() => {
    const button = [...document.querySelectorAll('main button.grey')].at(-1)
    for (const block of ['center', 'start', 'end']) {
      button.scrollIntoView({ block, behavior: 'instant' })
      const box = button.getBoundingClientRect()
      const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
      if (hit === button) return 'button'
      if (hit && !hit.closest('.cookies')) return hit.outerHTML
    }
    return 'nothing but the notice'
  })()`)

describe('cookie banner', { timeout: 60_000 }, () => {
  const sizes = [
    [1280, 720],
    [900, 1200],
    [1600, 480],
    [380, 700],
  ] as const
  test.each(sizes)('lies over the plan’s button, whatever is scrolled: %i × %i', async (width, height) => {
    const { truth } = await start('cookie-banner')
    await signIn()
    await person.page.setViewportSize({ width, height })
    await person.page.goto(person.page.url().replace('/account', '/manage'))
    await button('Cancel Plan').waitFor()
    const box = await person.page.getByRole('dialog', { name: 'We value your privacy' }).boundingBox()
    expect(box?.width).toBe(width)
    expect(box?.y).toBeLessThanOrEqual(height / 2)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(height)
    expect(await under()).toBe('nothing but the notice')
    await press('Reject all')
    expect(await under()).toBe('button')
    expect(truth()).toMatchObject({ cookies: 'necessary', wrong: [] })
  })

  test('is on every page, is gone after an answer and stays away', async () => {
    const { truth, origins } = await start('cookie-banner')
    for (const path of ['/account', '/auth/signin', '/help']) {
      await person.page.goto(origins.site + path)
      await button('Reject all').waitFor()
    }
    await button('Settings').click()
    expect(
      await person.page.getByRole('checkbox', { name: 'Strictly necessary (always on)' }).isDisabled(),
    ).toBe(true)
    expect(await person.page.getByRole('checkbox', { name: 'Advertising' }).isChecked()).toBe(false)
    await press('Save my choices')
    await person.page.goto(`${origins.site}/account`)
    await toPlan()
    await confirm(person.page)
    expect(await person.page.getByText('We value your privacy').count()).toBe(0)
    expect(truth()).toMatchObject({ ...ends, cookies: 'necessary' })
  })

  test('accepting all is a trap', async () => {
    const { truth } = await start('cookie-banner')
    await press('Accept all')
    await toPlan()
    expect(truth()).toMatchObject({ cookies: 'all', wrong: ['cookies-accept'] })
  })
})

describe('the way to the end is barred', { timeout: 60_000 }, () => {
  test('grey button: disabled, with a hint at a place that is not there', async () => {
    const { truth } = await start('grey-button')
    await toPlan()
    await shows('Renews on December 14, 2026')
    expect(await button('Cancel Plan').isDisabled()).toBe(true)
    expect(await button('Cancel Plan').getAttribute('aria-disabled')).toBe('true')
    await shows('Your plan is managed in the “Team billing” section of this page.')
    expect(await person.page.getByText('Team billing').count()).toBe(1)
    await button('Cancel Plan').click({ force: true })
    expect(truth()).toMatchObject(active)
    expect(truth().used).not.toContain('cancel-plan')
  })

  test('wait an hour: the confirmation stays, with an error in it', async () => {
    const { truth } = await start('wait-an-hour')
    await toPlan()
    await press('Cancel Plan')
    await press('Confirm Cancellation')
    const alert = person.page.getByRole('dialog').getByRole('alert')
    await alert.waitFor()
    expect(await alert.textContent()).toBe(
      'We could not cancel your plan. Please wait an hour and try again.',
    )
    expect(await button('Confirm Cancellation').isEnabled()).toBe(true)
    await person.page.reload()
    await shows('Renews on December 14, 2026')
    expect(await alert.count()).toBe(0)
    expect(truth()).toMatchObject(active)
  })

  test('type word: disabled until the word is typed', async () => {
    const { truth } = await start('type-word')
    await toPlan()
    await press('Cancel Plan')
    const word = person.page.getByRole('textbox', { name: 'Type CANCEL to confirm' })
    expect(await button('Confirm Cancellation').isDisabled()).toBe(true)
    await word.fill('cancel')
    expect(await button('Confirm Cancellation').isDisabled()).toBe(true)
    await word.fill('CANCEL')
    expect(await button('Confirm Cancellation').isEnabled()).toBe(true)
    await word.fill('')
    expect(await button('Confirm Cancellation').isDisabled()).toBe(true)
    await word.pressSequentially('CANCEL')
    await press('Confirm Cancellation')
    await shows('Your plan ends on December 14, 2026')
    expect(truth()).toMatchObject(ends)
    expect(truth().used).toContain('type-word')
  })
})

describe('translated', { timeout: 60_000 }, () => {
  /** Texts of the page that do not lie in exactly two `font` elements as a translation leaves them. */
  const untouched = (): Promise<string[]> =>
    person.page.evaluate(`(() => {
      const style = 'vertical-align: inherit;'
      const isFont = (e) => e?.tagName === 'FONT' && e.dir === 'auto' && e.getAttribute('style') === style
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const bad = []
      while (walker.nextNode()) {
        const { data, parentElement: inner } = walker.currentNode
        if (!data.trim() || inner.closest('script')) continue
        const outer = inner.parentElement
        if (!isFont(inner) || !isFont(outer) || isFont(outer.parentElement)) bad.push(data)
      }
      return bad
    })()`)

  test('every text lies in two font elements, whatever is drawn, and the page keeps to its policy', async () => {
    const { truth } = await start('translated', 'de')
    const said: string[] = []
    person.page.on('console', (message) => message.type() === 'error' && said.push(message.text()))
    person.page.on('pageerror', (error) => said.push(error.message))
    const html = person.page.locator('html')
    expect(await html.getAttribute('lang')).toBe('fr')
    expect(await html.getAttribute('class')).toBe('translated-ltr')
    await button('Se connecter').waitFor()
    expect(await untouched()).toEqual([])
    await press('Se connecter')
    await press('Continuer avec Discord')
    await press('Autoriser')
    await button('Ménager la sous-inscription').waitFor()
    expect(await untouched()).toEqual([])
    await press('Ménager la sous-inscription')
    await shows('Renouvelle sur 14 décembre 2026')
    await press('Oblitérer le plan')
    await button('Confirmer l’oblitération').waitFor()
    expect(await html.getAttribute('class')).toBe('translated-ltr')
    expect(await untouched()).toEqual([])
    await press('Tenir mon plan')
    await person.page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(said).toEqual([])
    expect(truth()).toMatchObject({ status: 'active', wrong: ['keep-plan'] })
  })
})

describe('are you human', { timeout: 60_000 }, () => {
  test('challenge: lets through by itself, once', async () => {
    const { truth } = await start('challenge')
    await shows('Verify you are human')
    expect(await person.page.title()).toBe('Just a moment… · Imagery Practice')
    await button('Sign In').waitFor()
    expect(truth().used).toEqual([])
    await toPlan()
    await confirm(person.page)
    await person.page.reload()
    await shows('Your plan ends on December 14, 2026')
    expect(truth()).toMatchObject(ends)
  })

  test('challenge: ticking the box lets through', async () => {
    const { truth } = await start('challenge')
    await person.page.getByRole('checkbox', { name: 'Verify you are human' }).click()
    await button('Sign In').waitFor()
    expect(truth().used).toEqual(['challenge-tick'])
  })

  test('challenge loop: each tick brings the same page again; waiting brings nothing', async () => {
    await start('challenge-loop')
    // Time is passed on, not waited for.
    await person.page.clock.install()
    const box = person.page.getByRole('checkbox', { name: 'Verify you are human' })
    for (let i = 0; i < 3; i += 1) {
      const again = person.page.waitForEvent('framenavigated')
      await box.click()
      await again
      await box.waitFor()
      expect(await box.isChecked()).toBe(false)
    }
    await person.page.evaluate('window.same = true')
    await person.page.clock.fastForward('10:00')
    expect(await person.page.evaluate('window.same')).toBe(true)
    expect(await box.isVisible()).toBe(true)
  })
})

describe('other windows and ways in', { timeout: 60_000 }, () => {
  test('pop-up: the plan is in a window of its own', async () => {
    const { truth, origins } = await start('pop-up')
    await signIn()
    const opened = person.page.waitForEvent('popup')
    await press('Manage Subscription')
    const second = await opened
    await second.getByText('Renews on December 14, 2026').waitFor()
    expect(second.url()).toBe(`${origins.site}/manage`)
    expect(person.page.url()).toBe(`${origins.site}/account`)
    await confirm(second)
    expect(truth()).toMatchObject(ends)
    expect(truth().used).toContain('open-manage')
  })

  test('sign-in loop: authorised, and signed out again', async () => {
    const { truth } = await start('sign-in-loop')
    for (let i = 0; i < 2; i += 1) {
      await signIn()
      await shows('You are signed out. Sign in to see your account and your plan.')
    }
    expect(truth()).toMatchObject({ ...active, signedIn: false })
  })

  test('google only: it leads to a page with nothing but the way back', async () => {
    const { truth } = await start('google-only')
    await press('Sign In')
    await button('Continue with Google').waitFor()
    expect(await button('Continue with Discord').count()).toBe(0)
    await press('Continue with Google')
    await person.page.getByRole('heading', { name: 'Google signs in only in an installed browser' }).waitFor()
    const main = person.page.getByRole('main')
    expect(await main.locator('a, button, input').allTextContents()).toEqual(['Back'])
    await main.getByRole('link', { name: 'Back' }).click()
    await button('Continue with Google').waitFor()
    expect(truth()).toMatchObject({ ...active, signedIn: false })
  })
})

describe('narrow and in every language', { timeout: 60_000 }, () => {
  const cases = langs.flatMap((lang) =>
    (['cookie-banner', 'challenge-loop', 'google-only'] as const).map(
      (scenario) => [scenario, lang] as const,
    ),
  )
  test.each(cases)('%s in %s fits into 320 pixels', async (scenario, lang) => {
    const { origins } = await start(scenario, lang, { viewport: { width: 320, height: 560 } })
    const path = scenario === 'google-only' ? '/auth/google' : '/account'
    await person.page.goto(origins.site + path)
    await person.page.locator('main:not([aria-busy=true]) h1').waitFor()
    expect(await person.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    const inside = `[...document.querySelectorAll('button, label, h1, h2, p')].every((each) => {
      const box = each.getBoundingClientRect()
      return box.left >= 0 && box.right <= innerWidth && each.scrollWidth <= each.clientWidth + 1
    })`
    expect(await person.page.evaluate(inside)).toBe(true)
  })
})
