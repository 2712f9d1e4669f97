/**
 * Writes the JSON Schemas of the guide, lexicon and letter formats from the zod schemas; `--check` only compares.
 * Runs on the pinned Node, which reads TypeScript. Editors use the files through the first line of each guide.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { z } from 'zod'
import { root } from './build.mjs'

// The sources name each other as they are once built.
registerHooks({
  resolve: (name, context, next) =>
    next(name.startsWith('.') && name.endsWith('.js') ? name.replace(/\.js$/, '.ts') : name, context),
})
const { GuideFile, LexiconFile, LexiconIndex } = await import('../src-main/guide/schema.ts')

const { ServiceFile } = await import('../src-main/guide/service-schema.ts')
const { LetterFile, LetterIndex } = await import('../src-main/letters/schema.ts')

const schemas = {
  'guides/guide': GuideFile,
  'guides/lexicon': LexiconFile,
  'guides/lexicon-index': LexiconIndex,
  'guides/service': ServiceFile,
  'letters/letter': LetterFile,
  'letters/letters': LetterIndex,
}
let stale = 0
for (const [name, schema] of Object.entries(schemas)) {
  const file = join(root, `${name}.schema.json`)
  const text = `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', reused: 'ref' }), null, 2)}\n`
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
  if (process.argv.includes('--check')) {
    stale += 1
    console.error(`${name}.schema.json is older than the zod schema. Run "npm run schemas".`)
  } else writeFileSync(file, text)
}
process.exitCode = stale === 0 ? 0 : 1
