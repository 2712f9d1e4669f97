// Packs for tests: signed with keys of their own, held against a world of their own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { appRoot } from '../../../src-main/app-root'
import { builtInShelf } from '../../../src-main/library'
import { type PackBody, writeBody } from '../../../src-main/packs/format'
import { newKeys, signBody } from '../../../src-main/packs/signature'
import type { PackWorld } from '../../../src-main/packs/store'
import { WayoutError } from '../../../src-preload/contract/error'

export const KEYS = newKeys()
export const NOW = new Date('2026-11-27T12:00:00Z')
export const ROOT = appRoot()

const folders: string[] = []
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})
export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wayout-packs-'))
  folders.push(folder)
  return folder
}

export const worldOf = (change: Partial<PackWorld> = {}): PackWorld => ({
  storeFolder: temporary(),
  key: KEYS.publicKey,
  builtIn: 10,
  appVersion: '0.1.0',
  now: () => NOW,
  ...change,
})

const own = builtInShelf()
const wordless = (language: string) => `format: 1\nlanguage: ${language}\nslots: {}\nintents: {}\nsigns: {}\n`

/** The app's own guides, with a lexicon that has all meanings and no words: to build the words takes long. */
export const FILES: Readonly<Record<string, string>> = Object.fromEntries(
  own.names().map((name) => {
    const language = /^lexicon\/(..)\.yaml$/.exec(name)?.[1]
    const text = language === undefined ? new TextDecoder().decode(own.read(name)) : wordless(language)
    return [`guides/${name}`, text]
  }),
)

export const BODY: PackBody = {
  version: 11,
  createdAt: '2026-11-27T10:00:00Z',
  expiresAt: '2027-05-26T23:59:59Z',
  app: { from: '0.1.0', below: null },
  files: FILES,
}

export const signed = (body: Uint8Array, keys = KEYS): Uint8Array => signBody(body, keys.privatePem).bytes
/** A whole pack, changed where the test says. */
export const packOf = (change: Partial<PackBody> = {}): Uint8Array =>
  signed(writeBody({ ...BODY, ...change }))
/** A pack of a few bytes, for tests of what surrounds the guides. */
export const smallPack = (change: Partial<PackBody> = {}): Uint8Array => packOf({ files: {}, ...change })
/** What no builder would write, signed all the same. */
export const oddPack = (body: unknown): Uint8Array => signed(new TextEncoder().encode(JSON.stringify(body)))

/** The code of what is thrown. */
export function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return WayoutError.from(error).code
  }
  return 'nothing was thrown'
}
