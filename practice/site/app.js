// The practice app: routing, loading, drawing. State lives here; views are functions of it; the plan lives on the server.

import { showCookieNotice } from './cookies.js'
import { boot, control, h, link, post, rememberFocus, restoreFocus, t, toast } from './dom.js'
import { dialogOf } from './plan.js'
import { defineComponents } from './shadow.js'
import { errorView, isOpenPath, viewOf } from './views.js'

const root = document.getElementById('root')
const state = {
  account: null,
  failed: false,
  dialog: null,
  menu: false,
  revealed: false,
  expired: false,
  reason: null,
}
/** What the page was told once and holds to be true until it is loaded anew (scenario fake-success). */
let lie = null
let loads = 0
let first = true
let frame = null
let held = false

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const lateness = () => (boot.late ? 3000 : 60 + ((loads * 70) % 190))

const ctx = {
  state,
  set(patch) {
    Object.assign(state, patch)
    draw()
  },
  async act(id, extra = {}) {
    const reply = await post(id, extra)
    if (reply.code === 401) {
      state.expired = true
      return navigate('/account')
    }
    if (reply.dead) return
    if (reply.problem) return ctx.set({ dialog: state.dialog && { ...state.dialog, problem: reply.problem } })
    if (reply.fake) lie = reply.account
    if (reply.toast) toast(t(reply.toast, { plan: reply.account?.plans[0]?.plan ?? '' }))
    if (reply.open) return ctx.set({ dialog: { kind: reply.open, row: extra.row } })
    if (reply.close && (id === 'close-dialog' || id === 'keep-plan')) return ctx.set({ dialog: null })
    if (id === 'manage') return ctx.set({ revealed: !state.revealed })
    if (id === 'open-menu') return ctx.set({ menu: !state.menu })
    if (id === 'edit-billing') return navigate('/billing')
    if (id === 'sign-out') return navigate('/account')
    state.dialog = null
    if (reply.go) return navigate(reply.go)
    return load()
  },
  async follow(id, path) {
    await post(id)
    navigate(path)
  },
  async leave(id, url) {
    await post(id)
    location.assign(url)
  },
  billingFrame(src, title) {
    frame = h('iframe', { src, title, class: 'billing-frame' })
    return frame
  },
}

function navigate(path) {
  history.pushState(null, '', path)
  return load()
}

async function load() {
  const mine = ++loads
  Object.assign(state, {
    account: null,
    failed: false,
    dialog: null,
    menu: false,
    revealed: false,
    reason: null,
  })
  draw()
  let account = null
  try {
    const response = await fetch('/api/account')
    if (response.ok) account = await response.json()
  } catch {
    // Shown as a failure below.
  }
  await pause(lateness())
  if (mine !== loads) return
  state.account = lie ?? account
  state.failed = !state.account
  if (state.account?.signedIn) state.expired = false
  draw()
  if (!first) root.querySelector('h1')?.focus()
  first = false
}

function avatarMenu() {
  const toggle = control(ctx, 'open-menu', 'S', {
    look: 'avatar',
    'aria-label': t('accountMenu'),
    'aria-expanded': String(state.menu),
  })
  const entries = h(
    'ul',
    { class: 'menu', hidden: !state.menu },
    h('li', {}, link(ctx, 'nav-account', t('account'), '/account')),
    h('li', {}, link(ctx, 'open-settings', t('settings'), '/account/settings')),
    h('li', {}, control(ctx, 'sign-out', t('signOut'), { look: 'plain' })),
    h('li', {}, link(ctx, 'open-delete-account', t('deleteAccount'), '/account/delete', { class: 'warn' })),
  )
  return h('div', { class: 'who' }, toggle, entries)
}

function header() {
  const here = location.pathname
  const entry = (id, key, path) =>
    link(ctx, id, t(key), path, here === path ? { 'aria-current': 'page' } : {})
  return h(
    'header',
    {},
    h('span', { class: 'brand' }, h('span', { class: 'mark', 'aria-hidden': 'true' }), t('site')),
    h(
      'nav',
      { 'aria-label': t('navLabel') },
      entry('nav-explore', 'explore', '/explore'),
      entry('nav-create', 'create', '/create'),
      entry('nav-help', 'help', '/help'),
      entry('nav-account', 'account', '/account'),
    ),
    state.account?.signedIn && avatarMenu(),
  )
}

function current() {
  if (state.failed && !isOpenPath(location.pathname)) return errorView(ctx)
  if (!state.account && !state.failed)
    return { title: t('loading'), node: h('p', { class: 'loading' }, t('loading')) }
  return viewOf(ctx, location.pathname)
}

function draw() {
  const focus = rememberFocus(root)
  if (frame?.isConnected && state.account) {
    // A frame that is moved is loaded anew: only what is around it is drawn.
    root.querySelector('header').replaceWith(header())
    restoreFocus(root, focus)
    return
  }
  const view = current()
  const dialog = state.account && dialogOf(ctx)
  const busy = !state.account && !state.failed
  document.title = `${view.title} · ${t('site')}`
  root.replaceChildren(header(), h('main', { 'aria-busy': String(busy) }, view.node))
  if (dialog) {
    root.append(dialog.node)
    dialog.show()
  }
  restoreFocus(root, focus)
}

addEventListener('popstate', load)

addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && state.menu) ctx.set({ menu: false })
})

// The frame tells that nobody is signed in any more.
addEventListener('message', (event) => {
  if (event.origin === boot.frame && event.data === 'practice-expired') navigate('/account')
})

/** The restless page: every node is replaced again and again, but never between a press and its release. */
function beRestless() {
  for (const type of ['pointerdown', 'keydown'])
    addEventListener(type, () => {
      held = true
    })
  for (const type of ['pointerup', 'pointercancel', 'keyup'])
    addEventListener(type, () => setTimeout(() => (held = false)))
  setInterval(() => {
    if (!held && (state.account || state.failed)) draw()
  }, 200)
}

if (boot.shadow) defineComponents()
if (boot.late) beRestless()
if (boot.cookies) showCookieNotice()
load()
