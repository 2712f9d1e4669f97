// The practice sites' HTML frame, and the website's pages, made on the server. Every page says "Practice" in its title and in a banner.
// Invariants: every value is escaped; scripts come from files only (the pages' policy forbids inline script).
import type { ServerResponse } from 'node:http'
import { send } from './http'
import type { WebsiteName } from './scenarios'
import app from './site/app.js?raw'
import challenge from './site/challenge.js?raw'
import chatLooks from './site/chat.html?raw'
import chat from './site/chat.js?raw'
import cookies from './site/cookies.js?raw'
import discord from './site/discord.js?raw'
import dom from './site/dom.js?raw'
import flow from './site/flow.js?raw'
import frame from './site/frame.js?raw'
import page from './site/page.html?raw'
import looks from './site/parts.html?raw'
import plan from './site/plan.js?raw'
import portalLooks from './site/portal.html?raw'
import shadow from './site/shadow.js?raw'
import style from './site/style.html?raw'
import translated from './site/translated.js?raw'
import trouble from './site/trouble.html?raw'
import use from './site/use.js?raw'
import views from './site/views.js?raw'
import { fill, texts, type Voice } from './texts'
import { CONFIRM_WORD } from './world'

const cssOf = (html: string): string => /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? ''

const js = 'text/javascript; charset=utf-8'

export const assets: Readonly<Record<string, { type: string; body: string }>> = {
  '/assets/app.js': { type: js, body: app },
  '/assets/challenge.js': { type: js, body: challenge },
  '/assets/chat.js': { type: js, body: chat },
  '/assets/cookies.js': { type: js, body: cookies },
  '/assets/discord.js': { type: js, body: discord },
  '/assets/dom.js': { type: js, body: dom },
  '/assets/flow.js': { type: js, body: flow },
  '/assets/frame.js': { type: js, body: frame },
  '/assets/plan.js': { type: js, body: plan },
  '/assets/shadow.js': { type: js, body: shadow },
  '/assets/translated.js': { type: js, body: translated },
  '/assets/use.js': { type: js, body: use },
  '/assets/views.js': { type: js, body: views },
  '/assets/style.css': {
    type: 'text/css; charset=utf-8',
    body: [style, looks, trouble, portalLooks, chatLooks].map(cssOf).join('\n'),
  },
}

/** Sends a style sheet or a script; false when there is none at the path. */
export const sendAsset = (res: ServerResponse, path: string): boolean => {
  const asset = Object.hasOwn(assets, path) ? assets[path] : undefined
  if (asset) send(res, 200, asset.type, asset.body)
  return asset !== undefined
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => entities[c] ?? c)

interface PageParts {
  voice: Voice
  /** Plain text before " · Imagery Practice". */
  title: string
  script?: 'app' | 'challenge' | 'chat' | 'discord' | 'frame' | 'use'
  /** Data for the script. */
  boot?: unknown
  /** HTML, already escaped. */
  body: string
  kind?: 'site' | 'discord' | 'frame' | 'billing' | 'chatting'
}

const scriptTag = (name: string): string => `<script type="module" src="/assets/${name}.js"></script>`

export const renderPage = (parts: PageParts): string => {
  const t = texts[parts.voice]
  const turned = parts.voice === 'translated'
  const boot = JSON.stringify(parts.boot ?? null).replaceAll('<', '\\u003c')
  const values: Record<string, string> = {
    title: escapeHtml(`${parts.title} · ${t.site}`),
    banner: escapeHtml(t.banner),
    kind: parts.kind ?? 'site',
    body: parts.body,
    boot: parts.script ? `<script type="application/json" id="boot">${boot}</script>` : '',
    script: `${turned ? scriptTag('translated') : ''}${parts.script ? scriptTag(parts.script) : ''}`,
  }
  return page
    .replace(
      '<html lang="en">',
      turned ? '<html lang="fr" class="translated-ltr">' : `<html lang="${parts.voice}">`,
    )
    .replace(/\{\{(\w+)\}\}/g, (place, name: string) => values[name] ?? place)
}

export interface Boot {
  voice: Voice
  texts: Readonly<Record<string, string>>
  layout: 'classic' | 'current'
  frame: string | null
  shadow: boolean
  late: boolean
  /** The cookie notice is still to be answered. */
  cookies: boolean
  /** A picture stands above the account pages, so that the notice lies over what is below it. */
  cover: boolean
  grey: boolean
  /** What has to be typed before the confirmation can be pressed. */
  word: string | null
  popUp: boolean
  googleOnly: boolean
  token?: string
  site?: string
}

export const makeBoot = (
  scenario: WebsiteName,
  voice: Voice,
  discordOrigin: string,
  cookies: boolean,
): Boot => ({
  voice,
  texts: texts[voice],
  layout: scenario === 'classic' ? 'classic' : 'current',
  frame: scenario === 'iframe' ? discordOrigin : null,
  shadow: scenario === 'shadow',
  late: scenario === 'late',
  cookies,
  cover: scenario === 'cookie-banner',
  grey: scenario === 'grey-button',
  word: scenario === 'type-word' ? CONFIRM_WORD : null,
  popUp: scenario === 'pop-up',
  googleOnly: scenario === 'google-only',
})

/** The single-page app's shell: the app fills `#root`. */
export const shellPage = (boot: Boot): string =>
  renderPage({
    voice: boot.voice,
    title: texts[boot.voice].loading,
    script: 'app',
    boot,
    body: `<div id="root"><p class="loading">${escapeHtml(texts[boot.voice].loading)}</p></div><div id="toast" role="status"></div>`,
  })

/** The billing box alone, for the cross-origin frame. */
export const framePage = (boot: Boot): string =>
  renderPage({
    voice: boot.voice,
    title: texts[boot.voice].billing,
    script: 'frame',
    kind: 'frame',
    boot,
    body: `<main id="root"><p class="loading">${escapeHtml(texts[boot.voice].loading)}</p></main><div id="toast" role="status"></div>`,
  })

/** A plain page with a heading, a text and a link: errors and dead ends. */
export const notePage = (voice: Voice, heading: string, text: string, link: string, href: string): string =>
  renderPage({
    voice,
    title: heading,
    body: `<main class="narrow"><div class="card"><h1>${escapeHtml(heading)}</h1><p>${escapeHtml(text)}</p><p><a class="button" href="${escapeHtml(href)}">${escapeHtml(link)}</a></p></div></main>`,
  })

/** "… wants to access your Discord account": Cancel and Authorize, as on the real authorise page. */
export const authorizePage = (voice: Voice, handle: string, accept: string, refuse: string): string => {
  const t = texts[voice]
  return renderPage({
    voice,
    title: t.authorize,
    script: 'discord',
    kind: 'discord',
    boot: { accept, refuse },
    body: `<main class="narrow"><div class="card consent">
<div class="avatar" aria-hidden="true">S</div>
<h1>${escapeHtml(t.discordHeading)}</h1>
<p class="quiet">${escapeHtml(fill(t.discordAs, { handle }))}</p>
<p>${escapeHtml(t.discordScope)}</p>
<div class="row spread"><button type="button" class="link" id="refuse">${escapeHtml(t.cancel)}</button><button type="button" class="primary" id="accept">${escapeHtml(t.authorize)}</button></div>
</div></main>`,
  })
}

/** "Verify you are human": lets through by itself after `wait` milliseconds; null: never. */
export const challengePage = (voice: Voice, wait: number | null): string => {
  const t = texts[voice]
  return renderPage({
    voice,
    title: t.challengeTitle,
    script: 'challenge',
    boot: { wait },
    body: `<main class="challenge">
<h1>${escapeHtml(t.site)}</h1>
<p class="lead">${escapeHtml(t.challengeHeading)}</p>
<div class="widget"><label><input type="checkbox" id="human"> ${escapeHtml(t.challengeBox)}</label>
<span class="shield" aria-hidden="true">${escapeHtml(t.challengeBrand)}</span></div>
<p class="busy" role="status" id="busy" hidden><span class="spinner" aria-hidden="true"></span>${escapeHtml(t.challengeBusy)}</p>
<p class="quiet">${escapeHtml(t.challengeText)}</p>
</main>`,
  })
}
