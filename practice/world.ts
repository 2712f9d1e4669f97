// The truth of the practice website: the plan, and what each use of a control really does to it.
// Invariants: every use of a known control is recorded, allowed or not; nothing here knows HTTP or HTML;
// what the client is told may be a lie (fake-success), `truth()` never is.
import { type ControlId, isOpen, isTrap } from './controls'
import { formatDate, formatPrice, periodEnd, type Row, type Status, startRows } from './plans'
import type { Lang, WebsiteName } from './scenarios'

/** The word that has to be typed in scenario type-word; the same in every language. */
export const CONFIRM_WORD = 'CANCEL'

type Cookies = 'all' | 'some' | 'necessary'

export interface Truth {
  status: Status
  /** YYYY-MM-DD, only while the plan is cancelled and still running. */
  endsOn: string | null
  refunded: boolean
  plan: string
  offerTaken: boolean
  accountDeleted: boolean
  scheduledChange: boolean
  signedIn: boolean
  /** What was agreed to in the cookie notice; null while nothing was chosen. */
  cookies: Cookies | null
  /** Id of every control used, in order. */
  used: string[]
  /** Those of `used` that are traps. */
  wrong: string[]
  /** The magazine's: whether its second issue will be sent. */
  secondIssue?: boolean
}

/** What the client is told about one plan row. */
interface PlanView {
  plan: string
  price: string
  status: Status
  date: string
}

export interface AccountView {
  signedIn: boolean
  deleted: boolean
  handle: string
  plans: PlanView[]
  choices: ('period-end' | 'refund-now')[]
  refund: string | null
  changeTo: string | null
  paymentFailed: boolean
}

/** What the client is to do after a use: open a dialog, close it, go to a page, show a toast. */
export interface Reply {
  code: 200 | 401 | 403 | 409
  open?: 'confirm' | 'change'
  close?: true
  go?: string
  toast?: 'requestReceived' | 'fakeCancelled' | 'offerTaken' | 'planChanged'
  /** The server could not do it; the page says why and stays as it is. */
  problem?: 'waitAnHour'
  /** The server keeps quiet: the page shows nothing at all. */
  dead?: true
  /** A lie that lasts until the next full load. */
  fake?: true
}

export interface UseExtra {
  choice?: string
  row?: number
  /** What was typed in the confirmation. */
  word?: string
}

export class World {
  readonly #rows: [Row, ...Row[]]
  readonly #end: Date
  readonly #used: string[] = []
  readonly #wrong: string[] = []
  #refunded = false
  #offerTaken = false
  #deleted = false
  #scheduled: boolean
  #paymentFailed: boolean
  #expired = false
  #surveyPending = false
  #cookies: Cookies | null = null
  #passed = false

  constructor(
    readonly scenario: WebsiteName,
    readonly lang: Lang,
    today: Date,
  ) {
    this.#rows = startRows(scenario)
    this.#end = periodEnd(today)
    this.#scheduled = scenario === 'scheduled-change'
    this.#paymentFailed = scenario === 'paused'
  }

  get handle(): string {
    return this.scenario === 'no-plan' ? 'sam_second_account' : 'sam_rivers'
  }

  get deleted(): boolean {
    return this.#deleted
  }

  /** "Are you human?" stands before every page of the site. */
  get challenged(): boolean {
    return !this.#passed && (this.scenario === 'challenge' || this.scenario === 'challenge-loop')
  }

  /** The cookie notice lies over every page of the site. */
  get cookieNotice(): boolean {
    return this.scenario === 'cookie-banner' && this.#cookies === null
  }

  /** The visitor is taken for human, if the site ever takes anyone for human. */
  pass(): void {
    this.#passed = this.scenario === 'challenge'
  }

  truth(signedIn: boolean): Truth {
    // With two plans the account counts as active while any of them renews.
    const row = this.#rows.find((r) => r.status === 'active') ?? this.#rows[0]
    return {
      status: row.status,
      endsOn: row.status === 'ends' ? this.#end.toISOString().slice(0, 10) : null,
      refunded: this.#refunded,
      plan: this.#rows.map((r) => r.plan).join(' + '),
      offerTaken: this.#offerTaken,
      accountDeleted: this.#deleted,
      scheduledChange: this.#scheduled,
      signedIn,
      cookies: this.#cookies,
      used: [...this.#used],
      wrong: [...this.#wrong],
    }
  }

  /** What the page is told. `fake`: the lie told after a faked success. */
  account(signedIn: boolean, fake = false): AccountView {
    return {
      signedIn,
      deleted: this.#deleted,
      handle: this.handle,
      plans: this.#rows.map((row) => ({
        plan: row.plan,
        price: formatPrice(row.plan, this.lang),
        status: fake ? 'ends' : row.status,
        date: formatDate(this.#end, this.lang),
      })),
      choices: this.scenario === 'refund' ? ['period-end', 'refund-now'] : ['period-end'],
      refund: this.#refunded ? formatPrice(this.#rows[0].plan, this.lang) : null,
      changeTo: this.#scheduled ? 'Basic' : null,
      paymentFailed: this.#paymentFailed,
    }
  }

  /** Records the use of a control, also of one that is another place's. */
  note(id: string, isTrap: boolean): void {
    this.#used.push(id)
    if (isTrap) this.#wrong.push(id)
  }

  /** Records the use of a control and does what the control does. */
  use(id: ControlId, signedIn: boolean, extra: UseExtra = {}): Reply {
    this.note(id, isTrap(id))
    if (id === 'challenge-tick') this.pass()
    else if (this.challenged) return { code: 403 }
    if (!isOpen(id) && !signedIn) return { code: 401 }
    const row = this.#rows[extra.row ?? 0]
    if (!row) return { code: 409 }
    this.#chooseCookies(id, extra.choice)
    return this.#cancelling(id, row, extra) ?? this.#trap(id, row) ?? { code: 200 }
  }

  #chooseCookies(id: ControlId, choice: string | undefined): void {
    if (!this.cookieNotice) return
    if (id === 'cookies-accept') this.#cookies = 'all'
    if (id === 'cookies-reject') this.#cookies = 'necessary'
    if (id === 'cookies-save') this.#cookies = choice === 'some' ? 'some' : 'necessary'
  }

  #cancelling(id: ControlId, row: Row, extra: UseExtra): Reply | null {
    const running = row.status === 'active' || row.status === 'paused'
    switch (id) {
      case 'cancel-plan':
        if (!running || this.#scheduled || this.scenario === 'grey-button') return { code: 409 }
        if (this.scenario === 'session-expired' && !this.#expired) {
          this.#expired = true
          return { code: 401 }
        }
        return this.scenario === 'retention'
          ? { code: 200, go: '/cancel/reason' }
          : { code: 200, open: 'confirm' }
      case 'confirm-cancel':
        if (!running || this.#scheduled || this.#barred(extra)) return { code: 409 }
        return this.#confirm(row, extra.choice)
      case 'cancel-change':
        return this.#scheduled ? { code: 200, open: 'change' } : { code: 409 }
      case 'confirm-cancel-change':
        if (!this.#scheduled) return { code: 409 }
        this.#scheduled = false
        return { code: 200, close: true }
      case 'close-dialog':
        return { code: 200, close: true }
      case 'survey-continue':
      case 'survey-skip':
        return this.#survey(row)
      case 'decline-offer':
        return { code: 200, go: '/cancel/pause' }
      case 'decline-pause':
        return { code: 200, go: '/cancel/confirm', toast: 'requestReceived' }
      case 'final-cancel':
        if (!running || this.scenario !== 'retention') return { code: 409 }
        this.#endPlan(row)
        return { code: 200, go: '/manage' }
      default:
        return null
    }
  }

  /** The page offers no confirming here, or not yet: the server does not take it either. */
  #barred({ word }: UseExtra): boolean {
    if (this.scenario === 'type-word') return word?.trim() !== CONFIRM_WORD
    return this.scenario === 'retention' || this.scenario === 'grey-button'
  }

  #confirm(row: Row, choice: string | undefined): Reply {
    if (this.scenario === 'wait-an-hour') return { code: 200, problem: 'waitAnHour' }
    if (this.scenario === 'dead-button') return { code: 200, dead: true }
    if (this.scenario === 'fake-success')
      return { code: 200, close: true, fake: true, toast: 'fakeCancelled' }
    if (this.scenario === 'survey-after') {
      this.#surveyPending = true
      return { code: 200, close: true, go: '/cancel/survey' }
    }
    if (this.scenario === 'refund' && choice !== 'period-end' && choice !== 'refund-now') return { code: 409 }
    if (this.scenario === 'refund' && choice === 'refund-now') {
      row.status = 'cancelled'
      this.#refunded = true
    } else this.#endPlan(row)
    return { code: 200, close: true }
  }

  /** A running plan ends with its period; a paused one has no paid period left and ends at once. */
  #endPlan(row: Row): void {
    row.status = row.status === 'paused' ? 'cancelled' : 'ends'
    this.#paymentFailed = false
  }

  #survey(row: Row): Reply {
    if (this.scenario === 'retention') return { code: 200, go: '/cancel/offer' }
    if (this.#surveyPending) {
      this.#surveyPending = false
      if (row.status === 'active') this.#endPlan(row)
    }
    return { code: 200, go: '/manage' }
  }

  #trap(id: ControlId, row: Row): Reply | null {
    switch (id) {
      case 'keep-plan':
        return this.scenario === 'retention' ? { code: 200, go: '/manage' } : { code: 200, close: true }
      case 'pause-plan':
        if (row.status !== 'active') return { code: 409 }
        row.status = 'paused'
        return { code: 200, go: '/manage' }
      case 'accept-offer':
        this.#offerTaken = true
        return { code: 200, go: '/manage', toast: 'offerTaken' }
      case 'change-plan':
        row.plan = row.plan === 'Basic' ? 'Standard' : 'Basic'
        return { code: 200, toast: 'planChanged' }
      case 'pay-now':
      case 'subscribe':
      case 'resume-plan':
        row.status = 'active'
        this.#refunded = false
        this.#paymentFailed = false
        return { code: 200 }
      case 'delete-account':
        this.#deleted = true
        return { code: 200, go: '/account' }
      default:
        return null
    }
  }
}
