// A practice site from a folder: what it serves, what it refuses, and what it knows. By plain requests.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FolderPractice, readSite, startFolder } from '../../practice/folder'

const SITE = `format: 1
name: Small
guide: small/website
origin: site
language: en
layout: layout.html
dates: { end-date: 10 }
facts: { plan: on }
pages:
  /:
    - { to: /plan }
  /plan:
    - { when: { plan: on }, show: on.html }
    - { show: off.html, status: 410 }
uses:
  stop:
    - { form: { sure: "yes" }, set: { plan: off }, to: /plan }
    - { to: / }
  keep:
    - { to: /plan }
traps: [keep]
scenarios:
  first: { teaches: a, expect: { outcome: cancelled-now, truth: { plan: off } } }
  later: { teaches: b, facts: { plan: off }, expect: { outcome: not-subscribed, truth: { plan: off } } }
`
let folder: string
let site: FolderPractice
const put = (name: string, text: string) => writeFileSync(join(folder, name), text)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wayout-folder-'))
  mkdirSync(join(folder, 'pages'))
  put('site.yaml', SITE)
  put('secret.html', 'secret')
  put('pages/layout.html', '<main>{page}</main>')
  put('pages/on.html', 'On until {end-date}. {unknown-blank} $&')
  put('pages/off.html', 'Off.')
  put('pages/style.css', 'p{}')
  site = await startFolder(folder, 'first', new Date(2026, 11, 25))
})
afterEach(async () => {
  await site.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Answer {
  readonly status: number
  readonly body: string
  readonly to: string | undefined
}

/** As it stands on the wire: `fetch` would tidy the path and the host. */
const ask = (method: string, path: string, headers: Record<string, string> = {}, body = '') =>
  new Promise<Answer>((resolve, reject) => {
    const { port } = new URL(site.origin)
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
      })
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: text, to: response.headers.location }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })

describe('pages and uses', () => {
  test('a page by the facts, in its frame, with its dates', async () => {
    expect(await ask('GET', '/')).toMatchObject({ status: 303, to: '/plan' })
    const page = await ask('GET', '/plan')
    expect(page).toMatchObject({
      status: 200,
      body: '<main>On until January 4, 2027. {unknown-blank} $&</main>',
    })
    expect(site.truth()).toEqual({
      facts: { plan: 'on' },
      dates: { 'end-date': '2027-01-04' },
      used: [],
      wrong: [],
    })
  })

  test('a use changes the facts only with the right form; traps are counted', async () => {
    expect(await ask('POST', '/use/stop', {}, 'sure=no')).toMatchObject({ status: 303, to: '/' })
    expect(site.truth().facts).toEqual({ plan: 'on' })
    expect(await ask('POST', '/use/stop', { origin: site.origin }, 'sure=yes')).toMatchObject({ status: 303 })
    expect(await ask('GET', '/plan')).toMatchObject({ status: 410, body: '<main>Off.</main>' })
    await ask('POST', '/use/keep')
    expect(site.truth()).toMatchObject({
      facts: { plan: 'off' },
      used: ['stop', 'stop', 'keep'],
      wrong: ['keep'],
    })
  })

  test('a scenario begins with facts of its own', async () => {
    await site.close()
    site = await startFolder(folder, 'later')
    expect(await ask('GET', '/plan')).toMatchObject({ status: 410 })
  })
})

describe('refused', () => {
  test.each([
    '/nothing',
    '/secret.html',
    '/pages/on.html',
    '/../secret.html',
    '/%2e%2e/secret.html',
    '/constructor',
    '/plan/',
  ])('no such page: %s', async (path) => {
    expect(await ask('GET', path)).toMatchObject({ status: 404, body: 'not found' })
  })

  test.each(['/use/nothing', '/use/constructor', '/use/../plan', '/plan'])(
    'no such use: %s',
    async (path) => {
      expect(await ask('POST', path)).toMatchObject({ status: 400 })
      expect(site.truth().used).toEqual([])
    },
  )

  test('another host, another origin, another method, a form without end', async () => {
    expect(await ask('GET', '/plan', { host: 'gym.example' })).toMatchObject({ status: 403 })
    const foreign = { origin: 'https://evil.example' }
    expect(await ask('POST', '/use/stop', foreign, 'sure=yes')).toMatchObject({ status: 403 })
    expect(await ask('DELETE', '/plan')).toMatchObject({ status: 405 })
    expect(await ask('POST', '/use/stop', {}, `sure=yes&x=${'x'.repeat(10_000)}`)).toMatchObject({
      status: 400,
    })
    expect(site.truth()).toMatchObject({ facts: { plan: 'on' }, used: [] })
  })

  test.each<[string, (text: string) => string, RegExp]>([
    ['an unknown key', (text) => `${text}script: x\n`, /site\.yaml:\d+:\d+: does not know the key "script"/],
    ['a page outside its folder', (text) => text.replace('on.html', '../on.html'), /a file in pages/],
    ['a trap that is no use', (text) => text.replace('[keep]', '[fly]'), /there is no use "fly"/],
  ])('a site with %s', (_name, change, why) => {
    put('site.yaml', change(SITE))
    expect(() => readSite(folder)).toThrow(why)
  })

  test('a scenario that is not there, a folder that is none', async () => {
    await expect(startFolder(folder, 'constructor')).rejects.toThrow('Known: first, later')
    expect(() => readSite(join(folder, 'pages'))).toThrow(/Cannot read .*site\.yaml/)
  })
})
