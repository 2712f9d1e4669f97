/** What a report costs: its page made from the log, and a PDF of it with 40 pictures, against one without any. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { CaseFolder } from '../../src-main/case/case-folder.js'
import { findBrowser } from '../../src-main/hosts/browser/find.js'
import { printFile } from '../../src-main/hosts/browser/pdf.js'
import { readGuide, readLexicon } from '../../src-main/library.js'
import { narrator } from '../../src-main/run/narrate.js'
import { writeReport } from '../../src-main/run/record.js'

const PICTURES = 40
const RUNS = 3

/** A PNG of a window's size with bands of colour: as heavy to draw as a real one, and each another. */
function picture(n: number): Buffer {
  const [width, height] = [1280, 800]
  const raw = Buffer.alloc((width * 3 + 1) * height)
  for (let at = 0; at < raw.length; at += 1) raw[at] = at % (width * 3 + 1) === 0 ? 0 : (at >> 9) * (n + 3)
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

async function printed(count: number): Promise<{ page: number; pdf: number; size: number }> {
  const root = mkdtempSync(join(tmpdir(), 'wayout-bench-'))
  const { lexicon, index } = readLexicon()
  const guide = readGuide('midjourney/website', lexicon)
  const start = { event: 'start', guide: guide.id, practice: true, language: 'en' }
  const made = CaseFolder.open(join(root, 'case'), start, new Date())
  try {
    for (let n = 0; n < count; n += 1)
      made.keep(picture(n), 'png', { event: 'picture', screen: `screen-${n}` }, new Date())
    const begun = performance.now()
    const file = writeReport(made, guide, true, narrator(guide, index, 'en'))
    const written = performance.now()
    const { length } = await printFile(findBrowser(undefined), file)
    return { page: written - begun, pdf: performance.now() - written, size: length }
  } finally {
    made.close()
    rmSync(root, { recursive: true, force: true })
  }
}

export async function printing(): Promise<void> {
  const [none, many] = [[], []] as [number[], number[]]
  let last = { page: 0, size: 0 }
  for (let i = 0; i < RUNS; i += 1) {
    none.push((await printed(0)).pdf)
    const full = await printed(PICTURES)
    many.push(full.pdf)
    last = full
  }
  const median = (values: number[]) => [...values].sort((a, b) => a - b)[RUNS >> 1]?.toFixed(0)
  console.log(
    `Report: ${last.page.toFixed(0)} ms for its page; PDF of ${PICTURES} pictures ${median(many)} ms, without any ${median(none)} ms (most of it the browser's start); ${(last.size / 1024 / 1024).toFixed(1)} MB\n`,
  )
}
