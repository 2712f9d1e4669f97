#!/usr/bin/env node
/**
 * `wayout` from a checkout: builds what is missing or older than its sources, then runs the command line in this
 * process, so that signals and standard streams are its own. Plain Node: works before anything is installed.
 */
import nodeModule from 'node:module'
import { join } from 'node:path'
import { ensureBuilt, root } from '../scripts/build.mjs'

try {
  ensureBuilt()
} catch (error) {
  process.stderr.write(`wayout: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
// Half of a short command's time is the compiling of what it imports; newer versions of Node can keep that.
nodeModule.enableCompileCache?.(join(root, 'node_modules', '.cache', 'wayout'))
await import('../out/main/cli.js')
