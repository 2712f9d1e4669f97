/**
 * Whether a case is as it was written: the chain of its log, and every file that the log names by its hash.
 * The same for a folder and for a ZIP: anything with names and bytes.
 * Invariants: pure over the source; never throws for what it finds. May use node:crypto; must not import I/O.
 */
import { LOG, type Log, readLog, sha256 } from './log.js'

export interface Digest {
  readonly sha256: string
  readonly size: number
}

export interface CaseSource {
  /** All files, with "/" between folders. */
  names(): string[]
  read(name: string): Uint8Array | null
  /** As `read` and then hashed, where that can be done without holding the whole file. */
  digest?(name: string): Digest | null
}

export interface Finding {
  readonly kind: 'changed' | 'missing' | 'added' | 'torn'
  /** The file. */
  readonly name: string
  /** The line of the log that says what should be there; null when none does. */
  readonly line: number | null
  readonly why: string
}

export interface Verdict {
  readonly intact: boolean
  readonly findings: readonly Finding[]
  readonly events: number
  /** Files whose hash the log names. */
  readonly files: number
  /** Lines at the beginning that no hash protects: written by version 1. */
  readonly unchained: number
  /** Pictures of version 1, which the log names without a hash. */
  readonly unhashed: number
  /** Written by a newer Wayout: what it added is not checked. */
  readonly newer: boolean
  /** Hash of the last line: printed elsewhere, it shows later that nothing was cut off or forged. */
  readonly head: string
}

/** How far a log had come when its writer closed it. */
export const SEAL = 'seal.json'

/** `besides`: names that do not belong to the case itself, as the manifest of a ZIP. */
export function verifyCase(source: CaseSource, besides: ReadonlySet<string> = new Set()): Verdict {
  const bytes = source.read(LOG)
  const log = readLog(bytes ?? new Uint8Array())
  const names = source.names().filter((name) => !besides.has(name))
  const kept = keptFiles(log)
  const findings = [
    ...(bytes === null ? [{ kind: 'missing' as const, name: LOG, line: null, why: 'there is no log' }] : []),
    ...logFindings(log),
    ...sealFindings(source, log),
    ...fileFindings(source, kept, new Set(names)),
    ...addedFindings(names, kept, log),
  ]
  const old = oldPictures(log, kept)
  return {
    intact: findings.length === 0,
    findings,
    events: log.entries.length,
    files: kept.size,
    unchained: log.unchained,
    unhashed: old.size,
    newer: log.newer !== null,
    head: log.tip.head,
  }
}

function logFindings({ breaks, torn }: Log): Finding[] {
  const broken = breaks.map(({ kind, line, why }) => ({ kind, name: LOG, line, why }))
  if (torn === null) return broken
  const why = `its last ${torn.bytes} bytes are no whole line: a write was cut off, or the end of a line is missing`
  return [...broken, { kind: 'torn', name: LOG, line: null, why }]
}

function sealFindings(source: CaseSource, { tip, hashes }: Log): Finding[] {
  const seal = readSeal(source.read(SEAL))
  if (seal === null) return []
  if (seal === 'unreadable') return [{ kind: 'changed', name: SEAL, line: null, why: 'it cannot be read' }]
  if (seal.seq > tip.seq) {
    const why = `it ended with event ${seal.seq}; the last ${seal.seq - tip.seq} are missing`
    return [{ kind: 'missing', name: LOG, line: null, why }]
  }
  const hash = hashes.get(seal.seq)
  if (hash === seal.head) return []
  const why = `event ${seal.seq} is not the one that was last when the case was closed`
  return [{ kind: 'changed', name: LOG, line: null, why }]
}

function readSeal(bytes: Uint8Array | null): { seq: number; head: string } | 'unreadable' | null {
  if (bytes === null) return null
  try {
    const { seq, head } = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>
    return Number.isSafeInteger(seq) && typeof head === 'string' ? { seq: Number(seq), head } : 'unreadable'
  } catch {
    return 'unreadable'
  }
}

interface Kept {
  /** All that the log has ever named: a file of ours may be the one before the last, for a moment. */
  readonly hashes: ReadonlySet<string>
  readonly line: number
}

/** The files that the log names by their hash. */
export function keptFiles({ entries }: Pick<Log, 'entries'>): ReadonlyMap<string, Kept> {
  const kept = new Map<string, Kept>()
  for (const { file, sha256: hash, seq } of entries) {
    if (typeof file !== 'string' || typeof hash !== 'string') continue
    kept.set(file, { hashes: new Set([...(kept.get(file)?.hashes ?? []), hash]), line: seq })
  }
  return kept
}

/** Pictures as version 1 named them, as long as no hash has been written of them since. */
const oldPictures = ({ entries }: Log, kept: ReadonlyMap<string, Kept>): ReadonlyMap<string, number> =>
  new Map(
    entries.flatMap(({ event, file, seq }) =>
      event === 'picture' && typeof file === 'string' && !kept.has(file) ? [[file, seq]] : [],
    ),
  )

function fileFindings(
  source: CaseSource,
  kept: ReadonlyMap<string, Kept>,
  names: ReadonlySet<string>,
): Finding[] {
  return [...kept].flatMap(([name, { hashes, line }]): Finding[] => {
    if (!names.has(name))
      return [{ kind: 'missing', name, line, why: 'the log names it, and it is not there' }]
    const found = digest(source, name)
    if (found === null) return [{ kind: 'changed', name, line, why: 'it cannot be read' }]
    return hashes.has(found.sha256)
      ? []
      : [
          {
            kind: 'changed',
            name,
            line,
            why: `its content is not the one that the log names (${found.sha256})`,
          },
        ]
  })
}

function digest(source: CaseSource, name: string): Digest | null {
  if (source.digest !== undefined) return source.digest(name)
  const bytes = source.read(name)
  return bytes === null ? null : { sha256: sha256(bytes), size: bytes.length }
}

function addedFindings(names: readonly string[], kept: ReadonlyMap<string, Kept>, log: Log): Finding[] {
  const old = oldPictures(log, kept)
  // Version 1 wrote its report without a word of it in the log.
  const known = new Set([
    LOG,
    SEAL,
    ...kept.keys(),
    ...old.keys(),
    ...(log.unchained > 0 ? ['report.html'] : []),
  ])
  const there = new Set(names)
  return [
    ...names
      .filter((name) => !known.has(name))
      .map((name): Finding => ({ kind: 'added', name, line: null, why: 'the log does not name it' })),
    ...[...old]
      .filter(([name]) => !there.has(name))
      .map(
        ([name, line]): Finding => ({
          kind: 'missing',
          name,
          line,
          why: 'the log names it, and it is not there',
        }),
      ),
  ]
}
