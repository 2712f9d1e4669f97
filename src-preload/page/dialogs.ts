/**
 * Dialogs and headings: where a control stands.
 * Invariants: a dialog's number is stable as long as it lives; a heading counts only within its own section or
 * dialog, and only when it can be seen.
 */
import { attr, contains, has, is, line, localNameOf, rectOf, refOf, textContentOf, textOfIds } from './dom.js'
import { elementAt, type Looker } from './visible.js'

const HEADING_LIMIT = 200
const HEADING_TAGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'legend'])
/** Leaving one of these brings back the heading from before it. */
const SECTION_TAGS = new Set(['section', 'article', 'fieldset', 'dialog', 'aside', 'footer', 'nav'])
/** Entering one of these forgets the heading from before it. */
const APART_TAGS = new Set(['aside', 'footer', 'nav', 'dialog'])
const APART_ROLES = new Set(['region', 'complementary', 'contentinfo', 'navigation', 'dialog', 'alertdialog'])

/** A heading, or a dialog's own label; `before` is what holds when it turns out to be invisible. */
export interface Heading {
  readonly el: Element | null
  readonly label: string
  readonly before: Heading | null
}

export const isHeading = (tag: string, role: string | null): boolean =>
  HEADING_TAGS.has(tag) || role === 'heading'
export const isSection = (tag: string, role: string | null): boolean =>
  SECTION_TAGS.has(tag) || (role !== null && APART_ROLES.has(role))
const isApart = (tag: string, role: string | null): boolean =>
  APART_TAGS.has(tag) || (role !== null && APART_ROLES.has(role))

export function isDialog(el: Element, tag: string, role: string | null): boolean {
  return (
    (tag === 'dialog' && has(el, 'open')) ||
    role === 'dialog' ||
    role === 'alertdialog' ||
    attr(el, 'aria-modal') === 'true'
  )
}

/** The heading that holds at the start of a section. */
export function headingInside(
  el: Element,
  tag: string,
  role: string | null,
  outer: Heading | null,
): Heading | null {
  if (isDialog(el, tag, role)) {
    const label = line(attr(el, 'aria-label') ?? textOfIds(el, 'aria-labelledby'), HEADING_LIMIT)
    return label === '' ? null : { el: null, label, before: null }
  }
  return isApart(tag, role) ? null : outer
}

/** Text of the nearest heading that can be seen. */
export function headingText(heading: Heading | null, looker: Looker): string {
  for (let at = heading; at !== null; at = at.before) {
    if (at.el === null) return at.label
    if (!looker.look(at.el).visible) continue
    const text = line(textContentOf(at.el) ?? '', HEADING_LIMIT)
    if (text !== '') return text
  }
  return ''
}

/** A dialog's number: stable as long as it lives. */
export const dialogNumber = (el: Element | null): number | null => (el === null ? null : refOf(el))

/** The front-most native modal, else the last visible `aria-modal` element, else null. */
export function frontModal(dialogs: readonly Element[], looker: Looker): Element | null {
  const native = dialogs.filter((el) => localNameOf(el) === 'dialog' && is(el, ':modal'))
  const front = native.filter((el) => {
    const rect = rectOf(el)
    return contains(el, elementAt(rect.x + rect.width / 2, rect.y + rect.height / 2))
  })
  const modal = front.at(-1) ?? native.at(-1)
  if (modal !== undefined) return modal
  return dialogs.filter((el) => attr(el, 'aria-modal') === 'true' && looker.look(el).visible).at(-1) ?? null
}
