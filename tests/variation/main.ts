/** `npm run variation [-- --count N] [--from SEED] [--seed N [--show]] [--only KIND]`: walks, and prints what came of it. */
import { parseArgs } from 'node:util'
import { makeGround, walkAll } from './ground'
import { KINDS } from './page/config'
import { count, counted, idleKinds, lineOf, share, tableOf } from './table'
import { variantOf } from './variant'

const AIM = 0.97
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '680' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    only: { type: 'string' },
    show: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    jobs: { type: 'string', default: '3' },
  },
})

const number = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${text} is no whole number`)
  return value
}

const kind = KINDS.find((each) => each === values.only)
if (values.only !== undefined && kind === undefined)
  throw new Error(`There is no kind "${values.only}". Known: ${KINDS.join(', ')}.`)
const from = number(values.from)
const all = Array.from({ length: number(values.count) }, (_, i) => from + i)
const seeds =
  values.seed !== undefined
    ? [number(values.seed)]
    : all.filter((seed) => kind === undefined || variantOf(seed).kinds.includes(kind))

const ground = await makeGround(values.show)
const started = Date.now()
try {
  const walked = await walkAll(ground, seeds, values.show ? 1 : number(values.jobs), (each) => {
    if (each.verdict === 'right' && seeds.length > 1 && !values.all) return
    console.log(lineOf(each))
    for (const line of each.story) console.log(`    ${line}`)
  })
  if (seeds.length > 1) {
    const minutes = ((Date.now() - started) / 60_000).toFixed(1)
    console.log(`\n${tableOf(walked)}\n\n${walked.length} variants in ${minutes} minutes`)
    const idle = idleKinds(walked)
    if (idle.length > 0) console.log(`never changed anything: ${idle.join(', ')}`)
    const aimed = counted(walked)
    const bad = count(walked, 'wrong-click') + count(walked, 'false-cancelled')
    console.log(
      `right ${(share(aimed) * 100).toFixed(1)} % (aim ${AIM * 100} %), wrong clicks and false ends ${bad} (aim 0)`,
    )
    if (share(aimed) < AIM || bad > 0 || idle.length > 0) process.exitCode = 1
  }
} finally {
  await ground.browser.close()
}
