// What the hostile pages share: a page, and a guarded click that asks the real words.
import { expect } from 'vitest'
import type { ClickResult } from '../../src-main/engine/observation'
import type { ClickRequest } from '../../src-main/page/click'
import { html, type Tab, type World } from '../dom/support'
import { isTrap, lexicon } from '../unit/support/words'

export async function open(world: World, body: string, head = ''): Promise<Tab> {
  const tab = await world.tab()
  world.site.routes.set('/page', html(body, head))
  await tab.page.load(`${world.site.origin}/page`)
  return tab
}

const meansCancelling: ClickRequest['intentHolds'] = ({ name, shown }) => {
  const found = lexicon.intentsOf(name)
  return found.includes('cancel-plan') && ![...found, ...lexicon.intentsOf(shown)].some(isTrap)
}

export async function press(
  world: World,
  tab: Tab,
  name: string,
  more: Partial<ClickRequest> = {},
): Promise<ClickResult> {
  const { ref, role } = await tab.control(name)
  return tab.page.click({
    ref,
    allowedOrigins: [world.site.origin],
    expected: { role, name },
    intentHolds: meansCancelling,
    ...more,
  })
}

export const refused = (why: string, detail?: string) => ({
  kind: 'refused',
  why,
  detail: detail ?? expect.any(String),
})
