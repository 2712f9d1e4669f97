import { describe, expect, test } from 'vitest'
import { findBrowser, installedBrowsers, type Machine, placesOf } from '../../src-main/hosts/browser/find'

const machine = (platform: string, files: readonly string[], env: Record<string, string> = {}): Machine => ({
  platform,
  env,
  exists: (file) => files.includes(file),
})

describe('finds the installed browser', () => {
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  const windows = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
  test.each([
    ['linux', '/usr/bin/chromium', {}],
    ['linux', '/opt/google/chrome/chrome', {}],
    ['linux', '/home/a/bin/google-chrome', { PATH: '/usr/bin:/home/a/bin' }],
    ['linux', '/snap/bin/chromium', {}],
    ['linux', '/usr/bin/brave-browser', {}],
    ['darwin', mac, {}],
    ['darwin', `/Users/a${mac}`, { HOME: '/Users/a' }],
    ['darwin', '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser', {}],
    ['win32', windows, { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }],
    ['win32', 'D:\\Local\\Chromium\\Application\\chrome.exe', { LOCALAPPDATA: 'D:\\Local' }],
  ])('%s: %s', (platform, file, env) => {
    expect(findBrowser(undefined, machine(platform, [file], env as Record<string, string>))).toBe(file)
  })

  test('Chrome before the others, unless another is asked for', () => {
    const both = machine('linux', ['/usr/bin/chromium', '/usr/bin/google-chrome'])
    expect(findBrowser(undefined, both)).toBe('/usr/bin/google-chrome')
    expect(findBrowser('chromium', both)).toBe('/usr/bin/chromium')
    expect(findBrowser(undefined, { ...both, env: { WAYOUT_BROWSER: 'chromium' } })).toBe('/usr/bin/chromium')
    expect(findBrowser('chrome', { ...both, env: { WAYOUT_BROWSER: 'chromium' } })).toBe(
      '/usr/bin/google-chrome',
    )
  })

  test('a path', () => {
    expect(findBrowser('/x/y', machine('linux', ['/x/y']))).toBe('/x/y')
    expect(findBrowser(undefined, machine('linux', ['/x/y'], { WAYOUT_BROWSER: '/x/y' }))).toBe('/x/y')
  })

  test('says where it looked, and what to do', () => {
    const find = (wanted?: string) => () => findBrowser(wanted, machine('linux', []))
    expect(find()).toThrow(expect.objectContaining({ code: 'browser-not-found' }))
    expect(find()).toThrow(/\/opt\/google\/chrome\/chrome.*Install Google Chrome/)
    expect(find('msedge')).toThrow(/^Microsoft Edge was not found/)
    expect(find('/no/such')).toThrow(/no browser at "\/no\/such"/)
  })

  test('relative folders on PATH do not count', () => {
    expect(placesOf('chromium', machine('linux', [], { PATH: '.:bin:/opt/x' }))).not.toContain('bin/chromium')
  })
})

test('all installed browsers, each once, best first', () => {
  const files = ['/usr/bin/brave-browser', '/usr/bin/google-chrome', '/opt/google/chrome/chrome']
  expect(installedBrowsers(machine('linux', files))).toEqual([
    { id: 'chrome', name: 'Google Chrome', executable: '/opt/google/chrome/chrome' },
    { id: 'brave', name: 'Brave', executable: '/usr/bin/brave-browser' },
  ])
  expect(installedBrowsers(machine('linux', []))).toEqual([])
})
