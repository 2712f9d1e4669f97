/**
 * What the hosts let through: pure functions over parsed URLs, one place for both hosts.
 * Invariants: deny first; an address is parsed, never compared as a string; what does not parse is refused.
 * Pure: must not import I/O, Electron or the DOM.
 */
import { WayoutError } from '../../src-preload/contract/error.js'

export type Verdict =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly why: string }

const refused = (why: string): Verdict => ({ ok: false, why })

const parse = (address: string): URL | null => (URL.canParse(address) ? new URL(address) : null)

/** Longest address handed to the system; Windows takes 2,081 characters. */
const MAX_LINK = 1_800

/** Addresses handed to the person's own browser: https, without name and password. */
export function externalLink(address: string): Verdict {
  const url = parse(address)
  if (url === null) return refused('not an address')
  if (url.protocol !== 'https:') return refused(`${url.protocol} is not opened, only https`)
  if (url.username !== '' || url.password !== '') return refused('it carries a name or a password')
  if (url.hostname === '' || url.href.length > MAX_LINK) return refused('too long')
  return { ok: true, url: url.href }
}

/** The same, for those who open it. Throws `link-refused`. */
export function requireLink(address: string): string {
  const verdict = externalLink(address)
  if (verdict.ok) return verdict.url
  throw new WayoutError('link-refused', `This link is not opened: ${verdict.why}.`, { url: address })
}

/**
 * A window that the site wants to open (`target=_blank`, `window.open`): http and https on an origin of the guide
 * open in the same view; all else is refused.
 */
export function newWindow(address: string, origins: readonly string[]): Verdict {
  const url = parse(address)
  if (url === null) return refused('not an address')
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refused(`${url.protocol} is not opened`)
  if (!origins.includes(url.origin)) return refused('not part of the guide')
  return { ok: true, url: url.href }
}

/** Where the site's main frame may go: the web. No `file:`, `chrome:`, `javascript:`, `data:`, none of our own. */
export function siteNavigation(address: string): Verdict {
  const url = parse(address)
  if (url === null) return refused('not an address')
  if (url.href === 'about:blank') return { ok: true, url: url.href }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refused(`${url.protocol} is not opened`)
  return { ok: true, url: url.href }
}

/** Sub-frames may also be `about:` and `blob:`, or challenge pages break. */
export function siteFrameNavigation(address: string): Verdict {
  const url = parse(address)
  if (url !== null && /^(?:about|blob|data):$/.test(url.protocol)) return { ok: true, url: url.href }
  return siteNavigation(address)
}

/** The panel stays where it is: its own origin, and nothing else. */
export function panelNavigation(address: string, panelOrigin: string): Verdict {
  const url = parse(address)
  if (url === null) return refused('not an address')
  return originOf(url) === panelOrigin ? { ok: true, url: url.href } : refused('the panel stays where it is')
}

/** `origin` is "null" for schemes that the URL standard does not know. */
const originOf = (url: URL): string => (url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin)

/**
 * The file that an address on an origin of our own names, "assets/x.js"; null for another origin and for whatever is
 * not plainly a file below it.
 */
export function ownPath(address: string, origin: string): string | null {
  const url = parse(address)
  if (url === null || originOf(url) !== origin || url.username !== '' || url.password !== '') return null
  let path: string
  try {
    path = decodeURIComponent(url.pathname.slice(1))
  } catch {
    return null
  }
  // A part that begins with a dot would be a step up, or hidden.
  return path.split('/').every((part) => /^[\w-][\w.~-]*$/.test(part)) ? path : null
}

/** Whether an address leads away from this computer. */
export function isOutside(address: string): boolean {
  const url = parse(address)
  if (url === null) return true
  const { protocol, hostname } = url
  if (/^(?:data|blob|about|chrome|chrome-error|devtools|chrome-extension|edge):$/.test(protocol)) return false
  return !(
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname)
  )
}

/** The panel's headers: nothing from elsewhere, no inline script, no string turned into markup or code. */
export const PANEL_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types svelte-trusted-html',
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const
