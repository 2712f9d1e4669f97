/** What a letter knows: only what the case or the person said, each with where it is from. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CaseEntry, factsOfPerson, isRehearsal } from '../../../src-main/letters/facts.js'
import { WayoutError } from '../../../src-preload/contract/error.js'
import { ENTRIES, letters, ofCase, ofPerson, TODAY, write } from './support.js'

const texts = (entries: readonly CaseEntry[], today = TODAY) =>
  Object.fromEntries(
    [...ofCase(entries, today)].map(([name, { value }]) => [
      name,
      value.kind === 'text' ? value.text : value.kind === 'date' ? value.date : value,
    ]),
  )
const failed = ENTRIES.slice(0, 6)
const changed = (i: number, change: Record<string, unknown>) =>
  failed.map((entry, at) => (at === i ? { ...entry, ...change } : entry))

describe('facts of a case', () => {
  it('are what its entries say, each with its time', () => {
    const facts = ofCase(failed)
    expect([...facts.keys()].sort()).toEqual([
      'account',
      'attempts',
      'next-charge',
      'pictures',
      'plan',
      'price',
    ])
    expect(facts.get('account')).toEqual({
      value: { kind: 'text', text: 'case@example.com' },
      source: { from: 'case', at: '2026-11-01T10:00:05.000Z' },
    })
    expect(facts.get('price')?.value).toEqual({
      kind: 'money',
      money: { amount: '30', currency: 'USD', shown: 'narrowSymbol' },
    })
    expect(facts.get('attempts')?.value).toEqual({
      kind: 'list',
      lines: [
        { at: '2026-11-01T10:01:00.000Z', what: 'clicked', words: 'Manage Sub' },
        { at: '2026-11-01T10:02:00.000Z', what: 'clicked', words: 'Cancel Plan' },
        { at: '2026-11-01T10:03:00.000Z', what: 'dead-control', words: '' },
      ],
    })
  })

  it('a verified cancellation has its day, its end and its pictures; the next charge is off', () => {
    const said = texts(ENTRIES)
    expect(said).toMatchObject({ 'cancelled-on': '2026-11-02', 'ends-on': '2026-12-14' })
    expect(said).not.toHaveProperty('next-charge')
    expect(said.evidence).toMatchObject({
      lines: [{ words: expect.stringMatching(/^02-cancelled\.png, SHA-256 fedc/) }],
    })
    expect(said.pictures).toMatchObject({ lines: [{ words: expect.stringMatching(/^01-plan\.png/) }] })
  })

  it('a cancellation that was not verified is none', () => {
    const unsure = ENTRIES.map((entry) => (entry.event === 'outcome' ? { ...entry, verified: false } : entry))
    const said = texts(unsure)
    for (const name of ['cancelled-on', 'ends-on', 'evidence']) expect(said).not.toHaveProperty(name)
  })

  it('a charge that is past is not the next one', () => {
    expect(texts(failed, '2026-12-14')).toHaveProperty('next-charge', '2026-12-14')
    expect(texts(failed, '2026-12-15')).not.toHaveProperty('next-charge')
  })

  const two = [
    { plan: 'Basic', state: 'active', chargeOn: '2026-12-01', endsOn: null, price: '$10', per: 'month' },
    { plan: 'Pro', state: 'active', chargeOn: '2026-12-02', endsOn: null, price: '$60', per: 'month' },
  ]

  it('of two subscriptions none is guessed; the one that was meant counts', () => {
    expect(texts(changed(1, { subscriptions: two }))).not.toHaveProperty('plan')
    const meant = changed(1, { subscriptions: two }).map((entry) =>
      entry.event === 'start' ? { ...entry, answers: { plan: 'Pro' } } : entry,
    )
    expect(texts(meant)).toMatchObject({ plan: 'Pro', 'next-charge': '2026-12-02' })
  })

  it('the site’s own words are taken where the site spoke, and only there', () => {
    const spoke = { reason: 'site-error', detail: 'Please contact support.\u202E' }
    expect(texts(changed(5, spoke))).toMatchObject({ 'site-words': 'Please contact support.' })
    for (const channel of ['email', 'reddit'] as const)
      expect(write('cancel-request', channel, { facts: ofCase(changed(5, spoke)) }).body).toContain(
        '“Please contact support.”',
      )
    expect(texts(changed(5, { reason: 'unreachable', detail: 'net::ERR' }))).not.toHaveProperty('site-words')
  })

  it('the site’s own words are taken from the question that quotes them, where the person broke off there', () => {
    const [start, ...others] = failed
    if (start === undefined) throw new Error('a walk begins')
    const asked = { ...start, event: 'ask', reason: 'site-error', detail: 'Something went wrong.' }
    expect(texts([start, asked, ...others])).toMatchObject({ 'site-words': 'Something went wrong.' })
  })

  it('messages that were sent say when something was first asked, on the days of the person’s own calendar', () => {
    const sent = (at: string, purpose: string) => ({
      at,
      event: 'message-sent',
      purpose,
      channel: 'email',
      to: null,
    })
    const entries = [
      ...ENTRIES,
      sent('2026-11-05T23:30:00.000Z', 'cancel-request'),
      sent('2026-11-09T12:00:00.000Z', 'formal-notice'),
      sent('2026-11-16T12:00:00.000Z', 'charged-after-cancelling'),
      sent('2026-11-17T12:00:00.000Z', 'bank-stop-payment'),
    ]
    expect(texts(entries)).toMatchObject({ 'asked-on': '2026-11-05', 'refund-asked-on': '2026-11-16' })
    expect(ofCase(entries, TODAY, 'Europe/Paris').get('asked-on')?.value).toEqual({
      kind: 'date',
      date: '2026-11-06',
    })
    expect(texts([...ENTRIES, sent('2026-11-17T12:00:00.000Z', 'bank-stop-payment')])).not.toHaveProperty(
      'asked-on',
    )
  })

  it('a magazine that was cancelled by letter was asked for as well', () => {
    const sent = (purpose: string) => ({
      at: '2026-11-05T12:00:00.000Z',
      event: 'message-sent',
      purpose,
      channel: 'email',
    })
    expect(texts([...ENTRIES, sent('magazine-cancel')])).toMatchObject({ 'asked-on': '2026-11-05' })
    expect(texts([...ENTRIES, sent('magazine-refund')])).toMatchObject({ 'refund-asked-on': '2026-11-05' })
  })

  it('a picture has the name that it has in the case; any other name is masked', () => {
    const hash = 'Ab0'.toLowerCase().repeat(22).slice(0, 64)
    const picture = (file: string) => ({ at: '2026-11-02T09:03:00.000Z', event: 'picture', file })
    const shown = (file: string) => {
      const facts = ofCase(
        [...ENTRIES, picture(file)],
        TODAY,
        'UTC',
        new Map([[`evidence/${hash}.png`, hash]]),
      )
      const value = facts.get('evidence')?.value
      return value?.kind === 'list' ? value.lines.at(-1)?.words : null
    }
    expect(shown(`evidence/${hash}.png`)).toBe(`${hash}.png (SHA-256)`)
    expect(shown('evidence/token=AbCdEf0123456789AbCdEf0123456789.png')).toContain('•••')
  })

  it('an attempt that the person broke off before the first click is none', () => {
    const stopped = [failed[0], failed[5]].flatMap((entry) =>
      entry === undefined ? [] : [{ ...entry, reason: 'stopped' }],
    )
    expect(texts(stopped)).toEqual({})
  })

  it('any log gives facts, never an exception, and a draft that says no more than they do', () => {
    const value = fc.oneof(
      fc.string(),
      fc.jsonValue(),
      fc.constantFrom('2026-12-01', '$10', true, null, { toString: 0 }),
    )
    const entry = fc.record(
      {
        at: fc.constantFrom(
          '2026-11-01T10:00:00.000Z',
          '2026-11-02T10:00:00.000Z',
          '2026-99-99T10:00:00.000Z',
          '',
        ),
        event: fc.constantFrom('start', 'status', 'click', 'picture', 'ask', 'outcome', 'message-sent'),
        purpose: fc.constantFrom('cancel-request', 'charged-after-cancelling', { toString: 0 }),
        account: value,
        subscriptions: fc.oneof(
          value,
          fc.array(fc.dictionary(fc.constantFrom('plan', 'state', 'price', 'chargeOn', 'endsOn'), value)),
        ),
        name: value,
        file: value,
        outcome: fc.constantFrom('cancelled-now', 'unknown', 'not-cancelled', { toString: 0 }),
        verified: fc.boolean(),
        reason: fc.constantFrom('site-error', '__proto__', 'stopped', null, { toString: 0 }),
        detail: value,
        commit: fc.boolean(),
        answers: value,
      },
      { requiredKeys: ['at', 'event'] },
    )
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), (entries) => {
        const facts = ofCase(entries)
        const { body } = write('cancel-request', 'email', { facts })
        expect(body).not.toMatch(/[\p{Cs}\r\u202E]|undefined|\[object/u)
        for (const { source } of facts.values()) expect(source.from).toBe('case')
      }),
    )
  })
})

describe('facts of a person', () => {
  it('are labelled as such, and stand above the case', () => {
    expect(ofPerson({ plan: 'Pro' }).get('plan')).toEqual({
      value: { kind: 'text', text: 'Pro' },
      source: { from: 'person' },
    })
    const facts = new Map([...ofCase(failed), ...ofPerson({ plan: 'Pro' })])
    const made = write('cancel-request', 'email', { facts })
    expect(made.body).toContain('Plan: Pro')
    expect(made.facts.map(({ name, source }) => [name, source.from])).toEqual([
      ['service', 'service'],
      ['account', 'case'],
      ['plan', 'person'],
      ['price', 'case'],
      ['next-charge', 'case'],
      ['attempts', 'case'],
    ])
  })

  it.each([
    ['colour', 'fact-unknown'],
    ['service', 'fact-unknown'],
    ['__proto__', 'fact-unknown'],
    ['constructor', 'fact-unknown'],
    ['attempts', 'fact-invalid'],
    ['evidence', 'fact-invalid'],
  ])('%s cannot be given', (name, code) => {
    const given: Record<string, string> = JSON.parse(`{"${name}":"x"}`)
    const attempt = () => factsOfPerson(given, letters.index, TODAY)
    expect(attempt).toThrow(WayoutError)
    expect(attempt).toThrow(expect.objectContaining({ code }))
  })

  it('is never read as a template', () => {
    const made = write('cancel-request', 'email', {
      facts: ofPerson({ account: '{name} {invoice} $& $1', name: '{account}' }),
    })
    expect(made.body).toContain('Account: {name} {invoice} $& $1')
    expect(made.body.endsWith('{account}')).toBe(true)
  })
})

it('a practice case is a rehearsal', () => {
  expect(isRehearsal(ENTRIES)).toBe(false)
  expect(
    isRehearsal(ENTRIES.map((entry) => (entry.event === 'start' ? { ...entry, practice: true } : entry))),
  ).toBe(true)
})
