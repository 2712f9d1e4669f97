// Guide packs as the panel sees them: found, shown, installed by a press, removed; and looked for only where that is switched on.
import { writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { App } from '../../src-main/app/app'
import { NOT_LOOKING, openSettings } from '../../src-main/app/settings'
import type { Host, PanelOptions } from '../../src-main/hosts/host'
import { readLetters } from '../../src-main/letter-library'
import { readLibrary } from '../../src-main/library'
import { guidesInUse } from '../../src-main/packs/in-use'
import { candidateOf, install, type PackWorld } from '../../src-main/packs/store'
import { FILE_LIMITS, PART_BYTES } from '../../src-preload/contract/case'
import type { Answer, Intent } from '../../src-preload/contract/intent'
import { View } from '../../src-preload/contract/view'
import { FILES, packOf, smallPack, temporary, worldOf } from './packs/support'

/** Which guides these are is nothing to this file. */
const library = readLibrary()
let world: PackWorld
let clock: Date
let panel: PanelOptions
let app: App | null = null
let server: Server
let address = ''
let asked = 0
let served: Uint8Array = new Uint8Array()

const host: Host = {
  kind: 'electron',
  get storeFolder() {
    return world.storeFolder
  },
  async openPanel(options) {
    panel = options
    return { show: () => undefined, focus: async () => undefined, divider: null }
  },
  openSite: async () => {
    throw new Error('no window here')
  },
  openExternal: async () => undefined,
  openDraft: async () => undefined,
  copy: async () => undefined,
  saveFile: async () => null,
  askFolder: null,
  showFolder: async () => undefined,
  wipe: async () => undefined,
  notify: async () => undefined,
  engine: 'a browser',
  keptSites: async () => [],
  forgetSite: async () => undefined,
  printToPdf: async () => new Uint8Array(),
  quit: async () => undefined,
}

const log = { write: () => undefined, tail: () => [] }

async function start(): Promise<void> {
  await app?.quit()
  const { used } = guidesInUse(world)
  app = new App(host, {
    ...library,
    letters: readLetters,
    panelRoot: world.storeFolder,
    pageScript: '',
    origins: {},
    settings: openSettings(world.storeFolder, log),
    systemLanguage: 'en',
    browsers: [],
    openInBrowser: async () => {
      throw new Error('no browser here')
    },
    log,
    packs: { world, used },
  })
  await app.open()
  await done({ kind: 'settings' })
}

const send = (intent: Intent): Promise<Answer> => panel.onIntent(intent)
const done = async (intent: Intent) => expect(await send(intent)).toEqual({ ok: true })
const packs = () => {
  const { place } = View.parse(panel.current())
  if (place.kind !== 'settings') throw new Error(`at ${place.kind}`)
  return place.packs
}
const notices = () =>
  View.parse(panel.current()).notices.map(({ kind, detail }) => `${kind} ${detail}`.trim())
async function until(fits: () => boolean): Promise<void> {
  for (const limit = Date.now() + 5_000; !fits(); await delay(5))
    if (Date.now() > limit) throw new Error('it never came')
}
/** Hands a file over, as the panel does. */
async function hand(bytes: Uint8Array, name = 'guides.wayoutpack'): Promise<void> {
  for (let at = 0; at < bytes.length; at += PART_BYTES) {
    const data = Buffer.from(bytes.subarray(at, at + PART_BYTES)).toString('base64')
    await done({ kind: 'hand-over', as: 'pack', name, size: bytes.length, at, data })
  }
}

beforeEach(async () => {
  clock = new Date('2026-11-27T12:00:00Z')
  world = worldOf({ storeFolder: temporary(), now: () => clock })
  writeFileSync(join(world.storeFolder, 'index.html'), '')
  asked = 0
  served = packOf()
  server = createServer((_request, response) => {
    asked += 1
    response.end(served)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/guides.wayoutpack`
  await start()
})
afterEach(async () => {
  await app?.quit()
  app = null
  server.closeAllConnections()
  server.close()
})

const BUILT_IN = { kind: 'built-in', version: 10 }
const PACK = { kind: 'pack', version: 11, expiresOn: '2027-05-26' }
const NOTHING = {
  used: BUILT_IN,
  next: null,
  unused: null,
  installed: false,
  found: null,
  busy: false,
  problem: null,
  looking: NOT_LOOKING,
}
const GUIDES = Object.keys(FILES).filter((name) => /midjourney\/(?!service)/.test(name)).length

describe('a pack from a file', () => {
  it('is shown, installed by a press, used from the next start on, and removed', async () => {
    expect(packs()).toEqual(NOTHING)
    await hand(packOf())
    const found = {
      version: 11,
      createdOn: '2026-11-27',
      expiresOn: '2027-05-26',
      guides: GUIDES,
      from: 'guides.wayoutpack',
    }
    expect(packs()).toEqual({ ...NOTHING, found })
    expect(guidesInUse(world).used.kind).toBe('built-in')
    await done({ kind: 'pack-install' })
    expect(packs()).toEqual({ ...NOTHING, installed: true, next: PACK })
    await start()
    expect(packs()).toEqual({ ...NOTHING, used: PACK, installed: true })
    await done({ kind: 'pack-remove' })
    expect(packs()).toEqual({ ...NOTHING, used: PACK, next: BUILT_IN })
    await hand(packOf())
    await done({ kind: 'pack-install' })
    expect(packs()).toEqual({ ...NOTHING, used: PACK, installed: true })
    await done({ kind: 'pack-remove' })
    await start()
    expect(packs()).toEqual(NOTHING)
  })

  it('can be put away again', async () => {
    await hand(packOf())
    await done({ kind: 'pack-forget' })
    expect(packs()).toEqual(NOTHING)
    expect(await send({ kind: 'pack-install' })).toMatchObject({ ok: false, error: { code: 'intent-unfit' } })
  })

  it.each<[string, () => Uint8Array, string]>([
    ['pack-signature', () => packOf().subarray(0, -3), ''],
    [
      'pack-expired',
      () => packOf({ createdAt: '2026-01-01T00:00:00Z', expiresAt: '2026-02-03T00:00:00Z' }),
      '2026-02-03',
    ],
    ['pack-app-too-old', () => packOf({ app: { from: '0.2.0', below: null } }), '0.2.0'],
    ['pack-not-newer', () => packOf({ version: 9 }), '9'],
    ['pack-guides', () => packOf({ files: {} }), 'pack 11: guides/lexicon/index.yaml:1:1: is missing.'],
    ['pack-invalid', () => Buffer.from('PK\u0003\u0004'), 'it does not begin as a guide pack does'],
  ])('%s is told in its place, and changes nothing', async (code, bytes, detail) => {
    await hand(bytes())
    expect(packs()).toEqual({ ...NOTHING, problem: { code, detail } })
    expect(notices()).toEqual([])
    await hand(packOf())
    expect(packs().problem).toBeNull()
  })

  it('is not taken outside the settings, nor when it is too long', async () => {
    const part = { kind: 'hand-over', as: 'pack', name: 'x', at: 0, data: 'eHh4' } as const
    expect(await send({ ...part, size: FILE_LIMITS.pack + 1 })).toMatchObject({ ok: false })
    await done({ kind: 'settings-close' })
    for (const intent of [
      { ...part, size: 3 },
      { kind: 'pack-install' },
      { kind: 'pack-remove' },
      { kind: 'pack-fetch', address },
      { kind: 'pack-looking', on: true, address },
    ] as const)
      expect(await send(intent)).toMatchObject({ ok: false, error: { code: 'intent-unfit' } })
    expect(asked).toBe(0)
  })
})

describe('a pack from an address', () => {
  it('is fetched when that is asked for, and shown before it is installed', async () => {
    await done({ kind: 'pack-fetch', address: ` ${address}#x ` })
    expect(asked).toBe(1)
    expect(packs().found).toMatchObject({ version: 11, from: address })
    expect(packs().installed).toBe(false)
  })

  it.each([
    ['pack-address', () => 'http://example.org/x'],
    ['pack-address', () => 'nonsense'],
    ['pack-fetch', () => 'http://127.0.0.1:1/x'],
  ])('%s is told in its place', async (code, from) => {
    await done({ kind: 'pack-fetch', address: from() })
    expect(packs()).toMatchObject({ found: null, busy: false, problem: { code } })
  })

  it('one at a time; ending the app ends it', async () => {
    server.removeAllListeners('request')
    server.on('request', () => {
      asked += 1
    })
    const first = send({ kind: 'pack-fetch', address })
    await until(() => asked === 1)
    expect(packs().busy).toBe(true)
    expect(await send({ kind: 'pack-fetch', address })).toMatchObject({ ok: false })
    await app?.quit()
    expect(await first).toEqual({ ok: true })
  })
})

describe('looking by itself', () => {
  it('is off until it is switched on', async () => {
    await start()
    expect(asked).toBe(0)
  })

  it('asks at the start, once a day, says what it found, and installs nothing', async () => {
    await done({ kind: 'pack-looking', on: true, address })
    expect(packs().looking).toEqual({ on: true, address, askedAt: null })
    expect(asked).toBe(0)
    await start()
    await until(() => packs().found !== null)
    expect(notices()).toEqual(['pack-found 11'])
    expect(packs().looking.askedAt).toBe(clock.toISOString())
    expect(guidesInUse(world).used.kind).toBe('built-in')
    clock = new Date('2026-11-28T11:59:59Z')
    await start()
    expect(packs().busy).toBe(false)
    expect(asked).toBe(1)
    clock = new Date('2026-11-28T12:00:00Z')
    await start()
    await until(() => packs().found !== null)
    expect(asked).toBe(2)
    await done({ kind: 'pack-looking', on: false, address })
    clock = new Date('2026-12-30T12:00:00Z')
    await start()
    expect(packs().busy).toBe(false)
    expect(asked).toBe(2)
  })

  it('finds nothing newer: that is no trouble', async () => {
    served = smallPack({ version: 10 })
    await done({ kind: 'pack-looking', on: true, address })
    await start()
    await until(() => asked === 1 && !packs().busy)
    expect(packs()).toMatchObject({ found: null, problem: null })
    expect(notices()).toEqual([])
  })

  it('fails: told in its place, and not tried again that day', async () => {
    served = smallPack().subarray(0, -1)
    await done({ kind: 'pack-looking', on: true, address })
    await start()
    await until(() => packs().problem !== null)
    expect(packs().problem).toEqual({ code: 'pack-signature', detail: '' })
    expect(notices()).toEqual([])
    await start()
    expect([packs().busy, asked]).toEqual([false, 1])
  })

  it('at no address cannot be switched on', async () => {
    await done({ kind: 'pack-looking', on: true, address: 'http://example.org' })
    expect(packs()).toMatchObject({ looking: NOT_LOOKING, problem: { code: 'pack-address' } })
  })
})

describe('an installed pack that is not used', () => {
  it.each([
    ['pack-expired', { now: () => new Date('2027-06-01') }],
    ['pack-outdated', { builtIn: 11 }],
    ['pack-damaged', { key: 'GUFfk1KzdVIxzIkt_F5jVUqRFhhNSfNUcRodHc0QkGc' }],
    ['pack-other-app', { appVersion: '0.2.0' }],
  ])('%s', async (notice, change) => {
    install(candidateOf(packOf({ app: { from: '0.1.0', below: '0.2.0' } }), 'x', world), world)
    world = { ...world, ...change }
    await start()
    expect(packs()).toMatchObject({
      used: { kind: 'built-in' },
      unused: notice,
      installed: true,
      next: null,
    })
    expect(notices()).toEqual([notice])
    await done({ kind: 'pack-remove' })
    expect(packs()).toMatchObject({ unused: null, installed: false, next: null })
  })
})
