// Several subscriptions side by side: the one that is meant, and never another.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPage } from '../../src-main/engine/read'
import { ofRow, planRows, rowNamed } from '../../src-main/engine/rows'
import { control, FakeSite, observation, Shell, sentence } from './support/shell'
import { makePlan } from './support/small'

type State = 'runs' | 'ends' | 'gone'

/** A site with two subscriptions; what is confirmed ends the one whose button was pressed. */
class TwoPlans extends FakeSite {
  constructor(
    readonly plans: Record<string, State>,
    after: State = 'ends',
  ) {
    let chosen = ''
    const page = () => ({
      controls: Object.entries(plans).flatMap(([row, state]) => {
        if (state === 'runs') return [control('Zap plan', { ref: `zap ${row}`, row, heading: row })]
        return state === 'ends' ? [control('Unzap', { ref: `unzap ${row}`, row, heading: row })] : []
      }),
      sentences: Object.entries(plans).flatMap(([row, state]) => {
        if (state === 'runs') return [sentence('Renews December 14, 2026', { row })]
        return state === 'ends' ? [sentence('Ends on December 14, 2026', { row })] : []
      }),
    })
    super({}, () => 'plan')
    this.choose = (row) => {
      chosen = row
      this.page = 'confirm'
    }
    this.end = () => {
      plans[chosen] = after
      this.page = 'plan'
    }
    this.shown = page
  }

  choose: (row: string) => void
  end: () => void
  shown: () => {
    controls: readonly ReturnType<typeof control>[]
    sentences: readonly ReturnType<typeof sentence>[]
  }

  override look(at: number, clicks: Parameters<FakeSite['look']>[1]) {
    const asks = { controls: [control('Yes zap', { dialog: 1 })], sentences: [] }
    const shown = this.page === 'confirm' ? asks : this.shown()
    return observation({ at, load: this.mark, clicks, ...shown })
  }
}

/** Plays clicks by their handle, for both buttons carry the same name. */
class RowShell extends Shell {
  press(ref: string): void {
    const site = this.site as TwoPlans
    const row = /^zap (.*)$/.exec(ref)?.[1]
    if (row !== undefined) site.choose(row)
    else if (ref === 'Yes zap') site.end()
  }
}

function run(site: TwoPlans, change: Parameters<typeof makePlan>[0] = {}): RowShell {
  const press = site.press.bind(site)
  const shell = new RowShell(makePlan(change), site)
  site.press = (name) => {
    const effect = shell.effects.at(-1)
    if (effect?.kind === 'click') shell.press(effect.ref)
    return press(name)
  }
  return shell
}

const named = (plan: string) => ({
  answers: new Map([
    ['refund', 'later'],
    ['plan', plan],
  ]),
})

describe('two subscriptions', () => {
  test('none is clicked when nobody says which', () => {
    const shell = run(new TwoPlans({ 'Small tier': 'runs', 'Big tier': 'runs' })).settle()
    expect(shell.result).toMatchObject({ outcome: 'no-safe-path', reason: 'ambiguous' })
    expect(shell.clicked()).toEqual([])
    expect(shell.events).toContainEqual(
      expect.objectContaining({ event: 'ask', id: 'which-plan', options: ['Small tier', 'Big tier'] }),
    )
  })

  test.each(['ends', 'gone'] as const)('the one that was named beforehand: %s', (after) => {
    const site = new TwoPlans({ 'Small tier': 'runs', 'Big tier': 'runs' }, after)
    const shell = run(site, named('big')).settle()
    expect(site.plans).toEqual({ 'Small tier': 'runs', 'Big tier': after })
    // What has gone without a word is not called cancelled.
    expect(shell.result.outcome).toBe(after === 'ends' ? 'cancelled-at-period-end' : 'unknown')
    expect(shell.result.verified).toBe(after === 'ends')
  })

  test('the one that the person picks, in answer to the question', () => {
    const site = new TwoPlans({ 'Small tier': 'runs', 'Big tier': 'runs' })
    const shell = run(site, { attended: true }).settle()
    expect(shell.asked).toBe('which-plan')
    shell.feed({ kind: 'picked', at: shell.now, row: 'Nonsense' })
    expect(shell.asked).toBe('which-plan')
    shell.feed({ kind: 'picked', at: shell.now, row: 'Small tier' })
    shell.settle()
    expect(shell.result).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })
    expect(site.plans).toEqual({ 'Small tier': 'ends', 'Big tier': 'runs' })
  })

  test('one that is cancelled already does not make the other one cancelled', () => {
    const site = new TwoPlans({ 'Small tier': 'ends', 'Big tier': 'runs' })
    const shell = run(site, { ...named('big'), agreed: false, mode: 'show', attended: true }).settle(5_000)
    expect(shell.phase).toMatchObject({ kind: 'at', act: { ref: 'zap Big tier' } })
  })
})

describe('rows', () => {
  const words = fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,2}$/)

  test('a name is taken for one row at most, and only for one that holds it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(words, { maxLength: 6 }), words, (rows, name) => {
        const found = rowNamed(name, rows)
        if (found === null) return
        expect(rows).toContain(found)
        expect(` ${found} `).toContain(` ${name} `)
      }),
    )
  })

  test('of another row nothing is left', () => {
    const plan = makePlan()
    fc.assert(
      fc.property(fc.uniqueArray(words, { minLength: 2, maxLength: 5 }), fc.nat(), (rows, n) => {
        const controls = rows.map((row) => control('Zap plan', { ref: row, row }))
        const sentences = rows.map((row) => sentence('Renews', { row }))
        const page = readPage(plan, observation({ controls: [...controls, control('Dots')], sentences }))
        expect(planRows(page)).toEqual(rows)
        const row = rows[n % rows.length] ?? ''
        const mine = ofRow(page, row, rows)
        expect(mine.controls.map((each) => each.row)).toEqual([row, ''])
        expect(mine.sentences.map((each) => each.row)).toEqual([row])
      }),
    )
  })

  test('a row that became the only one is told by its heading', () => {
    const plan = makePlan()
    const rest = observation({ controls: [control('Zap plan', { heading: 'Big tier' })] })
    expect(ofRow(readPage(plan, rest), 'Small tier', ['Small tier', 'Big tier']).controls).toEqual([])
  })
})
