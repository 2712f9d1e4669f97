// Any bytes, and any damage to the real guides: never an exception, and findings that point into the file.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Checked, checkGuide } from '../../src-main/guide/check'
import { FINDINGS_LIMIT, SIZE_LIMIT } from '../../src-main/guide/parse'
import { check, GUIDE, vocabulary } from './support/guide-text'

const real = (name: string) => readFileSync(fileURLToPath(new URL(`../../guides/${name}`, import.meta.url)))
const WEBSITE = real('midjourney/website.yaml')
const VENDOR = real('vendor/discord.yaml')
const small = new TextEncoder().encode(GUIDE)

/** What must hold of every answer. */
function sound(bytes: Uint8Array, checked: Checked): void {
  expect(checked.guide === null || checked.findings.length === 0).toBe(true)
  const lines = new TextDecoder().decode(bytes).split('\n')
  for (const { file, line, column, message } of checked.findings.filter((f) => f.file === 'g.yaml')) {
    expect(file).toBe('g.yaml')
    expect(message).not.toBe('')
    expect(
      Number.isInteger(line) && line >= 1 && line <= lines.length,
      `${line} of ${lines.length}: ${message}`,
    ).toBe(true)
    const width = lines[line - 1]?.length ?? 0
    expect(
      Number.isInteger(column) && column >= 1 && column <= width + 1,
      `${line}:${column} of ${width}: ${message}`,
    ).toBe(true)
  }
}

const checkReal = (bytes: Uint8Array): Checked =>
  checkGuide('g.yaml', bytes, vocabulary, (id) =>
    id === 'vendor/discord' ? { file: 'vendor.yaml', bytes: VENDOR } : undefined,
  )

type Damage = (bytes: Uint8Array) => Uint8Array
const lines = (bytes: Uint8Array, change: (all: string[]) => string[]): Uint8Array =>
  new TextEncoder().encode(change(new TextDecoder().decode(bytes).split('\n')).join('\n'))

const damageArb: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })).map(
    ([at, byte]): Damage =>
      (bytes) => {
        const copy = Uint8Array.from(bytes)
        if (copy.length > 0) copy[at % copy.length] = byte
        return copy
      },
  ),
  fc.nat().map(
    (at): Damage =>
      (bytes) =>
        bytes.slice(0, at % (bytes.length + 1)),
  ),
  fc.tuple(fc.nat(), fc.integer({ min: 1, max: 5 })).map(
    ([at, n]): Damage =>
      (bytes) =>
        lines(bytes, (all) => all.toSpliced(at % all.length, n)),
  ),
  fc.tuple(fc.nat(), fc.nat()).map(
    ([from, to]): Damage =>
      (bytes) =>
        lines(bytes, (all) => all.toSpliced(to % all.length, 0, all[from % all.length] ?? '')),
  ),
  fc.tuple(fc.nat(), fc.integer({ min: 0, max: 9 })).map(
    ([at, n]): Damage =>
      (bytes) =>
        lines(bytes, (all) =>
          all.map((line, i) => (i === at % all.length ? ' '.repeat(n) + line.trimStart() : line)),
        ),
  ),
  fc
    .tuple(
      fc.nat(),
      fc.constantFrom(
        '[',
        '}',
        ': ',
        '&a ',
        '*a',
        '!!x ',
        '"',
        "'",
        '|',
        '>',
        '#',
        '---\n',
        '\t',
        '? ',
        '<<: ',
        '\r\n',
        '\uFEFF',
        '\u2028',
        '😀',
        '{{',
      ),
    )
    .map(
      ([at, text]): Damage =>
        (bytes) => {
          const all = new TextDecoder().decode(bytes)
          const i = at % (all.length + 1)
          return new TextEncoder().encode(all.slice(0, i) + text + all.slice(i))
        },
    ),
)

describe('properties', () => {
  test('any bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 400 }),
          fc.string({ unit: 'binary' }).map((s) => new TextEncoder().encode(s)),
        ),
        (bytes) => {
          const checked = check(bytes)
          sound(bytes, checked)
          expect(checked.findings.length).toBeGreaterThan(0)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('any text made of YAML’s own signs', () => {
    const piece = fc.constantFrom(
      ...'[]{}:-?#&*!|>\'"%@`,\n \ta0~',
      ': ',
      '- ',
      '\n  ',
      '---',
      '...',
      '<<',
      'format: 1\n',
      '\r',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 120 }), (pieces) => {
        const bytes = new TextEncoder().encode(pieces.join(''))
        sound(bytes, check(bytes))
      }),
      { numRuns: 3_000 },
    )
  })

  test.each([
    ['the small guide', small, check, 1_500],
    ['Midjourney’s guide', WEBSITE, checkReal, 250],
    ['a vendor’s guide', VENDOR, checkReal, 500],
  ] as const)('damage to %s', (_name, bytes, read, numRuns) => {
    let kept = 0
    let refused = 0
    fc.assert(
      fc.property(fc.array(damageArb, { minLength: 1, maxLength: 4 }), (damages) => {
        const damaged = damages.reduce<Uint8Array>((all, damage) => damage(all), Uint8Array.from(bytes))
        const checked = read(damaged)
        sound(damaged, checked)
        if (checked.findings.length === 0) kept += 1
        else refused += 1
      }),
      { numRuns },
    )
    expect(refused).toBeGreaterThan(0)
    expect(kept + refused).toBe(numRuns)
  })
})

describe('the worst of what the size allows', () => {
  const fill = (piece: (i: number) => string, before = '', after = ''): string => {
    let text = before
    for (let i = 0; text.length < SIZE_LIMIT - 64; i += 1) text += piece(i)
    return text + after
  }
  const screen = GUIDE.indexOf('  - id: plan\n')
  const inScreens = (piece: (i: number) => string) => fill(piece, GUIDE.slice(0, screen))
  test.each([
    ['keys', fill((i) => `k${i}:\n`)],
    ['keys in braces', fill((i) => `k${i}, `, '{', '}')],
    ['equal keys', fill(() => 'a: x\n')],
    ['items', fill(() => '- a\n')],
    ['anchors', fill((i) => `- &a${i} x\n`)],
    ['aliases', fill(() => '- *a\n', '- &a x\n')],
    ['an open quote', fill(() => 'x\n', 'a: "')],
    ['comments', fill(() => '#\n')],
    ['empty lines', fill(() => '\n')],
    ['tags', fill(() => '- !a x\n')],
    ['merges', fill(() => '<<: x\n')],
    ['syntax errors', fill(() => 'a: b: c\n')],
    ['documents', fill(() => '---\n')],
    ['brackets', fill(() => '[{ "')],
    ['brackets and comments', fill(() => '[ # ]\n')],
    ['colons', fill(() => ': ')],
    ['unused texts', fill((i) => `    u${i}: x\n`, `${GUIDE}  es:\n`)],
    ['signs', inScreens((i) => (i === 0 ? '  - id: plan\n    all:\n' : '      - text: error\n'))],
    ['wrong signs', inScreens((i) => (i === 0 ? '  - id: plan\n    all:\n' : '      - tx: error\n'))],
    ['screens', inScreens((i) => `  - { id: s${i}, all: [{ text: error }], trouble: t, say: plan }\n`)],
    ['blanks', fill(() => '{a}', `${GUIDE}    lost: "`, '"\n')],
    [
      'aliased lists',
      `x: &big [${fill(() => 'x,').slice(0, 200_000)}]\n${Array.from({ length: 45 }, (_, i) => `y${i}: *big`).join('\n')}`,
    ],
  ])('%s', (_name, text) => {
    const bytes = new TextEncoder().encode(text)
    expect(bytes.length).toBeLessThanOrEqual(SIZE_LIMIT)
    const checked = check(bytes)
    sound(bytes, checked)
    expect(checked.findings.length).toBeGreaterThan(0)
    expect(checked.findings.length).toBeLessThanOrEqual(FINDINGS_LIMIT)
  })
})
