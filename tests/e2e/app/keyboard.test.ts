/** The whole practice cancellation by the keyboard alone, from the first start to the case: real keys in both windows. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { scenarios } from '../../../practice/scenarios'
import { ringAt } from '../../ring'
import { type Person, withApp } from '../support/app'

/** What has the focus, as a person would tell it: its tag, and its name. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const here = document.activeElement
    if (here === null || here === document.body) return ''
    const name = here.getAttribute('aria-label') ?? (here.closest('label') ?? here).textContent
    return (here.tagName.toLowerCase() + ' ' + name.replace(/\\s+/g, ' ').trim())
  })()`)

/** Tabs on in the panel until what has the focus begins so. */
async function tabTo({ panel }: Person, words: string): Promise<void> {
  const seen: string[] = []
  for (let presses = 0; presses < 150; presses += 1) {
    await panel.keyboard.press('Tab')
    const at = await focused(panel)
    if (at.startsWith(words)) return
    seen.push(at)
  }
  throw new Error(`"${words}" is not reached with Tab, but:\n${seen.join('\n')}`)
}

/** Type, or tag, of what has the focus in the site; whether it is a radio button, and whether the ring is around it. */
async function underFocus(site: Page, { x, y }: { x: number; y: number }) {
  return (await site.evaluate(`(() => {
    const here = document.activeElement
    if (here === null || here === document.body) return { type: '', ringed: false }
    const { left, right, top, bottom } = (here.closest('label') ?? here).getBoundingClientRect()
    const ringed = ${x} >= left && ${x} <= right && ${y} >= top && ${y} <= bottom
    return { type: here.getAttribute('type') ?? '', ringed }
  })()`)) as { type: string; ringed: boolean }
}

/** In the site: to the control with the ring, and there what one presses; false when there is no ring. */
async function byKeys({ site }: Person): Promise<boolean> {
  for (let presses = 0; presses < 80; presses += 1) {
    const ring = await ringAt(site).catch(() => null)
    if (ring === null) return false
    const { type, ringed } = await underFocus(site, ring)
    if (ringed) {
      await site.keyboard.press(type === 'radio' || type === 'checkbox' ? 'Space' : 'Enter')
      return true
    }
    // Of a group of radio buttons Tab reaches one; the arrows reach the others.
    await site.keyboard.press(type === 'radio' && presses % 4 < 3 ? 'ArrowDown' : 'Tab')
  }
  return false
}

it('a practice cancellation, from the first start to the case', async () => {
  const scenario = scenarios.find(({ name }) => name === 'current')
  if (scenario === undefined) throw new Error('no scenario')
  await withApp(
    async (person) => {
      const { panel } = person
      await person.heading(person.text('welcome_title')).waitFor()
      await tabTo(person, `button ${person.text('go_on')}`)
      await panel.keyboard.press('Enter')
      await person.heading(person.text('home_title')).waitFor()
      expect(await focused(panel)).toBe(`h1 ${person.text('home_title')}`)

      const rehearse = panel.getByRole('button', {
        name: `${person.text('practice_start')}: ${scenario.title.en}`,
        exact: true,
      })
      const fold = panel.locator('details', { has: rehearse.or(panel.getByText(scenario.title.en)) })
      while (!(await rehearse.isVisible())) {
        await tabTo(person, 'summary')
        if (await fold.locator('summary:focus').count()) await panel.keyboard.press('Space')
      }
      await tabTo(person, `button ${person.text('practice_start')}: ${scenario.title.en}`)
      await panel.keyboard.press('Enter')

      await person.button('before_start').waitFor()
      expect(await focused(panel)).toMatch(/^h1 /)
      await tabTo(person, `input ${person.text('consent_show')}`)
      await panel.keyboard.press('ArrowDown')
      await expect.poll(() => panel.getByLabel(person.text('consent_assist')).isChecked()).toBe(true)
      await panel.keyboard.press('ArrowUp')
      await expect.poll(() => panel.getByLabel(person.text('consent_show')).isChecked()).toBe(true)
      await panel.keyboard.press('Alt+n')
      expect(await focused(panel)).toBe(`button ${person.text('before_start')}`)
      await panel.keyboard.press('Enter')
      await panel.getByRole('progressbar').waitFor()

      const ends = person.text('done_afterwards')
      await person.follow(
        (shown) => shown.includes(ends),
        () => byKeys(person),
      )
      expect(await focused(panel)).toMatch(/^h1 /)
      const truth = await person.truth()
      expect(truth).toMatchObject({ status: 'ends', wrong: [] })

      await tabTo(person, `button ${person.text('case_to')}`)
      await panel.keyboard.press('Enter')
      await panel.getByText(/^Intact: /).waitFor()
      expect(await person.shown()).toContain(person.text('case_verified'))
      expect(await focused(panel)).toMatch(/^h1 /)
      expect(person.logged).toEqual([])
    },
    { first: true },
  )
})
