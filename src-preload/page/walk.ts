/**
 * The one depth-first pass over elements, texts and open shadow roots, in the order in which they are rendered.
 * Invariants: iterative (a deep page overflows nothing); clobber-safe; reads no layout; gives up after a time
 * limit and says so. What it finds is looked at closely afterwards (scan.ts).
 */
import { type Heading, headingInside, isDialog, isHeading, isSection } from './dialogs.js'
import { attr, canHost, firstChildOf, localNameOf, nextSiblingOf, shadowRootOf } from './dom.js'
import { isInteractive } from './names.js'
import { isPlainTag, type Quiet, Quieting, type Quiets } from './quiet.js'
import { type Open, type RunSieve, Runs } from './texts.js'

/** An interactive element; `text` and `spaced` are what stands inside it, joined without and with spaces. */
export interface Candidate {
  readonly el: Element
  readonly tag: string
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
  /** Parts to pass over, and which candidates matter at all. */
  readonly quiet?: { readonly quiets: Quiets; matters(candidate: Candidate): boolean } | undefined
}

const INLINE = new Set(
  'b,i,em,strong,span,a,time,small,code,mark,sup,sub,u,s,abbr,font,label,bdi,bdo,data,var,q,wbr,br,slot,img,kbd,samp,cite,ins,del,svg'.split(
    ',',
  ),
)
const SKIPPED = new Set(
  'script,style,noscript,template,head,link,meta,svg,canvas,video,audio,object,embed,datalist,option,math'.split(
    ',',
  ),
)
const TEXT_LIMIT = 2000
const TIME_LIMIT_MS = 2000
const NODE_LIMIT = 400_000

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
  const runs = new Runs(options.sieve, (text) => quieting?.run(text))
  const scopes: Scope[] = []
  let heading: Heading | null = null
  let dialog: Element | null = null
  let control: Candidate | null = null
  let place: Place | null = null

  // Open elements; `lists` holds the assigned nodes of a slot instead of the children.
  const open: Element[] = []
  const lists: (readonly Node[] | null)[] = []
  const indexes: number[] = []
  const plain: boolean[] = []
  const deadline = performance.now() + TIME_LIMIT_MS
  const { quiet } = options
  const quieting = quiet === undefined ? null : new Quieting(quiet.quiets)
  let found = 0
  let steps = 0
  let visited = 0
  let truncated = false

  let node: Node | null = root
  let isPlain = true
  while (node !== null) {
    visited += 1
    steps += 1
    if ((steps & 1023) === 0 && (visited > NODE_LIMIT || performance.now() > deadline)) {
      truncated = true
      break
    }
    let child: Node | null = null
    let list: readonly Node[] | null = null
    if (node instanceof Text) {
      addText(node)
      isPlain = true
    } else if (node instanceof Element) {
      const tag = localNameOf(node)
      const passed = passOver(node, tag)
      if (passed !== null) {
        node = passed.last
        isPlain = isPlainTag(passed.last)
      } else {
        isPlain = tag !== 'form'
        if (enter(node, tag)) {
          const shadow = shadowRootOf(node)
          if (shadow !== null) {
            roots.push(shadow)
            found += 1
            child = shadow.firstChild
          } else if (node instanceof HTMLSlotElement) {
            found += 1
            list = node.assignedNodes()
            if (list.length === 0) list = null
            child = list === null ? node.firstChild : (list[0] ?? null)
          } else child = isPlain ? node.firstChild : firstChildOf(node)
        }
        if (child === null) leave(node, tag)
      }
    }
    if (child !== null) {
      open.push(node as Element)
      lists.push(list)
      indexes.push(0)
      plain.push(isPlain)
      quieting?.open()
      node = child
      continue
    }
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
      } else next = isPlain ? (node as Node).nextSibling : nextSiblingOf(node)
      if (next !== null) break
      const done: Element | undefined = open.pop()
      lists.pop()
      indexes.pop()
      isPlain = plain.pop() ?? false
      quieting?.close()
      if (done === undefined) break
      leave(done, isPlain ? done.localName : 'form')
      node = done
    }
    node = next
  }
  runs.flush(dialog, heading)
  return { candidates, runs, dialogs, frames, roots, secrets, place, truncated }

  function border() {
    return { news: found + runs.kept.length, calm: runs.calm, open: runs.open, visited, heading }
  }

  /** Siblings are passed over only where they follow one another in the document. */
  function inRow(): boolean {
    return lists.at(-1) === null
  }

  /** Goes on after a part that is known to be quiet. */
  function passOver(el: Element, tag: string): Quiet | null {
    if (quieting === null || quiet === undefined || control !== null || INLINE.has(tag) || SKIPPED.has(tag))
      return null
    runs.flush(dialog, heading)
    const known = runs.calm ? quiet.quiets.at(el, inRow()) : null
    if (known === null || (known.first !== null && runs.completes(known.first))) return null
    const from = visited
    visited += known.nodes
    if (known.first !== null) {
      quieting.run(known.first)
      runs.open = known.open === null ? null : reopened(known.open)
    }
    heading = under(heading, known.headings)
    quieting.passed(el, known, from, border(), inRow())
    return known
  }

  function under(above: Heading | null, headings: readonly Element[]): Heading | null {
    return headings.reduce<Heading | null>((before, el) => ({ el, label: '', before }), above)
  }

  /** A run that was left open, where it stands now. */
  function reopened({ open, headings }: NonNullable<Quiet['open']>): Open {
    return { ...open, run: { ...open.run, dialog, heading: under(heading, headings) } }
  }

  function addText(text: Text): void {
    const data = text.data
    if (quieting !== null && data.trim() !== '') quieting.interrupt()
    if (control !== null && control.text.length < TEXT_LIMIT) {
      control.text += data
      control.spaced += ` ${data}`
    }
    runs.add(text, data, control !== null)
  }

  /** Returns whether to go inside. */
  function enter(el: Element, tag: string): boolean {
    if (SKIPPED.has(tag) || el === options.ownHost) return false
    if (!INLINE.has(tag)) {
      runs.flush(dialog, heading)
      if (control === null) quieting?.enter(el, border())
    }
    if (quieting !== null && canHost(tag)) quieting.host(el)
    if (tag === 'iframe' || tag === 'frame') {
      frames.push({ el, dialog })
      found += 1
      return false
    }
    if (tag === 'br') runs.break()
    const role = attr(el, 'role')
    if (isSection(tag, role) || isDialog(el, tag, role)) {
      scopes.push({ el, heading, dialog })
      heading = headingInside(el, tag, role, heading)
      if (isDialog(el, tag, role)) {
        dialog = el
        dialogs.push(el)
        found += 1
      }
    }
    if (isHeading(tag, role)) heading = { el, label: '', before: heading }
    if (el === options.target) place = { dialog, heading }
    if (isInteractive(el, tag, role)) {
      if (control !== null) control.holdsControls = true
      control = {
        el,
        tag,
        order: visited,
        parent: control,
        dialog,
        heading,
        text: '',
        spaced: '',
        holdsControls: false,
      }
      if (tag === 'input') {
        secrets.push(el)
        found += 1
      }
    } else if (control !== null) {
      const words = tag === 'img' ? attr(el, 'alt') : attr(el, 'aria-label')
      if (words !== null) control.spaced += ` ${words}`
    }
    return tag !== 'select' && tag !== 'textarea' && tag !== 'input'
  }

  function leave(el: Element, tag: string): void {
    if (!INLINE.has(tag)) runs.flush(dialog, heading)
    if (control !== null && control.el === el) {
      if (quiet === undefined || quiet.matters(control)) {
        candidates.push(control)
        found += 1
      }
      const outer: Candidate | null = control.parent
      if (outer !== null && outer.text.length < TEXT_LIMIT) {
        outer.text += control.text
        outer.spaced += ` ${control.spaced}`
      }
      control = outer
    }
    const scope = scopes.at(-1)
    if (scope !== undefined && scope.el === el) {
      scopes.pop()
      heading = scope.heading
      dialog = scope.dialog
    }
    quieting?.leave(el, border(), inRow())
  }
}
