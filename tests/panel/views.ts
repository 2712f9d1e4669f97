/**
 * A full, realistic view for each place and each noteworthy state of the panel, in each language.
 * The narration is the guide's and the app's own, so that its length and its typography are the real ones.
 */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { scenarios } from '../../practice/scenarios'
import { TEXTS } from '../../src-main/texts/index'
import type { Language } from '../../src-preload/contract/language'
import type { HistoryEntry, Place, View } from '../../src-preload/contract/view'

type At<Kind extends Place['kind']> = Extract<Place, { kind: Kind }>
type Texts = Readonly<Record<string, string>>

const guide: { readonly texts: Readonly<Record<Language, Texts>> } = parse(
  readFileSync('guides/midjourney/website.yaml', 'utf8'),
)
const lexicon: { readonly intents: Readonly<Record<string, { readonly texts?: Texts }>> } = parse(
  readFileSync('guides/lexicon/index.yaml', 'utf8'),
)

const SITE = 'https://www.midjourney.com'

/** What the guide does not say: the lists of "before you start" and of "done". */
const OWN = {
  en: {
    have: ['The login you subscribed with: Discord or Google', 'About three minutes'],
    keep: ['Your pictures and your gallery', 'What you paid for, until the period ends'],
    lose: ['Fast hours that are left over once the period has ended'],
    beware: ['Deleting the Discord account does not cancel. The charges go on.'],
    afterwards: ['You can use Midjourney until that day.', 'No further charge should come after it.'],
    advice: [
      'Open the site’s window again; the walk goes on where it stood.',
      'Or stop, and keep the report.',
    ],
    status: 'Not cancelled yet',
    noted: 'Account page, freshly loaded',
  },
  fr: {
    have: ['Le compte utilisé pour l’abonnement : Discord ou Google', 'Environ trois minutes'],
    keep: ['Vos images et votre galerie', 'Ce que vous avez payé, jusqu’à la fin de la période'],
    lose: ['Les heures rapides restantes une fois la période terminée'],
    beware: ['Supprimer le compte Discord ne résilie rien. Les prélèvements continuent.'],
    afterwards: ['Vous pouvez utiliser Midjourney jusqu’à ce jour.', 'Aucun prélèvement ne devrait suivre.'],
    advice: [
      'Rouvrez la fenêtre du site ; le parcours reprend où il en était.',
      'Ou arrêtez, et gardez le rapport.',
    ],
    status: 'Pas encore résilié',
    noted: 'Page du compte, rechargée',
  },
  de: {
    have: [
      'Die Anmeldung, mit der Sie das Abo abgeschlossen haben: Discord oder Google',
      'Etwa drei Minuten',
    ],
    keep: ['Ihre Bilder und Ihre Galerie', 'Was Sie bezahlt haben, bis der Zeitraum endet'],
    lose: ['Schnelle Stunden, die am Ende des Zeitraums übrig sind'],
    beware: ['Das Discord-Konto zu löschen kündigt nichts. Die Abbuchungen gehen weiter.'],
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
    have: ['La cuenta con la que se suscribió: Discord o Google', 'Unos tres minutos'],
    keep: ['Sus imágenes y su galería', 'Lo que pagó, hasta que termine el periodo'],
    lose: ['Las horas rápidas que queden al terminar el periodo'],
    beware: ['Eliminar la cuenta de Discord no cancela nada. Los cobros continúan.'],
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
    guide: (id: string, blanks: Texts = {}) => fill(guide.texts[language][id] ?? '', blanks),
    says: (id: keyof (typeof TEXTS)['en']['says'], blanks: Texts = {}) =>
      fill(TEXTS[language].says[id], blanks),
    asks: (id: keyof (typeof TEXTS)['en']['asks'], detail: string) =>
      fill(TEXTS[language].asks[id], { detail }),
    harm: (intent: string) => lexicon.intents[intent]?.texts?.[language] ?? '',
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
    host: { kind: 'browser', divider: null },
    site: { kind: 'open', origin: SITE, inside: true, secure: true },
    browsers: [],
    notices: [],
    place,
  }
}

function home(language: Language): At<'home'> {
  return {
    kind: 'home',
    routes: [
      {
        guide: 'midjourney/website',
        service: 'Midjourney',
        title: texts(language).guide('title'),
        quality: 'documented',
        checkedOn: '2026-11-20',
      },
    ],
    practice: scenarios.map(({ name, title, teaches }) => ({
      scenario: name,
      title: title[language],
      teaches: teaches[language],
    })),
    cases: [],
  }
}

function before(language: Language): At<'before'> {
  const { own, guide: say } = texts(language)
  return {
    kind: 'before',
    guide: 'midjourney/website',
    title: say('title'),
    practice: null,
    quality: 'documented',
    checkedOn: '2026-11-20',
    have: [...own.have],
    keep: [...own.keep],
    lose: [...own.lose],
    beware: [...own.beware],
    inputs: [
      {
        name: 'refund',
        ask: say('ask-refund'),
        value: 'end-of-period',
        options: [
          { option: 'end-of-period', text: say('option-end') },
          { option: 'refund-now', text: say('option-refund') },
        ],
      },
    ],
    mode: 'show',
    terms: { text: say('terms'), link: link('terms', '32083055291277') },
    sources: [
      {
        note: 'How to cancel: Manage Subscription, Cancel Plan, confirm.',
        confidence: 'official-quoted',
        date: '2026-10-02',
        link: link('source-1', '25384024738573'),
      },
      { note: 'Layouts of 2023 and 2024.', confidence: 'third-party', date: null, link: null },
    ],
    starting: false,
  }
}

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
    advice: [...own.advice],
    traps: [],
    words: ['again', 'stop'],
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
    afterwards: [...own.afterwards],
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
      question: { id: 'confirm-commit', text: texts(l).asks('confirm-commit', 'Confirm Cancellation') },
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
      question: { id: 'sign-in', text: texts(l).asks('sign-in', 'https://accounts.google.com') },
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
      question: { id: 'terms', text: texts(l).guide('terms') },
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
  'done-refund': (l) =>
    base(l, {
      ...done(l),
      outcome: 'cancelled-now',
      headline: texts(l).app.outcomes['cancelled-now'],
      endsOn: null,
      refund: true,
      afterwards: [texts(l).guide('cancelled-now')],
      history: history(l),
    }),
  'not-subscribed': (l) => ({
    ...base(l, {
      ...done(l),
      outcome: 'not-subscribed',
      headline: texts(l).app.outcomes['not-subscribed'],
      endsOn: null,
      afterwards: [texts(l).guide('no-plan')],
      practice: practice(l),
      minutes: 0,
    }),
    browsers: [{ browser: 'chrome', name: 'Google Chrome' }],
  }),
  notices: (l) => ({
    ...base(l, walk(l)),
    notices: [
      { id: 'n1', kind: 'window-refused', detail: 'https://ads.example', count: 100 },
      { id: 'n2', kind: 'permission-refused', detail: 'notifications', count: 1 },
      { id: 'n3', kind: 'copied', detail: '', count: 1 },
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
} satisfies Readonly<Record<string, (language: Language) => View>>

export type ViewName = keyof typeof VIEWS
export const VIEW_NAMES = Object.keys(VIEWS).filter((name): name is ViewName => Object.hasOwn(VIEWS, name))
