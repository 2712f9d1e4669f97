/**
 * Hands a file to the app, part by part: a mail for the case that is shown, or a case from another computer.
 * Invariants: what is too big is not read at all; a part goes when the one before was taken. Must not import components.
 */
import { FILE_LIMITS, PART_BYTES } from '../../src-preload/contract/case.js'
import type { Panel } from './panel.svelte.js'

export type HandOver = 'taken' | 'refused' | 'too-big' | 'unreadable'

export async function handOver(
  panel: Panel,
  file: File,
  as: keyof typeof FILE_LIMITS,
  progress: (share: number) => void,
): Promise<HandOver> {
  const { name, size } = file
  if (size > FILE_LIMITS[as]) return 'too-big'
  if (size === 0) return 'unreadable'
  try {
    for (let at = 0; at < size; at += PART_BYTES) {
      progress(at / size)
      const data = base64(new Uint8Array(await file.slice(at, at + PART_BYTES).arrayBuffer()))
      const part = { kind: 'hand-over', as, name: name.slice(-200), size, at, data } as const
      if (!(await panel.send(part))) return 'refused'
    }
    return 'taken'
  } catch {
    // A folder, or a file that has gone.
    return 'unreadable'
  }
}

/** As many at once as a call takes arguments. */
const STEP = 8_192

function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += STEP)
    text += String.fromCharCode(...bytes.subarray(at, at + STEP))
  return btoa(text)
}
