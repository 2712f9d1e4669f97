/**
 * What the settings show of this computer: the sites whose sign-ins are kept, and the diagnostic report.
 * Invariants: a site is forgotten only when it was shown, and no walk uses it; what is copied and saved is the text that
 * is shown, letter for letter. Must not import Electron, playwright-core or the DOM.
 */
import { homedir } from 'node:os'
import { WayoutError } from '../../src-preload/contract/error.js'
import type { HousekeepingIntent, SettingsPlace } from '../../src-preload/contract/settings.js'
import type { Notice } from '../../src-preload/contract/view.js'
import { about } from '../about.js'
import type { Guide } from '../guide/schema.js'
import type { Host, KeptSite } from '../hosts/host.js'
import type { LogFile } from '../log/log.js'
import { slugOf } from '../paths.js'
import { diagnosticReport, LOG_LINES } from './diagnostics.js'
import { save } from './saving.js'
import type { SettingsStore } from './settings.js'

export interface HousekeepingParts {
  readonly host: Host
  readonly log: LogFile
  readonly settings: SettingsStore
  readonly guides: readonly Guide[]
  /** How many are kept. */
  readonly cases: () => number
  /** The site on whose profile a walk is, as a slug; null when there is none. */
  readonly walkedSite: () => string | null
  readonly onChange: () => void
  readonly note: (kind: Notice['kind'], detail: string) => void
}

export class Housekeeping {
  private sites: readonly KeptSite[] = []
  private report: string | null = null

  constructor(private readonly parts: HousekeepingParts) {}

  get view(): Pick<SettingsPlace, 'sites' | 'report'> {
    const walked = this.parts.walkedSite()
    const sites = this.sites.map(({ site, bytes }) => ({
      site,
      bytes,
      name: this.nameOf(site),
      inUse: site === walked,
    }))
    return { sites, report: this.report }
  }

  /** Looks anew what is kept; the report is made when it is asked for. */
  async open(): Promise<void> {
    this.report = null
    await this.look()
  }

  private async look(): Promise<void> {
    this.sites = await this.parts.host.keptSites()
    this.parts.onChange()
  }

  async act(intent: HousekeepingIntent): Promise<void> {
    const { host, note, onChange } = this.parts
    switch (intent.kind) {
      case 'forget-site':
        return this.forget(intent.site)
      case 'diagnostics':
        this.report = intent.shown ? this.diagnose() : null
        return onChange()
      case 'copy-diagnostics':
        await host.copy(this.shown)
        return note('copied', '')
      case 'save-diagnostics': {
        const content = new TextEncoder().encode(`${this.shown}\n`)
        const name = `wayout-diagnostics-${new Date().toISOString().slice(0, 10)}.txt`
        return save(this.parts, { name, type: 'txt', content }, 'The report', '')
      }
    }
  }

  private async forget(site: string): Promise<void> {
    const { host, log, note, walkedSite } = this.parts
    if (!this.sites.some((each) => each.site === site))
      throw new WayoutError('intent-unfit', `Nothing is kept of "${site}". Open the settings again.`)
    if (site === walkedSite())
      throw new WayoutError('intent-unfit', 'A walk is on this site. End it first, then forget the site.')
    try {
      await host.forgetSite(site)
      log.write({ kind: 'forgotten', site })
      note('site-forgotten', this.nameOf(site))
    } finally {
      await this.look()
    }
  }

  private get shown(): string {
    if (this.report !== null) return this.report
    throw new WayoutError('intent-unfit', 'There is no report yet. Look at it first.')
  }

  private diagnose(): string {
    const { host, log, settings, guides, cases } = this.parts
    return diagnosticReport({
      ...about(),
      host: host.kind,
      engine: host.engine,
      node: process.versions.node,
      settings: settings.read(),
      guides,
      cases: cases(),
      log: log.tail(LOG_LINES),
      home: homedir(),
      now: new Date(),
    })
  }

  /** As its guides call it; a site of a guide that is gone is called as its folder is. */
  private nameOf(site: string): string {
    return this.parts.guides.find(({ service }) => slugOf(service) === site)?.service ?? site
  }
}
