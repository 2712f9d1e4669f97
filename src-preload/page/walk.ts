/**
 * The one depth-first pass over elements, texts and open shadow roots, in the order in which they are rendered.
 * Invariants: iterative (a deep page overflows nothing); clobber-safe; reads no layout; gives up after a time
 * limit and says so. What it finds is looked at closely afterwards (scan.ts).
 */
import { type Barren, Harvest, type Start, type Told } from './barren.js'
import { type Heading, headingInside, isDialog, isHeading, isSection } from './dialogs.js'
import {
  attr,
  dataOf,
  firstChildOf,
  firstElementOf,
  is,
  isTag,
  localNameOf,
  nextSiblingOf,
  shadowRootOf,
  textContentOf,
  typeOf,
} from './dom.js'
import { isInteractive } from './names.js'
import { kindOfTag } from './tags.js'
import { type RunSieve, Runs } from './texts.js'

/** An interactive element; `text` and `spaced` are what stands inside it, joined without and with spaces. */
export interface Candidate {
  readonly el: Element
  readonly tag: string
  /** Bears one of the attributes that are asked of more than its tag. */
  readonly isMarked: boolean
  readonly order: number
  readonly parent: Candidate | null
  readonly dialog: Element | null
  readonly heading: Heading | null
  text: string
  spaced: string
  holdsControls: boolean
}

export interface Place {
  readonly dialog: Element | null
  readonly heading: Heading | null
}

export interface Walked {
  readonly candidates: readonly Candidate[]
  readonly runs: Runs
  readonly dialogs: readonly Element[]
  readonly frames: readonly { el: Element; dialog: Element | null }[]
  readonly roots: readonly ShadowRoot[]
  readonly secrets: readonly Element[]
  /** Where the asked-for element stands. */
  readonly place: Place | null
  readonly truncated: boolean
}

export interface WalkOptions {
  /** Text that hits is kept as a sentence or a place to look for a clickable element. */
  readonly sieve: RunSieve
  readonly ownHost: Element | null
  readonly target?: Element | undefined
  /** What may be passed over, kept up to date; with it, only candidates that may matter are told. */
  readonly known?:
    | { readonly barren: Barren; readonly mayMatter: (candidate: Candidate) => boolean }
    | undefined
}

/** What more is asked of an element than its tag: only of those is it read, of a page's other elements nothing. */
const MARKED =
  '[role],[onclick],[tabindex],[contenteditable],[aria-modal],[aria-label],[aria-labelledby],[title]'
const allIn = (tree: Element | ShadowRoot, selector: string) =>
  (typeOf(tree) === ELEMENT ? Element : DocumentFragment).prototype.querySelectorAll.call(tree, selector)

const { ELEMENT_NODE: ELEMENT, TEXT_NODE: TEXT, CDATA_SECTION_NODE: CDATA } = Node
const TEXT_LIMIT = 2000
const TIME_LIMIT_MS = 2000
const NODE_LIMIT = 400_000

const spaced = (before: string, more: string) => (before === '' ? more : `${before} ${more}`)

interface Scope {
  readonly el: Element
  readonly heading: Heading | null
  readonly dialog: Element | null
}

export function walk(root: Element, options: WalkOptions): Walked {
  const candidates: Candidate[] = []
  const dialogs: Element[] = []
  const frames: { el: Element; dialog: Element | null }[] = []
  const roots: ShadowRoot[] = []
  const secrets: Element[] = []
  const runs = new Runs(options.sieve)
  const scopes: Scope[] = []
  let heading: Heading | null = null
  let dialog: Element | null = null
  let control: Candidate | null = null
  let place: Place | null = null

  // Open elements; `lists` holds the assigned nodes of a slot instead of the children.
  const open: Element[] = []
  const lists: (readonly Node[] | null)[] = []
  const indexes: number[] = []
  const starts: (Start | undefined)[] = []
  const { known } = options
  const harvest = known === undefined ? null : new Harvest(known.barren, runs)
  /** Grows with all that is told but for runs, and with what else keeps an element from being passed over. */
  let fruits = 0
  // Asked of each element where few are entered, of all at once where most are.
  const asksEach = known !== undefined && !known.barren.isEmpty
  const marked = new Set<Element>([root])
  mark(root)
  const deadline = performance.now() + TIME_LIMIT_MS
  let visited = 0
  let truncated = false

  let node: Node | null = root
  while (node !== null) {
    visited += 1
    if ((visited & 1023) === 0 && (visited > NODE_LIMIT || performance.now() > deadline)) {
      truncated = true
      break
    }
    let child: Node | null = null
    let list: readonly Node[] | null = null
    const kind = typeOf(node)
    if (kind === ELEMENT) {
      const el = node as Element
      if (!passOver(el)) {
        const tag = localNameOf(el)
        const before = told()
        const isEntered = enter(el, tag)
        if (isEntered) {
          const shadow = shadowRootOf(el)
          if (shadow !== null) {
            fruits += 1
            roots.push(shadow)
            mark(shadow)
            child = firstChildOf(shadow)
          } else {
            if (tag === 'slot' && isTag(el, 'slot')) list = el.assignedNodes()
            if (list?.length === 0) list = null
            if (list !== null) child = list[0] ?? null
            else if (firstElementOf(el) !== null) child = firstChildOf(el)
            else addText(el, textContentOf(el) ?? '')
          }
        }
        if (child === null) leave(el, tag)
        else {
          open.push(el)
          lists.push(list)
          indexes.push(0)
          starts.push(harvest?.start(before))
        }
        if (isEntered && kindOfTag(tag).host) harvest?.host(el)
        if (child !== null) {
          node = child
          continue
        }
      }
    } else if (kind === TEXT || kind === CDATA) addText(node as Text, dataOf(node))
    // Next in line, leaving what is done.
    let next: Node | null = null
    for (;;) {
      const top: number = open.length - 1
      if (top < 0) break
      const siblings: readonly Node[] | null | undefined = lists[top]
      if (siblings !== null && siblings !== undefined) {
        const index: number = (indexes[top] ?? 0) + 1
        indexes[top] = index
        next = siblings[index] ?? null
      } else next = nextSiblingOf(node)
      if (next !== null) break
      const done: Element | undefined = open.pop()
      lists.pop()
      indexes.pop()
      const start = starts.pop()
      if (done === undefined) break
      leave(done, localNameOf(done))
      if (start !== undefined) remember(done, start)
      node = done
    }
    node = next
  }
  runs.flush(dialog, heading)
  for (const el of runs.completed) known?.barren.drop(el)
  if (runs.missed) return walk(root, options)
  return { candidates, runs, dialogs, frames, roots, secrets, place, truncated }

  function told(): Told {
    return { visited, fruits: fruits + runs.kept.length, heading }
  }

  /** True for a part in which there was nothing to tell, and nothing has changed. */
  function passOver(el: Element): boolean {
    if (harvest === null || control !== null) return false
    const part = harvest.known(el)
    if (part === null) return false
    runs.flush(dialog, heading)
    if (!harvest.pass(el, part)) return false
    for (const each of part.headings) heading = { el: each, label: '', before: heading }
    return true
  }

  function remember(el: Element, start: Start): void {
    if (control === null && !kindOfTag(localNameOf(el)).inline) harvest?.end(el, start, told())
  }

  function mark(tree: Element | ShadowRoot): void {
    if (asksEach) return
    for (const el of allIn(tree, MARKED)) marked.add(el)
  }

  /** `at`: the text, or an element that holds nothing but text. */
  function addText(at: Text | Element, data: string): void {
    if (data === '') return
    if (control !== null && control.text.length < TEXT_LIMIT) {
      control.text += data
      control.spaced = spaced(control.spaced, data)
    }
    runs.add(at, data, control !== null)
  }

  /** Returns whether to go inside. */
  function enter(el: Element, tag: string): boolean {
    const kind = kindOfTag(tag)
    if (kind.skipped || el === options.ownHost) return false
    if (!kind.inline) runs.flush(dialog, heading)
    if (tag === 'slot') fruits += 1
    const isMarked = asksEach ? is(el, MARKED) : marked.has(el)
    if (!kind.special && !isMarked) {
      if (el === options.target) place = { dialog, heading }
      return true
    }
    if (tag === 'iframe' || tag === 'frame') {
      fruits += 1
      frames.push({ el, dialog })
      return false
    }
    if (tag === 'br') runs.break()
    const role = isMarked ? attr(el, 'role') : null
    if (isSection(tag, role) || isDialog(el, tag, role)) {
      scopes.push({ el, heading, dialog })
      heading = headingInside(el, tag, role, heading)
      if (isDialog(el, tag, role)) {
        dialog = el
        fruits += 1
        dialogs.push(el)
      }
    }
    if (isHeading(tag, role)) heading = { el, label: '', before: heading }
    if (el === options.target) place = { dialog, heading }
    if (isInteractive(el, tag, role)) {
      if (control !== null) control.holdsControls = true
      control = {
        el,
        tag,
        isMarked,
        order: visited,
        parent: control,
        dialog,
        heading,
        text: '',
        spaced: '',
        holdsControls: false,
      }
      if (tag === 'input') {
        fruits += 1
        secrets.push(el)
      }
    } else if (control !== null) {
      const words = tag === 'img' ? attr(el, 'alt') : attr(el, 'aria-label')
      if (words !== null) control.spaced = spaced(control.spaced, words)
    }
    return tag !== 'select' && tag !== 'textarea' && tag !== 'input'
  }

  function leave(el: Element, tag: string): void {
    if (!kindOfTag(tag).inline) runs.flush(dialog, heading)
    if (control !== null && control.el === el) {
      if (known?.mayMatter(control) ?? true) {
        fruits += 1
        candidates.push(control)
      }
      const outer: Candidate | null = control.parent
      if (outer !== null && outer.text.length < TEXT_LIMIT) {
        outer.text += control.text
        outer.spaced = spaced(outer.spaced, control.spaced)
      }
      control = outer
    }
    const scope = scopes.at(-1)
    if (scope !== undefined && scope.el === el) {
      scopes.pop()
      heading = scope.heading
      dialog = scope.dialog
    }
  }
}
