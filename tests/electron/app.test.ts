// The app in real Electron: home, a practice walk to its end, and a visited page without a bridge.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ElectronApplication, _electron as electron, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appRoot } from '../../src-main/app-root'
import { ensureBuilt } from './stand-in/built'

const folder = join(appRoot(), 'node_modules', 'electron')
const pathFile = join(folder, 'path.txt')
/** Asked for like this because to import `electron` would download it. */
const binary = existsSync(pathFile) ? join(folder, 'dist', readFileSync(pathFile, 'utf8')) : null
const isInstalled = binary !== null && existsSync(binary)
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
const why = !isInstalled ? 'Electron’s binary is not installed' : !hasDisplay ? 'there is no display' : null
if (why !== null) console.warn(`skipped: the app in real Electron (${why})`)

describe.skipIf(why !== null)('the app in real Electron', () => {
  let app: ElectronApplication
  let panel: Page
  let home = ''

  beforeAll(async () => {
    ensureBuilt()
    home = mkdtempSync(join(tmpdir(), 'wayout-app-'))
    const isRoot = process.getuid?.() === 0
    app = await electron.launch({
      executablePath: binary ?? '',
      args: [appRoot(), ...(isRoot ? ['--no-sandbox'] : [])],
      env: {
        ...(process.env as Record<string, string>),
        HOME: home,
        XDG_DATA_HOME: home,
        LOCALAPPDATA: home,
      },
    })
    panel = await pageAt(/^app:\/\/wayout\//)
  }, 120_000)

  afterAll(async () => {
    await app?.close()
    if (home !== '') rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  })

  const pageAt = async (address: RegExp): Promise<Page> => {
    const find = () => app.windows().find((page) => address.test(page.url()))
    await expect.poll(() => find() !== undefined, { timeout: 30_000 }).toBe(true)
    const page = find()
    if (page === undefined) throw new Error(`no page at ${address}`)
    return page
  }

  const place = () => panel.locator('main').getAttribute('data-place')

  test('shows home, with the bridge and without Node', async () => {
    await expect.poll(place, { timeout: 30_000 }).toBe('home')
    expect(await panel.evaluate('Object.keys(window.wayout).sort().join()')).toBe('send,subscribe')
    expect(await panel.evaluate('typeof require + typeof process')).toBe('undefinedundefined')
  })

  test('walks through a practice to its end; the person clicks in the site, which has no bridge', async () => {
    const send = (intent: object) => panel.evaluate(`window.wayout.send(${JSON.stringify(intent)})`)
    const view = (await panel.evaluate(
      'new Promise(done => { const stop = window.wayout.subscribe(view => { queueMicrotask(() => stop()); done(view) }) })',
    )) as { place: { practice: { scenario: string }[] } }
    expect(await send({ kind: 'practise', scenario: view.place.practice[0]?.scenario })).toEqual({ ok: true })
    await expect.poll(place).toBe('before')
    expect(await send({ kind: 'consent', mode: 'assist' })).toEqual({ ok: true })
    expect(await send({ kind: 'start' })).toEqual({ ok: true })
    const site = await pageAt(/^http:\/\/(?:127\.0\.0\.1|localhost):/)
    expect(await site.evaluate('typeof wayout + typeof require + typeof process')).toBe(
      'undefinedundefinedundefined',
    )
    // Whatever the walk offers to do, it is told to do, until it says how it ended.
    const step = async () => {
      for (const word of ['accept-terms', 'confirm', 'click']) await send({ kind: 'say', word })
      return place()
    }
    await expect.poll(step, { timeout: 90_000, interval: 500 }).toBe('done')
  }, 150_000)

  test('ends when its window is closed', async () => {
    const ended = new Promise<void>((done) => app.once('close', () => done()))
    await app.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows()[0]?.close())
    await ended
  })
})
