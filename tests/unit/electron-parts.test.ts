// The pure parts of the Electron host: layout, sizes, user agent, menu.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { hostTexts } from '../../src-main/hosts/electron/host-texts'
import { arrange, MIN_PANEL, MIN_SITE } from '../../src-main/hosts/electron/layout'
import { menuTemplate } from '../../src-main/hosts/electron/menu'
import { casesIn } from '../../src-main/hosts/electron/opened'
import { plainUserAgent } from '../../src-main/hosts/electron/session-rules'
import { DEFAULT_SIZES, placed, sizesIn } from '../../src-main/hosts/electron/sizes'
import { LANGUAGES } from '../../src-preload/contract/language'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

describe('layout', () => {
  test('site and panel fill the window and do not overlap, at any width', () => {
    const length = fc.integer({ min: 1, max: 8000 })
    fc.assert(
      fc.property(length, length, length, fc.boolean(), (width, height, wished, hasSite) => {
        const { site, panel } = arrange({ width, height }, wished, hasSite)
        expect(site).toMatchObject({ x: 0, y: 0, height })
        expect(panel).toMatchObject({ x: site.width, y: 0, height })
        expect(site.width).toBeGreaterThanOrEqual(0)
        if (!hasSite) expect(panel.width).toBe(width)
        else expect(panel.width).toBeGreaterThanOrEqual(MIN_PANEL)
        if (hasSite && width >= MIN_PANEL + MIN_SITE) {
          expect(site.width + panel.width).toBe(width)
          expect(site.width).toBeGreaterThanOrEqual(MIN_SITE)
        }
      }),
    )
  })
})

describe('sizes', () => {
  const SCREENS = [
    { x: 0, y: 0, width: 1920, height: 1050 },
    { x: 1920, y: -200, width: 1280, height: 984 },
  ]
  const sizes = { ...DEFAULT_SIZES, width: 1000, height: 700 }

  test.each([
    ['on the first screen', 100, 50, true],
    ['on the second', 2000, -150, true],
    ['half out at the right, its bar can be taken', 3000, 0, true],
    ['half out at the left', -800, 0, true],
    ['all out at the left', -1000, 0, false],
    ['barely in', -950, 0, false],
    ['above', 100, -100, false],
    ['below', 100, 1040, false],
    ['on a screen that is gone', 5000, 100, false],
    ['nowhere', null, null, false],
    ['half said', 100, null, false],
  ])('a place %s', (_, x, y, isUsed) => {
    expect(placed({ ...sizes, x, y }, SCREENS)).toEqual({
      ...(isUsed ? { x, y } : {}),
      width: 1000,
      height: 700,
    })
  })

  test('not larger than the screen', () => {
    expect(placed({ ...sizes, width: 9000, height: 9000 }, SCREENS)).toEqual({ width: 1920, height: 1050 })
    expect(placed({ ...sizes, x: 2000, y: 0, width: 9000 }, SCREENS)).toMatchObject({ x: 2000, width: 1280 })
    expect(placed(sizes, [])).toEqual({ width: 1000, height: 700 })
  })

  test('what was written is read, what does not fit is not written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wayout-sizes-'))
    folders.push(folder)
    const file = sizesIn(folder)
    expect(file.read()).toEqual(DEFAULT_SIZES)
    const kept = { x: -5, y: 10, width: 900, height: 700, maximised: true, panel: 360 }
    file.write(kept)
    expect(sizesIn(folder).read()).toEqual(kept)
    file.write({ ...kept, width: Number.NaN })
    expect(sizesIn(folder).read()).toEqual(kept)
  })
})

describe('user agent', () => {
  const like = 'AppleWebKit/537.36 (KHTML, like Gecko)'
  test.each([
    ['X11; Linux x86_64', 'wayout/0.1.0'],
    ['Windows NT 10.0; Win64; x64', 'Wayout/1.0.0-beta.1+5'],
    ['Macintosh; Intel Mac OS X 10_15_7', 'Way-Out/2'],
  ])('of %s', (system, app) => {
    expect(
      plainUserAgent(
        `Mozilla/5.0 (${system}) ${like} ${app} Chrome/156.0.8078.79 Electron/45.4.1 Safari/537.36`,
      ),
    ).toBe(`Mozilla/5.0 (${system}) ${like} Chrome/156.0.8078.79 Safari/537.36`)
  })

  test('what is plain already stays', () => {
    const plain = `Mozilla/5.0 (X11; Linux x86_64) ${like} Chrome/156.0.0.0 Safari/537.36`
    expect(plainUserAgent(plain)).toBe(plain)
  })
})

describe('case files among the arguments', () => {
  test.each([
    [['a.wayout-case'], ['/home/x/a.wayout-case']],
    [['../A.WAYOUT-CASE'], ['/home/A.WAYOUT-CASE']],
    [
      ['/tmp/a b.wayout-case', 'c.wayout-case'],
      ['/tmp/a b.wayout-case', '/home/x/c.wayout-case'],
    ],
    [['file:///tmp/a%20b.wayout-case'], ['/tmp/a b.wayout-case']],
    [['file:///tmp/a%2Fb.wayout-case'], []],
    [['file:///tmp/%00.wayout-case/x'], []],
    [['file://evil.net/share/a.wayout-case'], []],
    [['https://evil.net/a.wayout-case'], []],
    [['javascript:a.wayout-case'], []],
    [['--user-data-dir=/x.wayout-case', '-a.wayout-case'], []],
    [['a.zip', 'wayout-case', 'a.wayout-case.exe', '', '.'], []],
  ])('%j', (args, files) => {
    expect(casesIn(['wayout', ...args], '/home/x')).toEqual(files)
  })

  test('the program itself is none', () => {
    expect(casesIn(['/opt/x.wayout-case'], '/')).toEqual([])
  })
})

describe('menu', () => {
  const actions = { reloadSite: () => undefined, otherSide: () => undefined, zoom: () => undefined }
  const items = (isMac: boolean, devTools: boolean, language: (typeof LANGUAGES)[number] = 'en') =>
    menuTemplate({ isMac, devTools, language }, actions).flatMap(({ submenu }) =>
      Array.isArray(submenu) ? submenu : [],
    )

  test('DevTools in development only', () => {
    expect(items(false, true).map(({ role }) => role)).toContain('toggleDevTools')
    expect(items(false, false).map(({ role }) => role)).not.toContain('toggleDevTools')
  })

  test.each([true, false])('one can quit, edit and close; on a Mac: %s', (isMac) => {
    const roles = items(isMac, false).map(({ role }) => role)
    expect(roles).toEqual(
      expect.arrayContaining(['quit', 'undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'minimize']),
    )
    expect(new Set(items(isMac, true).flatMap(({ accelerator }) => accelerator ?? [])).size).toBe(6)
  })

  test.each(LANGUAGES)('every entry has its words: %s', (language) => {
    for (const isMac of [true, false]) {
      for (const { type, label } of items(isMac, true, language))
        if (type !== 'separator') expect(label).toBeTruthy()
    }
    expect(Object.values(hostTexts[language]).every((text) => text.trim() !== '')).toBe(true)
    expect(new Set(Object.values(hostTexts[language])).size).toBe(Object.keys(hostTexts.en).length)
  })
})
