// The cases as the panel sees them: listed, opened, checked, saved, put aside, deleted, taken over; mails and dates.
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import ICAL from 'ical.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { App } from '../../src-main/app/app'
import { DEFAULTS } from '../../src-main/app/settings'
import { CaseFolder, readCase } from '../../src-main/case/case-folder'
import { addDays } from '../../src-main/case/days'
import { LOG } from '../../src-main/case/log'
import type { Host, PanelOptions, SaveRequest } from '../../src-main/hosts/host'
import { readLetters } from '../../src-main/letter-library'
import { readLibrary } from '../../src-main/library'
import { CASE_ENDING, FILE_LIMITS, PART_BYTES } from '../../src-preload/contract/case'
import { WayoutError } from '../../src-preload/contract/error'
import type { Answer, Intent } from '../../src-preload/contract/intent'
import { type Place, View } from '../../src-preload/contract/view'
import { START, smallCase, smallDisk } from './case/folder'
import { noPacks } from './support/no-packs'

const { guides, services, lexicon, index } = readLibrary()

let folder = ''
let cases = ''
let app: App
let panel: PanelOptions
let saved: (SaveRequest & { readonly bytes: Buffer })[] = []
let printed = ''
let saveFails = false
let siteFails: Error = new Error('no window here')

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
  openSite: async () => {
    throw siteFails
  },
  openExternal: async () => undefined,
  openDraft: async () => undefined,
  copy: async () => undefined,
  async saveFile(request) {
    if (saveFails) throw new Error('EACCES')
    const { content } = request
    saved.push({
      ...request,
      bytes: content instanceof Uint8Array ? Buffer.from(content) : readFileSync(content.file),
    })
    return `/saved/${request.name}`
  },
  askFolder: null,
  showFolder: async () => undefined,
  wipe: async () => undefined,
  notify: async () => undefined,
  keptSites: async () => [],
  forgetSite: async () => undefined,
  async printToPdf(file) {
    printed = readFileSync(file, 'utf8')
    return Buffer.from('%PDF')
  },
  quit: async () => undefined,
}

async function start(): Promise<void> {
  app = new App(host, {
    guides,
    services,
    lexicon,
    index,
    letters: readLetters,
    panelRoot: folder,
    pageScript: '',
    origins: {},
    settings: {
      read: () => ({ ...DEFAULTS, language: 'fr', welcomed: true }),
      write: () => undefined,
      setAside: null,
    },
    systemLanguage: 'en',
    browsers: [],
    openInBrowser: async () => {
      throw new Error('no browser here')
    },
    log: { write: () => undefined, tail: () => [] },
    packs: noPacks(folder),
  })
  await app.open()
}

const send = (intent: Intent): Promise<Answer> => panel.onIntent(intent)
const done = async (intent: Intent) => expect(await send(intent)).toEqual({ ok: true })
const refused = async (intent: unknown) => {
  const answer = await panel.onIntent(intent)
  return answer.ok ? null : answer.error.code
}
const view = () => View.parse(panel.current())
function place<K extends Place['kind']>(kind: K): Extract<Place, { kind: K }> {
  const { place: shown } = view()
  if (shown.kind !== kind) throw new Error(`at ${shown.kind}, not at ${kind}`)
  return shown as Extract<Place, { kind: K }>
}
async function until(fits: () => boolean): Promise<void> {
  for (const limit = Date.now() + 5_000; !fits(); await delay(5))
    if (Date.now() > limit) throw new Error('it never came')
}
const notices = () => view().notices.map(({ kind }) => kind)

const made = (name: string) => smallCase(join(cases, name))
async function opened(name: string): Promise<Extract<Place, { kind: 'case' }>> {
  await done({ kind: 'cases' })
  await done({ kind: 'open-case', case: name })
  return place('case')
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wayout-cases-'))
  cases = join(folder, 'cases')
  writeFileSync(join(folder, 'index.html'), '')
  saved = []
  saveFails = false
  await start()
})
afterEach(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true })
})

/** Begun, and not finished. */
function begun(name: string, more: Readonly<Record<string, unknown>> = {}): string {
  const where = join(cases, name)
  CaseFolder.open(where, { ...START, ...more }, new Date('2026-11-25T10:00:00Z')).close()
  return where
}

describe('the list', () => {
  const rows = () => place('cases').rows.map((each) => [each.case, each.group])

  it('holds all cases by their groups, and says which are damaged', async () => {
    made('a')
    begun('b')
    made('c')
    appendFileSync(join(made('d'), LOG), 'x')
    const log = join(made('e'), LOG)
    writeFileSync(log, readFileSync(log, 'utf8').replace('Cancel Plan', 'Cancel plan'))
    writeFileSync(join(begun('f'), LOG), 'nothing\n')
    await opened('c')
    await done({ kind: 'archive-case', case: 'c', archived: true })
    await done({ kind: 'cases' })
    expect(Object.fromEntries(rows())).toEqual({
      a: 'finished',
      b: 'open',
      c: 'archived',
      // A line that was cut off is no damage: it is put in order when the case is opened.
      d: 'finished',
      e: 'damaged',
      f: 'damaged',
    })
    expect(place('cases')).toMatchObject({
      counts: { open: 1, finished: 2, archived: 1, damaged: 2 },
      checking: false,
    })
    await done({ kind: 'cases-group', group: 'damaged' })
    expect(rows().map(([id]) => id)).toEqual(['e', 'f'])
  })

  it('is searched by the words that a case holds', async () => {
    made('a')
    begun('b')
    await done({ kind: 'cases' })
    await done({ kind: 'cases-search', words: ' CANCEL plan ' })
    expect(place('cases').searched).toBe('CANCEL plan')
    expect(rows().map(([id]) => id)).toEqual(['a'])
    await done({ kind: 'cases-search', words: '' })
    expect(rows()).toHaveLength(2)
  })

  it('is counted on the start page', async () => {
    made('a')
    begun('b', { practice: true })
    await done({ kind: 'cases' })
    await done({ kind: 'home' })
    expect(place('home').kept).toBe(2)
  })

  it.each<Intent>([
    { kind: 'cases-group', group: 'open' },
    { kind: 'cases-search', words: 'x' },
    { kind: 'open-case', case: 'a' },
    { kind: 'open-case', case: null },
    { kind: 'verify-case', case: 'a' },
    { kind: 'save-case', case: 'a', as: 'zip' },
    { kind: 'save-case', case: null, as: 'ics' },
    { kind: 'archive-case', case: 'a', archived: true },
    { kind: 'delete-case', case: 'a' },
  ])('from the start page, $kind is refused', async (intent) => {
    made('a')
    expect(await refused(intent)).toBe('intent-unfit')
    expect(existsSync(join(cases, 'a'))).toBe(true)
  })

  it.each(['../settings', '..', '.', '', '/etc', 'a/../a', 'a/evidence'])('"%s" is no case', async (id) => {
    made('a')
    await done({ kind: 'cases' })
    expect(await refused({ kind: 'open-case', case: id })).toMatch(/^intent-/)
  })
})

describe('a case', () => {
  it('shows what it holds, and that it is as it was written', async () => {
    made('a')
    const shown = await opened('a')
    expect(shown).toMatchObject({
      case: 'a',
      readOnly: null,
      outcome: { tone: 'good', verified: true, endsOn: '2026-12-14' },
      canResume: false,
      canCheck: true,
      canReport: true,
      clicks: [{ name: 'Cancel Plan', by: 'person' }],
      check: { intact: true, findings: [] },
    })
    const pictures = shown.timeline.flatMap(({ src }) => src ?? [])
    expect(pictures).toHaveLength(2)
    for (const src of pictures) {
      const body = panel.serve(src)?.body ?? new Uint8Array()
      expect(src).toBe(`evidence/${createHash('sha256').update(body).digest('hex')}.png`)
    }
    await done({ kind: 'cases' })
    expect(panel.serve(pictures[0] ?? '')).toBe(null)
  })

  it('keeps what came of the money, settles what it was noted for, and takes back what was wrong', async () => {
    const where = made('a')
    const more = CaseFolder.open(where, { event: 'opened', zone: 'UTC' }, new Date())
    const refund = { outcome: 'cancelled-now', verified: true, refund: true, endsOn: null }
    more.append({ event: 'outcome', ...refund }, new Date())
    more.close()
    await opened('a')
    const today = place('case').money.today
    const day = addDays(today, -3)
    const settled = () => place('case').dates.flatMap((each) => (each.settled ? each.id : []))
    const note = { kind: 'note-money', case: 'a', charge: null } as const
    const notes = () => place('case').money.notes

    // Both the promise and a charge that came all the same.
    await done({ ...note, what: 'charge', on: day, amount: ' 10,00 €\u202e ' })
    await done({ ...note, what: 'charge', on: day, amount: 'twice' })
    expect(notes()).toEqual([expect.objectContaining({ what: 'charge', on: day, amount: '10,00 €' })])
    expect(place('case').money.charges).toEqual([day])
    expect(settled()).toEqual([])
    await done({ ...note, what: 'refund', on: today, amount: '' })
    expect(settled()).toEqual(['refund-due'])
    await done({ ...note, what: 'refund', on: today, amount: '', charge: day })
    expect(settled().sort()).toEqual([`dispute-ends:${day}`, 'refund-due'])
    expect(place('case').money.charges).toEqual([])
    expect(place('case').timeline.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['charge', 'refund']),
    )

    // Undone: the promise is due again, and the log has kept both.
    await done({ kind: 'take-back', case: 'a', note: notes()[1]?.note ?? '' })
    expect(settled()).toEqual([`dispute-ends:${day}`])
    expect(notes().map(({ charge }) => charge)).toEqual([null, day])
    await done({ kind: 'take-back', case: 'a', note: notes()[0]?.note ?? '' })
    expect(place('case').dates.some(({ id }) => id.startsWith('dispute-ends'))).toBe(false)
    expect(readCase(where).filter(({ event }) => event === 'note-taken-back')).toHaveLength(2)
    expect(place('case').check?.intact).toBe(true)

    for (const wrong of [
      { ...note, what: 'charge', on: addDays(today, 1), amount: '' },
      { ...note, what: 'charge', on: '2026-02-30', amount: '' },
    ])
      expect(await refused(wrong)).toBe('input-invalid')
    expect(await refused({ ...note, what: 'refund', on: today, amount: '', charge: '2020-01-01' })).toBe(
      'intent-unfit',
    )
    expect(await refused({ kind: 'take-back', case: 'a', note: '1' })).toBe('intent-unfit')
    expect(await refused({ ...note, case: 'b', what: 'charge', on: today, amount: '' })).toBe('intent-unfit')
  })

  it('of a rehearsal, or that can only be read, takes no notes of money', async () => {
    const first = { ...START, practice: true }
    CaseFolder.open(join(cases, 'played'), first, new Date()).close()
    const played = await opened('played')
    expect(played.money.open).toBe(false)
    const note = { kind: 'note-money', what: 'charge', on: played.money.today, amount: '', charge: null }
    expect(await refused({ ...note, case: 'played' })).toBe('intent-unfit')
    made('held')
    const holder = CaseFolder.open(join(cases, 'held'), { event: 'opened' }, new Date())
    expect((await opened('held')).money.open).toBe(false)
    expect(await refused({ ...note, case: 'held' })).toBe('case-read-only')
    holder.close()
  })

  it('calls a letter by its title, in the language of the panel, and in the report', async () => {
    const where = made('a')
    const more = CaseFolder.open(where, { event: 'opened' }, new Date())
    more.append({ event: 'message-sent', channel: 'email', purpose: 'cancel-request', to: 'x' }, new Date())
    more.append({ event: 'message-sent', channel: 'reddit', purpose: 'constructor', to: 'x' }, new Date())
    more.close()
    const titles = () => place('case').messages.map(({ text }) => text)
    await opened('a')
    expect(titles()).toEqual(['Demander la résiliation', 'constructor'])
    expect(place('case').timeline.map(({ text }) => text)).toContain('email: Demander la résiliation')
    await done({ kind: 'language', language: 'de' })
    expect(titles()[0]).toBe('Um Kündigung bitten')
    await done({ kind: 'save-case', case: 'a', as: 'pdf' })
    expect(printed).toContain('Um Kündigung bitten')
    expect(printed).not.toContain('cancel-request')
  })

  it('says where it was changed, and can only be read', async () => {
    const where = made('a')
    const picture = readdirSync(join(where, 'evidence')).find((name) => name.endsWith('.png')) ?? ''
    writeFileSync(join(where, 'evidence', picture), 'other')
    writeFileSync(join(where, 'evidence', 'more.txt'), 'other')
    expect((await opened('a')).check?.findings.map(({ kind, name }) => [kind, name]).sort()).toEqual([
      ['added', 'evidence/more.txt'],
      ['changed', `evidence/${picture}`],
    ])
    // Nothing that was changed is ever shown as a verified end.
    expect(place('case')).toMatchObject({ doubtful: true, outcome: { tone: 'open', verified: false } })
    const log = join(where, LOG)
    writeFileSync(log, readFileSync(log, 'utf8').replace('Cancel Plan', 'Cancel plan'))
    await done({ kind: 'verify-case', case: 'a' })
    expect(place('case')).toMatchObject({ readOnly: { why: 'broken' }, doubtful: true, canCheck: false })
    expect(place('case').check?.findings.some(({ name, line }) => name === LOG && line !== null)).toBe(true)
    expect(await refused({ kind: 'archive-case', case: 'a', archived: true })).toBe('case-read-only')
  })

  it('that another program writes can only be read, and is not deleted', async () => {
    const where = made('a')
    const writer = CaseFolder.open(where, { event: 'opened' }, new Date())
    expect(await opened('a')).toMatchObject({ readOnly: { why: 'in-use', detail: String(process.pid) } })
    expect(await refused({ kind: 'delete-case', case: 'a' })).toBe('case-read-only')
    writer.close()
    await done({ kind: 'verify-case', case: 'a' })
    expect(place('case').readOnly).toBe(null)
  })

  it('is gone on with, or looked at again, but never a rehearsal', async () => {
    begun('b')
    expect(await opened('b')).toMatchObject({ canResume: true, outcome: null })
    await done({ kind: 'resume', case: 'b' })
    expect(place('before').guide).toBe('midjourney/website')
    await done({ kind: 'home' })
    made('a')
    await opened('a')
    await done({ kind: 'check-again', case: 'a' })
    expect(place('before').looksOnly).toBe(true)
    await done({ kind: 'home' })
    begun('p', { practice: true })
    expect(await opened('p')).toMatchObject({ practice: true, canResume: false, canCheck: false })
    expect(await refused({ kind: 'resume', case: 'p' })).toBe('intent-unfit')
    expect(await refused({ kind: 'check-again', case: 'p' })).toBe('intent-unfit')
  })

  it('is deleted with all its files, and only the one that is shown', async () => {
    made('a')
    made('b')
    await opened('a')
    expect(await refused({ kind: 'delete-case', case: 'b' })).toBe('intent-unfit')
    await done({ kind: 'delete-case', case: 'a' })
    expect(readdirSync(cases)).toEqual(['b'])
    expect(place('cases').rows.map((each) => each.case)).toEqual(['b'])
    expect(notices()).toEqual(['case-deleted'])
  })

  it('that went meanwhile is told', async () => {
    const where = made('a')
    await opened('a')
    rmSync(where, { recursive: true })
    expect(await refused({ kind: 'verify-case', case: 'a' })).toBe('case-not-found')
    expect(await refused({ kind: 'delete-case', case: 'a' })).toBe('case-not-found')
  })

  it('whatever its log says, the view can be shown', async () => {
    const where = join(cases, 'odd')
    const odd = CaseFolder.open(where, { event: 'start', guide: '<b>x</b>', practice: 'no' }, new Date())
    const long = '😀'.repeat(5_000)
    odd.append({ event: 'screen', id: 7, url: long }, new Date())
    odd.append({ event: 'picture', screen: long, file: '../../settings.json' }, new Date())
    odd.append({ event: 'click', name: long, by: 'nobody' }, new Date())
    odd.append({ event: 'say', text: long }, new Date())
    odd.append(
      { event: 'mail', from: long, subject: long, sentAt: 'yesterday', attachments: [{ name: long }] },
      new Date(),
    )
    odd.append({ event: 'message-sent', channel: long, purpose: long }, new Date())
    odd.append({ event: 'charge-noted', day: '2026-11-01' }, new Date())
    odd.close()
    const shown = await opened('odd')
    expect(shown.timeline.some(({ src }) => src !== undefined)).toBe(false)
    expect(shown.dates).toHaveLength(2)
    await done({ kind: 'language', language: 'de' })
    expect(place('case').dates).toHaveLength(2)
  })
})

describe('what is saved', () => {
  it('the report, in the language of the panel', async () => {
    made('a')
    await opened('a')
    await done({ kind: 'save-case', case: 'a', as: 'pdf' })
    expect(saved).toMatchObject([{ name: 'a.pdf', type: 'pdf' }])
    expect(printed).toContain('<html lang="fr">')
    expect(readdirSync(join(cases, 'a')).filter((name) => name.startsWith('.tmp'))).toEqual([])
    expect(notices()).toEqual(['saved'])
    await done({ kind: 'verify-case', case: 'a' })
    expect(place('case').check?.intact).toBe(true)
  })

  it('the whole case, which can be taken over elsewhere, once', async () => {
    made('a')
    await opened('a')
    await done({ kind: 'save-case', case: 'a', as: 'zip' })
    const [zip] = saved
    expect(zip).toMatchObject({ name: 'a.zip', type: 'zip' })
    await done({ kind: 'delete-case', case: 'a' })
    await handOver('case', '../a.zip', zip?.bytes ?? Buffer.alloc(0))
    expect(place('case')).toMatchObject({ case: 'a', check: { intact: true } })
    expect(readdirSync(cases)).toEqual(['a'])
    await done({ kind: 'cases' })
    expect(await handOver('case', 'a.zip', zip?.bytes ?? Buffer.alloc(0), false)).toBe('archive-unfit')
    expect(await handOver('case', 'b.zip', Buffer.from('PK no zip'), false)).toBe('archive-unfit')
    expect(readdirSync(cases)).toEqual(['a'])
  })

  it('a case file that is opened with the app is offered, and taken over when the person says so', async () => {
    made('a')
    await opened('a')
    await done({ kind: 'save-case', case: 'a', as: 'zip' })
    await done({ kind: 'delete-case', case: 'a' })
    await done({ kind: 'home' })
    const file = join(folder, `a.${CASE_ENDING}`)
    writeFileSync(file, saved[0]?.bytes ?? '')

    await app.offer(file)
    const { offered } = place('cases')
    expect(offered).toMatchObject({ name: `a.${CASE_ENDING}` })
    expect(readdirSync(cases)).toEqual([])
    expect(await refused({ kind: 'offered', offer: 'offer-99', take: true })).toBe('intent-unfit')
    await done({ kind: 'offered', offer: offered?.offer ?? '', take: true })
    expect(place('case')).toMatchObject({ case: 'a', check: { intact: true } })
    await done({ kind: 'cases' })
    expect(place('cases').offered).toBe(null)

    // Not now: it stays where it is, and nothing is taken over.
    rmSync(join(cases, 'a'), { recursive: true })
    await app.offer(file)
    await app.offer(file)
    await done({ kind: 'offered', offer: place('cases').offered?.offer ?? '', take: false })
    expect([place('cases').offered, readdirSync(cases), existsSync(file)]).toEqual([null, [], true])
  })

  it('a case file that is opened is no case, is a folder, or has gone: it is said, and nothing is kept', async () => {
    const [text, hollow, gone] = ['x', 'y', 'z'].map((name) => join(folder, `${name}.${CASE_ENDING}`))
    writeFileSync(text ?? '', 'PK no zip')
    mkdirSync(hollow ?? '')
    for (const [file = '', code] of [
      [text, 'archive-unfit'],
      [hollow, 'file-not-readable'],
      [gone, 'file-not-readable'],
    ]) {
      await app.offer(file)
      const offer = place('cases').offered?.offer
      expect(await refused({ kind: 'offered', offer, take: true }), file).toBe(code)
      expect(place('cases').offered).toBe(null)
    }
    expect(existsSync(cases) ? readdirSync(cases) : []).toEqual([])
  })

  it('who is about to walk is told of an opened case file, and left there', async () => {
    made('a')
    await done({ kind: 'choose-route', guide: 'midjourney/website' })
    await app.offer(join(folder, `a.${CASE_ENDING}`))
    expect([view().place.kind, notices()]).toEqual(['before', ['case-offered']])
    await done({ kind: 'home' })
    await done({ kind: 'cases' })
    expect(place('cases').offered).toMatchObject({ name: `a.${CASE_ENDING}` })
  })

  it('the dates, for a calendar', async () => {
    made('a')
    await opened('a')
    await done({ kind: 'save-case', case: 'a', as: 'ics' })
    expect(saved).toMatchObject([{ name: 'a.ics', type: 'ics' }])
    const events = new ICAL.Component(ICAL.parse(String(saved[0]?.bytes))).getAllSubcomponents('vevent')
    expect(events.map((each) => String(each.getFirstPropertyValue('dtstart')))).toContain('2026-12-14')
  })

  it('nowhere to write is told', async () => {
    made('a')
    await opened('a')
    saveFails = true
    expect(await refused({ kind: 'save-case', case: 'a', as: 'ics' })).toBe('file-not-writable')
  })
})

async function handOver(
  as: 'mail' | 'case',
  name: string,
  bytes: Buffer,
  fits = true,
): Promise<string | null> {
  for (let at = 0; at < bytes.length; at += PART_BYTES) {
    const data = bytes.subarray(at, at + PART_BYTES).toString('base64')
    const code = await refused({ kind: 'hand-over', as, name: basename(name), size: bytes.length, at, data })
    if (fits) expect(code).toBe(null)
    if (code !== null) return code
  }
  return null
}

const MAIL = `From: Midjourney <billing@midjourney.com>
To: maria@example.com
Subject: Your subscription has been cancelled
Date: Tue, 24 Nov 2026 15:00:00 +0000
Content-Type: text/plain; charset=utf-8

Your subscription has been cancelled. Your plan ends on December 14, 2026.
`

describe('a confirmation mail', () => {
  it('is read, shown and kept', async () => {
    const where = made('a')
    await opened('a')
    await handOver('mail', 'mail.eml', Buffer.from(MAIL))
    expect(place('case')).toMatchObject({
      added: { subject: 'Your subscription has been cancelled', confirms: true, endsOn: '2026-12-14' },
      mails: [{ confirms: true }],
      check: { intact: true },
    })
    expect(readCase(where).filter(({ event }) => event === 'mail')).toHaveLength(1)
  })

  it('from somebody else is kept, and no confirmation', async () => {
    made('a')
    await opened('a')
    await handOver('mail', 'mail.eml', Buffer.from(MAIL.replace('@midjourney.com', '@midj0urney.example')))
    expect(place('case').added).toMatchObject({ confirms: false })
  })

  it('comes in parts, and only whole', async () => {
    made('a')
    await opened('a')
    const big = Buffer.from(`${MAIL}${'x'.repeat(PART_BYTES * 2)}`)
    const part = (at: number, size = big.length) => ({
      kind: 'hand-over',
      as: 'mail',
      name: 'mail.eml',
      size,
      at,
      data: big.subarray(at, at + PART_BYTES).toString('base64'),
    })
    expect(await refused(part(0))).toBe(null)
    expect(await refused(part(PART_BYTES * 2))).toBe('file-not-readable')
    // What was there is gone with it.
    expect(await refused(part(PART_BYTES))).toBe('file-not-readable')
    expect(await refused(part(0, 100))).toBe('file-not-readable')
    expect(await refused(part(0, FILE_LIMITS.mail + 1))).toBe('file-not-readable')
    expect(place('case').mails).toEqual([])
    // What was begun for one case is never added to another.
    expect(await refused(part(0))).toBe(null)
    made('b')
    await opened('b')
    expect(await refused(part(PART_BYTES))).toBe('file-not-readable')
    await opened('a')
    await handOver('mail', 'mail.eml', big)
    expect(place('case').mails).toHaveLength(1)
  })

  it.each([
    { data: '<svg/onload=1>' },
    { data: 'A'.repeat(PART_BYTES * 2) },
    { size: 0 },
    { at: -1 },
    { as: 'settings' },
    { name: 'x'.repeat(300) },
    { path: '/etc/passwd' },
  ])('%j is not heard', async (change) => {
    made('a')
    await opened('a')
    const part = { kind: 'hand-over', as: 'mail', name: 'a.eml', size: 3, at: 0, data: 'QUJD' }
    expect(await refused({ ...part, ...change })).toBe('intent-invalid')
  })

  it('that is none changes nothing; elsewhere none is taken', async () => {
    const where = made('a')
    await opened('a')
    const before = readFileSync(join(where, LOG))
    expect(await handOver('mail', 'a.eml', Buffer.from([0, 1, 2, 3]), false)).toBe('mail-unfit')
    expect(readFileSync(join(where, LOG)).equals(before)).toBe(true)
    await done({ kind: 'cases' })
    expect(await handOver('mail', 'a.eml', Buffer.from(MAIL), false)).toBe('intent-unfit')
    await done({ kind: 'home' })
    expect(await handOver('case', 'a.zip', Buffer.from(MAIL), false)).toBe('intent-unfit')
  })
})

describe('after the next charge date', () => {
  it('the start page offers to check again, until somebody has looked', async () => {
    const where = join(cases, 'over')
    const at = new Date(Date.now() - 30 * 86_400_000)
    const over = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10)
    const first = CaseFolder.open(where, { ...START, zone: 'UTC' }, at)
    first.append({ event: 'outcome', outcome: 'cancelled-at-period-end', verified: true, endsOn: over }, at)
    first.close()
    await done({ kind: 'home' })
    expect(place('home').due).toMatchObject([{ case: 'over', day: over }])
    await done({ kind: 'check-again', case: 'over' })
    expect(place('before').looksOnly).toBe(true)
    const again = CaseFolder.open(where, { ...START, guide: 'midjourney/status' }, new Date())
    const subscriptions = [{ state: 'ends', endsOn: over, chargeOn: null }]
    again.append({ event: 'status', text: '', account: null, subscriptions }, new Date())
    again.append(
      { event: 'outcome', outcome: 'cancelled-at-period-end', verified: true, endsOn: over },
      new Date(),
    )
    again.close()
    await done({ kind: 'home' })
    expect(place('home').due).toEqual([])
  })
})

describe('a case that cannot be written', () => {
  it('is told in the panel when the walk begins', async () => {
    writeFileSync(cases, 'a file where the folder should be')
    await done({ kind: 'choose-route', guide: 'midjourney/website' })
    expect(await refused({ kind: 'start' })).toBe('case-not-writable')
    await until(() => notices().length > 0)
    expect(notices()).toEqual(['case-not-written'])
  })

  it('because the disk is full is told as that, and goes on when there is room', async () => {
    const small = smallDisk('size=4m')
    await done({ kind: 'choose-route', guide: 'midjourney/website' })
    if (small === null) {
      const full = { folder: '/store/cases/x', code: 'ENOSPC' }
      siteFails = new WayoutError('case-not-writable', 'The disk is full.', full)
      expect(await refused({ kind: 'start' })).toBe('case-not-writable')
      expect(view().notices).toMatchObject([{ kind: 'disk-full', detail: '/store/cases/x' }])
      siteFails = new Error('no window here')
      return
    }
    try {
      symlinkSync(small.folder, cases)
      const where = made('a')
      const before = readCase(where).length
      const filler = join(small.folder, 'filler')
      writeFileSync(filler, Buffer.alloc(3_500_000))
      // The walk does not begin: no site was opened.
      expect(await refused({ kind: 'start' })).toBe('case-not-writable')
      expect(view().notices).toMatchObject([{ kind: 'disk-full', detail: expect.stringContaining(cases) }])
      await opened('a')
      const { today } = place('case').money
      const note = {
        kind: 'note-money',
        case: 'a',
        what: 'charge',
        on: today,
        amount: '',
        charge: null,
      } as const
      expect(await refused(note)).toBe('case-not-writable')
      expect(readCase(where)).toHaveLength(before)
      rmSync(filler)
      await done(note)
      expect(place('case').check?.intact).toBe(true)
    } finally {
      rmSync(cases)
      small.release()
    }
  })
})
