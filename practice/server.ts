// The practice site: a pretend subscription service on loopback, on which people rehearse and tests run.
// Invariants: listens on loopback only; nothing outlives `close()`.
import { createServer, type Server } from 'node:http'
import { codeOf, listen, shut } from './http'
import type { Lang, ScenarioName } from './scenarios'
import { Site } from './site'
import type { Truth } from './world'

export type { Truth } from './world'

export interface PracticeOptions {
  scenario: ScenarioName
  /** Preferred port of the site; when it is taken another is chosen. */
  port?: number
  lang?: Lang
  today?: Date
}

export interface Practice {
  scenario: ScenarioName
  origins: { site: string; discord: string }
  truth(): Truth
  /** Stops both listeners and cuts connections that are kept alive. */
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

export async function startPractice(options: PracticeOptions): Promise<Practice> {
  const site = new Site(options.scenario, options.lang ?? 'en', options.today ?? new Date())
  const main = createServer(site.guard(site.siteHandler))
  const port = await listen(main, options.port ?? DEFAULT_PORT, '127.0.0.1').catch((error: unknown) => {
    if (codeOf(error) !== 'EADDRINUSE' && codeOf(error) !== 'EACCES') throw error
    return listen(main, 0, '127.0.0.1')
  })
  const discord = await listenLocalhost(() => createServer(site.guard(site.discordHandler))).catch(
    async (error) => {
      await shut(main)
      throw error
    },
  )
  site.origins = { site: `http://127.0.0.1:${port}`, discord: `http://localhost:${discord.port}` }
  let closing: Promise<void> | undefined
  return {
    scenario: options.scenario,
    origins: { ...site.origins },
    truth: () => site.truth(),
    close: () => {
      closing ??= Promise.all([main, ...discord.servers].map(shut)).then(() => undefined)
      return closing
    },
  }
}
