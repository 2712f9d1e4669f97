// The case on disk when things go wrong: torn, damaged, newer, in use, read-only, full.
import { execFileSync, spawn } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, type TestContext } from 'vitest'
import { CaseFolder, readCase, readState } from '../../../src-main/case/case-folder'
import { folderSource } from '../../../src-main/case/source'
import { verifyCase } from '../../../src-main/case/verify'
import { WayoutError } from '../../../src-preload/contract/error'
import { minute, picture, START, smallCase, smallDisk, temporary } from './folder'

const LOG = 'events.jsonl'
const verify = (folder: string) => verifyCase(folderSource(folder))
const open = (folder: string) => CaseFolder.open(folder, START, minute(9))
const events = (folder: string) => readCase(folder).map(({ event }) => event)

function refused(work: () => unknown): WayoutError {
  try {
    work()
  } catch (error) {
    if (error instanceof WayoutError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('a case', () => {
  it('goes on where it ended', () => {
    const folder = smallCase()
    const before = readCase(folder).length
    const again = open(folder)
    expect(again.append({ event: 'screen', id: 'plan', url: '' }, minute(9))).toMatchObject({
      seq: before + 2,
    })
    again.close()
    expect(verify(folder)).toMatchObject({ intact: true, events: before + 2 })
    expect(readState(folder)).toMatchObject({ readOnly: null })
  })

  it('keeps a picture once, and each of its events', () => {
    const folder = smallCase()
    const again = open(folder)
    const kept = again.keep(picture(1), 'png', { event: 'picture', screen: 'plan' }, minute(9))
    again.close()
    expect(kept).toMatchObject({
      file: expect.stringMatching(/^evidence\/[0-9a-f]{64}\.png$/),
      type: 'image/png',
    })
    expect(readdirSync(join(folder, 'evidence')).filter((name) => name.endsWith('.png'))).toHaveLength(2)
    expect(verify(folder).intact).toBe(true)
  })

  it('writes nothing that is not masked', () => {
    const folder = join(temporary(), 'case')
    const made = CaseFolder.open(folder, { ...START, note: '4242 4242 4242 4242' }, minute(0))
    made.append({ event: 'screen', url: 'https://www.midjourney.com/subscribe?token=abc123' }, minute(1))
    made.keepText(
      'card 4242 4242 4242 4242',
      { event: 'page-text', url: 'https://x.example/?k=abc123' },
      minute(1),
    )
    made.close()
    const all = folderSource(folder)
      .names()
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n')
    expect(all).not.toMatch(/4242 4242|abc123/)
    expect(all).toContain('card •••• 4242')
  })

  it('that is closed takes nothing more, and is closed once', () => {
    const made = open(join(temporary(), 'case'))
    made.close()
    made.close()
    expect(refused(() => made.append({ event: 'late' }, minute(1))).code).toBe('internal')
  })
})

describe('what a killed writer left', () => {
  it('a torn line is cut, and the log says so', () => {
    const folder = smallCase()
    appendFileSync(join(folder, LOG), '{"v":2,"seq":9,"at":"20')
    expect(verify(folder).findings).toMatchObject([{ kind: 'torn', name: LOG }])
    const before = readCase(folder).length
    open(folder).close()
    expect(readCase(folder).slice(before)).toMatchObject([{ event: 'repaired', cut: 23 }, { event: 'start' }])
    expect(verify(folder).intact).toBe(true)
  })

  it('half a file goes, a whole one that was not told yet is told', () => {
    const folder = smallCase()
    writeFileSync(join(folder, 'evidence', '.tmp-1'), 'half')
    const name = Object.values(readCase(folder).findLast(({ event }) => event === 'picture') ?? {}).find(
      (value) => String(value).startsWith('evidence/'),
    )
    // As if the writer had been killed between the file and its event.
    const lines = readFileSync(join(folder, LOG), 'utf8').split('\n')
    const at = lines.findIndex((line) => line.includes(String(name)))
    writeFileSync(join(folder, LOG), `${lines.slice(0, at).join('\n')}\n`)
    rmSync(join(folder, 'seal.json'))
    open(folder).close()
    expect(existsSync(join(folder, 'evidence', '.tmp-1'))).toBe(false)
    expect(readCase(folder)).toContainEqual(expect.objectContaining({ event: 'found', file: name }))
    expect(verify(folder)).toMatchObject({ intact: false, findings: [{ name: 'report.html' }] })
  })

  it('a stranger’s file is not taken for evidence', () => {
    const folder = smallCase()
    writeFileSync(join(folder, 'evidence', 'mine.png'), 'x')
    open(folder).close()
    expect(events(folder)).not.toContain('found')
    expect(verify(folder).findings).toMatchObject([{ kind: 'added', name: 'evidence/mine.png' }])
  })
})

describe('a case that can only be read', () => {
  it('is damaged: it says where, and stays as it is', () => {
    const folder = smallCase()
    const text = readFileSync(join(folder, LOG), 'utf8').replace('Cancel Plan', 'Keep Plan')
    writeFileSync(join(folder, LOG), text)
    const error = refused(() => open(folder))
    expect(error.code).toBe('case-read-only')
    expect(error.message).toMatch(/line 5/)
    expect(error.details).toMatchObject({ why: 'broken', line: 5 })
    expect(readFileSync(join(folder, LOG), 'utf8')).toBe(text)
    expect(readState(folder)).toMatchObject({
      hindrance: { why: 'broken', line: 5 },
      readOnly: expect.any(String),
    })
    expect(events(folder)).toContain('outcome')
    expect(readdirSync(folder).some((name) => name.endsWith('.lock'))).toBe(false)
  })

  it('is newer', () => {
    const folder = smallCase()
    appendFileSync(join(folder, LOG), '{"v":7,"seq":9,"at":"2026-11-24T10:00:00Z","event":"later"}\n')
    expect(refused(() => open(folder)).message).toMatch(/newer Wayout/)
    expect(readState(folder)).toMatchObject({ hindrance: { why: 'newer', version: 7 } })
    expect(events(folder)).toContain('later')
  })

  it('is written already, by this process or another', async () => {
    const folder = smallCase()
    const first = open(folder)
    const error = refused(() => open(folder))
    expect(error).toMatchObject({ code: 'case-read-only', details: { why: 'in-use' } })
    expect(error.message).toContain(`process ${process.pid}`)
    first.append({ event: 'screen', id: 'x', url: '' }, minute(9))
    expect(events(folder).at(-1)).toBe('screen')
    first.close()
    open(folder).close()
    expect(verify(folder).intact).toBe(true)
  })

  it('is written on another computer: nothing is known of that one, so a person has to say', () => {
    const folder = smallCase()
    const lock = join(folder, 'writer-elsewhere-1-1-00000000.lock')
    writeFileSync(lock, '')
    const error = refused(() => open(folder))
    expect(error.message).toContain(lock)
    expect(error.message).toContain('elsewhere')
    rmSync(lock)
    open(folder).close()
  })

  it('a writer that died holds nothing, even if another process has its number now', async () => {
    const folder = smallCase()
    const child = spawn(process.execPath, ['-e', ''])
    await new Promise((resolve) => child.on('exit', resolve))
    const host = hostname().replace(/[^A-Za-z0-9]+/g, '_')
    writeFileSync(join(folder, `writer-${host}-${child.pid}-1-00000000.lock`), '')
    if (existsSync('/proc/self/stat'))
      writeFileSync(join(folder, `writer-${host}-${process.pid}-1-00000001.lock`), '')
    expect(readState(folder)?.readOnly).toBe(null)
    open(folder).close()
    expect(readdirSync(folder).some((name) => name.endsWith('.lock'))).toBe(false)
  })
})

describe('a disk', () => {
  /** A small disk of one's own, or null where that is not allowed. */
  function disk(context: TestContext, options: string, work: (folder: string) => void): void {
    const small = smallDisk(options)
    if (small === null) return context.skip('no tmpfs can be mounted here')
    try {
      work(small.folder)
    } finally {
      small.release()
    }
  }

  it('that fills up is told of before the next step, and nothing is half-written', (context) =>
    disk(context, 'size=4m', (root) => {
      const folder = join(root, 'case')
      const made = open(folder)
      let pictures = 0
      const error = refused(() => {
        for (;;) {
          made.keep(Buffer.alloc(300_000, pictures), 'png', { event: 'picture', screen: 'x' }, minute(9))
          pictures += 1
        }
      })
      expect(pictures).toBeGreaterThan(5)
      expect(error).toMatchObject({ code: 'case-not-writable', details: { code: 'ENOSPC' } })
      expect(error.message).toMatch(/disk is full/)
      // There is room for what happened last, though not for more steps.
      expect(verify(folder)).toMatchObject({ intact: true, files: pictures })
      made.close()
      expect(verify(folder).intact).toBe(true)
      writeFileSync(join(root, 'filler'), Buffer.alloc(900_000))
      expect(refused(() => open(folder)).message).toMatch(/disk is full/)
      expect(readCase(folder)).toHaveLength(pictures + 1)
      rmSync(join(root, 'filler'))
      truncateSync(join(folder, LOG), 0)
    }))

  it('that is full to the last byte leaves the log as it was', (context) =>
    disk(context, 'size=2m', (root) => {
      const folder = join(root, 'case')
      const made = open(folder)
      const before = readFileSync(join(folder, LOG))
      let block = 1 << 20
      const fill = join(root, 'filler')
      writeFileSync(fill, '')
      while (block >= 1) {
        try {
          appendFileSync(fill, Buffer.alloc(block))
        } catch {
          block = Math.floor(block / 2)
        }
      }
      expect(refused(() => made.append({ event: 'x', text: 'y'.repeat(10_000) }, minute(9))).code).toBe(
        'case-not-writable',
      )
      made.close()
      expect(readFileSync(join(folder, LOG))).toEqual(before)
      rmSync(fill)
      expect(verify(folder).intact).toBe(true)
      open(folder).close()
    }))

  it('that is read-only says so', (context) =>
    disk(context, 'size=2m', (root) => {
      const folder = join(root, 'case')
      open(folder).close()
      execFileSync('mount', ['-o', 'remount,ro', root])
      const error = refused(() => open(folder))
      expect(error.code).toBe('case-not-writable')
      expect(error.message).toMatch(/read-only disk/)
      expect(events(folder)).toEqual(['start'])
      execFileSync('mount', ['-o', 'remount,rw', root])
    }))
})
