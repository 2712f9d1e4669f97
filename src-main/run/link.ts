/**
 * A personal link that the person pastes: the one address that comes from outside a guide.
 * Invariants: leads to an origin of the run, over https or on this computer; the message never repeats it.
 * Must not import I/O, Electron or the DOM.
 */
import { WayoutError } from '../../src-preload/contract/error.js'
import { isLoopback } from '../engine/plan.js'

/** The link as an address. Throws `link-unfit`. */
export function personalLink(text: string, origins: Iterable<string>): string {
  const allowed = [...origins]
  const unfit = (why: string) =>
    new WayoutError('link-unfit', `This link cannot be used: ${why} Copy it from the mail once more.`)
  const trimmed = text.trim()
  if (!URL.canParse(trimmed)) throw unfit('it is no address.')
  const url = new URL(trimmed)
  if (url.username !== '' || url.password !== '') throw unfit('it holds a name or a password.')
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.origin)))
    throw unfit('it does not begin with https.')
  if (!allowed.includes(url.origin))
    throw unfit(`it leads to ${url.origin}, and this way goes through ${allowed.join(', ')} only.`)
  return url.href
}
