// Rules that others wrote, for other programs, as guides: whatever a file holds, it is answered with findings.
// `@duckduckgo/autoconsent` (MPL-2.0, used by tests alone) brings hundreds of rules as JSON, which is YAML.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { FINDINGS_LIMIT, SIZE_LIMIT } from '../../src-main/guide/parse'
import { check } from './support/guide-text'

const rulesFile = fileURLToPath(import.meta.resolve('@duckduckgo/autoconsent/rules/rules.json'))
const folder = join(dirname(rulesFile), 'autoconsent')
const encode = (text: string) => new TextEncoder().encode(text)

function isRefused(name: string, bytes: Uint8Array): void {
  const { guide, findings } = check(bytes)
  expect(guide, name).toBe(null)
  expect(findings.length, name).toBeGreaterThan(0)
  expect(findings.length, name).toBeLessThanOrEqual(FINDINGS_LIMIT)
  for (const { line, column, message } of findings) {
    expect(line >= 1 && column >= 1 && message !== '', `${name}: ${line}:${column} ${message}`).toBe(true)
  }
}

describe('rules of autoconsent', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))

  test('as they are, a file each', () => {
    expect(names.length).toBeGreaterThan(300)
    for (const name of names) isRefused(name, readFileSync(join(folder, name)))
  })

  test('written as YAML, and as the parts of an otherwise right guide', () => {
    for (const name of names.slice(0, 150)) {
      const rule: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'))
      isRefused(name, encode(stringify(rule)))
      isRefused(
        name,
        encode(stringify({ format: 1, kind: 'site', id: name, screens: [rule], origins: rule })),
      )
    }
  })

  test('all of them in one file, which is too large', () => {
    const bytes = readFileSync(rulesFile)
    expect(bytes.length).toBeGreaterThan(SIZE_LIMIT)
    isRefused('rules.json', bytes)
    isRefused('the beginning of rules.json', bytes.subarray(0, SIZE_LIMIT))
  })
})
