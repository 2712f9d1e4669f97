// The lexicon against words that were not written for it: what sites print, by the variation suite's own lists.
import { describe, expect, test } from 'vitest'
import type { Lang } from '../../practice/scenarios'
import { readLexicon } from '../../src-main/library'
import { langs, words } from '../variation/words'
import type { Thing } from '../variation/words/shape'

const { lexicon } = readLexicon()

const DATES: Readonly<Record<Lang, string>> = {
  en: 'December 14, 2026',
  fr: '14 décembre 2026',
  de: '14. Dezember 2026',
  es: '14 de diciembre de 2026',
}

interface Reading {
  /** One of these, or the words are not understood. */
  readonly means: readonly string[]
  /** Signs of the page that stand around such words. */
  readonly under?: readonly string[]
}

const confirms = { means: ['confirm-cancel', 'cancel-plan'], under: ['asks-to-cancel'] }

/** What a person takes the words for. Things that lead nowhere, and are no harm either, are left out. */
const READINGS: Readonly<Partial<Record<Thing, Reading>>> = {
  'sign-in': { means: ['sign-in'] },
  'with-discord': { means: ['continue-with-discord'] },
  'manage-plan': { means: ['manage-plan'] },
  options: { means: ['plan-options', 'manage-plan', 'open-menu'] },
  'cancel-plan': { means: ['cancel-plan', 'confirm-cancel'] },
  'cancel-change': { means: ['cancel-change'] },
  'confirm-change': { means: ['cancel-change'] },
  'confirm-heading': { means: ['asks-to-cancel'] },
  'period-end': { means: ['cancel-at-period-end'] },
  'refund-now': { means: ['cancel-now-with-refund'] },
  'confirm-cancel': confirms,
  'final-cancel': confirms,
  'keep-plan': { means: ['keep-plan', 'dismiss'], under: ['asks-to-cancel'] },
  'never-mind': { means: ['keep-plan', 'dismiss'] },
  'renews-on': { means: ['plan-active'] },
  'ends-on': { means: ['plan-ends-on'] },
  'paused-payment': { means: ['plan-paused', 'past-due'] },
  'no-plan': { means: ['no-plan'] },
  'refund-coming': { means: ['refund-issued'] },
  uncancel: { means: ['resume-plan', 'keep-plan'] },
  'delete-account': { means: ['delete-account'] },
  'why-leaving': { means: ['asks-reason'] },
  'not-say': { means: ['prefer-not-to-say'] },
  skip: { means: ['continue-cancelling', 'decline-offer'], under: ['asks-reason'] },
  'accept-offer': { means: ['accept-offer', 'keep-plan'], under: ['offers-something'] },
  'decline-offer': {
    means: ['decline-offer', 'continue-cancelling', 'confirm-cancel'],
    under: ['offers-something'],
  },
  'pause-heading': { means: ['asks-to-stay', 'offers-something', 'pause-plan'] },
  'pause-instead': { means: ['pause-plan'] },
  'continue-to-cancel': { means: ['continue-cancelling'] },
  'sure-heading': { means: ['asks-to-cancel'] },
  'send-link': { means: ['send-login-link'] },
  'open-portal': { means: ['billing-portal'] },
  'reject-cookies': { means: ['reject-cookies'], under: ['cookie-notice'] },
  'accept-cookies': { means: ['accept-cookies'], under: ['cookie-notice'] },
}

const filled = (text: string, lang: Lang) =>
  text
    .replace('{date}', DATES[lang])
    .replace('{amount}', lang === 'en' ? '$10.00' : '10,00 $US')
    .replace('{plan}', 'Basic')

const read = (text: string, under: readonly string[] = []) => [
  ...lexicon.signsOf(text),
  ...lexicon.intentsOf(text, new Set(under)),
]

describe.each(langs)('%s', (lang) => {
  test.each(Object.entries(READINGS))('%s', (thing, { means, under }) => {
    const strange = words[lang].things[thing as Thing].flatMap((wording) => {
      const meanings = read(filled(wording, lang), under)
      return meanings.some((each) => means.includes(each)) ? [] : [`${wording} → ${meanings.join(', ')}`]
    })
    expect(strange).toEqual([])
  })

  test('what must not be clicked is never a way on', () => {
    const ways = [...lexicon.intents].flatMap(([intent, { trap }]) => (trap ? [] : [intent]))
    const { traps, offer, promo, cookies } = words[lang].added
    for (const label of [...traps, offer.accept, promo.go, cookies.accept])
      for (const under of [[], ['asks-to-cancel'], ['offers-something']])
        expect(
          read(label, under).filter((each) => ways.includes(each) && each !== 'sign-out'),
          label,
        ).toEqual([])
  })

  test('“Cancel” of other things cancels no plan', () => {
    for (const label of words[lang].added.cancels)
      for (const intent of ['cancel-plan', 'confirm-cancel', 'cancel-change'])
        expect(read(label), label).not.toContain(intent)
  })
})
