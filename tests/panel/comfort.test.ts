// Shortcuts, reading aloud and the size of text, by real keys in the built panel.
import { mkdirSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../src-preload/contract/language'
import { usePanel } from './support'
import { VIEWS, type ViewName } from './views'

const panel = usePanel()

/** A voice on this computer, and one that would send the words away. */
function voices(): void {
  const said: string[] = []
  const own = { lang: 'en-GB', name: 'own', localService: true, default: false }
  const cloud = { lang: 'fr-FR', name: 'cloud', localService: false, default: true }
  class Utterance {
    voice: { name: string } | null = null
    lang = ''
    constructor(readonly text: string) {}
  }
  const speechSynthesis = Object.assign(new EventTarget(), {
    getVoices: () => [cloud, own],
    cancel: () => said.push('silence'),
    speak: ({ voice, text }: Utterance) => said.push(`${voice?.name}: ${text}`),
  })
  Object.defineProperty(globalThis, 'speechSynthesis', { value: speechSynthesis })
  Object.assign(globalThis, { said, SpeechSynthesisUtterance: Utterance })
}
declare global {
  var said: string[]
}

/** One of each kind, and those in which something could go wrong by one press. */
const PLACES: readonly ViewName[] = [
  'home',
  'before',
  'walk-pointing',
  'walk-decisive',
  'walk-assist',
  'walk-traps-terms',
  'blocked-live',
  'blocked-ended',
  'done-refund',
  'cases',
  'case',
  'letter-paste',
  'settings',
  'settings-electron',
  'welcome',
  'about',
]

let prepared = false
beforeEach(async () => {
  if (!prepared) await panel.page.addInitScript(voices)
  prepared = true
  await panel.load()
})
afterEach(() => expect(panel.wrong()).toEqual([]))

const press = (key: string) => panel.page.keyboard.press(key)
const dialog = () => panel.page.getByRole('dialog', { name: 'Keyboard shortcuts' })

describe('shortcuts', () => {
  test('are shown by "?", closed by Escape, and the focus is where it was', async () => {
    await panel.view('walk-pointing')
    await panel.button('Show me again').focus()
    await press('?')
    await dialog().waitFor()
    expect(await dialog().getByRole('term').allInnerTexts()).toEqual([
      'Alt+N',
      'Alt+R',
      'Alt+S',
      'Alt+O',
      'Alt+B',
      '?',
    ])
    // Nothing else while they are shown.
    await press('Alt+o')
    await press('Alt+s')
    await press('Escape')
    await dialog().waitFor({ state: 'detached' })
    expect(await panel.active()).toContain('Show me again')
    expect(await panel.sent()).toEqual([])
  })

  test('stop asks first; settings and back', async () => {
    await panel.view('walk-pointing')
    await press('Alt+s')
    expect(await panel.active()).toContain('No, go on')
    expect(await panel.sent()).toEqual([])
    await press('Alt+o')
    await panel.view('settings')
    expect(await panel.active()).toContain('<h1')
    await press('Alt+b')
    await panel.view('before')
    await press('Alt+B')
    expect(await panel.sent()).toEqual([{ kind: 'settings' }, { kind: 'settings-close' }, { kind: 'home' }])
  })

  test('lead to the main button, which is then pressed by hand', async () => {
    await panel.view('walk-decisive')
    await press('Alt+n')
    expect(await panel.active()).toContain('Yes, make this click')
    expect(await panel.sent()).toEqual([])
    await press('Enter')
    expect(await panel.sent()).toEqual([{ kind: 'say', word: 'confirm' }])
  })

  test('are letters where one types, and with AltGr', async () => {
    await panel.view('settings-folders')
    const field = panel.page.getByLabel('Folder for new cases')
    await field.press('End')
    await press('?')
    await press('Alt+o')
    expect(await field.inputValue()).toBe('Wayout?')
    await panel.view('walk-pointing')
    await press('Control+Alt+o')
    await press('AltGraph+o')
    expect(await panel.sent()).toEqual([])
  })

  test('never make a step that counts, wherever they are pressed', async () => {
    const harmless = new Set(['settings', 'settings-close', 'home', 'write-close', 'go-on'])
    for (const name of PLACES) {
      await panel.view(name)
      for (const key of ['Alt+n', 'Alt+r', 'Alt+s', 'Alt+o', 'Alt+b']) await press(key)
      const kinds = (await panel.sent()).map(({ kind }) => kind)
      expect(
        kinds.filter((kind) => !harmless.has(kind)),
        name,
      ).toEqual([])
      // A live walk is not left by a slip of the hand.
      if (name.startsWith('walk-') || name === 'blocked-live') expect(kinds, name).toEqual(['settings'])
    }
  })

  test('each language has its own words for them, readable in light and dark', async () => {
    mkdirSync('test-results/panel', { recursive: true })
    // `WAYOUT_ALL=1` takes all pictures.
    for (const language of process.env.WAYOUT_ALL === '1' ? LANGUAGES : (['en', 'de'] as const)) {
      for (const theme of ['light', 'dark'] as const) {
        await panel.show({ ...VIEWS.settings(language), theme })
        await press('?')
        await panel.page.getByRole('dialog').waitFor()
        await panel.page.screenshot({ path: `test-results/panel/keys-${language}-${theme}.png` })
        if (language === 'en') {
          const { violations } = await new AxeBuilder({ page: panel.page }).setLegacyMode(true).analyze()
          expect(violations.map(({ id }) => id)).toEqual([])
        }
        await press('Escape')
      }
    }
  })
})

describe('reading aloud', () => {
  const said = () => panel.page.evaluate(() => globalThis.said.splice(0))
  const spoken = async () => (await said()).filter((each) => each !== 'silence')
  const aloud = (change: Readonly<Record<string, unknown>> = {}) => {
    const view = VIEWS['walk-aloud']('en')
    return panel.show({ ...view, place: { ...view.place, ...change } })
  }

  test('is silent until it is asked for', async () => {
    await panel.view('walk-pointing')
    expect(await spoken()).toEqual([])
    expect(await panel.button('Read again').count()).toBe(0)
  })

  test('each narration once, with a voice of this computer, until it is asked for again', async () => {
    await aloud({ say: 'One.' })
    await aloud({ say: 'One.', traps: [] })
    await aloud({ say: 'Two.' })
    expect(await spoken()).toEqual(['own: One.', 'own: Two.'])
    // Not again after a look at the settings, in which nothing is read.
    await panel.view('settings', { readAloud: true })
    expect(await said()).toEqual(['silence'])
    await aloud({ say: 'Two.' })
    expect(await spoken()).toEqual([])
    await panel.button('Read again').click()
    await press('Alt+r')
    expect(await spoken()).toEqual(['own: Two.', 'own: Two.'])
  })

  test('stops when it is muted, and when the walk is left', async () => {
    await aloud({ say: 'One.' })
    await panel.button('Stop reading aloud').click()
    expect(await panel.sent()).toEqual([{ kind: 'read-aloud', on: false }])
    await said()
    await panel.view('walk-pointing')
    expect(await said()).toEqual(['silence'])
    await aloud({ say: 'One.' })
    await said()
    await panel.view('home', { readAloud: true })
    expect(await said()).toEqual(['silence'])
    await aloud({ say: 'One.' })
    expect(await spoken()).toEqual(['own: One.'])
  })

  test('says where the system has no voice of its own, and sends no words to one elsewhere', async () => {
    await panel.view('settings')
    const lacks = panel.page.locator('.lacks')
    expect(await lacks.count()).toBe(0)
    await panel.show({ ...VIEWS.settings('fr'), readAloud: true })
    expect(await lacks.innerText()).toContain('pas de voix française')
    await panel.show({ ...VIEWS['walk-aloud']('fr') })
    expect(await spoken()).toEqual([])
  })

  test('who only listens hears the step again from the screen reader', async () => {
    await panel.view('walk-pointing')
    const region = panel.page.locator('[data-announce=polite]')
    const before = await region.textContent()
    await press('Alt+r')
    const after = await region.textContent()
    expect(after).not.toBe(before)
    expect(after?.replace(/\u200b/g, '')).toBe(before)
    expect(await spoken()).toEqual([])
  })
})

test('the size of the text is the one that was chosen', async () => {
  const size = () =>
    panel.page.getByRole('heading', { level: 1 }).evaluate((title) => getComputedStyle(title).fontSize)
  const sizes: string[] = []
  for (const textSize of ['normal', 'large', 'larger', 'largest'] as const) {
    await panel.view('home', { textSize })
    sizes.push(await size())
  }
  expect(sizes).toEqual(['26px', '32.5px', '39px', '52px'])
})
