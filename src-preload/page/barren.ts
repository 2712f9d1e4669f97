/**
 * The parts of the page in which the last look found nothing to tell: as long as nothing changes in one, the next
 * look passes over it.
 * Invariants: a part is forgotten at the first change in it, whatever it is; what no change tells of (a shadow root
 * given to an element that stood there, a field's value, a label elsewhere) is asked anew at each look, or keeps
 * what holds it from being a part. Writes nothing.
 */
import { hasOpenRoot, isElement, parentOf } from './dom.js'

export interface Part {
  /** Elements in it that may yet be given a shadow root, but for those in its own parts. */
  readonly hosts: readonly Element[]
  readonly parts: readonly Part[]
  /** Headings in it under which stands what follows it. */
  readonly headings: readonly Element[]
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
