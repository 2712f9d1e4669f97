/** Waiting, but not for ever. Must not import anything. */

/** The work's result, or `otherwise` when it fails or takes too long. */
export async function within<T>(ms: number, work: Promise<T>, otherwise: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<T>((done) => {
    timer = setTimeout(() => done(otherwise), ms)
  })
  const result = await Promise.race([work.catch(() => otherwise), late])
  clearTimeout(timer)
  return result
}
