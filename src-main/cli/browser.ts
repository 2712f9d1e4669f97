/** `wayout browser`: which installed browser would be used. */
import { findBrowser } from '../hosts/browser/find.js'

export function showBrowser(wanted?: string): number {
  process.stdout.write(`${findBrowser(wanted)}\n`)
  return 0
}
