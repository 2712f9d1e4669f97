// What stands in the way on real sites, recognised by itself: notices, loops, translated pages, typed words, mails.
import { describe, expect, test } from 'vitest'
import { publicUrl, startUrl } from '../../src-main/engine/plan'
import { account, classic, confirm } from './support/pages'
import { control, type FakePage, FakeSite, Shell, sentence } from './support/shell'
import { LOCAL, LOCAL_BIRD, makeGuide, makePlan, SCREENS } from './support/small'

const guide = (...first: object[]) => makeGuide({ screens: [...first, ...SCREENS] })
const attended = { attended: true, mode: 'show', agreed: false } as const

const notice = {
  id: 'notice',
  aside: true,
  all: [{ control: 'reject-cookies' }],
  step: { part: 'way-in', point: 'reject-cookies', say: 'notice' },
}

describe('a notice over the page', () => {
  const over = (page: FakePage): FakePage => ({
    ...page,
    controls: [control('All crumbs'), control('Few crumbs'), ...(page.controls ?? [])],
  })

  test('is refused once, then the walk goes on', () => {
    const site = classic({ noticed: over(account) }, 'noticed')
    Object.assign(site.pages.noticed ?? {}, { on: { 'Few crumbs': 'account' } })
    const shell = new Shell(makePlan({ guide: guide(notice) }), site).settle()
    expect(shell.clicked()).toEqual(['Few crumbs', 'See plan', 'Zap plan', 'Yes zap'])
    expect(shell.result).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })
  })

  test('that does not go away is looked past', () => {
    const stuck = over({ ...account, on: { 'See plan': { load: 'plan' } } })
    const shell = new Shell(makePlan({ guide: guide(notice) }), classic({ account: stuck })).settle()
    expect(shell.clicked().filter((name) => name === 'Few crumbs')).toHaveLength(1)
    expect(shell.result).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })
  })
})

describe('a word to be typed', () => {
  const typed = {
    id: 'typed',
    all: [{ empty: 'confirm-phrase' }],
    step: { part: 'leaving', point: 'confirm-phrase', by: 'typing', say: 'typed' },
  }
  const field = (filled: boolean) => control('Write zap', { role: 'textbox', filled, dialog: 1 })
  const page = (filled: boolean): FakePage => ({
    ...confirm,
    controls: [field(filled), control('Yes zap', { dialog: 1, enabled: filled })],
  })

  test('is never typed by the app', () => {
    const shell = new Shell(makePlan({ guide: guide(typed) }), classic({ confirm: page(false) })).settle()
    expect(shell.result).toMatchObject({ outcome: 'no-safe-path', reason: 'needs-typing' })
    expect(shell.clicked()).not.toContain('Write zap')
  })

  test('is waited for, and the walk goes on once it stands there', () => {
    const site = classic({ confirm: page(false) })
    const shell = new Shell(makePlan({ ...attended, guide: guide(typed) }), site).settle()
    shell.person('See plan')
    shell.settle(2_000)
    shell.person('Zap plan')
    shell.settle(2_000)
    expect(shell.phase).toMatchObject({ kind: 'at', act: { name: 'Write zap', commit: false } })
    // Going into the field, however often, is neither a step nor a button that does nothing.
    for (let i = 0; i < 3; i += 1) {
      shell.person('Write zap')
      shell.settle(20_000)
      expect(shell.phase).toMatchObject({ kind: 'at', act: { name: 'Write zap' } })
    }
    expect(shell.clicked()).not.toContain('Write zap')
    Object.assign(site.pages, { confirm: page(true) })
    shell.settle(2_000)
    expect(shell.phase).toMatchObject({ kind: 'at', act: { name: 'Yes zap', commit: true } })
  })
})

describe('signing in', () => {
  const bird = { url: `${LOCAL_BIRD}/login`, origin: LOCAL_BIRD }

  test('at an origin that is there for nothing else, nothing is read and the guide says why', () => {
    const site = classic(
      { bird: { controls: [control('Zap plan', { origin: LOCAL_BIRD })], more: bird } },
      'bird',
    )
    const signIn = { ...guide(), signIn: { bird: 'bird-says' } }
    const shell = new Shell(makePlan({ ...attended, guide: signIn }), site).settle()
    expect(shell.asked).toBe('sign-in')
    expect(shell.said()).toEqual(['bird-says'])
    expect(shell.effects.map(({ kind }) => kind)).not.toContain('capture')
    expect(shell.screens()).toEqual([])
  })

  const looping = () => {
    const out: FakePage = { controls: [control('Enter')], on: { Enter: { load: 'again' } } }
    const again: FakePage = {
      controls: [control('Let in', { origin: LOCAL_BIRD })],
      on: { 'Let in': { load: 'out' } },
      more: { url: `${LOCAL_BIRD}/ask`, origin: LOCAL_BIRD },
    }
    return new FakeSite({ out, again }, () => 'out')
  }

  test('that leads back to the sign-in each time is a loop', () => {
    const shell = new Shell(makePlan(), looping()).settle()
    expect(shell.result).toMatchObject({ outcome: 'unknown', reason: 'sign-in-loop' })
  })

  test('in a loop waits for the person, who can mend it', () => {
    const site = looping()
    const shell = new Shell(makePlan({ ...attended }), site).settle()
    for (let i = 0; i < 3; i += 1) {
      shell.person('Enter')
      shell.settle(2_000)
      shell.person('Let in')
      shell.settle(2_000)
    }
    expect(shell.events.at(-1)).toMatchObject({ event: 'ask', id: 'trouble', reason: 'sign-in-loop' })
    Object.assign(site.pages, { plan: { controls: [control('Zap plan')] } })
    site.document('plan')
    shell.settle(5_000)
    expect(shell.phase).toMatchObject({ kind: 'at', act: { name: 'Zap plan' } })
  })

  test('once more in the middle is said', () => {
    const site = classic()
    const shell = new Shell(makePlan({ ...attended }), site).settle()
    shell.person('See plan')
    shell.settle(2_000)
    Object.assign(site.pages, { out: { controls: [control('Enter')] } })
    site.document('out')
    shell.settle(2_000)
    expect(shell.said().slice(-2)).toEqual(['signed-out-again', 'signed-out'])
  })
})

test('a page that the browser has translated is told as such, not as unknown', () => {
  const odd: FakePage = { controls: [control('Gloop')], more: { translated: true } }
  const shell = new Shell(makePlan(), classic({ account: odd })).settle()
  expect(shell.result).toMatchObject({ outcome: 'no-safe-path', reason: 'page-translated' })
  const plain = { ...odd, more: { translated: false } }
  const other = new Shell(makePlan(), classic({ account: plain, plan: plain })).settle()
  expect(other.result.reason).toBe('unrecognised')
})

test('checks for humans that never end are a loop, and the person hears so', () => {
  const site = new FakeSite({ human: { sentences: ['Prove human'] } }, () => 'human')
  const shell = new Shell(makePlan({ ...attended }), site).settle()
  for (let i = 0; i < 3; i += 1) {
    expect(shell.asked).toBe('challenge')
    site.document('human')
    shell.settle()
  }
  expect(shell.events.at(-1)).toMatchObject({ event: 'ask', id: 'trouble', reason: 'challenge-loop' })
})

describe('pages of another kind', () => {
  const screen = (trouble: string, sign: string, wait = false) => ({
    id: trouble,
    all: [{ text: sign }],
    trouble,
    wait,
    say: trouble,
  })

  test.each([
    ['checkout', 'till', 'Till', 'not-subscribed'],
    ['wrong-subscription', 'magazine', 'Paper', 'no-safe-path'],
  ])('%s', (trouble, _sign, text, outcome) => {
    const sign = trouble === 'checkout' ? 'checkout' : 'magazine'
    const page: FakePage = { sentences: [sentence(text)], controls: [control('Zap plan')] }
    const plan = makePlan({ guide: guide(screen(trouble, sign)) })
    const shell = new Shell(plan, classic({ account: page, plan: page })).settle()
    expect(shell.result).toMatchObject({ outcome, verified: false, reason: trouble })
    expect(shell.clicked()).toEqual([])
  })

  test.each(['Zap plan', 'ends on December 14, 2026'])(
    'another subscription is none of this guide’s: %s',
    (words) => {
      const page: FakePage = {
        sentences: [sentence('Paper'), sentence(words)],
        controls: words === 'Zap plan' ? [control(words)] : [],
      }
      // Last of all screens, as a site’s own are after those that it includes.
      const last = makeGuide({ screens: [...SCREENS, screen('wrong-subscription', 'magazine')] })
      const shell = new Shell(makePlan({ guide: last }), classic({ account: page, plan: page })).settle()
      expect(shell.result).toMatchObject({
        outcome: 'no-safe-path',
        verified: false,
        reason: 'wrong-subscription',
      })
      expect(shell.clicked()).toEqual([])
    },
  )

  test.each([
    ['person', 'at'],
    ['anyone', 'asking'],
  ] as const)('an entry of a list is shown to a person, and by itself leads nowhere: %s', (by, kind) => {
    const command = {
      id: 'command',
      all: [{ control: 'manage-plan' }],
      step: { part: 'way-in', point: 'manage-plan', by, say: 'account' },
    }
    const page: FakePage = { controls: [control('See plan', { role: 'option' })] }
    const plan = makePlan({ ...attended, guide: makeGuide({ screens: [command] }) })
    const shell = new Shell(plan, classic({ account: page })).settle(8_000)
    expect(shell.phase.kind).toBe(kind)
  })

  test('a mail that was sent: the person brings its link, and the walk begins there', () => {
    const page: FakePage = { sentences: [sentence('See post')] }
    const site = classic({ account: page })
    const shell = new Shell(
      makePlan({ ...attended, guide: guide(screen('check-mail', 'check-mail', true)) }),
      site,
    )
    shell.settle()
    expect(shell.asked).toBe('check-mail')
    site.onLoad = () => 'plan'
    shell.tell('start-again')
    shell.settle(5_000)
    expect(shell.phase).toMatchObject({ kind: 'at', act: { name: 'Zap plan' } })
    expect(site.loads).toHaveLength(2)
  })
})

test('a personal link leads in, and no event names more of it than its origin', () => {
  const link = `${LOCAL}/p/session/abc?key=1`
  const start = { origin: 'site', path: '/', link: 'ask-link' }
  const plan = makePlan({ guide: makeGuide({ start }), link })
  expect(startUrl(plan)).toBe(link)
  expect(publicUrl(plan, link)).toBe(LOCAL)
  const shell = new Shell(plan, classic({}, 'plan')).settle()
  expect(shell.site.loads[0]).toBe(link)
  expect(JSON.stringify(shell.events)).not.toContain('session')
})

test('an error beside the question, in answer to the irreversible click, is the reason', () => {
  const failing: FakePage = {
    ...confirm,
    on: { 'Yes zap': 'failed' },
  }
  const failed: FakePage = {
    ...failing,
    sentences: [sentence('Zap it?', { dialog: 1 }), sentence('Broken', { dialog: 1 })],
  }
  const shell = new Shell(makePlan(), classic({ confirm: failing, failed })).settle()
  expect(shell.result).toMatchObject({ outcome: 'not-cancelled', verified: true, reason: 'site-error' })
})
