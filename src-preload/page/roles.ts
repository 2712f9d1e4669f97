/**
 * Which of the words in a `role` counts, as browsers choose it: the first that ARIA knows; "none" and "presentation" not
 * for what can be focused. The library that computes roles takes the first word whatever it is.
 * Invariants: never throws on attributes; makes elements, but puts none on the page. Source: WAI-ARIA 1.2, 5.4 and 9.
 */
import { getRole } from 'dom-accessibility-api'
import { attr, has, localNameOf } from './dom.js'

const KNOWN = new Set(
  `alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox
  complementary contentinfo definition deletion dialog directory document emphasis feed figure form generic grid
  gridcell group heading img image insertion link list listbox listitem log main mark marquee math menu menubar menuitem
  menuitemcheckbox menuitemradio meter navigation none note option paragraph presentation progressbar radio radiogroup
  region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton status strong subscript
  suggestion superscript switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree treegrid
  treeitem`.split(/\s+/),
)
const FOCUSABLE = new Set(['button', 'select', 'textarea', 'summary', 'input'])

/** The word of a `role` attribute that counts; null when none does. */
export function chosenRole(role: string | null): string | null {
  if (role === null) return null
  return (
    role
      .toLowerCase()
      .split(/\s+/, 20)
      .find((word) => KNOWN.has(word)) ?? null
  )
}

/** Null for an element without a role. */
export function ariaRole(el: Element): string | null {
  const role = attr(el, 'role')
  if (role === null) return getRole(el)
  const chosen = chosenRole(role)
  if (chosen === null) return ownRole(el)
  return (chosen === 'none' || chosen === 'presentation') && canFocus(el) ? ownRole(el) : chosen
}

/** Whether the library reads the `role` otherwise, and so may not know what names the element. */
export const isMisread = (el: Element): boolean => {
  const role = attr(el, 'role')
  return role !== null && role.trim().split(/\s+/, 1)[0] !== ariaRole(el)
}

function canFocus(el: Element): boolean {
  const tag = localNameOf(el)
  return FOCUSABLE.has(tag) || has(el, 'tabindex') || ((tag === 'a' || tag === 'area') && has(el, 'href'))
}

/** The role that the element would have without its attribute. */
function ownRole(el: Element): string | null {
  const tag = localNameOf(el)
  // A page's own element would run the page's code.
  if (tag.includes('-')) return null
  const bare = Document.prototype.createElement.call(document, tag)
  for (const name of ['href', 'type', 'list', 'multiple', 'size']) {
    const value = attr(el, name)
    if (value !== null) bare.setAttribute(name, value)
  }
  return getRole(bare)
}
