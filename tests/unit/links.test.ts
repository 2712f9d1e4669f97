// Links that open a draft: read back by parsers that are not ours, for any text at all.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type DiscordPlace,
  type DraftLink,
  LINK_BUDGET,
  type LinkChannel,
  draftLinks as linksFor,
} from '../../src-main/letters/links'
import { type DraftText, messages, plainText } from '../../src-main/letters/plain-text'
import type { Channel } from '../../src-main/letters/schema'
import { letters } from './letters/support'
import { anyText, cleanLine, cleanText, isWhole } from './support/unicode'

const { channels } = letters.index
const draftLinks = (to: Channel, draft: DraftText, place?: DiscordPlace) =>
  linksFor(to, draft, channels[to], place)

const PLACE = { guild: '662267976984297473', channel: '123456789012345678' }
const FORM = 'https://docs.midjourney.com/hc/en-us/requests/new'
const TO = {
  email: 'billing+a@midjourney.com',
  reddit: '/r/midjourney',
  discord: 'https://discord.gg/midjourney',
  form: FORM,
  bank: null,
}
const KINDS = Object.keys(TO) as (keyof typeof TO)[]

const linksOf = (destination: Channel, draft: Partial<DraftText>) =>
  draftLinks(destination, { to: TO[destination], subject: null, body: '', ...draft }, PLACE)

function linkOf(channel: LinkChannel, draft: Partial<DraftText>): DraftLink {
  const found = KINDS.flatMap((kind) => linksOf(kind, draft)).find((link) => link.channel === channel)
  if (found === undefined) throw new Error(`no ${channel}`)
  return found
}

/** RFC 6068, section 2: percent-encoded UTF-8, "+" is a plus. */
function readMailto(url: string) {
  const [, to = '', query = ''] = /^mailto:([^?]*)(?:\?(.*))?$/.exec(url) ?? []
  const headers = query.split('&').map((pair) => pair.split('=') as [string, string | undefined])
  const header = (name: string) => {
    const found = headers.find(([one]) => one === name)?.[1]
    return found === undefined ? null : decodeURIComponent(found).replaceAll('\r\n', '\n')
  }
  return {
    to: decodeURIComponent(to),
    subject: header('subject'),
    body: header('body'),
    names: headers.map(([name]) => name),
  }
}

const NAMES = {
  gmail: ['to', 'su', 'body'],
  outlook: ['to', 'subject', 'body'],
  'outlook-work': ['to', 'subject', 'body'],
  yahoo: ['to', 'subject', 'body'],
  reddit: ['to', 'subject', 'message'],
} as const

function read({ channel, url }: DraftLink) {
  if (channel === 'mailto') return readMailto(url)
  const [to, subject, body] = NAMES[channel as keyof typeof NAMES]
  const { searchParams } = new URL(url)
  return { to: searchParams.get(to), subject: searchParams.get(subject), body: searchParams.get(body) }
}

describe('tables', () => {
  const draft = { subject: 'Cancel & stop', body: "It's 50% off!\r\n(a+b) *é* 👍" }
  const words = 'body=It%27s%2050%25%20off%21%0A%28a%2Bb%29%20%2A%C3%A9%2A%20%F0%9F%91%8D'
  test.each([
    [
      'mailto',
      `mailto:billing%2Ba@midjourney.com?subject=Cancel%20%26%20stop&${words.replace('%0A', '%0D%0A')}`,
    ],
    [
      'gmail',
      `https://mail.google.com/mail/?view=cm&fs=1&to=billing%2Ba%40midjourney.com&su=Cancel%20%26%20stop&${words}`,
    ],
    [
      'outlook',
      `https://outlook.live.com/mail/0/deeplink/compose?to=billing%2Ba%40midjourney.com&subject=Cancel%20%26%20stop&${words}`,
    ],
    [
      'outlook-work',
      `https://outlook.cloud.microsoft/mail/deeplink/compose?to=billing%2Ba%40midjourney.com&subject=Cancel%20%26%20stop&${words}`,
    ],
    [
      'yahoo',
      `https://compose.mail.yahoo.com/?to=billing%2Ba%40midjourney.com&subject=Cancel%20%26%20stop&${words}`,
    ],
    [
      'reddit',
      `https://www.reddit.com/message/compose?to=%2Fr%2Fmidjourney&subject=Cancel%20%26%20stop&${words.replace('body', 'message')}`,
    ],
  ] as const)('%s', (channel, url) => {
    expect(linkOf(channel, draft)).toEqual({
      channel, url, length: url.length, complete: true, how: 'all', why: null, paste: [], over: [],
    }) // biome-ignore format: one line
  })

  test('Discord takes no text: it is pasted, the subject first', () => {
    const paste = [{ into: 'message', text: 'Cancel & stop\n\nPlease.' }]
    const links = linksOf('discord', { subject: 'Cancel & stop', body: 'Please.' })
    expect(links.map(({ channel, url }) => [channel, url])).toEqual([
      ['discord-app', 'discord://-/channels/662267976984297473/123456789012345678'],
      ['discord', 'https://discord.com/channels/662267976984297473/123456789012345678'],
      ['discord-invite', 'https://discord.gg/midjourney'],
    ])
    for (const link of links)
      expect(link).toMatchObject({ complete: false, how: 'nothing', why: 'no-prefill', paste })
  })

  test('a server without a known channel, or known by its invitation alone', () => {
    const draft = { to: null, subject: null, body: 'x' }
    expect(draftLinks('discord', draft, { ...PLACE, channel: null }).map(({ url }) => url)).toEqual([
      'discord://-/channels/662267976984297473',
      'https://discord.com/channels/662267976984297473',
    ])
    expect(draftLinks('discord', { ...draft, to: TO.discord }).map(({ url }) => url)).toEqual([TO.discord])
    expect(draftLinks('discord', draft)).toEqual([])
  })

  test('a form is opened, subject and body are pasted', () => {
    expect(linksOf('form', { subject: 'S', body: 'B' })).toMatchObject([
      { url: FORM, how: 'nothing', paste: [{ into: 'subject', text: 'S' }, { into: 'body', text: 'B' }] },
    ]) // biome-ignore format: one line
    expect(draftLinks('form', { to: null, subject: null, body: 'B' })).toEqual([])
  })

  test('a letter to a bank has no link', () => expect(linksOf('bank', { body: 'B' })).toEqual([]))

  test('nothing to say leaves no empty parameter', () => {
    expect(draftLinks('email', { to: null, subject: '', body: '' })[0]?.url).toBe('mailto:')
    expect(linkOf('yahoo', {}).url).toBe('https://compose.mail.yahoo.com/?to=billing%2Ba%40midjourney.com')
  })

  test('the page that writes to a forum names the forum', () => {
    const to = 'https://www.reddit.com/message/compose?to=/r/midjourney'
    expect(linksOf('reddit', { to, body: 'x' })).toEqual(linksOf('reddit', { body: 'x' }))
  })
})

describe('too long', () => {
  test('the body goes by clipboard first, then the subject as well', () => {
    const body = 'é'.repeat(400)
    expect(linkOf('gmail', { subject: 'S', body })).toMatchObject({
      complete: false, how: 'subject', why: 'too-long', paste: [{ into: 'body', text: body }],
    }) // biome-ignore format: one line
    const subject = '👍'.repeat(200)
    const both = linkOf('gmail', { subject, body })
    expect(both).toMatchObject({
      how: 'recipient',
      paste: [
        { into: 'subject', text: subject },
        { into: 'body', text: body },
      ],
    })
    expect(both.url).toBe('https://mail.google.com/mail/?view=cm&fs=1&to=billing%2Ba%40midjourney.com')
  })

  test.each(['mailto', 'gmail', 'outlook', 'outlook-work', 'yahoo', 'reddit'] as const)(
    '%s: exactly the budget is complete, one more is not',
    (channel) => {
      const rest = LINK_BUDGET - linkOf(channel, { subject: 'S', body: 'x' }).length + 1
      expect(linkOf(channel, { subject: 'S', body: 'x'.repeat(rest) })).toMatchObject({
        length: LINK_BUDGET,
        complete: true,
      })
      expect(linkOf(channel, { subject: 'S', body: 'x'.repeat(rest + 1) })).toMatchObject({
        complete: false,
        how: 'subject',
      })
    },
  )

  test('Reddit’s own limits: the part is left out and named', () => {
    expect(linkOf('reddit', { subject: 's'.repeat(100), body: 'b' })).toMatchObject({
      complete: true,
    })
    expect(linkOf('reddit', { subject: 's'.repeat(101), body: 'b' })).toMatchObject({
      how: 'recipient', why: 'over-limit', over: [{ part: 'subject', length: 101, limit: 100 }],
    }) // biome-ignore format: one line
    expect(linkOf('reddit', { subject: 's', body: 'b'.repeat(10_001) })).toMatchObject({
      how: 'subject', why: 'over-limit', over: [{ part: 'body', length: 10_001, limit: 10_000 }],
    }) // biome-ignore format: one line
  })
})

describe('refused', () => {
  test.each([
    'a@b.example\r\nBcc: c@d.example', 'a@b.example\n', 'a@b.example,c@d.example', 'a@b.example;c@d.example',
    'a@b.example?cc=c@d.example', 'a@b.example&cc=c@d.example', 'A <a@b.example>', '"a b"@b.example', 'a@b', 'a@b..example',
    '@b.example', 'a@', '', ' a@b.example', 'a@b.example%0d%0aBcc:c@d.example', 'a@[127.0.0.1]', 'é@b.example', 'a\ud800@b.example',
    'javascript:alert(1)', `${'a'.repeat(250)}@b.example`,
  ])('recipient %j', (to) => {
    expect(() => linksOf('email', { to })).toThrow(expect.objectContaining({ code: 'draft-invalid' }))
  }) // biome-ignore format: a table

  test.each(['a\r\nBcc: x@y.example', 'a\nb', 'a\rb', 'a\0b', 'a\u2028b', 'a\u0085b', 'a\tb', '\n'])(
    'subject %j',
    (subject) => {
      for (const kind of KINDS) {
        expect(() => linksOf(kind, { subject })).toThrow(expect.objectContaining({ code: 'draft-invalid' }))
      }
    },
  )

  test.each([
    'midjourney',
    'r/',
    'r/a b',
    '/r/midjourney&x=1',
    'r/midjourney\n',
    'https://evil.example/r/midjourney',
    '//r/midjourney',
  ])('on Reddit %j', (to) =>
    expect(() => linksOf('reddit', { to })).toThrow(expect.objectContaining({ code: 'draft-invalid' })),
  )

  test.each([
    'http://a.example/', 'javascript:alert(1)', 'https://a:b@c.example/', 'https://a.example/\n', 'https://a.example\\@b.example',
    'https://а.example/', 'https://a.example/"', `https://a.example/${'x'.repeat(LINK_BUDGET)}`, 'https://127.0.0.1:1/', 'file:///etc/passwd', '',
  ])('as a page %j', (to) => {
    expect(() => linksOf('form', { to })).toThrow(expect.objectContaining({ code: 'draft-invalid' }))
    expect(() => linksOf('discord', { to })).toThrow(expect.objectContaining({ code: 'draft-invalid' }))
  }) // biome-ignore format: a table

  test.each([
    '1',
    '@me',
    '66226797698429747x',
    '662267976984297473/..',
    '662267976984297473\n',
    '१२३४५६७८९०१२३४५६७८',
  ])('as a Discord place %j', (id) => {
    const draft = { to: null, subject: null, body: 'x' }
    for (const place of [
      { guild: id, channel: null },
      { ...PLACE, channel: id },
    ]) {
      expect(() => draftLinks('discord', draft, place)).toThrow(
        expect.objectContaining({ code: 'draft-invalid' }),
      )
    }
  })
})

describe('for any text', () => {
  test('what is in the link reads back, what is not is to be pasted, and nothing is lost', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('email' as const, 'reddit' as const),
        cleanLine,
        cleanText,
        (kind, subject, body) => {
          for (const link of linksOf(kind, { subject, body })) {
            const inside = read(link)
            expect(inside.to).toBe(TO[kind])
            const pasted = (into: string) => link.paste.find((one) => one.into === into)?.text
            expect(pasted('subject') ?? inside.subject ?? '').toBe(subject)
            expect(pasted('body') ?? inside.body ?? '').toBe(body)
            expect(link.complete).toBe(link.paste.length === 0)
          }
        },
      ),
    )
  })

  test('every link is short, ASCII, of one of three schemes, and without a header of its own', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), anyText, anyText, (kind, subject, body) => {
        for (const link of linksOf(kind, { subject: subject.replace(/[\p{Cc}\u2028\u2029]/gu, ''), body })) {
          expect(link.url).toMatch(/^(?:https|mailto|discord):[!-~]+$/)
          expect(link.url).not.toMatch(/[!'()*<>"\\^`{|}+]|%0[0-8]|%00/)
          expect(link.length).toBe(link.url.length)
          expect(link.length).toBeLessThanOrEqual(LINK_BUDGET)
          if (link.channel === 'mailto')
            expect(['', 'subject', 'body']).toEqual(expect.arrayContaining(readMailto(link.url).names))
          for (const { text } of link.paste) expect(isWhole(text)).toBe(true)
        }
      }),
    )
  })

  test('a recipient or subject either reads back as one line or is refused', () => {
    fc.assert(
      fc.property(anyText, anyText, (to, subject) => {
        try {
          const inside = readMailto(draftLinks('email', { to, subject, body: '' })[0]?.url ?? '')
          expect(inside.to).toBe(to)
          expect(inside.subject ?? '').not.toMatch(/[\r\n]/)
        } catch (error) {
          expect(error).toMatchObject({ code: 'draft-invalid' })
        }
      }),
    )
  })
})

describe('plain text', () => {
  test.each([
    ['a\r\nb\rc\u2028d\u0085e', 'a\nb\nc\nd\ne'],
    ['a\0b\u001b[1mc\u009f', 'ab[1mc'],
    ['\tx', '\tx'],
    ['\ufeffa\ufeffb', 'ab'],
    ['a\ud83d', 'a\ufffd'],
    ['\ude00\ud83d', '\ufffd\ufffd'],
    ['😀', '😀'],
  ])('%j', (text, plain) => expect(plainText(text)).toBe(plain))

  test('is what it was where nothing had to go, and stays as it is', () => {
    fc.assert(fc.property(cleanText, (text) => plainText(text) === text))
    fc.assert(fc.property(anyText, (text) => plainText(plainText(text)) === plainText(text)))
  })
})

describe('messages', () => {
  const paragraph = (sign: string, length: number) => sign.repeat(length)

  test('end with paragraphs, else lines, sentences, words', () => {
    const a = paragraph('a', 1500)
    const b = paragraph('b', 700)
    expect(messages(`${a}\n\n${b}\n\nc`, channels.discord.body)).toEqual([a, `${b}\n\nc`])
    expect(messages(`${a}\nx y\n${b}`, channels.discord.body)).toEqual([`${a}\nx y`, b])
    expect(messages(`${a}. x y ${b}`, channels.discord.body)).toEqual([`${a}.`, `x y ${b}`])
    expect(messages(`${a} ${b}`, channels.discord.body)).toEqual([a, b])
    expect(messages(`Hello,\n\n${a} ${b}`, channels.discord.body)).toEqual([`Hello,\n\n${a}`, b])
    expect(messages(`${a}\n\n\n${paragraph('b', 500)}`, channels.discord.body)).toEqual([
      a,
      paragraph('b', 500),
    ])
  })

  test('a family is not torn apart, and a tower of accents ends', () => {
    const family = '👩‍👩‍👧‍👦'
    for (const message of messages(family.repeat(400), channels.discord.body))
      expect(message.replaceAll(family, '')).toBe('')
    const tower = `e${'\u0301'.repeat(4999)}`
    expect(messages(tower, channels.discord.body).map(({ length }) => length)).toEqual([2000, 2000, 1000])
  })

  test('exactly the limit is one message', () => {
    expect(messages('x'.repeat(2000), channels.discord.body)).toHaveLength(1)
    expect(messages('x'.repeat(2001), channels.discord.body)).toEqual(['x'.repeat(2000), 'x'])
    expect(messages(' \n ', channels.discord.body)).toEqual([])
  })

  test('lose nothing but white space, keep to the limit, and are never empty', () => {
    const solid = (text: string) => text.replace(/\s/g, '')
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 80 }), (text, limit) => {
        const parts = messages(text, limit)
        expect(solid(parts.join(''))).toBe(solid(plainText(text)))
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(limit)
          expect(part.trim()).not.toBe('')
          expect(isWhole(part)).toBe(true)
        }
      }),
    )
  })
})
