/**
 * A guide pack: one signed file that holds a whole set of guides.
 *
 *     wayout-pack 1
 *     key 5f0c…      SHA-256 of the public key, or "none"
 *     signature 8a…  Ed25519, or "none"
 *     {"version":2026112701,"createdAt":…,"expiresAt":…,"app":{…},"files":{"guides/lexicon/en.yaml":"…",…}}
 *
 * Why not a ZIP with a manifest: its list of contents would be read before anything is proved, there would be two places
 * that say what is inside, and what is packed can unpack to far more. Here the signature covers every byte but its own
 * line, so nothing within is looked at before it is known to be ours; nothing is unpacked, and nothing gets a path on
 * the disk: an installed pack stays this one file. A set of guides is half a megabyte; and it can be read in any editor.
 *
 * Invariants: any bytes give an answer, never an exception; of bytes that are not proved, only the three first lines are
 * read, by one expression. A change that an older app would misread raises FORMAT, or the pack's own `app.from`.
 * Pure: must not import I/O, Electron or the DOM.
 */
import * as z from 'zod'
import { FILE_LIMITS } from '../../src-preload/contract/case.js'
import { SIZE_LIMIT } from '../guide/parse.js'
import type { Refusal } from './refusal.js'

const FORMAT = 1
/** Bytes of a pack, its files, and characters of one file. */
export const PACK_LIMITS = { bytes: FILE_LIMITS.pack, files: 2_000, file: SIZE_LIMIT } as const

/** The day, then which of that day; any number that rises will do. */
export const PackVersion = z.int().min(1)
const AppVersion = z.string().regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/)

/** For which apps, and until when: what is read first, and may stand beside what only a newer app knows. */
const PackHead = z.object({
  version: PackVersion,
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** Versions of the app: from this one on, and (null: any) below that one. */
  app: z.object({ from: AppVersion, below: z.nullable(AppVersion) }),
})
export type PackHead = Readonly<z.infer<typeof PackHead>>

/** One folder deep, in plain small letters: as the guides of the app are named, and nothing else. */
const FILE_NAME = /^guides\/[a-z0-9][a-z0-9-]{0,60}\/[a-z0-9][a-z0-9-]{0,60}\.yaml$/

const PackBody = z.strictObject({
  ...PackHead.shape,
  app: z.strictObject(PackHead.shape.app.shape),
  files: z
    .record(z.string().regex(FILE_NAME), z.string().max(PACK_LIMITS.file))
    .refine((files) => Object.keys(files).length <= PACK_LIMITS.files, 'too many files'),
})
export type PackBody = Readonly<z.infer<typeof PackBody>>

/** The file as its first lines divide it. */
export interface Envelope {
  /** SHA-256 of the public key and the signature, in small hex digits; null: not signed. */
  readonly signed: { readonly key: string; readonly signature: string } | null
  readonly body: Uint8Array
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

const refused = <T>(refusal: Refusal): Read<T> => ({ ok: false, refusal })
const invalid = <T>(why: string) => refused<T>({ code: 'pack-invalid', why })

const ANY_FORMAT = /^wayout-pack (\d{1,9})\n/
const FIRST_LINES =
  /^wayout-pack 1\n(?:key (?<key>[0-9a-f]{64})\nsignature (?<signature>[0-9a-f]{128})|key none\nsignature none)\n/
/** Longer first lines there are not. */
const FIRST_BYTES = 256

/** Divides a pack; proves nothing. */
export function readEnvelope(bytes: Uint8Array): Read<Envelope> {
  if (bytes.length > PACK_LIMITS.bytes) return refused({ code: 'pack-too-big' })
  const beginning = String.fromCharCode(...bytes.subarray(0, FIRST_BYTES))
  const format = ANY_FORMAT.exec(beginning)?.[1]
  if (format !== undefined && Number(format) > FORMAT)
    return refused({ code: 'pack-app-too-old', from: null })
  const lines = FIRST_LINES.exec(beginning)
  if (lines === null) return invalid('it does not begin as a guide pack does')
  const { key, signature } = lines.groups ?? {}
  const signed = key === undefined || signature === undefined ? null : { key, signature }
  return { ok: true, value: { signed, body: bytes.subarray(lines[0].length) } }
}

/** What is signed: all of the file but the line of the signature. */
export function signedBytes(key: string, body: Uint8Array): Uint8Array {
  return joined(`wayout-pack ${FORMAT}\nkey ${key}\n`, body)
}

export function writeEnvelope({ signed, body }: Envelope): Uint8Array {
  const { key, signature } = signed ?? { key: 'none', signature: 'none' }
  return joined(`wayout-pack ${FORMAT}\nkey ${key}\nsignature ${signature}\n`, body)
}

function joined(lines: string, body: Uint8Array): Uint8Array {
  const first = new TextEncoder().encode(lines)
  const all = new Uint8Array(first.length + body.length)
  all.set(first)
  all.set(body, first.length)
  return all
}

/** What a pack says of itself, which a newer app may know more of; and the JSON that it is part of. */
export function readHead(body: Uint8Array): Read<{ readonly head: PackHead; readonly json: unknown }> {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return invalid('what is in it is not JSON')
  }
  const result = PackHead.safeParse(json)
  return result.success ? { ok: true, value: { head: result.data, json } } : invalid(wordsOf(result.error))
}

/** All of it. */
export function readBody(json: unknown): Read<PackBody> {
  const result = PackBody.safeParse(json)
  return result.success ? { ok: true, value: result.data } : invalid(wordsOf(result.error))
}

/** The first thing that does not fit. */
function wordsOf({ issues: [issue] }: z.ZodError): string {
  const at = issue?.path.map(String).join('.').slice(0, 120) ?? ''
  return `${at === '' ? 'what is in it' : JSON.stringify(at)} does not fit: ${issue?.message.slice(0, 120)}`
}

/** The same set gives the same bytes. */
export function writeBody({ version, createdAt, expiresAt, app, files }: PackBody): Uint8Array {
  const inOrder = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)))
  const body = { version, createdAt, expiresAt, app: { from: app.from, below: app.below }, files: inOrder }
  return new TextEncoder().encode(`${JSON.stringify(body, null, 1)}\n`)
}
