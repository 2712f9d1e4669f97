/**
 * A page that stays the only one of its browser: each further window is closed at once, and what it was for is told.
 * Invariants: a new window loads nothing, and is never waited for; the work for each is bounded, and nothing of it
 * is kept once it has gone. Must not import Electron.
 */
import type { CDPSession, Page } from 'playwright-core'
import { type CdpTransport, text } from '../../page/transport.js'

export interface WindowAsked {
  /** Where it was to lead; "" when it does not say. */
  readonly url: string
  /** The person clicked or pressed a key for it, as far as the browser knows. */
  readonly gesture: boolean
}

interface TargetInfo {
  readonly targetId: string
  readonly type: string
  readonly subtype?: string
  readonly url: string
  readonly openerId?: string
}

interface Attached {
  readonly sessionId: string
  readonly targetInfo: TargetInfo
}

/** Keeps the page alone, until its browser ends. `transport` is a connection to the page. */
export async function keepAlone(
  page: Page,
  transport: CdpTransport,
  onAsked: (asked: WindowAsked) => void,
): Promise<void> {
  // Scripts and links tell their address through the frame that they stand in; frames may have processes of their own.
  transport.on(({ method, params, sessionId }) => {
    if (method === 'Page.windowOpen')
      onAsked({ url: text(params, 'url'), gesture: params.userGesture === true })
    if (method !== 'Target.attachedToTarget') return
    const frame = sessionId ?? text(params, 'sessionId')
    transport.send('Page.enable', {}, frame).catch(() => undefined)
  })
  await transport.send('Page.enable')
  await transport.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: true,
  })
  const own = await transport.send('Target.getTargetInfo')
  const browser = await page.context().browser()?.newBrowserCDPSession()
  if (browser === undefined) return
  closeOthers(browser, targetIdOf(own), (url) => onAsked({ url, gesture: true }))
  // Held from its first moment: it must not load what our page is to load. A link that signs in is good for one time.
  await browser.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }],
  })
  await browser.send('Target.setDiscoverTargets', { discover: true, filter: [{ type: 'page' }] })
}

function targetIdOf(answer: unknown): string {
  const { targetInfo } = answer as { targetInfo: TargetInfo }
  return targetInfo.targetId
}

const isDevTools = ({ url }: TargetInfo) => url.startsWith('devtools:')

/** Closes every page but one; `onOpened` hears the address of those that no page has asked for: Ctrl-click, Ctrl-T. */
function closeOthers(browser: CDPSession, own: string, onOpened: (url: string) => void): void {
  /** Seen, but not closed yet. */
  const fresh = new Set<string>()
  const created = ({ targetInfo }: { targetInfo: TargetInfo }) => {
    const { targetId, subtype = '' } = targetInfo
    // A page that is rendered ahead belongs to the window that is there already.
    if (targetId !== own && subtype === '') fresh.add(targetId)
  }
  const changed = ({ targetInfo }: { targetInfo: TargetInfo }) => {
    const { targetId, url, openerId } = targetInfo
    // One that no page asked for is closed when its address is known. None is closed before its first change: Chromium
    // does not bear it while the opener is still busy making it.
    if (!fresh.has(targetId) || (openerId === undefined && url === '')) return
    fresh.delete(targetId)
    if (isDevTools(targetInfo)) return
    // It may have gone by itself meanwhile.
    browser.send('Target.closeTarget', { targetId }).catch(() => undefined)
    if (openerId === undefined) onOpened(url)
  }
  /** Held, it may never change: by the second answer the opener has made it. What is not closed goes on. */
  const attached = async ({ sessionId, targetInfo: { targetId } }: Attached) => {
    const ask = () => browser.send('Target.getTargetInfo', { targetId })
    await ask()
    const held = await ask()
    if (fresh.has(targetId) && !isDevTools(held.targetInfo)) changed(held)
    else await browser.send('Target.detachFromTarget', { sessionId })
  }
  browser.on('Target.attachedToTarget', (event) => {
    // It may have gone by itself meanwhile.
    attached(event).catch(() => undefined)
  })
  browser.on('Target.targetCreated', created)
  browser.on('Target.targetInfoChanged', changed)
  browser.on('Target.targetDestroyed', ({ targetId }) => fresh.delete(targetId))
}
