// What a practice scenario says of itself. Pure types and the languages.

export type Lang = 'en' | 'fr' | 'de' | 'es'

export const langs: readonly Lang[] = ['en', 'fr', 'de', 'es']

type ExpectedOutcome =
  | 'cancelled-now'
  | 'cancelled-at-period-end'
  | 'not-cancelled'
  | 'not-subscribed'
  | 'unknown'
  | 'no-safe-path'

export interface Expectation {
  readonly outcome: ExpectedOutcome
  readonly verified: boolean
  readonly refund?: boolean
  /** Why the run ends so, in the engine's own word; left out where the outcome says it all. */
  readonly reason?: string
}

export interface ScenarioShape {
  readonly name: string
  /** The guide that walks through it. */
  readonly guide: string
  readonly title: Readonly<Record<Lang, string>>
  readonly teaches: Readonly<Record<Lang, string>>
  readonly expect: Expectation
  readonly inputs?: Readonly<Record<string, string>>
}

export const atPeriodEnd: Expectation = { outcome: 'cancelled-at-period-end', verified: true }
