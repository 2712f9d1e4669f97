/**
 * Reads the app's own YAML. The build has read the same files and left what they hold (`out/main/yaml.json`, by the
 * SHA-256 of their bytes), for reading YAML takes half of a start. A file that was changed since is read anew.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { appRoot } from './app-root.js'
import { parseYaml, remember } from './guide/parse.js'

type Known = Readonly<Record<string, unknown>>

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** The paths of the app's own YAML. */
export const yamlFiles = (root: string): string[] =>
  ['guides', 'letters'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => join(root, folder, name))
      .sort(),
  )

/** For the build: what the files hold. One with a finding is left out: the app reads it, and tells. */
export function readAllYaml(root: string): Known {
  const known = yamlFiles(root).flatMap((file) => {
    const bytes = readFileSync(file)
    const read = parseYaml(file, bytes, z.unknown())
    return read.ok ? [[digestOf(bytes), read.parsed.value]] : []
  })
  return Object.fromEntries(known)
}

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
  const data = knownBefore()[digestOf(bytes)]
  if (data !== undefined) remember(bytes, data)
  return bytes
}
