/**
 * Sentences: runs of text between block borders, each with the run that follows it.
 * Invariants: a run is tested once, joined; only hits and what follows them are looked at closely; only text that
 * can be seen is told.
 */

import { dialogNumber, type Heading } from './dialogs.js'
import { firstChildOf, isElement, isText, line, nextSiblingOf, parentOf } from './dom.js'
import type { RawSentence } from './protocol.js'
import type { Rows } from './rows.js'
import type { Hit } from './sieve.js'
import type { Looker } from './visible.js'

const SENTENCE_LIMIT = 400
const AFTER_LIMIT = 100
const SENTENCES = 1000
/** How many runs after a hit are kept, in case the next ones cannot be seen. */
const LOOKAHEAD = 4
const RUN_LIMIT = 20_000

export interface Run {
  /** null stands for a line break. */
  readonly nodes: readonly (Text | null)[]
  readonly dialog: Element | null
  readonly heading: Heading | null
  readonly hit: boolean
  /** Inside an interactive element. */
  readonly inControl: boolean
}

/** An element stands for the texts in it, and holds nothing else; null for a line break. */
type Piece = Text | Element | null
type Opened = Omit<Run, 'nodes'> & { readonly nodes: readonly Piece[] }

export interface RunSieve {
  hit(text: string): Hit
  /** Whether two runs together have all that some phrase needs ("Status", "Cancelled"). */
  together(text: string): boolean
}

export class Runs {
  /** Hits, and the few runs after each. */
  readonly kept: Run[] = []
  /** What all runs say, one after the other. */
  readonly texts: string[] = []
  /** Parts whose last run was completed by one after it: they have something to tell. */
  readonly completed: Element[] = []
  /** One of them was passed over. */
  missed = false
  /** A run with a word of the lexicon, which the next one may complete, and the parts that end with it. */
  private open: { readonly run: Opened | null; readonly text: string; readonly parts: Element[] } | null =
    null
  private nodes: Piece[] = []
  private joined = ''
  private spaced = ''
  private inControl = false
  private wanted = 0

  constructor(private readonly sieve: RunSieve) {}

  add(at: Text | Element, data: string, inControl: boolean): void {
    if (this.nodes.length === 0) {
      if (data.trim() === '') return
      this.joined = data
      this.spaced = data
      this.inControl = inControl
    } else if (this.joined.length < RUN_LIMIT) {
      this.joined += data
      this.spaced += ` ${data}`
    }
    this.nodes.push(at)
  }

  /** A line break inside a block. */
  break(): void {
    if (this.nodes.length === 0) return
    this.nodes.push(null)
    this.joined += ' '
  }

  /** Nothing but the text before it makes a difference to what follows. */
  get isCalm(): boolean {
    return this.nodes.length === 0 && this.wanted === 0 && !this.isFull
  }

  /** A part ends here: what it leaves for the next run to complete. */
  end(part: Element): string | null {
    this.open?.parts.push(part)
    return this.open?.text ?? null
  }

  /** Takes the runs of a part as read, of which nothing was kept; false: they must be read. */
  pass(part: Element, first: string | undefined, left: string | null): boolean {
    if (!this.isCalm) return false
    if (first === undefined) return true
    if (this.open !== null && this.sieve.together(`${this.open.text} ${first}`)) return false
    this.texts.push(first)
    this.open = left === null ? null : { run: null, text: left, parts: [part] }
    return true
  }

  private get isFull(): boolean {
    return this.kept.length >= SENTENCES * 4
  }

  /** A block border: the run is complete. */
  flush(dialog: Element | null, heading: Heading | null): void {
    if (this.nodes.length === 0) return
    const full = this.isFull
    const hit = full ? 'no' : this.hit()
    const { open } = this
    this.open = null
    this.texts.push(this.joined)
    if (open !== null && !full && this.sieve.together(`${open.text} ${this.joined}`)) {
      this.completed.push(...open.parts)
      if (open.run === null) this.missed = true
      else this.kept.push({ ...open.run, nodes: open.run.nodes.flatMap(textsIn), hit: true })
      this.wanted = LOOKAHEAD
    }
    const run = { dialog, heading, hit: hit === 'phrase', inControl: this.inControl }
    if (hit === 'phrase' || this.wanted > 0) {
      this.kept.push({ ...run, nodes: this.nodes.flatMap(textsIn) })
      this.wanted = hit === 'phrase' ? LOOKAHEAD : this.wanted - 1
    } else if (hit === 'word') {
      this.open = { run: { ...run, nodes: this.nodes }, text: this.joined, parts: [] }
      this.nodes = []
    }
    this.nodes.length = 0
  }

  private hit(): Hit {
    const hit = this.sieve.hit(this.joined)
    return hit === 'phrase' || this.nodes.length === 1 ? hit : this.sieve.hit(this.spaced)
  }
}

function textsIn(at: Piece): readonly (Text | null)[] {
  if (at === null || isText(at)) return [at]
  const texts: Text[] = []
  for (let node = firstChildOf(at); node !== null; node = nextSiblingOf(node))
    if (isText(node)) texts.push(node)
  return texts
}

/** The runs that can be seen, as sentences. */
export function sentences(
  kept: readonly Run[],
  hits: (text: string) => boolean,
  needs: (text: string) => boolean,
  looker: Looker,
  rows: Rows,
): RawSentence[] {
  const texts = new Map<Run, string>()
  const textOf = (run: Run) => {
    const known = texts.get(run)
    if (known !== undefined) return known
    const text = visibleText(run, looker)
    texts.set(run, text)
    return text
  }
  const found: RawSentence[] = []
  for (const [i, run] of kept.entries()) {
    if (!run.hit || found.length >= SENTENCES) continue
    const text = window400(textOf(run), hits)
    if (text === '' || !hits(text)) continue
    const next = kept.slice(i + 1, i + 1 + LOOKAHEAD).find((other) => textOf(other) !== '')
    const after = next === undefined || next.dialog !== run.dialog ? '' : textOf(next).slice(0, AFTER_LIMIT)
    if (!needs(text) && !needs(`${text} ${after}`)) continue
    const at = run.nodes[0]?.parentElement ?? null
    found.push({ text, after, dialog: dialogNumber(run.dialog), row: at === null ? '' : rows.of(at) })
  }
  return found
}

/** At most 400 characters, around what hits when the text is longer. */
function window400(text: string, hits: (text: string) => boolean): string {
  if (text.length <= SENTENCE_LIMIT) return text
  for (let at = 0; at < text.length; at += SENTENCE_LIMIT / 2) {
    const part = text.slice(at, at + SENTENCE_LIMIT)
    if (hits(part)) return part
  }
  return text.slice(0, SENTENCE_LIMIT)
}

function visibleText(run: Run, looker: Looker): string {
  let text = ''
  let before: Element | null = null
  for (const node of run.nodes) {
    const parent = node === null ? null : parentOf(node)
    if (node === null || node.data.trim() === '') {
      text += ' '
      continue
    }
    if (!isElement(parent)) continue
    if (!looker.textVisible(node, parent)) continue
    if (before !== null && before !== parent && apart(before, parent)) text += ' '
    text += node.data
    before = parent
    if (text.length > RUN_LIMIT) break
  }
  return line(text, RUN_LIMIT)
}

/** Whether two inline neighbours are laid out as blocks, so that a person sees a gap. */
function apart(a: Element, b: Element): boolean {
  if (a.contains(b)) return blocky(b, a)
  if (b.contains(a)) return blocky(a, b)
  return blocky(a, a.parentElement) || blocky(b, b.parentElement)
}

function blocky(from: Element, until: Element | null): boolean {
  for (let el: Element | null = from; el !== null && el !== until; el = el.parentElement) {
    if (getComputedStyle(el).display !== 'inline') return true
  }
  return false
}
