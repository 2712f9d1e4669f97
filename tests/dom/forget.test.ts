// "Forget this site": whatever a site can keep in a browser is gone afterwards, for its pages and for its server.

import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { SiteWindow } from '../../src-main/hosts/host'
import { CdpPage } from '../../src-main/page/cdp-page'
import type { CdpTransport } from '../../src-main/page/transport'
import { profilesFolder } from '../../src-main/paths'
import { processesUsing } from '../e2e/support/wayout'
import { type BrowserHost, eventually, hostIn, run, useFolder } from './host-support'
import { bundle, STEMS } from './support'

/** What the server saw of one visit. */
interface Visit {
  cookies: string
  cachedHits: number
  let: boolean
  asked: number
}

const seen: Visit = { cookies: '', cachedHits: 0, let: false, asked: 0 }

/** Keeps something of every kind, when it is told to; says what it finds. */
const PAGE = `<!doctype html><title>Keeper</title><script>
  const db = (name) => new Promise((done, fail) => { const r = indexedDB.open(name); r.onsuccess = () => done(r.result); r.onerror = fail })
  globalThis.keep = async () => {
    document.cookie = 'own=1;max-age=9999'
    localStorage.setItem('a', '1')
    sessionStorage.setItem('a', '1')
    ;(await db('kept')).close()
    await (await caches.open('kept')).put('/stored', new Response('x'))
    await navigator.serviceWorker.register('/worker.js')
    await navigator.serviceWorker.ready
    await fetch('/cached')
  }
  globalThis.found = async () => ({
    cookie: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  })
</script>`
const NOTHING = { cookie: '', local: 0, session: 0, databases: 0, caches: 0, workers: 0 }

function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = (request.url ?? '/').split('?')[0]
  if (path === '/') seen.cookies = request.headers.cookie ?? ''
  if (path === '/cached') seen.cachedHits += 1
  switch (path) {
    case '/worker.js':
      return void response
        .setHeader('content-type', 'text/javascript')
        .end('addEventListener("fetch", () => {})')
    case '/cached':
      return void response.setHeader('cache-control', 'max-age=99999').end('x')
    case '/secret':
      seen.let = request.headers.authorization !== undefined
      seen.asked += 1
      if (!seen.let) response.writeHead(401, { 'www-authenticate': 'Basic realm="kept"' })
      return void response.end('secret')
    default:
      return void response
        .setHeader('set-cookie', 'http=1; HttpOnly; Max-Age=9999')
        .setHeader('content-type', 'text/html')
        .end(PAGE)
  }
}

const folder = useFolder()
const server = createServer(answer)
let site = ''
let provider = ''
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  site = `http://127.0.0.1:${port}`
  provider = `http://localhost:${port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

let host: BrowserHost
beforeEach(async () => {
  vi.stubEnv('TMPDIR', folder)
  Object.assign(seen, { cookies: '', cachedHits: 0, let: false, asked: 0 })
  host = await hostIn(folder)
})
afterEach(async () => {
  await host.quit()
  await eventually(() => processesUsing(folder)).toEqual([])
  rmSync(join(folder, 'store'), { recursive: true, force: true })
  vi.unstubAllEnvs()
})

const open = () =>
  host.openSite({
    profile: { kind: 'service', service: 'Keeper' },
    loopbackOnly: true,
    origins: [site],
    onEvent: () => undefined,
  })

async function visit(window: SiteWindow, address: string): Promise<CdpTransport> {
  const transport = await window.attach()
  await transport.send('Page.enable')
  const loaded = new Promise<void>((done) => {
    transport.on(({ method }) => method === 'Page.loadEventFired' && done())
  })
  await transport.send('Page.navigate', { url: address })
  await loaded
  return transport
}

async function keepAll(window: SiteWindow, address: string): Promise<void> {
  const transport = await visit(window, address)
  await run(transport, 'keep()')
  // A name and a password for the server itself, as a person types them into the browser's own dialog.
  const { host: at } = new URL(address)
  await visit(window, `http://jane:pass@${at}/secret`)
  expect(seen.let).toBe(true)
}

const found = async (window: SiteWindow, address: string) => run(await visit(window, address), 'found()')

/** Whether the server is given the name and the password without anybody typing them. */
async function isLetIn(window: SiteWindow): Promise<boolean> {
  const transport = await visit(window, site)
  const { asked } = seen
  // Not waited for: where the browser knows nobody it would ask the person, and there is none.
  await run(transport, `void fetch('/secret').catch(() => 0)`)
  await eventually(() => seen.asked).toBeGreaterThan(asked)
  return seen.let
}

test('all that a service keeps goes with its profile: its pages and its server see nobody they know', async () => {
  const first = await open()
  await keepAll(first, site)
  expect(await found(first, site)).toEqual({
    cookie: 'own=1',
    local: 1,
    session: 1,
    databases: 1,
    caches: 1,
    workers: 1,
  })
  expect(seen).toMatchObject({ cookies: 'http=1; own=1', cachedHits: 1 })
  expect(await isLetIn(first)).toBe(true)
  // While its window is open nothing is taken away under it.
  await expect(host.forgetSite('keeper')).rejects.toMatchObject({ code: 'profile-in-use' })
  await first.close()

  const again = await open()
  expect(await found(again, site)).toMatchObject({
    cookie: 'own=1',
    local: 1,
    databases: 1,
    caches: 1,
    workers: 1,
  })
  await run(await visit(again, site), `fetch('/cached').then(() => 0)`)
  expect(seen.cachedHits).toBe(1)
  await again.close()

  expect(await host.keptSites()).toEqual([{ site: 'keeper', bytes: expect.any(Number) }])
  await host.forgetSite('keeper')
  expect(await host.keptSites()).toEqual([])
  expect(readdirSync(profilesFolder(join(folder, 'store')))).toEqual([])

  const fresh = await open()
  expect(await found(fresh, site)).toEqual(NOTHING)
  expect(seen.cookies).toBe('')
  expect(await isLetIn(fresh)).toBe(false)
  await run(await visit(fresh, site), `fetch('/cached').then(() => 0)`)
  expect(seen.cachedHits).toBe(2)
})

test('in a walk the site is forgotten, and where one only signs in is kept when the person wants that', async () => {
  const window = await open()
  await keepAll(window, provider)
  await keepAll(window, site)
  // A cookie that the whole domain gets, and one that only lives in a frame.
  const transport = await visit(window, site)
  await transport.send('Network.setCookie', {
    name: 'wide',
    value: '1',
    domain: '.shop.localhost',
    path: '/',
  })
  const before = seen.cachedHits
  const page = await CdpPage.create(await window.attach(), { script: await bundle(), stems: STEMS })
  expect(await page.forget([site, provider], [provider])).toBe(true)
  expect(await found(window, site)).toEqual(NOTHING)
  expect(seen.cookies).toBe('')
  const cookies = async () => {
    const told = await (await window.attach()).send('Storage.getCookies')
    return (told as { cookies: { name: string; domain: string }[] }).cookies.map(
      ({ name, domain }) => `${domain} ${name}`,
    )
  }
  expect(await cookies()).not.toContain('.shop.localhost wide')
  await run(await visit(window, site), `fetch('/cached').then(() => 0)`)
  expect(seen.cachedHits).toBe(before + 1)
  expect(await found(window, provider)).toMatchObject({ cookie: 'own=1', local: 1, databases: 1, caches: 1 })

  const all = await CdpPage.create(await window.attach(), { script: await bundle(), stems: STEMS })
  expect(await all.forget([site, provider])).toBe(true)
  expect(await cookies()).toEqual([])
  expect(await found(window, provider)).toEqual(NOTHING)
  // The name and the password end with the window.
  await window.close()
  expect(await isLetIn(await open())).toBe(false)
  // Where there is no browser to ask any more, nobody is told that it was done.
  expect(await all.forget([site])).toBe(false)
})

test('a profile that somebody else has open stays; a dead one’s lock holds nothing', async () => {
  const profile = join(profilesFolder(join(folder, 'store')), 'keeper-0123abcd')
  mkdirSync(profile, { recursive: true })
  writeFileSync(join(profile, 'Cookies'), 'x'.repeat(1000))
  symlinkSync(`${hostname()}-${process.pid}`, join(profile, 'SingletonLock'))
  await expect(host.forgetSite('keeper')).rejects.toMatchObject({ code: 'profile-in-use' })
  expect(existsSync(profile)).toBe(true)
  rmSync(join(profile, 'SingletonLock'))
  symlinkSync(`${hostname()}-999999999`, join(profile, 'SingletonLock'))
  await host.forgetSite('keeper')
  expect(existsSync(profile)).toBe(false)
})
