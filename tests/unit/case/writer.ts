/**
 * A process that writes to a case as fast as it can, to be killed: it prints the number of each event once it is on the
 * disk, as the panel would show it. Arguments: folder, seed. Run with the bundled code; see kill.test.ts.
 */
import { CaseFolder } from '../../../src-main/case/case-folder'

const [folder = '', seed = '0'] = process.argv.slice(2)
const made = CaseFolder.open(folder, { event: 'start', guide: 'midjourney/website' }, new Date())
process.stdout.write(`${made.append({ event: 'say', text: 'ready' }, new Date()).seq}\n`)
let random = Number(seed) >>> 0
const next = (below: number) => {
  random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0
  return random % below
}
for (;;) {
  const about = { screen: `screen-${next(5)}`, url: 'https://www.midjourney.com/account' }
  const kind = next(6)
  const entry =
    kind === 0
      ? made.keep(
          Buffer.alloc(1 + next(200_000), next(256)),
          'png',
          { event: 'picture', ...about },
          new Date(),
        )
      : kind === 1
        ? made.keepText(`page ${next(1000)}`, { event: 'page-text', ...about }, new Date())
        : made.append({ event: 'say', text: 'x'.repeat(next(20_000)) }, new Date())
  if (kind === 2) made.writeDerived('report.html', `<p>${next(100)}</p>`, new Date())
  process.stdout.write(`${entry.seq}\n`)
}
