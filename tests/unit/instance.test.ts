// One app at a time, between processes that start, run and die as real ones do.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { claimInstance, socketPath } from '../../src-main/hosts/browser/instance'

const folder = mkdtempSync(join(tmpdir(), 'wayout-one-'))
const script = join(folder, 'child.mjs')
const children = new Set<ChildProcess>()
let stores = 0

/** A store folder that no other test has. */
const newStore = (name = 'store') => {
  stores += 1
  return join(folder, `${name}-${stores}`)
}

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: 'src-main/hosts/browser/instance.ts',
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: 'instance.mjs' } },
    },
  })
  writeFileSync(
    script,
    `import { claimInstance } from './instance.mjs'
     const claimed = await claimInstance(process.argv[2])
     console.log(claimed.kind)
     if (claimed.kind === 'first') {
       claimed.onSecond(() => console.log('show'))
       process.stdin.resume()
     }`,
  )
})

afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Started {
  readonly child: ChildProcess
  readonly lines: string[]
  /** The first word that it says. */
  readonly kind: Promise<string>
  readonly ended: Promise<number | null>
}

function start(store: string): Started {
  const child = spawn(process.execPath, [script, store], { stdio: ['pipe', 'pipe', 'inherit'] })
  children.add(child)
  const lines: string[] = []
  const ended = new Promise<number | null>((done) => {
    child.on('close', (code) => {
      children.delete(child)
      done(code)
    })
  })
  const kind = new Promise<string>((done) => {
    child.stdout.on('data', (data: Buffer) => {
      lines.push(...data.toString().split('\n').filter(Boolean))
      done(lines[0] ?? '')
    })
  })
  return { child, lines, kind, ended }
}

const kindsOf = async (all: readonly Started[]) => (await Promise.all(all.map(({ kind }) => kind))).sort()

test('of six starts at one moment exactly one is the first, and hears of the others', async () => {
  const store = newStore()
  const all = Array.from({ length: 6 }, () => start(store))
  expect(await kindsOf(all)).toEqual(['first', ...Array<string>(5).fill('second')])
  const first = all.find(({ lines }) => lines[0] === 'first')
  const others = all.filter((one) => one !== first)
  expect(await Promise.all(others.map(({ ended }) => ended))).toEqual([0, 0, 0, 0, 0])
  await expect
    .poll(() => first?.lines.filter((line) => line === 'show').length, { timeout: 30_000 })
    .toBeGreaterThanOrEqual(5)
})

test.skipIf(process.platform === 'win32')(
  'what a dead process left is taken over, by exactly one',
  async () => {
    const store = newStore()
    const dead = start(store)
    expect(await dead.kind).toBe('first')
    dead.child.kill('SIGKILL')
    await dead.ended
    expect(existsSync(socketPath(store))).toBe(true)
    // It died in the very moment of starting, a while ago.
    const lock = `${socketPath(store)}.lock`
    mkdirSync(lock)
    utimesSync(lock, new Date(0), new Date(0))
    const all = Array.from({ length: 4 }, () => start(store))
    expect(await kindsOf(all)).toEqual(['first', 'second', 'second', 'second'])
    expect(existsSync(lock)).toBe(false)
  },
)

test('let go of, it is there for the next; a start before anyone listens is not forgotten', async () => {
  const store = newStore()
  const one = await claimInstance(store)
  if (one.kind !== 'first') throw new Error(one.kind)
  expect(await claimInstance(store)).toEqual({ kind: 'second' })
  await new Promise<void>((heard) => one.onSecond(heard))
  await one.release()
  const two = await claimInstance(store)
  if (two.kind !== 'first') throw new Error(two.kind)
  await two.release()
})

test.skipIf(process.platform === 'win32').each([
  ['in the store folder', newStore()],
  ['elsewhere, where the path is too long for a socket', newStore('long/'.repeat(40))],
])('for the person alone: %s', async (_, store) => {
  const claimed = await claimInstance(store)
  if (claimed.kind !== 'first') throw new Error(claimed.kind)
  const socket = socketPath(store)
  expect(dirname(socket)).toBe(store.length > 100 ? tmpdir() : store)
  expect(Buffer.byteLength(`${socket}.lock`)).toBeLessThanOrEqual(100)
  expect(statSync(socket).mode & 0o777).toBe(0o600)
  expect(statSync(store).mode & 0o777).toBe(0o700)
  await claimed.release()
  expect(existsSync(socket)).toBe(false)
})
