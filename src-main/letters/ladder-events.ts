/**
 * What a person does on the ladder, as events of the case. Invariants: instants as ISO 8601; nothing here is sent by the
 * app: the person says that it was. Pure.
 */
import { z } from 'zod'
import { type Day, dayIn } from '../case/days.js'
import { Channel } from './schema.js'

export const RUNGS = [
  'other-route',
  'other-browser',
  'email',
  'reddit',
  'discord',
  'formal-notice',
  'bank-stop',
  'bank-dispute',
] as const
export type Rung = (typeof RUNGS)[number]

const at = z.iso.datetime({ offset: true })
/** A purpose of `letters/`. */
const Purpose = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

/** The person says that a draft was sent. */
export const MessageSent = z.object({
  event: z.literal('message-sent'),
  at,
  purpose: Purpose,
  channel: Channel,
  to: z.string().nullable(),
})
export type MessageSent = z.infer<typeof MessageSent>

/** An answer that came, pasted or from an `.eml`. */
export const AnswerNoted = z.object({
  event: z.literal('answer-noted'),
  at,
  channel: Channel,
  text: z.string(),
})
export type AnswerNoted = z.infer<typeof AnswerNoted>

/** A rung that is not for this person: no account on Reddit, no other browser wanted. */
export const RungSkipped = z.object({ event: z.literal('rung-skipped'), at, rung: z.enum(RUNGS) })
export type RungSkipped = z.infer<typeof RungSkipped>

const LadderEvent = z.discriminatedUnion('event', [MessageSent, AnswerNoted, RungSkipped])
export type LadderEvent = z.infer<typeof LadderEvent>

export interface Sent {
  readonly on: Day
  readonly purpose: string
  readonly channel: Channel
}

export interface Answered {
  readonly on: Day
  readonly channel: Channel
}

export interface LadderSteps {
  readonly sent: readonly Sent[]
  readonly answers: readonly Answered[]
  readonly skipped: readonly Rung[]
}

/** What the ladder needs of a case's events, on the days of the person's own calendar; other events are passed over. */
export function ladderSteps(events: readonly unknown[], timeZone: string): LadderSteps {
  const known = events.flatMap((event) => LadderEvent.safeParse(event).data ?? [])
  return {
    sent: known.flatMap((one) =>
      one.event === 'message-sent'
        ? [{ on: dayIn(one.at, timeZone), purpose: one.purpose, channel: one.channel }]
        : [],
    ),
    answers: known.flatMap((one) =>
      one.event === 'answer-noted' ? [{ on: dayIn(one.at, timeZone), channel: one.channel }] : [],
    ),
    skipped: known.flatMap((one) => (one.event === 'rung-skipped' ? [one.rung] : [])),
  }
}
