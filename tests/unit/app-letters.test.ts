// Writing, through the app: what the panel asks for, what the case keeps, what reaches the clipboard and the system.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { App } from '../../src-main/app/app'
import { DEFAULTS } from '../../src-main/app/settings'
import { CaseFolder, readCase } from '../../src-main/case/case-folder'
import { addDays } from '../../src-main/case/days'
import type { CaseEvent } from '../../src-main/case/entry'
import type { Host, PanelOptions, SaveRequest } from '../../src-main/hosts/host'
import { readLetters } from '../../src-main/letter-library'
import { readLibrary } from '../../src-main/library'
import { PART_BYTES } from '../../src-preload/contract/case'
import { WayoutError } from '../../src-preload/contract/error'
import type { Answer, Intent } from '../../src-preload/contract/intent'
import type { Write } from '../../src-preload/contract/letter'
import { longDate } from '../../src-preload/contract/long-date'
import { View } from '../../src-preload/contract/view'
import { noPacks } from './support/no-packs'

const library = readLibrary()
const letters = readLetters()

let folder = ''
let app: App
let panel: PanelOptions
/** What the app asked of the computer, in this order. */
let done: string[] = []
let saved: SaveRequest[] = []
let printed: string[] = []
let openFails: 'link-failed' | 'link-refused' | null = null
let cancelSave = false

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
    throw new Error('no window here')
  },
  openExternal: async (url) => void done.push(`open ${url}`),
  async openDraft(url) {
    if (openFails !== null) throw new WayoutError(openFails, 'The system does not open it.')
    done.push(`draft ${url}`)
  },
  copy: async (text) => void done.push(`copy ${text}`),
  async saveFile(request) {
    saved.push(request)
    return cancelSave ? null : join(folder, request.name)
  },
  askFolder: null,
  showFolder: async () => undefined,
  wipe: async () => undefined,
  notify: async () => undefined,
  keptSites: async () => [],
  forgetSite: async () => undefined,
  async printToPdf(file) {
    printed.push(readFileSync(file, 'utf8'))
    return Buffer.from('%PDF-1.7')
  },
  quit: async () => undefined,
}

async function start() {
  app = new App(host, {
    ...library,
    letters: () => letters,
    panelRoot: folder,
    pageScript: '',
    origins: {},
    settings: {
      read: () => ({ ...DEFAULTS, language: 'en', welcomed: true }),
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

const caseFolder = () => join(folder, 'cases', 'case-1')
const log = () => readCase(caseFolder())
const events = (name: string) => log().filter(({ event }) => event === name)

function story(...more: CaseEvent[]) {
  const begun = { event: 'start', guide: 'midjourney/website', practice: false, answers: {} }
  const written = CaseFolder.open(caseFolder(), begun, new Date())
  for (const event of more) written.append(event, new Date())
  written.close()
}
const STATUS = {
  event: 'status',
  account: 'jo@example.com',
  subscriptions: [{ plan: 'Basic', state: 'active', chargeOn: '2099-01-01', endsOn: null, price: '10 USD' }],
}
const FAILED = {
  event: 'outcome',
  outcome: 'not-cancelled',
  verified: true,
  reason: 'dead-control',
  detail: '',
}
const SKIP = ['other-route', 'other-browser'].map((rung) => ({ event: 'rung-skipped', rung }))

const send = (intent: Intent): Promise<Answer> => panel.onIntent(intent)
async function does(...intents: Intent[]) {
  for (const intent of intents) expect(await send(intent)).toEqual({ ok: true })
}
const refused = async (intent: Intent) => {
  const answer = await send(intent)
  return answer.ok ? null : answer.error.code
}
function write(): Write {
  const { place } = View.parse(panel.current())
  if (place.kind !== 'write') throw new Error(`at ${place.kind}`)
  return place
}
function letter(): NonNullable<Write['letter']> {
  const shown = write().letter
  if (shown === null) throw new Error('no letter is open')
  return shown
}
const fact = (name: string, text: string): Intent => ({ kind: 'letter-fact', fact: name, text })
const begin: Intent = { kind: 'write', case: 'case-1' }
const request: Intent = { kind: 'letter', letter: 'cancel-request/email' }

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wayout-letters-'))
  writeFileSync(join(folder, 'index.html'), '')
  mkdirSync(join(folder, 'cases'))
  story(STATUS, FAILED, ...SKIP)
  done = []
  saved = []
  printed = []
  openFails = null
  cancelSave = false
  await start()
})
afterEach(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true })
})

describe('the ladder', () => {
  it('asks for one letter, and opening the place writes nothing', async () => {
    const before = log().length
    await does(begin)
    expect(write()).toMatchObject({
      ladder: { stage: 'act', title: 'E-mail to billing' },
      due: { letter: 'cancel-request/email' },
      letter: null,
    })
    expect(log()).toHaveLength(before)
  })

  it('a sent letter is waited for, until a day; an answer is noted', async () => {
    await does(begin, request, fact('name', 'Jo'), { kind: 'letter-out', way: 'copy', blanks: false })
    await does({ kind: 'letter-sent', sent: true })
    const { ladder, due, today, sent } = write()
    expect({ ...ladder, due }).toMatchObject({
      stage: 'wait',
      until: addDays(today, 5),
      due: null,
      skip: null,
    })
    expect(sent).toEqual([{ on: today, title: 'Ask them to cancel', channel: 'email' }])
    await does({ kind: 'letter-answer', channel: 'email', text: ' We need your invoice. \r\n' })
    expect(write().answers).toEqual([{ on: today, channel: 'email', text: 'We need your invoice.' }])
    expect(write().ladder).toMatchObject({ stage: 'wait', until: addDays(today, 3) })
    expect(await refused({ kind: 'letter-answer', channel: 'email', text: ' \n ' })).toBe('input-invalid')
    expect(await refused({ kind: 'letter-answer', channel: 'bank', text: 'x' })).toBe('intent-unfit')
  })

  it('a step can be left out, the one that is due alone', async () => {
    await does(begin)
    expect(await refused({ kind: 'rung-skip', rung: 'bank-stop' })).toBe('intent-unfit')
    await does({ kind: 'rung-skip', rung: 'email' })
    expect(write().due?.letter).toBe('cancel-request/reddit')
  })

  it('an answer that came as a mail is kept as it came, and counts as the answer', async () => {
    await does(
      begin,
      request,
      { kind: 'letter-out', way: 'copy', blanks: true },
      { kind: 'letter-sent', sent: true },
    )
    const mail = Buffer.from(
      [
        'From: Midjourney <billing@midjourney.com>',
        'Subject: Re: Please cancel',
        'Date: Tue, 24 Nov 2026 15:00:00 +0000',
        'Content-Type: text/html; charset=utf-8',
        '',
        `<p>Which invoice?</p>${'<!-- -->'.repeat(PART_BYTES / 8)}`,
      ].join('\r\n'),
    )
    const part = (at: number): Intent => ({
      kind: 'hand-over',
      as: 'mail',
      name: 'answer.eml',
      size: mail.length,
      at,
      data: mail.subarray(at, at + PART_BYTES).toString('base64'),
    })
    await does(part(0))
    expect(events('mail')).toEqual([])
    await does(part(PART_BYTES))
    expect(events('mail')).toMatchObject([{ subject: 'Re: Please cancel', sender: 'known' }])
    const file = String(events('mail')[0]?.file)
    expect(readFileSync(join(caseFolder(), file))).toEqual(mail)
    expect(write().answers).toMatchObject([{ channel: 'email', text: 'Re: Please cancel\n\nWhich invoice?' }])
    expect(write().ladder).toMatchObject({ stage: 'wait' })
    const nonsense = Buffer.from('no mail at all')
    const data = nonsense.toString('base64')
    const other = { kind: 'hand-over', name: 'x.eml', size: nonsense.length, at: 0, data } as const
    expect(await refused({ ...other, as: 'mail' })).toBe('mail-unfit')
    expect(await refused({ ...other, as: 'case' })).toBe('intent-unfit')
    expect(events('mail')).toHaveLength(1)
    expect(events('answer-noted')).toHaveLength(1)
  })

  it('a formal notice asks for an answer by the day until when the ladder waits; the person can change it', async () => {
    await does(begin, { kind: 'letter', letter: 'formal-notice/email' })
    const replyBy = () => letter().facts.find((each) => each.fact === 'reply-by')
    const shown = longDate(addDays(write().today, 14), 'en')
    expect(replyBy()).toMatchObject({ from: 'suggested', given: '', shown, editable: true })
    expect(letter().body).toContain(shown)
    await does(fact('reply-by', '2099-01-31'))
    expect(replyBy()).toMatchObject({ from: 'person', shown: 'January 31, 2099' })
    await does(fact('reply-by', ''))
    expect(replyBy()).toMatchObject({ from: 'suggested', shown })
    await does({ kind: 'letter', letter: 'follow-up/email' })
    expect(replyBy()).toMatchObject({ from: 'nowhere' })
  })

  it('Discord opens at the server, where its number is known, or by the invitation', async () => {
    await does(begin, { kind: 'letter', letter: 'cancel-request/discord' })
    expect(letter().ways.flatMap(({ url }) => url ?? [])).toEqual([
      'discord://-/channels/662267976984297473',
      'https://discord.com/channels/662267976984297473',
      'https://discord.gg/midjourney',
    ])
  })

  it('a charge after the end counts its days', async () => {
    rmSync(caseFolder(), { recursive: true })
    story(STATUS, { event: 'outcome', outcome: 'cancelled-now', verified: true, endsOn: null })
    await does({ kind: 'choose-route', guide: 'midjourney/website' }, { kind: 'home' }, begin)
    expect(write().ladder.stage).toBe('done')
    const { today } = write()
    expect(await refused({ kind: 'letter-charge', day: addDays(today, 1) })).toBe('input-invalid')
    expect(await refused({ kind: 'letter-charge', day: '2026-02-30' })).toBe('input-invalid')
    await does({ kind: 'letter-charge', day: today }, { kind: 'letter-charge', day: today })
    expect(events('charge-noted')).toHaveLength(1)
  })

  it('a charge that is near comes first, and the ladder says why', async () => {
    const tomorrow = addDays(new Date().toISOString().slice(0, 10), 1)
    rmSync(caseFolder(), { recursive: true })
    const [plan] = STATUS.subscriptions
    story({ ...STATUS, subscriptions: [{ ...plan, chargeOn: tomorrow }] }, FAILED, ...SKIP, {
      event: 'message-sent',
      purpose: 'cancel-request',
      channel: 'email',
      to: null,
    })
    await does(begin)
    expect(write()).toMatchObject({
      ladder: { stage: 'act', danger: true },
      due: { letter: 'bank-stop-payment/bank' },
    })
    expect(write().ladder.todo).toContain('does not end the contract')
  })

  it('the magazine has a letter of its own', async () => {
    rmSync(caseFolder(), { recursive: true })
    const begun = { event: 'start', guide: 'midjourney/magazine', practice: false, answers: {} }
    const made = CaseFolder.open(caseFolder(), begun, new Date())
    for (const event of [FAILED, ...SKIP]) made.append(event, new Date())
    made.close()
    await does({ kind: 'choose-route', guide: 'midjourney/website' }, { kind: 'home' }, begin)
    expect(write().due?.letter).toBe('magazine-cancel/email')
    expect(write().routes).toEqual([])
  })
})

describe('the letter', () => {
  beforeEach(() => does(begin, request))

  it('holds the case’s facts, and shows what is blank', () => {
    const { body, facts, missing, to } = letter()
    expect(to).toBe('billing@midjourney.com')
    expect(body).toContain('jo@example.com')
    expect(body).toContain('____ (your name)')
    expect(missing).toEqual(['your name'])
    const row = (name: string) => facts.find((each) => each.fact === name)
    expect(row('account')).toMatchObject({ shown: 'jo@example.com', from: 'case', editable: true })
    expect(row('account')?.at).toMatch(/^\d{4}-/)
    expect(row('attempts')).toMatchObject({ editable: false })
    expect(row('service')).toMatchObject({ shown: 'Midjourney', from: 'service', editable: false })
  })

  it('a fact from the person stands above the case’s, and goes again', async () => {
    await does(fact('account', 'other@example.com'))
    expect(letter().body).toContain('other@example.com')
    expect(letter().facts.find((each) => each.fact === 'account')).toMatchObject({ from: 'person', at: null })
    await does(fact('account', '  '))
    expect(letter().body).toContain('jo@example.com')
  })

  it('what cannot be used stays in its field, and out of the letter', async () => {
    await does(fact('card', '4242 4242 4242 4242'), fact('invoice', '?'))
    const rows = letter().facts.filter(({ unfit }) => unfit)
    expect(rows.map((each) => each.fact)).toEqual(['invoice', 'card'])
    expect(letter().body).not.toMatch(/4242/)
    await does({ kind: 'letter-language', language: 'de' })
    expect(letter().missing).toEqual(['your name'])
    expect(await refused(fact('attempts', 'x'))).toBe('fact-unknown')
    expect(await refused(fact('__proto__', 'x'))).toBe('fact-unknown')
  })

  it('is there again after a kill, masked', async () => {
    await does(fact('name', 'Jo'), { kind: 'letter-subject', text: 'Mine' })
    const body = `${letter().body}\n4111 1111 1111 1111`
    await does({ kind: 'letter-body', text: body })
    // As it is on the disk, while the case is still open.
    const texts = readFileSync(join(caseFolder(), 'events.jsonl'), 'utf8')
    expect(texts).not.toContain('4111 1111')
    await app.quit()
    await start()
    await does(begin, request)
    expect(letter()).toMatchObject({ subject: 'Mine', edited: ['subject', 'body'], canUndo: false })
    expect(letter().body).toBe(body.replace('4111 1111 1111 1111', '•••• 1111'))
    expect(letter().facts.find((each) => each.fact === 'name')).toMatchObject({ given: 'Jo' })
  })

  it('a log that somebody changed breaks nothing', async () => {
    const saved = {
      event: 'draft-saved',
      purpose: 'cancel-request',
      channel: 'email',
      language: 'en',
      country: null,
    }
    const more = {
      cite: ['nothing'],
      given: { constructor: 'x', name: 'Jo' },
      subject: 'a\nBcc: b',
      body: 'x\u0000y',
    }
    await does({ kind: 'write-close' })
    const opened = CaseFolder.open(caseFolder(), { ...saved, ...more }, new Date())
    opened.append({ ...saved, ...more, country: 'nowhere', given: 7 }, new Date())
    opened.append({ event: 'draft-opened', purpose: 'nothing', channel: 'email', way: 'mailto' }, new Date())
    opened.close()
    await does(begin, request)
    expect(letter()).toMatchObject({ subject: 'a Bcc: b', body: 'xy', citations: [], out: null, missing: [] })
  })

  it('another language keeps the facts; a text changed by hand stays in its own', async () => {
    await does(
      fact('name', 'Jo'),
      { kind: 'letter-body', text: 'By hand.' },
      { kind: 'letter-language', language: 'fr' },
    )
    expect(letter()).toMatchObject({ language: 'fr', edited: [], missing: [] })
    expect(letter().body).toMatch(/Bonjour,[\s\S]*Jo$/)
    // The panel still speaks English.
    expect(letter().facts.map(({ label }) => label)).toContain('your name')
    await does({ kind: 'letter-language', language: 'en' })
    expect(letter()).toMatchObject({ body: 'By hand.', edited: ['body'] })
    await does(fact('name', 'Maria'))
    expect(letter().body).toBe('By hand.')
    await does({ kind: 'letter-anew' })
    expect(letter()).toMatchObject({ edited: [] })
    expect(letter().body).toMatch(/Maria$/)
  })

  it('is plain text', async () => {
    await does(
      { kind: 'letter-subject', text: 'One\r\nBcc: all@example.com' },
      { kind: 'letter-body', text: 'a\u0000b\r\nc' },
    )
    expect(letter().subject).toBe('One Bcc: all@example.com')
    expect(letter().body).toBe('ab\nc')
  })

  it('each change is undone, one after the other, also in the case', async () => {
    const { body } = letter()
    await does(
      fact('name', 'Jo'),
      { kind: 'letter-body', text: 'x' },
      { kind: 'letter-language', language: 'de' },
    )
    await does({ kind: 'letter-undo' })
    expect(letter()).toMatchObject({ language: 'en', body: 'x' })
    await does({ kind: 'letter-undo' })
    expect(letter()).toMatchObject({ edited: [], canUndo: true })
    await does({ kind: 'letter-undo' })
    expect(letter()).toMatchObject({ body, canUndo: false })
    expect(await refused({ kind: 'letter-undo' })).toBe('intent-unfit')
    expect(events('draft-saved').at(-1)).toMatchObject({ given: {}, body: null })
  })

  it('cites what is chosen, where it holds', async () => {
    expect(letter().citations).toEqual([])
    await does({ kind: 'letter-country', country: 'FR' })
    const [only] = letter().citations
    expect(only).toMatchObject({ citation: 'fr-l215-1-1', since: '2023-06-01', chosen: false })
    expect(letter().body).not.toContain('L. 215-1-1')
    await does({ kind: 'letter-cite', citation: 'fr-l215-1-1', cite: true })
    expect(letter().body).toContain('In so far as Article L. 215-1-1')
    await does({ kind: 'open-link', link: 'cite-fr-l215-1-1' })
    expect(done[0]).toMatch(/^open https:\/\/www\.legifrance/)
    await does({ kind: 'letter-country', country: 'DE' })
    expect(letter().body).not.toContain('L. 215-1-1')
    expect(await refused({ kind: 'letter-cite', citation: 'us-ftc-click-to-cancel', cite: true })).toBe(
      'citation-unfit',
    )
    expect(await refused({ kind: 'letter-country', country: 'XX' })).toBe('input-invalid')
  })

  it('there are no others than those shown', async () => {
    for (const name of ['cancel-request/bank', 'nothing/email', 'constructor/email', '../email'])
      expect(await refused({ kind: 'letter', letter: name })).toBe('letter-unknown')
  })
})

describe('on its way', () => {
  beforeEach(() => does(begin, request))
  const out = (way: NonNullable<Write['letter']>['ways'][number]['way'], blanks = false): Intent => ({
    kind: 'letter-out',
    way,
    blanks,
  })

  it('with blanks only after the word of warning', async () => {
    for (const way of ['copy', 'gmail', 'eml', 'print'] as const)
      expect(await refused(out(way))).toBe('intent-unfit')
    expect([done, saved, letter().out]).toEqual([[], [], null])
    await does(out('gmail', true))
    expect(done).toHaveLength(2)
  })

  it('clipboard first, then the link that was shown, and no other', async () => {
    await does(fact('name', 'Jo'))
    const shown = letter().ways.find(({ way }) => way === 'gmail')
    expect(shown).toMatchObject({ holds: 'all', paste: [] })
    await does(out('gmail'))
    const { subject, body } = letter()
    expect(done).toEqual([`copy ${subject}\n\n${body}`, `draft ${shown?.url}`])
    expect(letter().out).toEqual({ way: 'gmail', failed: '', paste: [], copied: null })
    expect(await refused(out('discord-invite', true))).toBe('link-refused')
  })

  it('what the link cannot hold is pasted', async () => {
    const body = 'x'.repeat(3_000)
    await does(fact('name', 'Jo'), { kind: 'letter-body', text: body }, out('mailto'))
    expect(letter().ways[0]).toMatchObject({ holds: 'subject', why: 'too-long', paste: ['body'] })
    expect(done[0]).toBe(`copy ${body}`)
    expect(letter().out).toMatchObject({ paste: ['body'], copied: 0 })
    await does({ kind: 'letter-paste', piece: 0 })
    expect(done.at(-1)).toBe(`copy ${body}`)
    expect(await refused({ kind: 'letter-paste', piece: 1 })).toBe('intent-unfit')
  })

  it('Discord gets its pieces one by one', async () => {
    await does({ kind: 'letter', letter: 'cancel-request/discord' })
    await does(
      { kind: 'letter-body', text: `${'a'.repeat(1_900)}\n\n${'b'.repeat(1_900)}` },
      out('discord-invite'),
    )
    expect(done).toEqual([`copy ${'a'.repeat(1_900)}`, 'draft https://discord.gg/midjourney'])
    await does({ kind: 'letter-paste', piece: 1 })
    expect(done.at(-1)).toBe(`copy ${'b'.repeat(1_900)}`)
  })

  it.each(['link-failed', 'link-refused'] as const)(
    '%s: the text is on the clipboard, and it says so',
    async (code) => {
      openFails = code
      await does(fact('name', 'Jo'), out('mailto'))
      const { subject, body } = letter()
      expect(done.at(-1)).toBe(`copy ${subject}\n\n${body}`)
      expect(done.filter((each) => each.startsWith('draft'))).toEqual([])
      expect(letter().out?.failed).toContain('The text is on the clipboard')
    },
  )

  it('the mail file is unsent, and has the report with it', async () => {
    writeFileSync(join(caseFolder(), 'report.html'), 'the report')
    await does(fact('name', 'Jo'), out('eml'))
    const [file] = saved
    expect(file).toMatchObject({ type: 'eml' })
    const mail = await PostalMime.parse(file?.content as Uint8Array<ArrayBuffer>)
    expect(mail.subject).toBe(letter().subject)
    expect(mail.text?.trimEnd()).toBe(letter().body)
    expect(mail.attachments.map(({ mimeType }) => mimeType)).toEqual(['application/pdf'])
    expect(printed).toEqual(['the report'])
    expect(View.parse(panel.current()).notices).toMatchObject([{ kind: 'saved' }])
  })

  it('printed, a letter is text; nothing is left of the page', async () => {
    await does(fact('name', '<img src=x onerror=alert(1)> & Co'), out('print'))
    expect(saved).toMatchObject([{ type: 'pdf' }])
    expect(printed[0]).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; Co')
    expect(readdirSync(folder).filter((name) => name.startsWith('print-'))).toEqual([])
  })

  it('a person who does not save it after all has taken nothing out', async () => {
    cancelSave = true
    await does(fact('name', 'Jo'), out('print'))
    expect(letter().out).toBeNull()
    expect(View.parse(panel.current()).notices).toMatchObject([{ kind: 'not-saved' }])
  })

  it('sent, with the text as it was; the question outlives a kill', async () => {
    await does(fact('name', 'Jo'), { kind: 'letter-subject', text: 'Mine' }, out('copy'))
    expect(events('message-sent')).toEqual([])
    await app.quit()
    await start()
    await does(begin)
    expect(letter()).toMatchObject({ letter: 'cancel-request/email', out: { way: 'copy' } })
    const { body } = letter()
    await does({ kind: 'letter-sent', sent: true })
    const [sent] = events('message-sent')
    expect(sent).toMatchObject({
      purpose: 'cancel-request',
      channel: 'email',
      to: 'billing@midjourney.com',
      language: 'en',
      way: 'copy',
      subject: 'Mine',
    })
    expect(readFileSync(join(caseFolder(), String(sent?.file)), 'utf8')).toBe(`Mine\n\n${body}`)
    expect(write().letter).toBeNull()
  })

  it('checksums of the case’s own pictures come through unmasked: saved, restored and sent', async () => {
    await does({ kind: 'write-close' })
    const opened = CaseFolder.open(caseFolder(), { event: 'start', guide: 'midjourney/website' }, new Date())
    const picture = { event: 'picture', screen: 'confirm' }
    const { sha256 } = opened.keep(Buffer.from('a picture'), 'png', picture, new Date())
    opened.append(FAILED, new Date())
    opened.close()
    await does(begin, { kind: 'letter', letter: 'formal-notice/email' })
    const line = `confirm-1.png, SHA-256 ${sha256}`
    expect(letter().body).toContain(line)
    await does({ kind: 'letter-body', text: `${letter().body}\n{{picture 7}} {{picture 0}}` })
    await app.quit()
    await start()
    await does(begin, { kind: 'letter', letter: 'formal-notice/email' })
    expect(letter().body).toContain(line)
    expect(letter().body).toContain('{{picture 7}}')
    await does(out('copy', true), { kind: 'letter-sent', sent: true })
    const [sent] = events('message-sent')
    expect(readFileSync(join(caseFolder(), String(sent?.file)), 'utf8')).toContain(line)
  })

  it('not sent: nothing counts as sent, and nobody asks again', async () => {
    await does(fact('name', 'Jo'), out('copy'), { kind: 'letter-sent', sent: false })
    expect(letter().out).toBeNull()
    expect(await refused({ kind: 'letter-sent', sent: true })).toBe('intent-unfit')
    await does({ kind: 'letter', letter: null }, { kind: 'write-close' }, begin)
    expect(write()).toMatchObject({ letter: null, sent: [], ladder: { stage: 'act' } })
  })
})

describe('around it', () => {
  it('a rehearsal has nobody to write to', async () => {
    rmSync(caseFolder(), { recursive: true })
    const begun = { event: 'start', guide: 'midjourney/website', practice: true, answers: {} }
    CaseFolder.open(caseFolder(), begun, new Date()).close()
    expect(await refused(begin)).toBe(null)
    await does(request)
    expect(letter().to).toBeNull()
    expect(
      letter()
        .ways.map(({ url }) => url ?? '')
        .join(),
    ).not.toContain('midjourney.com')
  })

  it('a case that another program writes is read, and not written', async () => {
    const other = CaseFolder.open(caseFolder(), { event: 'opened' }, new Date())
    await does(begin, request)
    expect(await refused(fact('name', 'Jo'))).toBe('case-read-only')
    expect(letter().missing).toEqual(['your name'])
    other.close()
    await does(fact('name', 'Jo'))
    expect(letter().missing).toEqual([])
  })

  it('from the page of a case, and back to it with what was written', async () => {
    await does({ kind: 'open-case', case: 'case-1' }, begin, request, fact('name', 'Jo'))
    await does({ kind: 'letter-out', way: 'copy', blanks: false }, { kind: 'letter-sent', sent: true })
    await does({ kind: 'write-close' })
    const { place } = View.parse(panel.current())
    expect(place).toMatchObject({ kind: 'case', messages: [{ kind: 'message', channel: 'email' }] })
  })

  it('left by every way out, the case is free again', async () => {
    for (const leave of ['write-close', 'home'] as const) {
      await does(begin, request, fact('name', leave), { kind: leave })
      expect(View.parse(panel.current()).place.kind).toBe('home')
      CaseFolder.open(caseFolder(), { event: 'opened' }, new Date()).close()
    }
  })

  it('whatever a person types, the view parses, and no link is longer than may be', async () => {
    await does(begin)
    const names = Object.keys(letters.index.facts)
    const any = fc.string({ unit: 'binary', maxLength: 300 })
    const hostile = fc.oneof(
      any,
      fc.constantFrom(
        'a\r\nBcc: x@y.example',
        '<b>',
        '{{picture 0}}',
        '{name}',
        '\u202Egnp',
        '\uD800',
        '%0D%0A&#+',
        '👍🏽',
      ),
      fc.constant('x'.repeat(2_000)),
    )
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('letter-fact' as const),
        fact: fc.constantFrom(...names),
        text: hostile,
      }),
      fc.record({ kind: fc.constant('letter-subject' as const), text: hostile }),
      fc.record({ kind: fc.constant('letter-body' as const), text: hostile }),
      fc.record({
        kind: fc.constant('letter-language' as const),
        language: fc.constantFrom('en', 'fr', 'de', 'es'),
      }),
      fc.constant({ kind: 'letter-undo' as const }),
      fc.constant({ kind: 'letter-anew' as const }),
    )
    const all = write().letters.flatMap(({ letter: name }) => name)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...all), fc.array(step, { maxLength: 6 }), async (name, steps) => {
        await does({ kind: 'letter', letter: name })
        for (const each of steps) {
          await send(each)
          for (const { url } of letter().ways) expect(url?.length ?? 0).toBeLessThanOrEqual(1_800)
        }
        expect(letter().subject ?? '').not.toMatch(/[\r\n]/)
      }),
      { numRuns: 30 },
    )
  })
})
