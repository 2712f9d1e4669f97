// A running practice billing portal: its way in (a mailed link, or the magazine's own page) on one origin, the portal
// itself on another, as services and their payment providers are. Speaks the browser's language, as such portals do.
// Invariants: the portal opens only by its key, which no page shows but as a link; the truth lives in the world.
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Handler, readBody, redirect, sendHtml, sendJson } from './http'
import { sendAsset } from './pages'
import {
  confirmPage,
  downPage,
  gonePage,
  loginPage,
  magazinePage,
  mailPage,
  offerPage,
  type PortalView,
  portalPage,
} from './portal-pages'
import { isPortalControl, type PortalPage, PortalWorld } from './portal-world'
import { type Lang, langs, type MagazineName, type PortalName } from './scenarios'

/** The first of the browser's languages that the portal speaks. */
export const languageOf = (accepted: string | undefined, otherwise: Lang): Lang => {
  const wanted = (accepted ?? '').split(',').map((each) => each.trim().slice(0, 2).toLowerCase())
  return wanted.flatMap((each) => langs.find((lang) => lang === each) ?? [])[0] ?? otherwise
}

export class Portal {
  readonly world: PortalWorld
  readonly #key = randomBytes(12).toString('hex')
  readonly #cookie = `reader=${randomBytes(12).toString('hex')}`
  /** `door`: where one comes in; `stripe`: the portal. */
  origins = { door: '', stripe: '' }

  constructor(
    scenario: PortalName | MagazineName,
    readonly lang: Lang,
    today: Date,
  ) {
    this.world = new PortalWorld(scenario, today)
  }

  /** The personal link that a mail would bring. */
  get link(): string {
    return `${this.origins.stripe}${this.#home}`
  }

  get #home(): string {
    return `/p/session/${this.#key}`
  }

  /** The way in: the form that mails a link, the link itself, or the magazine's page. */
  readonly doorHandler: Handler = async (req, res, { pathname: path }) => {
    if (await this.#common(req, res, path)) return
    const view = this.#view(req)
    const { entry } = this.world.setting
    if (path === '/signed-in' && entry === 'sign-in') {
      res.setHeader('set-cookie', `${this.#cookie}; Path=/; HttpOnly; SameSite=Lax`)
      return redirect(res, '/')
    }
    if (path === '/mail' && this.world.mailed) return sendHtml(res, 200, mailPage(view))
    if (path !== '/') return sendHtml(res, 404, gonePage(view))
    if (entry === 'mail') return sendHtml(res, 200, loginPage(view))
    if (entry === 'link') return redirect(res, this.link)
    const signedIn = (req.headers.cookie ?? '').split('; ').includes(this.#cookie)
    sendHtml(res, 200, magazinePage(view, signedIn))
  }

  readonly portalHandler: Handler = async (req, res, { pathname: path }) => {
    if (await this.#common(req, res, path)) return
    const view = this.#view(req)
    if (this.world.setting.down) return sendHtml(res, 503, downPage(view))
    if (path !== this.#home && !path.startsWith(`${this.#home}/`)) return sendHtml(res, 410, gonePage(view))
    this.world.open()
    const active = this.world.status === 'active'
    if (path === `${this.#home}/cancel` && active) return sendHtml(res, 200, confirmPage(view))
    if (path === `${this.#home}/offer` && active && this.world.setting.coupon)
      return sendHtml(res, 200, offerPage(view))
    if (path !== this.#home) return redirect(res, this.#home)
    sendHtml(res, 200, portalPage(view, this.world.asksWhyOnce()))
  }

  /** What both origins answer alike; false when the page is theirs to show. */
  async #common(req: IncomingMessage, res: ServerResponse, path: string): Promise<boolean> {
    if (req.method === 'POST') {
      if (path === '/api/use') await this.#use(req, res)
      else sendJson(res, 404, { error: 'not found' })
      return true
    }
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      sendJson(res, 405, { error: 'method' })
      return true
    }
    return sendAsset(res, path)
  }

  async #use(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await readBody(req)
    if (!body || !isPortalControl(body.id)) return sendJson(res, 400, { error: 'unknown control' })
    const { code, go } = this.world.use(body.id, body.choice)
    sendJson(res, code, go === undefined ? {} : { go: this.#pathOf(go) })
  }

  #pathOf(page: PortalPage): string {
    const paths = { home: '', offer: '/offer', confirm: '/cancel' }
    return page === 'mail' ? '/mail' : `${this.#home}${paths[page]}`
  }

  #view(req: IncomingMessage): PortalView {
    return {
      lang: languageOf(req.headers['accept-language'], this.lang),
      world: this.world,
      door: this.origins.door,
      link: this.link,
      home: this.#home,
    }
  }
}
