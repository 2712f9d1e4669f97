/**
 * The diagnostic report: what whoever helps with a fault has to know, as text that the person reads before it goes
 * anywhere. Nothing sends it.
 * Invariants: no paths of the person's, no cases, no names; every line goes through the mask of the log once more.
 * Must not import I/O, Electron or the DOM.
 */
import type { About } from '../about.js'
import type { Guide } from '../guide/schema.js'
import { redact } from '../log/redact.js'
import type { Settings } from './settings.js'

export interface Diagnosed extends About {
  readonly host: string
  readonly engine: string
  readonly node: string
  readonly settings: Settings
  readonly guides: readonly Pick<Guide, 'id' | 'quality' | 'checkedOn'>[]
  /** How many are kept. */
  readonly cases: number
  /** The newest lines of the log, oldest first. */
  readonly log: readonly string[]
  readonly home: string
  readonly now: Date
}

/** Lines of the log in it. */
export const LOG_LINES = 150
const LONGEST = 60_000

/** Text of at most 60,000 characters; where the log is too long, its oldest lines are missing. */
export function diagnosticReport(diagnosed: Diagnosed): string {
  const { version, host, engine, system, node, settings, guides, cases, log, home, now } = diagnosed
  const head = [
    `Wayout ${version}`,
    `Host: ${host}, ${engine}`,
    `System: ${system}`,
    `Node: ${node}`,
    `Time: ${now.toISOString()}`,
    `Settings: ${Object.entries(settings).flatMap(plainSetting).join(', ')}`,
    `Cases kept: ${cases}`,
    'Guides:',
    ...guides.map(({ id, quality, checkedOn }) => `  ${id}, ${quality}, ${checkedOn}`),
    'Log:',
  ].map((line) => redact(line, home))
  const lines = (log.length === 0 ? ['(empty)'] : log).map((line) => `  ${redact(line, home)}`)
  let length = head.join('\n').length
  const fit = lines.findLastIndex((line) => {
    length += line.length + 1
    return length > LONGEST
  })
  return [...head, ...lines.slice(fit + 1)].join('\n')
}

/** Paths and whatever else is not a plain word stay out. */
const plainSetting = ([name, value]: [string, unknown]): string[] =>
  value === null || /^(?:[\w.-]{1,40})$/.test(String(value)) ? [`${name} ${value ?? 'default'}`] : []
