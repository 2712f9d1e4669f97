/** Cases for tests: a folder of one's own, and a case with the events and evidence of a small walk. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { CaseFolder } from '../../../src-main/case/case-folder'

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

/** A folder that is gone when the tests of the file are over. */
export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wayout-case-'))
  made.push(folder)
  return folder
}

/** A small disk of one's own, as `mount` takes its options; null where that is not allowed, which is said. */
export function smallDisk(options: string): { readonly folder: string; readonly release: () => void } | null {
  const folder = join(temporary(), 'disk')
  mkdirSync(folder)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'pipe' })
  } catch {
    console.log('a tmpfs cannot be mounted here (that needs root on Linux)')
    return null
  }
  return { folder, release: () => execFileSync('umount', [folder]) }
}

export const START = {
  event: 'start',
  guide: 'midjourney/website',
  checkedOn: '2026-11-23',
  practice: false,
  language: 'en',
  answers: { refund: 'refund-now' },
}

export const minute = (n: number) => new Date(Date.UTC(2026, 10, 24, 10, n))

export const picture = (n: number) => Buffer.from(`picture ${n} `.repeat(200))

/** A walk with two pictures, a text and an outcome; closed. */
export function smallCase(folder = join(temporary(), 'case')): string {
  const made = CaseFolder.open(folder, START, minute(0))
  const about = { url: 'https://www.midjourney.com/account', guide: 'midjourney/website' }
  made.append({ event: 'screen', id: 'plan', url: about.url }, minute(1))
  made.keep(picture(1), 'png', { event: 'picture', screen: 'plan', ...about }, minute(1))
  made.keepText(
    'Your plan renews on December 14, 2026',
    { event: 'page-text', screen: 'plan', ...about },
    minute(1),
  )
  made.append({ event: 'click', intent: 'cancel-plan', name: 'Cancel Plan', by: 'person' }, minute(2))
  made.keep(picture(2), 'png', { event: 'picture', screen: 'cancelled', ...about }, minute(3))
  made.append(
    { event: 'outcome', outcome: 'cancelled-at-period-end', verified: true, endsOn: '2026-12-14' },
    minute(4),
  )
  made.writeDerived('report.html', '<p>report</p>', minute(4))
  made.close()
  return folder
}
