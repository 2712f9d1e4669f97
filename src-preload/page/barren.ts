/**
 * The parts of the page in which the last look found nothing to tell: as long as nothing changes in one, the next
 * look passes over it.
 * Invariants: a part is forgotten at the first change in it, whatever it is; what no change tells of (a shadow root
 * given to an element that stood there, a field's value, a label elsewhere) is asked anew at each look, or keeps
 * what holds it from being a part. Writes nothing.
 */
import type { Heading } from './dialogs.js'
import { hasOpenRoot, isElement, parentOf } from './dom.js'
import type { Runs } from './texts.js'

export interface Part {
  /** Elements in it that may yet be given a shadow root, but for those in its own parts. */
  readonly hosts: readonly Element[]
  readonly parts: readonly Part[]
  /** Headings in it under which stands what follows it. */
  readonly headings: readonly Element[]
  /** What its first run of text says; undefined: there is none in it. */
  readonly first: string | undefined
  /** What its last run leaves for the next to complete. */
  readonly left: string | null
}

export class Barren {
  private parts = new WeakMap<Element, Part>()
  /** Nothing is known yet: the look is a whole one. */
  isEmpty = true

  /** The part that the element is; null when it must be looked into. */
  at(el: Element): Part | null {
    const part = this.parts.get(el)
    if (part === undefined) return null
    if (!hasRoot(part)) return part
    this.parts.delete(el)
    return null
  }

  add(el: Element, part: Part): void {
    this.parts.set(el, part)
    this.isEmpty = false
  }

  drop(el: Element): void {
    this.parts.delete(el)
  }

  /** What changed, and all that holds it; what came in may have changed while nobody watched. */
  forget(record: MutationRecord): void {
    for (let at: Node | null = record.target; at !== null; at = parentOf(at))
      if (isElement(at)) this.parts.delete(at)
    for (const node of record.addedNodes) {
      if (!isElement(node)) continue
      this.parts.delete(node)
      for (const el of Element.prototype.querySelectorAll.call(node, '*')) this.parts.delete(el)
    }
  }

  forgetAll(): void {
    this.parts = new WeakMap()
    this.isEmpty = true
  }
}

/** Closed ones are taken in by us: then all parts are forgotten. */
function hasRoot({ hosts, parts }: Part): boolean {
  for (const el of hosts) if (hasOpenRoot(el)) return true
  for (const part of parts) if (hasRoot(part)) return true
  return false
}

/** How far a walk is. */
export interface Told {
  readonly visited: number
  /** Grows with all that is told, and with what else keeps an element from being passed over. */
  readonly fruits: number
  readonly heading: Heading | null
}

export interface Start extends Told {
  readonly hosts: number
  readonly parts: number
  readonly texts: number
}

/** Fewer nodes are walked through as soon as they are known again. */
const NODES = 6
const HEADINGS = 8

/** Finds the parts in the course of one walk. */
export class Harvest {
  private readonly hosts: Element[] = []
  private readonly parts: Part[] = []

  constructor(
    private readonly barren: Barren,
    private readonly runs: Runs,
  ) {}

  known(el: Element): Part | null {
    return this.barren.at(el)
  }

  /** False: the text before it makes that it must be looked into. */
  pass(el: Element, part: Part): boolean {
    if (!this.runs.pass(el, part.first, part.left)) return false
    this.parts.push(part)
    return true
  }

  /** Going inside an element. */
  start(told: Told): Start {
    const { hosts, parts, runs } = this
    return { ...told, hosts: hosts.length, parts: parts.length, texts: runs.texts.length }
  }

  host(el: Element): void {
    this.hosts.push(el)
  }

  /** Leaving a block: a part of its own when there was nothing to tell, and enough in it to make it worth while. */
  end(el: Element, start: Start, now: Told): void {
    const { hosts, parts, runs, barren } = this
    if (now.fruits !== start.fruits || !runs.isCalm || now.visited - start.visited < NODES) return
    const headings = headingsSince(start.heading, now.heading)
    if (headings === null) return
    const [first] = runs.texts.slice(start.texts, start.texts + 1)
    const left = first === undefined ? null : runs.end(el)
    const part = { hosts: hosts.splice(start.hosts), parts: parts.splice(start.parts), headings, first, left }
    barren.add(el, part)
    parts.push(part)
  }
}

/** The headings that came after `before`; null when there are many, or they do not lead back to it. */
function headingsSince(before: Heading | null, last: Heading | null): readonly Element[] | null {
  const headings: Element[] = []
  for (let at = last; at !== before; at = at.before) {
    if (at?.el === undefined || at.el === null || headings.length >= HEADINGS) return null
    headings.unshift(at.el)
  }
  return headings
}
