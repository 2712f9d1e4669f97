/**
 * The guard at the very moment of a click: looks again, and lets the press through only to the expected element
 * with the expected name.
 * Invariants: armed for one click; what is wrong is stopped before the page hears of it; a person's own clicks are
 * told, never stopped; while a secret field is shown nothing is told. Writes nothing.
 */
import {
  attr,
  contains,
  flatParent,
  innerTextOf,
  is,
  isElement,
  isHtmlElement,
  isTag,
  isText,
  labelsOf,
  line,
  localNameOf,
  shadowRootOf,
  textContentOf,
} from './dom.js'
import { INTERACTIVE, isInteractive, NAME_LIMIT, nameOf, roleOf } from './names.js'
import type { Measure, RawClick } from './protocol.js'
import { lookAt, shownBy } from './scan.js'
import { elementAt, Looker, words } from './visible.js'

const EVENTS = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'auxclick', 'dblclick'] as const

export class Guard {
  private expected: { el: Element; role: string; name: string } | null = null
  private result = 'none'
  /** From arm to disarm: the click is ours, not the person's. */
  private ours = false

  constructor(
    private readonly ownHost: () => Element | null,
    private readonly isSensitive: () => boolean,
    private readonly onClick: (click: RawClick) => void,
  ) {
    this.listen()
  }

  private readonly heard = (event: Event) => this.hear(event)

  /** A page that writes itself anew (`document.open`) takes all listeners away: they are set again at every look. */
  listen(): void {
    for (const type of EVENTS) window.addEventListener(type, this.heard, true)
  }

  arm(el: Element, name: string): void {
    this.listen()
    this.expected = { el, role: roleOf(el), name }
    this.result = 'none'
    this.ours = true
  }

  disarm(): string {
    this.expected = null
    this.ours = false
    return this.result
  }

  private hear(event: Event): void {
    if (!event.isTrusted) return
    if (this.expected !== null) this.check(event, this.expected)
    else if (!this.ours && event.type === 'click') this.tell(event)
  }

  private check(event: Event, expected: { el: Element; role: string; name: string }): void {
    const trouble = this.result.startsWith('blocked') ? this.result : this.trouble(event, expected)
    if (trouble !== '') {
      event.stopImmediatePropagation()
      event.preventDefault()
      this.result = trouble
    } else if (event.type === 'click') {
      this.result = 'delivered'
      this.expected = null
    }
  }

  private trouble(event: Event, { el, role, name }: { el: Element; role: string; name: string }): string {
    const hit = targetOf(event)
    if (hit === null) return 'blocked: the press went nowhere'
    const own = contains(el, hit) || labelsOf(el).some((label) => contains(label, hit))
    if (!own) return `blocked: the press went to ${words(hit)}`
    // An inner control would take the press for itself.
    for (let at: Element | null = hit; at !== null && at !== el; at = flatParent(at)) {
      if (contains(el, at) && isInteractive(at, localNameOf(at), attr(at, 'role'))) {
        return `blocked: ${words(at)} inside it took the press`
      }
    }
    if (roleOf(el) !== role) return 'blocked: it became something else'
    const now = nameOf(el, role)
    return now === name ? '' : `blocked: it now says "${now.slice(0, 60)}"`
  }

  /** A person's click on a control. */
  private tell(event: Event): void {
    const hit = targetOf(event)
    const el = hit === null ? null : controlAround(hit)
    if (el === null || this.isSensitive()) return
    const { control } = lookAt(el, this.ownHost())
    if (control === null) return
    const { ref, role, name, dialog, row, heading } = control
    this.onClick({ ref, role, name, dialog, row, heading })
  }
}

function targetOf(event: Event): Element | null {
  const first = event.composedPath()[0]
  if (isElement(first)) return inside(first, event)
  return isText(first) ? first.parentElement : null
}

/** Out of a closed shadow root only its host is told; where the press goes is worked out as the browser does. */
function inside(host: Element, event: Event): Element | null {
  if (shadowRootOf(host)?.mode !== 'closed') return host
  if (!(event instanceof MouseEvent)) return null
  if (event.type === 'click' && event.detail === 0) {
    // Pressed by the keyboard: what has the focus.
    let el = host
    for (let root = shadowRootOf(el); root !== null; root = shadowRootOf(el)) {
      if (root.activeElement === null) return el
      el = root.activeElement
    }
    return el
  }
  const hit = elementAt(event.clientX, event.clientY)
  return contains(host, hit) ? hit : null
}

/** The control that was meant: the nearest interactive element, or the clicked element itself. */
function controlAround(hit: Element): Element | null {
  for (let el: Element | null = hit; el !== null; el = flatParent(el)) {
    if (is(el, INTERACTIVE)) return el
    if (isTag(el, 'label') && el.control !== null) return el.control
  }
  return getComputedStyle(hit).cursor === 'pointer' ? hit : null
}

/** A fresh look at one element. */
export function measure(el: Element, ownHost: Element | null): Measure {
  const { control, looker } = lookAt(el, ownHost)
  if (control !== null) {
    const { role, name, enabled, topmost, rect, dialog, heading, checked, folded } = control
    const { coveredBy, point } = looker.reach(el, rect)
    return {
      gone: false,
      role,
      name,
      shown: shownText(el),
      enabled,
      visible: true,
      topmost,
      coveredBy,
      rect,
      point,
      dialog,
      heading,
      checked,
      folded,
    }
  }
  const shown = shownBy(el, new Looker())
  const role = roleOf(el)
  return {
    gone: false,
    role,
    name: nameOf(el, role),
    shown: '',
    enabled: false,
    visible: shown !== null,
    topmost: 'no',
    coveredBy: '',
    rect: shown?.rect ?? { x: 0, y: 0, width: 0, height: 0 },
    point: { x: 0, y: 0 },
    dialog: null,
    heading: '',
    checked: null,
    folded: false,
  }
}

/** The words that a person sees on it, whatever it is called for readers. */
function shownText(el: Element): string {
  const text = isHtmlElement(el) ? innerTextOf(el) : textContentOf(el)
  return line(text ?? '', NAME_LIMIT)
}
