// `wayout case export`, `import`, `verify` of a ZIP, `dates`, `add-mail`, as one starts them.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { main } from '../../../src-main/cli/main.js'
import { smallCase, temporary } from './folder.js'

const store = vi.hoisted(() => ({ folder: '' }))
vi.mock('../../../src-main/paths.js', async (original) => ({
  ...(await original<typeof import('../../../src-main/paths.js')>()),
  get storeFolder() {
    return store.folder
  },
  casesFolder: () => join(store.folder, 'cases'),
}))

let out = ''
let err = ''
beforeEach(() => {
  store.folder = temporary()
  out = ''
  err = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text)
    return true
  })
})
afterEach(() => vi.restoreAllMocks())

const wayout = async (...args: string[]) => {
  out = ''
  err = ''
  return main(['case', ...args])
}
const MAIL = `From: Midjourney <billing@midjourney.com>
Subject: Cancelled
Date: Tue, 24 Nov 2026 10:06:00 +0000

Your subscription has been cancelled and will end on December 14, 2026.
`
const saved = (text: string) => {
  const file = join(temporary(), 'mail.eml')
  writeFileSync(file, text)
  return file
}

describe('wayout case', () => {
  it('export writes the report anew first, and the same ZIP twice', async () => {
    const folder = smallCase()
    const file = join(temporary(), 'a.zip')
    expect(await wayout('export', folder, '--out', file)).toBe(0)
    expect(out).toContain('Hash of the last event')
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('Files kept, with their hashes')
    const other = join(temporary(), 'b.zip')
    expect(await wayout('export', folder, '--out', other, '--json')).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ case: folder, file: other })
    expect(readFileSync(other).equals(readFileSync(file))).toBe(true)
    expect(await wayout('export', folder, '--out', other)).toBe(2)
    expect(err).toContain('it is there already')
  })

  it('verify looks into a ZIP, import takes it over, and a changed one is refused', async () => {
    const file = join(temporary(), 'sent.zip')
    await wayout('export', smallCase(), '--out', file)
    expect(await wayout('verify', file)).toBe(0)
    expect(out).toContain('Intact')
    expect(await wayout('import', file)).toBe(0)
    expect(await wayout('verify', 'sent')).toBe(0)
    expect(await wayout('import', file)).toBe(2)
    expect(err).toContain('is here already')
    const bytes = readFileSync(file)
    bytes.write('2026-12-31', bytes.indexOf('2026-12-14', bytes.indexOf('"outcome"')))
    const changed = join(temporary(), 'changed.zip')
    writeFileSync(changed, bytes)
    expect(await wayout('verify', changed, '--json')).toBe(3)
    expect(JSON.parse(out)).toMatchObject({ intact: false })
    expect(await wayout('import', changed)).toBe(2)
    expect(existsSync(join(store.folder, 'cases', 'changed'))).toBe(false)
    expect(await wayout('verify', saved('no zip'))).toBe(2)
  })

  it('dates are shown, and written for a calendar', async () => {
    const folder = smallCase()
    expect(await wayout('dates', folder, '--lang', 'fr')).toBe(0)
    expect(out).toContain('14 décembre 2026')
    const file = join(temporary(), 'a.ics')
    expect(await wayout('dates', folder, '--out', file)).toBe(0)
    const events = new ICAL.Component(ICAL.parse(readFileSync(file, 'utf8'))).getAllSubcomponents('vevent')
    expect(events).toHaveLength(2)
    expect(await wayout('dates', folder, '--json')).toBe(0)
    expect(JSON.parse(out)).toHaveLength(2)
  })

  it('add-mail keeps it, says what it is worth, and the case stays whole', async () => {
    const folder = smallCase()
    expect(await wayout('add-mail', folder, saved(MAIL))).toBe(0)
    expect(out).toContain('It fits as a confirmation.')
    expect(out).toContain('DKIM: not checked')
    const other = saved(MAIL.replace('billing@midjourney.com', 'billing@evil.example'))
    expect(await wayout('add-mail', folder, other, '--json')).toBe(3)
    const told = JSON.parse(out) as { file: string }
    expect(told).toMatchObject({ sender: 'other', confirms: false, date: 'same', dkim: 'not-checked' })
    expect(readFileSync(join(folder, told.file), 'utf8')).toBe(readFileSync(other, 'utf8'))
    expect(await wayout('verify', folder)).toBe(0)
    expect(await wayout('add-mail', folder, saved('no mail'))).toBe(2)
    expect(await wayout('add-mail', folder, '/dev/zero')).toBe(2)
    expect(await wayout('verify', folder)).toBe(0)
  })
})
