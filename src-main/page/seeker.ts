/**
 * Looking more closely, when that is asked for: through Chromium's own accessibility tree, which sees into closed shadow
 * roots; at all controls, whatever they say; further down the page.
 * Invariants: what the tree finds is handed to the in-page code as the closed shadow root that it stands in, so that it
 * is read, pointed at and clicked by the same code, under the same guard, as everything else; only what holds a word of
 * the lexicon is followed; once a closed root was found, no page counts as looked at before its closed roots were.
 * Must not import Electron, playwright-core or the DOM.
 */
import type { Stems } from '../../src-preload/page/protocol.js'
import { buildSieve, type Sieve } from '../../src-preload/page/sieve.js'
import type { Frame, Frames } from './frames.js'
import type { Cdp, CdpAxNode } from './transport.js'

const TREE_TIMEOUT_MS = 5000
/** Nodes with a word of the lexicon that are followed in one frame. */
const FOLLOWED = 150
/** The tree of a large page takes the browser a second; it is not asked more often than that. */
const AGAIN_MS = 1000

export class Seeker {
  /** The page could not be scrolled on when that was asked for last. */
  bottom = false
  private readonly sieve: Sieve
  /** The document that is told of with all its controls. */
  private wide: string | null = null
  private closed = false
  private seen = ''
  private askedAt = Number.NEGATIVE_INFINITY

  constructor(
    private readonly cdp: Cdp,
    private readonly frames: Frames,
    stems: Stems,
  ) {
    this.sieve = buildSieve([...stems.controls, ...stems.texts])
  }

  async seek(how: 'deep' | 'wide' | 'scroll' | 'top'): Promise<void> {
    const { main } = this.frames
    if (main === null) return
    switch (how) {
      case 'deep':
        await this.adopt()
        return
      case 'wide':
        this.wide = main.loader
        return
      case 'scroll':
        this.bottom = !(await this.frames.call<boolean>(main, 'scrollOn()'))
        return
      case 'top':
        this.bottom = false
        await this.frames.call(main, 'scrollBack()')
        return
    }
  }

  /** Whether all controls of this document are asked for. */
  isWide(loader: string): boolean {
    return this.wide === loader
  }

  /** Something was clicked, or the page is another one: only what matters is told again. */
  narrow(): void {
    this.wide = null
    this.bottom = false
  }

  /** After a look at a page with closed roots: whether there are new ones, or when the tree can be asked. */
  async follow(versions: string): Promise<'same' | 'new' | number> {
    if (!this.closed || versions === this.seen) return 'same'
    const wait = this.askedAt + AGAIN_MS - performance.now()
    if (wait > 0) return wait
    this.seen = versions
    return (await this.adopt()) > 0 ? 'new' : 'same'
  }

  /** Takes in the closed shadow roots of all frames; how many there were that were not known yet. */
  private async adopt(): Promise<number> {
    const all = [...this.frames.all.values()].filter((frame) => frame.key !== '')
    const found = await Promise.all(all.map((frame) => this.adoptIn(frame).catch(() => 0)))
    const adopted = found.reduce((sum, each) => sum + each, 0)
    this.askedAt = performance.now()
    if (adopted > 0) this.closed = true
    return adopted
  }

  private async adoptIn(frame: Frame): Promise<number> {
    const { cdp, frames } = this
    const options = { session: frame.session, timeoutMs: TREE_TIMEOUT_MS }
    const tree = await cdp.send('Accessibility.getFullAXTree', { frameId: frame.id }, options)
    const ids = new Set(tree.nodes.flatMap((node) => (this.tells(node) ? [node.backendDOMNodeId ?? 0] : [])))
    let adopted = 0
    for (const backendNodeId of [...ids].slice(0, FOLLOWED)) {
      if (await frames.adopt(frame, backendNodeId)) adopted += 1
    }
    return adopted
  }

  private tells({ ignored, name, backendDOMNodeId }: CdpAxNode): boolean {
    const words = typeof name?.value === 'string' ? name.value : ''
    return !ignored && backendDOMNodeId !== undefined && words !== '' && this.sieve(words.slice(0, 400))
  }
}
