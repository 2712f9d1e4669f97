/**
 * One case as the panel shows it: all that it holds, and whether it is as it was written.
 * Invariants: pure and total, whatever a log from another computer says: text is cut and cleaned, times that are none are
 * left out; pictures are named by their place in the case alone. Must not import I/O, Electron or the DOM.
 */
import type { CaseDate, Mail, Moment as MomentView } from '../../src-preload/contract/case.js'
import type { Language } from '../../src-preload/contract/language.js'
import { longDate } from '../../src-preload/contract/long-date.js'
import type { Place } from '../../src-preload/contract/view.js'
import type { Hindrance } from '../case/case-folder.js'
import type { CaseOutcome, CaseView, KeptMail, Moment } from '../case/case-view.js'
import { isOpen } from '../case/cases.js'
import { dateWords } from '../case/date-words.js'
import type { Day } from '../case/days.js'
import { type Deadline, tellOn } from '../case/deadlines.js'
import { chargesOpen } from '../case/money.js'
import type { Verdict } from '../case/verify.js'
import type { Reason } from '../engine/state.js'
import type { Letters } from '../letters/draft.js'
import { titleOfLetter } from '../run/letter-title.js'
import { clean, titleOf } from '../run/narrate.js'
import { typeset } from '../run/typeset.js'
import { TEXTS } from '../texts/index.js'
import { REPORT_TEXTS } from '../texts/report.js'
import { serviceIdOf } from './guide-words.js'
import type { CasePlace } from './model.js'
import { type Known, lookingGuide } from './surroundings.js'

type Case = Extract<Place, { kind: 'case' }>

const MOMENTS_SHOWN = 400
const LISTED = 200
const FINDINGS_SHOWN = 50
const PICTURE = /^(?:evidence|screens)\/[a-z0-9-]+\.png$/

/** At most 200 UTF-16 units, as the contract counts. */
const short = (text: string) =>
  clean(text)
    .slice(0, 200)
    .replace(/[\uD800-\uDBFF]$/, '')
const long = (text: string) =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu, ' ')
    .slice(0, 1_500)
    .trim()

/** A time as the contract has it; null for one that is none, or far off. */
function instantOf(at: string | null): string | null {
  const ms = at === null ? Number.NaN : Date.parse(at)
  return ms >= 0 && ms < Date.UTC(9999, 0) ? new Date(ms).toISOString() : null
}

/** What the rows of a list have in common with the page of a case. */
export function caseTitle(guideId: string, id: string, { guides }: Known, language: Language): string {
  const guide = guides.find((each) => each.id === guideId)
  return guide === undefined ? short(guideId || id) : titleOf(guide, language)
}

export function casePage(place: CasePlace, known: Known, language: Language): Case {
  const { summary, view, hindrance } = place
  const guide = known.guides.find((each) => each.id === view.guide)
  const isReal = summary !== null && !view.practice && hindrance === null
  const word = new Words(language, place.letters)
  const doubtful = isDoubtful(place)
  const timeline = view.timeline.flatMap((each) => word.moment(each, known) ?? [])
  const mails = view.mails.flatMap((each) => word.mail(each) ?? [])
  return {
    kind: 'case',
    case: place.id,
    title: caseTitle(view.guide, place.id, known, language),
    practice: view.practice,
    archived: summary?.archived ?? false,
    startedAt: instantOf(view.startedAt),
    lastAt: instantOf(view.lastAt),
    account: view.account === null ? null : short(view.account),
    readOnly: hindrance === null ? null : readOnly(hindrance),
    doubtful,
    outcome: view.outcome === null ? null : word.outcome(view.outcome, doubtful),
    proof: {
      loads: view.proof.loads.flatMap(({ at, url }) => {
        const time = instantOf(at)
        return time === null ? [] : [{ at: time, url: short(url) }]
      }),
      says: view.proof.says === null ? null : short(view.proof.says),
      pictures: view.proof.pictures
        .slice(-LISTED)
        .flatMap((each) => word.moment({ kind: 'picture', ...each }, known) ?? []),
    },
    dates: caseDates(view.dates, guide?.service ?? serviceIdOf(view.guide), place.today, language),
    money: moneyOf(place),
    timeline: timeline.slice(-MOMENTS_SHOWN),
    earlier: Math.max(0, timeline.length - MOMENTS_SHOWN),
    clicks: clicksOf(view),
    traps: view.traps
      .slice(0, LISTED)
      .map(({ name, text, times }) => ({ name: short(name), text: long(text), times })),
    friction: frictionOf(view),
    messages: view.messages.slice(-LISTED).flatMap(({ kind, at, channel, text }) => {
      const time = instantOf(at)
      const said = long(kind === 'message' ? word.letter(text) : text)
      return time === null ? [] : [{ at: time, kind, channel: short(channel), text: said }]
    }),
    mails: mails.slice(-LISTED),
    added: place.added === null ? null : word.mail(place.added),
    check: place.verdict === null ? null : checkOf(place.verdict),
    canResume: isReal && guide !== undefined && isOpen(summary),
    canCheck: isReal && lookingGuide(known, view.guide) !== null,
    canReport: guide !== undefined,
  }
}

/** A line that was cut off, or a file that was put beside, changes nothing of what the case says. */
const isDoubtful = ({ hindrance, verdict, summary }: CasePlace): boolean =>
  summary === null ||
  hindrance?.why === 'broken' ||
  verdict?.findings.some(({ kind }) => kind === 'changed' || kind === 'missing') === true

/** The dates of a case in words, soonest first. */
export function caseDates(
  dates: readonly Deadline[],
  service: string,
  today: Day,
  language: Language,
): CaseDate[] {
  return dates.slice(0, LISTED).map((each) => {
    const { title, note } = dateWords(each, service, language)
    const due = !each.settled && tellOn(each) <= today
    return { id: each.id.slice(0, 120), day: each.day, title, note, settled: each.settled, due }
  })
}

function moneyOf({ view, hindrance, summary, today }: CasePlace): Case['money'] {
  const notes = view.money.slice(-LISTED)
  return {
    notes: notes.map(({ seq, what, on, amount, charge }) => ({
      note: String(seq),
      what,
      on,
      amount: short(amount),
      charge,
    })),
    charges: [...chargesOpen(notes)],
    today,
    open: hindrance === null && summary !== null && !view.practice,
  }
}

function clicksOf({ clicks }: CaseView): Case['clicks'] {
  return clicks.slice(-LISTED).flatMap(({ at, name, by, commit }) => {
    const time = instantOf(at)
    return time === null ? [] : [{ at: time, name: short(name), by, commit }]
  })
}

const frictionOf = ({ friction: { pages, clicks, retention, questions, minutes } }: CaseView) => ({
  pages,
  clicks: clicks.person + clicks.app,
  retention,
  questions,
  minutes: Number.isFinite(minutes) ? minutes : 0,
})

function readOnly(hindrance: Hindrance): NonNullable<Case['readOnly']> {
  switch (hindrance.why) {
    case 'in-use': {
      const { here, pid, host } = hindrance.holder
      return here ? { why: 'in-use', detail: String(pid) } : { why: 'in-use-elsewhere', detail: short(host) }
    }
    case 'newer':
      return { why: 'newer', detail: short(String(hindrance.version)) }
    case 'broken':
      return { why: 'broken', detail: String(hindrance.line) }
  }
}

function checkOf({ intact, events, files, head, findings, unchained, unhashed }: Verdict): Case['check'] {
  return {
    intact,
    events,
    files,
    head: short(head),
    findings: findings
      .slice(0, FINDINGS_SHOWN)
      .map(({ kind, name, line }) => ({ kind, name: short(name), line })),
    more: Math.max(0, findings.length - FINDINGS_SHOWN),
    unprotected: unchained + unhashed,
  }
}

/** A case in words of one language. */
class Words {
  constructor(
    private readonly language: Language,
    private readonly letters: Letters | null,
  ) {}

  /** What a message is called, by its purpose. */
  letter(purpose: string): string {
    return this.letters === null ? purpose : titleOfLetter(this.letters, purpose, this.language)
  }

  private set(text: string): string {
    return typeset(text, this.language)
  }

  private reason(reason: Reason | null, detail: string): string {
    if (reason === null) return ''
    const words = this.set(TEXTS[this.language].reasons[reason])
    return detail === '' ? words : `${words} (${short(detail)})`
  }

  outcome(told: CaseOutcome, doubtful: boolean): Case['outcome'] {
    const { outcome, at, endsOn, refund, reason, detail } = told
    const verified = told.verified && !doubtful
    const time = instantOf(at)
    if (time === null) return null
    const isGood = verified && (outcome.startsWith('cancelled') || outcome === 'not-subscribed')
    return {
      tone: isGood ? 'good' : outcome === 'not-cancelled' ? 'bad' : 'open',
      headline: this.set(TEXTS[this.language].outcomes[outcome]),
      verified,
      at: time,
      endsOn,
      refund,
      reason: this.reason(reason, detail),
    }
  }

  mail(mail: KeptMail): Mail | null {
    const at = instantOf(mail.at)
    if (at === null) return null
    const { senders, says } = REPORT_TEXTS[this.language]
    return {
      at,
      subject: short(mail.subject),
      from: short(mail.from),
      sender: this.set(senders[mail.sender]),
      sentAt: instantOf(mail.sentAt),
      says: mail.says.map((each) => this.set(says[each])),
      endsOn: mail.endsOn,
      confirms: mail.confirms,
      attachments: mail.attachments.slice(0, LISTED).map(short),
    }
  }

  moment(moment: Moment, known: Known): MomentView | null {
    const at = instantOf(moment.at)
    if (at === null) return null
    switch (moment.kind) {
      case 'began':
        return { at, kind: 'began', text: caseTitle(moment.guide, moment.guide, known, this.language) }
      case 'moved':
        return { at, kind: 'moved', text: short(moment.url) }
      case 'clicked':
        return { at, kind: 'clicked', text: short(moment.name), by: moment.by }
      case 'picture': {
        if (!PICTURE.test(moment.file)) return null
        const text = `${TEXTS[this.language].words['picture-of']} ${short(moment.screen)}`
        return { at, kind: 'picture', text, src: moment.file }
      }
      case 'outcome':
        return { at, kind: 'outcome', text: this.outcomeLine(moment) }
      case 'message':
        return { at, kind: 'message', text: [moment.channel, this.letter(moment.text)].map(long).join(': ') }
      case 'answer':
        return { at, kind: 'answer', text: [moment.channel, moment.text].map(long).join(': ') }
      case 'money': {
        const amount = short(moment.amount)
        const day = longDate(moment.on, this.language)
        return { at, kind: moment.what, text: amount === '' ? day : `${day} · ${amount}` }
      }
      case 'mail':
        return { at, kind: 'mail', text: short(moment.subject) }
      default:
        return { at, kind: moment.kind, text: long(moment.text) }
    }
  }

  private outcomeLine({ outcome, verified, endsOn }: CaseOutcome): string {
    const { outcomes, words } = TEXTS[this.language]
    const ends = endsOn === null ? [] : [`${words['ends-on']} ${longDate(endsOn, this.language)}`]
    const parts = [outcomes[outcome], verified ? words.verified : words['not-verified'], ...ends]
    return this.set(parts.join(' · '))
  }
}
