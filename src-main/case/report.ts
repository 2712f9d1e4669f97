/**
 * The report of a case as one HTML page: outcome first, then the timeline with its pictures.
 * Invariants: made from the log alone; everything from a page is text; the page loads nothing but its own pictures.
 * Must not import I/O, Electron or the DOM.
 */
import type { Reason, Result } from '../engine/state.js'
import { clean, longDate, type Narrator } from '../run/narrate.js'
import type { Entry } from './entry.js'

const html = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

const STYLE = `
:root { color-scheme: light dark; --line: #8886; --soft: #8882; --good: #17803d; --bad: #b3261e; --open: #8a5a00 }
@media (prefers-color-scheme: dark) { :root { --good: #6fdc93; --bad: #ff9a90; --open: #ffc861 } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 2rem 1rem }
h1 { font-size: 1.5rem; margin: 0 0 .25rem }
.outcome { border: 2px solid currentColor; border-radius: .75rem; padding: 1rem 1.25rem; margin: 1.25rem 0 }
.outcome strong { font-size: 1.25rem; display: block }
.good { color: var(--good) } .bad { color: var(--bad) } .open { color: var(--open) }
.outcome p { color: CanvasText; margin: .35rem 0 0 }
ol { list-style: none; padding: 0; margin: 0; border-left: 2px solid var(--line) }
li { padding: .4rem 0 .4rem 1rem; overflow-wrap: anywhere }
li time { color: GrayText; font-variant-numeric: tabular-nums; font-size: .8rem; font-weight: 400; float: right; margin-left: .75rem }
li.trap { color: var(--bad) } li.click { font-weight: 600 }
img { max-width: 100%; border: 1px solid var(--line); border-radius: .5rem; display: block; margin: .5rem 0 }
@media print { body { max-width: none } img { max-height: 14cm } li { break-inside: avoid } }
`

function line(entry: Entry, n: Narrator): { kind: string; html: string } | null {
  const text = (key: string) => html(clean(String(entry[key] ?? '')))
  switch (entry.event) {
    case 'say':
    case 'ask':
      return { kind: entry.event, html: text('text') }
    case 'screen':
      return { kind: 'screen', html: `<code>${text('url')}</code>` }
    case 'click':
      return {
        kind: 'click',
        html: `${html(entry.by === 'person' ? n.texts.words['clicked-you'] : n.texts.words.clicked)}: “${text('name')}”`,
      }
    case 'trap':
      return { kind: 'trap', html: text('text') }
    case 'refused':
      return { kind: 'refused', html: `${text('why')}: ${text('detail')}` }
    case 'picture':
      return {
        kind: 'picture',
        html: `<img src="${text('file')}" alt="${html(n.texts.words['picture-of'])} ${text('screen')}" loading="lazy">`,
      }
    default:
      return null
  }
}

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

/** The day of the first event, in words. */
const day = (entries: readonly Entry[], n: Narrator) =>
  longDate(entries[0]?.at.slice(0, 10) ?? '', n.language)

/** A whole HTML document. `entries` as the log holds them, `result` of the last run. */
export function reportHtml(entries: readonly Entry[], result: Result, title: string, n: Narrator): string {
  const outcome = outcomeWords(result, n)
  const rows = entries.flatMap((entry) => {
    const row = line(entry, n)
    if (row === null) return []
    const time =
      row.kind === 'picture'
        ? ''
        : `<time datetime="${html(entry.at)}">${html(entry.at.slice(11, 19))}</time>`
    return [`<li class="${row.kind}">${time}${row.html}</li>`]
  })
  return `<!doctype html>
<html lang="${n.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'">
<title>${html(n.texts.words['report-title'])}: ${html(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${html(n.texts.words['report-title'])}</h1>
<div>${html(title)} · ${html(day(entries, n))} (UTC)</div>
<section class="outcome ${outcome.tone}">
<strong>${html(outcome.title)}</strong>
${outcome.lines.map((each) => `<p>${html(each)}</p>`).join('\n')}
</section>
<ol>
${rows.join('\n')}
</ol>
</body>
</html>
`
}
