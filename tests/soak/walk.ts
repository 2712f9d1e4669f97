/**
 * One rehearsal in the app, from home to its end, held against what the scenario expects and what the practice server
 * knows; then something that a person does after it.
 * Invariants: whatever ends otherwise than it should is told as a problem, never passed over.
 */
import { readdirSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import type { Truth } from '../../practice/server'
import { readCase } from '../../src-main/case/case-folder'
import { casesFolder } from '../../src-main/paths'
import { isEnded, isLive, type Live, type Rehearser } from '../rehearser'
import { type Ending, endsWell, judge } from './judge'
import type { Turn } from './turns'

export interface Walked {
  /** As the case has it. */
  readonly outcome: string
  readonly ms: number
  /** What is not as it should be. */
  readonly problems: readonly string[]
}

export async function rehearse(person: Rehearser, { scenario, mode }: Turn): Promise<Walked> {
  const began = Date.now()
  await person.send({ kind: 'practise', scenario: scenario.name })
  await person.send({ kind: 'consent', mode })
  await person.send({ kind: 'start' })
  // What cannot end well ends where it waits for something that this person will not do.
  const place = await person.follow((each) => !endsWell(scenario.expect) && waitsInVain(each, person))
  const site = new URL(person.host.sitePage?.url() ?? '').origin
  const truth = await truthOf(site)
  const waited = isLive(place) ? reasonOf(place, person) : null
  // What this person cannot get past is left.
  if (waited !== null) await person.send({ kind: 'say', word: 'stop' })
  const { kind } = await person.until('the end of the walk', isEnded)
  const ending = endingIn(person)
  const shown = kind === 'done' ? kind : 'blocked'
  return {
    outcome: String(ending.outcome),
    ms: Date.now() - began,
    problems: judge(scenario.expect, { ending, waited, shown, truth, logged: person.logged.splice(0) }),
  }
}

/** Of a question, as the case has it: the panel says it in words. */
function reasonOf(place: Live, person: Rehearser): string {
  if (place.kind === 'blocked') return place.reason
  if (place.question === null) return 'needs-typing'
  return String(newestCase(person).findLast(({ event }) => event === 'ask')?.reason ?? 'nothing')
}

const VAIN: ReadonlySet<string> = new Set(['which-plan', 'sign-in', 'challenge'])

/** What is in the way will not go away by itself. */
const waitsInVain = (place: Live, person: Rehearser): boolean =>
  place.kind === 'blocked' || (place.question === null ? wantsWord(person) : VAIN.has(place.question.id))

/** This person does not type. */
const wantsWord = (person: Rehearser): boolean =>
  newestCase(person).findLast(({ event }) => event === 'point')?.intent === 'confirm-phrase'

/** What the practice server knows. A connection of its own, which is not kept open. */
function truthOf(origin: string): Promise<Truth> {
  return new Promise((resolve, reject) => {
    const asked = get(`${origin}/__truth`, { agent: false }, async (answer) => {
      const parts: Buffer[] = []
      for await (const part of answer) parts.push(part)
      resolve(JSON.parse(Buffer.concat(parts).toString()))
    })
    asked.on('error', reject)
  })
}

function newestCase({ host }: Rehearser) {
  const root = casesFolder(host.storeFolder)
  return readCase(join(root, readdirSync(root).sort().at(-1) ?? ''))
}

/** The end as the newest case on the disk has it. */
function endingIn(person: Rehearser): Ending {
  const found = newestCase(person).findLast(({ event }) => event === 'outcome')
  if (found === undefined) throw new Error('the newest case has no outcome')
  const { outcome, verified, refund, endsOn, reason } = found
  return { outcome, verified, refund, endsOn, reason }
}
