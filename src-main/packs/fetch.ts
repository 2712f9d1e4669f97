/**
 * Fetches a guide pack from an address that the person gave.
 * Node's own client, because it does no more than it is told: no cookies, no redirects, no unpacking, no cache.
 * Invariants: https alone (http on this computer, for practice and tests); never to another origin than the one that was
 * shown; says nothing of the person or the app; bounded in bytes and time; gives the whole or nothing. Writes nothing.
 */
import type { IncomingMessage } from 'node:http'
import { get as getHttp } from 'node:http'
import { get as getHttps } from 'node:https'
import { WayoutError } from '../../src-preload/contract/error.js'
import { ADDRESS_LIMIT } from '../../src-preload/contract/packs.js'
import { isLoopback } from '../engine/plan.js'
import { PACK_LIMITS } from './format.js'
import { refusalError } from './refusal.js'

const REDIRECTS = 3
const TIMEOUT_MS = 30_000

/** The address as it is fetched. Throws `pack-address`. */
export function packAddress(text: string): URL {
  const wrong = (why: string) =>
    new WayoutError(
      'pack-address',
      `${text.slice(0, 200)}: ${why} Write it as https://example.org/guides.wayoutpack.`,
    )
  const address = text.trim()
  if (address.length > ADDRESS_LIMIT || !URL.canParse(address)) throw wrong('that is no address.')
  const url = new URL(address)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.origin)))
    throw wrong('only https is fetched.')
  if (url.username !== '' || url.password !== '') throw wrong('leave the name and password out.')
  url.hash = ''
  return url
}

/** The bytes at the address, proved by nothing. `stop` ends it early. Throws `pack-fetch`, `pack-too-big`. */
export async function fetchPack(
  address: URL,
  { timeoutMs = TIMEOUT_MS, stop }: { readonly timeoutMs?: number; readonly stop?: AbortSignal } = {},
): Promise<Uint8Array> {
  const timeout = AbortSignal.timeout(timeoutMs)
  const signal = stop === undefined ? timeout : AbortSignal.any([timeout, stop])
  try {
    return await follow(address, signal, REDIRECTS)
  } catch (error) {
    if (error instanceof WayoutError) throw error
    if (timeout.aborted) throw failed(address, `it took longer than ${timeoutMs / 1000} seconds`)
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw failed(address, why)
  }
}

const failed = (address: URL, why: string) =>
  new WayoutError(
    'pack-fetch',
    `${address.href} could not be fetched: ${why}. Nothing was changed. Try again later, or save the file with your browser and install it from there.`,
    { why },
  )

async function follow(address: URL, signal: AbortSignal, left: number): Promise<Uint8Array> {
  const response = await ask(address, signal)
  try {
    const { statusCode = 0, headers } = response
    if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
      if (!URL.canParse(headers.location, address.href)) throw failed(address, 'it leads to no address')
      const next = new URL(headers.location, address)
      if (next.origin !== address.origin)
        throw failed(
          address,
          `it leads to another site (${next.origin}). If you trust that, give its address`,
        )
      if (left === 0) throw failed(address, 'it leads from one address to the next')
      return await follow(next, signal, left - 1)
    }
    if (statusCode !== 200) throw failed(address, `the server answered ${statusCode}`)
    const packed = headers['content-encoding'] ?? 'identity'
    if (packed !== 'identity') throw failed(address, `it comes packed (${packed.slice(0, 20)})`)
    return await whole(response, address)
  } finally {
    response.destroy()
  }
}

function ask(address: URL, signal: AbortSignal): Promise<IncomingMessage> {
  const get = address.protocol === 'https:' ? getHttps : getHttp
  const options = { signal, agent: false, headers: { 'accept-encoding': 'identity' } }
  return new Promise((resolve, reject) => {
    get(address.href, options, resolve).on('error', reject)
  })
}

async function whole(response: IncomingMessage, address: URL): Promise<Uint8Array> {
  const tooBig = () => refusalError(address.href, { code: 'pack-too-big' })
  if (Number(response.headers['content-length'] ?? 0) > PACK_LIMITS.bytes) throw tooBig()
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > PACK_LIMITS.bytes) throw tooBig()
    chunks.push(chunk)
  }
  if (!response.complete) throw failed(address, 'it came only in part')
  return Buffer.concat(chunks)
}
