// Every kind of finding, and the exact place that it names (« marks it; it is taken out before the check).
import { describe, expect, test } from 'vitest'
import { SIZE_LIMIT } from '../../src-main/guide/parse'
import { check, GUIDE, marked, show, VENDOR } from './support/guide-text'

function change(from: string, to: string, base = GUIDE): string {
  if (!base.includes(from)) throw new Error(`the guide has no ${from}`)
  return base.replace(from, () => to)
}

const PLAN = 'step: { part: plan, point: cancel-plan, say: plan }'

test('the small guide is right', () => {
  const checked = check(GUIDE)
  expect(show(checked)).toEqual([])
  expect(checked.guide?.screens.map((screen) => screen.id)).toEqual([
    'authorize',
    'confirm',
    'cancelled',
    'plan',
  ])
  expect(checked.guide?.origins).toEqual({ bird: 'https://bird.example', site: 'https://small.example' })
  expect(checked.guide?.texts.fr?.authorize).toBe('a')
  expect(check(VENDOR).guide).toBeNull()
})

const CASES: readonly [name: string, from: string, to: string, message: string][] = [
  [
    'unknown intent in a sign',
    '{ control: manage-plan }',
    '{ «control: fly-away }',
    'unknown intent "fly-away"',
  ],
  [
    'unknown intent as target',
    PLAN,
    PLAN.replace('point: cancel-plan', '«point: fly'),
    'unknown intent "fly"',
  ],
  ['unknown intent of an option', 'choose: cancel-now-with-refund', '«choose: fly', 'unknown intent "fly"'],
  ['unknown sign', '[{ text: plan-ends-on }]', '[{ «text: plan-flies }]', 'unknown text sign "plan-flies"'],
  ['unknown sign in none', '{ text: plan-active }', '{ «text: flying }', 'unknown text sign "flying"'],
  ['unknown sign captured', 'endsOn: plan-ends-on', '«endsOn: flying', 'unknown text sign "flying"'],
  ['unknown origin', '- id: plan\n', '- id: plan\n    at: [«moon]\n', 'unknown origin "moon"'],
  ['unknown start origin', 'origin: site', '«origin: moon', 'unknown origin "moon"'],
  ['unknown input', 'choose: $refund', '«choose: $moon', 'unknown input "$moon"'],
  ['an input named like a part of every object', 'choose: $refund', '«choose: $constructor', 'unknown input'],
  ['default no option', 'default: later', '«default: never', 'the default "never" is none of the options'],
  ['default no option (constructor)', 'default: later', '«default: constructor', 'is none of the options'],
  [
    'trap as target',
    'point: [confirm-cancel, cancel-plan]',
    '«point: [confirm-cancel, keep-plan]',
    '"keep-plan" is a trap',
  ],
  ['trap as option', 'choose: cancel-now-with-refund', '«choose: pause-plan', '"pause-plan" is a trap'],
  ['trap as choice', 'choose: $refund', '«choose: take-gift', 'unknown intent'],
  [
    'text missing in one language',
    'fr:\n    title: a\n    terms: b\n    ask: c',
    'fr:\n    title: a\n    terms: b',
    'text "ask" is missing in "fr"',
  ],
  [
    'text missing (constructor)',
    PLAN,
    PLAN.replace('say: plan', '«say: constructor'),
    'text "constructor" is missing in "en"',
  ],
  ['text missing in all', '      next: next', '      «next: nowhere', 'text "nowhere" is missing in "en"'],
  [
    'unused text',
    '    title: a\n    terms: b',
    '    title: a\n    «lost: x\n    terms: b',
    'text "lost" is not used by anything',
  ],
  ['unknown blank', 'confirm: Click {control}.', '«confirm: Click {me}.', 'unknown blank {me}'],
  [
    'text too long',
    'plan: g\n    stuck: h\n  fr',
    `«plan: ${'x'.repeat(241)}\n    stuck: h\n  fr`,
    'has 241 characters; the limit is 240',
  ],
  ['duplicate screen id', '- id: plan\n', '- «id: cancelled\n', 'the screen id "cancelled" is used twice'],
  [
    'screen id of an include',
    '- id: plan\n',
    '- «id: authorize\n',
    'the screen id "authorize" is used twice',
  ],
  [
    'never: all and none',
    '    all: [{ text: plan-ends-on }]\n',
    '    all: [{ text: plan-ends-on }, { text: plan-active }]\n',
    'can never be recognised: "text plan-active" must be there and must not',
  ],
  [
    'never: any all in none',
    '    all: [{ text: plan-ends-on }]\n',
    '    all: [{ text: plan-ends-on }]\n    any: [{ text: plan-active }]\n',
    'everything under "any" is also under "none"',
  ],
  [
    'never: no sign',
    '    any: [{ control: cancel-plan }, { control: manage-plan }]\n',
    '',
    'it has no sign that must be there',
  ],
  [
    'include missing',
    'include: [vendor/bird]',
    'include: [vendor/bird, «vendor/moon]',
    'include "vendor/moon" does not exist',
  ],
  [
    'include of itself',
    'include: [vendor/bird]',
    'include: [vendor/bird, «small/website]',
    'include "small/website" loops',
  ],
  [
    'unknown key',
    PLAN,
    PLAN.replace('say', 'sing: x, say').replace('sing', '«sing'),
    'does not know the key "sing"',
  ],
  [
    'unknown key at the top',
    'route: website',
    'route: website\n«colour: red',
    'does not know the key "colour"',
  ],
  ['wrong type', 'commit: true', '«commit: perhaps', 'expected boolean'],
  ['key missing', 'part: plan, ', '', 'needs "part"'],
  ['wrong word', 'quality: drafted', '«quality: perfect', '"quality"'],
  ['a path outside', 'path: /account', '«path: account', 'begins with /'],
  [
    'an origin that is no https origin',
    'site: https://small.example',
    '«site: http://small.example',
    'https origin',
  ],
  ['YAML syntax', 'languages: [en, fr]', 'languages: [en, fr\n«origins: x', ''],
  ['duplicate keys', 'route: website', 'route: website\n«route: again', 'the key "route" is there twice'],
  ['a tag', 'route: website', 'route: «!!js/function website', 'tag'],
  ['a tag of our own', 'route: website', 'route: «!secret website', 'tag'],
  ['NUL', 'route: website', 'route: web«\0site', 'control character'],
  ['a bell', 'title: a', 'title: a«\u0007', 'control character'],
  [
    '__proto__',
    'route: website',
    'route: website\n«__proto__: { polluted: true }',
    'does not know the key "__proto__"',
  ],
  [
    '__proto__ in texts',
    '    title: a\n    terms: b',
    '    title: a\n    «__proto__: x\n    terms: b',
    '__proto__',
  ],
  ['alias of nothing', 'route: website', 'route: «*nowhere', 'nowhere'],
  ['two documents', 'stuck: { say: stuck }', 'stuck: { say: stuck }\n«---', 'multiple documents'],
  ['a number as a key', 'route: website', 'route: website\n«7: x', 'does not know the key "7"'],
]

describe('findings', () => {
  test.each(CASES)('%s', (_name, from, to, message) => {
    const raw = change(from, to)
    const at = raw.includes('«') ? marked(raw) : null
    const checked = check(at?.text ?? raw)
    expect(checked.guide).toBeNull()
    const shown = show(checked)
    expect(shown.join('\n')).toContain(message)
    if (at !== null)
      expect(
        shown.some((line) => line.startsWith(`g.yaml:${at.place}: `)),
        `${at.place} in\n${shown.join('\n')}`,
      ).toBe(true)
  })

  test('places without a token of their own: the screen, the step, the say', () => {
    const place = (text: string, mark: string) => marked(change(mark, `«${mark}`, text)).place
    const missing = change('    say: cancelled\n', '    say: gone\n')
    expect(show(check(missing))).toContain(
      `g.yaml:${place(missing, 'say: gone')}: text "gone" is missing in "en". Add it under texts.en.`,
    )
    const noSign = change('    any: [{ control: cancel-plan }, { control: manage-plan }]\n', '')
    expect(show(check(noSign))[0]).toMatch(
      `g.yaml:${place(noSign, 'id: plan\n')}: screen "plan" can never be`,
    )
    const noPart = change('part: plan, ', '')
    expect(show(check(noPart))).toEqual([
      `g.yaml:${place(noPart, 'step: { point')}: needs "part" ("sign-in" | "way-in" | "plan" | "leaving").`,
    ])
  })
})

describe('screens that can never be recognised because of one before', () => {
  const with2 = (first: string, second: string) =>
    GUIDE.replace(
      '  - id: plan\n',
      `  - id: first\n${first}    step: { part: plan, point: cancel-plan, say: plan }\n  - id: second\n${second}    step: { part: plan, point: cancel-plan, say: plan }\n  - id: plan\n`,
    )
  const shadowed = (first: string, second: string) =>
    show(check(with2(first, second))).some((line) => line.includes('"first" before it always fits first'))
  const offer = '    all: [{ text: offers-something }]\n'
  test.each([
    ['the same', offer, offer, true],
    [
      'a stricter one behind',
      offer,
      '    all: [{ text: offers-something }, { control: decline-offer }]\n',
      true,
    ],
    [
      'a stricter one before',
      '    all: [{ text: offers-something }, { control: decline-offer }]\n',
      offer,
      false,
    ],
    ['any holds what all demands', '    any: [{ text: offers-something }, { text: error }]\n', offer, true],
    [
      'any within any',
      '    any: [{ text: challenge }, { text: error }]\n',
      '    any: [{ text: error }]\n',
      true,
    ],
    [
      'any beyond any',
      '    any: [{ text: challenge }]\n',
      '    any: [{ text: error }, { text: challenge }]\n',
      false,
    ],
    ['none before', `${offer}    none: [{ text: error }]\n`, offer, false],
    ['the same none', `${offer}    none: [{ text: error }]\n`, `${offer}    none: [{ text: error }]\n`, true],
    ['a dialog before', `    in: dialog\n${offer}`, offer, false],
    ['another origin', `    at: [bird]\n${offer}`, offer, false],
    ['both origins before', `    at: [site, bird]\n${offer}`, offer, true],
  ])('%s', (_name, first, second, expected) => {
    expect(shadowed(first, second)).toBe(expected)
  })
})

describe('includes', () => {
  test('a site guide cannot be included', () => {
    const other = GUIDE.replace('id: small/website', 'id: other/website').replace(
      'include: [vendor/bird]\n',
      '',
    )
    const { text, place } = marked(change('[vendor/bird]', '[vendor/bird, «other/website]'))
    expect(show(check(text, { 'vendor/bird': VENDOR, 'other/website': other }))).toEqual([
      `g.yaml:${place}: include "other/website" is not a vendor guide.`,
    ])
  })

  test('a loop through two vendors', () => {
    const a = VENDOR.replace('origins:', 'include: [vendor/b]\norigins:')
    const b = VENDOR.replace('id: vendor/bird', 'id: vendor/b').replace(
      'origins:',
      'include: [«vendor/bird]\norigins:',
    )
    const { text, place } = marked(b)
    expect(show(check(GUIDE, { 'vendor/bird': a, 'vendor/b': text }))).toContain(
      `vendor/b.yaml:${place}: include "vendor/bird" loops: small/website → vendor/bird → vendor/b → vendor/bird. Remove one of them.`,
    )
  })

  test('findings in an include name the include', () => {
    const { text, place } = marked(VENDOR.replace('[{ control: authorize }]', '[{ «control: fly }]'))
    expect(show(check(GUIDE, { 'vendor/bird': text }))[0]).toMatch(
      `vendor/bird.yaml:${place}: unknown intent "fly"`,
    )
    const broken = marked(VENDOR.replace('kind: vendor', 'kind: vendor\n«kind: vendor'))
    expect(show(check(GUIDE, { 'vendor/bird': broken.text }))[0]).toMatch(
      `vendor/bird.yaml:${broken.place}: `,
    )
    const english = VENDOR.replace('[en, fr]', '[en]').replace('  fr: { authorize: a }\n', '')
    expect(show(check(GUIDE, { 'vendor/bird': english })).join('\n')).toContain(
      '"fr" is missing; small/website needs it',
    )
  })
})

test('a guide that commits must be able to see that it worked', () => {
  const text = change(
    '    outcome: cancelled-at-period-end\n    capture: { endsOn: plan-ends-on }\n',
    '    outcome: not-subscribed\n',
  )
  const { place } = marked(change('commit: true', '«commit: true', text))
  expect(
    show(check(text)).some((line) => line.startsWith(`g.yaml:${place}: screen "confirm" commits, but`)),
  ).toBe(true)
  const unguarded = change('    none: [{ control: cancel-plan }, { text: plan-active }]\n', '')
  expect(show(check(unguarded)).join()).toContain('commits, but no screen after it verifies')
})

test('an outcome inside a dialog is refused: a closed dialog proves nothing', () => {
  const { text, place } = marked(change('  - id: cancelled\n', '  - id: cancelled\n    «in: dialog\n'))
  expect(show(check(text))).toEqual([
    `g.yaml:${place}: an outcome is read from the whole page, not from a dialog. Remove "in".`,
  ])
})

describe('files that are no guides', () => {
  test('not UTF-8', () => {
    expect(show(check(Uint8Array.of(0x66, 0xff, 0xfe)))).toEqual([
      'g.yaml:1:1: is not UTF-8 text. Save it as UTF-8.',
    ])
  })

  test('too big', () => {
    const big = `# ${'x'.repeat(SIZE_LIMIT)}`
    expect(show(check(big))).toEqual([
      `g.yaml:1:1: is ${big.length} bytes; the limit is ${SIZE_LIMIT}. Split the guide.`,
    ])
  })

  test('empty, a list, a word', () => {
    for (const text of ['', '# nothing', '- a', 'word', '42', 'null']) {
      const shown = show(check(text))
      expect(shown).toHaveLength(1)
      expect(shown[0]).toMatch(/^g\.yaml:1:1: /)
    }
  })

  test('alias bomb', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]']
    for (let i = 1; i < 12; i += 1)
      lines.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      )
    const shown = show(check(lines.join('\n')))
    expect(shown).toHaveLength(1)
    expect(shown[0]).toMatch(/^g\.yaml:\d+:\d+: .*alias/i)
    expect(shown[0]).not.toMatch(/^g\.yaml:1:1: /)
  })

  test('deep nesting', () => {
    const deep = `format: ${'['.repeat(65)}`
    expect(show(check(deep))).toEqual(['g.yaml:1:73: is nested more than 64 levels deep.'])
    for (const text of [
      '['.repeat(100_000),
      '{a: '.repeat(50_000),
      '- '.repeat(60_000),
      '? '.repeat(60_000),
      '[ # ]\n'.repeat(30_000),
      '[ "]", \n'.repeat(20_000),
    ]) {
      const shown = show(check(text))
      expect(shown).toHaveLength(1)
      expect(shown[0]).toMatch(/nested|cannot be read/)
    }
    const stairs = Array.from({ length: 700 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')
    expect(show(check(stairs))[0]).toMatch('nested')
  })

  test('brackets in comments and texts are not nesting', () => {
    expect(show(check(`# ${'['.repeat(200)}\n${GUIDE}`))).toEqual([])
    expect(show(check(change('title: a', `title: "${'['.repeat(80)}"`)))).toEqual([])
  })

  test('a file with thousands of findings names a hundred', () => {
    const unused = Array.from({ length: 3_000 }, (_, i) => `    u${i}: x`).join('\n')
    expect(check(change('texts:\n  en:\n', `texts:\n  en:\n${unused}\n`)).findings).toHaveLength(100)
    const keys = Array.from({ length: 3_000 }, (_, i) => `u${i}: x`).join('\n')
    expect(check(`${GUIDE}${keys}`).findings).toHaveLength(100)
  })
})
