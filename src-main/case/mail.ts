/**
 * What a mail is worth as a confirmation: whom it says it is from, what it says, and whether that fits the case.
 * Invariants: pure; a mail never decides an outcome, the site does; words count only in sentences of the sender, not in
 * quoted ones; a From header proves nothing, and no signature is checked: both are always said.
 * Must not import I/O, or read the clock.
 */
import { findEnd } from '../guide/dates.js'
import type { Lexicon } from '../guide/lexicon.js'
import { type Day, daysBetween } from './days.js'

/** A mail as its parser gives it: text only. */
export interface Mail {
  /** All addresses named in From headers, in lower case. More than one is odd. */
  readonly from: readonly { readonly address: string; readonly name: string }[]
  readonly subject: string
  /** As its Date header says, in UTC; null when it says nothing that is a date. */
  readonly sentAt: string | null
  /** Lines of all its text parts, and of its HTML as text. */
  readonly lines: readonly string[]
  readonly attachments: readonly MailAttachment[]
}

export interface MailAttachment {
  readonly name: string
  readonly type: string
  readonly size: number
}

export const SENDERS = ['known', 'same-domain', 'other', 'unclear'] as const
/** Whom the mail says it is from: an address of the service, another one there, somebody else, or it cannot be told. */
export type Sender = (typeof SENDERS)[number]

/** In the order in which they are told. */
export const MAIL_SAYS = ['cancelled', 'ends', 'refund', 'running'] as const
export type MailSays = (typeof MAIL_SAYS)[number]

const SIGN_OF: Readonly<Record<MailSays, string>> = {
  cancelled: 'plan-cancelled',
  ends: 'plan-ends-on',
  refund: 'refund-issued',
  running: 'plan-active',
}

export interface MailReading {
  readonly sender: Sender
  readonly says: readonly MailSays[]
  readonly endsOn: Day | null
  /** Of that date and the one the site showed; "unknown" when either is missing. */
  readonly date: 'same' | 'differs' | 'unknown'
  /** Days from the cancellation to the mail, by its own Date header; null when either is missing. */
  readonly daysAfter: number | null
  /** Says that it is cancelled, in the service's name, and nothing in it speaks against that. */
  readonly confirms: boolean
  /** No signature of the mail is checked: that would need the network. */
  readonly dkim: 'not-checked'
}

export interface MailContext {
  /** Addresses from which the service writes, or is written to. */
  readonly addresses: readonly string[]
  /** The end that the site showed, verified. */
  readonly endsOn: Day | null
  /** The day of the cancellation. */
  readonly cancelledOn: Day | null
  /** For a date without a year, when the mail has no date. */
  readonly today: Day
}

export function readMail(mail: Mail, context: MailContext, lexicon: Lexicon): MailReading {
  const sentOn = mail.sentAt?.slice(0, 10) ?? null
  const told = sentences(mail).map((text) => ({ text, signs: lexicon.signsOf(text) }))
  const says = MAIL_SAYS.filter((each) => told.some(({ signs }) => signs.includes(SIGN_OF[each])))
  const endsOn =
    told
      .filter(({ signs }) => signs.includes('plan-ends-on'))
      .map(({ text }) => findEnd(text, sentOn ?? context.today))[0] ?? null
  const date = endsOn === null || context.endsOn === null ? 'unknown' : same(endsOn, context.endsOn)
  const sender = senderOf(mail, context.addresses)
  const daysAfter =
    sentOn === null || context.cancelledOn === null ? null : daysBetween(context.cancelledOn, sentOn)
  const ended = says.includes('cancelled') || says.includes('ends')
  return {
    sender,
    says,
    endsOn,
    date,
    daysAfter,
    confirms:
      ended &&
      !says.includes('running') &&
      (sender === 'known' || sender === 'same-domain') &&
      date !== 'differs' &&
      // Where the clocks differ, a mail can seem to come a day before what it confirms.
      (daysAfter === null || daysAfter >= -1),
    dkim: 'not-checked',
  }
}

const same = (a: Day, b: Day) => (a === b ? 'same' : 'differs')

/** Compared letter by letter: a look-alike is another address. */
function senderOf({ from }: Mail, addresses: readonly string[]): Sender {
  const [only] = from
  if (only === undefined || from.length > 1 || !ADDRESS.test(only.address)) return 'unclear'
  const known = addresses.map((each) => each.toLowerCase())
  if (known.includes(only.address)) return 'known'
  return known.some((each) => domainOf(each) === domainOf(only.address)) ? 'same-domain' : 'other'
}

const ADDRESS = /^[\x21-\x3f\x41-\x7e]+@[a-z0-9.-]+$/
const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1)

const LINE_LIMIT = 2_000
const SENTENCE_LIMIT = 400
/** A confirmation is short. */
const SENTENCES = 1_000

/** The subject and what the mail says, a sentence each: quoted lines, and all that follows "wrote:", are another's. */
function sentences({ subject, lines }: Mail): readonly string[] {
  const quoted = lines.findIndex((line) => REPLY.test(line))
  const own = lines
    .slice(0, quoted < 0 ? LINE_LIMIT : Math.min(quoted, LINE_LIMIT))
    .filter((line) => !/^\s*[>|]/.test(line))
  // A sentence can run over several lines; an empty line ends it.
  const paragraphs = own.join('\n').split(/\n\s*\n/)
  const texts = [
    subject,
    ...paragraphs.flatMap((each) => [...split(each.replace(/\s+/g, ' ')), ...each.split('\n')]),
  ]
  const unique = new Set(texts.map((text) => text.trim().slice(0, SENTENCE_LIMIT)))
  return [...unique].filter((text) => text !== '').slice(0, SENTENCES)
}

const split = (text: string) => text.split(/(?<=[.!?])\s+(?=[\p{Lu}¡¿])/u)

/** "On … wrote:" and its like, alone on their line. */
const REPLY =
  /^\s*(?:-{2,} ?(?:original message|message d.origine|ursprüngliche nachricht|mensaje original) ?-{2,}|(?:on|le|am|el)\b.{5,200}\b(?:wrote|a écrit|schrieb.{0,80}|escribió)\s*:)\s*$/iu
