// The diagnostic report: what it holds, what it never holds, and the command that prints it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Diagnosed, diagnosticReport } from '../../src-main/app/diagnostics'
import { DEFAULTS } from '../../src-main/app/settings'

const base: Diagnosed = {
  version: '1.2.3',
  system: 'linux 6.1 x64',
  host: 'browser',
  engine: 'chromium 156.0',
  node: '24.21.0',
  settings: { ...DEFAULTS, theme: 'dark' },
  guides: [{ id: 'small/website', quality: 'drafted', checkedOn: '2026-11-20' }],
  cases: 3,
  log: ['2026-11-26T06:12:48.123Z info  1 intent start'],
  home: '/srv/people/jane',
  now: new Date(Date.UTC(2026, 10, 26)),
}

describe('the diagnostic report', () => {
  it('says what is needed, in words', () => {
    expect(diagnosticReport(base)).toBe(`Wayout 1.2.3
Host: browser, chromium 156.0
System: linux 6.1 x64
Node: 24.21.0
Time: 2026-11-26T00:00:00.000Z
Settings: language default, theme dark, textSize normal, readAloud false, consent show, browser default, casesFolder default, welcomed false
Cases kept: 3
Guides:
  small/website, drafted, 2026-11-20
Log:
  2026-11-26T06:12:48.123Z info  1 intent start`)
    expect(diagnosticReport({ ...base, log: [] })).toMatch(/Log:\n {2}\(empty\)$/)
  })

  it('holds no path of the settings, and masks what an older log may hold', () => {
    const settings = {
      ...base.settings,
      casesFolder: '/srv/people/jane/my cases',
      earlierFolders: ['/srv/two words'],
    }
    const log = [
      'open /srv/people/jane/x for jane@mail.example with 4242424242424242 at https://a.example/?k=1',
    ]
    const report = diagnosticReport({ ...base, settings, log })
    expect(report).toMatch(/open ~\/x for ••• with •••• 4242 at https:\/\/a\.example\/$/)
    expect(report).not.toMatch(/jane|two words|\?k=/)
  })

  it('is never longer than the panel takes; the newest lines are the ones that stay', () => {
    const line = fc.string({ maxLength: 900 }).map((text) => `x${text}`)
    fc.assert(
      fc.property(fc.array(line, { maxLength: 150, size: 'max' }), (log) => {
        const report = diagnosticReport({ ...base, log: [...log, 'the end'] })
        expect(report.length).toBeLessThanOrEqual(60_000)
        expect(report.endsWith('\n  the end')).toBe(true)
      }),
      { numRuns: 4 },
    )
    const long = Array.from({ length: 150 }, (_, i) => `${i} ${'word '.repeat(160)}`)
    const report = diagnosticReport({ ...base, log: long })
    expect(report).toContain('  149 word')
    expect(report).not.toContain('  0 word')
  })
})

describe('wayout diagnostics', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
    vi.restoreAllMocks()
  })

  it('prints it, with the newest lines of the log', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wayout-diagnostics-'))
    for (const name of ['XDG_DATA_HOME', 'LOCALAPPDATA', 'HOME']) vi.stubEnv(name, folder)
    vi.resetModules()
    const { storeFolder } = await import('../../src-main/paths')
    expect(storeFolder.startsWith(folder)).toBe(true)
    const { openLog } = await import('../../src-main/log/log')
    openLog(storeFolder).write({ kind: 'intent', intent: 'check-again' })
    const { main } = await import('../../src-main/cli/main')
    let printed = ''
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text)
      return true
    })
    expect(await main(['diagnostics'])).toBe(0)
    expect(printed).toMatch(/^Wayout \d/)
    expect(printed).toMatch(/\n {2}midjourney\/website, documented, /)
    expect(printed).toMatch(/intent check-again\n$/)
    expect(printed).not.toContain(folder)
    rmSync(folder, { recursive: true, force: true })
  })
})
