#!/usr/bin/env node
/**
 * `wayout` from a checkout: builds what is missing or older than its sources, then runs the command line in this
 * process, so that signals and standard streams are its own. Plain Node: works before anything is installed.
 */
import module from 'node:module'
import { join } from 'node:path'
import { ensureBuilt, root } from '../scripts/build.mjs'

// A quarter of a second less at each start, where Node has it (22.1).
module.enableCompileCache?.(join(root, 'node_modules', '.cache', 'wayout'))

try {
  ensureBuilt()
} catch (error) {
  process.stderr.write(`wayout: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
await import('../out/main/cli.js')
