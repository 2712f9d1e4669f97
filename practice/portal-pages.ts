// The pages of the practice billing portal, of its way in, and of the magazine, made on the server. Other markup than the
// website's: links for buttons, description lists, a table, radio groups.
// Invariants: every value is escaped; scripts come from files only.
import { escapeHtml as e, renderPage } from './pages'
import { formatDate, formatPrice } from './plans'
import type { PortalControl, PortalWorld } from './portal-world'
import type { Lang } from './scenarios'
import { fill } from './texts'
import { type PortalTexts, portalTexts } from './texts/portal'

export interface PortalView {
  readonly lang: Lang
  readonly world: PortalWorld
  /** The origin where one comes in. */
  readonly door: string
  /** The personal link into the portal. */
  readonly link: string
  /** The path of the portal's first page. */
  readonly home: string
}

const page = ({ lang }: PortalView, title: string, body: string): string =>
  renderPage({ voice: lang, title, script: 'use', kind: 'billing', boot: {}, body })

/** A link that tells the server of its use; the server may say where it leads instead. */
const use = (id: PortalControl, label: string, href: string, look = '', more = ''): string =>
  `<a${look && ` class="${look}"`} href="${e(href)}" data-use="${id}"${more}>${e(label)}</a>`

/** The portal's frame: whose it is on the left, what there is on the right. */
function framed(view: PortalView, title: string, main: string): string {
  const t = portalTexts[view.lang]
  const body = `<div class="portal">
<aside><p class="brand"><span class="mark" aria-hidden="true"></span>${e(t.business)}</p>
<p>${e(t.lead)}</p>
<p>${use('portal-return', t.back, `${view.door}/`)}</p>
<p class="quiet">${e(t.poweredBy)}</p></aside>
<main>${main}</main></div>`
  return page(view, title, body)
}

const section = (heading: string, inner: string): string =>
  `<section><h2>${e(heading)}</h2>${inner}</section>`

const facts = (entries: readonly (readonly [string, string])[]): string =>
  `<dl>${entries.map(([term, fact]) => `<div><dt>${e(term)}</dt><dd>${e(fact)}</dd></div>`).join('')}</dl>`

const nameOf = ({ world }: PortalView, t: PortalTexts) =>
  world.setting.of === 'plan' ? t.plan : t.magazinePlan

const priceOf = ({ lang, world }: PortalView) => formatPrice(world.planName, lang)
const dateOf = ({ lang, world }: PortalView) => formatDate(world.end, lang)

function subscription(view: PortalView, t: PortalTexts): string {
  const { status, refunded } = view.world
  const price = priceOf(view)
  if (status !== 'active' && status !== 'ends')
    return `<p>${e(t.nothing)}</p>${refunded ? `<p>${e(fill(t.refunded, { price }))}</p>` : ''}`
  const state = fill(status === 'active' ? t.renews : t.endsOn, { date: dateOf(view) })
  const ways =
    status === 'active'
      ? [
          use('portal-update', t.update, view.home, 'pill main-pill'),
          use('portal-cancel', t.cancel, `${view.home}/cancel`, 'pill'),
        ]
      : [use('portal-renew', t.renew, view.home, 'pill')]
  return `<div class="split"><div><h3>${e(nameOf(view, t))}</h3>
<p class="amount">${e(fill(t.perMonth, { price }))}</p><p>${e(state)}</p></div>
<ul class="pills">${ways.map((way) => `<li>${way}</li>`).join('')}</ul></div>`
}

/** The portal's first page; `asksWhy`: with the question for the reason over it. */
export function portalPage(view: PortalView, asksWhy: boolean): string {
  const t = portalTexts[view.lang]
  const { end } = view.world
  const last = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() - 1, end.getUTCDate()))
  const row = [formatDate(last, view.lang), priceOf(view), t.paid]
  const main = `<h1 class="hidden">${e(t.title)}</h1>
${section(t.current, subscription(view, t))}
${section(t.paymentMethod, `<p>${e(t.card)}</p>`)}
${section(
  t.details,
  facts([
    [t.name, t.person],
    [t.email, 'sam@example.org'],
  ]),
)}
${section(
  t.invoices,
  `<table><thead><tr>${[t.date, t.amount, t.state].map((head) => `<th scope="col">${e(head)}</th>`).join('')}</tr></thead>
<tbody><tr>${row.map((cell) => `<td>${e(cell)}</td>`).join('')}</tr></tbody></table>`,
)}
${asksWhy ? whyDialog(t) : ''}`
  return framed(view, t.title, main)
}

function whyDialog(t: PortalTexts): string {
  const reasons = [t.whyPrice, t.whyUnused, t.whyOther].map(
    (reason) =>
      `<label><input type="radio" name="why" data-use="why-choose" data-enables="why-send"> ${e(reason)}</label>`,
  )
  return `<dialog data-open aria-labelledby="why"><h2 id="why">${e(t.whyHeading)}</h2><p>${e(t.whyText)}</p>
<div class="reasons" role="radiogroup" aria-labelledby="why">${reasons.join('')}</div>
<p class="pills"><button type="button" class="pill main-pill" data-use="why-send" disabled>${e(t.whySend)}</button>
<button type="button" class="pill" data-use="why-skip">${e(t.whySkip)}</button></p></dialog>`
}

/** "Cancel your subscription": what it means, the choice if there is one, and the button that counts. */
export function confirmPage(view: PortalView): string {
  const t = portalTexts[view.lang]
  const { ends } = view.world.setting
  const date = dateOf(view)
  const says = { 'with-period': t.confirmEnd, 'at-once': t.confirmNow, 'as-chosen': t.confirmMagazine }
  const main = `<h1>${e(t.confirmHeading)}</h1>
${facts([[nameOf(view, t), fill(t.perMonth, { price: priceOf(view) })]])}
<p>${e(fill(says[ends], { date }))}</p>
${ends === 'as-chosen' ? whenChoice(t) : ''}
<p class="pills">${use('portal-confirm', t.cancel, view.home, 'pill main-pill', ends === 'as-chosen' ? ' aria-disabled="true"' : '')}
${use('portal-go-back', t.goBack, view.home, 'pill')}</p>`
  return framed(view, t.confirmHeading, main)
}

function whenChoice(t: PortalTexts): string {
  const option = (id: PortalControl, value: string, label: string, hint: string) =>
    `<div class="option"><input type="radio" name="when" id="${value}" value="${value}" aria-describedby="${value}-hint" data-use="${id}" data-enables="portal-confirm">
<label for="${value}">${e(label)}</label><p id="${value}-hint">${e(hint)}</p></div>`
  return `<div role="radiogroup" aria-label="${e(t.when)}">
${option('portal-at-end', 'at-end', t.atEnd, t.atEndHint)}${option('portal-refund', 'refund', t.nowRefund, t.nowRefundHint)}</div>`
}

/** A coupon, before the confirmation. */
export function offerPage(view: PortalView): string {
  const t = portalTexts[view.lang]
  const main = `<h1>${e(t.couponHeading)}</h1><p>${e(t.couponText)}</p>
<p class="pills">${use('coupon-take', t.couponTake, view.home, 'pill main-pill')}
${use('coupon-refuse', t.couponRefuse, `${view.home}/cancel`, 'pill')}</p>`
  return framed(view, t.couponHeading, main)
}

/** "Enter your email and we'll send you a link". */
export function loginPage(view: PortalView): string {
  const t = portalTexts[view.lang]
  const body = `<main class="sheet"><h1>${e(t.loginHeading)}</h1><p>${e(t.loginText)}</p>
<p><label for="mail">${e(t.email)}</label><input id="mail" type="email" value="sam@example.org"></p>
<p><button type="button" class="pill main-pill" data-use="mail-send">${e(t.loginSend)}</button></p></main>`
  return page(view, t.loginHeading, body)
}

/** "Check your email", and below it the practice mailbox with the mail. */
export function mailPage(view: PortalView): string {
  const t = portalTexts[view.lang]
  const body = `<main class="sheet"><h1>${e(t.mailHeading)}</h1><p>${e(t.mailText)}</p>
<article class="letter"><h2>${e(t.mailBox)}</h2><p class="quiet">${e(t.mailFrom)}</p><h3>${e(t.mailSubject)}</h3>
<p>${use('mail-open', t.mailOpen, view.link)}</p></article></main>`
  return page(view, t.mailHeading, body)
}

/** The magazine's own page: a sign-in, then both issues and the link to the portal, which opens in a window of its own. */
export function magazinePage(view: PortalView, signedIn: boolean): string {
  const t = portalTexts[view.lang]
  const { status, refunded } = view.world
  const inside = `<p class="quiet">${e(t.magHello)}</p>
${facts([
  [t.magAddress, t.magStreet],
  [t.magFirst, t.magSent],
  [t.magSecond, refunded && status === 'cancelled' ? t.magStopped : t.magComing],
])}
<p>${use('magazine-manage', t.magManage, view.link, 'pill', ' target="_blank" rel="noopener"')}</p>`
  const outside = `<p>${use('magazine-sign-in', t.magSignIn, '/signed-in', 'pill main-pill')}</p>`
  const body = `<main class="sheet magazine"><h1>${e(t.magHeading)}</h1><p>${e(t.magText)}</p>${signedIn ? inside : outside}</main>`
  return page(view, t.magTitle, body)
}

const note = (view: PortalView, heading: string, text: string, link: string, href: string): string =>
  page(
    view,
    heading,
    `<main class="sheet"><h1>${e(heading)}</h1><p>${e(text)}</p><p><a class="pill" href="${e(href)}">${e(link)}</a></p></main>`,
  )

export const gonePage = (view: PortalView): string => {
  const t = portalTexts[view.lang]
  return note(view, t.gone, t.goneText, t.goneAgain, `${view.door}/`)
}

export const downPage = (view: PortalView): string => {
  const t = portalTexts[view.lang]
  return note(view, t.down, t.downText, t.tryAgain, view.link)
}
