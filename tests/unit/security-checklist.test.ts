// SECURITY-CHECKLIST.md against the code: each file, name and test that it names exists, and all twenty points are there.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FuseV1Options } from '@electron/fuses'
import { describe, expect, test } from 'vitest'
import { FUSES } from '../../electron-builder.config'
import { appRoot } from '../../src-main/app-root'

const root = appRoot()
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const text = read('SECURITY-CHECKLIST.md')
const sources = [
  ...globSync(['src-main/**/*.ts', 'src-preload/**/*.ts'], { cwd: root }).map((path) =>
    path.replaceAll('\\', '/'),
  ),
  'package.json',
  'electron-builder.config.ts',
]

/** The rows of all tables as their cells. */
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\| (?:---|\| )/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
const points = rows.filter(([number = '']) => /^\d+$/.test(number))
const quoted = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)

/** The one source that a path's end names. */
function sourceOf(name: string): string {
  const found = sources.filter((path) => path === name || path.endsWith(`/${name}`))
  expect(found, `"${name}" names one source`).toHaveLength(1)
  return found[0] ?? ''
}

/** Test files with the titles that stand behind them. */
const tested = (cell: string) =>
  [...cell.matchAll(/`((?:unit|electron|dom)\/[\w/-]+)`((?:[ ,]*“[^”]+”)*)/g)].map(
    ([, file = '', titles = '']) => ({
      file: `tests/${file}.test.ts`,
      titles: [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title),
    }),
  )

describe('the twenty points', () => {
  test('are all there, each with its code and its test', () => {
    expect(points.map(([number]) => Number(number))).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
    for (const [number, , code = '', proof = ''] of points) {
      expect(code === 'never set' || quoted(code).length > 0, `point ${number}: code`).toBe(true)
      expect(tested(proof).length, `point ${number}: test`).toBeGreaterThan(0)
    }
  })
})

describe('what the page names', () => {
  const coded = rows.map((cells) => cells.at(-2) ?? '')
  test('every source file and every name in it', () => {
    let files = 0
    for (const cell of coded) {
      const names = quoted(cell)
      const paths = names.filter((name) => /\.(?:ts|json)$/.test(name)).map(sourceOf)
      files += paths.length
      const all = paths.map(read).join('\n')
      for (const name of names.filter((each) => /^[A-Za-z-]+$/.test(each)))
        if (paths.length > 0) expect(all.includes(name), `${name} in ${paths.join(', ')}`).toBe(true)
    }
    expect(files).toBeGreaterThan(30)
  })

  test('every test, by its file and its title', () => {
    const all = tested(text)
    expect(all.length).toBeGreaterThan(40)
    for (const { file, titles } of all) {
      const own = [
        ...read(file).matchAll(
          /(?:describe|test|it)(?:\.\w+)?[^'"`\n]*\(\s*['"`]([^\n]+?)['"`],|\]\)\(\s*['"`]([^\n]+?)['"`],/g,
        ),
      ]
      const known = own.map(([, plain, each]) => plain ?? each ?? '')
      for (const title of titles)
        expect(
          known.some((each) => each.startsWith(title)),
          `${file}: “${title}”`,
        ).toBe(true)
    }
  })

  test('every fuse, as it is set', () => {
    const fuses = rows.filter(([name = '']) => /^[A-Z]/.test(name) && name in FuseV1Options)
    const told = Object.fromEntries(fuses.map(([name = '', state]) => [name, state]))
    const set = Object.entries(FUSES).map(([fuse, on]) => [FuseV1Options[Number(fuse)], on ? 'on' : 'off'])
    expect(told).toEqual(Object.fromEntries(set))
  })
})
