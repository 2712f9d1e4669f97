/**
 * Many walks in one app, each held against what it should come to, and what is left after each against what was there
 * before the first.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Rehearser } from '../rehearser'
import { afterwards } from './afterwards'
import { settled } from './measure'
import { leaksOf, type Sample } from './report'
import type { Turn } from './turns'
import { rehearse } from './walk'

export interface Done extends Turn {
  readonly sample: Sample
  readonly ms: number
  readonly deed: string
  readonly outcome: string
  /** What came otherwise than it should. */
  readonly problems: readonly string[]
  /** What has become more since before the first walk. */
  readonly leaks: readonly string[]
}

/** An app in a folder of its own, which is gone when it is closed. */
export async function openApp(): Promise<{ readonly person: Rehearser; close(): Promise<void> }> {
  const before = { ...process.env }
  const folder = mkdtempSync(join(tmpdir(), 'wayout-soak-'))
  const person = await Rehearser.open(folder)
  // Past what the first start says.
  await person.goHome()
  const close = async () => {
    await person.leave()
    process.env = before
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  }
  return { person, close }
}

/** A walk that went nowhere: told as that, and the next one begins at home again. */
const lost = (error: unknown) => ({ ms: 0, outcome: 'lost', problems: [String(error)] })

/** Walks one turn after another; tells each when it is measured. Gives what was there before the first. */
export async function soak(
  person: Rehearser,
  turns: readonly Turn[],
  tell: (done: Done) => void,
): Promise<Sample> {
  const { host } = person
  const before = await settled(host, null)
  for (const turn of turns) {
    const { ms, outcome, problems } = await rehearse(person, turn).catch(lost)
    const deed = await afterwards(person, turn.number)
    const sample = await settled(host, before)
    const logged = person.logged.splice(0).map((line) => `logged: ${line}`)
    const leaks = leaksOf(before, sample)
    tell({ ...turn, sample, ms, outcome, deed, problems: [...problems, ...logged], leaks })
  }
  return before
}
