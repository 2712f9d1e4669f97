/**
 * Keeps a mail in a case: read, matched, and the file itself as it came, by its hash.
 * Invariants: a file that is no mail leaves the case as it was; the log holds what is shown of the mail, masked; the file
 * is not masked, for whoever checks its signature needs every byte. No Electron.
 */
import type { Lexicon } from '../guide/lexicon.js'
import type { ServiceFile } from '../guide/service-schema.js'
import { CaseFolder, type Entry, readCase } from './case-folder.js'
import { caseView } from './case-view.js'
import { type Day, dayIn } from './days.js'
import { textOf } from './entry.js'
import { type MailAttachment, type MailReading, readMail } from './mail.js'
import { parseMail } from './parse-mail.js'

export interface MailParts {
  /** Whose mails count; none is known for a guide without a record. */
  readonly service: Pick<ServiceFile, 'contacts' | 'senders'> | undefined
  readonly lexicon: Lexicon
  readonly today: Day
}

/** What the log holds of it. */
interface ToldMail extends MailReading {
  readonly from: string
  readonly subject: string
  readonly sentAt: string | null
  readonly attachments: readonly MailAttachment[]
}

export interface AddedMail extends ToldMail {
  readonly file: string
}

/** Reads a mail as the case of these entries sees it. Throws `mail-unfit`. */
export async function readMailFor(
  entries: readonly Entry[],
  bytes: Uint8Array,
  parts: MailParts,
): Promise<{ readonly told: ToldMail; readonly text: string }> {
  const mail = await parseMail(bytes)
  const { outcome, zone } = caseView(entries, 'UTC')
  const cancelled = outcome?.verified && outcome.outcome.startsWith('cancelled') ? outcome : null
  const reading = readMail(
    mail,
    {
      addresses: addressesOf(parts.service),
      endsOn: cancelled?.endsOn ?? null,
      cancelledOn: cancelled === null ? null : dayIn(cancelled.at, zone),
      today: parts.today,
    },
    parts.lexicon,
  )
  const { subject, sentAt, attachments } = mail
  const from = mail.from.map(({ name, address }) => (name === '' ? address : `${name} <${address}>`))
  return { told: { from: from.join(', '), subject, sentAt, attachments, ...reading }, text: mail.text }
}

/** Throws `mail-unfit`, or as `CaseFolder.open` does. */
export async function addMail(folder: string, bytes: Uint8Array, parts: MailParts): Promise<AddedMail> {
  const { told } = await readMailFor(readCase(folder), bytes, parts)
  const now = new Date()
  const made = CaseFolder.open(folder, { event: 'opened', why: 'mail' }, now)
  try {
    const entry = made.keep(bytes, 'eml', { event: 'mail', ...told }, now)
    return { ...told, file: textOf(entry.file) }
  } finally {
    made.close()
  }
}

const addressesOf = (service: MailParts['service']): readonly string[] =>
  service === undefined
    ? []
    : [
        ...service.senders,
        ...service.contacts.flatMap(({ channel, address }) => (channel === 'email' ? [address] : [])),
      ]
