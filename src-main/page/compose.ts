/**
 * One observation out of the looks at all frames: handles, page coordinates, dialogs' numbers.
 * Invariants: pure; a frame that a person cannot see contributes nothing; one secret field anywhere hides all.
 * Must not import Electron, playwright-core or the DOM.
 */

import type { RawControl, RawFrame, RawObservation } from '../../src-preload/page/protocol.js'
import type { Control, Observation, PersonClick, Problem, Rect, Sentence } from '../engine/observation.js'
import type { FrameClick } from './watch.js'

const LIMIT = 1000

/** A frame that was looked at; `owner` is its iframe as the parent sees it, null for the main frame. */
export interface Look {
  readonly key: string
  readonly origin: string
  readonly raw: RawObservation
  readonly owner: { readonly look: Look; readonly frame: RawFrame } | null
}

export interface Envelope {
  readonly at: number
  readonly load: string
  readonly url: string
  readonly origin: string
  readonly settled: boolean
  readonly bottom: boolean
  readonly problem: Problem | null
}

export function dayOf(at: number): string {
  const date = new Date(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** An observation of a page that could not be looked at, or must not be. */
export function blank(envelope: Envelope, sensitive = false): Observation {
  return {
    ...envelope,
    url: sensitive ? '' : envelope.url,
    today: dayOf(envelope.at),
    title: '',
    language: '',
    translated: false,
    sensitive,
    modal: null,
    controls: [],
    wide: [],
    sentences: [],
    clicks: [],
  }
}

/** Numbers that stay the same for the same dialog. */
export class DialogNumbers {
  private readonly known = new Map<string, number>()

  of(key: string, dialog: number | null): number | null {
    if (dialog === null) return null
    const name = `${key}:${dialog}`
    const number = this.known.get(name) ?? this.known.size + 1
    this.known.set(name, number)
    return number
  }
}

/** Whether the frame and all frames around it can be seen. */
export function isShown(look: Look): boolean {
  return look.owner === null || (look.owner.frame.visible && isShown(look.owner.look))
}

function offset(look: Look): { x: number; y: number } {
  if (look.owner === null) return { x: 0, y: 0 }
  const outer = offset(look.owner.look)
  return { x: outer.x + look.owner.frame.rect.x, y: outer.y + look.owner.frame.rect.y }
}

const every = (look: Look, test: (frame: RawFrame) => boolean): boolean =>
  look.owner === null || (test(look.owner.frame) && every(look.owner.look, test))

export function compose(
  envelope: Envelope,
  main: Look,
  children: readonly Look[],
  clicks: readonly FrameClick[],
  numbers: DialogNumbers,
): Observation {
  const shown = [main, ...children.filter(isShown)]
  if (shown.some((look) => look.raw.sensitive)) return blank(envelope, true)
  const controls = shown.flatMap((look) => controlsOf(look, look.raw.controls, main, numbers)).slice(0, LIMIT)
  const wide = shown.flatMap((look) => controlsOf(look, look.raw.wide, main, numbers)).slice(0, LIMIT)
  const sentences = shown.flatMap((look) => sentencesOf(look, numbers)).slice(0, LIMIT)
  const modal = shown.map((look) => numbers.of(look.key, look.raw.modal)).find((number) => number !== null)
  return {
    ...envelope,
    today: dayOf(envelope.at),
    url: main.raw.url,
    title: main.raw.title,
    language: main.raw.language,
    translated: main.raw.translated,
    sensitive: false,
    modal: modal ?? null,
    controls,
    wide,
    sentences,
    clicks: clicks.map(({ key, click }) => clickOf(key, click, shown, numbers)),
  }
}

/** The dialog around an element: its own, or the one in which its frame stands. */
function dialogOf(look: Look, dialog: number | null, numbers: DialogNumbers): number | null {
  const own = numbers.of(look.key, dialog)
  if (own !== null || look.owner === null) return own
  return dialogOf(look.owner.look, look.owner.frame.dialog, numbers)
}

function controlsOf(
  look: Look,
  controls: readonly RawControl[],
  main: Look,
  numbers: DialogNumbers,
): Control[] {
  const { x, y } = offset(look)
  const usable = every(look, (frame) => !frame.inert)
  const reachable = every(look, (frame) => frame.topmost !== 'no')
  return controls.map((control) => {
    const rect: Rect = { ...control.rect, x: control.rect.x + x, y: control.rect.y + y }
    const topmost =
      control.topmost === 'yes' && !inView(rect, main.raw.viewport) ? 'offscreen' : control.topmost
    return {
      ...control,
      rect,
      ref: `${look.key}:${control.ref}`,
      within: control.within === null ? null : `${look.key}:${control.within}`,
      enabled: control.enabled && usable,
      topmost: topmost === 'yes' && !reachable ? 'no' : topmost,
      dialog: dialogOf(look, control.dialog, numbers),
      origin: look.origin,
    }
  })
}

function inView(rect: Rect, viewport: { width: number; height: number }): boolean {
  const x = rect.x + rect.width / 2
  const y = rect.y + rect.height / 2
  return x >= 0 && y >= 0 && x < viewport.width && y < viewport.height
}

function sentencesOf(look: Look, numbers: DialogNumbers): Sentence[] {
  return look.raw.sentences.map(({ dialog, ...sentence }) => ({
    ...sentence,
    dialog: dialogOf(look, dialog, numbers),
    origin: look.origin,
  }))
}

function clickOf(
  key: string,
  click: FrameClick['click'],
  looks: readonly Look[],
  numbers: DialogNumbers,
): PersonClick {
  const look = looks.find((candidate) => candidate.key === key)
  const dialog = look === undefined ? numbers.of(key, click.dialog) : dialogOf(look, click.dialog, numbers)
  return { ...click, ref: `${key}:${click.ref}`, dialog }
}
