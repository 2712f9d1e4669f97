/**
 * Masks what must not be kept: card numbers beyond four digits, tokens, links that sign somebody in.
 * Invariants: idempotent; applied to every string before it is written or shown. Must not import I/O.
 */

const CARD = /(?<![\p{L}\p{N}])(?:\d[ -]?){12,18}\d(?![\p{L}\p{N}])/gu
const TOKEN = /(?<![A-Za-z0-9_-])(?=[A-Za-z_-]*\d)[A-Za-z0-9_-]{32,}(?![A-Za-z0-9_-])/g
const QUERY = /(https?:\/\/[^\s?#"'<>]*)[?#][^\s"'<>]*/g
const JWT = /eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*/g

/** Cards keep their last four digits, URLs their path, tokens nothing. */
export function mask(text: string): string {
  return text
    .replace(QUERY, '$1')
    .replace(JWT, '•••')
    .replace(CARD, (found) => `•••• ${found.replace(/\D/g, '').slice(-4)}`)
    .replace(TOKEN, '•••')
}

/** The same value with every string in it masked. Plain data only. */
export function maskAll<T>(value: T): T
export function maskAll(value: unknown): unknown {
  if (typeof value === 'string') return mask(value)
  if (Array.isArray(value)) return value.map((item) => maskAll(item))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, maskAll(item)]))
  }
  return value
}
