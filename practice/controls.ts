// Every control a person can use on the practice site, by id.
// `trap`: must never be used on the way out of a subscription. `open`: works without being signed in.

interface Control {
  readonly trap?: true
  readonly open?: true
}

export const controls = {
  // The way around
  'nav-explore': { open: true },
  'nav-create': { open: true },
  'nav-help': { open: true },
  'nav-account': { open: true },
  'open-menu': { open: true },
  'open-settings': { open: true },
  'try-again': { open: true },

  // What lies over the pages, or stands before them
  'cookies-accept': { trap: true, open: true },
  'cookies-reject': { open: true },
  'cookies-settings': { open: true },
  'cookies-save': { open: true },
  'challenge-tick': { open: true },

  // Signing in and out
  'sign-in': { open: true },
  'sign-in-google': { open: true },
  'sign-in-discord': { open: true },
  'google-back': { open: true },
  'discord-authorize': { open: true },
  'discord-cancel': { open: true },
  'sign-out': {},

  // The way to the plan
  'open-manage': {},
  manage: {},
  'edit-billing': {},
  'back-to-plan': {},

  // Cancelling
  'cancel-plan': {},
  'choose-period-end': {},
  'choose-refund': {},
  'type-word': {},
  'confirm-cancel': {},
  'close-dialog': {},
  'cancel-change': {},
  'confirm-cancel-change': {},

  // What some sites put in between
  'survey-choose': {},
  'survey-continue': {},
  'survey-skip': {},
  'decline-offer': {},
  'decline-pause': {},
  'final-cancel': {},

  // Traps
  'keep-plan': { trap: true },
  'pause-plan': { trap: true },
  'accept-offer': { trap: true },
  'change-plan': { trap: true },
  'pay-now': { trap: true },
  subscribe: { trap: true },
  'resume-plan': { trap: true },
  'open-delete-account': { trap: true },
  'delete-account': { trap: true },
} as const satisfies Record<string, Control>

export type ControlId = keyof typeof controls

export const isControl = (id: unknown): id is ControlId =>
  typeof id === 'string' && Object.hasOwn(controls, id)

export const isTrap = (id: ControlId): boolean => 'trap' in controls[id]

export const isOpen = (id: ControlId): boolean => 'open' in controls[id]
