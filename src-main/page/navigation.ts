/**
 * Loading a truly fresh document.
 * Invariants: never sends a form again (the result of a POST is left by way of about:blank, never reloaded); the
 * document does not come from the cache; a page that does not want to be left is left all the same; waits for events,
 * with a limit; never rejects.
 * Must not import Electron, playwright-core or the DOM.
 */
import type { LoadResult, Problem } from '../engine/observation.js'
import type { Frames } from './frames.js'
import { type Network, problemOf } from './network.js'
import type { Status } from './status.js'
import { type Cdp, CdpTimeout } from './transport.js'
import type { Watch } from './watch.js'

export interface Navigator {
  readonly cdp: Cdp
  readonly frames: Frames
  readonly network: Network
  readonly status: Status
  readonly watch: Watch
  readonly clock: () => number
  readonly loadTimeoutMs: number
}

const failed = (problem: Problem): LoadResult => ({ kind: 'failed', problem })
const withoutHash = (url: string) => url.replace(/#.*$/s, '')

export async function load(nav: Navigator, url: string): Promise<LoadResult> {
  const { cdp, status } = nav
  if (status.closed) return failed({ kind: 'closed' })
  if (status.dialog !== null) return failed(status.problem ?? { kind: 'load-timeout' })
  status.startOver()
  // Nobody answers in a crashed page, and its cache is of no use either.
  if (!status.crashed) await cdp.try('Network.setCacheDisabled', { cacheDisabled: true }, { timeoutMs: 500 })
  try {
    return await loadFresh(nav, url, nav.clock() + nav.loadTimeoutMs)
  } finally {
    cdp.try('Network.setCacheDisabled', { cacheDisabled: false })
  }
}

async function loadFresh(nav: Navigator, url: string, deadline: number): Promise<LoadResult> {
  const { frames, network, status } = nav
  const main = frames.main
  const sameDocument = main !== null && withoutHash(main.url) === withoutHash(url)
  if (main !== null && sameDocument && network.methodOf(main.loader) !== 'GET') {
    // Anything but a plain GET must not be sent again, and the address alone would be taken for it.
    const left = await navigate(nav, 'about:blank', deadline)
    if (left.kind === 'failed') return left
  }
  if (status.crashed) frames.forgetWorlds()
  const result = await navigate(nav, url, deadline)
  if (result.kind === 'failed' || result.load !== '') return result
  // The reload must not overtake the step to the hash.
  for (let i = 0; i < 20 && frames.main !== null && frames.main.url !== url; i += 1) await nav.watch.next(50)
  return reload(nav, deadline)
}

/** `load` is "" when the document stayed the same. */
async function navigate(nav: Navigator, url: string, deadline: number): Promise<LoadResult> {
  const { cdp, frames, network, status, watch } = nav
  const before = frames.main?.loader ?? ''
  const answer = await interruptible(
    nav,
    cdp.send('Page.navigate', { url }, { timeoutMs: left(nav, deadline) }),
  )
  if (answer instanceof Error) return giveUp(nav, answer)
  if (answer === 'interrupted') return failed(status.problem ?? { kind: 'load-timeout' })
  if (answer.isDownload === true) {
    // Its name follows in an event.
    for (let i = 0; i < 10 && status.download === null; i += 1) await watch.next(50)
    status.download ??= url.slice(0, 200)
    return failed({ kind: 'download', detail: status.download })
  }
  if (answer.errorText !== undefined && answer.errorText !== '') {
    if (answer.loaderId !== undefined) network.fail(answer.loaderId, answer.errorText)
    if (answer.loaderId !== undefined)
      await arrival(nav, answer.loaderId, before, Math.min(deadline, nav.clock() + 1000))
    return failed(
      status.download === null ? problemOf(answer.errorText) : (status.problem ?? { kind: 'load-timeout' }),
    )
  }
  if (answer.loaderId === undefined) return { kind: 'loaded', load: '' }
  return arrival(nav, answer.loaderId, before, deadline)
}

async function reload(nav: Navigator, deadline: number): Promise<LoadResult> {
  const { cdp, frames, status } = nav
  const before = frames.main?.loader ?? ''
  const answer = await interruptible(nav, cdp.send('Page.reload', {}, { timeoutMs: left(nav, deadline) }))
  if (answer instanceof Error) return giveUp(nav, answer)
  if (answer === 'interrupted') return failed(status.problem ?? { kind: 'load-timeout' })
  return arrival(nav, null, before, deadline)
}

/** Waits until the main frame shows another document than `before`, with its content. */
async function arrival(
  nav: Navigator,
  loader: string | null,
  before: string,
  deadline: number,
): Promise<LoadResult> {
  const { frames, status, watch } = nav
  for (;;) {
    const now = frames.main?.loader ?? ''
    // Not the expected one, but nothing more under way: the page itself went on to another.
    const there = now !== before && (loader === null || now === loader || status.pending === null)
    const { problem } = status
    const ofDocument =
      problem?.kind === 'unreachable' || problem?.kind === 'tls' || problem?.kind === 'crashed'
    if (problem !== null && (there || !ofDocument)) return failed(problem)
    if (there && status.content) return { kind: 'loaded', load: now }
    const wait = deadline - nav.clock()
    if (wait <= 0) return giveUp(nav, new CdpTimeout('load'))
    await watch.next(Math.min(wait, 250))
  }
}

async function giveUp(nav: Navigator, error: Error): Promise<LoadResult> {
  if (nav.status.closed || error.message.startsWith('closed')) return failed({ kind: 'closed' })
  if (!(error instanceof CdpTimeout))
    return failed(nav.status.problem ?? problemOf(error.message.slice(0, 200)))
  nav.status.giveUp()
  await nav.cdp.try('Page.stopLoading', {}, { timeoutMs: 1000 })
  nav.status.giveUp()
  return failed({ kind: 'load-timeout' })
}

const left = (nav: Navigator, deadline: number) => Math.max(1, deadline - nav.clock())

/** "Leave site?": the app has asked for another page and knows why. */
async function leave({ cdp, status, watch }: Navigator): Promise<void> {
  const session = status.dialog?.session
  await cdp.try('Page.handleJavaScriptDialog', { accept: true }, { session, timeoutMs: 1000 })
  for (let i = 0; i < 20 && status.dialog?.type === 'beforeunload'; i += 1) await watch.next(50)
}

/** The answer, its error, or "interrupted" when a dialog opens or the page is lost meanwhile. */
async function interruptible<T>(nav: Navigator, answer: Promise<T>): Promise<T | Error | 'interrupted'> {
  const { status, watch } = nav
  let done = false
  const settled = answer.then(
    (value) => ({ value }),
    (error: unknown) => ({ value: error instanceof Error ? error : new Error(String(error)) }),
  )
  settled.then(() => {
    done = true
  })
  const wasCrashed = status.crashed
  const interruption = (async () => {
    while (!done) {
      if (status.dialog?.type === 'beforeunload') await leave(nav)
      else if (status.closed || status.dialog !== null || (status.crashed && !wasCrashed))
        return 'interrupted' as const
      await watch.next(1000)
    }
    return 'interrupted' as const
  })()
  const first = await Promise.race([settled, interruption])
  return first === 'interrupted' ? (done ? (await settled).value : first) : first.value
}
