/**
 * Whether a walk ended as its scenario says, and as the practice server knows. Pure.
 */
import type { Expectation } from '../../practice/scenarios/shape'
import type { Truth } from '../../practice/server'

/** How a walk ended, as its case has it. */
export interface Ending {
  readonly outcome: unknown
  readonly verified: unknown
  readonly refund: unknown
  readonly endsOn: unknown
  readonly reason: unknown
}

export interface Ended {
  readonly ending: Ending
  /** Where the panel waited in vain before the person left: why, in the engine's word. Null: it ended by itself. */
  readonly waited: string | null
  /** What the panel shows in the end. */
  readonly shown: 'done' | 'blocked'
  readonly truth: Pick<Truth, 'status' | 'endsOn' | 'refunded' | 'wrong'>
  /** What went wrong aside. */
  readonly logged: readonly string[]
}

/** Outcomes that agree with what the server knows. */
const AGREES: Readonly<Record<Truth['status'], readonly string[]>> = {
  ends: ['cancelled-at-period-end'],
  cancelled: ['cancelled-now'],
  // Who does not see the account cannot say that there is none.
  none: ['not-subscribed', 'unknown', 'no-safe-path'],
  active: ['not-cancelled', 'unknown', 'no-safe-path'],
  paused: ['not-cancelled', 'unknown', 'no-safe-path'],
}
const GOOD: readonly unknown[] = ['cancelled-at-period-end', 'cancelled-now', 'not-subscribed']

/** Whether a walk through it can get out. Otherwise it may wait for a person for good. */
export const endsWell = ({ outcome, verified }: Expectation): boolean => verified && GOOD.includes(outcome)

/** What is not as it should be. */
export function judge(expect: Expectation, { ending, waited, shown, truth, logged }: Ended): string[] {
  const problems: string[] = []
  const same = (what: string, is: unknown, should: unknown) => {
    if (is !== should) problems.push(`${what} is ${is}, not ${should}`)
  }
  if (waited === null) {
    same('outcome', ending.outcome, expect.outcome)
    same('verified', ending.verified, expect.verified)
    if (expect.reason !== undefined) same('reason', ending.reason, expect.reason)
  } else {
    // Left where it could not go on: the panel has said why.
    same('verified', ending.verified, false)
    if (endsWell(expect)) problems.push(`waits for ${waited}`)
    if (expect.reason !== undefined) same('what it waits for', waited, expect.reason)
  }
  if (!AGREES[truth.status].includes(String(ending.outcome)))
    problems.push(`outcome is ${ending.outcome}, and the plan ${truth.status}`)
  const good = ending.verified === true && GOOD.includes(ending.outcome)
  same('what is shown', shown, good ? 'done' : 'blocked')
  same('end', ending.endsOn, good && truth.status === 'ends' ? truth.endsOn : null)
  if (good) same('refund', ending.refund, truth.refunded)
  for (const wrong of truth.wrong) problems.push(`clicked ${wrong}`)
  for (const line of logged) problems.push(`logged: ${line}`)
  return problems
}
