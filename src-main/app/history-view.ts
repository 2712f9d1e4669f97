/**
 * What happened in a walk, as the panel lists it.
 * Invariants: text from the page is masked and cleaned; nothing is said twice in a row.
 * Must not import I/O, Electron, playwright-core or the DOM.
 */
import type { HistoryEntry } from '../../src-preload/contract/view.js'
import { mask } from '../case/mask.js'
import { clean, type Narrator } from '../run/narrate.js'
import type { Told } from './model.js'

const HISTORY_LIMIT = 200

export function history(told: readonly Told[], n: Narrator): HistoryEntry[] {
  let said: string | null = null
  const isNews = ({ kind, text }: HistoryEntry) => {
    if (kind !== 'said') return true
    const again = text === said
    said = text
    return !again
  }
  return told
    .flatMap((each) => historyEntry(each, n) ?? [])
    .filter(isNews)
    .slice(-HISTORY_LIMIT)
}

function historyEntry(told: Told, n: Narrator): HistoryEntry | null {
  const { at } = told
  if (told.kind === 'picture') {
    return { at, kind: 'picture', text: `${n.texts.words['picture-of']} ${told.screen}`, src: told.file }
  }
  const { event } = told
  switch (event.event) {
    case 'say':
      return { at, kind: 'said', text: mask(n.say(event)) }
    case 'ask':
      return { at, kind: 'asked', text: mask(n.ask(event.id, event.blanks.detail ?? '', event.reason)) }
    case 'click':
      return { at, kind: 'clicked', text: clean(mask(event.name)), by: event.by }
    case 'trap':
      return { at, kind: 'trap', text: mask(n.trap(event.intent, event.name)) }
    case 'refused':
      return { at, kind: 'refused', text: clean(mask(event.detail)) }
    case 'screen':
      return { at, kind: 'moved', text: clean(mask(event.url)) }
    case 'outcome':
      return { at, kind: 'outcome', text: n.texts.outcomes[event.outcome] }
    case 'load':
    case 'point':
    case 'search':
    case 'status':
      return null
  }
}
