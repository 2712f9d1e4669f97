/**
 * The letter as a file: an unsent message with the report attached, and a page to be printed.
 * Invariants: what is written for printing is readable by the person alone, and gone afterwards; the text is text, and
 * never markup. Must not import Electron, playwright-core or the DOM.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { longDate } from '../../src-preload/contract/long-date.js'
import type { Host, SaveRequest } from '../hosts/host.js'
import { emlOf } from '../mail/eml.js'
import type { Written } from './letter-view.js'

interface Means {
  readonly host: Pick<Host, 'printToPdf' | 'storeFolder'>
  readonly report: () => string | null
}

const nameFor = ({ letter, draft }: Written, today: string, type: string): string =>
  `wayout-${today}-${letter.purpose}-${draft.language}.${type}`

/** Opens in a mail program as a message that can be sent; the report goes with it, where there is one. */
export async function emlFile(
  written: Written,
  today: string,
  { host, report }: Means,
): Promise<SaveRequest> {
  const file = report()
  const { to, subject, body } = written
  const attached =
    file === null
      ? []
      : [
          {
            name: `wayout-${today}.pdf`,
            type: 'application/pdf' as const,
            content: await host.printToPdf(file),
          },
        ]
  const content = await emlOf({ to, subject, body }, attached)
  return { name: nameFor(written, today, 'eml'), type: 'eml', content }
}

/** The letter on paper: place for an address, the day, the subject, the text. */
export async function letterPdf(written: Written, today: string, { host }: Means): Promise<SaveRequest> {
  const folder = mkdtempSync(join(host.storeFolder, 'print-'))
  try {
    const file = join(folder, 'letter.html')
    writeFileSync(file, page(written, today), { mode: 0o600 })
    const content = await host.printToPdf(file)
    return { name: nameFor(written, today, 'pdf'), type: 'pdf', content }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)

function page({ draft: { language }, to, subject, body }: Written, today: string): string {
  const head = subject === null ? '' : `<h1>${escaped(subject)}</h1>`
  const recipient = to === null ? '' : `<p>${escaped(to)}</p>`
  return [
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${escaped(subject ?? '')}</title>`,
    '<style>body{margin:2.5cm;font:11pt/1.5 serif;overflow-wrap:anywhere}h1{font-size:12pt;margin:2em 0 1em}',
    '.day{text-align:end}.body{white-space:pre-wrap}</style>',
    `<body>${recipient}<p class="day">${escaped(longDate(today, language))}</p>${head}`,
    `<div class="body">${escaped(body)}</div></body></html>`,
  ].join('\n')
}
