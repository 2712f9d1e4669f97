// The controls of earlier walks, from the cases.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CaseFolder } from '../../src-main/case/case-folder'
import { withEarlier } from '../../src-main/run/earlier'
import { minute, START, temporary } from './case/folder'
import { makePlan } from './support/small'

const plan = makePlan()
const point = (intent: string, name: string, sure = true) => ({
  event: 'point',
  intent,
  role: 'button',
  name,
  sure,
})

function kept(root: string, id: string, n: number, change: object, ...events: readonly object[]): void {
  const made = CaseFolder.open(join(root, id), { ...START, guide: plan.guide.id, ...change }, minute(n))
  for (const event of events) made.append(event as { event: string }, minute(n))
  made.close()
}

test('the last of each intent, of the newest case first; no guesses, nothing of rehearsals or other guides', () => {
  const root = temporary()
  kept(root, 'old', 1, {}, point('cancel-plan', 'Zap'), point('manage-plan', 'See'))
  kept(
    root,
    'new',
    2,
    {},
    point('cancel-plan', 'Zap it'),
    point('cancel-plan', 'Zap now'),
    point('unfold', 'More'),
  )
  kept(root, 'guess', 3, {}, point('confirm-cancel', 'Halt', false))
  kept(root, 'practice', 4, { practice: true }, point('sign-in', 'Enter'))
  kept(root, 'other', 5, { guide: 'other/website' }, point('authorize', 'Let in'))
  const { prints } = withEarlier(plan, false, join(root, 'now'))
  expect(prints.map(({ intent, name }) => [intent, name])).toEqual([
    ['cancel-plan', 'Zap now'],
    ['manage-plan', 'See'],
  ])
  expect(withEarlier(plan, true, join(root, 'now')).prints.map(({ name }) => name)).toEqual(['Enter'])
})

test('where there are no cases, there is nothing', () => {
  expect(withEarlier(plan, false, join(temporary(), 'none', 'case'))).toEqual(plan)
})
