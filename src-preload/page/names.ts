/**
 * Role, accessible name and state of one control.
 * Invariants: never throws; names at most 200 characters, one line. The same functions serve the scan, the guard
 * and the person's clicks, so that a name means the same everywhere.
 */
import { computeAccessibleName } from 'dom-accessibility-api'
import {
  attr,
  closestOf,
  has,
  is,
  isElement,
  isTag,
  labelsOf,
  line,
  localNameOf,
  parentOf,
  textContentOf,
  textWithBreaks,
} from './dom.js'
import { ariaRole, chosenRole, isMisread } from './roles.js'

export const NAME_LIMIT = 200
const INTERACTIVE_ROLES = new Set([
  'button',
  'link',
  'menuitem',
  'menuitemradio',
  'menuitemcheckbox',
  'radio',
  'checkbox',
  'switch',
  'tab',
  'option',
])
const CHECKABLE = new Set(['radio', 'checkbox', 'switch', 'option', 'menuitemradio', 'menuitemcheckbox'])
const NATIVE = new Set(['a', 'area', 'button', 'input', 'select', 'textarea', 'summary'])

/** All that counts as interactive, for `closest` and `querySelector` around one element. */
export const INTERACTIVE = [
  'a[href],area[href],button,input:not([type=hidden]),select,textarea,summary,[onclick]',
  '[tabindex]:not([tabindex^="-"]),[contenteditable]:not([contenteditable="false"])',
  ...[...INTERACTIVE_ROLES].map((role) => `[role~=${role}]`),
].join(',')

/** Whether a tag may be a control's without more being said. */
export const isNative = (tag: string): boolean => NATIVE.has(tag)

/** Whether the element is a control by its tag, role or attributes. `tag` is its local name. */
export function isInteractive(el: Element, tag: string, role: string | null): boolean {
  if (NATIVE.has(tag)) {
    if (tag === 'a' || tag === 'area') {
      if (has(el, 'href')) return true
    } else return tag !== 'input' || attr(el, 'type')?.toLowerCase() !== 'hidden'
  }
  if (role !== null && INTERACTIVE_ROLES.has(chosenRole(role) ?? '')) return true
  if (has(el, 'onclick')) return true
  const tabindex = attr(el, 'tabindex')
  if (tabindex !== null && Number.parseInt(tabindex, 10) >= 0) return true
  const editable = attr(el, 'contenteditable')
  return editable !== null && editable.toLowerCase() !== 'false'
}

/** Roles of text, not of controls: a clickable list item is named after its text as any clickable element is. */
const TEXTUAL = new Set([
  'listitem',
  'paragraph',
  'cell',
  'gridcell',
  'row',
  'article',
  'strong',
  'emphasis',
  'heading',
])

/** What is written in by hand: named by the hint in it when nothing else names it. */
const FIELDS = new Set(['textbox', 'searchbox', 'combobox', 'spinbutton'])

export function roleOf(el: Element): string {
  try {
    const role = ariaRole(el)
    if (role !== null && TEXTUAL.has(role.toLowerCase())) return 'generic'
    if (role !== null && role !== '' && role !== 'presentation' && role !== 'none')
      return role.toLowerCase().slice(0, 40)
  } catch {
    // A clobbered element has no role of its own.
  }
  if (localNameOf(el) !== 'input') return 'generic'
  return attr(el, 'type')?.toLowerCase() === 'file' ? 'button' : 'textbox'
}

/** Name in the sense of accname, or the own text of an element that only behaves like a control. */
export function nameOf(el: Element, role: string): string {
  let name = ''
  try {
    name = computeAccessibleName(el, { computedStyleSupportsPseudoElements: true, getComputedStyle })
  } catch {
    name = textContentOf(el) ?? ''
  }
  const text = textWithBreaks(el)
  if (name.trim() === '' && (role === 'generic' || isMisread(el))) name = text
  if (name.trim() === '' && FIELDS.has(role))
    name = attr(el, 'placeholder') ?? attr(el, 'aria-placeholder') ?? ''
  const short = line(name, NAME_LIMIT)
  return text.length > NAME_LIMIT * 4
    ? short
    : withSpaces(short, line(text, NAME_LIMIT * 2)).slice(0, NAME_LIMIT)
}

/**
 * The library drops the space at the border of an inline element ("Cancel<b> plan</b>") and that of a line break: where the name and the
 * text differ in nothing but spaces, both texts' spaces count.
 */
function withSpaces(name: string, text: string): string {
  if (name === text || name.replaceAll(' ', '') !== text.replaceAll(' ', '')) return name
  let out = ''
  for (let n = 0, t = 0; n < name.length || t < text.length; ) {
    const space = name[n] === ' ' || text[t] === ' '
    if (space) out += ' '
    else out += name[n] ?? ''
    if (name[n] === ' ' || !space) n += 1
    if (text[t] === ' ' || !space) t += 1
  }
  return out.trim()
}

export function checkedOf(el: Element, role: string): boolean | null {
  if (!CHECKABLE.has(role)) return null
  if (isTag(el, 'input')) return el.checked
  if (isTag(el, 'option')) return el.selected
  return attr(el, 'aria-checked') === 'true' || attr(el, 'aria-selected') === 'true'
}

const TYPED = new Set(['textbox', 'searchbox', 'combobox', 'spinbutton'])

/** Whether something was typed into a text field, and nothing about what. */
export function filledOf(el: Element, role: string): boolean | null {
  if (!TYPED.has(role)) return null
  if (isTag(el, 'input') || isTag(el, 'textarea')) return el.value.trim() !== ''
  return isTag(el, 'select') ? null : (textContentOf(el) ?? '').trim() !== ''
}

/** Where a link leads when that is another page; "" for anything that scripts may give a meaning of its own. */
export function hrefOf(el: Element): string {
  if (!isTag(el, 'a') || has(el, 'onclick') || attr(el, 'role') !== null) return ''
  const raw = attr(el, 'href')
  if (raw === null || !URL.canParse(raw, document.baseURI)) return ''
  const { href, protocol, origin, pathname, search } = new URL(raw, document.baseURI)
  const elsewhere = origin !== location.origin || pathname !== location.pathname || search !== location.search
  return /^https?:$/.test(protocol) && elsewhere ? href : ''
}

/** Opens something that is shut now, by what the page itself says of it. */
export function isFolded(el: Element, role: string): boolean {
  if (localNameOf(el) === 'summary') {
    const details = parentOf(el)
    return isTag(details, 'details') && !has(details, 'open')
  }
  if (role === 'tab') return attr(el, 'aria-selected') === 'false'
  return attr(el, 'aria-expanded') === 'false' && role !== 'combobox' && role !== 'textbox'
}

const MARKED = ['data-testid', 'data-test', 'data-test-id', 'data-qa', 'name', 'type', 'aria-controls']
const MARKS = 8

/** Attributes by which the element may be known again, as short words. */
export function marksOf(el: Element): readonly string[] {
  const id = attr(el, 'id')
  const named = MARKED.flatMap((name) => (has(el, name) ? [`${name}=${attr(el, name)}`] : []))
  const classes = (attr(el, 'class') ?? '')
    .split(/\s+/, MARKS)
    .flatMap((name) => (name === '' ? [] : [`.${name}`]))
  const marks = [...(id === null || id === '' ? [] : [`#${id}`]), ...named, ...classes]
  return marks.slice(0, MARKS).map((mark) => mark.slice(0, 80))
}

/** `:disabled`, which a form's children cannot hide from. */
export const isDisabled = (el: Element): boolean => is(el, ':disabled')

/**
 * The outermost element that behaves like a control although nothing says so: short text, the pointer cursor,
 * no control around it or inside it.
 */
export function clickableAround(start: Element): Element | null {
  if (closestOf(start, INTERACTIVE) !== null || getComputedStyle(start).cursor !== 'pointer') return null
  const label = closestOf(start, 'label')
  if (isTag(label, 'label') && label.control !== null) return null
  let best: Element | null = null
  for (let el: Node | null = start; isElement(el); el = parentOf(el)) {
    if (best !== null && getComputedStyle(el).cursor !== 'pointer') break
    const text = line(textContentOf(el) ?? '', 61)
    if (text.length > 60 || el.querySelector(INTERACTIVE) !== null || localNameOf(el) === 'body') break
    best = el
  }
  return best
}

/** What a person would click for it: the element, or the label of a radio or checkbox that cannot be seen. */
export function clickTargets(el: Element): readonly Element[] {
  if (!isTag(el, 'input') || (el.type !== 'radio' && el.type !== 'checkbox')) return [el]
  return [el, ...labelsOf(el)]
}
