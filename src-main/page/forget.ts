/**
 * Forgets a sign-in while the site's window is open.
 * Invariants: whole or told: the first call that fails rejects; a cookie is told apart by where it is sent, its value is
 * never looked at; origins that are kept lose nothing. Must not import Electron, playwright-core or the DOM.
 */
import type { Frame } from './frames.js'
import type { Cdp, CdpCookie } from './transport.js'

export interface Forgetting {
  readonly cdp: Cdp
  readonly frames: readonly Frame[]
  readonly origins: readonly string[]
  readonly keep: readonly string[]
}

export async function forget({ cdp, frames, origins, keep }: Forgetting): Promise<void> {
  const shown = frames.filter(({ origin }) => /^https?:/.test(origin) && !keep.includes(origin))
  // The tab's own storage belongs to no origin's data; what cannot be cleared of it ends with the tab.
  for (const { origin, session } of shown) {
    const storageId = { securityOrigin: origin, isLocalStorage: false }
    await cdp.try('DOMStorage.clear', { storageId }, { session })
  }
  const all = new Set(
    [...origins, ...shown.map(({ origin }) => origin)].filter((each) => !keep.includes(each)),
  )
  for (const origin of all) await cdp.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
  // An origin's data does not hold the cookies that its neighbours get too: ".midjourney.com".
  const { cookies } = await cdp.send('Storage.getCookies')
  for (const cookie of cookies) {
    if (keep.some((origin) => isSentTo(cookie, origin))) continue
    const { name, domain, path, partitionKey } = cookie
    const which = { name, domain, path, ...(partitionKey === undefined ? {} : { partitionKey }) }
    await cdp.send('Network.deleteCookies', which)
  }
  await cdp.send('Network.clearBrowserCache')
}

function isSentTo({ domain }: CdpCookie, origin: string): boolean {
  const { hostname } = new URL(origin)
  return domain.startsWith('.') ? `.${hostname}`.endsWith(domain) : hostname === domain
}
