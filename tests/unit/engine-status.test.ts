// How the subscriptions stand, read from the page; and the guide that looks at it and changes nothing.
import { describe, expect, test } from 'vitest'
import { readPage } from '../../src-main/engine/read'
import { readStatus } from '../../src-main/engine/status'
import { classic } from './support/pages'
import { control, observation, Shell, sentence } from './support/shell'
import { makeGuide, makePlan } from './support/small'

const plan = makePlan()
const read = (...sentences: readonly (string | ReturnType<typeof sentence>)[]) =>
  readStatus(
    readPage(
      plan,
      observation({ sentences: sentences.map((each) => (typeof each === 'string' ? sentence(each) : each)) }),
    ),
    plan.lexicon,
  )

const nothing = { plan: null, chargeOn: null, endsOn: null, price: null, per: null }

describe('reading', () => {
  test('a page that says nothing', () => {
    expect(read('Hello')).toEqual({ account: null, subscriptions: [] })
  })

  test('one that runs, with all that belongs to it', () => {
    const seen = read(
      'Small tier',
      'Coins: $10 a month',
      'Renews December 14, 2026',
      sentence('You are', { after: 'sam@x.example' }),
    )
    expect(seen).toEqual({
      account: 'sam@x.example',
      subscriptions: [
        {
          plan: 'Small tier',
          state: 'active',
          chargeOn: '2026-12-14',
          endsOn: null,
          price: '$10',
          per: 'month',
        },
      ],
    })
  })

  test.each([
    ['Ends on December 14, 2026', { ...nothing, state: 'ends', endsOn: '2026-12-14' }],
    ['Asleep', { ...nothing, state: 'paused' }],
    ['Late', { ...nothing, state: 'past-due' }],
    ['Zapped', { ...nothing, state: 'cancelled' }],
    ['No plan', { ...nothing, state: 'none' }],
  ])('%s', (text, wanted) => {
    expect(read(text).subscriptions).toEqual([wanted])
  })

  test('what still costs money counts more than words about the end', () => {
    expect(read('Ends on December 14, 2026', 'Renews December 14, 2026').subscriptions[0]?.state).toBe(
      'active',
    )
    expect(read('No plan', 'Late').subscriptions[0]?.state).toBe('past-due')
  })

  test('a date that can be read in two ways is not read', () => {
    expect(read('Renews 3/4/2027').subscriptions[0]).toMatchObject({ state: 'active', chargeOn: null })
  })

  test('several, each by its row', () => {
    const rows = ['Small', 'Big'].map((row) => sentence('Renews December 14, 2026', { row }))
    expect(read(...rows).subscriptions.map((each) => each.plan)).toEqual(['Small', 'Big'])
  })
})

const looking = makePlan({ guide: { ...makeGuide(), purpose: 'status' } })

describe('the guide that looks', () => {
  test('tells what runs, on two fresh pages, and clicks nothing of the plan', () => {
    const shell = new Shell(looking, classic({}, 'plan')).settle()
    expect(shell.result).toMatchObject({ outcome: 'not-cancelled', verified: true, reason: 'still-active' })
    expect(shell.clicked()).toEqual([])
    expect(shell.site.loads).toHaveLength(2)
  })

  test('goes the way in, and no further', () => {
    const shell = new Shell(looking, classic({}, 'account')).settle()
    expect(shell.result).toMatchObject({ outcome: 'not-cancelled', verified: true })
    expect(new Set(shell.clicked())).toEqual(new Set(['See plan']))
  })

  test('proves the end as a cancellation does', () => {
    const site = classic()
    site.onLoad = () => 'ended'
    const shell = new Shell(looking, site).settle()
    expect(shell.result).toMatchObject({
      outcome: 'cancelled-at-period-end',
      verified: true,
      endsOn: '2026-12-14',
    })
    const told = shell.events.filter((event) => event.event === 'status')
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({ subscriptions: [{ state: 'ends', endsOn: '2026-12-14' }] })
  })

  test('remembers from the way in whose account it is, until somebody signs in', () => {
    const named = {
      controls: [control('See plan')],
      on: { 'See plan': { load: 'plan' } },
      sentences: [sentence('You are', { after: 'sam@x.example' })],
    }
    const first = new Shell(looking, classic({ account: named })).settle()
    expect(first.events.find((event) => event.event === 'status')).toMatchObject({ account: 'sam@x.example' })
    const out = { controls: [control('Enter')], on: { Enter: { load: 'plan' } } }
    const again = classic({ account: { ...named, on: { 'See plan': { load: 'out' } } }, out })
    const second = new Shell(looking, again).settle()
    expect(second.events.find((event) => event.event === 'status')).toMatchObject({ account: null })
  })

  test('leaves a step that changes the plan', () => {
    const guide = makeGuide({
      screens: [
        {
          id: 'change',
          all: [{ control: 'cancel-change' }],
          step: { part: 'way-in', point: 'cancel-change', changes: true, say: 'x' },
        },
        { id: 'none', all: [{ text: 'no-plan' }], outcome: 'not-subscribed', say: 'x' },
      ],
    })
    const site = classic({ change: { controls: [control('Zap change')] } })
    site.onLoad = () => 'change'
    const shell = new Shell(makePlan({ guide: { ...guide, purpose: 'status' } }), site).settle()
    expect(shell.clicked()).toEqual([])
    expect(shell.result).toMatchObject({ outcome: 'not-cancelled', verified: true })
  })

  test('a page on which something was clicked tells no state', () => {
    const shell = new Shell(makePlan(), classic({}, 'plan')).settle()
    const states = shell.events.flatMap((event) =>
      event.event === 'status' ? event.subscriptions.map((each) => each.state) : [],
    )
    expect(states.every((state) => state === 'active' || state === 'ends')).toBe(true)
    expect(shell.result.verified).toBe(true)
  })
})
