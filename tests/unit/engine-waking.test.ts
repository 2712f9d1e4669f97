// When the engine wants to look again.
import { describe, expect, test } from 'vitest'
import { wakeAt } from '../../src-main/engine/next'
import { classic, run } from './support/pages'
import { Shell, START } from './support/shell'
import { makeGuide, makePlan } from './support/small'

describe('waking', () => {
  test('a page that waits for the person is looked at again only when it changes', () => {
    const shell = run(classic(), { mode: 'show', attended: true })
    expect(wakeAt(shell.plan, shell.state)).toBe(START + shell.plan.limits.ms)
  })

  test('each phase says when', () => {
    const shell = new Shell(makePlan(), classic())
    expect(shell.phase.kind).toBe('looking')
    expect(wakeAt(shell.plan, shell.state)).toBe(shell.state.run.now + 300)
    const first = shell.phase
    const wake = (phase: typeof first) => wakeAt(shell.plan, { ...shell.state, phase })
    const { now } = shell.state.run
    expect(wake({ kind: 'pausing', until: now + 77 })).toBe(now + 77)
    expect(wake({ kind: 'at', signature: '', since: now, act: null })).toBe(now + 200)
    expect(wake({ kind: 'watching', signature: '', since: now })).toBe(now + 300)
    shell.settle()
    expect(wakeAt(shell.plan, shell.state)).toBeNull()
  })

  test('a tick ends a pause', () => {
    const shell = new Shell(makePlan(), classic({}, 'confirm'))
    shell.look()
    shell.look()
    expect(shell.phase.kind).toBe('pausing')
    const loads = shell.site.loads.length
    shell.feed({ kind: 'tick', at: shell.now + 1_000 })
    expect(shell.site.loads).toHaveLength(loads)
    shell.feed({ kind: 'tick', at: shell.now + 1_600 })
    expect(shell.site.loads).toHaveLength(loads + 1)
  })

  test('a guide without screens for the page still ends', () => {
    const guide = makeGuide({
      screens: [
        { id: 'x', all: [{ control: 'authorize' }], step: { part: 'way-in', point: 'authorize', say: 'x' } },
      ],
    })
    expect(run(classic(), { guide }).result.reason).toBe('unrecognised')
  })
})
