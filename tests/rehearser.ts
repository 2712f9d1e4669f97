/**
 * One app for many walks, as `wayout app` puts it together but without windows, and a person who rehearses in it: reads
 * each view in the panel, sends intents through the panel's own bridge, presses the mouse on the site where the ring is.
 * Invariants: nothing of the app is called; what the person looks with is taken away again, so that nothing of it
 * counts as left behind.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { App } from '../src-main/app/app'
import type { BrowserHost } from '../src-main/hosts/browser/browser-host'
import type { Answer, Intent } from '../src-preload/contract/intent'
import type { Language } from '../src-preload/contract/language'
import type { Place, View } from '../src-preload/contract/view'
import { quickBrowser } from './browser'
import { pressRing } from './ring'
import { openUnseen } from './unseen-app'

/** In the panel: how many views came, and the newest. */
const KEEP_VIEWS = `globalThis.soak = { count: 0, view: null, wake: () => {} }
wayout.subscribe((view) => { soak.count += 1; soak.view = view; soak.wake() })`

/** The newest view, as soon as there is one after the given, or after a while all the same. */
const newerThan = (count: number, ms: number) => `new Promise((resolve) => {
  const tell = () => { clearTimeout(timer); soak.wake = () => {}; resolve({ count: soak.count, view: soak.view }) }
  const timer = setTimeout(tell, ${ms})
  if (soak.count > ${count}) tell()
  else soak.wake = tell
})`

const LOOK_MS = 1_000
/** A walk that takes longer goes nowhere. */
const WALK_MS = 120_000
/** Nothing came of it: a person tries again. */
const AGAIN_MS = 5_000

export class Rehearser {
  private count = 0

  private constructor(
    readonly host: BrowserHost,
    private readonly app: App,
    /** What the app has logged: what went wrong aside. */
    readonly logged: string[],
  ) {}

  /** Cases, settings, what is saved, and all that is temporary go into the folder. */
  static async open(folder: string, language: Language = 'en'): Promise<Rehearser> {
    const [temporary, config] = [join(folder, 'tmp'), join(folder, 'config')]
    for (const each of [temporary, config]) mkdirSync(each)
    // Where the desktop says that what is saved goes.
    writeFileSync(join(config, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${join(folder, 'saved')}"\n`)
    Object.assign(process.env, {
      TMPDIR: temporary,
      TMP: temporary,
      TEMP: temporary,
      XDG_CONFIG_HOME: config,
    })
    const { host, app, logged } = await openUnseen({
      executable: quickBrowser(),
      storeFolder: join(folder, 'store'),
      systemLanguage: language,
      first: true,
    })
    const person = new Rehearser(host, app, logged)
    await person.panel.evaluate(KEEP_VIEWS)
    return person
  }

  get panel(): Page {
    const page = this.host.panelPage
    if (page === null) throw new Error('the panel is closed')
    return page
  }

  /** Home, from wherever. */
  async goHome(): Promise<void> {
    const { place } = await this.look(0)
    if (place.kind === 'welcome') await this.send({ kind: 'go-on' })
    if (place.kind === 'settings') await this.send({ kind: 'settings-close' })
    await this.send({ kind: 'home' })
    await this.until('home', at('home'))
  }

  /** Throws when the app refuses. */
  async send(intent: Intent): Promise<void> {
    const answer = (await this.panel.evaluate(`wayout.send(${JSON.stringify(intent)})`)) as Answer
    if (!answer.ok) throw new Error(`${intent.kind}: ${answer.error.code} ${answer.error.message}`)
  }

  /** The newest view; waits a little for one that was not looked at yet. */
  async look(ms = LOOK_MS): Promise<View> {
    const told = (await this.panel.evaluate(newerThan(this.count, ms))) as { count: number; view: View }
    this.count = told.count
    return told.view
  }

  /** The place that fits, once it is shown. */
  async until<P extends Place>(what: string, fits: (place: Place) => place is P, ms = 20_000): Promise<P> {
    const limit = Date.now() + ms
    let wait = 0
    for (;;) {
      const { place } = await this.look(wait)
      if (fits(place)) return place
      if (Date.now() > limit) throw new Error(`${what} never came; the panel shows ${told(place)}`)
      wait = LOOK_MS
    }
  }

  pressRing(): Promise<boolean> {
    const { sitePage } = this.host
    return sitePage === null ? Promise.resolve(false) : pressRing(sitePage)
  }

  /** Does what the panel asks for, until the walk has ended or stands where it is to stand. */
  async follow(isThere: (place: Live) => boolean): Promise<Course> {
    const limit = Date.now() + WALK_MS
    let acted = { asked: '', at: 0 }
    for (;;) {
      const { place } = await this.look()
      if (isCourse(place) && (!isLive(place) || isThere(place))) return place
      if (Date.now() > limit) throw new Error(`the walk went nowhere; the panel shows ${told(place)}`)
      if (place.kind !== 'walk') continue
      const asked = JSON.stringify([place.progress, place.say, place.control, place.question])
      if (asked === acted.asked && Date.now() - acted.at < AGAIN_MS) continue
      if (await this.act(place)) acted = { asked, at: Date.now() }
    }
  }

  private async act({ words }: Extract<Live, { kind: 'walk' }>): Promise<boolean> {
    for (const word of ['accept-terms', 'confirm', 'click'] as const) {
      if (!words.includes(word)) continue
      await this.send({ kind: 'say', word })
      return true
    }
    // Some steps are the person's alone.
    return words.includes('show-again') && (await this.pressRing())
  }

  async leave(): Promise<void> {
    await this.app.quit()
  }
}

const told = (place: Place) => JSON.stringify(place).slice(0, 1_000)

export const at =
  <K extends Place['kind']>(...kinds: readonly K[]) =>
  (place: Place): place is Extract<Place, { kind: K }> =>
    kinds.some((kind) => kind === place.kind)

type Course = Extract<Place, { kind: 'walk' | 'blocked' | 'done' }>
export type Live = Extract<Place, { kind: 'walk' | 'blocked' }>

const isCourse = at('walk', 'blocked', 'done')
export const isLive = (place: Place): place is Live =>
  place.kind === 'walk' || (place.kind === 'blocked' && place.live)
export const isEnded = (place: Place): place is Course => isCourse(place) && !isLive(place)
