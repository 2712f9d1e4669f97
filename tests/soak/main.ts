/** `npm run soak [-- --walks N] [--from N] [--seed N]`: many walks in one app, and what is left of them. */
import { parseArgs } from 'node:util'
import { growthOf, leaksOf, type Sample, tableHead, tableRow, WARM } from './report'
import { type Done, openApp, soak } from './soak'
import { turnsOf } from './turns'

const HELP = `Walks the practice scenarios in one app, one after another, and says what is left after each.

  npm run soak -- [options]

  --walks N   so many walks (200)
  --from N    begins at walk N of the order that the seed gives (0)
  --seed N    another order (1)
  --help      this text

Exit code: 0; 1 when something is left behind, memory grows by more than a tenth after walk ${WARM}, or a walk
ends otherwise than its scenario says; 2 for a wrong option.`

const EVERY = 10

/** What was asked for; null: the help. Throws for what cannot be read. */
function asked(): { readonly walks: number; readonly from: number; readonly seed: number } | null {
  const { values } = parseArgs({
    options: {
      walks: { type: 'string', default: '200' },
      from: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return null
  const whole = (name: 'walks' | 'from' | 'seed', least: number): number => {
    const value = Number(values[name])
    if (Number.isSafeInteger(value) && value >= least) return value
    throw new Error(`--${name} ${values[name]}: a whole number from ${least} on is wanted`)
  }
  return { walks: whole('walks', 1), from: whole('from', 0), seed: whole('seed', 0) }
}

/** Gives what went wrong, a line each. */
async function run({ walks, from, seed }: { walks: number; from: number; seed: number }): Promise<string[]> {
  const wrong: string[] = []
  const done: Done[] = []
  let since = Date.now()
  console.log(tableHead())
  const app = await openApp()
  try {
    const before = await soak(app.person, turnsOf(seed, from, walks), (each) => {
      done.push(each)
      const name = `walk ${each.number} (${each.scenario.name}, ${each.mode}, then ${each.deed})`
      for (const problem of [...each.problems, ...each.leaks]) wrong.push(`${name}: ${problem}`)
      for (const problem of [...each.problems, ...each.leaks]) console.log(`${name}: ${problem}`)
      if (done.length % EVERY !== 0 && done.length !== walks) return
      const rounds = ((done.length - 1) % EVERY) + 1
      console.log(tableRow(done.length, each.sample, (Date.now() - since) / 1000 / rounds))
      since = Date.now()
    })
    for (const line of summary(before, done)) console.log(line)
  } finally {
    await app.close()
  }
  return [...wrong, ...tooMuch(done).map(({ line }) => `grown: ${line}`)]
}

const memory = (done: readonly Done[]) => {
  const [warm, last] = [done[WARM - 1]?.sample, done.at(-1)?.sample]
  // Within a few walks of the tenth it says nothing.
  return warm === undefined || last === undefined || done.length < 2 * WARM ? [] : growthOf(warm, last)
}
const tooMuch = (done: readonly Done[]) => memory(done).filter((each) => each.tooMuch)

function summary(before: Sample, done: readonly Done[]): string[] {
  const last = done.at(-1)
  const left = last === undefined ? [] : leaksOf(before, last.sample)
  const outcomes = new Map<string, number>()
  for (const { outcome } of done) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  return [
    '',
    `${done.length} walks: ${[...outcomes].map(([outcome, count]) => `${count} ${outcome}`).join(', ')}`,
    `otherwise than they should: ${done.filter(({ problems }) => problems.length > 0).length}`,
    `left behind: ${left.length === 0 ? 'nothing' : left.join('; ')}`,
    ...memory(done).map(({ line }) => line),
  ]
}

/** Gives the exit code. */
async function main(): Promise<number> {
  let wanted: ReturnType<typeof asked>
  try {
    wanted = asked()
  } catch (error) {
    console.error(`npm run soak: ${error instanceof Error ? error.message : String(error)}`)
    return 2
  }
  if (wanted === null) console.log(HELP)
  else if ((await run(wanted)).length > 0) return 1
  return 0
}

process.exitCode = await main()
