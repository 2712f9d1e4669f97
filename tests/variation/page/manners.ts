/** Other manners: dialogs that are none, delays, pages that draw themselves anew. */
import { controlsIn, element, type Stage, standFor } from './dom'

/** `showModal` opens a box of the page's own making: with the role of a dialog, or without any. */
export function dialogs(stage: Stage): void {
  const named = stage.choice('dialog', 2) === 0
  HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
    const box = element('div', {
      style: 'background:Canvas;color:CanvasText;padding:24px;border-radius:8px;max-width:480px;margin:auto',
    })
    if (named) {
      box.setAttribute('role', 'dialog')
      box.setAttribute('aria-modal', 'true')
      const title = this.getAttribute('aria-labelledby')
      if (title !== null) box.setAttribute('aria-labelledby', title)
      if (this.hasAttribute('data-hashed')) box.setAttribute('data-hashed', '')
    }
    const overlay = element(
      'div',
      { style: 'position:fixed;inset:0;z-index:1000;background:rgba(0,0,0,.6);display:flex' },
      box,
    )
    box.append(...this.childNodes)
    Object.defineProperty(this, 'open', { value: true })
    this.after(overlay)
    stage.chores.push(() => {
      if (!this.isConnected) overlay.remove()
    })
    stage.changed('dialog')
  }
}

/** Answers of the server take their time, and what the server has sent shows late. */
export function delays(stage: Stage): void {
  const ms = 250 + stage.choice('delay', 900)
  const before = window.fetch
  window.fetch = async (...args) => {
    stage.changed('delay')
    await new Promise((resolve) => setTimeout(resolve, ms))
    return before(...args)
  }
  if (!stage.config.served) return
  let waited = false
  // The chores run from the moment that there is a document to hide.
  stage.chores.push(() => {
    document.documentElement?.style.setProperty('visibility', waited ? 'visible' : 'hidden')
    stage.changed('delay')
  })
  addEventListener('DOMContentLoaded', () =>
    setTimeout(() => {
      waited = true
      document.documentElement.style.removeProperty('visibility')
    }, ms),
  )
}

/** Every control is a new element again and again, though never between a press and its release. */
export function rerender(stage: Stage): (root: ParentNode) => void {
  let held = false
  const twins = new Map<HTMLElement, () => HTMLElement>()
  for (const type of ['pointerdown', 'keydown']) addEventListener(type, () => (held = true), true)
  for (const type of ['pointerup', 'pointercancel', 'keyup'])
    addEventListener(type, () => setTimeout(() => (held = false)), true)
  setInterval(() => {
    if (held) return
    for (const [twin, anew] of [...twins]) {
      twins.delete(twin)
      if (!twin.isConnected) continue
      const next = anew()
      twins.set(next, anew)
      stage.changed('rerender')
    }
  }, 900)
  return (root) => {
    for (const control of controlsIn(root)) {
      if (stage.done.has(control) || control.dataset.original !== undefined) continue
      let shown: HTMLElement | null = null
      const { cssText } = control.style
      const anew = () => {
        const inner = [...control.childNodes].map((node) => node.cloneNode(true))
        const twin = element('button', { type: 'button', style: cssText }, ...inner)
        shown?.replaceWith(twin)
        shown = twin
        standFor(stage, control, twin)
        return twin
      }
      twins.set(anew(), anew)
    }
  }
}
