// A lost page is opened again where somebody is there to want it; a click that nobody saw is not made up.
import { describe, expect, test } from 'vitest'
import type { Problem } from '../../src-main/engine/observation'
import { classic, run } from './support/pages'
import { type FakeSite, Shell } from './support/shell'
import { makePlan } from './support/small'

const panel = { mode: 'show', attended: true, agreed: false, reopens: true } as const
const PROBLEMS: readonly Problem[] = [
  { kind: 'closed' },
  { kind: 'crashed' },
  { kind: 'unreachable', detail: 'net::ERR' },
  { kind: 'tls', detail: 'net::ERR_CERT' },
  { kind: 'http', status: 503 },
  { kind: 'download', detail: 'a.zip' },
  { kind: 'load-timeout' },
  { kind: 'unresponsive', detail: '' },
]

const lose = (shell: Shell, problem: Problem) => {
  const seen = shell.site.look(shell.now, [])
  shell.feed({ kind: 'observed', observation: { ...seen, controls: [], sentences: [], problem } })
}

const walkTo = (shell: Shell, ...names: string[]) => {
  for (const name of names) {
    shell.person(name)
    shell.settle(2_000)
  }
  return shell
}

const start = (change = {}) => new Shell(makePlan({ ...panel, ...change }), classic({}, 'plan')).settle()

describe('a lost page', () => {
  test.each(PROBLEMS)('$kind: the walk waits, and goes on at the plan', (problem) => {
    const shell = start()
    lose(shell, problem)
    expect(shell.asked).toBe('page-lost')
    lose(shell, problem)
    expect(shell.asks()).toEqual(['page-lost'])
    shell.tell('again')
    expect(shell.effects.slice(-3).map(({ kind }) => kind)).toEqual(['reopen', 'unpoint', 'load'])
    shell.settle()
    expect(shell.phase).toMatchObject({ kind: 'at', act: { name: 'Zap plan' } })
    walkTo(shell, 'Zap plan', 'Yes zap').settle()
    expect(shell.result).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })
  })

  test.each(PROBLEMS)('$kind: ends the run where nothing can be opened again', (problem) => {
    const shell = start({ reopens: false })
    lose(shell, problem)
    expect(shell.phase.kind).toBe('done')
    const before = shell.effects.length
    shell.tell('reopen')
    expect(shell.effects).toHaveLength(before)
  })

  test('that comes back by itself is gone on with', () => {
    const shell = start()
    lose(shell, { kind: 'load-timeout' })
    shell.settle()
    expect(shell.phase).toMatchObject({ kind: 'at', act: { name: 'Zap plan' } })
  })

  test('whose reopening fails is asked for again', () => {
    const shell = start()
    lose(shell, { kind: 'closed' })
    shell.site.failLoad = { kind: 'closed' }
    shell.tell('again')
    expect(shell.asked).toBe('page-lost')
    shell.site.failLoad = null
    shell.tell('again')
    shell.settle()
    expect(shell.phase).toMatchObject({ kind: 'at' })
  })

  test('after the irreversible click: checked on fresh pages, not asked to do it again', () => {
    const shell = walkTo(start(), 'Zap plan')
    shell.site.press('Yes zap')
    lose(shell, { kind: 'closed' })
    expect(shell.state.run.committedAt).not.toBe(null)
    shell.tell('again')
    shell.settle()
    expect(shell.result).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })
    expect(shell.state.run.clicks).toBe(1)
  })

  test('the document before proves nothing afterwards, even if it comes back', () => {
    const shell = walkTo(start(), 'Zap plan')
    const old = shell.site.mark
    shell.tell('reopen')
    shell.settle(100)
    const toast = { ...shell.site.look(shell.now, []), controls: [], load: old }
    const sentences = [
      { text: 'Ends on December 14, 2026', after: '', dialog: null, row: '', origin: toast.origin },
    ]
    shell.feed({ kind: 'observed', observation: { ...toast, sentences } })
    expect(shell.state.run.proof).toBe(null)
    expect(shell.state.run.spoilt).toContain(old)
  })

  test('another browser in the middle of it: the walk goes on at the plan, with what was said before', () => {
    const shell = start({ mode: 'assist' })
    shell.tell('click')
    shell.settle(2_000)
    shell.tell('reopen')
    shell.settle(2_000)
    expect(shell.phase).toMatchObject({ kind: 'at', act: { name: 'Zap plan' } })
    expect(shell.state.run.clicks).toBe(1)
    expect(shell.state.run.grant).toBe(null)
  })
})

describe('“I did it”', () => {
  test('on a page that is as it was: said so, and pointed at once more', () => {
    const shell = start()
    const points = () => shell.effects.filter(({ kind }) => kind === 'point').length
    const before = points()
    shell.tell('did-it')
    shell.look()
    expect(shell.said().at(-1)).toBe('not-seen')
    expect(points()).toBe(before + 1)
    expect(shell.state.run.clicks).toBe(0)
    shell.look()
    expect(shell.said().filter((id) => id === 'not-seen')).toHaveLength(1)
  })

  test('where the page shows what came of it: nothing is said', () => {
    const shell = start()
    shell.site.press('Zap plan')
    shell.tell('did-it')
    shell.settle(2_000)
    expect(shell.said()).not.toContain('not-seen')
    expect(shell.phase).toMatchObject({ kind: 'at', act: { name: 'Yes zap' } })
  })

  test('about the irreversible click: the site is asked, whatever the page still shows', () => {
    const shell = walkTo(start(), 'Zap plan')
    expect(shell.phase).toMatchObject({ act: { commit: true } })
    shell.site.onLoad = (site: FakeSite) => (site.documents > 0 ? 'ended' : 'plan')
    shell.tell('did-it')
    shell.settle()
    expect(shell.result).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })
  })

  test('about the irreversible click that was not made: three fresh pages say so', () => {
    const shell = walkTo(start(), 'Zap plan')
    shell.tell('did-it')
    shell.settle()
    expect(shell.asked).toBe('still-active')
  })

  test('where a question waits it means: look again', () => {
    const twice = run(classic({ account: { more: { sensitive: true } } }), panel)
    expect(twice.asked).toBe('sign-in')
    twice.site.document('plan')
    twice.tell('did-it')
    twice.settle()
    expect(twice.phase).toMatchObject({ kind: 'at', act: { name: 'Zap plan' } })
  })
})
