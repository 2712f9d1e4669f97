/** The checker: the letters that come with the app are clean, and each thing that can be wrong with one is found. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkLetterFolder, lettersFolder } from '../../../src-main/letter-library.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wayout-letters-'))
  cpSync(lettersFolder(), folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const found = () =>
  checkLetterFolder(folder)
    .findings.map(({ message }) => message)
    .join('\n')

/** Changes a file; the words that are replaced must be there. */
function tamper(file: string, from: string, to: string): void {
  const path = join(folder, file)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(
    path,
    text.replace(from, () => to),
  )
}

it('the app’s own letters have no finding', () => {
  const { letters, files, findings } = checkLetterFolder(folder)
  expect(findings).toEqual([])
  expect(letters?.files).toHaveLength(44)
  expect(files).toBe(45)
})

const EN = 'cancel-request/en.yaml'

describe('found:', () => {
  it.each([
    ['an unknown fact', EN, '{plan}', '{plna}', /there is no fact "plna"/],
    ['a fact of another purpose', EN, '{plan}', '{reply-by}', /"reply-by" is no fact of this purpose/],
    [
      'a fact that stands nowhere',
      EN,
      '        - "Price: {price}"\n',
      '',
      /"price" belongs to "cancel-request" and stands nowhere/,
    ],
    ['a number in the text', EN, 'Thank you for your help.', 'You have 14 days.', /a number is a fact/],
    ['a forbidden word', EN, 'Thank you for your help.', 'This is Fraud.', /"fraud" has no place/],
    ['a link', EN, 'Thank you for your help.', 'See www.example.com.', /holds no link/],
    ['a shout', EN, 'Thank you for your help.', 'Now!', /no exclamation mark/],
    ['a straight apostrophe', EN, 'Thank you for your help.', "It's so.", /use ’/],
    ['a lone brace', EN, 'Thank you for your help.', 'Thank {you.', /brace/],
    ['a list inside a line', EN, '["{attempts}"]', '["Tried: {attempts}"]', /\{attempts\} stands alone/],
    ['no place for citations', EN, '    - "{citations}"\n', '', /no place for \{citations\}/],
    [
      'a private fact where others read',
      EN,
      'Discord name: {discord-name}"\n        - "Plan: {plan}"\n        - "Next',
      'Account: {account}"\n        - "Plan: {plan}"\n        - "Next',
      /"account" must not be told to anyone/,
    ],
    [
      'an optional fact in a subject',
      EN,
      'subject: "Please cancel my {service} subscription"',
      'subject: "Please cancel my {service} subscription {plan}"',
      /the subject names "plan"/,
    ],
    [
      'a subject over Reddit’s limit',
      'follow-up/en.yaml',
      'note:\n  subject: "My',
      `note:\n  subject: "${'long '.repeat(8)}`,
      /on reddit; the limit is 100/,
    ],
    [
      'a message over Discord’s limit',
      'index.yaml',
      'subject: null, body: 2000',
      'subject: null, body: 500',
      /on discord; the limit is 500/,
    ],
    ['a file in the wrong place', EN, 'language: en', 'language: fr', /belongs into cancel-request\/fr.yaml/],
    ['an unknown key', EN, 'note:', 'body: x\nnote:', /does not know the key "body"/],
    [
      'no note',
      'index.yaml',
      'channels: [email, form]\n    needs: [service, invoice, name]\n    may: [receipt-email, next-charge]',
      'channels: [email, discord]\n    needs: [service, invoice, name]\n    may: [receipt-email, next-charge]',
      /"magazine-cancel" needs a note/,
    ],
    [
      'an unknown citation',
      'index.yaml',
      'cite: [visa-13-2, ',
      'cite: [visa-99, ',
      /there is no citation "visa-99"/,
    ],
    [
      'a repealed citation on offer',
      'index.yaml',
      'cite: [visa-13-2, ',
      'cite: [us-ftc-click-to-cancel, visa-13-2, ',
      /is repealed: A court vacated/,
    ],
    [
      'a citation that nobody offers',
      'index.yaml',
      'cite: [visa-13-2, ',
      'cite: [',
      /no purpose offers "visa-13-2"/,
    ],
    [
      'law without its condition',
      'index.yaml',
      'In so far as Visa’s rules apply, the',
      'The',
      /begin with the condition/,
    ],
    [
      'a repealed law with words',
      'index.yaml',
      'standing: in-force\n    since: 2022-07-01',
      'standing: repealed\n    since: 2022-07-01',
      /must have none|needs "why"/,
    ],
    [
      'a fact that no purpose uses',
      'index.yaml',
      '  statement-name:\n',
      '  shoe-size:\n    { kind: text, max: 10, from: [person], readers: support, label: { en: a, fr: a, de: a, es: a } }\n  statement-name:\n',
      /no purpose uses "shoe-size"/,
    ],
    ['a label in three languages only', 'index.yaml', ', es: "servicio"', '', /"es"/],
    ['a country that is none', 'index.yaml', 'countries: [FR]', 'countries: [France]', /write FR/],
  ])('%s', (_, file, from, to, finding) => {
    tamper(file, from, to)
    expect(found()).toMatch(finding)
  })

  it('a missing language', () => {
    rmSync(join(folder, 'cancel-request', 'es.yaml'))
    expect(found()).toMatch(/has no letter in "es": add cancel-request\/es.yaml/)
  })

  it('each with file, line and column', () => {
    tamper(EN, '{plan}', '{plna}')
    const [first] = checkLetterFolder(folder).findings
    expect(first?.file).toMatch(/cancel-request\/en\.yaml$/)
    expect(first?.line).toBe(14)
    expect(first?.column).toBeGreaterThan(1)
  })

  it('and letters with a finding are not handed out', () => {
    tamper(EN, '{plan}', '{plna}')
    expect(checkLetterFolder(folder).letters).toBeNull()
  })

  it('a folder that holds none', () => {
    rmSync(join(folder, 'index.yaml'))
    expect(() => checkLetterFolder(folder)).toThrow(/has no index.yaml/)
  })

  it('bytes that are no YAML', () => {
    writeFileSync(join(folder, EN), new Uint8Array([0xff, 0xfe, 0x00, 0x01]))
    expect(found()).not.toBe('')
  })
})
