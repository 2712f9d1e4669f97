// The panel's own texts: complete in each language, with the same blanks, set as the language is set, all used.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../src-preload/contract/language'

type Message = string | readonly [{ readonly declarations: string[]; readonly match: Record<string, string> }]
const ROOT = 'src-renderer'
const read = (language: string): Readonly<Record<string, Message>> =>
  JSON.parse(readFileSync(`${ROOT}/messages/${language}.json`, 'utf8'))
const english = read('en')
const keys = Object.keys(english).sort()

const forms = (message: Message | undefined): readonly string[] => {
  if (message === undefined) return []
  return typeof message === 'string' ? [message] : Object.values(message[0].match)
}
/** What a message needs to be filled in. */
const blanks = (message: Message | undefined) => [
  ...new Set(forms(message).flatMap((form) => form.match(/\{\w+\}/g) ?? [])),
]

const sources = readdirSync(ROOT, { recursive: true })
  .map(String)
  .filter((file) => /\.(?:svelte|ts)$/.test(file) && !file.startsWith('paraglide'))
  .map((file) => readFileSync(join(ROOT, file), 'utf8'))
  .join('\n')

describe.each(LANGUAGES)('%s', (language) => {
  const messages = read(language)

  test('has every message, and no other', () => expect(Object.keys(messages).sort()).toEqual(keys))

  test.each(keys)('%s', (key) => {
    expect(blanks(messages[key]).sort()).toEqual(blanks(english[key]).sort())
    expect(forms(messages[key])).not.toHaveLength(0)
    for (const form of forms(messages[key])) expect(form.trim()).not.toBe('')
  })
})

test('in French no line begins with a sign of punctuation', () => {
  const all = Object.values(read('fr')).flatMap(forms)
  expect(all.filter((form) => /(?<!\u202f)[:;?!»]|«(?!\u202f)/.test(form))).toEqual([])
})

test('every message is used', () => {
  const used = new Set([...sources.matchAll(/\bm\.(\w+)/g)].map(([, key]) => key))
  expect(keys.filter((key) => !used.has(key))).toEqual([])
})
