/**
 * A full, realistic view for each place and each noteworthy state of the panel, in each language.
 * The narration is the guide's and the app's own, so that its length and its typography are the real ones.
 */
import { scenarios } from '../../practice/scenarios'
import { WAYS } from '../../src-main/app/advice'
import type { Model, ModelPlace } from '../../src-main/app/model'
import { DEFAULTS, NOT_LOOKING } from '../../src-main/app/settings'
import { type Fixed, viewOf } from '../../src-main/app/view'
import type { Reason } from '../../src-main/engine/state'
import { readLibrary } from '../../src-main/library'
import { TEXTS } from '../../src-main/texts/index'
import type { Language } from '../../src-preload/contract/language'
import type { Packs } from '../../src-preload/contract/packs'
import type { Fact, HistoryEntry, Place, Status, View } from '../../src-preload/contract/view'
import { CASE_VIEWS, caseOf } from './case-views'
import { LETTER_VIEWS } from './letter-views'

type At<Kind extends Place['kind']> = Extract<Place, { kind: Kind }>
type Texts = Readonly<Record<string, string>>

const { guides, services, index } = readLibrary()
const fixed: Fixed = { guides, services, index, host: 'browser', browsers: [], ownBrowser: null }

function guideOf(id: string) {
  const guide = guides.find((each) => each.id === id)
  if (guide === undefined) throw new Error(`no guide ${id}`)
  return guide
}
const guide = guideOf('midjourney/website')

/** A place as the app itself makes it. */
function made<Kind extends Place['kind']>(kind: Kind, language: Language, place: ModelPlace): At<Kind> {
  const model: Model = {
    language,
    settings: { ...DEFAULTS, theme: 'light' },
    above: null,
    site: { kind: 'none' },
    notices: [],
    offered: [],
    place,
  }
  const { place: shown } = viewOf(model, fixed, null)
  if (shown.kind !== kind) throw new Error(`${shown.kind}, not ${kind}`)
  return shown as At<Kind>
}

const SITE = 'https://www.midjourney.com'

/** What neither guide nor app says. */
const OWN = {
  en: {
    afterwards: ['You can use Midjourney until that day.', 'No further charge should come after it.'],
    advice: [
      'Open the site’s window again; the walk goes on where it stood.',
      'Or stop, and keep the report.',
    ],
    status: 'Not cancelled yet',
    noted: 'Account page, freshly loaded',
  },
  fr: {
    afterwards: ['Vous pouvez utiliser Midjourney jusqu’à ce jour.', 'Aucun prélèvement ne devrait suivre.'],
    advice: [
      'Rouvrez la fenêtre du site ; le parcours reprend où il en était.',
      'Ou arrêtez, et gardez le rapport.',
    ],
    status: 'Pas encore résilié',
    noted: 'Page du compte, rechargée',
  },
  de: {
    afterwards: [
      'Bis zu diesem Tag können Sie Midjourney nutzen.',
      'Danach sollte nichts mehr abgebucht werden.',
    ],
    advice: [
      'Öffnen Sie das Fenster der Website wieder; es geht dort weiter, wo es stand.',
      'Oder hören Sie auf und behalten Sie den Bericht.',
    ],
    status: 'Noch nicht gekündigt',
    noted: 'Kontoseite, neu geladen',
  },
  es: {
    afterwards: ['Puede usar Midjourney hasta ese día.', 'Después no debería haber más cobros.'],
    advice: ['Abra de nuevo la ventana del sitio; se sigue donde estaba.', 'O pare y guarde el informe.'],
    status: 'Aún no cancelada',
    noted: 'Página de la cuenta, recién cargada',
  },
} as const satisfies Readonly<Record<Language, unknown>>

/** All the sentences of one language. */
function texts(language: Language) {
  const fill = (text: string, blanks: Texts) =>
    text.replace(/\{([a-z]+)\}/g, (_, blank: string) => blanks[blank] ?? '')
  return {
    own: OWN[language],
    app: TEXTS[language],
    guide: (id: string, blanks: Texts = {}) => fill(guide.texts[language]?.[id] ?? '', blanks),
    says: (id: keyof (typeof TEXTS)['en']['says'], blanks: Texts = {}) =>
      fill(TEXTS[language].says[id], blanks),
    asks: (id: keyof (typeof TEXTS)['en']['asks'], detail: string) =>
      fill(TEXTS[language].asks[id], { detail }),
    harm: (intent: string) => index.intents[intent]?.texts?.[language] ?? '',
  }
}

const link = (id: string, path: string) => ({
  id,
  url: `https://docs.midjourney.com/hc/en-us/articles/${path}`,
})

function base(language: Language, place: Place): View {
  return {
    language,
    theme: 'light',
    textSize: 'normal',
    readAloud: false,
    host: { kind: 'browser', divider: null },
    site: { kind: 'open', origin: SITE, inside: true, secure: true },
    browsers: [],
    notices: [],
    place,
  }
}

const home = (language: Language, answers: Texts = {}) =>
  made('home', language, { kind: 'home', cases: [], answers: { midjourney: answers } })

const before = (language: Language, id = 'midjourney/website') =>
  made('before', language, {
    kind: 'before',
    choice: { guide: guideOf(id), scenario: null, answers: {}, mode: 'show', folder: null, link: null },
    starting: false,
  })

const STATUS: Status = {
  account: 'maria@example.com',
  subscriptions: [
    { plan: 'Basic plan', state: 'active', chargeOn: '2026-12-14', endsOn: null, price: '$10.00 / month' },
  ],
}

const plain = (text: string): Fact => ({ text, source: null })

function history(language: Language): HistoryEntry[] {
  const { guide: say, own, harm } = texts(language)
  return [
    { at: '2026-11-24T14:01:12Z', kind: 'moved', text: `${SITE}/account` },
    { at: '2026-11-24T14:01:13Z', kind: 'said', text: say('account', { control: 'Manage Subscription' }) },
    { at: '2026-11-24T14:01:40Z', kind: 'clicked', by: 'person', text: 'Manage Subscription' },
    { at: '2026-11-24T14:01:44Z', kind: 'trap', text: `Pause plan: ${harm('pause-plan')}` },
    { at: '2026-11-24T14:02:02Z', kind: 'clicked', by: 'app', text: 'Cancel Plan' },
    { at: '2026-11-24T14:03:10Z', kind: 'picture', text: own.noted, src: 'evidence/1.png' },
    { at: '2026-11-24T14:04:05Z', kind: 'picture', text: `${own.noted} (2)`, src: 'evidence/2.png' },
  ]
}

function walk(language: Language): At<'walk'> {
  const { guide: say } = texts(language)
  return {
    kind: 'walk',
    guide: 'midjourney/website',
    title: say('title'),
    practice: null,
    progress: { stage: 'plan', passed: ['sign-in', 'way-in'], step: 3, clicks: 2 },
    history: history(language).slice(0, 4),
    say: say('plan', { control: 'Cancel Plan' }),
    tone: 'calm',
    control: 'Cancel Plan',
    next: say('plan-next'),
    otherwise: say('plan-otherwise'),
    waiting: 'person',
    question: null,
    aside: '',
    status: null,
    traps: [],
    mode: 'show',
    terms: { text: say('terms'), link: link('terms', '32083055291277') },
    words: ['did-it', 'show-again', 'stop'],
  }
}

function blocked(language: Language): At<'blocked'> {
  const { app, own } = texts(language)
  const { guide: id, title, practice, progress } = walk(language)
  return {
    kind: 'blocked',
    guide: id,
    title,
    practice,
    progress,
    history: history(language),
    live: true,
    question: 'page-lost',
    headline: app.outcomes.unknown,
    why: app.reasons['page-closed'],
    detail: '',
    advice: own.advice.map(plain),
    reason: 'page-closed',
    fixes: [],
    elsewhere: false,
    routes: [],
    articles: [],
    canWrite: true,
    status: null,
    traps: [],
    words: ['again', 'stop'],
  }
}

/** Stopped for one reason, with all that can be done about it. */
function stopped(language: Language, reason: Reason, more: Partial<At<'blocked'>> = {}): View {
  const { app } = texts(language)
  const { first, fixes, beside } = WAYS[reason]
  const ways = services.flatMap(({ routes }) => routes.ways.map((way) => way.guide)).slice(2, 4)
  return {
    ...base(language, {
      ...blocked(language),
      question: 'trouble',
      reason,
      headline: app.words['walk-waits'],
      why: app.reasons[reason],
      advice: first.map((each) => plain(app.advice[each])),
      fixes: [...fixes],
      elsewhere: beside.includes('browser'),
      routes: beside.includes('route')
        ? ways.map((id) => ({ guide: id, title: guideOf(id).texts[language]?.title ?? id }))
        : [],
      ...more,
    }),
    browsers: [{ browser: 'chrome', name: 'Google Chrome' }],
  }
}

function done(language: Language): At<'done'> {
  const { app, own } = texts(language)
  const { guide: id, title, practice } = walk(language)
  return {
    kind: 'done',
    guide: id,
    title,
    practice,
    progress: {
      stage: 'checking',
      passed: ['sign-in', 'way-in', 'plan', 'leaving', 'checking'],
      step: 5,
      clicks: 4,
    },
    history: history(language).slice(0, 5),
    outcome: 'cancelled-at-period-end',
    headline: app.outcomes['cancelled-at-period-end'],
    provedAt: ['2026-11-24T14:03:10Z', '2026-11-24T14:04:05Z'],
    endsOn: '2026-12-14',
    refund: false,
    afterwards: own.afterwards.map(plain),
    fixes: [],
    routes: [],
    status: null,
    canCheck: false,
    dates: [],
    minutes: 3,
    folder: '/home/maria/.local/share/wayout/cases/2026-11-24-midjourney',
  }
}

const traps = (language: Language) => {
  const { harm } = texts(language)
  return [
    { name: 'Keep my plan', text: harm('keep-plan') },
    { name: 'Get 50% off', text: harm('accept-offer') },
    { name: 'Delete account', text: harm('delete-account') },
  ]
}

const practice = (language: Language) => {
  const [first] = scenarios
  return first?.title[language] ?? ''
}

/** The views by name: each is made for the language that is asked for. */
export const VIEWS = {
  home: (l) => ({ ...base(l, home(l)), site: { kind: 'none' } }),
  'home-with-cases': (l) =>
    base(l, {
      ...home(l),
      cases: [
        {
          case: 'case-2',
          title: 'Midjourney',
          startedAt: '2026-11-24T14:01:12Z',
          status: texts(l).own.status,
        },
        {
          case: 'case-1',
          title: 'Midjourney',
          startedAt: '2026-11-02T09:30:00Z',
          status: texts(l).app.outcomes['cancelled-at-period-end'],
        },
      ],
    }),
  'home-answered': (l) => ({
    ...base(l, home(l, { subscription: 'plan', 'sign-in': 'no' })),
    site: { kind: 'none' },
  }),
  'home-way': (l) => ({
    ...base(l, home(l, { subscription: 'plan', 'sign-in': 'yes', with: 'google' })),
    site: { kind: 'none' },
  }),
  'home-finished': (l) => ({
    ...base(l, {
      ...home(l),
      finished: [
        {
          case: 'case-3',
          title: texts(l).guide('title'),
          startedAt: '2026-10-20T08:00:00Z',
          status: texts(l).app.outcomes['cancelled-at-period-end'],
        },
      ],
    }),
    site: { kind: 'none' },
  }),
  'home-due': (l) => ({
    ...base(l, {
      ...home(l),
      due: [{ case: 'case-4', title: texts(l).guide('title'), day: '2026-11-14' }],
      kept: 12,
    }),
    site: { kind: 'none' },
  }),
  ...CASE_VIEWS,
  'done-dates': (l) => base(l, { ...done(l), dates: caseOf(l).dates }),
  'notices-disk': (l) => ({
    ...base(l, home(l)),
    notices: [
      { id: 'n1', kind: 'disk-full', detail: '/home/maria/.local/share/wayout/cases/2026-11-24', count: 1 },
      { id: 'n2', kind: 'case-not-written', detail: '/media/usb/cases/2026-11-24', count: 1 },
      {
        id: 'n3',
        kind: 'settings-damaged',
        detail: '/home/maria/.local/share/wayout/settings-damaged.json',
        count: 1,
      },
      { id: 'n4', kind: 'case-deleted', detail: '', count: 1 },
    ],
  }),
  'before-link': (l) => ({ ...base(l, before(l, 'midjourney/portal')), site: { kind: 'none' } }),
  'before-look': (l) => ({ ...base(l, before(l, 'midjourney/status')), site: { kind: 'none' } }),
  before: (l) => ({ ...base(l, before(l)), site: { kind: 'none' } }),
  'before-practice-starting': (l) => ({
    ...base(l, {
      ...before(l),
      practice: practice(l),
      mode: 'assist',
      starting: true,
      terms: null,
      quality: 'drafted',
    }),
    site: { kind: 'open', origin: '', inside: false, secure: true },
  }),
  'walk-pointing': (l) => base(l, walk(l)),
  'walk-decisive': (l) =>
    base(l, {
      ...walk(l),
      progress: { stage: 'leaving', passed: ['sign-in', 'way-in', 'plan'], step: 4, clicks: 3 },
      say: texts(l).guide('confirm', { control: 'Confirm Cancellation' }),
      tone: 'decisive',
      control: 'Confirm Cancellation',
      next: texts(l).guide('confirm-next'),
      otherwise: texts(l).guide('confirm-otherwise'),
      question: {
        id: 'confirm-commit',
        text: texts(l).asks('confirm-commit', 'Confirm Cancellation'),
        options: [],
      },
      mode: 'assist',
      words: ['confirm', 'stop'],
    }),
  'walk-sign-in': (l) => ({
    ...base(l, {
      ...walk(l),
      progress: { stage: 'sign-in', passed: [], step: 0, clicks: 0 },
      say: texts(l).says('sign-in-yourself', { detail: 'https://accounts.google.com' }),
      control: '',
      next: '',
      otherwise: '',
      history: [],
      question: { id: 'sign-in', text: texts(l).asks('sign-in', 'https://accounts.google.com'), options: [] },
      words: ['did-it', 'stop'],
    }),
    site: { kind: 'open', origin: 'https://accounts.google.com', inside: false, secure: true },
    browsers: [
      { browser: 'chrome', name: 'Google Chrome' },
      { browser: 'msedge', name: 'Microsoft Edge' },
    ],
  }),
  'walk-checking': (l) =>
    base(l, {
      ...walk(l),
      practice: practice(l),
      progress: { stage: 'checking', passed: ['sign-in', 'way-in', 'plan', 'leaving'], step: 5, clicks: 4 },
      say: texts(l).says('checking'),
      control: '',
      next: '',
      otherwise: '',
      waiting: 'app',
      terms: null,
      words: ['stop'],
    }),
  'walk-traps-terms': (l) => ({
    ...base(l, {
      ...walk(l),
      progress: { stage: 'leaving', passed: ['sign-in', 'plan'], step: 12, clicks: 11 },
      say: texts(l).guide('offer', { control: 'No thanks, continue to cancel' }),
      tone: 'careful',
      control: 'No thanks, continue to cancel',
      next: '',
      otherwise: '',
      traps: traps(l),
      mode: 'assist',
      question: { id: 'terms', text: texts(l).guide('terms'), options: [] },
      words: ['accept-terms', 'show-again', 'stop'],
    }),
    host: { kind: 'electron', divider: { width: 400, min: 320, max: 900 } },
  }),
  'walk-assist': (l) =>
    base(l, {
      ...walk(l),
      traps: traps(l).slice(0, 1),
      mode: 'assist',
      words: ['click', 'show-again', 'stop'],
    }),
  'walk-status': (l) => base(l, { ...walk(l), aside: texts(l).says('signed-out-again'), status: STATUS }),
  'walk-which-plan': (l) =>
    base(l, {
      ...walk(l),
      control: '',
      next: '',
      otherwise: '',
      question: {
        id: 'which-plan',
        text: texts(l).asks('which-plan', 'Basic plan · Standard plan'),
        options: [
          { option: 'option-1', text: 'Basic plan' },
          { option: 'option-2', text: 'Standard plan' },
        ],
      },
      status: {
        account: null,
        subscriptions: [
          ...STATUS.subscriptions,
          { plan: 'Standard plan', state: 'past-due', chargeOn: null, endsOn: null, price: '$30.00 / month' },
        ],
      },
      words: ['stop'],
    }),
  'walk-check-mail': (l) =>
    base(l, {
      ...walk(l),
      progress: { stage: 'sign-in', passed: [], step: 1, clicks: 1 },
      control: '',
      next: '',
      otherwise: '',
      question: { id: 'check-mail', text: texts(l).asks('check-mail', ''), options: [] },
      words: ['did-it', 'stop'],
    }),
  'blocked-sign-in-loop': (l) => stopped(l, 'sign-in-loop'),
  'blocked-challenge-loop': (l) => stopped(l, 'challenge-loop'),
  'blocked-translated': (l) =>
    stopped(l, 'page-translated', {
      advice: [plain(texts(l).guide('translated')), plain(texts(l).app.advice['translate-off'])],
    }),
  'blocked-typing': (l) => stopped(l, 'needs-typing', { live: false, question: null, words: [] }),
  'blocked-checkout': (l) => stopped(l, 'checkout'),
  'blocked-wrong-subscription': (l) => stopped(l, 'wrong-subscription'),
  'blocked-stay': (l) => stopped(l, 'stay-chosen'),
  'blocked-dead': (l) => stopped(l, 'dead-control', { status: STATUS }),
  'blocked-grey': (l) =>
    stopped(l, 'disabled', { question: 'blocked', why: texts(l).asks('blocked', 'Cancel Plan') }),
  'blocked-error': (l) =>
    stopped(l, 'site-error', {
      live: false,
      question: null,
      headline: texts(l).app.outcomes['not-cancelled'],
      words: [],
      status: STATUS,
      articles: before(l).articles.slice(0, 2),
    }),
  'blocked-live': (l) => ({
    ...base(l, blocked(l)),
    site: { kind: 'closed' },
    browsers: [{ browser: 'msedge', name: 'Microsoft Edge' }],
  }),
  'blocked-ended': (l) => ({
    ...base(l, {
      ...blocked(l),
      live: false,
      question: null,
      headline: texts(l).app.outcomes['not-cancelled'],
      why: texts(l).app.reasons['site-error'],
      detail: 'Something went wrong on our end. (HTTP 500)',
      traps: traps(l),
      words: [],
    }),
    browsers: [{ browser: 'chrome', name: 'Google Chrome' }],
  }),
  'done-period-end': (l) => base(l, done(l)),
  'done-status': (l) =>
    base(l, {
      ...done(l),
      canCheck: true,
      status: {
        account: 'maria@example.com',
        subscriptions: [
          {
            plan: 'Basic plan',
            state: 'ends',
            chargeOn: null,
            endsOn: '2026-12-14',
            price: '$10.00 / month',
          },
        ],
      },
      afterwards: before(l).keep,
    }),
  'done-refund': (l) =>
    base(l, {
      ...done(l),
      outcome: 'cancelled-now',
      headline: texts(l).app.outcomes['cancelled-now'],
      endsOn: null,
      refund: true,
      afterwards: [plain(texts(l).guide('cancelled-now'))],
      history: history(l),
    }),
  'not-subscribed': (l) => ({
    ...base(l, {
      ...done(l),
      outcome: 'not-subscribed',
      headline: texts(l).app.outcomes['not-subscribed'],
      endsOn: null,
      practice: practice(l),
      minutes: 0,
      fixes: ['other-account'],
      afterwards: before(l).beware.slice(-1),
    }),
    browsers: [{ browser: 'chrome', name: 'Google Chrome' }],
  }),
  notices: (l) => ({
    ...base(l, walk(l)),
    notices: [
      { id: 'n1', kind: 'window-refused', detail: 'https://ads.example', count: 100 },
      { id: 'n2', kind: 'permission-refused', detail: 'notifications', count: 1 },
      { id: 'n3', kind: 'copied', detail: '', count: 1 },
      { id: 'n5', kind: 'remind-at', detail: '2026-11-24T15:03:10Z', count: 1 },
      { id: 'n6', kind: 'remind-now', detail: '', count: 1 },
      { id: 'n4', kind: 'saved', detail: '/home/maria/Documents/wayout-report.pdf', count: 1 },
    ],
  }),
  outside: (l) => ({
    ...base(l, {
      ...walk(l),
      say: texts(l).says('foreign-page', { detail: 'https://midjourney.com.cancel-help.example' }),
      tone: 'careful',
      control: '',
      next: '',
      otherwise: '',
      words: ['again', 'stop'],
    }),
    site: { kind: 'open', origin: 'https://midjourney.com.cancel-help.example', inside: false, secure: true },
  }),
  insecure: (l) => ({
    ...base(l, walk(l)),
    site: { kind: 'open', origin: 'http://www.midjourney.com', inside: true, secure: false },
  }),
  'site-failed': (l) => ({
    ...base(l, { ...blocked(l), live: true, why: texts(l).app.reasons.unreachable }),
    site: { kind: 'failed', why: 'net::ERR_NAME_NOT_RESOLVED' },
  }),
  settings: (l) => base(l, settings()),
  'settings-folders': (l) => ({
    ...base(
      l,
      settings({
        cases: {
          folder: '/media/maria/stick/Wayout',
          own: false,
          missing: true,
          earlier: [
            { folder: '/home/maria/.local/share/wayout/cases', missing: false },
            { folder: '/media/maria/other/Wayout', missing: true },
          ],
          canAsk: false,
          problem: { typed: 'Wayout', why: 'not-whole' },
          kept: 4,
        },
        startedWith: '/opt/some/browser',
        packs: packs({
          unused: 'pack-expired',
          installed: true,
          problem: {
            code: 'pack-guides',
            detail: 'pack 2026120301: guides/midjourney/website.yaml:31:12: unknown intent "cancel-it".',
          },
        }),
        walking: true,
      }),
    ),
    textSize: 'largest',
  }),
  'settings-report': (l) =>
    base(
      l,
      settings({
        sites: [],
        report: `Wayout 0.1.0\nHost: browser, chromium 156.0.8078.79\nLog:\n${'  2026-11-26T06:12:48.123Z info  4711 intent choose-route\n'.repeat(30)}`,
      }),
    ),
  'settings-chosen': (l) =>
    base(
      l,
      settings({
        chosen: 'chromium',
        consent: 'assist',
        packs: packs({
          found: {
            version: 2026120301,
            createdOn: '2026-12-03',
            expiresOn: '2027-06-01',
            guides: 5,
            from: PACK_ADDRESS,
          },
          looking: { on: true, address: PACK_ADDRESS, askedAt: '2026-12-04T08:12:00.000Z' },
        }),
      }),
    ),
  'settings-electron': (l) => ({
    ...base(
      l,
      settings({
        cases: { ...settings().cases, canAsk: true },
        packs: packs({
          used: { kind: 'pack', version: 2026120301, expiresOn: '2027-06-01' },
          next: { kind: 'built-in', version: 2026112601 },
          busy: true,
        }),
      }),
    ),
    host: { kind: 'electron', divider: null },
    readAloud: true,
  }),
  welcome: (l) => ({ ...base(l, { kind: 'welcome', first: true }), site: { kind: 'none' } }),
  about: (l) => base(l, { kind: 'welcome', first: false }),
  'walk-aloud': (l) => ({ ...base(l, walk(l)), readAloud: true }),
  ...letterViews(),
} satisfies Readonly<Record<string, (language: Language) => View>>

function letterViews() {
  type Name = keyof typeof LETTER_VIEWS
  const browsers = [{ browser: 'chrome', name: 'Google Chrome' }]
  const views = Object.entries(LETTER_VIEWS).map(([name, place]) => [
    name,
    (language: Language): View => ({ ...base(language, place(language)), browsers }),
  ])
  return Object.fromEntries(views) as Record<Name, (language: Language) => View>
}

function settings(change: Partial<At<'settings'>> = {}): At<'settings'> {
  return {
    kind: 'settings',
    consent: 'show',
    installed: [
      { browser: 'chrome', name: 'Google Chrome' },
      { browser: 'chromium', name: 'Chromium' },
    ],
    chosen: null,
    startedWith: null,
    cases: {
      folder: '/home/maria/.local/share/wayout/cases',
      own: true,
      missing: false,
      earlier: [],
      canAsk: false,
      problem: null,
      kept: 4,
    },
    packs: packs({}),
    sites: [
      { site: 'midjourney', name: 'Midjourney', bytes: 23_456_789, inUse: false },
      { site: 'quayside', name: 'Quayside Gym', bytes: 1_200_000, inUse: true },
    ],
    report: null,
    walking: false,
    ...change,
  }
}

const PACK_ADDRESS = 'https://guides.example.org/wayout/stable/guides.wayoutpack'
function packs(change: Partial<Packs>): Packs {
  return {
    used: { kind: 'built-in', version: 2026112601 },
    next: null,
    unused: null,
    installed: false,
    found: null,
    busy: false,
    problem: null,
    looking: NOT_LOOKING,
    ...change,
  }
}

export type ViewName = keyof typeof VIEWS
export const VIEW_NAMES = Object.keys(VIEWS).filter((name): name is ViewName => Object.hasOwn(VIEWS, name))
