/** `wayout guide serve`: a practice site from a folder, until Ctrl-C. For writers of guides; loopback only. */
import { join } from 'node:path'
import { readSite, startFolder } from '../../practice/folder.js'
import { onSignals } from './signals.js'

export async function serveFolder(folder: string, wanted: string | undefined): Promise<number> {
  const site = readSite(folder)
  const scenario = wanted ?? Object.keys(site.scenarios)[0] ?? ''
  const practice = await startFolder(folder, scenario)
  const stopped = new Promise<void>((resolve) => onSignals(resolve))
  const guide = join(folder, 'guides', `${site.guide}.yaml`)
  process.stdout.write(
    `${site.name}, scenario ${scenario}: ${practice.origin}\n` +
      `wayout run ${guide} --origin ${site.origin}=${practice.origin}\n` +
      `Scenarios: ${Object.keys(site.scenarios).join(', ')}. Ctrl-C ends it.\n`,
  )
  await stopped
  const { facts, used, wrong } = practice.truth()
  await practice.close()
  process.stdout.write(`${JSON.stringify({ facts, used, wrong })}\n`)
  return 0
}
