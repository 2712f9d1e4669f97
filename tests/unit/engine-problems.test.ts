// Pages that fail, ask, or want a sign-in.
import { describe, expect, test } from 'vitest'
import type { Problem } from '../../src-main/engine/observation'
import type { Reason } from '../../src-main/engine/state'
import { account, classic, confirm, ended, plan, run } from './support/pages'
import { control, type FakePage, type FakeSite, Shell } from './support/shell'
import { LOCAL, makePlan } from './support/small'

describe('problems', () => {
  const problems: [Problem, Reason][] = [
    [{ kind: 'unreachable', detail: 'ERR' }, 'unreachable'],
    [{ kind: 'tls', detail: 'ERR' }, 'tls-error'],
    [{ kind: 'http', status: 503 }, 'http-error'],
    [{ kind: 'download', detail: 'a.pdf' }, 'download'],
    [{ kind: 'page-dialog', type: 'confirm', detail: 'Sure?' }, 'page-dialog'],
    [{ kind: 'crashed' }, 'page-crashed'],
    [{ kind: 'closed' }, 'page-closed'],
    [{ kind: 'load-timeout' }, 'load-timeout'],
    [{ kind: 'unresponsive', detail: '' }, 'unresponsive'],
  ]
  test.each(problems)('%o is the reason', (problem, reason) => {
    const seen = run(classic({ account: { more: { problem } } }))
    expect(seen.result).toMatchObject({ verified: false, reason })
    const site = classic()
    site.failLoad = problem
    expect(run(site).result).toMatchObject({ verified: false, reason })
    const after = run(classic({ ended: { more: { problem } } }))
    expect(after.result).toMatchObject({ outcome: 'unknown', reason })
  })

  test('404: reason only when nothing is recognised', () => {
    const problem = { kind: 'http', status: 404 } as const
    expect(run(classic({ account: { more: { problem } } })).result).toMatchObject({
      reason: 'http-error',
      detail: 'HTTP 404',
    })
    expect(run(classic({ account: { ...account, more: { problem } } })).result.verified).toBe(true)
  })

  test("the page's own question: refused unattended, told when somebody is there", () => {
    const problem = { kind: 'page-dialog', type: 'confirm', detail: 'Sure?' } as const
    const pages = { account: { more: { problem } } }
    expect(run(classic(pages)).effects).toContainEqual({ kind: 'refuse-dialog' })
    const shell = run(classic(pages), { mode: 'show', attended: true })
    expect(shell.said().filter((id) => id === 'page-asks')).toHaveLength(1)
    expect(shell.effects).not.toContainEqual({ kind: 'refuse-dialog' })
  })

  test('a page where one signs in: asked, nothing read, gone on with afterwards', () => {
    const login: FakePage = {
      more: { sensitive: true },
      controls: [control('Zap plan')],
      sentences: ['Ends on December 14, 2026'],
    }
    expect(run(classic({ account: login })).result).toMatchObject({ reason: 'sign-in-needed', detail: LOCAL })
    const shell = run(classic({ account: login }), { mode: 'show', attended: true })
    expect(shell.asked).toBe('sign-in')
    expect(shell.screens()).toEqual([])
    expect(shell.asks()).toEqual(['sign-in'])
    shell.site.document('plan')
    shell.settle(5_000)
    expect(shell.phase).toMatchObject({ kind: 'at', act: { name: 'Zap plan' } })
  })

  test('the session expires in the middle', () => {
    const out: FakePage = { controls: [control('Enter')], on: { Enter: { load: 'plan' } } }
    let first = true
    const on = {
      'Zap plan': (site: FakeSite) => {
        site.page = first ? 'out' : 'confirm'
        first = false
      },
    }
    const shell = run(classic({ out, plan: { ...plan, on } }))
    expect(shell.result).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })
    expect(shell.clicked()).toContain('Enter')
  })

  test('a check for humans is left to the human', () => {
    const gate: FakePage = { sentences: ['Prove human'] }
    expect(run(classic({ account: gate })).result).toMatchObject({ reason: 'challenge' })
    const shell = run(classic({ account: gate }), { mode: 'show', attended: true })
    expect(shell.asked).toBe('challenge')
  })

  test('a page that never settles is acted on once it has stood for 1.5 s', () => {
    const busy = (page: FakePage): FakePage => ({ ...page, more: { ...page.more, settled: false } })
    const shell = new Shell(
      makePlan(),
      classic({ account: busy(account), plan: busy(plan), confirm: busy(confirm), ended: busy(ended) }),
    )
    shell.settle(1_400)
    expect(shell.clicked()).toEqual([])
    shell.settle()
    expect(shell.result.verified).toBe(true)
    expect(shell.clicked()).toEqual(['See plan', 'Zap plan', 'Yes zap'])
  })
})
