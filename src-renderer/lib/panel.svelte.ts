/**
 * The panel's one connection to the app: the newest view, and the way to send an intent.
 * Invariants: holds no truth of its own; a view that does not parse is not shown; `send` never throws.
 * Must not import anything of main, nor of a host.
 */
import { createContext } from 'svelte'
import * as z from 'zod/mini'
import type { WayoutBridge } from '../../src-preload/contract/bridge.js'
import type { ErrorCode } from '../../src-preload/contract/error.js'
import type { Intent } from '../../src-preload/contract/intent.js'
import { LANGUAGES, type Language } from '../../src-preload/contract/language.js'
import { type Place, View } from '../../src-preload/contract/view.js'
import { Speech } from './speech.svelte.js'

/** What went wrong between the panel and the app. */
export type Trouble =
  | { readonly kind: 'view-unreadable'; readonly details: string }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly message: string }

/** A place of one kind: `At<'walk'>`. */
export type At<Kind extends Place['kind']> = Extract<Place, { kind: Kind }>

export class Panel {
  view = $state.raw<View | null>(null)
  trouble = $state.raw<Trouble | null>(null)
  readonly speech = new Speech()
  /** Intents on their way: a second press does not send a second one. */
  private readonly underWay = new Set<string>()

  constructor(private readonly bridge: WayoutBridge) {}

  /** Begins to listen; gives the way to stop. */
  listen(): () => void {
    return this.bridge.subscribe((payload) => this.receive(payload))
  }

  /** The language to speak: the view's, or the system's until there is one. */
  get language(): Language {
    return this.view?.language ?? systemLanguage()
  }

  /** Sends an intent; false when it was refused, which is then shown. */
  async send(intent: Intent): Promise<boolean> {
    const key = JSON.stringify(intent)
    if (this.underWay.has(key)) return true
    this.underWay.add(key)
    try {
      const answer = await this.bridge.send(intent)
      if (answer.ok) this.settle('refused')
      else this.refused(answer.error.code, answer.error.message)
      return answer.ok
    } catch (error) {
      this.refused('internal', error instanceof Error ? error.message : String(error))
      return false
    } finally {
      this.underWay.delete(key)
    }
  }

  /** Puts away what is shown about the last trouble. */
  dismissTrouble(): void {
    this.trouble = null
  }

  private receive(payload: unknown): void {
    const parsed = View.safeParse(payload)
    if (parsed.success) {
      this.view = parsed.data
      this.settle('view-unreadable')
    } else this.trouble = { kind: 'view-unreadable', details: z.prettifyError(parsed.error) }
  }

  private refused(code: ErrorCode, message: string): void {
    this.trouble = { kind: 'refused', code, message }
  }

  private settle(kind: Trouble['kind']): void {
    if (this.trouble?.kind === kind) this.trouble = null
  }
}

/** The first of the system's languages that the app speaks. */
function systemLanguage(): Language {
  const asked = navigator.languages.map((tag) => tag.slice(0, 2))
  return asked.flatMap((tag) => LANGUAGES.filter((language) => language === tag))[0] ?? 'en'
}

export const [getPanel, setPanel] = createContext<Panel>()
