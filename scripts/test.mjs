/**
 * `npm test`: installs and builds what is missing, runs the checks and every test suite, and closes with one line that
 * counts them all together. Arguments after `--` go to vitest (then only it is run).
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './build.mjs'
import { runChecks } from './check.mjs'
import { ensureReady, pinnedNode, say, tool } from './setup.mjs'

/** Runs vitest; the counts come from its own JSON report. A run without a report is one failure. */
function runVitest(browser, extra) {
  const folder = mkdtempSync(join(tmpdir(), 'wayout-test-'))
  const file = join(folder, 'report.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...extra]
  const done = spawnSync(pinnedNode(), [tool('vitest', 'vitest.mjs'), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, WAYOUT_BROWSER: browser },
  })
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
  rmSync(folder, { recursive: true, force: true })
  if (report === null) return { passed: 0, failed: 1, skipped: 0 }
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }
  // A file that cannot even be loaded has no tests to count, and must not pass for green.
  if (done.status !== 0 && counts.failed === 0) counts.failed = Math.max(1, report.numFailedTestSuites)
  return counts
}

try {
  const browser = ensureReady()
  const extra = process.argv.slice(2)
  const checks = extra.length === 0 ? runChecks() : { passed: 0, failed: 0 }
  const tests = runVitest(browser, extra)
  const failed = checks.failed + tests.failed
  say(`${checks.passed + tests.passed} passed, ${failed} failed, ${tests.skipped} skipped`)
  process.exitCode = failed === 0 ? 0 : 1
} catch (error) {
  process.stderr.write(`npm test: ${error instanceof Error ? error.message : String(error)}\n`)
  say('0 passed, 1 failed, 0 skipped')
  process.exitCode = 1
}
