/** Other words: rewording, and how labels are set. */
import { controlsIn, firstText, remember, type Stage } from './dom'

interface Made {
  readonly pattern: RegExp
  readonly names: readonly string[]
  readonly to: string
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function compiled({ config }: Stage): Made[] {
  return config.things
    .map(({ from, to }) => ({
      length: from.length,
      pattern: new RegExp(`^${escaped(from).replace(/\\\{\w+\\\}/g, '(.+?)')}$`, 'u'),
      names: [...from.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
      to,
    }))
    .sort((a, b) => b.length - a.length)
}

/** Replaces each text that is one of the practice's by another site's words for it. */
export function reworder(stage: Stage): (root: Node) => void {
  const rules = compiled(stage)
  const anew = (text: string): string | null => {
    const trimmed = text.trim()
    if (trimmed === '') return null
    for (const { pattern, names, to } of rules) {
      const found = pattern.exec(trimmed)
      if (found === null) continue
      return to.replace(/\{(\w+)\}/g, (_, name: string) => found[names.indexOf(name) + 1] ?? '')
    }
    return null
  }
  return (root) => {
    for (const text of textsIn(root)) {
      if (stage.done.has(text)) continue
      stage.done.add(text)
      if (text.parentElement?.closest('script, style, [data-added]')) continue
      const made = anew(text.data)
      if (made === null || made === text.data) continue
      text.data = text.data.replace(text.data.trim(), () => made)
      stage.changed('reword')
    }
  }
}

function textsIn(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const found: Text[] = root instanceof Text ? [root] : []
  while (walker.nextNode()) found.push(walker.currentNode as Text)
  return found
}

/** Keeps what each control says before it is reworded. */
export function rememberAll(root: ParentNode): void {
  for (const control of controlsIn(root)) remember(control)
  if (root instanceof Element && root.matches('button, a')) remember(root)
}

const STYLES = [
  'upper',
  'arrow',
  'cross',
  'dots',
  'nbsp',
  'soft',
  'zero-width',
  'small-caps',
  'lower',
] as const

/** Labels as designers set them: capitals, arrows, icons, dots, spaces that do not break, soft hyphens. */
export function typography(stage: Stage, root: ParentNode): void {
  const style = STYLES[stage.choice('typography', STYLES.length)] ?? 'upper'
  for (const control of controlsIn(root)) {
    if (stage.done.has(control) || control.dataset.set !== undefined || firstText(control) === '') continue
    control.dataset.set = ''
    for (const text of textsIn(control)) {
      const { data } = text
      if (style === 'arrow') text.data = `${data} →`
      if (style === 'cross') text.data = `✕ ${data}`
      if (style === 'dots') text.data = `${data}…`
      if (style === 'nbsp') text.data = data.replaceAll(' ', '\u00a0')
      if (style === 'soft') text.data = data.replace(/(\p{L}{5})(?=\p{L}{3})/gu, '$1\u00ad')
      if (style === 'zero-width') text.data = data.replaceAll(' ', ' \u200b')
      stage.done.add(text)
    }
    if (style === 'upper') control.style.textTransform = 'uppercase'
    if (style === 'lower') control.style.textTransform = 'lowercase'
    if (style === 'small-caps') control.style.fontVariant = 'small-caps'
    stage.changed('typography')
  }
}
