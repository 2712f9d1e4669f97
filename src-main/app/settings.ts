/**
 * What the person has set, kept for the next start: `settings.json` in the store folder, the same for each host and for
 * the command line (electron-store is `conf` with Electron's folder, needs Electron to be imported, and would write this very
 * file: one writer is enough).
 * Invariants: checked when read, field by field; a file that cannot be read is set aside, never lost, and never stops
 * the start; what a newer version wrote stays in it. No browser.
 */
import { existsSync, readFileSync, renameSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import Conf from 'conf'
import * as z from 'zod'
import { LANGUAGES } from '../../src-preload/contract/language.js'
import { ADDRESS_LIMIT } from '../../src-preload/contract/packs.js'
import { CONSENTS, TEXT_SIZES, THEMES } from '../../src-preload/contract/settings.js'
import { CHANNELS } from '../hosts/browser/find.js'
import type { Log } from '../log/entry.js'

/** Raised when a field changes its meaning; a new field alone needs no new version. */
export const SETTINGS_VERSION = 1

const NAME = 'settings'

const Folder = z.string().max(4_096).refine(isAbsolute)

/** Looking for newer guides; `askedAt`: when it was last done. */
const LookingForPacks = z.object({
  on: z.boolean(),
  address: z.string().max(ADDRESS_LIMIT),
  askedAt: z.nullable(z.iso.datetime()).catch(null),
})
export type LookingForPacks = Readonly<z.infer<typeof LookingForPacks>>
/** As it is until the person says otherwise: nothing is fetched. */
export const NOT_LOOKING: LookingForPacks = { on: false, address: '', askedAt: null }

/** Every field has a default, which also stands in for a value that makes no sense. */
const Settings = z.object({
  /** The language that the panel speaks; null: as the system says. */
  language: z.nullable(z.enum(LANGUAGES)).catch(null),
  /** Light, dark, or as the system says. */
  theme: z.enum(THEMES).catch('system'),
  /** Of the panel's text. */
  textSize: z.enum(TEXT_SIZES).catch('normal'),
  /** Each new narration is spoken. */
  readAloud: z.boolean().catch(false),
  /** Who clicks as a walk begins; `auto` is nobody's setting. */
  consent: z.enum(CONSENTS).catch('show'),
  /** The installed browser for the site; null, or one that is not there any more: the first that is found. */
  browser: z.nullable(z.enum(CHANNELS)).catch(null),
  /** Where new cases are kept, an absolute path; null: `cases` in the store folder. */
  casesFolder: z.nullable(Folder).catch(null),
  /** Where they were kept before: cases stay where they are, and are listed as well. */
  earlierFolders: z
    .array(z.unknown())
    .catch([])
    .transform((all) => all.flatMap((each) => Folder.safeParse(each).data ?? [])),
  /** What the app does and never does has been read. */
  welcomed: z.boolean().catch(false),
  /** Whether newer guides are looked for, and where. */
  packUpdates: LookingForPacks.catch(NOT_LOOKING),
})
export type Settings = Readonly<z.infer<typeof Settings>>

/** Of who has set nothing. */
export const DEFAULTS: Settings = Settings.parse({})

/** What is set, for a program that only reads: nothing is made, moved or told. */
export function readSettings(storeFolder: string): Settings {
  try {
    return Settings.parse(JSON.parse(readFileSync(join(storeFolder, `${NAME}.json`), 'utf8')))
  } catch {
    return DEFAULTS
  }
}

export interface SettingsStore {
  read(): Settings
  /** A store that cannot be written loses the setting, never the walk. */
  write(change: Partial<Settings>): void
  /** Where a file that could not be read was put; null when all was well. */
  readonly setAside: string | null
}

/** Opens the settings; makes the file when something is set for the first time. */
export function openSettings(storeFolder: string, log: Log, now = new Date()): SettingsStore {
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
      log.write({ kind: 'error', during: 'keeping the settings', error })
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
