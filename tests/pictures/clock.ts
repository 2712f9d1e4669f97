/**
 * A clock that stands still, for pictures that are the same each time. `new Date()` is what a person gets to see: in
 * the case, in dates. `Date.now()` goes on, for the walk waits by it.
 */

let shown = 0

/** From now on it is ten o'clock and so many minutes, on the day after the given moment (ISO 8601). */
export function setClock(after: string, minutes: number): void {
  const day = new Date(`${after.slice(0, 10)}T10:00:00Z`)
  shown = day.getTime() + 24 * 3_600_000 + minutes * 60_000
}

export function stopClock(): void {
  process.env.TZ = 'UTC'
  const Real = Date
  globalThis.Date = new Proxy(Real, {
    construct: (target, args, own) => Reflect.construct(target, args.length === 0 ? [shown] : args, own),
  })
}
