/**
 * Chromium's own sandbox, which protects this computer from a page; as root there is none, in either host.
 * Must not import Electron or playwright-core.
 */
import { WayoutError } from '../../src-preload/contract/error.js'

export const hasSandbox = (): boolean => process.getuid?.() !== 0

/** Without it nothing but this computer is opened. Throws `browser-sandbox`. */
export function requireSandbox(loopbackOnly: boolean): void {
  if (hasSandbox() || loopbackOnly) return
  const message =
    'The browser cannot protect itself when run as root, so it is not opened on the internet. Run Wayout as an ordinary user.'
  throw new WayoutError('browser-sandbox', message)
}
