/**
 * How site and panel share the window: site left, panel right, the panel as wide as the person made it.
 * Invariants: both keep their least width as long as the window has room for it. Pure: must not import anything.
 */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Below this the panel's texts do not fit. */
export const MIN_PANEL = 320
/** Below this a page's controls run into each other. */
export const MIN_SITE = 440

/** The panel's width inside a window: as wished, but within what both need. */
export function panelWidth(wished: number, window: number): { width: number; min: number; max: number } {
  const max = Math.max(MIN_PANEL, window - MIN_SITE)
  return { width: Math.round(Math.min(Math.max(wished, MIN_PANEL), max)), min: MIN_PANEL, max }
}

/** Both views' places. Without a site the panel has the window to itself. */
export function arrange(
  content: { readonly width: number; readonly height: number },
  wished: number,
  hasSite: boolean,
): { site: Rectangle; panel: Rectangle } {
  const { height } = content
  const panel = hasSite ? panelWidth(wished, content.width).width : content.width
  const site = Math.max(0, content.width - panel)
  return {
    site: { x: 0, y: 0, width: site, height },
    panel: { x: site, y: 0, width: panel, height },
  }
}
