/**
 * Finds the installed browser: Chrome, Edge, Chromium or Brave.
 * Invariants: pure over the injected machine; says where it looked. Must not import playwright-core.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { WayoutError } from '../../../src-preload/contract/error.js'

export interface Machine {
  readonly platform: string
  readonly env: Readonly<Record<string, string | undefined>>
  exists(file: string): boolean
}

export const CHANNELS = ['chrome', 'msedge', 'chromium', 'brave'] as const
export type Channel = (typeof CHANNELS)[number]

const NAMES: Readonly<Record<Channel, string>> = {
  chrome: 'Google Chrome',
  msedge: 'Microsoft Edge',
  chromium: 'Chromium',
  brave: 'Brave',
}

/** Names on PATH. */
const COMMANDS: Readonly<Record<Channel, readonly string[]>> = {
  chrome: ['google-chrome-stable', 'google-chrome'],
  msedge: ['microsoft-edge-stable', 'microsoft-edge'],
  chromium: ['chromium', 'chromium-browser'],
  brave: ['brave-browser', 'brave'],
}

const LINUX: Readonly<Record<Channel, readonly string[]>> = {
  chrome: ['/opt/google/chrome/chrome', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome'],
  msedge: ['/opt/microsoft/msedge/msedge', '/usr/bin/microsoft-edge-stable', '/usr/bin/microsoft-edge'],
  chromium: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium'],
  brave: ['/opt/brave.com/brave/brave', '/usr/bin/brave-browser', '/snap/bin/brave'],
}

const MAC: Readonly<Record<Channel, string>> = {
  chrome: 'Google Chrome.app/Contents/MacOS/Google Chrome',
  msedge: 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  chromium: 'Chromium.app/Contents/MacOS/Chromium',
  brave: 'Brave Browser.app/Contents/MacOS/Brave Browser',
}

const WINDOWS: Readonly<Record<Channel, string>> = {
  chrome: 'Google\\Chrome\\Application\\chrome.exe',
  msedge: 'Microsoft\\Edge\\Application\\msedge.exe',
  chromium: 'Chromium\\Application\\chrome.exe',
  brave: 'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
}

const isChannel = (text: string): text is Channel => CHANNELS.some((channel) => channel === text)

/** The machine that this process runs on. */
export function thisMachine(): Machine {
  return { platform: process.platform, env: process.env, exists: existsSync }
}

/** The well-known places of a channel, best first. */
export function placesOf(channel: Channel, { platform, env }: Machine): readonly string[] {
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(isSet)
    return roots.map((root) => path.win32.join(root, WINDOWS[channel]))
  }
  if (platform === 'darwin') {
    const roots = [
      '/Applications',
      ...[env.HOME].filter(isSet).map((home) => path.posix.join(home, 'Applications')),
    ]
    return roots.map((root) => path.posix.join(root, MAC[channel]))
  }
  const folders = (env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/'))
  const onPath = COMMANDS[channel].flatMap((name) => folders.map((folder) => path.posix.join(folder, name)))
  return [...new Set([...LINUX[channel], ...onPath])]
}

const isSet = (value: string | undefined): value is string => value !== undefined && value !== ''

/**
 * The browser's program. `wanted` is a path or a channel; without it the environment's WAYOUT_BROWSER counts, then
 * the first channel that is installed. Throws `browser-not-found`.
 */
export function findBrowser(wanted?: string, machine: Machine = thisMachine()): string {
  const asked = wanted?.trim() || machine.env.WAYOUT_BROWSER?.trim() || ''
  if (asked !== '' && !isChannel(asked)) {
    if (machine.exists(asked)) return asked
    throw notFound(`There is no browser at "${asked}".`, [asked])
  }
  const channels = isChannel(asked) ? [asked] : CHANNELS
  const looked = channels.flatMap((channel) => placesOf(channel, machine))
  const found = looked.find((file) => machine.exists(file))
  if (found !== undefined) return found
  const names = channels.map((channel) => NAMES[channel])
  throw notFound(
    `${names.join(', ')} ${names.length === 1 ? 'was' : 'were'} not found on this computer.`,
    looked,
  )
}

function notFound(what: string, looked: readonly string[]): WayoutError {
  const places = looked.slice(0, 12).join(', ')
  const message = `${what} Looked in: ${places}. Install Google Chrome, Microsoft Edge or Chromium, or name one with --browser or WAYOUT_BROWSER (a path, or ${CHANNELS.join(', ')}).`
  return new WayoutError('browser-not-found', message, { looked })
}

export interface InstalledBrowser {
  readonly id: Channel
  /** As its makers call it. */
  readonly name: string
  readonly executable: string
}

/** All browsers that are found in their well-known places, best first. */
export function installedBrowsers(machine: Machine = thisMachine()): readonly InstalledBrowser[] {
  return CHANNELS.flatMap((id) => {
    const executable = placesOf(id, machine).find((file) => machine.exists(file))
    return executable === undefined ? [] : [{ id, name: NAMES[id], executable }]
  })
}
