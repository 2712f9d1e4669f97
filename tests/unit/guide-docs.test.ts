// docs/guides.md tells the truth: every key of the schemas is in its tables and no other, its example is a real guide, its
// commands exist.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { GuideFile, LexiconFile, LexiconIndex } from '../../src-main/guide/schema'
import { ServiceFile } from '../../src-main/guide/service-schema'
import { command as run } from './support/command'
import { index } from './support/words'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const doc = readFileSync(at('docs/guides.md'), 'utf8')

interface Json {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Json>>
  readonly anyOf?: readonly Json[]
  readonly oneOf?: readonly Json[]
  readonly properties?: Readonly<Record<string, Json>>
  readonly items?: Json
  readonly additionalProperties?: Json | boolean
}

/** "screens[].step.point" for each key that the schema knows. */
function keysOf(root: Json, schema: Json, path: string): string[] {
  if (schema.$ref !== undefined)
    return keysOf(root, root.$defs?.[schema.$ref.split('/').at(-1) ?? ''] ?? {}, path)
  const { additionalProperties: others } = schema
  return [
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((branch) => keysOf(root, branch, path)),
    ...Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
      const here = path === '' ? key : `${path}.${key}`
      return [here, ...keysOf(root, value, here)]
    }),
    ...(schema.items === undefined ? [] : keysOf(root, schema.items, `${path}[]`)),
    ...(typeof others === 'object' ? keysOf(root, others, `${path}.*`) : []),
  ]
}

const section = (heading: string) => {
  const from = doc.indexOf(`\n### ${heading}\n`)
  expect(from, heading).toBeGreaterThan(0)
  return doc.slice(from + 1).split(/\n#{2,3} /)[0] ?? ''
}

describe('all keys', () => {
  test.each([
    ['Keys of a guide', GuideFile, 75],
    ['Keys of a service record', ServiceFile, 30],
    ['Keys of a lexicon file', LexiconFile, 10],
    ['Keys of the lexicon’s index', LexiconIndex, 7],
  ] as const)('%s', (heading, schema, least) => {
    const json = z.toJSONSchema(schema, { io: 'input', reused: 'ref' }) as Json
    const known = [...new Set(keysOf(json, json, ''))].sort()
    expect(known.length).toBeGreaterThanOrEqual(least)
    const rows = [...section(heading.replace('’', "'")).matchAll(/^\| `([^`]+)` \| (.*) \|$/gm)]
    expect(rows.map(([, key]) => key).sort()).toEqual(known)
    for (const [, key, words = ''] of rows) expect(words.trim(), key).not.toBe('')
  })
})

test('the worked example is the guide that is walked in the tests', () => {
  const [, yaml = ''] = /## A worked example[\s\S]*?```yaml\n([\s\S]*?)```/.exec(doc) ?? []
  const guide: unknown = parse(
    readFileSync(at('practice/sites/quayside/guides/quayside/website.yaml'), 'utf8'),
  )
  expect(parse(yaml)).toMatchObject({ start: { origin: 'desk' } })
  expect(guide).toMatchObject(parse(yaml))
})

test('every sign and intent of the examples exists', () => {
  const named = [...doc.matchAll(/\{ (control|text|empty): ([a-z-]+) \}/g)]
  expect(named.length).toBeGreaterThan(10)
  for (const [, kind, id = ''] of named)
    expect(Object.keys(kind === 'text' ? index.signs : index.intents), id).toContain(id)
})

test('its links and files are there', () => {
  const anchors = [...doc.matchAll(/^#{2,3} (.*)$/gm)].map(([, title = '']) =>
    title.toLowerCase().replace(/ /g, '-'),
  )
  for (const [, anchor] of doc.matchAll(/\]\(#([a-z-]+)\)/g)) expect(anchors).toContain(anchor)
  const files = [...doc.matchAll(/`((?:practice|tests|guides\/lexicon)\/[a-z0-9/.-]+)`/g)].map(
    ([, file = '']) => file,
  )
  expect(files.length).toBeGreaterThan(2)
  for (const file of files) expect(existsSync(at(file)), file).toBe(true)
})

test('its commands and options are those of the command line', async () => {
  const commands = [...doc.matchAll(/npx wayout ((?:guide )?[a-z]+)([^\n`]*)/g)]
  expect(commands.length).toBeGreaterThan(7)
  for (const [, name = '', rest = ''] of commands) {
    const { out, code } = await run(...name.split(' '), '--help')
    expect(code, name).toBe(0)
    for (const [option] of rest.matchAll(/--[a-z-]+/g)) expect(out, `${name} ${option}`).toContain(option)
  }
})
