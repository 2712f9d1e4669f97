/**
 * Our own scheme, from which the panel and the printed report are served: `app://wayout/`, `app://report/`.
 * Invariants: what is served comes from memory or from one folder, by a plain relative path; anything else is 404.
 */
import { protocol, type Session } from 'electron'
import { ownPath } from '../guards.js'
import type { PanelFile } from '../host.js'

const SCHEME = 'app'
export const PANEL_ORIGIN = `${SCHEME}://wayout`
export const REPORT_ORIGIN = `${SCHEME}://report`

/** Must be called before the app is ready. An origin of its own and a secure context; no service workers, no fetch. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }])
}

/** Serves one origin of ours in a session. */
export function serve(
  session: Session,
  origin: string,
  headers: Readonly<Record<string, string>>,
  read: (path: string) => PanelFile | null | Promise<PanelFile | null>,
): void {
  session.protocol.handle(SCHEME, async ({ url }) => {
    const path = ownPath(url, origin)
    const file = path === null ? null : await read(path)
    if (file === null) return new Response(null, { status: 404, headers })
    return new Response(new Uint8Array(file.body), { headers: { ...headers, 'content-type': file.type } })
  })
}
