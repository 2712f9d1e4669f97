/** `wayout draft` and `wayout letter check`, as the command line runs them. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { main } from '../../../src-main/cli/main.js'
import { ENTRIES } from './support.js'

let folder = ''
const made: string[] = []
beforeEach(() => {
  vi.stubEnv('TZ', 'UTC')
  folder = mkdtempSync(join(tmpdir(), 'wayout-command-'))
  made.push(folder)
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  for (const each of made.splice(0)) rmSync(each, { recursive: true, force: true })
})

async function wayout(...args: string[]) {
  let stdout = ''
  let stderr = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    stderr += String(text)
    return true
  })
  const code = await main(args)
  vi.restoreAllMocks()
  return { code, stdout, stderr }
}

const EMAIL = ['draft', 'midjourney', '--to', 'email', '--lang', 'fr']
async function json(...args: string[]) {
  const { code, stdout, stderr } = await wayout(...args, '--json')
  expect(stderr).toBe('')
  expect(code).toBe(0)
  expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  const out = JSON.parse(stdout)
  if (typeof out.eml === 'string' && !out.eml.startsWith(folder)) made.push(dirname(out.eml))
  return out
}

/** A case on disk, as a run leaves it. */
function caseFolder(entries: readonly object[] = ENTRIES): string {
  const path = join(folder, 'case')
  mkdirSync(join(path, 'screens'), { recursive: true })
  writeFileSync(join(path, 'events.jsonl'), entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  writeFileSync(join(path, 'screens', '02-cancelled.png'), 'a picture')
  return path
}

describe('wayout draft --json', () => {
  it('gives the draft, its links and its file, and nothing else', async () => {
    const out = await json(
      ...EMAIL,
      '--purpose',
      'cancel-request',
      '--fact',
      'account=jo@example.com',
      '--country',
      'FR',
    )
    expect(Object.keys(out)).toEqual(['to', 'subject', 'body', 'missing', 'citations', 'links', 'eml'])
    expect(out).toMatchObject({
      to: 'billing@midjourney.com',
      subject: 'Résiliation de mon abonnement Midjourney',
      missing: ['name'],
      citations: [{ id: 'fr-l215-1-1', since: '2023-06-01', until: null }],
    })
    expect(out.body).toContain('Compte\u202F: jo@example.com')
    expect(out.body).toContain('____ (votre nom)')
    expect(out.links.map(({ channel }: { channel: string }) => channel)).toEqual([
      'mailto',
      'gmail',
      'outlook',
      'outlook-work',
      'yahoo',
    ])
    for (const link of out.links) {
      expect(Object.keys(link)).toEqual(['channel', 'url', 'length', 'complete'])
      expect(link.length).toBe(link.url.length)
    }
    const gmail = new URL(out.links[1].url)
    expect(gmail.searchParams.get('body')).toBe(out.body)
  })

  it('the file is an unsent message that another parser reads as the same', async () => {
    const out = await json(...EMAIL, '--fact', 'name=Zoë “&+%#” 👩‍👩‍👧 עברית')
    const mail = await PostalMime.parse(readFileSync(out.eml))
    expect(mail.subject).toBe(out.subject)
    expect(mail.text?.replace(/\r\n/g, '\n').trimEnd()).toBe(out.body)
    expect(mail.to).toEqual([{ name: '', address: out.to }])
    expect(mail.headers).toContainEqual(expect.objectContaining({ key: 'x-unsent', value: '1' }))
    expect(statSync(out.eml).mode & 0o077).toBe(0)
  })

  it('takes facts from a case and puts the file beside it', async () => {
    const path = caseFolder()
    const out = await json(
      ...EMAIL,
      '--purpose',
      'charged-after-cancelling',
      '--case',
      path,
      '--fact',
      'name=Jo',
    )
    const hash = createHash('sha256').update('a picture').digest('hex')
    expect(out.body).toContain('j’avais résilié mon abonnement Midjourney le 2 novembre 2026')
    expect(out.body).toContain(`02-cancelled.png, SHA-256 ${hash}`)
    expect(out.body).toContain('case@example.com')
    expect(dirname(out.eml)).toBe(join(path, 'letters'))
    expect(readFileSync(join(path, 'events.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(
      ENTRIES.length,
    )
  })

  it('a picture is named as its file is, by its checksum', async () => {
    const content = 'another picture'
    const hash = createHash('sha256').update(content).digest('hex')
    const path = caseFolder(
      ENTRIES.map((entry) =>
        entry.event === 'picture' ? { ...entry, file: `evidence/${hash}.png`, sha256: hash } : entry,
      ),
    )
    mkdirSync(join(path, 'evidence'))
    writeFileSync(join(path, 'evidence', `${hash}.png`), content)
    const out = await json(...EMAIL, '--purpose', 'charged-after-cancelling', '--case', path)
    expect(out.body).toContain(`${hash}.png (SHA-256)`)
  })

  it('Discord opens at the server', async () => {
    const out = await json('draft', 'midjourney', '--to', 'discord', '--lang', 'fr')
    expect(out.links.map(({ url }: { url: string }) => url)).toEqual([
      'discord://-/channels/662267976984297473',
      'https://discord.com/channels/662267976984297473',
      'https://discord.gg/midjourney',
    ])
  })

  it('a rehearsal’s letter has nobody to go to', async () => {
    const path = caseFolder(
      ENTRIES.map((entry) => (entry.event === 'start' ? { ...entry, practice: true } : entry)),
    )
    const out = await json(...EMAIL, '--case', path)
    expect(out.to).toBeNull()
    expect(JSON.stringify(out.links)).not.toContain('billing')
  })

  it('--out names the file; one that is there stays as it is', async () => {
    const file = join(folder, 'mine', 'letter.eml')
    expect((await json(...EMAIL, '--out', file)).eml).toBe(file)
    const before = readFileSync(file)
    const again = await wayout(...EMAIL, '--out', file)
    expect(again.code).toBe(2)
    expect(again.stderr).toMatch(/there is a file of that name.*--out/)
    expect(readFileSync(file)).toEqual(before)
  })

  it.each(['reddit', 'discord', 'form', 'bank'])('%s has no file', async (channel) => {
    const out = await json('draft', 'midjourney', '--to', channel, '--lang', 'de')
    expect(out.eml).toBeNull()
    if (channel === 'bank') expect(out).toMatchObject({ to: null, links: [] })
    else expect(out.links.length).toBeGreaterThan(0)
  })

  it('--cite none cites nothing', async () => {
    expect((await json(...EMAIL, '--country', 'FR', '--cite', 'none')).citations).toEqual([])
  })
})

it('without --json it is for reading: the letter, what is blank, where facts are from, what could be cited', async () => {
  const { code, stdout } = await wayout(
    ...EMAIL,
    '--purpose',
    'formal-notice',
    '--country',
    'FR',
    '--case',
    caseFolder(),
  )
  expect(code).toBe(0)
  expect(stdout).toMatch(/^To: billing@midjourney\.com\nSubject: Mise en demeure/)
  expect(stdout).toMatch(/Still blank:\n {2}--fact asked-on=…/)
  expect(stdout).toMatch(/\nSuggested by Wayout, to be changed with --fact NAME=…:\n {2}reply-by: \d/)
  expect(stdout).toMatch(/From your case:\n {2}account \(2026-11-01T10:00:05\.000Z\)/)
  expect(stdout).toMatch(/Could cite, with --cite ID:\n {2}eu-withdrawal/)
  expect(stdout).toMatch(/\nNothing was sent\.\n$/)
})

describe('bad usage: exit 2, one line that names the way out, and no file', () => {
  it.each([
    ['no channel', ['draft', 'midjourney'], /--to/],
    ['an unknown channel', ['draft', 'midjourney', '--to', 'fax'], /email, form, reddit, discord, bank/],
    ['an unknown service', ['draft', 'nothing', '--to', 'email'], /Known: midjourney/],
    ['a service that is a path', ['draft', '../midjourney', '--to', 'email'], /Known: midjourney/],
    ['an unknown purpose', [...EMAIL, '--purpose', 'poem'], /Known: cancel-request/],
    ['a purpose of another channel', [...EMAIL, '--purpose', 'bank-dispute'], /It is for: bank/],
    ['an unknown language', ['draft', 'midjourney', '--to', 'email', '--lang', 'xx'], /en, fr, de, es/],
    ['an unknown fact', [...EMAIL, '--fact', 'shoe=42'], /Known: name, account/],
    ['a fact without =', [...EMAIL, '--fact', 'account'], /NAME=VALUE/],
    ['a fact that is too long', [...EMAIL, '--fact', `name=${'x'.repeat(10_000)}`], /the limit is 80/],
    ['half of a character', [...EMAIL, '--fact', 'name=\uD83D'], /half of a character/],
    ['a whole card number', [...EMAIL, '--fact', 'card=4242424242424242'], /last four/],
    ['a country that is none', [...EMAIL, '--country', 'France'], /write it as FR/],
    ['a vacated rule', [...EMAIL, '--country', 'US', '--cite', 'us-ftc-click-to-cancel'], /vacated/],
    ['a case that is none', [...EMAIL, '--case', '/nowhere'], /holds no case/],
    ['a file for Discord', ['draft', 'midjourney', '--to', 'discord', '--out', 'x.eml'], /--to email/],
    ['a folder that cannot be', [...EMAIL, '--out', '/dev/null/x.eml'], /cannot be written.*--out/],
    ['letters that are not there', ['letter', 'check', '/nowhere'], /index\.yaml/],
  ])('%s', async (_, args, way) => {
    const run = await wayout(...args)
    expect(run.stderr.trimEnd()).toMatch(way)
    expect(run.stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(run.stdout).toBe('')
    expect(run.code).toBe(2)
    expect(existsSync('x.eml')).toBe(false)
  })

  it('a case of another service', async () => {
    const path = caseFolder(
      ENTRIES.map((entry) => (entry.event === 'start' ? { ...entry, guide: 'other/site' } : entry)),
    )
    const run = await wayout(...EMAIL, '--case', path)
    expect(run).toMatchObject({ code: 2, stderr: expect.stringMatching(/a case of other\/site/) })
  })
})

it('a line break in a fact makes no header and no line', async () => {
  const out = await json(...EMAIL, '--fact', 'name=Jo\r\nBcc: spy@example.com')
  expect(out.body.endsWith('Jo Bcc: spy@example.com')).toBe(true)
  const mail = await PostalMime.parse(readFileSync(out.eml))
  expect(mail.bcc ?? []).toEqual([])
})

describe('wayout letter check', () => {
  it('says how many files it looked at', async () => {
    expect(await wayout('letter', 'check')).toMatchObject({ code: 0, stdout: '45 checked, 0 findings\n' })
  })

  it('exits with 2 and says where', async () => {
    writeFileSync(join(folder, 'index.yaml'), 'kind: letters\n')
    const run = await wayout('letter', 'check', folder)
    expect(run.code).toBe(2)
    expect(run.stdout).toMatch(/index\.yaml:1:1: needs/)
  })
})
