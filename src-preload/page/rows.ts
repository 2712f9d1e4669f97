/**
 * Lists of like items: which item a control or a sentence stands in, by the item's own heading.
 * Invariants: an element that stands alone is in no row; what is in a control is no label of it.
 */
import { attr, contains, flatParent, line, localNameOf, textContentOf, textOfIds } from './dom.js'

const LABEL_LIMIT = 80
const CLIMB = 12
const HEADINGS = 'h1,h2,h3,h4,h5,h6,[role=heading]'
const ITEM_TAGS = new Set(['li', 'tr', 'article'])
const ITEM_ROLES = new Set(['row', 'listitem', 'article'])

/** The rows of one look at the page. */
export class Rows {
  private readonly headings = new Map<Element, Element | null>()

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
    const tag = localNameOf(el)
    const role = attr(el, 'role')
    const siblings = [...(el.parentElement?.children ?? [])].filter(
      (other) => other !== el && localNameOf(other) === tag && attr(other, 'role') === role,
    )
    if (siblings.length === 0) return false
    if (ITEM_TAGS.has(tag) || ITEM_ROLES.has(role ?? '')) return true
    return this.headingOf(el) !== null && siblings.some((other) => this.headingOf(other) !== null)
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
    return given === '' ? firstText(item, asking) : given
  }
}

/** The item's first words: the cell or line that says what it is about. */
function firstText(item: Element, asking: Element): string {
  const texts = document.createTreeWalker(item, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    if (contains(asking, node.parentElement)) return ''
    const text = line(textContentOf(node) ?? '', LABEL_LIMIT)
    if (text !== '') return text
  }
  return ''
}
