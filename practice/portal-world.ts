// The truth of a practice billing portal: the subscription in it, and what each use of a control really does to it.
// Invariants: every use of a known control is recorded, allowed or not; nothing here knows HTTP or HTML.
import { periodEnd, type Status } from './plans'
import type { MagazineName, PortalName } from './scenarios'
import type { Truth } from './world'

/** `trap`: must never be used on the way out. */
export const portalControls = {
  'magazine-sign-in': {},
  'magazine-manage': {},
  'mail-send': {},
  'mail-open': {},
  'portal-return': {},
  'portal-cancel': {},
  'portal-go-back': {},
  'portal-at-end': {},
  'portal-refund': {},
  'portal-confirm': {},
  'coupon-refuse': {},
  'why-choose': {},
  'why-send': {},
  'why-skip': {},
  'coupon-take': { trap: true },
  'portal-update': { trap: true },
  'portal-renew': { trap: true },
} as const satisfies Record<string, { readonly trap?: true }>

export type PortalControl = keyof typeof portalControls

export const isPortalControl = (id: unknown): id is PortalControl =>
  typeof id === 'string' && Object.hasOwn(portalControls, id)

const isTrap = (id: PortalControl): boolean => 'trap' in portalControls[id]

/** How a portal is set up: what its owner may choose. */
interface Setting {
  readonly of: 'plan' | 'magazine'
  /** link: the way in leads straight here; mail: a form that mails the link; sign-in: the magazine's own page. */
  readonly entry: 'link' | 'mail' | 'sign-in'
  readonly ends: 'with-period' | 'at-once' | 'as-chosen'
  readonly asksWhy?: true
  readonly coupon?: true
  readonly empty?: true
  readonly down?: true
}

const plan = { of: 'plan', entry: 'link', ends: 'with-period' } as const
const printed = { of: 'magazine', entry: 'sign-in', ends: 'as-chosen' } as const

const settings: Readonly<Record<PortalName | MagazineName, Setting>> = {
  portal: plan,
  'portal-at-once': { ...plan, ends: 'at-once' },
  'portal-reason': { ...plan, asksWhy: true },
  'portal-coupon': { ...plan, coupon: true },
  'portal-mail': { ...plan, entry: 'mail' },
  'portal-nothing': { ...plan, empty: true },
  'portal-other': { ...printed, entry: 'link' },
  magazine: printed,
  'magazine-refund': printed,
  'magazine-down': { ...printed, down: true },
}

/** Where the page is to go after a use: the name of a page of the portal. */
export type PortalPage = 'home' | 'offer' | 'confirm' | 'mail'

export interface PortalReply {
  readonly code: 200 | 409
  readonly go?: PortalPage
}

type When = 'at-end' | 'refund'

export class PortalWorld {
  readonly setting: Setting
  readonly end: Date
  readonly #used: PortalControl[] = []
  #status: Status
  #refunded = false
  #offerTaken = false
  #offerRefused = false
  #asking = false
  #opened = false
  #mailed = false

  constructor(scenario: PortalName | MagazineName, today: Date) {
    this.setting = settings[scenario]
    this.end = periodEnd(today)
    this.#status = this.setting.empty ? 'none' : 'active'
  }

  get planName(): string {
    return this.setting.of === 'plan' ? 'Basic' : 'Magazine'
  }

  get status(): Status {
    return this.#status
  }

  get refunded(): boolean {
    return this.#refunded
  }

  /** A mail with the link was asked for. */
  get mailed(): boolean {
    return this.#mailed
  }

  /** Somebody has opened the portal. */
  open(): void {
    this.#opened = true
  }

  /** Whether the question for the reason is to be shown: once, as such windows are gone after a reload. */
  asksWhyOnce(): boolean {
    const asking = this.#asking
    this.#asking = false
    return asking
  }

  truth(): Truth {
    const truth = {
      status: this.#status,
      endsOn: this.#status === 'ends' ? this.end.toISOString().slice(0, 10) : null,
      refunded: this.#refunded,
      plan: this.planName,
      offerTaken: this.#offerTaken,
      accountDeleted: false,
      scheduledChange: false,
      signedIn: this.#opened,
      cookies: null,
      used: [...this.#used],
      wrong: this.#used.filter(isTrap),
    }
    return this.setting.of === 'plan' ? truth : { ...truth, secondIssue: !this.#refunded }
  }

  /** Records the use of a control and does what the control does. */
  use(id: PortalControl, when?: unknown): PortalReply {
    this.#used.push(id)
    const active = this.#status === 'active'
    switch (id) {
      case 'mail-send':
        this.#mailed = true
        return { code: 200, go: 'mail' }
      case 'portal-cancel':
        if (!active) return { code: 409 }
        return { code: 200, go: this.setting.coupon && !this.#offerRefused ? 'offer' : 'confirm' }
      case 'coupon-refuse':
        this.#offerRefused = true
        return { code: 200, go: 'confirm' }
      case 'coupon-take':
        if (!this.setting.coupon || !active) return { code: 409 }
        this.#offerTaken = true
        return { code: 200, go: 'home' }
      case 'portal-confirm':
        return this.#confirm(when)
      case 'portal-renew':
        if (this.#status !== 'ends') return { code: 409 }
        this.#status = 'active'
        return { code: 200, go: 'home' }
      case 'portal-go-back':
      case 'why-send':
      case 'why-skip':
        return { code: 200, go: 'home' }
      default:
        return { code: 200 }
    }
  }

  #confirm(given: unknown): PortalReply {
    const { ends, coupon, asksWhy } = this.setting
    if (this.#status !== 'active' || (coupon && !this.#offerRefused)) return { code: 409 }
    const when: When | null =
      ends === 'as-chosen' ? (given === 'at-end' || given === 'refund' ? given : null) : 'at-end'
    if (when === null) return { code: 409 }
    this.#status = ends === 'at-once' || when === 'refund' ? 'cancelled' : 'ends'
    this.#refunded = when === 'refund'
    this.#asking = asksWhy === true
    return { code: 200, go: 'home' }
  }
}
