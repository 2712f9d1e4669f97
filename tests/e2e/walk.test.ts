/** The main job, from outside: practice scenarios by the command line, held against what the server knows. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scenarios } from '../../practice/scenarios.js'
import { startPractice, type Truth } from '../../practice/server.js'
import { readCase } from '../../src-main/case/case-folder.js'
import { caseView } from '../../src-main/case/case-view.js'
import { folderSource } from '../../src-main/case/source.js'
import { verifyCase } from '../../src-main/case/verify.js'
import { LANGUAGES } from '../../src-main/guide/schema.js'
import { readLibrary } from '../../src-main/library.js'
import { walked } from './support/kinds.js'
import { type Ended, temporaryFolder, walk, walkAlong, wayout } from './support/wayout.js'

const { guides } = readLibrary()

/** `--origin` for each origin of the guide that the practice serves. */
function originFlags(id: string, origins: Readonly<Record<string, string>>): string[] {
  const own = guides.find((guide) => guide.id === id)?.origins ?? {}
  return Object.keys(own).flatMap((name) => {
    const origin = origins[name]
    return origin === undefined ? [] : ['--origin', `${name}=${origin}`]
  })
}

interface Practised {
  readonly run: Ended
  readonly before: Truth
  readonly truth: Truth
}

/** Walks a scenario's own way, or another one, in its practice. */
async function practise(name: string, args: readonly string[] = [], along?: string): Promise<Practised> {
  const scenario = scenarios.find((each) => each.name === name)
  if (scenario === undefined) throw new Error(`no scenario ${name}`)
  const practice = await startPractice({ scenario: scenario.name })
  const guide = along ?? scenario.guide
  try {
    const before = practice.truth()
    const run = await walkAlong(guide, ...originFlags(guide, practice.origins), ...args)
    return { run, before, truth: practice.truth() }
  } finally {
    await practice.close()
  }
}

/** What the outcome must be for what the server knows. */
function allowed(truth: Truth): readonly string[] {
  switch (truth.status) {
    case 'ends':
      return ['cancelled-at-period-end']
    case 'cancelled':
      return ['cancelled-now']
    case 'none':
      return ['not-subscribed']
    case 'active':
    case 'paused':
      return ['not-cancelled', 'unknown', 'no-safe-path']
  }
}

describe.concurrent('practice scenarios', () => {
  for (const scenario of walked) {
    it(`${scenario.guide}, ${scenario.name}: ${scenario.expect.outcome}`, async () => {
      const inputs = Object.entries(scenario.inputs ?? {}).flatMap(([key, value]) => [
        '--input',
        `${key}=${value}`,
      ])
      const { run, truth } = await practise(scenario.name, inputs)
      const { outcome, verified, refund, endsOn, reason } = run.outcome
      expect({ outcome, verified }, `${reason} ${run.stderr}`).toEqual({
        outcome: scenario.expect.outcome,
        verified: scenario.expect.verified,
      })
      if (scenario.expect.reason !== undefined) expect(reason).toBe(scenario.expect.reason)
      expect(allowed(truth)).toContain(outcome)
      expect(truth.wrong).toEqual([])
      expect(endsOn).toBe(outcome === 'cancelled-at-period-end' ? truth.endsOn : null)
      expect(refund).toBe(truth.refunded)
      expect(run.code).toBe(String(outcome).startsWith('cancelled') ? 0 : 3)
      expect(run.stdout.split('\n').filter((line) => line !== '')).toHaveLength(run.lines.length)
    })
  }
})

/** What a look at the subscription must say. */
const STATES: Readonly<Record<Truth['status'], string>> = {
  active: 'not-cancelled',
  paused: 'not-cancelled',
  ends: 'cancelled-at-period-end',
  cancelled: 'not-subscribed',
  none: 'not-subscribed',
}

describe.concurrent('a look at the subscription', () => {
  const looked = [
    'current',
    'classic',
    'already-cancelled',
    'no-plan',
    'paused',
    'two-plans',
    'scheduled-change',
  ]
  for (const name of looked) {
    it(`${name}: says how it stands, and changes nothing`, async () => {
      const { run, before, truth } = await practise(name, [], 'midjourney/status')
      expect(run.outcome).toMatchObject({ outcome: STATES[before.status], verified: true })
      expect(run.code).toBe(before.status === 'ends' ? 0 : 3)
      const { used, signedIn: _, ...after } = truth
      const { used: _used, signedIn: __, ...unchanged } = before
      expect(after).toEqual(unchanged)
      expect(used.filter((id) => /cancel|confirm|choose/.test(id))).toEqual([])
      const status = run.lines.find((line) => line.event === 'status') as
        | { subscriptions?: unknown[] }
        | undefined
      expect(status?.subscriptions).toHaveLength(name === 'two-plans' ? 2 : 1)
    })
  }

  it('reads plan, state, price, the next charge and the account', async () => {
    const { run } = await practise('current', [], 'midjourney/status')
    const status = run.lines.find((line) => line.event === 'status')
    expect(status).toMatchObject({
      subscriptions: [
        {
          plan: expect.stringContaining('Basic'),
          state: 'active',
          chargeOn: expect.stringMatching(/^\d{4}-\d{2}-14$/),
          price: expect.stringContaining('10'),
        },
      ],
    })
  })
})

describe('two subscriptions', () => {
  it.each(['Basic', 'Standard'])('%s is cancelled when it is named, and the other goes on', async (plan) => {
    const { run, truth } = await practise('two-plans', ['--input', `plan=${plan}`])
    expect(run.outcome).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })
    expect(truth).toMatchObject({ status: 'active', wrong: [] })
    const last = run.lines.findLast((line) => line.event === 'status') as unknown as {
      subscriptions: { plan: string; state: string }[]
    }
    for (const each of last.subscriptions)
      expect(each.state).toBe(each.plan.includes(plan) ? 'ends' : 'active')
  })

  it('none is clicked when a name fits neither', async () => {
    const { run, truth } = await practise('two-plans', ['--input', 'plan=Mega'])
    expect(run.outcome).toMatchObject({ outcome: 'no-safe-path', reason: 'ambiguous' })
    expect(run.lines.find((line) => line.event === 'ask')).toMatchObject({ id: 'which-plan' })
    expect(truth.used).not.toContain('cancel-plan')
  })
})

describe('refund', () => {
  it('is not taken when the person chose the end of the period', async () => {
    const { run, truth } = await practise('refund', ['--input', 'refund=end-of-period'])
    expect(run.outcome).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true, refund: false })
    expect(truth).toMatchObject({ status: 'ends', refunded: false })
  })

  it('is not replaced by anything when the site does not offer it', async () => {
    const { run, truth } = await practise('current', ['--input', 'refund=refund-now'])
    expect(run.outcome).toMatchObject({ outcome: 'no-safe-path', reason: 'choice-not-offered' })
    expect(truth.status).toBe('active')
    expect(truth.used).not.toContain('confirm-cancel')
  })
})

describe('consent', () => {
  it('is needed for the irreversible click even in auto', async () => {
    const practice = await startPractice({ scenario: 'current' })
    const { site, discord } = practice.origins
    const origins = ['--origin', `site=${site}`, '--origin', `discord=${discord}`]
    const run = await wayout(
      'run',
      'midjourney/website',
      ...origins,
      '--mode',
      'auto',
      '--headless',
      '--json',
    )
    await practice.close()
    expect(run.outcome).toMatchObject({ outcome: 'not-cancelled', reason: 'not-confirmed' })
    expect(run.code).toBe(3)
    expect(practice.truth().used).not.toContain('confirm-cancel')
  })

  it('is the person’s in show: nothing is clicked', async () => {
    const practice = await startPractice({ scenario: 'current' })
    // Each origin is replaced: none is left to go to.
    const own = Object.keys(guides.find(({ id }) => id === 'midjourney/website')?.origins ?? {})
    const served: Readonly<Record<string, string>> = practice.origins
    const origins = own.flatMap((name) => ['--origin', `${name}=${served[name] ?? 'http://127.0.0.1:9'}`])
    const run = await wayout('run', 'midjourney/website', ...origins, '--headless', '--json')
    await practice.close()
    expect(run.outcome).toMatchObject({ reason: 'needs-person', clicks: 0 })
    expect(run.lines.some((line) => line.event === 'point')).toBe(true)
    expect(practice.truth().used).toEqual([])
  })
})

describe.concurrent('the portal speaks the browser’s language', () => {
  const cases = [
    ['en', 'portal-mail'],
    ['fr', 'portal-coupon'],
    ['de', 'portal-reason'],
    ['es', 'portal-coupon'],
  ] as const
  it.each(cases)('%s: %s', async (language, name) => {
    const run = await walkAlong('midjourney/portal', '--practice', name, '--lang', language)
    expect(run.outcome, run.stderr).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })
  })
})

describe.concurrent('languages', () => {
  for (const language of LANGUAGES) {
    it(`narrates and cancels in ${language}`, async () => {
      const folder = temporaryFolder()
      const run = await walk('--practice', 'current', '--lang', language, '--case-dir', folder)
      expect(run.outcome).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true, case: folder })
      const events = readFileSync(join(folder, 'events.jsonl'), 'utf8').trim().split('\n')
      expect(events.length).toBeGreaterThan(run.lines.length - 2)
      const report = readFileSync(join(folder, 'report.html'), 'utf8')
      expect(report).toContain(`<html lang="${language}">`)
      const pictures = readdirSync(join(folder, 'evidence')).filter((name) => name.endsWith('.png'))
      expect(verifyCase(folderSource(folder))).toMatchObject({ intact: true, unchained: 0 })
      // A screen that looks the same twice is one picture.
      const { timeline, proof } = caseView(readCase(folder), 'UTC')
      // A picture of each screen, and of each fresh page.
      expect(timeline.filter(({ kind }) => kind === 'picture').length).toBeGreaterThanOrEqual(
        run.lines.filter((line) => line.event === 'screen').length,
      )
      // The pages loaded afresh are what proves it: each is there as it was seen.
      expect(proof.loads).toHaveLength(2)
      expect(proof.pictures).toHaveLength(2)
      expect(pictures.length).toBeGreaterThan(2)
      for (const picture of pictures) expect(report).toContain(picture)
      expect(existsSync(join(folder, 'evidence', pictures[0] ?? ''))).toBe(true)
    })
  }
})
