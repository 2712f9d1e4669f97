/**
 * What the person has set, kept for the next start: `settings.json` in the store folder, the same for each host and for
 * the command line (electron-store is `conf` with Electron's folder, needs Electron to be imported, and would write this very
 * file: one writer is enough).
 * Invariants: checked when read, field by field; a file that cannot be read is set aside, never lost, and never stops
 * the start; what a newer version wrote stays in it. No browser.
 */
import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Conf from 'conf'
import * as z from 'zod'
import { THEMES } from '../../src-preload/contract/intent.js'
import { LANGUAGES } from '../../src-preload/contract/language.js'

/** Raised when a field changes its meaning; a new field alone needs no new version. */
export const SETTINGS_VERSION = 1

/** Every field has a default, which also stands in for a value that makes no sense. */
const Settings = z.object({
  /** The language that the panel speaks; null: as the system says. */
  language: z.nullable(z.enum(LANGUAGES)).catch(null),
  /** Light, dark, or as the system says. */
  theme: z.enum(THEMES).catch('system'),
})
export type Settings = Readonly<z.infer<typeof Settings>>

export interface SettingsStore {
  read(): Settings
  /** A store that cannot be written loses the setting, never the walk. */
  write(change: Partial<Settings>): void
  /** Where a file that could not be read was put; null when all was well. */
  readonly setAside: string | null
}

const NAME = 'settings'

/** Opens the settings; makes the file when something is set for the first time. */
export function openSettings(storeFolder: string, now = new Date()): SettingsStore {
  const setAside = setAsideDamaged(storeFolder, now)
  const conf = new Conf<Record<string, unknown>>({
    cwd: storeFolder,
    configName: NAME,
    clearInvalidConfig: true,
    accessPropertiesByDotNotation: false,
  })
  const guarded = (work: () => void) => {
    try {
      work()
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      process.stderr.write(`wayout: settings were not kept: ${why}\n`)
    }
  }
  return {
    setAside,
    read: () => Settings.parse(conf.store),
    write: (change) =>
      guarded(() => {
        const { version } = conf.store
        // A newer version's number stays: its own fields are still in the file.
        const isNewer = typeof version === 'number' && version > SETTINGS_VERSION
        conf.set({ ...change, version: isNewer ? version : SETTINGS_VERSION })
      }),
  }
}

function setAsideDamaged(folder: string, now: Date): string | null {
  const file = join(folder, `${NAME}.json`)
  if (!existsSync(file) || isObject(file)) return null
  const aside = join(folder, `${NAME}-damaged-${now.toISOString().slice(0, 19).replace(/:/g, '-')}.json`)
  try {
    renameSync(file, aside)
    return aside
  } catch {
    return null
  }
}

function isObject(file: string): boolean {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
