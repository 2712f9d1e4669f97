/**
 * What is held against what: the counts after a walk against those before the first, memory after the last walk against
 * that after the tenth. Pure.
 */

/** What is there while the app rests at home. Memory in bytes. */
export interface Sample {
  /** Of this process, after a collection. */
  readonly heap: number
  readonly rss: number
  /** Of the panel's page, after a collection. */
  readonly panelHeap: number
  readonly panelNodes: number
  readonly panelListeners: number
  /** Things that must not become more, by name: "process listeners: exit". */
  readonly counts: Readonly<Record<string, number>>
}

/** Walks after which all that is made once has been made. */
export const WARM = 10
/** How much more memory may be in use after the last walk than after the tenth. */
const GROWTH = 0.1

const MB = 1024 * 1024
const megabytes = (bytes: number) => (bytes / MB).toFixed(1)

/** What has become more, in words: "process listeners: exit 4 instead of 3". */
export function leaksOf(before: Sample, now: Sample): string[] {
  return Object.entries(now.counts)
    .filter(([name, count]) => count > (before.counts[name] ?? 0))
    .map(([name, count]) => `${name}: ${count} instead of ${before.counts[name] ?? 0}`)
}

interface Kind {
  readonly title: string
  readonly of: (sample: Sample) => number
  readonly unit: 'bytes' | 'things'
  readonly judged: boolean
}
const KINDS: readonly Kind[] = [
  { title: 'heap', of: ({ heap }) => heap, unit: 'bytes', judged: true },
  {
    title: "heap with the panel's",
    of: ({ heap, panelHeap }) => heap + panelHeap,
    unit: 'bytes',
    judged: true,
  },
  // By itself it is little, and grows as long as the browser compiles what it has not run so often before.
  { title: 'heap of the panel', of: ({ panelHeap }) => panelHeap, unit: 'bytes', judged: false },
  { title: 'nodes of the panel', of: ({ panelNodes }) => panelNodes, unit: 'things', judged: true },
  {
    title: 'listeners in the panel',
    of: ({ panelListeners }) => panelListeners,
    unit: 'things',
    judged: true,
  },
  // Given back to the system when the allocator likes.
  { title: 'RSS', of: ({ rss }) => rss, unit: 'bytes', judged: false },
]

/** A line for each kind, and whether it has grown too much. */
export function growthOf(warm: Sample, last: Sample): { readonly line: string; readonly tooMuch: boolean }[] {
  return KINDS.map(({ title, of, unit, judged }) => {
    const [before, after] = [of(warm), of(last)]
    const share = after / before - 1
    const told = (value: number) => (unit === 'bytes' ? `${megabytes(value)} MB` : String(value))
    const percent = `${share < 0 ? '' : '+'}${(share * 100).toFixed(1)} %`
    return {
      line: `${title}${judged ? '' : ' (not judged)'}: ${told(before)}, then ${told(after)} (${percent})`,
      tooMuch: judged && share > GROWTH,
    }
  })
}

const COLUMNS = [
  'walks',
  'heap MB',
  'RSS MB',
  'panel MB',
  'panel nodes',
  'pages',
  'sessions',
  'listeners',
  'folders',
  'processes',
  'descriptors',
  's a walk',
]

const row = (cells: readonly string[]) =>
  `| ${cells.map((cell, i) => cell.padStart((COLUMNS[i] ?? '').length)).join(' | ')} |`

export const tableHead = (): string =>
  `${row(COLUMNS)}\n|${COLUMNS.map((name) => `${'-'.repeat(name.length + 1)}:`).join('|')}|`

/** Counts whose name begins so, together; "–" where they cannot be counted. */
function sum({ counts }: Sample, start: string): string {
  const found = Object.entries(counts).filter(([name]) => name.startsWith(start))
  return found.length === 0 ? '–' : String(found.reduce((all, [, count]) => all + count, 0))
}

export function tableRow(walks: number, sample: Sample, seconds: number): string {
  const counted = ['pages', 'driver: CDPSession', 'listeners', 'temporary', 'processes', 'descriptors']
  return row([
    String(walks),
    megabytes(sample.heap),
    megabytes(sample.rss),
    megabytes(sample.panelHeap),
    String(sample.panelNodes),
    ...counted.map((start) => sum(sample, start)),
    seconds.toFixed(1),
  ])
}
