/**
 * The keyboard shortcuts: which keys, and what they do.
 * With Alt alone: Ctrl and Shift belong to the browser, Alt+D, E and F to its menus, Alt+Shift and Ctrl+Alt to screen
 * readers and to the letters of many keyboards. Matched by letter, so that they are where the keyboard says; by place
 * where Alt changes the letter (macOS).
 * Invariants: a shortcut moves the focus, opens, or asks; it never makes a step that counts.
 */
import { m } from '../paraglide/messages.js'

export const SHORTCUTS = [
  { id: 'next', letter: 'n', text: m.key_next },
  { id: 'read', letter: 'r', text: m.key_read },
  { id: 'stop', letter: 's', text: m.key_stop },
  { id: 'settings', letter: 'o', text: m.key_settings },
  { id: 'back', letter: 'b', text: m.key_back },
  { id: 'help', letter: '?', text: m.key_help },
] as const
export type Shortcut = (typeof SHORTCUTS)[number]['id']

/** The keys of a shortcut, as they are written on the keyboard. */
export const keysOf = (letter: string): readonly string[] =>
  letter === '?' ? ['?'] : [/^mac/i.test(navigator.platform) ? '⌥' : 'Alt', letter.toUpperCase()]

/** What the key asks for; null when it is none of ours, or belongs to a field or a dialog. */
export function shortcutOf(event: KeyboardEvent): Shortcut | null {
  const { altKey, ctrlKey, metaKey, repeat, isComposing, target } = event
  if (event.defaultPrevented || repeat || isComposing || ctrlKey || metaKey) return null
  if (event.getModifierState('AltGraph') || document.querySelector('dialog[open]') !== null) return null
  if (target instanceof Element && target.closest('input:not([type=radio], [type=checkbox]), textarea'))
    return null
  const found = SHORTCUTS.find(({ letter }) =>
    letter === '?' ? !altKey && event.key === '?' : isLetter(event, letter),
  )
  return found?.id ?? null
}

function isLetter({ altKey, shiftKey, key, code }: KeyboardEvent, letter: string): boolean {
  if (!altKey || shiftKey) return false
  return /^[a-z]$/i.test(key) ? key.toLowerCase() === letter : code === `Key${letter.toUpperCase()}`
}

/** Presses what is marked for a shortcut, or leads to it; false when it is not there. */
export function goTo(shortcut: 'next' | 'stop' | 'settings' | 'back'): boolean {
  if (shortcut === 'next') {
    const found = nextButton()
    found?.focus()
    return found !== undefined
  }
  const marked = document.querySelector<HTMLElement>(`[data-key="${shortcut}"]`)
  marked?.click()
  return marked !== null
}

/** The main button; where there are several, the one after the one that has the focus. */
function nextButton(): HTMLElement | undefined {
  const shown = (selector: string) =>
    [...document.querySelectorAll<HTMLElement>(selector)].filter((each) => each.checkVisibility())
  const primary = shown('main button.primary')
  const buttons = primary.length > 0 ? primary : shown('main .buttons button')
  const at = buttons.findIndex((each) => each.matches(':focus'))
  return buttons[(at + 1) % buttons.length]
}
