/** How a report looks: on paper in black and white first, on a screen too. The page numbers are the paper's own. */
export const REPORT_STYLE = `
:root { color-scheme: light; --line: #999; --soft: #f3f3f3 }
@page { size: A4; margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt system-ui, sans-serif } @bottom-left { content: "Wayout"; font: 9pt system-ui, sans-serif } }
body { font: 10.5pt/1.45 system-ui, sans-serif; color: #000; background: #fff; max-width: 46rem; margin: 0 auto; padding: 2rem 1rem }
h1 { font-size: 17pt; margin: 0 } h2 { font-size: 12.5pt; margin: 1.4em 0 .4em; break-after: avoid } h3 { font-size: 11pt; margin: .8em 0 .2em; break-after: avoid }
p { margin: .3em 0 } .what { font-size: 12pt } .note, footer { font-size: 9pt; color: #333 }
.rehearsal { border: 1px dashed #000; padding: .3em .6em; font-weight: 600 }
.verdict { border: 2px solid #000; border-left-width: 8px; padding: .6em 1em; margin: 1em 0; break-inside: avoid }
.verdict strong { font-size: 14pt; display: block }
.verdict.bad { border-style: double; border-width: 5px } .verdict.open { border-style: dashed }
dl { margin: 0 } dl div { display: grid; grid-template-columns: 11.5em 1fr; gap: 0 1em; padding: .2em 0; border-bottom: 1px solid #ddd; break-inside: avoid }
dt { color: #333 } dd { margin: 0; overflow-wrap: anywhere }
ol { list-style: none; padding: 0; margin: 0 } ol li { display: grid; grid-template-columns: 17mm 1fr; gap: 0 3mm; padding: .18em 0; break-inside: avoid; overflow-wrap: anywhere }
li > time { color: #333; font-variant-numeric: tabular-nums; font-size: 9pt; padding-top: .15em }
li.began { border-top: 1px solid var(--line); margin-top: .5em; font-weight: 600 } li.clicked, li.outcome { font-weight: 600 } li.moved { font-size: 9pt }
img { max-width: 100%; max-height: 72mm; border: 1px solid var(--line); display: block; margin: .2em 0 }
ul { margin: 0; padding-left: 1.2em } code { font: 8.5pt ui-monospace, monospace; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% } td { border-bottom: 1px solid #ddd; padding: .2em .6em .2em 0; vertical-align: top; font-size: 9pt } tr { break-inside: avoid }
footer { border-top: 1px solid var(--line); margin-top: 1.5em; padding-top: .4em }
@media print { body { max-width: none; padding: 0 } }
`
