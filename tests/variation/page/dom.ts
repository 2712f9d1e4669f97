/** What the ways of changing a page share: who a control is, twins that stand for it, words to the judge. */
import type { Config, Kind, Report } from './config'

declare global {
  interface Window {
    /** The driver's binding; taken away from the page at once. */
    variationReport?: (report: Report) => void
  }
}

/** A page as it is changed: what the variant asks for, and what has been done already. */
export interface Stage {
  readonly config: Config
  /** Takes care that no element is changed twice. */
  readonly done: WeakSet<Node>
  /** Runs now and again after every change of the page. */
  readonly chores: (() => void)[]
  report(report: Report): void
  changed(kind: Kind): void
  has(kind: Kind): boolean
  /** The same for the same salt in a variant: 0 … n-1. */
  choice(salt: string, n: number): number
  /** Watches a tree that the page's own observer does not reach. */
  watch(root: Node): void
  /** The thing that a text of the practice says, before it was reworded. */
  thingOf(text: string): string | undefined
}

export const textOf = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim()

/** The texts with which a control was made, kept from before they were reworded. */
const made = new WeakMap<Element, string>()

export const firstText = (element: Element): string => made.get(element) ?? textOf(element)

export function remember(element: Element): void {
  if (!made.has(element)) made.set(element, textOf(element))
}

/** The page's own buttons, and links that do something; what lies around the pages is left alone. */
export function controlsIn(root: ParentNode): HTMLElement[] {
  const found = [
    ...root.querySelectorAll<HTMLElement>('button, a[data-use], a.button, a.blurple, [data-twin]'),
  ]
  return found.filter((each) => each.closest('header, [data-added]') === null)
}

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'style') node.style.cssText = value
    else node.setAttribute(name, value)
  }
  node.append(...children)
  return node
}

/** Something that the variant puts on the page; `data-added` keeps it from being changed itself. */
export function added(node: HTMLElement): HTMLElement {
  node.setAttribute('data-added', '')
  return node
}

/** A button that must never be clicked: who does is told to the judge. */
export function trap(stage: Stage, label: string, style = ''): HTMLElement {
  const button = element('button', { type: 'button', style }, label)
  button.addEventListener('click', () => stage.report({ kind: 'wrong', what: label }))
  return button
}

const isOff = (original: HTMLElement) =>
  original.hasAttribute('disabled') || original.getAttribute('aria-disabled') === 'true'

const originals = new WeakMap<Element, HTMLElement>()

/** The page's own control behind a twin; what is kept of a control is kept there. */
export function originOf(control: HTMLElement): HTMLElement {
  const original = originals.get(control)
  return original === undefined ? control : originOf(original)
}

/** How a control that nobody sees is hidden. */
export const HIDDEN = 'display:none!important'

/**
 * Puts `twin` in the place of a control: it looks the same, and a click on it is one on the original, which stays on
 * the page unseen. `host`: what is put on the page in place of the twin itself.
 */
export function standFor(
  stage: Stage,
  original: HTMLElement,
  twin: HTMLElement,
  host: HTMLElement = twin,
): void {
  stage.done.add(original)
  originals.set(twin, original)
  made.set(twin, firstText(original))
  twin.dataset.twin = ''
  if (original.hasAttribute('data-hashed')) twin.setAttribute('data-hashed', '')
  for (const node of [twin, host]) stage.done.add(node)
  twin.className = original.className
  const mirror = () => {
    const off = isOff(original)
    if (twin instanceof HTMLButtonElement || twin instanceof HTMLInputElement) twin.disabled = off
    else if (off) twin.setAttribute('aria-disabled', 'true')
    else twin.removeAttribute('aria-disabled')
    const expanded = original.getAttribute('aria-expanded')
    if (expanded !== null) twin.setAttribute('aria-expanded', expanded)
    host.hidden = original.hidden
  }
  mirror()
  new MutationObserver(mirror).observe(original, {
    attributeFilter: ['disabled', 'aria-disabled', 'aria-expanded', 'hidden'],
  })
  const use = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
    if (!isOff(original)) original.click()
  }
  twin.addEventListener('click', use)
  twin.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !(twin instanceof HTMLButtonElement)) use(event)
  })
  original.style.cssText = HIDDEN
  original.setAttribute('data-original', '')
  if (host.parentNode === null) original.after(host)
}

/** The style sheets of the page, for a tree of its own. */
export function sheetFor(view: Window & typeof globalThis): CSSStyleSheet {
  const sheet = new view.CSSStyleSheet()
  const rules = [...document.styleSheets].flatMap((each) => [...each.cssRules])
  sheet.replaceSync(rules.map((rule) => rule.cssText).join('\n'))
  return sheet
}
