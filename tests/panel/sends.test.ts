// The panel sends exactly what was pressed, and offers only what the view offers.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Intent, WALK_WORDS } from '../../src-preload/contract/intent'
import { usePanel } from './support'
import { VIEWS, type ViewName } from './views'

const panel = usePanel()

beforeEach(() => panel.load())
afterEach(() => expect(panel.wrong()).toEqual([]))

describe('sends what was pressed', () => {
  const PRESSES: readonly (readonly [ViewName, string, Intent])[] = [
    [
      'home',
      'The printed magazine',
      { kind: 'route-answer', service: 'midjourney', question: 'subscription', option: 'magazine' },
    ],
    [
      'home-answered',
      'Change: Can you still sign in to Midjourney? No, or I do not know how',
      { kind: 'route-answer', service: 'midjourney', question: 'sign-in', option: null },
    ],
    ['home-way', 'Start: Midjourney, on its website', { kind: 'choose-route', guide: 'midjourney/website' }],
    [
      'home-finished',
      'Check again: Midjourney, on its website, 20 October 2026 at 08:00',
      { kind: 'check-again', case: 'case-3' },
    ],
    ['walk-which-plan', 'Standard plan', { kind: 'pick', option: 'option-2' }],
    ['blocked-error', 'Write to support', { kind: 'write', case: null }],
    ['done-refund', 'Write to support', { kind: 'write', case: null }],
    [
      'home-finished',
      'Write to support: Midjourney, on its website, 20 October 2026 at 08:00',
      { kind: 'write', case: 'case-3' },
    ],
    ['blocked-sign-in-loop', 'Try in a private window', { kind: 'fix', fix: 'private-window' }],
    ['blocked-error', 'Remind me in an hour', { kind: 'fix', fix: 'remind' }],
    ['done-status', 'Check again', { kind: 'check-again', case: null }],
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
    ['walk-pointing', 'Settings', { kind: 'settings' }],
    ['settings', 'Settings', { kind: 'settings-close' }],
    ['settings', 'Back', { kind: 'settings-close' }],
    ['settings', 'Show the report', { kind: 'diagnostics', shown: true }],
    ['settings-report', 'Hide', { kind: 'diagnostics', shown: false }],
    ['settings-report', 'Copy', { kind: 'copy-diagnostics' }],
    ['settings-report', 'Save as file', { kind: 'save-diagnostics' }],
  ]
  test.each(PRESSES)('%s: %s', async (view, name, intent) => {
    await panel.view(view)
    await panel.button(name).click()
    expect(await panel.sent()).toEqual([intent])
  })

  test('what is folded away, once opened', async () => {
    await panel.view('home')
    await panel.fold('Midjourney, on its website').last().click()
    await panel.button('Rehearse: The page today').click()
    await panel.view('before')
    await panel.fold('Where this comes from').click()
    await panel.page
      .getByRole('button', { name: /^Open the source \(opens in your browser\) https:/ })
      .first()
      .click()
    await panel.page.getByRole('button', { name: /^Read the terms \(opens/ }).click()
    // Where a person has to sign in, the other browsers are not folded away.
    await panel.view('walk-sign-in')
    await panel.button('Go on in Microsoft Edge').click()
    expect(await panel.sent()).toEqual([
      { kind: 'practise', scenario: 'current' },
      { kind: 'open-link', link: 'source-1' },
      { kind: 'open-link', link: 'terms' },
      { kind: 'elsewhere', browser: 'msedge' },
    ])
  })

  test('a personal link is handed over, and not kept', async () => {
    await panel.view('before-link')
    const field = panel.page.getByRole('textbox')
    await field.fill(' https://billing.example/p/session/1 ')
    await field.press('Enter')
    expect(await panel.sent()).toEqual([{ kind: 'paste-link', url: 'https://billing.example/p/session/1' }])
    expect(await field.inputValue()).toBe('')
  })

  test('choices: answers, who clicks, language', async () => {
    await panel.view('before')
    await panel.page.getByLabel('Now, with a refund.').check()
    await panel.page.getByLabel('Wayout clicks when I press').check()
    await panel.page.getByLabel('Language').selectOption({ label: 'Deutsch' })
    expect(await panel.sent()).toEqual([
      { kind: 'answer', input: 'refund', option: 'refund-now' },
      { kind: 'consent', mode: 'assist' },
      { kind: 'language', language: 'de' },
    ])
  })

  test('settings', async () => {
    await panel.view('settings')
    const main = panel.page.getByRole('main')
    await main.getByLabel('Colours').selectOption({ label: 'Dark' })
    await main.getByLabel('Language').selectOption({ label: 'Deutsch' })
    await main.getByLabel('Text size').selectOption({ label: 'Largest' })
    await main.getByLabel('Read each new step aloud').check()
    await main.getByLabel('Wayout clicks when I press').check()
    await main.getByLabel('Browser for the site').selectOption({ label: 'Chromium' })
    await panel.button('Show the folder').click()
    await panel.button('Choose another folder').click()
    await main.getByLabel('Folder for new cases').fill('/media/maria/stick')
    await panel.page.keyboard.press('Enter')
    await panel.button('What Wayout does').click()
    expect(await panel.sent()).toEqual([
      { kind: 'theme', theme: 'dark' },
      { kind: 'language', language: 'de' },
      { kind: 'text-size', size: 'largest' },
      { kind: 'read-aloud', on: true },
      { kind: 'usual-consent', mode: 'assist' },
      { kind: 'browser', browser: 'chromium' },
      { kind: 'show-cases-folder' },
      { kind: 'cases-folder', path: '/media/maria/stick' },
      { kind: 'about' },
    ])
    await panel.view('settings-chosen')
    await main.getByLabel('Browser for the site').selectOption({ label: 'The first that is found' })
    await panel.view('settings-electron')
    await panel.button('Choose another folder').click()
    await panel.view('settings-folders')
    await panel.button('Back to Wayout’s own folder').click()
    expect(await main.getByText('Write the whole path').count()).toBe(1)
    expect(await main.getByLabel('Folder for new cases').inputValue()).toBe('Wayout')
    expect(await panel.sent()).toEqual([
      { kind: 'browser', browser: null },
      { kind: 'ask-cases-folder' },
      { kind: 'cases-folder', path: null },
    ])
  })

  test('guide packs: an address is asked about before it is fetched; installed by a press; back to the built-in ones', async () => {
    await panel.view('settings')
    const main = panel.page.getByRole('main')
    await main.getByLabel('From an address (https)').fill('https://guides.example/w.wayoutpack')
    await panel.button('Look there').click()
    expect(await panel.sent()).toEqual([])
    await panel.button('Fetch it').click()
    await panel.view('settings-chosen')
    await panel.button('Install').click()
    await panel.button('Not now').click()
    await main.getByLabel('Look there by itself').click()
    await panel.view('settings-folders')
    await panel.button('Back to the built-in guides').click()
    await panel.button('Close').click()
    expect((await panel.sent()).map((each) => [each.kind, 'on' in each ? each.on : null])).toEqual([
      ['pack-fetch', null],
      ['pack-install', null],
      ['pack-forget', null],
      ['pack-looking', false],
      ['pack-remove', null],
      ['pack-forget', null],
    ])
  })

  test('forgetting a site asks, and says what will happen', async () => {
    await panel.view('settings')
    expect(await panel.button('Forget Quayside Gym…').count()).toBe(0)
    await panel.button('Forget Midjourney…').click()
    expect(await panel.active()).toContain('Keep it')
    await panel.page.keyboard.press('Enter')
    expect(await panel.active()).toContain('Forget')
    expect(await panel.sent()).toEqual([])
    await panel.button('Forget Midjourney…').click()
    expect(await panel.page.getByText('You are signed out there in Wayout').count()).toBe(1)
    await panel.button('Forget now').click()
    expect(await panel.sent()).toEqual([{ kind: 'forget-site', site: 'midjourney' }])
  })

  test('forgetting a sign-in in a walk asks, and leaves Google or Discord alone when the person wants that', async () => {
    await panel.view('not-subscribed')
    await panel.button('Forget this sign-in, use another account').click()
    expect(await panel.active()).toContain('Stay signed in')
    expect(await panel.sent()).toEqual([])
    await panel.button('Forget and begin again').click()
    await panel.page.getByLabel('Also forget where I sign in through').uncheck()
    await panel.button('Forget and begin again').click()
    expect(await panel.sent()).toEqual([
      { kind: 'fix', fix: 'other-account', providers: true },
      { kind: 'fix', fix: 'other-account', providers: false },
    ])
  })

  test('the diagnostic report is shown whole, and cannot be changed', async () => {
    await panel.view('settings-report')
    const report = panel.page.getByRole('textbox', { name: 'Diagnostic report' })
    expect(await report.inputValue()).toMatch(/^Wayout 0\.1\.0\n.*choose-route\n$/s)
    expect(await report.isEditable()).toBe(false)
  })

  test('a notice is dismissed by its own button', async () => {
    await panel.view('notices')
    expect(await panel.page.getByText('(100 times)').count()).toBe(1)
    await panel.button('Dismiss').nth(2).click()
    expect(await panel.sent()).toEqual([{ kind: 'dismiss', notice: 'n3' }])
  })

  test('stop asks once before it is sent', async () => {
    await panel.view('walk-pointing')
    await panel.button('Stop').click()
    expect(await panel.sent()).toEqual([])
    expect(await panel.active()).toContain('No, go on')
    await panel.page.keyboard.press('Enter')
    expect(await panel.active()).toContain('Stop')
    await panel.button('Stop').click()
    await panel.button('Yes, stop').click()
    expect(await panel.sent()).toEqual([{ kind: 'say', word: 'stop' }])
  })

  test('nothing more while the site is being opened', async () => {
    await panel.view('before-practice-starting')
    await panel.button('Opening the site…').click({ force: true })
    expect(await panel.sent()).toEqual([])
  })

  test('a second press before the answer sends nothing', async () => {
    await panel.view('walk-assist')
    await panel.page.evaluate(() => {
      const { send } = window.wayout
      Object.assign(window.wayout, {
        send: (intent: Parameters<typeof send>[0]) => send(intent).then(() => new Promise(() => {})),
      })
    })
    await panel.button('Click it for me').click()
    await panel.button('Click it for me').click()
    await panel.button('Show me again').click()
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
    const question = id === null ? null : { id, text: 'Asked', options: [] }
    for (const words of [[], ...WALK_WORDS.map((word) => [word]), WALK_WORDS]) {
      await panel.view('home')
      await panel.walk({ words, question })
      const sayable = words.filter((word) => BELONGS[word] === undefined || BELONGS[word] === id)
      expect(await pressAll(), words.join()).toEqual([...sayable].sort())
    }
  })

  test('when blocked', async () => {
    for (const words of [[], ...WALK_WORDS.map((word) => [word]), WALK_WORDS]) {
      await panel.view('home')
      const view = VIEWS['blocked-live']('en')
      await panel.show({ ...view, place: { ...view.place, words } })
      expect(await pressAll(), words.join()).toEqual([...words].sort())
    }
  })
})

describe('the divider', () => {
  const widths = async () =>
    (await panel.sent()).flatMap((intent) => (intent.kind === 'divider' ? [intent.width] : []))
  const frame = () =>
    panel.page.evaluate(() => new Promise<void>((drawn) => requestAnimationFrame(() => drawn())))

  test('is there only where the window is shared', async () => {
    await panel.view('walk-pointing')
    expect(await panel.page.getByRole('separator').count()).toBe(0)
  })

  test.each([
    ['ArrowLeft', 416],
    ['ArrowRight', 384],
    ['Home', 320],
    ['End', 900],
  ])('%s → %i', async (key, width) => {
    await panel.view('walk-traps-terms')
    await panel.page.getByRole('separator', { name: 'Width of the panel' }).focus()
    await panel.page.keyboard.press(key)
    await frame()
    expect(await widths()).toEqual([width])
  })

  test('by pointer, at most once a frame and within its bounds', async () => {
    await panel.view('walk-traps-terms')
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
