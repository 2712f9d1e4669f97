// A practice site from a folder: `site.yaml`, HTML files in `pages/`, a guide in `guides/`. A further service needs no code.
// Invariants: listens on loopback only; nothing is served but the pages that were read at the start, and `style.css`;
// the truth lives here, in memory.
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { parseYaml, showFinding } from '../src-main/guide/parse'
import { readBytes } from '../src-main/library'
import { WayoutError } from '../src-preload/contract/error'
import { SiteFile } from './folder-schema'
import { isLoopback, listen, send, sendHtml, shut } from './http'

export interface FolderTruth {
  readonly facts: Readonly<Record<string, string>>
  /** Blank → its date, as 2026-12-14. */
  readonly dates: Readonly<Record<string, string>>
  /** Every use that was made, in order. */
  readonly used: readonly string[]
  /** Those of them that a guide must never make. */
  readonly wrong: readonly string[]
}

export interface FolderPractice {
  readonly origin: string
  truth(): FolderTruth
  close(): Promise<void>
}

const FORM_LIMIT = 4096
const POLICY =
  "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

/** Reads and checks a site's folder. Throws `guide-invalid` with what is wrong in it. */
export function readSite(folder: string): SiteFile {
  const file = join(folder, 'site.yaml')
  const result = parseYaml(file, readBytes(file, 'Give a folder with a site.yaml.'), SiteFile)
  if (!result.ok) throw new WayoutError('guide-invalid', result.findings.map(showFinding).join('\n'))
  const { value, finding } = result.parsed
  const findings = value.traps
    .filter((trap) => !Object.hasOwn(value.uses, trap))
    .map((trap) => finding(['traps'], `there is no use "${trap}".`))
  if (findings.length > 0) throw new WayoutError('guide-invalid', findings.map(showFinding).join('\n'))
  return value
}

export async function startFolder(
  folder: string,
  scenario: string,
  today = new Date(),
): Promise<FolderPractice> {
  const site = readSite(folder)
  const chosen = Object.hasOwn(site.scenarios, scenario) ? site.scenarios[scenario] : undefined
  if (chosen === undefined) {
    const known = Object.keys(site.scenarios).join(', ')
    throw new WayoutError('scenario-unknown', `${site.name} has no scenario "${scenario}". Known: ${known}.`)
  }
  const world = new FolderWorld(folder, site, { ...site.facts, ...chosen.facts }, today)
  const server = createServer((request, response) => {
    world.answer(request, response).catch(() => response.destroy())
  })
  const port = await listen(server, 0, '127.0.0.1')
  world.origin = `http://127.0.0.1:${port}`
  return { origin: world.origin, truth: () => world.truth(), close: () => shut(server) }
}

type Facts = Record<string, string>

class FolderWorld {
  origin = ''
  private readonly files: ReadonlyMap<string, string>
  private readonly style: string
  private readonly dates: ReadonlyMap<string, Date>
  private readonly used: string[] = []

  constructor(
    folder: string,
    private readonly site: SiteFile,
    private facts: Facts,
    today: Date,
  ) {
    const names = Object.values(site.pages).flatMap((pages) =>
      pages.flatMap((p) => ('show' in p ? p.show : [])),
    )
    const read = (name: string) => readFileSync(join(folder, 'pages', name), 'utf8')
    this.files = new Map([site.layout, ...names].map((name) => [name, read(name)]))
    this.style = read('style.css')
    const day = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate())
    this.dates = new Map(
      Object.entries(site.dates).map(([blank, days]) => [blank, new Date(day + days * 86_400_000)]),
    )
  }

  truth(): FolderTruth {
    return {
      facts: { ...this.facts },
      dates: Object.fromEntries(
        [...this.dates].map(([blank, date]) => [blank, date.toISOString().slice(0, 10)]),
      ),
      used: [...this.used],
      wrong: this.used.filter((use) => this.site.traps.includes(use)),
    }
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { origin } = request.headers
    const foreign = request.method === 'POST' && origin !== undefined && origin !== this.origin
    if (!isLoopback(request.headers.host) || foreign)
      return send(response, 403, 'text/plain', 'loopback only')
    response.setHeader('cache-control', 'no-store')
    response.setHeader('x-content-type-options', 'nosniff')
    response.setHeader('content-security-policy', POLICY)
    const { pathname } = new URL(request.url ?? '/', 'http://loopback.invalid')
    if (request.method === 'POST') return this.use(request, response, pathname)
    if (request.method !== 'GET') return send(response, 405, 'text/plain', 'method')
    if (pathname === '/style.css') return send(response, 200, 'text/css; charset=utf-8', this.style)
    const pages = Object.hasOwn(this.site.pages, pathname) ? this.site.pages[pathname] : undefined
    const page = pages?.find((each) => this.holds(each, {}))
    if (page === undefined) return send(response, 404, 'text/plain', 'not found')
    if ('to' in page) return goTo(response, page.to)
    sendHtml(response, page.status, this.page(page.show))
  }

  private async use(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> {
    const name = /^\/use\/([a-z0-9-]+)$/.exec(pathname)?.[1] ?? ''
    const uses = Object.hasOwn(this.site.uses, name) ? this.site.uses[name] : undefined
    const form = await formOf(request)
    const use = form === null ? undefined : uses?.find((each) => this.holds(each, form))
    if (use === undefined) return send(response, 400, 'text/plain', 'unknown control')
    this.used.push(name)
    this.facts = { ...this.facts, ...use.set }
    goTo(response, use.to)
  }

  private holds(condition: { readonly when: Facts; readonly form: Facts }, form: Facts): boolean {
    const same = (wanted: Facts, given: Facts) =>
      Object.entries(wanted).every(([key, value]) => Object.hasOwn(given, key) && given[key] === value)
    return same(condition.when, this.facts) && same(condition.form, form)
  }

  private page(name: string): string {
    const { site, files } = this
    const words = (date: Date) =>
      date.toLocaleDateString(site.language, { dateStyle: 'long', timeZone: 'UTC' })
    const whole = (files.get(site.layout) ?? '').replace('{page}', () => files.get(name) ?? '')
    return whole.replace(/\{([a-z-]+)\}/g, (blank, key: string) => {
      const date = this.dates.get(key)
      return date === undefined ? blank : words(date)
    })
  }
}

/** After a form the browser must ask for the next page, not send the form again. */
const goTo = (response: ServerResponse, location: string): void => {
  response.writeHead(303, { location }).end()
}

async function formOf(request: IncomingMessage): Promise<Facts | null> {
  request.setEncoding('utf8')
  let text = ''
  for await (const chunk of request) {
    text += chunk
    if (text.length > FORM_LIMIT) return null
  }
  return Object.fromEntries(new URLSearchParams(text))
}
