/**
 * Stands in for Electron's `webContents.debugger`: the same interface and the same habits, over the DevTools socket of
 * a page in a real Chromium. So the app's own transport runs against real flat sessions, without Electron.
 * Invariants: what Electron's debugger does not do, this does not do either.
 */
import { EventEmitter } from 'node:events'
import type { PageDebugger } from '../../../src-main/hosts/electron/transport'

interface Answer {
  readonly id?: number
  readonly method?: string
  readonly params?: unknown
  readonly sessionId?: string
  readonly result?: object
  readonly error?: { readonly message: string }
}

interface Waiting {
  readonly resolve: (result: object) => void
  readonly reject: (error: Error) => void
}

export class DebuggerStandIn extends EventEmitter implements Pick<PageDebugger, keyof PageDebugger> {
  private socket: WebSocket | null = null
  private opened: Promise<void> = Promise.resolve()
  private readonly waiting = new Map<number, Waiting>()
  private count = 0

  /** `address`: the page's own DevTools socket, "ws://127.0.0.1:PORT/devtools/page/ID". */
  constructor(private readonly address: string) {
    super()
  }

  attach(): void {
    if (this.socket !== null) throw new Error('Debugger is already attached to the target')
    const socket = new WebSocket(this.address)
    this.socket = socket
    this.opened = new Promise((resolve, reject) => {
      socket.addEventListener('open', () => resolve())
      socket.addEventListener('close', () => reject(new Error('target closed')))
    })
    // Told by whatever is sent; nobody may be waiting.
    this.opened.catch(() => undefined)
    socket.addEventListener('message', ({ data }) => this.hear(JSON.parse(String(data)) as Answer))
    socket.addEventListener('close', () => this.end(socket))
  }

  /** Electron tells of it also when the app itself asked. */
  detach(): void {
    const { socket } = this
    if (socket === null) return
    this.end(socket)
    socket.close()
  }

  isAttached(): boolean {
    return this.socket !== null
  }

  async sendCommand(method: string, params: object = {}, sessionId?: string): Promise<object> {
    const { socket } = this
    if (socket === null) throw new Error('No target available')
    await this.opened
    this.count += 1
    const id = this.count
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      socket.send(JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }))
    })
  }

  private hear({ id, method, params, sessionId, result, error }: Answer): void {
    if (method !== undefined) {
      this.emit('message', {}, method, params, sessionId ?? '')
      return
    }
    const waiting = this.waiting.get(id ?? 0)
    this.waiting.delete(id ?? 0)
    if (error !== undefined) waiting?.reject(new Error(error.message))
    else waiting?.resolve(result ?? {})
  }

  private end(socket: WebSocket): void {
    if (this.socket !== socket) return
    this.socket = null
    for (const { reject } of this.waiting.values()) reject(new Error('target closed while handling command'))
    this.waiting.clear()
    this.emit('detach', {}, 'target closed')
  }
}
