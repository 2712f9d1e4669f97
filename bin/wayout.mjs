#!/usr/bin/env node
/**
 * `wayout` from a checkout: builds what is missing or older than its sources, then runs the command line in this
 * process, so that signals and standard streams are its own. Plain Node: works before anything is installed.
 */
import { ensureBuilt } from '../scripts/build.mjs'

try {
  ensureBuilt()
} catch (error) {
  process.stderr.write(`wayout: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
await import('../out/main/cli.js')
