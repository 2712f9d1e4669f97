// The billing box in a frame from another origin: it speaks to its own origin's server, with the ticket in its address.

import { boot, h, post, rememberFocus, restoreFocus, t, toast } from './dom.js'
import { billingBox, dialogOf } from './plan.js'

const root = document.getElementById('root')
const state = { account: null, dialog: null }

const ctx = {
  state,
  set(patch) {
    Object.assign(state, patch)
    draw()
  },
  async act(id, extra = {}) {
    const reply = await post(id, extra)
    if (reply.toast) toast(t(reply.toast, { plan: reply.account?.plans[0]?.plan ?? '' }))
    if (reply.open) return ctx.set({ dialog: { kind: reply.open, row: extra.row } })
    if (reply.close && (id === 'close-dialog' || id === 'keep-plan')) return ctx.set({ dialog: null })
    state.dialog = null
    return load()
  },
}

async function load() {
  state.account = null
  draw()
  const response = await fetch(`/api/account?token=${encodeURIComponent(boot.token)}`)
  const account = await response.json()
  if (!account.signedIn) return parent.postMessage('practice-expired', boot.site)
  await new Promise((resolve) => setTimeout(resolve, 150))
  ctx.set({ account })
}

function draw() {
  const focus = rememberFocus(root)
  if (!state.account) return root.replaceChildren(h('p', { class: 'loading' }, t('loading')))
  const dialog = dialogOf(ctx)
  root.replaceChildren(billingBox(ctx))
  if (dialog) {
    root.append(dialog.node)
    dialog.show()
  }
  restoreFocus(root, focus)
}

document.title = `${t('billing')} · ${t('site')}`
load()
