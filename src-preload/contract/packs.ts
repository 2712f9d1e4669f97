/**
 * Guide packs as the panel shows them, and what it can ask about them.
 * Invariants: nothing is fetched or installed but by an intent; what was found is shown before it is installed.
 * Pure: must not import anything but zod and its neighbours.
 */
import * as z from 'zod/mini'
import { PACK_CODES } from './error.js'
import { day, instant, pageText, text } from './shapes.js'

/** Why a pack was not taken, or is not used: codes of `WayoutError`. */
export const PACK_PROBLEMS = [...PACK_CODES, 'file-not-readable', 'file-not-writable'] as const
export type PackProblem = (typeof PACK_PROBLEMS)[number]

/** The installed pack is not used: it has expired, the built-in guides are newer, it is damaged, or for another app. */
export const PACK_UNUSED = ['pack-expired', 'pack-outdated', 'pack-damaged', 'pack-other-app'] as const

/** Longest address, in characters. */
export const ADDRESS_LIMIT = 2_000
const address = z.string().check(z.maxLength(ADDRESS_LIMIT))
const version = z.number()

const Guides = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('built-in'), version }),
  z.strictObject({ kind: z.literal('pack'), version, expiresOn: day }),
])

export const Packs = z.strictObject({
  /** The guides that are used now. */
  used: Guides,
  /** Those that are used from the next start on, when these are others. */
  next: z.nullable(Guides),
  /** Why the pack that is installed is not used; null: it is, or there is none. */
  unused: z.nullable(z.enum(PACK_UNUSED)),
  /** A pack is installed, used or not. */
  installed: z.boolean(),
  /** Looked through, and waiting to be installed. */
  found: z.nullable(
    z.strictObject({
      version,
      createdOn: day,
      expiresOn: day,
      guides: z.number(),
      /** A file's name, or an address. */
      from: pageText,
    }),
  ),
  /** Something is being fetched or looked through. */
  busy: z.boolean(),
  /** Why the last one was not taken, and what exactly. */
  problem: z.nullable(z.strictObject({ code: z.enum(PACK_PROBLEMS), detail: text })),
  /** Whether Wayout looks for newer guides by itself, where, and when it last did. */
  looking: z.strictObject({ on: z.boolean(), address, askedAt: z.nullable(instant) }),
})
export type Packs = z.infer<typeof Packs>

export const PACK_INTENTS = [
  /** Fetches a pack and looks through it. The address is what the person typed, and has seen once more. */
  z.strictObject({ kind: z.literal('pack-fetch'), address }),
  /** Installs what was found. */
  z.strictObject({ kind: z.literal('pack-install') }),
  /** Puts away what was found, and what went wrong. */
  z.strictObject({ kind: z.literal('pack-forget') }),
  /** Back to the built-in guides. */
  z.strictObject({ kind: z.literal('pack-remove') }),
  /** Once a day, when the app starts: what is found is shown, never installed. */
  z.strictObject({ kind: z.literal('pack-looking'), on: z.boolean(), address }),
] as const
