/**
 * What keeping a case costs: an event against a bare write and fsync of the same bytes, and opening a case of ten
 * thousand events.
 */
import {
  appendFileSync,
  closeSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CaseFolder, readState } from '../../src-main/case/case-folder.js'
import { caseView } from '../../src-main/case/case-view.js'
import { listCases } from '../../src-main/case/cases.js'
import { EMPTY, LOG, writeLine } from '../../src-main/case/log.js'

const EVENTS = 300
const OPENINGS = 15
const SIZES = [2_500, 5_000, 10_000, 20_000]

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

function timed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

const event = (i: number) => ({
  event: 'say',
  id: 'plan',
  text: `Step ${i}: find “Cancel Plan” on the page and click it. It is below “Billing & Payment”.`,
  next: 'A question whether you are sure.',
})

export function keepingCases(): void {
  const folder = mkdtempSync(join(tmpdir(), 'wayout-bench-'))
  try {
    appending(folder)
    opening(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** In turn, so that a busy moment of the disk falls on each alike. */
function appending(folder: string): void {
  const made = CaseFolder.open(join(folder, 'append'), event(0), new Date())
  const before = statSync(join(folder, 'append', 'events.jsonl')).size
  made.append(event(1), new Date())
  const line = Buffer.alloc(statSync(join(folder, 'append', 'events.jsonl')).size - before, 'x')
  const bare = openSync(join(folder, 'bare'), 'a')
  const ours: number[] = []
  const theirs: number[] = []
  for (let i = 0; i < EVENTS; i += 1) {
    ours.push(timed(() => made.append(event(i), new Date())))
    theirs.push(
      timed(() => {
        writeSync(bare, line)
        fsyncSync(bare)
      }),
    )
  }
  made.close()
  closeSync(bare)
  const [own, other] = [median(ours), median(theirs)]
  console.log(
    `Keeping an event (${line.length} bytes, on the disk): ${own.toFixed(2)} ms; bare write and fsync ${other.toFixed(2)} ms; ratio ${(own / other).toFixed(2)} (aim at most 1.3)`,
  )
}

function opening(folder: string): void {
  const root = join(folder, 'cases')
  const cells = SIZES.map((size) => {
    const where = join(root, String(size))
    fill(where, size)
    const taken = Array.from({ length: OPENINGS }, () => timed(() => readState(where)))
    return `${size.toLocaleString('en')} events ${median(taken).toFixed(0)} ms (fastest ${Math.min(...taken).toFixed(0)})`
  })
  console.log(
    `Opening a case, whole chain checked, medians of ${OPENINGS}: ${cells.join(', ')} (aim at 10,000: 100 ms)`,
  )
  const { entries } = readState(join(root, '10000'))?.log ?? { entries: [] }
  const shown = Array.from({ length: OPENINGS }, () => timed(() => caseView(entries, 'Europe/Paris')))
  console.log(
    `Working out all that a case of 10,000 events shows: ${median(shown).toFixed(0)} ms (fastest ${Math.min(...shown).toFixed(0)})`,
  )
  console.log(`Listing these ${SIZES.length} cases: ${timed(() => listCases(root)).toFixed(0)} ms\n`)
}

/** As the writer writes it, but for the wait for the disk. */
function fill(where: string, size: number): void {
  CaseFolder.open(where, { event: 'start', guide: 'midjourney/website' }, new Date()).close()
  let { tip } = readState(where)?.log ?? { tip: EMPTY }
  const lines = Array.from({ length: size - 1 }, (_, i) => {
    const written = writeLine(event(i), tip, new Date(), i)
    tip = written.tip
    return written.line
  })
  appendFileSync(join(where, LOG), lines.join(''))
}
