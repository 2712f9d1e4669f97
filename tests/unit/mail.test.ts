// A confirmation mail: whom it says it is from, what it says, and what hostile ones cannot make of it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Mail, type MailContext, readMail } from '../../src-main/case/mail.js'
import { MAIL_LIMIT, parseMail } from '../../src-main/case/parse-mail.js'
import { WayoutError } from '../../src-preload/contract/error.js'
import { lexicon } from './support/words.js'

const context: MailContext = {
  addresses: ['billing@midjourney.com', 'invoice+statements@midjourney.com'],
  endsOn: '2026-12-14',
  cancelledOn: '2026-11-25',
  today: '2026-11-26',
}

const HEADERS = {
  From: 'Midjourney <billing@midjourney.com>',
  To: 'ann@example.com',
  Subject: 'Your subscription',
  Date: 'Wed, 25 Nov 2026 10:06:00 +0000',
  'Message-ID': '<1@midjourney.com>',
}
function eml(body: string, headers: Record<string, string> = {}): Uint8Array {
  const all = { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8', ...headers }
  const head = Object.entries(all).map(([key, value]) => `${key}: ${value}`)
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body.replace(/\r?\n/g, '\r\n')}`)
}
const html = (body: string) => eml(body, { 'Content-Type': 'text/html; charset=utf-8' })
const read = async (bytes: Uint8Array, more: Partial<MailContext> = {}) =>
  readMail(await parseMail(bytes), { ...context, ...more }, lexicon)
const refusal = async (bytes: Uint8Array): Promise<string> => {
  const error = await parseMail(bytes).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof WayoutError)) throw error ?? new Error('it was read')
  expect(error.code).toBe('mail-unfit')
  return error.message
}
const CANCELLED = 'Your subscription has been cancelled and will end on December 14, 2026.'

describe('a confirmation', () => {
  it.each([
    ['en', CANCELLED],
    ['fr', 'Bonjour,\n\nVotre abonnement a été annulé. Votre abonnement prendra fin le 14 décembre 2026.'],
    ['de', 'Guten Tag,\n\nIhr Abo wurde gekündigt. Ihr Abo endet am 14. Dezember 2026.'],
    ['es', 'Hola:\n\nSu suscripción ha sido cancelada. Su suscripción finaliza el 14 de diciembre de 2026.'],
  ])('in %s is understood, with its date', async (_, body) => {
    expect(await read(eml(body))).toEqual({
      sender: 'known',
      says: ['cancelled', 'ends'],
      endsOn: '2026-12-14',
      date: 'same',
      daysAfter: 0,
      confirms: true,
      dkim: 'not-checked',
    })
  })

  it('of another end, or from before the cancellation, does not confirm', async () => {
    expect(await read(eml(CANCELLED), { endsOn: '2026-12-31' })).toMatchObject({
      date: 'differs',
      confirms: false,
    })
    const early = eml(CANCELLED, { Date: 'Sun, 1 Nov 2026 10:00:00 +0000' })
    expect(await read(early)).toMatchObject({ daysAfter: -24, confirms: false })
    expect(await read(eml(CANCELLED, { Date: 'soon' }))).toMatchObject({ daysAfter: null, confirms: true })
  })

  it('that tells of the next charge as well does not confirm', async () => {
    const body = `${CANCELLED}\n\nYour plan renews on December 14, 2026.`
    expect(await read(eml(body))).toMatchObject({ says: ['cancelled', 'ends', 'running'], confirms: false })
  })

  it('says nothing by what it only quotes, or asks', async () => {
    for (const body of [
      `We have received your message.\n\n> ${CANCELLED}`,
      `We look into it.\n\nOn Wed, Nov 25, 2026 at 10:00 AM Ann <ann@example.com> wrote:\n\n${CANCELLED}`,
      'If your subscription has been cancelled, you can resubscribe.',
      'How to cancel: open your account.',
    ])
      expect(await read(eml(body))).toMatchObject({ says: [], confirms: false })
    const quoted = `<p>We look into it.</p><blockquote><p>${CANCELLED}</p></blockquote>`
    expect(await read(html(quoted))).toMatchObject({ says: [], confirms: false })
  })

  it('is read from HTML as a mail program shows it', async () => {
    const body = `<html><head><title>${CANCELLED}</title></head><body><table><tr><td>Hello</td></tr>
      <tr><td>Your <b>subscription</b> has been\n  cancelled&nbsp;and will end on <span>December&#32;14, 2026</span>.</td></tr></table></body></html>`
    expect(await read(html(body))).toMatchObject({ says: ['cancelled', 'ends'], endsOn: '2026-12-14' })
  })

  it('keeps a list of what is attached, and opens none of it', async () => {
    const body = `--b
Content-Type: text/plain

${CANCELLED}
--b
Content-Type: application/pdf; name="receipt.pdf"
Content-Disposition: attachment; filename="re\u202Eceipt.pdf"
Content-Transfer-Encoding: base64

JVBERi0xLjQ=
--b
Content-Type: message/rfc822

From: billing@midjourney.com
Subject: inside

Your subscription will be renewed on December 14, 2026.
--b--
`
    const mail = await parseMail(eml(body, { 'Content-Type': 'multipart/mixed; boundary=b' }))
    expect(mail.attachments).toMatchObject([
      { name: 're ceipt.pdf', type: 'application/pdf', size: 8 },
      { type: 'message/rfc822' },
    ])
    expect(readMail(mail, context, lexicon)).toMatchObject({ says: ['cancelled', 'ends'] })
  })
})

describe('a mail that is not from the service', () => {
  it.each([
    ['known', 'billing@midjourney.com'],
    ['known', '"Midjourney" <INVOICE+statements@Midjourney.com>'],
    ['same-domain', 'Midjourney <noreply@midjourney.com>'],
    ['other', 'ann@example.com'],
    ['other', '"billing@midjourney.com" <evil@example.com>'],
    ['other', 'billing@midjourney.com.example.com'],
    ['other', 'billing@mail.midjourney.com'],
    ['unclear', 'billing@m\u0456djourney.com'],
    ['unclear', 'billing@midjourney.com, evil@example.com'],
    ['unclear', 'Group: billing@midjourney.com, evil@example.com;'],
    ['unclear', 'billing@midjourney.com <evil@example.com>'],
    ['unclear', 'evil@example.com (billing@midjourney.com)'],
    ['unclear', 'Midjourney'],
    ['unclear', ''],
  ])('%s: %s', async (sender, From) => {
    const reading = await read(eml(CANCELLED, { From }))
    expect(reading.sender).toBe(sender)
    expect(reading.confirms).toBe(sender === 'known' || sender === 'same-domain')
  })

  it('two From headers, or a Sender beside them, do not make one', async () => {
    const two = eml(CANCELLED, { From: 'evil@example.com\r\nFrom: billing@midjourney.com' })
    expect(await read(two)).toMatchObject({ sender: 'unclear', confirms: false })
    const folded = eml(CANCELLED, { From: 'evil@example.com\r\n From: billing@midjourney.com' })
    expect((await read(folded)).confirms).toBe(false)
    const sender = eml(CANCELLED, { From: 'evil@example.com', Sender: 'billing@midjourney.com' })
    expect(await read(sender)).toMatchObject({ sender: 'other', confirms: false })
  })

  it('whatever its From header holds, only the very addresses and their domain count', async () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 80 }).map((text) => text.replace(/[\r\n]/g, ' '))
    await fc.assert(
      fc.asyncProperty(line, async (From) => {
        const mail = await parseMail(eml(CANCELLED, { From }))
        const { sender } = readMail(mail, context, lexicon)
        if (!From.includes('midjourney.com')) expect(['other', 'unclear']).toContain(sender)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a hostile mail', () => {
  it('runs no script, and what it hides says nothing', async () => {
    const body = `<p>Hello</p><script>document.write(${JSON.stringify(CANCELLED)})</script>
      <style>${CANCELLED}</style><!-- ${CANCELLED} --><div style="display:none">${CANCELLED}</div>
      <div hidden>${CANCELLED}</div><p style="font-size:0px">${CANCELLED}</p><svg><text>${CANCELLED}</text></svg>
      <iframe srcdoc="${CANCELLED}"></iframe><img src="https://evil.example/x.png" alt="${CANCELLED}">`
    expect(await read(html(body))).toMatchObject({ says: [], confirms: false })
  })

  it('shows no control or bidi characters, and no endless names', async () => {
    const Subject = `=?utf-8?B?${Buffer.from(`a\u202Eb\u0007c\u200B${'x'.repeat(5_000)}`).toString('base64')}?=`
    const mail = await parseMail(eml('x', { Subject, From: '"\u202EX" <a@b.example>' }))
    expect(`${mail.subject}${mail.from[0]?.name}`).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(mail.subject.length).toBeLessThanOrEqual(200)
    const lines = (await parseMail(eml(`Your sub\u00ADscription has been can\u200Bcelled.`))).lines
    expect(lines.join('\n')).not.toMatch(/[\u00AD\u200B]/)
  })

  it('that is too big, too deep, or all headers is refused, and says why', async () => {
    expect(await refusal(new Uint8Array(MAIL_LIMIT + 1))).toContain('bigger than 25 MB')
    const deep = Array.from(
      { length: 60 },
      (_, i) => `--b${i}\nContent-Type: multipart/mixed; boundary=b${i + 1}\n\n`,
    )
    expect(await refusal(eml(deep.join(''), { 'Content-Type': 'multipart/mixed; boundary=b0' }))).toMatch(
      /nest/i,
    )
    expect(await refusal(eml('', { 'X-A': 'x'.repeat(1_000_000) }))).toMatch(/header/i)
    expect(await refusal(new Uint8Array(0))).toContain('headers')
    expect(await refusal(Buffer.from('\x89PNG\r\n\x1a\n'))).toContain('headers')
    expect(await refusal(Buffer.from('<html><body>Cancelled</body></html>'))).toContain('headers')
  })

  it('of a hundred thousand tags or quotes is read in time', async () => {
    const started = performance.now()
    await read(html(`${'<div>'.repeat(100_000)}${CANCELLED}`))
    await read(html(`${'<p>A. '.repeat(100_000)}`))
    await read(eml(`${'On a wrote '.repeat(50_000)}:\n${'> '.repeat(100_000)}`))
    expect(performance.now() - started).toBeLessThan(20_000)
  })

  it('whatever its bytes are, is read or refused', async () => {
    const parts = fc.array(
      fc.constantFrom(
        ...[
          'From: a@b.c\r\n',
          'Subject: =?utf-8?Q?=FF?=\r\n',
          '\r\n',
          '\r\n\r\n',
          '--b\r\n',
          '--b--\r\n',
          '=\r\n',
          '\0',
          '<p>',
        ],
        ...[
          'Content-Type: multipart/mixed; boundary=b\r\n',
          'Content-Type: text/html; charset=x-none\r\n',
          CANCELLED,
        ],
        ...[
          'Content-Transfer-Encoding: base64\r\n',
          'Content-Type: message/rfc822\r\n',
          'Date: \r\n',
          '<!--',
          ']]>',
        ],
      ),
      { maxLength: 30 },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          parts.map((all) => Buffer.from(all.join(''))),
          fc.uint8Array(),
        ),
        async (bytes) => {
          const mail = await parseMail(bytes).catch((error: unknown): Mail | null => {
            expect(error).toBeInstanceOf(WayoutError)
            return null
          })
          if (mail !== null) expect(readMail(mail, context, lexicon).dkim).toBe('not-checked')
        },
      ),
    )
  })
})
