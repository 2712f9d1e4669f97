/**
 * The text of a new guide, of a new service record, and of a guide from a recording: YAML with comments, as a person
 * would begin it. Invariants: what is written passes the check; everything that is not ours is quoted or a comment.
 * Pure: must not import I/O, Electron or the DOM.
 */
import type { Draft, DraftScreen } from './recording.js'

export interface DraftFile {
  /** service/route. */
  readonly id: string
  /** As 2026-11-25. */
  readonly today: string
  /** The JSON Schema, as the file names it. */
  readonly schema: string
}

const quote = (text: string) => JSON.stringify(text)
const partsOf = (id: string) => {
  const [service = '', route = ''] = id.split('/')
  const words = service.replace(/-+/g, ' ').trim()
  return { service, route, title: words === '' ? service : words.charAt(0).toUpperCase() + words.slice(1) }
}

function head({ id, today }: DraftFile): string {
  const { route, title } = partsOf(id)
  return `format: 1
kind: site
id: ${id}
service: ${quote(title)}
route: ${quote(route)}
title: title
# tested (walked on a live account), documented (from sources), drafted (not compared with anything yet).
quality: drafted
# The day on which you last compared this with its sources.
checkedOn: ${today}
`
}

const STUCK = 'I see no safe way on. Nothing was clicked that could harm you.'

/** A guide to begin with: what most sites share is included, the way to the plan is to be written. */
export function newGuide(file: DraftFile): string {
  const { title } = partsOf(file.id)
  return `# yaml-language-server: $schema=${file.schema}
# ${title}: say here in one or two lines which way this guide takes, and what it stands on.
# docs/guides.md explains each key. Check it with: wayout guide check THIS-FILE
${head(file)}# Where you know it from: official, official-quoted, third-party or inferred; with "url" and "date" where there are any.
sources:
  - { note: "To be written: help page, report, or your own look.", confidence: inferred }
# What the terms say about programs that click. Until you have read them, leave it out.
# terms: { automation: forbidden, say: terms, source: "https://www.example.com/terms" }
languages: [en]
# The sites it may walk on, https and without a path. Nothing is read or clicked anywhere else.
origins:
  site: https://www.example.com
# The page where the plan shows, as near as an address leads.
start: { origin: site, path: /account }
# Parts that many sites share: offers and surveys, the irreversible click, and the end as sites tell it.
include: [vendor/challenge, vendor/cookie-banner, vendor/retention, vendor/outcome]
# Only what is special here. The first screen that fits counts; includes come first.
screens:
  - id: account
    all: [{ control: manage-plan }]
    step: { part: way-in, point: manage-plan, say: account }
  - id: signed-out
    all: [{ control: sign-in }]
    step: { part: sign-in, point: sign-in, by: person, say: signed-out }
  - id: menu
    # Every page has a menu: it is tried only when nothing else shows.
    lastResort: true
    all: [{ control: open-menu }]
    step: { part: way-in, point: open-menu, say: menu }
# Shown before the walk: texts of this guide, or facts of service.yaml.
before: { have: [have-account], keep: [], lose: [], beware: [] }
stuck: { say: stuck }
# {control} is the name of the control as the page writes it. At most 240 characters each.
texts:
  en:
    title: ${quote(`${title}, on its website`)}
    account: "Your account page. Click “{control}” to get to the plan."
    signed-out: "Nobody is signed in. Click “{control}”."
    menu: "The plan is behind a menu. Click “{control}”."
    have-account: "The way you signed in when you subscribed, and its password."
    stuck: ${quote(STUCK)}
`
}

/** A record of what is known of a service: one open question, until somebody answers it. */
export function newService({ id, today, schema }: DraftFile): string {
  const { service, title } = partsOf(id)
  return `# yaml-language-server: $schema=${schema}
# What is known of ${title}, each fact with where it is from. What nobody knows is a question under "unknown".
kind: service
format: 1
id: ${service}
name: ${quote(title)}
checkedOn: ${today}
languages: [en]
# A fact is named like its text below. Guides name facts under before, afterwards and stuck.advice.
facts:
  # keep-rest: { confidence: official, source: "https://www.example.com/help/cancel", date: ${today} }
  unknown-after: { confidence: unknown }
unknown: [unknown-after]
# Which guide fits whom, cheapest first. With more than one, questions lead there (three at most).
routes:
  ways:
    - { guide: ${id}, why: why-first }
texts:
  en:
    unknown-after: "What does the site show once the plan is cancelled?"
    why-first: "The plan can be cancelled on the website."
`
}

const PARTS: Readonly<Record<string, string>> = {
  'sign-in': 'sign-in',
  'continue-with-discord': 'sign-in',
  'continue-with-google': 'sign-in',
  authorize: 'sign-in',
  'send-login-link': 'sign-in',
  'cancel-plan': 'plan',
  'confirm-cancel': 'leaving',
  'continue-cancelling': 'leaving',
  'decline-offer': 'leaving',
}
/** Where another party asks who one is, or who one lets in: the person's own click. */
const PERSONAL = [
  'authorize',
  'continue-with-google',
  'accept-invite',
  'visit-site',
  'message-box',
  'subscribe-command',
]

const RUNNING = `[{ control: cancel-plan }, { control: confirm-cancel }, { control: continue-cancelling }, { text: plan-active }, { text: plan-paused }, { text: past-due }]`

const INPUTS = `# When it ends is the person's choice.
inputs:
  refund:
    ask: ask-refund
    default: end-of-period
    options:
      end-of-period: { choose: cancel-at-period-end, say: option-end, implied: true, also: [end, later] }
      refund-now: { choose: cancel-now-with-refund, say: option-refund, also: [now, refund] }
`
const INPUT_TEXTS = `    ask-refund: "When should it end?"
    option-end: "At the end of the paid period."
    option-refund: "Now, with a refund, where the site offers one."
`

/** A guide from a recording. Later screens come first: what lies over the plan is recognised before it. */
export function recordedGuide(draft: Draft, file: DraftFile): string {
  const { title } = partsOf(file.id)
  const screens = draft.screens.toReversed()
  const ids = new Map(screens.map((screen, i) => [screen, idOf(screens, i)]))
  const origins = [...draft.origins].map(([name, origin]) => `  ${name}: ${origin}\n`).join('')
  const unused = draft.unused.map(({ step, remark }) => `# ${step}. ${remark}\n`).join('')
  const sayings = screens.map((screen) => `    ${ids.get(screen)}: ${quote(sayingOf(screen))}\n`).join('')
  return `# yaml-language-server: $schema=${file.schema}
# ${title}: a draft from the recording ${quote(draft.title)}. Walk it with your own eyes before you trust it.
# Left to do:
${draft.todo.map((todo) => `# - ${todo}\n`).join('')}${head(file)}sources:
  - { note: "A recording of one walk through the site.", confidence: inferred }
languages: [en]
origins:
  site: ${draft.start?.origin ?? 'https://www.example.com'}
${origins}start: { origin: site, path: ${quote(draft.start?.path ?? '/')} }
# vendor/retention and vendor/outcome know offers, surveys, the last question and the end on most sites, more than one
# recording can show. Add them, and take out the screens below that "guide check" then says can never be recognised.
include: [vendor/challenge, vendor/cookie-banner]
${draft.asksWhen ? INPUTS : ''}${unused === '' ? '' : `# Recorded, and not used:\n${unused}`}screens:
  - id: cancelled
    all: [{ text: plan-ends-on }]
    none: &running ${RUNNING}
    outcome: cancelled-at-period-end
    capture: { endsOn: plan-ends-on }
    say: cancelled
  - id: no-plan
    all: [{ text: no-plan }]
    none: *running
    outcome: not-subscribed
    afterCommit: cancelled-now
    say: no-plan
${screens.map((screen) => screenText(screen, ids.get(screen) ?? screen.intent)).join('')}stuck: { say: stuck }
texts:
  en:
    title: ${quote(`${title}, on its website`)}
    cancelled: "Cancelled. It runs until {date} and is not renewed. The site confirmed it on two freshly loaded pages."
    no-plan: "The site says on two freshly loaded pages that this account has no subscription."
${draft.asksWhen ? INPUT_TEXTS : ''}${sayings}    stuck: ${quote(STUCK)}
`
}

/** The intent; numbered when the same is clicked at another origin too. */
function idOf(screens: readonly DraftScreen[], i: number): string {
  const intent = screens[i]?.intent ?? ''
  const before = screens.slice(0, i).filter((screen) => screen.intent === intent).length
  return before === 0 ? `click-${intent}` : `click-${intent}-${before + 1}`
}

function screenText({ step, remark, intent, at, choose }: DraftScreen, id: string): string {
  const keys = [
    `part: ${PARTS[intent] ?? 'way-in'}`,
    ...(choose === null ? [] : [`choose: ${choose}`]),
    `point: ${intent}`,
    ...(intent === 'confirm-cancel' ? ['commit: true'] : []),
    ...(intent === 'cancel-change' ? ['changes: true'] : []),
    ...(PERSONAL.includes(intent) ? ['by: person'] : []),
    `say: ${id}`,
  ]
  return `  # ${step}. ${remark}
  - id: ${id}
${at === null ? '' : `    at: [${at}]\n`}    all: [{ control: ${intent} }]
    step: { ${keys.join(', ')} }
`
}

function sayingOf({ intent, choose }: DraftScreen): string {
  if (intent === 'confirm-cancel')
    return 'This is the step that counts: “{control}” ends the subscription. It cannot be taken back by this app.'
  return choose === null ? 'Click “{control}”.' : 'I choose the option for you. Then click “{control}”.'
}
