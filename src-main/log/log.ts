/**
 * The log on this computer: `log/wayout.log` in the store folder, the older ones beside it, written by electron-log's
 * entry for Node, which needs no Electron and is the same in each host.
 * Invariants: every line goes through `redact`, here and nowhere else; the files together stay below `FILES` ×
 * `FILE_BYTES`; readable by the person alone; a log that cannot be written is told once and stops nothing; nothing is
 * sent anywhere. May use Node; no browser, no Electron.
 */
import { mkdirSync, readFileSync, renameSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import electronLog from 'electron-log/node'
import { type Log, type LogEntry, tell } from './entry.js'
import { redact } from './redact.js'

export const FILES = 3
export const FILE_BYTES = 256 * 1024

export interface LogFile extends Log {
  /** The newest lines, oldest first; none when they cannot be read. */
  tail(lines: number): readonly string[]
}

export interface LogOptions {
  /** Told on the terminal too: errors. */
  readonly echo?: (line: string) => void
  readonly home?: string
  readonly fileBytes?: number
}

/** How errors are told to whoever started the app in a terminal. */
export const toTerminal = (line: string): void => void process.stderr.write(`wayout: ${line}\n`)

const fileOf = (folder: string, age: number) => join(folder, age === 0 ? 'wayout.log' : `wayout.${age}.log`)

// The library says on the console of its first logger that a file cannot be written: once is enough.
let isTold = false
electronLog.transports.console.writeFn = ({ message }) => {
  if (isTold) return
  isTold = true
  const why = message.data.find((each) => each instanceof Error)
  toTerminal(`no log is kept: ${redact(String(why?.message ?? 'unknown'), homedir())}`)
}

/** Opens the log in the store folder; its files are made with the first line. */
export function openLog(storeFolder: string, options: LogOptions = {}): LogFile {
  const { echo, home = homedir(), fileBytes = FILE_BYTES } = options
  const folder = join(storeFolder, 'log')
  const logger = electronLog.create({ logId: folder })
  logger.transports.console.level = false
  const { file } = logger.transports
  file.resolvePathFn = () => fileOf(folder, 0)
  file.maxSize = fileBytes
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' }
  file.transforms = [
    ({ data, message }) =>
      data.map((line) => stamped(message.date, message.level, redact(line, home))).join('\n'),
  ]
  file.archiveLogFn = (full) => {
    try {
      for (let age = FILES - 1; age > 0; age -= 1) moveUp(folder, age)
    } catch {
      // Somebody holds it open: better none of the old lines than an endless file.
      full.clear()
    }
  }
  return {
    write(entry) {
      const { level, lines } = told(entry)
      // All of it may have been deleted meanwhile.
      makeFolder(folder)
      logger[level](...lines)
      if (entry.kind === 'error') echo?.(redact(lines[0] ?? '', home))
    },
    tail: (lines) => newest(folder, lines),
  }
}

/** The library would make it readable by everybody. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch {
    // The library finds the same at the first line, and says so.
  }
}

/** What nobody catches is written down before it ends the program, or is shown. */
export function logCrashes(log: Log): void {
  process.on('uncaughtExceptionMonitor', (error) => log.write({ kind: 'error', during: 'running', error }))
}

/** An entry that cannot be told, by an odd error for one, is no reason to stop. */
function told(entry: LogEntry) {
  try {
    return tell(entry)
  } catch {
    return { level: 'error' as const, lines: [`${entry.kind}: cannot be told`] }
  }
}

const stamped = (date: Date, level: string, line: string) =>
  `${date.toISOString()} ${level.padEnd(5)} ${process.pid} ${line}`

function moveUp(folder: string, age: number): void {
  try {
    renameSync(fileOf(folder, age - 1), fileOf(folder, age))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
}

function newest(folder: string, wanted: number): readonly string[] {
  let lines: string[] = []
  for (let age = 0; age < FILES && lines.length < wanted; age += 1) {
    lines = [...linesOf(fileOf(folder, age)), ...lines]
  }
  return lines.slice(-wanted)
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .split(/\r?\n/)
      .filter((line) => line !== '')
  } catch {
    return []
  }
}
