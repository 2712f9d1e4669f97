/** Where the app lies. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WayoutError } from '../src-preload/contract/error.js'

/** The folder that holds `guides/`, wherever this code was built to. */
export function appRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'guides', 'lexicon', 'index.yaml'))) {
    const parent = dirname(folder)
    if (parent === folder)
      throw new WayoutError('internal', 'The guides folder is missing. Install the app again.')
    folder = parent
  }
  return folder
}
