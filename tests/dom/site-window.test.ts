// The site's window in an installed browser: alone, without anything of ours, and the app stays usable whatever it does.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { findBrowser } from '../../src-main/hosts/browser/find'
import { openSiteWindow } from '../../src-main/hosts/browser/site-window'
import type { SiteRequest } from '../../src-main/hosts/host'
import type { CdpTransport } from '../../src-main/page/transport'
import { profileFolder } from '../../src-main/paths'
import { processesUsing } from '../e2e/support/wayout'
import {
  eventually,
  hostIn,
  pageOf,
  profilesIn,
  run,
  siteRequest,
  testPanel,
  useFolder,
  useSmallSite,
} from './host-support'

const folder = useFolder()
const site = useSmallSite()
beforeAll(() => {
  vi.stubEnv('TMPDIR', folder)
  return () => vi.unstubAllEnvs()
})

const afterwards: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const work of afterwards.splice(0)) await work()
  expect(profilesIn(folder)).toEqual([])
  await eventually(() => processesUsing(folder)).toEqual([])
})

async function open(more: Partial<SiteRequest> = {}) {
  const { events, request } = siteRequest(site, more)
  const setup = { headless: true, language: 'fr', storeFolder: join(folder, 'store') } as const
  const opened = await openSiteWindow(findBrowser(), request, setup)
  afterwards.push(() => opened.close())
  const transport = await opened.attach()
  await transport.send('Page.enable')
  const go = async (path: string) => {
    const loaded = event(transport, 'Page.domContentEventFired')
    await transport.send('Page.navigate', { url: path.startsWith('/') ? `${site.origin}${path}` : path })
    await loaded
  }
  return { window: opened, events, transport, go }
}

const event = (transport: CdpTransport, method: string) =>
  new Promise<void>((done) => {
    const stop = transport.on((heard) => {
      if (heard.method !== method) return
      stop()
      done()
    })
  })

const pagesOf = async (transport: CdpTransport) => {
  const told = (await transport.send('Target.getTargets')) as { targetInfos: { type: string }[] }
  return told.targetInfos.filter(({ type }) => type === 'page').length
}

test('opens with a quiet page in the person’s language, and tells where it goes', async () => {
  const { transport, events, go } = await open()
  expect(await run(transport, 'document.body.innerText.trim() + document.documentElement.lang')).toBe(
    'Le site s’ouvrira ici.fr',
  )
  expect(events).toEqual([])
  await go('/')
  await run(transport, `history.pushState(0, '', '/elsewhere?a#b')`)
  await eventually(() => events).toEqual([
    { kind: 'address', url: `${site.origin}/` },
    { kind: 'address', url: `${site.origin}/elsewhere?a#b` },
  ])
})

test('the page gets nothing of ours, and no permission', async () => {
  const { transport, go } = await open()
  await go('/')
  expect(await run(transport, 'typeof wayout + typeof process + typeof require')).toBe(
    'undefinedundefinedundefined',
  )
  expect(
    await run(
      transport,
      `Object.getOwnPropertyNames(window).filter((name) => /wayout|playwright|pw/i.test(name))`,
    ),
  ).toEqual([])
  expect(
    await run(
      transport,
      `Promise.all([
        new Promise((done) => navigator.geolocation.getCurrentPosition(() => done('got'), ({ code }) => done(code))),
        Notification.requestPermission(),
        navigator.clipboard.readText().catch(({ name }) => name),
      ])`,
    ),
  ).toEqual([1, 'denied', 'NotAllowedError'])
})

describe('new windows', () => {
  test('to the guide’s own origin: in the same page; elsewhere: refused', async () => {
    const { window, transport, events, go } = await open()
    await go('/')
    await window.page.locator('#in').click()
    await eventually(() => run(transport, 'document.title').catch(() => '')).toBe('Inside')
    await run(transport, `window.open('${site.other}/inside', '_blank', 'noopener'); 1`)
    await run(transport, `window.open(); 1`)
    const refused = () => events.filter(({ kind }) => kind === 'window-refused')
    await eventually(refused).toEqual([
      { kind: 'window-refused', url: `${site.other}/inside` },
      { kind: 'window-refused', url: 'about:blank' },
    ])
    await eventually(() => pagesOf(transport)).toBe(1)
    expect(await run(transport, 'location.href')).toBe(`${site.origin}/inside`)
  })

  test('loads nothing itself: a link that is good for one time is asked for once', async () => {
    const { window, transport, go } = await open()
    for (let times = 1; times <= 5; times += 1) {
      await go('/')
      await window.page.locator('#once').click()
      await eventually(() => run(transport, 'document.title').catch(() => '')).toBe('Once')
      await eventually(() => pagesOf(transport)).toBe(1)
      expect(site.asked('/once')).toBe(times)
    }
  })

  test('a page that is rendered ahead is let go on', async () => {
    const { window, transport, go } = await open()
    const before = site.asked('/inside')
    await go('/ahead')
    await eventually(() => site.asked('/inside')).toBe(before + 1)
    await window.page.locator('#plain').click()
    await eventually(() => run(transport, 'document.title').catch(() => '')).toBe('Inside')
    expect(site.asked('/inside')).toBe(before + 1)
  })

  test('a person’s Ctrl-click opens in the same page as well', async () => {
    const { window, transport, go } = await open()
    await go('/')
    await window.page.locator('#plain').click({ modifiers: ['ControlOrMeta'] })
    await eventually(() => run(transport, 'document.title').catch(() => '')).toBe('Inside')
    await eventually(() => pagesOf(transport)).toBe(1)
  })

  test('from a frame of another site: refused, and told', async () => {
    const { window, transport, events, go } = await open()
    await go('/')
    await run(
      transport,
      `new Promise((done) => {
        const frame = document.body.appendChild(document.createElement('iframe'))
        frame.onload = done
        frame.src = '${site.other}/windows'
      }).then(() => 1)`,
    )
    await window.page.frameLocator('iframe').locator('#b').click()
    await eventually(() => events).toContainEqual({ kind: 'window-refused', url: `${site.other}/inside?0` })
    await eventually(() => pagesOf(transport)).toBe(1)
  })

  test('a hundred for each click', async () => {
    const { window, transport, events, go } = await open({ origins: [] })
    await go('/windows')
    for (let click = 0; click < 20; click += 1) await window.page.mouse.click(100, 100)
    await eventually(() => pagesOf(transport)).toBe(1)
    expect(await run(transport, 'opened')).toBeGreaterThanOrEqual(20)
    expect(events.filter(({ kind }) => kind === 'window-refused').length).toBeGreaterThanOrEqual(2000)
    expect(await run(transport, 'document.title')).toBe('Windows')
  })
})

test('a download is refused, and told by its name', async () => {
  const { transport, events, go } = await open()
  await go('/')
  await run(transport, `document.getElementById('file').click()`)
  await eventually(() => events).toContainEqual({ kind: 'download-refused', name: 'free money.exe' })
  expect(existsSync(join(folder, 'Downloads'))).toBe(false)
})

test('two hundred alerts: the panel answers meanwhile; the page can be attached to afterwards', async () => {
  const host = await hostIn(folder)
  afterwards.push(() => host.quit())
  const options = testPanel()
  await host.openPanel(options)
  const { request } = siteRequest(site)
  const opened = await host.openSite(request)
  const transport = await opened.attach()
  await transport.send('Page.enable')
  let alerts = 0
  const last = new Promise<void>((done) => {
    transport.on(({ method }) => {
      if (method !== 'Page.javascriptDialogOpening') return
      alerts += 1
      if (alerts === 200) done()
      else if (alerts > 1)
        transport.send('Page.handleJavaScriptDialog', { accept: true }).catch(() => undefined)
    })
  })
  const first = event(transport, 'Page.javascriptDialogOpening')
  transport.send('Page.navigate', { url: `${site.origin}/alerts` }).catch(() => undefined)
  await first
  const panel = pageOf(host.panelPage)
  const answer = () => panel.evaluate('wayout.send({ kind: "home" })')
  expect(await answer()).toEqual({ ok: true })
  await transport.send('Page.handleJavaScriptDialog', { accept: true })
  await last
  expect(await answer()).toEqual({ ok: true })
  await transport.send('Page.handleJavaScriptDialog', { accept: true })
  const again = await opened.attach()
  expect(await transport.closed).toBe('disposed')
  expect(await run(again, 'document.title')).toBe('Alerts')
  await host.quit()
}, 60_000)

describe('closing', () => {
  test.each(['/trap', '/alerts'])('by us, whatever the page says: %s', async (path) => {
    const { window, transport, events } = await open()
    const shown = event(
      transport,
      path === '/trap' ? 'Page.domContentEventFired' : 'Page.javascriptDialogOpening',
    )
    transport.send('Page.navigate', { url: `${site.origin}${path}` }).catch(() => undefined)
    await shown
    if (path === '/trap') await window.page.mouse.click(10, 10)
    await window.close()
    await window.close()
    expect(events.filter(({ kind }) => kind === 'closed')).toEqual([])
    await expect(window.attach()).rejects.toMatchObject({ code: 'browser-failed' })
  })

  test.each([
    ['by the person', 'Page.close'],
    ['when the browser dies', 'Browser.crash'],
  ])('%s: told once', async (_, method) => {
    const { window, transport, events, go } = await open()
    await go('/')
    transport.send(method).catch(() => undefined)
    await eventually(() => events.filter(({ kind }) => kind === 'closed')).toHaveLength(1)
    await window.close()
    await expect(window.attach()).rejects.toMatchObject({ code: 'browser-failed' })
    expect(events.filter(({ kind }) => kind === 'closed')).toHaveLength(1)
  })
})

test('a service keeps its profile, the temporary one keeps nothing; two at once cannot share', async () => {
  const service = { profile: { kind: 'service', service: 'Some Service' } } as const
  const read = `localStorage.getItem('here') ?? 'nothing'`
  for (const [profile, expected] of [
    [service, 'nothing'],
    [service, 'before'],
    [{}, 'nothing'],
  ] as const) {
    const { window, transport, go } = await open(profile)
    await go('/')
    expect(await run(transport, read)).toBe(expected)
    await run(transport, `localStorage.setItem('here', 'before')`)
    if (expected === 'before') await expect(open(service)).rejects.toMatchObject({ code: 'browser-in-use' })
    await window.close()
  }
})

test('dark for those who like it dark: the driver does not decide', async () => {
  const settings = join(profileFolder('dark', findBrowser(), join(folder, 'store')), 'Default')
  mkdirSync(settings, { recursive: true })
  const dark = { browser: { theme: { color_scheme: 2, color_scheme2: 2 } } }
  writeFileSync(join(settings, 'Preferences'), JSON.stringify(dark))
  const { transport } = await open({ profile: { kind: 'service', service: 'dark' } })
  expect(await run(transport, `matchMedia('(prefers-color-scheme: dark)').matches`)).toBe(true)
})

test.runIf(process.getuid?.() === 0)('never on the internet without its sandbox', async () => {
  await expect(open({ loopbackOnly: false })).rejects.toMatchObject({ code: 'browser-sandbox' })
})
