/**
 * Lists of like items: which item a control or a sentence stands in, by the item's own heading.
 * Invariants: an element that stands alone is in no row; what is in a control is no label of it, nor is text that
 * nobody sees.
 */
import {
  attr,
  childrenOf,
  contains,
  flatParent,
  is,
  isElement,
  isText,
  line,
  localNameOf,
  parentOf,
  textContentOf,
  textOfIds,
} from './dom.js'
import type { Looker } from './visible.js'

const LABEL_LIMIT = 80
const CLIMB = 12
const HEADINGS = 'h1,h2,h3,h4,h5,h6,[role=heading]'
const ITEM_TAGS = new Set(['li', 'tr', 'article'])
const ITEM_ROLES = new Set(['row', 'listitem', 'article'])

/** Siblings of one tag and role. */
interface Kind {
  readonly all: Element[]
  /** Whether at least two of them have a heading; null while nobody has asked. */
  severalHeaded: boolean | null
}

const keyOf = (el: Element) => `${localNameOf(el)} ${attr(el, 'role') ?? ''}`

/** The rows of one look at the page. */
export class Rows {
  constructor(private readonly looker: Looker) {}

  private readonly headings = new Map<Element, Element | null>()
  private readonly kinds = new Map<Element, ReadonlyMap<string, Kind>>()

  /** The label of the item that `el` stands in; "" when it stands in none. */
  of(el: Element): string {
    let at = flatParent(el)
    for (let i = 0; i < CLIMB && at !== null && at !== document.body; i += 1) {
      if (this.isItem(at)) {
        const label = this.labelOf(at, el)
        if (label !== '') return label
      }
      at = flatParent(at)
    }
    return ''
  }

  /** One of several: by its tag or role, or beside a sibling of the same kind that has a heading as well. */
  private isItem(el: Element): boolean {
    // Asked first, for the browser counts the siblings without showing each of them.
    if (is(el, ':only-of-type')) return false
    const kind = this.kindOf(el)
    if (kind === undefined || kind.all.length < 2) return false
    if (ITEM_TAGS.has(localNameOf(el)) || ITEM_ROLES.has(attr(el, 'role') ?? '')) return true
    return this.headingOf(el) !== null && this.severalHeaded(kind)
  }

  /** The element and its siblings of the same tag and role: sorted once a parent, however many ask. */
  private kindOf(el: Element): Kind | undefined {
    const parent = parentOf(el)
    if (!isElement(parent)) return undefined
    const known = this.kinds.get(parent)
    if (known !== undefined) return known.get(keyOf(el))
    const kinds = new Map<string, Kind>()
    for (const child of childrenOf(parent)) {
      const kind = kinds.get(keyOf(child))
      if (kind === undefined) kinds.set(keyOf(child), { all: [child], severalHeaded: null })
      else kind.all.push(child)
    }
    this.kinds.set(parent, kinds)
    return kinds.get(keyOf(el))
  }

  private severalHeaded(kind: Kind): boolean {
    if (kind.severalHeaded === null) {
      const first = kind.all.findIndex((each) => this.headingOf(each) !== null)
      kind.severalHeaded =
        first >= 0 && kind.all.some((each, i) => i > first && this.headingOf(each) !== null)
    }
    return kind.severalHeaded
  }

  private headingOf(el: Element): Element | null {
    const known = this.headings.get(el)
    if (known !== undefined) return known
    const heading = Element.prototype.querySelector.call(el, HEADINGS)
    this.headings.set(el, heading)
    return heading
  }

  private labelOf(item: Element, asking: Element): string {
    const heading = this.headingOf(item)
    if (heading !== null && (heading === asking || !contains(asking, heading)))
      return line(textContentOf(heading) ?? '', LABEL_LIMIT)
    const given = line(attr(item, 'aria-label') ?? textOfIds(item, 'aria-labelledby'), LABEL_LIMIT)
    return given === '' ? this.firstText(item, asking) : given
  }

  /** The item's first words: the cell or line that says what it is about. */
  private firstText(item: Element, asking: Element): string {
    const texts = document.createTreeWalker(item, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const { parentElement } = node
      if (contains(asking, parentElement)) return ''
      const text = line(textContentOf(node) ?? '', LABEL_LIMIT)
      if (text === '' || !isText(node) || parentElement === null) continue
      if (this.looker.textVisible(node, parentElement)) return text
    }
    return ''
  }
}
