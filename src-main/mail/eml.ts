/**
 * A draft as an .eml file that a mail program opens as an unsent message, the report attached: the one form of a
 * draft that can carry it.
 * Invariants: bytes in, bytes out, no file and no address is read; no sender, no date, no id: the mail program adds its
 * own when the person sends. nodemailer's MIME writer (typed, no dependencies) does the encoding.
 * Outside `letters/`, for it writes through a Node stream.
 */
import { encodeWord } from 'nodemailer/lib/mime-funcs'
import MimeNode from 'nodemailer/lib/mime-node'
import { WayoutError } from '../../src-preload/contract/error.js'
import { type DraftText, headerLine, mailAddress, plainText } from '../letters/plain-text.js'

export interface Attachment {
  /** File name without a folder, "report.pdf". */
  readonly name: string
  readonly type: 'application/pdf' | 'application/zip'
  readonly content: Uint8Array
}

const OPTIONS = { newline: 'windows', disableFileAccess: true, disableUrlAccess: true } as const

/** A message on its way out has a date and an id; nodemailer writes them into every message, and this is none yet. */
class UnsentMessage extends MimeNode {
  override buildHeaders(): string {
    return super
      .buildHeaders()
      .split(/\r\n(?![ \t])/)
      .filter((header) => !/^(?:Date|Message-ID):/i.test(header))
      .join('\r\n')
  }
}

/** A subject that looks encoded would be decoded by who reads it: nodemailer leaves it, so it is encoded here. */
function subjectValue(subject: string) {
  const line = headerLine(subject, 'subject')
  return line.includes('=?') ? { prepared: true, foldLines: true, value: encodeWord(line, 'B', 52) } : line
}

function fileName(name: string): string {
  if (!/[/\\]|^\.|^\s*$|=\?/.test(name)) return headerLine(name, 'name')
  throw new WayoutError('draft-invalid', 'An attachment needs a plain file name.', {
    part: 'name',
    text: name,
  })
}

/** The file's bytes. Throws `draft-invalid` for what would not stay in its header. */
export async function emlOf(draft: DraftText, attachments: readonly Attachment[]): Promise<Uint8Array> {
  const message = new UnsentMessage('multipart/mixed', OPTIONS)
  // Outlook's sign for "open this to be edited and sent".
  message.setHeader('X-Unsent', '1')
  if (draft.to !== null) message.setHeader('To', mailAddress(draft.to))
  if (draft.subject !== null) message.setHeader('Subject', subjectValue(draft.subject))
  const text = message.createChild('text/plain; charset=utf-8')
  text.setHeader('Content-Transfer-Encoding', 'quoted-printable')
  text.setContent(plainText(draft.body))
  for (const { name, type, content } of attachments) {
    const part = message.createChild(type, { filename: fileName(name) })
    part.setHeader('Content-Transfer-Encoding', 'base64')
    part.setContent(Buffer.from(content))
  }
  return new Uint8Array(await message.build())
}
