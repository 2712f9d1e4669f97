/** The ring on the site's page, for whoever clicks where it is. It stands in a closed shadow root, in any frame. */
import type { CDPSession, Page } from 'playwright-core'

/** Presses the mouse where the ring is; false when there is none. */
export async function pressRing(page: Page): Promise<boolean> {
  const at = await ringAt(page).catch(() => null)
  if (at === null) return false
  // Past the driver, which loses a page that has crashed once.
  const session = await page.context().newCDPSession(page)
  const { x, y } = at
  const press = { x, y, button: 'left', clickCount: 1 } as const
  await session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y }).catch(() => undefined)
  await session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...press }).catch(() => undefined)
  await session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...press }).catch(() => undefined)
  await session.detach().catch(() => undefined)
  return true
}

interface CdpNode {
  readonly nodeId: number
  readonly backendNodeId: number
  readonly attributes?: readonly string[]
  readonly children?: readonly CdpNode[]
  readonly shadowRoots?: readonly CdpNode[]
  readonly contentDocument?: CdpNode
}

/** The centre of the ring, in the page's coordinates. */
export async function ringAt(page: Page): Promise<{ x: number; y: number } | null> {
  for (const frame of page.frames()) {
    const session = await page
      .context()
      .newCDPSession(frame === page.mainFrame() ? page : frame)
      .catch(() => null)
    if (session === null) continue
    try {
      const box = await ringIn(session)
      if (box === null) continue
      const owner = frame === page.mainFrame() ? null : await (await frame.frameElement()).boundingBox()
      return { x: box.x + (owner?.x ?? 0), y: box.y + (owner?.y ?? 0) }
    } finally {
      await session.detach().catch(() => undefined)
    }
  }
  return null
}

async function ringIn(session: CDPSession): Promise<{ x: number; y: number } | null> {
  const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: CdpNode }
  const ring = find(root, ({ attributes = [] }) => attributes[attributes.indexOf('class') + 1] === 'ring')
  if (ring === null) return null
  const told = await session.send('DOM.getBoxModel', { backendNodeId: ring.backendNodeId }).catch(() => null)
  const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = told?.model.border ?? []
  return told === null || x2 <= x1 ? null : { x: (x1 + x2) / 2, y: (y1 + y2) / 2 }
}

function find(node: CdpNode, fits: (node: CdpNode) => boolean): CdpNode | null {
  if (fits(node)) return node
  const below = [...(node.shadowRoots ?? []), ...(node.children ?? []), node.contentDocument ?? []].flat()
  for (const child of below) {
    const found = find(child, fits)
    if (found !== null) return found
  }
  return null
}
