// The commands for writers of guides, as they are typed: what they write, what they refuse, what they say.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { appRoot } from '../../src-main/app-root'
import { command } from './support/command'

const root = mkdtempSync(join(tmpdir(), 'wayout-kit-'))
let folder = root
let count = 0
beforeEach(() => {
  count += 1
  folder = join(root, String(count))
  mkdirSync(folder)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const put = (name: string, text: string | Uint8Array) => {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

describe('guide check', () => {
  const guides = join(appRoot(), 'guides')

  test('a whole folder, each file by its kind', async () => {
    expect(await command('guide', 'check', guides)).toEqual({
      code: 0,
      out: expect.stringMatching(/^\d{2,} checked, 0 findings\n$/),
      err: '',
    })
  })

  test('finds what is wrong in a lexicon, a record and a guide of a folder', async () => {
    cpSync(guides, folder, { recursive: true })
    const change = (file: string, from: string, to: string) => {
      const text = readFileSync(join(folder, file), 'utf8')
      expect(text).toContain(from)
      writeFileSync(join(folder, file), text.replace(from, to))
    }
    change('midjourney/service.yaml', 'What does', 'It does')
    change('midjourney/website.yaml', 'all: [{ control: plan-options }]', 'all: [{ control: plan-obtions }]')
    const first = await command('guide', 'check', folder)
    expect(first.code).toBe(2)
    expect(first.out).toMatch(/website\.yaml:\d+:\d+: unknown intent "plan-obtions"/)
    change('lexicon/fr.yaml', 'intents:\n', 'intents:\n  fly-away: { match: ["{nowhere} x"] }\n')
    const second = await command('guide', 'check', folder)
    expect(second.code).toBe(2)
    expect(second.out).toMatch(/fr\.yaml:\d+:\d+: "fly-away" is not in the index/)
    expect(second.out).toMatch(/fr\.yaml:\d+:\d+: unknown slot \{nowhere\}/)
    expect(second.err).toMatch(/\d+ guides wait until the lexicon is right/)
    const json = await command('guide', 'check', '--json', folder)
    for (const line of json.out.trim().split('\n'))
      expect(JSON.parse(line)).toMatchObject({
        file: expect.stringContaining('fr.yaml'),
        line: expect.any(Number),
      })
  })

  test('an unknown fact that is stated is a finding', async () => {
    cpSync(guides, folder, { recursive: true })
    const record = join(folder, 'midjourney', 'service.yaml')
    const text = readFileSync(record, 'utf8')
    writeFileSync(record, text.replace(/(unknown-after: "[^"]*)\?"/, '$1."'))
    const { code, out } = await command('guide', 'check', record)
    expect(code).toBe(2)
    expect(out).toMatch(/service\.yaml:\d+:\d+: "unknown-after" is not known: write it as a question/)
  })

  test.each([
    [
      'an index',
      'index.yaml',
      'format: 1\nintents: { x: { trap: true, about: a, notUnder: [y] } }\nsigns: {}\n',
      /the trap "x"/,
    ],
    ['a language', 'en.yaml', 'format: 1\nlanguage: en\nslots: {}\nintents: {}\n', /needs "signs"/],
  ])('a lexicon file is held against its own schema: %s', async (_name, name, text, why) => {
    mkdirSync(join(folder, 'lexicon'))
    const { code, out } = await command('guide', 'check', put(join('lexicon', name), text))
    expect(code).toBe(2)
    expect(out).toMatch(why)
  })

  test('an empty folder is no clean one', async () => {
    const { code, err } = await command('guide', 'check', folder)
    expect(code).toBe(2)
    expect(err).toContain('no guide file')
  })
})

describe('guide new', () => {
  test('writes a guide and a record that pass the check, and says what is next', async () => {
    const { code, out } = await command('guide', 'new', 'gym/website', '--dir', folder)
    expect(code).toBe(0)
    expect(out).toContain(`Written: ${join(folder, 'gym', 'website.yaml')}`)
    expect(out).toContain(`Written: ${join(folder, 'gym', 'service.yaml')}`)
    expect(out).toContain('wayout guide check')
    expect(await command('guide', 'check', folder)).toMatchObject({ code: 0, out: '2 checked, 0 findings\n' })
    const text = readFileSync(join(folder, 'gym', 'website.yaml'), 'utf8')
    expect(parse(text)).toMatchObject({ id: 'gym/website', quality: 'drafted' })
    expect(text).toMatch(/^# yaml-language-server: \$schema=.*guide\.schema\.json\n/)
  })

  test('overwrites nothing, and adds a second way to a service that is there', async () => {
    await command('guide', 'new', 'gym/website', '--dir', folder)
    const file = join(folder, 'gym', 'website.yaml')
    const record = join(folder, 'gym', 'service.yaml')
    writeFileSync(file, 'mine')
    const again = await command('guide', 'new', 'gym/website', '--dir', folder)
    expect(again).toMatchObject({ code: 2, out: '' })
    expect(again.err).toContain('nothing is overwritten')
    expect(readFileSync(file, 'utf8')).toBe('mine')
    const before = readFileSync(record, 'utf8')
    const second = await command('guide', 'new', 'gym/letter', '--dir', folder)
    expect(second.code).toBe(0)
    expect(second.out).toContain('Add the way to "routes"')
    expect(readFileSync(record, 'utf8')).toBe(before)
  })

  test.each([
    'gym',
    'Gym/website',
    '../x/y',
    'gym/../x',
    'gym/',
    'vendor/x',
    'lexicon/en',
    'gym/service',
    'a/b/c',
    '',
  ])('is no name of a guide: "%s"', async (id) => {
    const { code, err, out } = await command('guide', 'new', id, '--dir', folder)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(existsSync(join(folder, '..', 'x'))).toBe(false)
  })
})

describe('guide import', () => {
  const steps = [
    { type: 'navigate', url: 'https://www.gym.example/account?session=12345' },
    { type: 'click', selectors: [['aria/Manage membership'], ['#x']], offsetX: 1, offsetY: 1 },
    { type: 'click', selectors: [['aria/Cancel membership']], offsetX: 1, offsetY: 1 },
    { type: 'click', selectors: [['aria/Confirm cancellation']], offsetX: 1, offsetY: 1 },
  ]
  const recording = (title = 'One walk') => put('r.json', JSON.stringify({ title, steps }))

  test('to stdout: the guide alone, what is left to do beside it', async () => {
    const { code, out, err } = await command('guide', 'import', recording())
    expect(code).toBe(0)
    expect(parse(out)).toMatchObject({ id: 'gym/website', origins: { site: 'https://www.gym.example' } })
    expect(out).not.toContain('12345')
    expect(err).toMatch(/^Left to do:\n- /)
  })

  test('to a file, which is then clean; never over another', async () => {
    const out = join(folder, 'mygym', 'website.yaml')
    const args = ['guide', 'import', recording(), '--as', 'mygym/website', '--out', out]
    expect(await command(...args)).toMatchObject({ code: 0, out: `Written: ${out}\n` })
    expect(await command('guide', 'check', out)).toMatchObject({ code: 0, out: '1 checked, 0 findings\n' })
    expect(readFileSync(out, 'utf8')).toContain('id: mygym/website')
    expect((await command(...args)).err).toContain('nothing is overwritten')
  })

  test.each<[string, string | Uint8Array, RegExp]>([
    ['not JSON', '{ title:', /is not JSON/],
    ['nothing', '', /is not JSON/],
    ['not UTF-8', new Uint8Array([0xff, 0xfe, 0x00]), /is not JSON/],
    ['brackets without end', '['.repeat(300_000), /is not JSON/],
    ['a list', '[]', /is no recording/],
    ['null', 'null', /is no recording/],
    ['no steps', '{"title":"x","steps":[]}', /holds no steps/],
    ['steps that are none', '{"title":"x","steps":{}}', /is no recording/],
    ['a step of no known type', '{"title":"x","steps":[{"type":"fly\\n- x"}]}', /is no recording/],
    ['a click on nothing', '{"title":"x","steps":[{"type":"click"}]}', /is no recording/],
    ['ten megabytes', ' '.repeat(10_000_000), /has 10000000 bytes; the limit is/],
  ])('is no recording: %s', async (_name, bytes, why) => {
    const { code, out, err } = await command('guide', 'import', put('r.json', bytes))
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(why)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })
})
