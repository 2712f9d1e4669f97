// Whose click it is: show, assist, auto, and the irreversible click.
import { describe, expect, test } from 'vitest'
import { account, at, classic, confirm, ended, far, plan, run } from './support/pages'
import { control, type FakePage, type FakeSite, Shell } from './support/shell'
import { LOCAL_BIRD, makePlan, REMOTE, remote, withTerms } from './support/small'

describe('consent', () => {
  const show = { mode: 'show', attended: true, agreed: false } as const
  const assist = { mode: 'assist', attended: true, agreed: false, origins: remote } as const

  test('show: the ring points, the person clicks, the app never does', () => {
    const shell = run(classic(), show)
    for (const name of ['See plan', 'Zap plan', 'Yes zap']) {
      expect(shell.phase).toMatchObject({ kind: 'at', act: { name } })
      shell.person(name)
      shell.settle()
    }
    expect(shell.result).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })
    expect(shell.clicked()).toEqual([])
    expect(shell.events.filter((e) => e.event === 'click').map((e) => e.by)).toEqual([
      'person',
      'person',
      'person',
    ])
    for (const intent of ['click', 'confirm', 'accept-terms', 'again', 'show-again'] as const) {
      const other = run(classic(), show)
      other.tell(intent)
      other.settle()
      expect(other.clicked()).toEqual([])
    }
  })

  test('show: clicks that were not seen', () => {
    const shell = run(classic(), show)
    for (const name of ['See plan', 'Zap plan', 'Yes zap']) {
      shell.person(name, false)
      shell.settle()
    }
    expect(shell.result).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })
    expect(shell.state.run.committedAt).not.toBeNull()
  })

  test('show: an unseen irreversible click that ends in an unreachable page leaves it unknown', () => {
    const gone = { more: { problem: { kind: 'unreachable', detail: '' } as const } }
    const shell = run(classic({ gone, confirm: { ...confirm, on: { 'Yes zap': 'gone' } } }), show)
    shell.person('See plan')
    shell.settle()
    shell.person('Zap plan')
    shell.settle()
    shell.person('Yes zap', false)
    expect(shell.result).toMatchObject({ outcome: 'unknown', reason: 'unreachable' })
  })

  test('show, nobody there: ends at once instead of pointing for ever', () => {
    expect(run(classic(), { ...show, attended: false }).result).toMatchObject({ reason: 'needs-person' })
  })

  test('assist: one press, one click; the irreversible one needs its own', () => {
    const shell = run(far(), assist)
    expect(shell.clicked()).toEqual([])
    shell.tell('click')
    shell.settle()
    expect(shell.clicked()).toEqual(['See plan'])
    shell.tell('click')
    shell.settle()
    shell.tell('click')
    shell.settle()
    expect(shell.asked).toBe('confirm-commit')
    expect(shell.clicked()).toEqual(['See plan', 'Zap plan'])
    for (const intent of ['click', 'accept-terms', 'show-again'] as const) shell.tell(intent)
    shell.settle()
    expect(shell.clicked()).toEqual(['See plan', 'Zap plan'])
    shell.tell('confirm')
    shell.settle()
    expect(shell.clicked()).toEqual(['See plan', 'Zap plan', 'Yes zap'])
    expect(shell.result).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })
  })

  test('assist: a refused click has used its consent up', () => {
    const site = far()
    site.refuse = { kind: 'refused', why: 'moved', detail: '' }
    const shell = run(site, assist)
    shell.tell('click')
    shell.settle()
    site.refuse = null
    shell.settle(10_000)
    expect(shell.clicked()).toEqual(['See plan'])
    expect(shell.state.run.clicks).toBe(0)
    expect(shell.phase).toMatchObject({ kind: 'at', act: { name: 'See plan' } })
  })

  test('assist: "agreed" counts on loopback only', () => {
    const shell = run(far(), { ...assist, agreed: true })
    for (let i = 0; i < 3; i += 1) {
      shell.tell('click')
      shell.settle()
    }
    expect(shell.asked).toBe('confirm-commit')
  })

  test('assist: whoever would rather click himself is pointed at it, and not asked any more', () => {
    const shell = run(far(), assist)
    for (let i = 0; i < 3; i += 1) {
      shell.tell('click')
      shell.settle()
    }
    expect(shell.asked).toBe('confirm-commit')
    const { plan } = shell
    Object.assign(shell, { plan: { ...plan, mode: 'show' } })
    shell.settle()
    expect(shell.phase).toMatchObject({ kind: 'at', act: { name: 'Yes zap', commit: true } })
    shell.tell('confirm')
    expect(shell.clicked()).toEqual(['See plan', 'Zap plan'])
    expect(shell.state.run.committedAt).toBe(null)
  })

  test('assist: terms that forbid automation are read first, once', () => {
    const shell = new Shell(withTerms(makePlan(assist)), far()).settle()
    shell.tell('click')
    shell.settle()
    expect(shell.asked).toBe('terms')
    expect(shell.clicked()).toEqual([])
    shell.tell('accept-terms')
    shell.settle()
    expect(shell.clicked()).toEqual(['See plan'])
    shell.tell('click')
    shell.settle()
    expect(shell.asks()).toEqual(['terms'])
    expect(shell.clicked()).toEqual(['See plan', 'Zap plan'])
  })

  test('assist: a consent lapses when its screen is left', () => {
    const site = far()
    const shell = run(site, assist)
    shell.tell('click')
    site.page = 'plan'
    shell.settle(2_000)
    site.page = 'account'
    shell.settle(2_000)
    expect(shell.clicked()).toEqual([])
    shell.tell('click')
    shell.settle(2_000)
    expect(shell.clicked()).toEqual(['See plan'])
  })

  test('assist: a confirmation lapses when its screen is left', () => {
    const site = classic(at(REMOTE, { account, plan, confirm, ended }), 'confirm')
    const shell = run(site, assist)
    shell.tell('click')
    shell.settle()
    shell.tell('confirm')
    site.page = 'plan'
    shell.settle(2_000)
    site.page = 'confirm'
    shell.settle(2_000)
    expect(shell.clicked()).toEqual([])
  })

  test('assist: while asked for the confirmation, the person clicks on the page himself', () => {
    for (const seen of [true, false]) {
      const site = classic(at(REMOTE, { account, plan, confirm, ended }), 'confirm')
      const shell = run(site, assist)
      shell.tell('click')
      shell.settle()
      expect(shell.asked).toBe('confirm-commit')
      shell.person('Yes zap', seen)
      shell.settle()
      expect(shell.state.run.committedAt).not.toBeNull()
      expect(shell.result).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })
    }
  })

  test('"again" does not forget that the irreversible click was made', () => {
    const login: FakePage = { more: { sensitive: true } }
    const on = {
      'Yes zap': (site: FakeSite) => {
        site.document('login')
        site.onLoad = () => 'none'
      },
    }
    const none: FakePage = { sentences: ['No plan'] }
    const shell = run(classic({ login, none, confirm: { ...confirm, on } }, 'confirm'), show)
    shell.person('Yes zap')
    shell.settle()
    expect(shell.asked).toBe('sign-in')
    shell.tell('again')
    shell.site.document('none')
    shell.settle()
    expect(shell.result).toMatchObject({ outcome: 'cancelled-now', verified: true })
  })

  test('"again" after three pages that show the plan begins anew', () => {
    const shell = run(classic({ confirm: { ...confirm, on: { 'Yes zap': 'ended' } } }), { attended: true })
    expect(shell.asked).toBe('still-active')
    ;(shell.site.pages as Record<string, FakePage>).confirm = confirm
    shell.tell('again')
    shell.settle()
    expect(shell.result).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })
  })

  test('auto without agreement stops before the irreversible click', () => {
    const shell = run(classic(), { agreed: false })
    expect(shell.result).toMatchObject({ outcome: 'not-cancelled', verified: false, reason: 'not-confirmed' })
    expect(shell.clicked()).toEqual(['See plan', 'Zap plan'])
  })

  test('auto off loopback clicks nothing', () => {
    const shell = run(far(), { origins: remote, mode: 'auto', agreed: true })
    expect(shell.clicked()).toEqual([])
    expect(shell.result).toMatchObject({ reason: 'needs-person' })
  })

  test('a step for the person alone is only pointed at', () => {
    const bird: FakePage = {
      controls: [control('Let in', { origin: 'https://bird.example' })],
      more: { origin: 'https://bird.example', url: 'https://bird.example/oauth' },
    }
    const shell = run(classic({ account: bird }), { ...assist })
    shell.tell('click')
    shell.settle()
    expect(shell.phase).toMatchObject({ kind: 'at', act: { name: 'Let in' } })
    expect(shell.clicked()).toEqual([])
    const rehearsal: FakePage = {
      controls: [control('Let in', { origin: LOCAL_BIRD })],
      more: { origin: LOCAL_BIRD, url: `${LOCAL_BIRD}/oauth` },
      on: { 'Let in': { load: 'plan' } },
    }
    expect(run(classic({ account: rehearsal })).clicked()).toContain('Let in')
  })

  test('an option that is a plain button is confirmed before it is clicked', () => {
    const choice: FakePage = {
      controls: [
        control('Zap later', { dialog: 1 }),
        control('Zap now money', { dialog: 1 }),
        control('Yes zap', { dialog: 1 }),
      ],
      more: { modal: 1 },
    }
    const shell = run(classic({ choice }, 'choice'), { agreed: false })
    expect(shell.clicked()).toEqual([])
    expect(shell.result).toMatchObject({ reason: 'not-confirmed', detail: 'Zap later' })
  })

  test('"stop" ends it at any time; while an irreversible click is under way nobody knows', () => {
    const shell = run(classic(), show)
    shell.tell('stop')
    expect(shell.result).toMatchObject({ reason: 'stopped' })
    const site = classic({}, 'confirm')
    const other = new Shell(makePlan(), site)
    const { press } = site
    site.press = (name) => {
      other.tell('stop')
      return press.call(site, name)
    }
    other.settle()
    expect(other.result).toMatchObject({ outcome: 'unknown', reason: 'stopped' })
  })

  test('the time limit does not swallow an irreversible click that was made', () => {
    const site = classic({}, 'plan')
    const shell = new Shell(makePlan({ limits: { steps: 40, ms: 5_000 } }), site)
    const { press } = site
    site.press = (name) => {
      if (name === 'Yes zap') shell.now += 10_000
      return press.call(site, name)
    }
    shell.settle()
    expect(shell.result).toMatchObject({ outcome: 'unknown', reason: 'time-limit' })
    expect(shell.events.filter((e) => e.event === 'click')).toHaveLength(2)
  })

  test.each([true, false])('nor one that the person made in the last moment (seen: %s)', (seen) => {
    const limits = { steps: 40, ms: 5_000 }
    const shell = run(classic({}, 'plan'), { ...show, limits })
    shell.person('Zap plan')
    shell.settle()
    shell.now += 10_000
    shell.person('Yes zap', seen)
    expect(shell.result).toMatchObject({ outcome: 'unknown', reason: 'time-limit' })
    const idle = run(classic({}, 'plan'), { ...show, limits })
    idle.person('Zap plan')
    idle.settle()
    idle.wait(10_000)
    expect(idle.result).toMatchObject({ outcome: 'not-cancelled', reason: 'time-limit' })
  })

  test('an only click, and then no page any more: unknown', () => {
    const gone = { more: { problem: { kind: 'crashed' } as const } }
    const shell = run(classic({ gone, plan: { ...plan, on: { 'Zap plan': 'gone' } } }))
    expect(shell.result).toMatchObject({ outcome: 'unknown', reason: 'page-crashed' })
  })

  test('show: of two equal buttons the person clicks one; the next one is the one that counts', () => {
    const two: FakePage = {
      controls: [control('Zap plan', { ref: 'a' }), control('Zap plan', { ref: 'b' })],
      on: { 'Zap plan': 'second' },
    }
    const second: FakePage = { controls: [control('Zap plan', { heading: 'Last step' })] }
    const shell = run(classic({ account: two, second }), show)
    expect(shell.asked).toBe('ambiguous')
    shell.person('Zap plan')
    shell.settle()
    expect(shell.phase).toMatchObject({ kind: 'at', act: { name: 'Zap plan', commit: true } })
  })
})
