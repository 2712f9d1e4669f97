/** Home → walk → done, by the panel and the mouse alone, in every practice scenario; the server's truth is the judge. */
import { describe, expect, it } from 'vitest'
import { scenarios } from '../../../practice/scenarios'
import { type Person, withApp } from '../support/app'

/** Plays the person until the walk has ended or waits for something that the person will not do. */
async function walkOn(person: Person, step: (person: Person) => Promise<unknown>): Promise<void> {
  const over = () =>
    person.isDone
      .or(person.panel.getByText(person.text('blocked_live')))
      .or(person.panel.getByText(person.text('blocked_ended')))
      .first()
  const limit = Date.now() + 100_000
  let before = ''
  while (Date.now() < limit) {
    if (await over().isVisible()) return
    const ready = await person
      .button('word_show_again')
      .or(person.button('word_confirm'))
      .or(person.button('word_accept_terms'))
      .first()
      .isVisible()
    const shown = await person.shown()
    if (!ready || shown === before) {
      await person.panel.waitForTimeout(100)
      continue
    }
    before = shown
    await step(person)
  }
  throw new Error(`the walk did not end. The panel shows:\n${await person.shown()}`)
}

const bySight = (person: Person) => person.clickRing()

async function byButton(person: Person): Promise<void> {
  for (const key of ['word_accept_terms', 'word_confirm', 'word_click']) {
    if (await person.button(key).isVisible()) return person.press(key)
  }
  // Some steps are the person's alone.
  await person.clickRing()
}

const GOOD = /^(?:cancelled-|not-subscribed)/

async function expectTruth(person: Person, scenario: (typeof scenarios)[number]): Promise<void> {
  const truth = await person.truth()
  expect(truth.wrong).toEqual([])
  const { outcome } = scenario.expect
  if (!GOOD.test(outcome)) {
    expect(await person.isDone.isVisible()).toBe(false)
    expect(['active', 'paused']).toContain(truth.status)
    return
  }
  await person.isDone.waitFor()
  const statuses = {
    'cancelled-at-period-end': 'ends',
    'cancelled-now': 'cancelled',
    'not-subscribed': 'none',
  }
  expect(truth.status).toBe(statuses[outcome as keyof typeof statuses])
  if (truth.status === 'ends' && truth.endsOn !== null) {
    const day = new Intl.DateTimeFormat(person.language, { dateStyle: 'long', timeZone: 'UTC' })
    expect(await person.shown()).toContain(day.format(new Date(truth.endsOn)))
  }
}

describe.concurrent('show: the person clicks, the panel follows', () => {
  for (const scenario of scenarios) {
    it(scenario.name, () =>
      withApp(async (person) => {
        await person.rehearse(scenario)
        await walkOn(person, bySight)
        await expectTruth(person, scenario)
      }),
    )
  }
})

describe.concurrent('assist: one press, one click', () => {
  for (const scenario of scenarios) {
    it(scenario.name, () =>
      withApp(async (person) => {
        await person.rehearse(scenario, true)
        await walkOn(person, byButton)
        await expectTruth(person, scenario)
      }),
    )
  }
})
