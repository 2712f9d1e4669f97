/**
 * What a run is bound by: the guide, the person's answers, the consent level, the limits. Never changes in a run.
 * Pure: must not import I/O, Electron or the DOM.
 */
import type { Lexicon } from '../guide/lexicon.js'
import type { Guide } from '../guide/schema.js'
import type { Print } from './score.js'

/** show: the person clicks; assist: one press of the person, one click; auto: loopback only. */
export type Mode = 'show' | 'assist' | 'auto'
export const MODES = ['show', 'assist', 'auto'] as const satisfies readonly Mode[]

export interface Plan {
  readonly guide: Guide
  readonly lexicon: Lexicon
  /** The guide's named origins as this run uses them: name → origin ("https://www.midjourney.com"). */
  readonly origins: ReadonlyMap<string, string>
  /** Input → option. */
  readonly answers: ReadonlyMap<string, string>
  /** Controls as they were in an earlier walk: pointed at when no words fit any more, never clicked. */
  readonly prints: readonly Print[]
  /** The personal link that leads in, where the guide begins with one; never written down. */
  readonly link: string | null
  readonly mode: Mode
  /** The irreversible click was agreed to beforehand; counts on loopback only. */
  readonly agreed: boolean
  /** Somebody is there to answer a question. */
  readonly attended: boolean
  /** A page that is lost can be opened again when the person asks for it: the walk waits instead of ending. */
  readonly reopens: boolean
  readonly limits: { readonly steps: number; readonly ms: number }
}

export const LIMITS = { steps: 40, ms: 300_000 } as const

/** A guide's named origins, some of them replaced; names that are not the guide's are left out. */
export function originsOf(
  { origins }: Pick<Guide, 'origins'>,
  replaced: Readonly<Record<string, string>>,
): Map<string, string> {
  return new Map(
    Object.entries(origins).map(([name, origin]) => [
      name,
      (Object.hasOwn(replaced, name) ? replaced[name] : undefined) ?? origin,
    ]),
  )
}

/** In a rehearsal: those that are served on this computer, and no others. What is not there cannot be gone to. */
export function rehearsedOrigins(
  guide: Pick<Guide, 'origins'>,
  served: Readonly<Record<string, string>>,
): Map<string, string> {
  return new Map([...originsOf(guide, served)].filter(([name]) => Object.hasOwn(served, name)))
}

/** How long to wait for a page, in milliseconds: for one that is settled, and for one that is still busy. */
export const PATIENCE = {
  /** A screen that shows no change for so long is acted on even if the page never settles. */
  stable: 1_500,
  /** A screen that is only a last resort: the page may still be on its way to something better. */
  lastResort: 4_000,
  /** Nothing found on a settled page: looked for more closely. */
  search: 2_000,
  /** Between two steps of that. */
  searchStep: 300,
  /** A person who is shown where it may be hidden. */
  unfold: 20_000,
  /** A click without any effect. */
  reaction: { settled: 5_000, busy: 15_000 },
  /** A page that no screen fits. */
  recognise: { settled: 8_000, busy: 20_000 },
  /** A click that the guard refuses again and again. */
  refusal: 20_000,
  /** Between the irreversible click and the first fresh load, so that a slow site is not cut off. */
  afterCommit: 1_500,
  /** Between two fresh loads that still show the plan. */
  betweenChecks: 1_500,
} as const

/** How long a page is given, in milliseconds: a busy one longer. */
export const patience = (what: 'reaction' | 'recognise', settled: boolean): number =>
  PATIENCE[what][settled ? 'settled' : 'busy']

/** True for 127.0.0.0/8, [::1] and localhost. Takes an origin as `URL.origin` writes it. */
export function isLoopback(origin: string): boolean {
  const host = /^https?:\/\/(\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::\d+)?$/.exec(origin)?.[1]
  return host === 'localhost' || host === '[::1]' || (host !== undefined && /^127(\.\d{1,3}){3}$/.test(host))
}

/** An intent as written in a guide, or the intent of the person's answer for `$input`. */
export function intentOf(plan: Plan, ref: string): string | null {
  if (!ref.startsWith('$')) return ref
  const input = ref.slice(1)
  const option = plan.answers.get(input)
  if (option === undefined || !Object.hasOwn(plan.guide.inputs, input)) return null
  return plan.guide.inputs[input]?.options[option]?.choose ?? null
}

/** The page's address for people and files: what identifies a session, or is a key by itself, is left out. */
export function publicUrl({ guide }: Plan, url: string): string {
  if (guide.start.link !== undefined) return /^[a-z]+:\/\/[^/?#]*/i.exec(url)?.[0] ?? ''
  return url.replace(/[?#].*$/s, '')
}

/** Where the run begins. */
export function startUrl(plan: Plan): string {
  return plan.link ?? `${plan.origins.get(plan.guide.start.origin) ?? ''}${plan.guide.start.path}`
}
