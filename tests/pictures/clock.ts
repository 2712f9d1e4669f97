/**
 * A clock that stands still, for pictures that are the same each time. `new Date()` is what a person gets to see: in
 * the case, in dates. `Date.now()` goes on, for the walk waits by it.
 */

/** The day that the pictures show. */
const DAY = Date.UTC(2026, 10, 24, 10, 0)
let shown = DAY

/** From now on it is so many minutes past ten. */
export function setClock(minutes: number): void {
  shown = DAY + minutes * 60_000
}

export function stopClock(): void {
  process.env.TZ = 'UTC'
  const Real = Date
  globalThis.Date = new Proxy(Real, {
    construct: (target, args, own) => Reflect.construct(target, args.length === 0 ? [shown] : args, own),
  })
}
