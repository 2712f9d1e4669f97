/**
 * What a page and its session may do: nothing, unless the guards grant it with a reason.
 * Invariants: both permission handlers and the device handler are set before the first page. Of Electron it imports types
 * alone.
 */
import type { Session } from 'electron'
import { permission as isGranted, isOutside } from '../guards.js'

export type Permission = Parameters<NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>>[1]

/** What every page has in common, ours and the site's: a sandboxed browser page, and nothing of Node or Electron. */
export const SAFE_PAGE = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
} as const

/** Denies whatever a page may ask for; Electron's own default is to allow. */
export function denyPermissions(
  session: Session,
  onRefused: (permission: Permission) => void = () => undefined,
): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    if (!isGranted(permission)) onRefused(permission)
    answer(isGranted(permission))
  })
  session.setPermissionCheckHandler((_contents, permission) => isGranted(permission))
  session.setDevicePermissionHandler(() => false)
}

/** Lets through only those requests that are wanted; null lets all through. */
export function fence(session: Session, isWanted: ((url: string) => boolean) | null): void {
  session.webRequest.onBeforeRequest(
    isWanted === null ? null : ({ url }, answer) => answer({ cancel: !isWanted(url) }),
  )
}

/** Nothing but this computer. */
export const onThisComputer = (url: string): boolean => !isOutside(url)

/** Chromium's own products in a user agent; the others are the app's name and Electron's. */
const CHROMIUM = new Set(['Mozilla', 'AppleWebKit', 'Chrome', 'Safari', 'Mobile'])

/** The user agent as Chromium would give it: true version and system, without the app's and Electron's tokens. */
export function plainUserAgent(full: string): string {
  return full.replace(/ ?([^\s/()]+)\/\S+/g, (token, product: string) => (CHROMIUM.has(product) ? token : ''))
}
