// From the practice's own texts to other sites' words for the same things, as rules that the mutated page follows.
import { langs } from '../../../practice/scenarios'
import type { Lang } from '../../../practice/scenarios/shape'
import { texts } from '../../../practice/texts'
import { portalTexts } from '../../../practice/texts/portal'
import type { Rule } from '../page/config'
import type { Random } from '../random'
import { de } from './de'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import type { Thing, Words } from './shape'

export const words: Readonly<Record<Lang, Words>> = { en, fr, de, es }

/** Which texts of the practice say a thing. */
const SITE: Readonly<Partial<Record<keyof (typeof texts)['en'], Thing>>> = {
  signIn: 'sign-in',
  withDiscord: 'with-discord',
  manageSub: 'manage-plan',
  manageSubscription: 'manage-plan',
  manage: 'options',
  editBilling: 'edit-billing',
  changePlan: 'change-plan',
  cancelPlan: 'cancel-plan',
  cancelChange: 'cancel-change',
  cancelChangeConfirm: 'confirm-change',
  confirmHeading: 'confirm-heading',
  confirmText: 'confirm-text',
  periodEnd: 'period-end',
  refundNow: 'refund-now',
  confirmCancellation: 'confirm-cancel',
  finalCancel: 'final-cancel',
  keepPlan: 'keep-plan',
  neverMind: 'never-mind',
  renewsOn: 'renews-on',
  endsOn: 'ends-on',
  endsText: 'ends-text',
  pausedPayment: 'paused-payment',
  noPlan: 'no-plan',
  refundComing: 'refund-coming',
  payNow: 'pay-now',
  resumePlan: 'resume-plan',
  uncancelPlan: 'uncancel',
  subscribe: 'subscribe',
  deleteAccount: 'delete-account',
  whyLeaving: 'why-leaving',
  notSay: 'not-say',
  skip: 'skip',
  offerHeading: 'offer-heading',
  acceptOffer: 'accept-offer',
  declineOffer: 'decline-offer',
  pauseHeading: 'pause-heading',
  pauseInstead: 'pause-instead',
  continueToCancel: 'continue-to-cancel',
  sureHeading: 'sure-heading',
  cookieReject: 'reject-cookies',
  cookieAccept: 'accept-cookies',
}

const PORTAL: Readonly<Partial<Record<keyof (typeof portalTexts)['en'], Thing>>> = {
  renews: 'renews-on',
  endsOn: 'ends-on',
  nothing: 'no-plan',
  refunded: 'refund-coming',
  cancel: 'cancel-plan',
  update: 'change-plan',
  renew: 'uncancel',
  confirmHeading: 'confirm-heading',
  atEnd: 'period-end',
  nowRefund: 'refund-now',
  goBack: 'keep-plan',
  couponHeading: 'offer-heading',
  couponTake: 'accept-offer',
  couponRefuse: 'decline-offer',
  whyHeading: 'why-leaving',
  whySkip: 'skip',
  loginSend: 'send-link',
  mailOpen: 'open-portal',
  magSignIn: 'sign-in',
  magManage: 'manage-plan',
}

/** A bare "Manage" is reworded with care elsewhere; a thing keeps one wording all through a variant. */
export function rewording(lang: Lang, random: Random): Rule[] {
  const chosen = new Map<Thing, string>()
  const wordingOf = (thing: Thing) => {
    const known = chosen.get(thing)
    if (known !== undefined) return known
    const made = random.pick(words[lang].things[thing])
    chosen.set(thing, made)
    return made
  }
  const site = Object.entries(SITE).map(([key, thing]) => ({
    thing,
    from: texts[lang][key as keyof typeof SITE],
    to: wordingOf(thing),
  }))
  const portal = Object.entries(PORTAL).map(([key, thing]) => ({
    thing,
    from: portalTexts[lang][key as keyof typeof PORTAL].replace('{price}', '{amount}'),
    to: wordingOf(thing),
  }))
  // Where two things have the same words in the practice, the first one's wording holds.
  const seen = new Set<string>()
  return [...site, ...portal].filter(({ from }) => !seen.has(from) && seen.add(from))
}

export { langs }
