/**
 * The page's frames and their isolated worlds.
 * Invariants: a world belongs to one document of one frame and has a key of its own, so that an element's handle
 * never outlives its document; an answer that arrives after the document has changed is thrown away; the world's
 * entry has a secret name, so that a call that strays into another context finds nothing there.
 * Must not import Electron, playwright-core or the DOM.
 */
import { randomBytes } from 'node:crypto'
import type { Stems } from '../../src-preload/page/protocol.js'
import {
  CDP_TIMEOUT_MS,
  type Cdp,
  type CdpEvent,
  type CdpFrame,
  type CdpFrameTree,
  CdpTimeout,
  text,
} from './transport.js'

/** Name of the isolated world that the in-page code runs in. */
export const WORLD = 'wayout'
/** Documents without an address of their own; they belong to who made them, unless a sandbox keeps them apart. */
const INHERITS = /^about:(?:blank|srcdoc)(?:[?#]|$)/

export interface World {
  readonly context: number
  /** First part of every handle of an element in it. */
  readonly key: string
}

export interface Frame {
  readonly id: string
  session: string | undefined
  parent: string | null
  url: string
  origin: string
  loader: string
  unreachableUrl: string
  /** Grows with every document. */
  epoch: number
  world: Promise<World> | null
  key: string
  /** Between two processes: there, but nobody to ask. */
  swapping: boolean
  /** The iframe element: its number in the parent's world. */
  owner: { readonly parentKey: string; readonly ref: number } | null
}

/** The document that was asked is gone; another try may reach the new one. */
export class WorldLost extends Error {
  override readonly name = 'WorldLost'
}

const LOST =
  /cannot find context|context was destroyed|navigated or closed|no frame|frame with the given|session (?:with given id )?(?:was )?(?:not found|closed|detached)|target closed|is missing/i

export class Frames {
  readonly all = new Map<string, Frame>()
  main: Frame | null = null
  private readonly entry = `__wayout_${randomBytes(12).toString('hex')}`
  private readonly install: string
  private keys = 0

  constructor(
    private readonly cdp: Cdp,
    script: string,
    stems: Stems,
    private readonly onChange: (frame: Frame | null) => void,
  ) {
    const configured = `globalThis.${this.entry} ??= globalThis.__wayout;${this.entry}.configure(${JSON.stringify(stems)});`
    this.install = `${script}\n;${configured}`
  }

  /** Starts listening to a session and takes in its frames. */
  async attach(session: string | undefined): Promise<void> {
    const { cdp } = this
    // A frame that is slow to answer would otherwise be nobody's for as long as its document lives.
    const options = session === undefined ? {} : { session, timeoutMs: 0 }
    await cdp.send('Page.enable', {}, options)
    const source = { source: this.install, worldName: WORLD }
    await Promise.all([
      cdp.try('Network.enable', {}, options),
      cdp.try('Inspector.enable', {}, options),
      cdp.try('Page.addScriptToEvaluateOnNewDocument', source, options),
    ])
    const tree = await cdp.send('Page.getFrameTree', {}, options)
    this.take(tree.frameTree, session)
    const auto = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true }
    await cdp.try('Target.setAutoAttach', auto, options)
    this.onChange(null)
  }

  private take(tree: CdpFrameTree, session: string | undefined): void {
    this.onChange(this.navigated(tree.frame, session))
    for (const child of tree.childFrames ?? []) this.take(child, session)
  }

  hear(event: CdpEvent): void {
    const { method, params, sessionId } = event
    switch (method) {
      case 'Target.attachedToTarget': {
        const info = params.targetInfo
        const type = typeof info === 'object' && info !== null && 'type' in info ? info.type : ''
        // A frame that went away meanwhile takes its session along.
        if (type === 'iframe') this.attach(text(params, 'sessionId')).catch(() => undefined)
        return
      }
      case 'Target.detachedFromTarget': {
        const gone = text(params, 'sessionId')
        for (const frame of [...this.all.values()]) if (frame.session === gone) this.swap(frame)
        return this.onChange(null)
      }
      case 'Page.frameAttached': {
        const id = text(params, 'frameId')
        if (!this.all.has(id)) this.add(id, text(params, 'parentFrameId'), sessionId)
        return
      }
      case 'Page.frameDetached': {
        const frame = this.all.get(text(params, 'frameId'))
        if (frame === undefined || (params.reason === 'swap' && frame.session !== sessionId)) return
        if (params.reason === 'swap') this.swap(frame)
        else this.drop(frame)
        return this.onChange(null)
      }
      case 'Page.frameNavigated': {
        const frame = params.frame
        if (isCdpFrame(frame)) this.onChange(this.navigated(frame, sessionId))
        return
      }
      case 'Page.navigatedWithinDocument': {
        const frame = this.all.get(text(params, 'frameId'))
        if (frame === undefined) return
        frame.url = text(params, 'url')
        return this.onChange(null)
      }
    }
  }

  private add(id: string, parent: string, session: string | undefined): Frame {
    const frame: Frame = {
      id,
      session,
      parent: parent === '' ? null : parent,
      url: '',
      origin: 'null',
      loader: '',
      unreachableUrl: '',
      epoch: 0,
      world: null,
      key: '',
      swapping: false,
      owner: null,
    }
    this.all.set(id, frame)
    return frame
  }

  private navigated(seen: CdpFrame, session: string | undefined): Frame {
    const frame = this.all.get(seen.id) ?? this.add(seen.id, seen.parentId ?? '', session)
    for (const child of [...this.all.values()]) if (child.parent === frame.id) this.drop(child)
    frame.session = session
    frame.swapping = false
    if (seen.parentId !== undefined) frame.parent = seen.parentId
    frame.url = `${seen.url}${seen.urlFragment ?? ''}`
    frame.origin = originOf(seen)
    frame.loader = seen.loaderId
    frame.unreachableUrl = seen.unreachableUrl ?? ''
    frame.epoch += 1
    frame.world = null
    frame.key = ''
    if (frame.parent === null && session === undefined) this.main = frame
    else if (INHERITS.test(frame.url)) this.inherit(frame)
    return frame
  }

  /** What a script has put into an empty frame is its maker's: the document itself knows whose, no event says it. */
  private async inherit(frame: Frame): Promise<void> {
    const { epoch } = frame
    try {
      const { context } = await this.world(frame, CDP_TIMEOUT_MS)
      const asked = { contextId: context, expression: 'self.origin', returnByValue: true }
      const { result } = await this.cdp.send('Runtime.evaluate', asked, { session: frame.session })
      if (frame.epoch !== epoch || typeof result.value !== 'string') return
      frame.origin = asOrigin(result.value)
      this.onChange(frame)
    } catch (error) {
      // It has gone on, or away; of a frame that nobody can ask nothing is read.
      if (error instanceof CdpTimeout && frame.epoch === epoch) return this.inherit(frame)
    }
  }

  private drop(frame: Frame): void {
    if (frame === this.main) return
    for (const child of [...this.all.values()])
      if (child.parent === frame.id && child !== frame) this.drop(child)
    frame.epoch += 1
    frame.world = null
    this.all.delete(frame.id)
  }

  /** The frame goes to another process: its document is gone, the frame is not. */
  private swap(frame: Frame): void {
    if (frame === this.main) return
    for (const child of [...this.all.values()]) if (child.parent === frame.id) this.drop(child)
    frame.epoch += 1
    frame.world = null
    frame.key = ''
    frame.swapping = true
  }

  /** The renderer has gone: every world with it. */
  forgetWorlds(): void {
    for (const frame of this.all.values()) {
      frame.epoch += 1
      frame.world = null
      frame.key = ''
    }
  }

  /** The frame that a handle belongs to, and the element's number there; null when its document is gone. */
  resolve(ref: string): { frame: Frame; number: number } | null {
    const [key = '', number = ''] = ref.split(':')
    if (!/^\d+$/.test(number) || key === '') return null
    for (const frame of this.all.values()) if (frame.key === key) return { frame, number: Number(number) }
    return null
  }

  /** Calls the in-page code: `call(frame, 'measure(3)')`. Rejects with WorldLost, CdpTimeout or Error. */
  async call<T>(
    frame: Frame,
    code: string,
    { timeoutMs = CDP_TIMEOUT_MS, awaits = false }: { timeoutMs?: number; awaits?: boolean } = {},
  ): Promise<T> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.callOnce<T>(frame, code, timeoutMs, awaits)
      } catch (error) {
        if (!(error instanceof WorldLost) || attempt > 0 || awaits) throw error
      }
    }
  }

  private async callOnce<T>(frame: Frame, code: string, timeoutMs: number, awaits: boolean): Promise<T> {
    const { epoch } = frame
    const world = await this.world(frame, timeoutMs)
    const value = awaits
      ? `${this.entry}.${code}.then((value) => ({ value: value ?? null }))`
      : `({ value: ${this.entry}.${code} ?? null })`
    const answer = await this.lostOr(
      frame,
      this.cdp.send(
        'Runtime.evaluate',
        { contextId: world.context, expression: value, returnByValue: true, awaitPromise: awaits },
        { session: frame.session, timeoutMs },
      ),
    )
    if (frame.epoch !== epoch) throw new WorldLost('the document has changed')
    if (answer.exceptionDetails !== undefined) {
      const words = answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text ?? ''
      if (words.includes(this.entry)) this.forget(frame)
      throw words.includes(this.entry)
        ? new WorldLost('the entry is missing')
        : new Error(words.slice(0, 200))
    }
    const wrapped = answer.result.value
    if (typeof wrapped !== 'object' || wrapped === null || !('value' in wrapped))
      throw new WorldLost('no answer')
    return wrapped.value as T
  }

  /** A remote handle of the element, for the protocol's own methods. */
  async handle(frame: Frame, number: number): Promise<string | null> {
    const world = await this.world(frame, CDP_TIMEOUT_MS)
    const answer = await this.lostOr(
      frame,
      this.cdp.send(
        'Runtime.evaluate',
        { contextId: world.context, expression: `${this.entry}.element(${number})` },
        { session: frame.session },
      ),
    )
    return answer.result.subtype === 'node' ? (answer.result.objectId ?? null) : null
  }

  /** The number that the frame's iframe element has in the parent's world. */
  async ownerOf(frame: Frame): Promise<number | null> {
    const parent = frame.parent === null ? undefined : this.all.get(frame.parent)
    if (parent === undefined) return null
    const world = await this.world(parent, 1000)
    if (frame.owner?.parentKey === world.key) return frame.owner.ref
    const options = { session: parent.session, timeoutMs: 1000 }
    const { backendNodeId } = await this.cdp.send('DOM.getFrameOwner', { frameId: frame.id }, options)
    const ref = await this.callWith(parent, world, backendNodeId, 'refOf')
    if (typeof ref !== 'number' || ref === 0) return null
    frame.owner = { parentKey: world.key, ref }
    return ref
  }

  /** Hands the closed shadow roots around a node of the browser's to the in-page code; true when one is new to it. */
  async adopt(frame: Frame, backendNodeId: number): Promise<boolean> {
    const world = await this.world(frame, 1000)
    return (await this.callWith(frame, world, backendNodeId, 'adopt')) === true
  }

  private async callWith(
    frame: Frame,
    world: World,
    backendNodeId: number,
    method: string,
  ): Promise<unknown> {
    const options = { session: frame.session, timeoutMs: 1000 }
    const resolved = await this.cdp.send(
      'DOM.resolveNode',
      { backendNodeId, executionContextId: world.context },
      options,
    )
    const { objectId } = resolved.object
    if (objectId === undefined) return null
    const code = `function () { return ${this.entry}.${method}(this) }`
    const answer = await this.cdp.send(
      'Runtime.callFunctionOn',
      { objectId, functionDeclaration: code, returnByValue: true },
      options,
    )
    this.cdp.try('Runtime.releaseObject', { objectId }, options)
    return answer.result.value
  }

  world(frame: Frame, timeoutMs: number): Promise<World> {
    if (frame.world !== null) return frame.world
    const made = this.makeWorld(frame, timeoutMs)
    frame.world = made
    made.catch(() => {
      if (frame.world === made) frame.world = null
    })
    return made
  }

  private async makeWorld(frame: Frame, timeoutMs: number): Promise<World> {
    const { epoch, session } = frame
    const { executionContextId } = await this.lostOr(
      frame,
      this.cdp.send(
        'Page.createIsolatedWorld',
        { frameId: frame.id, worldName: WORLD },
        { session, timeoutMs },
      ),
    )
    // The script is there already when the document was loaded under our eyes.
    const expression = `typeof ${this.entry}`
    const evaluate = (source: string) =>
      this.lostOr(
        frame,
        this.cdp.send(
          'Runtime.evaluate',
          { contextId: executionContextId, expression: source, returnByValue: true },
          { session, timeoutMs },
        ),
      )
    if ((await evaluate(expression)).result.value !== 'object') {
      if (frame.epoch !== epoch) throw new WorldLost('the document has changed')
      const installed = await evaluate(this.install)
      if (installed.exceptionDetails !== undefined) {
        throw new Error(`in-page code: ${installed.exceptionDetails.exception?.description ?? 'failed'}`)
      }
    }
    if (frame.epoch !== epoch) throw new WorldLost('the document has changed')
    this.keys += 1
    frame.key = `f${this.keys}`
    return { context: executionContextId, key: frame.key }
  }

  private forget(frame: Frame): void {
    frame.world = null
    frame.key = ''
  }

  private async lostOr<T>(frame: Frame, answer: Promise<T>): Promise<T> {
    try {
      return await answer
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error)
      if (!LOST.test(words)) throw error
      this.forget(frame)
      throw new WorldLost(words)
    }
  }
}

const isCdpFrame = (value: unknown): value is CdpFrame =>
  typeof value === 'object' && value !== null && 'id' in value && 'loaderId' in value && 'url' in value

/** The origin that the browser itself gives; "null" for a document without one. */
const originOf = (frame: CdpFrame): string => asOrigin(frame.securityOrigin ?? '')

function asOrigin(origin: string): string {
  if (!/^https?:\/\/[^/]/.test(origin)) return 'null'
  return URL.canParse(origin) ? new URL(origin).origin : 'null'
}
