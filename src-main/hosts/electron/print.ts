/**
 * Prints one of our own HTML files to PDF, in a hidden window of its own.
 * Invariants: no scripts, no network; the page reads nothing but files of its own folder; the window is gone after.
 */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { BrowserWindow, session } from 'electron'
import { ownPath } from '../guards.js'
import type { PanelFile } from '../host.js'
import { REPORT_ORIGIN, serve } from './scheme.js'
import { denyPermissions, fence, SAFE_PAGE } from './session-rules.js'

const HEADERS = { 'content-security-policy': "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'" }
/** Under this name the page itself is served, whatever the file is called. */
const PAGE = 'index.html'

/** A4. Rejects when the file cannot be read or printed. */
export async function printToPdf(file: string): Promise<Uint8Array> {
  const folder = path.dirname(file)
  const page: PanelFile = { type: 'text/html; charset=utf-8', body: await readFile(file) }
  const own = session.fromPartition(`print-${randomUUID()}`)
  denyPermissions(own)
  fence(own, (url) => ownPath(url, REPORT_ORIGIN) !== null)
  serve(own, REPORT_ORIGIN, HEADERS, (name) => (name === PAGE ? page : picture(path.join(folder, name))))
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      ...SAFE_PAGE,
      session: own,
      javascript: false,
    },
  })
  try {
    await window.loadURL(`${REPORT_ORIGIN}/${PAGE}`)
    return await window.webContents.printToPDF({ pageSize: 'A4', printBackground: true })
  } finally {
    window.destroy()
  }
}

/** One that is missing leaves a gap in the print, no more. */
async function picture(file: string): Promise<PanelFile | null> {
  if (path.extname(file) !== '.png') return null
  return readFile(file).then(
    (body) => ({ type: 'image/png', body }),
    () => null,
  )
}
