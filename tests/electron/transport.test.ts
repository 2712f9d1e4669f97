// Electron's transport over real flat sessions: frames in frames, workers, the end of a page, DevTools' way of taking it.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryProfile } from '../../src-main/hosts/browser/profile'
import { CdpPage } from '../../src-main/page/cdp-page'
import type { CdpEvent } from '../../src-main/page/transport'
import { quickBrowser } from '../browser'
import { bundle, STEMS } from '../dom/support'
import { type DrivenChromium, driveChromium } from './stand-in/chromium'

const pages: Record<string, string> = {}
const server = createServer((request, response) => {
  const type = request.url?.endsWith('.js') ? 'text/javascript' : 'text/html'
  response.writeHead(200, { 'content-type': type }).end(pages[request.url ?? ''] ?? '')
})
let chromium: DrivenChromium
let removeProfile = async () => {}
let port = 0

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port
  const profile = await temporaryProfile()
  removeProfile = profile.remove
  chromium = await driveChromium(quickBrowser(), profile.dir)
})
afterAll(async () => {
  expect(chromium.outside()).toEqual([])
  await chromium.close()
  server.closeAllConnections()
  server.close()
  await removeProfile()
})

const attached = (events: readonly CdpEvent[]) =>
  events.flatMap(({ method, params, sessionId }) =>
    method === 'Target.attachedToTarget'
      ? [{ type: (params.targetInfo as { type: string }).type, id: String(params.sessionId), by: sessionId }]
      : [],
  )

test('a frame of another site inside a frame of another site: each has a session of its own, told by its parent', async () => {
  pages['/top'] = `<button>Cancel top</button><iframe src="http://localhost:${port}/middle"></iframe>`
  pages['/middle'] = `<button>Cancel middle</button><iframe src="http://127.0.0.1:${port}/inner"></iframe>`
  pages['/inner'] = '<button>Cancel inner</button>'
  const { transport, close } = await chromium.open()
  const events: CdpEvent[] = []
  transport.on((event) => events.push(event))
  const page = await CdpPage.create(transport, { script: await bundle(), stems: STEMS })
  await page.load(`http://127.0.0.1:${port}/top`)
  const names = async () => (await page.observe()).controls.map(({ name }) => name).sort()
  await expect.poll(names).toEqual(['Cancel inner', 'Cancel middle', 'Cancel top'])
  const sessions = attached(events)
  const middle = sessions.find(({ by }) => by === undefined)
  expect(middle).toMatchObject({ type: 'iframe', id: expect.stringMatching(/./) })
  expect(sessions.filter(({ type }) => type === 'iframe').every(({ id }) => id !== '')).toBe(true)
  expect(events.some(({ sessionId }) => sessionId === middle?.id)).toBe(true)
  expect(events.every(({ sessionId }) => sessionId !== '')).toBe(true)
  await page.dispose()
  await close()
})

test('a page with a worker is looked at like any other, and its worker runs', async () => {
  pages['/w.js'] = 'postMessage(1)'
  pages['/worker'] =
    '<button>Cancel</button><p id="p">plan</p><script>new Worker("/w.js").onmessage=()=>{p.textContent="plan works"}</script>'
  const { transport, close } = await chromium.open()
  const page = await CdpPage.create(transport, { script: await bundle(), stems: STEMS })
  await page.load(`http://127.0.0.1:${port}/worker`)
  const seen = async () => {
    const { controls, sentences, settled } = await page.observe()
    return { controls: controls.length, works: sentences.some(({ text }) => text === 'plan works'), settled }
  }
  await expect.poll(seen).toEqual({ controls: 1, works: true, settled: true })
  await page.dispose()
  await close()
})

test('a page that is closed ends the transport, with what was under way', async () => {
  const { transport, close } = await chromium.open()
  const late = transport.send('Runtime.evaluate', { expression: 'new Promise(()=>{})', awaitPromise: true })
  const failed = expect(late).rejects.toThrow(/closed/)
  await transport.send('Page.enable')
  await close()
  await failed
  expect(await transport.closed).toBe('target closed')
  await expect(transport.send('Page.enable')).rejects.toThrow('target closed')
  await transport.dispose()
})

test('a session that is gone, and a command that is none, are told in words', async () => {
  const { transport, close } = await chromium.open()
  await expect(transport.send('Page.enable', {}, 'NOT-A-SESSION')).rejects.toThrow(
    /session with given id not found/i,
  )
  await expect(transport.send('Nothing.atAll')).rejects.toThrow(/wasn't found/)
  await close()
})
