/**
 * A real walk, in a real browser, killed at any moment (SIGKILL): whatever had been shown is in the case, which opens,
 * verifies and can be gone on with. `WAYOUT_WALK_KILLS=200` for the long run; `WAYOUT_SEED` repeats one.
 * `tests/unit/case/kill.test.ts` does the same to a writer that does nothing but write.
 */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { CaseFolder, readCase, readState } from '../../src-main/case/case-folder.js'
import { LOG } from '../../src-main/case/log.js'
import { folderSource } from '../../src-main/case/source.js'
import { verifyCase } from '../../src-main/case/verify.js'
import { type Line, pidsUsing, start, temporaryFolder, walk } from './support/wayout.js'

const KILLS = Number(process.env.WAYOUT_WALK_KILLS ?? 4)
const SEED = Number(process.env.WAYOUT_SEED ?? Math.floor(Math.random() * 2 ** 32))

let random = SEED >>> 0
const next = (below: number) => {
  random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0
  return random % below
}

/** Entries of a whole walk, about: a kill comes after one of them, and so many milliseconds at most. */
const ENTRIES = 40
const MOST_MS = 150

const RUN = [
  'run',
  'midjourney/website',
  '--practice',
  'current',
  '--mode',
  'auto',
  '--confirm',
  '--headless',
]

/** It may have ended by itself meanwhile. */
function stop(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** Gives the lines that it had shown whole. */
async function killed(folder: string): Promise<readonly Line[]> {
  const { child, temporary, until, ended } = start([...RUN, '--json', '--lang', 'en', '--case-dir', folder])
  const [entry, ms] = [next(ENTRIES), next(MOST_MS)]
  await until(({ seq }) => Number(seq) >= entry)
  await after(ms)
  child.kill('SIGKILL')
  const { lines, stderr } = await ended
  // Nobody was left to close its browser.
  for (const pid of pidsUsing(temporary)) stop(pid)
  expect(stderr).not.toMatch(/Error/)
  return lines
}

it(`a walk holds after ${KILLS} kills (WAYOUT_SEED=${SEED})`, {
  timeout: 60_000 + KILLS * 40_000,
}, async () => {
  let folder = ''
  let torn = 0
  for (let n = 0; n < KILLS; n += 1) {
    folder = join(temporaryFolder(), 'case')
    const shown = await killed(folder)
    // A kill in the very middle of a write is rare: every other time its half a line is put there.
    if (n % 2 === 1) appendFileSync(join(folder, LOG), '{"v":2,"seq":99,"at":"2026-')
    const state = readState(folder)
    expect(state?.hindrance).toBeNull()
    const kept = new Map(state?.log.entries.map((entry) => [entry.seq, entry]))
    // The line of the outcome is the command's own, and has no number.
    for (const line of shown.filter(({ seq }) => seq !== undefined))
      expect(kept.get(Number(line.seq))).toEqual(line)
    if (shown.some(({ event }) => event === 'outcome'))
      expect([...kept.values()].some(({ event }) => event === 'outcome')).toBe(true)

    const opened = CaseFolder.open(folder, { event: 'opened' }, new Date())
    expect(opened.wasRepaired).toBe(state?.log.torn !== null)
    opened.close()
    const entries = readCase(folder)
    const repaired = entries.filter(({ event }) => event === 'repaired')
    expect(repaired.map(({ cut, sha256 }) => ({ bytes: cut, sha256 }))).toEqual(
      state?.log.torn == null ? [] : [state.log.torn],
    )
    torn += repaired.length
    expect(entries.slice(0, kept.size)).toEqual([...kept.values()])
    expect(verifyCase(folderSource(folder)).findings).toEqual([])
  }
  console.log(`kill -9 of a walk: ${KILLS} times, WAYOUT_SEED=${SEED}, ${torn} torn lines were cut`)

  const before = readCase(folder)
  const again = await walk('--practice', 'current', '--case-dir', folder)
  expect(again.outcome, again.stderr).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })
  expect(readCase(folder).slice(0, before.length)).toEqual(before)
  expect(verifyCase(folderSource(folder)).findings).toEqual([])
})
