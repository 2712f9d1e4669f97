/**
 * Goes through a site as a curious person would: uses everything that can be used, once, and tells of each page. Where a use
 * has put something out of reach, it begins again in a new world. Knows nothing of the site but what must be used last,
 * because nothing comes after it.
 */
import type { Page } from 'playwright-core'
import type { Usable } from './page/told'

export interface Site {
  /** Where one comes in, on a site in its first state. */
  open(): Promise<{ readonly starts: readonly string[]; close(): Promise<void> }>
  /** What is typed into text fields. */
  readonly word: string
  /** Labels of what ends everything. */
  readonly last: readonly string[]
  /** Called at each page, with what is shown. */
  onPage(shown: string): Promise<void>
}

/** What is known from all sites that were gone through before. */
export class Memory {
  readonly used = new Set<string>()
}

interface Place {
  readonly url: string
  readonly shown: string
  readonly keys: readonly string[]
}

type Ways = Map<string, Map<string, string>>

const STEPS = 150
const WORLDS = 4
const WAIT = 'wait'
const isWay = (key: string) => key.startsWith('way|')

export async function explore(page: Page, site: Site, memory: Memory): Promise<void> {
  const trip = new Trip(page, site, memory)
  for (let world = 0; world < WORLDS; world += 1) {
    const { starts, close } = await site.open()
    try {
      const before = trip.used.size
      await trip.go(starts)
      if (trip.used.size === before) break
    } finally {
      await close()
    }
    if (!trip.hasLeft()) break
  }
  for (const key of trip.used) memory.used.add(key)
}

class Trip {
  readonly used = new Set<string>()
  /** From place to place: what leads where. */
  private readonly ways: Ways = new Map()
  /** What the links and headers of any page lead to. */
  private readonly anywhere = new Map<string, string>()
  private readonly places = new Map<string, readonly string[]>()

  constructor(
    private readonly page: Page,
    private readonly site: Site,
    private readonly memory: Memory,
  ) {}

  private readonly isFresh = (key: string) => !this.used.has(key)

  /** Something was seen and not used that nobody has used before. */
  hasLeft(): boolean {
    const isNew = (key: string) => this.isFresh(key) && !this.memory.used.has(key)
    return [...this.places.values()].some((keys) => keys.some(isNew))
  }

  async go(starts: readonly string[]): Promise<void> {
    const left = [...starts]
    let from: { id: string; key: string } | null = null
    await this.page.goto(left.shift() ?? '')
    for (let steps = 0; steps < STEPS; steps += 1) {
      const place = await look(this.page)
      const id = idOf(place)
      this.places.set(id, place.keys)
      await this.site.onPage(place.shown)
      if (from !== null) {
        this.from(from.id).set(from.key, id)
        if (isWay(from.key)) this.anywhere.set(from.key, id)
      }
      const key = this.next(id, place.keys)
      from = null
      if (key !== null) {
        // A way that was known and leads elsewhere by now is not believed again.
        this.from(id).delete(key)
        if (this.used.has(key)) this.anywhere.delete(key)
        this.used.add(key)
        from = { id, key }
        await use(this.page, key, this.site.word)
      } else {
        const start = left.shift()
        if (start === undefined) return
        await this.page.goto(start)
      }
    }
  }

  private next(id: string, keys: readonly string[]): string | null {
    const isLast = (key: string) => this.site.last.some((label) => key.includes(label))
    const early = (key: string) => this.isFresh(key) && !isLast(key)
    return this.nearest(id, keys, early) ?? this.nearest(id, keys, this.isFresh)
  }

  /** Something here that is wanted, else the first step of the shortest known way to it. */
  private nearest(id: string, keys: readonly string[], isWanted: (key: string) => boolean): string | null {
    const here = keys.find(isWanted)
    if (here !== undefined) return here
    const holds = (at: string) => (this.places.get(at) ?? []).some(isWanted)
    const seen = new Set([id])
    const known = keys.flatMap((key) => {
      const at = this.anywhere.get(key)
      return at === undefined ? [] : [{ first: key, at }]
    })
    let edge = [...[...this.from(id)].map(([first, at]) => ({ first, at })), ...known]
    while (edge.length > 0) {
      const found = edge.find(({ at }) => holds(at))
      if (found !== undefined) return found.first
      edge = edge.flatMap(({ at, first }) => {
        if (seen.has(at)) return []
        seen.add(at)
        return [...this.from(at).values()].map((next) => ({ first, at: next }))
      })
    }
    return null
  }

  private from(id: string): Map<string, string> {
    const known = this.ways.get(id) ?? new Map<string, string>()
    this.ways.set(id, known)
    return known
  }
}

const idOf = ({ url, keys }: Place) => [new URL(url).pathname, ...keys].join('\n')

async function use(page: Page, key: string, word: string): Promise<void> {
  const code =
    key === WAIT ? 'judging.pass()' : `judging.use(${JSON.stringify(key)}, ${JSON.stringify(word)})`
  for (const frame of page.frames()) {
    const done = await frame.evaluate(code).catch(() => true)
    if (done === true) return
  }
}

interface FrameLook {
  readonly shown: string
  readonly usable: readonly Usable[]
  readonly waits: boolean
}

/** After a frame and a task of quiet: what a click has begun is under way by then. */
const LOOK = `new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(
  judging.isQuiet() ? { shown: judging.shown(), usable: judging.usable(), waits: judging.waits() } : null))))`

/** Looks when nothing is under way any more. */
async function look(page: Page): Promise<Place> {
  const deadline = performance.now() + 20_000
  for (;;) {
    const frames = page.frames()
    // A frame that goes on meanwhile is asked again.
    const each = await Promise.all(
      frames.map((frame) => frame.evaluate<FrameLook | null>(LOOK).catch(() => null)),
    )
    const looks = each.flatMap((one) => (one === null ? [] : [one]))
    if (looks.length === frames.length)
      return {
        url: page.url(),
        shown: looks.map(({ shown }) => shown).join('\n\n'),
        keys: [
          ...(looks.some(({ waits }) => waits) ? [WAIT] : []),
          ...looks.flatMap(({ usable }) => usable.map(({ key }) => key)),
        ],
      }
    if (performance.now() > deadline) throw new Error(`${page.url()} never comes to rest`)
  }
}
