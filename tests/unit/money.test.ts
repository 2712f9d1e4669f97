// Prices as sites write them: told as written, with the period that the words beside them name.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findMoney, MONEY_PATTERN } from '../../src-main/guide/money'
import { normaliseMarked } from '../../src-main/guide/normalise'

const one = (text: string) => findMoney(text).map((found) => [found.text, found.perPeriod])

test.each([
  ['$10', '$10', null],
  ['$10.00 per month', '$10.00', 'month'],
  ['$10/mo', '$10', 'month'],
  ['$10 / month', '$10', 'month'],
  ['US$30.00 a month', 'US$30.00', 'month'],
  ['10 USD every month', '10 USD', 'month'],
  ['USD 10.00 per month', 'USD 10.00', 'month'],
  ['$96 USD billed yearly', '$96 USD', 'year'],
  ['$1,152.00 a year', '$1,152.00', 'year'],
  ['Billed yearly at $96.00', '$96.00', 'year'],
  ['Monthly price: $10', '$10', 'month'],
  ['£5 a week', '£5', 'week'],
  ['$10 plus tax per month', '$10', 'month'],
  ['€8.99 per month', '€8.99', 'month'],
  ['8,99 € par mois', '8,99 €', 'month'],
  ['8,99\u00a0€/mois', '8,99\u00a0€', 'month'],
  ['1\u202f234,56 € par an', '1\u202f234,56 €', 'year'],
  ['Facturé annuellement 96 €', '96 €', 'year'],
  ['10 $', '10 $', null],
  ['10,00 $US par mois', '10,00 $US', 'month'],
  ['10 € pro Monat', '10 €', 'month'],
  ['1.234,56 € im Jahr', '1.234,56 €', 'year'],
  ['monatlich 10 €', '10 €', 'month'],
  ['CHF 9.– pro Monat', 'CHF 9.–', 'month'],
  ["CHF 1'200.00 jährlich", "CHF 1'200.00", 'year'],
  ['10 € al mes', '10 €', 'month'],
  ['96 € anuales', '96 €', 'year'],
  ['10 euros por semana', '10 euros', 'week'],
  ['You will be charged $10 on December 14, 2026', '$10', null],
  ['$10 for 3 months', '$10', null],
  ['$30 every 3 months', '$30', null],
  ['Renews monthly. Last payment: $10', '$10', null],
  ['3 months: $30', '$30', null],
] as const)('%s', (text, written, perPeriod) => {
  expect(one(text)).toEqual([[written, perPeriod]])
})

test.each([
  '10',
  '10 per month',
  '200 images per month',
  'December 14, 2026',
  'Version 1.2',
  '50 %',
  'dollar',
  '$',
  '',
])('no money: %s', (text) => {
  expect(findMoney(text)).toEqual([])
})

test('several amounts, in their order', () => {
  expect(one('$10 per month, or $96 billed yearly')).toEqual([
    ['$10', 'month'],
    ['$96', 'year'],
  ])
})

test('what is found stands in the text as it is told, and the pattern of the phrases knows it', () => {
  const pattern = new RegExp(`^(?:${MONEY_PATTERN})$`, 'u')
  const parts = [
    '$',
    '€',
    'US$',
    '10',
    '8,99',
    '1.234,56',
    ' ',
    'USD',
    'CHF',
    '/',
    'month',
    'pro Monat',
    ',',
    '.',
    '–',
  ]
  const texts = fc.array(fc.constantFrom(...parts), { maxLength: 10 }).map((list) => list.join(''))
  fc.assert(
    fc.property(texts, (text) => {
      for (const found of findMoney(text)) {
        expect(text).toContain(found.text)
        expect(normaliseMarked(found.text)).toMatch(pattern)
      }
    }),
    { numRuns: 3000 },
  )
})

test('a long text costs little time', () => {
  const started = performance.now()
  for (const part of ['$1 ', '1 ', "1'", '1,111', 'monthly ', 'per a an '])
    findMoney(part.repeat(Math.ceil(2000 / part.length)))
  expect(performance.now() - started).toBeLessThan(1000)
})
