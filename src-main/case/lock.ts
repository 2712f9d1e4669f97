/**
 * One writer a case. Each writer that wants in leaves an empty file whose name says who it is, and only then looks
 * whether another is there: of two, at least one sees the other, and whoever sees another gives way.
 * A writer that has died does not count: its file is removed. No process is ever asked anything.
 * Invariants: never waits for another; no native code. Node's file system only.
 */
import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

/** `writer-<host>-<process>-<start of the process>-<random>.lock` */
const NAME = /^writer-([A-Za-z0-9_]+)-(\d+)-(\d+)-[0-9a-f]{8}\.lock$/
const TRIES = 5

export interface Holder {
  readonly file: string
  readonly host: string
  readonly pid: number
  /** Whether it writes on this computer. */
  readonly here: boolean
}

export const isLock = (name: string): boolean => NAME.test(name)

const HOST = hostname().replace(/[^A-Za-z0-9]+/g, '_') || 'host'

/** When the process began, so that another one with its number is not taken for it; "0" where that is not told. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The name of the program, in brackets, may hold anything.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '0'
  } catch {
    return '0'
  }
}

function isAlive(pid: number, start: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  const now = startOf(pid)
  return start === '0' || now === '0' || now === start
}

/** Who writes to the case now; null when nobody does. Files of the dead are left where they are. */
export function holderOf(folder: string): Holder | null {
  return others(folder, '').find(({ dead }) => !dead) ?? null
}

function others(folder: string, own: string): (Holder & { dead: boolean })[] {
  return readdirSync(folder).flatMap((name) => {
    const [, host, pid, start] = NAME.exec(name) ?? []
    if (name === own || host === undefined || pid === undefined || start === undefined) return []
    const here = host === HOST
    // Of a process on another computer nothing can be known.
    const dead = here && !isAlive(Number(pid), start)
    return [{ file: join(folder, name), host, pid: Number(pid), here, dead }]
  })
}

/** Takes the case for this writer, or says who has it. Gives how to let it go. */
export function takeLock(folder: string): (() => void) | Holder {
  for (let tries = 1; ; tries += 1) {
    const name = `writer-${HOST}-${process.pid}-${startOf(process.pid)}-${randomBytes(4).toString('hex')}.lock`
    const file = join(folder, name)
    closeSync(openSync(file, 'wx', 0o600))
    const all = others(folder, name)
    const living = all.find(({ dead }) => !dead)
    if (living === undefined) {
      for (const { file: left } of all) rmSync(left, { force: true })
      return () => rmSync(file, { force: true })
    }
    rmSync(file, { force: true })
    if (tries === TRIES) return living
    // Two that came at once both gave way: one of them comes back first.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.random() * 10 * tries)
  }
}
