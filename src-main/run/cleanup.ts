/**
 * What must be undone at the end, whatever happens: run in reverse order, one failure never stops the rest.
 * (Node 20 has no AsyncDisposableStack.)
 */
export class Cleanup {
  private readonly tasks: (() => unknown)[] = []

  constructor(private readonly failed: (error: unknown) => void) {}

  defer(task: () => unknown): void {
    this.tasks.push(task)
  }

  async run(): Promise<void> {
    for (let task = this.tasks.pop(); task !== undefined; task = this.tasks.pop()) {
      try {
        await task()
      } catch (error) {
        this.failed(error)
      }
    }
  }
}

/** Runs `work` with a cleanup that is always done before the result is given. */
export async function withCleanup<T>(
  work: (cleanup: Cleanup) => Promise<T>,
  failed: (error: unknown) => void,
): Promise<T> {
  const cleanup = new Cleanup(failed)
  try {
    return await work(cleanup)
  } finally {
    await cleanup.run()
  }
}
