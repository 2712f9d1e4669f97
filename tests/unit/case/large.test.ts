// Large cases: ten thousand events open at once and in proportion; evidence is hashed in passing, not held.
import { spawnSync } from 'node:child_process'
import { closeSync, ftruncateSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { describe, expect, it } from 'vitest'
import { EMPTY, LOG, readLog, sha256, writeLine } from '../../../src-main/case/log'
import { digestOf } from '../../../src-main/case/source'
import { minute, START, temporary } from './folder'

/** The bytes of a log with so many events, each as long as those of a walk are. */
function logOf(count: number, more: readonly object[] = []): Buffer {
  let tip = EMPTY
  const say = (i: number) => ({
    event: 'say',
    id: 'plan',
    text: `Step ${i}: find “Cancel Plan” and click it. `.repeat(3),
  })
  const events = [START, ...Array.from({ length: count - 1 - more.length }, (_, i) => say(i)), ...more]
  return Buffer.from(
    events
      .map((event, i) => {
        const written = writeLine({ event: 'x', ...event }, tip, minute(0), i)
        tip = written.tip
        return written.line
      })
      .join(''),
  )
}

/** The best of several: what else the machine does only adds to it. */
function fastest(work: () => unknown): number {
  const taken = Array.from({ length: 9 }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return Math.min(...taken)
}

describe('ten thousand events', () => {
  it('are read and checked in a moment, and four times as many in no more than their share', () => {
    const small = logOf(5_000)
    const large = logOf(20_000)
    expect(readLog(large)).toMatchObject({ breaks: [], torn: null, tip: { seq: 20_000 } })
    const ratio = fastest(() => readLog(large)) / fastest(() => readLog(small))
    // Four times as many: a square would take sixteen times as long.
    expect(ratio).toBeLessThan(10)
    expect(fastest(() => readLog(small))).toBeLessThan(1000)
  })
})

describe('five hundred megabytes of evidence', () => {
  it('are opened and verified without being held in memory', async () => {
    const folder = join(temporary(), 'case')
    mkdirSync(join(folder, 'evidence'), { recursive: true })
    const size = 50 * 1024 * 1024
    // Files with holes: they are as long, and take no room on the disk.
    const hollow = (name: string, first: string) => {
      const file = join(folder, 'evidence', name)
      const handle = openSync(file, 'w')
      writeFileSync(handle, first)
      ftruncateSync(handle, size)
      closeSync(handle)
      return digestOf(file)
    }
    const files = Array.from({ length: 10 }, (_, i) => {
      const name = `${sha256(String(i))}.bin`
      return { event: 'picture', file: `evidence/${name}`, ...hollow(name, String(i)) }
    })
    writeFileSync(join(folder, LOG), logOf(20, files))
    const outDir = temporary()
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: join(import.meta.dirname, 'memory.ts'),
        outDir,
        target: 'node20',
        rollupOptions: { output: { format: 'es', entryFileNames: 'memory.mjs' } },
      },
    })
    const run = spawnSync(process.execPath, [join(outDir, 'memory.mjs'), folder], { encoding: 'utf8' })
    expect(run.stderr).toBe('')
    const { intact, checked, grownMb } = JSON.parse(run.stdout) as {
      intact: boolean
      checked: number
      grownMb: number
    }
    expect({ intact, checked }).toEqual({ intact: true, checked: 10 })
    expect(grownMb).toBeLessThan(100)
  })
})
