// Sign-in of the practice site: one-time states and codes, session tokens. No passwords, nothing personal.
// Invariants: a code, state or key works once; a return address is always a path of the site itself.
import { randomBytes } from 'node:crypto'

const token = (): string => randomBytes(16).toString('hex')

/** Only a path on this site may be returned to: anything else becomes /account. */
export const safePath = (path: string | null): string => (path && /^\/[^/\\]/.test(path) ? path : '/account')

export class Sessions {
  readonly #sessions = new Set<string>()
  readonly #states = new Map<string, string>()
  readonly #codes = new Set<string>()
  readonly #invitations = new Set<string>()

  get any(): boolean {
    return this.#sessions.size > 0
  }

  has(session: string | null | undefined): boolean {
    return !!session && this.#sessions.has(session)
  }

  begin(callbackUrl: string | null): string {
    const state = token()
    this.#states.set(state, safePath(callbackUrl))
    return state
  }

  knows(state: string | null): boolean {
    return state !== null && this.#states.has(state)
  }

  code(): string {
    const code = token()
    this.#codes.add(code)
    return code
  }

  /** Trades state and code for a session; null when either is unknown or used. */
  finish(state: string | null, code: string | null): { session: string; path: string } | null {
    const path = state === null ? undefined : this.#states.get(state)
    if (path === undefined || code === null || !this.#codes.delete(code)) return null
    if (state !== null) this.#states.delete(state)
    const session = token()
    this.#sessions.add(session)
    return { session, path }
  }

  /** A key that lets in whoever has it, once. */
  invite(): string {
    const key = token()
    this.#invitations.add(key)
    return key
  }

  /** Trades a key for a session; null when it is unknown or used. */
  enter(key: string | null): string | null {
    if (key === null || !this.#invitations.delete(key)) return null
    const session = token()
    this.#sessions.add(session)
    return session
  }

  clear(): void {
    this.#sessions.clear()
  }
}
