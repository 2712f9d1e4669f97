/**
 * Runs the command line as a person would: in a process of its own, from outside.
 * Invariants: each run has its own temporary folder; what is left in it afterwards can be asked for.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { appRoot } from '../../../src-main/app-root.js'
import { quickBrowser } from '../../browser.js'

export type Line = { readonly event: string; readonly [key: string]: unknown }

export interface Ended {
  readonly code: number | null
  readonly lines: readonly Line[]
  readonly stdout: string
  readonly stderr: string
  /** The last line, as `--json` gives it. */
  readonly outcome: Line
}

const folders: string[] = []
const running = new Set<ChildProcess>()

afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wayout-e2e-'))
  folders.push(folder)
  return folder
}

export interface Started {
  readonly child: ChildProcess
  /** Everything temporary of this run lies here. */
  readonly temporary: string
  /** Resolves at the first line that fits, or when the run has ended. */
  until(fits: (line: Line) => boolean): Promise<void>
  readonly ended: Promise<Ended>
}

export function start(args: readonly string[]): Started {
  const temporary = temporaryFolder()
  const child = spawn(process.execPath, [join(appRoot(), 'bin', 'wayout.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      WAYOUT_BROWSER: quickBrowser(),
      TMPDIR: temporary,
      XDG_DATA_HOME: join(temporary, 'data'),
      NO_COLOR: '1',
    },
  })
  running.add(child)
  let stdout = ''
  let stderr = ''
  const waiting = new Set<() => void>()
  child.stdout.on('data', (data) => {
    stdout += data
    for (const check of waiting) check()
  })
  child.stderr.on('data', (data) => {
    stderr += data
  })
  const lines = () => stdout.split('\n').slice(0, -1).flatMap(parse)
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => {
      running.delete(child)
      for (const check of waiting) check()
      resolve({ code, lines: lines(), stdout, stderr, outcome: lines().at(-1) ?? { event: 'nothing' } })
    })
  })
  const until = (fits: (line: Line) => boolean) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (!lines().some(fits) && running.has(child)) return
        waiting.delete(check)
        resolve()
      }
      waiting.add(check)
      check()
    })
  return { child, temporary, until, ended }
}

function parse(line: string): Line[] {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && 'event' in value ? [value as Line] : []
  } catch {
    return []
  }
}

export const wayout = (...args: string[]): Promise<Ended> => start(args).ended

/** A whole automatic walk through the website guide. */
export const walk = (...args: string[]): Promise<Ended> => walkAlong('midjourney/website', ...args)

/** A whole automatic walk through a guide. */
export const walkAlong = (guide: string, ...args: string[]): Promise<Ended> =>
  wayout('run', guide, '--mode', 'auto', '--confirm', '--headless', '--json', '--lang', 'en', ...args)

/** Command lines of the processes that use a folder: browsers that were left behind. */
export const processesUsing = (folder: string): string[] => using(folder).map(({ command }) => command)

/** The same processes by their numbers. */
export const pidsUsing = (folder: string): number[] => using(folder).map(({ pid }) => pid)

function using(folder: string): { readonly pid: number; readonly command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replace(/\0/g, ' ')
        return command.includes(folder) ? [{ pid: Number(name), command }] : []
      } catch {
        return []
      }
    })
}
