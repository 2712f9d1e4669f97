/** Home → walk → done, by the panel and the mouse alone, in the practice scenarios; the server's truth is the judge. */
import { afterAll, describe, expect, it } from 'vitest'
import type { scenarios } from '../../../practice/scenarios'
import { type Person, sharedApps } from '../support/app'
import { walked } from '../support/kinds'

const apps = sharedApps()
afterAll(() => apps.leave())

type Scenario = (typeof scenarios)[number]

/** Until the walk has ended, or waits for something that this person will not do: where it cannot end well, a question. */
function isOver(person: Person, { expect: { verified } }: Scenario): (shown: string) => boolean {
  const ends = [
    'done_afterwards',
    'blocked_live',
    'blocked_ended',
    ...(verified ? [] : ['question_needs_you']),
  ]
  return (shown) => ends.some((key) => shown.includes(person.text(key)))
}

async function byButton(person: Person): Promise<boolean> {
  for (const key of ['word_accept_terms', 'word_confirm', 'word_click']) {
    if (!(await person.button(key).isVisible())) continue
    await person.press(key)
    return true
  }
  // Some steps are the person's alone.
  return person.tryRing()
}

const GOOD = /^(?:cancelled-|not-subscribed)/

async function expectTruth(person: Person, scenario: Scenario): Promise<void> {
  const truth = await person.truth()
  expect(truth.wrong).toEqual([])
  const { outcome, verified } = scenario.expect
  if (!GOOD.test(outcome) || !verified) {
    expect(await person.isDone.isVisible()).toBe(false)
    expect(['active', 'paused', 'none']).toContain(truth.status)
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
  for (const scenario of walked) {
    it(scenario.name, () =>
      apps.use(async (person) => {
        await person.rehearse(scenario)
        await person.follow(isOver(person, scenario))
        await expectTruth(person, scenario)
      }),
    )
  }
})

describe.concurrent('assist: one press, one click', () => {
  for (const scenario of walked) {
    it(scenario.name, () =>
      apps.use(async (person) => {
        await person.rehearse(scenario, true)
        await person.follow(isOver(person, scenario), () => byButton(person))
        await expectTruth(person, scenario)
      }),
    )
  }
})
