/**
 * The in-page part of the judges: runs in the page's own world before any script of the page. Makes the page's waits short,
 * so that a look is taken when nothing is under way; says what is shown, what can be used, and what stands where.
 * Invariants: what is told of an element comes from the browser alone, never from the finder's own code.
 */
import type { Told, Usable } from './told'

type Work = () => void

/** Waits up to this many milliseconds pass at once; up to `HELD` they pass when that is asked for; longer ones are the page's. */
const SHORT = 300
const HELD = 4000

class Time {
  private busy = 0
  private next = -1
  private readonly held = new Map<number, Work>()
  private readonly rounds = new Map<number, Work>()

  constructor() {
    const { setTimeout, clearTimeout, clearInterval, fetch } = window
    const passing = (work: Work) => {
      this.busy += 1
      return setTimeout(() => {
        this.busy -= 1
        work()
      })
    }
    const keep = (where: Map<number, Work>, work: Work) => {
      where.set(this.next, work)
      this.next -= 1
      return this.next + 1
    }
    const timeout = (work: Work, ms = 0) =>
      ms > HELD ? setTimeout(work, ms) : ms > SHORT ? keep(this.held, work) : passing(work)
    const forget = (id?: number) => {
      this.held.delete(id ?? 0)
      this.rounds.delete(id ?? 0)
      clearTimeout(id)
      clearInterval(id)
    }
    /** Whoever waits for the answer goes on first. */
    const counted = async <T>(work: Promise<T>): Promise<T> => {
      this.busy += 1
      const done = () =>
        passing(() => {
          this.busy -= 1
        })
      work.then(done, done)
      return work
    }
    const { json } = Response.prototype
    Response.prototype.json = function () {
      return counted(json.call(this))
    }
    // The next document is on its way.
    navigation.addEventListener('navigate', ({ destination }) => {
      if (!destination.sameDocument) this.busy += 1
    })
    const interval = (work: Work) => keep(this.rounds, work)
    Object.assign(window, {
      setTimeout: timeout,
      setInterval: interval,
      clearTimeout: forget,
      clearInterval: forget,
      fetch: (...args: Parameters<typeof fetch>) => counted(fetch(...args)),
    })
  }

  get isQuiet(): boolean {
    return this.busy === 0 && document.readyState === 'complete'
  }

  get waits(): boolean {
    return this.held.size > 0
  }

  /** Lets what was held pass: each wait ends, and what comes again and again comes once. */
  pass(): void {
    const held = [...this.held.values()]
    this.held.clear()
    for (const work of [...held, ...this.rounds.values()]) work()
  }
}

const line = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim()
const hasBox = (el: Element) => el.checkVisibility({ visibilityProperty: true })

/** All elements as they are nested, open shadow roots included. */
function* elements(root: ParentNode): Generator<Element> {
  for (const el of root.children) {
    yield el
    yield* elements(el.shadowRoot ?? el)
  }
}

const around = (el: Element, selector: string): Element | null => {
  for (let at: Node | null = el; at instanceof Element; ) {
    const found: Element | null = at.closest(selector)
    if (found !== null) return found
    const root = at.getRootNode()
    at = root instanceof ShadowRoot ? root.host : null
  }
  return null
}

const modals = () => [...elements(document)].filter((el) => el.matches('dialog:modal'))
const front = () => modals().at(-1) ?? null
const isBehind = (el: Element) => {
  const modal = front()
  return modal !== null && around(el, 'dialog:modal') !== modal
}

/** What there is to see, in words that two looks at the same page share: no addresses, no places. */
function shown(): string {
  const told: string[] = []
  for (const el of elements(document)) {
    if (!hasBox(el) || el.matches('html, head, head *, body, script, style')) continue
    const texts = [...el.childNodes].map((node) => (node instanceof Text ? line(node.data) : ''))
    const says = ['role', 'aria-label', 'aria-expanded', 'aria-disabled', 'aria-selected', 'title']
    const states = [':disabled', ':checked', ':modal', '[open]', '[inert]'].filter((state) =>
      el.matches(state),
    )
    const attributes = says.map((name) => el.getAttribute(name) ?? '')
    const inShadow = el.getRootNode() instanceof ShadowRoot ? '#' : ''
    told.push(
      [inShadow + el.localName, ...texts, ...attributes, ...states].filter((part) => part !== '').join(' '),
    )
  }
  return told.join('\n')
}

const USABLE = 'a[href],button,input,summary,[role=option],[role=button],[role=tab],[contenteditable]'

function usable(): (Usable & { el: HTMLElement })[] {
  const count = new Map<string, number>()
  return [...elements(document)].flatMap((el) => {
    if (!(el instanceof HTMLElement) || !el.matches(USABLE) || !hasBox(el)) return []
    if (el.matches(':disabled,[aria-disabled=true],[type=hidden]') || isBehind(el)) return []
    const name = line(el.textContent) || line(el.getAttribute('aria-label')) || line(el.getAttribute('value'))
    const label = name || (el instanceof HTMLInputElement ? line(el.labels?.[0]?.textContent ?? '') : '')
    const dialog = around(el, 'dialog, [role=dialog]')
    const plain = (address: string) => address.replace(/[0-9a-f]{12,}/, '*')
    const where = el instanceof HTMLAnchorElement ? plain(el.pathname) : plain(location.pathname)
    const key =
      el.matches('a[href]') || around(el, 'header, nav') !== null
        ? ['way', label, el instanceof HTMLAnchorElement ? where : ''].join('|')
        : [el.localName, label, where, line(dialog?.querySelector('h1, h2')?.textContent ?? '')].join('|')
    const nth = count.get(key) ?? 0
    count.set(key, nth + 1)
    return [{ el, key: `${key}|${nth}` }]
  })
}

/** Uses it, as a click would; what opens a window of its own opens here. `word`: what is typed into a text field. */
function use(key: string, word: string): boolean {
  const found = usable().find((each) => each.key === key)
  if (found === undefined) return false
  const { el } = found
  el.focus()
  if (el instanceof HTMLInputElement && el.type === 'text') {
    el.value = word
    el.dispatchEvent(new Event('input', { bubbles: true }))
    el.dispatchEvent(new Event('change', { bubbles: true }))
  }
  if (el instanceof HTMLAnchorElement) el.target = ''
  el.click()
  return true
}

function isCutOff(el: Element): boolean {
  for (let at = el.parentElement; at !== null; at = at.parentElement) {
    const cuts = getComputedStyle(at).overflow !== 'visible' && at !== document.body
    if (cuts && (at.clientWidth < 2 || at.clientHeight < 2)) return true
  }
  return false
}

let numbers = 0
const known = new WeakMap<Element, number>()
function numberOf(el: Element): number {
  const number = known.get(el) ?? ++numbers
  known.set(el, number)
  return number
}

function tell(el: Element): Told {
  const { width, height, x, y } = el.getBoundingClientRect()
  const root = el.getRootNode()
  const hit =
    root instanceof Document || root instanceof ShadowRoot
      ? root.elementFromPoint(x + width / 2, y + height / 2)
      : null
  return {
    number: numberOf(el),
    tag: el.localName,
    role: el.getAttribute('role') ?? '',
    type: el.getAttribute('type') ?? '',
    text: line(el.textContent).slice(0, 80),
    width: Math.round(width),
    height: Math.round(height),
    hasBox: hasBox(el),
    isHit: hit !== null && (el.contains(hit) || hit.contains(el)),
    isDisabled: el.matches(':disabled'),
    isBehind: isBehind(el),
    isInert: around(el, '[inert]') !== null,
    isAriaHidden: around(el, '[aria-hidden=true]') !== null,
    isPart: root instanceof ShadowRoot && root.host.shadowRoot !== root && root.host.matches('input'),
    isOpaque: el.checkVisibility({ opacityProperty: true }),
    isAway: x + width + scrollX < 1 || y + height + scrollY < 1,
    isCutOff: isCutOff(el),
    hasLabel: el instanceof HTMLInputElement && [...(el.labels ?? [])].some(hasBox),
  }
}

const time = new Time()
window.open = (address) => {
  location.assign(String(address))
  return null
}
Object.assign(globalThis, {
  judging: {
    isQuiet: () => time.isQuiet,
    waits: () => time.waits,
    pass: () => time.pass(),
    shown,
    usable: () => usable().map(({ key }) => ({ key })),
    use,
    tell,
  },
})
