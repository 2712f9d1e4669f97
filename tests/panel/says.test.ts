// What the panel tells: where the site is, what is new, how far it is; in each language, by eye, ear and keyboard.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { usePanel } from './support'
import { VIEW_NAMES, VIEWS } from './views'

const panel = usePanel()

beforeEach(() => panel.load())
afterEach(() => expect(panel.wrong()).toEqual([]))

describe('the address line', () => {
  const line = () => panel.page.getByRole('region', { name: 'Address of the site’s window' }).innerText()

  test.each([
    ['walk-pointing', 'https://www.midjourney.com\nPart of this guide'],
    ['outside', 'https://midjourney.com.cancel-help.example\nNot part of this guide. I click nothing here. '],
    ['insecure', 'http://www.midjourney.com\nNot secure: '],
    ['home', 'The site is not open yet.'],
    ['before-practice-starting', 'Empty page'],
    ['blocked-live', 'The site’s window is closed. To go on, choose “Open again”.'],
    ['site-failed', '(net::ERR_NAME_NOT_RESOLVED) To go on, choose “Reload”.'],
  ] as const)('%s', async (name, words) => {
    await panel.view(name)
    expect(await line()).toContain(words)
  })

  test.each([
    ['detached', 'Developer tools took over', 'Attach again'],
    ['crashed', 'crashed', 'Reload'],
  ] as const)('%s, with its way out', async (kind, words, way) => {
    await panel.view('blocked-live', { site: { kind } })
    expect(await line()).toContain(words)
    expect(await line()).toContain(`“${way}”`)
    expect(await panel.button(way).count()).toBe(1)
  })
})

describe('says and focuses', () => {
  const heard = (how: string) => panel.page.locator(`[data-announce=${how}]`).innerText()

  test('each narration and question, politely; what counts, at once', async () => {
    await panel.view('walk-pointing')
    const region = await panel.page.locator('[data-announce=polite]').elementHandle()
    expect(await heard('polite')).toContain('Here is the subscription, still running.')
    await panel.view('walk-sign-in')
    expect(await heard('polite')).toContain('Please sign in at https://accounts.google.com.')
    // A new region would not be heard: it must be the one that was there before.
    expect(await region?.evaluate((node) => node.isConnected)).toBe(true)
    await panel.view('walk-decisive')
    expect(await heard('polite')).toBe('')
    expect(await heard('assertive')).toContain('Shall I make it?')
    await panel.view('blocked-ended')
    expect(await heard('assertive')).toContain('Not cancelled. The site reported an error.')
    await panel.view('done-period-end')
    expect(await heard('assertive')).toBe('')
    expect(await heard('polite')).toBe('Cancelled, ends with the paid period')
  })

  test('the heading gets the focus when the place is another, and only if the panel has it', async () => {
    await panel.view('home')
    await panel.fold('Midjourney, on its website').last().click()
    await panel.button('Rehearse: The page today').focus()
    await panel.view('before')
    expect(await panel.active()).toContain('<h1')
    await panel.page.getByLabel('Language').focus()
    await panel.view('walk-pointing')
    expect(await panel.active()).toContain('<h1')
    await panel.page.evaluate(() => {
      document.hasFocus = () => false
    })
    await panel.page.getByLabel('Language').focus()
    await panel.view('done-period-end')
    expect(await panel.active()).toContain('aria-label="Language"')
  })

  test('the focus stays while walking', async () => {
    await panel.view('walk-pointing')
    await panel.button('Show me again').focus()
    await panel.walk({ say: 'Something else', words: ['show-again', 'stop'], control: 'Other' })
    expect(await panel.active()).toContain('Show me again')
  })

  test('progress tells what is known, and no more', async () => {
    await panel.view('walk-traps-terms')
    const bar = panel.page.getByRole('progressbar', { name: 'Progress' })
    expect(await bar.getAttribute('aria-valuetext')).toBe('Step 12 · Leaving. How many more is not known.')
    expect(await bar.getAttribute('aria-valuenow')).toBeNull()
    const stages = await panel.page
      .getByRole('list', { name: 'Stages' })
      .getByRole('listitem')
      .allInnerTexts()
    expect(stages.map((each) => each.replace(/\s+/g, ' ').trim())).toEqual([
      'Sign in (done)',
      'Way there (to come)',
      'Your plan (done)',
      'Leaving (now)',
      'Checking (to come)',
    ])
    expect(await panel.page.locator('[aria-current=step]').innerText()).toContain('Leaving')
  })
})

describe('by keyboard alone', () => {
  test.each(VIEW_NAMES)('%s: everything is reached, in order, seen, and left again', async (name) => {
    await panel.view(name)
    const reachable = await panel.page.evaluate(
      () =>
        [...document.querySelectorAll('button, select, input, textarea, summary, [tabindex="0"]')].filter(
          (each) =>
            each.checkVisibility() &&
            !(each instanceof HTMLInputElement && each.type === 'radio' && !each.checked),
        ).length,
    )
    const stops: { readonly at: number; readonly seen: boolean }[] = []
    // One press more where the focus was led into the page first: past the last stop it leaves, and begins anew.
    for (let presses = 0; presses <= reachable + 1; presses += 1) {
      await panel.page.keyboard.press('Tab')
      const stop = await panel.page.evaluate(() => {
        const here = document.activeElement
        if (here === null || here === document.body) return null
        const outlined = [here, here.closest('label')].some(
          (each) => each !== null && Number.parseFloat(getComputedStyle(each).outlineWidth) >= 2,
        )
        return {
          at: [...document.querySelectorAll('*')].indexOf(here),
          seen: outlined,
        }
      })
      if (stop === null) continue
      if (stop.at === stops[0]?.at) break
      stops.push(stop)
    }
    expect(stops).toHaveLength(reachable)
    expect(stops.every(({ seen }) => seen)).toBe(true)
    const order = stops.map(({ at }) => at)
    const first = order.indexOf(Math.min(...order))
    const turned = [...order.slice(first), ...order.slice(0, first)]
    expect(turned).toEqual(order.toSorted((a, b) => a - b))
  })

  test('a choice is made with the arrows, a fold opened with the space bar', async () => {
    await panel.view('before')
    await panel.page.getByLabel('At the end of the paid period.').focus()
    await panel.page.keyboard.press('ArrowDown')
    expect(await panel.sent()).toEqual([{ kind: 'answer', input: 'refund', option: 'refund-now' }])
    await panel.fold('Where this comes from').focus()
    await panel.page.keyboard.press('Space')
    expect(await panel.page.getByText('reported by users').last().isVisible()).toBe(true)
  })

  test('a picture opens large, closes with Escape, and gives the focus back', async () => {
    await panel.view('done-refund')
    const thumb = panel.button('Enlarge: Account page, freshly loaded')
    await thumb.focus()
    await panel.page.keyboard.press('Enter')
    const large = panel.page.getByRole('img', { name: 'Account page, freshly loaded', exact: true })
    await large.waitFor()
    await expect
      .poll(() => large.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)))
      .toBe(1000)
    await panel.page.keyboard.press('Escape')
    await large.waitFor({ state: 'hidden' })
    expect(await panel.active()).toContain('Enlarge: Account page, freshly loaded')
  })
})

describe('language and colours', () => {
  test('another language at once, with what was open and focused kept', async () => {
    await panel.view('walk-pointing')
    await panel.fold('What if it looks different?').click()
    await panel.page.getByLabel('Language').focus()
    await panel.show(VIEWS['walk-pointing']('fr'))
    expect(await panel.page.locator('html').getAttribute('lang')).toBe('fr')
    expect(await panel.button('C’est fait').count()).toBe(1)
    expect(await panel.page.getByText('Pas de bouton ?').isVisible()).toBe(true)
    expect(await panel.active()).toContain('aria-label="Langue"')
    expect(await panel.page.title()).toBe('Midjourney, sur son site · Wayout')
  })

  test('dates and lists are written as the language does', async () => {
    await panel.show(VIEWS['done-period-end']('de'))
    const words = await panel.page.locator('main').innerText()
    expect(words).toContain('14. Dezember 2026')
    expect(words).toContain('Gezeigt von 2 neu geladenen Seiten, um 14:03 und 14:04')
  })

  test('the system decides the colours until the person does', async () => {
    const ground = () => panel.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    await panel.view('home', { theme: 'dark' })
    const dark = await ground()
    await panel.view('home', { theme: 'light' })
    const light = await ground()
    expect(light).not.toBe(dark)
    await panel.view('home', { theme: 'system' })
    await panel.page.emulateMedia({ colorScheme: 'dark' })
    expect(await ground()).toBe(dark)
    await panel.page.emulateMedia({ colorScheme: 'light' })
    expect(await ground()).toBe(light)
  })

  test('nothing turns for people who want it still', async () => {
    await panel.view('walk-checking')
    const turning = () =>
      panel.page.locator('svg.spin').evaluate((icon) => getComputedStyle(icon).animationName)
    expect(await turning()).toBe('spin')
    await panel.page.emulateMedia({ reducedMotion: 'reduce' })
    expect(await turning()).toBe('none')
    await panel.page.emulateMedia({ reducedMotion: null })
  })
})

test('text twice as large fits into 320 px', async () => {
  await panel.page.setViewportSize({ width: 320, height: 600 })
  await panel.page.evaluate(() => {
    document.documentElement.style.fontSize = '200%'
  })
  for (const name of VIEW_NAMES) {
    await panel.show(VIEWS[name]('de'))
    expect(await panel.page.evaluate(() => document.documentElement.scrollWidth), name).toBe(320)
  }
  await panel.page.setViewportSize({ width: 400, height: 860 })
})
