/**
 * What can be logged: the whole list. Each kind says which words of it are written, so that a page's text, what a person
 * types, letters, links and account names have no way in.
 * Invariants: of an intent only its kind; of a control only its meaning, never its name on the page; of an address only
 * origin and the first word of the path. Pure: must not import I/O, Electron or the DOM.
 */
import { WayoutError } from '../../src-preload/contract/error.js'
import type { Intent } from '../../src-preload/contract/intent.js'
import type { Effect, RunEvent } from '../engine/state.js'
import type { SiteEvent } from '../hosts/host.js'
import { withoutQuotes } from './redact.js'

export type LogEntry =
  | {
      readonly kind: 'start'
      readonly version: string
      /** How the app is shown. */
      readonly host: 'electron' | 'browser' | 'terminal'
      readonly system: string
      /** Name and version of the browser, or what was found of it. */
      readonly engine: string
    }
  | { readonly kind: 'end' }
  | { readonly kind: 'intent'; readonly intent: Intent['kind'] }
  | { readonly kind: 'run'; readonly event: RunEvent }
  | { readonly kind: 'effect'; readonly effect: Effect }
  | { readonly kind: 'site'; readonly event: SiteEvent }
  | CdpFailure
  | { readonly kind: 'forgotten'; readonly site: string }
  /** `during`: what the app was about, in a few words of ours. */
  | { readonly kind: 'error'; readonly during: string; readonly error: unknown }

export interface CdpFailure {
  readonly kind: 'cdp'
  readonly method: string
  readonly error: Error
  /** How often by now, on this page. */
  readonly times: number
}

/** Takes what happened. Never throws, and nothing waits for it. */
export interface Log {
  write(entry: LogEntry): void
}

export type Level = 'info' | 'warn' | 'error'

export interface Told {
  readonly level: Level
  /** The first line, then those of a stack. */
  readonly lines: readonly string[]
}

const info = (...words: readonly string[]): Told => ({ level: 'info', lines: [words.join(' ')] })
const warn = (...words: readonly string[]): Told => ({ level: 'warn', lines: [words.join(' ')] })

export function tell(entry: LogEntry): Told {
  switch (entry.kind) {
    case 'start':
      return info(
        `start version=${entry.version} host=${entry.host} system=${entry.system} on ${entry.engine}`,
      )
    case 'end':
      return info('end')
    case 'intent':
      return info('intent', entry.intent)
    case 'run':
      return tellRun(entry.event)
    case 'effect':
      return tellEffect(entry.effect)
    case 'site':
      return tellSite(entry.event)
    case 'cdp':
      return warn('cdp', entry.method, shortly(entry.error), ...(entry.times > 1 ? [`×${entry.times}`] : []))
    case 'forgotten':
      return info('forgotten', entry.site)
    case 'error':
      return tellError(entry.during, entry.error)
  }
}

function tellRun(event: RunEvent): Told {
  switch (event.event) {
    case 'screen':
      return info('screen', event.id, placeOf(event.url))
    case 'say':
      return info('say', event.text.of, event.text.id)
    case 'point':
      return info('point', event.intent, event.role, ...(event.sure ? [] : ['unsure']))
    case 'search':
      return info('search', event.how)
    case 'click':
      return info('click', event.intent, event.role, `by-${event.by}`, ...(event.commit ? ['commit'] : []))
    case 'refused':
      return warn('guard refused', event.intent, event.why)
    case 'trap':
      return info('trap', event.intent)
    case 'ask':
      return info('ask', event.id, event.reason)
    case 'status':
      return info('status', ...event.subscriptions.map(({ state }) => state))
    case 'load':
      return info('load', event.why, placeOf(event.url))
    case 'outcome':
      return info('outcome', event.outcome, event.verified ? 'verified' : 'unverified', event.reason ?? '')
  }
}

function tellEffect(effect: Effect): Told {
  switch (effect.kind) {
    case 'click':
      return info('effect click', effect.intent, effect.role)
    case 'seek':
      return info('effect seek', effect.how)
    case 'capture':
      return info('effect capture', effect.screen, ...(effect.proof ? ['proof'] : []))
    case 'load':
    case 'point':
    case 'unpoint':
    case 'refuse-dialog':
    case 'reopen':
    case 'look':
      return info('effect', effect.kind)
  }
}

function tellSite(event: SiteEvent): Told {
  switch (event.kind) {
    case 'address':
      return info('site at', originOf(event.url))
    case 'closed':
    case 'detached':
    case 'attachable':
    case 'download-refused':
      return info('site', event.kind)
    case 'window-refused':
      return info('site', event.kind, originOf(event.url))
    case 'permission-refused':
      return info('site', event.kind, event.permission)
  }
}

function tellError(during: string, error: unknown): Told {
  const { code } = WayoutError.from(error)
  const known = error instanceof WayoutError
  const level = known && error.isUsage ? 'warn' : 'error'
  return { level, lines: [`error during ${during}: ${code} ${shortly(error)}`, ...frames(error)] }
}

const shortly = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${withoutQuotes(error.message)}` : typeof error

const FRAMES = 12

/** Where it happened. The message that a stack begins with is told already, and without quotes. */
function frames(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  const lines = (error.stack ?? '').replace(error.message, '').split('\n')
  const found = lines.filter((line) =>
    /^\s+at (?:.* \()?(?:file:|node:|app:|[/~]|[A-Za-z]:).*:\d+\)?$/.test(line),
  )
  return found.slice(0, FRAMES).map((line) => `  ${withoutQuotes(line.trim())}`)
}

/** Origin and the first word of the path: what follows can name an account, or let somebody in. */
function placeOf(address: string): string {
  if (!URL.canParse(address)) return ''
  const { protocol, origin, pathname } = new URL(address)
  if (!/^https?:$/.test(protocol)) return protocol
  const [first = '', ...more] = pathname.slice(1).split('/')
  const word = /^[a-z][a-z-]{0,20}$/.test(first) || first === '' ? first : '…'
  return `${origin}/${word}${more.length > 0 ? '/…' : ''}`
}

/** Where the person goes besides the walk is nobody's business: the origin alone. */
const originOf = (address: string): string => (URL.canParse(address) ? new URL(address).origin : '')
