// What a case shows, and the report that is made of it: from the log alone, in four languages, whatever the log holds.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseView } from '../../../src-main/case/case-view.js'
import { deadlines } from '../../../src-main/case/deadlines.js'
import type { CaseEvent, Entry } from '../../../src-main/case/entry.js'
import { friction } from '../../../src-main/case/friction.js'
import { reportHtml } from '../../../src-main/case/report.js'
import { LANGUAGES, type Language } from '../../../src-main/guide/schema.js'
import { narrator } from '../../../src-main/run/narrate.js'
import { makeGuide } from '../support/small.js'

const log = (events: readonly CaseEvent[]): Entry[] =>
  events.map((event, i) => ({
    seq: i + 1,
    at: new Date(Date.UTC(2026, 10, 25, 22, i)).toISOString(),
    ms: i * 60_000,
    ...event,
  }))
const kept = (event: string, n: number, screen: string) => {
  const sha256 = String(n).repeat(64)
  const type = event === 'picture' ? 'png' : 'txt'
  return {
    event,
    screen,
    url: 'https://small.example/plan',
    file: `evidence/${sha256}.${type}`,
    sha256,
    size: 2048,
  }
}
const WALK: readonly CaseEvent[] = [
  {
    event: 'start',
    guide: 'small/website',
    mode: 'show',
    practice: false,
    language: 'en',
    zone: 'Europe/Paris',
  },
  { event: 'load', why: 'start', url: 'https://small.example/' },
  { event: 'screen', id: 'plan', url: 'https://small.example/plan' },
  {
    event: 'status',
    text: 'Basic plan: running',
    account: 'sam@example.com',
    subscriptions: [{ state: 'active', chargeOn: '2026-12-14', endsOn: null }],
  },
  { event: 'trap', intent: 'keep-plan', name: 'Hold', text: 'Do not click “Hold”.' },
  { event: 'say', id: 'plan', text: 'Click “Zap plan” <b>now</b>.' },
  kept('picture', 1, 'plan'),
  { event: 'trap', intent: 'keep-plan', name: 'Hold', text: 'Do not click “Hold”.' },
  { event: 'click', intent: 'confirm-cancel', name: 'Yes, zap', role: 'button', commit: true, by: 'person' },
  kept('picture', 2, 'cancelled'),
  { event: 'load', why: 'check', url: 'https://small.example/plan' },
  {
    event: 'status',
    text: 'Basic plan: cancelled',
    account: 'sam@example.com',
    subscriptions: [{ state: 'ends', endsOn: '2026-12-14' }],
  },
  { event: 'load', why: 'check', url: 'https://small.example/plan' },
  {
    event: 'outcome',
    outcome: 'cancelled-at-period-end',
    verified: true,
    endsOn: '2026-12-14',
    refund: false,
    reason: null,
    detail: '',
  },
  { event: 'file', file: 'report.html', sha256: 'a'.repeat(64), size: 1 },
]
const MORE: readonly CaseEvent[] = [
  { event: 'message-sent', purpose: 'cancel-request', channel: 'email', to: 'billing@small.example' },
  { event: 'answer-noted', channel: 'email', text: 'We <script>look</script> into it.' },
  {
    event: 'mail',
    from: 'Small <billing@small.example>',
    subject: 'Cancelled',
    sentAt: '2026-11-25T22:00:00.000Z',
    sender: 'known',
    says: ['cancelled'],
    endsOn: '2026-12-14',
    confirms: true,
    attachments: [{ name: 'receipt.pdf', type: 'application/pdf', size: 9 }],
    file: `evidence/${'b'.repeat(64)}.eml`,
    sha256: 'b'.repeat(64),
    size: 9,
  },
]

describe('what a case shows', () => {
  const view = caseView(log([...WALK, ...MORE]), 'UTC')

  it('is its outcome, and the fresh pages that it rests on', () => {
    expect(view.outcome).toMatchObject({
      outcome: 'cancelled-at-period-end',
      verified: true,
      endsOn: '2026-12-14',
    })
    expect(view.proof.loads).toHaveLength(2)
    expect(view.proof.says).toBe('Basic plan: cancelled')
    expect(view.proof.files).toEqual([`evidence/${'2'.repeat(64)}.png`])
  })

  it('is who clicked what, what was a trap, and what it cost', () => {
    expect(view.clicks).toMatchObject([{ name: 'Yes, zap', by: 'person', commit: true }])
    expect(view.traps).toEqual([{ name: 'Hold', text: 'Do not click “Hold”.', times: 2 }])
    expect(view.friction).toMatchObject({ clicks: { person: 1, app: 0 }, retention: 1 })
    expect(view).toMatchObject({
      account: 'sam@example.com',
      zone: 'Europe/Paris',
      practice: false,
      language: 'en',
    })
  })

  it('is messages, mails, dates, and every file that was kept, once', () => {
    expect(view.messages.map(({ kind, channel }) => [kind, channel])).toEqual([
      ['message', 'email'],
      ['answer', 'email'],
    ])
    expect(view.mails).toMatchObject([{ sender: 'known', confirms: true, attachments: ['receipt.pdf'] }])
    expect(view.evidence.map(({ file }) => file.slice(9, 12))).toEqual(['111', '222', 'bbb'])
    // In Paris the message was sent a day later than in UTC.
    expect(view.dates.map(({ id, day, settled }) => [id, day, settled])).toEqual([
      ['answer-due:1', '2026-11-30', true],
      ['access-ends', '2026-12-14', false],
      ['no-charge', '2026-12-14', false],
    ])
  })

  it('is not taken back by a later walk that came to nothing, but by one that proves the contrary', () => {
    const stopped: CaseEvent = { event: 'outcome', outcome: 'unknown', verified: false, reason: 'stopped' }
    const running: CaseEvent = {
      event: 'outcome',
      outcome: 'not-cancelled',
      verified: true,
      reason: 'still-active',
    }
    const outcomeOf = (events: readonly CaseEvent[]) => caseView(log(events), 'UTC').outcome?.outcome
    expect(outcomeOf([...WALK, ...WALK.slice(0, 1), stopped])).toBe('cancelled-at-period-end')
    expect(outcomeOf([...WALK, ...WALK.slice(0, 1), running])).toBe('not-cancelled')
    expect(outcomeOf([])).toBeUndefined()
  })

  it('is something, whatever the log holds', () => {
    const names = [
      'start',
      'say',
      'ask',
      'trap',
      'status',
      'screen',
      'click',
      'refused',
      'picture',
      'outcome',
      'load',
      'mail',
      'message-sent',
      'answer-noted',
      'charge-noted',
      'file',
    ]
    const keys = [
      'guide',
      'zone',
      'text',
      'url',
      'name',
      'by',
      'outcome',
      'verified',
      'endsOn',
      'reason',
      'says',
      'attachments',
      'file',
      'sha256',
      'subscriptions',
      'account',
      'screen',
      'language',
      'from',
      'subject',
      'sentAt',
      'id',
      'intent',
    ]
    const event = fc
      .record({
        event: fc.constantFrom(...names),
        more: fc.dictionary(fc.constantFrom(...keys), fc.oneof(fc.anything(), fc.constant({ toString: 0 }))),
      })
      .map(({ event: name, more }) => ({ ...more, event: name }))
    const n = narrator(makeGuide({}), { format: 1, intents: {}, signs: {} }, 'en')
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), (events) => {
        const any = caseView(log(events), 'UTC')
        expect(friction(log(events)).screens).toBeGreaterThanOrEqual(0)
        expect(deadlines(log(events), 'UTC').every(({ day }) => /^\d{4}-\d\d-\d\d$/.test(day))).toBe(true)
        expect(
          reportHtml(any, { title: 't', service: 's', head: 'h', titleOf: (purpose) => purpose }, n),
        ).toContain('</html>')
      }),
    )
  })
})

describe('the report', () => {
  const report = (language: Language, events: readonly CaseEvent[] = [...WALK, ...MORE]) =>
    reportHtml(
      caseView(log(events), 'UTC'),
      {
        title: 'Small: website',
        service: 'Small',
        head: 'c'.repeat(64),
        titleOf: (purpose) => `letter “${purpose}”`,
      },
      narrator(makeGuide({}), { format: 1, intents: {}, signs: {} }, language),
    )

  it('says the outcome first, then what it rests on, and all hashes', () => {
    const text = report('en')
    const headings = [...text.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, heading]) => heading)
    expect(headings).toEqual([
      'What this rests on',
      'Dates',
      'What happened',
      'Controls that would have done something else',
      'What it took',
      'Messages',
      'Mails kept',
      'Files kept, with their hashes',
    ])
    const [first = ''] = text.split('<h2>')
    expect(first).toContain('Cancelled, ends with the paid period')
    expect(first).toContain('Ends on December 14, 2026')
    for (const hash of ['1', '2', 'b', 'c']) expect(text).toContain(hash.repeat(64))
    expect(text).toContain('DKIM')
    expect(text).toContain('the person: 1')
    expect(text).toContain('(cannot be undone)')
    // In the person's own time.
    expect(text).toContain('23:13')
  })

  it('is the same for the same log, and tells nothing of its own making', () => {
    expect(report('en')).toBe(report('en'))
    const again = [...WALK, ...MORE, { event: 'file', file: 'report.html', sha256: 'd'.repeat(64), size: 2 }]
    expect(report('en', again)).toBe(report('en'))
  })

  it('takes what a page or a mail says for text', () => {
    const text = report('en')
    expect(text).not.toMatch(/<script|<b>now/)
    expect(text).toContain('&#60;b&#62;now')
  })

  it.each(LANGUAGES)('speaks %s', (language) => {
    const text = report(language)
    expect(text).toContain(`<html lang="${language}">`)
    expect(text).not.toMatch(/undefined|\[object|\{[a-z]+\}(?! )/)
    const words = text.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]*>/g, '\n')
    if (language === 'fr') expect(words.match(/[^\n\d] [:;?!»]|« /g)).toBeNull()
  })

  it('tells good from bad without colour', () => {
    const bad = {
      event: 'outcome',
      outcome: 'not-cancelled',
      verified: true,
      reason: 'still-active',
      detail: '',
    }
    expect(report('en')).toMatch(/verdict good"><strong>✓/)
    expect(report('en', [...WALK, bad])).toMatch(/verdict bad"><strong>✗/)
    expect(report('en', WALK.slice(0, 3))).toMatch(/verdict open"><strong>\?/)
  })
})
