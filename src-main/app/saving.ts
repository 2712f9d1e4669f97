/**
 * Saves a file where the person says, and says what came of it.
 * Must not import Electron, playwright-core or the DOM.
 */
import { WayoutError } from '../../src-preload/contract/error.js'
import type { Notice } from '../../src-preload/contract/view.js'
import type { Host, SaveRequest } from '../hosts/host.js'

export interface Saving {
  readonly host: Pick<Host, 'saveFile'>
  readonly note: (kind: Notice['kind'], detail: string) => void
}

/** `what`: as the error calls it; `kept`: what is not lost by it. Throws `file-not-writable`. */
export async function save(
  { host, note }: Saving,
  request: SaveRequest,
  what = 'It',
  kept = ' The case itself is kept.',
): Promise<void> {
  const path = await host.saveFile(request).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error)
    throw new WayoutError(
      'file-not-writable',
      `${what} could not be saved (${why}). Free some space, or allow Wayout to write there.${kept}`,
    )
  })
  noteSaved(note, path)
}

/** Null: the person thought better of it. */
export const noteSaved = (note: Saving['note'], path: string | null): void =>
  note(path === null ? 'not-saved' : 'saved', path ?? '')
