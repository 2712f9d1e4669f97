/**
 * What the selectors of a recorded step say of the element: its role and its name.
 * Pure: must not import I/O, Electron or the DOM.
 */

export interface Element {
  readonly role: string | null
  /** Null when only its place in the page is known (CSS, XPath). */
  readonly name: string | null
  /** aria: from the accessibility tree; text: from what stands there. */
  readonly by: 'aria' | 'text' | null
}

const ROLE = /\[role=["']([a-z]{1,40})["']\]/
const NAME = /\[name=["'](.*?)["']\]/s
const ATTRIBUTES = /\[(?:role|name)=(?:"[^"]*"|'[^']*')\]/g

/** A selector is a string, or the way through shadow roots to the element: its last part with a name counts. */
export function elementOf(selectors: readonly (string | readonly string[])[]): Element {
  const parts = selectors.flatMap((each) => (typeof each === 'string' ? [each] : each.toReversed()))
  const aria = parts.filter((part) => part.startsWith('aria/')).map((part) => part.slice('aria/'.length))
  const role = aria.flatMap((part) => ROLE.exec(part)?.[1] ?? [])[0] ?? null
  const name = aria.map(ariaName).find((each) => each !== '')
  if (name !== undefined) return { role: role === 'generic' ? null : role, name, by: 'aria' }
  const text = parts.find((part) => /^text\/.*\S/s.test(part))
  if (text !== undefined) return { role: null, name: text.slice('text/'.length).trim(), by: 'text' }
  return { role: null, name: null, by: null }
}

const ariaName = (part: string) => (NAME.exec(part)?.[1] ?? part.replace(ATTRIBUTES, '')).trim()
