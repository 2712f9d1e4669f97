/** Ctrl-C and friends end things in good order; pressed twice, at once. Returns how to stop listening. */
export function onSignals(stop: () => void): () => void {
  let pressed = false
  const handle = () => {
    if (pressed) process.exit(3)
    pressed = true
    stop()
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, handle)
  return () => {
    for (const signal of signals) process.off(signal, handle)
  }
}
