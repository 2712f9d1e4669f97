// The panel stays upright when what it is given is wrong or hostile; and it stays small.
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { usePanel } from './support'
import { VIEWS } from './views'

const panel = usePanel()

beforeEach(() => panel.load())
afterEach(() => expect(panel.wrong()).toEqual([]))

describe('when something is wrong', () => {
  test('before the first view', async () => {
    expect(await panel.page.getByRole('status').last().innerText()).toBe('Starting…')
  })

  test('a view that does not parse is not shown; the next good one is', async () => {
    await panel.view('walk-pointing')
    await panel.view('home', { place: { ...VIEWS.home('en').place, surprise: 1 } as never })
    const card = panel.page.getByRole('alert')
    expect(await card.innerText()).toContain('I cannot show what comes next')
    expect(await card.getByText('surprise').isVisible()).toBe(false)
    expect(await panel.button('I did it').count()).toBe(1)
    await panel.view('home')
    expect(await card.count()).toBe(0)
    await panel.show('nonsense')
    await Promise.all([panel.page.waitForEvent('load'), panel.button('Reload the panel').click()])
  })

  test('an intent that is refused says so with its code, and the choice springs back', async () => {
    await panel.view('before')
    const error = { code: 'intent-unfit', message: 'That does not fit <b>now</b>.', details: {} } as const
    await panel.answer({ ok: false, error })
    await panel.page.getByLabel('Now, with a refund.').click()
    const card = panel.page.getByRole('alert')
    await card.waitFor()
    expect(await card.innerText()).toContain('That no longer fits what is shown.')
    expect(await card.innerText()).toContain('That does not fit <b>now</b>.')
    expect(await card.innerText()).toContain('intent-unfit')
    expect(await panel.page.getByLabel('At the end of the paid period.').isChecked()).toBe(true)
    await panel.page.getByLabel('Language').selectOption('fr')
    await expect.poll(() => panel.page.getByLabel('Language').inputValue()).toBe('en')
    await panel.button('Close').click()
    expect(await card.count()).toBe(0)
    await panel.page.getByLabel('Language').selectOption('fr')
    await card.waitFor()
    await panel.answer({ ok: true })
    await panel.button('Back').click()
    await card.waitFor({ state: 'detached' })
  })

  test('a bridge that fails is an error in words', async () => {
    await panel.view('walk-pointing')
    await panel.page.evaluate(() => {
      Object.assign(window.wayout, { send: () => Promise.reject(new Error('The app is gone')) })
    })
    await panel.button('I did it').click()
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
    await panel.walk({ say: text, control: text, next: text, otherwise: text, traps: [trap, trap] })
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

test('what the first place needs stays under 90 kB of script and style, compressed', () => {
  const size = (fits: (path: string) => boolean) =>
    [...panel.files]
      .filter(([path]) => /\.(?:js|css)$/.test(path) && fits(path))
      .reduce((sum, [, file]) => sum + gzipSync(file).length, 0)
  const first = size((path) => !path.includes('/later-'))
  const later = size((path) => path.includes('/later-'))
  console.log(`panel: ${first / 1000} kB of script and style at first, ${later / 1000} kB later, compressed`)
  expect(later).toBeGreaterThan(0)
  expect(first).toBeLessThan(90_000)
})
