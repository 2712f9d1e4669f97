// What the panel does: sends exactly what was pressed, offers only what the view offers, says what is new, moves the
// focus only when it may, and stays upright when what it is given is wrong or hostile.
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Intent, WALK_WORDS } from '../../src-preload/contract/intent'
import type { View } from '../../src-preload/contract/view'
import { usePanel } from './support'
import { VIEW_NAMES, VIEWS, type ViewName } from './views'

const panel = usePanel()

beforeEach(async () => {
  await panel.load()
})

afterEach(() => {
  expect(panel.wrong()).toEqual([])
})

const button = (name: string) => panel.page.getByRole('button', { name, exact: true })
const inView = (name: ViewName, change: Partial<View> = {}) => panel.show({ ...VIEWS[name]('en'), ...change })
const inWalk = (change: Readonly<Record<string, unknown>>) => {
  const view = VIEWS['walk-pointing']('en')
  return panel.show({ ...view, place: { ...view.place, ...change } })
}
const fold = (title: string) => panel.page.locator('summary', { hasText: title })
const active = () => panel.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? '')

describe('sends what was pressed', () => {
  const PRESSES: readonly (readonly [ViewName, string, Intent])[] = [
    ['home', 'Start: Midjourney, on its website', { kind: 'choose-route', guide: 'midjourney/website' }],
    ['home', 'Rehearse: The older page', { kind: 'practise', scenario: 'classic' }],
    ['home-with-cases', 'Go on: Midjourney, 2 November 2026 at 09:30', { kind: 'resume', case: 'case-1' }],
    ['before', 'Open the site and start', { kind: 'start' }],
    ['before', 'Back', { kind: 'home' }],
    ['walk-pointing', 'I did it', { kind: 'say', word: 'did-it' }],
    ['walk-pointing', 'Show me again', { kind: 'say', word: 'show-again' }],
    ['walk-pointing', 'Show the site’s window', { kind: 'show-site' }],
    ['walk-assist', 'Click it for me', { kind: 'say', word: 'click' }],
    ['walk-decisive', 'Yes, make this click', { kind: 'say', word: 'confirm' }],
    ['walk-decisive', 'No, I click myself', { kind: 'consent', mode: 'show' }],
    ['walk-traps-terms', 'I have read it. Click for me', { kind: 'say', word: 'accept-terms' }],
    ['walk-sign-in', 'I have signed in', { kind: 'say', word: 'did-it' }],
    ['outside', 'Try again', { kind: 'say', word: 'again' }],
    ['blocked-live', 'Open again', { kind: 'say', word: 'again' }],
    ['site-failed', 'Reload', { kind: 'say', word: 'again' }],
    ['blocked-ended', 'Walk again', { kind: 'retry' }],
    ['blocked-ended', 'Save as PDF', { kind: 'save-report' }],
    ['done-refund', 'Copy summary', { kind: 'copy-summary' }],
    ['done-refund', 'Save as PDF', { kind: 'save-report' }],
    ['done-period-end', 'Home', { kind: 'home' }],
  ]
  test.each(PRESSES)('%s: %s', async (view, name, intent) => {
    await inView(view)
    await button(name).click()
    expect(await panel.sent()).toEqual([intent])
  })

  test('what is folded away, once opened', async () => {
    await inView('home')
    await fold('16 more situations').click()
    await button('Rehearse: The page today').click()
    await inView('before')
    await fold('Where this comes from').click()
    await panel.page
      .getByRole('button', { name: /^Open the source \(opens in your browser\) https:/ })
      .click()
    await panel.page.getByRole('button', { name: /^Read the terms \(opens/ }).click()
    await inView('walk-sign-in')
    await fold('Try in another browser').click()
    await button('Go on in Microsoft Edge').click()
    expect(await panel.sent()).toEqual([
      { kind: 'practise', scenario: 'current' },
      { kind: 'open-link', link: 'source-1' },
      { kind: 'open-link', link: 'terms' },
      { kind: 'elsewhere', browser: 'msedge' },
    ])
  })

  test('choices: answers, who clicks, language, colours', async () => {
    await inView('before')
    await panel.page.getByLabel('Now, with a refund.').check()
    await panel.page.getByLabel('Wayout clicks when I press').check()
    await panel.page.getByLabel('Language').selectOption({ label: 'Deutsch' })
    await panel.page.getByLabel('Colours').selectOption({ label: 'Dark' })
    expect(await panel.sent()).toEqual([
      { kind: 'answer', input: 'refund', option: 'refund-now' },
      { kind: 'consent', mode: 'assist' },
      { kind: 'language', language: 'de' },
      { kind: 'theme', theme: 'dark' },
    ])
  })

  test('a notice is dismissed by its own button', async () => {
    await inView('notices')
    expect(await panel.page.getByText('(100 times)').count()).toBe(1)
    await button('Dismiss').nth(2).click()
    expect(await panel.sent()).toEqual([{ kind: 'dismiss', notice: 'n3' }])
  })

  test('stop asks once before it is sent', async () => {
    await inView('walk-pointing')
    await button('Stop').click()
    expect(await panel.sent()).toEqual([])
    expect(await active()).toContain('No, go on')
    await panel.page.keyboard.press('Enter')
    expect(await active()).toContain('Stop')
    await button('Stop').click()
    await button('Yes, stop').click()
    expect(await panel.sent()).toEqual([{ kind: 'say', word: 'stop' }])
  })

  test('nothing more while the site is being opened', async () => {
    await inView('before-practice-starting')
    await button('Opening the site…').click({ force: true })
    expect(await panel.sent()).toEqual([])
  })

  test('a second press before the answer sends nothing', async () => {
    await inView('walk-assist')
    await panel.page.evaluate(() => {
      const { send } = window.wayout
      Object.assign(window.wayout, {
        send: (intent: Parameters<typeof send>[0]) => send(intent).then(() => new Promise(() => {})),
      })
    })
    await button('Click it for me').click()
    await button('Click it for me').click()
    await button('Show me again').click()
    expect(await panel.sent()).toEqual([
      { kind: 'say', word: 'click' },
      { kind: 'say', word: 'show-again' },
    ])
  })
})

describe('only words that the view offers can be said', () => {
  /** Presses every button of the place, and the confirmation of "stop". */
  const pressAll = async () => {
    await panel.page.evaluate(async () => {
      for (const each of document.querySelectorAll<HTMLElement>('main button')) each.click()
      await new Promise(requestAnimationFrame)
      document.querySelector<HTMLElement>('button.danger')?.click()
    })
    const sent = await panel.sent()
    return sent.flatMap((intent) => (intent.kind === 'say' ? [intent.word] : [])).sort()
  }
  const QUESTIONS = [null, 'confirm-commit', 'terms', 'ambiguous', 'sign-in'] as const
  const BELONGS: Readonly<Record<string, string>> = { confirm: 'confirm-commit', 'accept-terms': 'terms' }

  test.each(QUESTIONS)('in a walk, asked: %s', async (id) => {
    const question = id === null ? null : { id, text: 'Asked' }
    for (const words of [[], ...WALK_WORDS.map((word) => [word]), WALK_WORDS]) {
      await inView('home')
      await inWalk({ words, question })
      const sayable = words.filter((word) => BELONGS[word] === undefined || BELONGS[word] === id)
      expect(await pressAll(), words.join()).toEqual([...sayable].sort())
    }
  })

  test('when blocked', async () => {
    for (const words of [[], ...WALK_WORDS.map((word) => [word]), WALK_WORDS]) {
      await inView('home')
      const view = VIEWS['blocked-live']('en')
      await panel.show({ ...view, place: { ...view.place, words } })
      expect(await pressAll(), words.join()).toEqual([...words].sort())
    }
  })
})

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
    await inView(name)
    expect(await line()).toContain(words)
  })

  test.each([
    ['detached', 'Developer tools took over', 'Attach again'],
    ['crashed', 'crashed', 'Reload'],
  ] as const)('%s, with its way out', async (kind, words, way) => {
    await inView('blocked-live', { site: { kind } })
    expect(await line()).toContain(words)
    expect(await line()).toContain(`“${way}”`)
    expect(await button(way).count()).toBe(1)
  })
})

describe('says and focuses', () => {
  const heard = (how: string) => panel.page.locator(`[data-announce=${how}]`).innerText()

  test('each narration and question, politely; what counts, at once', async () => {
    await inView('walk-pointing')
    const region = await panel.page.locator('[data-announce=polite]').elementHandle()
    expect(await heard('polite')).toContain('Here is the subscription, still running.')
    await inView('walk-sign-in')
    expect(await heard('polite')).toContain('Please sign in at https://accounts.google.com.')
    // A new region would not be heard: it must be the one that was there before.
    expect(await region?.evaluate((node) => node.isConnected)).toBe(true)
    await inView('walk-decisive')
    expect(await heard('polite')).toBe('')
    expect(await heard('assertive')).toContain('Shall I make it?')
    await inView('blocked-ended')
    expect(await heard('assertive')).toContain('Not cancelled. The site reported an error.')
    await inView('done-period-end')
    expect(await heard('assertive')).toBe('')
    expect(await heard('polite')).toBe('Cancelled, ends with the paid period')
  })

  test('the heading gets the focus when the place is another, and only if the panel has it', async () => {
    await inView('home')
    await button('Rehearse: The older page').focus()
    await inView('before')
    expect(await active()).toContain('<h1')
    await panel.page.getByLabel('Language').focus()
    await inView('walk-pointing')
    expect(await active()).toContain('<h1')
    await panel.page.evaluate(() => {
      document.hasFocus = () => false
    })
    await panel.page.getByLabel('Language').focus()
    await inView('done-period-end')
    expect(await active()).toContain('aria-label="Language"')
  })

  test('the focus stays while walking', async () => {
    await inView('walk-pointing')
    await button('Show me again').focus()
    await inWalk({ say: 'Something else', words: ['show-again', 'stop'], control: 'Other' })
    expect(await active()).toContain('Show me again')
  })

  test('progress tells what is known, and no more', async () => {
    await inView('walk-traps-terms')
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
    await inView(name)
    const reachable = await panel.page.evaluate(
      () =>
        [...document.querySelectorAll('button, select, input, summary, [tabindex="0"]')].filter(
          (each) => each.checkVisibility() && !(each instanceof HTMLInputElement && !each.checked),
        ).length,
    )
    const stops: { readonly at: number; readonly seen: boolean }[] = []
    for (let presses = 0; presses <= reachable; presses += 1) {
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
      // Past the last one: out of the page, or back at the first.
      if (stop === null || stop.at === stops[0]?.at) break
      stops.push(stop)
    }
    expect(stops).toHaveLength(reachable)
    expect(stops.every(({ seen }) => seen)).toBe(true)
    expect(stops.map(({ at }) => at)).toEqual(stops.map(({ at }) => at).sort((a, b) => a - b))
  })

  test('a choice is made with the arrows, a fold opened with the space bar', async () => {
    await inView('before')
    await panel.page.getByLabel('At the end of the paid period.').focus()
    await panel.page.keyboard.press('ArrowDown')
    expect(await panel.sent()).toEqual([{ kind: 'answer', input: 'refund', option: 'refund-now' }])
    await fold('Where this comes from').focus()
    await panel.page.keyboard.press('Space')
    expect(await panel.page.getByText('Reported by others').isVisible()).toBe(true)
  })

  test('a picture opens large, closes with Escape, and gives the focus back', async () => {
    await inView('done-refund')
    const thumb = button('Enlarge: Account page, freshly loaded')
    await thumb.focus()
    await panel.page.keyboard.press('Enter')
    const large = panel.page.getByRole('img', { name: 'Account page, freshly loaded', exact: true })
    await large.waitFor()
    await expect
      .poll(() => large.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)))
      .toBe(1000)
    await panel.page.keyboard.press('Escape')
    await large.waitFor({ state: 'hidden' })
    expect(await active()).toContain('Enlarge: Account page, freshly loaded')
  })
})

describe('language and colours', () => {
  test('another language at once, with what was open and focused kept', async () => {
    await inView('walk-pointing')
    await fold('What if it looks different?').click()
    await panel.page.getByLabel('Language').focus()
    await panel.show(VIEWS['walk-pointing']('fr'))
    expect(await panel.page.locator('html').getAttribute('lang')).toBe('fr')
    expect(await button('C’est fait').count()).toBe(1)
    expect(await panel.page.getByText('Pas de bouton ?').isVisible()).toBe(true)
    expect(await active()).toContain('aria-label="Langue"')
    expect(await panel.page.title()).toBe('Midjourney, sur son site · Wayout')
  })

  test('dates and lists are written as the language does', async () => {
    await panel.show(VIEWS['done-period-end']('de'))
    const words = await panel.page.locator('main').innerText()
    expect(words).toContain('14. Dezember 2026')
    expect(words).toContain('Von 2 neu geladenen Seiten gezeigt, um 14:03 und 14:04')
  })

  test('the system decides the colours until the person does', async () => {
    const ground = () => panel.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    await inView('home', { theme: 'dark' })
    const dark = await ground()
    await inView('home', { theme: 'light' })
    const light = await ground()
    expect(light).not.toBe(dark)
    await inView('home', { theme: 'system' })
    await panel.page.emulateMedia({ colorScheme: 'dark' })
    expect(await ground()).toBe(dark)
    await panel.page.emulateMedia({ colorScheme: 'light' })
    expect(await ground()).toBe(light)
  })

  test('nothing turns for people who want it still', async () => {
    await inView('walk-checking')
    const turning = () =>
      panel.page.locator('svg.spin').evaluate((icon) => getComputedStyle(icon).animationName)
    expect(await turning()).toBe('spin')
    await panel.page.emulateMedia({ reducedMotion: 'reduce' })
    expect(await turning()).toBe('none')
    await panel.page.emulateMedia({ reducedMotion: null })
  })
})

describe('when something is wrong', () => {
  test('before the first view', async () => {
    expect(await panel.page.getByRole('status').last().innerText()).toBe('Starting…')
  })

  test('a view that does not parse is not shown; the next good one is', async () => {
    await inView('walk-pointing')
    await inView('home', { place: { ...VIEWS.home('en').place, surprise: 1 } as never })
    const card = panel.page.getByRole('alert')
    expect(await card.innerText()).toContain('I cannot show what comes next')
    expect(await card.getByText('surprise').isVisible()).toBe(false)
    expect(await button('I did it').count()).toBe(1)
    await inView('home')
    expect(await card.count()).toBe(0)
    await panel.show('nonsense')
    await Promise.all([panel.page.waitForEvent('load'), button('Reload the panel').click()])
  })

  test('an intent that is refused says so with its code, and the choice springs back', async () => {
    await inView('before')
    const error = { code: 'intent-unfit', message: 'That does not fit <b>now</b>.', details: {} } as const
    await panel.answer({ ok: false, error })
    await panel.page
      .getByLabel('Now, with a refund.')
      .check({ force: true })
      .catch(() => undefined)
    const card = panel.page.getByRole('alert')
    await card.waitFor()
    expect(await card.innerText()).toContain('That does not fit <b>now</b>.')
    expect(await card.innerText()).toContain('intent-unfit')
    expect(await panel.page.getByLabel('At the end of the paid period.').isChecked()).toBe(true)
    await panel.page.getByLabel('Language').selectOption('fr')
    await expect.poll(() => panel.page.getByLabel('Language').inputValue()).toBe('en')
    await button('Close').click()
    expect(await card.count()).toBe(0)
    await panel.page.getByLabel('Language').selectOption('fr')
    await card.waitFor()
    await panel.answer({ ok: true })
    await button('Back').click()
    await card.waitFor({ state: 'detached' })
  })

  test('a bridge that fails is an error in words', async () => {
    await inView('walk-pointing')
    await panel.page.evaluate(() => {
      Object.assign(window.wayout, { send: () => Promise.reject(new Error('The app is gone')) })
    })
    await button('I did it').click()
    await panel.page.getByRole('alert').waitFor()
    expect(await panel.page.getByRole('alert').innerText()).toContain('The app is gone')
  })

  test.each([
    '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>',
    '\u202egnp.exe\u2066\u202d ملغى \u0007',
    'W'.repeat(200),
    '{control} $1 {{x}} &amp; %s',
  ])('hostile text is text: %s', async (text) => {
    await panel.page.setViewportSize({ width: 320, height: 600 })
    const trap = { name: text, text }
    await inWalk({ say: text, control: text, next: text, otherwise: text, traps: [trap, trap] })
    expect(await panel.page.locator('.control bdi').textContent()).toBe(text)
    expect(await panel.page.locator('dt bdi').allTextContents()).toEqual([text, text])
    const view = VIEWS['blocked-ended']('en')
    const site = { kind: 'open', origin: text, inside: false, secure: true } as const
    const notices = [{ id: 'n', kind: 'error', detail: text, count: 1 }] as const
    await panel.show({ ...view, site, notices, place: { ...view.place, headline: text, detail: text } })
    expect(await panel.page.locator('blockquote').textContent()).toBe(text)
    expect(await panel.page.locator('img[src=x], main script').count()).toBe(0)
    expect(await panel.page.evaluate(() => 'hacked' in window)).toBe(false)
    expect(await panel.page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    await panel.page.setViewportSize({ width: 400, height: 860 })
  })
})

describe('the divider', () => {
  const widths = async () =>
    (await panel.sent()).flatMap((intent) => (intent.kind === 'divider' ? [intent.width] : []))
  const frame = () =>
    panel.page.evaluate(() => new Promise<void>((drawn) => requestAnimationFrame(() => drawn())))

  test('is there only where the window is shared', async () => {
    await inView('walk-pointing')
    expect(await panel.page.getByRole('separator').count()).toBe(0)
  })

  test.each([
    ['ArrowLeft', 416],
    ['ArrowRight', 384],
    ['Home', 320],
    ['End', 900],
  ])('%s → %i', async (key, width) => {
    await inView('walk-traps-terms')
    await panel.page.getByRole('separator', { name: 'Width of the panel' }).focus()
    await panel.page.keyboard.press(key)
    await frame()
    expect(await widths()).toEqual([width])
  })

  test('by pointer, at most once a frame and within its bounds', async () => {
    await inView('walk-traps-terms')
    const { mouse } = panel.page
    await mouse.move(4, 300)
    await mouse.down()
    await mouse.move(54, 300)
    await frame()
    expect((await widths()).at(-1)).toBe(350)
    await panel.page.evaluate(() => {
      const handle = document.querySelector('hr')
      for (let x = 0; x < 300; x += 1)
        handle?.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, screenX: x }))
    })
    await frame()
    expect(await widths()).toHaveLength(1)
    await mouse.move(399, 300)
    await frame()
    expect((await widths()).at(-1)).toBe(320)
    await mouse.up()
    await mouse.move(200, 300)
    await frame()
    expect(await widths()).toEqual([])
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

test('script and style stay under 90 kB, compressed', () => {
  const sizes = [...panel.files]
    .filter(([path]) => /\.(?:js|css)$/.test(path))
    .map(([, file]) => gzipSync(file).length)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  console.log(`panel: ${(total / 1000).toFixed(1)} kB of script and style, compressed`)
  expect(total).toBeGreaterThan(0)
  expect(total).toBeLessThan(90_000)
})
