/**
 * When to look again: one MutationObserver over the document and its open shadow roots, and a few events.
 * Invariants: an idle page costs nothing (no timers, no polling); the own ring is ignored; what only animates
 * wakes at most once a second and does not count as unrest. Writes nothing.
 */
import { attr, closestOf, dataOf, isElement, isNode, isSvg, isTag, isText } from './dom.js'
import type { Poll, RawClick } from './protocol.js'

const SOON_MS = 25
const LATER_MS = 1000
const STYLE_NOISE =
  /(?:transform|translate|rotate|scale|filter|stroke-dash\w+|background-position|will-change)\s*:[^;]*;?/g
const ATTRIBUTES = (
  'class style hidden disabled inert open popover href value type role checked selected title alt placeholder lang ' +
  'tabindex contenteditable onclick for src aria-label aria-labelledby aria-hidden aria-disabled aria-modal ' +
  'aria-checked aria-selected aria-expanded'
).split(' ')
const OPTIONS: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  characterDataOldValue: true,
  attributes: true,
  attributeOldValue: true,
  attributeFilter: ATTRIBUTES,
}

export class Changes {
  version = 1
  private lastAt = performance.now()
  private readonly watched = new WeakSet<Node>()
  private readonly observer = new MutationObserver((records) => this.take(records))
  private waiting: (() => void)[] = []
  private timer: ReturnType<typeof setTimeout> | null = null
  private timerAt = 0
  private clicks: RawClick[] = []

  constructor(
    private readonly isOwn: (node: Node) => boolean,
    private readonly onChange: () => void,
    private readonly onRecord: (record: MutationRecord) => void,
  ) {
    this.watch(document)
    this.listen()
  }

  private readonly heard = (event: Event) => this.event(event)

  /** Set again at every look: a page that writes itself anew (`document.open`) takes all listeners away. */
  listen(): void {
    for (const type of ['popstate', 'hashchange', 'resize', 'DOMContentLoaded', 'load', 'pageshow']) {
      window.addEventListener(type, this.heard, true)
    }
    for (const type of ['input', 'change', 'toggle', 'transitionend', 'animationend']) {
      window.addEventListener(type, this.heard, { capture: true, passive: true })
    }
  }

  watch(root: Node): void {
    if (this.watched.has(root)) return
    this.watched.add(root)
    this.observer.observe(root, OPTIONS)
  }

  get quietMs(): number {
    this.take(this.observer.takeRecords())
    return performance.now() - this.lastAt
  }

  takeClicks(): readonly RawClick[] {
    const clicks = this.clicks
    this.clicks = []
    return clicks
  }

  /** A person's click: told at once, for it may end the document. */
  click(click: RawClick): void {
    if (this.clicks.length < 20) this.clicks.push(click)
    this.wake()
  }

  /** What is pending counts as happened: called at the start of a look, so that it does not wake for what it saw. */
  flush(): void {
    this.take(this.observer.takeRecords())
    if (this.timer !== null) this.wake()
  }

  /** Resolves when the version is beyond `since`. */
  async poll(since: number): Promise<Poll> {
    this.take(this.observer.takeRecords())
    if (this.version <= since) await new Promise<void>((done) => this.waiting.push(done))
    return { version: this.version, clicks: this.takeClicks() }
  }

  private event(event: Event): void {
    if (isNode(event.target) && this.isOwn(event.target)) return
    if (event.type === 'transitionend' || event.type === 'animationend' || event.type === 'resize')
      this.schedule(SOON_MS)
    else this.changed()
    this.onChange()
  }

  private take(records: readonly MutationRecord[]): void {
    for (const record of records) this.onRecord(record)
    let kind: 'none' | 'minor' | 'major' = 'none'
    for (const record of records) {
      const one = this.weigh(record)
      if (one === 'major') {
        kind = 'major'
        break
      }
      if (one === 'minor') kind = 'minor'
    }
    if (kind === 'major') this.changed()
    else if (kind === 'minor') this.schedule(LATER_MS)
    if (kind !== 'none') this.onChange()
  }

  private weigh(record: MutationRecord): 'none' | 'minor' | 'major' {
    const target = record.target
    if (this.isOwn(target)) return 'none'
    if (record.type === 'childList') {
      const nodes = [...record.addedNodes, ...record.removedNodes]
      if (nodes.length > 0 && nodes.every((node) => this.isOwn(node))) return 'none'
      return isElement(target) && closestOf(target, 'head') !== null && !nodes.some(isStyle)
        ? 'none'
        : 'major'
    }
    if (record.type === 'characterData') {
      const old = (record.oldValue ?? '').replace(/\d/g, '')
      return dataOf(target).replace(/\d/g, '') === old ? 'minor' : 'major'
    }
    if (!isElement(target)) return 'minor'
    if (isSvg(target)) return 'minor'
    const name = record.attributeName ?? ''
    const now = attr(target, name)
    if (now === record.oldValue) return 'none'
    if (name !== 'style') return 'major'
    return (now ?? '').replace(STYLE_NOISE, '') === (record.oldValue ?? '').replace(STYLE_NOISE, '')
      ? 'minor'
      : 'major'
  }

  private changed(): void {
    this.lastAt = performance.now()
    this.schedule(SOON_MS)
  }

  private schedule(delay: number): void {
    const at = performance.now() + delay
    if (this.timer !== null) {
      if (at >= this.timerAt) return
      clearTimeout(this.timer)
    }
    this.timerAt = at
    this.timer = setTimeout(() => this.wake(), delay)
  }

  private wake(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    this.version += 1
    const waiting = this.waiting
    this.waiting = []
    for (const done of waiting) done()
  }
}

function isStyle(node: Node): boolean {
  return isTag(node, 'style') || isTag(node, 'link') || isText(node)
}
