/**
 * The ladder: when cancelling on the site has failed, what to try now, why, until when to wait, what comes next.
 * Invariants: one rung at a time; none before the waiting time of those before it is over, but for a danger, which is
 * named; a rung done is not asked for again; days only, no clock. Pure.
 */
import { CHANNELS } from '../../src-preload/contract/letter-names.js'
import { addDays, type Day, daysBetween } from '../case/days.js'
import { textOf } from '../case/entry.js'
import { RUNGS, type Rung, type Sent } from './ladder-events.js'
import {
  ANSWER_DAYS,
  BANK,
  BEFORE_A_CHARGE,
  CHARGE_SOON_DAYS,
  type Clock,
  type Danger,
  DISPUTE_DAYS,
  DISPUTE_SOON_DAYS,
  type Goal,
  type Ladder,
  type LadderFacts,
  ON_SITE,
  type OnRung,
  ORDER,
  type Standing,
  type Step,
  WAIT_DAYS,
  type Why,
} from './ladder-table.js'
import type { Channel } from './schema.js'

export function rungOf({ purpose, channel }: Omit<Sent, 'on'>): Rung | null {
  if (purpose === 'bank-stop-payment') return 'bank-stop'
  if (purpose === 'bank-dispute') return 'bank-dispute'
  if (channel === 'bank') return null
  if (purpose === 'formal-notice') return 'formal-notice'
  return channel === 'form' ? 'email' : channel
}

/** Days in which an answer to a message is waited for, as on the ladder; null for one that is on none of its rungs. */
export function waitDays(sent: { readonly purpose: unknown; readonly channel: unknown }): number | null {
  const channel = CHANNELS.find((each) => each === sent.channel)
  const rung = channel === undefined ? null : rungOf({ purpose: textOf(sent.purpose), channel })
  return rung === null ? null : WAIT_DAYS[rung]
}

/** A clock per charge, oldest first. */
export const disputeClocks = (charges: readonly Day[], today: Day): readonly Clock[] =>
  [...new Set(charges)].sort().map((charge) => {
    const until = addDays(charge, DISPUTE_DAYS)
    return { charge, until, daysLeft: daysBetween(today, until) }
  })

const latest = (days: readonly Day[]): Day | null => days.toSorted().at(-1) ?? null

/** What stands between the facts and the answer: everything worked out once. */
interface Reading {
  readonly facts: LadderFacts
  readonly goal: Goal
  /** What was done for this goal, oldest first. */
  readonly steps: readonly Step[]
  readonly clocks: readonly Clock[]
  readonly left: readonly Rung[]
}

const distinct = (values: readonly string[]): number => new Set(values).size

/** Second routes and second browsers are steps as well. */
function siteSteps({ attempts }: LadderFacts): Step[] {
  const sorted = attempts.toSorted((a, b) => a.on.localeCompare(b.on))
  return sorted.flatMap(({ on, route, browser }, i): Step[] => {
    const before = sorted.slice(0, i)
    if (before.length === 0) return []
    const isNew = !before.some((one) => one.route === route)
    if (isNew) return [{ rung: 'other-route', on }]
    return before.some((one) => one.browser === browser) ? [] : [{ rung: 'other-browser', on }]
  })
}

function isThere(
  rung: Rung,
  { attempts, routes, browsers, contacts }: LadderFacts,
  clocks: readonly Clock[],
): boolean {
  const has = (...channels: Channel[]) => channels.some((channel) => contacts.includes(channel))
  switch (rung) {
    case 'other-route':
      return routes.some((route) => !attempts.some((one) => one.route === route))
    case 'other-browser':
      // One other browser tells whether it was the browser.
      return (
        distinct(attempts.map(({ browser }) => browser)) < 2 &&
        browsers.some((browser) => !attempts.some((one) => one.browser === browser))
      )
    case 'email':
      return has('email', 'form')
    case 'reddit':
    case 'discord':
      return has(rung)
    case 'formal-notice':
      return has('email')
    case 'bank-stop':
      return true
    case 'bank-dispute':
      return clocks.some(({ daysLeft }) => daysLeft >= 0)
  }
}

function read(facts: LadderFacts): Reading {
  const { today, cancelled, charges, sent, skipped } = facts
  const late = cancelled === null ? [] : charges.filter((charge) => charge > cancelled)
  const goal = cancelled === null ? 'cancel' : 'money-back'
  const clocks = disputeClocks(goal === 'cancel' ? charges : late, today)
  // What was written before the newest charge was about something else.
  const since = goal === 'cancel' ? null : latest(late)
  const written = sent.flatMap((one): Step[] => {
    const rung = rungOf(one)
    return rung === null || (since !== null && one.on < since) ? [] : [{ rung, on: one.on }]
  })
  const steps = [...(goal === 'cancel' ? siteSteps(facts) : []), ...written].sort((a, b) =>
    a.on.localeCompare(b.on),
  )
  // Whoever has written has left the site behind; a bank's rung may have come early, and leaves nothing behind.
  const reached = Math.max(
    -1,
    ...steps.filter(({ rung }) => !BANK.includes(rung)).map(({ rung }) => RUNGS.indexOf(rung)),
  )
  const left = ORDER[goal].filter((rung) => {
    if (skipped.includes(rung) || !isThere(rung, facts, clocks)) return false
    if (BANK.includes(rung)) return !steps.some((step) => step.rung === rung)
    // Several routes may be left: that rung is passed by what comes after it.
    return ON_SITE.includes(rung) ? reached < RUNGS.indexOf('email') : RUNGS.indexOf(rung) > reached
  })
  return { facts, goal, steps, clocks, left }
}

/** The rung whose time runs longest: what is waited for. */
function waiting({
  facts,
  steps,
}: Reading): { readonly rung: Rung; readonly until: Day; readonly answered: boolean } | null {
  const { today, answers, sent } = facts
  const times = steps.map(({ rung, on }) => {
    const channels = sent.filter((one) => rungOf(one) === rung).map(({ channel }) => channel)
    const answer = latest(
      answers.filter((one) => channels.includes(one.channel) && one.on >= on).map((one) => one.on),
    )
    const asked = addDays(on, WAIT_DAYS[rung])
    return answer === null
      ? { rung, until: asked, answered: false }
      : { rung, until: addDays(answer, ANSWER_DAYS), answered: true }
  })
  const order = (rung: Rung) => RUNGS.indexOf(rung)
  const running = times
    .filter(({ until }) => until > today)
    .sort((a, b) => a.until.localeCompare(b.until) || order(a.rung) - order(b.rung))
  return running.at(-1) ?? null
}

function endangered({
  facts,
  goal,
  clocks,
  steps,
  left,
}: Reading): { readonly danger: Danger; readonly rung: Rung } | null {
  const { today, nextCharge } = facts
  const days = nextCharge === null ? null : daysBetween(today, nextCharge)
  if (goal === 'cancel' && days !== null && days >= 0 && days <= CHARGE_SOON_DAYS) {
    const rung = BEFORE_A_CHARGE.find((one) => left.includes(one))
    if (rung !== undefined) return { danger: 'charge-soon', rung }
  }
  if (clocks.some(({ daysLeft }) => daysLeft >= 0 && daysLeft <= DISPUTE_SOON_DAYS)) {
    // The bank asks whether the service was written to first.
    const isLetter = (one: Rung) => !ON_SITE.includes(one) && !BANK.includes(one)
    const written = steps.some(({ rung }) => isLetter(rung))
    const rung = left.find((one) => one === 'bank-dispute' || (!written && isLetter(one)))
    if (rung !== undefined) return { danger: 'dispute-ends-soon', rung }
  }
  return null
}

function whyNow({ goal, steps, facts }: Reading, rung: Rung): Why {
  if (ON_SITE.includes(rung)) return 'not-cancelled'
  const last = steps.findLast((step) => !ON_SITE.includes(step.rung))
  if (last === undefined) return goal === 'money-back' ? 'charged-anyway' : 'ways-used-up'
  return facts.answers.some(({ on }) => on >= last.on) ? 'answer-did-not-help' : 'no-answer'
}

function draftFor(rung: Rung, { goal, steps, facts }: Reading): OnRung['write'] {
  const ask = goal === 'money-back' ? 'charged-after-cancelling' : 'cancel-request'
  const support: Channel = facts.contacts.includes('email') ? 'email' : 'form'
  const isFirst = !steps.some((step) => !ON_SITE.includes(step.rung))
  switch (rung) {
    case 'other-route':
    case 'other-browser':
      return null
    case 'email':
      return { purpose: ask, channel: support }
    case 'reddit':
    case 'discord':
      return { purpose: isFirst ? ask : 'follow-up', channel: rung }
    case 'formal-notice':
      return { purpose: 'formal-notice', channel: 'email' }
    case 'bank-stop':
      return { purpose: 'bank-stop-payment', channel: 'bank' }
    case 'bank-dispute':
      return { purpose: 'bank-dispute', channel: 'bank' }
  }
}

/** Where the person stands. */
export function ladder(facts: LadderFacts): Ladder {
  const { today, cancelled, attempts, sent, charges } = facts
  if (cancelled !== null && !charges.some((charge) => charge > cancelled))
    return { kind: 'done', on: cancelled }
  if (cancelled === null && attempts.length === 0 && sent.length === 0) return { kind: 'not-begun' }

  const reading = read(facts)
  const { goal, steps, clocks, left } = reading
  const standing: Standing = { passed: steps, clocks }
  const act = (rung: Rung, why: Why, danger: Danger | null): Ladder => ({
    kind: 'rung',
    goal,
    rung,
    phase: 'act',
    why,
    danger,
    waitUntil: addDays(today, WAIT_DAYS[rung]),
    write: draftFor(rung, reading),
    next: left.filter((one) => one !== rung),
    ...standing,
  })

  const danger = endangered(reading)
  if (danger !== null) return act(danger.rung, danger.danger, danger.danger)
  const wait = waiting(reading)
  if (wait !== null) {
    const { rung, until: waitUntil, answered } = wait
    const why = answered ? 'answer-came' : BANK.includes(rung) ? 'waiting-for-bank' : 'waiting-for-answer'
    return {
      kind: 'rung',
      goal,
      rung,
      phase: 'wait',
      why,
      danger: null,
      waitUntil,
      write: null,
      next: left,
      ...standing,
    }
  }
  const [first] = left
  return first === undefined ? { kind: 'used-up', ...standing } : act(first, whyNow(reading, first), null)
}
