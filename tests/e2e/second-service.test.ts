// A second service, made up, in other words and another layout: nothing but YAML and HTML in its folder. Its server's truth decides.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSite, startFolder } from '../../practice/folder.js'
import { appRoot } from '../../src-main/library.js'
import { temporaryFolder, walkAlong, wayout } from './support/wayout.js'

const folder = join(appRoot(), 'practice', 'sites', 'quayside')
const site = readSite(folder)
const guide = join(folder, 'guides', `${site.guide}.yaml`)
const ENDED = ['cancelled-now', 'cancelled-at-period-end']

test('the whole service is data', () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  expect(files.length).toBeGreaterThan(10)
  expect(files.map(({ name }) => name).filter((name) => !/\.(?:yaml|html|css)$/.test(name))).toEqual([])
})

test('it is never among the services of the app', async () => {
  const { stdout, code } = await wayout('guides', '--json')
  expect(code).toBe(0)
  expect(stdout).not.toContain('quayside')
  const { stderr } = await wayout('run', 'quayside/website', '--practice')
  expect(stderr).toContain('There is no guide "quayside/website"')
})

describe('every scenario ends as the server says', () => {
  test.each(Object.entries(site.scenarios))('%s', async (name, { expect: right, input }) => {
    const practice = await startFolder(folder, name)
    try {
      const answers = Object.entries(input).flatMap(([key, value]) => ['--input', `${key}=${value}`])
      const args = ['--origin', `${site.origin}=${practice.origin}`, '--timeout', '90', ...answers]
      const { outcome, code, stderr } = await walkAlong(guide, ...args)
      const truth = practice.truth()
      const said = `${JSON.stringify({ ...outcome, truth })}\n${stderr}`
      expect(truth.wrong, said).toEqual([])
      expect(outcome.outcome, said).toBe(right.outcome)
      expect(truth.facts, said).toMatchObject(right.truth)
      expect(outcome.endsOn ?? null, said).toBe(right.endsOn === undefined ? null : truth.dates[right.endsOn])
      expect(outcome.refund ?? false, said).toBe(right.refund)
      const ended = ENDED.includes(right.outcome)
      expect(code, said).toBe(ended ? 0 : 3)
      if (ended) expect(outcome.verified, said).toBe(true)
      // Nothing is clicked where nothing is to be done.
      if (name === 'already-ending') expect(truth.used).toEqual([])
    } finally {
      await practice.close()
    }
  })
})

describe('a guide from a file is held to the same rules', () => {
  test('its real origin is never walked by the app', async () => {
    const { stderr, code } = await wayout('run', guide, '--mode', 'auto', '--headless')
    expect(stderr).toContain('works on loopback only')
    expect(code).toBe(2)
  })

  test.each([
    ['a service record', join(folder, 'guides', 'quayside', 'service.yaml'), /is no guide that can be run/],
    ['a vendor guide', join(appRoot(), 'guides', 'vendor', 'outcome.yaml'), /is no guide that can be run/],
    ['a practice site', join(folder, 'site.yaml'), /site\.yaml:\d+:\d+: /],
    ['a file that is not there', join(temporaryFolder(), 'nothing.yaml'), /Cannot read .*nothing\.yaml/],
  ])('%s is refused', async (_name, file, why) => {
    const { stderr, stdout, code } = await wayout('run', file, '--headless')
    expect(stderr).toMatch(why)
    expect(stdout).toBe('')
    expect(code).toBe(2)
  })
})
