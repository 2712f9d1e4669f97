/**
 * Whether the app may make a click now: the consent level, the person's word for this very act, the terms.
 * Invariants: no click without consent for that very act; the irreversible one needs its own; consent is used up by
 * one click. Pure: must not import I/O, Electron or the DOM.
 */
import type { Observation } from './observation.js'
import type { Act } from './state.js'
import { agreedBeforehand, mayClick, type Turn } from './turn.js'

/** What a consent, and the count of clicks, belong to. */
export const keyOf = (act: Pick<Act, 'signature' | 'intent'>) => `${act.signature}#${act.intent}`

export const grantFor = ({ run }: Turn, act: Act) => (run.grant?.signature === keyOf(act) ? run.grant : null)

/** Clicks, asks for what is missing, or leaves it to the person. `personal`: it is the person's in any case. */
export function clickOrWait(turn: Turn, observation: Observation, act: Act, personal: boolean): void {
  const grant = grantFor(turn, act)
  const seen = [...observation.controls, ...observation.wide].find((control) => control.ref === act.ref)
  const handsOff = personal || !mayClick(turn.plan, observation, seen?.origin ?? 'null')
  if (handsOff && grant?.click === true) {
    turn.update({ grant: null })
    turn.sayApp('yours-to-click', { control: act.name })
  }
  if (handsOff || (turn.plan.mode === 'assist' && grant?.click !== true)) return awaitPerson(turn)
  const terms = turn.plan.guide.terms?.automation === 'forbidden'
  if (terms && turn.plan.mode === 'assist' && !turn.run.termsAccepted) {
    return turn.ask('terms', keyOf(act), 'needs-person', '', { about: act })
  }
  if (act.commit && !agreedBeforehand(turn.plan, observation) && grant?.commit !== true) {
    return turn.ask('confirm-commit', keyOf(act), 'not-confirmed', act.name, { about: act })
  }
  turn.update({ grant: null })
  turn.phase = { kind: 'clicking', act }
  const { ref, intent, role, name, commit } = act
  turn.effects.push({ kind: 'click', ref, intent, role, name, commit })
}

/** Nobody is there to click: pointing would wait for ever. */
function awaitPerson(turn: Turn): void {
  if (!turn.plan.attended) turn.stuck('needs-person')
}
