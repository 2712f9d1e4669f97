/**
 * `wayout case …`: the cases on this computer, what one holds, and whether it is as it was written.
 * Invariants: reads only; what came from a page is cleaned; with `--json` one JSON value on stdout and nothing else.
 */
import type { Command } from 'commander'
import { settledCaseFolders } from '../app/case-folders.js'
import { readState } from '../case/case-folder.js'
import { type CaseSummary, findCase, isOpen, listCases, searchCases, summaryOf } from '../case/cases.js'
import { type Entry, textOf } from '../case/entry.js'
import { type Friction, friction } from '../case/friction.js'
import { folderSource } from '../case/source.js'
import { type Verdict, verifyCase } from '../case/verify.js'
import type { Outcome } from '../engine/state.js'
import { clean } from '../run/narrate.js'
import { TEXTS } from '../texts/index.js'
import { isZip, verifyZip } from './case-files.js'
import { systemLanguage } from './language.js'

interface Json {
  readonly json?: boolean
}

/** Adds `case` with what belongs to it; gives it, so that more can be added. */
export function addCaseCommands(wayout: Command, done: (code: number) => void): Command {
  const group = wayout.command('case').description('the cases on this computer, and whether they are intact')
  group
    .command('list')
    .description('list the cases, newest first')
    .option('--search <words>', 'only those that hold these words')
    .option('--json', 'one JSON array on stdout')
    .action((flags: Json & { search?: string }) => done(list(flags)))
  group
    .command('show')
    .description('show what happened in a case')
    .argument('<dir>', 'the case’s folder, or its name in the list')
    .option('--json', 'one JSON object on stdout')
    .action((named: string, flags: Json) => done(show(named, flags)))
  group
    .command('verify')
    .description('check that a case, or a ZIP of one, is as it was written: exit 0 when it is, 3 when not')
    .argument('<dir>', 'the case’s folder, or its name in the list, or a ZIP')
    .option('--json', 'one JSON object on stdout')
    .action(async (named: string, flags: Json) => {
      const json = flags.json === true
      if (isZip(named)) return done(tellVerdict(named, await verifyZip(named), json))
      const folder = findCase(settledCaseFolders().all, named)
      done(tellVerdict(folder, verifyCase(folderSource(folder)), json))
    })
  return group
}

const print = (text: string) => void process.stdout.write(`${text}\n`)
const texts = () => TEXTS[systemLanguage()]

function outcomeLine({ outcome }: Pick<CaseSummary, 'outcome'>): string {
  const { outcomes, words } = texts()
  if (outcome === null) return words['case-open']
  const name = outcomes[outcome.outcome as Outcome] ?? clean(outcome.outcome)
  const ends = outcome.endsOn === null ? '' : `, ${words['ends-on']} ${clean(outcome.endsOn)}`
  return `${name} (${outcome.verified ? words.verified : words['not-verified']})${ends}`
}

function list({ json, search }: Json & { readonly search?: string }): number {
  const { all } = settledCaseFolders()
  const cases = search === undefined ? listCases(...all) : searchCases(all, search)
  if (json === true) {
    print(JSON.stringify(cases.map((each) => ({ ...each, open: isOpen(each) }))))
    return 0
  }
  for (const each of cases) {
    const marks = [
      ...(each.practice ? [texts().words.practice] : []),
      ...(each.archived ? ['archived'] : []),
    ].map((mark) => ` [${mark}]`)
    print(`${each.id}\n    ${clean(each.guide)}${marks.join('')}: ${outcomeLine(each)}`)
  }
  if (cases.length === 0) process.stderr.write(`There are no cases in ${all.join(', ')}.\n`)
  return 0
}

function show(named: string, { json }: Json): number {
  const folder = findCase(settledCaseFolders().all, named)
  const state = readState(folder)
  const entries = state?.log.entries ?? []
  const summary = summaryOf(folder)
  const cost = friction(entries)
  const chained = state?.log.unchained === 0
  if (json === true) {
    print(
      JSON.stringify({
        folder,
        summary,
        readOnly: state?.readOnly ?? null,
        chained,
        friction: cost,
        entries,
      }),
    )
    return 0
  }
  print(folder)
  if (summary !== null) print(`${clean(summary.guide)}: ${outcomeLine(summary)}`)
  if (state !== null && state.readOnly !== null) print(`Read-only. ${state.readOnly}`)
  if (!chained) print('Not chained: its first lines were written by an older Wayout, without hashes.')
  print(costLine(cost))
  for (const entry of entries) {
    const line = timelineLine(entry)
    if (line !== null) print(`${entry.at}  ${line}`)
  }
  return 0
}

function costLine({ screens, pages, clicks, traps, retention, minutes }: Friction): string {
  return [
    `${screens} screens on ${pages} pages`,
    `${clicks.person} clicks of yours, ${clicks.app} of the app`,
    `${traps} traps on ${retention} screens`,
    `${minutes.toFixed(1)} minutes`,
  ].join(' · ')
}

/** One line a thing that happened; what only the program needs is left out. */
function timelineLine(entry: Entry): string | null {
  const { words } = texts()
  const of = (key: string) => clean(textOf(entry[key]))
  switch (entry.event) {
    case 'start':
      return `— ${of('guide')} (${of('mode')})`
    case 'say':
    case 'ask':
      return of('text')
    case 'trap':
      return `${words.trap}: ${of('text')}`
    case 'status':
      return `${words.status}: ${of('text')}`
    case 'screen':
      return `${of('id')}  ${of('url')}`
    case 'click':
      return `${entry.by === 'person' ? words['clicked-you'] : words.clicked}: ${of('name')}`
    case 'picture':
    case 'page-text':
      return of('file')
    case 'outcome':
      return outcomeLine({
        outcome: {
          outcome: of('outcome'),
          verified: entry.verified === true,
          endsOn: typeof entry.endsOn === 'string' ? entry.endsOn : null,
        },
      })
    case 'repaired':
    case 'migrated':
    case 'archived':
    case 'unarchived':
      return entry.event
    default:
      return null
  }
}

/** Prints a verdict; gives the exit code: 0 intact, 3 not. */
export function tellVerdict(name: string, verdict: Verdict, json: boolean): number {
  if (json) print(JSON.stringify({ case: name, ...verdict }))
  else {
    for (const { kind, name: file, line, why } of verdict.findings)
      print(`${kind}: ${clean(file)}${line === null ? '' : ` (line ${line} of the log)`}: ${clean(why)}`)
    if (verdict.unchained > 0)
      print(`Lines 1 to ${verdict.unchained} are not chained: an older Wayout wrote them, without hashes.`)
    if (verdict.unhashed > 0)
      print(`${verdict.unhashed} pictures were kept without a hash by an older Wayout.`)
    if (verdict.newer) print('A newer Wayout wrote to it: what that added is not checked.')
    const { events, files, head, intact, findings } = verdict
    const counted = `${events} events, ${files} files`
    print(intact ? `Intact: ${counted}.` : `Not intact: ${findings.length} findings; ${counted}.`)
    print(`Hash of the last event: ${head}`)
  }
  return verdict.intact ? 0 : 3
}
