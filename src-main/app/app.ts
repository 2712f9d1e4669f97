/**
 * The app: intents in, views out, one walk at a time. The same in each host.
 * Invariants: an intent that does not parse, or does not fit, changes nothing and is answered with an error; links and
 * cases are named by ids that the view has shown; nothing is opened or sent but by an intent.
 * Must not import Electron, playwright-core or the DOM.
 */

import { isScenario, scenarios } from '../../practice/scenarios.js'
import { WayoutError } from '../../src-preload/contract/error.js'
import { type Answer, Intent } from '../../src-preload/contract/intent.js'
import type { Language } from '../../src-preload/contract/language.js'
import type { Notice, View } from '../../src-preload/contract/view.js'
import { isOpen, listCases } from '../case/cases.js'
import { mask } from '../case/mask.js'
import type { Lexicon } from '../guide/lexicon.js'
import type { Guide, LexiconIndex } from '../guide/schema.js'
import type { InstalledBrowser } from '../hosts/browser/find.js'
import type { Host, Panel, SiteEvent, SiteRequest, SiteWindow } from '../hosts/host.js'
import { casesFolder } from '../paths.js'
import { clean } from '../run/narrate.js'
import { TEXTS } from '../texts/index.js'
import { nameOf, summary } from './course-view.js'
import type { Choice, Model, ModelPlace } from './model.js'
import { panelFiles } from './panel-files.js'
import { type OpenSite, Session } from './session.js'
import type { SettingsStore } from './settings.js'
import { type Fixed, viewOf } from './view.js'

export interface AppParts {
  readonly guides: readonly Guide[]
  readonly lexicon: Lexicon
  readonly index: LexiconIndex
  /** Folder of the built panel. */
  readonly panelRoot: string
  /** Source text of the in-page code. */
  readonly pageScript: string
  /** Origins used instead of a guide's own, by name. */
  readonly origins: Readonly<Record<string, string>>
  readonly settings: SettingsStore
  readonly systemLanguage: Language
  /** Installed browsers other than the one the host itself uses. */
  readonly browsers: readonly InstalledBrowser[]
  readonly openInBrowser: (browser: InstalledBrowser, request: SiteRequest) => Promise<SiteWindow>
  readonly log: (line: string) => void
}

type Of<K extends Intent['kind']> = Extract<Intent, { kind: K }>

export class App {
  /** Its place is the one beside the walk: what a walk is like, its session alone knows. */
  private model: Model
  private readonly fixed: Fixed
  private panel: Panel | null = null
  private session: Session | null = null
  private idle: SiteWindow | null = null
  /** A walk that is being opened. */
  private starting: Promise<void> = Promise.resolve()
  private scheduled = false
  private quitting = false
  private count = 0
  private end: () => void = () => undefined
  /** Resolves when everything is closed. */
  readonly ended = new Promise<void>((resolve) => {
    this.end = resolve
  })

  constructor(
    private readonly host: Host,
    private readonly parts: AppParts,
  ) {
    const { language, theme } = parts.settings.read()
    this.fixed = { guides: parts.guides, index: parts.index, host: host.kind }
    this.model = {
      language: language ?? parts.systemLanguage,
      theme,
      site: { kind: 'none' },
      notices: [],
      browsers: parts.browsers.map(({ id, name }) => ({ browser: id, name })),
      place: this.home(),
    }
  }

  /** Opens the panel; resolves when it is shown. */
  async open(): Promise<void> {
    this.panel = await this.host.openPanel({
      serve: panelFiles(this.parts.panelRoot, () => this.session?.course.folder ?? null),
      onIntent: (payload) => this.hear(payload),
      current: () => this.view(),
      onClosed: () => void this.quit(),
    })
    await this.openIdleSite()
  }

  /** Where panel and site are two windows, the site's is there from the beginning; closing it ends the app. */
  private async openIdleSite(): Promise<void> {
    if (this.host.kind !== 'browser' || this.quitting) return
    this.idle = await this.host.openSite({
      profile: { kind: 'temporary' },
      loopbackOnly: true,
      origins: [],
      onEvent: (event) => {
        if (event.kind === 'closed') void this.quit()
      },
    })
  }

  private async openSite(request: SiteRequest): Promise<SiteWindow> {
    const site = await this.host.openSite(request)
    await this.idle?.close()
    this.idle = null
    return site
  }

  /** A second start of the app: the first comes to the front. */
  async focus(): Promise<void> {
    await this.panel?.focus()
  }

  async quit(): Promise<void> {
    if (this.quitting) return
    this.quitting = true
    await this.session?.end().catch((error: unknown) => this.parts.log(String(error)))
    await this.host.quit()
    await this.starting
    this.end()
  }

  /** The language that the panel speaks now. */
  get language(): Language {
    return this.model.language
  }

  private view(): View {
    const { session, model } = this
    const place: ModelPlace = session === null ? model.place : { kind: 'course', course: session.course }
    return viewOf({ ...model, place }, this.fixed, this.panel?.divider?.bounds() ?? null)
  }

  private update(change: Partial<Model>): void {
    this.model = { ...this.model, ...change }
    this.changed()
  }

  /** One view for all changes of a turn. */
  private changed(): void {
    if (this.scheduled) return
    this.scheduled = true
    queueMicrotask(() => {
      this.scheduled = false
      if (!this.quitting) this.panel?.show(this.view())
    })
  }

  /** Answers a payload from the panel. Never rejects. */
  private async hear(payload: unknown): Promise<Answer> {
    try {
      const parsed = Intent.safeParse(payload)
      if (!parsed.success) {
        const what = parsed.error.issues
          .map(({ path, message }) => `${path.join('.')}: ${message}`)
          .join('; ')
        throw new WayoutError(
          'intent-invalid',
          `The panel sent something unknown (${what}). Reload the panel.`,
        )
      }
      await this.act(parsed.data)
      return { ok: true }
    } catch (error) {
      const known = WayoutError.from(error)
      this.parts.log(`intent refused: ${known.code} ${known.message.slice(0, 300)}`)
      return { ok: false, error: known.toJSON() }
    }
  }

  private async act(intent: Intent): Promise<void> {
    switch (intent.kind) {
      case 'choose-route':
        return this.look({ guide: this.guide(intent.guide), scenario: null, folder: null, answers: {} })
      case 'practise':
        return this.practise(intent)
      case 'resume':
        return this.resume(intent)
      case 'answer':
        return this.answer(intent)
      case 'consent':
        return this.consent(intent)
      case 'start':
        return this.start(this.choice('start'))
      case 'home':
        return this.goHome()
      case 'say':
        return this.walking('say').tell(intent.word)
      case 'retry':
        return this.retry(null)
      case 'elsewhere':
        return this.elsewhere(intent)
      case 'show-site':
        return this.walking('show-site').focusSite()
      case 'open-link':
        return this.host.openExternal(this.link(intent.link))
      case 'copy-summary':
        await this.host.copy(this.summary())
        return this.note('copied', '')
      case 'save-report':
        return this.saveReport()
      case 'language':
        this.parts.settings.write({ language: intent.language })
        return this.update({ language: intent.language })
      case 'theme':
        this.parts.settings.write({ theme: intent.theme })
        return this.update({ theme: intent.theme })
      case 'dismiss':
        return this.update({ notices: this.model.notices.filter(({ id }) => id !== intent.notice) })
      case 'divider':
        this.panel?.divider?.resize(intent.width)
        return this.changed()
      case 'quit':
        return this.quit()
    }
  }

  // Home and before you start

  private home(): ModelPlace {
    const cases = listCases(casesFolder(this.host.storeFolder)).filter(
      (each) => !each.practice && isOpen(each),
    )
    return { kind: 'home', cases }
  }

  private guide(id: string): Guide {
    const guide = this.parts.guides.find((each) => each.id === id)
    if (guide === undefined) throw new WayoutError('guide-unknown', `There is no guide "${id}".`)
    return guide
  }

  private look(choice: Omit<Choice, 'mode'>): void {
    if (this.model.place.kind !== 'home') throw unfit('a route', 'Go to the start page first.')
    this.update({ place: { kind: 'before', choice: { ...choice, mode: 'show' }, starting: false } })
  }

  private practise({ scenario }: Of<'practise'>): void {
    const found = scenarios.find(({ name }) => name === scenario)
    const [guide] = this.parts.guides
    if (!isScenario(scenario) || found === undefined || guide === undefined)
      throw new WayoutError('scenario-unknown', `There is no practice scenario "${scenario}".`)
    this.look({ guide, scenario: found, folder: null, answers: found.inputs ?? {} })
  }

  private resume(intent: Of<'resume'>): void {
    const { place } = this.model
    const found = place.kind === 'home' ? place.cases.find(({ id }) => id === intent.case) : undefined
    if (found === undefined) throw unfit('a case', 'It is not in the list any more.')
    const { folder, answers } = found
    this.look({ guide: this.guide(found.guide), scenario: null, folder, answers })
  }

  private choice(what: string): Choice {
    const { place } = this.model
    if (place.kind !== 'before' || place.starting) throw unfit(what, 'Choose what to cancel first.')
    return place.choice
  }

  private answer({ input, option }: Of<'answer'>): void {
    const choice = this.choice('an answer')
    const known = choice.guide.inputs[input]?.options
    if (known === undefined || !Object.hasOwn(known, option))
      throw new WayoutError('input-invalid', `${choice.guide.id} has no answer "${option}" to "${input}".`)
    const answers = { ...choice.answers, [input]: option }
    this.update({ place: { kind: 'before', choice: { ...choice, answers }, starting: false } })
  }

  private consent({ mode }: Of<'consent'>): void {
    if (this.session !== null) return this.session.setMode(mode)
    const choice = this.choice('who clicks')
    this.update({ place: { kind: 'before', choice: { ...choice, mode }, starting: false } })
  }

  // The walk

  private start(choice: Choice, openSite?: OpenSite): Promise<void> {
    const begun = this.begin(choice, openSite)
    this.starting = begun.catch(() => undefined)
    return begun
  }

  private async begin(choice: Choice, openSite?: OpenSite): Promise<void> {
    const place: ModelPlace = { kind: 'before', choice, starting: true }
    // The person can go home, or end the app, while the browser is being opened.
    const isWanted = () => this.model.place === place && !this.quitting
    this.update({ place, notices: [] })
    try {
      const { lexicon, index, pageScript, origins } = this.parts
      const session = await Session.open({
        choice,
        lexicon,
        index,
        pageScript,
        origins,
        storeFolder: this.host.storeFolder,
        openSite: openSite ?? ((request) => this.openSite(request)),
        language: () => this.model.language,
        onChange: () => this.changed(),
        onSite: (event) => this.siteTold(event),
        onDialogRefused: () => this.note('dialogs-refused', ''),
        onTrouble: (error) => this.trouble(error),
        onFailure: (error) => {
          this.trouble(error)
          void this.goHome()
        },
        onAsk: () => this.tellAside(),
        onEnd: () => this.tellAside(),
      })
      if (isWanted()) {
        this.session = session
        return this.changed()
      }
      await session.end()
      await this.openIdleSite()
    } catch (error) {
      if (isWanted()) this.update({ place: { kind: 'before', choice, starting: false } })
      await this.openIdleSite().catch((again: unknown) => this.parts.log(String(again)))
      throw error
    }
  }

  private walking(what: string): Session {
    if (this.session === null) throw unfit(what, 'No walk is under way.')
    return this.session
  }

  /** Walks again in the same case; the site's window is opened anew. */
  private async retry(openSite: OpenSite | null): Promise<void> {
    const session = this.walking('a new try')
    if (!session.isOver) throw unfit('a new try', 'The walk is still under way.')
    const { choice, folder } = session.course
    await session.end()
    this.session = null
    await this.start({ ...choice, folder }, openSite ?? undefined)
  }

  private async elsewhere({ browser }: Of<'elsewhere'>): Promise<void> {
    const session = this.walking('another browser')
    const found = this.parts.browsers.find(({ id }) => id === browser)
    if (found === undefined)
      throw new WayoutError('browser-not-found', `There is no browser "${browser}" here.`)
    const openSite: OpenSite = (request) => this.parts.openInBrowser(found, request)
    if (session.isOver) return this.retry(openSite)
    session.moveTo(openSite)
  }

  private async goHome(): Promise<void> {
    const { session } = this
    if (session !== null) await this.openIdleSite()
    await session?.end()
    this.session = null
    this.update({ place: this.home(), site: { kind: 'none' } })
  }

  private siteTold(event: SiteEvent): void {
    switch (event.kind) {
      case 'address':
        return this.update({ site: { kind: 'open', url: event.url } })
      case 'closed':
      case 'detached':
        return this.update({ site: { kind: event.kind } })
      case 'attachable':
        return this.session?.tell('reopen')
      case 'window-refused':
        return this.note(event.kind, event.url)
      case 'download-refused':
        return this.note(event.kind, event.name)
      case 'permission-refused':
        return this.note(event.kind, event.permission)
    }
  }

  // Aside

  private note(kind: Notice['kind'], detail: string): void {
    const { notices } = this.model
    const same = notices.find((notice) => notice.kind === kind)
    this.count += 1
    const notice = {
      id: `notice-${this.count}`,
      kind,
      detail: clean(mask(detail)),
      count: (same?.count ?? 0) + 1,
    }
    this.update({ notices: [...notices.filter((each) => each !== same), notice] })
  }

  private trouble(error: unknown): void {
    const { message } = WayoutError.from(error)
    this.parts.log(message)
    this.note('error', message)
  }

  /** For a person who is looking elsewhere: what the walk waits for, or how it ended. */
  private tellAside(): void {
    this.changed()
    const { place } = this.view()
    if (place.kind === 'home' || place.kind === 'before') return
    const body = place.kind === 'walk' ? (place.question?.text ?? place.say) : place.headline
    this.host.notify(nameOf(place, this.words), body).catch((error: unknown) => this.parts.log(String(error)))
  }

  /** The address of a link that the view shows. */
  private link(id: string): string {
    const { place } = this.view()
    const links =
      place.kind === 'before'
        ? [place.terms?.link, ...place.sources.map(({ link }) => link)]
        : place.kind === 'walk'
          ? [place.terms?.link]
          : []
    const found = links.find((link) => link?.id === id)
    if (found === undefined || found === null)
      throw new WayoutError('link-refused', `There is no link "${id}" here.`)
    return found.url
  }

  private summary(): string {
    const { place } = this.view()
    if (place.kind !== 'done' && place.kind !== 'blocked')
      throw unfit('a summary', 'The walk is still under way.')
    return summary(place, this.words)
  }

  private get words() {
    return { texts: TEXTS[this.model.language] }
  }

  private async saveReport(): Promise<void> {
    const file = this.walking('a report').writeReport()
    if (file === null) throw unfit('a report', 'The walk is still under way.')
    const content = await this.host.printToPdf(file)
    const name = `wayout-${new Date().toISOString().slice(0, 10)}.pdf`
    const path = await this.host.saveFile({ name, type: 'pdf', content }).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error)
      const way = 'Free some space, or allow Wayout to write there. The case itself is kept.'
      throw new WayoutError('file-not-writable', `The report could not be saved (${why}). ${way}`)
    })
    this.note(path === null ? 'not-saved' : 'saved', path ?? '')
  }
}

const unfit = (what: string, way: string) =>
  new WayoutError('intent-unfit', `This is not the moment for ${what}. ${way}`)
