/**
 * Scrolling on in search of what is not there yet: the page, or else the largest list in it.
 * Invariants: remembers where each stood before, and puts it back. Writes nothing but scroll positions.
 */
import { rectOf, scrollerOf } from './dom.js'

const scrollTo: (options: ScrollToOptions) => void = Element.prototype.scrollTo
const SHARE = 0.8
/** A list that shows less of the window than that is not what the page is about. */
const LEAST_SHARE = 0.1
const LISTS = 20_000

export class Scroller {
  private readonly before = new Map<Element, number>()

  /** False when there is nothing further down. */
  on(): boolean {
    const page = scrollerOf(document)
    if (page !== null && this.move(page, innerHeight)) return true
    const list = largestList()
    return list !== null && this.move(list, list.clientHeight)
  }

  back(): void {
    for (const [el, top] of this.before) scrollTo.call(el, { top, behavior: 'instant' })
    this.before.clear()
  }

  private move(el: Element, height: number): boolean {
    const top = el.scrollTop
    scrollTo.call(el, { top: top + Math.max(1, height * SHARE), behavior: 'instant' })
    if (Math.abs(el.scrollTop - top) < 1) return false
    if (!this.before.has(el)) this.before.set(el, top)
    return true
  }
}

/** The largest element that can be scrolled on and is seen. */
function largestList(): Element | null {
  const all = Document.prototype.querySelectorAll.call(
    document,
    'main,section,ul,ol,div,nav,aside,tbody,table',
  )
  let best: Element | null = null
  let most = innerWidth * innerHeight * LEAST_SHARE
  for (let i = 0; i < Math.min(all.length, LISTS); i += 1) {
    const el = all[i]
    if (el === undefined || el.scrollHeight - el.clientHeight - el.scrollTop < 2) continue
    if (!/^(?:auto|scroll)$/.test(getComputedStyle(el).overflowY)) continue
    const { width, height } = rectOf(el)
    if (width * height <= most) continue
    best = el
    most = width * height
  }
  return best
}
