// A frame of another process that is slow to answer is read all the same, once it does.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Frames } from '../../src-main/page/frames.js'
import { CDP_TIMEOUT_MS, Cdp, type CdpTransport } from '../../src-main/page/transport.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const ATTACHED = { sessionId: 'child', targetInfo: { type: 'iframe' } }
const tree = (url: string) => {
  const securityOrigin = url.startsWith('https:') ? new URL(url).origin : '://'
  return { frameTree: { frame: { id: 'f', parentId: 'm', loaderId: 'l', url, securityOrigin } } }
}

/** Answers at once, but the first call of `slowest` when it is released. */
function slow(url: string, slowest: string) {
  let release = () => {}
  const held = new Promise<void>((done) => {
    release = done
  })
  let waits = true
  const answers: Record<string, unknown> = {
    'Page.getFrameTree': tree(url),
    'Page.createIsolatedWorld': { executionContextId: 1 },
    'Runtime.evaluate': { result: { value: 'https://pay.example' } },
  }
  const transport: CdpTransport = {
    send: async (method) => {
      if (method === slowest && waits) {
        waits = false
        await held
      }
      return answers[method] ?? {}
    },
    on: () => () => undefined,
    closed: new Promise(() => undefined),
    dispose: () => Promise.resolve(),
  }
  const frames = new Frames(new Cdp(transport), '', { controls: [], texts: [] }, () => undefined)
  frames.hear({ method: 'Target.attachedToTarget', params: ATTACHED })
  return { frames, release }
}

it.each(['Page.enable', 'Page.getFrameTree'])('%s comes late', async (slowest) => {
  const { frames, release } = slow('https://pay.example/', slowest)
  await vi.advanceTimersByTimeAsync(CDP_TIMEOUT_MS + 1000)
  expect(frames.all.size).toBe(0)
  release()
  await vi.advanceTimersByTimeAsync(0)
  expect(frames.all.get('f')).toMatchObject({ session: 'child', origin: 'https://pay.example' })
})

it('whose an empty frame is comes late', async () => {
  const { frames } = slow('about:blank', 'Page.createIsolatedWorld')
  await vi.advanceTimersByTimeAsync(0)
  await vi.advanceTimersByTimeAsync(CDP_TIMEOUT_MS + 1000)
  expect(frames.all.get('f')?.origin).toBe('https://pay.example')
})
