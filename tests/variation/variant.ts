/**
 * A seed → a variant: which practice scenario, in which language, changed in which ways.
 * Invariants: nothing but the seed decides; every kind of change comes up in every 17 seeds in a row.
 */
import { type Lang, langs, type Scenario, type ScenarioName, scenarios } from '../../practice/scenarios'
import { type Config, KINDS, type Kind } from './page/config'
import { type Random, randomOf } from './random'
import { rewording, words } from './words'

export interface Variant {
  readonly seed: number
  readonly scenario: Scenario
  readonly lang: Lang
  readonly kinds: readonly Kind[]
  /** Inputs of the guide, as the command line takes them. */
  readonly inputs: readonly string[]
  readonly expected: Scenario['expect']
  /** The walk begins signed in, as most people who cancel are. */
  readonly signedIn: boolean
  readonly config: Config
}

/** How often a scenario is taken. The others end at once, are about one page alone, or take half a minute. */
const WEIGHTS: Readonly<Partial<Record<ScenarioName, number>>> = {
  current: 8,
  classic: 6,
  refund: 6,
  retention: 6,
  'scheduled-change': 3,
  paused: 3,
  'survey-after': 3,
  shadow: 2,
  iframe: 3,
  'session-expired': 1,
  'cookie-banner': 2,
  'already-cancelled': 1,
  'no-plan': 1,
  'fake-success': 1,
  'two-plans': 1,
  portal: 5,
  'portal-at-once': 3,
  'portal-reason': 3,
  'portal-coupon': 4,
  'portal-mail': 2,
  'portal-nothing': 1,
  'portal-other': 1,
  magazine: 3,
  'magazine-refund': 3,
}

const BASE = scenarios.flatMap((scenario) => Array<Scenario>(WEIGHTS[scenario.name] ?? 0).fill(scenario))

const isServed = ({ guide }: Scenario) => guide !== 'midjourney/website'

/** Where a kind of change makes no sense, or would take away what the scenario is about. */
function suits(kind: Kind, scenario: Scenario): boolean {
  const { name } = scenario
  switch (kind) {
    // Other rows need one row that is meant.
    case 'plans':
      return /^(?:current|refund|paused|portal|portal-at-once|portal-coupon|portal-reason)$/.test(name)
    case 'frame':
      return !isServed(scenario) && !/^(?:shadow|iframe|cookie-banner)$/.test(name)
    case 'offers':
      return !/^(?:already-cancelled|no-plan|portal-nothing|portal-other)$/.test(name)
    case 'dialog':
      return !/^(?:retention|portal|portal-at-once|portal-coupon|portal-mail|portal-nothing|portal-other|magazine|magazine-refund|no-plan|already-cancelled|two-plans)$/.test(
        name,
      )
    case 'hash':
    case 'shadow-open':
    case 'shadow-closed':
      return name !== 'shadow'
    case 'banner':
      return name !== 'cookie-banner'
    default:
      return true
  }
}

/** Two that undo each other, or that no site would have both. */
const APART: readonly (readonly [Kind, Kind])[] = [
  ['shadow-open', 'shadow-closed'],
  ['frame', 'shadow-open'],
  ['frame', 'shadow-closed'],
  ['frame', 'plans'],
]

function kindsOf(random: Random, first: Kind, scenario: Scenario): Kind[] {
  const chosen = [first]
  const others = random.some(
    KINDS.filter((kind) => kind !== 'language' && kind !== 'shadow-closed' && suits(kind, scenario)),
    random.below(4),
  )
  for (const kind of others) {
    const clashes = APART.some((pair) => pair.includes(kind) && pair.some((one) => chosen.includes(one)))
    if (!chosen.includes(kind) && !clashes) chosen.push(kind)
  }
  return KINDS.filter((kind) => chosen.includes(kind))
}

export function variantOf(seed: number): Variant {
  const random = randomOf(seed)
  const first = KINDS[seed % KINDS.length] ?? 'reword'
  const scenario = random.pick(BASE.filter((each) => suits(first, each)))
  const lang =
    first === 'language'
      ? random.pick<Lang>(langs.filter((each) => each !== 'en'))
      : random.pick<Lang>(['en', 'en', ...langs])
  const kinds = kindsOf(random, first, scenario)
  const rules = rewording(lang, random)
  const inputs = Object.entries(scenario.inputs ?? {}).map(([name, value]) => `${name}=${value}`)
  // One in four has not said which of the subscriptions he means: then nobody can know.
  const named = !kinds.includes('plans') || random.chance(0.75)
  return {
    seed,
    scenario,
    lang,
    kinds: lang === 'en' || kinds.includes('language') ? kinds : ['language', ...kinds],
    inputs: kinds.includes('plans') && named ? [...inputs, 'plan=Basic'] : inputs,
    signedIn: !isServed(scenario) && random.chance(0.75),
    expected: named ? scenario.expect : { outcome: 'no-safe-path', verified: false },
    config: { seed, lang, kinds, things: rules, served: isServed(scenario), added: words[lang].added },
  }
}
