// The pages of a small site, from the account to the end, and the usual way to run them.
import { control, type FakePage, FakeSite, Shell, sentence } from './shell'
import { makePlan, REMOTE } from './small'

export const ended: FakePage = { sentences: ['Ends on December 14, 2026'] }
export const plan: FakePage = {
  controls: [control('Zap plan', { heading: 'Your plan' }), control('Hold')],
  sentences: ['Renews December 14, 2026'],
  on: { 'Zap plan': 'confirm' },
}
export const confirm: FakePage = {
  controls: [control('Yes zap', { dialog: 1 }), control('Hold', { dialog: 1 })],
  sentences: [sentence('Zap it?', { dialog: 1 })],
  more: { modal: 1 },
  on: { 'Yes zap': (site) => cancel(site) },
}
export const cancel = (site: FakeSite) => {
  site.page = 'ended'
  site.onLoad = () => 'ended'
}
export const account: FakePage = { controls: [control('See plan')], on: { 'See plan': { load: 'plan' } } }

/** Account → plan → question → ended; each page can be replaced. */
export const classic = (change: Record<string, FakePage> = {}, first = 'account') =>
  new FakeSite({ account, plan, confirm, ended, none: { sentences: ['No plan'] }, ...change }, (site) =>
    site.documents === 0 ? first : 'plan',
  )

export const run = (site: FakeSite, change: Parameters<typeof makePlan>[0] = {}) =>
  new Shell(makePlan(change), site).settle()

/** The same pages on another origin. */
export const at = (origin: string, pages: Record<string, FakePage>): Record<string, FakePage> =>
  Object.fromEntries(
    Object.entries(pages).map(([name, page]) => [
      name,
      {
        ...page,
        controls: (page.controls ?? []).map((c) => ({ ...c, origin })),
        sentences: (page.sentences ?? []).map((s) => ({
          ...(typeof s === 'string' ? sentence(s) : s),
          origin,
        })),
        more: { ...page.more, origin, url: `${origin}/account` },
      },
    ]),
  )
export const far = (change: Record<string, FakePage> = {}) =>
  classic(at(REMOTE, { account, plan, confirm, ended, ...change }))
