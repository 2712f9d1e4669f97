// The pages of the practice chat, and the checkout that its link opens for an account without a plan.
// Invariants: every value is escaped; scripts come from files only.
import { escapeHtml as e, renderPage } from './pages'
import { formatPrice } from './plans'
import type { Lang } from './scenarios'
import { fill } from './texts'
import { chatTexts } from './texts/chat'

/** Servers, channels, messages, and the box in which one writes; the script does the rest. */
export function chatPage(lang: Lang): string {
  const t = chatTexts[lang]
  const body = `<div class="chat">
<nav class="servers" aria-label="${e(t.servers)}"><span class="server" aria-hidden="true">IP</span></nav>
<nav class="channels" aria-label="${e(t.channels)}"><h2>Imagery Practice</h2>
<ul><li># ${e(t.other)}</li><li aria-current="page"># ${e(t.channel)}</li></ul>
<button type="button" class="nitro" id="nitro">${e(t.nitro)}</button></nav>
<main><h1># ${e(t.channel)}</h1>
<ol id="messages"><li><p>${e(t.welcome)}</p></li></ol>
<p class="quiet" id="hint">${e(t.hint)}</p>
<div class="writing"><div id="commands" role="listbox" aria-label="${e(t.commands)}" hidden></div>
<div id="box" role="textbox" contenteditable="plaintext-only" aria-multiline="true" aria-label="${e(t.box)}" aria-describedby="hint" data-placeholder="${e(t.box)}"></div></div></main></div>`
  return renderPage({
    voice: lang,
    title: t.title,
    script: 'chat',
    kind: 'chatting',
    boot: { texts: t },
    body,
  })
}

/** A payment page: what the private link opens for whoever has no plan. */
export function checkoutPage(lang: Lang): string {
  const t = chatTexts[lang]
  const price = formatPrice('Basic', lang)
  const body = `<main class="sheet"><h1>${e(t.checkoutHeading)}</h1><p class="amount">${e(fill(t.checkoutPrice, { price }))}</p>
<dl><div><dt>${e(t.due)}</dt><dd>${e(price)}</dd></div></dl>
<h2>${e(t.cardHeading)}</h2>
<p><label for="card">${e(t.cardNumber)}</label><input id="card" inputmode="numeric" placeholder="1234 1234 1234 1234" autocomplete="off"></p>
<p><button type="button" class="pill main-pill" data-use="subscribe">${e(t.pay)}</button></p></main>`
  return renderPage({ voice: lang, title: t.checkoutTitle, script: 'use', kind: 'billing', boot: {}, body })
}
