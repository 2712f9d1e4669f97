/**
 * What a person does in the settings: sets something, chooses where cases are kept, saves all of them, deletes everything.
 * Invariants: a setting that cannot be kept counts until the app ends; a case is never moved; nothing is deleted while a
 * case is being written. Must not import Electron, playwright-core or the DOM.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as z from 'zod/mini'
import { WayoutError } from '../../src-preload/contract/error.js'
import { isAmong } from '../../src-preload/contract/intent.js'
import { SETTINGS_INTENTS } from '../../src-preload/contract/settings.js'
import type { Notice } from '../../src-preload/contract/view.js'
import { writeZipOfAll } from '../case/archive-all.js'
import { deleteCase, listCases, unreadableCases } from '../case/cases.js'
import { holderOf } from '../case/lock.js'
import type { InstalledBrowser } from '../hosts/browser/find.js'
import type { Host } from '../hosts/host.js'
import { casesFolder } from '../paths.js'
import { type CaseFolders, checkFolder, isFolder } from './case-folders.js'
import { unfit } from './choosing.js'
import type { Above } from './model.js'
import { save } from './saving.js'
import type { Settings } from './settings.js'

export const isSettingsIntent = isAmong(SETTINGS_INTENTS)
type SettingsIntent = z.infer<(typeof SETTINGS_INTENTS)[number]>

export interface SettingsParts {
  readonly host: Pick<Host, 'storeFolder' | 'saveFile' | 'askFolder' | 'showFolder' | 'wipe'>
  readonly browsers: readonly InstalledBrowser[]
  readonly settings: () => Settings
  readonly folders: () => CaseFolders
  /** Keeps the change, and shows it. */
  readonly set: (change: Partial<Settings>) => void
  readonly above: () => Above | null
  readonly show: (above: Above | null) => void
  readonly isWalking: () => boolean
  readonly note: (kind: Notice['kind'], detail: string) => void
  /** Closes all that is open of sites and cases, does the work, and begins as if for the first time. */
  readonly startAnew: (work: () => Promise<void>) => Promise<void>
}

type Cases = Extract<Above, { kind: 'settings' }>['cases']

export class SettingsDesk {
  constructor(private readonly parts: SettingsParts) {}

  async act(intent: SettingsIntent): Promise<void> {
    const { set, show } = this.parts
    switch (intent.kind) {
      case 'settings':
        return this.open()
      case 'settings-close':
        return show(this.parts.settings().welcomed ? null : { kind: 'welcome', first: true })
      case 'about':
        return show({ kind: 'welcome', first: false })
      case 'go-on':
        return this.goOn()
      case 'language':
        return set({ language: intent.language })
      case 'theme':
        return set({ theme: intent.theme })
      case 'text-size':
        return set({ textSize: intent.size })
      case 'read-aloud':
        return set({ readAloud: intent.on })
      case 'usual-consent':
        return set({ consent: intent.mode })
      case 'browser':
        return this.chooseBrowser(intent.browser)
      case 'cases-folder':
        return this.keepIn(intent.path)
      case 'ask-cases-folder':
        return this.askFolder()
      case 'show-cases-folder':
        return this.showFolder()
      case 'save-cases':
        return this.saveAll()
      case 'delete-everything':
        return this.deleteAll()
    }
  }

  private open(problem: Cases['problem'] = null): void {
    const { forNew, all } = this.parts.folders()
    const own = casesFolder(this.parts.host.storeFolder)
    this.parts.show({
      kind: 'settings',
      cases: {
        folder: forNew,
        own: forNew === own,
        missing: forNew !== own && !isFolder(forNew),
        earlier: all
          .filter((folder) => folder !== forNew && (folder !== own || listCases(own).length > 0))
          .map((folder) => ({ folder, missing: !isFolder(folder) })),
        canAsk: this.parts.host.askFolder !== null,
        problem,
        kept: this.kept().length,
      },
    })
  }

  private goOn(): void {
    if (this.parts.above()?.kind !== 'welcome') throw unfit('that', 'Open the settings first.')
    const { welcomed } = this.parts.settings()
    if (welcomed) return this.open()
    this.parts.set({ welcomed: true })
    this.parts.show(null)
  }

  private chooseBrowser(chosen: string | null): void {
    const found = this.parts.browsers.find(({ id }) => id === chosen)
    if (chosen !== null && found === undefined)
      throw new WayoutError('browser-not-found', `There is no browser "${chosen}" here.`)
    this.parts.set({ browser: found?.id ?? null })
  }

  private keepIn(typed: string | null): void {
    const { host, settings, set, folders } = this.parts
    const own = casesFolder(host.storeFolder)
    const checked = typed === null ? { folder: own } : checkFolder(typed, host.storeFolder)
    if ('problem' in checked) return this.open({ typed: typed ?? '', why: checked.problem })
    const { folder } = checked
    const { forNew } = folders()
    const earlier = [...settings().earlierFolders, forNew].filter((each) => each !== folder && each !== own)
    set({ casesFolder: folder === own ? null : folder, earlierFolders: [...new Set(earlier)] })
    this.open()
  }

  private async askFolder(): Promise<void> {
    const folder = await this.parts.host.askFolder?.(this.parts.folders().forNew)
    if (folder !== undefined && folder !== null) this.keepIn(folder)
  }

  private async showFolder(): Promise<void> {
    const { host, folders } = this.parts
    const { forNew } = folders()
    // Ours is made with the first case.
    if (forNew === casesFolder(host.storeFolder)) mkdirSync(forNew, { recursive: true, mode: 0o700 })
    if (!isFolder(forNew))
      throw new WayoutError('file-not-readable', `${forNew} is not there. Connect its drive.`)
    await host.showFolder(forNew)
  }

  /** Folders of all cases, those that cannot be read too. */
  private kept(): readonly string[] {
    const { all } = this.parts.folders()
    return [...listCases(...all).map(({ folder }) => folder), ...unreadableCases(...all)]
  }

  private async saveAll(): Promise<void> {
    const made = mkdtempSync(join(tmpdir(), 'wayout-save-'))
    try {
      const file = join(made, 'cases.zip')
      await writeZipOfAll(this.kept(), file)
      const name = `wayout-cases-${new Date().toISOString().slice(0, 10)}.zip`
      await save(this.parts, { name, type: 'zip', content: { file } }, 'The cases', ' They are kept.')
    } finally {
      rmSync(made, { recursive: true, force: true })
    }
  }

  private async deleteAll(): Promise<void> {
    if (this.parts.isWalking()) throw unfit('that', 'Stop the walk first.')
    await this.parts.startAnew(async () => {
      const cases = this.kept()
      const busy = cases.find((folder) => holderOf(folder) !== null)
      if (busy !== undefined)
        throw new WayoutError(
          'case-read-only',
          `The case ${busy} is being written by another program. Nothing was deleted. End that walk first.`,
          { folder: busy, why: 'in-use' },
        )
      // In a folder that the person has chosen may lie other things: only cases go.
      for (const folder of cases) deleteCase(folder)
      await this.parts.host.wipe()
    })
  }
}
