// A writer that is killed at any moment: the case opens, verifies, and holds every event that had been shown.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'vite'
import { beforeAll, expect, it } from 'vitest'
import { CaseFolder, readCase } from '../../../src-main/case/case-folder'
import { folderSource } from '../../../src-main/case/source'
import { verifyCase } from '../../../src-main/case/verify'
import { START, temporary } from './folder'

/** `WAYOUT_KILLS=200` for the long run; `WAYOUT_SEED` repeats one. */
const KILLS = Number(process.env.WAYOUT_KILLS ?? 25)
const SEED = Number(process.env.WAYOUT_SEED ?? Math.floor(Math.random() * 2 ** 32))

let writer = ''
beforeAll(async () => {
  const outDir = temporary()
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'writer.ts'),
      outDir,
      target: 'node20',
      rollupOptions: { output: { format: 'es', entryFileNames: 'writer.mjs' } },
    },
  })
  writer = join(outDir, 'writer.mjs')
})

/** Lets the writer run until it has shown one event, then for so long, then kills it. Gives the last one shown. */
async function killAfter(folder: string, seed: number, ms: number): Promise<number> {
  const child = spawn(process.execPath, [writer, folder, String(seed)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stderr.on('data', (chunk) => {
    err += String(chunk)
  })
  let timer: NodeJS.Timeout | undefined
  child.stdout.on('data', (chunk) => {
    out += String(chunk)
    timer ??= setTimeout(() => child.kill('SIGKILL'), ms)
  })
  await new Promise((resolve) => child.on('close', resolve))
  clearTimeout(timer)
  expect(err).toBe('')
  // A number without its newline was not shown whole.
  return Number(out.split('\n').at(-2) ?? 0)
}

it(`holds after ${KILLS} kills (WAYOUT_SEED=${SEED})`, { timeout: 30_000 + KILLS * 3000 }, async () => {
  console.log(`kill -9: ${KILLS} times, WAYOUT_SEED=${SEED}`)
  let random = SEED >>> 0
  const next = (below: number) => {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0
    return random % below
  }
  let folder = ''
  let repaired = 0
  for (let n = 0; n < KILLS; n += 1) {
    // A case lives through five kills, so that one that was put in order is killed as well.
    if (n % 5 === 0) folder = join(temporary(), 'case')
    const before = readCase(folder).length
    const shown = await killAfter(folder, next(2 ** 31), next(120))
    expect(shown).toBeGreaterThan(before)
    const kept = readCase(folder)
    expect(kept.length).toBeGreaterThanOrEqual(shown)
    const opened = CaseFolder.open(folder, START, new Date())
    if (opened.wasRepaired) repaired += 1
    opened.close()
    const verdict = verifyCase(folderSource(folder))
    expect(verdict.findings).toEqual([])
    const entries = readCase(folder)
    expect(entries.slice(0, shown)).toEqual(kept.slice(0, shown))
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, i) => i + 1))
  }
  console.log(`kill -9: ${repaired} torn lines were cut`)
})
