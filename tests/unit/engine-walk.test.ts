// Walks through a fake site from start to outcome.
import { describe, expect, test } from 'vitest'
import { cancel, classic, confirm, ended, plan, run } from './support/pages'
import { control, type FakePage, FakeSite, sentence } from './support/shell'

describe('to the end', () => {
  test('classic walk: three clicks, two fresh loads, the date', () => {
    const shell = run(classic())
    expect(shell.result).toEqual({
      outcome: 'cancelled-at-period-end',
      verified: true,
      endsOn: '2026-12-14',
      refund: false,
      reason: null,
      detail: '',
    })
    expect(shell.clicked()).toEqual(['See plan', 'Zap plan', 'Yes zap'])
    expect(shell.screens()).toEqual(['account', 'plan', 'confirm', 'cancelled'])
    expect(shell.site.loads).toHaveLength(3)
    expect(shell.effects.filter((e) => e.kind === 'click').map((e) => e.commit)).toEqual([false, false, true])
    expect(shell.events.at(-1)).toMatchObject({ event: 'outcome', outcome: 'cancelled-at-period-end' })
    expect(shell.events.filter((e) => e.event === 'trap')).toHaveLength(2)
  })

  test('refund: the option is chosen, then confirmed, then two fresh pages say so', () => {
    const choice = (money: boolean): FakePage => ({
      controls: [
        control('Zap later', { role: 'radio', checked: !money, dialog: 1 }),
        control('Zap now money', { role: 'radio', checked: money, dialog: 1 }),
        control('Yes zap', { dialog: 1 }),
      ],
      more: { modal: 1 },
      on: {
        'Zap now money': 'money',
        'Yes zap': (site) => {
          site.page = 'refunded'
          site.onLoad = () => 'refunded'
        },
      },
    })
    const site = classic({
      confirm: choice(false),
      money: choice(true),
      refunded: { sentences: ['No plan', 'Money back'] },
    })
    const shell = run(site, { answers: new Map([['refund', 'now']]) })
    expect(shell.result).toMatchObject({ outcome: 'cancelled-now', verified: true, refund: true })
    expect(shell.clicked()).toEqual(['See plan', 'Zap plan', 'Zap now money', 'Yes zap'])
  })

  test('the refund is not offered: asked, never chosen otherwise', () => {
    const shell = run(classic(), { answers: new Map([['refund', 'now']]) })
    expect(shell.result.outcome).toBe('cancelled-at-period-end')
    const offered: FakePage = {
      ...confirm,
      controls: [
        control('Zap later', { dialog: 1, role: 'radio', checked: true }),
        control('Yes zap', { dialog: 1 }),
      ],
    }
    const stuck = run(classic({ confirm: offered }), { answers: new Map([['refund', 'now']]) })
    expect(stuck.result).toMatchObject({ outcome: 'no-safe-path', reason: 'choice-not-offered' })
    expect(stuck.clicked()).not.toContain('Yes zap')
  })

  test('already cancelled: no click at all', () => {
    const shell = run(new FakeSite({ ended }, () => 'ended'))
    expect(shell.result).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })
    expect(shell.clicked()).toEqual([])
    expect(shell.site.loads).toHaveLength(2)
  })

  test('no plan: not subscribed; after the irreversible click the same words mean cancelled now', () => {
    const none = { sentences: ['No plan'] }
    expect(run(new FakeSite({ none }, () => 'none')).result).toMatchObject({
      outcome: 'not-subscribed',
      verified: true,
    })
    const site = classic({
      confirm: {
        ...confirm,
        on: {
          'Yes zap': (s) => {
            s.page = 'none'
            s.onLoad = () => 'none'
          },
        },
      },
    })
    expect(run(site).result).toMatchObject({ outcome: 'cancelled-now', verified: true, refund: false })
  })

  test('fake success: the toast says ended, every fresh page shows the plan', () => {
    const shell = run(classic({ confirm: { ...confirm, on: { 'Yes zap': 'ended' } } }))
    expect(shell.result).toMatchObject({ outcome: 'not-cancelled', verified: true, reason: 'still-active' })
    expect(shell.site.loads).toHaveLength(4)
    const closed = run(classic({ confirm: { ...confirm, on: { 'Yes zap': 'plan' } } }))
    expect(closed.result).toMatchObject({ outcome: 'not-cancelled', verified: true, reason: 'still-active' })
    expect(closed.site.loads).toHaveLength(4)
  })

  test('an offer taken by the person is the reason', () => {
    const offer: FakePage = {
      ...confirm,
      controls: [control('Yes zap', { dialog: 1 }), control('Take gift', { dialog: 1 })],
    }
    const shell = run(classic({ confirm: { ...offer, on: { 'Yes zap': 'plan' } } }), {
      mode: 'show',
      attended: true,
    })
    shell.person('See plan')
    shell.settle()
    shell.person('Zap plan')
    shell.settle()
    shell.person('Take gift')
    shell.settle()
    expect(shell.said()).toContain('trap-clicked')
    shell.person('Yes zap')
    shell.settle()
    expect(shell.asked).toBe('still-active')
    expect(shell.events.at(-1)).toMatchObject({ event: 'ask', id: 'still-active' })
  })

  test('a confirm button without effect', () => {
    const shell = run(classic({ confirm: { ...confirm, on: {} } }))
    expect(shell.result).toMatchObject({ outcome: 'not-cancelled', verified: true, reason: 'still-active' })
    expect(shell.clicked().filter((name) => name === 'Yes zap')).toHaveLength(1)
  })

  test('a first button without effect: clicked twice, then given up', () => {
    const shell = run(classic({ plan: { ...plan, on: {} } }))
    expect(shell.result).toMatchObject({ outcome: 'no-safe-path', reason: 'dead-control' })
    expect(shell.clicked()).toEqual(['See plan', 'Zap plan', 'Zap plan'])
  })

  test('an error after the irreversible click, and the plan still there', () => {
    const broken: FakePage = { sentences: ['Broken'] }
    const shell = run(classic({ broken, confirm: { ...confirm, on: { 'Yes zap': 'broken' } } }))
    const why = { reason: 'site-error', detail: 'Broken' }
    expect(shell.result).toMatchObject({ outcome: 'not-cancelled', verified: true, ...why })
  })

  test('an error after the irreversible click that never goes away: unknown', () => {
    const on = {
      'Yes zap': (site: FakeSite) => {
        site.page = 'broken'
        site.onLoad = () => 'broken'
      },
    }
    const shell = run(classic({ broken: { sentences: ['Broken'] }, confirm: { ...confirm, on } }))
    expect(shell.result).toMatchObject({ outcome: 'unknown', verified: false, reason: 'site-error' })
    expect(shell.result?.detail).toBe('Broken')
  })

  test('an error before anything was clicked', () => {
    const shell = run(new FakeSite({ broken: { sentences: ['Broken'] } }, () => 'broken'))
    expect(shell.result).toMatchObject({ outcome: 'unknown', reason: 'site-error', detail: 'Broken' })
  })

  test.each([
    ['of the page, whole', [sentence('Hello'), sentence('Broken. Try again.')], 'Broken. Try again.'],
    ['in front, where a dialog is', [sentence('Broken behind'), sentence('Broken', { dialog: 1 })], 'Broken'],
    ['cut where it is long', [sentence(`Broken ${'😀'.repeat(200)}`)], `Broken ${'😀'.repeat(96)}…`],
    [
      'never of a frame from elsewhere',
      [sentence('Broken ad', { origin: 'https://ads.example' }), sentence('Broken')],
      'Broken',
    ],
  ])('the words of the error are those %s', (_, sentences, words) => {
    const modal = sentences.some(({ dialog }) => dialog !== null) ? 1 : null
    const shell = run(new FakeSite({ broken: { sentences, more: { modal } } }, () => 'broken'))
    expect(shell.result).toMatchObject({ reason: 'site-error', detail: words })
  })

  test('somebody who is asked about it is told the words', () => {
    const broken: FakePage = { sentences: ['Broken'] }
    const site = classic({ broken, confirm: { ...confirm, on: { 'Yes zap': 'broken' } } })
    const shell = run(site, { attended: true })
    expect(shell.events.at(-1)).toMatchObject({
      event: 'ask',
      id: 'still-active',
      reason: 'site-error',
      blanks: { detail: 'Broken' },
    })
  })

  test('survey after the irreversible click, and an offer', () => {
    const survey: FakePage = {
      controls: [control('Secret', { role: 'radio', checked: true }), control('Go zapping')],
      sentences: ['Why leave'],
      on: { 'Go zapping': 'offer' },
    }
    const offer: FakePage = {
      controls: [control('No gift'), control('Take gift')],
      on: { 'No gift': cancel },
    }
    const shell = run(classic({ survey, offer, confirm: { ...confirm, on: { 'Yes zap': 'survey' } } }))
    expect(shell.result).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })
    expect(shell.clicked()).toEqual(['See plan', 'Zap plan', 'Yes zap', 'Go zapping', 'No gift'])
  })

  test('survey: the neutral answer is picked first', () => {
    const survey = (checked: boolean): FakePage => ({
      controls: [control('Secret', { role: 'radio', checked }), control('Go zapping')],
      on: { Secret: 'answered', 'Go zapping': 'confirm' },
    })
    const shell = run(
      classic({
        plan: { ...plan, on: { 'Zap plan': 'survey' } },
        survey: survey(false),
        answered: survey(true),
      }),
    )
    expect(shell.clicked()).toEqual(['See plan', 'Zap plan', 'Secret', 'Go zapping', 'Yes zap'])
  })

  test('a second "cancel plan" on another page is the one that counts', () => {
    const second: FakePage = {
      controls: [control('Zap plan', { heading: 'Last step' })],
      on: { 'Zap plan': cancel },
    }
    const pages = { second, plan: { ...plan, on: { 'Zap plan': 'second' } } }
    const shell = run(classic(pages))
    expect(shell.effects.filter((e) => e.kind === 'click').map((e) => e.commit)).toEqual([false, false, true])
    expect(shell.result).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })
    expect(run(classic(pages), { agreed: false }).result).toMatchObject({ reason: 'not-confirmed' })
  })

  test('joined half-way, at the question', () => {
    const site = classic({}, 'confirm')
    const shell = run(site)
    expect(shell.clicked()).toEqual(['Yes zap'])
    expect(shell.result).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })
  })
})
