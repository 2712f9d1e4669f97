// Recordings become guides: what is taken from them, what never is, and that nothing in them can break out of a comment.
import { parse as parseRecording } from '@puppeteer/replay'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { recordedGuide } from '../../src-main/guide/draft'
import { showFinding } from '../../src-main/guide/parse'
import { elementOf } from '../../src-main/guide/recorded-element'
import { addressOf, clean, masked } from '../../src-main/guide/recorded-text'
import { draftOf, type Recording } from '../../src-main/guide/recording'
import { checkGuideBytes } from '../../src-main/library'
import { isTrap, lexicon } from './support/words'

const FILE = { id: 'gym/website', today: '2026-11-25', schema: 'guide.schema.json' }
const click = (...selectors: (string | string[])[]) => ({ type: 'click', selectors, offsetX: 1, offsetY: 1 })
const go = (url: string) => ({ type: 'navigate', url })

function guideOf(recording: unknown): { text: string; guide: Guide } {
  const text = recordedGuide(draftOf(parseRecording(recording) as Recording, lexicon), FILE)
  const { findings, guide } = checkGuideBytes('g.yaml', new TextEncoder().encode(text), lexicon)
  expect(findings.map(showFinding), text).toEqual([])
  expect(guide).not.toBeNull()
  return { text, guide: parse(text) }
}
interface Guide {
  readonly origins: Readonly<Record<string, string>>
  readonly start: unknown
  readonly inputs?: unknown
  readonly screens: readonly { id: string; at?: string[]; step?: Readonly<Record<string, unknown>> }[]
}
const walked = (...steps: unknown[]) => guideOf({ title: 'A walk', steps })
const points = ({ screens }: Guide) => screens.flatMap(({ step }) => (step === undefined ? [] : [step.point]))

describe('what is taken', () => {
  test('clicks become screens, the last first; the irreversible one is marked', () => {
    const { guide, text } = walked(
      go('https://www.gym.example/account/settings/billing-and-plans?x=1#y'),
      click(['aria/Manage membership', 'aria/[role="generic"]'], '#a'),
      click('aria/Cancel membership[role="button"]', 'text/Cancel membership'),
      click('aria/At the end of the billing period[role="radio"]'),
      click('aria/Confirm cancellation[role="button"]'),
    )
    expect(points(guide)).toEqual(['confirm-cancel', 'cancel-plan', 'manage-plan'])
    expect(guide.screens.map(({ step }) => step?.commit === true)).toEqual([false, false, true, false, false])
    expect(guide.screens.find(({ step }) => step?.commit === true)?.step).toMatchObject({ choose: '$refund' })
    expect(guide.inputs).toHaveProperty('refund')
    expect(guide.start).toEqual({ origin: 'site', path: '/account/settings/billing-and-plans' })
    expect(text).toContain('# 3. click “Cancel membership” (button): cancel-plan. Strong')
  })

  test('each step says how well its control can be known again', () => {
    const { text, guide } = walked(
      go('https://gym.example/'),
      click('text/Cancel plan'),
      click('aria/Frobnicate[role="button"]'),
      click('#a > b', 'xpath///*[@id="a"]', 'pierce/#a'),
      click('aria/Yes'),
    )
    expect(points(guide)).toEqual(['cancel-plan'])
    expect(text).toMatch(/# 2\. .*Medium: the lexicon knows the name, but it was recorded as mere text/)
    expect(text).toMatch(/# 3\. .*Medium: the lexicon does not know this name\. Add "frobnicate" to/)
    expect(text).toMatch(/# 4\. .*Weak/)
    expect(text).toMatch(/# 5\. .*it means confirm-cancel beside asks-to-cancel/)
  })

  test.each(['Keep my plan', 'Pause subscription', 'Claim 50% off', 'Delete account', 'Abo behalten'])(
    'a trap is refused: %s',
    (name) => {
      const { text, guide } = walked(go('https://gym.example/'), click(`aria/${name}`))
      expect(points(guide)).toEqual([])
      expect(text).toContain('is a trap, and can never be a target. Refused.')
    },
  )

  test('another origin gets a name; one that a guide cannot name is not invented', () => {
    const { guide } = walked(
      go('https://gym.example/'),
      {
        ...click('aria/Continue with Discord'),
        assertedEvents: [{ type: 'navigation', url: 'https://discord.com/x' }],
      },
      click('aria/Authorize'),
    )
    expect(guide.origins).toEqual({ site: 'https://gym.example', 'at-discord-com': 'https://discord.com' })
    expect(guide.screens.find(({ step }) => step?.point === 'authorize')).toMatchObject({
      at: ['at-discord-com'],
      step: { by: 'person' },
    })
    const local = walked(go('http://127.0.0.1:8080/account'), click('aria/Cancel plan'))
    expect(local.guide.origins).toEqual({ site: 'https://www.example.com' })
    expect(local.text).toContain('names no https address')
  })
})

describe('what never is', () => {
  test('what was typed, wherever it shows up again; numbers, addresses, keys', () => {
    const secrets = [
      'hunter2 secret',
      'anna.b@mail.example',
      '4242424242424242',
      'f00ba4d3adb33f00ba4d3adb33f',
    ]
    const { text } = guideOf({
      title: `Walk of ${secrets[1]}`,
      steps: [
        go(`https://gym.example/u/${secrets[3]}/plan?key=${secrets[3]}`),
        { type: 'change', value: secrets[0], selectors: ['aria/Password'] },
        click(`aria/Account of ${secrets[1]}`),
        click(`aria/Pay with ${secrets[2]}`),
        click(`aria/Saved: ${secrets[0]}`),
        click(`text/${secrets[3]}`),
      ],
    })
    for (const secret of secrets) expect(text.toLowerCase()).not.toContain(secret.toLowerCase())
    expect(text).toContain('typed into “Password”. What was typed is not kept.')
  })

  test('typed values, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 12, maxLength: 30, unit: fc.constantFrom(...'qxzjkw7') }),
        (secret) => {
          const { text } = walked(
            go(`https://gym.example/${secret}`),
            { type: 'change', value: secret, selectors: ['aria/Card'] },
            click(`aria/Card ${secret}`),
          )
          const path = text.split('\n').filter((line) => !line.startsWith('start:'))
          expect(path.join('\n')).not.toContain(secret)
        },
      ),
      { numRuns: 50 },
    )
  })
})

const BREAKING = [
  '\n- id: evil',
  '\r\nkind: vendor',
  '\u2028x: y',
  '\u0085a: b',
  '"]}',
  "'",
  '{{',
  '&a',
  '*a',
  '!!js',
  '\0',
  '`',
  '# ',
  ': ',
  '\ud800',
  '\u202e',
  '%YAML 1.2\n---',
  '…',
]
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...BREAKING, 'Cancel plan', 'Keep', 'Yes'), fc.string()), { maxLength: 6 })
  .map((parts) => parts.join(''))
const selector = fc.oneof(
  hostile.map((text) => `aria/${text}`),
  hostile.map((text) => `aria/${text}[role="button"]`),
  hostile.map((text) => `text/${text}`),
  hostile,
)
const url = fc.oneof(
  hostile,
  hostile.map((text) => `https://gym.example/${text}`),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
)
const step = fc.oneof(
  fc.record({ type: fc.constant('navigate'), url }),
  fc.record({
    type: fc.constantFrom('click', 'doubleClick'),
    selectors: fc.array(fc.oneof(selector, fc.array(selector, { maxLength: 3 })), {
      minLength: 1,
      maxLength: 4,
    }),
    offsetX: fc.constant(1),
    offsetY: fc.constant(1),
    assertedEvents: fc.array(fc.record({ type: fc.constant('navigation'), url }), { maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant('change'),
    value: hostile,
    selectors: fc.array(selector, { minLength: 1, maxLength: 3 }),
  }),
  fc.constantFrom({ type: 'scroll' }, { type: 'close' }, { type: 'keyDown', key: 'Enter' }),
)

describe('hostile recordings', () => {
  test('always one guide that passes the check, and holds nothing but what is ours', () => {
    fc.assert(
      fc.property(hostile, fc.array(step, { maxLength: 25 }), (title, steps) => {
        const { guide } = guideOf({ title, steps })
        for (const point of points(guide)) {
          expect(lexicon.intents.has(String(point))).toBe(true)
          expect(isTrap(String(point))).toBe(false)
        }
        for (const { id } of guide.screens)
          expect(id).toMatch(/^(?:cancelled|no-plan|click-[a-z-]+(?:-\d)?)$/)
      }),
      { numRuns: 300 },
    )
  })

  test('a long one stays a guide', () => {
    const names = ['Cancel plan', 'Manage plan', 'Frobnicate', 'Sign in']
    const steps = Array.from({ length: 5000 }, (_, i) => [
      go(`https://n${i}.example/`),
      click(`aria/${names[i % 4]}`),
    ]).flat()
    const { text } = walked(...steps)
    expect(text.length).toBeLessThan(200_000)
  })
})

describe('parts', () => {
  test.each([
    [['aria/Cancel[role="button"]'], { name: 'Cancel', role: 'button', by: 'aria' }],
    [['aria/[role="button"][name="Cancel it"]'], { name: 'Cancel it', role: 'button', by: 'aria' }],
    [[['aria/Cancel', 'aria/[role="generic"]']], { name: 'Cancel', role: null, by: 'aria' }],
    [['#a', 'text/Cancel'], { name: 'Cancel', role: null, by: 'text' }],
    [['#a', 'xpath//b', 'aria/', 'text/ '], { name: null, role: null, by: null }],
  ])('%j', (selectors, element) => {
    expect(elementOf(selectors)).toEqual(element)
  })

  test.each([
    ['https://www.gym.example/account?x=1#y', { origin: 'https://www.gym.example', path: '/account' }],
    ['https://GYM.example', { origin: 'https://gym.example', path: '/' }],
    ['https://gym.example:443/a/', { origin: 'https://gym.example', path: '/a/' }],
    [
      'https://gym.example/p/session/cs_live_a1b2c3d4/x',
      { origin: 'https://gym.example', path: '/p/session' },
    ],
    ['https://gym.example/user/123456/plan', { origin: 'https://gym.example', path: '/user' }],
    ['https://a:b@gym.example/', null],
    ['https://gym.example:8443/', null],
    ['http://gym.example/', null],
    ['javascript:alert(1)', null],
    ['', null],
  ])('address %s', (text, address) => {
    expect(addressOf(text)).toEqual(address)
  })

  test('one line, short, idempotent', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = clean(text)
        expect(line).not.toMatch(/[\p{C}\n\r\u2028\u2029\u0085]/u)
        expect([...line].length).toBeLessThanOrEqual(80)
        expect(clean(line)).toBe(line)
      }),
    )
    expect(masked('Card 4242 4242 4242 4242 of a@b.example', [])).toBe('Card … of …')
  })
})
