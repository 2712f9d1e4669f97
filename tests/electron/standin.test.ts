// The built app itself, `out/main/index.js`, on a stand-in of Electron: from ready to quit.
import { existsSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { configuration } from '../../electron-builder.config'
import { PANEL_HEADERS } from '../../src-main/hosts/guards'
import { CHANNELS } from '../../src-preload/contract/channels'
import { View } from '../../src-preload/contract/view'
import { builtFile, ensureBuilt } from './stand-in/built'
import { createElectron, type Options } from './stand-in/electron'
import { preventable } from './stand-in/event'
import { LOOKALIKES, NEVER } from './stand-in/hostile'
import { PERMISSIONS } from './stand-in/permissions'

// The app's data folder is known once it is loaded: before that it must lead to a temporary place.
const home = vi.hoisted(() => {
  const before = { ...process.env }
  const folder = `${before.TMPDIR ?? '/tmp'}/wayout-home-${process.pid}`
  for (const name of ['HOME', 'XDG_DATA_HOME', 'LOCALAPPDATA']) process.env[name] = folder
  return { folder, before }
})

beforeAll(() => ensureBuilt(), 120_000)
afterAll(() => {
  process.env = home.before
  rmSync(home.folder, { recursive: true, force: true })
})

/** What hears of opened files stays as long as the program. */
const HEARS_FILES = ['open-file', 'second-instance']

/** Loads the built entry; nothing is ready yet. */
async function load(options: Options = {}) {
  const { world, module } = createElectron(options)
  vi.resetModules()
  vi.doMock('electron', () => module)
  await import(builtFile('main', 'index.js'))
  return world
}

/** The app with its panel shown. */
async function start(options: Options = {}) {
  const world = await load(options)
  world.app.begin()
  await expect.poll(() => world.windows[0]?.shown).toBe(true)
  const [page] = world.contents
  if (page === undefined) throw new Error('no panel')
  return { world, page }
}

const current = async (page: Awaited<ReturnType<typeof start>>['page']) =>
  View.parse(await page.invoke(CHANNELS.current, undefined))

/** The first start says what the app is; the person goes on. */
async function welcomed(page: Awaited<ReturnType<typeof start>>['page']): Promise<void> {
  const { place } = await current(page)
  if (place.kind === 'welcome')
    expect(await page.invoke(CHANNELS.intent, { kind: 'go-on' })).toEqual({ ok: true })
}

describe('before it is ready', () => {
  test('the sandbox, the scheme and the folder are said; nothing is opened', async () => {
    const world = await load()
    expect(world.app.sandboxed).toBe(true)
    expect(world.app.modelId).toBe(configuration(() => []).appId)
    expect(world.schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true } }])
    expect(world.app.paths.userData).toContain(home.folder)
    expect(world.windows).toEqual([])
  })

  test('a second one only tells the first', async () => {
    const world = await load({ isFirst: false })
    expect(world.app.hasQuit).toBe(true)
    world.app.begin()
    expect(world.windows).toEqual([])
  })
})

describe('from ready to quit', () => {
  test('the panel, the site, and the end', async () => {
    const { world, page } = await start()
    expect(world.errors).toEqual([])

    // The panel, served from the build.
    expect(page.loads).toEqual(['app://wayout/index.html'])
    expect(existsSync(String(page.preferences.preload))).toBe(true)
    expect(existsSync(String(world.windows[0]?.options.icon))).toBe(true)
    expect(page.preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false })
    const answer = await page.session.fetch('app://wayout/index.html')
    expect(answer.headers.get('content-security-policy')).toBe(PANEL_HEADERS['content-security-policy'])
    const [, script = ''] = /src="\.?\/?([^"]+\.js)"/.exec(await answer.text()) ?? []
    const code = await page.session.fetch(`app://wayout/${script}`)
    expect([code.status, code.headers.get('content-type')]).toEqual([
      200,
      expect.stringMatching(/javascript/),
    ])
    for (const path of ['..%2fmain%2findex.js', '..%2f..%2fpackage.json', 'main/index.js']) {
      expect((await page.session.fetch(`app://wayout/${path}`)).status).toBe(404)
    }

    // Every channel of the contract, and no other.
    expect([...page.handlers.keys()].sort()).toEqual([CHANNELS.current, CHANNELS.intent].sort())
    for (const payload of [undefined, null, 7, 'quit', {}, { kind: 'nothing' }, { kind: 'quit', more: 1 }]) {
      expect(await page.invoke(CHANNELS.intent, payload)).toMatchObject({
        ok: false,
        error: { code: 'intent-invalid' },
      })
    }
    expect(await page.invoke(CHANNELS.intent, { kind: 'quit' }, { url: 'https://evil.net/' })).toMatchObject({
      ok: false,
    })
    expect(world.app.hasQuit).toBe(false)

    // A practice opens the site beside it.
    await welcomed(page)
    const { place } = await current(page)
    if (place.kind !== 'home') throw new Error(`not at home: ${place.kind}`)
    const practice = place.practice[0]?.scenarios[0]
    expect(await page.invoke(CHANNELS.intent, { kind: 'practise', scenario: practice?.scenario })).toEqual({
      ok: true,
    })
    page.invoke(CHANNELS.intent, { kind: 'start' }).catch(() => undefined)
    await expect.poll(() => world.contents[1]?.debugger.isAttached()).toBe(true)
    const visited = world.contents[1]
    if (visited === undefined) throw new Error('no site')
    expect(visited.preferences).not.toHaveProperty('preload')
    expect(visited.handlers.size).toBe(0)
    expect(world.windows[0]?.views).toHaveLength(2)
    expect(PERMISSIONS.filter((permission) => visited.session.asks(permission))).toEqual([])
    expect(PERMISSIONS.filter((permission) => visited.session.checks(permission))).toEqual([])
    expect(NEVER.filter((address) => visited.goes(address) || visited.isSent(address))).toEqual([])
    expect([...NEVER, ...LOOKALIKES].filter((address) => visited.opens(address))).toEqual([])
    expect(visited.session.downloads('x.exe')).toBe(false)
    expect(visited.session.requests('https://example.com/')).toBe(false)
    expect(visited.session.agent).not.toMatch(/electron|wayout/i)

    // A second start comes to the front; a crashed panel comes back.
    const [window] = world.windows
    if (window === undefined) throw new Error('no window')
    window.focused = false
    world.app.emit('second-instance', {}, ['wayout'], '/')
    expect(window.focused).toBe(true)
    page.crash('crashed')
    expect(page.reloads).toBe(1)
    await current(page)

    // The end, by the panel.
    page.invoke(CHANNELS.intent, { kind: 'quit' }).catch(() => undefined)
    await expect.poll(() => world.app.hasQuit).toBe(true)
    expect(visited.debugger.isAttached()).toBe(false)
    expect(world.windows.every((one) => one.isDestroyed())).toBe(true)
    expect(world.contents.every((one) => one.isDestroyed())).toBe(true)
    expect(world.app.eventNames()).toEqual(HEARS_FILES)
  }, 60_000)

  test('the person closes the window, and the app ends', async () => {
    const { world } = await start()
    world.windows[0]?.close()
    await expect.poll(() => world.app.hasQuit).toBe(true)
    expect(world.app.eventNames()).toEqual(HEARS_FILES)
  }, 60_000)

  test('case files that are opened with it are offered, whenever they come, and not before it is ready', async () => {
    const args = process.argv
    process.argv = ['wayout', '--no-zygote', 'first.wayout-case', 'holiday.zip', '--x=y.wayout-case']
    const world = await load().finally(() => {
      process.argv = args
    })
    const told = preventable({})
    world.app.emit('open-file', told, '/tmp/second.Wayout-Case')
    expect(told.defaultPrevented).toBe(true)
    world.app.begin()
    await expect.poll(() => world.contents.length).toBeGreaterThan(0)
    const [page] = world.contents
    if (page === undefined) throw new Error('no panel')
    const offered = async () => {
      const { place } = await current(page)
      return place.kind === 'cases' ? place.offered : null
    }
    await expect.poll(() => page.handlers.size).toBeGreaterThan(0)
    await welcomed(page)
    await expect.poll(offered).toMatchObject({ name: 'first.wayout-case' })
    const names: string[] = []
    const leave = async () => {
      const now = await offered()
      if (now === null) return
      names.push(now.name)
      await page.invoke(CHANNELS.intent, { kind: 'offered', offer: now.offer, take: false })
    }
    await leave()
    await leave()
    world.app.emit('second-instance', {}, ['wayout', 'third.wayout-case'], '/home/x')
    await expect.poll(offered).not.toBe(null)
    await leave()
    expect(names).toEqual(['first.wayout-case', 'second.Wayout-Case', 'third.wayout-case'])
    page.invoke(CHANNELS.intent, { kind: 'quit' }).catch(() => undefined)
    await expect.poll(() => world.app.hasQuit).toBe(true)
  }, 60_000)

  test('what makes the start impossible is said', async () => {
    const world = await load()
    world.displays = []
    world.app.begin()
    await expect.poll(() => world.app.exitCode).toBe(1)
    expect(world.errors).toHaveLength(1)
  }, 60_000)
})
