/**
 * `node scripts/sample.mjs`: makes docs/sample anew from a real walk through the practice site: the report as a PDF, a
 * picture of each page, the calendar file, and the case itself as a ZIP, which tests/unit/case/sample.test.ts verifies.
 * Needs a browser, and pdftoppm (poppler) for the pictures.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './build.mjs'
import { ensureReady, pinnedNode } from './setup.mjs'

process.env.WAYOUT_BROWSER = ensureReady()

function run(command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stdout}${stderr}`)
  return stdout
}
const wayout = (...args) => run(pinnedNode(), join('bin', 'wayout.mjs'), ...args)

const sample = join(root, 'docs', 'sample')
const folder = mkdtempSync(join(tmpdir(), 'wayout-sample-'))
const made = join(folder, 'sample')
try {
  wayout(
    ...['run', 'midjourney/website', '--practice', 'current', '--mode', 'auto', '--confirm'],
    ...['--headless', '--lang', 'en', '--case-dir', made],
  )
  rmSync(sample, { recursive: true, force: true })
  mkdirSync(sample, { recursive: true })
  const pdf = join(sample, 'report.pdf')
  wayout('case', 'report', made, '--out', pdf)
  wayout('case', 'dates', made, '--out', join(sample, 'dates.ics'))
  wayout('case', 'export', made, '--out', join(sample, 'case.zip'))
  run('pdftoppm', '-r', '60', '-png', pdf, join(sample, 'page'))
  process.stdout.write(wayout('case', 'verify', made))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
