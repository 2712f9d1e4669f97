// The Electron host on a stand-in of Electron: the window, the panel, the system's services, and the end.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PANEL_HEADERS } from '../../src-main/hosts/guards'
import { CHANNELS } from '../../src-preload/contract/channels'
import { preventable } from './stand-in/event'
import { LOOKALIKES, NEVER } from './stand-in/hostile'
import { PERMISSIONS } from './stand-in/permissions'
import { newest, startHost, startPanel, startSite, temporaryFolder, VIEW } from './support'

describe('the panel', () => {
  test('is our own page, in a sandbox, with the bridge and nothing else', async () => {
    const { page, world } = await startPanel()
    expect(page.loads).toEqual(['app://wayout/index.html'])
    expect(page.preferences).toMatchObject({
      preload: '/out/preload/panel.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      devTools: false,
    })
    expect(page.session.partition).toBe('panel')
    expect([...page.handlers.keys()].sort()).toEqual([CHANNELS.current, CHANNELS.intent].sort())
    expect(world.windows).toHaveLength(1)
    expect(world.windows[0]).toMatchObject({ shown: true, focused: true })
    expect(page.focused).toBe(true)
  })

  test('has DevTools in development only', async () => {
    const { page } = await startPanel({ isPackaged: false })
    expect(page.preferences.devTools).toBe(true)
  })

  test('is asked for once', async () => {
    const { host } = await startPanel()
    await expect(
      host.openPanel({
        serve: () => null,
        current: () => VIEW,
        onClosed: () => {},
        onIntent: async () => ({ ok: true }),
      }),
    ).rejects.toMatchObject({ code: 'internal' })
  })

  test('is heard, and shown every view', async () => {
    const { page, panel, intents } = await startPanel()
    expect(await page.invoke(CHANNELS.intent, { kind: 'start' })).toEqual({ ok: true })
    expect(intents).toEqual([{ kind: 'start' }])
    expect(await page.invoke(CHANNELS.current, undefined)).toEqual(VIEW)
    panel.show({ ...VIEW, theme: 'dark' })
    expect(page.sent).toEqual([[CHANNELS.view, { ...VIEW, theme: 'dark' }]])
  })

  test.each([
    ['a frame that is gone', null],
    ['a frame inside the panel', { frameTreeNodeId: 4711 }],
    ['another site in its place', { url: 'https://evil.net/index.html' }],
    ['another host on our scheme', { url: 'app://wayout.evil.net/index.html' }],
    ['another origin of our own', { url: 'app://report/index.html' }],
    ['our host by name and password', { url: 'app://wayout@evil.net/index.html' }],
    ['an empty page', { url: 'about:blank' }],
    ['no address', { url: '' }],
  ])('is not heard when it is not the panel: %s', async (_, sender) => {
    const { page, intents } = await startPanel()
    expect(await page.invoke(CHANNELS.intent, { kind: 'quit' }, sender)).toMatchObject({
      ok: false,
      error: { code: 'intent-invalid' },
    })
    expect(intents).toEqual([])
    await expect(page.invoke(CHANNELS.current, undefined, sender)).rejects.toMatchObject({
      code: 'intent-invalid',
    })
  })

  test('is served with its headers', async () => {
    const { page } = await startPanel()
    const answer = await page.session.fetch('app://wayout/index.html')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('<p>panel</p>')
    expect(Object.fromEntries(answer.headers)).toEqual({ ...PANEL_HEADERS, 'content-type': 'text/html' })
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'")
  })

  test('serves nothing but its own files', async () => {
    const { page } = await startPanel()
    const addresses = [
      'app://wayout/',
      'app://wayout/missing.js',
      'app://wayout/..%2findex.html',
      'app://wayout/%2e%2e%2findex.html',
      'app://wayout/..%5cindex.html',
      'app://wayout/a/..%2f..%2findex.html',
      'app://wayout/%252e%252e%252findex.html',
      'app://wayout//index.html',
      'app://wayout/.index.html',
      'app://wayout/index.html%00',
      'app://wayout/%ff',
      'app://wayout/C:%5cindex.html',
      'app://report/index.html',
      'app://evil/index.html',
      'app://wayout.evil.net/index.html',
      'app://wayout:80/index.html',
      'app://a@wayout/index.html',
      'app:index.html',
    ]
    for (const address of addresses) {
      const answer = await page.session.fetch(address)
      expect(answer.status, address).toBe(404)
      expect(await answer.text(), address).toBe('')
    }
  })

  test('stays where it is', async () => {
    const { page } = await startPanel()
    const elsewhere = [...NEVER, ...LOOKALIKES].filter((address) => !/^app:\/\/wayout/i.test(address))
    const reached = elsewhere.filter(
      (address) =>
        page.goes(address) ||
        page.goes(address, false) ||
        page.isSent(address) ||
        page.isSent(address, false) ||
        page.opens(address),
    )
    expect(reached).toEqual([])
  })

  test('opens no window, also none of its own', async () => {
    const { page } = await startPanel()
    expect(page.opens('app://wayout/index.html')).toBe(false)
    expect(page.goes('app://wayout/index.html')).toBe(true)
  })

  test.each(['crashed', 'oom', 'killed', 'abnormal-exit'] as const)('comes back: %s', async (reason) => {
    const { page, panel } = await startPanel()
    const before = page.sent.length
    page.crashed = true
    panel.show(VIEW)
    expect(page.sent).toHaveLength(before)
    page.crash(reason)
    expect(page.reloads).toBe(1)
    panel.show(VIEW)
    expect(page.sent).toHaveLength(before + 1)
  })

  test('gets no permission', async () => {
    const { page } = await startPanel()
    expect(PERMISSIONS.filter((permission) => page.session.asks(permission))).toEqual([])
    expect(PERMISSIONS.filter((permission) => page.session.checks(permission))).toEqual([])
    expect(page.session.getsDevice()).toBe(false)
  })
})

describe('what the host did not make', () => {
  test('gets nothing', async () => {
    const { world, host } = await startPanel()
    const { session } = await import('electron')
    const { WebContentsView } = await import('electron')
    new WebContentsView({})
    const stranger = newest({ world })
    expect(stranger.session).toBe(session.defaultSession)
    expect(stranger.opens('https://example.com/')).toBe(false)
    expect(stranger.goes('https://example.com/')).toBe(false)
    expect(stranger.isSent('https://example.com/')).toBe(false)
    const event = preventable({})
    stranger.emit('will-attach-webview', event)
    expect(event.defaultPrevented).toBe(true)
    for (const permission of PERMISSIONS) {
      expect(stranger.session.asks(permission)).toBe(false)
      expect(stranger.session.checks(permission)).toBe(false)
    }
    await host.quit()
  })

  test('no page gets a certificate of the person', async () => {
    const { world } = await startPanel()
    const event = preventable({})
    const given: unknown[] = []
    world.app.emit('select-client-certificate', event, null, 'https://evil.net/', [{}], (...all: unknown[]) =>
      given.push(all),
    )
    expect(event.defaultPrevented).toBe(true)
    expect(given).toEqual([[]])
  })

  test('no bad certificate of a site is taken', async () => {
    const { world } = await startPanel()
    const event = preventable({})
    const given: unknown[] = []
    const rest = [{}, 'https://www.midjourney.com/', 'net::ERR_CERT_AUTHORITY_INVALID', {}]
    world.app.emit('certificate-error', event, ...rest, (answer: unknown) => given.push(answer))
    expect([event.defaultPrevented, given]).toEqual([true, [false]])
  })
})

describe('the window', () => {
  test('has the site left and the panel right, and the divider between them', async () => {
    const { world, panel } = await startSite()
    const [window] = world.windows
    const [first, second] = window?.views ?? []
    expect(first?.getBounds()).toEqual({ x: 880, y: 0, width: 400, height: 760 })
    expect(second?.getBounds()).toEqual({ x: 0, y: 0, width: 880, height: 760 })
    expect(panel.divider?.bounds()).toEqual({ width: 400, min: 320, max: 840 })
    panel.divider?.resize(500)
    expect(first?.getBounds()).toEqual({ x: 780, y: 0, width: 500, height: 760 })
    expect(second?.getBounds()).toEqual({ x: 0, y: 0, width: 780, height: 760 })
    panel.divider?.resize(10)
    expect(panel.divider?.bounds().width).toBe(320)
    panel.divider?.resize(9000)
    expect(panel.divider?.bounds().width).toBe(840)
    window?.resizeTo({ width: 800 })
    expect(first?.getBounds()).toEqual({ x: 440, y: 0, width: 360, height: 760 })
    expect(window?.options).toMatchObject({ minWidth: 760, minHeight: 480 })
  })

  test('is all the panel’s while there is no site', async () => {
    const { world, panel, site, visited } = await startSite()
    await site.close()
    const [window] = world.windows
    expect(window?.views).toHaveLength(1)
    expect(window?.views[0]?.getBounds()).toEqual({ x: 0, y: 0, width: 1280, height: 760 })
    expect(panel.divider?.bounds()).toEqual({ width: 1280, min: 1280, max: 1280 })
    panel.divider?.resize(500)
    expect(window?.views[0]?.getBounds().width).toBe(1280)
    expect(visited.isDestroyed()).toBe(true)
  })

  test('speaks of the panel’s width in its own pixels, also when it is zoomed', async () => {
    const { page, panel, world } = await startSite()
    page.setZoomLevel(1)
    panel.divider?.resize(400)
    expect(world.windows[0]?.views[0]?.getBounds().width).toBe(480)
    expect(panel.divider?.bounds().width).toBe(400)
  })

  test('comes back as it was', async () => {
    const storeFolder = temporaryFolder()
    const first = await startSite({}, { storeFolder })
    first.panel.divider?.resize(500)
    first.world.windows[0]?.resizeTo({ x: 100, y: 50, width: 1400, height: 900 })
    first.world.windows[0]?.maximize()
    await first.host.quit()
    const second = await startSite({}, { storeFolder })
    expect(second.world.windows[0]?.options).toMatchObject({ x: 100, y: 50, width: 1400, height: 900 })
    expect(second.world.windows[0]?.maximised).toBe(true)
    expect(second.panel.divider?.bounds().width).toBe(500)
  })

  test.each([
    ['no JSON', '{"x":'],
    ['another schema', '{"width":"wide"}'],
    ['no object', '[]'],
    ['nothing', ''],
  ])('opens with the defaults when what was kept is damaged: %s', async (_, content) => {
    const storeFolder = temporaryFolder()
    writeFileSync(join(storeFolder, 'window.json'), content)
    const { world, host } = await startPanel({ storeFolder })
    expect(world.windows[0]?.options).toMatchObject({ width: 1280, height: 800 })
    await host.quit()
    expect(JSON.parse(readFileSync(join(storeFolder, 'window.json'), 'utf8'))).toMatchObject({ width: 1280 })
  })

  test('opens and closes when nothing can be kept', async () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    const { world, host } = await startPanel({ storeFolder: file })
    expect(world.windows[0]?.options).toMatchObject({ width: 1280, height: 800 })
    await host.quit()
    expect(world.app.hasQuit).toBe(true)
  })

  test('a second start brings it to the front', async () => {
    const { world } = await startPanel()
    const [window] = world.windows
    if (window === undefined) throw new Error('no window')
    for (const name of ['second-instance', 'activate']) {
      window.focused = false
      window.minimised = true
      world.app.emit(name, {})
      expect(window).toMatchObject({ focused: true, minimised: false, shown: true })
    }
    expect(world.windows).toHaveLength(1)
  })

  test('has a menu in the panel’s language', async () => {
    const { world, panel } = await startPanel()
    const labels = () => world.menus.at(-1)?.map(({ label }) => label)
    expect(labels()).toEqual(expect.arrayContaining(['Edit', 'View', 'Window']))
    panel.show(VIEW)
    expect(world.menus).toHaveLength(1)
    panel.show({ ...VIEW, language: 'de' })
    expect(labels()).toEqual(expect.arrayContaining(['Bearbeiten', 'Ansicht', 'Fenster']))
  })

  test('the menu reloads the site, changes sides and zooms the panel', async () => {
    const { world, page, visited } = await startSite()
    const press = (accelerator: string) => {
      const items = world.menus.at(-1)?.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
      const item = items?.find((candidate) => candidate.accelerator === accelerator)
      item?.click?.(undefined as never, undefined, undefined as never)
    }
    press('CommandOrControl+R')
    expect(visited.reloads).toBe(1)
    press('CommandOrControl+Plus')
    press('CommandOrControl+=')
    press('CommandOrControl+-')
    expect(page.zoomLevel).toBe(0.5)
    press('CommandOrControl+0')
    expect(page.zoomLevel).toBe(0)
    expect(visited.zoomLevel).toBe(0)
    page.focused = true
    visited.focused = false
    press('F6')
    expect(visited.focused).toBe(true)
    page.focused = false
    press('F6')
    expect(page.focused).toBe(true)
  })
})

describe('the system', () => {
  test('copies', async () => {
    const { host, world } = await startPanel()
    await host.copy('Cancelled: 14 December')
    expect(world.clipboard).toBe('Cancelled: 14 December')
  })

  test('opens https outside, and nothing else', async () => {
    const { host, world } = await startPanel()
    await host.openExternal('https://docs.midjourney.com/x')
    for (const address of [...NEVER, 'http://example.com/', 'https://a:b@example.com/']) {
      await expect(host.openExternal(address)).rejects.toMatchObject({ code: 'link-refused' })
    }
    expect(world.opened).toEqual(['https://docs.midjourney.com/x'])
  })

  test('opens a draft in the mail program and in Discord as well, and only that', async () => {
    const { host, world } = await startPanel()
    const drafts = [
      'mailto:a@b.example?subject=x&body=y',
      'discord://-/channels/662267976984297473',
      'https://mail.google.com/mail/?to=x',
    ]
    for (const draft of drafts) await host.openDraft(draft)
    for (const address of [
      ...NEVER.filter((one) => !one.startsWith('mailto:')),
      'http://example.com/',
      'mailto:a@b.example?cc=c@d.example',
    ]) {
      await expect(host.openDraft(address)).rejects.toMatchObject({ code: 'link-refused' })
    }
    expect(world.opened).toEqual(drafts)
  })

  test('a system that cannot open a link says so, without what the draft says', async () => {
    const { host, world } = await startPanel()
    world.openFails = true
    await expect(host.openExternal('https://docs.midjourney.com/x')).rejects.toMatchObject({
      code: 'link-failed',
    })
    const error = await host.openDraft('mailto:a@b.example?body=secret').catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'link-failed', details: { scheme: 'mailto' } })
    expect(JSON.stringify(error)).not.toContain('secret')
    expect(world.opened).toEqual([])
  })

  test('saves where the person says, or not at all', async () => {
    const { host, world } = await startPanel()
    const request = { name: 'report.pdf', type: 'pdf', content: new Uint8Array([1, 2, 3]) } as const
    expect(await host.saveFile(request)).toBe(null)
    const filePath = join(temporaryFolder(), 'mine.pdf')
    world.save = { canceled: false, filePath }
    expect(await host.saveFile(request)).toBe(filePath)
    expect([...readFileSync(filePath)]).toEqual([1, 2, 3])
    const copy = join(temporaryFolder(), 'case.zip')
    world.save = { canceled: false, filePath: copy }
    expect(await host.saveFile({ name: 'case.zip', type: 'zip', content: { file: filePath } })).toBe(copy)
    expect(world.asked).toMatchObject({ filters: [{ extensions: ['zip'] }, { extensions: ['wayout-case'] }] })
    expect([...readFileSync(copy)]).toEqual([1, 2, 3])
    world.save = { canceled: false, filePath: join(filePath, 'not-a-folder') }
    await expect(host.saveFile(request)).rejects.toThrow()
  })

  test('asks for a folder, and shows one', async () => {
    const { host, world } = await startPanel()
    expect(await host.askFolder?.('/home/me')).toBe(null)
    world.chosen = { canceled: false, filePaths: ['/media/stick'] }
    expect(await host.askFolder?.('/home/me')).toBe('/media/stick')
    await host.showFolder('/media/stick')
    expect(world.opened).toEqual(['/media/stick'])
    world.openFails = true
    await expect(host.showFolder('/media/stick')).rejects.toMatchObject({ code: 'link-failed' })
  })

  test('deletes all that it keeps: at once what can be, at the next start what Chromium holds open', async () => {
    const { host, world, storeFolder } = await startPanel()
    const sites = join(storeFolder, 'electron', 'Partitions', 'site-midjourney')
    mkdirSync(sites, { recursive: true })
    writeFileSync(join(sites, 'Cookies'), 'signed in')
    writeFileSync(join(storeFolder, 'electron', 'SingletonLock'), '')
    writeFileSync(join(storeFolder, 'settings.json'), '{}')
    writeFileSync(join(storeFolder, 'window.json'), '{}')
    await host.wipe()
    for (const partition of ['persist:site-midjourney', ''])
      expect([...(world.sessions.get(partition)?.cleared ?? [])]).toEqual(
        expect.arrayContaining(['clearStorageData', 'clearCache', 'clearAuthCache', 'clearData']),
      )
    expect(readdirSync(storeFolder).sort()).toEqual(['electron', 'electron-wiped'])
    const { finishWiping } = await import('../../src-main/hosts/electron/wiped')
    finishWiping(storeFolder)
    expect(readdirSync(storeFolder)).toEqual(['electron'])
    expect(readdirSync(join(storeFolder, 'electron'))).toEqual(['SingletonLock'])
    // Nothing is removed at any other start.
    mkdirSync(sites, { recursive: true })
    finishWiping(storeFolder)
    expect(readdirSync(join(storeFolder, 'electron'))).toContain('Partitions')
  })

  test('notifies a person who is elsewhere', async () => {
    const { host, world } = await startPanel()
    await host.notify('Done', 'Your plan is cancelled.')
    expect(world.notifications).toHaveLength(0)
    const [window] = world.windows
    if (window === undefined) throw new Error('no window')
    window.focused = false
    world.hasNotifications = false
    await host.notify('Done', 'Your plan is cancelled.')
    expect(world.notifications).toHaveLength(0)
    world.hasNotifications = true
    await host.notify('Done', 'Your plan is cancelled.')
    expect(world.notifications[0]).toMatchObject({
      shown: true,
      options: { title: 'Done', body: 'Your plan is cancelled.' },
    })
    world.notifications[0]?.emit('click')
    expect(window.focused).toBe(true)
  })

  test('prints a report: without scripts, without a network, its own pictures alone', async () => {
    const { host, world } = await startPanel()
    const folder = temporaryFolder()
    const file = join(folder, 'my report.html')
    writeFileSync(file, '<p>report</p>')
    mkdirSync(join(folder, 'screens'))
    writeFileSync(join(folder, 'screens', '01-plan.png'), 'png')
    writeFileSync(join(folder, 'events.jsonl'), '{}')
    const pdf = await host.printToPdf(file)
    expect(Buffer.from(pdf).toString()).toBe('<p>report</p>')
    const [window] = world.hidden
    expect(window?.destroyed).toBe(true)
    expect(window?.options).toMatchObject({
      show: false,
      webPreferences: { javascript: false, sandbox: true, contextIsolation: true, nodeIntegration: false },
    })
    expect(window?.webContents.printed).toEqual([expect.objectContaining({ pageSize: 'A4' })])
    const own = window?.webContents.session
    expect(own?.partition).not.toMatch(/^persist:|^panel$/)
    expect((await own?.fetch('app://report/screens/01-plan.png'))?.headers.get('content-type')).toBe(
      'image/png',
    )
    for (const path of ['events.jsonl', '..%2fx.png', 'missing.png']) {
      expect((await own?.fetch(`app://report/${path}`))?.status).toBe(404)
    }
    for (const address of [
      'https://example.com/x.png',
      'http://127.0.0.1/',
      'file:///etc/passwd',
      'app://wayout/a',
    ]) {
      expect(own?.requests(address)).toBe(false)
    }
    expect(own?.requests('app://report/screens/01-plan.png')).toBe(true)
    expect(own?.asks('notifications')).toBe(false)
    await expect(host.printToPdf(join(folder, 'missing.html'))).rejects.toThrow()
    expect(world.hidden).toHaveLength(1)
  })
})

describe('the end', () => {
  const listeners = (world: Awaited<ReturnType<typeof startHost>>['world']) =>
    world.app.eventNames().flatMap((name) => world.app.listeners(name))

  test('everything is let go of, once', async () => {
    const { host, world, site, visited, events } = await startSite()
    await site.attach()
    await host.quit()
    await host.quit()
    expect(world.app.hasQuit).toBe(true)
    expect(visited.debugger.isAttached()).toBe(false)
    expect(world.contents.every((contents) => contents.isDestroyed())).toBe(true)
    expect(world.windows.every((window) => window.isDestroyed())).toBe(true)
    expect(listeners(world)).toEqual([])
    expect([...world.sessions.values()].flatMap((session) => session.eventNames())).toEqual([])
    expect(events).toEqual([])
  })

  test('the person closes the window: the app is told once, and ends when it is ready to', async () => {
    const { host, world, closed } = await startSite()
    world.windows[0]?.close()
    expect(closed()).toBe(1)
    expect(world.app.hasQuit).toBe(false)
    await expect.poll(() => world.contents.every((contents) => contents.isDestroyed())).toBe(true)
    await host.notify('Done', '')
    await host.quit()
    expect(world.app.hasQuit).toBe(true)
    expect(closed()).toBe(1)
  })

  test('the person quits: the app is asked to end first; who insists is obeyed', async () => {
    const first = await startPanel()
    first.world.app.quit()
    expect(first.closed()).toBe(1)
    expect(first.world.app.hasQuit).toBe(false)
    expect(first.world.windows[0]?.isDestroyed()).toBe(false)
    await first.host.quit()
    expect(first.world.app.hasQuit).toBe(true)

    const second = await startPanel()
    second.world.app.quit()
    second.world.app.quit()
    expect(second.closed()).toBe(1)
    expect(second.world.app.hasQuit).toBe(true)
  })

  test('what is asked for after the end does not throw', async () => {
    const { host, world, panel, site } = await startSite()
    world.windows[0]?.close()
    panel.show(VIEW)
    await panel.focus()
    panel.divider?.resize(500)
    expect(panel.divider?.bounds()).toEqual(expect.objectContaining({ width: expect.any(Number) }))
    await site.focus()
    await site.close()
    world.app.emit('second-instance', {})
    await host.quit()
  })

  test('an app that never opened its panel ends at once', async () => {
    const { world } = await startHost()
    world.app.quit()
    expect(world.app.hasQuit).toBe(true)
  })
})
