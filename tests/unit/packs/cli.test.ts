// `wayout pack …`, as one starts it: from keys to an installed pack, and back.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtInShelf, readLibrary } from '../../../src-main/library'
import { BUILT_IN_VERSION, ownWorld } from '../../../src-main/packs/key'
import type { PackWorld } from '../../../src-main/packs/store'
import { commandIn } from '../support/command'
import { FILES, KEYS, packOf, ROOT, smallPack, temporary, worldOf } from './support'

const wayout = commandIn
const json = async (world: PackWorld, ...args: string[]) => {
  const { code, out, err } = await wayout(world, 'pack', ...args, '--json')
  return { code, err, said: out === '' ? null : JSON.parse(out) }
}
const saved = (bytes: Uint8Array, name = 'guides.wayoutpack') => {
  const file = join(temporary(), name)
  writeFileSync(file, bytes)
  return file
}

describe('from keys to an installed pack', () => {
  it('keygen, build, sign, verify, install, list, remove', async () => {
    const world = worldOf()
    const [key, file] = [join(temporary(), 'private.pem'), join(temporary(), 'new.wayoutpack')]
    const { said: made } = await json(world, 'keygen', '--out', key)
    expect(statSync(key).mode & 0o777).toBe(0o600)
    expect(readFileSync(key, 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----/)
    expect(made.publicKey).toMatch(/^[\w-]{43}$/)
    const dates = ['--created', '2026-11-27T10:00:00Z', '--expires', '2027-05-26']
    const built = await json(
      world,
      'build',
      ROOT,
      '--version',
      '11',
      '-o',
      file,
      '--app-below',
      '1.0.0',
      ...dates,
    )
    expect(built).toMatchObject({
      code: 0,
      said: { version: 11, expiresAt: '2027-05-26T23:59:59Z', app: { from: '0.1.0', below: '1.0.0' } },
    })
    expect(await json(world, 'verify', file)).toMatchObject({
      code: 3,
      said: { ok: false, code: 'pack-unsigned' },
    })
    expect(await json(world, 'sign', file, '--key', key)).toMatchObject({
      code: 0,
      said: { version: 11, publicKey: made.publicKey },
    })
    expect(await json(world, 'verify', file)).toMatchObject({ code: 3, said: { code: 'pack-key' } })
    const guides = readLibrary().guides.map(({ id }) => id)
    expect(await json(world, 'verify', file, '--key', made.publicKey)).toMatchObject({
      code: 0,
      said: { ok: true, version: 11, guides },
    })
    const ours = { ...world, key: made.publicKey }
    expect(await json(ours, 'list')).toMatchObject({ said: { used: { kind: 'built-in' }, installed: null } })
    const { code, out } = await wayout(ours, 'pack', 'install', file)
    expect([code, out]).toEqual([0, expect.stringContaining('Installed: guide pack 11, made on 2026-11-27')])
    expect((await wayout(ours, 'pack', 'list')).out).toContain('Used: guide pack 11, until 2027-05-26')
    expect(await json(ours, 'list')).toMatchObject({
      said: { used: { kind: 'pack', version: 11 }, installed: { version: 11, guides }, unused: null },
    })
    // The whole set is in it, byte for byte.
    const body = JSON.parse(readFileSync(file, 'utf8').split('\n').slice(3).join('\n'))
    expect(Object.keys(body.files)).toEqual(
      builtInShelf()
        .names()
        .map((name) => `guides/${name}`),
    )
    expect(body.files['guides/lexicon/de.yaml']).toBe(
      readFileSync(join(ROOT, 'guides/lexicon/de.yaml'), 'utf8'),
    )
    expect(await json(ours, 'remove')).toMatchObject({ code: 0, said: { removed: true } })
    expect(await json(ours, 'remove')).toMatchObject({ code: 0, said: { removed: false } })
  })

  it('what is there already is not written over', async () => {
    const file = saved(Buffer.from('mine'))
    for (const args of [
      ['keygen', '-o', file],
      ['build', ROOT, '--version', '11', '-o', file],
    ])
      expect(await json(worldOf(), ...args)).toMatchObject({
        code: 2,
        err: expect.stringContaining('there already'),
      })
    expect(readFileSync(file, 'utf8')).toBe('mine')
  })

  it.each<[string, string[], RegExp]>([
    ['a version that is none', ['build', ROOT, '--version', 'new', '-o', 'x'], /whole number/],
    ['no version', ['build', ROOT, '-o', 'x'], /--version/],
    ['a day that is none', ['build', ROOT, '--version', '1', '-o', 'x', '--expires', 'soon'], /2027-05-26/],
    ['a day before it', ['build', ROOT, '--version', '1', '-o', 'x', '--expires', '2020-01-01'], /after/],
    ['a folder without guides', ['build', '/tmp', '--version', '1', '-o', 'x'], /guides/],
    [
      'an app that is none',
      ['build', ROOT, '--version', '1', '-o', '/nowhere/x', '--app-from', 'any'],
      /app\.from/,
    ],
    ['a key that is none', ['sign', saved(smallPack()), '--key', saved(Buffer.from('x'))], /keygen/],
    ['a public key that is none', ['verify', saved(smallPack()), '--key', 'x'], /43 characters/],
    [
      'a pack that is none',
      ['sign', saved(Buffer.from('x')), '--key', saved(Buffer.from(KEYS.privatePem))],
      /pack/,
    ],
    ['no file', ['install', '/nowhere'], /ENOENT/],
    ['http', ['install', 'http://example.org/x'], /only https/],
    ['nobody there', ['install', 'http://127.0.0.1:1/x'], /could not be fetched/],
  ])('bad usage: %s', async (_name, args, why) => {
    const { code, err, out } = await wayout(worldOf(), 'pack', ...args)
    expect(`${err}${out}`).toMatch(why)
    expect([2, 3]).toContain(code)
    expect(existsSync('x')).toBe(false)
  })

  it('the help names each of them', async () => {
    const { out } = await wayout(worldOf(), 'pack', '--help')
    for (const name of ['install', 'list', 'remove', 'verify', 'build', 'sign', 'keygen'])
      expect(out).toContain(name)
  })
})

describe('what is refused leaves the guides as they were', () => {
  it.each<[string, Uint8Array]>([
    ['pack-signature', smallPack().subarray(0, -1)],
    ['pack-not-newer', smallPack({ version: 10 })],
    ['pack-expired', smallPack({ expiresAt: '2026-11-27T11:00:00Z' })],
    ['pack-app-too-old', smallPack({ app: { from: '9.0.0', below: null } })],
    ['pack-guides', smallPack()],
  ])('%s', async (code, bytes) => {
    const world = worldOf()
    const { code: exit, err } = await wayout(world, 'pack', 'install', saved(bytes, `${code}.wayoutpack`))
    expect(exit).toBe(2)
    // One line, which names the file and the way out.
    expect(err).toMatch(new RegExp(`^wayout: .*${code}\\.wayoutpack .+\\.\\n$`))
    expect(await json(world, 'list')).toMatchObject({ said: { used: { kind: 'built-in' }, installed: null } })
  })
})

describe('once installed', () => {
  const WEBSITE = 'guides/midjourney/website.yaml'
  const title = (words: string) => ({
    ...FILES,
    [WEBSITE]: (FILES[WEBSITE] ?? '').replace(/checkedOn: .*/, `checkedOn: ${words}`),
  })

  it('the other commands use it; when it cannot be used, they say so', async () => {
    const world = worldOf()
    const server = createServer((_request, response) => response.end(packOf({ files: title('2026-11-27') })))
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`
    const { code, err } = await wayout(world, 'pack', 'install', address)
    server.close()
    expect([code, err]).toEqual([0, `Fetching ${address}\n`])
    const checked = async (from: PackWorld) => {
      const { out, err: told } = await wayout(from, 'guides', '--json')
      const rows: { id: string; checkedOn: string }[] = JSON.parse(out)
      return [rows.find(({ id }) => id === 'midjourney/website')?.checkedOn, told]
    }
    expect(await checked(world)).toEqual(['2026-11-27', ''])
    const later = { ...world, now: () => new Date('2028-01-01') }
    expect(await checked(later)).toEqual([
      readLibrary().guides.find(({ id }) => id === 'midjourney/website')?.checkedOn,
      'wayout: The installed guide pack (version 11) expired on 2027-05-26. Look for a newer pack. The built-in guides are used.\n',
    ])
    expect(await json(later, 'list')).toMatchObject({
      said: { used: { kind: 'built-in' }, installed: { version: 11 }, unused: { code: 'pack-expired' } },
    })
  })

  it('what the shipped app takes is pinned in it', async () => {
    const world = ownWorld(temporary())
    expect(world.builtIn).toBe(BUILT_IN_VERSION)
    // Nothing of ours, and nothing of anybody's surroundings, is taken for the maintainers'.
    const { err } = await wayout(world, 'pack', 'install', saved(packOf({ version: BUILT_IN_VERSION + 1 })))
    expect(err).toContain('signed by somebody else')
  })

  it('the guides of this repository are no younger than their version says', () => {
    const day = `${BUILT_IN_VERSION}`.replace(/^(\d{4})(\d\d)(\d\d)\d\d$/, '$1-$2-$3')
    const { guides, services } = readLibrary()
    for (const { id, checkedOn } of [...guides, ...services]) expect(checkedOn <= day, id).toBe(true)
  })
})
