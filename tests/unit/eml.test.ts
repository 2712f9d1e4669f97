// The .eml file: opened by a parser that shares no code with the writer, and looked at byte by byte where programs are strict.
// postal-mime has no dependencies; mailparser would read the file with nodemailer's own address parser and libmime.
import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import type { DraftText } from '../../src-main/letters/plain-text'
import { type Attachment, emlOf } from '../../src-main/mail/eml'
import { anyText, cleanLine, cleanText } from './support/unicode'

const DRAFT: DraftText = {
  to: 'billing+a@midjourney.com',
  subject: 'Cancel',
  body: 'Hello,\n\nplease cancel.\n',
}
const PDF: Attachment = {
  name: 'report.pdf',
  type: 'application/pdf',
  content: new Uint8Array([37, 80, 68, 70, 0, 13, 10, 255]),
}

const raw = async (draft: Partial<DraftText>, attachments: readonly Attachment[] = []) =>
  Buffer.from(await emlOf({ ...DRAFT, ...draft }, attachments)).toString('latin1')
const headers = (eml: string) => eml.slice(0, eml.indexOf('\r\n\r\n'))

async function open(draft: Partial<DraftText>, attachments: readonly Attachment[] = []) {
  const mail = await PostalMime.parse(await emlOf({ ...DRAFT, ...draft }, attachments))
  return {
    to: mail.to?.map(({ address }) => address) ?? [],
    subject: mail.subject ?? '',
    // The line break before a boundary belongs to the boundary; the parser leaves it.
    body: (mail.text ?? '').replaceAll('\r\n', '\n').replace(/\n$/, ''),
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: filename,
      type: mimeType,
      content: new Uint8Array(content as ArrayBuffer),
    })),
    names: mail.headers.map(({ key }) => key).sort(),
  }
}

test('is an unsent message with the report attached, and tells nothing of this computer', async () => {
  const eml = await raw({}, [PDF])
  expect(headers(eml).replace(/boundary="[^"]+"/, 'boundary="…"')).toBe(
    [
      'X-Unsent: 1',
      'To: billing+a@midjourney.com',
      'Subject: Cancel',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="…"',
    ].join('\r\n'),
  )
  expect(eml).not.toMatch(/^(?:Date|Message-ID|From|X-Mailer|User-Agent):/im)
  expect(eml.toLowerCase()).not.toContain('nodemailer')
  expect(await open({}, [PDF])).toMatchObject({ body: DRAFT.body, attachments: [PDF] })
})

test('lines end with CRLF, are short, and all is ASCII', async () => {
  const body = `${'é long line '.repeat(300)}\r\n.\r\nFrom me\rlast${' '.repeat(3)}\n`
  const eml = await raw({ subject: 'ä'.repeat(300), body }, [{ ...PDF, name: `${'ü'.repeat(100)}.pdf` }])
  expect(eml).toMatch(/^[\r\n\t -~]*$/)
  expect(eml.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  // RFC 5322 allows 998 at most.
  for (const line of eml.split('\r\n')) expect(line.length).toBeLessThanOrEqual(500)
})

test.each(['=?utf-8?q?x?=', `a =?x?b?eA==?= ${'é👍'.repeat(60)}`, '=?', `=?${'x'.repeat(300)}`])(
  'a subject that looks encoded: %s',
  async (subject) => {
    expect((await open({ subject })).subject).toBe(subject)
  },
)

test('without recipient, subject or attachment', async () => {
  expect(await open({ to: null, subject: null })).toMatchObject({ to: [], subject: '', attachments: [] })
  expect(headers(await raw({ to: null, subject: null }))).not.toMatch(/^(?:To|Subject):/m)
})

describe('refused', () => {
  const isRefused = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ code: 'draft-invalid' })
  test.each(['a\r\nBcc: x@y.example', 'a\nBcc: x@y.example', 'a\rb', 'a\u2028b', 'a\0b'])(
    'in a header %j',
    async (text) => {
      await isRefused(emlOf({ ...DRAFT, subject: text }, []))
      await isRefused(emlOf({ ...DRAFT, to: `x@y.example${text}` }, []))
      await isRefused(emlOf(DRAFT, [{ ...PDF, name: text }]))
    },
  )
  test.each(['', ' ', '../report.pdf', 'a\\b.pdf', '.pdf', '/etc/passwd', '=?utf-8?q?x?=.pdf'])(
    'as a file name %j',
    async (name) => {
      await isRefused(emlOf(DRAFT, [{ ...PDF, name }]))
    },
  )
})

describe('for any text', () => {
  /** A parser may fold white space in a header, and cannot tell whether its ends are the message's. */
  const spaced = (text: string) => text.replace(/\s+/gu, ' ').trim()

  test('subject, body and attachment come out as they went in', async () => {
    await fc.assert(
      fc.asyncProperty(
        cleanLine,
        cleanText,
        fc.uint8Array({ maxLength: 300 }),
        async (subject, body, content) => {
          const mail = await open({ subject, body }, [{ ...PDF, content }])
          expect(spaced(mail.subject)).toBe(spaced(subject))
          expect(mail.body).toBe(body)
          expect(mail.attachments).toEqual([{ ...PDF, content }])
        },
      ),
    )
  })

  test('no text adds a header or a part', async () => {
    const { names } = await open({}, [PDF])
    await fc.assert(
      fc.asyncProperty(anyText, anyText, anyText, async (to, subject, name) => {
        const draft = { to, subject, body: subject }
        const whole = { ...PDF, name: `${name}.pdf` }
        for (const [changed, attached] of [
          [draft, PDF],
          [{ ...draft, to: DRAFT.to }, PDF],
          [{}, whole],
        ] as const) {
          try {
            const mail = await open(changed, [attached])
            expect(names).toEqual(expect.arrayContaining(mail.names))
            expect(mail.to).toEqual([('to' in changed ? changed.to : null) ?? DRAFT.to])
            expect(mail.attachments).toHaveLength(1)
          } catch (error) {
            expect(error).toMatchObject({ code: 'draft-invalid' })
          }
        }
      }),
    )
  })
})
