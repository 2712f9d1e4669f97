// What the build has read of the app's YAML is what the app would read itself, findings and their places included.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import { appRoot } from '../../src-main/app-root.js'
import { type Parsed, type Path, parseYaml, remember } from '../../src-main/guide/parse.js'
import { readYamlFile, yamlFiles } from '../../src-main/known-yaml.js'

const files = yamlFiles(appRoot())

/** Not the file itself, but what is known of it. */
const POISON = Buffer.from('a: 1\n')

function read(file: string, bytes: Uint8Array): Parsed<unknown> {
  const result = parseYaml(file, bytes, z.unknown())
  if (!result.ok) throw new Error(`${file} has findings`)
  return result.parsed
}

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, part]) => pathsIn(part, [...path, key]))]
}

describe('what is known beforehand', () => {
  it.each(files)('%s', (file) => {
    const known = read(file, readYamlFile(file))
    const fresh = read(file, readFileSync(file))
    expect(known.value).toEqual(fresh.value)
    for (const path of pathsIn(fresh.value).filter((_, i) => i % 50 === 0))
      expect(known.finding(path, 'x')).toEqual(fresh.finding(path, 'x'))
  })

  it('is taken instead of the text, and held against the schema', () => {
    remember(POISON, { a: 2 })
    expect(parseYaml('f', POISON, z.object({ a: z.number() }))).toMatchObject({
      ok: true,
      parsed: { value: { a: 2 } },
    })
    expect(parseYaml('f', POISON, z.object({ a: z.string() }))).toMatchObject({
      ok: false,
      findings: [{ file: 'f', line: 1, column: 1 }],
    })
  })

  it('is there for each of the app’s files', () => {
    // Read as YAML it would be a finding: only what the build has left can be told.
    const told = files.filter((file) => {
      const bytes = readYamlFile(file)
      bytes.fill('\t'.charCodeAt(0))
      return parseYaml(file, bytes, z.unknown()).ok
    })
    expect(told).toEqual(files)
  })

  it.each([
    ['not there', null],
    ['half written', '{"0a'],
  ])('is done without where it is %s', async (_, text) => {
    const root = mkdtempSync(join(tmpdir(), 'wayout-yaml-'))
    onTestFinished(() => rmSync(root, { recursive: true }))
    mkdirSync(join(root, 'out', 'main'), { recursive: true })
    if (text !== null) writeFileSync(join(root, 'out', 'main', 'yaml.json'), text)
    vi.resetModules()
    vi.doMock('../../src-main/app-root.js', () => ({ appRoot: () => root }))
    onTestFinished(() => void vi.doUnmock('../../src-main/app-root.js'))
    const alone = await import('../../src-main/known-yaml.js')
    const [file = ''] = files
    expect(read(file, alone.readYamlFile(file)).value).toEqual(read(file, readFileSync(file)).value)
  })
})
