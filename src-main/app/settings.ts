/**
 * What the person has set, kept for the next start.
 * Invariants: checked when read; a corrupt file is replaced by the defaults and never stops the start. No browser.
 */
import Conf from 'conf'
import { THEMES } from '../../src-preload/contract/intent.js'
import { LANGUAGES, type Language } from '../../src-preload/contract/language.js'
import type { View } from '../../src-preload/contract/view.js'

export interface Settings {
  /** Null: as the system says. */
  readonly language: Language | null
  readonly theme: View['theme']
}

export interface SettingsStore {
  read(): Settings
  /** A store that cannot be written loses the setting, never the walk. */
  write(change: Partial<Settings>): void
}

/** `settings.json` in the store folder. */
export function openSettings(storeFolder: string): SettingsStore {
  const conf = new Conf<{ language: string | null; theme: string }>({
    cwd: storeFolder,
    configName: 'settings',
    clearInvalidConfig: true,
    defaults: { language: null, theme: 'system' },
  })
  return {
    read: () => ({
      language: LANGUAGES.find((each) => each === conf.get('language')) ?? null,
      theme: THEMES.find((each) => each === conf.get('theme')) ?? 'system',
    }),
    write: (change) => {
      try {
        conf.set(change)
      } catch (error) {
        process.stderr.write(
          `wayout: settings were not kept: ${error instanceof Error ? error.message : ''}\n`,
        )
      }
    },
  }
}
