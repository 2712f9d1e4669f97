/** The main job, from outside: every practice scenario by the command line, held against what the server knows. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scenarios } from '../../practice/scenarios.js'
import { startPractice, type Truth } from '../../practice/server.js'
import { LANGUAGES } from '../../src-main/guide/schema.js'
import { type Ended, temporaryFolder, walk, wayout } from './support/wayout.js'

async function practise(
  name: (typeof scenarios)[number]['name'],
  ...args: string[]
): Promise<{ run: Ended; truth: Truth }> {
  const practice = await startPractice({ scenario: name })
  try {
    const { site, discord } = practice.origins
    const run = await walk('--origin', `site=${site}`, '--origin', `discord=${discord}`, ...args)
    return { run, truth: practice.truth() }
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
  for (const scenario of scenarios) {
    it(`${scenario.name}: ${scenario.expect.outcome}`, async () => {
      const inputs = Object.entries(scenario.inputs ?? {}).flatMap(([key, value]) => [
        '--input',
        `${key}=${value}`,
      ])
      const { run, truth } = await practise(scenario.name, ...inputs)
      const { outcome, verified, refund, endsOn } = run.outcome
      expect({ outcome, verified }, run.stderr).toEqual({
        outcome: scenario.expect.outcome,
        verified: scenario.expect.verified,
      })
      expect(allowed(truth)).toContain(outcome)
      expect(truth.wrong).toEqual([])
      expect(endsOn).toBe(outcome === 'cancelled-at-period-end' ? truth.endsOn : null)
      expect(refund).toBe(truth.refunded)
      expect(run.code).toBe(String(outcome).startsWith('cancelled') ? 0 : 3)
      expect(run.stdout.split('\n').filter((line) => line !== '')).toHaveLength(run.lines.length)
    })
  }
})

describe('refund', () => {
  it('is not taken when the person chose the end of the period', async () => {
    const { run, truth } = await practise('refund', '--input', 'refund=end-of-period')
    expect(run.outcome).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true, refund: false })
    expect(truth).toMatchObject({ status: 'ends', refunded: false })
  })

  it('is not replaced by anything when the site does not offer it', async () => {
    const { run, truth } = await practise('current', '--input', 'refund=refund-now')
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
    const { site, discord } = practice.origins
    const origins = ['--origin', `site=${site}`, '--origin', `discord=${discord}`]
    const run = await wayout('run', 'midjourney/website', ...origins, '--headless', '--json')
    await practice.close()
    expect(run.outcome).toMatchObject({ reason: 'needs-person', clicks: 0 })
    expect(run.lines.some((line) => line.event === 'point')).toBe(true)
    expect(practice.truth().used).toEqual([])
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
      const pictures = readdirSync(join(folder, 'screens'))
      expect(pictures.length).toBe(run.lines.filter((line) => line.event === 'screen').length)
      for (const picture of pictures) expect(report).toContain(picture)
      expect(existsSync(join(folder, 'screens', pictures[0] ?? ''))).toBe(true)
    })
  }
})
