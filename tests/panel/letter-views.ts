/**
 * The place to write in each noteworthy state, as the app itself makes it from a case's log.
 */
import { waysBeside } from '../../src-main/app/ladder-view'
import { Writing } from '../../src-main/app/writing'
import type { CaseEvent, Entry } from '../../src-main/case/entry'
import { readLetters } from '../../src-main/letter-library'
import { readLibrary } from '../../src-main/library'
import { titleOf } from '../../src-main/run/narrate'
import { typeset } from '../../src-main/run/typeset'
import { LADDER_TEXTS } from '../../src-main/texts/ladder/index'
import type { Language } from '../../src-preload/contract/language'
import type { LetterIntent, Write } from '../../src-preload/contract/letter'

const { guides, services, lexicon } = readLibrary()
const letters = readLetters()
const TODAY = '2026-11-25T10:00:00Z'

type Event = CaseEvent & { readonly at: string }

interface Story {
  readonly guide?: string
  readonly events?: readonly Event[]
  readonly does?: readonly LetterIntent[]
  readonly practice?: boolean
}

/** Where a person stands who did this, after what the log holds. */
function writing(
  language: Language,
  { guide: id, events = [], does = [], practice = false }: Story,
): Writing {
  const guide = guides.find((each) => each.id === (id ?? 'midjourney/website'))
  const service = services.find((each) => each.id === 'midjourney') ?? null
  if (guide === undefined) throw new Error(`no guide ${id}`)
  let seq = events.length
  const write = (event: CaseEvent): Entry => {
    seq += 1
    return { ...event, seq, at: TODAY }
  }
  const made = new Writing({
    host: {
      copy: async () => undefined,
      openDraft: async () => undefined,
      saveFile: async () => null,
      printToPdf: async () => new Uint8Array(),
      storeFolder: '/nowhere',
    },
    letters,
    guide,
    service,
    lexicon,
    title: (spoken) => titleOf(guide, spoken),
    practice: (spoken) => (practice ? titleOf(guide, spoken) : null),
    rehearsal: practice,
    entries: events.map((event, i) => ({ ...event, seq: i + 1 })),
    caseFolder: '/nowhere/case',
    folder: () => ({ append: write, keep: (_content, _type, event) => write(event) }),
    release: () => undefined,
    report: () => null,
    looksOnly: () => false,
    routes: (spoken) =>
      waysBeside(service, guide.id)
        .filter((other) => other !== guide.id)
        .flatMap((other) => guides.filter((each) => each.id === other))
        .map((each) => ({ guide: each.id, title: titleOf(each, spoken) })),
    browsers: ['chrome'],
    listed: null,
    language: () => language,
    onChange: () => undefined,
    onSaved: () => undefined,
    onCopied: () => undefined,
    now: () => new Date(TODAY),
  })
  // All but the ways out is done at once.
  for (const intent of does) void made.act(intent)
  return made
}

const start = (at: string, guide = 'midjourney/website'): Event => ({
  event: 'start',
  at,
  guide,
  answers: {},
})
const status = (at: string, more: object = {}): Event => ({
  event: 'status',
  at,
  account: 'maria@example.com',
  subscriptions: [
    { plan: 'Basic plan', state: 'active', chargeOn: '2026-12-14', endsOn: null, price: '$10.00', ...more },
  ],
})
const click = (at: string, name: string): Event => ({ event: 'click', at, name, by: 'person', commit: true })
const failed = (at: string, reason = 'dead-control'): Event => ({
  event: 'outcome',
  at,
  outcome: 'not-cancelled',
  verified: true,
  reason,
  detail: '',
})
const skipped = (at: string, rung: string): Event => ({ event: 'rung-skipped', at, rung })
const sent = (at: string, purpose: string, channel: string): Event => ({
  event: 'message-sent',
  at,
  purpose,
  channel,
  to: 'billing@midjourney.com',
})

const TRIED = [
  start('2026-11-24T09:00:00Z'),
  status('2026-11-24T09:01:00Z'),
  click('2026-11-24T09:02:00Z', 'Confirm Cancellation'),
  failed('2026-11-24T09:04:00Z'),
]
const DUE = [
  ...TRIED,
  skipped('2026-11-24T09:05:00Z', 'other-route'),
  skipped('2026-11-24T09:05:10Z', 'other-browser'),
]
const CANCELLED: readonly Event[] = [
  start('2026-08-01T09:00:00Z'),
  status('2026-08-01T09:01:00Z'),
  click('2026-08-01T09:02:00Z', 'Confirm Cancellation'),
  { event: 'outcome', at: '2026-08-01T09:04:00Z', outcome: 'cancelled-now', verified: true, endsOn: null },
]

const EMAIL: LetterIntent = { kind: 'letter', letter: 'cancel-request/email' }
const fact = (name: string, text: string): LetterIntent => ({ kind: 'letter-fact', fact: name, text })
const ALL: readonly LetterIntent[] = [
  EMAIL,
  fact('name', 'Maria Sánchez'),
  fact('invoice', 'ABC1DEF2-0001'),
  fact('card', '4242'),
  fact('discord-name', 'maria'),
]
const LONG = 'Please cancel my subscription, and confirm it in writing. '

const STORIES = {
  'write-other-route': { events: TRIED },
  'write-other-browser': { events: [...TRIED, skipped('2026-11-24T09:05:00Z', 'other-route')] },
  'write-due': { events: DUE },
  'write-waiting': { events: [...DUE, sent('2026-11-24T10:00:00Z', 'cancel-request', 'email')] },
  'write-answered': {
    events: [
      ...DUE,
      sent('2026-11-24T10:00:00Z', 'cancel-request', 'email'),
      {
        event: 'answer-noted',
        at: '2026-11-24T12:00:00Z',
        channel: 'email',
        text: 'Hello Maria,\nplease send us your invoice number.',
      },
    ],
  },
  'write-danger': {
    events: [
      start('2026-11-24T09:00:00Z'),
      status('2026-11-24T09:01:00Z', { chargeOn: '2026-11-26' }),
      failed('2026-11-24T09:04:00Z'),
      skipped('2026-11-24T09:05:00Z', 'other-route'),
      skipped('2026-11-24T09:05:10Z', 'other-browser'),
      sent('2026-11-24T10:00:00Z', 'cancel-request', 'email'),
    ],
  },
  'write-bank-wait': {
    events: [...DUE, sent('2026-11-24T10:00:00Z', 'bank-stop-payment', 'bank')],
  },
  'write-dispute': {
    events: [
      ...CANCELLED,
      { event: 'charge-noted', at: '2026-11-20T09:00:00Z', day: '2026-08-05' },
      { event: 'charge-noted', at: '2026-11-20T09:00:01Z', day: '2026-11-19' },
      sent('2026-11-20T10:00:00Z', 'charged-after-cancelling', 'email'),
    ],
  },
  'write-cancelled': { events: CANCELLED },
  'write-no-plan': {
    events: [
      start('2026-11-24T09:00:00Z'),
      { event: 'outcome', at: '2026-11-24T09:04:00Z', outcome: 'not-subscribed', verified: true },
    ],
  },
  'write-used-up': {
    events: [
      ...TRIED,
      sent('2026-08-01T10:00:00Z', 'formal-notice', 'email'),
      sent('2026-09-01T10:00:00Z', 'bank-stop-payment', 'bank'),
    ],
  },
  'letter-full': { events: DUE, does: ALL },
  'letter-blanks': { events: DUE, does: [EMAIL, fact('card', '4242 4242'), fact('next-charge', 'soon')] },
  'letter-practice': { events: DUE, does: ALL, practice: true },
  'letter-over': {
    events: DUE,
    does: [
      { kind: 'letter', letter: 'cancel-request/discord' },
      { kind: 'letter-body', text: LONG.repeat(40) },
    ],
  },
  'letter-long': { events: DUE, does: [...ALL, { kind: 'letter-body', text: LONG.repeat(40) }] },
  'letter-cites': {
    events: DUE,
    does: [
      ...ALL,
      { kind: 'letter-country', country: 'FR' },
      { kind: 'letter-cite', citation: 'fr-l215-1-1', cite: true },
    ],
  },
  'letter-reddit': { events: DUE, does: [{ kind: 'letter', letter: 'cancel-request/reddit' }] },
  'letter-bank': { events: DUE, does: [{ kind: 'letter', letter: 'bank-stop-payment/bank' }] },
  'letter-notice': {
    events: [...DUE, sent('2026-11-01T10:00:00Z', 'cancel-request', 'email')],
    does: [{ kind: 'letter', letter: 'formal-notice/email' }],
  },
  'letter-magazine': {
    guide: 'midjourney/magazine',
    events: [start('2026-11-24T09:00:00Z', 'midjourney/magazine'), failed('2026-11-24T09:04:00Z')],
    does: [{ kind: 'letter', letter: 'magazine-cancel/email' }],
  },
  'letter-sent': {
    events: [
      ...DUE,
      {
        event: 'draft-opened',
        at: '2026-11-25T09:00:00Z',
        purpose: 'cancel-request',
        channel: 'email',
        way: 'gmail',
      },
    ],
  },
} satisfies Readonly<Record<string, Story>>

/** How it looks a moment after the letter was taken out. */
function justOut(language: Language, out: Partial<NonNullable<NonNullable<Write['letter']>['out']>>): Write {
  const view = writing(language, STORIES['letter-sent']).view
  const { letter } = view
  if (letter === null || letter.out === null) throw new Error('no letter is out')
  return { ...view, letter: { ...letter, out: { ...letter.out, ...out } } }
}

export const LETTER_VIEWS = {
  ...(Object.fromEntries(
    Object.entries(STORIES).map(([name, story]) => [
      name,
      (language: Language) => writing(language, story).view,
    ]),
  ) as Record<keyof typeof STORIES, (language: Language) => Write>),
  'letter-paste': (language) => justOut(language, { paste: ['subject', 'body'], copied: 0 }),
  'letter-failed': (language) =>
    justOut(language, {
      failed: typeset(LADDER_TEXTS[language].words['on-clipboard'], language),
    }),
} satisfies Readonly<Record<string, (language: Language) => Write>>
