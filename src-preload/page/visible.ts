/**
 * What a person could see and reach: opacity, clipping, off-page, covered, inert.
 * Invariants: reads only; one `Looker` lives for one pass and remembers what it computed.
 * Must not import the lexicon or anything outside this folder but types.
 */
import type { Rect } from '../../src-main/engine/observation.js'
import {
  attr,
  contains,
  flatParent,
  has,
  idOf,
  is,
  labelsOf,
  localNameOf,
  rectOf,
  scrollerOf,
  shadowRootOf,
} from './dom.js'

export interface Look {
  readonly visible: boolean
  readonly rect: Rect
  readonly inert: boolean
  readonly ariaDisabled: boolean
}

export interface Reach {
  readonly topmost: 'yes' | 'no' | 'offscreen'
  readonly coveredBy: string
  readonly point: { readonly x: number; readonly y: number }
}

interface Box {
  readonly parent: Element | null
  readonly position: string
  readonly style: CSSStyleDeclaration
  readonly clipX: 'no' | 'cut' | 'scroll'
  readonly clipY: 'no' | 'cut' | 'scroll'
  readonly cutAway: boolean
  readonly opacity: number
  readonly inert: boolean
  readonly ariaDisabled: boolean
  readonly topLayer: boolean
}

const LEAST = 2
const DIM = 0.1
const NOWHERE: Rect = { x: 0, y: 0, width: 0, height: 0 }
const checkVisibility = Element.prototype.checkVisibility
const VISIBILITY = { opacityProperty: true, visibilityProperty: true }

const plain = (r: DOMRect | Rect): Rect => ({ x: r.x, y: r.y, width: r.width, height: r.height })
const tooSmall = (r: Rect) => r.width < LEAST || r.height < LEAST

function intersect(a: Rect, b: Rect, x: boolean, y: boolean): Rect {
  const left = x ? Math.max(a.x, b.x) : a.x
  const top = y ? Math.max(a.y, b.y) : a.y
  const right = x ? Math.min(a.x + a.width, b.x + b.width) : a.x + a.width
  const bottom = y ? Math.min(a.y + a.height, b.y + b.height) : a.y + a.height
  return { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) }
}

const clipKind = (overflow: string) =>
  overflow === 'visible' ? 'no' : overflow === 'hidden' || overflow === 'clip' ? 'cut' : 'scroll'

/** Contains fixed and absolute descendants alike. */
const holdsAll = (style: CSSStyleDeclaration) =>
  style.transform !== 'none' ||
  style.filter !== 'none' ||
  style.perspective !== 'none' ||
  /paint|layout|strict|content/.test(style.contain)

/** clip-path and clip shapes that leave nothing to see. */
function cutAway(style: CSSStyleDeclaration): boolean {
  const path = style.clipPath
  if (path !== 'none' && path !== '') {
    if (
      /^(?:circle|ellipse)\(0(?:px|%)?[ )]/.test(path) ||
      /^polygon\((?:0(?:px|%)? 0(?:px|%)?,? ?)+\)$/.test(path)
    )
      return true
    const inset = /^inset\(([^)]*)\)/.exec(path)?.[1]
    if (inset !== undefined) {
      const sides = (inset.split(' round ')[0] ?? '').trim().split(/\s+/)
      const percent = (i: number) => {
        const side = sides[i] ?? sides[i - 2] ?? sides[0] ?? ''
        return side.endsWith('%') ? Number.parseFloat(side) : 0
      }
      if (percent(0) + percent(2) >= 99 || percent(1) + percent(3) >= 99) return true
    }
  }
  const clip = /^rect\(([^)]*)\)$/.exec(style.clip)?.[1]
  if (clip === undefined || !/^(?:absolute|fixed)$/.test(style.position)) return false
  const [top = 0, right = 0, bottom = 0, left = 0] = clip.split(/[\s,]+/).map(Number.parseFloat)
  return right - left < LEAST || bottom - top < LEAST
}

export class Looker {
  private readonly boxes = new Map<Element, Box>()
  private readonly looks = new Map<Element, Look>()
  private readonly range = document.createRange()
  private readonly extent = extentOf()
  private readonly width = window.innerWidth
  private readonly height = window.innerHeight

  /** What can be seen of the element. */
  look(el: Element): Look {
    const known = this.looks.get(el)
    if (known !== undefined) return known
    const look = this.compute(el, null)
    this.looks.set(el, look)
    return look
  }

  /** Whether a piece of text in `parent` can be seen. */
  textVisible(text: Text, parent: Element): boolean {
    if (this.looks.get(parent)?.visible === false && rectOf(parent).width > 0) return false
    this.range.selectNodeContents(text)
    return this.compute(parent, this.range.getBoundingClientRect()).visible
  }

  private compute(el: Element, own: DOMRect | null): Look {
    const no = (rect: Rect = NOWHERE): Look => ({ visible: false, rect, inert: false, ariaDisabled: false })
    const rect = plain(own ?? rectOf(el))
    if (!checkVisibility.call(el, VISIBILITY)) {
      // An element without a box of its own is seen by what it holds.
      const held = getComputedStyle(el).display === 'contents' ? contentsRect(el) : null
      const inner = held === null ? null : firstBox(el)
      return held === null || inner === null ? no(rect) : { ...this.compute(inner, held), rect: plain(held) }
    }
    if (tooSmall(rect)) return no(rect)
    let visible = true
    let opacity = 1
    let inert = false
    let ariaDisabled = false
    let escapes = 'static'
    let fixed = false
    // Text is clipped by its own element; an element's box is not clipped by itself.
    let below = own !== null
    let shown = rect
    for (let at: Element | null = el; at !== null; ) {
      const box = this.box(at)
      opacity *= box.opacity
      inert ||= box.inert
      ariaDisabled ||= box.ariaDisabled
      const holds =
        escapes === 'static' || (escapes === 'absolute' && box.position !== 'static') || holdsAll(box.style)
      if (box.cutAway) visible = false
      if (holds) {
        if (below && (box.clipX !== 'no' || box.clipY !== 'no')) {
          const clip = plain(rectOf(at))
          if (box.clipX === 'scroll' || box.clipY === 'scroll') {
            if (tooSmall(clip)) visible = false
            const outX = box.clipX === 'scroll'
            const outY = box.clipY === 'scroll'
            const cut = intersect(shown, clip, !outX && box.clipX === 'cut', !outY && box.clipY === 'cut')
            if (tooSmall(cut)) visible = false
            const inside = intersect(cut, clip, true, true)
            shown = tooSmall(inside) ? clip : inside
          } else {
            shown = intersect(shown, clip, box.clipX === 'cut', box.clipY === 'cut')
            if (tooSmall(shown)) visible = false
          }
        }
        escapes = box.position === 'absolute' || box.position === 'fixed' ? box.position : 'static'
      }
      if (box.position === 'fixed') fixed = true
      if (box.topLayer) {
        fixed = true
        break
      }
      below = true
      at = box.parent
    }
    // Above a top-layer element only opacity is done with; inertness of its ancestors does not reach a modal.
    if (opacity < DIM || !visible || this.offPage(shown, fixed)) visible = false
    return { visible, rect, inert, ariaDisabled }
  }

  private box(el: Element): Box {
    const known = this.boxes.get(el)
    if (known !== undefined) return known
    const style = getComputedStyle(el)
    const tag = localNameOf(el)
    const canvas = tag === 'html' || tag === 'body'
    const contents = style.display === 'contents' || style.display === 'inline'
    const box: Box = {
      parent: flatParent(el),
      position: style.position,
      style,
      clipX: canvas || contents ? 'no' : clipKind(style.overflowX),
      clipY: canvas || contents ? 'no' : clipKind(style.overflowY),
      cutAway: cutAway(style),
      opacity: Number.parseFloat(style.opacity) || 0,
      inert: has(el, 'inert'),
      ariaDisabled: attr(el, 'aria-disabled') === 'true',
      topLayer: inTopLayer(el, tag),
    }
    this.boxes.set(el, box)
    return box
  }

  /** Where no scrolling brings it to: above or left of the page, or outside the window when fixed. */
  private offPage(rect: Rect, fixed: boolean): boolean {
    const right = rect.x + rect.width
    const bottom = rect.y + rect.height
    if (fixed)
      return right < LEAST || bottom < LEAST || rect.x > this.width - LEAST || rect.y > this.height - LEAST
    const { left, top, leftmost, rightmost, lowest } = this.extent
    return (
      right + left < leftmost + LEAST ||
      rect.x + left > rightmost - LEAST ||
      bottom + top < LEAST ||
      rect.y + top > lowest - LEAST
    )
  }

  /**
   * Whether the pointer would reach the element, where, and what is there instead. The centre of its rectangle is
   * tried first, then the centre of each of its lines (a link that wraps has a hole in the middle).
   */
  reach(el: Element, rect: Rect): Reach {
    const centre = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 }
    const first = this.reachAt(el, centre)
    if (first.topmost !== 'no') return first
    const lines = Element.prototype.getClientRects.call(el)
    for (let i = 0; i < Math.min(lines.length, 4) && lines.length > 1; i += 1) {
      const line = lines[i]
      if (line === undefined || tooSmall(line)) continue
      const other = this.reachAt(el, { x: line.x + line.width / 2, y: line.y + line.height / 2 })
      if (other.topmost === 'yes') return other
    }
    return first
  }

  private reachAt(el: Element, point: { x: number; y: number }): Reach {
    const { x, y } = point
    if (x < 0 || y < 0 || x >= this.width || y >= this.height)
      return { topmost: 'offscreen', coveredBy: '', point }
    const hit = elementAt(x, y)
    if (hit === null) return { topmost: 'no', coveredBy: 'nothing that can be clicked', point }
    const own = contains(el, hit) || labelsOf(el).some((label) => contains(label, hit))
    return own ? { topmost: 'yes', coveredBy: '', point } : { topmost: 'no', coveredBy: words(hit), point }
  }
}

/** How far the page goes, and where it is scrolled to. */
function extentOf() {
  const scroller = scrollerOf(document)
  const left = scroller?.scrollLeft ?? 0
  const range = Math.max(0, (scroller?.scrollWidth ?? innerWidth) - innerWidth)
  // A right-to-left page scrolls to negative positions.
  const backwards = left < 0 || (scroller !== null && getComputedStyle(scroller).direction === 'rtl')
  return {
    left,
    top: scroller?.scrollTop ?? 0,
    leftmost: backwards ? -range : 0,
    rightmost: innerWidth + (backwards ? 0 : range),
    lowest: Math.max(scroller?.scrollHeight ?? 0, innerHeight),
  }
}

/** The innermost element under the point, open and adopted shadow roots pierced. */
export function elementAt(x: number, y: number): Element | null {
  let hit = Document.prototype.elementFromPoint.call(document, x, y)
  for (let depth = 0; hit !== null && depth < 50; depth += 1) {
    const inner: Element | null = shadowRootOf(hit)?.elementFromPoint(x, y) ?? null
    if (inner === null || inner === hit) break
    hit = inner
  }
  return hit
}

/** "div#banner", "div.cookie-bar", "iframe". */
export function words(el: Element): string {
  const id = idOf(el)
  const first = (attr(el, 'class') ?? '').trim().split(/\s+/)[0] ?? ''
  const suffix = typeof id === 'string' && id !== '' ? `#${id}` : first === '' ? '' : `.${first}`
  return `${localNameOf(el)}${suffix}`.slice(0, 80)
}

function inTopLayer(el: Element, tag: string): boolean {
  if (tag === 'dialog') return is(el, ':modal')
  return has(el, 'popover') && is(el, ':popover-open')
}

/** The rectangle of what an element without a box of its own (display: contents) holds. */
function contentsRect(el: Element): DOMRect | null {
  const range = document.createRange()
  range.selectNodeContents(el)
  const rect = range.getBoundingClientRect()
  return rect.width > 0 && rect.height > 0 ? rect : null
}

/** The nearest element with a box: inside, or around when it holds nothing but text. */
function firstBox(el: Element): Element | null {
  const inner = [...el.querySelectorAll('*')]
    .slice(0, 50)
    .find((child) => checkVisibility.call(child, VISIBILITY))
  if (inner !== undefined) return inner
  for (let at = flatParent(el); at !== null; at = flatParent(at)) {
    if (getComputedStyle(at).display !== 'contents') return checkVisibility.call(at, VISIBILITY) ? at : null
  }
  return null
}
