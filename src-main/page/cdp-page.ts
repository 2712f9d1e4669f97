/**
 * The engine's eyes and hands on one page, over a CdpTransport.
 * Invariants: no public method rejects, and none waits for ever; what cannot be looked at is told as a problem;
 * of a page where one signs in nothing is read but its origin. Must not import Electron, playwright-core or the DOM.
 */

import type { RawObservation, Stems } from '../../src-preload/page/protocol.js'
import type { ClickResult, LoadResult, Observation, Problem } from '../engine/observation.js'
import type { CdpFailure } from '../log/entry.js'
import { type ClickRequest, click } from './click.js'
import { blank, compose, DialogNumbers, type Envelope, isShown, type Look } from './compose.js'
import { forget } from './forget.js'
import { type Frame, Frames, WorldLost } from './frames.js'
import { load } from './navigation.js'
import { Network } from './network.js'
import { Seeker } from './seeker.js'
import { Status } from './status.js'
import { Cdp, type CdpEvent, CdpTimeout, type CdpTransport } from './transport.js'
import { Watch } from './watch.js'

export type { ClickRequest } from './click.js'

export interface PageOptions {
  /** Source text of the in-page code. */
  readonly script: string
  readonly stems: Stems
  readonly clock?: () => number
  readonly loadTimeoutMs?: number
  /** How long the page's main thread may take to answer. */
  readonly answerTimeoutMs?: number
  /** A document opens one dialog after the other: from the sixth on they are refused, so that the page stays usable. */
  readonly onDialogRefused?: () => void
  /** A call that the browser did not answer, or answered with an error: most change nothing. */
  readonly onFailure?: (failure: CdpFailure) => void
}

const LOAD_TIMEOUT_MS = 30_000
const ANSWER_TIMEOUT_MS = 5000
const FRAME_TIMEOUT_MS = 1000
const FRAMES = 20
const TEXT_LIMIT = 50_000
/** No change for so long means settled; frames arrive one after the other, each in its own time. */
const QUIET_MS = { alone: 100, withFrames: 150 }
/** While the page is busy loading, a look is worth another try this often. */
const AGAIN_MS = 500

export class CdpPage {
  private readonly cdp: Cdp
  private readonly frames: Frames
  private readonly network: Network
  private readonly status: Status
  private readonly watch: Watch
  private readonly seeker: Seeker
  private readonly numbers = new DialogNumbers()
  private readonly clock: () => number
  private readonly loadTimeoutMs: number
  private readonly answerTimeoutMs: number
  private readonly stopListening: () => void
  private pointed: Frame | null = null

  private constructor(
    private readonly transport: CdpTransport,
    options: PageOptions,
  ) {
    this.clock = options.clock ?? Date.now
    this.loadTimeoutMs = options.loadTimeoutMs ?? LOAD_TIMEOUT_MS
    this.answerTimeoutMs = options.answerTimeoutMs ?? ANSWER_TIMEOUT_MS
    this.cdp = new Cdp(transport, counted(options.onFailure))
    this.frames = new Frames(this.cdp, options.script, options.stems, (frame) => this.frameChanged(frame))
    this.watch = new Watch(this.frames)
    this.seeker = new Seeker(this.cdp, this.frames, options.stems)
    const bump = () => this.watch.bump()
    this.network = new Network(this.clock, bump)
    const refuse = (session: string | undefined) => {
      options.onDialogRefused?.()
      this.cdp.try('Page.handleJavaScriptDialog', { accept: false }, { session, timeoutMs: 2000 })
    }
    this.status = new Status(this.frames, this.network, this.clock, this.loadTimeoutMs, bump, refuse)
    this.stopListening = transport.on((event) => this.hear(event))
    const closed = () => {
      this.status.closed = true
      bump()
    }
    transport.closed.then(closed, closed)
  }

  /** Attaches to the page. A page that is lost already is told by the first `observe`. */
  static async create(transport: CdpTransport, options: PageOptions): Promise<CdpPage> {
    const page = new CdpPage(transport, options)
    await page.frames.attach(undefined).catch(() => undefined)
    // Whatever the page was doing before: its content counts as there.
    page.status.content = true
    return page
  }

  private hear(event: CdpEvent): void {
    this.network.hear(event)
    this.frames.hear(event)
    this.status.hear(event)
  }

  private frameChanged(frame: Frame | null): void {
    if (frame !== null && frame === this.frames.main) {
      this.status.committed()
      this.network.startOver(frame.loader)
      this.pointed = null
      this.seeker.narrow()
    } else if (frame !== null) this.network.arrived(frame.loader)
    this.watch.bump()
  }

  /** Looks at the page. Never rejects: trouble is in `problem`. */
  async observe(): Promise<Observation> {
    const look = this.look().catch((error: unknown) => {
      const detail = error instanceof Error ? error.message : String(error)
      return {
        observation: this.trouble({ kind: 'unresponsive', detail: detail.slice(0, 200) }),
        againMs: AGAIN_MS,
      }
    })
    this.watch.begin(look)
    const { observation, againMs } = await look
    this.watch.end(look, againMs)
    return observation
  }

  private async look(): Promise<Looked> {
    // A document that goes away in the middle is no trouble: the next one is looked at.
    const deadline = performance.now() + this.answerTimeoutMs
    while (performance.now() < deadline) {
      const { problem } = this.status
      if (problem !== null) return { observation: this.trouble(problem), againMs: null }
      const { main } = this.frames
      if (main !== null) {
        const found = await this.unlessTrouble(this.lookAtAll(main))
        if (found instanceof CdpTimeout) break
        if (found !== null && !(found instanceof Error)) return found
        if (found instanceof Error && !(found instanceof WorldLost)) {
          return {
            observation: this.trouble({ kind: 'unresponsive', detail: found.message }),
            againMs: AGAIN_MS,
          }
        }
      }
      await this.watch.next(25)
    }
    if (this.status.problem !== null) return { observation: this.trouble(this.status.problem), againMs: null }
    const problem: Problem = { kind: 'unresponsive', detail: `no answer in ${this.answerTimeoutMs} ms` }
    return { observation: this.trouble(problem), againMs: AGAIN_MS }
  }

  /** The result, its error, or null when trouble comes up meanwhile (a dialog blocks all answers). */
  private async unlessTrouble<T>(work: Promise<T>): Promise<T | Error | null> {
    let done = false
    const settled = work
      .catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))))
      .finally(() => {
        done = true
      })
    const trouble = (async () => {
      while (!done && this.status.problem === null) await this.watch.next(1000)
      return null
    })()
    return Promise.race([settled, trouble])
  }

  private async lookAtAll(main: Frame): Promise<Looked> {
    const children = this.children(main)
    const before = children.map(({ id, epoch }) => `${id} ${epoch}`).join()
    const looked = children.slice(0, FRAMES).map((frame) => this.lookAtChild(frame))
    const first = await this.lookAtFrame(main, this.answerTimeoutMs)
    const mainLook: Look = { ...first, owner: null }
    const { looks, missing } = await this.place(mainLook, main, await Promise.all(looked))
    const clicks = this.takeClicks([mainLook, ...looks])
    const { raw } = mainLook
    // A frame that came or went meanwhile has not been looked at.
    const after = this.children(main).map(({ id, epoch }) => `${id} ${epoch}`)
    const busy =
      before !== after.join() ||
      !raw.ready ||
      this.network.inFlight ||
      this.status.pending !== null ||
      missing ||
      raw.truncated
    const shown = [mainLook, ...looks.filter(isShown)]
    const quiet = Math.min(...shown.map((look) => look.raw.quietMs))
    const wanted = children.length === 0 && looks.length === 0 ? QUIET_MS.alone : QUIET_MS.withFrames
    const settled = !busy && quiet >= wanted && shown.every((look) => look.raw.ready)
    const envelope = this.envelope(this.status.httpProblem, settled)
    const observation = compose(envelope, mainLook, looks, clicks, this.numbers)
    for (const look of [mainLook, ...looks]) {
      const frame = [...this.frames.all.values()].find((candidate) => candidate.key === look.key)
      if (frame !== undefined) this.watch.follow(frame, look.raw.version)
    }
    if (!observation.sensitive) {
      const followed = await this.seeker.follow(versions([mainLook, ...looks]))
      if (followed === 'new') return this.lookAtAll(main)
      if (followed !== 'same')
        return { observation: { ...observation, settled: false }, againMs: followed, missing }
    }
    const againMs = settled ? null : quiet < wanted ? wanted + 5 - quiet : AGAIN_MS
    return { observation, againMs, missing }
  }

  private children(main: Frame): readonly Frame[] {
    const all = [...this.frames.all.values()]
    return all.filter((frame) => frame !== main && (frame.origin !== 'null' || frame.swapping))
  }

  private async lookAtFrame(frame: Frame, timeoutMs: number): Promise<Omit<Look, 'owner'>> {
    const wide = this.seeker.isWide(this.frames.main?.loader ?? '')
    const raw = await this.frames.call<RawObservation>(frame, `observe(${wide})`, { timeoutMs })
    return { key: frame.key, origin: frame.origin, raw }
  }

  private async lookAtChild(frame: Frame): Promise<ChildLook> {
    if (frame.swapping) return { frame, look: null }
    try {
      return { frame, look: await this.lookAtFrame(frame, FRAME_TIMEOUT_MS) }
    } catch {
      return { frame, look: null }
    }
  }

  /** Puts the frames' looks into their places; `missing` when one that can be seen did not answer. */
  private async place(
    main: Look,
    mainFrame: Frame,
    children: readonly ChildLook[],
  ): Promise<{ looks: Look[]; missing: boolean }> {
    const placed = new Map<string, Look>([[mainFrame.id, main]])
    let waiting = [...children]
    let missing = false
    for (let found = true; found && waiting.length > 0; ) {
      found = false
      for (const child of waiting) {
        const parent = placed.get(child.frame.parent ?? '')
        if (parent === undefined) continue
        found = true
        waiting = waiting.filter((other) => other !== child)
        const owner = await this.frames.ownerOf(child.frame).catch(() => null)
        const frame = parent.raw.frames.find((candidate) => candidate.ref === owner)
        if (child.look === null) missing ||= frame === undefined || frame.visible
        else if (frame !== undefined) {
          placed.set(child.frame.id, { ...child.look, owner: { look: parent, frame } })
          // It has not left its first, empty document yet.
          missing ||= frame.visible && frame.expects && isEmptyAddress(child.frame.url)
        } else missing ||= owner === null && !parent.raw.sensitive
      }
    }
    // Frames that can be seen, and that nobody has told of yet.
    for (const [id, look] of placed) {
      const known = [...this.frames.all.values()].filter(({ parent }) => parent === id).length
      missing ||= look.raw.frames.filter(({ visible, expects }) => visible && expects).length > known
    }
    placed.delete(mainFrame.id)
    // In the order in which they stand, so that two looks at the same page tell the same.
    const rank = ({ owner }: Look) => owner?.look.raw.frames.indexOf(owner.frame) ?? 0
    return { looks: [...placed.values()].sort((a, b) => rank(a) - rank(b)), missing }
  }

  private takeClicks(looks: readonly Look[]) {
    for (const look of looks) for (const told of look.raw.clicks) this.watch.add(look.key, told)
    return this.watch.takeClicks()
  }

  private envelope(problem: Problem | null, settled: boolean): Envelope {
    const { main } = this.frames
    return {
      at: this.clock(),
      load: main?.loader ?? '',
      url: main?.unreachableUrl || (main?.url ?? ''),
      origin: main?.origin ?? 'null',
      settled,
      bottom: this.seeker.bottom,
      problem,
    }
  }

  private trouble(problem: Problem): Observation {
    return blank(this.envelope(problem, false))
  }

  /** Resolves at the next change in any frame, load, problem or dialog since the last look. Never rejects. */
  changed(signal: AbortSignal): Promise<void> {
    if (this.status.closed) return Promise.resolve()
    return this.watch.changed(signal)
  }

  /** Shows the ring around an element, with a few words. False when the element is gone. */
  async point(ref: string, label: string): Promise<boolean> {
    const found = this.frames.resolve(ref)
    if (found === null || this.status.problem !== null) return false
    if (this.pointed !== null && this.pointed !== found.frame) await this.unpoint()
    try {
      const code = `show(${found.number}, ${JSON.stringify(label.slice(0, 300))})`
      const shown = await this.unlessTrouble(this.frames.call<boolean>(found.frame, code))
      if (shown !== true) return false
      this.pointed = found.frame
      return true
    } catch {
      return false
    }
  }

  /** Takes the ring away. */
  async unpoint(): Promise<void> {
    const frame = this.pointed
    this.pointed = null
    if (frame === null || frame.key === '' || this.status.problem !== null) return
    await this.unlessTrouble(this.frames.call(frame, 'hide()'))
  }

  /** Looks more closely from now on; what it brings is told by the next `observe`. Never rejects. */
  async seek(how: 'deep' | 'wide' | 'scroll' | 'top'): Promise<void> {
    if (this.status.problem !== null) return
    await this.unlessTrouble(this.seeker.seek(how))
    this.watch.bump()
  }

  /** One guarded click. */
  async click(request: ClickRequest): Promise<ClickResult> {
    const { cdp, frames, status, watch } = this
    this.seeker.narrow()
    const dialogNumber = (frame: Frame, dialog: number | null) => this.numbers.of(frame.key, dialog)
    return click({ cdp, frames, status, watch, dialogNumber }, request)
  }

  /** Loads a truly fresh document. */
  async load(url: string): Promise<LoadResult> {
    const { cdp, frames, network, status, watch, clock, loadTimeoutMs } = this
    try {
      return await load({ cdp, frames, network, status, watch, clock, loadTimeoutMs }, url)
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      return {
        kind: 'failed',
        problem: status.problem ?? { kind: 'unreachable', detail: detail.slice(0, 200) },
      }
    }
  }

  /**
   * Clears what the browser keeps for the site: storage of these origins and of what is shown, all cookies, the cache.
   * What lets somebody in at the origins in `keep` stays. False when anything of it may be left.
   */
  async forget(origins: readonly string[], keep: readonly string[] = []): Promise<boolean> {
    const { cdp, frames } = this
    return forget({ cdp, frames: [...frames.all.values()], origins, keep }).then(
      () => true,
      () => false,
    )
  }

  /** A PNG of what the window shows; null when that cannot or must not be. */
  async screenshot(): Promise<Uint8Array | null> {
    if (this.status.problem !== null || (await this.isSensitive())) return null
    const shot = await this.unlessTrouble(this.cdp.send('Page.captureScreenshot', { format: 'png' }))
    if (shot === null || shot instanceof Error || (await this.isSensitive())) return null
    return typeof shot.data === 'string' && shot.data !== '' ? Buffer.from(shot.data, 'base64') : null
  }

  /** The words of the page's main document; null when they cannot or must not be read. */
  async text(): Promise<string | null> {
    const { main } = this.frames
    if (main === null || this.status.problem !== null || (await this.isSensitive())) return null
    const text = await this.unlessTrouble(this.frames.call<string>(main, `text(${TEXT_LIMIT})`))
    return typeof text === 'string' && text !== '' && !(await this.isSensitive()) ? text : null
  }

  /** In doubt: yes. */
  private async isSensitive(): Promise<boolean> {
    const looked = await this.look().catch(() => null)
    if (looked === null || looked.missing === true) return true
    const { sensitive, problem } = looked.observation
    return sensitive || (problem !== null && problem.kind !== 'http')
  }

  /** Answers the page's own dialog, if one is open. */
  async answerDialog(accept: boolean): Promise<void> {
    const { dialog } = this.status
    if (dialog === null) return
    await this.cdp.try(
      'Page.handleJavaScriptDialog',
      { accept },
      { session: dialog.session, timeoutMs: 2000 },
    )
  }

  async dispose(): Promise<void> {
    await this.unpoint().catch(() => undefined)
    this.stopListening()
    this.status.dispose()
    await this.transport.dispose().catch(() => undefined)
    this.watch.bump()
  }
}

/** The first failure of a kind, then the 10th, the 100th: a page can make as many as it likes. */
function counted(tell: ((failure: CdpFailure) => void) | undefined) {
  const counts = new Map<string, number>()
  return (method: string, error: Error) => {
    const times = (counts.get(method) ?? 0) + 1
    counts.set(method, times)
    if (/^10*$/.test(String(times))) tell?.({ kind: 'cdp', method, error, times })
  }
}

interface Looked {
  readonly observation: Observation
  /** When to look again, because the page was not settled. */
  readonly againMs: number | null
  /** A frame that can be seen did not answer. */
  readonly missing?: boolean
}

/** What was looked at, by frame and version. */
const versions = (looks: readonly Look[]) => looks.map(({ key, raw }) => `${key}:${raw.version}`).join()

interface ChildLook {
  readonly frame: Frame
  readonly look: Omit<Look, 'owner'> | null
}

const isEmptyAddress = (url: string) => url === '' || url === 'about:blank'
