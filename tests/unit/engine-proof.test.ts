// What proves an outcome, and what does not.
import { describe, expect, test } from 'vitest'
import { cancel, classic, confirm, ended, plan, run } from './support/pages'
import { control, type FakePage, FakeSite, Shell, sentence } from './support/shell'
import { makePlan } from './support/small'

/** What of a run's effects tells of loads and pictures, in their order. */
const taken = ({ effects }: Shell) =>
  effects.flatMap((effect) =>
    effect.kind === 'load'
      ? ['load']
      : effect.kind === 'capture'
        ? [`${effect.screen}${effect.proof ? '!' : ''}`]
        : [],
  )

describe('proof', () => {
  test('each fresh page that counts is pictured, once, and no page that proves nothing', () => {
    expect(taken(run(classic()))).toEqual([
      'load',
      'account',
      'plan',
      'confirm',
      'cancelled',
      'load',
      'cancelled!',
      'load',
      'cancelled!',
    ])
    // A screen that is entered on a fresh page is one picture, not two.
    expect(taken(run(new FakeSite({ ended }, () => 'ended')))).toEqual([
      'load',
      'cancelled!',
      'load',
      'cancelled!',
    ])
  })

  test('a plan that goes on after all is pictured as well: three fresh pages that show it', () => {
    const site = classic({ confirm: { ...confirm, on: { 'Yes zap': 'plan' } } })
    const shell = run(site)
    expect(shell.result).toMatchObject({ outcome: 'not-cancelled', verified: true })
    expect(taken(shell).filter((each) => each.endsWith('!'))).toEqual(['plan!', 'plan!', 'plan!'])
  })

  test('two proofs that disagree prove nothing', () => {
    const other: FakePage = { sentences: ['Ends on December 15, 2026'] }
    const flip = new FakeSite({ ended, other }, (site) => (site.documents % 2 === 0 ? 'ended' : 'other'))
    expect(run(flip).result).toMatchObject({ outcome: 'unknown', verified: false, reason: 'cannot-verify' })
    const late = new FakeSite({ ended, other }, (site) => (site.documents === 0 ? 'ended' : 'other'))
    expect(run(late).result).toMatchObject({ verified: true, endsOn: '2026-12-15' })
  })

  test('one document looked at twice is one proof', () => {
    const site = new FakeSite({ ended }, () => 'ended')
    site.document = function (page) {
      this.documents = 1
      this.page = page
    }
    expect(run(site).result).toMatchObject({ verified: false, reason: 'cannot-verify' })
  })

  test('a load that gave the old document back is not a fresh one', () => {
    const site = classic()
    const { load } = site
    let stuck = false
    site.load = (url) => {
      if (stuck) return { kind: 'loaded', load: site.mark }
      return load.call(site, url)
    }
    const on = {
      'Yes zap': (s: FakeSite) => {
        s.page = 'ended'
        stuck = true
      },
    }
    const pages = site.pages as Record<string, FakePage>
    pages.confirm = { ...confirm, on }
    expect(run(site).result.verified).toBe(false)
  })

  test('going back to a page on which something was clicked does not make it fresh', () => {
    const shell = new Shell(makePlan({ mode: 'show', attended: true }), classic({}, 'plan')).settle()
    shell.person('Zap plan')
    shell.settle()
    const old = shell.site.mark
    shell.person('Yes zap')
    shell.settle(1_600)
    const loads = shell.site.loads.length
    expect(loads).toBeGreaterThan(1)
    const toast = { ...shell.site.look(shell.now, []), load: old }
    shell.feed({ kind: 'observed', observation: toast })
    const { proof } = shell.state.run
    expect(proof?.load).not.toBe(old)
  })

  test('a plan seen between two proofs makes the first one worthless', () => {
    const pages = ['ended', 'planless', 'ended', 'ended']
    const site = new FakeSite(
      { ended, planless: { ...plan, controls: [control('Zap plan', { enabled: false })] } },
      (s) => pages[s.documents] ?? 'ended',
    )
    const shell = new Shell(makePlan({ mode: 'show', attended: true }), site).settle(200)
    shell.settle(20_000)
    expect(shell.state.run.proof).toBeNull()
    expect(shell.phase.kind).toBe('asking')
  })

  test('contradictory pages: the words of the end beside the button of the plan', () => {
    const both: FakePage = { controls: [control('Zap plan')], sentences: ['Ends on December 14, 2026'] }
    const shell = run(new FakeSite({ both }, () => 'both'), { agreed: false })
    expect(shell.result.outcome).not.toMatch(/^cancelled/)
    const active: FakePage = { sentences: ['Ends on December 14, 2026', 'Renews December 14, 2026'] }
    expect(run(new FakeSite({ active }, () => 'active')).result).toMatchObject({
      outcome: 'no-safe-path',
      reason: 'unrecognised',
    })
  })

  test('the words of the end under an open question prove nothing', () => {
    const asking: FakePage = { ...confirm, sentences: ['Ends on December 14, 2026'] }
    const shell = run(new FakeSite({ asking }, () => 'asking'), { agreed: false })
    expect(shell.result).toMatchObject({ outcome: 'unknown', reason: 'not-confirmed' })
  })

  test('of several dates the one in the sentence itself counts; two of them are none', () => {
    const dated = (text: string, after = ''): FakePage => ({ sentences: [sentence(text, { after })] })
    const endsOn = (page: FakePage) => run(new FakeSite({ page }, () => 'page')).result.endsOn
    expect(endsOn(dated('Ends on', 'December 14, 2026'))).toBe('2026-12-14')
    expect(endsOn(dated('Ends on December 14, 2026', 'January 3, 2027'))).toBe('2026-12-14')
    expect(endsOn(dated('Ends on 11/12/2026', 'January 3, 2027'))).toBe(null)
    expect(endsOn(dated('Ends on January 3, 2026', 'December 14, 2026'))).toBe('2026-01-03')
  })

  test('a load that fails after one proof: unknown, never "not cancelled"', () => {
    const one = { ...plan, on: { 'Zap plan': cancel } }
    const shell = new Shell(makePlan(), classic({ plan: one }))
    shell.settle(150)
    const { load } = shell.site
    shell.site.load = (url) => {
      if (shell.state.run.proof !== null)
        return { kind: 'failed', problem: { kind: 'unreachable', detail: '' } }
      return load.call(shell.site, url)
    }
    shell.settle()
    expect(shell.state.run.proof).not.toBeNull()
    expect(shell.result).toMatchObject({ outcome: 'unknown', verified: false, reason: 'unreachable' })
  })
})
