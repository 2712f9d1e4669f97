// Several cases: listed, searched, put aside, deleted; a thousand of them.
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CaseFolder, readCase } from '../../../src-main/case/case-folder'
import {
  archiveCase,
  deleteCase,
  findCase,
  finishDeleting,
  isOpen,
  listCases,
  searchCases,
} from '../../../src-main/case/cases'
import { folderSource } from '../../../src-main/case/source'
import { verifyCase } from '../../../src-main/case/verify'
import { minute, START, smallCase, temporary } from './folder'

function make(
  root: string,
  name: string,
  at: number,
  ...events: { event: string; [key: string]: unknown }[]
): string {
  const folder = join(root, name)
  const made = CaseFolder.open(folder, START, minute(at))
  for (const event of events) made.append(event, minute(at + 1))
  made.close()
  return folder
}
const names = (cases: readonly { id: string }[]) => cases.map(({ id }) => id)

describe('putting aside', () => {
  it('is written in the case itself, and can be taken back', () => {
    const root = temporary()
    const folder = make(root, 'a', 1, { event: 'outcome', outcome: 'cancelled-now', verified: true })
    archiveCase(folder, true, minute(5))
    archiveCase(folder, true, minute(6))
    expect(listCases(root)).toMatchObject([
      { id: 'a', archived: true, outcome: { outcome: 'cancelled-now' } },
    ])
    expect(readCase(folder).filter(({ event }) => event === 'archived')).toHaveLength(1)
    archiveCase(folder, false, minute(7))
    expect(listCases(root)).toMatchObject([{ archived: false }])
    expect(listCases(root).map(isOpen)).toEqual([false])
    expect(verifyCase(folderSource(folder)).intact).toBe(true)
  })

  it('makes no case where there is none', () => {
    const root = temporary()
    expect(() => archiveCase(join(root, 'b'), true, minute(0))).toThrow(/no case/)
    expect(readdirSync(root)).toEqual([])
  })
})

describe('deleting', () => {
  it('leaves nothing', () => {
    const root = temporary()
    const folder = smallCase(join(root, 'a'))
    make(root, 'b', 1)
    deleteCase(folder)
    expect(readdirSync(root)).toEqual(['b'])
    expect(names(listCases(root))).toEqual(['b'])
    expect(() => deleteCase(folder)).toThrow(/no case/)
  })

  it('takes a case only, and none that is being written', () => {
    const root = temporary()
    mkdirSync(join(root, 'photos'))
    writeFileSync(join(root, 'photos', 'me.png'), 'x')
    expect(() => deleteCase(join(root, 'photos'))).toThrow(/no case/)
    const folder = make(root, 'a', 1)
    symlinkSync(folder, join(root, 'link'))
    expect(() => deleteCase(join(root, 'link'))).toThrow(/no case/)
    const writer = CaseFolder.open(folder, START, minute(2))
    expect(() => deleteCase(folder)).toThrow(/being written/)
    writer.close()
    expect(existsSync(join(folder, 'events.jsonl'))).toBe(true)
    expect(existsSync(join(root, 'photos', 'me.png'))).toBe(true)
  })

  it('that was killed half-way is ended at the next start, and listed nowhere', () => {
    const root = temporary()
    make(root, 'a', 1)
    cpSync(join(root, 'a'), join(root, '.deleted-1'), { recursive: true })
    expect(names(listCases(root))).toEqual(['a'])
    finishDeleting(root)
    expect(readdirSync(root)).toEqual(['a'])
    finishDeleting(join(root, 'nowhere'))
  })
})

describe('searching', () => {
  it('finds all words, with or without accents, in what was said and seen', () => {
    const root = temporary()
    make(root, 'a', 1, { event: 'say', text: 'Cliquez sur « Résilier l’abonnement »' })
    make(
      root,
      'b',
      2,
      { event: 'click', name: 'Cancel Plan' },
      { event: 'status', subscriptions: [{ plan: 'Basic' }] },
    )
    expect(names(searchCases([root], 'resilier ABONNEMENT'))).toEqual(['a'])
    expect(names(searchCases([root], 'cancel basic'))).toEqual(['b'])
    expect(names(searchCases([root], 'midjourney'))).toEqual(['b', 'a'])
    expect(names(searchCases([root], 'cancel netflix'))).toEqual([])
    expect(names(searchCases([root], '  '))).toEqual(['b', 'a'])
    expect(searchCases([join(root, 'nowhere')], 'x')).toEqual([])
  })
})

describe('a case is found', () => {
  it('by its folder or its name, or it is said that there is none', () => {
    const root = temporary()
    const folder = make(root, 'a', 1)
    expect(findCase([root], 'a')).toBe(folder)
    expect(findCase([root], folder)).toBe(folder)
    for (const wrong of ['b', '', '.', '..']) expect(() => findCase([root], wrong)).toThrow(/no case/)
  })
})

describe('a list', () => {
  it('follows what is written, torn ends and other files notwithstanding', () => {
    const root = temporary()
    const folder = make(root, 'a', 1)
    expect(listCases(root)).toMatchObject([{ outcome: null }])
    make(root, 'a', 2, { event: 'outcome', outcome: 'not-cancelled', verified: true, endsOn: null })
    expect(listCases(root)).toMatchObject([{ outcome: { outcome: 'not-cancelled', endsOn: null } }])
    appendFileSync(join(folder, 'events.jsonl'), '{"event":"outcome","outc')
    expect(listCases(root)).toMatchObject([{ outcome: { outcome: 'not-cancelled' } }])
  })

  it('takes no words of a page for events', () => {
    const root = temporary()
    make(root, 'a', 1, {
      event: 'say',
      text: '{"event":"outcome","outcome":"cancelled-now","verified":true}',
    })
    expect(listCases(root)).toMatchObject([{ outcome: null }])
  })

  it('of a thousand cases is quick, and quicker the second time', () => {
    const root = temporary()
    const one = make(
      root,
      'case-0',
      0,
      ...Array.from({ length: 40 }, (_, n) => ({ event: 'say', text: `step ${n} `.repeat(20) })),
    )
    for (let n = 1; n < 1000; n += 1) cpSync(one, join(root, `case-${n}`), { recursive: true })
    const timed = () => {
      const start = performance.now()
      expect(listCases(root)).toHaveLength(1000)
      return performance.now() - start
    }
    const first = timed()
    const second = timed()
    expect(first).toBeLessThan(5000)
    expect(second).toBeLessThan(first)
  })
})
