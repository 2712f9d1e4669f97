/** Home → walk → done, by the panel and the mouse alone, in the practice scenarios; the server's truth is the judge. */
import { afterAll, describe, expect, it } from 'vitest'
import type { scenarios } from '../../../practice/scenarios'
import { type Person, sharedApps } from '../support/app'
import { walked } from '../support/kinds'

const apps = sharedApps()
afterAll(() => apps.leave())

type Scenario = (typeof scenarios)[number]

/**
 * Until the walk has ended; where it cannot end well, until it waits for something that this person will not do. A slow
 * page may be told as unknown for a moment.
 */
function isOver(person: Person, { expect: { verified } }: Scenario): (shown: string) => boolean {
  const waits = ['blocked_live', 'question_needs_you']
  const ends = ['done_afterwards', 'blocked_ended', ...(verified ? [] : waits)]
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
  expect(await person.shown()).toContain(person.text('done_afterwards'))
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

/** A press is one click of the app's own: a few ways show it, `WAYOUT_ALL=1` shows all. */
const PRESSED = new Set(['current', 'refund', 'retention', 'portal-coupon'])
const pressed = walked.filter(({ name }) => process.env.WAYOUT_ALL === '1' || PRESSED.has(name))

describe.concurrent('assist: one press, one click', () => {
  for (const scenario of pressed) {
    it(scenario.name, () =>
      apps.use(async (person) => {
        await person.rehearse(scenario, true)
        await person.follow(isOver(person, scenario), () => byButton(person))
        await expectTruth(person, scenario)
      }),
    )
  }
})
