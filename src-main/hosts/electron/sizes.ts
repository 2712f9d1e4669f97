/**
 * The window's size and place, and the panel's width, kept from one start to the next.
 * Invariants: no file, a damaged one or one that cannot be written never stops the app; a place off every screen is
 * not used. Must not import Electron.
 */
import Conf, { type Schema } from 'conf'
import type { Rectangle } from './layout.js'

export interface Sizes {
  /** Left and top of the window that is not maximised; null lets the system choose. */
  readonly x: number | null
  readonly y: number | null
  readonly width: number
  readonly height: number
  readonly maximised: boolean
  /** Width of the panel beside the site. */
  readonly panel: number
}

/** Room for a page in its wide layout beside a panel that is easy to read. */
export const DEFAULT_SIZES: Sizes = {
  x: null,
  y: null,
  width: 1280,
  height: 800,
  maximised: false,
  panel: 400,
}

const place = { type: ['integer', 'null'], minimum: -100_000, maximum: 100_000 } as const
const length = { type: 'integer', minimum: 100, maximum: 100_000 } as const
const SCHEMA: Schema<Sizes> = {
  x: place,
  y: place,
  width: length,
  height: length,
  maximised: { type: 'boolean' },
  panel: length,
}

export interface SizesFile {
  read(): Sizes
  write(sizes: Sizes): void
}

/** `window.json` in the folder. */
export function sizesIn(folder: string): SizesFile {
  const open = () =>
    new Conf<Sizes>({
      cwd: folder,
      configName: 'window',
      schema: SCHEMA,
      defaults: DEFAULT_SIZES,
      clearInvalidConfig: true,
      configFileMode: 0o600,
    })
  return {
    read() {
      try {
        return { ...open().store }
      } catch {
        return DEFAULT_SIZES
      }
    },
    write(sizes) {
      try {
        open().store = { ...sizes }
      } catch {
        // The next start has the sizes of before; nothing else hangs on them.
      }
    },
  }
}

/** Of the title bar, this much must lie on a screen, or the window cannot be taken hold of. */
const GRIP = { width: 120, height: 40 }

/** Where the window opens: as kept, but not larger than the screen it is on, and never off every screen. */
export function placed(
  sizes: Sizes,
  screens: readonly Rectangle[],
): { x?: number; y?: number; width: number; height: number } {
  const { x, y, width, height } = sizes
  const screen = screens.find((area) => x !== null && y !== null && holdsGrip(area, x, y, width))
  const room = screen ?? screens[0]
  const size =
    room === undefined
      ? { width, height }
      : { width: Math.min(width, room.width), height: Math.min(height, room.height) }
  return screen === undefined || x === null || y === null ? size : { x, y, ...size }
}

function holdsGrip(area: Rectangle, x: number, y: number, width: number): boolean {
  const shared = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
  return shared >= GRIP.width && y >= area.y && y + GRIP.height <= area.y + area.height
}
