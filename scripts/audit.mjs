/**
 * `npm run audit`: are there known holes in the packages that are needed at run time? Asks npm's registry, so it is no
 * test: a registry that does not answer says nothing of the packages. Exit code 0: none; 1: some; 2: not known.
 */
import { spawnSync } from 'node:child_process'
import { root } from './build.mjs'
import { say } from './setup.mjs'

/** The registry's answer, or null when it gave none. */
function ask() {
  const shell = process.platform === 'win32'
  const done = spawnSync('npm', ['audit', '--omit=dev', '--json'], { cwd: root, encoding: 'utf8', shell })
  try {
    const answer = JSON.parse(done.stdout)
    return answer.metadata === undefined
      ? { failed: String(answer.message ?? answer.error?.summary ?? '') }
      : answer
  } catch {
    return { failed: done.stderr.trim().split('\n')[0] ?? '' }
  }
}

const answer = ask()
if ('failed' in answer) {
  say(
    `Not known: this registry does not answer "npm audit" (${answer.failed || 'no reason given'}). Ask again where registry.npmjs.org can be reached.`,
  )
  process.exitCode = 2
} else {
  const found = Object.values(answer.vulnerabilities)
  for (const { name, severity, range, fixAvailable } of found)
    say(`${severity}: ${name} ${range}${fixAvailable ? ' – a newer version is without it' : ''}`)
  say(`${answer.metadata.dependencies.prod} packages, ${found.length} with known holes`)
  process.exitCode = found.length > 0 ? 1 : 0
}
