// The pages of the practice app, one function a route: state in, title and node out.

import { boot, control, h, link, post, t } from './dom.js'
import { flowView } from './flow.js'
import { billingBox, planDetails } from './plan.js'

const title1 = (text) => h('h1', { tabindex: '-1' }, text)

const narrow = (title, ...body) => ({
  title,
  node: h('div', { class: 'narrow' }, h('div', { class: 'card' }, title1(title), body)),
})

const signInPath = '/auth/signin?callbackUrl=%2Faccount'

function signedOut(ctx) {
  const { account, expired } = ctx.state
  const text = account.deleted ? 'deletedText' : expired ? 'sessionExpired' : 'signedOutText'
  const onclick = () => ctx.follow('sign-in', signInPath)
  return narrow(
    t('account'),
    h('p', {}, t(text)),
    h('div', { class: 'row end' }, control(ctx, 'sign-in', t('signIn'), { look: 'primary', onclick })),
  )
}

function signIn(ctx) {
  const onGoogle = () =>
    boot.googleOnly
      ? ctx.leave('sign-in-google', '/auth/google')
      : ctx.follow('sign-in-google', '/auth/google')
  const callbackUrl = new URLSearchParams(location.search).get('callbackUrl') ?? '/account'
  const onDiscord = () =>
    ctx.leave('sign-in-discord', `/auth/discord?callbackUrl=${encodeURIComponent(callbackUrl)}`)
  return narrow(
    t('signInHeading'),
    h('p', { class: 'quiet' }, t('signInHint')),
    h(
      'div',
      { class: 'stack' },
      control(ctx, 'sign-in-google', t('withGoogle'), { onclick: onGoogle }),
      !boot.googleOnly && control(ctx, 'sign-in-discord', t('withDiscord'), { onclick: onDiscord }),
    ),
  )
}

const google = (ctx) =>
  narrow(
    t('googleHeading'),
    h('p', {}, t('googleText')),
    h('p', {}, link(ctx, 'google-back', t('back'), signInPath)),
  )

const sidebar = (ctx) =>
  h(
    'nav',
    { class: 'side', 'aria-label': t('account') },
    link(ctx, 'nav-account', t('account'), '/account'),
    link(ctx, 'open-manage', t('manageSub'), '/manage'),
    link(ctx, 'open-settings', t('settings'), '/account/settings'),
  )

/** In the older layout a sidebar stands beside every account page. */
const beside = (ctx, ...content) =>
  boot.layout === 'classic'
    ? h('div', { class: 'with-side' }, sidebar(ctx), h('div', {}, content))
    : h('div', { class: 'wide' }, boot.cover && h('div', { class: 'cover', 'aria-hidden': 'true' }), content)

function account(ctx) {
  const { account: data } = ctx.state
  const details = [
    [t('displayName'), 'Sam Rivers'],
    [t('login'), `Discord · ${data.handle}`],
    [t('email'), `${data.handle}@example.com`],
  ]
  const list = h(
    'dl',
    {},
    details.map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))),
  )
  const manage = () => {
    if (!boot.popUp) return ctx.follow('open-manage', '/manage')
    // Within the click itself: later the browser would not allow it.
    window.open('/manage', 'practice-plan', 'popup,width=980,height=760')
    return post('open-manage')
  }
  return {
    title: t('account'),
    node: beside(
      ctx,
      title1(t('hello', { name: 'Sam' })),
      boot.layout === 'current' &&
        h(
          'section',
          { class: 'card', 'aria-labelledby': 'sub-title' },
          h('h2', { id: 'sub-title' }, t('subscription')),
          h('p', { class: 'quiet' }, t('planSummary')),
          h(
            'div',
            { class: 'row' },
            control(ctx, 'open-manage', t('manageSubscription'), { onclick: manage }),
          ),
        ),
      h(
        'section',
        { class: 'card', 'aria-labelledby': 'details-title' },
        h('h2', { id: 'details-title' }, t('accountDetails')),
        list,
      ),
    ),
  }
}

function manage(ctx) {
  const { account: data } = ctx.state
  const title = t(boot.layout === 'classic' ? 'manageSub' : 'manageSubscription')
  if (boot.frame) {
    const src = `${boot.frame}/billing-frame?token=${encodeURIComponent(data.ticket ?? '')}`
    return { title, node: beside(ctx, title1(title), ctx.billingFrame(src, t('billing'))) }
  }
  const box = boot.layout === 'classic' ? planDetails(ctx) : billingBox(ctx)
  return { title, node: beside(ctx, title1(title), box) }
}

const settings = (ctx) => ({
  title: t('settings'),
  node: beside(
    ctx,
    title1(t('settings')),
    h(
      'section',
      { class: 'card', 'aria-labelledby': 'danger-title' },
      h('h2', { id: 'danger-title' }, t('dangerZone')),
      h('p', {}, t('deleteText')),
      h('p', {}, link(ctx, 'open-delete-account', t('deleteAccount'), '/account/delete', { class: 'warn' })),
    ),
  ),
})

const deleteAccount = (ctx) =>
  narrow(
    t('deleteAccount'),
    h('p', {}, t('deleteText')),
    h('div', { class: 'row end' }, control(ctx, 'delete-account', t('deleteConfirm'), { look: 'danger' })),
  )

const billing = (ctx) =>
  narrow(
    t('billingHeading'),
    h('p', {}, t('billingText')),
    h('p', {}, link(ctx, 'back-to-plan', t('backToPlan'), '/manage')),
  )

const filler = (key) => () => ({
  title: t(key),
  node: h(
    'div',
    { class: 'wide' },
    title1(t(key)),
    h('p', { class: 'quiet' }, t('fillerText')),
    h(
      'div',
      { class: 'tiles', 'aria-hidden': 'true' },
      Array.from({ length: 6 }, () => h('span')),
    ),
  ),
})

const open = {
  '/explore': filler('explore'),
  '/create': filler('create'),
  '/help': filler('help'),
  '/auth/signin': signIn,
  '/auth/google': google,
}

const closed = {
  '/account': account,
  '/account/settings': settings,
  '/account/delete': deleteAccount,
  '/manage': manage,
  '/billing': billing,
}

export const errorView = (ctx) =>
  narrow(
    t('errorHeading'),
    h('p', {}, t('errorText')),
    h(
      'div',
      { class: 'row' },
      control(ctx, 'try-again', t('tryAgain'), { onclick: () => ctx.leave('try-again', location.href) }),
    ),
  )

export const isOpenPath = (path) => Object.hasOwn(open, path)

/** The page for a path; the person must be signed in for most of them. */
export function viewOf(ctx, path) {
  if (isOpenPath(path)) return open[path](ctx)
  if (!ctx.state.account.signedIn) return signedOut(ctx)
  const step = /^\/cancel\/(\w+)$/.exec(path)?.[1]
  if (step) {
    const active = ctx.state.account.plans.some((row) => row.status === 'active')
    return (active && flowView(ctx, step)) || manage(ctx)
  }
  return (closed[path] ?? account)(ctx)
}
