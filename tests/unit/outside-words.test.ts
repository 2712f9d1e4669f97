/**
 * The words of cookie notices, held against those that others collected from thousands of sites: the heuristics of
 * `@duckduckgo/autoconsent` (MPL-2.0, used by tests alone), run as they are. What must hold: what they take for an
 * acceptance we never take for a refusal, nor the other way round, and a refusal that costs money is none.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { bundleOf } from '../bundle'
import { expand, lexicon, phrases } from './support/words'

const home = join(
  dirname(fileURLToPath(import.meta.resolve('@duckduckgo/autoconsent/rules/rules.json'))),
  '..',
)
const text = (...path: string[]) => readFileSync(join(home, ...path), 'utf8')

type Class = 'reject' | 'settings' | 'accept' | 'acknowledge' | 'other'
type Pattern = string | RegExp
interface Theirs {
  classifyButtonTextRegex(text: string): Class
  readonly REJECT_PATTERNS: readonly Pattern[]
  readonly ACCEPT_PATTERNS: readonly Pattern[]
  readonly ACKNOWLEDGE_PATTERNS: readonly Pattern[]
  readonly SETTINGS_PATTERNS: readonly Pattern[]
}

/** Their code is TypeScript for bundlers. */
async function load(name: string): Promise<Partial<Theirs>> {
  const code = await bundleOf(join(home, 'lib', name))
  return new Function(`${code}; return page`)()
}

let theirs: Theirs
/** Labels as they write them: their patterns without wildcards, the examples beside them, their rules, their tests. */
let labels: readonly string[]

beforeAll(async () => {
  const [heuristics, patterns] = await Promise.all([load('heuristics.ts'), load('heuristic-patterns.ts')])
  theirs = { ...heuristics, ...patterns } as Theirs
  const { REJECT_PATTERNS, ACCEPT_PATTERNS, ACKNOWLEDGE_PATTERNS, SETTINGS_PATTERNS } = theirs
  const all = [...REJECT_PATTERNS, ...ACCEPT_PATTERNS, ...ACKNOWLEDGE_PATTERNS, ...SETTINGS_PATTERNS]
  labels = [
    ...new Set([...all.flatMap(plain), ...examples(), ...ruleTexts(), ...table().map(([each]) => each)]),
  ]
})

/** What a pattern stands for, when that is a few labels only. */
function plain(pattern: Pattern): string[] {
  if (typeof pattern === 'string') return [pattern]
  return /^\^?[\p{L} ,']+\$?$/u.test(pattern.source) ? [pattern.source.replace(/[\^$]/g, '')] : []
}

/** "e.g. "reject", "reject all"" in their comments. */
function examples(): string[] {
  const lines = text('lib', 'heuristic-patterns.ts').match(/^\s*\/\/.*$/gm) ?? []
  return lines.flatMap((line) => [...line.matchAll(/"([^"]+)"/g)].map(([, each = '']) => each))
}

/** Labels that their rules look for: `contains(., "Reject all")`. */
function ruleTexts(): string[] {
  const rules = readdirSync(join(home, 'rules', 'autoconsent')).map((name) =>
    text('rules', 'autoconsent', name),
  )
  const found = rules.flatMap((rule) => [
    ...rule.matchAll(/(?:\.|text\(\))\s*[,=]\s*(?:'([^'"]+)'|\\"([^"\\]+)\\")/g),
  ])
  return found.map(([, single, double]) => single ?? double ?? '').filter((each) => each.length < 60)
}

/** Their own tests: label → class. */
function table(): (readonly [string, Class])[] {
  const tests = text('tests-wtr', 'heuristics', 'heuristics-utils.test.ts')
  const rows = tests.matchAll(/classifyButtonTextRegex\('([^']*)'\)\)\.to\.equal\('(\w+)'\)/g)
  return [...rows].map(([, label = '', kind = '']) => [label, kind as Class])
}

const NOTICE = new Set(['cookie-notice'])
/** What we take it for, at worst: by itself and in a cookie notice. */
function ours(label: string): ReadonlySet<string> {
  return new Set([...lexicon.intentsOf(label), ...lexicon.intentsOf(label, NOTICE)])
}
const refuses = (label: string) => ours(label).has('reject-cookies') && !ours(label).has('accept-cookies')

describe('their labels', () => {
  test('there are hundreds, of each kind', () => {
    const count = (kind: Class) =>
      labels.filter((label) => theirs.classifyButtonTextRegex(label) === kind).length
    expect(labels.length).toBeGreaterThan(300)
    for (const kind of ['reject', 'accept', 'settings', 'acknowledge'] as const)
      expect(count(kind), kind).toBeGreaterThan(10)
  })

  test('a refusal is never taken for an acceptance', () => {
    const wrong = labels.filter(
      (label) => theirs.classifyButtonTextRegex(label) === 'reject' && ours(label).has('accept-cookies'),
    )
    expect(wrong).toEqual([])
  })

  test('nothing but a refusal is taken for one', () => {
    /** Theirs know no such words at all; they say no, and never yes. */
    const saysNo = (label: string) => /^(?:nicht|do not|ne pas|no) /i.test(label)
    const wrong = labels.filter((label) => {
      const kind = theirs.classifyButtonTextRegex(label)
      return refuses(label) && kind !== 'reject' && !(kind === 'other' && saysNo(label))
    })
    expect(wrong).toEqual([])
  })

  test('of their refusals, of which half are in other languages, no fewer are known than were', () => {
    const isReject = (label: string) => theirs.classifyButtonTextRegex(label) === 'reject'
    expect(labels.filter((label) => isReject(label) && refuses(label)).length).toBeGreaterThanOrEqual(64)
  })

  test('a refusal that costs money is none', () => {
    const prices = [
      'and pay',
      'and subscribe',
      'et payer',
      'et s’abonner',
      'und bezahlen',
      'und abonnieren',
      'y pagar',
      'y suscribirse',
    ]
    const wrong = labels
      .filter(refuses)
      .flatMap((label) => prices.map((price) => `${label} ${price}`))
      .filter(refuses)
    expect(wrong).toEqual([])
  })

  test('their own table', () => {
    const rows = table()
    expect(rows.length).toBeGreaterThan(8)
    /** "Do you object?" "No": what a bare answer means, the question decides, and that we do not read. */
    const isBare = (label: string) => label === 'no'
    const wrong = rows.filter(([label, kind]) => (kind === 'reject' && !isBare(label)) !== refuses(label))
    expect(wrong).toEqual([])
  })
})

describe('our phrases', () => {
  /** Theirs take "I accept" for a yes, whatever comes after it. */
  const onlyNeeded = (label: string) =>
    /^i (?:accept|allow) .*\b(?:necessary|essentials?|required|functional)\b/.test(label)
  const of = (id: string) => phrases.filter((each) => each.kind === 'intents' && each.id === id)

  test.each([
    ['reject-cookies', ['accept', 'acknowledge']],
    ['accept-cookies', ['reject']],
  ] as const)('%s is to them no %s', (id, never) => {
    const wrong = new Set<string>()
    fc.assert(
      fc.property(fc.constantFrom(...of(id)).chain(expand), (label) => {
        const kind = theirs.classifyButtonTextRegex(label)
        if (never.some((each) => each === kind) && !onlyNeeded(label)) wrong.add(`${label}: ${kind}`)
      }),
      { numRuns: 2000 },
    )
    expect([...wrong]).toEqual([])
  })
})
