/**
 * What must be undone at the end, whatever happens: run in reverse order, one failure never stops the rest.
 * (Node 20 has no AsyncDisposableStack.)
 */
export class Cleanup {
  private readonly tasks: (() => unknown)[] = []

  defer(task: () => unknown): void {
    this.tasks.push(task)
  }

  async run(): Promise<void> {
    for (let task = this.tasks.pop(); task !== undefined; task = this.tasks.pop()) {
      try {
        await task()
      } catch (error) {
        process.stderr.write(
          `wayout: while closing: ${error instanceof Error ? error.message : String(error)}\n`,
        )
      }
    }
  }
}

/** Runs `work` with a cleanup that is always done before the result is given. */
export async function withCleanup<T>(work: (cleanup: Cleanup) => Promise<T>): Promise<T> {
  const cleanup = new Cleanup()
  try {
    return await work(cleanup)
  } finally {
    await cleanup.run()
  }
}
