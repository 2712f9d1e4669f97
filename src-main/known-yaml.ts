/**
 * Reads the app's own YAML. The build has read the same files and left what they hold (`out/main/yaml.json`, by the
 * SHA-256 of their bytes), for reading YAML takes half of a start. A file that was changed since is read anew.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { appRoot } from './app-root.js'
import { remember } from './guide/parse.js'

type Known = Readonly<Record<string, unknown>>

let known: Known | null = null

function knownBefore(): Known {
  try {
    known ??= JSON.parse(readFileSync(join(appRoot(), 'out', 'main', 'yaml.json'), 'utf8')) as Known
  } catch {
    // Not built, or not whole: everything is read.
    known = {}
  }
  return known
}

/** The file's bytes, which `parseYaml` then need not read. Throws as `readFileSync` does. */
export function readYamlFile(file: string): Uint8Array {
  const bytes = readFileSync(file)
  const digest = createHash('sha256').update(bytes).digest('hex')
  const data = knownBefore()[digest]
  if (data !== undefined) remember(bytes, data)
  return bytes
}
