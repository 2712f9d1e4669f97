/**
 * Numbers that look like chance and come from a seed: the same seed, the same variant, on every computer.
 * Pure.
 */
export interface Random {
  /** At least 0, less than 1. */
  next(): number
  /** 0 … n-1. */
  below(n: number): number
  pick<T>(from: readonly T[]): T
  /** `count` different ones of them, in a random order. */
  some<T>(from: readonly T[], count: number): T[]
  chance(of: number): boolean
}

/** mulberry32, with the seed stirred first: neighbouring seeds must not give neighbouring numbers. */
export function randomOf(seed: number): Random {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  const pick = <T>(from: readonly T[]): T => {
    const chosen = from[below(from.length)]
    if (chosen === undefined) throw new Error('nothing to pick from')
    return chosen
  }
  return {
    next,
    below,
    pick,
    some(from, count) {
      const left = [...from]
      return Array.from({ length: Math.min(count, left.length) }, () =>
        left.splice(below(left.length), 1),
      ).flat()
    },
    chance: (of) => next() < of,
  }
}
