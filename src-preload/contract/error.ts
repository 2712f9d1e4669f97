/**
 * The one error class: a stable code, a message that names the thing and the way out, and plain details.
 * Invariants: crosses processes as data (`toJSON` / `fromJSON`). Must not import anything.
 */

/** A guide pack is not taken, or not used. */
export const PACK_CODES = [
  'pack-invalid',
  'pack-too-big',
  'pack-unsigned',
  'pack-key',
  'pack-signature',
  'pack-app-too-old',
  'pack-app-too-new',
  'pack-expired',
  'pack-not-newer',
  'pack-guides',
  'pack-address',
  'pack-fetch',
] as const

export const ERROR_CODES = [
  'guide-unknown',
  'guide-invalid',
  'scenario-unknown',
  'input-unknown',
  'input-invalid',
  'origin-unknown',
  'origin-invalid',
  'origin-not-loopback',
  'option-invalid',
  'browser-not-found',
  'browser-failed',
  'browser-in-use',
  'browser-sandbox',
  'profile-in-use',
  'forget-failed',
  'case-not-writable',
  'case-read-only',
  'case-not-found',
  'service-unknown',
  'letter-unknown',
  'letter-invalid',
  'fact-unknown',
  'fact-invalid',
  'citation-unfit',
  'file-not-readable',
  'file-not-writable',
  'recording-invalid',
  'intent-invalid',
  'intent-unfit',
  'draft-invalid',
  'link-failed',
  'link-refused',
  'link-unfit',
  'mail-unfit',
  'archive-unfit',
  ...PACK_CODES,
  'internal',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/** Codes that mean "the person's input or machine", not "a bug of ours": the command line exits with 2. */
const USAGE: ReadonlySet<ErrorCode> = new Set(
  ERROR_CODES.filter((code) => code !== 'internal' && code !== 'case-not-writable'),
)

export class WayoutError extends Error {
  override readonly name = 'WayoutError'

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
  }

  /** True when the person can mend it: bad usage, bad input, no browser. */
  get isUsage(): boolean {
    return USAGE.has(this.code)
  }

  toJSON(): { code: ErrorCode; message: string; details: Readonly<Record<string, unknown>> } {
    return { code: this.code, message: this.message, details: this.details }
  }

  /** The same error on the other side of a process border; anything else becomes `internal`. */
  static from(value: unknown): WayoutError {
    if (value instanceof WayoutError) return value
    if (typeof value === 'object' && value !== null && 'code' in value && 'message' in value) {
      const { code, message } = value
      const known = ERROR_CODES.find((candidate) => candidate === code)
      const details = 'details' in value && typeof value.details === 'object' ? { ...value.details } : {}
      if (known !== undefined) return new WayoutError(known, String(message), details)
    }
    return new WayoutError('internal', value instanceof Error ? value.message : String(value))
  }
}
