/** Other markup for the same: elements, wrappers, order, names, roots, frames. */
import { controlsIn, element, HIDDEN, originOf, type Stage, sheetFor, standFor } from './dom'

const ELEMENTS = [
  'a-role',
  'a-href',
  'div-role',
  'div-bare',
  'input',
  'spans',
  'custom',
  'label-only',
] as const
type Shape = (typeof ELEMENTS)[number]

function twinOf(original: HTMLElement, shape: Shape): HTMLElement {
  const inner = () => [...original.childNodes].map((node) => node.cloneNode(true))
  const pointer = { style: `cursor:pointer;${original.style.cssText}` }
  const label = (original.textContent ?? '').trim()
  switch (shape) {
    case 'a-role':
      return element('a', { role: 'button', tabindex: '0', ...pointer }, ...inner())
    case 'a-href':
      return element('a', { href: '#', ...pointer }, ...inner())
    case 'div-role':
      return element('div', { role: 'button', tabindex: '0', ...pointer }, ...inner())
    case 'div-bare':
      return element('div', { tabindex: '0', ...pointer }, ...inner())
    case 'input': {
      const input = element('input', { type: 'submit', ...pointer })
      input.value = label
      return input
    }
    case 'spans':
      return element(
        'button',
        { type: 'button', ...pointer },
        element('span', {}, element('span', {}, ...inner())),
      )
    case 'custom': {
      const custom = document.createElement('ui-button')
      custom.setAttribute('role', 'button')
      custom.tabIndex = 0
      custom.style.cssText = `cursor:pointer;display:inline-block;${original.style.cssText}`
      custom.append(...inner())
      return custom
    }
    case 'label-only':
      return element('div', { role: 'button', tabindex: '0', 'aria-label': label, ...pointer }, ...inner())
  }
}

/** A control that is nothing but itself on the page: not one that another change has put there. */
const isFree = (stage: Stage, control: HTMLElement) =>
  !stage.done.has(control) && control.getAttribute('data-original') === null

export function elements(stage: Stage, root: ParentNode): void {
  const shape = ELEMENTS[stage.choice('element', ELEMENTS.length)] ?? 'a-role'
  for (const control of controlsIn(root).filter((each) => isFree(stage, each))) {
    standFor(stage, control, twinOf(control, shape))
    stage.changed('element')
  }
  radios(stage, root)
}

/** Half of all pages have radios of their own making. */
function radios(stage: Stage, root: ParentNode): void {
  if (stage.choice('radio', 2) === 0) return
  for (const label of root.querySelectorAll<HTMLElement>('label')) {
    const input = label.querySelector('input')
    if (input?.type !== 'radio' || stage.done.has(label) || label.closest('[data-added]') !== null) continue
    stage.done.add(label)
    const twin = element(
      'div',
      { role: 'radio', tabindex: '0', style: 'cursor:pointer;padding:6px' },
      (label.textContent ?? '').trim(),
    )
    const mirror = () => {
      const checked = String(input.checked)
      if (twin.getAttribute('aria-checked') !== checked) twin.setAttribute('aria-checked', checked)
    }
    mirror()
    stage.chores.push(mirror)
    twin.addEventListener('click', () => {
      input.click()
      for (const chore of stage.chores) chore()
    })
    label.style.cssText = HIDDEN
    label.after(twin)
    stage.changed('element')
  }
}

/** "December 14, 2026", "14. Dezember 2026", "14 décembre 2026", "14 de diciembre de 2026". */
const DATE = /\p{Lu}\p{L}+ \d{1,2}, \d{4}|\d{1,2}\.? (?:de )?\p{L}+ (?:de )?\d{4}/u

/** Three boxes around each control, and the date of a sentence in bold. */
export function wrappers(stage: Stage, root: ParentNode): void {
  for (const control of controlsIn(root)) {
    const { dataset } = originOf(control)
    if (dataset.wrapped !== undefined || control.dataset.original !== undefined) continue
    dataset.wrapped = ''
    const outer = element('div', { style: 'display:inline-block' })
    control.replaceWith(outer)
    outer.append(element('div', {}, element('span', {}, control)))
    stage.changed('wrap')
  }
  for (const paragraph of root.querySelectorAll<HTMLElement>('p.state, p')) {
    const [only, more] = paragraph.childNodes
    if (paragraph.dataset.wrapped !== undefined || !(only instanceof Text) || more !== undefined) continue
    paragraph.dataset.wrapped = ''
    const found = DATE.exec(only.data)
    if (found === null) continue
    const date = only.splitText(found.index)
    const rest = date.splitText(found[0].length)
    stage.done.add(date)
    stage.done.add(rest)
    const bold = element('b')
    date.replaceWith(bold)
    bold.append(date)
    stage.changed('wrap')
  }
}

/** What stands in a row, a list or a column stands the other way round. */
export function order(stage: Stage, root: ParentNode): void {
  for (const box of root.querySelectorAll<HTMLElement>(
    '.row, .pills, .stack, .ways, fieldset, .split, dl, ul.menu, .wide, .menu-box',
  )) {
    if (box.dataset.turned !== undefined || box.children.length < 2 || box.closest('[data-added]') !== null)
      continue
    box.dataset.turned = ''
    const heading = [...box.children].find((each) => /^(?:H[1-3]|LEGEND)$/.test(each.tagName))
    box.append(...[...box.children].reverse())
    if (heading !== undefined) box.prepend(heading)
    stage.changed('order')
  }
}

/** Ids that the page's own scripts ask for. */
const KNOWN = new Set([
  'root',
  'toast',
  'boot',
  'human',
  'busy',
  'box',
  'commands',
  'messages',
  'nitro',
  'accept',
  'refuse',
])
const REFERRING = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls'] as const

function hashOf(name: string, seed: number): string {
  let sum = seed + 7
  for (const letter of name) sum = (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0
  return `css-${sum.toString(36)}`
}

/** Classes and ids as build tools make them; the page looks as before. */
export function hashing(stage: Stage): (root: ParentNode) => void {
  const { seed } = stage.config
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  let styled = 0
  const style = () => {
    if (document.styleSheets.length === styled) return
    const rules = [...document.styleSheets].flatMap((each) => [...each.cssRules])
    styled = document.styleSheets.length
    const text = rules.map((rule) => rule.cssText).join('\n')
    sheet.replaceSync(
      text.replace(/\.([a-z][\w-]*)(?=[^{}]*\{)/gi, (_, name: string) => `.${hashOf(name, seed)}`),
    )
  }
  addEventListener('load', style)
  stage.chores.push(style)
  return (root) => {
    for (const node of root.querySelectorAll(
      '[class], [id], [for], [aria-labelledby], [aria-describedby], [aria-controls]',
    )) {
      if (node.matches('html, body') || node.hasAttribute('data-hashed')) continue
      node.setAttribute('data-hashed', '')
      const classes = [...node.classList].map((name) => hashOf(name, seed))
      if (classes.length > 0) node.setAttribute('class', classes.join(' '))
      if (node.id !== '' && !KNOWN.has(node.id)) node.id = hashOf(node.id, seed)
      for (const name of REFERRING) {
        const value = node.getAttribute(name)
        const made = value?.split(' ').map((id) => (KNOWN.has(id) ? id : hashOf(id, seed)))
        if (made !== undefined) node.setAttribute(name, made.join(' '))
      }
      stage.changed('hash')
    }
  }
}

/** Each control lies in a root of its own, or, where the page is drawn by its script, the whole box does. */
export function shadows(stage: Stage, root: ParentNode, mode: 'open' | 'closed'): void {
  const kind = mode === 'open' ? 'shadow-open' : 'shadow-closed'
  const boxes = !stage.config.served && stage.choice('shadow', 2) === 1
  if (boxes) {
    for (const card of root.querySelectorAll<HTMLElement>('#root .card')) {
      if (stage.done.has(card)) continue
      stage.done.add(card)
      const host = document.createElement('ui-card')
      host.style.display = 'block'
      card.replaceWith(host)
      const inside = host.attachShadow({ mode })
      inside.adoptedStyleSheets = [sheetFor(window)]
      inside.append(card)
      stage.watch(inside)
      stage.changed(kind)
    }
    return
  }
  for (const control of controlsIn(root).filter((each) => isFree(stage, each))) {
    const host = document.createElement('ui-button')
    const inside = host.attachShadow({ mode })
    inside.adoptedStyleSheets = [sheetFor(window)]
    const twin = element(
      'button',
      { type: 'button', style: control.style.cssText },
      (control.textContent ?? '').trim(),
    )
    standFor(stage, control, twin, host)
    inside.append(twin)
    stage.changed(kind)
  }
}

/** The boxes of the page stand in frames that its script has made. */
export function frames(stage: Stage, root: ParentNode): void {
  for (const card of root.querySelectorAll<HTMLElement>('#root .card')) {
    if (stage.done.has(card) || !card.isConnected) continue
    stage.done.add(card)
    const frame = element('iframe', { title: 'billing', style: 'width:100%;height:460px;border:0' })
    card.replaceWith(frame)
    const inside = frame.contentDocument
    const view = frame.contentWindow as (Window & typeof globalThis) | null
    if (inside === null || view === null) throw new Error('the frame has no document')
    inside.documentElement.lang = document.documentElement.lang
    inside.adoptedStyleSheets = [sheetFor(view)]
    inside.body.append(card)
    stage.watch(inside)
    stage.changed('frame')
  }
}
