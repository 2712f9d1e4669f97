/**
 * What the hosts let through: going places, windows, links outside, permissions, downloads, certificates. Pure functions,
 * one place for both hosts.
 * Invariants: deny first; an address is parsed, never compared as a string; what does not parse is refused.
 * Pure: must not import I/O, Electron or the DOM.
 */
import { WayoutError } from '../../src-preload/contract/error.js'
import { head } from '../guide/cut.js'
import { LINK_BUDGET } from '../letters/links.js'
import { mailAddress } from '../letters/plain-text.js'

export type Verdict =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly why: string }

const refused = (why: string): Verdict => ({ ok: false, why })

const parse = (address: string): URL | null => (URL.canParse(address) ? new URL(address) : null)

/** Addresses handed to the person's own browser: https, without name and password. */
export function externalLink(address: string): Verdict {
  const url = parse(address)
  if (url === null) return refused('not an address')
  if (url.protocol !== 'https:') return refused(`${url.protocol} is not opened, only https`)
  if (url.username !== '' || url.password !== '') return refused('it carries a name or a password')
  if (url.hostname === '' || url.href.length > LINK_BUDGET) return refused('too long')
  return { ok: true, url: url.href }
}

/** One recipient, then subject and body, each at most once; percent-encoded but for what is unreserved (RFC 6068). */
const MAILTO =
  /^mailto:(?<to>(?:[\w.~@-]|%[\dA-F]{2})*)(?:\?subject=(?<subject>(?:[\w.~-]|%[\dA-F]{2})*)(?:&body=(?:[\w.~-]|%[\dA-F]{2})*)?|\?body=(?:[\w.~-]|%[\dA-F]{2})*)?$/
const DISCORD = /^discord:\/\/-\/channels\/\d{17,20}(?:\/\d{17,20})?$/

function mailLink(address: string): Verdict {
  const parts = MAILTO.exec(address)?.groups
  if (parts === undefined) return refused('a mail link names one recipient, a subject and a body')
  const { to = '', subject = '' } = parts
  // Encoded or not, a line break in the subject could begin another header.
  if (/%(?:0|1|7F)/.test(subject)) return refused('its subject is not one line')
  try {
    decodeURIComponent(address)
    if (to !== '') mailAddress(decodeURIComponent(to))
    return { ok: true, url: address }
  } catch {
    return refused('it is not written as a mail link is')
  }
}

/**
 * Addresses that open a draft: as above, and the person's mail program and Discord, for what the app has written itself.
 * Never for an address that a page or a guide gives.
 */
export function draftAddress(address: string): Verdict {
  if (address.length > LINK_BUDGET) return refused('too long')
  if (address.startsWith('mailto:')) return mailLink(address)
  if (address.startsWith('discord:'))
    return DISCORD.test(address) ? { ok: true, url: address } : refused('it names no Discord channel')
  return externalLink(address)
}

/** For those who open it: `link-refused`, with why. What a draft says is nothing for an error's details. */
function required(verdict: Verdict, details: Readonly<Record<string, unknown>>): string {
  if (verdict.ok) return verdict.url
  throw new WayoutError('link-refused', `This link is not opened: ${verdict.why}.`, details)
}

/** Opens a link for the person. Throws `link-refused`, or `link-failed` when the system cannot open it. */
export async function openLink(address: string, open: (url: string) => Promise<unknown>): Promise<void> {
  await openBy(open, required(externalLink(address), { url: address }))
}

/** Opens a draft for the person. Throws as `openLink` does; the text then belongs on the clipboard. */
export async function openDraftLink(address: string, open: (url: string) => Promise<unknown>): Promise<void> {
  await openBy(open, required(draftAddress(address), {}))
}

/** Shows a folder of the person's in the system's file manager. Throws `link-failed`. */
export async function openHere(folder: string, open: (path: string) => Promise<unknown>): Promise<void> {
  try {
    await open(folder)
  } catch (error) {
    const why = error instanceof Error ? error.message : ''
    throw new WayoutError('link-failed', `The system could not show the folder ${folder}.`, { why })
  }
}

async function openBy(open: (url: string) => Promise<unknown>, url: string): Promise<void> {
  try {
    await open(url)
  } catch (error) {
    const scheme = url.slice(0, url.indexOf(':'))
    const why = error instanceof Error ? error.message.replaceAll(url, '…') : ''
    throw new WayoutError('link-failed', `The system could not open this ${scheme} link.`, { scheme, why })
  }
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

/** Permissions that a page gets, each with the reason for it. None: nothing of a cancellation needs one. */
const GRANTED: ReadonlyMap<string, string> = new Map()

/** Whether a page gets a permission that it asks for, by Chromium's name for it. */
export const permission = (name: string): boolean => GRANTED.has(name)

/** Of a name that a site chose, in UTF-16 units. */
const LONGEST_NAME = 200

/**
 * No file of a site is taken. What is left of it is the name under which the person is told: the last part of a path, in
 * one line, without what hides in a text or turns its direction, so that "exe.fdp" cannot look like "pdf.exe".
 */
export function download(suggested: string): { readonly ok: false; readonly name: string } {
  const plain = suggested.replace(/[\p{C}\p{Z}]+/gu, ' ')
  const last = plain.slice(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1)
  return { ok: false, name: head(last.trim(), LONGEST_NAME) }
}

export type CertificateQuestion =
  /** A site wants to know who the person is, and the system has certificates that say it. */
  | { readonly kind: 'person'; readonly certificates: number }
  /** A site's own certificate is not in order; `error` is Chromium's name for why. */
  | { readonly kind: 'site'; readonly error: string }

/** No certificate of the person's is handed over, and no bad one of a site is taken: on no address, for no reason. */
export function certificate(asked: CertificateQuestion): false {
  switch (asked.kind) {
    case 'person':
    case 'site':
      return false
  }
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
