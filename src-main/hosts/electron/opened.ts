/**
 * Case files that the person opens with the app: named on the command line (Windows, Linux) or told by the system (macOS).
 * Invariants: a file counts by its ending alone, and is not touched here; those told too early wait for a listener.
 */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { App, Event } from 'electron'
import { CASE_ENDING } from '../../../src-preload/contract/case.js'

/** The case files among a program's arguments, as absolute paths. What begins with a dash is Chromium's. */
export const casesIn = (args: readonly string[], folder: string): string[] =>
  args
    .slice(1)
    .filter((each) => !each.startsWith('-'))
    .flatMap((each) => pathOf(each) ?? [])
    .filter((each) => each.toLowerCase().endsWith(`.${CASE_ENDING}`))
    .map((each) => resolve(folder, each))

/** A path as it is; of an address, as Linux desktops may give it, the path on this computer. Null: neither. */
function pathOf(word: string): string | null {
  // One letter before the colon is a drive.
  if (!/^[a-z][a-z\d+.-]+:/i.test(word)) return word
  const url = URL.canParse(word) ? new URL(word) : null
  if (url?.protocol !== 'file:' || url.hostname !== '') return null
  try {
    return fileURLToPath(url)
  } catch {
    return null
  }
}

export interface Opened {
  /** Hears each file, the waiting ones first. */
  listen(listener: (file: string) => void): void
}

/** Call it before the app is ready: macOS tells early. */
export function openedFiles(app: App, args: readonly string[], folder: string): Opened {
  let waiting: string[] | null = casesIn(args, folder)
  let listener: (file: string) => void = (file) => waiting?.push(file)
  app.on('open-file', (event: Event, file) => {
    event.preventDefault()
    for (const each of casesIn(['', file], folder)) listener(each)
  })
  app.on('second-instance', (_event, others, from) => {
    for (const each of casesIn(others, from)) listener(each)
  })
  return {
    listen(hear) {
      listener = hear
      for (const file of waiting ?? []) hear(file)
      waiting = null
    },
  }
}
