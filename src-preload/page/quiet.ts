/**
 * What need not be walked again: parts of the page in which the last walk found nothing to tell, until they change.
 * Invariants: a part is forgotten with the first mutation in it; what no mutation tells (a shadow root that is attached
 * later) is asked each time; a walk that passes over quiet parts finds exactly what a whole walk finds.
 */
import { localNameOf, nextSiblingOf, openRootOf, parentOf, previousSiblingOf } from './dom.js'
import type { Open } from './texts.js'

/** One element, or several in a row, without anything to tell. */
export interface Quiet {
  readonly last: Element
  /** Nodes that a walk visits in it, the first one left out. */
  readonly nodes: number
  /** Headings in it that hold for what comes after it. */
  readonly headings: readonly Element[]
  /** Elements in it that could be given a shadow root. */
  readonly hosts: readonly Element[]
  readonly parts: readonly Quiet[]
  /** The text of its first run; null: there is none in it, and what was open before stays so. */
  readonly first: string | null
  /** The run that it leaves open, with the headings in it that hold there. */
  readonly open: { readonly open: Open; readonly headings: readonly Element[] } | null
}

interface Row {
  readonly quiet: Quiet
  alive: boolean
}

export class Quiets {
  private empty = true
  private single = new WeakMap<Element, Quiet>()
  /** By the first of several in a row, and by each of them. */
  private rows = new WeakMap<Element, Row>()
  private members = new WeakMap<Element, Row>()

  /** What may be passed over from here on; `inRow`: siblings may be passed over as well. */
  at(el: Element, inRow: boolean): Quiet | null {
    const row = inRow ? this.rows.get(el) : undefined
    if (row?.alive === true) {
      if (!hasNewRoot(row.quiet)) return row.quiet
      row.alive = false
    }
    const one = this.single.get(el)
    if (one === undefined) return null
    if (!hasNewRoot(one)) return one
    this.single.delete(el)
    return null
  }

  add(el: Element, quiet: Quiet): void {
    this.empty = false
    this.single.set(el, quiet)
  }

  addRow(members: readonly Element[], quiet: Quiet): void {
    const [first] = members
    if (first === undefined) return
    const row = { quiet, alive: true }
    // An element is a member of one row: a change in it must reach every row that goes over it.
    for (const member of members) this.breakRow(member)
    this.empty = false
    this.rows.set(first, row)
    for (const member of members) this.members.set(member, row)
  }

  clear(): void {
    this.empty = true
    this.single = new WeakMap()
    this.rows = new WeakMap()
    this.members = new WeakMap()
  }

  /** Forgets whatever the mutations touched. */
  forget(records: readonly MutationRecord[]): void {
    // A node that is touched here stays this document's for us, wherever the page moves it to.
    if (this.empty) return
    const done = new Set<Node>()
    for (const { type, target, previousSibling, nextSibling, addedNodes, removedNodes } of records) {
      this.forgetAround(target, done)
      if (type === 'characterData') this.forgetBeside(previousSiblingOf(target), nextSiblingOf(target))
      if (type !== 'childList') continue
      this.forgetBeside(previousSibling, nextSibling)
      for (const node of removedNodes) this.breakRow(node)
      // What was changed while it was out of the document has not been told.
      for (const node of addedNodes) if (node instanceof Element) this.forgetInside(node)
    }
  }

  private forgetInside(el: Element): void {
    for (const each of [el, ...Element.prototype.querySelectorAll.call(el, '*')]) {
      this.single.delete(each)
      this.breakRow(each)
    }
  }

  private forgetAround(target: Node, done: Set<Node>): void {
    for (let at: Node | null = target; at !== null && !done.has(at); ) {
      done.add(at)
      if (at instanceof Element) this.single.delete(at)
      this.breakRow(at)
      at = at instanceof ShadowRoot ? at.host : parentOf(at)
    }
  }

  /** A row goes over the white space between its members: what is put there breaks it. */
  private forgetBeside(before: Node | null, after: Node | null): void {
    for (let at = before; at !== null; at = previousSiblingOf(at)) if (this.breakRow(at)) break
    for (let at = after; at !== null; at = nextSiblingOf(at)) if (this.breakRow(at)) break
  }

  private breakRow(node: Node): boolean {
    if (!(node instanceof Element)) return false
    const row = this.members.get(node)
    if (row !== undefined) row.alive = false
    return true
  }
}

function hasNewRoot({ hosts, parts }: Quiet): boolean {
  for (const el of hosts) if (openRootOf(el) !== null) return true
  for (const part of parts) if (hasNewRoot(part)) return true
  return false
}

/** Smaller parts are not worth remembering by themselves. */
const LEAST_NODES = 6
const ROW = { least: 4, most: 64 }
const MOST_HEADINGS = 256

/** An element that the walk is in. */
interface Frame {
  readonly el: Element
  readonly news: number
  readonly calm: boolean
  readonly visited: number
  readonly heading: object | null
  readonly hosts: Element[]
  readonly parts: Quiet[]
  first: string | null
}

interface Group {
  readonly members: Element[]
  readonly from: number
  /** What had been visited at the end of the last member. */
  to: number
  readonly headings: Element[]
  readonly parts: Quiet[]
  first: string | null
  open: Quiet['open']
}

/** What the walk tells of itself at a border. */
export interface Border {
  /** Grows with everything that is found. */
  readonly news: number
  /** Between two runs of text, and none is wanted. */
  readonly calm: boolean
  readonly open: Open | null
  readonly visited: number
  readonly heading: { readonly el: Element | null; readonly before: Border['heading'] } | null
}

/** Watches one walk, and remembers what was quiet in it. */
export class Quieting {
  private readonly frames: Frame[] = []
  /** For each open element, the quiet children in a row so far. */
  private readonly groups: (Group | null)[] = []

  constructor(private readonly quiets: Quiets) {}

  enter(el: Element, { news, calm, visited, heading }: Border): void {
    this.frames.push({ el, news, calm, visited, heading, hosts: [], parts: [], first: null })
  }

  /** A run of text has ended. */
  run(text: string): void {
    for (let i = this.frames.length - 1; i >= 0; i -= 1) {
      const frame = this.frames[i]
      if (frame === undefined || frame.first !== null) return
      frame.first = text
    }
  }

  host(el: Element): void {
    this.frames.at(-1)?.hosts.push(el)
  }

  leave(el: Element, border: Border, inRow: boolean): void {
    const frame = this.frames.at(-1)
    if (frame === undefined || frame.el !== el) return this.interrupt()
    this.frames.pop()
    const headings = headingsSince(border.heading, frame.heading)
    const { hosts, parts, first } = frame
    const left = first === null ? null : border.open
    const openHeadings = left === null ? [] : headingsSince(left.run.heading, frame.heading)
    const quiet: Quiet = {
      last: el,
      nodes: border.visited - frame.visited,
      headings: headings ?? [],
      hosts,
      parts,
      first,
      open: left === null || openHeadings === null ? null : { open: left, headings: openHeadings },
    }
    const isQuiet =
      headings !== null && openHeadings !== null && frame.calm && border.calm && frame.news === border.news
    if (isQuiet && quiet.nodes >= LEAST_NODES) this.quiets.add(el, quiet)
    this.frames.at(-1)?.parts.push(quiet)
    if (isQuiet && inRow) this.extend(el, frame.visited, quiet, border)
    else this.interrupt()
  }

  /** A quiet part was passed over; `from`: what had been visited at its first node. */
  passed(first: Element, quiet: Quiet, from: number, border: Border, inRow: boolean): void {
    this.frames.at(-1)?.parts.push(quiet)
    if (inRow && quiet.last === first) this.extend(first, from, quiet, border)
    else this.interrupt()
  }

  open(): void {
    this.groups.push(null)
  }

  close(): void {
    this.interrupt()
    this.groups.pop()
  }

  /** Something that is not quiet stands here. */
  interrupt(): void {
    const top = this.groups.length - 1
    const group = this.groups[top]
    if (group === undefined || group === null) return
    this.groups[top] = null
    this.finish(group)
  }

  private extend(el: Element, from: number, quiet: Quiet, { visited }: Border): void {
    const top = this.groups.length - 1
    if (top < 0) return
    const group = this.groups[top] ?? {
      members: [],
      from,
      to: visited,
      headings: [],
      parts: [],
      first: null,
      open: null,
    }
    group.members.push(el)
    if (quiet.first !== null) {
      // Headings of the members before it hold there too.
      const { open } = quiet
      group.open = open === null ? null : { open: open.open, headings: [...group.headings, ...open.headings] }
    }
    group.first ??= quiet.first
    group.headings.push(...quiet.headings)
    group.parts.push(quiet)
    group.to = visited
    const full = group.members.length >= ROW.most || group.headings.length > MOST_HEADINGS / 2
    this.groups[top] = full ? null : group
    if (full) this.finish(group)
  }

  private finish({ members, from, to, headings, parts, first, open }: Group): void {
    const last = members.at(-1)
    if (last === undefined || members.length < ROW.least) return
    this.quiets.addRow(members, { last, nodes: to - from, headings, hosts: [], parts, first, open })
  }
}

/** The headings that came since; null when there are too many, or one that is only a label. */
function headingsSince(now: Border['heading'], before: object | null): Element[] | null {
  const found: Element[] = []
  for (let at = now; at !== before; at = at.before) {
    if (at === null || at.el === null || found.length >= MOST_HEADINGS) return null
    found.unshift(at.el)
  }
  return found
}

/** Whether the walk reads on from this element as from any other (a form may hide its neighbours). */
export const isPlainTag = (el: Element): boolean => localNameOf(el) !== 'form'
