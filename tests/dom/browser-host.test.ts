// The panel in an installed browser: exactly the bridge, nothing from elsewhere, back after a reload and a crash.
import type { CDPSession } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { PANEL_ORIGIN } from '../../src-main/hosts/browser/panel-window'
import type { Panel } from '../../src-main/hosts/host'
import { type BrowserHost, eventually, hostIn, pageOf, testPanel, useFolder, view } from './host-support'

const folder = useFolder()
const options = testPanel()
let host: BrowserHost
let panel: Panel
/** A connection of the test's own: the driver's page does not outlive a crash. */
let session: CDPSession

beforeAll(async () => {
  vi.stubEnv('TMPDIR', folder)
  host = await hostIn(folder)
  panel = await host.openPanel(options)
  const page = pageOf(host.panelPage)
  session = await page.context().newCDPSession(page)
  await session.send('Page.enable')
})

beforeEach(() => {
  options.intents.length = 0
  options.answer = { ok: true }
})

afterAll(async () => {
  await host.quit()
  vi.unstubAllEnvs()
})

async function js<T>(expression: string): Promise<T> {
  const told = await session.send('Runtime.evaluate', {
    expression,
    returnByValue: true,
    awaitPromise: true,
    userGesture: true,
  })
  if (told.exceptionDetails !== undefined) throw new Error(JSON.stringify(told.exceptionDetails))
  return told.result.value
}

const shown = () => js<string>('globalThis.shown?.textContent ?? ""').catch(() => '')
const shows = (theme: string) => eventually(shown).toBe(theme)

test('exactly the bridge, and nothing beside it', async () => {
  await shows('light')
  expect(
    await js(`(() => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow))
      frame.remove()
      const own = Object.getOwnPropertyNames(window).filter((name) => !usual.has(name))
      const { writable, configurable } = Object.getOwnPropertyDescriptor(window, 'wayout')
      return { own: own.sort(), keys: Reflect.ownKeys(wayout), frozen: Object.isFrozen(wayout), writable, configurable }
    })()`),
  ).toEqual({
    own: ['views', 'wayout'],
    keys: ['send', 'subscribe'],
    frozen: true,
    writable: false,
    configurable: false,
  })
  expect(await js('isSecureContext')).toBe(true)
})

test('intents come unchecked, answers go back, each to its own call', async () => {
  expect(await js(`wayout.send({ kind: 'start' })`)).toEqual({ ok: true })
  options.answer = { ok: false, error: { code: 'intent-unfit', message: 'not now', details: {} } }
  expect(await js(`Promise.all([wayout.send('a'), wayout.send({ kind: '\\u2028"</script>' })])`)).toEqual([
    options.answer,
    options.answer,
  ])
  expect(options.intents).toEqual([{ kind: 'start' }, 'a', { kind: '\u2028"</script>' }])
})

test.each([
  ['a circle', '{ const a = {}; a.a = a; wayout.send(a) }'],
  ['a number that is none', 'wayout.send(1n)'],
  ['too much', "wayout.send('x'.repeat(1e6))"],
])('what cannot be sent is answered, never thrown: %s', async (_, code) => {
  expect(await js(code)).toMatchObject({ ok: false, error: { code: 'intent-invalid' } })
  expect(options.intents).toEqual([])
})

test('views: the one that stands at once, the newest after that, none after the end', async () => {
  await js('stop(); views.length = 0; globalThis.stop = wayout.subscribe((view) => views.push(view)); 1')
  await eventually(() => js('views.length')).toBe(1)
  options.now = view('dark')
  for (let count = 0; count < 500; count += 1) panel.show(view('system'))
  panel.show(options.now)
  await eventually(() => js('views.at(-1).theme')).toBe('dark')
  // A flood does not queue up.
  expect(await js<number>('views.length')).toBeLessThan(50)
  const before = await js<number>('stop(); views.length')
  panel.show(view('light'))
  expect(await js('wayout.send(1).then(() => views.length)')).toBe(before)
})

test('a call from a frame, or from another world, is refused', async () => {
  await js(
    `{ const frame = document.createElement('iframe'); frame.id = 'f'; document.body.append(frame); 1 }`,
  )
  expect(await js('f.contentWindow.wayout === undefined')).toBe(true)
  const { frameTree } = await session.send('Page.getFrameTree')
  const child = frameTree.childFrames?.[0]?.frame.id ?? ''
  for (const frameId of [child, frameTree.frame.id]) {
    const world = await session.send('Page.createIsolatedWorld', { frameId, worldName: 'hostile' })
    const told = await session.send('Runtime.evaluate', {
      contextId: world.executionContextId,
      awaitPromise: true,
      returnByValue: true,
      // The driver's function is there in every world but the page's own.
      expression: `(() => {
        const name = Object.getOwnPropertyNames(globalThis).find((name) => name.startsWith('wayout-'))
        const answer = new Promise((done) => addEventListener(name, (event) => done(event.detail), { once: true }))
        globalThis[name](JSON.stringify({ id: 1e9, kind: 'intent', intent: { kind: 'quit' } }))
        return answer
      })()`,
    })
    expect(told.result.value).toMatchObject({ value: { ok: false, error: { code: 'intent-invalid' } } })
  }
  expect(options.intents).toEqual([])
  await js('f.remove()')
})

test.each([
  ['code from a string', `Function('return 1')()`, /EvalError|TypeError/],
  ['markup from a string', `document.body.innerHTML = '<b>x</b>'`, /TrustedHTML/],
])('the strict policy holds: %s', async (_, code, trouble) => {
  // Not through the driver, whose code is above the policy: through an event of the page.
  const told = await js<string>(
    `new Promise((done) => { setTimeout(() => { try { ${code}; done('went through') } catch (error) { done(String(error)) } }) })`,
  )
  expect(told).toMatch(trouble)
})

test.each([
  ['this computer', 'http://127.0.0.1:9/'],
  ['the internet', 'https://example.com/x.png'],
  ['a file', 'file:///etc/passwd'],
])('nothing is loaded from %s', async (_, address) => {
  expect(
    await js(`new Promise((done) => {
      const image = new Image()
      image.onload = () => done('loaded')
      image.onerror = () => done('refused')
      image.src = ${JSON.stringify(address)}
    })`),
  ).toBe('refused')
})

test('stays on its own origin, and alone', async () => {
  await js(`location.href = 'https://example.com/'; 1`)
  await js('out.click()')
  expect(await js('wayout.send(1)')).toEqual({ ok: true })
  await js(`location.href = 'about:blank'; 1`).catch(() => undefined)
  await eventually(() => js('location.origin').catch(() => '')).toBe(PANEL_ORIGIN)
  await shows('dark')
  const pages = async () =>
    (await session.send('Target.getTargets')).targetInfos.filter(({ type }) => type === 'page').length
  await eventually(pages).toBe(1)
})

test('reloaded: it gets the view as it stands', async () => {
  options.now = view('light')
  await session.send('Page.reload')
  await shows('light')
  expect(await js('wayout.send(2)')).toEqual({ ok: true })
})

test('crashed: it comes back, again and again', async () => {
  for (const theme of ['dark', 'system'] as const) {
    options.now = view(theme)
    session.send('Page.crash').catch(() => undefined)
    await shows(theme)
    expect(await js(`wayout.send('alive')`)).toEqual({ ok: true })
    panel.show(view('light'))
    await shows('light')
  }
  expect(options.closed).toBe(0)
})

test('copies; a notification only while the panel is not looked at', async () => {
  await host.copy('“Cancel” é \u2028 </script>')
  const page = pageOf(host.panelPage)
  await page
    .context()
    .grantPermissions(['clipboard-read', 'clipboard-write', 'notifications'], { origin: PANEL_ORIGIN })
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true })
  expect(await js('navigator.clipboard.readText()')).toBe('“Cancel” é \u2028 </script>')
  await js(`{
    globalThis.told = []
    globalThis.Notification = class { static permission = 'granted'; constructor(...args) { told.push(args) } }
    document.hasFocus = () => false
  }`)
  await host.notify('Done', 'It is "cancelled".')
  await js('document.hasFocus = () => true; 1')
  await host.notify('Not', 'this one')
  expect(await js('told')).toEqual([['Done', { body: 'It is "cancelled".' }]])
})
