// Settings as a person sets them, with the real files: what is kept, where cases lie, and that everything is deleted.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPromise } from 'yauzl'
import { App, type AppParts } from '../../src-main/app/app'
import { otherBrowsers, siteBrowser } from '../../src-main/app/browsers'
import { checkFolder } from '../../src-main/app/case-folders'
import { DEFAULTS, openSettings, readSettings } from '../../src-main/app/settings'
import { takeLock } from '../../src-main/case/lock'
import { createBrowserHost } from '../../src-main/hosts/browser/browser-host'
import type { Host, PanelOptions, SaveRequest } from '../../src-main/hosts/host'
import { emptyFolder } from '../../src-main/hosts/wipe'
import { readLetters } from '../../src-main/letter-library'
import type { Intent } from '../../src-preload/contract/intent'
import { type Place, View } from '../../src-preload/contract/view'
import { smallCase, temporary } from './case/folder'
import { noPacks } from './support/no-packs'
import { lexicon, makeGuide } from './support/small'

const texts = { en: { title: 'Title', robots: 'No robots.' } }
const guides = [
  makeGuide({ id: 'small/website', texts }),
  makeGuide({
    id: 'small/forbidding',
    texts,
    terms: { automation: 'forbidden', say: 'robots', source: 'https://small.example/terms' },
  }),
]
const chrome = { id: 'chrome', name: 'Google Chrome', executable: '/opt/chrome' } as const
const edge = { id: 'msedge', name: 'Microsoft Edge', executable: '/opt/edge' } as const

let store = ''
let other = ''
let app: App
let panel: PanelOptions
let saved: { name: string; names: string[] } | null = null
let asked: string | null = null
let shown: string[] = []
let opened: string[] = []

const host: Host = {
  kind: 'browser',
  engine: 'a browser',
  get storeFolder() {
    return store
  },
  async openPanel(options) {
    panel = options
    return { show: () => undefined, focus: async () => undefined, divider: null }
  },
  async openSite() {
    opened.push('own')
    return {
      attach: () => Promise.reject(new Error('none')),
      focus: async () => undefined,
      close: async () => undefined,
    }
  },
  openExternal: async () => undefined,
  openDraft: async () => undefined,
  copy: async () => undefined,
  async saveFile({ name, content }: SaveRequest) {
    if (content instanceof Uint8Array) throw new Error('a file was expected')
    const zip = await openPromise(content.file)
    const names: string[] = []
    for await (const { fileName } of zip.eachEntry()) names.push(fileName)
    saved = { name, names: names.sort() }
    return `/downloads/${name}`
  },
  askFolder: async () => asked,
  showFolder: async (folder) => void shown.push(folder),
  wipe: async () => emptyFolder(store, ['instance.sock']),
  notify: async () => undefined,
  keptSites: async () => [],
  forgetSite: async () => undefined,
  printToPdf: async () => new Uint8Array(),
  quit: async () => undefined,
}

const send = async (intent: Intent) => {
  const answer = await panel.onIntent(intent)
  return answer.ok ? null : answer.error.code
}
const view = () => View.parse(panel.current())
function place<K extends Place['kind']>(kind: K): Extract<Place, { kind: K }> {
  const { place: at } = view()
  if (at.kind !== kind) throw new Error(`at ${at.kind}, not at ${kind}`)
  return at as Extract<Place, { kind: K }>
}

async function start(change: Partial<AppParts> = {}) {
  app = new App(host, {
    guides,
    services: [],
    letters: readLetters,
    lexicon,
    index: { format: 1, intents: {}, signs: {} },
    panelRoot: other,
    pageScript: '',
    origins: {},
    settings: openSettings(store, { write: () => undefined }),
    systemLanguage: 'fr',
    browsers: [chrome, edge],
    ownBrowser: { executable: chrome.executable, asked: false },
    openInBrowser: async ({ id }, request) => {
      opened.push(id)
      return host.openSite(request)
    },
    log: { write: () => undefined, tail: () => [] },
    packs: noPacks(host.storeFolder),
    ...change,
  })
  await app.open()
}

beforeEach(async () => {
  store = temporary()
  other = temporary()
  writeFileSync(join(other, 'index.html'), '')
  saved = null
  asked = null
  shown = []
  opened = []
  openSettings(store, { write: () => undefined }).write({ welcomed: true })
  await start()
})
afterEach(() => app.quit())

const kept = (change: object) =>
  expect(readSettings(store)).toEqual({ ...DEFAULTS, welcomed: true, ...change })

describe('what is set', () => {
  it('is shown at once, and kept for the next start', async () => {
    await send({ kind: 'settings' })
    expect(place('settings')).toMatchObject({ consent: 'show', chosen: null, walking: false })
    const set: Intent[] = [
      { kind: 'language', language: 'de' },
      { kind: 'theme', theme: 'dark' },
      { kind: 'text-size', size: 'largest' },
      { kind: 'read-aloud', on: true },
      { kind: 'usual-consent', mode: 'assist' },
      { kind: 'browser', browser: 'msedge' },
    ]
    for (const intent of set) expect(await send(intent)).toBe(null)
    expect(view()).toMatchObject({ language: 'de', theme: 'dark', textSize: 'largest', readAloud: true })
    expect(place('settings')).toMatchObject({ consent: 'assist', chosen: 'msedge' })
    kept({
      language: 'de',
      theme: 'dark',
      textSize: 'largest',
      readAloud: true,
      consent: 'assist',
      browser: 'msedge',
    })
    await send({ kind: 'settings-close' })
    await send({ kind: 'choose-route', guide: 'small/website' })
    expect(place('before').mode).toBe('assist')
  })

  it('makes no click of a service that forbids it without its sentence', async () => {
    await send({ kind: 'usual-consent', mode: 'assist' })
    await send({ kind: 'choose-route', guide: 'small/forbidding' })
    expect(place('before')).toMatchObject({ mode: 'assist', terms: { text: 'No robots.' } })
    expect(await send({ kind: 'usual-consent', mode: 'auto' as never })).toBe('intent-invalid')
    kept({ consent: 'assist' })
  })

  it('lies above the place where the person was, and gives it back', async () => {
    await send({ kind: 'choose-route', guide: 'small/website' })
    await send({ kind: 'consent', mode: 'assist' })
    await send({ kind: 'settings' })
    await send({ kind: 'about' })
    expect(place('welcome').first).toBe(false)
    await send({ kind: 'go-on' })
    expect(place('settings').kind).toBe('settings')
    await send({ kind: 'settings-close' })
    expect(place('before').mode).toBe('assist')
    expect(await send({ kind: 'go-on' })).toBe('intent-unfit')
  })

  it('cannot be a browser that is not there', async () => {
    expect(await send({ kind: 'browser', browser: 'netscape' })).toBe('browser-not-found')
    kept({})
  })
})

describe('the browser', () => {
  const machine = { browsers: [chrome, edge], ownBrowser: { executable: chrome.executable, asked: false } }

  it('that was chosen shows the site, from the next window on', async () => {
    expect(opened).toEqual(['own'])
    await send({ kind: 'browser', browser: 'msedge' })
    expect(siteBrowser({ browser: 'msedge' }, machine)).toBe(edge)
    expect(siteBrowser({ browser: 'chrome' }, machine)).toBe(null)
    expect(siteBrowser({ browser: null }, machine)).toBe(null)
    expect(view().browsers).toEqual([{ browser: 'chrome', name: 'Google Chrome' }])
  })

  it('that was asked for at this start counts before it', () => {
    const forced = { ...machine, ownBrowser: { executable: '/some/browser', asked: true } }
    expect(siteBrowser({ browser: 'msedge' }, forced)).toBe(null)
    expect(otherBrowsers({ browser: 'msedge' }, forced)).toEqual([edge, chrome])
  })

  it('that was chosen comes first where the app needs none itself', () => {
    expect(otherBrowsers({ browser: 'msedge' }, { ...machine, ownBrowser: null })).toEqual([edge, chrome])
    expect(otherBrowsers({ browser: 'brave' }, { ...machine, ownBrowser: null })).toEqual([chrome, edge])
  })
})

describe('the first start', () => {
  it('says what the app does, once', async () => {
    await app.quit()
    store = temporary()
    await start()
    expect(place('welcome').first).toBe(true)
    await send({ kind: 'settings' })
    await send({ kind: 'settings-close' })
    expect(place('welcome').first).toBe(true)
    await send({ kind: 'go-on' })
    expect(place('home').kind).toBe('home')
    await app.quit()
    await start()
    expect(place('home').kind).toBe('home')
  })
})

describe('where cases lie', () => {
  it('new ones go to the new folder; earlier ones stay, and are listed', async () => {
    smallCase(join(store, 'cases', 'first'))
    const folder = join(other, 'chosen')
    mkdirSync(folder)
    await send({ kind: 'settings' })
    await send({ kind: 'cases-folder', path: ` ${folder} ` })
    expect(place('settings').cases).toMatchObject({
      folder,
      own: false,
      problem: null,
      earlier: [{ folder: join(store, 'cases'), missing: false }],
      kept: 1,
    })
    kept({ casesFolder: folder })
    smallCase(join(folder, 'first'))
    smallCase(join(folder, 'second'))
    await send({ kind: 'settings-close' })
    expect(place('home').kept).toBe(3)
    await send({ kind: 'cases' })
    expect(
      place('cases')
        .rows.map((row) => row.case)
        .sort(),
    ).toEqual(['first', 'first (2)', 'second'])
    await send({ kind: 'open-case', case: 'first (2)' })
    expect(place('case').case).toBe('first')
    // The third folder: the second is one of before.
    asked = other
    await send({ kind: 'ask-cases-folder' })
    kept({ casesFolder: other, earlierFolders: [folder] })
    await send({ kind: 'cases-folder', path: null })
    kept({ earlierFolders: [folder, other] })
    asked = null
    await send({ kind: 'ask-cases-folder' })
    kept({ earlierFolders: [folder, other] })
  })

  it.each([
    ['cases', 'not-whole'],
    ['', 'not-whole'],
    ['/nowhere/at/all', 'not-there'],
    ['{file}', 'not-a-folder'],
    ['{file}/below', 'not-there'],
    ['{store}', 'inside-app'],
    ['{store}/browser', 'inside-app'],
    ['{case}', 'inside-app'],
  ])('%j is not taken: %s', async (typed, why) => {
    smallCase(join(other, 'a-case'))
    const path = typed
      .replace('{file}', join(other, 'index.html'))
      .replace('{store}', store)
      .replace('{case}', join(other, 'a-case'))
    await send({ kind: 'cases-folder', path })
    expect(place('settings').cases).toMatchObject({ own: true, problem: { typed: path, why } })
    kept({})
  })

  it('a path may begin at home, and be the app’s own', () => {
    expect(checkFolder('~', store)).toEqual({ folder: homedir() })
    expect(checkFolder(join(store, 'cases'), store)).toEqual({ folder: join(store, 'cases') })
    // What only looks like the app's own folder is another.
    const beside = join(other, 'store-more')
    mkdirSync(beside)
    expect(checkFolder(beside, join(other, 'store'))).toEqual({ folder: beside })
  })

  it('a folder whose drive is gone is told, and not made anew', async () => {
    const folder = join(other, 'stick')
    openSettings(store, { write: () => undefined }).write({ casesFolder: folder })
    await app.quit()
    await start()
    await send({ kind: 'settings' })
    expect(place('settings').cases).toMatchObject({ folder, missing: true })
    expect(await send({ kind: 'show-cases-folder' })).toBe('file-not-readable')
    await send({ kind: 'settings-close' })
    await send({ kind: 'choose-route', guide: 'small/website' })
    expect(await send({ kind: 'start' })).toBe('case-not-writable')
    expect(view().notices.map(({ kind, detail }) => [kind, detail])).toEqual([['case-not-written', folder]])
    expect(existsSync(folder)).toBe(false)
  })

  it('is shown in the file manager, and made for that if it is the app’s own', async () => {
    expect(await send({ kind: 'show-cases-folder' })).toBe(null)
    expect(shown).toEqual([join(store, 'cases')])
    expect(existsSync(join(store, 'cases'))).toBe(true)
  })
})

describe('the browser host', () => {
  it('shows a folder, says when nothing does, and empties its own but for the way to a second start', async () => {
    for (const name of ['instance.sock', 'settings.json']) writeFileSync(join(store, name), '')
    mkdirSync(join(store, 'browser', 'small-1'), { recursive: true })
    const language = () => 'en' as const
    const given: string[] = []
    const parts = { executable: '/none', storeFolder: store, language }
    const real = await createBrowserHost({ ...parts, open: async (path) => given.push(path) })
    expect(real.askFolder).toBe(null)
    await real.showFolder(other)
    expect(given).toEqual([other])
    const mute = await createBrowserHost({ ...parts, open: () => Promise.reject(new Error('no program')) })
    await expect(mute.showFolder(other)).rejects.toMatchObject({ code: 'link-failed' })
    await real.wipe()
    expect(readdirSync(store)).toEqual(['instance.sock'])
  })
})

describe('everything', () => {
  const fill = () => {
    smallCase(join(store, 'cases', 'a'))
    mkdirSync(join(store, 'cases', 'broken'))
    writeFileSync(join(store, 'cases', 'broken', 'events.jsonl'), 'not a case')
    mkdirSync(join(store, 'browser', 'small-12345678', 'Default'), { recursive: true })
    writeFileSync(join(store, 'browser', 'small-12345678', 'Default', 'Cookies'), 'signed in')
    writeFileSync(join(store, 'settings-damaged-2026.json'), '{')
    writeFileSync(join(store, 'instance.sock'), '')
    smallCase(join(other, 'cases', 'a'))
    writeFileSync(join(other, 'cases', 'holiday.jpg'), 'mine')
    symlinkSync(join(other, 'cases', 'a'), join(other, 'cases', 'linked'))
  }

  it('is saved as one ZIP of ZIPs, what cannot be read too', async () => {
    fill()
    await send({ kind: 'cases-folder', path: join(other, 'cases') })
    expect(await send({ kind: 'save-cases' })).toBe(null)
    expect(saved?.name).toMatch(/^wayout-cases-\d{4}-\d\d-\d\d\.zip$/)
    expect(saved?.names).toEqual(['a-2.zip', 'a.zip', 'broken.zip'])
    expect(view().notices).toMatchObject([{ kind: 'saved', detail: `/downloads/${saved?.name}` }])
  })

  it('is deleted from the disk: cases, sign-ins, settings; nothing else; and the app is as new', async () => {
    fill()
    await send({ kind: 'theme', theme: 'dark' })
    await send({ kind: 'language', language: 'es' })
    await send({ kind: 'cases-folder', path: join(other, 'cases') })
    expect(place('settings').cases.kept).toBe(3)
    expect(await send({ kind: 'delete-everything' })).toBe(null)
    expect(readdirSync(store)).toEqual(['instance.sock'])
    expect(readdirSync(join(other, 'cases')).sort()).toEqual(['holiday.jpg', 'linked'])
    expect(readFileSync(join(other, 'cases', 'holiday.jpg'), 'utf8')).toBe('mine')
    expect(view()).toMatchObject({ language: 'fr', theme: 'system', notices: [] })
    expect(place('welcome').first).toBe(true)
    await send({ kind: 'go-on' })
    expect(place('home')).toMatchObject({ kept: 0, cases: [] })
    kept({})
    // The idle window of the site is there again.
    expect(opened).toEqual(['own', 'own'])
  })

  it('stays, all of it, while one case is being written', async () => {
    fill()
    const release = takeLock(join(store, 'cases', 'a'))
    if (typeof release !== 'function') throw new Error('the lock was taken')
    expect(await send({ kind: 'delete-everything' })).toBe('case-read-only')
    expect(existsSync(join(store, 'cases', 'a', 'events.jsonl'))).toBe(true)
    expect(existsSync(join(store, 'browser', 'small-12345678', 'Default', 'Cookies'))).toBe(true)
    kept({})
    release()
    expect(await send({ kind: 'delete-everything' })).toBe(null)
    expect(readdirSync(realpathSync(store))).toEqual(['instance.sock'])
  })
})
