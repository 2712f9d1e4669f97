// The lines of a log: what is written is what is read, and whatever is changed is found, at its line.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CaseEvent, upgrade, VERSION } from '../../../src-main/case/entry'
import { EMPTY, readLog, type Tip, writeLine } from '../../../src-main/case/log'
import { minute } from './folder'

const lines = (events: readonly CaseEvent[], from: Tip = EMPTY) => {
  let tip = from
  return events.map((event, i) => {
    const written = writeLine(event, tip, minute(i), i)
    tip = written.tip
    return written.line
  })
}
const bytes = (...all: readonly string[]) => Buffer.from(all.join(''))
const five = () => lines(['start', 'a', 'b', 'c', 'outcome'].map((event) => ({ event, text: 'é“”' })))

describe('a line', () => {
  it('is as documented: prev, and a hash of the bytes before it', () => {
    const [first = '', second = ''] = five()
    const sha = (text: string) => createHash('sha256').update(text).digest('hex')
    for (const line of [first, second]) {
      const [, body = '', hash = ''] = /^(\{.*),"hash":"([0-9a-f]{64})"\}\n$/.exec(line) ?? []
      expect(hash).toBe(sha(body))
    }
    expect(JSON.parse(first)).toMatchObject({ v: VERSION, seq: 1, event: 'start', prev: sha('') })
    expect(JSON.parse(second)).toMatchObject({ seq: 2, prev: JSON.parse(first).hash })
  })

  it('takes no event that would write over the chain', () => {
    expect(() => writeLine({ event: 'x', prev: 'y' }, EMPTY, minute(0), 0)).toThrow(/prev/)
  })

  it('holds any event, and gives it back', () => {
    const event = fc.record({
      event: fc.string(),
      text: fc.string({ unit: 'binary' }),
      more: fc.jsonValue(),
      number: fc.integer(),
    })
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const log = readLog(bytes(...lines(events)))
        expect(log).toMatchObject({ breaks: [], torn: null, unchained: 0, newer: null })
        expect(log.entries.map(({ seq, at, ms, back, ...rest }) => rest)).toEqual(
          events.map((each) => JSON.parse(JSON.stringify(each))),
        )
        expect(log.entries.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1))
      }),
    )
  })

  it('is read as JSON says it, also when its members are named as those of the line are', () => {
    const at = '2026-11-25T10:00:00.000Z'
    const crafted = (seq: number, more: string, { head }: Pick<Tip, 'head'>) => {
      const body = `{"v":2,"seq":${seq},"at":"${at}",${more}"event":"a","prev":"${head}"`
      const hash = createHash('sha256').update(body).digest('hex')
      return { head: hash, line: `${body},"hash":"${hash}"}\n` }
    }
    const plain = crafted(1, '', EMPTY)
    const proto = crafted(2, '"__proto__":{"x":1},"prev":"y","hash":"z",', plain)
    const newer = crafted(3, '"v":7,', proto)
    const log = readLog(bytes(plain.line, proto.line, newer.line))
    expect(log).toMatchObject({ breaks: [], newer: 7, tip: { seq: 3, head: newer.head } })
    expect(log.entries).toEqual([1, 2, 3].map((seq) => ({ seq, at, event: 'a' })))
    expect(log.entries.map((entry) => Object.getPrototypeOf(entry) === Object.prototype)).toEqual([
      true,
      true,
      true,
    ])
    const inside = crafted(1, '"more":{"seq":5,"prev":"y"},', EMPTY)
    expect(readLog(bytes(inside.line)).entries).toEqual([
      { seq: 1, at, more: { seq: 5, prev: 'y' }, event: 'a' },
    ])
  })

  it('says when the clock was set back, and keeps its place all the same', () => {
    const first = writeLine({ event: 'a' }, EMPTY, minute(10), 0)
    const second = writeLine({ event: 'b' }, first.tip, minute(4), 5)
    const third = writeLine({ event: 'c' }, second.tip, minute(5), 9)
    const { entries, breaks } = readLog(bytes(first.line, second.line, third.line))
    expect(breaks).toEqual([])
    expect(entries.map(({ seq, back }) => [seq, back])).toEqual([
      [1, undefined],
      [2, 360],
      [3, undefined],
    ])
    expect(entries[1]?.at).toBe(minute(4).toISOString())
  })
})

describe('a log that was changed', () => {
  const broken = (...all: readonly string[]) =>
    readLog(bytes(...all)).breaks.map(({ line, kind }) => [line, kind])

  it('is found out at the line', () => {
    const [a = '', b = '', c = '', d = '', e = ''] = five()
    expect(broken(a, b, c, d, e)).toEqual([])
    expect(broken(a, b, c.replace('"b"', '"x"'), d, e)).toEqual([[3, 'changed']])
    expect(broken(a, b, c, d, e.replace('outcome', 'outcame'))).toEqual([[5, 'changed']])
    expect(broken(a, b, d, e)).toEqual([[3, 'missing']])
    expect(broken(b, c, d, e)).toEqual([[1, 'missing']])
    expect(broken(a, b, b, c, d, e)[0]).toEqual([3, 'added'])
    expect(broken(a, c, b, d, e)[0]).toEqual([2, 'missing'])
    expect(broken(a, b, 'null\n', c)[0]).toEqual([3, 'changed'])
    expect(broken(a, b, '{"event":"old","at":"2026-11-24T10:00:00Z"}\n', c)[0]).toEqual([3, 'added'])
  })

  it('is found out when the line was hashed anew', () => {
    const [a = '', b = '', , d = '', e = ''] = five()
    const second = JSON.parse(b)
    const forged = writeLine({ event: 'forged' }, { seq: 2, head: second.hash, at: second.at }, minute(2), 2)
    expect(broken(a, b, forged.line, d, e)).toEqual([[4, 'changed']])
  })

  it('is found out whichever byte it is', () => {
    const whole = bytes(...five())
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(whole)
        changed[at] = ((changed[at] ?? 0) + by) % 256
        const { breaks, torn, newer } = readLog(changed)
        expect(breaks.length + (torn === null ? 0 : 1) + (newer === null ? 0 : 1)).toBeGreaterThan(0)
      }),
      { numRuns: 2000 },
    )
  })

  it('never stops the reading', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(1000), (noise, at) => {
        const whole = bytes(...five())
        const log = readLog(Buffer.concat([whole.subarray(0, at), noise, whole.subarray(at)]))
        expect(log.entries.every(({ event, at: time }) => event !== undefined && time !== undefined)).toBe(
          true,
        )
      }),
      { numRuns: 500 },
    )
  })
})

describe('a log whose end is torn', () => {
  it('holds every whole line, wherever it was cut', () => {
    const all = five()
    const whole = bytes(...all)
    const ends = all.map((_, i) => bytes(...all.slice(0, i + 1)).length)
    for (let cut = 0; cut < whole.length; cut += 1) {
      const log = readLog(whole.subarray(0, cut))
      const held = ends.filter((end) => end <= cut)
      expect(log.entries).toHaveLength(held.length)
      expect(log.end).toBe(held.at(-1) ?? 0)
      expect(log.torn?.bytes ?? 0).toBe(cut - log.end)
      expect(log.breaks).toEqual([])
    }
  })

  it('can have its length and not yet its bytes', () => {
    const [a = '', b = ''] = five()
    const hollow = Buffer.from(b)
    hollow.fill(0, 0, 20)
    const log = readLog(Buffer.concat([Buffer.from(a), hollow]))
    expect(log).toMatchObject({ end: Buffer.byteLength(a), breaks: [], torn: { bytes: hollow.length } })
  })
})

describe('other versions', () => {
  const old = (event: string) => `${JSON.stringify({ at: '2026-11-23T10:00:00.000Z', event })}\n`

  it('the first has no chain, and the next line fixes all of it', () => {
    const before = bytes(old('start'), old('outcome'))
    const log = readLog(before)
    expect(log).toMatchObject({ unchained: 2, breaks: [], tip: { seq: 2 } })
    expect(log.entries.map(({ seq, event }) => [seq, event])).toEqual([
      [1, 'start'],
      [2, 'outcome'],
    ])
    const more = lines([{ event: 'migrated' }, { event: 'start' }], log.tip)
    expect(readLog(bytes(old('start'), old('outcome'), ...more))).toMatchObject({ unchained: 2, breaks: [] })
    const forged = readLog(bytes(old('start'), old('outc0me'), ...more))
    expect(forged.breaks).toMatchObject([{ line: 3 }])
  })

  it('a newer one is told, and read as far as it goes', () => {
    const [a = ''] = five()
    const newer = '{"v":3,"seq":2,"at":"2026-11-24T10:00:00Z","event":"later","shape":{"of":"things"}}\n'
    const log = readLog(bytes(a, newer))
    expect(log.newer).toBe(3)
    expect(log.entries.map(({ event }) => event)).toEqual(['start', 'later'])
  })

  it('migrations are pure and need no order of keys', () => {
    const raw = Object.freeze({ event: 'x', at: '2026-11-24T10:00:00Z', text: 'y' })
    expect(upgrade(raw, 7)).toEqual({ ...raw, seq: 7 })
    for (const wrong of [
      null,
      7,
      [],
      {},
      { event: 'x' },
      { ...raw, at: 'soon' },
      { ...raw, v: 2 },
      { ...raw, v: 'x' },
    ])
      expect(upgrade(wrong, 1)).toBe(null)
  })
})
