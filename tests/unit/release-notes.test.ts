// `npm run release-notes`: from a repository's commits to groups of sentences.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appRoot } from '../../src-main/app-root'

let folder = ''
const git = (...args: string[]) =>
  execFileSync(
    'git',
    ['-c', 'user.name=x', '-c', 'user.email=x@example.com', '-c', 'commit.gpgsign=false', ...args],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  )
function commit(message: string, ...files: string[]) {
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), message)
  }
  git('add', '-A')
  git('commit', '-qm', message)
}
const notes = (...args: string[]) =>
  execFileSync(process.execPath, [join(appRoot(), 'scripts', 'release-notes.mjs'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  })

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wayout-notes-'))
  git('init', '-q', '-b', 'main')
  commit('The first of all', 'README.md')
  git('tag', 'v0.1.0')
  commit('A pause is a trap', 'guides/lexicon/en.yaml', 'guides/lexicon/fr.yaml', 'src-main/engine/read.ts')
  commit(
    'Letters open by their links',
    'letters/x/en.yaml',
    'tests/a.test.ts',
    'tests/b.test.ts',
    'tests/c.test.ts',
  )
  commit('wip', 'src-main/engine/read.ts')
  commit('Tests: nobody sleeps', 'src-main/engine/read.ts')
  commit('The build is quicker', 'scripts/build.mjs')
  commit('A click waits for a frame: then it looks again', 'src-main/page/click.ts')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('since the newest tag: each sentence once, in the group of most of its files', () => {
  expect(notes()).toBe(`### Guides and their words

- A pause is a trap

### Letters

- Letters open by their links

### Walking and checking

- A click waits for a frame: then it looks again

### For contributors

- The build is quicker
- Tests: nobody sleeps
`)
})

test('of a range, also one without anything', () => {
  expect(notes('v0.1.0')).toContain('### Documents\n\n- The first of all')
  expect(notes('HEAD..HEAD')).toBe('Nothing changed.\n')
})
