/**
 * Makes a pack's body from a folder with `guides/`: for maintainers.
 * Invariants: guides with a finding make no pack; the same folder and the same words give the same bytes. Reads only.
 */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { WayoutError } from '../../src-preload/contract/error.js'
import { checkShelf } from '../check-shelf.js'
import { showFinding } from '../guide/parse.js'
import { folderShelf } from '../library.js'
import { type PackHead, readBody, writeBody } from './format.js'
import { refusalError } from './refusal.js'

/** Throws `file-not-readable`, `pack-guides`, `pack-invalid`. */
export function buildBody(folder: string, head: PackHead): Uint8Array {
  if (statSync(join(folder, 'guides'), { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new WayoutError('file-not-readable', `${folder} has no guides/ in it. Give the folder that has.`)
  const shelf = folderShelf(folder)
  const [first, ...more] = checkShelf(shelf)
  if (first !== undefined)
    throw refusalError(folder, {
      code: 'pack-guides',
      finding: showFinding(first),
      findings: more.length + 1,
    })
  const files = Object.fromEntries(
    shelf.names().map((name) => [`guides/${name}`, new TextDecoder().decode(shelf.read(name))]),
  )
  const body = readBody({ ...head, files })
  if (!body.ok) throw refusalError(folder, body.refusal)
  return writeBody(body.value)
}
