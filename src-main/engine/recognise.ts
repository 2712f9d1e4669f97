/**
 * Which screen this is.
 * Invariants: a screen is recognised from what is there, never from the screen before; what stands behind a modal
 * dialog proves nothing; an outcome is never read while a modal dialog is open; a page of another
 * subscription is never taken for one of this.
 * Pure: must not import I/O, Electron or the DOM.
 */
import type { Screen, Sign } from '../guide/schema.js'
import { intentOf, type Plan } from './plan.js'
import type { Page, ReadControl } from './read.js'

export interface Recognised {
  readonly screen: Screen
  /** The controls that count: those of the modal dialog when one is open. */
  readonly controls: readonly ReadControl[]
}

/**
 * The first screen of the guide that fits, or null. On a fresh page outcomes are looked for first; on one where
 * something was clicked, a further step counts more than words that look like the end. `past`: screens that the run
 * looks past.
 */
export function recognise(
  plan: Plan,
  page: Page,
  fresh: boolean,
  past: (screen: Screen) => boolean,
): Recognised | null {
  const { modal } = page.observation
  const screens = plan.guide.screens.filter((screen) => !past(screen))
  // What manages another subscription is no page of this guide, however much its words look like it.
  const another = screens.filter((screen) => 'trouble' in screen && screen.trouble === 'wrong-subscription')
  const elsewhere = firstFit(plan, page, another, null)
  if (elsewhere !== null) return elsewhere
  const outcomes = fresh ? screens.filter((screen) => 'outcome' in screen) : []
  if (modal === null) return firstFit(plan, page, [...outcomes, ...screens], null)
  const steps = screens.filter((screen) => !('outcome' in screen))
  // Second try: a banner may call itself modal without being in the way. The guard decides at the click.
  return firstFit(plan, page, steps, modal) ?? firstFit(plan, page, steps, null)
}

function firstFit(
  plan: Plan,
  page: Page,
  screens: readonly Screen[],
  modal: number | null,
): Recognised | null {
  for (const screen of screens) {
    const controls = countingControls(page, screen, modal)
    if (fits(plan, page, screen, controls, modal)) return { screen, controls }
  }
  return null
}

function countingControls(page: Page, screen: Screen, modal: number | null): readonly ReadControl[] {
  const dialogShown = page.controls.some((control) => control.dialog !== null)
  return page.controls.filter((control) => {
    if (modal !== null) return control.dialog === modal
    if (screen.in === 'dialog') return control.dialog !== null
    return !(dialogShown && control.dialog === null && control.topmost === 'no')
  })
}

function fits(
  plan: Plan,
  page: Page,
  screen: Screen,
  controls: readonly ReadControl[],
  modal: number | null,
): boolean {
  const atOrigin = screen.at.some((name) => plan.origins.get(name) === page.observation.origin)
  if (!atOrigin) return false
  const shown = (sign: Sign): boolean => {
    if ('empty' in sign) return controls.some((c) => c.filled === false && carries(c, sign.empty))
    if ('control' in sign) {
      const intent = intentOf(plan, sign.control)
      return intent !== null && controls.some((c) => carries(c, intent) || c.traps.includes(intent))
    }
    return page.sentences.some((s) => (modal === null || s.dialog === modal) && s.signs.has(sign.text))
  }
  // What must be absent from a step's dialog may stand behind it; from an outcome's page it must be absent all over.
  const dialogOnly = screen.in === 'dialog' && !('outcome' in screen)
  const anywhere = (sign: Sign): boolean =>
    'empty' in sign
      ? page.controls.some((c) => c.filled === false && c.any.has(sign.empty))
      : 'control' in sign
        ? page.controls.some((c) => c.any.has(sign.control) && (!dialogOnly || c.dialog !== null))
        : page.sentences.some((s) => (!dialogOnly || s.dialog !== null) && s.signs.has(sign.text))
  return (
    screen.all.every(shown) &&
    (screen.any.length === 0 || screen.any.some(shown)) &&
    !screen.none.some(anywhere)
  )
}

const carries = (control: ReadControl, intent: string) =>
  control.strong.has(intent) || control.weak.has(intent)
