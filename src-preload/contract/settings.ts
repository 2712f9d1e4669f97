/**
 * The settings as the panel shows them, and what it can ask about them.
 * Invariants: what is shown here lies above the place where the person was, which goes on underneath.
 * Pure: must not import anything but zod and its neighbours.
 */
import * as z from 'zod/mini'

export const SettingsPlace = z.strictObject({
  kind: z.literal('settings'),
})

export const SETTINGS_INTENTS = [
  /** Opens the settings above the place where the person is; a walk goes on underneath. */
  z.strictObject({ kind: z.literal('settings') }),
  /** Back to that place. */
  z.strictObject({ kind: z.literal('settings-close') }),
] as const
