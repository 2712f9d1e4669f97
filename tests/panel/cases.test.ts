// The list of cases and a case, by mouse, keyboard and file: what is sent, what is asked first, what is drawn.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PART_BYTES } from '../../src-preload/contract/case'
import type { Intent } from '../../src-preload/contract/intent'
import { temporaryFolder } from '../e2e/support/wayout'
import { caseOf, longList } from './case-views'
import { usePanel } from './support'
import type { ViewName } from './views'

const panel = usePanel()
const id = caseOf('en').case

beforeEach(() => panel.load())
afterEach(() => expect(panel.wrong()).toEqual([]))

describe('sends what was pressed', () => {
  const PRESSES: readonly (readonly [ViewName, string, Intent])[] = [
    ['home-due', 'All cases (12)', { kind: 'cases' }],
    [
      'home-due',
      'Check again: Midjourney, on its website, 14 November 2026',
      { kind: 'check-again', case: 'case-4' },
    ],
    [
      'home-due',
      'Open the case: Midjourney, on its website, 14 November 2026',
      { kind: 'open-case', case: 'case-4' },
    ],
    ['done-dates', 'Open the case', { kind: 'open-case', case: null }],
    ['done-dates', 'Save for my calendar (.ics)', { kind: 'save-case', case: null, as: 'ics' }],
    ['cases', 'Open 2', { kind: 'cases-group', group: 'open' }],
    ['cases', 'Open: 2026-10-01-midjourney', { kind: 'open-case', case: '2026-10-01-midjourney' }],
    ['cases-offered', 'Take it over', { kind: 'offered', offer: 'offer-1', take: true }],
    ['cases-offered', 'Not now', { kind: 'offered', offer: 'offer-1', take: false }],
    ['case', 'Save as PDF', { kind: 'save-case', case: id, as: 'pdf' }],
    ['case', 'Export as ZIP', { kind: 'save-case', case: id, as: 'zip' }],
    ['case', 'Save for my calendar (.ics)', { kind: 'save-case', case: id, as: 'ics' }],
    ['case', 'Check again', { kind: 'check-again', case: id }],
    ['case', 'Check the files again', { kind: 'verify-case', case: id }],
    ['case', 'Archive', { kind: 'archive-case', case: id, archived: true }],
    ['case', 'All cases', { kind: 'cases' }],
    ['case-archived', 'Take out of the archive', { kind: 'archive-case', case: id, archived: false }],
    ['case-open', 'Go on', { kind: 'resume', case: id }],
  ]
  test.each(PRESSES)('%s: %s', async (view, name, intent) => {
    await panel.view(view)
    await panel.button(name).click()
    expect(await panel.sent()).toEqual([intent])
  })

  test('a search', async () => {
    await panel.view('cases')
    await panel.page.getByRole('searchbox').fill(' refund ')
    await panel.page.keyboard.press('Enter')
    expect(await panel.sent()).toEqual([{ kind: 'cases-search', words: 'refund' }])
  })
})

describe('deleting', () => {
  const focused = () => panel.page.evaluate(() => document.activeElement?.textContent?.trim())

  test('asks, by keyboard too, and offers to export first', async () => {
    await panel.view('case')
    await panel.button('Delete…').focus()
    await panel.page.keyboard.press('Enter')
    expect(await panel.sent()).toEqual([])
    expect(await focused()).toBe('Keep it')
    await panel.page.keyboard.press('Enter')
    expect(await focused()).toBe('Delete…')
    await panel.button('Delete…').click()
    await panel.button('Export it first').click()
    await panel.button('Delete for good').click()
    expect(await panel.sent()).toEqual([
      { kind: 'save-case', case: id, as: 'zip' },
      { kind: 'delete-case', case: id },
    ])
  })

  test('what came of the money is noted, for the charge that is meant, and taken back', async () => {
    await panel.view('case')
    const { page } = panel
    await panel.fold('The refund has arrived').click()
    await page.getByLabel('Day on which it arrived').fill('2026-12-15')
    await page.getByLabel('Amount, if you like').first().fill('11.90')
    await page.getByLabel('What for').selectOption('The charge of 14 December 2026')
    await panel.button('Note this refund').click()
    await panel.fold('I was charged again').click()
    await panel.button('Note this charge').click()
    await page.getByLabel('Day of the charge').fill('2026-11-14')
    await panel.button('Note this charge').click()
    await panel.button('Take back: Charged again, 14 December 2026').click()
    const note = { kind: 'note-money', case: id } as const
    expect(await panel.sent()).toEqual([
      { ...note, what: 'refund', on: '2026-12-15', amount: '11.90', charge: '2026-12-14' },
      { ...note, what: 'charge', on: '2026-11-14', amount: '', charge: null },
      { kind: 'take-back', case: id, note: expect.stringMatching(/^\d+$/) },
    ])
  })

  test('and what changes a case is not offered where it can only be read', async () => {
    for (const view of ['case-changed', 'case-newer', 'case-in-use', 'case-in-use-elsewhere'] as const) {
      await panel.view(view)
      const names = ['Go on', 'Check again', 'Archive', 'Add a mail (.eml)', 'Note this refund', 'Take back']
      for (const name of names) expect(await panel.button(name).count(), `${view}: ${name}`).toBe(0)
      expect(await panel.button('Delete…').count()).toBe(view.startsWith('case-in-use') ? 0 : 1)
      expect(await panel.button('Export as ZIP').count()).toBe(1)
    }
  })
})

describe('a file', () => {
  const parts = async () =>
    (await panel.sent()).flatMap((intent) => (intent.kind === 'hand-over' ? [intent] : []))
  const bytes = (all: Awaited<ReturnType<typeof parts>>) =>
    Buffer.concat(all.map(({ data }) => Buffer.from(data, 'base64')))

  test('that is chosen goes to the app part by part, every byte', async () => {
    await panel.view('case')
    const content = Buffer.from(Array.from({ length: PART_BYTES * 2 + 7 }, (_, i) => (i * 7) % 256))
    const file = join(temporaryFolder(), 'mail.eml')
    writeFileSync(file, content)
    const chooser = panel.page.waitForEvent('filechooser')
    await panel.button('Add a mail (.eml)').click()
    await (await chooser).setFiles(file)
    await panel.page.waitForFunction(() => globalThis.fake.sent.length === 3)
    const sent = await parts()
    expect(sent.map(({ as, name, at }) => [as, name, at])).toEqual([
      ['mail', 'mail.eml', 0],
      ['mail', 'mail.eml', PART_BYTES],
      ['mail', 'mail.eml', PART_BYTES * 2],
    ])
    expect(bytes(sent).equals(content)).toBe(true)
  })

  const drop = (name: string, text: string) =>
    panel.page.evaluate(
      async ({ name: called, text: words }) => {
        const dataTransfer = new DataTransfer()
        dataTransfer.items.add(new File([words], called))
        const fire = (type: string) => {
          const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })
          document.querySelector('h1')?.dispatchEvent(event)
          return event.defaultPrevented
        }
        return [fire('dragover'), fire('drop')]
      },
      { name, text },
    )

  test.each([
    ['case', 'mail', 'confirmation.eml'],
    ['cases', 'case', 'case.zip'],
  ] as const)('that is dropped on the panel is taken: %s', async (view, as, name) => {
    await panel.view(view)
    expect(await drop(name, 'words')).toEqual([true, true])
    await panel.page.waitForFunction(() => globalThis.fake.sent.length === 1)
    const sent = await parts()
    expect(sent).toMatchObject([{ as, name, size: 5, at: 0 }])
    expect(String(bytes(sent))).toBe('words')
  })

  test('that is dropped elsewhere does not take the panel’s place', async () => {
    await panel.view('home')
    expect(await drop('page.html', '<h1>x</h1>')).toEqual([true, true])
    expect(await panel.sent()).toEqual([])
  })

  test('that is empty, or refused, is told', async () => {
    await panel.view('case')
    await drop('empty.eml', '')
    await panel.page.getByText('This file could not be read.').waitFor()
    await panel.answer({ ok: false, error: { code: 'mail-unfit', message: 'No mail.', details: {} } })
    await drop('no.eml', 'x'.repeat(PART_BYTES + 1))
    await panel.page.getByText('No mail.').waitFor()
    // The rest is not sent.
    expect(await parts()).toHaveLength(1)
    await panel.answer({ ok: true })
  })
})

test('a thousand cases are drawn as the person comes near them, to the last one', async () => {
  await panel.show(longList(1_000))
  const drawn = () => panel.page.locator('main li').count()
  expect(await drawn()).toBeLessThan(200)
  expect(await panel.page.getByText('1000 cases').count()).toBe(1)
  await panel.page.evaluate(async () => {
    for (let steps = 0; steps < 200 && document.querySelectorAll('main li').length < 1_000; steps += 1) {
      scrollTo(0, document.body.scrollHeight)
      await new Promise(requestAnimationFrame)
    }
  })
  expect(await drawn()).toBe(1_000)
})

test('pictures are fetched by their names in the case; those that prove its outcome stand with the proof', async () => {
  const asked = [1, 2].map((n) => panel.page.waitForRequest(new RegExp(`evidence/${n}\\.png$`)))
  await panel.view('case')
  const proof = panel.page.locator('section', {
    has: panel.page.getByRole('heading', { name: 'What this rests on' }),
  })
  await proof.scrollIntoViewIfNeeded()
  await Promise.all(asked)
  expect(await proof.locator('button.thumb').count()).toBe(2)
  await panel.fold('Pictures (2)').click()
  expect(await panel.page.locator('button.thumb:visible').count()).toBe(4)
})
