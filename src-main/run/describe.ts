/**
 * An event of the run as the case keeps it and the command line prints it: ids, and the words that were said.
 * Invariants: what came from a page is cleaned. Must not import I/O, Electron or the DOM.
 */

import { longDate } from '../../src-preload/contract/long-date.js'
import type { CaseEvent } from '../case/case-folder.js'
import type { RunEvent } from '../engine/state.js'
import { clean, type Narrator, priceText } from './narrate.js'

/** "Basic plan: running, next charge on December 14, 2026 · …" */
function statusText({ subscriptions }: Extract<RunEvent, { event: 'status' }>, n: Narrator): string {
  const { language } = n
  const { words } = n.texts
  return subscriptions
    .map(({ plan, state, chargeOn, endsOn, price, per }) => {
      const charge = chargeOn === null ? [] : [`${words['charge-on']} ${longDate(chargeOn, language)}`]
      const end = endsOn === null ? [] : [longDate(endsOn, language)]
      const says = [
        words[`state-${state}`],
        ...charge,
        ...end,
        ...(price === null ? [] : [priceText(price, per, n)]),
      ].join(', ')
      return plan === null ? says : `${plan}: ${says}`
    })
    .join(' · ')
}

/** The event as it is printed and kept: ids, and the words that were said. */
export function describe(event: RunEvent, n: Narrator): CaseEvent {
  switch (event.event) {
    case 'say': {
      const { of, id } = event.text
      return { event: 'say', id, text: n.say(event), ...(of === 'guide' ? n.hints(id) : {}) }
    }
    case 'ask':
      return {
        event: 'ask',
        id: event.id,
        text: n.ask(event.id, event.blanks.detail ?? '', event.reason),
        reason: event.reason,
        detail: clean(event.blanks.detail ?? ''),
        ...(event.options === undefined ? {} : { options: event.options.map(clean) }),
      }
    case 'status':
      return {
        event: 'status',
        text: clean(statusText(event, n)),
        account: event.account === null ? null : clean(event.account),
        subscriptions: event.subscriptions.map((each) => ({
          ...each,
          plan: each.plan === null ? null : clean(each.plan),
          price: each.price === null ? null : clean(each.price),
        })),
      }
    case 'trap':
      return { ...event, name: clean(event.name), text: n.trap(event.intent, event.name) }
    case 'point':
    case 'click':
      return { ...event, name: clean(event.name) }
    case 'screen':
    case 'load':
    case 'search':
      return { ...event }
    case 'refused':
    case 'outcome':
      return { ...event, detail: clean(event.detail) }
  }
}
