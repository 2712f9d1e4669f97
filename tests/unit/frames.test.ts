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

/** Answers each call after so long; `late` says how long for a method. */
function slow(url: string, late: (method: string, times: number) => number) {
  const asked = new Map<string, number>()
  const transport: CdpTransport = {
    send: (method) => {
      const times = (asked.get(method) ?? 0) + 1
      asked.set(method, times)
      const answers: Record<string, unknown> = {
        'Page.getFrameTree': tree(url),
        'Page.createIsolatedWorld': { executionContextId: 1 },
        'Runtime.evaluate': { result: { value: 'https://pay.example' } },
      }
      return new Promise((done) => setTimeout(() => done(answers[method] ?? {}), late(method, times)))
    },
    on: () => () => undefined,
    closed: new Promise(() => undefined),
    dispose: () => Promise.resolve(),
  }
  const frames = new Frames(new Cdp(transport), '', { controls: [], texts: [] }, () => undefined)
  frames.hear({ method: 'Target.attachedToTarget', params: ATTACHED })
  return frames
}

it.each(['Page.enable', 'Page.getFrameTree'])('%s comes late', async (slowest) => {
  const frames = slow('https://pay.example/', (method) => (method === slowest ? CDP_TIMEOUT_MS + 1000 : 0))
  await vi.advanceTimersByTimeAsync(CDP_TIMEOUT_MS)
  expect(frames.all.size).toBe(0)
  await vi.advanceTimersByTimeAsync(2000)
  expect(frames.all.get('f')).toMatchObject({ session: 'child', origin: 'https://pay.example' })
})

it('whose an empty frame is comes late', async () => {
  const frames = slow('about:blank', (method, times) =>
    method === 'Page.createIsolatedWorld' && times === 1 ? CDP_TIMEOUT_MS + 1000 : 0,
  )
  await vi.advanceTimersByTimeAsync(0)
  await vi.advanceTimersByTimeAsync(CDP_TIMEOUT_MS + 2000)
  expect(frames.all.get('f')?.origin).toBe('https://pay.example')
})
