/**
 * Which of the installed browsers shows the site, and in which others a walk can go on.
 * Pure: must not import I/O, Electron, playwright-core or the DOM.
 */
import type { InstalledBrowser } from '../hosts/browser/find.js'
import type { Settings } from './settings.js'

/** The browser that the host itself runs in. */
export interface OwnBrowser {
  /** Path of its program. */
  readonly executable: string
  /** Asked for at this start: what is set does not count until the app ends. */
  readonly asked: boolean
}

/** What is there on this computer. */
export interface Machine {
  /** Installed browsers, best first. */
  readonly browsers: readonly InstalledBrowser[]
  /** Null where the host needs none. */
  readonly ownBrowser: OwnBrowser | null
}

type Chosen = Pick<Settings, 'browser'>

/** The one that the person has chosen, as long as it is there. */
export const chosenOf = (
  { browser }: Chosen,
  { browsers }: Pick<Machine, 'browsers'>,
): InstalledBrowser | null => browsers.find(({ id }) => id === browser) ?? null

/** The one that shows the site in place of the host's own; null: the host's own does. */
export function siteBrowser(settings: Chosen, machine: Machine): InstalledBrowser | null {
  const { ownBrowser } = machine
  if (ownBrowser === null || ownBrowser.asked) return null
  const chosen = chosenOf(settings, machine)
  return chosen?.executable === ownBrowser.executable ? null : chosen
}

/** Those in which a walk can go on elsewhere, the chosen one first. */
export function otherBrowsers(settings: Chosen, machine: Machine): readonly InstalledBrowser[] {
  const { browsers, ownBrowser } = machine
  const used = siteBrowser(settings, machine)?.executable ?? ownBrowser?.executable
  const chosen = chosenOf(settings, machine)
  const rest = browsers.filter((each) => each !== chosen)
  return [...(chosen === null ? [] : [chosen]), ...rest].filter(({ executable }) => executable !== used)
}
