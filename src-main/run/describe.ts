/**
 * An event of the run as the case keeps it and the command line prints it: ids, and the words that were said.
 * Invariants: what came from a page is cleaned. Must not import I/O, Electron or the DOM.
 */
import type { CaseEvent } from '../case/case-folder.js'
import type { RunEvent } from '../engine/state.js'
import { clean, type Narrator } from './narrate.js'

/** The event as it is printed and kept: ids, and the words that were said. */
export function describe(event: RunEvent, n: Narrator): CaseEvent {
  switch (event.event) {
    case 'say': {
      const { of, id } = event.text
      return { event: 'say', id, text: n.say(event), ...(of === 'guide' ? n.hints(id) : {}) }
    }
    case 'ask':
      return { event: 'ask', id: event.id, text: n.ask(event.id, event.blanks.detail ?? '') }
    case 'trap':
      return { ...event, name: clean(event.name), text: n.trap(event.intent, event.name) }
    case 'point':
    case 'click':
      return { ...event, name: clean(event.name) }
    case 'screen':
    case 'refused':
    case 'load':
    case 'outcome':
      return { ...event }
  }
}
