// "Stay" chosen beforehand: whatever the button beside it is called, pressing it would keep the plan.
import { describe, expect, test } from 'vitest'
import { classic, confirm, run } from './support/pages'
import { control, type FakePage } from './support/shell'

const asked = (checked: boolean | null, more: object = {}): FakePage => ({
  ...confirm,
  controls: [
    control('Hold it', { role: 'radio', checked, dialog: 1, ...more }),
    control('Yes zap', { dialog: 1 }),
  ],
})

describe('an option to stay', () => {
  test('that is chosen beforehand: the button is not pressed', () => {
    const shell = run(classic({ confirm: asked(true) }))
    expect(shell.clicked()).toEqual(['See plan', 'Zap plan'])
    expect(shell.result).toMatchObject({ outcome: 'no-safe-path', reason: 'stay-chosen', detail: 'Hold it' })
  })

  test.each([
    ['is not chosen', asked(false)],
    ['stands elsewhere', asked(true, { dialog: null })],
    ['is a box to tick, which is about something else', asked(true, { role: 'checkbox' })],
  ])('that %s: the button is pressed', (_, page) => {
    const shell = run(classic({ confirm: page }))
    expect(shell.clicked()).toEqual(['See plan', 'Zap plan', 'Yes zap'])
    expect(shell.result).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })
  })
})
