/**
 * `window.wayout` of a panel that is shown by an installed browser, bound through the driver.
 * Invariants: exactly `send` and `subscribe`, frozen, in the main frame of the panel's own origin and nowhere else; a
 * call from any other place is answered with `intent-invalid` and goes no further; needs no `eval`, so that the panel's
 * strict policy holds. Must not import Electron, playwright-core or the DOM.
 */
import { randomBytes } from 'node:crypto'
import { WayoutError } from '../../../src-preload/contract/error.js'
import type { Answer } from '../../../src-preload/contract/intent.js'
import type { View } from '../../../src-preload/contract/view.js'
import { type CdpEvent, type CdpTransport, text } from '../../page/transport.js'
import type { PanelOptions } from '../host.js'

/** Longest call that is read, in characters: a part of a file that is handed over, and some words. */
const MAX_CALL = 600_000

export class Bridge {
  /** The name of the driver's function, and of the event that answers: known to nobody else. */
  private readonly name = `wayout-${randomBytes(12).toString('hex')}`
  private readonly contexts = new Map<number, Context>()
  /** The one execution context from which calls are heard: the panel's own. */
  private own: Context | null = null
  private newest: View | null = null
  private pushing = false

  private constructor(
    private readonly transport: CdpTransport,
    private readonly mainFrame: string,
    private readonly origin: string,
    private readonly options: Pick<PanelOptions, 'current' | 'onIntent'>,
  ) {
    transport.on((event) => this.hear(event))
  }

  /** Binds the bridge to a page, from its next document on. */
  static async bind(
    transport: CdpTransport,
    mainFrame: string,
    origin: string,
    options: Pick<PanelOptions, 'current' | 'onIntent'>,
  ): Promise<Bridge> {
    const bridge = new Bridge(transport, mainFrame, origin, options)
    await transport.send('Runtime.enable')
    await transport.send('Runtime.addBinding', { name: bridge.name })
    const source = inPage(bridge.name, origin)
    await transport.send('Page.addScriptToEvaluateOnNewDocument', { source })
    return bridge
  }

  /** Shows a view. While one is on its way, only the newest waits. */
  show(view: View): void {
    this.newest = view
    if (!this.pushing) this.push()
  }

  private async push(): Promise<void> {
    this.pushing = true
    while (this.newest !== null) {
      const view = this.newest
      this.newest = null
      if (this.own !== null) await this.deliver(this.own, { view })
    }
    this.pushing = false
  }

  private hear({ method, params }: CdpEvent): void {
    switch (method) {
      case 'Runtime.executionContextCreated': {
        const context = params.context as Context
        this.contexts.set(context.id, context)
        if (this.isOwn(context)) this.own = context
        return
      }
      case 'Runtime.executionContextDestroyed':
        this.contexts.delete(Number(params.executionContextId))
        if (params.executionContextId === this.own?.id) this.own = null
        return
      case 'Runtime.executionContextsCleared':
      case 'Inspector.targetCrashed':
        this.contexts.clear()
        this.own = null
        return
      case 'Runtime.bindingCalled':
        if (text(params, 'name') === this.name)
          this.called(text(params, 'payload'), Number(params.executionContextId))
        return
    }
  }

  private isOwn({ origin, auxData }: Context): boolean {
    return origin === this.origin && auxData?.isDefault === true && auxData.frameId === this.mainFrame
  }

  private async called(payload: string, from: number): Promise<void> {
    const call = parse(payload)
    const context = this.contexts.get(from)
    if (call === null || context === undefined) return
    await this.deliver(context, { id: call.id, value: await this.answer(call, context) })
  }

  private async answer({ kind, intent }: Call, from: Context): Promise<Answer | View> {
    if (from !== this.own) return refused('Only the panel itself can ask for this.')
    if (kind === 'current') return this.options.current()
    if (kind === 'intent') return await this.options.onIntent(intent)
    return refused('There is no such call.')
  }

  private async deliver({ uniqueId }: Context, detail: unknown): Promise<void> {
    const expression = `dispatchEvent(new CustomEvent(${JSON.stringify(this.name)}, { detail: ${JSON.stringify(detail)} }))`
    try {
      await this.transport.send('Runtime.evaluate', { uniqueContextId: uniqueId, expression })
    } catch {
      // That document has gone; the next one asks for the view itself.
    }
  }
}

interface Context {
  /** Used again by later documents; `uniqueId` never is. */
  readonly id: number
  readonly uniqueId: string
  readonly origin: string
  readonly auxData?: { readonly isDefault?: boolean; readonly frameId?: string }
}

interface Call {
  readonly id: number
  readonly kind: unknown
  readonly intent: unknown
}

function parse(payload: string): Call | null {
  if (payload.length > MAX_CALL) return null
  try {
    const call: unknown = JSON.parse(payload)
    if (typeof call !== 'object' || call === null || !('id' in call) || typeof call.id !== 'number')
      return null
    const { id } = call
    return { id, kind: 'kind' in call ? call.kind : null, intent: 'intent' in call ? call.intent : null }
  } catch {
    return null
  }
}

function refused(message: string): Answer {
  return { ok: false, error: new WayoutError('intent-invalid', message).toJSON() }
}

/** What runs at the start of each document, before any script of the page. */
function inPage(name: string, origin: string): string {
  const invalid = JSON.stringify(refused('The intent cannot be sent: it is too long, or not plain data.'))
  return `(() => {
  const name = ${JSON.stringify(name)}
  const call = globalThis[name]
  delete globalThis[name]
  if (typeof call !== 'function' || window !== window.top || location.origin !== ${JSON.stringify(origin)}) return
  const waiting = new Map()
  const listeners = new Set()
  let calls = 0
  addEventListener(name, ({ detail }) => {
    if ('view' in detail) {
      for (const listener of [...listeners]) listener(detail.view)
      return
    }
    const answer = waiting.get(detail.id)
    waiting.delete(detail.id)
    answer?.(detail.value)
  })
  const ask = (kind, intent) => new Promise((resolve) => {
    calls += 1
    let text = ''
    try {
      text = JSON.stringify({ id: calls, kind, intent })
    } catch {}
    if (text === '' || text.length > ${MAX_CALL}) return resolve(${invalid})
    waiting.set(calls, resolve)
    call(text)
  })
  const send = (intent) => ask('intent', intent)
  const subscribe = (listener) => {
    const hear = (view) => listener(view)
    listeners.add(hear)
    ask('current').then((view) => {
      if (listeners.has(hear)) hear(view)
    })
    return () => {
      listeners.delete(hear)
    }
  }
  Object.defineProperty(window, 'wayout', { value: Object.freeze({ send, subscribe }), enumerable: true })
})()`
}
