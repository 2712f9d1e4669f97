/**
 * The cases on disk that are not finished: what a person can go on with.
 * Invariants: reads only; a folder that is no case, or is damaged, is left out. No browser, no Electron.
 */
import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Entry, readCase } from './case-folder.js'

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
  readonly outcome: { readonly outcome: string; readonly verified: boolean } | null
}

/** All cases below a folder, newest first. */
export function listCases(root: string): CaseSummary[] {
  if (!isFolder(root)) return []
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => summarise(join(root, entry.name)) ?? [])
    .sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1))
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/** Whether there is still something to do: nothing verified that ends it. */
export function isOpen({ outcome }: CaseSummary): boolean {
  return !(outcome?.verified === true && /^(?:cancelled-|not-subscribed)/.test(outcome.outcome))
}

function summarise(folder: string): CaseSummary | null {
  const entries = readCase(folder)
  const first = entries.find(({ event }) => event === 'start')
  if (typeof first?.guide !== 'string' || typeof first.at !== 'string') return null
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
      ended === undefined ? null : { outcome: String(ended.outcome), verified: ended.verified === true },
  }
}

function strings(value: Entry[string]): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).filter((pair) => typeof pair[1] === 'string'))
}
