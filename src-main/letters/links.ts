/**
 * Links that open a draft: the person's mail program, webmail, Reddit, Discord, a form.
 * Invariants: https, mailto and discord only, each address built from a table; at most 1,800 characters, all ASCII; a part
 * of the draft is in the link whole or not at all, and what is not in it is told as something to paste.
 * Pure: must not import I/O, Electron or the DOM.
 */
import { WayoutError } from '../../src-preload/contract/error.js'
import { type DraftText, headerLine, mailAddress, messages, plainText } from './plain-text.js'
import type { Channel, ChannelRule } from './schema.js'

/** Windows hands over at most 2,081 characters; mail programs are reported to stop at about 2,000. */
export const LINK_BUDGET = 1_800

const MAIL_CHANNELS = ['mailto', 'gmail', 'outlook', 'outlook-work', 'yahoo'] as const
type MailChannel = (typeof MAIL_CHANNELS)[number]

/** discord-app opens the installed program, discord the web page, discord-invite the page for those not yet in. */
export type LinkChannel = MailChannel | 'reddit' | 'discord-app' | 'discord' | 'discord-invite' | 'form'

/** What the link fills in by itself: everything; all but the body; the recipient alone; nothing, it only opens the place. */
export type Filled = 'all' | 'subject' | 'recipient' | 'nothing'

/** Why a link does not fill in everything. */
export type Unfilled =
  /** The link would be longer than `LINK_BUDGET`. */
  | 'too-long'
  /** A part is longer than the channel takes, see `over`: the person has to shorten it. */
  | 'over-limit'
  /** The place takes no text from a link. */
  | 'no-prefill'

export interface Paste {
  readonly into: 'subject' | 'body' | 'message'
  readonly text: string
}

export interface Over {
  readonly part: 'subject' | 'body'
  readonly length: number
  readonly limit: number
}

export interface DraftLink {
  readonly channel: LinkChannel
  readonly url: string
  readonly length: number
  /** The whole draft is in the link. */
  readonly complete: boolean
  readonly how: Filled
  readonly why: Unfilled | null
  /** What is not in the link, in the order of pasting: the first is what belongs on the clipboard. */
  readonly paste: readonly Paste[]
  readonly over: readonly Over[]
}

/** What a place takes, by the table of channels; null: it has no such part. */
type Limits = Pick<ChannelRule, 'subject' | 'body'>

/** Ids as Discord gives them; without a channel the server itself is opened. */
export interface DiscordPlace {
  readonly guild: string
  readonly channel: string | null
}

/** `encodeURIComponent` leaves five characters that some programs take for the end of a link. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

interface Form {
  /** Before the query, with the recipient where it does not belong into the query. */
  readonly base: (to: string) => string
  readonly names: { readonly to: string | null; readonly subject: string; readonly body: string }
  readonly lineBreak: '\r\n' | '\n'
}

const web = (base: string, to = 'to', subject = 'subject', body = 'body'): Form => ({
  base: () => base,
  names: { to, subject, body },
  lineBreak: '\n',
})

const FORMS: Readonly<Record<MailChannel | 'reddit', Form>> = {
  // RFC 6068: the recipient is a path, in which "@" may stand; lines end with CRLF.
  mailto: {
    base: (to) => `mailto:${encode(to).replace('%40', '@')}`,
    names: { to: null, subject: 'subject', body: 'body' },
    lineBreak: '\r\n',
  },
  gmail: web('https://mail.google.com/mail/?view=cm&fs=1', 'to', 'su'),
  outlook: web('https://outlook.live.com/mail/0/deeplink/compose'),
  'outlook-work': web('https://outlook.cloud.microsoft/mail/deeplink/compose'),
  yahoo: web('https://compose.mail.yahoo.com/'),
  reddit: web('https://www.reddit.com/message/compose', 'to', 'subject', 'message'),
}

interface Parts {
  readonly to: string | null
  readonly subject: string | null
  readonly body: string | null
}

function address(form: Form, { to, subject, body }: Parts): string {
  const { names, lineBreak } = form
  const pairs = [
    [names.to, to],
    [names.subject, subject],
    [names.body, body?.replaceAll('\n', lineBreak) ?? null],
  ] as const
  // "%20", never "+": mail programs show a plus as a plus.
  const query = pairs.flatMap(([name, text]) =>
    name === null || text === null || text === '' ? [] : [`${name}=${encode(text)}`],
  )
  const base = form.base(to ?? '')
  return query.length === 0 ? base : `${base}${base.includes('?') ? '&' : '?'}${query.join('&')}`
}

const overLimits = (parts: Parts, limits: Limits): Over[] =>
  (['subject', 'body'] as const).flatMap((part) => {
    const length = parts[part]?.length ?? 0
    const limit = limits[part]
    return limit !== null && length > limit ? [{ part, length, limit }] : []
  })

/** As much of the draft as fits, whole parts only, the body left out first. */
function compose(channel: MailChannel | 'reddit', draft: Parts, limits: Limits | null): DraftLink {
  const form = FORMS[channel]
  const over = limits === null ? [] : overLimits(draft, limits)
  const tooMuch = (part: Over['part']) => over.some((one) => one.part === part)
  const steps = [
    { how: 'all', ...draft },
    { how: 'subject', ...draft, body: null },
    { how: 'recipient', ...draft, body: null, subject: null },
  ] as const
  for (const step of steps) {
    if (step.subject !== null && tooMuch('subject')) continue
    if (step.body !== null && tooMuch('body')) continue
    const url = address(form, step)
    if (url.length > LINK_BUDGET) continue
    const paste = (['subject', 'body'] as const).flatMap((part): Paste[] => {
      const text = draft[part]
      return step[part] === null && text !== null && text !== '' ? [{ into: part, text }] : []
    })
    const complete = paste.length === 0
    const how = complete ? 'all' : step.how
    const why = complete ? null : over.length > 0 ? 'over-limit' : 'too-long'
    return { channel, url, length: url.length, complete, how, why, paste, over }
  }
  // The recipient is at most 254 characters: 762 encoded.
  throw new WayoutError('internal', `No ${channel} link fits.`)
}

function opens(channel: LinkChannel, url: string, paste: readonly Paste[]): DraftLink {
  if (url.length > LINK_BUDGET)
    throw new WayoutError('draft-invalid', 'The address of this place is too long to be opened.', { url })
  return {
    channel,
    url,
    length: url.length,
    complete: false,
    how: 'nothing',
    why: 'no-prefill',
    paste,
    over: [],
  }
}

/** r/name or u/name, as Reddit shows it, with or without the first slash; or the page that writes to it. */
const REDDIT_NAME =
  /^(?:\/?|https:\/\/www\.reddit\.com\/message\/compose\/?\?to=\/)([ru]\/[A-Za-z0-9_-]{2,30})$/

function redditName(to: string): string {
  const name = REDDIT_NAME.exec(to)?.[1]
  if (name !== undefined) return `/${name}`
  throw new WayoutError('draft-invalid', 'The recipient on Reddit must be written as r/name or u/name.', {
    part: 'to',
    text: to,
  })
}

const DISCORD_ID = /^\d{17,20}$/

function discordPath({ guild, channel }: DiscordPlace): string {
  const ids = channel === null ? [guild] : [guild, channel]
  const bad = ids.find((id) => !DISCORD_ID.test(id))
  if (bad === undefined) return ids.join('/')
  throw new WayoutError('draft-invalid', 'A Discord server or channel is named by 17 to 20 digits.', {
    id: bad,
  })
}

/** Characters of an address as a browser would write it; nothing that could end it or hide where it leads. */
const PAGE = /^https:\/\/(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+(?:\/[A-Za-z0-9\-._~/?&=%+:@#,;]*)?$/

function page(text: string): string {
  if (PAGE.test(text)) return text
  throw new WayoutError('draft-invalid', 'The page must be a plain https address.', { part: 'to', text })
}

function discordLinks(to: string | null, place: DiscordPlace | null, paste: readonly Paste[]): DraftLink[] {
  const path = place === null ? null : discordPath(place)
  const there =
    path === null
      ? []
      : [
          opens('discord-app', `discord://-/channels/${path}`, paste),
          opens('discord', `https://discord.com/channels/${path}`, paste),
        ]
  return to === null ? there : [...there, opens('discord-invite', page(to), paste)]
}

/**
 * The links that open this draft, the most direct first. `to` is an e-mail address, a name on Reddit, or a page (an
 * invitation to a Discord server, a form). Throws `draft-invalid` when recipient, subject or place are not what they
 * should be.
 * `limits`: what the channel takes; a mail program takes what it is given. A bank's letter is printed or copied.
 */
export function draftLinks(
  destination: Channel,
  draft: DraftText,
  limits: Limits,
  place: DiscordPlace | null = null,
): readonly DraftLink[] {
  const { to } = draft
  const subject = draft.subject === null ? null : headerLine(draft.subject, 'subject')
  const body = plainText(draft.body)
  switch (destination) {
    case 'email': {
      const parts = { to: to === null ? null : mailAddress(to), subject, body }
      return MAIL_CHANNELS.map((channel) => compose(channel, parts, null))
    }
    case 'reddit':
      return [compose('reddit', { to: to === null ? null : redditName(to), subject, body }, limits)]
    case 'discord': {
      // A chat has no subject line: it becomes the first paragraph.
      const text = subject === null ? body : `${subject}\n\n${body}`
      return discordLinks(
        to,
        place,
        messages(text, limits.body).map((part) => ({ into: 'message', text: part })),
      )
    }
    case 'form': {
      const paste: Paste[] = subject === null ? [] : [{ into: 'subject', text: subject }]
      return to === null ? [] : [opens('form', page(to), [...paste, { into: 'body', text: body }])]
    }
    case 'bank':
      return []
  }
}
