// docs/languages.md, docs/hosts.md and docs/architecture.md: what they name exists; no place of a language is missing.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { appRoot } from '../../src-main/app-root'

const root = appRoot()
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const DOCS = [
  'docs/languages.md',
  'docs/hosts.md',
  'docs/architecture.md',
  'docs/how-it-works.md',
  'docs/never.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
]

/** Paths between backticks: what has a folder in it, or a known ending. */
const named = (doc: string) =>
  [...read(doc).matchAll(/`([\w./-]+)`/g)]
    .map(([, path = '']) => path)
    .filter(
      (path) =>
        /^(?:src-|tests\/|practice\/|guides\/|letters\/|scripts\/|docs\/|build\/)/.test(path) ||
        /\.(?:ts|mjs|yaml)$/.test(path),
    )

describe.each(DOCS)('%s', (doc) => {
  test('every file that it names is there', () => {
    const all = globSync('src-main/hosts/*.ts', { cwd: root }).map((path) => path.split(/[\\/]/).at(-1))
    for (const path of named(doc))
      expect(existsSync(join(root, path)) || all.includes(path), `${doc} names ${path}`).toBe(true)
  })

  test('every page that it links to is there', () => {
    for (const [, link = ''] of read(doc).matchAll(/\]\(([^)#:]+)(?:#[\w-]*)?\)/g))
      expect(existsSync(join(root, dirname(doc), link)), `${doc} links to ${link}`).toBe(true)
  })
})

test('each file that names a language is in docs/languages.md, or one of its kind is', () => {
  const listed = new Set(named('docs/languages.md'))
  // One of each stands for its like.
  const kinds = [/^guides\/(?:midjourney|vendor)\//, /^letters\/[\w-]+\/\w+\.yaml$/, /\.json$/]
  const files = globSync(
    [
      '{src-main,src-preload,src-renderer,practice}/**/*.{ts,svelte,yaml}',
      'guides/**/*.yaml',
      'letters/**/*.yaml',
      'electron-builder.config.ts',
    ],
    { cwd: root },
  ).map((path) => path.replaceAll('\\', '/'))
  // The code of a language as a word of its own: a key, a string, a file.
  const speaking = files.filter(
    (path) => !path.includes('/paraglide/') && /(?:^|[^\w-])fr(?:[^\w-]|$)/m.test(read(path)),
  )
  expect(speaking.length).toBeGreaterThan(40)
  expect(speaking.filter((path) => !listed.has(path) && !kinds.some((kind) => kind.test(path)))).toEqual([])
})
