/**
 * Clicks that may have been made without being seen: the irreversible one counts as made when its screen is gone.
 * Pure: must not import I/O, Electron or the DOM.
 */
import type { Observation } from './observation.js'
import type { Act, Question } from './state.js'
import type { Turn } from './turn.js'
import { soil } from './verify.js'

/** Questions whether the app may click. */
export const CONSENT: ReadonlySet<Question> = new Set<Question>(['confirm-commit', 'terms'])

/** The person was shown the irreversible click, and the screen is gone without a click having been seen. */
export function leaveUnseen(turn: Turn, signature: string): void {
  const act = offered(turn)
  if (act?.commit !== true || act.signature === signature || turn.plan.mode === 'auto') return
  turn.update({ committedAt: turn.now })
  soil(turn)
}

/** The act that the person is being shown, or asked to agree to. */
export function offered({ phase }: Turn): Act | null {
  if (phase.kind === 'at') return phase.act
  return phase.kind === 'asking' && CONSENT.has(phase.question) ? phase.act : null
}

/** The run is over: whether the person has made the irreversible click in the last moment still counts. */
export function lastClicks(turn: Turn, observation: Observation): void {
  const act = offered(turn)
  if (act?.commit !== true || turn.plan.mode === 'auto') return
  const stands = observation.controls.some((control) => control.ref === act.ref)
  if (observation.clicks.length > 0 || !stands) leaveUnseen(turn, '')
}
