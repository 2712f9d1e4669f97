/**
 * Runs in the visited page's isolated world: finder, ring, guard, and when to look again.
 * Invariants: one object on the isolated world's global, made once; nothing is exposed to the page; the page's
 * DOM is only read, but for the ring's one host. Must not import Electron, Node or anything with I/O.
 */
import { Barren } from './barren.js'
import { Changes } from './changes.js'
import {
  adoptAround,
  attr,
  contains,
  elementOf,
  fullscreenOf,
  innerTextOf,
  isElement,
  isNode,
  isTag,
  localNameOf,
  readyStateOf,
  refOf,
  rootElementOf,
  titleOf,
} from './dom.js'
import { Guard, measure } from './guard.js'
import type { PageApi, RawFrame, RawObservation, Stems } from './protocol.js'
import { Ring } from './ring.js'
import { lookAtFrame, type Scan, scan, showsSecret } from './scan.js'
import { Scroller } from './scroller.js'
import { buildSieves, type Sieves } from './sieve.js'
import { elementAt, Looker } from './visible.js'

const FRAME_FALLBACK_MS = 100

/** The marks that Chrome's and Edge's own translation leave; the page's language tag may have been changed by them. */
const isTranslated = (root: Element) =>
  /(?:^|\s)translated-(?:ltr|rtl)(?:\s|$)/.test(attr(root, 'class') ?? '') ||
  Element.prototype.querySelector.call(root, '[_msttexthash]') !== null

/** A look that failed. */
const NOTHING: Scan = {
  sensitive: false,
  truncated: true,
  modal: null,
  controls: [],
  wide: [],
  sentences: [],
  frames: [],
  roots: [],
}

function make(): PageApi {
  leaveFullscreen()
  const ring = new Ring()
  const barren = new Barren()
  const ownHost = () => ring.host
  const changes = new Changes(
    (node) => ring.host !== null && node === ring.host,
    () => ring.refresh(),
    (record) => barren.forget(record),
  )
  const isSensitive = () => showsSecret(ownHost())
  const guard = new Guard(ownHost, isSensitive, (click) => changes.click(click))
  let sieves: Sieves = buildSieves({ controls: [], texts: [] })
  let configured = ''
  const scroller = new Scroller()

  return {
    configure(stems: Stems) {
      const key = JSON.stringify(stems)
      if (key === configured) return
      configured = key
      sieves = buildSieves(stems)
      barren.forgetAll()
    },
    observe(wide = false): RawObservation {
      changes.flush()
      guard.listen()
      changes.listen()
      const found = safely(() => scan(sieves, ownHost(), wide, barren), null) ?? NOTHING
      // Parts may lie in roots that nobody watches yet.
      if (found === NOTHING) barren.forgetAll()
      for (const root of found.roots) changes.watch(root)
      const { roots: _, ...told } = found
      const clicks = changes.takeClicks()
      const root = rootElementOf(document)
      return {
        ...told,
        version: changes.version,
        ready: readyStateOf(document) === 'complete',
        url: told.sensitive ? '' : location.href,
        title: told.sensitive ? '' : String(titleOf(document)).slice(0, 300),
        language: told.sensitive || root === null ? '' : (root.getAttribute('lang') ?? '').slice(0, 35),
        translated: root !== null && isTranslated(root),
        viewport: { width: innerWidth, height: innerHeight },
        quietMs: changes.quietMs,
        clicks: told.sensitive ? [] : clicks,
      }
    },
    poll: (since) => changes.poll(since),
    show(ref, label) {
      const el = elementOf(ref)
      return el !== null && safely(() => ring.show(el, label), false)
    },
    hide: () => ring.hide(),
    scrollTo(ref) {
      const el = elementOf(ref)
      if (el === null) return false
      Element.prototype.scrollIntoView.call(seenAs(el), {
        block: 'center',
        inline: 'nearest',
        behavior: 'instant',
      })
      return true
    },
    measure(ref) {
      const el = elementOf(ref)
      return el === null ? { gone: true } : safely(() => measure(el, ownHost()), { gone: true })
    },
    frame: () =>
      new Promise((done) => {
        setTimeout(done, FRAME_FALLBACK_MS)
        requestAnimationFrame(() => done())
      }),
    arm(ref, name) {
      const el = elementOf(ref)
      if (el === null) return false
      guard.arm(el, name)
      return true
    },
    disarm: () => guard.disarm(),
    element: (ref) => elementOf(ref),
    adopt(node) {
      barren.forgetAll()
      return isNode(node) && safely(() => adoptAround(node), false)
    },
    scrollOn: () => safely(() => scroller.on(), false),
    scrollBack: () => safely(() => scroller.back(), undefined),
    refOf: (element) => (isElement(element) ? refOf(element) : 0),
    frameAt: (ref, x, y) => {
      const el = elementOf(ref)
      return el === null ? null : safely(() => frameAt(el, x, y), null)
    },
    sensitive: isSensitive,
    text: (limit) =>
      safely(
        () => (isSensitive() ? '' : String(innerTextOf(rootElementOf(document)) ?? '').slice(0, limit)),
        '',
      ),
  }
}

/** What is scrolled to: a hidden radio's label rather than the radio. */
function seenAs(el: Element): Element {
  if (!isTag(el, 'input') || new Looker().look(el).visible) return el
  return [...(el.labels ?? [])][0] ?? el
}

function frameAt(el: Element, x: number, y: number): RawFrame {
  const frame = lookAtFrame(el, null, new Looker(), null)
  const hit = elementAt(frame.rect.x + x, frame.rect.y + y)
  return {
    ...frame,
    topmost: hit !== null && contains(el, hit) && localNameOf(hit) === localNameOf(el) ? 'yes' : 'no',
  }
}

/** A hostile page must not be able to make a look fail as a whole. */
function safely<T>(work: () => T, otherwise: T): T {
  try {
    return work()
  } catch {
    return otherwise
  }
}

/** A page that fills the screen would hide the panel and what the browser says of the page: it goes back at once. */
function leaveFullscreen(): void {
  const leave = () => {
    if (fullscreenOf(document) !== null) Document.prototype.exitFullscreen.call(document).catch(() => {})
  }
  window.addEventListener('fullscreenchange', leave, true)
}

// A page's element with that id would answer as a property of the window: only an own one is ours.
if (!Object.hasOwn(globalThis, '__wayout')) {
  Object.defineProperty(globalThis, '__wayout', { value: make() })
}
