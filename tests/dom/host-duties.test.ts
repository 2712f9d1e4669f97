// What the browser host does for the app beside its two windows, and how it ends.
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { processesUsing } from '../e2e/support/wayout'
import {
  type BrowserHost,
  eventually,
  hostIn,
  pageOf,
  profilesIn,
  siteRequest,
  testPanel,
  useFolder,
  useSmallSite,
} from './host-support'

const folder = useFolder()
const site = useSmallSite()
const hosts: BrowserHost[] = []

const host = async (more: Parameters<typeof hostIn>[1] = {}) => {
  const made = await hostIn(folder, more)
  hosts.push(made)
  return made
}

beforeEach(() => {
  vi.stubEnv('TMPDIR', folder)
  vi.stubEnv('HOME', folder)
})

afterEach(async () => {
  for (const one of hosts.splice(0)) await one.quit()
  await eventually(() => processesUsing(folder)).toEqual([])
  expect(profilesIn(folder)).toEqual([])
  vi.unstubAllEnvs()
})

test('opens https links in the person’s browser, and nothing else', async () => {
  const opened: string[] = []
  const one = await host({ open: async (url) => opened.push(url) })
  await one.openExternal('https://example.com/a b')
  for (const link of [
    'http://example.com/',
    'file:///etc/passwd',
    'javascript:1',
    'https://a:b@example.com/',
    'x',
  ]) {
    await expect(one.openExternal(link)).rejects.toMatchObject({ code: 'link-refused' })
  }
  expect(opened).toEqual(['https://example.com/a%20b'])
})

test('opens drafts, and says when the system will not', async () => {
  const opened: string[] = []
  const one = await host({
    open: async (url) => {
      if (url.startsWith('mailto:')) throw new Error(`no program for ${url}`)
      opened.push(url)
    },
  })
  await one.openDraft('discord://-/channels/662267976984297473/123456789012345678')
  await expect(one.openDraft('mailto:a@b.example?body=x')).rejects.toMatchObject({ code: 'link-failed' })
  await expect(one.openExternal('mailto:a@b.example')).rejects.toMatchObject({ code: 'link-refused' })
  await expect(one.openDraft('file:///etc/passwd')).rejects.toMatchObject({ code: 'link-refused' })
  expect(opened).toEqual(['discord://-/channels/662267976984297473/123456789012345678'])
})

test('saves into the person’s folder for downloads', async () => {
  const one = await host()
  const file = await one.saveFile({ name: 'report.pdf', type: 'pdf', content: Buffer.from('%PDF') })
  expect(file).toBe(join(folder, 'Downloads', 'report.pdf'))
  expect(readFileSync(file, 'utf8')).toBe('%PDF')
  const zip = join(folder, 'made.zip')
  writeFileSync(zip, 'PK')
  const request = { name: 'case.zip', type: 'zip', content: { file: zip } } as const
  const saved = [await one.saveFile(request), await one.saveFile(request)]
  expect(saved.map((each) => basename(each))).toEqual(['case.zip', 'case (2).zip'])
  expect(saved.map((each) => readFileSync(each, 'utf8'))).toEqual(['PK', 'PK'])
})

describe('prints to PDF', () => {
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const INSIDE = 'inside%20%C3%A9.png'
  // As a background: the sign for a picture that is missing would be a picture as well.
  const picture = (address: string) => `<div style="height:9px;background:url(${address})"></div>`
  const print = async (body: string) => {
    const report = join(folder, 'case')
    mkdirSync(report, { recursive: true })
    writeFileSync(join(report, 'inside é.png'), pixel)
    writeFileSync(join(folder, 'outside.png'), pixel)
    rmSync(join(report, 'link.png'), { force: true })
    symlinkSync(join(folder, 'outside.png'), join(report, 'link.png'))
    writeFileSync(join(report, 'report.html'), `<!doctype html><meta charset="utf-8">${body}`)
    const pdf = Buffer.from(await (await host()).printToPdf(join(report, 'report.html'))).toString('latin1')
    expect(pdf.slice(0, 5)).toBe('%PDF-')
    return {
      pages: pdf.split(/\/Type \/Page\b/).length - 1,
      images: pdf.split('/Subtype /Image').length - 1,
      pdf,
    }
  }

  test('on A4, with the pictures beside it', async () => {
    const { pages, images, pdf } = await print(
      `<p>Report${picture(INSIDE)}<p style="break-before:page">Second page`,
    )
    expect(pages).toBe(2)
    expect(images).toBeGreaterThan(0)
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/)
  })

  test('nothing from elsewhere, and no script', async () => {
    let asked = 0
    const server = createServer((_, response) => {
      asked += 1
      response.end(pixel)
    }).listen(0, '127.0.0.1')
    await new Promise((done) => server.once('listening', done))
    const { port } = server.address() as AddressInfo
    const { images } = await print(
      ['../outside.png', 'link.png', `http://127.0.0.1:${port}/x.png`].map(picture).join('') +
        `<script>document.write('${picture(INSIDE)}')</script>`,
    )
    server.close()
    expect(images).toBe(0)
    expect(asked).toBe(0)
  })

  test('a file that is not there', async () => {
    await expect((await host()).printToPdf(join(folder, 'none.html'))).rejects.toMatchObject({
      code: 'file-not-readable',
    })
  })
})

describe('the end', () => {
  test('the person closes the panel: told once, and all is closed by quitting, twice', async () => {
    const one = await host()
    const options = testPanel()
    await one.openPanel(options)
    const { request, events } = siteRequest(site)
    await one.openSite(request)
    expect(one.panelPage?.context().browser()).not.toBe(one.sitePage?.context().browser())
    await pageOf(one.panelPage).close()
    await eventually(() => options.closed).toBe(1)
    await Promise.all([one.quit(), one.quit()])
    expect(options.closed).toBe(1)
    expect(events).toEqual([])
    await expect(one.openSite(request)).rejects.toMatchObject({ code: 'internal' })
  })

  test('a panel that does nothing but crash ends the app', async () => {
    const one = await host()
    const options = testPanel()
    await one.openPanel(options)
    const page = pageOf(one.panelPage)
    const session = await page.context().newCDPSession(page)
    await session.send('Page.enable')
    for (let crash = 1; crash <= 6; crash += 1) {
      const loaded = new Promise((done) => session.once('Page.loadEventFired', done))
      session.send('Page.crash').catch(() => undefined)
      if (crash < 6) await loaded
    }
    await eventually(() => options.closed).toBe(1)
  })

  test('quitting while things are being opened', async () => {
    const one = await host()
    const options = testPanel()
    const opening = Promise.allSettled([one.openPanel(options), one.openSite(siteRequest(site).request)])
    await one.quit()
    await opening
    expect(options.closed).toBe(0)
  })

  test('a second site takes the place of the first', async () => {
    const one = await host()
    const first = siteRequest(site)
    const window = await one.openSite(first.request)
    await one.openSite(siteRequest(site).request)
    await expect(window.attach()).rejects.toMatchObject({ code: 'browser-failed' })
    expect(first.events).toEqual([])
  })
})
