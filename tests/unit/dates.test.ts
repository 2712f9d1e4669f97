import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DATE_PATTERN, findDate, findDates, findEnd, hasDate } from '../../src-main/guide/dates'

const TODAY = '2026-11-23'
const find = (text: string, language = '') => findDate(text, TODAY, language)

describe('in words', () => {
  test.each([
    ['Your plan ends on December 14, 2026.', '2026-12-14'],
    ['Ends Dec 14, 2026', '2026-12-14'],
    ['ends dec. 14th, 2026', '2026-12-14'],
    ['until 1st January 2027', '2027-01-01'],
    ['the 22nd of nothing', null],
    ['Sept 3, 2027', '2027-09-03'],
    ['Prend fin le 14 décembre 2026', '2026-12-14'],
    ['jusqu’au 1er août 2027', '2027-08-01'],
    ['le 3 févr. 2027', '2027-02-03'],
    ['14 juil. 2027', '2027-07-14'],
    ['Endet am 14. Dezember 2026', '2026-12-14'],
    ['bis 3. März 2027', '2027-03-03'],
    ['3. Jänner 2027', '2027-01-03'],
    ['Termina el 14 de diciembre de 2026', '2026-12-14'],
    ['hasta el 3 de enero del 2027', '2027-01-03'],
    ['3 ene 2027', '2027-01-03'],
    ['DECEMBER\u00A014,\u200B 2026', '2026-12-14'],
    ['2026-12-14', '2026-12-14'],
    ['14. 12. 2026', null],
  ])('%s', (text, date) => {
    expect(find(text)).toBe(date)
  })

  test('no date', () => {
    for (const text of [
      '',
      'maybe later',
      'mayday 5',
      'version 2',
      '14',
      'December',
      'decent 14',
      '€ 10.50',
      'Room 12/4',
    ]) {
      expect(find(text), text).toBeNull()
      expect(hasDate(text), text).toBe(false)
    }
    expect(find('x2026-12-14')).toBeNull()
    expect(find('12026-12-14')).toBeNull()
    expect(find('2026-12-145')).toBeNull()
  })

  test('days that do not exist', () => {
    for (const text of [
      'February 29, 2027',
      'Feb 30, 2028',
      '31 avril 2027',
      '32 Dezember 2026',
      '0 mayo 2027',
      '2027-02-29',
      '2026-13-01',
      '31/11/2026',
      '12/32/2026',
      'December 14, 1999',
    ]) {
      expect(find(text), text).toBeNull()
      expect(hasDate(text), text).toBe(true)
    }
    expect(find('February 29, 2028')).toBe('2028-02-29')
    expect(find('29/02/2028')).toBe('2028-02-29')
  })
})

describe('in numbers', () => {
  test('read only when one order is possible', () => {
    expect(find('12/14/2026')).toBe('2026-12-14')
    expect(find('14/12/2026')).toBe('2026-12-14')
    expect(find('12/12/2026')).toBe('2026-12-12')
    expect(find('11/12/2026')).toBeNull()
    expect(find('11-12-2026')).toBeNull()
  })

  test('a dot means day first', () => {
    expect(find('11.12.2026')).toBe('2026-12-11')
    expect(find('3.4.27')).toBe('2027-04-03')
  })

  test("the page's language settles it", () => {
    for (const language of ['fr', 'fr-CA', 'de-DE', 'es', 'en-GB', 'en-au'])
      expect(find('11/12/2026', language)).toBe('2026-12-11')
    for (const language of ['en-US', 'en-us']) expect(find('11/12/2026', language)).toBe('2026-11-12')
    for (const language of ['en', '', 'frx', 'pt', 'den', 'en-CA'])
      expect(find('11/12/2026', language)).toBeNull()
    expect(find('12/14/2026', 'fr')).toBe('2026-12-14')
    expect(find('14/12/2026', 'en-US')).toBe('2026-12-14')
  })

  test('two digits could be the year or the day', () => {
    expect(find('26-12-14')).toBeNull()
    expect(find('26-12-14', 'en-US')).toBeNull()
    expect(find('14/12/26')).toBe('2026-12-14')
    expect(find('31-12-40')).toBe('2040-12-31')
    expect(find('14-12-26', 'fr')).toBe('2026-12-14')
  })
})

describe('without a year', () => {
  test('the next time that the day comes', () => {
    expect(find('December 14')).toBe('2026-12-14')
    expect(find('November 23')).toBe('2026-11-23')
    expect(find('November 22')).toBe('2027-11-22')
    expect(find('3 de enero')).toBe('2027-01-03')
    expect(findDate('February 29', '2027-03-01')).toBe('2028-02-29')
    expect(find('February 29')).toBeNull()
    expect(find('31 avril')).toBeNull()
  })
})

describe('several dates', () => {
  test('in their order; none when one of them has two readings', () => {
    expect(findDates('from January 3, 2026 to 14 December 2026', TODAY)).toEqual(['2026-01-03', '2026-12-14'])
    expect(findDates('from 01/02/2026 to 14 December 2026', TODAY)).toEqual([])
    expect(findDates('from 13/13/2026 to 14 December 2026', TODAY)).toEqual(['2026-12-14'])
  })

  test('the end is the first that is not past', () => {
    expect(findEnd('Started January 3, 2026, ends December 14, 2026', TODAY)).toBe('2026-12-14')
    expect(findEnd('Ended January 3, 2026', TODAY)).toBe('2026-01-03')
    expect(findEnd('January 3, 2026 – February 3, 2026', TODAY)).toBeNull()
    expect(findEnd('Ends soon', TODAY)).toBeNull()
  })
})

test('what Intl writes is read back, in every language', () => {
  const seen = new Set<string>()
  const day = fc.date({
    min: new Date('2000-01-01T12:00:00Z'),
    max: new Date('2199-12-31T12:00:00Z'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(
      day,
      fc.constantFrom('en-US', 'en-GB', 'fr-FR', 'de-DE', 'es-ES'),
      fc.constantFrom<('full' | 'long' | 'medium')[]>('full', 'long', 'medium'),
      fc.constantFrom('', 'Ends on ', '(', '“'),
      (date, locale, dateStyle, before) => {
        const text = `${before}${new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' }).format(date)}`
        seen.add(`${locale} ${dateStyle} ${date.getUTCMonth()}`)
        const iso = date.toISOString().slice(0, 10)
        expect(findDate(text, TODAY, locale), text).toBe(iso)
        if (dateStyle !== 'medium' || locale !== 'de-DE') expect(findDate(text, TODAY, ''), text).toBe(iso)
      },
    ),
    { numRuns: 4_000 },
  )
  expect(seen.size).toBe(5 * 3 * 12)
})

test('any text: a real day of this or the next century, or null', () => {
  const piece = fc.oneof(
    fc.constantFrom('12', '14', '2026', '/', '-', '.', ' ', 'december', 'mai', 'de', 'st', '31', '02'),
    fc.string(),
  )
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }),
      fc.constantFrom('', 'fr', 'en-US'),
      (pieces, language) => {
        const date = findDate(pieces.join(''), TODAY, language)
        if (date === null) return
        expect(date).toMatch(/^2[01]\d\d-\d\d-\d\d$/)
        expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date)
      },
    ),
    { numRuns: 3_000 },
  )
})

test('the pattern has no capture group of its own', () => {
  expect(new RegExp(`${DATE_PATTERN}|`).exec('')).toHaveLength(1)
})
