// `wayout case list | show | verify`: what is printed, and the exit code.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { smallCase, temporary } from './folder'

let main: (args: readonly string[]) => Promise<number>
let root = ''
let out = ''
let err = ''

beforeAll(async () => {
  const data = temporary()
  // Where the cases lie is asked once, when the program starts.
  for (const name of ['XDG_DATA_HOME', 'LOCALAPPDATA', 'HOME']) vi.stubEnv(name, data)
  main = (await import('../../../src-main/cli/main')).main
  const { casesFolder } = await import('../../../src-main/paths')
  root = casesFolder()
  expect(root.startsWith(data)).toBe(true)
})
beforeEach(() => {
  out = ''
  err = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text)
    return true
  })
})
afterEach(() => vi.restoreAllMocks())

describe('wayout case', () => {
  it('lists nothing, and says where it looked', async () => {
    expect(await main(['case', 'list'])).toBe(0)
    expect(out).toBe('')
    expect(err).toContain(root)
    expect(await main(['case', 'list', '--json'])).toBe(0)
    expect(JSON.parse(out)).toEqual([])
  })

  it('lists, searches, shows', async () => {
    smallCase(join(root, 'one'))
    expect(await main(['case', 'list', '--json'])).toBe(0)
    expect(JSON.parse(out)).toMatchObject([
      {
        id: 'one',
        open: false,
        archived: false,
        outcome: { outcome: 'cancelled-at-period-end', endsOn: '2026-12-14' },
      },
    ])
    out = ''
    await main(['case', 'list', '--search', 'nothing of the kind', '--json'])
    expect(JSON.parse(out)).toEqual([])
    out = ''
    expect(await main(['case', 'show', 'one', '--json'])).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      readOnly: null,
      chained: true,
      friction: { clicks: { person: 1 } },
      entries: expect.arrayContaining([
        expect.objectContaining({ event: 'click', name: 'Cancel Plan', seq: 5 }),
      ]),
    })
    out = ''
    expect(await main(['case', 'show', join(root, 'one')])).toBe(0)
    expect(out).toContain('Cancel Plan')
    out = ''
    expect(await main(['case', 'list'])).toBe(0)
    expect(out).toContain('one')
  })

  it('verifies: 0 when intact, 3 with file and line when not, 2 when there is none', async () => {
    const folder = smallCase(join(root, 'two'))
    expect(await main(['case', 'verify', 'two'])).toBe(0)
    expect(out).toMatch(/^Intact: 8 events, 4 files/)
    const log = join(folder, 'events.jsonl')
    writeFileSync(log, readFileSync(log, 'utf8').replace('Cancel Plan', 'Keep Plan'))
    out = ''
    expect(await main(['case', 'verify', folder])).toBe(3)
    expect(out).toContain('changed: events.jsonl (line 5 of the log)')
    out = ''
    expect(await main(['case', 'verify', 'two', '--json'])).toBe(3)
    expect(JSON.parse(out)).toMatchObject({
      intact: false,
      findings: [{ kind: 'changed', name: 'events.jsonl', line: 5 }],
    })
    out = ''
    expect(await main(['case', 'show', 'two'])).toBe(0)
    expect(out).toMatch(/Read-only.*line 5/)
    expect(await main(['case', 'verify', 'nowhere'])).toBe(2)
    expect(err).toMatch(/no case nowhere/)
    expect(await main(['case', 'verify'])).toBe(2)
  })
})
