// A second service, made up, in other words and another layout: nothing but YAML and HTML in its folder. Its server's truth decides.
import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSite, startFolder } from '../../practice/folder.js'
import { appRoot } from '../../src-main/app-root.js'
import { start, temporaryFolder, walkAlong, wayout } from './support/wayout.js'

const folder = join(appRoot(), 'practice', 'sites', 'quayside')
const site = readSite(folder)
const guide = join(folder, 'guides', `${site.guide}.yaml`)
const ENDED = ['cancelled-now', 'cancelled-at-period-end']

/** A guide of the app, somewhere else. */
function copyOfOwn(): string {
  const file = join(temporaryFolder(), 'portal.yaml')
  copyFileSync(join(appRoot(), 'guides', 'midjourney', 'portal.yaml'), file)
  return file
}

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

test('it can be served by hand; at the end it is told what was done', async () => {
  const { child, ended } = start(['guide', 'serve', folder, '--scenario', 'offer'])
  const first = await new Promise<string>((resolve) => {
    child.stdout?.once('data', (data) => resolve(String(data)))
  })
  const [origin = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(first) ?? []
  expect(first).toContain(`wayout run ${guide} --origin desk=${origin}`)
  const page = await fetch(`${origin}/desk`)
  expect(await page.text()).toContain('Member login')
  await fetch(`${origin}/use/join`, { method: 'POST' })
  child.kill('SIGINT')
  const { code, stdout } = await ended
  expect(code).toBe(0)
  expect(stdout).toContain('"wrong":["join"]')
})

test('a scenario or a folder that is not there', async () => {
  expect((await wayout('guide', 'serve', folder, '--scenario', 'x')).stderr).toContain('Known: period-end, ')
  const { code, stderr } = await wayout('guide', 'serve', temporaryFolder())
  expect(code).toBe(2)
  expect(stderr).toMatch(/Cannot read .*site\.yaml/)
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
  test('a guide of the app by its path is that guide', async () => {
    const file = join(appRoot(), 'guides', 'midjourney', 'portal.yaml')
    const { stderr, code } = await wayout('run', file, '--mode', 'auto', '--headless')
    expect(stderr).toContain('works on loopback only')
    expect(code).toBe(2)
  })

  test('its real origin is never walked by the app', async () => {
    const { stderr, code } = await wayout('run', guide, '--mode', 'auto', '--headless')
    expect(stderr).toContain('works on loopback only')
    expect(code).toBe(2)
  })

  test.each([
    ['a service record', join(folder, 'guides', 'quayside', 'service.yaml'), /is no guide that can be run/],
    ['a vendor guide', join(appRoot(), 'guides', 'vendor', 'outcome.yaml'), /is no guide that can be run/],
    ['a practice site', join(folder, 'site.yaml'), /site\.yaml:\d+:\d+: /],
    [
      'a copy that bears the name of one of the app',
      copyOfOwn(),
      /calls itself midjourney\/portal, as a guide of the app/,
    ],
    ['a file that is not there', join(temporaryFolder(), 'nothing.yaml'), /Cannot read .*nothing\.yaml/],
  ])('%s is refused', async (_name, file, why) => {
    const { stderr, stdout, code } = await wayout('run', file, '--headless')
    expect(stderr).toMatch(why)
    expect(stdout).toBe('')
    expect(code).toBe(2)
  })
})
