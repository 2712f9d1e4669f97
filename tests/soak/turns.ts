/** Which scenario is walked when, and who clicks. Pure. */
import { type Scenario, scenarios } from '../../practice/scenarios'
import { randomOf } from '../variation/random'

const MODES = ['show', 'assist'] as const

export interface Turn {
  /** From 0. */
  readonly number: number
  readonly scenario: Scenario
  readonly mode: (typeof MODES)[number]
}

/** All scenarios, then all again, in an order that the seed gives; each in either mode from round to round. */
export function turnsOf(seed: number, from: number, walks: number): Turn[] {
  const random = randomOf(seed)
  const turns: Turn[] = []
  for (let round = 0; turns.length < from + walks; round += 1)
    for (const scenario of random.some(scenarios, scenarios.length)) {
      const mode = MODES[(round + scenarios.indexOf(scenario)) % MODES.length] ?? 'show'
      turns.push({ number: turns.length, scenario, mode })
    }
  return turns.slice(from, from + walks)
}
