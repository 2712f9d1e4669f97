/**
 * The in-page part of a variant: runs in the page's own world before any script of the page, and changes what the page
 * draws, at once and again after each change.
 */
import type { Config, Kind } from './config'
import type { Stage } from './dom'
import { delays, dialogs, rerender } from './manners'
import { elements, frames, hashing, order, shadows, wrappers } from './shapes'
import { banners, decoys, offers, plans } from './strangers'
import { rememberAll, reworder, typography } from './words'

type Change = (root: ParentNode) => void

/** In the order in which they are made: words first, what moves controls elsewhere last. */
function changesOf(stage: Stage): Change[] {
  const makers: readonly (readonly [Kind, () => Change])[] = [
    ['plans', () => (root) => plans(stage, root)],
    ['reword', () => reworder(stage)],
    ['typography', () => (root) => typography(stage, root)],
    ['order', () => (root) => order(stage, root)],
    ['offers', () => offers(stage)],
    ['rerender', () => rerender(stage)],
    ['shadow-open', () => (root) => shadows(stage, root, 'open')],
    ['shadow-closed', () => (root) => shadows(stage, root, 'closed')],
    ['element', () => (root) => elements(stage, root)],
    ['decoys', () => (root) => decoys(stage, root)],
    ['wrap', () => (root) => wrappers(stage, root)],
    ['frame', () => (root) => frames(stage, root)],
    ['hash', () => hashing(stage)],
  ]
  return makers.flatMap(([kind, make]) => (stage.has(kind) ? [make()] : []))
}

function begin(config: Config): void {
  const send = window.variationReport
  Reflect.deleteProperty(window, 'variationReport')
  const told = new Set<Kind>()
  const roots: Node[] = []
  const chores: (() => void)[] = []
  const observer = new MutationObserver(() => run())
  const stage: Stage = {
    config,
    done: new WeakSet(),
    chores,
    report: (report) => send?.(report),
    changed(what) {
      if (told.has(what)) return
      told.add(what)
      send?.({ kind: 'changed', what })
    },
    has: (kind) => config.kinds.includes(kind),
    choice(salt, n) {
      let sum = config.seed >>> 0
      for (const letter of salt)
        sum = (Math.imul(sum ^ letter.charCodeAt(0), 0x5bd1e995) ^ (sum >>> 13)) >>> 0
      return sum % n
    },
    watch(root) {
      roots.push(root)
      observer.observe(root, { childList: true, subtree: true })
    },
    thingOf: (text) => config.things.find(({ from }) => from === text)?.thing,
  }
  if (stage.has('dialog')) dialogs(stage)
  if (stage.has('delay')) delays(stage)
  if (stage.has('banner')) banners(stage)
  const changes = changesOf(stage)
  function run(): void {
    for (const chore of chores) chore()
    // What is half there is left alone; the page's scripts begin when all of it is.
    if (document.readyState === 'loading') return
    for (const root of roots) {
      const parent = root as ParentNode
      for (const link of parent.querySelectorAll('a[target]')) link.removeAttribute('target')
      rememberAll(parent)
      for (const change of changes) change(parent)
    }
    // What was changed just now is no news.
    observer.takeRecords()
  }
  const attach = Element.prototype.attachShadow
  Element.prototype.attachShadow = function attachShadow(this: Element, init: ShadowRootInit) {
    const root = attach.call(this, init)
    // What a change has made watches over itself.
    if (this.localName.startsWith('practice-') || /^(?:billing-box|cancel-dialog)$/.test(this.localName))
      stage.watch(root)
    return root
  }
  stage.watch(document)
  document.addEventListener('readystatechange', run)
  run()
  if (config.lang !== 'en') stage.changed('language')
}

/** A frame that a change has made is looked after from outside. */
if (location.protocol.startsWith('http')) begin(VARIATION)

declare const VARIATION: Config
