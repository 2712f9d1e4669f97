/**
 * A person who writes: takes what the panel asks for, keeps it in the case, and hands the letter to the host.
 * Invariants: what was typed is in the case before it is shown; the text is on the clipboard before a link is opened;
 * a letter with blanks leaves only when the person has been told of them; nothing is sent, and "sent" is what the
 * person says. Must not import Electron, playwright-core or the DOM.
 */
import { WayoutError } from '../../src-preload/contract/error.js'
import type { Intent } from '../../src-preload/contract/intent.js'
import type { Language } from '../../src-preload/contract/language.js'
import { LetterIntent, TYPED, type Write } from '../../src-preload/contract/letter.js'
import type { CaseFolder } from '../case/case-folder.js'
import { addDays, dayIn } from '../case/days.js'
import type { CaseEvent, Entry } from '../case/entry.js'
import { readMailFor } from '../case/keep-mail.js'
import { mask } from '../case/mask.js'
import { head } from '../guide/cut.js'
import type { Lexicon } from '../guide/lexicon.js'
import type { Guide } from '../guide/schema.js'
import type { ServiceFile } from '../guide/service-schema.js'
import type { Host } from '../hosts/host.js'
import type { Letters } from '../letters/draft.js'
import { RUNGS } from '../letters/ladder-events.js'
import { plainText } from '../letters/plain-text.js'
import { hereZone } from '../run/here-zone.js'
import { unfit } from './choosing.js'
import { HandedFile } from './handed.js'
import { chargesIn, isPast } from './ladder-view.js'
import { emlFile, letterPdf } from './letter-files.js'
import { channelsOf, type Desk, piecesOf, type Written, wholeText, write } from './letter-view.js'
import {
  type LetterId,
  nameOfLetter,
  oneLine,
  openedIn,
  type Paper,
  paperOf,
  pictureHashes,
  savedPaper,
  withByHand,
} from './paper.js'
import { type Out, type WritingGround, writeView } from './write-view.js'

type Way = Out['way']

export const isLetterIntent = (intent: Intent): intent is LetterIntent =>
  LetterIntent.safeParse(intent).success

export interface WritingParts extends WritingGround {
  readonly host: Pick<Host, 'copy' | 'openDraft' | 'saveFile' | 'printToPdf' | 'storeFolder'>
  readonly letters: Letters
  readonly guide: Guide
  readonly service: ServiceFile | null
  readonly lexicon: Lexicon
  readonly rehearsal: boolean
  readonly entries: readonly Entry[]
  readonly caseFolder: string
  /** Opens the case for writing; what was opened for this alone is let go by `release`. */
  readonly folder: () => Pick<CaseFolder, 'append' | 'keep'>
  readonly release: () => void
  /** The report of the case as a file, or null. */
  readonly report: () => string | null
  readonly language: () => Language
  readonly onChange: () => void
  readonly onSaved: (path: string | null) => void
  readonly onCopied: () => void
  readonly now: () => Date
}

const UNDO_LIMIT = 100

export class Writing {
  private entries: readonly Entry[]
  private paper: Paper
  private before: readonly Paper[] = []
  private open: LetterId | null = null
  /** Taken out; the person has not yet said whether it was sent. */
  private out: Out | null = null
  private readonly handed = new HandedFile()
  private closed = false
  private readonly timeZone = hereZone()

  constructor(private readonly parts: WritingParts) {
    const { entries, letters } = parts
    this.entries = entries
    this.paper = paperOf(entries, letters.index, pictureHashes(entries), parts.language())
    const opened = openedIn(entries)
    if (opened !== null && channelsOf(this.parts, opened.purpose).includes(opened.channel)) {
      this.open = { purpose: opened.purpose, channel: opened.channel }
      this.out = { way: opened.way, failed: false, copied: null }
    }
  }

  /** Where the case lies. */
  get folder(): string {
    return this.parts.caseFolder
  }

  /** Lets the case go. */
  close(): void {
    this.closed = true
    this.handed.drop()
    this.parts.release()
  }

  get view(): Write {
    const { parts, desk, open, out, before } = this
    return writeView(parts, { desk, open, out, canUndo: before.length > 0 }, parts.language())
  }

  /** The letter as the panel shows it. */
  private get shown(): NonNullable<Write['letter']> {
    const { letter } = this.view
    if (letter === null) throw unfit('a letter', 'Open one first.')
    return letter
  }

  /** Does what was asked; throws when it does not fit, and then nothing has changed. */
  async act(intent: LetterIntent): Promise<void> {
    switch (intent.kind) {
      case 'write':
      case 'write-close':
        throw unfit('that', 'It is the app’s to do.')
      case 'letter':
        return this.openLetter(intent.letter)
      case 'letter-subject':
        return this.change(withByHand(this.paper, this.opened, this.handSubject(intent.text)))
      case 'letter-body':
        return this.change(withByHand(this.paper, this.opened, this.handBody(intent.text)))
      case 'letter-fact':
        return this.giveFact(intent.fact, intent.text)
      case 'letter-language':
        return this.change({ ...this.paper, language: intent.language })
      case 'letter-country':
        return this.live(intent.country)
      case 'letter-cite':
        return this.cite(intent.citation, intent.cite)
      case 'letter-anew':
        return this.change(withByHand(this.paper, this.opened, { subject: null, body: null }))
      case 'letter-undo':
        return this.undo()
      case 'letter-out':
        return this.takeOut(intent.way, intent.blanks)
      case 'letter-paste':
        return this.copyPiece(intent.piece)
      case 'letter-sent':
        return this.said(intent.sent)
      case 'letter-answer':
        return this.noteAnswer(intent.channel, intent.text)
      case 'letter-charge':
        return this.noteCharge(intent.day)
      case 'rung-skip':
        return this.skip(intent.rung)
    }
  }

  // What is known

  private get today(): string {
    return dayIn(this.parts.now().toISOString(), this.timeZone)
  }

  private get desk(): Desk {
    const { letters, guide, service, rehearsal } = this.parts
    const { entries, paper, today, timeZone } = this
    return { letters, guide, service, entries, rehearsal, today, timeZone, paper }
  }

  private get opened(): LetterId {
    if (this.open === null) throw unfit('a letter', 'Open one first.')
    return this.open
  }

  private get written(): Written {
    return write(this.desk, this.opened)
  }

  // The letter

  private openLetter(name: string | null): void {
    if (name === null) this.open = null
    else {
      const known = Object.keys(this.parts.letters.index.purposes).flatMap((purpose) =>
        channelsOf(this.parts, purpose).map((channel): LetterId => ({ purpose, channel })),
      )
      const letter = known.find((each) => nameOfLetter(each) === name)
      if (letter === undefined) throw new WayoutError('letter-unknown', `There is no letter "${name}" here.`)
      this.open = letter
    }
    this.before = []
    this.out = null
    this.parts.onChange()
  }

  /** As the facts make it, it is no text written by hand. */
  private handSubject(text: string) {
    const subject = oneLine(text)
    return { subject: subject === this.written.draft.subject ? null : subject }
  }

  private handBody(text: string) {
    const body = plainText(text)
    return { body: body === this.written.draft.body ? null : body }
  }

  private giveFact(name: string, text: string): void {
    const rule = this.parts.letters.index.facts[name]
    if (!Object.hasOwn(this.parts.letters.index.facts, name) || rule?.from.includes('person') !== true)
      throw new WayoutError('fact-unknown', `There is no fact "${name}" to give.`)
    const { [name]: _before, ...others } = this.paper.given
    this.change({
      ...this.paper,
      given: text.trim() === '' ? others : { ...others, [name]: plainText(text) },
    })
  }

  private live(country: string | null): void {
    const known = this.shown.countries
    if (country !== null && !known.includes(country))
      throw new WayoutError('input-invalid', `There is nothing to cite for "${country}".`)
    this.change({ ...this.paper, country })
  }

  private cite(id: string, cite: boolean): void {
    const { citations } = this.shown
    if (!citations.some(({ citation }) => citation === id))
      throw new WayoutError('citation-unfit', `"${id}" cannot be cited in this letter.`)
    const others = this.paper.cite.filter((each) => each !== id)
    this.change({ ...this.paper, cite: cite ? [...others, id] : others })
  }

  private change(paper: Paper): void {
    const was = this.paper
    this.save(paper)
    this.before = [...this.before, was].slice(-UNDO_LIMIT)
    this.parts.onChange()
  }

  private undo(): void {
    const last = this.before.at(-1)
    if (last === undefined) throw unfit('that', 'There is nothing to undo.')
    this.save(last)
    this.before = this.before.slice(0, -1)
    this.parts.onChange()
  }

  private save(paper: Paper): void {
    this.append(savedPaper(paper, this.opened, pictureHashes(this.entries)))
    this.paper = paper
  }

  // On its way

  private async takeOut(way: Way, told: boolean): Promise<void> {
    const { written } = this
    const shown = this.shown.ways.find((each) => each.way === way)
    if (shown === undefined) throw new WayoutError('link-refused', `This letter does not go by "${way}".`)
    if (written.missing.length > 0 && !told) throw unfit('that', 'There are blanks left. Read them first.')
    switch (way) {
      case 'copy':
        await this.parts.host.copy(wholeText(written))
        this.parts.onCopied()
        return this.leaves(way, { failed: false, copied: null })
      case 'eml':
        return this.saveAs(way, await emlFile(written, this.today, this.parts))
      case 'print':
        return this.saveAs(way, await letterPdf(written, this.today, this.parts))
      default:
        return this.openBy(way, shown.url, written)
    }
  }

  private async saveAs(way: Way, file: Parameters<Host['saveFile']>[0]): Promise<void> {
    const path = await this.parts.host.saveFile(file).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error)
      const help = 'Free some space, or allow Wayout to write there. The letter itself is kept.'
      throw new WayoutError('file-not-writable', `The letter could not be saved (${why}). ${help}`)
    })
    this.parts.onSaved(path)
    if (path !== null) this.leaves(way, { failed: false, copied: null })
  }

  private async openBy(way: Way, url: string | null, written: Written): Promise<void> {
    const { host } = this.parts
    const [first] = piecesOf(written, way)
    await host.copy(first?.text ?? wholeText(written))
    try {
      await host.openDraft(url ?? '')
    } catch (error) {
      const { code } = WayoutError.from(error)
      if (code !== 'link-failed' && code !== 'link-refused') throw error
      await host.copy(wholeText(written))
      return this.leaves(way, { failed: true, copied: null })
    }
    this.leaves(way, { failed: false, copied: first === undefined ? null : 0 })
  }

  private leaves(way: Way, how: Omit<Out, 'way'>): void {
    this.append({ event: 'draft-opened', ...this.opened, way })
    this.out = { way, ...how }
    this.parts.onChange()
  }

  private async copyPiece(at: number): Promise<void> {
    const { written, out } = this
    const piece = out === null ? undefined : piecesOf(written, out.way)[at]
    if (out === null || piece === undefined) throw unfit('that', 'There is nothing more to paste.')
    await this.parts.host.copy(piece.text)
    this.out = { ...out, copied: at }
    this.parts.onChange()
  }

  private said(sent: boolean): void {
    const { out, written, opened } = this
    if (out === null) throw unfit('that', 'Nothing was taken out.')
    if (sent) {
      const { to, subject } = written
      const { language } = this.paper
      const text = maskedBut(wholeText(written), pictureHashes(this.entries))
      this.keep(Buffer.from(text), 'txt', {
        event: 'message-sent',
        ...opened,
        to,
        language,
        way: out.way,
        subject,
      })
      this.open = null
    } else this.append({ event: 'message-not-sent', ...opened })
    this.out = null
    this.parts.onChange()
  }

  // The ladder

  private noteAnswer(channel: LetterId['channel'], text: string): void {
    if (!this.view.answerFrom.includes(channel)) throw unfit('an answer', 'Nobody there was written to.')
    const plain = plainText(text).trim()
    if (plain === '') throw new WayoutError('input-invalid', 'The answer is empty. Paste its text.')
    this.append({ event: 'answer-noted', channel, text: plain })
    this.parts.onChange()
  }

  /**
   * The next part of an answer that came as a mail: it is kept in the case as it came, and noted as an answer. Throws
   * `file-not-readable`, `mail-unfit`.
   */
  async takeMail(part: Extract<Intent, { kind: 'hand-over' }>): Promise<void> {
    if (part.as !== 'mail' || !this.view.answerFrom.includes('email'))
      throw unfit('a file', 'Nobody was written to by e-mail.')
    const whole = this.handed.take(part, this.folder)
    if (whole?.as !== 'mail') return
    this.handed.drop()
    const { service, lexicon } = this.parts
    const parts = { service: service ?? undefined, lexicon, today: this.today }
    const { told, text } = await readMailFor(this.entries, whole.bytes, parts)
    if (this.closed) throw unfit('a file', 'The case was left. Hand it over once more.')
    this.keep(whole.bytes, 'eml', { event: 'mail', ...told })
    const answer = `${told.subject}\n\n${plainText(text).trim()}`.trim()
    this.append({ event: 'answer-noted', channel: 'email', text: head(answer, TYPED.answer) })
    this.parts.onChange()
  }

  private noteCharge(day: string): void {
    const real = addDays(day, 0)
    if (real !== day || !isPast(day, this.today))
      throw new WayoutError('input-invalid', 'The day of a charge is today or before.')
    if (chargesIn(this.entries).includes(day)) return
    this.append({ event: 'charge-noted', day })
    this.parts.onChange()
  }

  private skip(name: string): void {
    const rung = RUNGS.find((each) => each === name)
    if (rung === undefined || this.view.ladder.skip?.rung !== rung)
      throw unfit('that', 'This step is not the one that is due.')
    this.append({ event: 'rung-skipped', rung })
    this.parts.onChange()
  }

  // The case

  private append(event: CaseEvent): void {
    const entry = this.parts.folder().append(event, this.parts.now())
    this.entries = [...this.entries, entry]
  }

  private keep(content: Uint8Array, type: 'txt' | 'eml', event: CaseEvent): void {
    const entry = this.parts.folder().keep(content, type, event, this.parts.now())
    this.entries = [...this.entries, entry]
  }
}

/** Masked as all is, but for the checksums of the case's own pictures: they are what the letter proves things with. */
function maskedBut(text: string, hashes: readonly string[]): string {
  const [first, ...others] = hashes
  if (first === undefined) return mask(text)
  return text
    .split(first)
    .map((part) => maskedBut(part, others))
    .join(first)
}
