// The installed pack, and the one that is fetched: what goes wrong on the way leaves everything as it was.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { fetchPack, packAddress } from '../../../src-main/packs/fetch'
import { PACK_LIMITS } from '../../../src-main/packs/format'
import { guidesInUse } from '../../../src-main/packs/in-use'
import {
  candidateOf,
  install,
  type PackWorld,
  readInstalled,
  readPackFile,
  removePack,
} from '../../../src-main/packs/store'
import { WayoutError } from '../../../src-preload/contract/error'
import { codeOf, FILES, packOf, smallPack, temporary, worldOf } from './support'

const put = (world: PackWorld, bytes: Uint8Array): string => {
  const folder = join(world.storeFolder, 'packs')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'guides.wayoutpack'), bytes)
  return join(folder, 'guides.wayoutpack')
}
const take = (world: PackWorld, change = {}) => install(candidateOf(packOf(change), 'x', world), world)
const usedIn = (world: PackWorld) => {
  const { used } = guidesInUse(world)
  return used.kind === 'pack' ? used.version : (used.unused?.code ?? 'built in')
}

describe('installing', () => {
  const WEBSITE = 'guides/midjourney/website.yaml'
  const files = {
    ...FILES,
    [WEBSITE]: (FILES[WEBSITE] ?? '').replace(/checkedOn: .*/, 'checkedOn: 2026-11-27'),
  }

  it('is used from the next reading on; what was read before stays as it was', () => {
    const world = worldOf()
    const before = guidesInUse(world)
    const walked = before.library().guides.find(({ id }) => id === 'midjourney/website')
    take(world, { files })
    expect(before.used).toEqual({ kind: 'built-in', version: 10, unused: null })
    expect(walked?.checkedOn).not.toBe('2026-11-27')
    const { used, library } = guidesInUse(world)
    expect(used).toEqual({ kind: 'pack', version: 11, expiresAt: '2027-05-26T23:59:59Z' })
    expect(library().guides.find(({ id }) => id === 'midjourney/website')?.checkedOn).toBe('2026-11-27')
  })

  it('is the pack, byte for byte, for its owner alone, and nothing beside it', () => {
    const world = worldOf()
    const folder = join(world.storeFolder, 'packs')
    mkdirSync(folder)
    writeFileSync(join(folder, '.tmp-left-by-a-killed-one'), 'half')
    take(world)
    expect(readdirSync(folder)).toEqual(['guides.wayoutpack'])
    expect(readFileSync(join(folder, 'guides.wayoutpack')).equals(packOf())).toBe(true)
  })

  it('never a step back, also when another was quicker; removing goes back', () => {
    const world = worldOf()
    const late = candidateOf(packOf({ version: 12 }), 'x', world)
    take(world, { version: 13 })
    expect(codeOf(() => install(late, world))).toBe('pack-not-newer')
    expect(codeOf(() => take(world, { version: 13 }))).toBe('pack-not-newer')
    expect(usedIn(world)).toBe(13)
    expect(removePack(world)).toBe(true)
    expect(usedIn(world)).toBe('built in')
    expect(removePack(world)).toBe(false)
    install(late, world)
    expect(usedIn(world)).toBe(12)
  })

  it('where nothing can be written says so, and the old pack stays', () => {
    const world = worldOf()
    take(world)
    const next = candidateOf(packOf({ version: 12 }), 'x', world)
    const file = join(world.storeFolder, 'packs')
    rmSync(file, { recursive: true })
    writeFileSync(file, 'no folder')
    expect(codeOf(() => install(next, world))).toBe('file-not-writable')
    expect(usedIn(world)).toBe('pack-invalid')
  })
})

describe('the installed pack is not used', () => {
  const WEBSITE = 'guides/midjourney/website.yaml'
  it.each<[string, Uint8Array, Partial<PackWorld>]>([
    ['pack-expired', smallPack(), { now: () => new Date('2027-06-01') }],
    ['pack-not-newer', smallPack(), { builtIn: 11 }],
    ['pack-app-too-new', smallPack({ app: { from: '0.1.0', below: '0.3.0' } }), { appVersion: '0.3.0' }],
    ['pack-app-too-old', smallPack({ app: { from: '0.2.0', below: null } }), {}],
    ['pack-signature', smallPack().subarray(0, -1), {}],
    ['pack-invalid', smallPack().subarray(0, 40), {}],
    ['pack-too-big', new Uint8Array(PACK_LIMITS.bytes + 2), {}],
    ['pack-key', smallPack(), { key: 'GUFfk1KzdVIxzIkt_F5jVUqRFhhNSfNUcRodHc0QkGc' }],
    // What an older app has checked, a newer one may refuse.
    ['pack-guides', packOf({ files: { ...FILES, [WEBSITE]: 'format: 99\n' } }), {}],
  ])('%s', (code, bytes, change) => {
    const world = worldOf(change)
    const file = put(world, bytes)
    expect(usedIn(world)).toBe(code)
    expect(guidesInUse(world).shelf.names()).toContain('midjourney/website.yaml')
    expect(readFileSync(file).equals(bytes)).toBe(true)
    // Neither does it stand in the way.
    expect(removePack(world)).toBe(true)
    expect(readInstalled(world)).toEqual({ kind: 'none' })
  })

  it('when a folder lies in its place', () => {
    const world = worldOf()
    mkdirSync(join(world.storeFolder, 'packs', 'guides.wayoutpack'), { recursive: true })
    expect(usedIn(world)).toBe('pack-invalid')
    expect(removePack(world)).toBe(true)
  })

  it('but an expired one still bars the way back', () => {
    const world = worldOf({ now: () => new Date('2027-06-01') })
    put(world, smallPack({ version: 20 }))
    const expiresAt = '2027-12-01T00:00:00Z'
    expect(codeOf(() => take(world, { version: 19, expiresAt }))).toBe('pack-not-newer')
    take(world, { version: 21, expiresAt })
    expect(usedIn(world)).toBe(21)
  })
})

describe('a file', () => {
  it('that is none, or a folder', () => {
    expect(codeOf(() => readPackFile(join(temporary(), 'x')))).toBe('file-not-readable')
    expect(codeOf(() => readPackFile(temporary()))).toBe('file-not-readable')
  })
  it('that never ends is read no further than a pack can be long', () => {
    const file = join(temporary(), 'x')
    writeFileSync(file, new Uint8Array(PACK_LIMITS.bytes + 1_000))
    expect(readPackFile(file).length).toBe(PACK_LIMITS.bytes + 1)
    expect(codeOf(() => readPackFile('/dev/zero'))).toBe('file-not-readable')
  })
})

describe('an address', () => {
  it.each([
    ['http://example.org/x', /only https/],
    ['http://127.0.0.1.example.org/x', /only https/],
    ['ftp://127.0.0.1/x', /only https/],
    ['file:///etc/passwd', /only https/],
    ['https://name:word@example.org/x', /name and password/],
    ['example.org/x', /no address/],
    ['', /no address/],
    [`https://example.org/${'x'.repeat(3_000)}`, /no address/],
  ])('%s is refused', (address, why) => {
    expect(codeOf(() => packAddress(address))).toBe('pack-address')
    expect(() => packAddress(address)).toThrow(why)
  })
  it.each([
    ['https://example.org/x#part', 'https://example.org/x'],
    [' https://example.org/x?y=1 ', 'https://example.org/x?y=1'],
    ['http://127.0.0.1:8080/x', 'http://127.0.0.1:8080/x'],
  ])('%s is %s', (address, href) => expect(packAddress(address).href).toBe(href))
})

describe('fetching', () => {
  const servers: Server[] = []
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections()
      server.close()
    }
  })
  async function serve(answer: RequestListener): Promise<URL> {
    const server = createServer(answer)
    servers.push(server)
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/guides.wayoutpack`)
  }
  const failure = async (address: URL, timeout?: number) => {
    const error = await fetchPack(address, timeout === undefined ? {} : { timeoutMs: timeout }).catch(
      (reason: unknown) => reason,
    )
    if (!(error instanceof WayoutError)) throw new Error('nothing was thrown')
    return `${error.code}: ${error.details.why ?? ''}`
  }

  it('gives the bytes, and says nothing of the person', async () => {
    let asked: Record<string, unknown> = {}
    const address = await serve((request, response) => {
      asked = { method: request.method, url: request.url, ...request.headers }
      response.end(smallPack())
    })
    expect(Buffer.from(await fetchPack(address)).equals(smallPack())).toBe(true)
    const { method, url, ...headers } = asked
    expect([method, url, Object.keys(headers).sort()]).toEqual([
      'GET',
      '/guides.wayoutpack',
      ['accept-encoding', 'connection', 'host'],
    ])
    expect(headers).toMatchObject({ 'accept-encoding': 'identity', connection: 'close' })
  })

  it('follows within the same origin, never to another', async () => {
    const other = await serve((_request, response) => response.end(smallPack()))
    const hops: string[] = []
    const address = await serve((request, response) => {
      hops.push(request.url ?? '')
      const to = request.url === '/out' ? other.href : request.url === '/in' ? '/guides.wayoutpack' : null
      const round = request.url === '/round' ? '/round' : to
      if (round === null) response.end(smallPack())
      else response.writeHead(302, { location: round }).end()
    })
    expect((await fetchPack(new URL('/in', address))).length).toBe(smallPack().length)
    expect(await failure(new URL('/out', address))).toContain(`leads to another site (${other.origin})`)
    expect(await failure(new URL('/round', address))).toContain('from one address to the next')
    expect(hops).toEqual(['/in', '/guides.wayoutpack', '/out', '/round', '/round', '/round', '/round'])
  })

  it.each<[string, RequestListener, RegExp]>([
    ['an error', (_, response) => response.writeHead(404).end('nothing'), /^pack-fetch: .*404/],
    ['an empty answer', (_, response) => response.writeHead(204).end(), /^pack-fetch: .*204/],
    [
      'a redirect to nowhere',
      (_, response) => response.writeHead(302, { location: 'http://' }).end(),
      /no address/,
    ],
    [
      'half of it, then the line breaks',
      (_, response) => {
        response.writeHead(200, { 'content-length': smallPack().length })
        response.write(smallPack().subarray(0, 100), () => response.destroy())
      },
      /^pack-fetch: /,
    ],
    [
      'half of it, without a length',
      (_, response) => response.write(smallPack().subarray(0, 100), () => response.destroy()),
      /^pack-fetch: /,
    ],
    [
      'more than a pack can be long',
      (_, response) => response.writeHead(200, { 'content-length': PACK_LIMITS.bytes + 1 }).write('x'),
      /^pack-too-big/,
    ],
    [
      'without end',
      (_, response) => {
        const more = () => void (response.destroyed || response.write(Buffer.alloc(1024 ** 2), more))
        more()
      },
      /^pack-too-big/,
    ],
    [
      'packed, as a bomb would be',
      (_, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(10 ** 6))),
      /^pack-fetch: it comes packed/,
    ],
    ['no answer', () => undefined, /^pack-fetch: it took longer/],
    [
      'a beginning, and then nothing',
      (_, response) => response.write('wayout-pack 1\n'),
      /^pack-fetch: it took/,
    ],
  ])('%s', async (_name, answer, why) => {
    const patient = why.source.includes('took') ? 150 : 20_000
    expect(await failure(await serve(answer), patient)).toMatch(why)
  })

  it('nobody there', async () => {
    expect(await failure(new URL('http://127.0.0.1:1/x'))).toBe('pack-fetch: ECONNREFUSED')
  })
})
