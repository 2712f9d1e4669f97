// What the panel can ask for beside the walk itself: ways by question, links, another look, reminders.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { App } from '../../src-main/app/app'
import { DEFAULTS } from '../../src-main/app/settings'
import { CaseFolder, readCase } from '../../src-main/case/case-folder'
import { caseView } from '../../src-main/case/case-view'
import { ServiceFile } from '../../src-main/guide/service-schema'
import type { Host, KeptSite, PanelOptions } from '../../src-main/hosts/host'
import { readLetters } from '../../src-main/letter-library'
import { openLog } from '../../src-main/log/log'
import { WayoutError } from '../../src-preload/contract/error'
import type { Answer, Intent } from '../../src-preload/contract/intent'
import { type Place, View } from '../../src-preload/contract/view'
import { noPacks } from './support/no-packs'
import { lexicon, makeGuide } from './support/small'

const service = ServiceFile.parse({
  kind: 'service',
  format: 1,
  id: 'small',
  name: 'Small',
  checkedOn: '2026-11-24',
  languages: ['en'],
  facts: {
    'no-way-back': { confidence: 'official', source: 'https://small.example/help', date: '2026-10-02' },
    'who-knows': { confidence: 'unknown' },
  },
  refund: ['no-way-back'],
  unknown: ['who-knows'],
  articles: { cancel: { url: 'https://small.example/help/1', title: 'How to cancel' } },
  routes: {
    questions: { which: { ask: 'ask-which', options: { web: 'web', mail: 'mail' } } },
    ways: [
      { guide: 'small/website', when: { which: ['web'] }, why: 'why-web' },
      { guide: 'small/portal', when: { which: ['mail'] }, why: 'why-mail' },
    ],
  },
  texts: {
    en: {
      'no-way-back': 'There is no way back.',
      'who-knows': 'Who knows?',
      'ask-which': 'Which?',
      web: 'The web',
      mail: 'A mail',
      'why-web': 'It is quick.',
      'why-mail': 'It needs no password.',
    },
  },
})
const texts = { en: { title: 'Title', 'ask-link': 'Paste the link.' } }
const guides = [
  makeGuide({ id: 'small/website', texts }),
  makeGuide({ id: 'small/portal', texts, start: { origin: 'site', path: '/', link: 'ask-link' } }),
  { ...makeGuide({ id: 'small/status', texts }), purpose: 'status' as const },
]

let folder = ''
let app: App
let panel: PanelOptions
let opened: string[] = []
let tries = 0
let notified: string[] = []
let setAside: string | null = null
let opening: Promise<void> = Promise.resolve()
let kept: readonly KeptSite[] = []
let copied = ''
let saved: { name: string; text: string } | null = null

const host: Host = {
  kind: 'electron',
  engine: 'a browser',
  get storeFolder() {
    return folder
  },
  async openPanel(options) {
    panel = options
    return { show: () => undefined, focus: async () => undefined, divider: null }
  },
  async openSite() {
    tries += 1
    await opening
    throw new Error('no window here')
  },
  async openExternal(url) {
    opened.push(url)
  },
  openDraft: async () => undefined,
  async copy(text) {
    copied = text
  },
  async saveFile({ name, content }) {
    saved = { name, text: content instanceof Uint8Array ? new TextDecoder().decode(content) : '' }
    return `/downloads/${name}`
  },
  askFolder: null,
  showFolder: async () => undefined,
  wipe: async () => undefined,
  notify: async (title) => {
    notified.push(title)
  },
  keptSites: async () => kept,
  async forgetSite(site) {
    if (site === 'locked') throw new WayoutError('profile-in-use', 'The window of locked is still open.')
    kept = kept.filter((each) => each.site !== site)
  },
  printToPdf: async () => new Uint8Array(),
  quit: async () => undefined,
}

const send = (intent: Intent): Promise<Answer> => panel.onIntent(intent)
const view = () => View.parse(panel.current())
function place<K extends Place['kind']>(kind: K): Extract<Place, { kind: K }> {
  const { place: shown } = view()
  if (shown.kind !== kind) throw new Error(`at ${shown.kind}, not at ${kind}`)
  return shown as Extract<Place, { kind: K }>
}
const refused = async (intent: Intent) => {
  const answer = await send(intent)
  return answer.ok ? null : answer.error.code
}

async function start() {
  app = new App(host, {
    guides,
    services: [service],
    letters: readLetters,
    lexicon,
    index: { format: 1, intents: {}, signs: {} },
    panelRoot: folder,
    pageScript: '',
    origins: {},
    settings: {
      read: () => ({ ...DEFAULTS, language: 'en', welcomed: true }),
      write: () => undefined,
      setAside,
    },
    systemLanguage: 'en',
    browsers: [],
    openInBrowser: async () => {
      throw new Error('no browser here')
    },
    log: openLog(folder, { home: '/srv/people/jane' }),
    packs: noPacks(folder),
  })
  await app.open()
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wayout-app-'))
  writeFileSync(join(folder, 'index.html'), '')
  opened = []
  tries = 0
  kept = []
  await start()
})
afterEach(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true })
})

describe('which way fits', () => {
  const answer = (question: string, option: string | null) =>
    send({ kind: 'route-answer', service: 'small', question, option })
  const shown = () => place('home').services[0]

  it('is asked, and the answer leaves the ways that fit', async () => {
    expect(shown()).toMatchObject({
      name: 'Small',
      answered: [],
      question: { question: 'which', ask: 'Which?' },
    })
    expect(shown()?.ways.map(({ guide }) => guide)).toEqual(['small/website', 'small/portal'])
    await answer('which', 'mail')
    expect(shown()).toMatchObject({
      question: null,
      answered: [{ ask: 'Which?', answer: 'A mail' }],
      ways: [{ guide: 'small/portal', why: 'It needs no password.' }],
    })
  })

  it('can be answered anew', async () => {
    await answer('which', 'mail')
    await answer('which', null)
    expect(shown()).toMatchObject({ answered: [], question: { question: 'which' } })
  })

  it.each([
    ['nothing', 'web'],
    ['which', 'nothing'],
    ['constructor', 'name'],
    ['which', '__proto__'],
  ])('%s: %s is no answer', async (question, option) => {
    expect(await refused({ kind: 'route-answer', service: 'small', question, option })).toBe('input-invalid')
  })
})

describe('before the start', () => {
  it('facts come with where they are from, and what nobody knows is a question', async () => {
    await send({ kind: 'choose-route', guide: 'small/website' })
    const { refund, unknown, articles } = place('before')
    expect(refund).toEqual([
      {
        text: 'There is no way back.',
        source: {
          confidence: 'official',
          date: '2026-10-02',
          link: { id: 'fact-no-way-back', url: 'https://small.example/help' },
        },
      },
    ])
    expect(unknown).toEqual(['Who knows?'])
    expect(articles).toEqual([
      { title: 'How to cancel', link: { id: 'article-cancel', url: 'https://small.example/help/1' } },
    ])
    await send({ kind: 'open-link', link: 'fact-no-way-back' })
    await send({ kind: 'open-link', link: 'article-cancel' })
    expect(opened).toEqual(['https://small.example/help', 'https://small.example/help/1'])
    expect(await refused({ kind: 'open-link', link: 'article-other' })).toBe('link-refused')
  })

  it('a way that begins with a link does not begin without one, and shows it nowhere', async () => {
    await send({ kind: 'choose-route', guide: 'small/portal' })
    expect(place('before').link).toEqual({ ask: 'Paste the link.', given: false })
    expect(await refused({ kind: 'start' })).toBe('intent-unfit')
    expect(tries).toBe(0)
    expect(await refused({ kind: 'paste-link', url: 'https://evil.example/p/1' })).toBe('link-unfit')
    expect(place('before').link?.given).toBe(false)
    await send({ kind: 'paste-link', url: 'https://small.example/p/session/secret1' })
    expect(place('before').link?.given).toBe(true)
    expect(JSON.stringify(view())).not.toContain('secret1')
    await send({ kind: 'start' })
    expect(tries).toBe(1)
  })

  it('a way without a link takes none', async () => {
    await send({ kind: 'choose-route', guide: 'small/website' })
    expect(await refused({ kind: 'paste-link', url: 'https://small.example/p/1' })).toBe('intent-unfit')
  })
})

describe('a finished case', () => {
  const finish = (name: string, outcome: string) => {
    const start = { event: 'start', guide: 'small/website', practice: false, answers: {} }
    const made = CaseFolder.open(join(folder, 'cases', name), start, new Date('2026-11-20T10:00:00Z'))
    made.append({ event: 'outcome', outcome, verified: true }, new Date('2026-11-20T10:05:00Z'))
    made.close()
  }

  it('is listed, and can be looked at again without changing anything', async () => {
    finish('a', 'cancelled-at-period-end')
    finish('b', 'not-cancelled')
    await send({ kind: 'choose-route', guide: 'small/website' })
    await send({ kind: 'home' })
    const { cases, finished } = place('home')
    expect(cases.map((each) => each.case)).toEqual(['b'])
    expect(finished.map((each) => each.case)).toEqual(['a'])
    await send({ kind: 'check-again', case: 'a' })
    expect(place('before')).toMatchObject({ guide: 'small/status', looksOnly: true })
  })

  it('that is none is not', async () => {
    expect(await refused({ kind: 'check-again', case: 'nowhere' })).toBe('intent-unfit')
    expect(await refused({ kind: 'check-again', case: null })).toBe('intent-unfit')
  })
})

describe('settings that could not be read', () => {
  it('are told of at the start, with the place where the file is kept', async () => {
    expect(view().notices).toEqual([])
    setAside = '/store/settings-damaged.json'
    await app.quit()
    await start()
    setAside = null
    expect(view().notices).toMatchObject([
      { kind: 'settings-damaged', detail: '/store/settings-damaged.json' },
    ])
  })
})

describe('dates of the cases', () => {
  const DAY = 86_400_000
  const day = (from: number) => new Date(Date.now() + from * DAY).toISOString().slice(0, 10)
  const made = (name: string, endsOn: string, practice = false) => {
    const at = new Date(Date.now() - 30 * DAY)
    const first = { event: 'start', guide: 'small/website', practice, answers: {}, zone: 'UTC' }
    const written = CaseFolder.open(join(folder, 'cases', name), first, at)
    const outcome = { event: 'outcome', outcome: 'cancelled-at-period-end', verified: true, refund: false }
    written.append({ ...outcome, endsOn }, at)
    written.close()
  }
  const again = async () => {
    await app.quit()
    notified = []
    await start()
    return [...notified].sort()
  }
  const due = () => view().notices.filter(({ kind }) => kind === 'date-due')

  it('are told when they are due, once, in the panel as well; a rehearsal has none', async () => {
    const { service: name } = makeGuide({})
    made('over', day(-2))
    made('ahead', day(20))
    made('practised', day(-2), true)
    expect(await again()).toEqual([`${name}: check that no charge came`, `${name}: last day of access`])
    expect(due()).toMatchObject([
      { detail: `${name}: last day of access · ${name}: check that no charge came` },
    ])
    expect(await again()).toEqual([])
    expect(due()).toEqual([])
  })

  it('of a case that cannot be written are told all the same', async () => {
    made('over', day(-2))
    const open = CaseFolder.open(join(folder, 'cases', 'over'), { event: 'opened' }, new Date())
    expect(await again()).toHaveLength(2)
    open.close()
    expect(await again()).toHaveLength(2)
    expect(await again()).toEqual([])
  })

  it('the look after the day of the charge is written into the same case', async () => {
    made('over', day(-2))
    await again()
    await send({ kind: 'home' })
    await send({ kind: 'check-again', case: 'over' })
    expect(place('before')).toMatchObject({ guide: 'small/status', looksOnly: true })
    const looked = CaseFolder.open(
      join(folder, 'cases', 'over'),
      { event: 'start', guide: 'small/status' },
      new Date(),
    )
    const subscriptions = [{ state: 'ends', endsOn: day(-2), chargeOn: null }]
    looked.append({ event: 'status', text: '', account: null, subscriptions }, new Date())
    looked.close()
    const { dates } = caseView(readCase(join(folder, 'cases', 'over')), 'UTC')
    expect(dates.map(({ settled }) => settled)).toEqual([true, true])
  })
})

describe('forgetting a site', () => {
  beforeEach(async () => {
    kept = [
      { site: 'small', bytes: 5_000_000 },
      { site: 'gone-guide', bytes: 9 },
      { site: 'locked', bytes: 7 },
    ]
    await send({ kind: 'settings' })
  })

  it('shows what is kept, forgets it, and tells', async () => {
    expect(place('settings').sites).toEqual([
      { site: 'small', name: 'Small', bytes: 5_000_000, inUse: false },
      { site: 'gone-guide', name: 'gone-guide', bytes: 9, inUse: false },
      { site: 'locked', name: 'locked', bytes: 7, inUse: false },
    ])
    expect(await send({ kind: 'forget-site', site: 'small' })).toEqual({ ok: true })
    expect(place('settings').sites.map(({ site }) => site)).toEqual(['gone-guide', 'locked'])
    expect(view().notices).toMatchObject([{ kind: 'site-forgotten', detail: 'Small' }])
  })

  it('forgets nothing that was not shown, and tells nothing where it failed', async () => {
    expect(await refused({ kind: 'forget-site', site: '../../cases' })).toBe('intent-unfit')
    expect(await refused({ kind: 'forget-site', site: 'locked' })).toBe('profile-in-use')
    expect(view().notices).toEqual([])
    expect(place('settings').sites.map(({ site }) => site)).toEqual(['small', 'gone-guide', 'locked'])
  })

  it('waits until a walk that is being opened is over', async () => {
    await send({ kind: 'settings-close' })
    await send({ kind: 'choose-route', guide: 'small/website' })
    let goOn: () => void = () => undefined
    opening = new Promise((resolve) => {
      goOn = resolve
    })
    const started = send({ kind: 'start' })
    await send({ kind: 'settings' })
    expect(place('settings').sites[0]).toMatchObject({ site: 'small', inUse: true })
    expect(await refused({ kind: 'forget-site', site: 'small' })).toBe('intent-unfit')
    goOn()
    await started
    expect(place('settings').sites[0]).toMatchObject({ site: 'small', inUse: false })
  })
})

describe('the diagnostic report', () => {
  it('is shown before it is copied or saved, and both are what is shown', async () => {
    await send({ kind: 'settings' })
    expect(await refused({ kind: 'copy-diagnostics' })).toBe('intent-unfit')
    expect(place('settings').report).toBeNull()
    await send({ kind: 'diagnostics', shown: true })
    const { report } = place('settings')
    await send({ kind: 'home' })
    await send({ kind: 'settings' })
    expect(place('settings').report).toBeNull()
    await send({ kind: 'diagnostics', shown: true })
    await send({ kind: 'copy-diagnostics' })
    await send({ kind: 'save-diagnostics' })
    expect(copied).toBe(place('settings').report)
    expect(saved?.text).toBe(`${copied}\n`)
    expect(saved?.name).toMatch(/^wayout-diagnostics-\d{4}-\d\d-\d\d\.txt$/)
    expect(report).toMatch(/^Wayout \d+\.\d+\.\d+\nHost: electron, a browser\nSystem: \S+ /)
    expect(report).toContain('  small/website, drafted, ')
    expect(copied.split('\n').filter((line) => /intent diagnostics$/.test(line))).toHaveLength(2)
  })

  it('says what failed, and nothing that was typed', async () => {
    await send({ kind: 'choose-route', guide: 'small/portal' })
    await send({ kind: 'paste-link', url: 'https://evil.example/p/session/jane_secret_link?token=abc' })
    await send({ kind: 'answer', input: 'who', option: 'Jane Typed' })
    await send({ kind: 'settings' })
    await send({ kind: 'diagnostics', shown: true })
    const report = place('settings').report ?? ''
    expect(report).toContain('intent paste-link')
    expect(report).toMatch(/error during an intent: link-unfit/)
    expect(report).toMatch(/error during an intent: input-invalid/)
    expect(report).not.toMatch(/jane|evil|abc|people/i)
  })
})

describe('without a walk', () => {
  it.each<Intent>([
    { kind: 'pick', option: 'option-1' },
    { kind: 'fix', fix: 'other-account' },
    { kind: 'fix', fix: 'private-window' },
    { kind: 'fix', fix: 'remind' },
    { kind: 'switch-route', guide: 'small/portal' },
    { kind: 'write', case: null },
    { kind: 'letter', letter: 'cancel-request/email' },
  ])('$kind is refused', async (intent) => {
    expect(await refused(intent)).toBe('intent-unfit')
  })
})
