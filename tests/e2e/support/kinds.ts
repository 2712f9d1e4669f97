/** The scenarios that a default run walks from outside: one of each kind of way and end. */
import { scenarios } from '../../../practice/scenarios.js'

const KINDS = new Set([
  'current',
  'refund',
  'two-plans',
  'retention',
  'iframe',
  'google-only',
  'late',
  'portal-coupon',
  'discord',
  'magazine-refund',
])

/** `WAYOUT_ALL=1` gives all of them. */
export const walked =
  process.env.WAYOUT_ALL === '1' ? scenarios : scenarios.filter(({ name }) => KINDS.has(name))
