// The built preloads: the panel's with only what a sandboxed preload may require, the page's in a real isolated world.
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import type { ContextBridge, IpcRenderer } from 'electron'
import { beforeAll, describe, expect, test } from 'vitest'
import type { WayoutBridge } from '../../src-preload/contract/bridge'
import { CHANNELS } from '../../src-preload/contract/channels'
import { html, useBrowser } from '../dom/support'
import { builtFile, ensureBuilt } from './stand-in/built'

beforeAll(() => ensureBuilt(), 120_000)

class IpcRendererStandIn extends EventEmitter implements Pick<IpcRenderer, 'invoke'> {
  readonly invoked: unknown[][] = []
  answers: Readonly<Record<string, () => unknown>> = {}

  async invoke(...message: [string, ...unknown[]]): Promise<unknown> {
    this.invoked.push(message)
    return this.answers[message[0]]?.()
  }
}

/** Evaluates a preload as Electron's sandbox does: CommonJS, and a `require` that knows these few names. */
function evaluate(file: string) {
  const ipcRenderer = new IpcRendererStandIn()
  const exposed: Record<string, unknown> = {}
  const contextBridge: Pick<ContextBridge, 'exposeInMainWorld'> = {
    exposeInMainWorld: (name, api) => {
      exposed[name] = api
    },
  }
  const known: Readonly<Record<string, unknown>> = {
    electron: { contextBridge, ipcRenderer, crashReporter: {}, nativeImage: {}, webFrame: {}, webUtils: {} },
    events: {},
    timers: {},
    url: {},
  }
  const required: string[] = []
  const require = (name: string) => {
    required.push(name)
    if (name in known) return known[name]
    throw new Error(`module not found: ${name}`)
  }
  const module = { exports: {} }
  const context = createContext({ require, module, exports: module.exports })
  runInContext(readFileSync(builtFile('preload', file), 'utf8'), context)
  return { ipcRenderer, exposed, required, globals: Object.keys(context) }
}

function bridge() {
  const loaded = evaluate('panel.cjs')
  return { ...loaded, wayout: loaded.exposed.wayout as WayoutBridge }
}

describe('the panel’s preload', () => {
  test('requires Electron alone, and exposes one object with two functions', () => {
    const { exposed, required, globals } = bridge()
    expect(required).toEqual(['electron'])
    expect(Object.keys(exposed)).toEqual(['wayout'])
    expect(Object.keys(exposed.wayout as object).sort()).toEqual(['send', 'subscribe'])
    expect(Object.values(exposed.wayout as object).every((value) => typeof value === 'function')).toBe(true)
    expect(globals).not.toContain('ipcRenderer')
  })

  test('sends an intent, and gives the answer', async () => {
    const { ipcRenderer, wayout } = bridge()
    ipcRenderer.answers = { [CHANNELS.intent]: () => ({ ok: true }) }
    expect(await wayout.send({ kind: 'start' })).toEqual({ ok: true })
    expect(ipcRenderer.invoked).toEqual([[CHANNELS.intent, { kind: 'start' }]])
  })

  test('a subscriber gets the view as it stands, then each one after it, until it stops; never the event', async () => {
    const { ipcRenderer, wayout } = bridge()
    ipcRenderer.answers = { [CHANNELS.current]: () => 'now' }
    const seen: unknown[][] = []
    const stop = wayout.subscribe((...views) => seen.push(views))
    await expect.poll(() => seen).toEqual([['now']])
    ipcRenderer.emit(CHANNELS.view, { sender: ipcRenderer }, 'later')
    expect(seen).toEqual([['now'], ['later']])
    stop()
    ipcRenderer.emit(CHANNELS.view, { sender: ipcRenderer }, 'too late')
    expect(seen).toHaveLength(2)
    expect(ipcRenderer.listenerCount(CHANNELS.view)).toBe(0)
  })

  test('when main does not answer, the subscriber waits for the next view', async () => {
    const { ipcRenderer, wayout } = bridge()
    ipcRenderer.answers = { [CHANNELS.current]: () => Promise.reject(new Error('gone')) }
    const seen: unknown[] = []
    wayout.subscribe((view) => seen.push(view))
    ipcRenderer.emit(CHANNELS.view, {}, 'later')
    await expect.poll(() => seen).toEqual(['later'])
  })
})

describe('the page’s script', () => {
  const world = useBrowser()

  test('requires nothing; all that it lacks here is the DOM', () => {
    expect(() => evaluate('page.cjs')).toThrow(/^Node is not defined$/)
    expect(readFileSync(builtFile('preload', 'page.cjs'), 'utf8')).not.toMatch(/\brequire\(|\bimport\(/)
  })

  test('as it was built, it works in a world that has a DOM and nothing else', async () => {
    const tab = await world.tab({ script: readFileSync(builtFile('preload', 'page.cjs'), 'utf8') })
    const seen = await tab.html(html('<h1>Your plan</h1><button>Cancel plan</button>'))
    expect(seen.controls.map(({ name }) => name)).toEqual(['Cancel plan'])
    expect(await tab.js('typeof __wayout + typeof require + typeof wayout')).toBe(
      'undefinedundefinedundefined',
    )
  })
})
