// The installed browser: starts, stays on this computer, closes, and says in words why it does not start.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { findBrowser } from '../../src-main/hosts/browser/find'
import { type LaunchedBrowser, launchBrowser } from '../../src-main/hosts/browser/launch'
import { temporaryProfile } from '../../src-main/hosts/browser/profile'
import { isOutside } from '../../src-main/hosts/guards'
import { CdpPage } from '../../src-main/page/cdp-page'
import { bundle, STEMS } from './support'

const afterwards: (() => unknown)[] = []
afterEach(async () => {
  for (const work of afterwards.splice(0).reverse()) await work()
})

async function launch(more: Partial<Parameters<typeof launchBrowser>[0]> = {}): Promise<LaunchedBrowser> {
  const profile = await temporaryProfile()
  afterwards.push(profile.remove)
  const browser = await launchBrowser({
    executable: findBrowser(),
    userDataDir: profile.dir,
    headless: true,
    loopbackOnly: true,
    ...more,
  })
  afterwards.push(() => browser.close())
  return browser
}

test('is what it is: its own name and version, and it says that it is driven', async () => {
  const browser = await launch()
  expect(browser.version).toMatch(/^\d+\./)
  const { transport } = await browser.open()
  const agent = (await transport.send('Runtime.evaluate', {
    expression: 'navigator.userAgent+navigator.webdriver',
    returnByValue: true,
  })) as {
    result: { value: string }
  }
  expect(agent.result.value).toContain(`Chrome/${browser.version.split('.')[0]}`)
  expect(agent.result.value).toContain('true')
})

test('reaches nothing but this computer', async () => {
  const browser = await launch()
  const { transport } = await browser.open()
  const page = await CdpPage.create(transport, { script: await bundle(), stems: STEMS })
  for (const address of ['http://example.com/', 'http://93.184.216.34/']) {
    expect(await page.load(address)).toMatchObject({
      kind: 'failed',
      problem: { kind: 'unreachable', detail: 'net::ERR_PROXY_CONNECTION_FAILED' },
    })
  }
})

test('offline: not even this computer', async () => {
  let asked = 0
  const server = createServer((_, response) => {
    asked += 1
    response.end('ok')
  }).listen(0, '127.0.0.1')
  afterwards.push(() => server.close())
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address() as AddressInfo
  const browser = await launch({ offline: true })
  const { transport } = await browser.open()
  const page = await CdpPage.create(transport, { script: await bundle(), stems: STEMS })
  for (const address of [`http://127.0.0.1:${port}/`, `http://localhost:${port}/`, 'https://example.com/']) {
    expect(await page.load(address)).toMatchObject({ kind: 'failed', problem: { kind: 'unreachable' } })
  }
  expect(asked).toBe(0)
})

test('closes, tells so, and can be closed again', async () => {
  const browser = await launch()
  const { transport } = await browser.open()
  let told = 0
  browser.onClosed(() => {
    told += 1
  })
  await browser.close()
  await browser.close()
  expect(told).toBe(1)
  expect(await transport.closed).toMatch(/closed/)
  await expect(transport.send('Page.enable')).rejects.toThrow()
})

test('the browser dies in the middle of everything', async () => {
  const browser = await launch()
  const { transport, close } = await browser.open()
  const page = await CdpPage.create(transport, { script: await bundle(), stems: STEMS })
  await page.load('data:text/html,<button>Cancel</button>')
  await page.observe()
  const all = Promise.all([
    page.changed(AbortSignal.timeout(20_000)),
    page.load('http://localhost:1/'),
    page.screenshot(),
  ])
  transport.send('Browser.crash').catch(() => undefined)
  await all
  expect(await transport.closed).toMatch(/closed/)
  expect((await page.observe()).problem).toEqual({ kind: 'closed' })
  expect(
    await page.click({
      ref: 'f1:1',
      allowedOrigins: [],
      expected: { role: '', name: '' },
      intentHolds: () => true,
    }),
  ).toMatchObject({ why: 'page-lost' })
  await page.dispose()
  await close()
  await browser.close()
  await expect(browser.open()).rejects.toThrow()
}, 20_000)

test('a profile that is in use', async () => {
  const profile = await temporaryProfile()
  afterwards.push(profile.remove)
  const first = await launchBrowser({
    executable: findBrowser(),
    userDataDir: profile.dir,
    headless: true,
    loopbackOnly: true,
  })
  afterwards.push(() => first.close())
  await expect(launch({ userDataDir: profile.dir })).rejects.toMatchObject({ code: 'browser-in-use' })
})

test.runIf(process.platform !== 'win32')('a browser that does not start', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wayout-bad-'))
  afterwards.push(() => rmSync(folder, { recursive: true, force: true }))
  const executable = join(folder, 'browser')
  writeFileSync(executable, '#!/bin/sh\necho "cannot open display" >&2\nexit 7\n', { mode: 0o755 })
  await expect(launch({ executable })).rejects.toMatchObject({
    code: 'browser-failed',
    message: expect.stringContaining('cannot open display'),
  })
})

test.runIf(process.getuid?.() === 0)('never without its sandbox on the internet', async () => {
  await expect(launch({ loopbackOnly: false })).rejects.toMatchObject({ code: 'browser-sandbox' })
})

test('a server on this computer is reached by both names', async () => {
  const server = createServer((_, response) => response.end('ok')).listen(0, '127.0.0.1')
  afterwards.push(() => server.close())
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address() as AddressInfo
  const browser = await launch()
  const { transport } = await browser.open()
  const page = await CdpPage.create(transport, { script: await bundle(), stems: STEMS })
  for (const host of ['127.0.0.1', 'localhost']) {
    expect((await page.load(`http://${host}:${port}/`)).kind).toBe('loaded')
  }
})

test.each([
  ['http://127.0.0.1:80/', false],
  ['http://localhost/', false],
  ['http://[::1]/', false],
  ['data:text/plain,x', false],
  ['about:blank', false],
  ['blob:http://127.0.0.1/x', false],
  ['http://127.0.0.1.example.com/', true],
  ['http://localhost.example.com/', true],
  ['https://example.com/', true],
  ['http://10.0.0.1/', true],
])('outside: %s', (address, expected) => {
  expect(isOutside(address)).toBe(expected)
})
