// The command line in this process: what it prints, and its exit code.
import { main } from '../../../src-main/cli/main'
import type { PackWorld } from '../../../src-main/packs/store'

export interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** `world`: the one that guide packs are held against. */
export async function commandIn(world: PackWorld | undefined, ...args: readonly string[]): Promise<Said> {
  const said = { out: '', err: '' }
  const before = { out: process.stdout.write, err: process.stderr.write }
  const into = (stream: 'out' | 'err') => (text: string | Uint8Array) => {
    said[stream] += String(text)
    return true
  }
  process.stdout.write = into('out')
  process.stderr.write = into('err')
  try {
    return { code: await main(args, world), ...said }
  } finally {
    process.stdout.write = before.out
    process.stderr.write = before.err
  }
}

export const command = (...args: readonly string[]): Promise<Said> => commandIn(undefined, ...args)
