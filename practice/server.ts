// The practice sites: pretend services on loopback, on which people rehearse and tests run. Starts what a scenario needs:
// a place where one comes in, on 127.0.0.1, and a second one, on localhost, for what belongs to somebody else.
// Invariants: listens on loopback only; nothing outlives `close()`.
import { createServer, type Server } from 'node:http'
import { Chat, siteBehind } from './chat'
import { guarded } from './guard'
import { codeOf, type Handler, listen, sendJson, shut } from './http'
import { Portal } from './portal'
import {
  type DiscordName,
  isDiscord,
  isWebsite,
  type Lang,
  type MagazineName,
  type PortalName,
  portalOf,
  type ScenarioName,
  type WebsiteName,
} from './scenarios'
import { Site } from './site'
import type { Truth } from './world'

export type { Truth } from './world'

export interface PracticeOptions<Name extends ScenarioName = ScenarioName> {
  scenario: Name
  /** Preferred port of the first place; when it is taken another is chosen. */
  port?: number
  lang?: Lang
  today?: Date
}

type Named<Names extends string> = Readonly<Record<Names, string>>
export type SitePractice = Practice<Named<'site' | 'discord'>>
/** Scenarios in which Discord signs in. */
export type WithDiscord = Exclude<WebsiteName, 'google-only'> | DiscordName

export interface Practice<Origins = Named<string>> {
  scenario: ScenarioName
  /** By the names that the scenario's guide gives them. */
  origins: Origins
  truth(): Truth
  /** Stops all listeners and cuts connections that are kept alive. */
  close(): Promise<void>
}

const DEFAULT_PORT = 47820

/** Listens on 127.0.0.1 and, where there is IPv6, on ::1 with the same port: "localhost" may mean either. */
const listenLocalhost = async (make: () => Server): Promise<{ port: number; servers: Server[] }> => {
  for (let attempt = 0; ; attempt++) {
    const four = make()
    const port = await listen(four, 0, '127.0.0.1')
    const six = make()
    try {
      await listen(six, port, '::1')
      return { port, servers: [four, six] }
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE' || attempt === 5) return { port, servers: [four] }
      await shut(four)
    }
  }
}

/** What a scenario serves. */
interface Places {
  /** The guide's names for the first and the second origin. */
  readonly names: readonly [string, string]
  readonly first: Handler
  readonly second: Handler
  /** A page of the second origin that the first may show in a frame. */
  readonly framed?: string
  /** Both listen: their origins are known. */
  open(first: string, second: string): void
  truth(): Truth
}

function placesOf(scenario: ScenarioName, lang: Lang, today: Date): Places {
  if (isWebsite(scenario) || isDiscord(scenario)) {
    const site = new Site(isWebsite(scenario) ? scenario : siteBehind[scenario], lang, today)
    const google = scenario === 'google-only'
    const second = google ? site.googleHandler : site.discordHandler
    return {
      names: ['site', google ? 'google' : 'discord'],
      first: site.siteHandler,
      second: isWebsite(scenario) ? second : new Chat(site, today).handler,
      framed: '/billing-frame',
      open(first, second) {
        site.origins = { site: first, discord: second }
      },
      truth: () => site.truth(),
    }
  }
  const portal = new Portal(scenario, lang, today)
  return {
    names: [portalOf(scenario), 'stripe'],
    first: portal.doorHandler,
    second: portal.portalHandler,
    open(first, second) {
      portal.origins = { door: first, stripe: second }
    },
    truth: () => portal.world.truth(),
  }
}

export function startPractice(options: PracticeOptions<WithDiscord>): Promise<SitePractice>
export function startPractice(
  options: PracticeOptions<'google-only'>,
): Promise<Practice<Named<'site' | 'google'>>>
export function startPractice(
  options: PracticeOptions<PortalName>,
): Promise<Practice<Named<'portal' | 'stripe'>>>
export function startPractice(
  options: PracticeOptions<MagazineName>,
): Promise<Practice<Named<'magazine' | 'stripe'>>>
export function startPractice(options: PracticeOptions): Promise<Practice>
export async function startPractice(options: PracticeOptions): Promise<Practice> {
  const { scenario, lang = 'en', today = new Date() } = options
  const places = placesOf(scenario, lang, today)
  let origins = { first: '', second: '' }
  /** What the server knows is told at every place: a walk may end at any. */
  const told =
    (handler: Handler): Handler =>
    (req, res, url) =>
      req.method === 'GET' && url.pathname === '/__truth'
        ? sendJson(res, 200, places.truth())
        : handler(req, res, url)
  const guard = (handler: Handler) =>
    guarded(told(handler), (path) => {
      const { first, second } = origins
      const shown = path === places.framed ? { shownBy: first } : {}
      return { own: [first, second], ...(places.framed ? { shows: second } : {}), ...shown }
    })
  const main = createServer(guard(places.first))
  const port = await listen(main, options.port ?? DEFAULT_PORT, '127.0.0.1').catch((error: unknown) => {
    if (codeOf(error) !== 'EADDRINUSE' && codeOf(error) !== 'EACCES') throw error
    return listen(main, 0, '127.0.0.1')
  })
  const other = await listenLocalhost(() => createServer(guard(places.second))).catch(async (error) => {
    await shut(main)
    throw error
  })
  origins = { first: `http://127.0.0.1:${port}`, second: `http://localhost:${other.port}` }
  places.open(origins.first, origins.second)
  const [firstName, secondName] = places.names
  let closing: Promise<void> | undefined
  return {
    scenario,
    origins: { [firstName]: origins.first, [secondName]: origins.second },
    truth: () => places.truth(),
    close: () => {
      closing ??= Promise.all([main, ...other.servers].map(shut)).then(() => undefined)
      return closing
    },
  }
}
