/**
 * Keys and signatures of guide packs: Ed25519, by Node's own crypto.
 * Invariants: a pack's contents are handed out only when its signature fits its exact bytes and the given key. The key is
 * a parameter: nothing in the surroundings (an environment variable, a setting) can put another in its place.
 * No files, no network.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { WayoutError } from '../../src-preload/contract/error.js'
import { appMisfit } from './decide.js'
import {
  type PackBody,
  type Read,
  readBody,
  readEnvelope,
  readHead,
  signedBytes,
  writeEnvelope,
} from './format.js'

/** 32 bytes as base64url: what a public key is written as. */
const PUBLIC_KEY = /^[A-Za-z0-9_-]{43}$/

/** Throws `option-invalid`. */
function publicKey(text: string): KeyObject {
  const wrong = new WayoutError(
    'option-invalid',
    'That is no public key of a guide pack: 43 characters, as "wayout pack keygen" prints it.',
  )
  if (!PUBLIC_KEY.test(text)) throw wrong
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: text }, format: 'jwk' })
  } catch {
    throw wrong
  }
}

const textOf = (key: KeyObject): string => key.export({ format: 'jwk' }).x ?? ''

/** The name of a key in a pack: SHA-256 of its 32 bytes. */
const nameOf = (text: string): string =>
  createHash('sha256').update(Buffer.from(text, 'base64url')).digest('hex')

/** A new pair: the public key as text, the private one as PKCS #8 in PEM. */
export function newKeys(): { readonly publicKey: string; readonly privatePem: string } {
  const { publicKey: open, privateKey } = generateKeyPairSync('ed25519')
  return {
    publicKey: textOf(open),
    privatePem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  }
}

/** The pack of a body, signed. Throws `option-invalid` when the key is none. */
export function signBody(body: Uint8Array, privatePem: string): { bytes: Uint8Array; publicKey: string } {
  const key = privateKey(privatePem)
  const text = textOf(createPublicKey(key))
  const name = nameOf(text)
  const signature = sign(null, signedBytes(name, body), key).toString('hex')
  return { bytes: writeEnvelope({ signed: { key: name, signature }, body }), publicKey: text }
}

function privateKey(pem: string): KeyObject {
  const wrong = (why: string) =>
    new WayoutError('option-invalid', `The key ${why}. Make one with "wayout pack keygen".`)
  let key: KeyObject
  try {
    key = createPrivateKey(pem)
  } catch {
    throw wrong('cannot be read: a private key in PEM, without a password, is needed')
  }
  if (key.asymmetricKeyType !== 'ed25519') throw wrong(`is ${key.asymmetricKeyType}, not Ed25519`)
  return key
}

/** The body of a pack that is signed with that key, whatever it holds; of one that is not, the reason. */
function provedBody(bytes: Uint8Array, key: string): Read<Uint8Array> {
  const proof = publicKey(key)
  const envelope = readEnvelope(bytes)
  if (!envelope.ok) return envelope
  const { signed, body } = envelope.value
  if (signed === null) return { ok: false, refusal: { code: 'pack-unsigned' } }
  if (signed.key !== nameOf(key)) return { ok: false, refusal: { code: 'pack-key' } }
  const fits = verify(null, signedBytes(signed.key, body), proof, Buffer.from(signed.signature, 'hex'))
  return fits ? { ok: true, value: body } : { ok: false, refusal: { code: 'pack-signature' } }
}

/**
 * Opens a pack: first the signature, then for which app it is, and only then what it holds, which a newer app may know
 * better. Whether it may be installed is not asked here.
 */
export function openPack(bytes: Uint8Array, key: string, appVersion: string): Read<PackBody> {
  const body = provedBody(bytes, key)
  if (!body.ok) return body
  const read = readHead(body.value)
  if (!read.ok) return read
  const { head, json } = read.value
  const misfit = appMisfit(head.app, appVersion)
  return misfit === null ? readBody(json) : { ok: false, refusal: misfit }
}
