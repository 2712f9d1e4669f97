/**
 * The list of cases and a case, in each noteworthy state and in each language, as the app itself makes them from a log:
 * the words are the real ones.
 */
import type { CasePlace, CasesPlace, Offered } from '../../src-main/app/model'
import { DEFAULTS } from '../../src-main/app/settings'
import { type Fixed, viewOf } from '../../src-main/app/view'
import { caseView } from '../../src-main/case/case-view'
import type { CaseSummary } from '../../src-main/case/cases'
import type { CaseEvent, Entry } from '../../src-main/case/entry'
import type { Verdict } from '../../src-main/case/verify'
import { readLetters } from '../../src-main/letter-library'
import { readLibrary } from '../../src-main/library'
import type { Language } from '../../src-preload/contract/language'
import type { Place, View } from '../../src-preload/contract/view'

type At<Kind extends Place['kind']> = Extract<Place, { kind: Kind }>

const { guides, services, index } = readLibrary()
const fixed: Fixed = { guides, services, index, host: 'browser', browsers: [], ownBrowser: null }

function show(language: Language, place: CasePlace | CasesPlace, offered: readonly Offered[] = []): View {
  const site = { kind: 'none' } as const
  return viewOf(
    { language, settings: { ...DEFAULTS, theme: 'light' }, above: null, site, notices: [], offered, place },
    fixed,
    null,
  )
}

const URL = 'https://www.midjourney.com/account'
const SAID: Readonly<Record<Language, string>> = {
  en: 'Here is the subscription, still running. Click “Cancel Plan”.',
  fr: 'Voici l’abonnement, toujours en cours. Cliquez sur «\u202fCancel Plan\u202f».',
  de: 'Hier ist das Abo, es läuft noch. Klicken Sie auf „Cancel Plan“.',
  es: 'Aquí está la suscripción, aún activa. Pulse «Cancel Plan».',
}
const HASH = 'c0ffee'.repeat(11).slice(0, 64)

const START = { event: 'start', guide: 'midjourney/website', practice: false, zone: 'Europe/Berlin' }
const kept = (name: string, n: number) => ({
  event: 'picture',
  screen: name,
  url: URL,
  file: `evidence/${n}.png`,
  proof: true,
  sha256: HASH,
  size: 20_480,
})

/** A walk with a trap, two pictures and a verified end; a message, an answer and a mail. */
const walked = (language: Language): readonly CaseEvent[] => [
  { ...START, language, mode: 'show' },
  { event: 'screen', id: 'plan', url: URL },
  { event: 'say', text: SAID[language] },
  {
    event: 'status',
    text: 'Basic plan, $10.00',
    account: 'maria@example.com',
    subscriptions: [{ state: 'active', chargeOn: '2026-12-14', endsOn: null }],
  },
  { event: 'trap', intent: 'pause-plan', name: 'Pause plan', text: SAID[language].slice(0, 30) },
  { event: 'click', name: 'Cancel Plan', by: 'person' },
  { event: 'click', name: 'Confirm Cancellation', by: 'app', commit: true },
  { event: 'load', why: 'check', url: URL },
  kept('cancelled', 1),
  { event: 'load', why: 'check', url: URL },
  kept('cancelled', 2),
  { event: 'status', text: 'Your plan ends on December 14, 2026', subscriptions: [] },
  {
    event: 'outcome',
    outcome: 'cancelled-at-period-end',
    verified: true,
    endsOn: '2026-12-14',
    refund: true,
    reason: null,
    detail: '',
  },
]
const written: readonly CaseEvent[] = [
  { event: 'charge-noted', day: '2026-12-14', amount: '€ 11.90' },
  { event: 'refund-noted', on: '2026-12-15', charge: null },
  { event: 'message-sent', channel: 'email', purpose: 'cancel-and-refund', to: 'billing@example.com' },
  { event: 'answer-noted', channel: 'email', text: 'Hello Maria, we have received your request.' },
]
const mail = (confirms: boolean) => ({
  event: 'mail',
  from: confirms ? 'Midjourney <billing@midjourney.com>' : 'Midjourney <billing@midj0urney.example>',
  subject: 'Your subscription has been cancelled',
  sentAt: '2026-11-24T15:00:00.000Z',
  sender: confirms ? 'known' : 'other',
  says: ['cancelled', 'ends'],
  endsOn: '2026-12-14',
  confirms,
  attachments: confirms ? [{ name: 'invoice.pdf' }] : [],
  file: 'evidence/1.eml',
  sha256: HASH,
})

const entries = (events: readonly CaseEvent[]): Entry[] =>
  events.map((event, i) => ({
    ...event,
    seq: i + 1,
    at: new Date(Date.UTC(2026, 10, 24, 14, i)).toISOString(),
    ms: i * 60_000,
  }))

const summary: CaseSummary = {
  id: '2026-11-24T14-00-00-midjourney-website-4711',
  folder: '',
  guide: 'midjourney/website',
  practice: false,
  startedAt: '2026-11-24T14:00:00.000Z',
  answers: {},
  outcome: { outcome: 'cancelled-at-period-end', verified: true, endsOn: '2026-12-14' },
  archived: false,
}

const intact: Verdict = {
  intact: true,
  findings: [],
  events: 16,
  files: 4,
  unchained: 0,
  unhashed: 0,
  newer: false,
  head: HASH,
}

function place(events: readonly CaseEvent[], change: Partial<CasePlace> = {}): CasePlace {
  return {
    kind: 'case',
    id: summary.id,
    folder: '',
    summary,
    view: caseView(entries(events), 'Europe/Berlin'),
    hindrance: null,
    verdict: intact,
    added: null,
    today: '2026-12-15',
    letters: readLetters(),
    ...change,
  }
}

/** As it is shown after a walk, with all that a case can hold. */
export function caseOf(language: Language): At<'case'> {
  const { place: shown } = show(language, place([...walked(language), ...written, mail(true)]))
  if (shown.kind !== 'case') throw new Error('no case')
  return shown
}

const added = (language: Language, confirms: boolean) => {
  const events = [...walked(language), mail(confirms)]
  const { mails } = caseView(entries(events), 'Europe/Berlin')
  return place(events, { added: mails.at(-1) ?? null })
}

const list = (count: number): CasesPlace => ({
  kind: 'cases',
  group: null,
  searched: '',
  cases: Array.from({ length: count }, (_, i) => ({
    ...summary,
    id: `case-${i}`,
    startedAt: new Date(Date.UTC(2026, 10, 24, 14) - i * 3_600_000).toISOString(),
    practice: i % 7 === 3,
    archived: i % 5 === 4,
    outcome: i % 3 === 0 ? null : summary.outcome,
  })),
  unreadable: [],
  damaged: new Set(),
  checking: false,
})

/** A list of so many. */
export const longList = (count: number): View => show('en', list(count))

export const CASE_VIEWS = {
  cases: (l) => show(l, { ...list(6), damaged: new Set(['case-5']), unreadable: ['2026-10-01-midjourney'] }),
  'cases-checking': (l) => show(l, { ...list(3), group: 'open', checking: true }),
  'cases-offered': (l) =>
    show(l, list(2), [{ id: 'offer-1', file: '/tmp/a', name: '2026-11-24-midjourney-website.wayout-case' }]),
  'cases-none': (l) => show(l, { ...list(0), searched: 'résilié' }),
  case: (l) => ({ ...show(l, place([...walked(l), ...written, mail(true)])) }),
  'case-open': (l) => show(l, place(walked(l).slice(0, 6), { summary: { ...summary, outcome: null } })),
  'case-checking': (l) => show(l, place(walked(l), { verdict: null })),
  'case-mail-fits': (l) => show(l, added(l, true)),
  'case-mail-other': (l) => show(l, added(l, false)),
  'case-archived': (l) => show(l, place(walked(l), { summary: { ...summary, archived: true } })),
  'case-practice': (l) =>
    show(
      l,
      place([{ ...START, practice: true, language: l }, ...walked(l).slice(1)], {
        summary: { ...summary, practice: true },
      }),
    ),
  'case-not-cancelled': (l) =>
    show(
      l,
      place(
        [
          ...walked(l).slice(0, 6),
          { event: 'outcome', outcome: 'not-cancelled', verified: true, reason: 'offer-taken', detail: '' },
        ],
        { summary: { ...summary, outcome: { outcome: 'not-cancelled', verified: true, endsOn: null } } },
      ),
    ),
  'case-changed': (l) =>
    show(
      l,
      place(walked(l), {
        hindrance: { why: 'broken', line: 7, what: 'its words are not those that were written' },
        verdict: {
          ...intact,
          intact: false,
          unchained: 3,
          findings: [
            { kind: 'changed', name: 'events.jsonl', line: 7, why: 'changed' },
            { kind: 'missing', name: `evidence/${HASH}.png`, line: 9, why: 'gone' },
            { kind: 'added', name: 'evidence/other.png', line: null, why: 'unknown' },
            { kind: 'torn', name: 'events.jsonl', line: null, why: 'torn' },
          ],
        },
      }),
    ),
  'case-newer': (l) => show(l, place(walked(l), { hindrance: { why: 'newer', version: 9 } })),
  'case-in-use': (l) =>
    show(
      l,
      place(walked(l), {
        hindrance: { why: 'in-use', holder: { file: '', host: 'desk', pid: 4711, here: true } },
      }),
    ),
  'case-in-use-elsewhere': (l) =>
    show(
      l,
      place(walked(l), {
        hindrance: { why: 'in-use', holder: { file: '', host: 'laptop', pid: 1, here: false } },
      }),
    ),
  'case-unreadable': (l) => show(l, place([], { summary: null, verdict: { ...intact, intact: false } })),
} satisfies Readonly<Record<string, (language: Language) => View>>
