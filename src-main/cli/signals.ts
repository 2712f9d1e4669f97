/** One Ctrl-C often arrives more than once: from the terminal, from npm, from a library that passes it on. */
const SAME_PRESS_MS = 1000

/** Ctrl-C and friends end things in good order; pressed again, at once. Returns how to stop listening. */
export function onSignals(stop: () => void): () => void {
  let pressed: number | null = null
  const handle = () => {
    if (pressed === null) {
      pressed = Date.now()
      stop()
    } else if (Date.now() - pressed > SAME_PRESS_MS) process.exit(3)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, handle)
  return () => {
    for (const signal of signals) process.off(signal, handle)
  }
}
