/**
 * What a line of the log may say: the mask of the case, and what a log needs besides: no e-mail addresses, nobody's home
 * folder, no words of other people in an error's message.
 * Invariants: idempotent; one line; masked before it is cut, so that no half of a secret is left; the one way into the
 * log file and into the diagnostic report. Pure: must not import I/O, Electron or the DOM.
 */
import { mask } from '../case/mask.js'

/** Longest line, in characters. */
const LONGEST = 1_000

const E_MAIL = /[^\s"'<>()[\],;:|/\\@]+(?:@|%40)[^\s"'<>()[\],;:|/\\@]+/giu
/** No number that a log needs is as long: the mask leaves some in addresses, where pages have numbers. */
const LONG_NUMBER = /\p{Nd}{11,}/gu
/** Homes as the three systems name them, whoever lives there. */
const HOMES = /(?:\/home\/|\/Users\/|(?<![A-Za-z])[A-Za-z]:[\\/]+Users[\\/]+)[^\\/\s"'<>|:]+/gi
const FILE_URL = /file:\/\/\/?(?=\/|[A-Za-z]:)/gi

/** `home`: this person's own home folder, wherever it lies. */
export function redact(text: string, home: string): string {
  const line = withoutHome(text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').replace(FILE_URL, ''), home)
  const masked = maskMore(line)
  // A cut can leave a half that a rule reads otherwise than the whole.
  return masked.length <= LONGEST ? masked : maskMore(`${masked.slice(0, LONGEST - 1)}…`)
}

const maskMore = (text: string): string => mask(text).replace(E_MAIL, '•••').replace(LONG_NUMBER, '•••')

function withoutHome(text: string, home: string): string {
  const own = home.length > 1 ? text.replaceAll(home, '~') : text
  return own.replace(HOMES, '~')
}

const QUOTED = /"[^"]*"?|“[^”]*”?|«[^»]*»?|`[^`]*`?|(?<!\p{L})'(?:[^']|(?<=\p{L})'(?=\p{L}))*'?/gu
/** A file's path, or a plain name of the program's own: an option, a field. */
const HARMLESS = /^.(?:\/|[A-Za-z]:[\\/]|~)[^\s?#]*.$/

const ADDRESS = /\b(?!file:)[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>)]*/gi

/** An error's message without what it quotes, and without addresses: both can be typed, or come from a page. */
export const withoutQuotes = (message: string): string =>
  message.replace(QUOTED, (quoted) => (HARMLESS.test(quoted) ? quoted : '"…"')).replace(ADDRESS, '…')
