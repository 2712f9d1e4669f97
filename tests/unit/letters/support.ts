/** The app's own letters, made-up facts for all of them, and a case as the runner writes it. */

import { readLetters } from '../../../src-main/letter-library.js'
import { type Draft, type DraftRequest, draft } from '../../../src-main/letters/draft.js'
import { type CaseEntry, type Facts, factsOfCase, factsOfPerson } from '../../../src-main/letters/facts.js'
import type { Channel, LetterIndex } from '../../../src-main/letters/schema.js'

export const letters = readLetters()
export const TODAY = '2026-11-25'

export const SERVICE = {
  name: 'Midjourney',
  contacts: [
    { channel: 'email', address: 'billing@midjourney.com' },
    { channel: 'help', address: 'https://docs.midjourney.com/hc/en-us/articles/32638309968141' },
    { channel: 'reddit', address: 'https://www.reddit.com/message/compose?to=/r/midjourney' },
    { channel: 'discord', address: 'https://discord.gg/midjourney' },
  ],
}

/** What a person could give. */
export const GIVEN: Readonly<Record<string, string>> = {
  name: 'Camille Durand',
  account: 'camille@example.com',
  'discord-name': 'camille.d',
  'receipt-email': 'camille@example.com',
  'tried-account': 'camille.d on Discord',
  plan: 'Basic Plan',
  price: '$10.00',
  'next-charge': '2026-12-01',
  'ends-on': '2026-12-14',
  'cancelled-on': '2026-11-02',
  'asked-on': '2026-11-05',
  'refund-asked-on': '2026-11-16',
  'reply-by': '2026-12-09',
  'charge-date': '2026-11-14',
  'charge-amount': '$1,234.50',
  'second-charge-date': '2026-11-15',
  invoice: 'ABC1DEF2-0001',
  'second-invoice': 'ABC1DEF2-0002',
  card: '4242',
  'statement-name': 'MIDJOURNEY INC',
  'site-words': 'Something went wrong: try again later.',
}

/** A walk whose button did nothing, then one that ended well. */
export const ENTRIES: readonly CaseEntry[] = [
  {
    at: '2026-11-01T10:00:00.000Z',
    event: 'start',
    guide: 'midjourney/website',
    practice: false,
    answers: {},
  },
  {
    at: '2026-11-01T10:00:05.000Z',
    event: 'status',
    account: 'case@example.com',
    subscriptions: [
      {
        plan: 'Standard Plan',
        state: 'active',
        chargeOn: '2026-12-14',
        endsOn: null,
        price: '$30',
        per: 'month',
      },
    ],
  },
  {
    at: '2026-11-01T10:01:00.000Z',
    event: 'click',
    intent: 'manage',
    role: 'button',
    name: 'Manage Sub',
    commit: false,
  },
  {
    at: '2026-11-01T10:02:00.000Z',
    event: 'click',
    intent: 'cancel-plan',
    role: 'button',
    name: 'Cancel Plan',
    commit: false,
  },
  { at: '2026-11-01T10:02:30.000Z', event: 'picture', screen: 'plan', file: 'screens/01-plan.png' },
  {
    at: '2026-11-01T10:03:00.000Z',
    event: 'outcome',
    outcome: 'no-safe-path',
    verified: false,
    endsOn: null,
    refund: false,
    reason: 'dead-control',
    detail: '',
  },
  {
    at: '2026-11-02T09:00:00.000Z',
    event: 'start',
    guide: 'midjourney/website',
    practice: false,
    answers: {},
  },
  {
    at: '2026-11-02T09:01:00.000Z',
    event: 'click',
    intent: 'confirm-cancel',
    role: 'button',
    name: 'Confirm Cancellation',
    commit: true,
  },
  { at: '2026-11-02T09:02:00.000Z', event: 'picture', screen: 'cancelled', file: 'screens/02-cancelled.png' },
  {
    at: '2026-11-02T09:03:00.000Z',
    event: 'outcome',
    outcome: 'cancelled-at-period-end',
    verified: true,
    endsOn: '2026-12-14',
    refund: false,
    reason: null,
    detail: '',
  },
]

const HASHES = new Map([
  ['screens/01-plan.png', '0123456789abcdef'.repeat(4)],
  ['screens/02-cancelled.png', 'fedcba9876543210'.repeat(4)],
])

export const ofCase = (
  entries: readonly CaseEntry[],
  today = TODAY,
  timeZone = 'UTC',
  hashes = HASHES,
): Facts => factsOfCase({ entries, hashes, today, timeZone }, letters.index)

export const ofPerson = (given: Readonly<Record<string, string>>): Facts =>
  factsOfPerson(given, letters.index, TODAY)

export const FULL: Facts = new Map([...ofCase(ENTRIES), ...ofPerson(GIVEN)])
export const NONE: Facts = new Map()

export const write = (purpose: string, channel: Channel, more: Partial<DraftRequest> = {}): Draft =>
  draft(letters, {
    purpose,
    channel,
    language: 'en',
    service: SERVICE,
    facts: NONE,
    today: TODAY,
    country: null,
    cite: null,
    rehearsal: false,
    ...more,
  })

/** Every letter there is. */
export const everyPurpose = Object.entries(letters.index.purposes).map(
  ([purpose, { channels }]) => ({ purpose, channels }) as const,
)

export const purposeOf = (index: LetterIndex, purpose: string) => {
  const found = index.purposes[purpose]
  if (found === undefined) throw new Error(`no purpose ${purpose}`)
  return found
}
