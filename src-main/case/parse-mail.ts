/**
 * An `.eml` file as text. Nothing in it is opened, run or fetched: its HTML is read for its words, its attachments and
 * the mails inside it are listed. postal-mime parses: small, typed, without dependencies, with limits of its own;
 * htmlparser2 reads the HTML as browsers do.
 * Invariants: what is too big, too deep or no mail throws `mail-unfit`. No Electron, no DOM, no network.
 */
import { Parser } from 'htmlparser2'
import PostalMime, { type Address, addressParser, type Email } from 'postal-mime'
import { WayoutError } from '../../src-preload/contract/error.js'
import { clean } from '../run/narrate.js'
import type { Mail, MailAttachment } from './mail.js'

/** Mails with pictures are rarely half as big. */
export const MAIL_LIMIT = 25 * 1024 * 1024
const HEADER_LIMIT = 256 * 1024
const DEPTH_LIMIT = 20
/** Characters of text that are read: a confirmation is short. */
const TEXT_LIMIT = 200_000
const LISTED = 50

export interface ParsedMail extends Mail {
  /** What a person reads of it, once: the text, or the HTML's where there is none. */
  readonly text: string
}

/** Throws `mail-unfit`. */
export async function parseMail(bytes: Uint8Array): Promise<ParsedMail> {
  if (bytes.length > MAIL_LIMIT)
    throw unfit(`it is bigger than ${MAIL_LIMIT / 1024 / 1024} MB. Save it without its attachments`)
  const email = await PostalMime.parse(bytes, {
    maxHeadersSize: HEADER_LIMIT,
    maxNestingDepth: DEPTH_LIMIT,
    forceRfc822Attachments: true,
  }).catch((error: unknown) => {
    throw unfit(
      `${error instanceof Error ? clean(error.message) : 'it cannot be read'}. Save it once more as .eml`,
    )
  })
  const isMail = ['from', 'date', 'subject'].some((key) => email.headers.some((header) => header.key === key))
  if (!isMail) throw unfit('it has none of the headers that mails have. Save the mail itself, as .eml')
  const html = email.html === undefined ? '' : textOf(email.html.slice(0, TEXT_LIMIT * 5))
  const plain = email.text?.slice(0, TEXT_LIMIT) ?? ''
  const text = `${plain}\n\n${html.slice(0, TEXT_LIMIT)}`
  return {
    from: sendersOf(email),
    subject: clean(email.subject ?? ''),
    sentAt: instantOf(email.date),
    lines: text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => line.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')),
    attachments: email.attachments.slice(0, LISTED).map(listed),
    text: plain.trim() === '' ? html.slice(0, TEXT_LIMIT) : plain,
  }
}

const unfit = (why: string) => new WayoutError('mail-unfit', `This file cannot be kept as a mail: ${why}.`)

/** A mail should have one From header with one address; which of several a mail program shows, nobody knows. */
function sendersOf({ headers }: Email): Mail['from'] {
  return headers
    .filter(({ key }) => key === 'from')
    .flatMap(({ value }) => {
      const parsed = flat(addressParser(value)).map(({ address = '', name }) => ({
        address: address.trim().toLowerCase().slice(0, 254),
        name: clean(name),
      }))
      // What looks like an address, outside of quotes, and is none to the parser, can be one to a mail program.
      const besides = [...value.replace(/"(?:[^"\\]|\\.)*"/g, '').matchAll(/[^\s<>,;:"()]+@[^\s<>,;:"()]+/g)]
        .map(([found]) => found.toLowerCase().slice(0, 254))
        .filter((found) => parsed.every(({ address }) => address !== found))
      return [...parsed, ...besides.map((address) => ({ address, name: '' }))]
    })
    .slice(0, LISTED)
}

const flat = (all: readonly Address[]): readonly Address[] =>
  all.flatMap((each) => (each.group === undefined ? [each] : each.group))

/** "Wed, 25 Nov 2026 10:00:00 +0000" as ISO 8601; a year that is far off is no date. */
function instantOf(date: string | undefined): string | null {
  const at = date === undefined ? Number.NaN : Date.parse(date)
  return at > Date.UTC(2000, 0) && at < Date.UTC(2200, 0) ? new Date(at).toISOString() : null
}

function listed({ filename, mimeType, content }: Email['attachments'][number]): MailAttachment {
  const size = typeof content === 'string' ? content.length : content.byteLength
  return { name: clean(filename ?? ''), type: clean(mimeType), size }
}

const UNSEEN = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'svg',
  'object',
  'iframe',
])
const INLINE = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'bdo',
  'code',
  'em',
  'font',
  'i',
  'mark',
  's',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'time',
  'u',
  'wbr',
])
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
])

/** The words that a mail program shows, a block a line. What is hidden is left out: nobody was told it. */
function textOf(html: string): string {
  let text = ''
  /** Open elements, and whether each hides what is in it. */
  const open: { readonly name: string; readonly hidden: boolean; readonly quotes: boolean }[] = []
  const parser = new Parser({
    onopentag(name, { style = '', hidden, type }) {
      if (name === 'br' || name === 'hr') text += '\n'
      if (VOID.has(name)) return
      if (!INLINE.has(name)) text += '\n\n'
      const quotes = (open.at(-1)?.quotes ?? false) || name === 'blockquote' || type === 'cite'
      const away = UNSEEN.has(name) || hidden !== undefined || HIDDEN.test(style)
      open.push({ name, quotes, hidden: (open.at(-1)?.hidden ?? false) || away })
    },
    ontext(data) {
      const inside = open.at(-1)
      if (inside?.hidden !== true && inside?.quotes !== true) text += data.replace(/\s+/g, ' ')
    },
    onclosetag(name) {
      const at = open.findLastIndex((each) => each.name === name)
      if (at >= 0) open.length = at
      if (!INLINE.has(name) && !VOID.has(name)) text += '\n\n'
    },
  })
  parser.end(html)
  return text
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const HIDDEN =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|max-height\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])/i
