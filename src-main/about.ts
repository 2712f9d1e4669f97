/** What this program is, and where it runs. May use Node; no browser, no Electron. */
import { readFileSync } from 'node:fs'
import { arch, platform, release } from 'node:os'
import { join } from 'node:path'
import { appRoot } from './app-root.js'

export interface About {
  readonly version: string
  /** "linux 6.12.0 x64" */
  readonly system: string
}

export function about(): About {
  const told: unknown = JSON.parse(readFileSync(join(appRoot(), 'package.json'), 'utf8'))
  const has = typeof told === 'object' && told !== null && 'version' in told
  return { version: has ? String(told.version) : '', system: `${platform()} ${release()} ${arch()}` }
}
