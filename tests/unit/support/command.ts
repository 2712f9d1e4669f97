// The command line in this process: what it prints, and its exit code.
import { main } from '../../../src-main/cli/main'

export interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

export async function command(...args: readonly string[]): Promise<Said> {
  const said = { out: '', err: '' }
  const before = { out: process.stdout.write, err: process.stderr.write }
  const into = (stream: 'out' | 'err') => (text: string | Uint8Array) => {
    said[stream] += String(text)
    return true
  }
  process.stdout.write = into('out')
  process.stderr.write = into('err')
  try {
    return { code: await main(args), ...said }
  } finally {
    process.stdout.write = before.out
    process.stderr.write = before.err
  }
}
