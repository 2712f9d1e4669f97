/**
 * The ring: one element in the top layer that shows the person where to click.
 * Invariants: never catches a click (pointer-events none, inert to readers); its shadow root is closed; the only
 * thing this code ever writes into the page is this one host; the label is text, never markup; no polling; a page
 * that tampers with the host does not move the ring: it is around its target, or nowhere.
 */
import { autoUpdate } from '@floating-ui/dom'
import { isConnected, localNameOf, rootElementOf } from './dom.js'
import { shownBy } from './scan.js'
import { Looker } from './visible.js'

const GAP = 4
const MARGIN = 8
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed.
const BIDI_AND_CONTROL = /[\u0000-\u001f\u007f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g

/** How far the ring may be drawn from where it was put. */
const SLACK = 2
const HOST_STYLE = [
  'all:initial;position:fixed;inset:0 auto auto 0;width:0;height:0;margin:0;padding:0;border:0',
  'background:transparent;overflow:visible;pointer-events:none;z-index:2147483647;opacity:1;visibility:visible',
  'display:block;transform:none;filter:none;clip-path:none',
]
  .join(';')
  .split(';')
  .map((rule) => `${rule} !important`)
  .join(';')

const SHEET = `
  :host { all: initial }
  .ring, .pill { position: fixed; pointer-events: none; box-sizing: border-box; left: 0; top: 0 }
  .ring { border: 3px solid #1d4ed8; border-radius: 10px; outline: 3px solid #ffffff;
    box-shadow: inset 0 0 0 2px #ffffff, 0 0 0 5px #0b1020, 0 6px 24px 6px rgb(11 16 32 / .35) }
  .pill { max-width: min(320px, calc(100vw - 16px)); padding: 6px 12px; border-radius: 999px; background: #0b1020;
    color: #ffffff; border: 2px solid #ffffff; font: 600 14px/1.3 system-ui, sans-serif; white-space: normal;
    overflow-wrap: anywhere; width: max-content }
  .pill:empty { display: none }
  @media (forced-colors: active) { .ring { border-color: Highlight } .pill { border-color: Highlight } }
`

export class Ring {
  private parts: { host: HTMLElement; ring: HTMLElement; pill: HTMLElement } | null = null
  private target: Element | null = null
  private stop: (() => void) | null = null

  get host(): Element | null {
    return this.parts?.host ?? null
  }

  show(target: Element, label: string): boolean {
    this.hide()
    const parts = this.make()
    if (parts === null || !isConnected(target)) return false
    this.target = target
    parts.pill.textContent = [...label.replace(BIDI_AND_CONTROL, '')].slice(0, 80).join('')
    this.raise()
    const place = () => this.place()
    // The reference is what a person sees, which for a hidden radio is its label.
    this.stop = autoUpdate(
      { getBoundingClientRect: () => this.rect(), contextElement: target },
      parts.host,
      place,
      {
        ancestorScroll: true,
        ancestorResize: true,
        elementResize: false,
        layoutShift: false,
      },
    )
    const follow = autoUpdate(target, parts.host, place, {
      ancestorScroll: false,
      ancestorResize: false,
      elementResize: true,
      layoutShift: true,
    })
    const stopFirst = this.stop
    this.stop = () => {
      stopFirst()
      follow()
    }
    this.place()
    this.pulse(parts.ring)
    return true
  }

  hide(): void {
    this.stop?.()
    this.stop = null
    this.target = null
    this.parts?.host.remove()
  }

  /** Something changed on the page: follow, go when the target has gone, rise above a dialog that opened. */
  refresh(): void {
    if (this.target === null) return
    if (!isConnected(this.target)) return this.hide()
    if (this.parts !== null && !isConnected(this.parts.host)) return
    this.place()
    if (this.isBelowModal()) this.raise()
  }

  private modals = 0

  private isBelowModal(): boolean {
    const now = document.querySelectorAll('dialog:modal, [popover]:popover-open').length
    const more = now > this.modals
    this.modals = now
    return more
  }

  /** To the top of the top layer. */
  private raise(): void {
    const host = this.parts?.host
    if (host === undefined) return
    if (!isConnected(host)) rootElementOf(document)?.append(host)
    try {
      if (host.matches(':popover-open')) host.hidePopover()
      host.showPopover()
    } catch {
      // Without a top layer it stays where its z-index puts it.
    }
    this.modals = document.querySelectorAll('dialog:modal, [popover]:popover-open').length
  }

  private rect(): DOMRect {
    const shown = this.target === null ? null : shownBy(this.target, new Looker())
    const { x, y, width, height } = shown?.rect ?? { x: 0, y: 0, width: 0, height: 0 }
    return new DOMRect(x, y, width, height)
  }

  private style = ''
  private mending = false

  /**
   * The page has changed the host. Hidden at once, mended with the next frame: a page that fights back is met once a
   * frame, and the ring stays away. The shadow root is closed, so that what is hidden in it stays hidden.
   */
  private tampered(): void {
    const { parts } = this
    if (parts === null || this.target === null || parts.host.getAttribute('style') === this.style) return
    this.vanish()
    if (this.mending) return
    this.mending = true
    requestAnimationFrame(() => {
      this.mending = false
      parts.host.setAttribute('style', this.style)
      this.place()
    })
  }

  private vanish(): void {
    if (this.parts === null) return
    this.parts.ring.style.display = 'none'
    this.parts.pill.style.visibility = 'hidden'
  }

  private place(): void {
    if (this.parts === null || this.target === null || this.mending) return
    if (!isConnected(this.target)) return this.hide()
    const { ring, pill } = this.parts
    const rect = this.rect()
    const seen = rect.width > 0 && rect.height > 0
    ring.style.display = seen ? 'block' : 'none'
    pill.style.visibility = seen ? 'visible' : 'hidden'
    if (!seen) return
    const grow = GAP + 3
    ring.style.transform = `translate(${rect.x - grow}px, ${rect.y - grow}px)`
    ring.style.width = `${rect.width + grow * 2}px`
    ring.style.height = `${rect.height + grow * 2}px`
    const drawn = ring.getBoundingClientRect()
    if (Math.hypot(drawn.x - (rect.x - grow), drawn.y - (rect.y - grow)) > SLACK) return this.vanish()
    const size = pill.getBoundingClientRect()
    const above = rect.y - grow - MARGIN - size.height
    const below = rect.bottom + grow + MARGIN
    const fitsBelow = below + size.height <= innerHeight - MARGIN
    // Below first: what stands above a button is what the person has to read.
    const top = fitsBelow ? below : Math.max(above, MARGIN)
    const x = clamp(rect.x + rect.width / 2 - size.width / 2, MARGIN, innerWidth - size.width - MARGIN)
    const y = clamp(top, MARGIN, innerHeight - size.height - MARGIN)
    pill.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`
  }

  private pulse(ring: HTMLElement): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    ring.animate([{ opacity: 1 }, { opacity: 0.45 }, { opacity: 1 }], {
      duration: 1100,
      iterations: 4,
      easing: 'ease-in-out',
    })
  }

  private make(): { host: HTMLElement; ring: HTMLElement; pill: HTMLElement } | null {
    const root = rootElementOf(document)
    if (root === null || localNameOf(root) !== 'html') return null
    if (this.parts === null) {
      const host = document.createElement('div')
      host.popover = 'manual'
      host.setAttribute('aria-hidden', 'true')
      host.style.cssText = HOST_STYLE
      const shadow = host.attachShadow({ mode: 'closed' })
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(SHEET)
      shadow.adoptedStyleSheets = [sheet]
      const ring = document.createElement('div')
      ring.className = 'ring'
      const pill = document.createElement('div')
      pill.className = 'pill'
      pill.dir = 'auto'
      shadow.append(ring, pill)
      this.parts = { host, ring, pill }
      this.style = host.getAttribute('style') ?? ''
      new MutationObserver(() => this.tampered()).observe(host, { attributes: true })
    }
    root.append(this.parts.host)
    return this.parts
  }
}

const clamp = (value: number, least: number, most: number) =>
  Math.max(least, Math.min(value, Math.max(least, most)))
