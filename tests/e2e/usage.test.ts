/** Bad usage and bad surroundings: the exit code, one line, and the way out in it. */
import { symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { startPractice } from '../../practice/server.js'
import { processesUsing, start, temporaryFolder, walk, wayout } from './support/wayout.js'

const RUN = ['run', 'midjourney/website']

describe.concurrent('bad usage: exit 2 and one line that names the fix', () => {
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['unknown guide', ['run', 'midjourney/nothing', '--practice'], /midjourney\/website/],
    ['unknown scenario', [...RUN, '--practice', 'nothing'], /classic.*retention/],
    [
      'a scenario of another way',
      [...RUN, '--practice', 'portal'],
      /wayout run midjourney\/portal --practice portal\./,
    ],
    ['unknown input', [...RUN, '--practice', '--input', 'colour=red'], /Known: refund/],
    ['unknown answer', [...RUN, '--practice', '--input', 'refund=maybe'], /end-of-period, refund-now/],
    ['input without =', [...RUN, '--practice', '--input', 'refund'], /NAME=VALUE/],
    ['unknown origin', [...RUN, '--origin', 'shop=http://127.0.0.1:1'], /Known: .*site/],
    ['origin that is no URL', [...RUN, '--origin', 'site=nonsense'], /http:\/\/127\.0\.0\.1/],
    ['origin with a path', [...RUN, '--origin', 'site=http://127.0.0.1:1/x'], /leave the path out/],
    ['origin with a password', [...RUN, '--origin', 'site=http://a:b@127.0.0.1:1'], /password/],
    ['http outside loopback', [...RUN, '--origin', 'site=http://example.com'], /loopback/],
    ['auto on the real site', [...RUN, '--mode', 'auto'], /--practice/],
    [
      'auto on a named real site',
      [...RUN, '--origin', 'site=https://www.midjourney.com', '--mode', 'auto'],
      /loopback/,
    ],
    [
      'auto on a look-alike of loopback',
      [...RUN, '--origin', 'site=https://127.0.0.1.example.com', '--mode', 'auto'],
      /loopback/,
    ],
    [
      'auto with one real origin',
      [...RUN, '--practice', '--origin', 'discord=https://discord.com', '--mode', 'auto'],
      /discord/,
    ],
    ['--confirm on the real site', [...RUN, '--confirm'], /loopback/],
    ['unknown mode', [...RUN, '--mode', 'fast'], /show, assist, auto/],
    ['unknown language', [...RUN, '--lang', 'xx'], /en, fr, de, es/],
    ['timeout that is no number', [...RUN, '--timeout', 'soon'], /seconds/],
    ['unknown flag', [...RUN, '--fast'], /--fast/],
    ['unknown command', ['walk'], /walk/],
    [
      'browser that is not there',
      [...RUN, '--practice', '--browser', '/nowhere/chrome'],
      /\/nowhere\/chrome/,
    ],
    ['guide file that is not there', ['guide', 'check', '/nowhere.yaml'], /nowhere\.yaml/],
  ]
  for (const [name, args, way] of cases) {
    it(name, async () => {
      const run = await wayout(...args)
      expect(run.stderr.trimEnd()).toMatch(way)
      expect(run.stderr.trimEnd().split('\n')).toHaveLength(1)
      expect(run.stdout).toBe('')
      expect(run.code).toBe(2)
    })
  }
})

describe('the case folder', () => {
  it('that cannot be made: exit 1 before a browser opens', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), '')
    const run = await walk('--practice', '--case-dir', join(folder, 'file', 'case'))
    expect(run.code).toBe(1)
    expect(run.stderr).toMatch(/case folder .* cannot be written/)
    expect(run.lines).toEqual([])
  })

  it('on a full disk: exit 1 before the first click', async () => {
    const folder = temporaryFolder()
    symlinkSync('/dev/full', join(folder, 'events.jsonl'))
    const practice = await startPractice({ scenario: 'current' })
    const run = await walk('--origin', `site=${practice.origins.site}`, '--case-dir', folder)
    await practice.close()
    expect(run.code).toBe(1)
    expect(run.stderr).toMatch(/disk is full/)
    expect(practice.truth().used).toEqual([])
  })

  it('whose pictures cannot be written any more: exit 1 before the first click', async () => {
    const folder = temporaryFolder()
    // Nothing can be made in there, whoever one is.
    symlinkSync('/proc', join(folder, 'evidence'))
    const practice = await startPractice({ scenario: 'current' })
    const run = await walk('--origin', `site=${practice.origins.site}`, '--case-dir', folder)
    await practice.close()
    expect(run.code).toBe(1)
    expect(practice.truth().used).toEqual([])
  })
})

describe('stopping', () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`${signal} leaves no browser, no temporary folder and a readable case`, async () => {
      const folder = temporaryFolder()
      const { child, temporary, until, ended } = start([
        ...RUN,
        '--practice',
        'retention',
        '--mode',
        'auto',
        '--confirm',
        '--headless',
        '--json',
        '--case-dir',
        folder,
      ])
      await until((line) => line.event === 'click')
      child.kill(signal)
      const run = await ended
      expect(run.outcome).toMatchObject({ event: 'outcome', reason: 'stopped' })
      expect(run.code).toBe(3)
      expect(processesUsing(temporary)).toEqual([])
      const shown = await wayout('guides', '--json')
      expect(shown.code).toBe(0)
    })
  }

  it('when nobody reads on: ends without a crash', async () => {
    const { child, temporary, until, ended } = start([
      ...RUN,
      '--practice',
      '--mode',
      'auto',
      '--confirm',
      '--headless',
      '--json',
    ])
    await until((line) => line.event === 'screen')
    child.stdout?.destroy()
    const run = await ended
    expect(run.stderr).not.toMatch(/EPIPE|at /)
    expect(processesUsing(temporary)).toEqual([])
  })
})

describe('other commands', () => {
  it('guides lists guides, inputs and scenarios as JSON', async () => {
    const run = await wayout('guides', '--json')
    const guide = JSON.parse(run.stdout).find(({ id }: { id: string }) => id === 'midjourney/website')
    expect(guide).toMatchObject({
      inputs: { refund: { default: 'end-of-period' } },
    })
    expect(guide.practice.map((s: { name: string }) => s.name)).toContain('retention')
  })

  it('guide check gives file:line:column and exit 2', async () => {
    const file = join(temporaryFolder(), 'broken.yaml')
    writeFileSync(file, 'format: 1\nkind: site\nid: x\n')
    const run = await wayout('guide', 'check', file)
    expect(run.code).toBe(2)
    expect(run.stdout).toMatch(/broken\.yaml:3:1: .*service\/route/)
  })

  it('--help tells of every command and exits 0', async () => {
    const run = await wayout('--help')
    expect(run.code).toBe(0)
    for (const command of ['guides', 'run', 'guide', 'browser']) expect(run.stdout).toContain(command)
  })

  it('another port is chosen when the practice port is taken', async () => {
    const taken = createServer()
    // Another test's practice may have it just now.
    const take = (): Promise<void> =>
      new Promise<void>((resolve, reject) => taken.once('error', reject).listen(47820, '127.0.0.1', resolve))
    await vi.waitFor(take, { timeout: 60_000 })
    const run = await walk('--practice', 'no-plan')
    taken.close()
    expect(run.outcome).toMatchObject({ outcome: 'not-subscribed' })
    expect(String(run.lines.find((line) => line.event === 'load')?.url)).not.toContain(':47820/')
  })
})
