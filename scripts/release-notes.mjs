/**
 * `npm run release-notes [FROM..TO]`: what changed, from the commits, in groups. Without a range: since the newest tag, or
 * from the beginning. Commit messages are plain sentences without prefixes, so a commit's group follows from the files
 * that it touched: the part of Wayout with most of them. What changes nothing for a person (tests, scripts) comes last.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const OTHERS = 'For contributors'
/** Of equals the first one wins. */
const GROUPS = [
  ['Guides and their words', /^guides\//],
  ['Letters', /^(?:letters|src-main\/(?:letters|mail)|docs\/letters)/],
  ['The case', /^src-main\/case\//],
  ['Walking and checking', /^src-(?:main\/(?:engine|guide|page|run)|preload\/page)\//],
  ['The panel', /^(?:src-renderer|src-main\/app|src-preload)\//],
  ['App, windows and packages', /^(?:src-main\/(?:hosts|index)|electron|build\/)/],
  ['Command line', /^(?:src-main\/cli|bin\/)/],
  ['Practice', /^practice\//],
  ['Documents', /^(?:docs\/|[A-Z-]+\.md$)/],
  [OTHERS, /./],
]

/** Messages that say themselves that they are about no part of the app. */
const SAYS = [
  [/^(?:tests?|a test|bench|variation|end-to-end|kill test|panel test|hostile pages)\b.*:/i, OTHERS],
  [/^(?:readme|docs)\b.*:/i, 'Documents'],
]

/** What the message says; else the group with most of the files. Tests and scripts count where there is nothing else. */
export function groupOf({ subject, files }) {
  const said = SAYS.find(([pattern]) => pattern.test(subject))?.[1]
  if (said !== undefined) return said
  const counts = new Map(GROUPS.map(([name]) => [name, 0]))
  for (const file of files) {
    const [name] = GROUPS.find(([, pattern]) => pattern.test(file)) ?? [OTHERS]
    counts.set(name, counts.get(name) + 1)
  }
  const rest = [...counts].filter(([name, count]) => name !== OTHERS && count > 0)
  return rest.sort(([, a], [, b]) => b - a)[0]?.[0] ?? OTHERS
}

/** One commit a record: its subject, then its files. */
export function parseLog(text) {
  return text
    .split('\0')
    .map((record) => record.trim().split('\n'))
    .filter(([subject = '']) => / /.test(subject) && !/^(?:wip|fixup!|squash!|Merge )/i.test(subject))
    .map(([subject, ...files]) => ({ subject, files: files.filter((file) => file !== '') }))
}

export function notes(commits) {
  const parts = GROUPS.flatMap(([name]) => {
    const own = commits.filter((commit) => groupOf(commit) === name)
    return own.length === 0 ? [] : [`### ${name}\n\n${own.map(({ subject }) => `- ${subject}`).join('\n')}`]
  })
  return parts.length === 0 ? 'Nothing changed.' : parts.join('\n\n')
}

function range(given) {
  if (given !== undefined) return [given]
  const tag = spawnSync('git', ['describe', '--tags', '--abbrev=0'], { encoding: 'utf8' })
  return tag.status === 0 ? [`${tag.stdout.trim()}..HEAD`] : ['HEAD']
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const args = ['log', '--no-merges', '--name-only', '--format=%x00%s', ...range(process.argv[2]), '--']
  const log = execFileSync('git', args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  process.stdout.write(`${notes(parseLog(log))}\n`)
}
