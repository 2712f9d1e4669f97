// The plans that an account has at the start of each scenario, and how dates and prices are written.
// Pure: knows no HTTP, no HTML and no state beyond what is passed in.
import type { Lang, WebsiteName } from './scenarios'

export type Status = 'active' | 'ends' | 'cancelled' | 'paused' | 'none'

export interface Row {
  plan: string
  status: Status
}

const prices: Readonly<Record<string, number>> = { Basic: 10, Standard: 30, Magazine: 4 }

const locale: Readonly<Record<Lang, string>> = { en: 'en-US', fr: 'fr-FR', de: 'de-DE', es: 'es-ES' }

/** The 14th of the month after `today` (UTC). */
export const periodEnd = (today: Date): Date =>
  new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 14))

/** A day in UTC, as the language writes it in full. */
export const formatDate = (date: Date, lang: Lang): string =>
  new Intl.DateTimeFormat(locale[lang], { dateStyle: 'long', timeZone: 'UTC' }).format(date)

/** What a plan costs a month, in US dollars. */
export const formatPrice = (plan: string, lang: Lang): string =>
  new Intl.NumberFormat(locale[lang], { style: 'currency', currency: 'USD' }).format(prices[plan] ?? 0)

export const startRows = (scenario: WebsiteName): [Row, ...Row[]] => {
  switch (scenario) {
    case 'no-plan':
      return [{ plan: 'Basic', status: 'none' }]
    case 'already-cancelled':
      return [{ plan: 'Basic', status: 'ends' }]
    case 'paused':
      return [{ plan: 'Basic', status: 'paused' }]
    case 'scheduled-change':
      return [{ plan: 'Standard', status: 'active' }]
    case 'two-plans':
      return [
        { plan: 'Basic', status: 'active' },
        { plan: 'Standard', status: 'active' },
      ]
    default:
      return [{ plan: 'Basic', status: 'active' }]
  }
}
