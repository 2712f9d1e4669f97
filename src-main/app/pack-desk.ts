/**
 * What a person does with guide packs: looks at one from a file or an address, installs it, goes back, lets the app look
 * for newer ones by itself.
 * Invariants: nothing is fetched but by a press, or once a day where that is switched on; nothing is installed but by a
 * press, after it was shown; the guides that are used change at the next start, never under a walk. What goes wrong is
 * shown in its place. Must not import Electron, playwright-core or the DOM.
 */
import type * as z from 'zod/mini'
import { WayoutError } from '../../src-preload/contract/error.js'
import { type Intent, isAmong } from '../../src-preload/contract/intent.js'
import {
  PACK_INTENTS,
  PACK_PROBLEMS,
  type PACK_UNUSED,
  type PackProblem,
  type Packs,
} from '../../src-preload/contract/packs.js'
import type { Notice } from '../../src-preload/contract/view.js'
import { guideIds } from '../library.js'
import type { Log } from '../log/entry.js'
import { fetchPack, packAddress } from '../packs/fetch.js'
import type { PackBody } from '../packs/format.js'
import type { Used } from '../packs/in-use.js'
import type { Refusal } from '../packs/refusal.js'
import {
  type Candidate,
  candidateOf,
  install,
  type PackWorld,
  packShelf,
  readInstalled,
  removePack,
} from '../packs/store.js'
import { clean } from '../run/narrate.js'
import { unfit } from './choosing.js'
import { HandedFile } from './handed.js'
import type { LookingForPacks } from './settings.js'

const isPackOnly = isAmong(PACK_INTENTS)
export const isPackIntent = (intent: Intent): intent is PackIntent =>
  isPackOnly(intent) || (intent.kind === 'hand-over' && intent.as === 'pack')
type PackIntent =
  | z.infer<(typeof PACK_INTENTS)[number]>
  | (Extract<Intent, { kind: 'hand-over' }> & { readonly as: 'pack' })

export interface PackDeskParts {
  readonly world: PackWorld
  /** The guides that this app began with. */
  readonly used: Used
  readonly looking: () => LookingForPacks
  readonly set: (looking: LookingForPacks) => void
  readonly changed: () => void
  readonly note: (kind: Notice['kind'], detail: string) => void
  readonly log: Log
}

const DAY_MS = 24 * 3_600_000

export class PackDesk {
  private readonly handed = new HandedFile()
  private readonly stop = new AbortController()
  private found: (Candidate & { readonly from: string }) | null = null
  private problem: Packs['problem'] = null
  private busy = false
  /** The pack on the disk, once something was done with it here. */
  private since: { readonly pack: PackBody | null } | null = null

  constructor(private readonly parts: PackDeskParts) {}

  /** At the start: why the installed pack is not used; then, where that is switched on, a look for a newer one. */
  async begin(): Promise<void> {
    const { used, note, log } = this.parts
    if (used.kind === 'built-in' && used.unused !== null) note(UNUSED[used.unused.code], '')
    const { on, askedAt } = this.looking
    const { now } = this.parts.world
    const ago = askedAt === null ? DAY_MS : now().getTime() - Date.parse(askedAt)
    // A clock that was set back is no reason to wait for months.
    if (!on || (ago >= 0 && ago < DAY_MS)) return
    // Before it is asked: once a day also when it fails.
    this.keep({ askedAt: now().toISOString() })
    await this.attempt(() => this.fetch(this.looking.address))
    if (this.found !== null) note('pack-found', String(this.found.pack.version))
    else if (this.problem !== null && this.problem.code !== 'pack-not-newer') {
      const { code, detail } = this.problem
      log.write({ kind: 'error', during: 'looking for newer guides', error: new WayoutError(code, detail) })
    }
    // That there is nothing newer is no trouble.
    if (this.problem?.code === 'pack-not-newer') this.problem = null
    this.parts.changed()
  }

  async act(intent: PackIntent): Promise<void> {
    switch (intent.kind) {
      case 'pack-fetch':
        return this.attempt(() => this.fetch(intent.address))
      case 'pack-install':
        return this.attempt(() => this.install())
      case 'pack-forget':
        this.found = null
        this.problem = null
        return
      case 'pack-remove':
        return this.attempt(async () => {
          removePack(this.parts.world)
          this.removed()
        })
      case 'pack-looking':
        return this.attempt(async () => {
          const address = intent.on ? packAddress(intent.address).href : intent.address
          this.keep({ on: intent.on, address })
        })
      case 'hand-over': {
        const whole = this.handed.take(intent, 'pack')
        if (whole?.as !== 'pack') return
        this.handed.drop()
        return this.attempt(async () => this.find(whole.bytes, whole.name))
      }
    }
  }

  /** Nothing is installed any more, nor waits to be. */
  removed(): void {
    this.found = null
    this.problem = null
    this.since = { pack: null }
  }

  /** Ends what is under way. */
  close(): void {
    this.stop.abort()
    this.handed.drop()
  }

  get view(): Packs {
    const { used } = this.parts
    const next = this.since === null ? null : this.nextGuides(this.since.pack)
    const isSame = next?.kind === used.kind && next.version === used.version
    const isThere = this.since === null ? this.wasInstalled : this.since.pack !== null
    return {
      used: used.kind === 'pack' ? packWords(used) : { kind: 'built-in', version: used.version },
      next: isSame ? null : next,
      unused:
        this.since !== null || used.kind === 'pack' || used.unused === null ? null : UNUSED[used.unused.code],
      installed: isThere,
      found: this.found === null ? null : foundWords(this.found),
      busy: this.busy,
      problem: this.problem,
      looking: this.looking,
    }
  }

  private get wasInstalled(): boolean {
    const { used } = this.parts
    return used.kind === 'pack' || used.unused !== null
  }

  private nextGuides(pack: PackBody | null): Packs['used'] {
    return pack === null ? { kind: 'built-in', version: this.parts.world.builtIn } : packWords(pack)
  }

  private get looking() {
    return this.parts.looking()
  }

  private keep(change: Partial<Packs['looking']>): void {
    this.parts.set({ ...this.looking, ...change })
  }

  private async fetch(address: string): Promise<void> {
    const url = packAddress(address)
    this.find(await fetchPack(url, { stop: this.stop.signal }), url.href)
  }

  private find(bytes: Uint8Array, from: string): void {
    this.found = { ...candidateOf(bytes, from, this.parts.world), from }
  }

  private async install(): Promise<void> {
    const { found } = this
    if (found === null) throw unfit('that', 'Choose a guide pack first.')
    install(found, this.parts.world)
    this.found = null
    const there = readInstalled(this.parts.world)
    this.since = { pack: there.kind === 'fit' ? there.pack : null }
  }

  /** One at a time; what goes wrong with a pack is shown, a fault of ours is thrown. */
  private async attempt(work: () => Promise<void>): Promise<void> {
    if (this.busy) throw unfit('that', 'Something is still being fetched.')
    this.busy = true
    this.problem = null
    this.parts.changed()
    try {
      await work()
    } catch (error) {
      const problem = problemOf(error)
      if (problem === null) throw error
      this.problem = problem
    } finally {
      this.busy = false
      this.parts.changed()
    }
  }
}

const UNUSED: Readonly<Record<Refusal['code'], (typeof PACK_UNUSED)[number]>> = {
  'pack-invalid': 'pack-damaged',
  'pack-too-big': 'pack-damaged',
  'pack-unsigned': 'pack-damaged',
  'pack-key': 'pack-damaged',
  'pack-signature': 'pack-damaged',
  'pack-guides': 'pack-damaged',
  'pack-app-too-old': 'pack-other-app',
  'pack-app-too-new': 'pack-other-app',
  'pack-expired': 'pack-expired',
  'pack-not-newer': 'pack-outdated',
}

const dayOf = (instant: string) => instant.slice(0, 10)
const packWords = ({ version, expiresAt }: { readonly version: number; readonly expiresAt: string }) =>
  ({ kind: 'pack', version, expiresOn: dayOf(expiresAt) }) as const

function foundWords({ pack, from }: { readonly pack: PackBody; readonly from: string }): Packs['found'] {
  const { version, createdAt, expiresAt } = pack
  const guides = guideIds(packShelf(pack)).length
  return { version, createdOn: dayOf(createdAt), expiresOn: dayOf(expiresAt), guides, from: clean(from) }
}

/** Null: it is nothing that a person could mend. */
function problemOf(error: unknown): Packs['problem'] {
  const { code, details } = WayoutError.from(error)
  const known = PACK_PROBLEMS.find((each) => each === code)
  return known === undefined ? null : { code: known, detail: clean(detailOf(known, details)) }
}

/** What exactly, where the panel's own words do not say it. */
function detailOf(code: PackProblem, details: Readonly<Record<string, unknown>>): string {
  const of = (key: string) => String(details[key] ?? '')
  switch (code) {
    case 'pack-invalid':
    case 'pack-fetch':
      return of('why')
    case 'pack-guides':
      return of('finding')
    case 'pack-app-too-old':
      return of('from')
    case 'pack-app-too-new':
      return of('below')
    case 'pack-expired':
      return dayOf(of('expiresAt'))
    case 'pack-not-newer':
      return of('version')
    case 'file-not-readable':
    case 'file-not-writable':
      return of('code')
    case 'pack-too-big':
    case 'pack-unsigned':
    case 'pack-key':
    case 'pack-signature':
    case 'pack-address':
      return ''
  }
}
