/**
 * A letter's text as data → lines. There are no expressions: `{fact}` is filled in; a line that names an optional fact
 * which is not there is left out, a paragraph goes with its last line, a lead with its lines.
 * Pure: must not import I/O, Electron or the DOM.
 */
import type { LetterText, Paragraph } from './schema.js'

/** What stands for a fact: its words; one or more lines of their own; or nothing, and its line goes. */
export type Filling =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'nothing' }

export type Fill = (fact: string) => Filling

const PLACE = /\{([a-z][a-z0-9-]*)\}/g

/** The facts that a text names, in their order. */
export const factsIn = (text: string): string[] => [...text.matchAll(PLACE)].map(([, name]) => name ?? '')

/** All lines of a letter's text, the subject first. */
export const linesOf = ({ subject, body }: LetterText): string[] => [subject, ...body.flatMap(linesIn)]

const linesIn = (paragraph: Paragraph): readonly string[] =>
  typeof paragraph === 'string'
    ? [paragraph]
    : [...(paragraph.lead === undefined ? [] : [paragraph.lead]), ...paragraph.lines]

/** The line with its facts; several for a list; none when it is left out. Values are never looked into for places. */
export function fillLine(line: string, fill: Fill): readonly string[] {
  const fillings = factsIn(line).map(fill)
  if (fillings.some(({ kind }) => kind === 'nothing')) return []
  const [only] = fillings
  if (only?.kind === 'lines') return only.lines
  let next = 0
  const text = line.replace(PLACE, () => {
    const filling = fillings[next++]
    return filling?.kind === 'words' ? filling.text : ''
  })
  return [text]
}

/** The body: paragraphs with an empty line between them. */
export function fillBody(body: LetterText['body'], fill: Fill): string {
  return body
    .flatMap((paragraph) => {
      if (typeof paragraph === 'string') return fillLine(paragraph, fill).join('\n') || []
      const lines = paragraph.lines.flatMap((line) => fillLine(line, fill))
      if (lines.length === 0) return []
      const lead = paragraph.lead === undefined ? [] : fillLine(paragraph.lead, fill)
      return [...lead, ...lines].join('\n')
    })
    .join('\n\n')
}
