// The two windows on a real screen: Xvfb, where it is installed.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Place } from '../../src-main/hosts/browser/place'
import { processesUsing } from '../e2e/support/wayout'
import {
  type BrowserHost,
  eventually,
  hostIn,
  pageOf,
  siteRequest,
  testPanel,
  useFolder,
  useSmallSite,
} from './host-support'

const hasScreen = spawnSync('Xvfb', ['-help']).error === undefined
if (!hasScreen) process.stderr.write('skipped: the two windows side by side, for Xvfb is not installed\n')

const folder = useFolder()
const site = useSmallSite()
let screen: ChildProcess
let host: BrowserHost

/** Starts a screen, and waits until it tells its number. */
async function startScreen(): Promise<string> {
  screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return new Promise((told, failed) => {
    screen.stdout?.once('data', (data: Buffer) => told(`:${data.toString().trim()}`))
    screen.once('exit', (code) => failed(new Error(`Xvfb ended with ${code}`)))
  })
}

beforeEach(async () => {
  if (!hasScreen) return
  vi.stubEnv('TMPDIR', folder)
  vi.stubEnv('DISPLAY', await startScreen())
  host = await hostIn(folder, { headless: false })
})

afterEach(async () => {
  if (!hasScreen) return
  await host.quit()
  screen.kill()
  vi.unstubAllEnvs()
  await eventually(() => processesUsing(folder)).toEqual([])
})

async function placeOf(page: Page): Promise<Place> {
  const session = await page.context().newCDPSession(page)
  const { bounds } = await session.send('Browser.getWindowForTarget')
  const { left: x = 0, top: y = 0, width = 0, height = 0 } = bounds
  return { x, y, width, height }
}

test.runIf(hasScreen)('both are there, side by side, on the screen; the focus is the person’s', async () => {
  const options = testPanel()
  await host.openPanel(options)
  const { request, events } = siteRequest(site)
  const window = await host.openSite(request)
  const [panel, other] = [pageOf(host.panelPage), pageOf(host.sitePage)]
  await eventually(() => placeOf(panel)).toEqual({ x: 1000, y: 0, width: 440, height: 900 })
  await eventually(() => placeOf(other)).toEqual({ x: 0, y: 0, width: 1000, height: 900 })

  // A mouse on the screen, not through the driver: a click here and there takes the focus along.
  const click = (x: number) => spawnSync('xdotool', ['mousemove', `${x}`, '600', 'click', '1'])
  if (click(500).error === undefined) {
    await eventually(() => panel.evaluate('document.hasFocus()')).toBe(false)
    click(1200)
    await eventually(() => panel.evaluate('document.hasFocus()')).toBe(true)
    click(500)
    await eventually(() => panel.evaluate('document.hasFocus()')).toBe(false)
  }
  await host.copy('from behind')

  const denied = `new Promise((done) => navigator.geolocation.getCurrentPosition(() => done('got'), ({ code }) => done(code)))`
  await other.goto(site.origin)
  expect(await other.evaluate(denied)).toBe(1)

  await other.close()
  await eventually(() => events.at(-1)).toEqual({ kind: 'closed' })
  await expect(window.attach()).rejects.toMatchObject({ code: 'browser-failed' })
  await host.openSite(siteRequest(site).request)
  expect(options.closed).toBe(0)
})
