// The log: what it says, and above all what can never reach its files, through the real logger.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LogEntry } from '../../src-main/log/entry'
import { FILES, openLog } from '../../src-main/log/log'
import { redact, withoutQuotes } from '../../src-main/log/redact'
import { WayoutError } from '../../src-preload/contract/error'

const HOME = '/srv/people/jane'
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wayout-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const files = () => readdirSync(join(folder, 'log')).map((name) => join(folder, 'log', name))
const written = () =>
  files()
    .map((file) => readFileSync(file, 'utf8'))
    .join('')
const open = (more: Parameters<typeof openLog>[1] = {}) => openLog(folder, { home: HOME, ...more })

/** An error as it is thrown somewhere else: with frames in the person's home. */
function thrown(message: string, frames: readonly string[] = []): Error {
  const error = new Error(message)
  error.stack = `Error: ${message}\n${frames.map((frame) => `    at ${frame}`).join('\n')}`
  return error
}

describe('a line', () => {
  const click = { ref: 'r', role: 'button', name: 'Cancel plan of Jane', commit: true }
  it.each<[LogEntry, string]>([
    [
      { kind: 'start', version: '1.2.3', host: 'browser', system: 'linux 6.1 x64', engine: 'Chromium 156.0' },
      'info  PID start version=1.2.3 host=browser system=linux 6.1 x64 on Chromium 156.0',
    ],
    [{ kind: 'intent', intent: 'paste-link' }, 'info  PID intent paste-link'],
    [
      { kind: 'run', event: { event: 'screen', id: 'plan', url: 'https://small.example/account/@jane?x=1' } },
      'info  PID screen plan https://small.example/account/…',
    ],
    [
      { kind: 'run', event: { event: 'click', intent: 'cancel-plan', by: 'person', ...click } },
      'info  PID click cancel-plan button by-person commit',
    ],
    [
      {
        kind: 'run',
        event: { event: 'refused', intent: 'cancel-plan', why: 'covered', detail: 'Hello Jane' },
      },
      'warn  PID guard refused cancel-plan covered',
    ],
    [
      { kind: 'effect', effect: { kind: 'click', intent: 'cancel-plan', ...click } },
      'info  PID effect click cancel-plan button',
    ],
    [
      { kind: 'site', event: { kind: 'address', url: 'https://id.example/reset/abc?user=jane' } },
      'info  PID site at https://id.example',
    ],
    [
      { kind: 'site', event: { kind: 'download-refused', name: 'jane.pdf' } },
      'info  PID site download-refused',
    ],
    [
      {
        kind: 'cdp',
        method: 'Page.navigate',
        error: thrown('Cannot go to "https://x.example/jane"'),
        times: 10,
      },
      'warn  PID cdp Page.navigate Error: Cannot go to "…" ×10',
    ],
    [
      {
        kind: 'error',
        during: 'the panel',
        error: new WayoutError('input-invalid', 'small/website has no answer "Jane" to "who".'),
      },
      'warn  PID error during the panel: input-invalid WayoutError: small/website has no answer "…" to "…".',
    ],
  ])('%j', (entry, line) => {
    open().write(entry)
    const [first = ''] = written().split('\n')
    expect(first.slice(25).replace(String(process.pid), 'PID')).toBe(line)
    expect(first).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z /)
    expect(written()).not.toMatch(/jane/i)
  })

  it('of an error has its frames, from the person’s home on', () => {
    const log = open()
    const frames = [
      `walk (file://${HOME}/wayout/out/main/index.js:10:5)`,
      '/home/jane/x.js:1:2',
      'file:///C:/Users/jane/y.js:3:4',
      'node:internal/main:5:6',
      'Jane’s secret recipe',
    ]
    log.write({ kind: 'error', during: 'a walk', error: thrown('It broke', frames) })
    expect(written()).not.toMatch(/jane/i)
    expect(log.tail(9).map((line) => line.slice(30).replace(/^\d+ /, ''))).toEqual([
      expect.stringMatching(/error during a walk: internal Error: It broke$/),
      expect.stringMatching(/at walk \(~\/wayout\/out\/main\/index\.js:10:5\)$/),
      expect.stringMatching(/at ~\/x\.js:1:2$/),
      expect.stringMatching(/at ~\/y\.js:3:4$/),
      expect.stringMatching(/at node:internal\/main:5:6$/),
    ])
  })

  it('cannot be made two by what is in it', () => {
    const log = open()
    log.write({
      kind: 'error',
      during: 'x',
      error: thrown('one\n2026-11-26T00:00:00.000Z info two\u2028three\u001b[2J'),
    })
    expect(log.tail(9)).toHaveLength(1)
    expect(written()).not.toContain('\u001b')
  })
})

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''))
const word = fc.stringMatching(/^[a-z]{3,10}$/)
const key = fc.stringMatching(/^[a-z]{5}[A-Z]{5}[0-9]{5}[a-zA-Z0-9]{10,20}$/)
/** A secret, and how it stands in a sentence. */
const secret = fc.oneof(
  fc
    .integer({ min: 13, max: 19 })
    .chain(digits)
    .map((card) => ({ secret: card, said: card })),
  key.map((token) => ({ secret: token, said: `token=${token}` })),
  key.map((token) => ({ secret: token, said: token })),
  key.map((token) => ({ secret: token, said: `Authorization: Bearer ${token}` })),
  key.map((id) => ({ secret: id, said: `https://pay.example/p/session/${id}` })),
  word.map((id) => ({ secret: `q${id}9`, said: `https://small.example/in?ticket=q${id}9#q${id}9` })),
  fc
    .tuple(word, word)
    .map(([who, where]) => ({ secret: `${who}.x@${where}`, said: `${who}.x@${where}.example` })),
  word.map((typed) => ({ secret: `Zq${typed}`, said: `password: Zq${typed}` })),
  fc.tuple(word, word).map(([a, b]) => ({ secret: `Zq${a} ${b}`, said: `the value "Zq${a} ${b}" is odd` })),
)
const around = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .map((text) => `${text.replace(/["'“”«»`]/g, '')} `)

describe('a secret', () => {
  it('never reaches the file, in whatever message it comes, whole or cut', () => {
    const log = open({ fileBytes: 1e9 })
    const filler = fc.nat({ max: 1200 }).map((n) => 'word '.repeat(n / 5))
    fc.assert(
      fc.property(around, filler, secret, around, (before, more, { secret, said }, after) => {
        const message = `${before}${more}${said} ${after}`
        const error = thrown(message, [`x (/srv/${said}:1:1)`, said])
        log.write({ kind: 'error', during: 'a test', error })
        log.write({ kind: 'cdp', method: 'Page.navigate', error, times: 1 })
        log.write({ kind: 'run', event: { event: 'screen', id: 'plan', url: `https://a.example/${said}` } })
        log.write({ kind: 'site', event: { kind: 'address', url: `https://a.example/${said}` } })
        const told = written()
        expect(told).not.toContain(secret)
        expect(told).not.toContain(secret.slice(0, Math.max(8, secret.length - 4)))
        for (const file of files()) writeFileSync(file, '')
      }),
      { numRuns: 100 },
    )
  })

  it('is gone after one pass', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.tuple(around, secret).map(([a, { said }]) => `${a}${said}`),
        ),
        (text) => {
          const once = redact(text, HOME)
          expect(redact(once, HOME)).toBe(once)
          expect(once).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
          expect(once.length).toBeLessThanOrEqual(1_000)
        },
      ),
      { numRuns: 50 },
    )
  })

  it.each([
    [
      `Unexpected token 'h', "hello wo"... is not valid JSON`,
      'Unexpected token "…", "…"... is not valid JSON',
    ],
    [`ENOENT: no such file, open '/home/x/a.json'`, `ENOENT: no such file, open '/home/x/a.json'`],
    ['The site’s “Hello Jane” is «odd»', 'The site’s "…" is "…"'],
    ["can't go on, it isn't there", "can't go on, it isn't there"],
    ['an open "quotation of somebody', 'an open "…"'],
    ['it leads to https://evil.example/jane, and more', 'it leads to … and more'],
    ['at file:///srv/a.js:1:2', 'at file:///srv/a.js:1:2'],
  ])('quotations: %s', (message, shown) => {
    expect(withoutQuotes(message)).toBe(shown)
  })
})

describe('the files', () => {
  it('stay few and small, and the newest lines are found in them', () => {
    const log = open({ fileBytes: 2_000 })
    for (let i = 0; i < 400; i += 1) log.write({ kind: 'error', during: `try ${i}`, error: 'x' })
    expect(
      files()
        .map((file) => file.slice(folder.length + 5))
        .sort(),
    ).toEqual(['wayout.1.log', 'wayout.2.log', 'wayout.log'])
    expect(files()).toHaveLength(FILES)
    for (const file of files()) expect(statSync(file).size).toBeLessThan(2_200)
    const tail = log.tail(25)
    expect(tail).toHaveLength(25)
    expect(tail.at(0)).toContain('try 375:')
    expect(tail.at(-1)).toContain('try 399:')
  })

  it.skipIf(process.platform === 'win32')('are the person’s alone', () => {
    open().write({ kind: 'end' })
    for (const file of [join(folder, 'log'), ...files()]) expect(statSync(file).mode & 0o077).toBe(0)
  })

  it('that cannot be written stop nothing', () => {
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const echoed: string[] = []
    writeFileSync(join(folder, 'log'), 'in the way')
    const log = open({ echo: (line) => echoed.push(line) })
    log.write({ kind: 'end' })
    log.write({ kind: 'error', during: 'a walk', error: thrown('It broke') })
    expect(log.tail(5)).toEqual([])
    expect(echoed).toEqual(['error during a walk: internal Error: It broke'])
    expect(told.mock.calls.length).toBeLessThanOrEqual(1)
    told.mockRestore()
  })

  it('that vanish come again', () => {
    const log = open()
    log.write({ kind: 'end' })
    rmSync(join(folder, 'log'), { recursive: true })
    log.write({ kind: 'intent', intent: 'home' })
    expect(log.tail(5)).toEqual([expect.stringMatching(/intent home$/)])
  })

  it.skipIf(!existsSync('/dev/full'))('a full disk stops nothing', () => {
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    mkdirSync(join(folder, 'log'))
    symlinkSync('/dev/full', join(folder, 'log', 'wayout.log'))
    const echoed: string[] = []
    open({ echo: (line) => echoed.push(line) }).write({
      kind: 'error',
      during: 'a walk',
      error: thrown('It broke'),
    })
    told.mockRestore()
    expect(echoed).toHaveLength(1)
  })

  it('hold what cannot be told, too', () => {
    const odd = new Proxy(new Error('x'), {
      get: () => {
        throw new Error('never')
      },
    })
    open().write({ kind: 'error', during: 'a test', error: odd })
    expect(written()).toContain('error: cannot be told')
  })
})
