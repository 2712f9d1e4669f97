// Small helpers for the practice pages: elements, texts, controls, focus kept over a redraw.
// Invariants: text only ever goes in as text; a control tells the server its id when it is used.

const bootElement = document.getElementById('boot')
export const boot = JSON.parse(bootElement?.textContent ?? 'null')

/** The text of a key, with `{places}` filled. */
export const t = (key, values = {}) =>
  (boot.texts[key] ?? key).replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place)

/** Makes an element: `on…` are listeners, true/false are boolean attributes, null children are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== false && value != null) element.setAttribute(name, value)
  }
  element.append(...children.flat(2).filter((child) => child != null && child !== false))
  return element
}

let queue = Promise.resolve()

/** Tells the server that a control was used; answers come in the order of use. */
export function post(id, extra = {}) {
  const body = JSON.stringify({ id, ...extra, ...(boot.token ? { token: boot.token } : {}) })
  const sent = queue.then(async () => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch('/api/use', { method: 'POST', headers, body, keepalive: true })
    return { code: response.status, ...(await response.json()) }
  })
  queue = sent.catch(() => undefined)
  return sent
}

/** A button of the page; in the shadow scenario one inside a web component. */
export function control(ctx, id, label, { look = '', extra, ...attributes } = {}) {
  const props = { type: 'button', class: look, onclick: () => ctx.act(id, extra), ...attributes }
  const button = h('button', props, label)
  return boot.shadow ? component('practice-button', button) : button
}

/** A link within the site, routed without a page load. */
export function link(ctx, id, label, href, attributes = {}) {
  const onclick = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    ctx.follow(id, href)
  }
  return h('a', { href, onclick, ...attributes }, label)
}

/** Wraps a node in a custom element with an open shadow root (defined in shadow.js). */
export function component(tag, ...nodes) {
  const host = document.createElement(tag)
  host.shadowRoot.append(...nodes)
  return host
}

const focusable = 'a[href], button, input'

function everyControl(root, found = []) {
  for (const element of root.querySelectorAll('*')) {
    if (element.matches(focusable)) found.push(element)
    if (element.shadowRoot) everyControl(element.shadowRoot, found)
  }
  return found
}

function focused(root = document) {
  const active = root.activeElement
  return active?.shadowRoot ? focused(active.shadowRoot) : active
}

const nameOf = (element) => `${element.tagName} ${element.getAttribute('value') ?? ''} ${element.textContent}`

/** Remembers which control has the focus, by its kind, name and place, not by its node. */
export function rememberFocus(root) {
  const active = focused()
  if (!active?.matches(focusable)) return null
  const name = nameOf(active)
  const index = everyControl(root)
    .filter((element) => nameOf(element) === name)
    .indexOf(active)
  return index < 0 ? null : { name, index }
}

export function restoreFocus(root, memory) {
  if (!memory) return false
  const same = everyControl(root).filter((element) => nameOf(element) === memory.name)
  const element = same[memory.index] ?? same[0]
  element?.focus({ preventScroll: true })
  return Boolean(element)
}

let toastTimer

/** A short message at the foot of the page; it goes away by itself and proves nothing. */
export function toast(text) {
  const place = document.getElementById('toast')
  if (!place) return
  place.replaceChildren(h('p', {}, text))
  clearTimeout(toastTimer)
  toastTimer = setTimeout(() => place.replaceChildren(), 6000)
}
