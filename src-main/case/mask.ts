/**
 * Masks what must not be kept: card numbers and IBANs beyond four digits, passwords, tokens, cookie values, links that
 * sign somebody in. In doubt it masks; words, prices, dates and invoice numbers stay.
 * Invariants: idempotent; linear; applied to every string before it is written or shown.
 * Pure: must not import I/O, Electron or the DOM.
 */

const GONE = '•••'
const lastFour = (text: string) => `•••• ${text.replace(/[^\p{L}\p{Nd}]/gu, '').slice(-4)}`

// Links: name and password, question and fragment go; of the path, what is no word.
const LINK =
  /(?<scheme>[a-z][a-z0-9+.-]{0,20}:\/\/)(?:[^\s/?#"'<>]*@)?(?<place>[^\s?#"'<>]*)(?:[?#][^\s"'<>]*)?/giu
/** The same of an address without its beginning. */
const QUESTION = /\?[\p{L}\p{N}_.[\]-]+=[^\s"'<>]*/gu
/** Whatever stands after one of these in a path lets somebody in. */
const LEADS_IN =
  /^(?:sessions?|tokens?|magic(?:-?link)?|subscribe|unsubscribe|verify|reset|invite|login|sign-?in|auth|confirm|key|secret)$/i

function link(scheme: string, place: string): string {
  const [host = '', ...parts] = place.split('/')
  let leads = false
  const path = parts.map((part) => {
    const leading = LEADS_IN.test(part)
    const masked = part !== '' && ((leads && !leading) || isKeyPart(part)) ? GONE : part
    leads ||= leading
    return masked
  })
  return `${scheme}${[host, ...path].join('/')}`
}

// Named secrets, as headers, forms, JSON and people write them: "Authorization: Bearer x", "token=x", "password: x".
const HEADER =
  /\b((?:set-)?cookie2?|(?:proxy-)?authorization)(["']?\s*[:=]\s*)(?!\s)(?=\S*[=\s]|\S{8})[^\r\n]+/gi
const PAIRS = /(?<![^\s;,])[\w!#$%&*+.^`|~-]+=[^\s;]+(?:;[^\S\n]*[\w!#$%&*+.^`|~-]+=[^\s;]*)+/g
const BEARER = /\b(bearer|basic)\s+[A-Za-z0-9+/._~=-]{8,}/gi
const NAMED =
  /((?:pass(?:word|wd|phrase|code)?|pwd|passwort|kennwort|mot de passe|contraseña|secret|token|api[-_ ]?key|access[-_ ]?key|private[-_ ]?key|session[-_]?id|sess(?:ion)?|sid|csrf|xsrf|nonce|otp|pin|cvc|cvv)\w{0,20}["']?[^\S\n]*[=:][^\S\n]*)(?:"[^"\n]*"|'[^'\n]*'|[^\s"'&;,<>]+)/giu
/** "Your code is 123456": six digits after the word, or any number after what it is for. */
const CODE =
  /((?:(?:verification|security|log-?in|sign-?in|one-time|confirmation|access|auth\w{0,20})[^\S\n]+code|code|otp|pin)\b[^\d\n]{0,20})(?:\d{6}(?!\d)|\d{3}[ -]\d{3}(?!\d))/giu

// Keys by their form.
const JWT = /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*){1,4}/g
const PREFIXED =
  /(?<![A-Za-z0-9])(?:sk|pk|rk|ghp|gho|ghs|github_pat|xox[a-z]|whsec|cs|seti|pi|live|test|key)[_-][A-Za-z0-9_-]{8,}/g
const LONG = /(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{20,}(?![A-Za-z0-9_-])/g
const BASE64 = /(?<![A-Za-z0-9+/=])(?=[A-Za-z0-9+/]*[+\d])[A-Za-z0-9+/]{20,}={1,2}(?![A-Za-z0-9+/=])/g

const isMixed = (text: string) => /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text)
const isWordOrNumber = (text: string) => /^(?:[A-Z]?[a-z]*|[A-Z]+|\d{1,14})$/.test(text)

/** Words and numbers joined by dashes are no key, nor is one long word. */
function isKey(text: string): boolean {
  const parts = text.split(/[_-]/)
  if (text.length >= 32 && !parts.every(isWordOrNumber)) return true
  return parts.some((part) => part.length >= 20 && isMixed(part))
}

/** A part of a path that nobody would type. */
const isKeyPart = (text: string): boolean =>
  isKey(text) ||
  text
    .split(/[-.~%+=]/)
    .some(
      (part) =>
        (part.length >= 16 && /\d/.test(part) && /\p{L}/u.test(part)) || (part.length >= 10 && isMixed(part)),
    )

// Numbers of accounts.
const GAP = '(?:[^\\S\\n]|[-.\\p{Cf}\\u2010-\\u2015]){1,2}'
const CARD = new RegExp(
  `(?<!\\p{Nd})\\p{Nd}{4,}(?:${GAP}\\p{Nd}{4,})*(?:${GAP}\\p{Nd}{1,3})?(?!\\p{Nd})`,
  'gu',
)
const SPELLED = /(?<!\p{Nd}|\p{Nd}[ -])\p{Nd}(?:[ -]\p{Nd}){12,18}(?![ -]?\p{Nd})/gu
const YEARS = /^(?:(?:19|20)\d\d\D{1,2})+(?:19|20)\d\d$/
const IBAN = new RegExp(
  `(?<![A-Za-z0-9])[A-Za-z]{2}\\d{2}(?:(?:${GAP})?[A-Za-z0-9]{4}){2,7}(?:(?:${GAP})?[A-Za-z0-9]{1,3})?(?![A-Za-z0-9])`,
  'gu',
)

/** The check digit that every card has. */
function hasCheckDigit(text: string): boolean {
  const digits = [...text.normalize('NFKC')].filter((char) => /\d/.test(char)).map(Number)
  const sum = digits
    .reverse()
    .reduce((all, digit, i) => all + (i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2), 0)
  return sum % 10 === 0
}

/** Years side by side, and the numbers of pages in their addresses, are no cards unless they look like one. */
function card(found: string, at: number, text: string): string {
  const length = found.replace(/\P{Nd}/gu, '').length
  const isPlain = YEARS.test(found) || text[at - 1] === '/'
  return length < 13 || (isPlain && !hasCheckDigit(found)) ? found : lastFour(found)
}

/** The two check digits that every IBAN has. */
function hasIbanCheck(text: string): boolean {
  const moved = `${text.slice(4)}${text.slice(0, 4)}`
  return [...moved].reduce((rest, char) => Number(`${rest}${Number.parseInt(char, 36)}`) % 97, 0) === 1
}

/** Words may stand behind it, in groups of four like its own: the longest beginning that is one counts. */
function iban(found: string): string {
  const ends = [...found.matchAll(new RegExp(GAP, 'gu'))].map(({ index }) => index)
  const starts = [found.length, ...ends.reverse()].map((end) => found.slice(0, end))
  const isLong = (text: string) => text.replace(/[^A-Za-z0-9]/g, '').length >= 15
  const best =
    starts.find((text) => isLong(text) && hasIbanCheck(text.replace(/[^A-Za-z0-9]/g, ''))) ??
    starts.find((text) => isLong(text) && text.slice(4).replace(/\D/g, '').length >= 12 && /\d$/.test(text))
  return best === undefined ? found : `${lastFour(best)}${found.slice(best.length)}`
}

/** What a first pass leaves can be a secret by its new neighbours; more passes than this find nothing more. */
const PASSES = 6

/** A short word, as most names of members are: no rule below takes one, so that none need be asked. */
const WORD = /^[a-z]{1,15}$/

/** Cards and IBANs keep their last four digits, links their place, secrets nothing. */
export function mask(text: string): string {
  if (WORD.test(text)) return text
  let masked = text
  for (let pass = 0; pass < PASSES; pass += 1) {
    const before = masked
    masked = maskOnce(before)
    if (masked === before) break
  }
  return masked
}

function maskOnce(text: string): string {
  return text
    .replace(LINK, (...found) => {
      const { scheme = '', place = '' } = found.at(-1) as Record<string, string>
      return link(scheme, place)
    })
    .replace(QUESTION, '')
    .replace(HEADER, `$1$2${GONE}`)
    .replace(PAIRS, (found) => found.replace(/=[^\s;]+/g, `=${GONE}`))
    .replace(BEARER, `$1 ${GONE}`)
    .replace(NAMED, `$1${GONE}`)
    .replace(CODE, `$1${GONE}`)
    .replace(JWT, GONE)
    .replace(PREFIXED, (found) => (/\d|[a-z][A-Z]/.test(found) ? GONE : found))
    .replace(BASE64, GONE)
    .replace(IBAN, iban)
    .replace(CARD, card)
    .replace(SPELLED, (found) => (hasCheckDigit(found) ? lastFour(found) : found))
    .replace(LONG, (found) => (isKey(found) ? GONE : found))
}

const SECRET_KEY =
  /^(?:(?:set-?)?cookies?|authorization|password|passwd|secret|(?:\w+[-_])?token|api[-_]?key|session[-_]?id)$/i
/** A number that is longer than any time in milliseconds. */
const LONG_NUMBER = 1e13

/** The same value with every string in it masked, the names of members too. Plain data only. */
export function maskAll<T>(value: T): T
export function maskAll(value: unknown): unknown {
  if (typeof value === 'string') return mask(value)
  if (typeof value === 'number' && Math.abs(value) >= LONG_NUMBER && hasCheckDigit(String(value)))
    return mask(String(value))
  if (Array.isArray(value)) return value.map((item) => maskAll(item))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        mask(key),
        SECRET_KEY.test(key) && typeof item === 'string' ? GONE : maskAll(item),
      ]),
    )
  }
  return value
}
