// The practice scenarios: what each is called, what it teaches, and what a right run must say in the end.
// Tables, one for each guide: pure data, no behaviour (that is in the worlds).
import { discord } from './scenarios/discord'
import { magazine } from './scenarios/magazine'
import { portal } from './scenarios/portal'
import type { ScenarioShape } from './scenarios/shape'
import { website } from './scenarios/website'

export { type Lang, langs } from './scenarios/shape'

const table = [...website, ...portal, ...discord, ...magazine]

export type WebsiteName = (typeof website)[number]['name']
export type PortalName = (typeof portal)[number]['name']
export type DiscordName = (typeof discord)[number]['name']
export type MagazineName = (typeof magazine)[number]['name']
export type ScenarioName = WebsiteName | PortalName | DiscordName | MagazineName

export interface Scenario extends ScenarioShape {
  readonly name: ScenarioName
}

export const scenarios: readonly Scenario[] = table

export const isScenario = (name: unknown): name is ScenarioName => table.some((s) => s.name === name)

const among =
  <N extends ScenarioName>(own: readonly { readonly name: N }[]) =>
  (name: ScenarioName): name is N =>
    own.some((each) => each.name === name)

export const isWebsite = among<WebsiteName>(website)
export const isDiscord = among<DiscordName>(discord)
const isPortal = among<PortalName>(portal)

/** What leads into the billing portal. */
export const portalOf = (name: PortalName | MagazineName): 'portal' | 'magazine' =>
  isPortal(name) ? 'portal' : 'magazine'
