// The visited site's view on a stand-in of Electron: what it may not do, what is told, and its debugger.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { preventable } from './stand-in/event'
import { LOOKALIKES, NEVER } from './stand-in/hostile'
import { PERMISSIONS } from './stand-in/permissions'
import { GUIDE_ORIGIN, newest, startPanel, startSite, temporaryFolder } from './support'

/** Let through in sub-frames, or challenge pages break. */
const IN_FRAMES = /^(?:about|blob|data):/i

/** All that Electron can clear of a session. */
const EVERYTHING = [
  'clearStorageData',
  'clearCache',
  'clearCodeCaches',
  'clearAuthCache',
  'clearHostResolverCache',
  'clearData',
]

describe('the view', () => {
  test('is a plain browser page: no preload, no bridge, no Node', async () => {
    const { visited } = await startSite()
    expect(visited.preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
      safeDialogs: true,
      safeDialogsMessage: expect.stringMatching(/dialogs/),
      navigateOnDragDrop: false,
      backgroundThrottling: false,
      devTools: false,
    })
    for (const name of ['preload', 'experimentalFeatures', 'enableBlinkFeatures', 'additionalArguments'])
      expect(visited.preferences).not.toHaveProperty(name)
    expect(visited.handlers.size).toBe(0)
    expect(visited.sent).toEqual([])
  })

  test('keeps its cookies by service, or in memory alone', async () => {
    const kept = await startSite({ profile: { kind: 'service', service: 'Some Service/../x' } })
    expect(kept.visited.session.partition).toBe('persist:site-some-service-x')
    await kept.site.close()
    // But for names and passwords that were given to a server itself: they end with the window.
    expect([...kept.visited.session.cleared]).toEqual(['clearAuthCache'])

    const first = await startSite({ profile: { kind: 'temporary' } })
    expect(first.visited.session.partition).toMatch(/^site-/)
    await first.site.close()
    expect([...first.visited.session.cleared]).toEqual(EVERYTHING)
    const second = await startSite({ profile: { kind: 'temporary' } })
    expect(second.visited.session.partition).not.toBe(first.visited.session.partition)
  })

  test('says what browser it is, before its first page: Chromium, with its true version', async () => {
    const { visited } = await startSite()
    const plain =
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.8078.79 Safari/537.36'
    expect(visited.session.agent).toBe(plain)
  })

  test('gets no permission, and the app is told what was asked for', async () => {
    const { visited, events } = await startSite()
    expect(PERMISSIONS.filter((permission) => visited.session.checks(permission))).toEqual([])
    expect(events).toEqual([])
    expect(PERMISSIONS.filter((permission) => visited.session.asks(permission))).toEqual([])
    expect(events).toEqual(PERMISSIONS.map((permission) => ({ kind: 'permission-refused', permission })))
    expect(visited.session.getsDevice()).toBe(false)
  })

  test('downloads nothing', async () => {
    const { visited, events } = await startSite()
    expect(visited.session.downloads('invoice.pdf')).toBe(false)
    expect(events).toEqual([{ kind: 'download-refused', name: 'invoice.pdf' }])
  })

  test('reaches nothing but this computer, where that is wanted', async () => {
    const outside = [
      'https://example.com/',
      'ws://example.com/',
      'http://10.0.0.1/',
      'file:///etc/passwd',
      'ftp://x/',
    ]
    const inside = [
      'http://127.0.0.1:1/',
      'http://localhost/',
      'ws://[::1]:9/',
      'data:,x',
      'blob:http://localhost/1',
    ]
    const practice = await startSite({ loopbackOnly: true })
    expect(outside.filter((url) => practice.visited.session.requests(url))).toEqual([])
    expect(inside.filter((url) => !practice.visited.session.requests(url))).toEqual([])
    const { visited } = await startSite({ loopbackOnly: false })
    expect(visited.session.requests('https://example.com/')).toBe(true)
  })

  test.runIf(process.getuid !== undefined)('is not opened on the internet without a sandbox', async () => {
    await expect(startSite({}, { isRoot: true })).rejects.toMatchObject({ code: 'browser-sandbox' })
    const { visited } = await startSite({ loopbackOnly: true }, { isRoot: true })
    expect(visited.loads).toEqual(['about:blank'])
  })

  test('a profile that is opened again has the new rules', async () => {
    const { host, site, visited, events } = await startSite({ loopbackOnly: true })
    await site.close()
    const later: unknown[] = []
    await host.openSite({
      profile: { kind: 'service', service: 'Midjourney' },
      loopbackOnly: false,
      origins: [],
      onEvent: (event) => later.push(event),
    })
    expect(visited.session.requests('https://example.com/')).toBe(true)
    visited.session.asks('media')
    visited.session.downloads('x')
    expect(events).toEqual([])
    expect(later).toEqual([
      { kind: 'address', url: 'about:blank' },
      { kind: 'permission-refused', permission: 'media' },
      { kind: 'download-refused', name: 'x' },
    ])
  })
})

describe('forgetting a service', () => {
  const partition = (storeFolder: string, site: string, bytes = 500) => {
    const folder = join(storeFolder, 'electron', 'Partitions', `site-${site}`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'Cookies'), 'x'.repeat(bytes))
    return folder
  }

  test('clears all of its partition, and nothing of another; the folder goes at the next start', async () => {
    const storeFolder = temporaryFolder()
    const [mine, other] = [partition(storeFolder, 'midjourney'), partition(storeFolder, 'gym', 400)]
    const { host, world, site } = await startSite({}, { storeFolder })
    expect(await host.keptSites()).toEqual([
      { site: 'midjourney', bytes: 500 },
      { site: 'gym', bytes: 400 },
    ])
    await expect(host.forgetSite('midjourney')).rejects.toMatchObject({ code: 'profile-in-use' })
    await site.close()
    await host.forgetSite('midjourney')
    expect([...(world.sessions.get('persist:site-midjourney')?.cleared ?? [])].sort()).toEqual(
      [...EVERYTHING].sort(),
    )
    expect(world.sessions.get('persist:site-gym')).toBeUndefined()
    expect(await host.keptSites()).toEqual([{ site: 'gym', bytes: 400 }])
    expect(existsSync(mine)).toBe(true)
    await host.quit()
    await startPanel({ storeFolder })
    expect(existsSync(mine)).toBe(false)
    expect(existsSync(other)).toBe(true)
  })

  test('what it keeps after that, in a new walk, is kept', async () => {
    const storeFolder = temporaryFolder()
    partition(storeFolder, 'midjourney')
    const first = await startPanel({ storeFolder })
    await first.host.forgetSite('midjourney')
    await first.host.quit()
    const second = await startSite({}, { storeFolder })
    partition(storeFolder, 'midjourney')
    await second.host.forgetSite('gym')
    expect(await second.host.keptSites()).toMatchObject([{ site: 'midjourney' }])
  })

  test('also what another browser keeps of it, where the walk went on', async () => {
    const storeFolder = temporaryFolder()
    const folder = join(storeFolder, 'browser', 'midjourney-0123abcd')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'Cookies'), 'x')
    partition(storeFolder, 'midjourney')
    const { host } = await startPanel({ storeFolder })
    expect(await host.keptSites()).toEqual([{ site: 'midjourney', bytes: 501 }])
    await host.forgetSite('midjourney')
    expect(existsSync(folder)).toBe(false)
    expect(await host.keptSites()).toEqual([])
  })
})

describe('going places', () => {
  test('never to what is not the web', async () => {
    const { visited } = await startSite()
    expect(NEVER.length + LOOKALIKES.length).toBeGreaterThanOrEqual(60)
    expect(NEVER.filter((address) => visited.goes(address))).toEqual([])
    expect(NEVER.filter((address) => visited.isSent(address))).toEqual([])
    const framed = NEVER.filter((address) => !IN_FRAMES.test(address))
    expect(framed.filter((address) => visited.goes(address, false))).toEqual([])
    expect(framed.filter((address) => visited.isSent(address, false))).toEqual([])
  })

  test('to the web, and in sub-frames to what challenges need', async () => {
    const { visited } = await startSite()
    for (const address of [
      `${GUIDE_ORIGIN}/account`,
      'https://discord.com/login',
      'http://127.0.0.1:1/',
      'about:blank',
    ]) {
      expect(visited.goes(address)).toBe(true)
      expect(visited.isSent(address)).toBe(true)
    }
    for (const address of ['about:srcdoc', 'blob:https://challenges.example/1', 'data:text/html,x']) {
      expect(visited.goes(address, false)).toBe(true)
      expect(visited.goes(address, true)).toBe(false)
    }
  })

  test('new windows: the guide’s own open in the view, all others are refused', async () => {
    const { visited, events } = await startSite()
    const refused = [...NEVER, ...LOOKALIKES]
    const before = visited.loads.length
    expect(refused.filter((address) => visited.opens(address))).toEqual([])
    expect(events).toEqual(refused.map((url) => ({ kind: 'window-refused', url })))
    expect(visited.loads).toHaveLength(before)
    events.length = 0
    for (const address of [`${GUIDE_ORIGIN}/account`, 'HTTPS://WWW.MIDJOURNEY.COM:443/account']) {
      expect(visited.opens(address)).toBe(false)
      expect(visited.loads.at(-1)).toBe(`${GUIDE_ORIGIN}/account`)
    }
    expect(events.filter(({ kind }) => kind === 'window-refused')).toEqual([])
  })

  test('a form for a new window is not sent again', async () => {
    const { visited, events } = await startSite()
    const before = visited.loads.length
    const postBody = { data: [], contentType: 'application/x-www-form-urlencoded' }
    expect(visited.opens(`${GUIDE_ORIGIN}/pay`, { postBody })).toBe(false)
    expect(visited.loads).toHaveLength(before)
    expect(events).toEqual([{ kind: 'window-refused', url: `${GUIDE_ORIGIN}/pay` }])
  })

  test('a hundred windows: each refused and told, the address cut', async () => {
    const { visited, events, world } = await startSite()
    const pages = world.contents.length
    for (let i = 0; i < 100; i += 1)
      expect(visited.opens(`https://evil.net/${'x'.repeat(5000)}${i}`)).toBe(false)
    expect(events).toHaveLength(100)
    expect(events.every((event) => event.kind === 'window-refused' && event.url.length <= 300)).toBe(true)
    expect(world.contents).toHaveLength(pages)
  })

  test('the address that is told is where the page is, not where it wants to go', async () => {
    const { visited, events } = await startSite()
    visited.emit('did-start-navigation', {
      url: 'https://bank.example/',
      isMainFrame: true,
      isSameDocument: false,
    })
    expect(events).toEqual([])
    visited.emit('did-navigate', {}, 'https://evil.net/', 200, 'OK')
    visited.emit('did-navigate-in-page', {}, 'https://evil.net/#b', true, 1, 1)
    visited.emit('did-navigate-in-page', {}, 'https://frame.example/#c', false, 1, 1)
    expect(events).toEqual([
      { kind: 'address', url: 'https://evil.net/' },
      { kind: 'address', url: 'https://evil.net/#b' },
    ])
  })
})

describe('holding on', () => {
  test('beforeunload does not hold the page', async () => {
    const { visited } = await startSite()
    const event = preventable({})
    visited.emit('will-prevent-unload', event)
    expect(event.defaultPrevented).toBe(true)
  })

  test('fullscreen is left at once, where the page cannot interfere', async () => {
    const { visited } = await startSite()
    visited.emit('enter-html-full-screen')
    expect(visited.scripts).toEqual([{ world: expect.any(Number), code: 'document.exitFullscreen()' }])
    expect([0, 999]).not.toContain(visited.scripts[0]?.world)
  })

  test('the page closes itself: told once, its place given to the panel', async () => {
    const { visited, events, world, site, host } = await startSite()
    visited.close()
    expect(events).toEqual([{ kind: 'closed' }])
    expect(world.windows[0]?.views).toHaveLength(1)
    await site.close()
    await site.focus()
    expect(events).toHaveLength(1)
    const again = await host.openSite({
      profile: { kind: 'temporary' },
      loopbackOnly: true,
      origins: [],
      onEvent: () => undefined,
    })
    expect(world.windows[0]?.views).toHaveLength(2)
    await again.close()
  })

  test('closing it ourselves is no news; one is open at a time', async () => {
    const { visited, events, site, host, world } = await startSite()
    await host.openSite({
      profile: { kind: 'temporary' },
      loopbackOnly: true,
      origins: [],
      onEvent: () => undefined,
    })
    expect(visited.isDestroyed()).toBe(true)
    expect(world.windows[0]?.views).toHaveLength(2)
    await site.close()
    expect(events).toEqual([])
  })

  test('comes to the front when asked', async () => {
    const { visited, site, world } = await startSite()
    const [window] = world.windows
    if (window === undefined) throw new Error('no window')
    window.focused = false
    window.minimised = true
    await site.focus()
    expect(window).toMatchObject({ focused: true, minimised: false })
    expect(visited.focused).toBe(true)
  })
})

describe('the debugger', () => {
  test('attaches to a page that has a document, and speaks', async () => {
    const { visited, site } = await startSite()
    expect(visited.loads).toEqual(['about:blank'])
    const transport = await site.attach()
    await transport.send('Page.enable')
    expect(visited.debugger.commands).toEqual(['Page.enable'])
    const heard: unknown[] = []
    const stop = transport.on((event) => heard.push(event))
    visited.debugger.emit('message', {}, 'Page.loadEventFired', { timestamp: 1 }, '')
    visited.debugger.emit('message', {}, 'Network.x', undefined, 'SESSION')
    stop()
    visited.debugger.emit('message', {}, 'Page.loadEventFired', {}, '')
    expect(heard).toEqual([
      { method: 'Page.loadEventFired', params: { timestamp: 1 }, sessionId: undefined },
      { method: 'Network.x', params: {}, sessionId: 'SESSION' },
    ])
  })

  test('DevTools takes it: told, nothing is sent any more; when they close it can be had again', async () => {
    const { visited, site, events } = await startSite()
    const transport = await site.attach()
    visited.devTools(true)
    expect(await transport.closed).toBe('target closed')
    expect(events).toEqual([{ kind: 'detached' }])
    await expect(transport.send('Page.enable')).rejects.toThrow(/closed/)
    visited.devTools(false)
    expect(events).toEqual([{ kind: 'detached' }, { kind: 'attachable' }])
    const second = await site.attach()
    await second.send('Page.enable')
    await transport.dispose()
    expect(visited.debugger.isAttached()).toBe(true)
    await second.send('Page.enable')
    expect(events).toHaveLength(2)
  })

  test('letting go ourselves is no news, and asking twice takes the first one back', async () => {
    const { visited, site, events } = await startSite()
    const first = await site.attach()
    const second = await site.attach()
    expect(await first.closed).toBe('disposed')
    await second.dispose()
    await second.dispose()
    expect(visited.debugger.isAttached()).toBe(false)
    expect(visited.debugger.listenerCount('message')).toBe(0)
    expect(visited.debugger.listenerCount('detach')).toBe(0)
    visited.devTools(false)
    expect(events.filter(({ kind }) => kind === 'detached')).toEqual([])
  })

  test('something else holds it', async () => {
    const { visited, site } = await startSite()
    visited.debugger.attach()
    await expect(site.attach()).rejects.toThrow('already attached')
  })

  test('a page that goes away mid-command', async () => {
    const { visited, site } = await startSite()
    const transport = await site.attach()
    visited.debugger.detach = vi.fn(() => {
      throw new Error('gone')
    })
    await transport.dispose()
    expect(await transport.closed).toBe('disposed')
  })
})

test('every page of the app is adopted by its own rules', async () => {
  const { world } = await startSite()
  expect(world.contents).toHaveLength(2)
  expect(newest({ world }).goes(`${GUIDE_ORIGIN}/account`)).toBe(true)
  expect(world.contents[0]?.goes('app://wayout/index.html')).toBe(true)
})
