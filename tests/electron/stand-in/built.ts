/** The built app: builds it when it is missing or old, and says where its files are. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { appRoot } from '../../../src-main/app-root'

const root = appRoot()

/** May take a minute; does nothing when the build is fresh. */
export function ensureBuilt(): void {
  execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root })
}

/** Or the app as it is packed, for `npm run package:check`. */
export const builtFile = (...path: string[]): string =>
  join(process.env.WAYOUT_PACKED ?? root, 'out', ...path)
