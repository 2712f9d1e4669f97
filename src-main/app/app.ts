/**
 * The app: intents in, views out, one walk at a time. The same in each host.
 * Invariants: an intent that does not parse, or does not fit, changes nothing and is answered with an error; links and
 * cases are named by ids that the view has shown; nothing is opened or sent but by an intent.
 * Must not import Electron, playwright-core or the DOM.
 */

import { basename } from 'node:path'
import type { Practice } from '../../practice/server.js'
import { WayoutError } from '../../src-preload/contract/error.js'
import { type Answer, Intent } from '../../src-preload/contract/intent.js'
import type { Language } from '../../src-preload/contract/language.js'
import type { LetterIntent } from '../../src-preload/contract/letter.js'
import type { Notice, View } from '../../src-preload/contract/view.js'
import { listCases } from '../case/cases.js'
import { mask } from '../case/mask.js'
import type { Lexicon } from '../guide/lexicon.js'
import type { Guide, LexiconIndex } from '../guide/schema.js'
import type { ServiceFile } from '../guide/service-schema.js'
import type { InstalledBrowser } from '../hosts/browser/find.js'
import type { Host, Panel, SiteEvent, SiteRequest, SiteWindow } from '../hosts/host.js'
import type { Letters } from '../letters/draft.js'
import type { LogFile } from '../log/log.js'
import type { Used } from '../packs/in-use.js'
import type { PackWorld } from '../packs/store.js'
import { slugOf } from '../paths.js'
import { clean } from '../run/narrate.js'
import { TEXTS } from '../texts/index.js'
import { type AboutCase, beginWriting, caseToWriteOf } from './begin-writing.js'
import { type OwnBrowser, otherBrowsers, siteBrowser } from './browsers.js'
import { CaseDesk, isCaseIntent } from './case-desk.js'
import { type CaseFolders, caseFoldersOf, mustBeThere } from './case-folders.js'
import {
  type ChoiceContext,
  type Choosing,
  caseOf,
  choiceOf,
  choose,
  FRESH,
  guideOf,
  isChoosing,
  look,
  unfit,
} from './choosing.js'
import { nameOf, pickedRow, summary } from './course-view.js'
import { chargesOver, Dates } from './dates.js'
import { Housekeeping } from './housekeeping.js'
import type { Above, Choice, Model, ModelPlace } from './model.js'
import { isPackIntent, PackDesk } from './pack-desk.js'
import { panelFiles } from './panel-files.js'
import { noteSaved, save } from './saving.js'
import { type OpenSite, Session } from './session.js'
import { DEFAULTS, type Settings, type SettingsStore } from './settings.js'
import { isSettingsIntent, SettingsDesk } from './settings-desk.js'
import { lookingGuide } from './surroundings.js'
import { aboveView, type Fixed, linksOf, viewOf } from './view.js'
import { isLetterIntent, type Writing } from './writing.js'

export interface AppParts {
  readonly guides: readonly Guide[]
  readonly services: readonly ServiceFile[]
  readonly lexicon: Lexicon
  readonly index: LexiconIndex
  readonly letters: () => Letters
  /** Folder of the built panel. */
  readonly panelRoot: string
  /** Source text of the in-page code. */
  readonly pageScript: string
  /** Origins used instead of a guide's own, by name. */
  readonly origins: Readonly<Record<string, string>>
  readonly settings: SettingsStore
  readonly systemLanguage: Language
  /** Installed browsers, best first. */
  readonly browsers: readonly InstalledBrowser[]
  /** The one that the host itself runs in, if it needs one. */
  readonly ownBrowser?: OwnBrowser
  readonly openInBrowser: (browser: InstalledBrowser, request: SiteRequest) => Promise<SiteWindow>
  /** What guide packs are held against, and which guides these are. */
  readonly packs: { readonly world: PackWorld; readonly used: Used }
  readonly log: LogFile
}

type Of<K extends Intent['kind']> = Extract<Intent, { kind: K }>

/** Notices that name a file on this computer, which the person must be able to find: its name is no secret. */
const OWN_PATH: ReadonlySet<Notice['kind']> = new Set([
  'saved',
  'settings-damaged',
  'case-not-written',
  'disk-full',
])

export class App {
  /** Its place is the one beside the walk: what a walk is like, its session alone knows. */
  private model: Model
  private readonly fixed: Fixed
  private panel: Panel | null = null
  private session: Session | null = null
  /** A letter lies above the place where the person was. */
  private writing: Writing | null = null
  private idle: SiteWindow | null = null
  /** A walk that is being opened. */
  private starting: Promise<void> = Promise.resolve()
  private scheduled = false
  private quitting = false
  private count = 0
  private reminder: NodeJS.Timeout | undefined
  private datesTimer: NodeJS.Timeout | undefined
  private readonly dates: Dates
  private readonly desk: CaseDesk
  private readonly settingsDesk: SettingsDesk
  private readonly packs: PackDesk
  private readonly housekeeping: Housekeeping
  private end: () => void = () => undefined
  /** Resolves when everything is closed. */
  readonly ended = new Promise<void>((resolve) => {
    this.end = resolve
  })

  constructor(
    private readonly host: Host,
    private readonly parts: AppParts,
  ) {
    const settings = parts.settings.read()
    const { guides, services, index, browsers, ownBrowser = null } = parts
    this.fixed = { guides, services, index, host: host.kind, browsers, ownBrowser }
    this.dates = new Dates(() => this.folders.all, guides, parts.log)
    this.desk = new CaseDesk({
      ...parts,
      host,
      folders: () => this.folders,
      language: () => this.model.language,
      place: () => this.model.place,
      show: (place) => this.update({ place }),
      note: this.note,
      offered: () => this.model.offered,
      settle: (id) => this.update({ offered: this.model.offered.filter((each) => each.id !== id) }),
    })
    this.settingsDesk = new SettingsDesk({
      host,
      browsers,
      settings: () => this.model.settings,
      folders: () => this.folders,
      set: (change) => this.set(change),
      above: () => this.model.above,
      show: (above) => this.showAbove(above),
      isWalking: () => this.session?.isOver === false,
      note: this.note,
      startAnew: (work) => this.startAnew(work),
    })
    this.packs = new PackDesk({
      ...parts.packs,
      looking: () => this.model.settings.packUpdates,
      set: (packUpdates) => this.set({ packUpdates }),
      changed: () => this.changed(),
      note: this.note,
      log: parts.log,
    })
    this.housekeeping = new Housekeeping({
      ...this.parts,
      host,
      cases: () => listCases(...this.folders.all).length,
      walkedSite: () => this.walkedSite,
      onChange: () => this.changed(),
      note: this.note,
    })
    this.model = this.newModel(settings)
  }

  private newModel(settings: Settings): Model {
    return {
      language: settings.language ?? this.parts.systemLanguage,
      settings,
      site: { kind: 'none' },
      notices: [],
      offered: [],
      place: this.home(settings),
      above: settings.welcomed ? null : { kind: 'welcome', first: true },
    }
  }

  private get folders(): CaseFolders {
    return caseFoldersOf(this.model.settings, this.host.storeFolder)
  }

  /** Opens the panel; resolves when it is shown. */
  async open(): Promise<void> {
    this.panel = await this.host.openPanel({
      serve: panelFiles(this.parts.panelRoot, () => this.shownFolder),
      onIntent: (payload) => this.hear(payload),
      current: () => this.view(),
      onClosed: () => void this.quit(),
    })
    if (this.parts.settings.setAside !== null) this.note('settings-damaged', this.parts.settings.setAside)
    await this.openIdleSite()
    this.tellDates()
    this.packs.begin().catch((error: unknown) => this.trouble(error))
    this.datesTimer = setInterval(() => this.tellDates(), DATES_MS)
  }

  /** The case whose pictures the panel may show. */
  private get shownFolder(): string | null {
    const { place } = this.model
    if (this.session !== null) return this.session.course.folder
    return place.kind === 'case' ? place.folder : null
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

  private readonly ownSite: OpenSite = (request) => this.openSite(request)

  private async openSite(request: SiteRequest): Promise<SiteWindow> {
    const other = siteBrowser(this.model.settings, this.fixed)
    const site = await (other === null
      ? this.host.openSite(request)
      : this.parts.openInBrowser(other, request))
    await this.idle?.close()
    this.idle = null
    return site
  }

  /**
   * The person has opened a case file with the app: it is offered in the list of cases, and not read before they say so.
   * Who is in the middle of something is told, and left there.
   */
  async offer(file: string): Promise<void> {
    const { place, above, offered } = this.model
    this.count += 1
    const others = offered.filter((each) => each.file !== file)
    this.update({ offered: [...others, { id: `offer-${this.count}`, file, name: basename(file) }] })
    await this.focus()
    const isBusy = this.session !== null || this.writing !== null || place.kind === 'before'
    if (isBusy || above !== null) this.note('case-offered', basename(file))
    if (!isBusy) await this.desk.act({ kind: 'cases' })
  }

  /** A second start of the app: the first comes to the front. */
  async focus(): Promise<void> {
    await this.panel?.focus()
  }

  async quit(): Promise<void> {
    if (this.quitting) return
    this.quitting = true
    clearTimeout(this.reminder)
    this.writing?.close()
    clearInterval(this.datesTimer)
    this.desk.close()
    this.packs.close()
    await this.session?.end().catch(this.failed('the end of the walk'))
    await this.host.quit()
    await this.starting
    this.end()
  }

  /** The language that the panel speaks now. */
  get language(): Language {
    return this.model.language
  }

  private view(): View {
    const view = this.underneath()
    const walking = this.session?.isOver === false
    const above = aboveView(this.model, this.fixed, this.packs.view, walking, this.housekeeping.view)
    if (above !== null) return { ...view, place: above }
    return this.writing === null ? view : { ...view, place: this.writing.view }
  }

  private underneath(): View {
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
      this.parts.log.write({ kind: 'intent', intent: parsed.data.kind })
      await this.act(parsed.data)
      return { ok: true }
    } catch (error) {
      this.failed('an intent')(error)
      return { ok: false, error: WayoutError.from(error).toJSON() }
    }
  }

  private async act(intent: Intent): Promise<void> {
    if (isLetterIntent(intent)) return this.writes(intent)
    if (isChoosing(intent)) return this.chosen(intent)
    if (isSettingsIntent(intent)) {
      await this.settingsDesk.act(intent)
      return intent.kind === 'settings' ? this.housekeeping.open() : undefined
    }
    if (isPackIntent(intent)) return this.withPacks(intent)
    // What is handed over while one writes is an answer, whatever place lies underneath.
    if (intent.kind === 'hand-over' && this.writing !== null) return this.writing.takeMail(intent)
    if (isCaseIntent(intent)) return this.withCases(intent)
    switch (intent.kind) {
      case 'pick':
        return this.pick(intent)
      case 'fix':
        return this.fix(intent)
      case 'switch-route':
        return this.switchRoute(intent)
      case 'start':
        return this.start(choiceOf(this.model.place, 'start'))
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
      case 'forget-site':
      case 'diagnostics':
      case 'copy-diagnostics':
      case 'save-diagnostics':
        return this.housekeeping.act(intent)
      case 'dismiss':
        return this.update({ notices: this.model.notices.filter(({ id }) => id !== intent.notice) })
      case 'divider':
        this.panel?.divider?.resize(intent.width)
        return this.changed()
      case 'quit':
        return this.quit()
    }
  }

  /** What is said before a walk; some of it can be said in one as well. */
  private async chosen(intent: Choosing): Promise<void> {
    if (intent.kind === 'check-again' && intent.case === null) return this.checkAgain()
    if (this.session !== null && intent.kind === 'consent') return this.session.setMode(intent.mode)
    if (this.session !== null && intent.kind === 'paste-link') return this.session.enter(intent.url)
    if (this.writing !== null) this.endWriting()
    this.update({ place: choose(this.model.place, intent, this.choosing) })
  }

  private get choosing(): ChoiceContext {
    return { ...this.parts, usual: this.model.settings.consent }
  }

  // Settings

  /** A setting that cannot be kept counts until the app ends. */
  private set(change: Partial<Settings>): void {
    this.parts.settings.write(change)
    const settings = { ...this.model.settings, ...change }
    this.update({ settings, language: settings.language ?? this.parts.systemLanguage })
  }

  private showAbove(above: Above | null): void {
    const { place } = this.model
    // Cases may lie elsewhere now.
    const back = above === null && place.kind === 'home' && this.session === null
    const home = back ? this.home() : null
    this.update({
      above,
      ...(home?.kind === 'home' && place.kind === 'home'
        ? { place: { ...home, answers: place.answers } }
        : {}),
    })
  }

  private async startAnew(work: () => Promise<void>): Promise<void> {
    await this.goHome()
    clearTimeout(this.reminder)
    await this.idle?.close()
    this.idle = null
    try {
      await work()
      this.packs.removed()
      this.update(this.newModel(DEFAULTS))
    } finally {
      await this.openIdleSite()
    }
  }

  // Letters

  private async writes(intent: LetterIntent): Promise<void> {
    if (intent.kind === 'write') return this.beginWriting(intent.case)
    if (this.writing === null) throw unfit('a letter', 'Go to the case first.')
    if (intent.kind !== 'write-close') return this.writing.act(intent)
    this.endWriting()
    const { place } = this.model
    // With what was written in it.
    if (this.session === null && place.kind === 'case') await this.desk.open(place.folder)
  }

  private beginWriting(id: string | null): void {
    const about = id === null ? this.walkToWriteOf() : caseToWriteOf(caseOf(this.model.place, id), this.parts)
    this.endWriting()
    this.writing = beginWriting(about, {
      ...this.parts,
      browsers: otherBrowsers(this.model.settings, this.fixed),
      letters: this.parts.letters(),
      host: this.host,
      language: () => this.model.language,
      onChange: () => this.changed(),
      onSaved: (path) => noteSaved(this.note, path),
      onCopied: () => this.note('copied', ''),
    })
    this.changed()
  }

  private walkToWriteOf(): AboutCase {
    const { course, writer } = this.walking('a letter')
    const report = () => this.session?.writeReport() ?? null
    return { choice: course.choice, folder: course.folder, writer, report, listed: null }
  }

  private endWriting(): void {
    if (this.writing === null) return
    this.writing.close()
    this.writing = null
    this.changed()
  }

  /** Cases are looked through when no walk is under way; the one just walked can be saved from, and opened. */
  private async withCases(intent: Parameters<CaseDesk['act']>[0]): Promise<void> {
    if (this.session === null) return this.desk.act(intent)
    const { folder } = this.over('the cases').course
    if (intent.kind === 'save-case' && intent.case === null) return this.desk.save(folder, intent.as)
    if (intent.kind !== 'open-case' || intent.case !== null) throw unfit('that', 'Open the case first.')
    await this.goHome()
    await this.desk.open(folder)
  }

  /** Packs are handled in the settings alone, whatever goes on underneath. */
  private withPacks(intent: Parameters<PackDesk['act']>[0]): Promise<void> {
    if (this.model.above?.kind !== 'settings') throw unfit('that', 'Open the settings first.')
    return this.packs.act(intent).finally(() => this.changed())
  }

  // Home and before you start

  private home(settings = this.model.settings): ModelPlace {
    const all = listCases(...caseFoldersOf(settings, this.host.storeFolder).all)
    const cases = all.filter((each) => !each.practice && !each.archived)
    return { kind: 'home', cases, answers: {}, due: chargesOver(cases, new Date()), kept: all.length }
  }

  /** How the subscription just walked stands now. */
  private async checkAgain(): Promise<void> {
    const session = this.over('another look')
    const { choice, folder } = session.course
    const looking = lookingGuide(this.fixed, choice.guide.id)
    if (looking === null)
      throw unfit('another look', `Nothing is known of how to look at ${choice.guide.service}.`)
    const practice = await session.leave()
    this.session = null
    await this.start({ ...choice, guide: looking, folder, mode: 'show', link: null }, { practice })
  }

  // The walk

  private start(choice: Choice, more: Given = {}): Promise<void> {
    const { link } = choice.guide.start
    if (link !== undefined && choice.link === null && choice.scenario === null)
      throw unfit('the start', 'This way begins with a link from a mail. Paste it first.')
    const begun = this.begin(choice, more)
    this.starting = begun.catch(() => undefined)
    return begun
  }

  private async begin(choice: Choice, { openSite, practice }: Given): Promise<void> {
    this.endWriting()
    const place: ModelPlace = { kind: 'before', choice, starting: true }
    // The person can go home, or end the app, while the browser is being opened.
    const isWanted = () => this.model.place === place && !this.quitting
    this.update({ place, notices: [] })
    try {
      const { lexicon, index, pageScript, origins, log } = this.parts
      if (choice.folder === null) mustBeThere(this.folders, this.host.storeFolder)
      const session = await Session.open({
        choice,
        lexicon,
        index,
        pageScript,
        origins,
        log,
        casesFolder: this.folders.forNew,
        openSite: openSite ?? this.ownSite,
        practice: practice ?? undefined,
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
        if (session.wasRepaired) this.note('case-damaged', '')
        return this.changed()
      }
      await session.end()
      await this.openIdleSite()
    } catch (error) {
      this.noteDisk(error)
      if (isWanted()) this.update({ place: { kind: 'before', choice, starting: false } })
      await this.openIdleSite().catch(this.failed('opening the first window again'))
      throw error
    }
  }

  private walking(what: string): Session {
    if (this.session === null) throw unfit(what, 'No walk is under way.')
    return this.session
  }

  private over(what: string): Session {
    const session = this.walking(what)
    if (!session.isOver) throw unfit(what, 'The walk is still under way.')
    return session
  }

  /** Walks again in the same case; the site's window is opened anew. */
  private async retry(openSite: OpenSite | null): Promise<void> {
    await this.anew(this.over('a new try'), openSite ?? this.ownSite)
  }

  private async anew(session: Session, openSite: OpenSite): Promise<void> {
    const { choice, folder } = session.course
    await session.end()
    this.session = null
    await this.start({ ...choice, folder }, { openSite })
  }

  private pick({ option }: Of<'pick'>): void {
    const session = this.walking('a choice')
    const row = pickedRow(session.course, option)
    if (row === null) throw unfit('a choice', 'The site shows other subscriptions now.')
    session.pick(row)
  }

  private async fix({ fix, providers = true }: Of<'fix'>): Promise<void> {
    const session = this.walking('that')
    switch (fix) {
      case 'other-account':
        return this.forgetSignIn(session, providers)
      case 'private-window': {
        const openSite: OpenSite = (request) => this.openSite({ ...request, profile: { kind: 'temporary' } })
        return session.isOver ? this.retry(openSite) : session.moveTo(openSite)
      }
      case 'remind':
        return this.remind()
    }
  }

  /** The walk's own way to forget: where it fails the walk stays as it is, or the person hears it at home. */
  private async forgetSignIn(session: Session, providers: boolean): Promise<void> {
    const { keptSite } = session
    const cleared = await session.forget(providers)
    if (!cleared && !providers) throw notForgotten()
    await session.end()
    try {
      if (providers && keptSite !== null) await this.host.forgetSite(keptSite)
    } catch (error) {
      this.failed('deleting a profile')(error)
      if (!cleared) {
        await this.goHome()
        throw notForgotten()
      }
    }
    this.parts.log.write({ kind: 'forgotten', site: keptSite ?? 'practice' })
    await this.anew(session, this.ownSite)
  }

  /** The site on whose profile a walk is, or is about to be. */
  private get walkedSite(): string | null {
    const { place } = this.model
    if (this.session !== null) return this.session.keptSite
    return place.kind === 'before' && place.starting ? slugOf(place.choice.guide.service) : null
  }

  /** While the app is open. */
  private remind(): void {
    clearTimeout(this.reminder)
    this.reminder = setTimeout(() => {
      const text = this.words.texts.words.reminder
      this.note('remind-now', '')
      this.host.notify('Wayout', text).catch(this.failed('a notification'))
    }, REMIND_MS)
    this.note('remind-at', new Date(Date.now() + REMIND_MS).toISOString())
  }

  /** What has become due in any case, once: as a notification and in the panel. */
  private tellDates(): void {
    const due = this.dates.take(new Date(), this.model.language)
    if (due.length === 0) return
    this.note('date-due', due.map(({ title }) => title).join(' · '))
    for (const { title, note } of due) this.host.notify(title, note).catch(this.failed('a notification'))
  }

  /** Another way out, in the same case. */
  private async switchRoute({ guide: id }: Of<'switch-route'>): Promise<void> {
    const folder = this.writing?.folder ?? this.walking('another way').course.folder
    const guide = guideOf(this.parts, id)
    await this.goHome()
    this.update({ place: look(this.model.place, { ...FRESH, guide, folder }, this.choosing) })
  }

  private async elsewhere({ browser }: Of<'elsewhere'>): Promise<void> {
    const session = this.walking('another browser')
    const found = otherBrowsers(this.model.settings, this.fixed).find(({ id }) => id === browser)
    if (found === undefined)
      throw new WayoutError('browser-not-found', `There is no browser "${browser}" here.`)
    const openSite: OpenSite = (request) => this.parts.openInBrowser(found, request)
    // The ladder asks which browsers were tried.
    session.writer.append({ event: 'browser', browser: found.id }, new Date())
    this.endWriting()
    if (session.isOver) return this.retry(openSite)
    session.moveTo(openSite)
  }

  private async goHome(): Promise<void> {
    const { session } = this
    this.endWriting()
    if (session !== null) await this.openIdleSite()
    await session?.end()
    this.session = null
    this.update({ place: this.home(), site: { kind: 'none' }, above: null })
  }

  private siteTold(event: SiteEvent): void {
    this.parts.log.write({ kind: 'site', event })
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

  private readonly failed = (during: string) => (error: unknown) =>
    this.parts.log.write({ kind: 'error', during, error })

  private readonly note = (kind: Notice['kind'], detail: string): void => {
    const { notices } = this.model
    const same = notices.find((notice) => notice.kind === kind)
    this.count += 1
    const notice = {
      id: `notice-${this.count}`,
      kind,
      detail: clean(OWN_PATH.has(kind) ? detail : mask(detail)),
      count: (same?.count ?? 0) + 1,
    }
    this.update({ notices: [...notices.filter((each) => each !== same), notice] })
  }

  private trouble(error: unknown): void {
    this.failed('the walk')(error)
    if (!this.noteDisk(error)) this.note('error', WayoutError.from(error).message)
  }

  /** A case that cannot be written is told in the person's language; false when it is something else. */
  private noteDisk(error: unknown): boolean {
    const { code, details } = WayoutError.from(error)
    if (code !== 'case-not-writable') return false
    const isFull = details.code === 'ENOSPC' || details.code === 'EDQUOT'
    this.note(isFull ? 'disk-full' : 'case-not-written', String(details.folder ?? ''))
    return true
  }

  /** For a person who is looking elsewhere: what the walk waits for, or how it ended. */
  private tellAside(): void {
    this.changed()
    const { place } = this.underneath()
    if (place.kind !== 'walk' && place.kind !== 'blocked' && place.kind !== 'done') return
    const body = place.kind === 'walk' ? (place.question?.text ?? place.say) : place.headline
    this.host.notify(nameOf(place, this.words), body).catch(this.failed('a notification'))
  }

  /** The address of a link that the view shows. */
  private link(id: string): string {
    const { place } = this.view()
    const found = linksOf(place).find((link) => link.id === id)
    if (found === undefined) throw new WayoutError('link-refused', `There is no link "${id}" here.`)
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
    await save({ host: this.host, note: this.note }, { name, type: 'pdf', content }, 'The report')
  }
}

/** Often enough for a day that begins, also after the computer slept. */
const DATES_MS = 3_600_000

/** As the help page of a site with an error says: an hour. */
const REMIND_MS = 3_600_000

const notForgotten = () =>
  new WayoutError(
    'forget-failed',
    'The sign-in could not be forgotten completely. Close the window of the site, then try again.',
  )

/** What a walk can be given to begin with. */
interface Given {
  readonly openSite?: OpenSite
  readonly practice?: Practice | null
}
