/**
 * The application menu as data: standard roles with their standard accelerators, and the few entries of our own.
 * Invariants: DevTools only in development. Pure: must not import Electron but for types.
 */
import type { MenuItemConstructorOptions } from 'electron'
import type { Language } from '../../../src-preload/contract/language.js'
import { type HostTexts, hostTexts } from './host-texts.js'

export interface MenuActions {
  reloadSite(): void
  /** To the panel from the site, and to the site from the panel: by keyboard there is no other way across. */
  otherSide(): void
  /** Of the panel: by how much, or back to the beginning. */
  zoom(by: number | 'reset'): void
}

export interface MenuOptions {
  readonly isMac: boolean
  readonly devTools: boolean
  readonly language: Language
}

type Item = MenuItemConstructorOptions
type Role = Extract<keyof HostTexts, Item['role']>

const STEP = 0.5
const LINE: Item = { type: 'separator' }

export function menuTemplate({ isMac, devTools, language }: MenuOptions, actions: MenuActions): Item[] {
  const texts = hostTexts[language]
  const roles = (...names: readonly Role[]): Item[] => names.map((role) => ({ role, label: texts[role] }))
  const own = (label: string, accelerator: string, click: () => void): Item => ({ label, accelerator, click })
  const app = [
    ...roles('about'),
    LINE,
    ...roles('services'),
    LINE,
    ...roles('hide', 'hideOthers', 'unhide'),
    LINE,
    ...roles('quit'),
  ]
  const view = [
    own(texts.reloadSite, 'CommandOrControl+R', () => actions.reloadSite()),
    own(texts.otherSide, 'F6', () => actions.otherSide()),
    LINE,
    own(texts.panelLarger, 'CommandOrControl+Plus', () => actions.zoom(STEP)),
    // Where "+" needs Shift, "=" is what people press.
    { ...own(texts.panelLarger, 'CommandOrControl+=', () => actions.zoom(STEP)), visible: false },
    own(texts.panelSmaller, 'CommandOrControl+-', () => actions.zoom(-STEP)),
    own(texts.panelNormal, 'CommandOrControl+0', () => actions.zoom('reset')),
    LINE,
    ...roles('togglefullscreen'),
    ...(devTools ? [LINE, ...roles('toggleDevTools')] : []),
  ]
  return [
    isMac ? { label: 'Wayout', submenu: app } : { label: texts.file, submenu: roles('quit') },
    {
      label: texts.edit,
      submenu: [...roles('undo', 'redo'), LINE, ...roles('cut', 'copy', 'paste', 'selectAll')],
    },
    { label: texts.view, submenu: view },
    {
      label: texts.window,
      submenu: [...roles('minimize'), ...(isMac ? roles('zoom', 'front') : roles('close'))],
      ...(isMac ? { role: 'window' } : {}),
    },
  ]
}
