/**
 * One walk, live: practice site, case, the site's window, page and runner put together, and taken apart again.
 * Invariants: the case is proved writable before the site opens; the walk can be paused by a closed window and goes on
 * in a new one, in any browser; ending it leaves nothing behind but the case. Must not import Electron or the DOM.
 */
import { type Practice, startPractice } from '../../practice/server.js'
import type { Language } from '../../src-preload/contract/language.js'
import { type CaseFolder, readCase } from '../case/case-folder.js'
import { caseView } from '../case/case-view.js'
import type { Deadline } from '../case/deadlines.js'
import { maskAll } from '../case/mask.js'
import { isLoopback, LIMITS, originsOf, type Plan, rehearsedOrigins } from '../engine/plan.js'
import type { PersonIntent, State } from '../engine/state.js'
import type { Lexicon } from '../guide/lexicon.js'
import type { LexiconIndex } from '../guide/schema.js'
import type { SiteEvent, SiteRequest, SiteWindow } from '../hosts/host.js'
import type { Log } from '../log/entry.js'
import { CdpPage } from '../page/cdp-page.js'
import { newCaseFolder, slugOf } from '../paths.js'
import { Cleanup } from '../run/cleanup.js'
import { describe } from '../run/describe.js'
import { withEarlier } from '../run/earlier.js'
import { hereZone } from '../run/here-zone.js'
import { personalLink } from '../run/link.js'
import { narrator } from '../run/narrate.js'
import { openCase, writeReport } from '../run/record.js'
import { type PagePort, Runner } from '../run/runner.js'
import type { Choice, Consent, Course, Told } from './model.js'

export interface SessionParts {
  readonly choice: Choice
  readonly lexicon: Lexicon
  readonly index: LexiconIndex
  /** Source text of the in-page code. */
  readonly pageScript: string
  /** For a new case. */
  readonly casesFolder: string
  /** Origins used instead of the guide's own, by name. */
  readonly origins: Readonly<Record<string, string>>
  readonly openSite: OpenSite
  readonly log: Log
  readonly language: () => Language
  readonly onChange: () => void
  readonly onSite: (event: SiteEvent) => void
  /** The page asked once too often. */
  readonly onDialogRefused: () => void
  /** A new window for the walk could not be opened; the walk waits. */
  readonly onTrouble: (error: unknown) => void
  /** The walk cannot go on at all, the case cannot be written for one. */
  readonly onFailure: (error: unknown) => void
  /** The walk waits for the person. */
  readonly onAsk: () => void
  readonly onEnd: () => void
  /** A practice site that is there already, with what was done on it; it belongs to the session from now on. */
  readonly practice?: Practice | undefined
}

export type OpenSite = (request: SiteRequest) => Promise<SiteWindow>

/** A person may be long in finding a password. */
const LIMIT_MS = 12 * 3_600_000

export class Session {
  private readonly cleanup: Cleanup
  private readonly stop = new AbortController()
  private readonly told: Told[] = []
  private state: State | null = null
  private mode: Consent
  private site: SiteWindow | null = null
  private page: CdpPage | null = null
  private runner: Runner | null = null
  private finished: Promise<void> = Promise.resolve()
  private ending: Promise<void> | null = null
  private openSite: OpenSite
  /** To the site's window: taken by DevTools, or gone with the window. */
  private connection: 'there' | 'taken' | 'gone' = 'there'
  /** Ended, but the practice site goes on. */
  private left = false
  /** Times that the page was brought back since it could be worked with. */
  private reopened = 0
  /** What must not be missed, once the walk has ended. */
  private dates: readonly Deadline[] = []

  private constructor(
    private readonly parts: SessionParts,
    private readonly plan: Plan,
    private readonly folder: CaseFolder,
    private readonly startedAt: Date,
    private readonly practice: Practice | null,
  ) {
    this.cleanup = new Cleanup(closing(parts.log))
    this.mode = parts.choice.mode
    this.openSite = parts.openSite
  }

  /** Opens everything and begins to walk. Throws when the case cannot be written or no browser opens. */
  static async open(parts: SessionParts): Promise<Session> {
    const cleanup = new Cleanup(closing(parts.log))
    let session: Session | null = null
    try {
      const { scenario } = parts.choice
      const practice =
        scenario === null
          ? null
          : (parts.practice ?? (await startPractice({ scenario: scenario.name, lang: parts.language() })))
      if (practice !== null)
        cleanup.defer(async () => (session?.left === true ? undefined : practice.close()))
      const now = new Date()
      const bare = planOf(parts, practice?.origins ?? parts.origins)
      const at = parts.choice.folder ?? newCaseFolder(bare.guide.id, now, parts.casesFolder)
      const plan = withEarlier(bare, scenario !== null, at)
      const folder = openCase(
        {
          plan,
          practice: scenario !== null,
          language: parts.language(),
          folder: at,
        },
        now,
      )
      cleanup.defer(() => folder.close())
      session = new Session(parts, plan, folder, now, practice)
      // Closed in this order: the site's window first, the case and the practice site last.
      session.cleanup.defer(() => cleanup.run())
      await session.begin()
      return session
    } catch (error) {
      await (session?.end() ?? cleanup.run())
      if (session !== null && parts.choice.folder === null) session.folder.discard()
      throw error
    }
  }

  /** What the view is made from. */
  get course(): Course {
    const { choice } = this.parts
    return {
      choice: { ...choice, mode: this.mode },
      folder: this.folder.folder,
      origins: [...this.plan.origins.values()],
      startedAt: this.startedAt.toISOString(),
      state: this.state,
      told: this.told,
      dates: this.dates,
    }
  }

  /** A walk in this case had been cut off while it was writing. */
  get wasRepaired(): boolean {
    return this.folder.wasRepaired
  }

  /** For what is written beside the walk: letters. */
  get writer(): CaseFolder {
    return this.folder
  }

  get isOver(): boolean {
    return this.state?.phase.kind === 'done'
  }

  tell(word: PersonIntent): void {
    this.runner?.tell(word)
  }

  pick(row: string): void {
    this.runner?.pick(row)
  }

  /** Begins again at a personal link. Throws `link-unfit`. */
  enter(link: string): void {
    this.runner?.enter(personalLink(link, this.plan.origins.values()))
  }

  setMode(mode: Consent): void {
    this.mode = mode
    this.runner?.setMode(mode)
    this.parts.onChange()
  }

  /** The walk goes on in a window that this opens, where it stands. */
  moveTo(openSite: OpenSite): void {
    this.openSite = openSite
    this.connection = 'gone'
    this.runner?.tell('reopen')
  }

  async focusSite(): Promise<void> {
    await this.site?.focus()
  }

  /** Writes the report of the case as it stands; gives its path. */
  writeReport(): string | null {
    const phase = this.state?.phase
    if (phase?.kind !== 'done') return null
    const { choice, index, language } = this.parts
    const n = narrator(choice.guide, index, language())
    return writeReport(this.folder, choice.guide, choice.scenario !== null, n)
  }

  /** Stops the walk if it is under way, and closes all that was opened. The case stays. */
  end(): Promise<void> {
    this.ending ??= this.shut()
    return this.ending
  }

  /** Ends as `end` does, but hands over the practice site as it stands. */
  async leave(): Promise<Practice | null> {
    this.left = true
    await this.end()
    return this.practice
  }

  /** The site on whose profile its window is, as a slug; null where the profile is thrown away at the end. */
  get keptSite(): string | null {
    return this.profile.kind === 'service' ? slugOf(this.profile.service) : null
  }

  private get profile(): SiteRequest['profile'] {
    const { service } = this.parts.choice.guide
    return this.loopbackOnly ? { kind: 'temporary' } : { kind: 'service', service }
  }

  private get loopbackOnly(): boolean {
    return [...this.plan.origins.values()].every(isLoopback)
  }

  /**
   * Clears what the site keeps in its window's profile: nobody is signed in any more. Without `providers` those where
   * one only signs in keep theirs. False when it is not certain that all is gone.
   */
  async forget(providers: boolean): Promise<boolean> {
    const { origins, guide } = this.plan
    const signIns = Object.keys(guide.signIn).flatMap((name) => origins.get(name) ?? [])
    return (await this.page?.forget([...origins.values()], providers ? [] : signIns)) ?? false
  }

  private async shut(): Promise<void> {
    this.stop.abort()
    await this.finished
    await this.page?.dispose()
    await this.site?.close()
    await this.cleanup.run()
  }

  private async begin(): Promise<void> {
    const page = await this.openPage()
    const { index, choice, log } = this.parts
    const runner = new Runner({
      plan: this.plan,
      page,
      folder: this.folder,
      signal: this.stop.signal,
      reopen: () => this.reopen(),
      describe: (event) => describe(event, narrator(choice.guide, index, this.parts.language())),
      onEffect: (effect) => log.write({ kind: 'effect', effect }),
      onEvent: ({ at }, state, event) => {
        log.write({ kind: 'run', event })
        this.state = state
        this.told.push({ at, kind: 'event', event: maskAll(event) })
        this.parts.onChange()
        if (event.event === 'ask') this.parts.onAsk()
      },
      onPicture: ({ at, screen, file }) => {
        this.told.push({ at, kind: 'picture', screen: String(screen), file: String(file) })
        this.parts.onChange()
      },
      onState: (state) => {
        this.state = state
        if (state.phase.kind === 'at') this.reopened = 0
        this.parts.onChange()
      },
    })
    this.runner = runner
    this.finished = runner.run().then(
      () => {
        this.writeReport()
        this.dates = caseView(readCase(this.folder.folder), hereZone()).dates
        this.parts.onEnd()
      },
      (error: unknown) => this.parts.onFailure(error),
    )
  }

  private async openPage(): Promise<CdpPage> {
    const { loopbackOnly, profile } = this
    this.site ??= await this.openSite({
      profile,
      loopbackOnly,
      origins: [...this.plan.origins.values()],
      onEvent: (event) => {
        if (event.kind === 'closed') this.connection = 'gone'
        if (event.kind === 'detached') this.connection = 'taken'
        this.parts.onSite(event)
      },
    })
    this.connection = 'there'
    const { pageScript, lexicon, onDialogRefused, log } = this.parts
    this.page = await CdpPage.create(await this.site.attach(), {
      script: pageScript,
      stems: lexicon.stems,
      onDialogRefused,
      onFailure: (failure) => log.write(failure),
    })
    return this.page
  }

  /**
   * A page to go on with: the same one where it may come back, connected anew when the connection was taken, a new
   * window when the old one is gone, did not come back, or another browser is wanted.
   */
  private async reopen(): Promise<PagePort | null> {
    this.reopened += 1
    const { page } = this
    if (page !== null && this.connection === 'there' && this.reopened === 1) return page
    try {
      await page?.dispose()
      if (this.connection === 'taken' && this.reopened === 1) {
        const same = await this.openPage().catch(() => null)
        if (same !== null) return same
      }
      await this.site?.close()
      this.site = null
      return await this.openPage()
    } catch (error) {
      this.parts.onTrouble(error)
      return null
    }
  }
}

const closing = (log: Log) => (error: unknown) => log.write({ kind: 'error', during: 'closing', error })

function planOf({ choice, lexicon }: SessionParts, origins: Readonly<Record<string, string>>): Plan {
  const { guide, answers, mode, link, scenario } = choice
  const all = scenario === null ? originsOf(guide, origins) : rehearsedOrigins(guide, origins)
  return {
    guide,
    lexicon,
    origins: all,
    answers: new Map(
      Object.entries(guide.inputs).map(([name, input]) => [name, answers[name] ?? input.default]),
    ),
    link: link === null ? null : personalLink(link, all.values()),
    mode,
    agreed: false,
    prints: [],
    attended: true,
    reopens: true,
    limits: { steps: LIMITS.steps, ms: LIMIT_MS },
  }
}
