/**
 * One look at the document: the walk's candidates that pass the sieve, looked at closely.
 * Invariants: at most 1,000 controls and 1,000 sentences; of a page with a secret field nothing is told; a control
 * without any text is named in full, for at most 200 of them.
 */

import type { Rect } from '../../src-main/engine/observation.js'
import type { Barren } from './barren.js'
import { dialogNumber, frontModal, type Heading, headingText } from './dialogs.js'
import {
  attr,
  contains,
  has,
  is,
  isTag,
  labelsOf,
  localNameOf,
  rectOf,
  refOf,
  rootElementOf,
  textContentOf,
  textOfIds,
} from './dom.js'
import {
  checkedOf,
  clickableAround,
  clickTargets,
  filledOf,
  hrefOf,
  isDisabled,
  isFolded,
  marksOf,
  nameOf,
  roleOf,
} from './names.js'
import type { RawControl, RawFrame, RawSentence } from './protocol.js'
import { Rows } from './rows.js'
import { isSecret } from './sensitive.js'
import { ALL, NO_SIEVE, type Sieves } from './sieve.js'
import { sentences } from './texts.js'
import { Looker } from './visible.js'
import { type Candidate, type Walked, type WalkOptions, walk } from './walk.js'

export interface Scan {
  readonly sensitive: boolean
  readonly truncated: boolean
  readonly modal: number | null
  readonly controls: readonly RawControl[]
  readonly wide: readonly RawControl[]
  readonly sentences: readonly RawSentence[]
  readonly frames: readonly RawFrame[]
  readonly roots: readonly ShadowRoot[]
}

const CONTROLS = 1000
const UNNAMED = 200
const WIDE = 150
/** A control whose text is longer holds other things; only a name given to it makes it a control. */
const GENERIC_TEXT = 120

function walkDocument(
  sieves: Sieves,
  ownHost: Element | null,
  more: Pick<WalkOptions, 'target' | 'known'> = {},
): Walked | null {
  const root = rootElementOf(document)
  if (root === null) return null
  return walk(root, { sieve: { hit: sieves.hit, together: sieves.needs }, ownHost, ...more })
}

/**
 * One look; what `barren` holds is passed over. `wide`: tells besides of all controls that can be seen, at most 150,
 * and passes over nothing.
 */
export function scan(sieves: Sieves, ownHost: Element | null, wide: boolean, barren: Barren): Scan {
  const known = { barren, mayMatter: (candidate: Candidate) => mayMatter(candidate, sieves) }
  const walked = walkDocument(sieves, ownHost, wide ? {} : { known })
  const empty = { modal: null, controls: [], wide: [], sentences: [], frames: [], roots: walked?.roots ?? [] }
  if (walked === null) return { ...empty, sensitive: false, truncated: false }
  const looker = new Looker()
  if (walked.secrets.some((el) => isSecret(el, looker)))
    return { ...empty, sensitive: true, truncated: false }
  const modal = frontModal(walked.dialogs, looker)
  const rows = new Rows(looker)
  return {
    sensitive: false,
    truncated: walked.truncated,
    modal: dialogNumber(modal),
    controls: controlsOf(walked, sieves, looker, rows, modal),
    wide: wide ? controlsOf(walked, ALL, looker, rows, modal, WIDE) : [],
    sentences: sentences(walked.runs.kept, sieves.texts, sieves.needs, looker, rows),
    frames: walked.frames.map(({ el, dialog }) => lookAtFrame(el, dialog, looker, modal)),
    roots: walked.roots,
  }
}

/** Whether the page shows a secret field, without telling anything else. */
export function showsSecret(ownHost: Element | null): boolean {
  const walked = walkDocument(NO_SIEVE, ownHost)
  const looker = new Looker()
  return walked?.secrets.some((el) => isSecret(el, looker)) ?? false
}

/** All that a control could be named after, at little cost. */
function cheapText(c: Candidate): string {
  let text = c.spaced === '' || c.spaced === c.text ? c.text : `${c.text}\n${c.spaced}`
  const add = (more: string | null) => {
    if (more !== null && more !== '') text += `\n${more.slice(0, 2000)}`
  }
  if (c.isMarked) {
    add(attr(c.el, 'aria-label'))
    add(attr(c.el, 'title'))
    if (has(c.el, 'aria-labelledby')) add(textOfIds(c.el, 'aria-labelledby'))
  }
  if (c.tag === 'input' || c.tag === 'select' || c.tag === 'textarea' || c.tag === 'area') {
    add(attr(c.el, 'alt'))
    add(attr(c.el, 'placeholder'))
    if (isTag(c.el, 'input')) add(buttonValue(c.el))
    for (const label of labels(c.el)) add(textContentOf(label))
  }
  return text
}

const buttonValue = (el: HTMLInputElement) => (/^(?:button|submit|reset)$/.test(el.type) ? el.value : null)

function labels(el: Element): readonly Element[] {
  if (isTag(el, 'input')) return labelsOf(el)
  return isTag(el, 'select') || isTag(el, 'textarea') ? [...el.labels] : []
}

/** Passes the sieve, or may do so without a change in it: by a label elsewhere, by its style. */
function mayMatter(c: Candidate, sieves: Sieves): boolean {
  if (c.tag === 'select' || c.tag === 'textarea' || has(c.el, 'aria-labelledby')) return true
  const text = cheapText(c)
  return text.trim() === '' || sieves.controls(text)
}

interface Found {
  readonly el: Element
  readonly order: number
  readonly parent: Candidate | null
  readonly control: Omit<RawControl, 'within'>
}

function controlsOf(
  walked: Walked,
  sieves: Sieves,
  looker: Looker,
  rows: Rows,
  modal: Element | null,
  limit = CONTROLS,
): RawControl[] {
  const found: Found[] = []
  const reported = new Map<Candidate, number>()
  let unnamed = 0
  for (const candidate of walked.candidates) {
    if (found.length >= limit) break
    const text = cheapText(candidate)
    if (!sieves.controls(text)) {
      if (text.trim() !== '' || unnamed >= UNNAMED) continue
      unnamed += 1
    }
    const control = describe(candidate, sieves, looker, rows, modal)
    if (control === null) continue
    found.push({ el: candidate.el, order: candidate.order, parent: candidate.parent, control })
    reported.set(candidate, control.ref)
  }
  found.sort((a, b) => a.order - b.order)
  const within = (parent: Candidate | null): number | null => {
    for (let at = parent; at !== null; at = at.parent) {
      const ref = reported.get(at)
      if (ref !== undefined) return ref
    }
    return null
  }
  const controls = found.map(({ parent, control }) => ({ ...control, within: within(parent) }))
  return [...controls, ...clickables(walked, sieves, looker, rows, modal, limit - controls.length)]
}

function describe(
  candidate: Pick<Candidate, 'el' | 'dialog' | 'heading'> & { readonly holdsControls?: boolean },
  sieves: Sieves | null,
  looker: Looker,
  rows: Rows,
  modal: Element | null,
): Omit<RawControl, 'within'> | null {
  const { el } = candidate
  const shown = shownBy(el, looker)
  if (shown === null) return null
  const role = roleOf(el)
  const name = nameOf(el, role)
  if (sieves !== null && !sieves.controls(name)) return null
  if (role === 'generic' && (candidate.holdsControls === true || name.length > GENERIC_TEXT)) return null
  return {
    ref: refOf(el),
    role,
    name,
    enabled: isEnabled(el, shown, modal),
    topmost: looker.reach(el, shown.rect).topmost,
    checked: checkedOf(el, role),
    filled: filledOf(el, role),
    href: hrefOf(el),
    folded: isFolded(el, role),
    marks: marksOf(el),
    dialog: dialogNumber(candidate.dialog),
    row: rows.of(el),
    heading: headingText(candidate.heading, looker),
    rect: shown.rect,
  }
}

/** Elements that say nothing of being controls, but show the pointer. */
function clickables(
  walked: Walked,
  sieves: Sieves,
  looker: Looker,
  rows: Rows,
  modal: Element | null,
  limit: number,
): RawControl[] {
  const seen = new Set<Element>()
  const found: RawControl[] = []
  for (const run of walked.runs.kept) {
    if (!run.hit || run.inControl || found.length >= limit) continue
    const start = run.nodes[0]?.parentElement
    const el = start === null || start === undefined ? null : clickableAround(start)
    if (el === null || seen.has(el)) continue
    seen.add(el)
    const heading: Heading | null = run.heading
    const control = describe({ el, dialog: run.dialog, heading }, sieves, looker, rows, modal)
    if (control !== null) found.push({ ...control, within: null })
  }
  return found
}

export interface Shown {
  readonly rect: Rect
  readonly inert: boolean
  readonly ariaDisabled: boolean
}

/** Where a person sees it, and would click: the element itself, or the label of a hidden radio or checkbox. */
export function shownBy(el: Element, looker: Looker): Shown | null {
  for (const target of clickTargets(el)) {
    const look = looker.look(target)
    if (look.visible) return look
  }
  return null
}

export function isEnabled(el: Element, shown: Shown, modal: Element | null): boolean {
  if (shown.inert || shown.ariaDisabled || isDisabled(el)) return false
  const blocking = modal !== null && localNameOf(modal) === 'dialog' && is(modal, ':modal')
  return !blocking || contains(modal, el)
}

/** By its attributes alone; one that is loaded lazily may never be. */
function expectsDocument(el: Element): boolean {
  const src = attr(el, 'src')?.trim() ?? ''
  const named = src !== '' && !/^(?:about|javascript):/i.test(src)
  return named && attr(el, 'srcdoc') === null && attr(el, 'loading')?.toLowerCase() !== 'lazy'
}

export function lookAtFrame(
  el: Element,
  dialog: Element | null,
  looker: Looker,
  modal: Element | null,
): RawFrame {
  const look = looker.look(el)
  const style = getComputedStyle(el)
  const px = (value: string) => Number.parseFloat(value) || 0
  const outer = rectOf(el)
  const left = px(style.borderLeftWidth) + px(style.paddingLeft)
  const top = px(style.borderTopWidth) + px(style.paddingTop)
  const width = Math.max(0, outer.width - left - px(style.borderRightWidth) - px(style.paddingRight))
  const height = Math.max(0, outer.height - top - px(style.borderBottomWidth) - px(style.paddingBottom))
  return {
    ref: refOf(el),
    visible: look.visible && width >= 2 && height >= 2,
    topmost: look.visible ? looker.reach(el, look.rect).topmost : 'no',
    inert: !isEnabled(el, look, modal),
    expects: expectsDocument(el),
    dialog: dialogNumber(dialog),
    rect: {
      x: outer.x + left,
      y: outer.y + top,
      width,
      height,
    },
  }
}

/** One element, looked at afresh: null when it cannot be seen. */
export function lookAt(
  el: Element,
  ownHost: Element | null,
): { control: Omit<RawControl, 'within'> | null; looker: Looker } {
  const walked = walkDocument(NO_SIEVE, ownHost, { target: el })
  const looker = new Looker()
  const modal = walked === null ? null : frontModal(walked.dialogs, looker)
  const place = walked?.place ?? { dialog: null, heading: null }
  return { control: describe({ el, ...place }, null, looker, new Rows(looker), modal), looker }
}
