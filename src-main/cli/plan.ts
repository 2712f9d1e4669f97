/**
 * The flags of `wayout run` → the plan of a run.
 * Invariants: everything that is wrong with them is told before a browser opens; auto and --confirm are refused
 * unless every origin of the run is loopback.
 */
import { WayoutError } from '../../src-preload/contract/error.js'
import { isLoopback, LIMITS, type Mode, originsOf, type Plan, rehearsedOrigins } from '../engine/plan.js'
import type { Lexicon } from '../guide/lexicon.js'
import { type Guide, PLAN_INPUT } from '../guide/schema.js'
import { personalLink } from '../run/link.js'

export interface PlanFlags {
  readonly origin: readonly string[]
  readonly input: readonly string[]
  /** A personal link to begin with. */
  readonly link?: string
  readonly mode: Mode
  readonly confirm?: boolean
  readonly timeout?: number
}

export interface PlanParts {
  readonly guide: Guide
  readonly lexicon: Lexicon
  readonly flags: PlanFlags
  /** The practice site's origins, when there is one. */
  readonly practice: Readonly<Record<string, string>> | null
  readonly attended: boolean
}

/** In shown modes a person needs time: to find a password, to read. */
const PERSON_MS = 1_800_000

export function makePlan({ guide, lexicon, flags, practice, attended }: PlanParts): Plan {
  const given = parseOrigins(guide, flags.origin)
  const replaced = { ...practice, ...Object.fromEntries(given) }
  const origins = practice === null ? originsOf(guide, replaced) : rehearsedOrigins(guide, replaced)
  if (flags.mode === 'auto' || flags.confirm === true) requireLoopback(guide, origins, replaced, flags)
  return {
    guide,
    lexicon,
    origins,
    answers: parseInputs(guide, flags.input),
    link: flags.link === undefined ? null : personalLink(flags.link, origins.values()),
    mode: flags.mode,
    agreed: flags.confirm === true,
    prints: [],
    attended,
    reopens: false,
    limits: {
      steps: LIMITS.steps,
      ms: flags.timeout !== undefined ? flags.timeout * 1000 : flags.mode === 'auto' ? LIMITS.ms : PERSON_MS,
    },
  }
}

/** `name=value`, or a usage error that says how to write it. */
export function split(flag: string, text: string): [string, string] {
  const at = text.indexOf('=')
  if (at <= 0) throw new WayoutError('option-invalid', `--${flag} ${text}: write it as --${flag} NAME=VALUE.`)
  return [text.slice(0, at), text.slice(at + 1)]
}

/** `--origin NAME=URL`… for a guide's named origins. Throws `origin-unknown`, `origin-invalid`, `option-invalid`. */
export function parseOrigins(
  guide: Pick<Guide, 'id' | 'origins'>,
  flags: readonly string[],
): Map<string, string> {
  const known = Object.keys(guide.origins)
  return new Map(
    flags.map((flag) => {
      const [name, value] = split('origin', flag)
      if (!known.includes(name)) {
        throw new WayoutError(
          'origin-unknown',
          `${guide.id} has no origin "${name}". Known: ${known.join(', ')}.`,
        )
      }
      return [name, parseOrigin(name, value)]
    }),
  )
}

function parseOrigin(name: string, value: string): string {
  const wrong = (why: string) =>
    new WayoutError(
      'origin-invalid',
      `--origin ${name}=${value}: ${why} Write it as https://example.com or http://127.0.0.1:8080.`,
    )
  if (!URL.canParse(value)) throw wrong('that is no URL.')
  const url = new URL(value)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw wrong('only http and https are opened.')
  if (url.username !== '' || url.password !== '') throw wrong('leave the name and password out.')
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') throw wrong('leave the path out.')
  if (url.protocol === 'http:' && !isLoopback(url.origin)) throw wrong('http is for loopback only.')
  return url.origin
}

/**
 * The start and every address given must be loopback. Origins of the guide that were not replaced are left out of
 * the run: it can then neither go there nor click there.
 */
function requireLoopback(
  guide: Guide,
  origins: Map<string, string>,
  replaced: Readonly<Record<string, string>>,
  flags: PlanFlags,
): void {
  for (const [name, origin] of [...origins]) {
    if (isLoopback(origin)) continue
    if (name === guide.start.origin || name in replaced) {
      const flag = flags.mode === 'auto' ? '--mode auto' : '--confirm'
      throw new WayoutError(
        'origin-not-loopback',
        `${flag} works on loopback only, and ${name} is ${origin}. Use --practice, --origin ${name}=http://127.0.0.1:PORT, or --mode show.`,
      )
    }
    origins.delete(name)
  }
}

function parseInputs(guide: Guide, flags: readonly string[]): Map<string, string> {
  const answers = new Map(Object.entries(guide.inputs).map(([name, input]) => [name, input.default]))
  for (const flag of flags) {
    const [name, value] = split('input', flag)
    if (name === PLAN_INPUT) {
      answers.set(name, value)
      continue
    }
    const input = guide.inputs[name]
    if (input === undefined) {
      const known = [...Object.keys(guide.inputs), PLAN_INPUT].join(', ')
      throw new WayoutError('input-unknown', `${guide.id} has no input "${name}". Known: ${known}.`)
    }
    const option = Object.entries(input.options).find(
      ([id, { choose, also }]) => id === value || choose === value || also.includes(value.toLowerCase()),
    )
    if (option === undefined) {
      const known = Object.keys(input.options).join(', ')
      throw new WayoutError('input-invalid', `--input ${name}=${value}: not an answer. Known: ${known}.`)
    }
    answers.set(name, option[0])
  }
  return answers
}
