/**
 * Prices as sites write them, in English, French, German and Spanish.
 * Invariants: an amount is told as it was written, never converted or rounded; a period is told only when the words
 * beside the amount name it. Must not import I/O.
 */

const SIGN = '[$€£¥₹]'
const CODE =
  'usd|eur|gbp|chf|cad|aud|nzd|jpy|inr|brl|mxn|sek|nok|dkk|pln|dollars?|euros?|pounds?|pesos?|francs?|franken|libras?|dolares'

/** Source of a regular expression for one amount in a text from `normaliseMarked`; no capture groups. */
export const MONEY_PATTERN = (() => {
  const number = `\\d+(?:[. ']\\d+)*`
  const sign = `(?:(?:us|ca|au|nz|hk|mx|a|c|r) )?${SIGN}`
  return `(?:: )?(?:(?:${sign}|${CODE}) ?${number}(?: ?(?:${CODE}))?|${number} ?(?:${SIGN}(?: (?:us|ca))?|${CODE}))`
})()

const CURRENCY = new RegExp(`${SIGN}|(?<!\\p{L})(?:${CODE})(?!\\p{L})`, 'iu')

/** Whether an amount can be in a text at all: a digit and a currency. For the sieve. */
export const mayHoldMoney = (text: string): boolean => /\d/.test(text) && CURRENCY.test(text)

export type Period = 'week' | 'month' | 'year'

export interface Money {
  /** As the page writes it: "US$30.00", "8,99 €". */
  readonly text: string
  /** What it is paid for, when that is said; null for a single amount. */
  readonly perPeriod: Period | null
}

const AMOUNT = (() => {
  const number = `\\d{1,3}(?:[.,'’ \\u00a0\\u202f]\\d{3})+(?:[.,]\\d{1,2})?(?!\\d)|\\d+(?:[.,](?:\\d{1,2}(?!\\d)|[-–—]+))?`
  const gap = '[ \\u00a0\\u202f]?'
  const sign = `(?:(?<!\\p{L})(?:US|CA|AU|NZ|HK|MX|A|C|R))?${SIGN}`
  const code = `(?<!\\p{L})(?:${CODE})(?!\\p{L})`
  const after = `(?:${gap}${code})?`
  return new RegExp(
    `(?:${sign}|${code})${gap}(?:${number})${after}|(?<![\\p{N}.,])(?:${number})${gap}(?:${SIGN}(?:US|CA)?(?!\\p{L})|${code})`,
    'giu',
  )
})()

const PERIODS: Readonly<Record<Period, string>> = {
  week: 'weeks?|wk|weekly|semaines?|hebdomadaires?|hebdomadairement|wochen?|wöchentlich(?:e[nrs]?)?|semanas?|semanal(?:es|mente)?',
  month:
    'months?|mo|mth|monthly|mois|mensuels?|mensuelles?|mensuellement|monate?|monats|monatlich(?:e[nrs]?)?|mes|meses|mensual(?:es|mente)?',
  year: 'years?|yr|yearly|annum|annual(?:ly)?|ans?|année|annuels?|annuelles?|annuellement|jahre?|jährlich(?:e[nrs]?)?|años?|anual(?:es|mente)?',
}
const ANY = Object.values(PERIODS).join('|')
/** "per", and what may stand between an amount and it. Never a number: "$10 for 3 months" is one amount. */
const LINK =
  'per|a|an|each|every|par|chaque|pro|je|jede[nrs]?|im|al|por|cada|billed|charged|paid|facturés?|facturée?s?|prélevés?|abgerechnet|berechnet|facturad[oa]s?|cobrad[oa]s?|tax|vat|ttc|plus|incl'
const AFTER = new RegExp(`^[\\s/,(·|–-]*(?:(?:${LINK})[\\s,)/·]+){0,4}(${ANY})(?![\\p{L}\\p{N}])`, 'iu')
const BEFORE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<!\\p{N}\\s?)(${ANY})(?:\\s+(?:at|for|of|price|fee|cost|plan|à|de|prix|tarif|zu|für|mit|preis|a|por|precio))*\\s*:?\\s*$`,
  'iu',
)

function periodOf(word: string | undefined): Period | null {
  if (word === undefined) return null
  const whole = (period: Period) => new RegExp(`^(?:${PERIODS[period]})$`, 'iu').test(word)
  return (['week', 'month', 'year'] as const).find(whole) ?? null
}

/** The amounts of money in a text, in their order, each as it is written. */
export function findMoney(text: string): readonly Money[] {
  return [...text.matchAll(AMOUNT)].map(({ 0: found, index }) => {
    const after = AFTER.exec(text.slice(index + found.length, index + found.length + 60))
    const before = BEFORE.exec(text.slice(Math.max(0, index - 60), index))
    return { text: found, perPeriod: periodOf(after?.[1]) ?? periodOf(before?.[1]) }
  })
}
