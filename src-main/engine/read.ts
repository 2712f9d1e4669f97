/**
 * Reads an observation with the lexicon: each control gets its intents, each sentence its signs.
 * Invariants: a frame of an origin outside the run is not read at all; a control that carries a trap never counts
 * as carrying a goal. Pure: must not import I/O, Electron or the DOM.
 */
import { cut } from '../guide/cut.js'
import type { Screen } from '../guide/schema.js'
import type { Control, Observation, Sentence } from './observation.js'
import type { Plan } from './plan.js'

export interface ReadControl extends Control {
  /** Goals that the name carries by itself. Empty when it carries a trap as well. */
  readonly strong: ReadonlySet<string>
  /** Goals that the name carries only because of where it stands ("Yes" under "Cancel your plan?"). */
  readonly weak: ReadonlySet<string>
  readonly traps: readonly string[]
  /** Everything above together, for the signs that must be absent. */
  readonly any: ReadonlySet<string>
}

export interface ReadSentence extends Sentence {
  readonly signs: ReadonlySet<string>
}

export interface Page {
  readonly observation: Observation
  readonly controls: readonly ReadControl[]
  /** All that can be seen, after a wide look; else empty. */
  readonly wide: readonly ReadControl[]
  readonly sentences: readonly ReadSentence[]
}

/** What a control means where it stands: used for a whole page, and again at the moment of the click. */
export function meaning(
  plan: Plan,
  seen: Pick<Control, 'name' | 'heading'>,
  { near, far }: Around,
): Pick<ReadControl, 'strong' | 'weak' | 'traps' | 'any'> {
  const { lexicon } = plan
  const isTrap = (intent: string) => lexicon.intents.get(intent)?.trap === true
  const surroundings = new Set([...near, ...lexicon.signsOf(seen.heading)])
  const alone = lexicon.intentsOf(seen.name)
  const all = lexicon.intentsOf(seen.name, surroundings)
  // "Yes" under "Cancel?" is a trap all the same when the line between them asks "Or keep it?".
  const traps = lexicon.intentsOf(seen.name, new Set([...surroundings, ...far])).filter(isTrap)
  const goals = traps.length > 0 ? [] : all
  return {
    strong: new Set(goals.filter((intent) => alone.includes(intent))),
    weak: new Set(goals.filter((intent) => !alone.includes(intent))),
    traps,
    any: new Set([...all, ...traps]),
  }
}

export function readPage(plan: Plan, observation: Observation): Page {
  const known = new Set(plan.origins.values())
  const sentences = observation.sentences
    .filter((sentence) => known.has(sentence.origin))
    .map((sentence) => ({ ...sentence, signs: new Set(signsOf(plan, sentence)) }))
  const read = (seen: readonly Control[]): readonly ReadControl[] => {
    const controls = seen
      .filter((control) => known.has(control.origin))
      .map((control) => ({ ...control, ...meaning(plan, control, around(sentences, control)) }))
    return controls.map((control) => outOf(controls, control))
  }
  return { observation, controls: read(observation.controls), wide: read(observation.wide), sentences }
}

/** Clicking a control that stands inside a trap would take the trap as well: it is no goal. */
function outOf(controls: readonly ReadControl[], control: ReadControl): ReadControl {
  let outer = controls.find((other) => other.ref === control.within)
  for (let i = 0; i < 5 && outer !== undefined; i += 1) {
    if (outer.role !== 'generic' && outer.traps.length > 0)
      return { ...control, strong: new Set(), weak: new Set() }
    const { within } = outer
    outer = controls.find((other) => other.ref === within)
  }
  return control
}

/** Opening what is shut, to look inside: an intent of the engine's own, in no lexicon. */
export const UNFOLD = 'unfold'

/** What is said of a control that may be opened to look inside: nothing, or that it opens a menu. */
export const opensOnly = (intents: ReadonlySet<string>): boolean =>
  [...intents].every((intent) => intent === 'open-menu')

/** What is said around a control. */
export interface Around {
  /** Signs of its own dialog; none for a control outside any dialog. They can give a bare word its meaning. */
  readonly near: ReadonlySet<string>
  /** Signs of the page that can only make a trap of it. */
  readonly far: ReadonlySet<string>
}

const FAR = 'asks-to-stay'

export function around(sentences: readonly ReadSentence[], { dialog }: Pick<Control, 'dialog'>): Around {
  const signs = new Set(sentences.filter((s) => s.dialog === dialog).flatMap((s) => [...s.signs]))
  return { near: dialog === null ? new Set() : signs, far: new Set(signs.has(FAR) ? [FAR] : []) }
}

function signsOf(plan: Plan, sentence: Sentence): readonly string[] {
  const alone = plan.lexicon.signsOf(sentence.text)
  return sentence.after === ''
    ? alone
    : [...alone, ...plan.lexicon.signsOf(`${sentence.text} ${sentence.after}`)]
}

/** Asked at the very moment of the click: does the control still mean `intent`, and nothing that is a trap? */
export function stillMeans(
  plan: Plan,
  observation: Observation,
  seen: Pick<Control, 'name' | 'heading' | 'dialog' | 'folded'> & { readonly shown: string },
  intent: string,
): boolean {
  const { sentences } = readPage(plan, { ...observation, controls: [], wide: [] })
  const where = around(sentences, seen)
  const { strong, weak, traps, any } = meaning(plan, seen, where)
  // A name for readers alone (aria-label) is not believed against the words that a person sees.
  if (meaning(plan, { ...seen, name: seen.shown }, where).traps.length > 0) return false
  if (intent === UNFOLD) return seen.folded && opensOnly(any)
  return traps.length === 0 && (strong.has(intent) || weak.has(intent))
}

/** More of a page is not shown in one piece. */
const WORDS = 200

/** The sentence that was recognised by one of the signs, in the page's own words; "" when none was. */
export function wordsOf({ sentences, observation: { modal } }: Page, signs: readonly string[]): string {
  const says = ({ signs: found }: ReadSentence) => signs.some((sign) => found.has(sign))
  const found = sentences.find((each) => modal !== null && each.dialog === modal && says(each))
  const { text = '' } = found ?? sentences.find(says) ?? {}
  return cut(text, WORDS)
}

/** The sentence by which a screen was recognised. */
export const wordsBehind = ({ all, any }: Screen, page: Page): string =>
  wordsOf(
    page,
    [...all, ...any].flatMap((sign) => ('text' in sign ? [sign.text] : [])),
  )
