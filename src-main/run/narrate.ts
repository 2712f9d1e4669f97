/**
 * Events in words: fills in a guide's or the app's text in the person's language.
 * Invariants: what comes from the page is shown as text: cut, without control and bidi characters.
 * Must not import I/O, Electron or the DOM.
 */
import { longDate } from '../../src-preload/contract/long-date.js'
import type { Question, Reason, RunEvent } from '../engine/state.js'
import { head } from '../guide/cut.js'
import type { Period } from '../guide/money.js'
import type { Guide, Language, LexiconIndex } from '../guide/schema.js'
import { type AppTexts, TEXTS } from '../texts/index.js'
import { typeset } from './typeset.js'

export interface Narrator {
  readonly language: Language
  readonly texts: AppTexts
  say(event: Extract<RunEvent, { event: 'say' }>): string
  /** A question; one about a trouble says what the trouble is. */
  ask(question: Question, detail: string, reason: Reason): string
  reason(reason: Reason, detail: string): string
  trap(intent: string, name: string): string
  /** What a trap would really do; "" when the lexicon does not say. */
  harm(intent: string): string
  /** What the person should see next, and what to do when it looks different; "" when the guide does not say. */
  hints(say: string): { readonly next: string; readonly otherwise: string }
}

/** As long as the contract takes it, in UTF-16 units. */
const PAGE_TEXT = 200

/** Text from a page, safe to print: no control, escape or bidi characters, no half ones, at most 200 UTF-16 units. */
export const clean = (text: string): string =>
  head(
    text
      .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, ' ')
      .replace(/ {2,}/g, ' ')
      .trim(),
    PAGE_TEXT,
  ).trim()

/** A guide's own texts in the language, or in English where it does not speak it. */
export const textsOf = (guide: Guide, language: Language): Readonly<Record<string, string>> =>
  guide.texts[guide.languages.includes(language) ? language : 'en'] ?? {}

/** A guide's own title. */
export const titleOf = (guide: Guide, language: Language): string =>
  textsOf(guide, language)[guide.title] ?? guide.id

export function narrator(guide: Guide, index: LexiconIndex, language: Language): Narrator {
  const own = textsOf(guide, language)
  const texts = TEXTS[language]
  // Set before the blanks are filled: the page's own words stay as they are.
  const fill = (text: string, blanks: Readonly<Record<string, string>>) =>
    typeset(text, language).replace(/\{([a-z]+)\}/g, (_, blank: string) =>
      blank === 'service'
        ? guide.service
        : blank === 'date'
          ? longDate(blanks.date ?? '', language)
          : clean(blanks[blank] ?? ''),
    )
  const harm = (intent: string) => typeset(index.intents[intent]?.texts?.[language] ?? '', language)
  return {
    language,
    texts,
    say: ({ text, blanks }) =>
      text.of === 'guide'
        ? fill(own[text.id] ?? text.id, blanks)
        : fill(texts.says[text.id], {
            ...blanks,
            detail: blanks.trap === undefined ? (blanks.detail ?? '') : harm(blanks.trap),
          }),
    ask: (question, detail, reason) => {
      if (question === 'terms' && guide.terms !== undefined) return fill(own[guide.terms.say] ?? '', {})
      if (question === 'trouble') return fill(texts.reasons[reason], { detail })
      return fill(texts.asks[question], { detail })
    },
    reason: (reason, detail) =>
      `${typeset(texts.reasons[reason], language)}${detail === '' ? '' : ` (${clean(detail)})`}`,
    harm,
    trap: (intent, name) => fill(texts.says['trap-ahead'], { control: name, detail: harm(intent) }),
    hints: (say) => {
      const screen = guide.screens.find((each) => 'step' in each && each.step.say === say)
      const words = (id: string | undefined) => (id === undefined ? '' : fill(own[id] ?? '', {}))
      return screen !== undefined && 'step' in screen
        ? { next: words(screen.step.next), otherwise: words(screen.step.otherwise) }
        : { next: '', otherwise: '' }
    },
  }
}

/** "$10.00" → "$10.00 a month". */
export const priceText = (price: string, per: Period | null, { texts }: Pick<Narrator, 'texts'>): string =>
  per === null ? price : `${price} ${texts.words[`per-${per}`]}`
