/**
 * Where the two windows stand: the site on the left, the panel on the right, nothing overlaps.
 * Invariants: both lie within the part of the screen that windows may use. Must not import playwright-core.
 */
import type { CdpTransport } from '../../page/transport.js'

/** In CSS pixels of the screen. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const PANEL_WIDTH = 440
const PANEL_SHARE = 0.35

/** The two windows' places on a screen. */
export function sideBySide({ x, y, width, height }: Place): { readonly site: Place; readonly panel: Place } {
  const panel = Math.min(PANEL_WIDTH, Math.round(width * PANEL_SHARE))
  return {
    site: { x, y, width: width - panel, height },
    panel: { x: x + width - panel, y, width: panel, height },
  }
}

/** Moves a page's window. A window that cannot be moved stays where it is. */
export async function moveWindow(transport: CdpTransport, place: Place): Promise<void> {
  try {
    const told = await transport.send('Browser.getWindowForTarget')
    if (typeof told !== 'object' || told === null || !('windowId' in told)) return
    // One that was left maximised has no place until it is an ordinary window again.
    await transport.send('Browser.setWindowBounds', {
      windowId: told.windowId,
      bounds: { windowState: 'normal' },
    })
    const bounds = { left: place.x, top: place.y, width: place.width, height: place.height }
    await transport.send('Browser.setWindowBounds', { windowId: told.windowId, bounds })
  } catch {
    // A window manager that places windows itself.
  }
}
