/**
 * The cases on disk: listed, searched, put aside, deleted. There is no index: the folders say it all.
 * Invariants: listing and searching read only; a folder that is no case, or whose beginning cannot be read, is left
 * out; nothing but a case is ever deleted. No browser, no Electron.
 */
import { randomBytes } from 'node:crypto'
import { lstatSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { WayoutError } from '../../src-preload/contract/error.js'
import { CaseFolder, readState } from './case-folder.js'
import { guarded, syncFolder } from './disk.js'
import { type Entry, textOf, upgrade } from './entry.js'
import { holderOf } from './lock.js'
import { LOG } from './log.js'
import { readAsFarAs } from './source.js'

export interface CaseSummary {
  /** The folder's name. */
  readonly id: string
  readonly folder: string
  readonly guide: string
  readonly practice: boolean
  /** ISO 8601. */
  readonly startedAt: string
  readonly answers: Readonly<Record<string, string>>
  /** How the last run in it ended; null when it never did. */
  readonly outcome: {
    readonly outcome: string
    readonly verified: boolean
    /** YYYY-MM-DD, as the site said. */
    readonly endsOn: string | null
  } | null
  /** Put aside by the person. */
  readonly archived: boolean
}

/** All cases below the folders, newest first; those put aside as well. Each has an id of its own. */
export function listCases(...roots: readonly string[]): CaseSummary[] {
  const named = new Map<string, number>()
  return roots
    .flatMap(caseFolders)
    .flatMap((folder) => summaryOf(folder) ?? [])
    .map((each) => {
      const count = (named.get(each.id) ?? 0) + 1
      named.set(each.id, count)
      return count === 1 ? each : { ...each, id: `${each.id} (${count})` }
    })
    .sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1))
}

/** Folders of cases of which not even the beginning can be read. */
export const unreadableCases = (...roots: readonly string[]): string[] =>
  roots.flatMap(caseFolders).filter((folder) => summaryOf(folder) === null)

/** What was found of a log, as long as it is as long and as old. */
const sound = new Map<string, { readonly mark: string; readonly isSound: boolean }>()

/** Whether the log's chain holds; its files are for `verifyCase`. Reads the whole log the first time. */
export function isSound(folder: string): boolean {
  const mark = markOf(folder)
  if (mark === null) return false
  const before = sound.get(folder)
  if (before?.mark === mark) return before.isSound
  const found = readState(folder)?.log.breaks.length === 0
  sound.set(folder, { mark, isSound: found })
  return found
}

/** Whether there is still something to do: nothing verified that ends it. */
export function isOpen({ outcome }: Pick<CaseSummary, 'outcome'>): boolean {
  return !(outcome?.verified === true && /^(?:cancelled-|not-subscribed)/.test(outcome.outcome))
}

/** The cases whose log holds all of the words, in whatever case and with whatever accents; newest first. */
export function searchCases(roots: readonly string[], query: string): CaseSummary[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  return listCases(...roots).filter(({ folder }) => {
    const text = fold(wordsOf(folder))
    return words.every((word) => text.includes(word))
  })
}

/** A case is named by its folder, or by its name among the cases. Throws `case-not-found`. */
export function findCase(roots: readonly string[], named: string): string {
  const found = [named, ...roots.map((root) => join(root, named))].find((folder) => isCase(folder))
  if (found !== undefined) return found
  throw new WayoutError(
    'case-not-found',
    `There is no case ${named}. "wayout case list" shows those that are.`,
  )
}

/** Puts a case aside, or takes it back: its log says so. Throws as `CaseFolder.open` does. */
export function archiveCase(folder: string, archived: boolean, now: Date): void {
  mustBeCase(folder)
  if (summaryOf(folder)?.archived === archived) return
  CaseFolder.open(folder, { event: archived ? 'archived' : 'unarchived' }, now).close()
}

const DELETED = '.deleted-'

/**
 * Deletes a case with all that is in it; whoever calls this has asked. It is gone at once, whatever happens then:
 * first it loses its name, then its files. Throws `case-not-found`, `case-read-only` while it is being written.
 */
export function deleteCase(folder: string): void {
  mustBeCase(folder)
  const holder = holderOf(folder)
  if (holder !== null) {
    throw new WayoutError(
      'case-read-only',
      `The case ${folder} is being written (process ${holder.pid}). End that walk first.`,
      { folder, why: 'in-use' },
    )
  }
  guarded(folder, () => {
    const root = dirname(folder)
    const gone = join(root, `${DELETED}${randomBytes(8).toString('hex')}`)
    renameSync(folder, gone)
    sound.delete(folder)
    syncFolder(root)
    rmSync(gone, { recursive: true, force: true, maxRetries: 5 })
  })
}

/** Ends what a killed `deleteCase` began. Never throws. */
export function finishDeleting(root: string): void {
  for (const name of namesIn(root)) {
    if (!name.startsWith(DELETED)) continue
    try {
      rmSync(join(root, name), { recursive: true, force: true, maxRetries: 5 })
    } catch {
      // It is tried again at the next start, and listed nowhere.
    }
  }
}

const namesIn = (root: string): string[] =>
  statSync(root, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(root) : []

/** A link to a case is none: what is deleted must be what was named. */
const isCase = (folder: string): boolean =>
  lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true &&
  lstatSync(join(folder, LOG), { throwIfNoEntry: false })?.isFile() === true

function mustBeCase(folder: string): void {
  if (!isCase(folder)) throw new WayoutError('case-not-found', `There is no case in ${folder}.`)
}

const caseFolders = (root: string): string[] =>
  namesIn(root)
    .filter((name) => !name.startsWith('.'))
    .map((name) => join(root, name))
    .filter(isCase)

const TELLING = /"event":"(?:start|outcome|archived|unarchived)"/

/** What was read of a log, as long as it is as long and as old: a thousand cases are not read anew for each list. */
const known = new Map<string, { readonly mark: string; readonly summary: CaseSummary | null }>()

/** What a list says of a case; null when its log has no beginning. */
export function summaryOf(folder: string): CaseSummary | null {
  const mark = markOf(folder)
  if (mark === null) return null
  const before = known.get(folder)
  if (before?.mark === mark) return before.summary
  const summary = summarise(folder, tellingEntries(folder))
  known.set(folder, { mark, summary })
  return summary
}

/** Another one when the log has changed; null when there is none. */
function markOf(folder: string): string | null {
  const stat = statSync(join(folder, LOG), { throwIfNoEntry: false })
  return stat === undefined ? null : `${stat.size} ${stat.mtimeMs} ${stat.ino}`
}

/** Only the lines that a list needs are parsed; whether they are as they were written is for `verifyCase`. */
function tellingEntries(folder: string): Entry[] {
  return text(folder)
    .split('\n')
    .flatMap((line, i) => {
      if (!TELLING.test(line)) return []
      try {
        const entry = upgrade(JSON.parse(line), i + 1)
        return entry === null ? [] : [entry]
      } catch {
        return []
      }
    })
}

const text = (folder: string): string => readAsFarAs(join(folder, LOG))?.toString('utf8') ?? ''

function summarise(folder: string, entries: readonly Entry[]): CaseSummary | null {
  const first = entries.find(({ event }) => event === 'start')
  if (typeof first?.guide !== 'string') return null
  const start = entries.findLast(({ event }) => event === 'start') ?? first
  const ended = entries.slice(entries.indexOf(start)).findLast(({ event }) => event === 'outcome')
  return {
    id: basename(folder),
    folder,
    guide: first.guide,
    practice: first.practice === true,
    startedAt: first.at,
    answers: strings(start.answers),
    outcome:
      ended === undefined
        ? null
        : {
            outcome: textOf(ended.outcome),
            verified: ended.verified === true,
            endsOn: typeof ended.endsOn === 'string' ? ended.endsOn : null,
          },
    archived: entries.findLast(({ event }) => event.endsWith('archived'))?.event === 'archived',
  }
}

function strings(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).filter((pair) => typeof pair[1] === 'string'))
}

/** "Résilié" and "resilie" are the same. */
const fold = (words: string) => words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** All that a log says, without the names of its members. */
function wordsOf(folder: string): string {
  return text(folder)
    .split('\n')
    .flatMap((line, i) => {
      try {
        return said(upgrade(JSON.parse(line), i + 1))
      } catch {
        return []
      }
    })
    .join('\n')
}

function said(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(said) : []
}
