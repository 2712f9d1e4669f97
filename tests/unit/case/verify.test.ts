// Whether a case is as it was written: a whole one, and each way of tampering with it.
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CaseFolder } from '../../../src-main/case/case-folder'
import { folderSource } from '../../../src-main/case/source'
import { type CaseSource, verifyCase } from '../../../src-main/case/verify'
import { minute, picture, START, smallCase, temporary } from './folder'

const verify = (folder: string) => verifyCase(folderSource(folder))
const evidence = (folder: string, end: string) => {
  const name = readdirSync(join(folder, 'evidence'))
    .sort()
    .find((each) => each.endsWith(end))
  if (name === undefined) throw new Error(`no ${end}`)
  return `evidence/${name}`
}
const edit = (folder: string, change: (text: string) => string) =>
  writeFileSync(join(folder, 'events.jsonl'), change(readFileSync(join(folder, 'events.jsonl'), 'utf8')))

describe('a case as it was written', () => {
  it('is intact, and says how much was checked', () => {
    expect(verify(smallCase())).toMatchObject({
      intact: true,
      findings: [],
      events: 8,
      files: 4,
      unchained: 0,
      newer: false,
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  it('is the same from anything that has names and bytes', () => {
    const folder = smallCase()
    const { names, read } = folderSource(folder)
    const plain: CaseSource = { names, read }
    expect(verifyCase(plain)).toEqual(verify(folder))
    const packed: CaseSource = { names: () => [...names(), 'manifest.json'], read }
    expect(verifyCase(packed).findings).toMatchObject([{ kind: 'added', name: 'manifest.json' }])
    expect(verifyCase(packed, new Set(['manifest.json'])).intact).toBe(true)
  })

  it('is intact while it is being written', () => {
    const folder = join(temporary(), 'case')
    const writer = CaseFolder.open(folder, START, minute(0))
    expect(verify(folder).intact).toBe(true)
    writer.close()
    expect(verify(folder).intact).toBe(true)
  })
})

describe('a case that was tampered with', () => {
  const cases: [
    string,
    (folder: string) => void,
    { kind: string; name: string | RegExp; line: number | null }[],
  ][] = [
    [
      'an event was changed',
      (f) => edit(f, (t) => t.replace('Cancel Plan', 'Keep Plan')),
      [{ kind: 'changed', name: 'events.jsonl', line: 5 }],
    ],
    [
      'the outcome was changed',
      (f) => edit(f, (t) => t.replace('"endsOn":"2026', '"endsOn":"2025')),
      [{ kind: 'changed', name: 'events.jsonl', line: 7 }],
    ],
    [
      'an event was removed',
      (f) => edit(f, (t) => t.split('\n').toSpliced(4, 1).join('\n')),
      [{ kind: 'missing', name: 'events.jsonl', line: 5 }],
    ],
    ['the end was cut off', (f) => edit(f, (t) => `${t.split('\n').slice(0, 4).join('\n')}\n`), []],
    [
      'the last line was cut',
      (f) => truncateSync(join(f, 'events.jsonl'), readFileSync(join(f, 'events.jsonl')).length - 5),
      [],
    ],
    [
      'a picture was changed',
      (f) => appendFileSync(join(f, evidence(f, '.png')), 'x'),
      [{ kind: 'changed', name: /^evidence\/.*png$/, line: 3 }],
    ],
    [
      'a text was removed',
      (f) => rmSync(join(f, evidence(f, '.txt'))),
      [{ kind: 'missing', name: /^evidence\/.*txt$/, line: 4 }],
    ],
    [
      'a file was added',
      (f) => writeFileSync(join(f, 'evidence', 'proof.png'), 'x'),
      [{ kind: 'added', name: 'evidence/proof.png', line: null }],
    ],
    [
      'the report was changed',
      (f) => writeFileSync(join(f, 'report.html'), '<p>cancelled</p>'),
      [{ kind: 'changed', name: 'report.html', line: 8 }],
    ],
    [
      'the seal was changed',
      (f) => writeFileSync(join(f, 'seal.json'), '{}'),
      [{ kind: 'changed', name: 'seal.json', line: null }],
    ],
    ['the log was removed', (f) => rmSync(join(f, 'events.jsonl')), []],
  ]
  it.each(cases)('%s', (_, tamper, expected) => {
    const folder = smallCase()
    tamper(folder)
    const { intact, findings } = verify(folder)
    expect(intact).toBe(false)
    expect(findings.length).toBeGreaterThan(0)
    for (const { kind, name, line } of expected)
      expect(findings).toContainEqual(
        expect.objectContaining({
          kind,
          line,
          name: typeof name === 'string' ? name : expect.stringMatching(name),
        }),
      )
  })
})

describe('a case of the first version', () => {
  const old = () => {
    const folder = join(temporary(), 'case')
    mkdirSync(join(folder, 'screens'), { recursive: true })
    writeFileSync(join(folder, 'screens', '01-plan.png'), picture(1))
    const at = '2026-11-23T10:00:00.000Z'
    const events = [
      { at, ...START },
      { at, event: 'picture', screen: 'plan', file: 'screens/01-plan.png' },
    ]
    writeFileSync(join(folder, 'events.jsonl'), events.map((each) => `${JSON.stringify(each)}\n`).join(''))
    writeFileSync(join(folder, 'report.html'), '<p>old</p>')
    return folder
  }

  it('is readable and said to be without a chain', () => {
    const folder = old()
    expect(verify(folder)).toMatchObject({ intact: true, unchained: 2, unhashed: 1 })
    rmSync(join(folder, 'screens', '01-plan.png'))
    expect(verify(folder).findings).toMatchObject([{ kind: 'missing', name: 'screens/01-plan.png', line: 2 }])
  })

  it('is protected from the moment it is opened', () => {
    const folder = old()
    CaseFolder.open(folder, START, minute(0)).close()
    expect(verify(folder)).toMatchObject({ intact: true, unchained: 2, unhashed: 0, files: 2 })
    writeFileSync(join(folder, 'screens', '01-plan.png'), 'x')
    expect(verify(folder).findings).toMatchObject([{ kind: 'changed', name: 'screens/01-plan.png' }])
  })
})
