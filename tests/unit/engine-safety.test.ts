// Where the engine must not go on: ambiguity, traps, foreign pages, limits.
import { describe, expect, test } from 'vitest'
import { account, classic, confirm, ended, plan, run } from './support/pages'
import { control, type FakePage, FakeSite, Shell, START } from './support/shell'
import { LOCAL, makePlan } from './support/small'

describe('no safe way', () => {
  const two: FakePage = { controls: [control('Zap plan', { ref: 'a' }), control('Zap plan', { ref: 'b' })] }

  test('ambiguous: nothing is clicked; asked when somebody is there', () => {
    const shell = run(new FakeSite({ two }, () => 'two'))
    expect(shell.result).toMatchObject({
      outcome: 'no-safe-path',
      reason: 'ambiguous',
      detail: '2 × cancel-plan',
    })
    expect(shell.clicked()).toEqual([])
    const attended = run(new FakeSite({ two }, () => 'two'), { attended: true })
    expect(attended.asked).toBe('ambiguous')
    expect(attended.clicked()).toEqual([])
  })

  test('two links of one name to one place are one; a link around its button is one', () => {
    const href = `${LOCAL}/plan`
    const links: FakePage = {
      controls: [
        control('See plan', { ref: 'a', role: 'link', href }),
        control('See plan', { ref: 'b', role: 'link', href }),
      ],
      on: { 'See plan': { load: 'plan' } },
    }
    expect(run(classic({ account: links })).result.verified).toBe(true)
    const nested: FakePage = {
      controls: [
        control('See plan', { ref: 'a', role: 'link', href }),
        control('See plan', { ref: 'b', within: 'a' }),
      ],
      on: { 'See plan': { load: 'plan' } },
    }
    const shell = run(classic({ account: nested }))
    expect(shell.effects.find((e) => e.kind === 'click')).toMatchObject({ ref: 'b' })
  })

  test('disabled and covered', () => {
    for (const [why, change] of [
      ['disabled', { enabled: false }],
      ['covered', { topmost: 'no' }],
    ] as const) {
      const page: FakePage = { controls: [control('Zap plan', change)] }
      const shell = run(new FakeSite({ page }, () => 'page'))
      expect(shell.result).toMatchObject({ outcome: 'no-safe-path', reason: why, detail: 'Zap plan' })
      expect(shell.clicked()).toEqual([])
      expect(shell.now - START).toBeGreaterThanOrEqual(5_000)
    }
  })

  test('a disabled button that becomes usable is gone on with, also after the question', () => {
    const pages = { page: { controls: [control('Zap plan', { enabled: false })] }, plan, confirm, ended }
    const site = new FakeSite(pages, () => 'page')
    const shell = run(site, { attended: true, mode: 'show' })
    expect(shell.asked).toBe('blocked')
    ;(site.pages as Record<string, FakePage>).page = { controls: [control('Zap plan')] }
    shell.settle(1_000)
    expect(shell.phase).toMatchObject({ kind: 'at', act: { name: 'Zap plan' } })
  })

  test('a name that carries a trap as well is no target', () => {
    const page: FakePage = { controls: [control('Zap plan or hold plan')], sentences: [] }
    const shell = run(new FakeSite({ page }, () => 'page'))
    expect(shell.clicked()).toEqual([])
    expect(shell.result.outcome).toBe('no-safe-path')
  })

  test('a page that nothing fits: once to the start, then stuck', () => {
    const shell = run(new FakeSite({ odd: { sentences: ['hello'] } }, () => 'odd'))
    expect(shell.result).toMatchObject({ outcome: 'no-safe-path', reason: 'unrecognised' })
    expect(shell.events.flatMap((e) => (e.event === 'load' ? [e.why] : []))).toEqual(['start', 'home'])
    expect(shell.said()).toContain('going-to-start')
  })

  test('a page outside the guide: nothing is read of it', () => {
    const page: FakePage = { ...plan, more: { origin: 'https://evil.example', url: 'https://evil.example/' } }
    const shell = run(new FakeSite({ page }, () => 'page'))
    expect(shell.result).toMatchObject({ outcome: 'no-safe-path', reason: 'foreign-origin' })
    expect(shell.clicked()).toEqual([])
    expect(shell.screens()).toEqual([])
    const framed: FakePage = { controls: [control('Zap plan', { origin: 'https://evil.example' })] }
    expect(run(new FakeSite({ framed }, () => 'framed'))).toMatchObject({
      result: { reason: 'unrecognised' },
    })
    expect(run(new FakeSite({ framed }, () => 'framed'), { mode: 'show', attended: true }).screens()).toEqual(
      [],
    )
  })

  test('what the person clicks on a page outside the guide spoils the pages it leads to', () => {
    const away: FakePage = {
      more: { origin: 'https://pay.example', url: 'https://pay.example/' },
      on: { x: { load: 'ended' } },
      controls: [control('x')],
    }
    const shell = new Shell(
      makePlan({ mode: 'show', attended: true }),
      new FakeSite({ away, ended }, (site) => (site.documents === 0 ? 'away' : 'ended')),
    )
    shell.settle(500)
    const [x] = away.controls ?? []
    if (x === undefined) throw new Error('no control')
    shell.feed({ kind: 'observed', observation: shell.site.look(shell.now, [x]) })
    shell.site.press('x')
    shell.look()
    expect(shell.state.run.proof).toBeNull()
    shell.settle()
    expect(shell.site.loads).toHaveLength(3)
    expect(shell.result.verified).toBe(true)
  })

  test('only one control of a trap around the target: not clicked', () => {
    const page: FakePage = {
      controls: [control('Hold', { ref: 'outer', role: 'link' }), control('Zap plan', { within: 'outer' })],
    }
    const shell = run(new FakeSite({ page }, () => 'page'))
    expect(shell.clicked()).toEqual([])
  })

  test('a control that is missed is told once, and once more when one comes back to it', () => {
    let back = 1
    const zap = (site: FakeSite) => {
      site.page = back > 0 ? 'account' : 'confirm'
      back -= 1
    }
    const site = classic({
      account: { controls: [control('See plan')], on: { 'See plan': 'plan' } },
      plan: { ...plan, on: { 'Zap plan': zap } },
    })
    const press = site.press.bind(site)
    let misses = 0
    site.press = (name) => {
      if (name !== 'See plan' || misses % 4 === 3) {
        misses += name === 'See plan' ? 1 : 0
        return press(name)
      }
      misses += 1
      return { kind: 'refused', why: 'gone', detail: '' }
    }
    const shell = run(site)
    const told = shell.events.flatMap((e) =>
      e.event === 'point' || e.event === 'refused' ? [`${e.event} ${e.intent}`] : [],
    )
    const missed = ['point manage-plan', ...Array<string>(3).fill('refused manage-plan')]
    expect(told.slice(0, 9)).toEqual([...missed, 'point cancel-plan', ...missed])
    expect(shell.effects.filter(({ kind }) => kind === 'point')).toHaveLength(
      told.filter((each) => each.startsWith('point')).length,
    )
  })

  test('refused clicks: again and again for twenty seconds, then given up with no click made', () => {
    const site = classic()
    site.refuse = { kind: 'refused', why: 'covered', detail: 'covered by div#banner' }
    const shell = run(site)
    expect(shell.result).toMatchObject({ outcome: 'no-safe-path', reason: 'click-refused' })
    expect(shell.state.run.clicks).toBe(0)
    expect(shell.clicked().length).toBeGreaterThanOrEqual(12)
    expect(shell.state.run.now - shell.state.run.startedAt).toBeGreaterThan(20_000)
  })

  test('a circle of pages', () => {
    const around: FakePage = {
      controls: [control('See plan', { heading: 'b' })],
      on: { 'See plan': 'account' },
    }
    const shell = run(classic({ around, account: { ...account, on: { 'See plan': 'around' } } }))
    expect(shell.result).toMatchObject({ outcome: 'no-safe-path', reason: 'loop' })
  })

  test('limits: steps and time', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [
        `p${i}`,
        { controls: [control('See plan', { heading: `h${i}` })], on: { 'See plan': `p${i + 1}` } },
      ]),
    )
    const many = run(new FakeSite(chain, () => 'p0'), { limits: { steps: 10, ms: 300_000 } })
    expect(many.result).toMatchObject({ reason: 'step-limit' })
    expect(many.clicked()).toHaveLength(10)
    const slow = run(classic({}, 'odd'), { limits: { steps: 40, ms: 3_000 } })
    expect(slow.result).toMatchObject({ outcome: 'unknown', reason: 'time-limit' })
    expect(slow.now - START).toBeLessThanOrEqual(3_200)
  })
})
