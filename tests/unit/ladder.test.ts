// The ladder: what is to be done now, on whatever day, after whatever was done; and never too early.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayIn, daysBetween } from '../../src-main/case/days'
import { disputeClocks, ladder, rungOf } from '../../src-main/letters/ladder'
import { ladderSteps, RUNGS, type Rung, type Sent } from '../../src-main/letters/ladder-events'
import { ANSWER_DAYS, type LadderFacts, WAIT_DAYS } from '../../src-main/letters/ladder-table'
import { LADDER_TEXTS } from '../../src-main/texts/ladder'

const TODAY = '2026-11-25'
const ago = (days: number) => addDays(TODAY, -days)
const ahead = (days: number) => addDays(TODAY, days)
const FACTS: LadderFacts = {
  today: TODAY,
  cancelled: null,
  attempts: [{ on: ago(1), route: 'website', browser: 'chrome' }],
  routes: ['website', 'portal'],
  browsers: ['chrome', 'edge'],
  contacts: ['email', 'reddit', 'discord'],
  nextCharge: null,
  charges: [],
  sent: [],
  answers: [],
  skipped: [],
}
const SITE_USED_UP = { routes: ['website'], browsers: ['chrome'] }
const sent = (purpose: string, channel: Sent['channel'], daysAgo: number): Sent => ({
  purpose,
  channel,
  on: ago(daysAgo),
})

function on(facts: Partial<LadderFacts>) {
  const found = ladder({ ...FACTS, ...facts })
  if (found.kind !== 'rung') throw new Error(`not on a rung: ${found.kind}`)
  return found
}

describe('step by step', () => {
  test('nothing tried yet: the walk comes first', () => {
    expect(ladder({ ...FACTS, attempts: [] })).toEqual({ kind: 'not-begun' })
  })

  test('another route, then another browser, then e-mail', () => {
    expect(on({})).toEqual({
      kind: 'rung',
      goal: 'cancel',
      rung: 'other-route',
      phase: 'act',
      why: 'not-cancelled',
      danger: null,
      waitUntil: TODAY,
      write: null,
      next: ['other-browser', 'email', 'reddit', 'discord', 'formal-notice', 'bank-stop'],
      passed: [],
      clocks: [],
    })
    const second = { on: ago(1), route: 'portal', browser: 'chrome' }
    expect(on({ attempts: [...FACTS.attempts, second] })).toMatchObject({
      rung: 'other-browser',
      passed: [{ rung: 'other-route', on: ago(1) }],
    })
    const third = { on: TODAY, route: 'website', browser: 'edge' }
    expect(on({ attempts: [...FACTS.attempts, second, third] })).toMatchObject({
      rung: 'email',
      phase: 'act',
      why: 'ways-used-up',
      waitUntil: ahead(WAIT_DAYS.email),
      write: { purpose: 'cancel-request', channel: 'email' },
    })
  })

  const LETTERS = [
    sent('cancel-request', 'email', 40),
    sent('follow-up', 'reddit', 35),
    sent('follow-up', 'discord', 30),
    sent('formal-notice', 'email', 25),
    sent('bank-stop-payment', 'bank', 8),
  ]
  test.each([
    [1, 'reddit', { purpose: 'follow-up', channel: 'reddit' }],
    [2, 'discord', { purpose: 'follow-up', channel: 'discord' }],
    [3, 'formal-notice', { purpose: 'formal-notice', channel: 'email' }],
    [4, 'bank-stop', { purpose: 'bank-stop-payment', channel: 'bank' }],
  ] as const)('after %d letters without an answer: %s', (count, rung, write) => {
    expect(on({ sent: LETTERS.slice(0, count) })).toMatchObject({
      rung,
      phase: 'act',
      why: 'no-answer',
      write,
      danger: null,
    })
  })

  test('then the bank disputes what was charged, if anything was', () => {
    expect(ladder({ ...FACTS, sent: LETTERS })).toMatchObject({ kind: 'used-up', passed: { length: 5 } })
    expect(on({ sent: LETTERS, charges: [ago(3)] })).toMatchObject({
      rung: 'bank-dispute',
      write: { purpose: 'bank-dispute', channel: 'bank' },
      next: [],
      clocks: [{ charge: ago(3), until: ahead(117), daysLeft: 117 }],
    })
    expect(ladder({ ...FACTS, sent: LETTERS, charges: [ago(121)] })).toMatchObject({
      kind: 'used-up',
      clocks: [{ daysLeft: -1 }],
    })
  })

  test('a written letter has its time, to the day', () => {
    const letter = (daysAgo: number) => on({ sent: [sent('cancel-request', 'email', daysAgo)] })
    expect(letter(0)).toMatchObject({
      rung: 'email', phase: 'wait', why: 'waiting-for-answer', waitUntil: ahead(5), write: null,
    }) // biome-ignore format: one line
    expect(letter(4)).toMatchObject({
      rung: 'email',
      phase: 'wait',
      waitUntil: ahead(1),
      next: ['reddit', 'discord', 'formal-notice', 'bank-stop'],
    })
    expect(letter(5)).toMatchObject({ rung: 'reddit', phase: 'act' })
  })

  test('asking again gives time again', () => {
    const twice = [sent('cancel-request', 'email', 6), sent('follow-up', 'email', 1)]
    expect(on({ sent: twice })).toMatchObject({ rung: 'email', phase: 'wait', waitUntil: ahead(4) })
  })

  test('an answer is dealt with first, then it goes on', () => {
    const letter = [sent('cancel-request', 'email', 9)]
    const answer = (daysAgo: number) =>
      on({ sent: letter, answers: [{ on: ago(daysAgo), channel: 'email' }] })
    expect(answer(0)).toMatchObject({
      rung: 'email',
      phase: 'wait',
      why: 'answer-came',
      waitUntil: ahead(ANSWER_DAYS),
    })
    expect(answer(ANSWER_DAYS)).toMatchObject({ rung: 'reddit', phase: 'act', why: 'answer-did-not-help' })
    // A quick answer that does not help shortens the wait.
    const quick = {
      sent: [sent('cancel-request', 'email', 4)],
      answers: [{ on: ago(4), channel: 'email' as const }],
    }
    expect(on(quick)).toMatchObject({ rung: 'reddit', phase: 'act' })
  })

  test('what is not for this person is passed over', () => {
    const used = { ...SITE_USED_UP, sent: [sent('cancel-request', 'email', 9)] }
    expect(on({ ...used, skipped: ['reddit', 'discord'] }).rung).toBe('formal-notice')
    expect(on({ ...used, contacts: ['email', 'discord'] }).rung).toBe('discord')
    expect(on({ ...FACTS, skipped: ['other-route', 'other-browser'] }).rung).toBe('email')
    expect(on({ ...SITE_USED_UP, contacts: ['form'] })).toMatchObject({
      rung: 'email',
      write: { channel: 'form' },
    })
    expect(on({ ...SITE_USED_UP, contacts: [] }).rung).toBe('bank-stop')
  })

  test('whoever writes at once is not sent back to the site', () => {
    expect(on({ sent: [sent('cancel-request', 'email', 9)] }).rung).toBe('reddit')
    expect(on({ attempts: [], sent: [sent('cancel-request', 'discord', 9)] }).rung).toBe('formal-notice')
  })
})

describe('danger', () => {
  test.each([0, 1, 3])(
    'a charge in %d days: what takes minutes, then a dated letter, then the bank, at once',
    (days) => {
      const facts = { nextCharge: ahead(days) }
      expect(on(facts)).toMatchObject({ rung: 'other-route', why: 'charge-soon', danger: 'charge-soon' })
      expect(on({ ...facts, ...SITE_USED_UP })).toMatchObject({ rung: 'email', danger: 'charge-soon' })
      const letter = [sent('cancel-request', 'email', 0)]
      expect(on({ ...facts, ...SITE_USED_UP, sent: letter })).toMatchObject({
        rung: 'bank-stop',
        danger: 'charge-soon',
        phase: 'act',
      })
      const stopped = [...letter, sent('bank-stop-payment', 'bank', 0)]
      expect(on({ ...facts, ...SITE_USED_UP, sent: stopped })).toMatchObject({
        phase: 'wait',
        danger: null,
        waitUntil: ahead(5),
      })
    },
  )

  test.each([-1, 4])('a charge in %d days is none', (days) => {
    expect(on({ nextCharge: ahead(days), sent: [sent('cancel-request', 'email', 0)] })).toMatchObject({
      rung: 'email',
      phase: 'wait',
      danger: null,
    })
  })

  test('a payment stop that came early does not end the letters', () => {
    const stopped = [sent('cancel-request', 'email', 9), sent('bank-stop-payment', 'bank', 9)]
    expect(on({ sent: stopped })).toMatchObject({ rung: 'reddit', next: ['discord', 'formal-notice'] })
  })

  test('the last days of a dispute come first, after one letter to the service', () => {
    const facts = { ...SITE_USED_UP, charges: [ago(110)] }
    expect(on(facts)).toMatchObject({ rung: 'email', danger: 'dispute-ends-soon' })
    expect(on({ ...facts, sent: [sent('cancel-request', 'email', 0)] })).toMatchObject({
      rung: 'bank-dispute',
      danger: 'dispute-ends-soon',
    })
    expect(on({ ...facts, contacts: [] })).toMatchObject({ rung: 'bank-dispute' })
    expect(on({ ...facts, charges: [ago(105)] })).toMatchObject({ danger: null })
  })
})

describe('money taken after a proven cancellation', () => {
  const late = { cancelled: ago(20), charges: [ago(10)] }
  test('is asked back from the service, then from the bank', () => {
    expect(on(late)).toMatchObject({
      goal: 'money-back', rung: 'email', why: 'charged-anyway', next: ['formal-notice', 'bank-dispute'],
      write: { purpose: 'charged-after-cancelling', channel: 'email' },
    }) // biome-ignore format: one line
    expect(on({ ...late, sent: [sent('charged-after-cancelling', 'email', 5)] }).rung).toBe('formal-notice')
  })
  test('letters about the cancellation itself do not count', () => {
    expect(on({ ...late, sent: [sent('cancel-request', 'email', 30)] }).rung).toBe('email')
  })
  test('a charge before it is not one', () => {
    expect(ladder({ ...FACTS, cancelled: ago(20), charges: [ago(20)] })).toEqual({
      kind: 'done',
      on: ago(20),
    })
  })
})

const day = fc.integer({ min: -130, max: 0 }).map((days) => addDays(TODAY, days))
const anySent = fc.record({
  on: day,
  channel: fc.constantFrom(
    'email' as const,
    'reddit' as const,
    'discord' as const,
    'form' as const,
    'bank' as const,
  ),
  purpose: fc.constantFrom(
    'cancel-request',
    'follow-up',
    'formal-notice',
    'bank-stop-payment',
    'bank-dispute',
  ),
})
const anyFacts: fc.Arbitrary<LadderFacts> = fc.record({
  today: fc.constant(TODAY),
  cancelled: fc.option(day, { freq: 4 }),
  attempts: fc.array(
    fc.record({ on: day, route: fc.constantFrom('a', 'b'), browser: fc.constantFrom('x', 'y') }),
    { maxLength: 4 },
  ),
  routes: fc.subarray(['a', 'b', 'c']),
  browsers: fc.subarray(['x', 'y']),
  contacts: fc.subarray(['email', 'reddit', 'discord', 'form'] as const),
  nextCharge: fc.option(fc.integer({ min: -5, max: 40 }).map(ahead)),
  charges: fc.array(day, { maxLength: 3 }),
  sent: fc.array(anySent, { maxLength: 6 }),
  answers: fc.array(fc.record({ on: day, channel: fc.constantFrom('email' as const, 'reddit' as const) }), {
    maxLength: 3,
  }),
  skipped: fc.subarray([...RUNGS]),
})

describe('whatever has happened', () => {
  const runs = { numRuns: 3000 }
  test('one rung, and it is neither among the next nor skipped', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const found = ladder(facts)
        if (found.kind !== 'rung') return
        expect(found.next).not.toContain(found.rung)
        expect(new Set(found.next).size).toBe(found.next.length)
        if (found.phase === 'act') expect(facts.skipped).not.toContain(found.rung)
        expect(found.danger === null).toBe(!/soon$/.test(found.why))
      }),
      runs,
    )
  })

  test('nothing new before every waiting time is over, but for a danger', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const found = ladder(facts)
        if (found.kind !== 'rung' || found.danger !== null || found.goal === 'money-back') return
        if (found.phase === 'wait') {
          expect(found.waitUntil > TODAY).toBe(true)
          return
        }
        for (const one of facts.sent) {
          const rung = rungOf(one)
          if (rung === null) continue
          const answered = facts.answers.some(({ on }) => on >= one.on)
          if (!answered) expect(addDays(one.on, WAIT_DAYS[rung]) <= TODAY).toBe(true)
        }
      }),
      runs,
    )
  })

  test('done exactly when the cancellation is proven and nothing was charged after it', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { cancelled, charges } = facts
        const proven = cancelled !== null && charges.every((charge) => charge <= cancelled)
        expect(ladder(facts).kind === 'done').toBe(proven)
        expect(ladder({ ...facts, charges: [], cancelled: TODAY })).toEqual({ kind: 'done', on: TODAY })
      }),
      runs,
    )
  })

  test('a person who does as told, day by day, never meets a rung twice and comes to the end', () => {
    fc.assert(
      fc.property(anyFacts, fc.array(fc.nat(20), { maxLength: 8 }), (facts, delays) => {
        const asked: Rung[] = []
        let now: LadderFacts = {
          ...facts,
          cancelled: null,
          sent: [],
          answers: [],
          attempts: [{ on: TODAY, route: 'a', browser: 'x' }],
        }
        for (let i = 0; i < 40; i += 1) {
          const found = ladder(now)
          if (found.kind !== 'rung') break
          const { rung } = found
          if (found.phase === 'wait') {
            now = { ...now, today: found.waitUntil }
            continue
          }
          // Several routes can be left; each is one walk.
          if (rung !== 'other-route') {
            expect(asked).not.toContain(rung)
            // Only a danger takes the bank before its turn.
            if (found.danger === null && rung !== 'bank-dispute')
              expect(
                asked.every((one) => one.startsWith('bank') || RUNGS.indexOf(one) < RUNGS.indexOf(rung)),
              ).toBe(true)
            asked.push(rung)
          }
          const { today, attempts } = now
          const route = now.routes.find((one) => !attempts.some((attempt) => attempt.route === one)) ?? 'a'
          const browser = now.browsers.find((one) => one !== 'x') ?? 'x'
          now =
            found.write === null
              ? {
                  ...now,
                  attempts: [
                    ...attempts,
                    {
                      on: today,
                      route: rung === 'other-route' ? route : 'a',
                      browser: rung === 'other-browser' ? browser : 'x',
                    },
                  ],
                }
              : { ...now, sent: [...now.sent, { ...found.write, on: today }] }
          now = { ...now, today: addDays(today, delays[i] ?? 0) }
        }
        expect(ladder(now).kind).toBe('used-up')
      }),
      runs,
    )
  })

  test('the order in which a case was read does not matter', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { sent, answers, charges } = facts
        const turned = {
          ...facts,
          sent: sent.toReversed(),
          answers: answers.toReversed(),
          charges: charges.toReversed(),
        }
        expect({ ...ladder(turned), passed: [] }).toEqual({ ...ladder(facts), passed: [] })
      }),
      runs,
    )
  })
})

describe('days', () => {
  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    // The nights on which clocks change, in Europe and in the United States.
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-10-24', 2, '2026-10-26'],
    ['2026-03-07', 2, '2026-03-09'],
    ['2026-10-31', 2, '2026-11-02'],
    ['2026-11-25', 120, '2027-03-25'],
  ])('%s and %d days', (from, days, to) => {
    expect(addDays(from, days)).toBe(to)
    expect(daysBetween(from, to)).toBe(days)
  })

  test.each([
    ['2026-11-25T23:30:00.000Z', 'Europe/Paris', '2026-11-26'],
    ['2026-11-25T04:30:00.000Z', 'America/Los_Angeles', '2026-11-24'],
    ['2026-11-25T10:00:00.000Z', 'Pacific/Kiritimati', '2026-11-26'],
    ['2026-03-29T00:59:59.000Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-29T22:30:00.000Z', 'Europe/Berlin', '2026-03-30'],
    ['2026-10-25T22:30:00.000Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-11-25T23:30:00+05:00', 'UTC', '2026-11-25'],
  ])('%s in %s is %s', (at, zone, found) => expect(dayIn(at, zone)).toBe(found))

  test('there and back', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: -4000, max: 4000 }),
        (from, days) => daysBetween(from, addDays(from, days)) === days,
      ),
    )
  })

  test('a dispute has 120 days, the last one included', () => {
    expect(disputeClocks([ago(120), ago(121), ago(120)], TODAY)).toEqual([
      { charge: ago(121), until: ago(1), daysLeft: -1 },
      { charge: ago(120), until: TODAY, daysLeft: 0 },
    ])
  })
})

test('a case’s events become steps on the person’s own days; others are passed over', () => {
  const at = '2026-11-25T23:30:00.000Z'
  const events = [
    { event: 'start', at, guide: 'midjourney/website' },
    {
      event: 'message-sent',
      at,
      purpose: 'cancel-request',
      channel: 'email',
      to: 'billing@midjourney.com',
      hash: 'x',
    },
    { event: 'message-sent', at: 'yesterday', purpose: 'cancel-request', channel: 'email', to: null },
    { event: 'message-sent', at, purpose: 'cancel-request', channel: 'pigeon', to: null },
    { event: 'answer-noted', at, channel: 'email', text: 'We have received your request.' },
    { event: 'rung-skipped', at, rung: 'reddit' },
    null,
    'x',
  ]
  expect(ladderSteps(events, 'Europe/Paris')).toEqual({
    sent: [{ on: '2026-11-26', purpose: 'cancel-request', channel: 'email' }],
    answers: [{ on: '2026-11-26', channel: 'email' }],
    skipped: ['reddit'],
  })
})

describe('words', () => {
  const languages = Object.entries(LADDER_TEXTS)
  const leaves = (node: object | string): string[] =>
    typeof node === 'string' ? [node] : Object.values(node).flatMap((one) => leaves(one as object | string))
  const blanks = (text: string) => [...text.matchAll(/\{[a-z]+\}/g)].map(([blank]) => blank).sort()

  test.each(languages)('%s: every blank of the English text, no other, and nothing empty', (_, texts) => {
    const english = leaves(LADDER_TEXTS.en)
    const own = leaves(texts)
    expect(own).toHaveLength(english.length)
    own.forEach((text, i) => {
      expect(text.trim()).not.toBe('')
      expect(blanks(text), text).toEqual(blanks(english[i] ?? ''))
      expect(text, text).not.toMatch(/['"]| {2}/)
    })
  })

  test.each(languages)('%s: the time to wait is told wherever there is one', (_, { rungs }) => {
    for (const rung of RUNGS) expect(rungs[rung].wait.includes('{days}'), rung).toBe(WAIT_DAYS[rung] > 0)
  })

  test('a payment stop is said not to end the contract', () => {
    expect(
      languages.map(([language, { rungs }]) => [
        language,
        /contract|contrat|Vertrag|contrato/.test(rungs['bank-stop'].todo),
      ]),
    ).toEqual(languages.map(([language]) => [language, true]))
  })
})
