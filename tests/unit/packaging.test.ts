// The packages as they are configured. What comes out of them is looked at by `npm run package:check`.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FuseV1Options } from '@electron/fuses'
import { describe, expect, test } from 'vitest'
import { configuration, ELECTRON, FUSES, fuseConfig, isStale } from '../../electron-builder.config'
import { appRoot } from '../../src-main/app-root'
import { CASE_ENDING, caseFileName } from '../../src-preload/contract/case'

const root = appRoot()
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const json = (path: string) => JSON.parse(read(path))

describe('fuses', () => {
  test('every fuse that Electron has is set, none is left to a default', () => {
    const all = Object.values(FuseV1Options).filter((fuse): fuse is FuseV1Options => typeof fuse === 'number')
    expect(all.length).toBeGreaterThanOrEqual(9)
    expect(Object.keys(FUSES).map(Number).sort()).toEqual(all.sort())
    for (const fuse of all) expect(fuseConfig[fuse], FuseV1Options[fuse]).toBe(FUSES[fuse])
    expect(fuseConfig.strictlyRequireAllFuses).toBe(true)
  })

  test('what lets others run code in the app’s name is off; what protects it is on', () => {
    expect(Object.entries(FUSES).flatMap(([fuse, on]) => (on ? [FuseV1Options[Number(fuse)]] : []))).toEqual([
      'EnableCookieEncryption',
      'EnableEmbeddedAsarIntegrityValidation',
      'OnlyLoadAppFromAsar',
      'WasmTrapHandlers',
    ])
  })
})

describe('Electron', () => {
  test('Electron is pinned to one version, never an older one', () => {
    const { devDependencies } = json('package.json')
    expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/)
    expect(devDependencies.electron).toBe(ELECTRON.version)
    expect(json('package-lock.json').packages['node_modules/electron'].version).toBe(ELECTRON.version)
    expect(json('node_modules/electron/package.json').version).toBe(ELECTRON.version)
    // Raised with each new version; a merge that goes back fails here.
    expect(Number(ELECTRON.version.split('.')[0])).toBeGreaterThanOrEqual(45)
  })

  test('one that nobody has looked at for eight weeks is not packed', () => {
    const looked = Date.parse(ELECTRON.comparedOn)
    expect(Number.isNaN(looked)).toBe(false)
    const after = (days: number) => new Date(looked + days * 86_400_000)
    expect([0, 55, 56, 400].map((days) => isStale(after(days)))).toEqual([false, false, true, true])
  })
})

describe('what is packed', () => {
  const config = configuration(() => ['zod'])
  const globs = [config.files].flat().filter((each): each is string => typeof each === 'string')

  test('nothing is published, nothing updates itself, nothing lies beside the archive', () => {
    expect(config.publish).toBe(null)
    expect(config.asar).toEqual({ smartUnpack: false })
    expect(config).not.toHaveProperty('asarUnpack')
    expect(config).not.toHaveProperty('extraResources')
    const { dependencies } = json('package.json')
    expect(Object.keys(dependencies).filter((name) => /updater/.test(name))).toEqual([])
  })

  test('each system has its package', () => {
    const { linux, mac, win } = config
    expect([linux?.target, mac?.target, win?.target]).toEqual([
      ['AppImage', 'deb'],
      [{ target: 'dmg', arch: ['arm64', 'x64'] }],
      ['nsis'],
    ])
  })

  test('every guide and every letter goes in; sources, tests and documents do not', () => {
    const taken = globSync(
      globs.filter((each) => !each.startsWith('!')),
      { cwd: root },
    ).map((path) => path.replaceAll('\\', '/'))
    const data = globSync(['guides/**/*.yaml', 'letters/**/*.yaml'], { cwd: root }).map((path) =>
      path.replaceAll('\\', '/'),
    )
    expect(data.length).toBeGreaterThan(40)
    const more = ['out/main/yaml.json', 'LICENSE', 'THIRD-PARTY-LICENSES.md']
    expect(taken).toEqual(expect.arrayContaining([...data, ...more]))
    expect(taken.filter((path) => /^(?:src-|tests|docs|scripts|practice|\.ci)/.test(path))).toEqual([])
    expect(taken.filter((path) => path.startsWith('out/main/cli'))).toEqual([])
  })

  test('packages that nothing in the window imports stay out, with all that they alone need', () => {
    for (const name of ['commander', 'yargs', 'playwright-core'])
      expect(globs).toContain(`!node_modules/${name}{,/**/*}`)
    expect(globs).not.toContain('!node_modules/zod{,/**/*}')
  })

  test('the icons and the entitlements are there; the hardened runtime gives way for V8 alone', () => {
    for (const path of [config.mac?.icon, config.win?.icon, config.linux?.icon, config.mac?.entitlements])
      expect(existsSync(join(root, String(path))), String(path)).toBe(true)
    expect(config.mac?.hardenedRuntime).toBe(true)
    const keys = [...read(String(config.mac?.entitlements)).matchAll(/<key>([^<]+)<\/key>/g)].map(
      ([, key]) => key,
    )
    expect(keys).toEqual(['com.apple.security.cs.allow-jit'])
  })

  test('the app takes its own ending from the system, and nobody’s ZIPs', () => {
    expect([config.fileAssociations].flat().map((each) => each?.ext)).toEqual([CASE_ENDING])
  })
})

test.each([
  [`a.${CASE_ENDING}`, 'a'],
  ['a.ZIP', 'a'],
  ['a.zip.zip', 'a.zip'],
  ['a.b', 'a.b'],
  [`.${CASE_ENDING}`, ''],
])('a case file’s name, without its ending: %s', (file, name) => {
  expect(caseFileName(file)).toBe(name)
})
