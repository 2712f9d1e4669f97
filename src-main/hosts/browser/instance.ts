/**
 * One app at a time: the first start listens on a socket in the store folder; a later one asks it to come to the
 * front, and ends.
 * Invariants: of several starts at the same moment exactly one is the first; what a dead process left behind is taken
 * over; nobody but the person can connect. Must not import Electron or playwright-core.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { WayoutError } from '../../../src-preload/contract/error.js'

export type Instance =
  | {
      readonly kind: 'first'
      /** Hears each later start. */
      readonly onSecond: (listener: () => void) => void
      release(): Promise<void>
    }
  | { readonly kind: 'second' }

/** Longest path of a socket that every system takes. */
const MAX_PATH = 100
const ANSWER_MS = 3000
const RETRY_MS = 50
/** A lock is held for moments; one as old as this belongs to a process that died with it. */
const LOCK_DIES_MS = 10_000
const PATIENCE_MS = 30_000

/** Claims the store folder for this process, or wakes the process that has it. */
export async function claimInstance(storeFolder: string): Promise<Instance> {
  mkdirSync(storeFolder, { recursive: true, mode: 0o700 })
  if (process.platform === 'win32') return claimPipe(`\\\\.\\pipe\\wayout-${hash(storeFolder)}`)
  const socket = socketPath(storeFolder)
  const lock = `${socket}.lock`
  const until = Date.now() + PATIENCE_MS
  while (!takeLock(lock)) {
    if (await isWoken(socket)) return { kind: 'second' }
    if (Date.now() > until) throw new WayoutError('internal', `Another start does not end. Remove ${lock}.`)
    await delay(RETRY_MS)
  }
  try {
    if (await isWoken(socket)) return { kind: 'second' }
    // Nobody answers there, and nobody else can listen while the lock is ours.
    rmSync(socket, { force: true })
    return await listen(socket)
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

/** In the store folder; where that is too long for a socket, in the folder for temporary files. */
export function socketPath(storeFolder: string): string {
  const usual = path.join(storeFolder, 'instance.sock')
  if (Buffer.byteLength(`${usual}.lock`) <= MAX_PATH) return usual
  return path.join(tmpdir(), `wayout-${hash(path.resolve(storeFolder))}.sock`)
}

const hash = (words: string) => createHash('sha256').update(words).digest('hex').slice(0, 16)

/** The system itself lets one process have a pipe of that name, and takes it back when the process ends. */
async function claimPipe(pipe: string): Promise<Instance> {
  try {
    return await listen(pipe)
  } catch (error) {
    if (await isWoken(pipe)) return { kind: 'second' }
    throw error
  }
}

function takeLock(lock: string): boolean {
  try {
    mkdirSync(lock, { mode: 0o700 })
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  try {
    if (Date.now() - statSync(lock).mtimeMs > LOCK_DIES_MS) rmdirSync(lock)
  } catch {
    // Its holder has let go of it meanwhile.
  }
  return false
}

/** Asks whoever listens to come to the front; false when nobody does. */
function isWoken(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asking = connect(socket)
    let reached = false
    asking.setTimeout(ANSWER_MS, () => asking.destroy())
    asking.on('connect', () => {
      reached = true
      asking.end('show\n')
    })
    asking.on('error', () => undefined)
    asking.on('close', () => resolve(reached))
    asking.resume()
  })
}

/** Listens, readable by the person alone, and hears later starts. Rejects when somebody listens there already. */
function listen(socket: string): Promise<Instance> {
  let missed = false
  let listener: () => void = () => {
    missed = true
  }
  const server = createServer((connection) => {
    connection.on('error', () => undefined)
    connection.on('end', () => listener())
    connection.setTimeout(ANSWER_MS, () => connection.destroy())
    connection.unref()
    connection.resume()
  })
  // The app ends when its windows are closed, not when this is.
  server.unref()
  const onSecond = (hear: () => void) => {
    listener = hear
    if (missed) hear()
    missed = false
  }
  const release = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('listening', () => resolve({ kind: 'first', onSecond, release }))
    // The socket is made at once, so that its rights are never wider for a moment.
    const before = process.umask(0o177)
    server.listen(socket)
    process.umask(before)
  })
}
