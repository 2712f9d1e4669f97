// The committed sample of a practice run (scripts/sample.mjs): `wayout case verify` on it and on tampered copies, and its
// report read by another program.
import { execFileSync } from 'node:child_process'
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { appRoot } from '../../../src-main/app-root'
import { readCase } from '../../../src-main/case/case-folder'
import { caseView } from '../../../src-main/case/case-view'
import { main } from '../../../src-main/cli/main'
import { temporary } from './folder'

const SAMPLE = join(appRoot(), 'docs', 'sample')

let out = ''
beforeEach(() => {
  out = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text)
    return true
  })
})
afterEach(() => vi.restoreAllMocks())

function unpacked(): string {
  const folder = join(temporary(), 'sample')
  execFileSync('unzip', ['-q', join(SAMPLE, 'case.zip'), '-d', folder])
  // The manifest belongs to the ZIP.
  rmSync(join(folder, 'manifest.json'))
  return folder
}
const verify = async (named: string) => ({ code: await main(['case', 'verify', named]), out })

describe('the sample', () => {
  it('is intact, as a ZIP and as a folder, and shows what proves its outcome', async () => {
    expect(await verify(join(SAMPLE, 'case.zip'))).toMatchObject({ code: 0 })
    const folder = unpacked()
    expect((await verify(folder)).code).toBe(0)
    expect(out).toMatch(/^Intact: /m)
    const { outcome, proof } = caseView(readCase(folder), 'UTC')
    expect(outcome).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })
    expect(proof.loads).toHaveLength(2)
    expect(proof.pictures.map(({ proof: fresh }) => fresh)).toEqual([true, true])
  })

  const log = (folder: string) => join(folder, 'events.jsonl')
  const edit = (file: string, change: (text: string) => string) => {
    const text = readFileSync(file, 'utf8')
    expect(change(text)).not.toBe(text)
    writeFileSync(file, change(text))
  }
  const picture = (folder: string) => {
    const name = readdirSync(join(folder, 'evidence')).find((each) => each.endsWith('.png')) ?? ''
    return join(folder, 'evidence', name)
  }
  const TAMPERED: readonly (readonly [string, (folder: string) => void, RegExp])[] = [
    [
      'a day in its log',
      (f) => edit(log(f), (t) => t.replace(/"endsOn":"\d/, '"endsOn":"3')),
      /^changed: events\.jsonl \(line \d+/m,
    ],
    [
      'a line taken out',
      (f) => edit(log(f), (t) => t.split('\n').toSpliced(3, 1).join('\n')),
      /^missing: events\.jsonl \(line 4/m,
    ],
    ['a picture', (f) => appendFileSync(picture(f), 'x'), /^changed: evidence\/[0-9a-f]{64}\.png/m],
    ['a picture taken away', (f) => rmSync(picture(f)), /^missing: evidence\/[0-9a-f]{64}\.png/m],
    [
      'a file put in',
      (f) => writeFileSync(join(f, 'evidence', 'more.png'), 'x'),
      /^added: evidence\/more\.png/m,
    ],
  ]
  it.each(TAMPERED)('with %s changed is found out', async (_, tamper, found) => {
    const folder = unpacked()
    tamper(folder)
    expect((await verify(folder)).code).toBe(3)
    expect(out).toMatch(found)
  })
})
