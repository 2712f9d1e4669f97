/**
 * The browsers of the tests. Most need pages, not windows: Chromium's headless shell, the same engine without the
 * browser around it, starts and runs in half the time. What a person's browser adds is tested with the whole one.
 */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findBrowser } from '../src-main/hosts/browser/find.js'

/** The headless shell where it is installed (or WAYOUT_TEST_SHELL, a path), else the whole browser. */
export function quickBrowser(): string {
  const wanted = process.env.WAYOUT_TEST_SHELL
  if (wanted !== undefined) return wanted === '' ? findBrowser() : wanted
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, 'chromium-headless-shell')).find(isProgram) ?? findBrowser()
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
