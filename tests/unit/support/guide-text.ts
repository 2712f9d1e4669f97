// A small, right guide as text. Tests change a piece of it and mark with « the place that a finding must name.
import { type Checked, checkGuide } from '../../../src-main/guide/check'
import { showFinding } from '../../../src-main/guide/parse'
import { lexicon } from './small'

export const GUIDE = `format: 1
kind: site
id: small/website
service: Small
route: website
title: title
quality: drafted
checkedOn: 2026-11-20
sources:
  - { note: made up, confidence: inferred }
terms: { automation: forbidden, say: terms, source: "https://small.example/terms" }
languages: [en, fr]
origins:
  site: https://small.example
start: { origin: site, path: /account }
include: [vendor/bird]
inputs:
  refund:
    ask: ask
    default: later
    options:
      later: { choose: cancel-at-period-end, say: later }
      now: { choose: cancel-now-with-refund, say: now }
screens:
  - id: confirm
    all: [{ control: confirm-cancel }]
    step:
      part: leaving
      choose: $refund
      point: [confirm-cancel, cancel-plan]
      commit: true
      say: confirm
      next: next
  - id: cancelled
    all: [{ text: plan-ends-on }]
    none: [{ control: cancel-plan }, { text: plan-active }]
    outcome: cancelled-at-period-end
    capture: { endsOn: plan-ends-on }
    say: cancelled
  - id: plan
    any: [{ control: cancel-plan }, { control: manage-plan }]
    step: { part: plan, point: cancel-plan, say: plan }
stuck: { say: stuck }
texts:
  en:
    title: a
    terms: b
    ask: c
    later: d
    now: e
    confirm: Click {control}.
    next: f
    cancelled: Until {date}.
    plan: g
    stuck: h
  fr:
    title: a
    terms: b
    ask: c
    later: d
    now: e
    confirm: Cliquez {control}.
    next: f
    cancelled: "Jusqu’au {date}."
    plan: g
    stuck: h
`

export const VENDOR = `format: 1
kind: vendor
id: vendor/bird
quality: drafted
checkedOn: 2026-11-20
sources:
  - { note: made up, confidence: inferred }
languages: [en, fr]
origins:
  bird: https://bird.example
screens:
  - id: authorize
    at: [bird]
    all: [{ control: authorize }]
    step: { part: sign-in, point: authorize, by: person, say: authorize }
texts:
  en: { authorize: a }
  fr: { authorize: a }
`

export const vocabulary = { intents: lexicon.intents, signs: lexicon.signs }

const bytes = (text: string | Uint8Array) =>
  typeof text === 'string' ? new TextEncoder().encode(text) : text

export function check(
  text: string | Uint8Array,
  vendors: Readonly<Record<string, string>> = { 'vendor/bird': VENDOR },
): Checked {
  return checkGuide('g.yaml', bytes(text), vocabulary, (id) => {
    const vendor = Object.hasOwn(vendors, id) ? vendors[id] : undefined
    return vendor === undefined ? undefined : { file: `${id}.yaml`, bytes: bytes(vendor) }
  })
}

/** Takes the mark out of a text and says where it was, as `line:column`. */
export function marked(text: string): { text: string; place: string } {
  const at = text.indexOf('«')
  if (at < 0) throw new Error('no mark')
  const before = text.slice(0, at)
  const line = before.split('\n').length
  return { text: text.replace('«', ''), place: `${line}:${at - before.lastIndexOf('\n')}` }
}

export const show = (checked: Checked): string[] => checked.findings.map(showFinding)
