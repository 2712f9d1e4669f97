/**
 * Reading the DOM of a hostile page: every read that a form or the document could clobber goes through the
 * prototypes (`<input name="parentNode">` makes `form.parentNode` an input).
 * Invariants: reads only; numbers elements without touching them. Must not import anything.
 */

function reader<T>(proto: object, name: string): (target: unknown) => T {
  const get = Object.getOwnPropertyDescriptor(proto, name)?.get
  if (get === undefined) return () => undefined as T
  return (target) => Reflect.apply(get, target, []) as T
}

function getter(proto: object, name: string): () => unknown {
  return Object.getOwnPropertyDescriptor(proto, name)?.get ?? (() => undefined)
}

// What the walk asks of each node: a function each, which the compiler can make a direct call of.
const firstChild = getter(Node.prototype, 'firstChild') as () => Node | null
const nextSibling = getter(Node.prototype, 'nextSibling') as () => Node | null
const nodeType = getter(Node.prototype, 'nodeType') as () => number
const localName = getter(Element.prototype, 'localName') as () => string
const data = getter(CharacterData.prototype, 'data') as () => string
const firstElement = getter(Element.prototype, 'firstElementChild') as () => Element | null
const textContent = getter(Node.prototype, 'textContent') as () => string | null
const openRoot = getter(Element.prototype, 'shadowRoot') as () => ShadowRoot | null
export const firstChildOf = (node: Node): Node | null => firstChild.call(node)
export const nextSiblingOf = (node: Node): Node | null => nextSibling.call(node)
export const typeOf = (node: unknown): number => nodeType.call(node)
export const localNameOf = (el: unknown): string => localName.call(el)
export const dataOf = (node: Node): string => data.call(node)
export const firstElementOf = (el: Element): Element | null => firstElement.call(el)
export const textContentOf = (node: Node): string | null => textContent.call(node)
const openRootOf = (el: Element): ShadowRoot | null => openRoot.call(el)
export const hasOpenRoot = (el: Element): boolean => openRoot.call(el) !== null

export const parentOf = reader<Node | null>(Node.prototype, 'parentNode')
export const isConnected = reader<boolean>(Node.prototype, 'isConnected')
export const idOf = reader<string>(Element.prototype, 'id')
export const childrenOf = reader<HTMLCollection>(Element.prototype, 'children')
export const innerTextOf = reader<string>(HTMLElement.prototype, 'innerText')
export const titleOf = reader<string>(Document.prototype, 'title')
export const readyStateOf = reader<string>(Document.prototype, 'readyState')
export const rootElementOf = reader<Element | null>(Document.prototype, 'documentElement')
export const fullscreenOf = reader<Element | null>(Document.prototype, 'fullscreenElement')
export const scrollerOf = reader<Element | null>(Document.prototype, 'scrollingElement')
const slotOf = reader<HTMLSlotElement | null>(Element.prototype, 'assignedSlot')
const hostOf = reader<Element>(ShadowRoot.prototype, 'host')
const labelsOfInput = reader<NodeListOf<HTMLLabelElement> | null>(HTMLInputElement.prototype, 'labels')

const namespaceOf = reader<string | null>(Element.prototype, 'namespaceURI')

const { getAttribute, hasAttribute, matches, closest, getBoundingClientRect } = Element.prototype
const { getRootNode } = Node.prototype

export const attr = (el: Element, name: string): string | null => getAttribute.call(el, name)
export const has = (el: Element, name: string): boolean => hasAttribute.call(el, name)
export const is = (el: Element, selector: string): boolean => matches.call(el, selector)
export const rectOf = (el: Element): DOMRect => getBoundingClientRect.call(el)
export const rootOf = (node: Node): Node => getRootNode.call(node)
export const closestOf = (el: Element, selector: string): Element | null => closest.call(el, selector)

const HTML = 'http://www.w3.org/1999/xhtml'

/** Its `nodeType`; 0: no node at all. A node that came from another document has that one's classes. */
function kindOf(value: unknown): number {
  if (value === null || value === undefined) return 0
  try {
    return typeOf(value)
  } catch {
    return 0
  }
}

export const isNode = (value: unknown): value is Node => kindOf(value) !== 0
export const isElement = (value: unknown): value is Element => kindOf(value) === Node.ELEMENT_NODE
export const isText = (value: unknown): value is Text => {
  const kind = kindOf(value)
  return kind === Node.TEXT_NODE || kind === Node.CDATA_SECTION_NODE
}
const isDocument = (value: unknown): value is Document => kindOf(value) === Node.DOCUMENT_NODE
export const isHtmlElement = (value: unknown): value is HTMLElement =>
  isElement(value) && namespaceOf(value) === HTML

export const isSvg = (el: Element): boolean => namespaceOf(el) === 'http://www.w3.org/2000/svg'

/** An HTML element of that tag: the readers of its class can be asked. */
export const isTag = <T extends keyof HTMLElementTagNameMap>(
  value: unknown,
  tag: T,
): value is HTMLElementTagNameMap[T] => isHtmlElement(value) && localNameOf(value) === tag

function isShadowRoot(value: unknown): value is ShadowRoot {
  if (kindOf(value) !== Node.DOCUMENT_FRAGMENT_NODE) return false
  try {
    return isElement(hostOf(value))
  } catch {
    return false
  }
}

/** Closed shadow roots that the browser's accessibility tree has led to. */
const adopted = new WeakMap<Element, ShadowRoot>()

export const shadowRootOf = (el: Element): ShadowRoot | null => openRootOf(el) ?? adopted.get(el) ?? null

/** Elements that a page can give a shadow root to; the others have the browser's own. */
const HOSTS = new Set(
  'article,aside,blockquote,body,div,footer,h1,h2,h3,h4,h5,h6,header,main,nav,p,section,span'.split(','),
)
export const canHost = (tag: string): boolean => HOSTS.has(tag) || tag.includes('-')

/** Takes in the closed shadow roots around a node; true when one was not known yet. */
export function adoptAround(node: Node): boolean {
  let isNew = false
  for (let root = rootOf(node); isShadowRoot(root); root = rootOf(hostOf(root))) {
    const host = hostOf(root)
    if (shadowRootOf(host) !== null || !canHost(localNameOf(host))) continue
    adopted.set(host, root)
    isNew = true
  }
  return isNew
}

/** The slot of a closed shadow root, which the browser does not tell of. */
function closedSlotOf(node: Node): HTMLSlotElement | null {
  const host = parentOf(node)
  const root = isElement(host) ? adopted.get(host) : undefined
  if (root === undefined) return null
  const slots = [...DocumentFragment.prototype.querySelectorAll.call(root, 'slot')]
  const holds = (slot: Element) => isTag(slot, 'slot') && slot.assignedNodes().includes(node as Element)
  const found = slots.find(holds)
  return isTag(found, 'slot') ? found : null
}

/** The parent as it is rendered: through slots and out of shadow roots; null at the top. */
export function flatParent(node: Node): Element | null {
  const slot = isElement(node) ? (slotOf(node) ?? closedSlotOf(node)) : null
  if (slot !== null) return slot
  const parent = parentOf(node)
  if (isElement(parent)) return parent
  return isShadowRoot(parent) ? hostOf(parent) : null
}

/** Whether `inner` is `outer` or stands inside it, shadow borders included. */
export function contains(outer: Element, inner: Element | null): boolean {
  for (let el = inner; el !== null; el = flatParent(el)) if (el === outer) return true
  return false
}

/** The text of an element, with a space for each line break in it. */
export function textWithBreaks(el: Element): string {
  if (Element.prototype.querySelector.call(el, 'br') === null) return textContentOf(el) ?? ''
  const walker = Document.prototype.createTreeWalker.call(
    document,
    el,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
  )
  let text = ''
  for (let node = walker.nextNode(); node !== null && text.length < 10_000; node = walker.nextNode()) {
    if (isText(node)) text += node.data
    else if (localNameOf(node) === 'br') text += ' '
  }
  return text
}

export function labelsOf(el: Element): readonly HTMLLabelElement[] {
  return isTag(el, 'input') ? [...(labelsOfInput(el) ?? [])] : []
}

/** The element with that id in the same tree as `el`. */
export function byId(el: Element, id: string): Element | null {
  const root = rootOf(el)
  if (isDocument(root)) return Document.prototype.getElementById.call(root, id)
  return isShadowRoot(root) ? root.getElementById(id) : null
}

/** Text of the elements that an id list names. */
export function textOfIds(el: Element, attribute: string): string {
  const ids = attr(el, attribute)
  if (ids === null) return ''
  const targets = ids.split(/\s+/, 20).map((id) => (id === '' ? null : byId(el, id)))
  return targets.map((target) => (target === null ? '' : (textContentOf(target) ?? ''))).join(' ')
}

/** One line, no longer than `limit`. */
export function line(text: string, limit: number): string {
  return text
    .slice(0, limit * 8)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, limit)
}

const refs = new WeakMap<Element, number>()
const elements = new Map<number, WeakRef<Element>>()
let counter = 0

/** A number for an element, the same as long as the document lives. */
export function refOf(el: Element): number {
  const known = refs.get(el)
  if (known !== undefined) return known
  counter += 1
  refs.set(el, counter)
  elements.set(counter, new WeakRef(el))
  if (counter % 1000 === 0) {
    for (const [ref, weak] of elements) if (weak.deref() === undefined) elements.delete(ref)
  }
  return counter
}

/** The element that bears the number, when it still stands in the document. */
export function elementOf(ref: number): Element | null {
  const el = elements.get(ref)?.deref()
  return el !== undefined && isConnected(el) ? el : null
}
