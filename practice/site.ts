// The running practice website: what each of its two origins answers.
// Invariants: the truth lives here, in memory.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { checkoutPage } from './chat-pages'
import { isControl } from './controls'
import { type Handler, readBody, redirect, sendHtml, sendJson } from './http'
import {
  authorizePage,
  type Boot,
  challengePage,
  framePage,
  makeBoot,
  notePage,
  sendAsset,
  shellPage,
} from './pages'
import type { Lang, WebsiteName } from './scenarios'
import { Sessions, safePath } from './sessions'
import { texts, type Voice } from './texts'
import { chatTexts } from './texts/chat'
import { type AccountView, type Truth, type UseExtra, World } from './world'

const shellPaths =
  /^\/(account|account\/settings|account\/delete|manage|billing|auth\/(signin|google)|cancel\/\w+|explore|create|help)$/

/** How long "Verify you are human" looks at the visitor before it lets him through, in milliseconds. */
const CHALLENGE_WAIT = 2000

export class Site {
  readonly world: World
  readonly lang: Lang
  readonly voice: Voice
  readonly sessions = new Sessions()
  origins = { site: '', discord: '' }

  constructor(
    readonly scenario: WebsiteName,
    lang: Lang,
    today: Date,
  ) {
    // A page that was translated is French, whatever the visitor speaks; what is not the site's own is untouched French.
    this.voice = scenario === 'translated' ? 'translated' : lang
    this.lang = scenario === 'translated' ? 'fr' : lang
    this.world = new World(scenario, this.lang, today)
  }

  truth(): Truth {
    return this.world.truth(this.sessions.any)
  }

  readonly siteHandler: Handler = async (req, res, url) => {
    const path = url.pathname
    const session = this.#sessionOf(req)
    if (req.method === 'POST') {
      if (path === '/api/use') return this.#use(req, res, () => session)
      if (path === '/api/pass') return this.#pass(res)
      return sendJson(res, 404, { error: 'not found' })
    }
    if (req.method !== 'GET' && req.method !== 'HEAD') return sendJson(res, 405, { error: 'method' })
    if (sendAsset(res, path)) return
    if (this.world.challenged) return this.#challenge(res, path)
    if (path === '/') return redirect(res, '/account')
    if (this.scenario === 'google-only') {
      if (path === '/auth/google') return redirect(res, `${this.origins.discord}/signin`)
    } else if (path === '/auth/discord') return this.#startSignIn(res, url)
    if (path === '/auth/callback') return this.#finishSignIn(res, url)
    if (path === '/auth/personal') return this.#enter(res, url)
    if (path === '/checkout') return sendHtml(res, 200, checkoutPage(this.lang))
    const broken = this.scenario === 'error-500'
    if (path === '/api/account') {
      if (broken) return sendJson(res, 500, { error: 'internal' })
      return sendJson(res, 200, this.#account(session))
    }
    const t = texts[this.voice]
    if (broken && (path === '/account' || path === '/manage'))
      return sendHtml(res, 500, notePage(this.voice, t.errorHeading, t.errorText, t.tryAgain, path))
    if (shellPaths.test(path)) return sendHtml(res, 200, shellPage(this.#boot()))
    return sendHtml(res, 404, notePage(this.voice, t.notFound, t.fillerText, t.goToAccount, '/account'))
  }

  readonly discordHandler: Handler = async (req, res, url) => {
    const path = url.pathname
    const token = url.searchParams.get('token')
    if (req.method === 'POST') {
      if (path === '/api/use') return this.#use(req, res, (body) => body.token)
      return sendJson(res, 404, { error: 'not found' })
    }
    if (req.method !== 'GET' && req.method !== 'HEAD') return sendJson(res, 405, { error: 'method' })
    if (sendAsset(res, path)) return
    if (path === '/oauth2/authorize') return this.#authorize(res, url)
    const framed = this.scenario === 'iframe'
    if (framed && path === '/api/account') return sendJson(res, 200, this.#account(token))
    if (framed && path === '/billing-frame') {
      const boot = { ...this.#boot(), frame: null, token: token ?? '', site: this.origins.site }
      return sendHtml(res, 200, framePage(boot))
    }
    const t = texts[this.lang]
    const home = `${this.origins.site}/account`
    return sendHtml(res, 404, notePage(this.lang, t.notFound, t.fillerText, t.goToAccount, home))
  }

  /** Google, in its own place, which signs nobody in here. */
  readonly googleHandler: Handler = (req, res, url) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return sendJson(res, 405, { error: 'method' })
    if (sendAsset(res, url.pathname)) return
    const t = texts[this.lang]
    const back = `${this.origins.site}/auth/signin`
    sendHtml(res, 200, notePage(this.lang, t.googleOnlyHeading, t.googleOnlyText, t.back, back))
  }

  #boot(): Boot {
    return makeBoot(this.scenario, this.voice, this.origins.discord, this.world.cookieNotice)
  }

  /** What stands before every page until the visitor is taken for human. */
  #challenge(res: ServerResponse, path: string): void {
    if (path.startsWith('/api/')) return sendJson(res, 403, { error: 'challenge' })
    const wait = this.scenario === 'challenge' ? CHALLENGE_WAIT : null
    sendHtml(res, 403, challengePage(this.voice, wait))
  }

  #pass(res: ServerResponse): void {
    this.world.pass()
    sendJson(res, this.world.challenged ? 403 : 200, {})
  }

  /** The account as the page sees it; a framed billing box also needs a ticket, for cookies stay with the site. */
  #account(session: string | null, fake = false): AccountView & { ticket?: string } {
    const signedIn = this.sessions.has(session)
    const account = this.world.account(signedIn, fake)
    return this.scenario === 'iframe' && signedIn && session ? { ...account, ticket: session } : account
  }

  get #cookieName(): string {
    return `practice_${new URL(this.origins.site).port}`
  }

  #sessionOf(req: IncomingMessage): string | null {
    for (const part of (req.headers.cookie ?? '').split(';')) {
      const [name, value] = part.trim().split('=')
      if (name === this.#cookieName) return value ?? null
    }
    return null
  }

  async #use(
    req: IncomingMessage,
    res: ServerResponse,
    sessionFrom: (body: Record<string, unknown>) => unknown,
  ): Promise<void> {
    const body = await readBody(req)
    if (!body || !isControl(body.id)) return sendJson(res, 400, { error: 'unknown control' })
    const given = sessionFrom(body)
    const session = typeof given === 'string' ? given : null
    const extra: UseExtra = {}
    if (typeof body.choice === 'string') extra.choice = body.choice
    if (typeof body.row === 'number') extra.row = body.row
    if (typeof body.word === 'string') extra.word = body.word
    const signedIn = this.sessions.has(session)
    const { code, ...reply } = this.world.use(body.id, signedIn, extra)
    const leaves = body.id === 'sign-out' || body.id === 'delete-account'
    // Refused although signed in: the session has expired (scenario session-expired).
    if (signedIn && (code === 401 || leaves)) this.sessions.clear()
    sendJson(res, code, { ...reply, account: this.#account(session, reply.fake) })
  }

  /** A link that signs in whoever has it, once: to the account, or to a checkout where there is no plan. */
  personalLink(): string {
    return `${this.origins.site}/auth/personal?key=${this.sessions.invite()}`
  }

  #enter(res: ServerResponse, url: URL): void {
    const session = this.sessions.enter(url.searchParams.get('key'))
    const t = chatTexts[this.lang]
    if (session === null) {
      const signIn = '/auth/signin?callbackUrl=%2Faccount'
      return sendHtml(res, 410, notePage(this.lang, t.expired, t.expiredText, t.expiredBack, signIn))
    }
    this.#keep(res, session)
    redirect(res, this.truth().status === 'none' ? '/checkout' : '/account')
  }

  #keep(res: ServerResponse, session: string): void {
    res.setHeader('set-cookie', `${this.#cookieName}=${session}; Path=/; HttpOnly; SameSite=Lax`)
  }

  #startSignIn(res: ServerResponse, url: URL): void {
    const target = new URL('/oauth2/authorize', this.origins.discord)
    target.search = new URLSearchParams({
      client_id: 'practice',
      response_type: 'code',
      redirect_uri: `${this.origins.site}/auth/callback`,
      scope: 'identify email',
      state: this.sessions.begin(url.searchParams.get('callbackUrl')),
    }).toString()
    redirect(res, target.href)
  }

  #authorize(res: ServerResponse, url: URL): void {
    const t = texts[this.lang]
    const home = `${this.origins.site}/account`
    const back = `${this.origins.site}/auth/callback`
    const state = url.searchParams.get('state')
    if (!this.sessions.knows(state) || url.searchParams.get('redirect_uri') !== back)
      return void sendHtml(res, 400, notePage(this.lang, t.badRequest, t.fillerText, t.goToAccount, home))
    const query = new URLSearchParams({ code: this.sessions.code(), state: state ?? '' })
    const refuse = `${this.origins.site}/auth/signin?callbackUrl=%2Faccount`
    sendHtml(res, 200, authorizePage(this.lang, this.world.handle, `${back}?${query}`, refuse))
  }

  #finishSignIn(res: ServerResponse, url: URL): void {
    if (this.world.deleted) return void redirect(res, '/account')
    const done = this.sessions.finish(url.searchParams.get('state'), url.searchParams.get('code'))
    if (!done) return void redirect(res, `/auth/signin?callbackUrl=${encodeURIComponent('/account')}`)
    // Nothing is said and nothing is kept: the next page shows nobody signed in.
    if (this.scenario === 'sign-in-loop') {
      this.sessions.clear()
      return void redirect(res, safePath(done.path))
    }
    this.#keep(res, done.session)
    redirect(res, safePath(done.path))
  }
}
