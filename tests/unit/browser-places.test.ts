// Where the windows stand, where files are saved, and which profile belongs to whom.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { sideBySide } from '../../src-main/hosts/browser/place'
import { quietPage } from '../../src-main/hosts/browser/quiet'
import { downloadsFolder, saveUnder } from '../../src-main/hosts/browser/save'
import { profileFolder } from '../../src-main/paths'
import { LANGUAGES } from '../../src-preload/contract/language'

const folder = mkdtempSync(join(tmpdir(), 'wayout-save-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('site on the left, panel on the right: all of the screen, nothing twice', () => {
  expect(sideBySide({ x: 0, y: 25, width: 1440, height: 875 })).toEqual({
    site: { x: 0, y: 25, width: 1000, height: 875 },
    panel: { x: 1000, y: 25, width: 440, height: 875 },
  })
  expect(sideBySide({ x: -800, y: 0, width: 800, height: 600 }).panel).toMatchObject({ x: -280, width: 280 })
  const screens = fc.record({ x: fc.integer(), y: fc.integer(), width: fc.nat(9000), height: fc.nat(9000) })
  fc.assert(
    fc.property(screens, (screen) => {
      const { site, panel } = sideBySide(screen)
      expect(site.x).toBe(screen.x)
      expect(site.x + site.width).toBe(panel.x)
      expect(panel.x + panel.width).toBe(screen.x + screen.width)
      expect([site.height, panel.height, site.y, panel.y]).toEqual([
        screen.height,
        screen.height,
        screen.y,
        screen.y,
      ])
    }),
  )
})

test('the quiet page speaks each language, and loads nothing', () => {
  const pages = LANGUAGES.map(quietPage)
  expect(new Set(pages).size).toBe(LANGUAGES.length)
  for (const page of pages) expect(page).not.toMatch(/<script|src=|url\(|http/)
})

test('a profile for each service in each browser', () => {
  const profile = profileFolder('Mid Journey!', '/usr/bin/chromium', folder)
  expect(profile).toMatch(/[\\/]browser[\\/]mid-journey--[0-9a-f]{8}$/)
  expect(profileFolder('Mid Journey!', '/usr/bin/chromium', folder)).toBe(profile)
  expect(profileFolder('Mid Journey!', '/usr/bin/google-chrome', folder)).not.toBe(profile)
  expect(profileFolder('../../etc', '/usr/bin/chromium', folder).startsWith(join(folder, 'browser'))).toBe(
    true,
  )
})

describe('the folder for downloads', () => {
  const named = (line: string) => {
    const home = mkdtempSync(join(folder, 'home-'))
    mkdirSync(join(home, '.config'))
    writeFileSync(
      join(home, '.config', 'user-dirs.dirs'),
      `# a comment\nXDG_DESKTOP_DIR="$HOME/D"\n${line}\n`,
    )
    return downloadsFolder('linux', {}, home).replace(home, '~')
  }
  test.each([
    ['XDG_DOWNLOAD_DIR="$HOME/Téléchargements"', '~/Téléchargements'],
    ['XDG_DOWNLOAD_DIR="/data/a \\"b\\""', '/data/a "b"'],
    ['XDG_DOWNLOAD_DIR="$HOME/"', '~/Downloads'],
    ['XDG_DOWNLOAD_DIR="relative"', '~/Downloads'],
    ['', '~/Downloads'],
  ])('%s → %s', (line, expected) => {
    expect(named(line)).toBe(expected)
  })

  test('without a desktop, and elsewhere', () => {
    expect(downloadsFolder('linux', {}, '/home/a')).toBe('/home/a/Downloads')
    expect(downloadsFolder('darwin', {}, '/Users/a')).toBe('/Users/a/Downloads')
  })
})

test('saves under the next free name, never over a file', async () => {
  const downloads = join(folder, 'not', 'yet')
  const names: string[] = []
  for (const words of ['one', 'two', 'three']) {
    const file = await saveUnder(downloads, 'report.pdf', Buffer.from(words))
    names.push(file)
    expect(readFileSync(file, 'utf8')).toBe(words)
  }
  expect(names).toEqual(
    ['report.pdf', 'report (2).pdf', 'report (3).pdf'].map((name) => join(downloads, name)),
  )
})

test.each([
  ['../../x.pdf', '-..-x.pdf'],
  ['/etc/passwd', '-etc-passwd'],
  ['C:\\a\u0000b.pdf', 'C-a-b.pdf'],
  ['...', 'wayout'],
  [`${'解'.repeat(300)}.pdf`, `${'解'.repeat(76)}.pdf`],
])('stays in the folder: %s', async (name, expected) => {
  const downloads = mkdtempSync(join(folder, 'd-'))
  expect(await saveUnder(downloads, name, Buffer.from('x'))).toBe(join(downloads, expected))
})
