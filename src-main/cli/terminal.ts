/**
 * What a person sees and presses in the terminal.
 * Invariants: with `--json` one event a line and nothing else on stdout; without, plain words; a progress line only
 * on a terminal; whatever came from a page is cleaned before it is printed.
 */
import { createInterface } from 'node:readline'
import type { CaseEvent } from '../case/case-folder.js'
import { outcomeWords } from '../case/report.js'
import type { PersonIntent, Result, State } from '../engine/state.js'
import { clean, type Narrator } from '../run/narrate.js'
import type { Runner } from '../run/runner.js'

const KEYS: Readonly<Record<string, PersonIntent>> = {
  '': 'click',
  c: 'click',
  y: 'confirm',
  s: 'show-again',
  a: 'again',
  q: 'stop',
}

export class Terminal {
  private readonly colour = process.stdout.isTTY === true && !process.env.NO_COLOR
  private readonly live = process.stdout.isTTY === true
  private readonly started = Date.now()
  private step = 0
  private waiting = false
  private timer: NodeJS.Timeout | undefined
  private said = ''

  constructor(
    private readonly narrator: Narrator,
    private readonly json: boolean,
    /** Somebody is there to read more than the bare story. */
    private readonly attended: boolean,
  ) {
    if (this.live && !json) {
      this.timer = setInterval(() => this.progress(), 1000)
      this.timer.unref()
    }
  }

  show(event: CaseEvent, state: State): void {
    if (this.json) return void process.stdout.write(`${JSON.stringify(event)}\n`)
    const { words } = this.narrator.texts
    this.step = state.run.steps
    this.waiting = state.phase.kind === 'asking' || (state.phase.kind === 'at' && state.phase.act !== null)
    const text = String(event.text ?? '')
    switch (event.event) {
      case 'say':
        if (text === this.said) return
        this.said = text
        this.line(`${this.paint('1', `${words.step} ${this.step}`)}  ${text}`)
        if (event.next) this.line(this.paint('2', `        ${words.next} ${String(event.next)}`))
        if (event.otherwise && this.attended) this.line(this.paint('2', `        ${String(event.otherwise)}`))
        return
      case 'click': {
        const who = event.by === 'person' ? words['clicked-you'] : words.clicked
        return this.line(this.paint('36', `        ${who}: ${String(event.name)}`))
      }
      case 'trap':
        return this.line(this.paint('33', `        ${words.trap}: ${text}`))
      case 'ask':
        this.line(this.paint('1;33', `        ${text}`))
        if (Array.isArray(event.options))
          for (const [i, row] of event.options.entries()) this.line(`        ${i + 1}  ${String(row)}`)
        if (process.stdin.isTTY) this.line(this.paint('2', `        ${words.keys}`))
        return
      case 'status':
        return this.line(this.paint('36', `        ${words.status}: ${String(event.text)}`))
      case 'refused':
        return this.line(this.paint('2', `        ${String(event.why)}: ${clean(String(event.detail))}`))
      default:
        return
    }
  }

  outcome(result: Result, final: CaseEvent, report: string): void {
    clearInterval(this.timer)
    this.progress('')
    if (this.json) return void process.stdout.write(`${JSON.stringify(final)}\n`)
    const { title, lines, tone } = outcomeWords(result, this.narrator)
    const colour = tone === 'good' ? '1;32' : tone === 'bad' ? '1;31' : '1;33'
    process.stdout.write(`\n${this.paint(colour, title)}\n`)
    for (const line of lines) process.stdout.write(`  ${line}\n`)
    process.stdout.write(`  ${this.narrator.texts.words.report}: ${report}\n`)
  }

  /** A line for the person that is no event: to stderr with `--json`, so that stdout stays clean. */
  note(text: string): void {
    if (this.json) process.stderr.write(`${text}\n`)
    else this.line(text)
  }

  /** Keys of a person at a terminal; nothing when stdin is none. Returns how to stop listening. */
  keys(runner: Pick<Runner, 'tell' | 'pick' | 'question' | 'choices'>): () => void {
    if (!process.stdin.isTTY) return () => {}
    const reader = createInterface({ input: process.stdin, terminal: false })
    reader.on('line', (line) => {
      const key = line.trim().toLowerCase()
      const { question } = runner
      const row = question === 'which-plan' ? runner.choices[Number(key) - 1] : undefined
      if (row !== undefined) return runner.pick(row)
      const intent = KEYS[key]
      if (intent === undefined) return
      runner.tell(intent === 'confirm' && question === 'terms' ? 'accept-terms' : intent)
    })
    return () => reader.close()
  }

  private line(text: string): void {
    if (this.live) process.stdout.write('\r\u001B[2K')
    process.stdout.write(`${text}\n`)
    this.progress()
  }

  private progress(text?: string): void {
    if (!this.live || this.json) return
    const seconds = Math.round((Date.now() - this.started) / 1000)
    const { words } = this.narrator.texts
    const state = this.waiting ? ` · ${words.waiting}` : ''
    process.stdout.write(
      `\r\u001B[2K${text ?? this.paint('2', `… ${words.step} ${this.step} · ${seconds} s${state}`)}`,
    )
  }

  private paint(code: string, text: string): string {
    return this.colour ? `\u001B[${code}m${text}\u001B[0m` : text
  }
}
