// Writing in the panel: kept as it is typed, shown before it opens, one step at a time.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Intent } from '../../src-preload/contract/intent'
import { usePanel } from './support'
import { VIEWS } from './views'

const panel = usePanel()

beforeEach(() => panel.load())
afterEach(() => expect(panel.wrong()).toEqual([]))

const field = (name: string) => panel.page.getByLabel(name, { exact: true })
const text = () => panel.page.getByRole('textbox', { name: 'Text of the letter' })
const sentSoon = async () => {
  const all: Intent[] = []
  await expect
    .poll(async () => {
      all.push(...(await panel.sent()))
      return all.length
    })
    .toBeGreaterThan(0)
  return all
}

describe('typing', () => {
  test('goes to the app at a pause, and when the field is left', async () => {
    await panel.view('letter-blanks')
    await field('your name').pressSequentially('Jo')
    expect(await sentSoon()).toEqual([{ kind: 'letter-fact', fact: 'name', text: 'Jo' }])
    await text().fill('All by hand.')
    await text().press('Tab')
    expect(await panel.sent()).toEqual([{ kind: 'letter-body', text: 'All by hand.' }])
  })

  test('is in the app before what is pressed next', async () => {
    await panel.view('letter-full')
    await field('Subject').fill('Mine')
    await panel.button('Copy text').click()
    expect(await panel.sent()).toEqual([
      { kind: 'letter-subject', text: 'Mine' },
      { kind: 'letter-out', way: 'copy', blanks: false },
    ])
  })

  test('is not written over by a view that comes meanwhile, nor by one that was refused', async () => {
    await panel.view('letter-full')
    await panel.answer({ ok: false, error: { code: 'case-read-only', message: 'In use.', details: {} } })
    await text().fill('What I am writing')
    await panel.view('letter-full')
    expect(await text().inputValue()).toBe('What I am writing')
    await sentSoon()
    await panel.view('letter-full')
    expect(await text().inputValue()).toBe('What I am writing')
    expect(await panel.page.getByText('In use.').count()).toBe(1)
  })

  test('follows the view: undone, or in another language', async () => {
    await panel.view('letter-full')
    const english = await text().inputValue()
    await panel.view('letter-long')
    expect(await text().inputValue()).not.toBe(english)
    await panel.view('letter-full')
    expect(await text().inputValue()).toBe(english)
    await panel.button('Undo').click()
    expect(await panel.sent()).toEqual([{ kind: 'letter-undo' }])
  })
})

describe('choosing', () => {
  test('purpose, way, language, country, citation', async () => {
    await panel.view('letter-cites')
    await field('About').selectOption({ label: 'Ask again' })
    await field('Goes by').selectOption({ label: 'Reddit' })
    await field('Language of the letter').selectOption({ label: 'Français' })
    await panel.fold('Cite a rule').click()
    await field('Where you live').selectOption({ label: 'United States (California)' })
    await panel.page.getByRole('checkbox').first().uncheck()
    expect(await panel.sent()).toEqual([
      { kind: 'letter', letter: 'follow-up/email' },
      { kind: 'letter', letter: 'cancel-request/reddit' },
      { kind: 'letter-language', language: 'fr' },
      { kind: 'letter-country', country: 'US-CA' },
      { kind: 'letter-cite', citation: 'fr-l215-1-1', cite: false },
    ])
  })
})

describe('on its way', () => {
  test('the address is shown, and what is in it; only then it opens', async () => {
    await panel.view('letter-full')
    const way = VIEWS['letter-full']('en').place
    const url = way.kind === 'write' ? way.letter?.ways.find((each) => each.way === 'gmail')?.url : undefined
    await panel.button('Gmail').click()
    expect(await panel.sent()).toEqual([])
    expect(await panel.active()).toContain('Before it opens: Gmail')
    expect(await panel.page.locator('.begins').innerText()).toBe(`${url?.slice(0, 100)}…`)
    await panel.fold('The address that opens').click()
    expect(await panel.page.locator('.url bdi').innerText()).toBe(url)
    expect(await panel.page.getByText('The whole letter is in the address.').count()).toBe(1)
    await panel.button('Not yet').click()
    expect(await panel.sent()).toEqual([])
    await panel.button('Gmail').click()
    await panel.button('Go on').click()
    expect(await panel.sent()).toEqual([{ kind: 'letter-out', way: 'gmail', blanks: false }])
  })

  test('what is not in the address is told', async () => {
    await panel.view('letter-long')
    await panel.button('Mail program').click()
    expect(
      await panel.page.getByText('Recipient and subject are in the address; the text is not.').count(),
    ).toBe(1)
    expect(await panel.page.getByText('at most 1,800 characters').count()).toBe(1)
  })

  test('blanks: a word of warning, for the clipboard as well', async () => {
    await panel.view('letter-blanks')
    await panel.button('Copy text').click()
    expect(await panel.sent()).toEqual([])
    expect(await panel.page.getByRole('alert').innerText()).toContain('your name')
    await panel.button('Go on with the blanks').click()
    expect(await panel.sent()).toEqual([{ kind: 'letter-out', way: 'copy', blanks: true }])
  })

  test('pieces are copied one by one; then the person says whether it was sent', async () => {
    await panel.view('letter-paste')
    expect(await panel.page.getByText('On the clipboard: the subject. Now paste it there.').count()).toBe(1)
    await panel.button('Copy: the text').click()
    await panel.button('Yes, it is sent').click()
    await panel.button('No, not sent').click()
    expect(await panel.sent()).toEqual([
      { kind: 'letter-paste', piece: 1 },
      { kind: 'letter-sent', sent: true },
      { kind: 'letter-sent', sent: false },
    ])
  })
})

describe('the ladder', () => {
  test('one main action', async () => {
    await panel.view('write-due')
    expect(await panel.page.locator('button.primary').count()).toBe(1)
    await panel.button('Open the letter: Ask them to cancel').click()
    await panel.button('Not for me').click()
    await panel.button('Back').click()
    expect(await panel.sent()).toEqual([
      { kind: 'letter', letter: 'cancel-request/email' },
      { kind: 'rung-skip', rung: 'email' },
      { kind: 'write-close' },
    ])
    await panel.view('write-waiting')
    expect(await panel.page.locator('button.primary').count()).toBe(0)
  })

  test('a letter that is not due says so', async () => {
    await panel.view('letter-full')
    expect(await panel.page.getByText('is not the step that is due now').count()).toBe(0)
    await panel.view('letter-bank')
    expect(await panel.page.getByText('is not the step that is due now').count()).toBe(1)
  })

  test('answers and charges are noted', async () => {
    await panel.view('write-waiting')
    await field('Its text, pasted here').fill('We are on it.')
    await panel.button('Note the answer').click()
    await panel.fold('Money was taken all the same').click()
    await field('Day of the charge').fill('2026-11-20')
    await panel.button('Note this charge').click()
    expect(await panel.sent()).toEqual([
      { kind: 'letter-answer', channel: 'email', text: 'We are on it.' },
      { kind: 'letter-charge', day: '2026-11-20' },
    ])
  })

  test('an answer that came as a mail is handed over as it is', async () => {
    await panel.view('write-waiting')
    const chooser = panel.page.waitForEvent('filechooser')
    await panel.button('Note the mail as the answer (.eml)').click()
    await (await chooser).setFiles({
      name: 'answer.eml',
      mimeType: 'message/rfc822',
      buffer: Buffer.from('Hi'),
    })
    expect(await sentSoon()).toEqual([
      { kind: 'hand-over', as: 'mail', name: 'answer.eml', size: 2, at: 0, data: 'SGk=' },
    ])
  })

  test('a date that Wayout suggests says so, and can be changed', async () => {
    await panel.view('letter-notice')
    const date = field('date by which they should answer')
    expect(await date.inputValue()).toBe('December 9, 2026')
    expect(await panel.page.getByText('Suggested by Wayout: change it as you like').count()).toBe(1)
    await date.fill('2026-12-24')
    expect(await sentSoon()).toEqual([{ kind: 'letter-fact', fact: 'reply-by', text: '2026-12-24' }])
  })

  test('other ways on the site, and other browsers', async () => {
    await panel.view('write-other-route')
    await panel.page.getByRole('button', { name: /Discord/ }).click()
    await panel.view('write-other-browser')
    await panel.button('Go on in Google Chrome').click()
    expect(await panel.sent()).toEqual([
      { kind: 'switch-route', guide: 'midjourney/discord' },
      { kind: 'elsewhere', browser: 'chrome' },
    ])
  })

  test('the heading gets the focus when the letter opens', async () => {
    await panel.view('write-due')
    await panel.button('Not for me').focus()
    await panel.view('letter-full')
    expect(await panel.active()).toContain('<h1')
  })
})
