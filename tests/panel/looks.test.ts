// Each view in each language, light, and in one of them dark: accessible, nothing cut at 320 px, no errors; pictures of
// that one to look at (WAYOUT_ALL=1: all pictures in all languages).
import { mkdirSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../src-preload/contract/language'
import { View } from '../../src-preload/contract/view'
import { usePanel } from './support'
import { VIEW_NAMES, VIEWS } from './views'

const PICTURES = 'test-results/panel'
const panel = usePanel()

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  await panel.load()
  // Leaves axe in the page: to bring it in anew for each view takes longer than all else here.
  await new AxeBuilder({ page: panel.page }).setLegacyMode(true).analyze()
})

declare global {
  var axe: {
    run(
      context: Document,
      options: { resultTypes: string[] },
    ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
  }
}

const violations = () =>
  panel.page.evaluate(async () => {
    const { violations: found } = await globalThis.axe.run(document, { resultTypes: ['violations'] })
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  })

/** Widths of what sticks out to the right, in CSS pixels. */
const overflow = () =>
  panel.page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => element.closest('.sr-only') === null)
      .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
      .map((element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`),
  )

const openAll = () =>
  panel.page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })

describe.each(VIEW_NAMES)('%s', (name) => {
  for (const language of LANGUAGES) {
    // Colours are the same in each language.
    const pictured = language === 'en' || process.env.WAYOUT_ALL === '1'
    for (const theme of pictured ? (['light', 'dark'] as const) : (['light'] as const)) {
      test(`${language}, ${theme}`, async () => {
        const view = { ...VIEWS[name](language), theme }
        expect(View.safeParse(view).error).toBeUndefined()
        // From another place, so that nothing is left over from the view before.
        await panel.page.setViewportSize({ width: 400, height: 860 })
        await panel.show(VIEWS[view.place.kind === 'home' ? 'done-refund' : 'home'](language))
        await panel.show(view)
        const path = `${PICTURES}/${name}-${language}-${theme}.png`
        if (pictured) await panel.page.screenshot({ path, fullPage: true })

        await openAll()
        await panel.page.setViewportSize({ width: 320, height: 600 })
        expect(await overflow()).toEqual([])
        expect(await violations()).toEqual([])
        expect(panel.wrong()).toEqual([])
      })
    }
  }
})
