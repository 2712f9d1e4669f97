/**
 * Hands an address to the system, and finds out when nothing there takes it.
 * Must not import Electron or playwright-core.
 */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import openAddress from 'open'

/** What is left running after this long is the program itself, at work: launchers say no at once. */
const WAIT = 3_000

/** `launch`: for tests. Rejects when nothing could be started, or when the launcher says that nothing takes this address. */
export async function openOutside(
  address: string,
  launch: (address: string) => Promise<ChildProcess> = (target) => openAddress(target),
  wait = WAIT,
): Promise<void> {
  const launcher = await launch(address)
  // Its exit may come before anybody listens.
  if (launcher.exitCode === null) {
    const signal = AbortSignal.timeout(wait)
    await once(launcher, 'exit', { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
  }
  if (launcher.exitCode !== null && launcher.exitCode !== 0)
    throw new Error(`The launcher ended with ${launcher.exitCode}.`)
}
