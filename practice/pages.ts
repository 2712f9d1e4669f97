// The practice site's HTML pages, made on the server. Every one says "Practice" in its title and in a banner.
// Invariants: every value is escaped; scripts come from files only (the pages' policy forbids inline script).
import type { Lang, ScenarioName } from './scenarios'
import app from './site/app.js?raw'
import discord from './site/discord.js?raw'
import dom from './site/dom.js?raw'
import flow from './site/flow.js?raw'
import frame from './site/frame.js?raw'
import page from './site/page.html?raw'
import looks from './site/parts.html?raw'
import plan from './site/plan.js?raw'
import shadow from './site/shadow.js?raw'
import style from './site/style.html?raw'
import views from './site/views.js?raw'
import { fill, texts } from './texts'

const cssOf = (html: string): string => /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? ''

const js = 'text/javascript; charset=utf-8'

export const assets: Readonly<Record<string, { type: string; body: string }>> = {
  '/assets/app.js': { type: js, body: app },
  '/assets/discord.js': { type: js, body: discord },
  '/assets/dom.js': { type: js, body: dom },
  '/assets/flow.js': { type: js, body: flow },
  '/assets/frame.js': { type: js, body: frame },
  '/assets/plan.js': { type: js, body: plan },
  '/assets/shadow.js': { type: js, body: shadow },
  '/assets/views.js': { type: js, body: views },
  '/assets/style.css': { type: 'text/css; charset=utf-8', body: `${cssOf(style)}\n${cssOf(looks)}` },
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => entities[c] ?? c)

interface PageParts {
  lang: Lang
  /** Plain text before " · Imagery Practice". */
  title: string
  script?: 'app' | 'discord' | 'frame'
  /** Data for the script. */
  boot?: unknown
  /** HTML, already escaped. */
  body: string
  kind?: 'site' | 'discord' | 'frame'
}

const renderPage = (parts: PageParts): string => {
  const t = texts[parts.lang]
  const boot = JSON.stringify(parts.boot ?? null).replaceAll('<', '\\u003c')
  const values: Record<string, string> = {
    title: escapeHtml(`${parts.title} · ${t.site}`),
    banner: escapeHtml(t.banner),
    kind: parts.kind ?? 'site',
    body: parts.body,
    boot: parts.script ? `<script type="application/json" id="boot">${boot}</script>` : '',
    script: parts.script ? `<script type="module" src="/assets/${parts.script}.js"></script>` : '',
  }
  return page
    .replace('<html lang="en">', `<html lang="${parts.lang}">`)
    .replace(/\{\{(\w+)\}\}/g, (place, name: string) => values[name] ?? place)
}

export interface Boot {
  lang: Lang
  texts: Readonly<Record<string, string>>
  layout: 'classic' | 'current'
  frame: string | null
  shadow: boolean
  late: boolean
  token?: string
  site?: string
}

export const makeBoot = (scenario: ScenarioName, lang: Lang, discordOrigin: string): Boot => ({
  lang,
  texts: texts[lang],
  layout: scenario === 'classic' ? 'classic' : 'current',
  frame: scenario === 'iframe' ? discordOrigin : null,
  shadow: scenario === 'shadow',
  late: scenario === 'late',
})

/** The single-page app's shell: the app fills `#root`. */
export const shellPage = (boot: Boot): string =>
  renderPage({
    lang: boot.lang,
    title: texts[boot.lang].loading,
    script: 'app',
    boot,
    body: `<div id="root"><p class="loading">${escapeHtml(texts[boot.lang].loading)}</p></div><div id="toast" role="status"></div>`,
  })

/** The billing box alone, for the cross-origin frame. */
export const framePage = (boot: Boot): string =>
  renderPage({
    lang: boot.lang,
    title: texts[boot.lang].billing,
    script: 'frame',
    kind: 'frame',
    boot,
    body: `<main id="root"><p class="loading">${escapeHtml(texts[boot.lang].loading)}</p></main><div id="toast" role="status"></div>`,
  })

/** A plain page with a heading, a text and a link: errors and dead ends. */
export const notePage = (lang: Lang, heading: string, text: string, link: string, href: string): string =>
  renderPage({
    lang,
    title: heading,
    body: `<main class="narrow"><div class="card"><h1>${escapeHtml(heading)}</h1><p>${escapeHtml(text)}</p><p><a class="button" href="${escapeHtml(href)}">${escapeHtml(link)}</a></p></div></main>`,
  })

/** "… wants to access your Discord account": Cancel and Authorize, as on the real authorise page. */
export const authorizePage = (lang: Lang, handle: string, accept: string, refuse: string): string => {
  const t = texts[lang]
  return renderPage({
    lang,
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
