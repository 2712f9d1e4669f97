/**
 * A profile folder that is thrown away after use.
 * Invariants: nothing outside the folder is touched; removal is tried again, for a browser lets go of it slowly.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface TemporaryProfile {
  readonly dir: string
  remove(): Promise<void>
}

export async function temporaryProfile(): Promise<TemporaryProfile> {
  const dir = await mkdtemp(path.join(tmpdir(), 'wayout-profile-'))
  const remove = () =>
    rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).catch(() => undefined)
  return { dir, remove }
}
