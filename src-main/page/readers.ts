/**
 * The second reader: what Chromium's own accessibility tree says about the one element that is to be clicked.
 * Invariants: pure; in doubt the readers disagree. Must not import Electron or the DOM.
 */
import { normalise } from '../guide/normalise.js'
import type { CdpAxNode } from './transport.js'

/** Roles that Chromium names otherwise. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  button: ['DisclosureTriangle', 'DisclosureTriangleGrouped', 'popUpButton', 'ToggleButton'],
  combobox: ['menulist', 'MenuListPopup', 'ComboBoxSelect', 'ComboBoxMenuButton', 'TextFieldWithComboBox'],
  listbox: ['listBox'],
  option: ['listBoxOption', 'MenuListOption'],
  textbox: ['searchbox', 'textField', 'spinbutton', 'Date', 'DateTime', 'InputTime', 'ColorWell'],
  link: ['docBackLink', 'docNoteRef'],
}
/**
 * Roles that say nothing of what the element does: any of these agrees with "generic". So does a link: Chromium hears that
 * somebody listens on an anchor without an address, which we cannot.
 */
const PLAIN = new Set(
  'generic none link presentation GenericContainer LabelText StaticText paragraph listitem cell gridcell group row article region Section strong emphasis image img heading'
    .toLowerCase()
    .split(' '),
)
/** Chromium leaves it out because nobody can see or reach it. */
const AWAY =
  /^(?:activeModalDialog|activeFullscreenElement|activeAriaModalDialog|ariaHiddenElement|ariaHiddenSubtree|inertElement|inertSubtree|notRendered|notVisible|probablyPresentational|hidden)/i

export type Verdict = { readonly agree: true } | { readonly agree: false; readonly detail: string }

export function readersAgree(node: CdpAxNode | undefined, role: string, name: string): Verdict {
  if (node === undefined) return no('the browser does not know it')
  const theirRole = typeof node.role?.value === 'string' ? node.role.value : ''
  const theirName = typeof node.name?.value === 'string' ? node.name.value : ''
  const plain = role === 'generic'
  if (node.ignored) {
    const away = node.ignoredReasons?.find((reason) => AWAY.test(reason.name))
    if (away !== undefined || !plain) return no(`the browser leaves it out${away ? ` (${away.name})` : ''}`)
    return { agree: true }
  }
  const sameRole = plain
    ? PLAIN.has(theirRole.toLowerCase())
    : theirRole.toLowerCase() === role || SAME[role]?.some((r) => r.toLowerCase() === theirRole.toLowerCase())
  if (sameRole !== true) return no(`the browser calls it ${theirRole.slice(0, 40)}, not ${role}`)
  if (plain && theirName === '') return { agree: true }
  return sameName(name, theirName) ? { agree: true } : no(`the browser reads "${theirName.slice(0, 80)}"`)
}

/** Equal but for white space; our names are cut at 200 characters. */
function sameName(ours: string, theirs: string): boolean {
  const bare = (text: string) => normalise(text).replaceAll(' ', '')
  if (bare(ours) === bare(theirs)) return true
  return ours.length >= 190 && bare(theirs).startsWith(bare(ours).slice(0, 150))
}

const no = (detail: string): Verdict => ({ agree: false, detail })
