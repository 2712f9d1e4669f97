/**
 * What may be written down of a recording: one line, short, without what belongs to a person.
 * Pure: must not import I/O, Electron or the DOM.
 */

const LABEL_LIMIT = 80

/** One line of printable text, at most 80 characters. */
export function clean(text: string): string {
  const line = text
    .slice(0, 4 * LABEL_LIMIT)
    .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim()
  const characters = [...line]
  return characters.length > LABEL_LIMIT ? `${characters.slice(0, LABEL_LIMIT - 1).join('')}…` : line
}

/** Typed texts shorter than this say nothing: a label may well have them in it. */
const TYPED_SHORT = 3

/** Whether the text has something in it that was typed, or is a part of it. */
export function repeats(text: string, typed: readonly string[]): boolean {
  const lower = text.toLowerCase()
  return typed
    .map((each) => clean(each).toLowerCase())
    .filter((each) => each.length >= TYPED_SHORT)
    .some((each) => lower.includes(each) || (lower.length >= TYPED_SHORT && each.includes(lower)))
}

/** Without addresses, numbers, keys, and what was typed elsewhere in the recording. */
export function masked(text: string, typed: readonly string[]): string {
  if (repeats(text, typed)) return '…'
  return text
    .replace(/\S+@\S+/g, '…')
    .replace(/\d[\d .-]{2,}\d/g, '…')
    .replace(/\S{25,}/g, '…')
}

export interface WebAddress {
  /** As a guide writes it: https, a name, no port. */
  readonly origin: string
  /** Without query and fragment, and cut where a key may stand in it. */
  readonly path: string
}

/** No name or password before the host, no port behind it. */
const ADDRESS = /^https:\/\/([a-z0-9.-]+)(?::443)?(\/[^?#]*)?(?=[?#]|$)/i

/** The address of a page, or null when a guide cannot name it. */
export function addressOf(url: string): WebAddress | null {
  const [, host, pathname = '/'] = ADDRESS.exec(url.slice(0, 4096)) ?? []
  if (host === undefined) return null
  const origin = `https://${host.toLowerCase()}`
  const parts = pathname.split('/').slice(1)
  const secret = parts.findIndex((part) => !/^[A-Za-z0-9._~-]{0,40}$/.test(part) || looksLikeKey(part))
  return { origin, path: `/${(secret === -1 ? parts : parts.slice(0, secret)).join('/')}` }
}

/** Long, or with digits among its letters: a session, a customer, a personal link. */
const looksLikeKey = (part: string) => part.length > 24 || /\d{3}/.test(part) || /\d.*[a-z].*\d/i.test(part)

/** "accounts.google.com" → "accounts-google-com". */
export function nameOfHost(origin: string): string {
  const host = origin.replace(/^https:\/\//, '').replace(/^www\./, '')
  const name = host.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  return `at-${name}`.slice(0, 40)
}
