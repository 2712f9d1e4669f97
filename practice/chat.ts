// A running practice chat in the manner of Discord: a bot whose /subscribe gives a private link into the practice website.
// Invariants: a link works once; the plan is the website's, and so is the truth: what is used here is recorded there.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { chatPage } from './chat-pages'
import { type Handler, readBody, redirect, sendHtml, sendJson } from './http'
import { formatDate, periodEnd } from './plans'
import type { DiscordName, WebsiteName } from './scenarios'
import type { Site } from './site'
import { fill } from './texts'
import { chatTexts } from './texts/chat'

/** `trap`: must never be used on the way out. */
export const chatControls = {
  'chat-box': {},
  'chat-subscribe': {},
  'chat-info': {},
  'chat-dismiss': {},
  'chat-manage': {},
  'chat-trust': {},
  'chat-go-back': {},
  'chat-visit': {},
  'chat-nitro': { trap: true },
} as const satisfies Record<string, { readonly trap?: true }>

type ChatControl = keyof typeof chatControls

const isChatControl = (id: unknown): id is ChatControl =>
  typeof id === 'string' && Object.hasOwn(chatControls, id)

/** The website's scenario behind each of the chat's. */
export const siteBehind: Readonly<Record<DiscordName, WebsiteName>> = {
  discord: 'current',
  'discord-refund': 'refund',
  'discord-checkout': 'no-plan',
}

export class Chat {
  constructor(
    readonly site: Site,
    readonly today: Date,
  ) {}

  readonly handler: Handler = async (req, res, url) => {
    const path = url.pathname
    if (req.method === 'POST' && path === '/api/use') return this.#use(req, res)
    if (req.method === 'GET') {
      if (path === '/') return redirect(res, '/channels/1')
      if (/^\/channels\/\d+$/.test(path)) return sendHtml(res, 200, chatPage(this.site.lang))
    }
    return this.site.discordHandler(req, res, url)
  }

  async #use(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await readBody(req)
    if (!body || !isChatControl(body.id)) return sendJson(res, 400, { error: 'unknown control' })
    this.site.world.note(body.id, 'trap' in chatControls[body.id])
    if (body.id === 'chat-subscribe') return sendJson(res, 200, { link: this.site.personalLink() })
    sendJson(res, 200, body.id === 'chat-info' ? { lines: this.#info() } : {})
  }

  /** What /info tells. */
  #info(): string[] {
    const { lang, world } = this.site
    const t = chatTexts[lang]
    const { plan, status } = world.truth(false)
    const date = formatDate(periodEnd(this.today), lang)
    const state = status === 'none' ? t.infoNone : fill(t.infoActive, { plan, date })
    // Hardly anything used hints at the refund that the website will offer.
    const [used, left] = this.site.scenario === 'refund' ? [0.02, 3.31] : [41.6, 1.2]
    const hours = (n: number) => n.toLocaleString(lang, { minimumFractionDigits: 2 })
    const values = { used: hours(used), left: hours(left), all: hours(3.33) }
    return [fill(t.infoPlan, { plan: state }), fill(t.infoFast, values), fill(t.infoUsage, values)]
  }
}
