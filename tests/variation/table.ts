/** What a run says of itself: totals, a row for each kind of change, and how each variant that was not right ended. Pure. */
import { VERDICTS, type Verdict } from './judge'
import { KINDS, type Kind } from './page/config'
import type { Walked } from './walk'

/** Beyond what any finder in the page can see; counted in a row of its own. */
export const BEYOND: readonly Kind[] = ['shadow-closed']

/** What the totals are about. */
export const counted = (walked: readonly Walked[]): Walked[] =>
  walked.filter(({ variant }) => !variant.kinds.some((kind) => BEYOND.includes(kind)))

export const count = (walked: readonly Walked[], verdict: Verdict): number =>
  walked.filter((each) => each.verdict === verdict).length

/** Part of them that went right, 0 … 1. */
export const share = (walked: readonly Walked[]): number =>
  walked.length === 0 ? 0 : count(walked, 'right') / walked.length

/** Kinds that were asked for and have never changed anything. */
export function idleKinds(walked: readonly Walked[]): Kind[] {
  const asked = new Set(walked.flatMap(({ variant }) => variant.kinds))
  const seen = new Set(walked.flatMap(({ changed }) => changed))
  return KINDS.filter((kind) => asked.has(kind) && !seen.has(kind))
}

const percent = (part: number) => `${(part * 100).toFixed(1)} %`

function row(name: string, walked: readonly Walked[]): string {
  const cells = [walked.length, ...VERDICTS.map((verdict) => count(walked, verdict))]
  return `${name.padEnd(16)}${cells.map((cell) => String(cell).padStart(16)).join('')}${percent(share(walked)).padStart(10)}`
}

export function tableOf(walked: readonly Walked[]): string {
  const head = `${'kind of change'.padEnd(16)}${['variants', ...VERDICTS].map((name) => name.padStart(16)).join('')}${'right'.padStart(10)}`
  const of = (kind: Kind) => walked.filter(({ variant }) => variant.kinds.includes(kind))
  const kinds = KINDS.map((kind) => row(kind, BEYOND.includes(kind) ? of(kind) : counted(of(kind))))
  return [head, ...kinds, row('all', counted(walked))].join('\n')
}

/** A variant in one line. */
export function lineOf({ variant, verdict, said, truth, wrong, ms }: Walked): string {
  const { seed, scenario, lang, kinds } = variant
  const clicked = [...truth.wrong, ...wrong].map((each) => `“${each}”`).join(', ')
  return `${verdict.padEnd(16)} seed ${seed}  ${scenario.name} ${lang}  [${kinds.join(' ')}]  ${said.outcome}${said.reason === null ? '' : ` (${said.reason})`}, truth ${truth.status}${clicked && `, clicked ${clicked}`}  ${ms} ms`
}
