/**
 * What the page is loading: the main document's fate, requests that the page could be waiting for, downloads.
 * Invariants: passive (listens only); remembers little. Must not import Electron, playwright-core or the DOM.
 */
import type { Problem } from '../engine/observation.js'
import { type CdpEvent, text } from './transport.js'

const IN_FLIGHT_TYPES = new Set(['Document', 'XHR', 'Fetch'])
const FORGOTTEN_AFTER_MS = 5000
const REMEMBERED = 30

interface DocumentRequest {
  method: string
  status: number | null
  error: string
}

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}

export class Network {
  private readonly flying = new Map<string, number>()
  private readonly documents = new Map<string, DocumentRequest>()

  constructor(
    private readonly clock: () => number,
    private readonly onLanded: () => void,
  ) {}

  hear({ method, params, sessionId = '' }: CdpEvent): void {
    const id = text(params, 'requestId')
    const key = `${sessionId}/${id}`
    switch (method) {
      case 'Network.requestWillBeSent': {
        const type = text(params, 'type')
        const request = objectOf(params.request)
        if (type === 'Document') this.remember(id).method = text(request, 'method').toUpperCase()
        if (IN_FLIGHT_TYPES.has(type)) this.flying.set(key, this.clock())
        return
      }
      case 'Network.responseReceived': {
        const response = objectOf(params.response)
        if (params.type === 'Document') {
          const { status } = response
          this.remember(id).status = typeof status === 'number' ? status : null
        }
        if (text(response, 'mimeType') === 'text/event-stream') this.land(key)
        return
      }
      case 'Network.loadingFailed':
        if (params.type === 'Document') this.fail(id, text(params, 'errorText'))
        return this.land(key)
      case 'Network.loadingFinished':
        return this.land(key)
      case 'Target.detachedFromTarget': {
        const session = text(params, 'sessionId')
        for (const other of this.flying.keys()) if (other.startsWith(`${session}/`)) this.flying.delete(other)
        return
      }
    }
  }

  private land(key: string): void {
    if (this.flying.delete(key) && this.flying.size === 0) this.onLanded()
  }

  private remember(loader: string): DocumentRequest {
    const known = this.documents.get(loader)
    if (known !== undefined) return known
    const made: DocumentRequest = { method: '', status: null, error: '' }
    this.documents.set(loader, made)
    for (const old of this.documents.keys()) {
      if (this.documents.size <= REMEMBERED) break
      this.documents.delete(old)
    }
    return made
  }

  fail(loader: string, error: string): void {
    this.remember(loader).error ||= error
  }

  /** A new document of the main frame: what the old one was waiting for does not matter. */
  startOver(loader: string): void {
    for (const key of this.flying.keys()) if (key !== `/${loader}`) this.flying.delete(key)
  }

  /** A frame's document is there; where it ends is told to another session, or to nobody. */
  arrived(loader: string): void {
    for (const key of this.flying.keys()) if (key.endsWith(`/${loader}`)) this.land(key)
  }

  get inFlight(): boolean {
    const oldest = this.clock() - FORGOTTEN_AFTER_MS
    for (const [key, since] of this.flying) if (since < oldest) this.flying.delete(key)
    return this.flying.size > 0
  }

  /** "" when the document was there before anyone listened. */
  methodOf(loader: string): string {
    return this.documents.get(loader)?.method ?? ''
  }

  statusOf(loader: string): number | null {
    return this.documents.get(loader)?.status ?? null
  }

  errorOf(loader: string): string {
    return this.documents.get(loader)?.error ?? ''
  }
}

/** A network error as a problem in words. */
export function problemOf(error: string): Problem {
  const detail = error === '' ? 'net::ERR_FAILED' : error
  return { kind: /ERR_(?:CERT|SSL|TLS|BAD_SSL)/.test(detail) ? 'tls' : 'unreachable', detail }
}
