/**
 * The report of a case as one HTML page, made for paper: the outcome and what it rests on first, then dates, what
 * happened with its pictures, traps, cost, messages, mails, and the hashes of all that was kept.
 * Invariants: made from the log alone, and the same for the same log; everything from a page is text; the page loads
 * nothing but its own pictures; nothing is told by colour alone. Must not import I/O, Electron or the DOM.
 */

import { inLong, longDate } from '../../src-preload/contract/long-date.js'
import type { Reason, Result } from '../engine/state.js'
import { clean, type Narrator } from '../run/narrate.js'
import { typeset } from '../run/typeset.js'
import { REPORT_TEXTS, type ReportTexts } from '../texts/report.js'
import type { CaseView, KeptMail, Moment } from './case-view.js'
import { dateWords } from './date-words.js'
import { REPORT_STYLE } from './report-style.js'

const html = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
const cleaned = (text: string) => html(clean(text))
/** An answer that was pasted is longer than what a page says. */
const long = (text: string) => html(text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 2_000))

/** The words of an outcome: what it is, how sure, the dates, the reason. */
export function outcomeWords(result: Result, n: Narrator): { title: string; lines: string[]; tone: string } {
  const { words, outcomes } = n.texts
  const good = result.outcome.startsWith('cancelled')
  const lines = [
    result.verified ? words.verified : words['not-verified'],
    ...(result.endsOn === null ? [] : [`${words['ends-on']} ${longDate(result.endsOn, n.language)}`]),
    ...(result.refund ? [words.refund] : []),
    ...(result.reason === null ? [] : [n.reason(result.reason satisfies Reason, result.detail)]),
  ]
  return {
    title: outcomes[result.outcome],
    lines,
    tone: good ? 'good' : result.outcome === 'not-cancelled' ? 'bad' : 'open',
  }
}

export interface ReportContext {
  /** What was cancelled, and how: the guide's title. */
  readonly title: string
  readonly service: string
  /** What a letter is called, by its purpose. */
  readonly titleOf: (purpose: string) => string
  /** Hash of the newest entry that the report tells of. */
  readonly head: string
}

/** A whole HTML document. */
export function reportHtml(view: CaseView, context: ReportContext, n: Narrator): string {
  return new Report(view, context, n).page()
}

/** Signs that stand for the tone where there is no colour. */
const MARK: Readonly<Record<string, string>> = { good: '✓', bad: '✗', open: '?' }

class Report {
  private readonly t: ReportTexts
  private readonly time: Intl.DateTimeFormat
  private readonly clock: Intl.DateTimeFormat

  constructor(
    private readonly view: CaseView,
    private readonly context: ReportContext,
    private readonly n: Narrator,
  ) {
    this.t = REPORT_TEXTS[n.language]
    const timeZone = view.zone
    this.time = new Intl.DateTimeFormat(n.language, {
      dateStyle: 'long',
      timeStyle: 'short',
      hourCycle: 'h23',
      timeZone,
    })
    this.clock = new Intl.DateTimeFormat(n.language, { timeStyle: 'medium', hourCycle: 'h23', timeZone })
  }

  page(): string {
    const { view, context, n } = this
    const title = `${n.texts.words['report-title']}: ${context.title}`
    return `<!doctype html>
<html lang="${n.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'">
<title>${cleaned(title)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<h1>${html(this.set(n.texts.words['report-title']))}</h1>
<p class="what">${cleaned(context.title)}</p>
${view.practice ? `<p class="rehearsal">${this.word('rehearsal')}</p>` : ''}
${this.outcome()}
${this.facts()}
${this.proof()}
${this.dates()}
${this.timeline()}
${this.traps()}
${this.cost()}
${this.messages()}
${this.mails()}
${this.evidence()}
<footer><p>${this.word('made-by')}</p></footer>
</body>
</html>
`.replace(/\n{2,}/g, '\n')
  }

  private set(text: string): string {
    return typeset(text, this.n.language)
  }

  private word(id: keyof ReportTexts['words']): string {
    return html(this.set(this.t.words[id]))
  }

  private when(at: string): string {
    return `<time datetime="${html(at)}">${html(inLong(this.time, new Date(at)))}</time>`
  }

  private section(id: keyof ReportTexts['words'], body: string): string {
    return body === '' ? '' : `<section class="${id}"><h2>${this.word(id)}</h2>\n${body}\n</section>`
  }

  private rows(rows: readonly (readonly [string, string])[]): string {
    return `<dl>${rows.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('\n')}</dl>`
  }

  private outcome(): string {
    const { outcome } = this.view
    const { texts } = this.n
    if (outcome === null)
      return `<section class="verdict open"><strong>? ${html(texts.words['case-open'])}</strong></section>`
    const { title, lines, tone } = outcomeWords(outcome, this.n)
    return `<section class="verdict ${tone}"><strong>${MARK[tone]} ${html(this.set(title))}</strong>
${lines.map((each) => `<p>${html(this.set(each))}</p>`).join('\n')}
<p>${this.when(outcome.at)}</p></section>`
  }

  private facts(): string {
    const { view, context } = this
    const { clicks } = view.friction
    const who = [
      ...(clicks.person > 0 ? [`${this.word('person')}: ${clicks.person}`] : []),
      ...(clicks.app > 0 ? [`${this.word('app')}: ${clicks.app}`] : []),
    ]
    return this.rows([
      [this.word('way'), `${cleaned(context.title)} <code>${cleaned(view.guide)}</code>`],
      ...(view.account === null ? [] : [[this.word('account'), cleaned(view.account)] as const]),
      ...(view.startedAt === null ? [] : [[this.word('began'), this.when(view.startedAt)] as const]),
      ...(view.lastAt === null ? [] : [[this.word('last'), this.when(view.lastAt)] as const]),
      [this.word('clock'), cleaned(view.zone)],
      ...(who.length === 0 ? [] : [[this.word('who-clicked'), who.join(' · ')] as const]),
    ])
  }

  private proof(): string {
    const { loads, says, files } = this.view.proof
    if (loads.length === 0 && says === null) return ''
    const rows = [
      ...loads.map(
        ({ at, url }) => [this.word('loaded'), `<code>${cleaned(url)}</code>, ${this.when(at)}`] as const,
      ),
      ...(says === null ? [] : [[this.word('site-said'), `“${cleaned(says)}”`] as const]),
      ...(files.length === 0
        ? []
        : [
            [
              this.word('kept-files'),
              files.map((file) => `<code>${html(file.slice(0, 21))}…</code>`).join(' '),
            ] as const,
          ]),
    ]
    return this.section('known-by', this.rows(rows))
  }

  private dates(): string {
    const { dates } = this.view
    const rows = dates.map((date) => {
      const { title, note } = dateWords(date, this.context.service, this.n.language)
      const done = date.settled ? ` (${this.word('settled')})` : ''
      return [
        html(longDate(date.day, this.n.language)),
        `<b>${html(title)}</b>${done}<br>${html(note)}`,
      ] as const
    })
    return rows.length === 0 ? '' : this.section('dates', this.rows(rows))
  }

  private timeline(): string {
    const lines = this.view.timeline.flatMap((moment) => {
      const body = this.moment(moment)
      if (body === null) return []
      const at = moment.kind === 'picture' ? '' : html(this.clock.format(new Date(moment.at)))
      return [`<li class="${moment.kind}"><time>${at}</time><div>${body}</div></li>`]
    })
    return lines.length === 0 ? '' : this.section('timeline', `<ol>\n${lines.join('\n')}\n</ol>`)
  }

  private moment(moment: Moment): string | null {
    const { words } = this.n.texts
    switch (moment.kind) {
      case 'began':
        return `${this.word('walk-begins')}: <code>${cleaned(moment.guide)}</code>, ${this.when(moment.at)}`
      case 'said':
      case 'asked':
        return cleaned(moment.text)
      case 'status':
        return `${html(this.set(words.status))}: “${cleaned(moment.text)}”`
      case 'trap':
        return `⚠ ${cleaned(moment.text)}`
      case 'refused':
        return cleaned(moment.text)
      case 'moved':
        return `<code>${cleaned(moment.url)}</code>`
      case 'clicked': {
        const who = moment.by === 'person' ? words['clicked-you'] : words.clicked
        const commit = moment.commit ? ` (${this.word('commit')})` : ''
        const name = `▸ ${html(this.set(who))}: “${cleaned(moment.name)}”${commit}`
        return moment.by === 'app' ? `${name} · ${this.word('app')}` : name
      }
      case 'picture':
        return `<img src="${html(moment.file)}" alt="${html(words['picture-of'])} ${cleaned(moment.screen)}">${
          moment.proof ? `<small>${this.word('loaded')}</small>` : ''
        }`
      case 'outcome': {
        const { title, lines } = outcomeWords(moment, this.n)
        return html(this.set([title, ...lines].join(' · ')))
      }
      case 'money': {
        const about = moment.charge === null ? '' : ` (${html(longDate(moment.charge, this.n.language))})`
        const amount = moment.amount === '' ? '' : `: ${cleaned(moment.amount)}`
        const day = html(longDate(moment.on, this.n.language))
        return `${this.word(moment.what === 'charge' ? 'charged' : 'refunded')}${about}, ${day}${amount}`
      }
      case 'message':
        return `${this.word('sent')}: ${cleaned(moment.channel)}, ${cleaned(this.context.titleOf(moment.text))}`
      case 'answer':
        return `${this.word('answered')}: ${cleaned(moment.channel)}`
      case 'mail':
        return `${this.word('mails')}: ${cleaned(moment.subject)}`
    }
  }

  private traps(): string {
    const { traps } = this.view
    const lines = traps.map(({ text, times }) => {
      const count = times > 1 ? ` (${times} ${this.word('times')})` : ''
      return `<li>${cleaned(text)}${count}</li>`
    })
    return lines.length === 0 ? '' : this.section('traps', `<ul>${lines.join('\n')}</ul>`)
  }

  private cost(): string {
    const { pages, clicks, retention, questions, minutes } = this.view.friction
    const minutesText = new Intl.NumberFormat(this.n.language, { maximumFractionDigits: 1 }).format(minutes)
    const counts: readonly (readonly [number | string, keyof ReportTexts['words']])[] = [
      [pages, 'pages'],
      [clicks.person + clicks.app, 'clicks'],
      [retention, 'other-controls'],
      [questions, 'questions'],
      [minutesText, 'minutes'],
    ]
    return this.section(
      'cost',
      `<p>${counts.map(([count, word]) => `<b>${count}</b> ${this.word(word)}`).join(' · ')}</p>`,
    )
  }

  private messages(): string {
    const rows = this.view.messages.map(({ kind, at, channel, text }) => {
      const what = kind === 'message' ? this.word('sent') : this.word('answered')
      return [
        this.when(at),
        `${what}: ${cleaned(channel)}<br>${long(kind === 'message' ? this.context.titleOf(text) : text)}`,
      ] as const
    })
    return rows.length === 0 ? '' : this.section('messages', this.rows(rows))
  }

  private mails(): string {
    const { mails } = this.view
    if (mails.length === 0) return ''
    return this.section(
      'mails',
      `${mails.map((mail) => this.mail(mail)).join('\n')}<p class="note">${this.word('mail-proves-nothing')}</p>`,
    )
  }

  private mail(mail: KeptMail): string {
    const sender = html(this.set(this.t.senders[mail.sender]))
    const says = mail.says.map((each) => html(this.set(this.t.says[each])))
    const verdict = [...says, ...(mail.confirms ? [this.word('mail-confirms')] : [])].join(' · ')
    return `<h3>${cleaned(mail.subject)}</h3>${this.rows([
      [this.word('mail-from'), `${cleaned(mail.from)} (${sender})`],
      ...(mail.sentAt === null ? [] : [[this.word('mail-sent-at'), this.when(mail.sentAt)] as const]),
      ...(verdict === '' ? [] : [['', verdict] as const]),
      ...(mail.attachments.length === 0
        ? []
        : [[this.word('mail-attached'), mail.attachments.map(cleaned).join(', ')] as const]),
    ])}`
  }

  private evidence(): string {
    const { evidence } = this.view
    const rows = evidence.map(({ file, sha256, size, at, screen }) => {
      const about = [screen, file.split('.').at(-1) ?? '', `${Math.ceil(size / 1024)} KB`].filter(Boolean)
      return `<tr><td>${about.map(cleaned).join(' · ')}<br>${this.when(at)}</td><td><code>${html(sha256)}</code></td></tr>`
    })
    const table =
      rows.length === 0
        ? ''
        : `<table>${rows.join('\n')}</table><p class="note">${this.word('evidence-note')}</p>`
    return this.section(
      'evidence',
      `${table}<p><b>${this.word('head')}</b><br><code>${html(this.context.head)}</code></p><p class="note">${this.word('head-note')}</p>`,
    )
  }
}
