/**
 * A file that the panel hands over, part by part.
 * Invariants: parts come in their order, from the beginning, and never hold more than was announced; what is not
 * completed is gone with the next file; a case is put together on the disk, all else in memory. Must not import Electron or the DOM.
 */
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FILE_LIMITS } from '../../src-preload/contract/case.js'
import { WayoutError } from '../../src-preload/contract/error.js'
import type { Intent } from '../../src-preload/contract/intent.js'

type Part = Extract<Intent, { kind: 'hand-over' }>

export type Handed =
  | { readonly as: 'mail' | 'pack'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly as: 'case'; readonly name: string; readonly file: string }

interface Coming {
  readonly target: string
  readonly as: Part['as']
  readonly name: string
  readonly size: number
  taken: number
  readonly chunks: Buffer[]
  /** Where a case is put together. */
  readonly folder: string | null
}

export class HandedFile {
  private coming: Coming | null = null

  /**
   * Takes the next part; gives the whole when it is complete. `target`: for which place; a file that was begun for
   * another one is not taken. Throws `file-not-readable`.
   */
  take({ as, name, size, at, data }: Part, target: string): Handed | null {
    if (at === 0) this.begin(as, name, size, target)
    const coming = this.coming
    if (
      coming === null ||
      coming.target !== target ||
      coming.as !== as ||
      coming.size !== size ||
      coming.taken !== at
    ) {
      this.drop()
      throw new WayoutError('file-not-readable', 'The file did not come whole. Hand it over once more.')
    }
    const bytes = Buffer.from(data, 'base64')
    if (at + bytes.length > size) {
      this.drop()
      throw new WayoutError(
        'file-not-readable',
        'The file changed while it was read. Hand it over once more.',
      )
    }
    if (coming.folder === null) coming.chunks.push(bytes)
    else appendFileSync(join(coming.folder, FILE), bytes, { mode: 0o600 })
    coming.taken += bytes.length
    if (coming.taken < size) return null
    return coming.as === 'case' && coming.folder !== null
      ? { as: 'case', name: coming.name, file: join(coming.folder, FILE) }
      : { as: coming.as === 'pack' ? 'pack' : 'mail', name: coming.name, bytes: Buffer.concat(coming.chunks) }
  }

  /** Removes what is left of it. */
  drop(): void {
    const folder = this.coming?.folder ?? null
    this.coming = null
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
  }

  private begin(as: Part['as'], name: string, size: number, target: string): void {
    this.drop()
    const limit = FILE_LIMITS[as]
    if (size > limit) {
      const most = `${Math.round(limit / 1024 ** 2)} MB`
      throw new WayoutError('file-not-readable', `The file is too big: at most ${most} are taken here.`)
    }
    const folder = as === 'case' ? mkdtempSync(join(tmpdir(), 'wayout-import-')) : null
    this.coming = { target, as, name, size, taken: 0, chunks: [], folder }
  }
}

const FILE = 'case.zip'
