/** Cuts a text, as everything that is shown or written of a page is cut. Pure. */

/** At most `max` UTF-16 units, never half a character; the end shows that something is gone. */
export const cut = (text: string, max: number): string =>
  text.length <= max ? text : `${head(text, max - 1)}…`

/** The beginning of a text: at most `max` UTF-16 units, as the contract and the table of letters count them. */
export const head = (text: string, max: number): string =>
  text.length <= max ? text : text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '')
