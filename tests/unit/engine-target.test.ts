// Which control is meant, where it may be hidden, and what is only pointed at.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Control } from '../../src-main/engine/observation'
import type { Plan } from '../../src-main/engine/plan'
import { readPage, UNFOLD } from '../../src-main/engine/read'
import {
  BOUNDS,
  intentScore,
  type Print,
  printOf,
  printScore,
  WEIGHTS,
  winner,
} from '../../src-main/engine/score'
import { findTarget, healed } from '../../src-main/engine/target'
import { classic, confirm, run } from './support/pages'
import { control, type FakePage, FakeSite, observation, Shell } from './support/shell'
import { makePlan } from './support/small'

const plan = makePlan()
const read = (controls: readonly Control[]) => readPage(plan, observation({ controls })).controls
const find = (...controls: Control[]) => findTarget(plan, read(controls), 'cancel-plan')

describe('the table', () => {
  test('each weight has its source', () => {
    for (const { weight, source } of Object.values(WEIGHTS)) {
      expect(weight).toBeGreaterThan(0)
      expect(source.length).toBeGreaterThan(20)
    }
  })

  test('the bounds lie where the table puts them', () => {
    const score = (change: Partial<Control>, tells = false) => {
      const [one] = read([control(change.name ?? 'Zap plan', change)])
      return one === undefined ? 0 : intentScore(one, 'cancel-plan', tells)
    }
    const lowest = score({ role: 'generic', topmost: 'offscreen' })
    expect(lowest).toBeCloseTo(0.44, 2)
    expect(lowest).toBeGreaterThan(BOUNDS.intent.threshold)
    expect(score({}) - score({ role: 'generic' })).toBeGreaterThan(BOUNDS.intent.margin)
    expect(score({}, true) - score({})).toBeGreaterThan(BOUNDS.intent.margin)
  })
})

describe('one, or none', () => {
  test('of several that could be used none is clicked; the one that fits best by far is pointed at', () => {
    const found = find(
      control('Zap plan', { ref: 'a', heading: 'Renews monthly' }),
      control('Zap plan', { ref: 'b', role: 'generic' }),
    )
    expect(found).toMatchObject({ kind: 'many', count: 2, likely: { ref: 'a' } })
  })

  test('of two alike none is pointed at, nor of two in different rows', () => {
    expect(find(control('Zap plan', { ref: 'a' }), control('Zap plan', { ref: 'b' }))).toMatchObject({
      kind: 'many',
      likely: null,
    })
    const rows = find(
      control('Zap plan', { ref: 'a', row: 'Small', heading: 'Renews monthly' }),
      control('Zap plan', { ref: 'b', row: 'Big', role: 'generic' }),
    )
    expect(rows).toMatchObject({ kind: 'many', rows: ['Small', 'Big'], likely: null })
  })

  test('whatever the scores: "one" is alone among all that could be used, and carries no trap', () => {
    const any = fc.record({
      name: fc.constantFrom('Zap plan', 'Zap plan now', 'Hold', 'Zap plan or hold it', 'Other'),
      role: fc.constantFrom('button', 'link', 'generic', 'radio'),
      enabled: fc.boolean(),
      topmost: fc.constantFrom<Control['topmost']>('yes', 'no', 'offscreen'),
      heading: fc.constantFrom('', 'Renews monthly', 'Zap it?'),
      row: fc.constantFrom('', 'Small', 'Big'),
      dialog: fc.constantFrom(null, 1),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), (all) => {
        const controls = read(all.map(({ name, ...rest }, i) => control(name, { ...rest, ref: `c${i}` })))
        const found = findTarget(plan, controls, 'cancel-plan')
        const usable = controls.filter(
          (c) => c.strong.has('cancel-plan') && c.enabled && c.topmost !== 'no' && c.traps.length === 0,
        )
        if (found.kind === 'one') expect(usable.map(({ ref }) => ref)).toEqual([found.control.ref])
        if (usable.length > 1) expect(found.kind).toBe('many')
      }),
    )
  })

  test('a tie within the margin has no winner', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }), (scores) => {
        const best = winner(scores, (score) => score, BOUNDS.print)
        const others = [...scores].sort((a, b) => b - a).slice(1)
        if (best === null) return
        expect(best).toBeGreaterThanOrEqual(BOUNDS.print.threshold)
        for (const other of others) expect(best - other).toBeGreaterThanOrEqual(BOUNDS.print.margin)
      }),
    )
  })
})

const HOLD = control('Hold', { ref: 'hold', heading: 'Your plan', marks: ['#hold', '.btn'] })
const ZAP = control('Zap plan', { ref: 'zap', heading: 'Your plan', marks: ['#zap', '.btn'] })
const RENAMED: Control = { ...ZAP, name: 'Halt it', ref: 'halt' }

describe('looks like the one from before', () => {
  const print = printOf(ZAP, 'cancel-plan')
  const heal = (prints: readonly Print[], ...controls: Control[]) => healed(prints, read(controls))

  test('the same control with other words is found again; its neighbours are not', () => {
    const edit = control('Edit', { heading: 'Your plan', marks: ['#edit', '.btn'] })
    expect(heal([print], HOLD, edit, RENAMED)?.control.ref).toBe('halt')
    expect(printScore(print, RENAMED) - printScore(print, edit)).toBeGreaterThan(BOUNDS.print.margin)
    const twin = { ...RENAMED, marks: [] }
    expect(heal([{ ...print, marks: [] }], edit, twin)).toBeNull()
  })

  test('a trap, a disabled or a covered control is never taken for it', () => {
    expect(heal([print], { ...RENAMED, name: 'Hold' })).toBeNull()
    expect(heal([print], { ...RENAMED, enabled: false })).toBeNull()
    expect(heal([print], { ...RENAMED, topmost: 'no' })).toBeNull()
  })
})

/** A plan page whose button is renamed from the second load on. */
class Renaming extends FakeSite {
  constructor() {
    super(
      {
        before: {
          controls: [ZAP, HOLD],
          sentences: ['Renews December 14, 2026'],
          on: { 'Zap plan': 'confirm' },
        },
        after: {
          controls: [],
          sentences: ['Renews December 14, 2026'],
          more: { wide: [RENAMED, HOLD] },
        },
      },
      (site) => (site.documents === 0 ? 'before' : 'after'),
    )
  }
}

describe('words that have changed', () => {
  const renamed = (change: Partial<Plan>) => {
    const shell = new Shell(makePlan({ ...change, prints: [] }), new Renaming())
    shell.settle(3_000)
    shell.site.document('after')
    return shell.settle(120_000)
  }
  const guesses = (shell: Shell) => shell.events.filter((e) => e.event === 'point' && !e.sure)

  test.each(['show', 'assist'] as const)(
    '%s: pointed at with doubt, never clicked, whatever is said',
    (mode) => {
      const shell = renamed({ mode, attended: true })
      expect(shell.asked).toBe('unrecognised')
      expect(guesses(shell)).toEqual([
        { event: 'point', intent: 'cancel-plan', role: 'button', name: 'Halt it', sure: false },
      ])
      expect(shell.said()).toContain('not-sure')
      for (const intent of ['click', 'confirm', 'accept-terms', 'show-again', 'did-it', 'click'] as const) {
        shell.tell(intent)
        shell.settle(30_000)
      }
      expect(shell.clicked()).not.toContain('Halt it')
    },
  )

  test('auto: an honest stop', () => {
    const shell = run(
      classic({ plan: { sentences: ['Renews December 14, 2026'], more: { wide: [RENAMED, HOLD] } } }, 'plan'),
      { prints: [printOf(ZAP, 'cancel-plan')] },
    )
    expect(shell.result).toMatchObject({ outcome: 'no-safe-path', reason: 'unrecognised' })
    expect(guesses(shell)).toEqual([])
    expect(shell.clicked()).toEqual([])
  })
})

describe('nothing found', () => {
  const more = (name: string, change: Partial<Control> = {}) => control(name, { folded: true, ...change })
  const hidden = (wide: readonly Control[], open: FakePage['on']) =>
    classic({ hidden: { more: { wide }, ...(open === undefined ? {} : { on: open }) } }, 'hidden')

  /** Every load gives the same page. */
  const nowhere = (page: FakePage) => new FakeSite({ page }, () => 'page')

  test('a link in the sidebar that leads back to the page it is on is no way in: the search goes on', () => {
    const sidebar = control('See plan', { role: 'link' })
    const options = more('Options')
    const site = classic(
      {
        account: { controls: [{ ...sidebar, href: 'https://s.example/plan' }], on: { 'See plan': 'here' } },
        here: {
          controls: [sidebar],
          more: { url: 'https://s.example/plan', wide: [sidebar, options] },
          on: { Options: 'plan' },
        },
      },
      'account',
    )
    const shell = run(site)
    expect(shell.clicked().slice(0, 4)).toEqual(['See plan', 'See plan', 'Options', 'Zap plan'])
    expect(shell.result).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })
  })

  test('two ways in, neither taken before: what they lead to is looked for in closed roots before it is asked', () => {
    const two = [control('See plan', { role: 'link', href: 'https://s.example/a' }), control('See plan')]
    const shell = run(classic({ account: { controls: two } }), { attended: true })
    expect(shell.asked).toBe('ambiguous')
    const told = shell.events.flatMap((e) =>
      e.event === 'search' ? [e.how] : e.event === 'ask' ? [e.id] : [],
    )
    expect(told).toEqual(['deep', 'ambiguous'])
  })

  test('what is shut is opened, and the walk goes on from there', () => {
    const site = hidden([more('Billing')], { Billing: 'plan' })
    const shell = run(site)
    expect(shell.clicked().slice(0, 2)).toEqual(['Billing', 'Zap plan'])
    expect(shell.result).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })
    const searched = shell.events.flatMap((event) => (event.event === 'search' ? [event.how] : []))
    expect(searched.slice(0, 2)).toEqual(['deep', 'folded'])
    expect(shell.events).toContainEqual(
      expect.objectContaining({ event: 'click', intent: UNFOLD, name: 'Billing' }),
    )
  })

  test('what proves the end may be shut as well: it is opened on each freshly loaded page, and on no other', () => {
    const wide = [more('Billing')]
    const site = classic({
      shut: { more: { wide }, on: { Billing: 'ended' } },
      confirm: {
        ...confirm,
        on: {
          'Yes zap': (on) => {
            on.page = 'done'
            on.onLoad = () => 'shut'
          },
        },
      },
      done: { more: { wide } },
    })
    const shell = run(site)
    expect(shell.clicked()).toEqual(['See plan', 'Zap plan', 'Yes zap', 'Billing', 'Billing'])
    expect(shell.result).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })
  })

  test('a trap, a link, a covered one, one that is open: none is opened; and none twice', () => {
    const wide = [
      more('Hold'),
      more('Sleep'),
      more('Zap plan'),
      more('Elsewhere', { href: 'https://small.example/' }),
      more('Covered', { topmost: 'no' }),
      more('Off', { enabled: false }),
      control('Open already'),
      more('Foreign', { origin: 'https://evil.example' }),
      more('One'),
      more('Two'),
    ]
    const shell = run(nowhere({ more: { wide } }))
    // Once in each of the two documents.
    expect(shell.site.documents).toBe(2)
    expect(shell.clicked()).toEqual(['One', 'Two', 'One', 'Two'])
    expect(shell.result).toMatchObject({ outcome: 'no-safe-path', reason: 'unrecognised' })
  })

  test('show: the person is shown where it may be, and is not kept waiting for ever', () => {
    const shell = new Shell(
      makePlan({ mode: 'show', attended: true }),
      hidden([more('Billing')], { Billing: 'plan' }),
    )
    shell.settle(10_000)
    expect(shell.phase).toMatchObject({ kind: 'at', act: { intent: UNFOLD, name: 'Billing' } })
    expect(shell.clicked()).toEqual([])
    const never = new Shell(
      makePlan({ mode: 'show', attended: true }),
      nowhere({ more: { wide: [more('Billing')] } }),
    )
    expect(never.settle(120_000).asked).toBe('unrecognised')
    expect(never.clicked()).toEqual([])
  })

  test('assist: opened at the person’s word', () => {
    const shell = new Shell(
      makePlan({ mode: 'assist', attended: true }),
      hidden([more('Billing')], { Billing: 'plan' }),
    )
    shell.settle(10_000)
    expect(shell.clicked()).toEqual([])
    shell.tell('click')
    shell.settle(10_000)
    expect(shell.clicked()).toEqual(['Billing'])
    expect(shell.phase).toMatchObject({ kind: 'at', act: { intent: 'cancel-plan' } })
  })

  test('scrolled on step by step until the end, and back', () => {
    let scrolled = 0
    const site = nowhere({})
    const look = site.look.bind(site)
    site.look = (at, clicks) => ({ ...look(at, clicks), bottom: scrolled >= 5 })
    const shell = new Shell(makePlan(), site)
    const before = shell.effects.length
    const push = shell.effects.push.bind(shell.effects)
    shell.effects.push = (...all) => {
      for (const effect of all) if (effect.kind === 'seek' && effect.how === 'scroll') scrolled += 1
      return push(...all)
    }
    shell.settle()
    expect(scrolled).toBeGreaterThanOrEqual(6)
    expect(scrolled).toBeLessThan(40)
    expect(shell.effects.slice(before)).toContainEqual({ kind: 'seek', how: 'top' })
    expect(shell.result.reason).toBe('unrecognised')
  })
})
