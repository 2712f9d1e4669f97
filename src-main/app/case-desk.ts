/**
 * What a person does with the cases on this computer: looks through them, opens one, checks it, saves it, adds a mail,
 * notes what came of the money, puts it aside, deletes it, takes one over from another computer.
 * Invariants: only a case that the view shows is touched; each change is read again from the disk before it is shown; an
 * answer that comes late changes no other place. Must not import Electron, playwright-core or the DOM.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setImmediate as breath } from 'node:timers/promises'
import type * as z from 'zod/mini'
import { CASE_INTENTS, caseFileName } from '../../src-preload/contract/case.js'
import { WayoutError } from '../../src-preload/contract/error.js'
import { type Intent, isAmong } from '../../src-preload/contract/intent.js'
import type { Language } from '../../src-preload/contract/language.js'
import type { Notice } from '../../src-preload/contract/view.js'
import { importZip, writeZip } from '../case/archive.js'
import { calendarOf } from '../case/calendar.js'
import { type CaseEvent, CaseFolder, readCase, readState } from '../case/case-folder.js'
import { caseView } from '../case/case-view.js'
import {
  archiveCase,
  deleteCase,
  isSound,
  listCases,
  searchCases,
  summaryOf,
  unreadableCases,
} from '../case/cases.js'
import { dayIn, isDay } from '../case/days.js'
import { addMail } from '../case/keep-mail.js'
import { folderSource } from '../case/source.js'
import { type CaseSource, type Digest, verifyCase } from '../case/verify.js'
import type { Lexicon } from '../guide/lexicon.js'
import type { LexiconIndex } from '../guide/schema.js'
import type { Host, SaveRequest } from '../hosts/host.js'
import type { Letters } from '../letters/draft.js'
import { freshReport, printCase } from '../run/case-report.js'
import { hereZone } from '../run/here-zone.js'
import { clean } from '../run/narrate.js'
import type { CaseFolders } from './case-folders.js'
import { unfit } from './choosing.js'
import { HandedFile } from './handed.js'
import type { CasePlace, CasesPlace, ModelPlace, Offered } from './model.js'
import { save } from './saving.js'
import { type Known, serviceOf } from './surroundings.js'

export const isCaseIntent = isAmong(CASE_INTENTS)
type CaseIntent = z.infer<(typeof CASE_INTENTS)[number]>
type Of<K extends CaseIntent['kind']> = Extract<Intent, { kind: K }>
type As = Of<'save-case'>['as']

export interface DeskParts extends Known {
  readonly lexicon: Lexicon
  readonly index: LexiconIndex
  readonly letters: () => Letters
  readonly host: Pick<Host, 'saveFile' | 'printToPdf'>
  readonly folders: () => CaseFolders
  readonly language: () => Language
  readonly place: () => ModelPlace
  readonly show: (place: ModelPlace) => void
  readonly note: (kind: Notice['kind'], detail: string) => void
  readonly offered: () => readonly Offered[]
  /** It has its answer. */
  readonly settle: (offer: string) => void
}
/** How long the app may be busy with a long list before it does something else. */
const SLICE_MS = 15

export class CaseDesk {
  private readonly handed = new HandedFile()

  constructor(private readonly parts: DeskParts) {}

  async act(intent: CaseIntent): Promise<void> {
    switch (intent.kind) {
      case 'cases':
        return this.list(null, '')
      case 'cases-group':
        return this.list(intent.group, this.listed('a choice').searched)
      case 'cases-search':
        return this.list(this.listed('a search').group, intent.words.trim())
      case 'open-case':
        return this.open(this.folderOf(intent.case))
      case 'verify-case':
        return this.open(this.shown(intent.case).folder)
      case 'save-case':
        return this.save(this.shown(intent.case).folder, intent.as)
      case 'archive-case': {
        const { folder } = this.shown(intent.case)
        archiveCase(folder, intent.archived, new Date())
        return this.open(folder)
      }
      case 'note-money':
        return this.noteMoney(intent)
      case 'take-back':
        return this.takeBack(intent)
      case 'delete-case':
        deleteCase(this.shown(intent.case).folder)
        this.parts.note('case-deleted', '')
        return this.list(null, '')
      case 'offered':
        return this.answer(intent)
      case 'hand-over':
        return this.handOver(intent)
    }
  }

  /** Removes what was handed over and not completed. */
  close(): void {
    this.handed.drop()
  }

  private listed(what: string): CasesPlace {
    const place = this.parts.place()
    if (place.kind !== 'cases') throw unfit(what, 'Go to the list of cases first.')
    return place
  }

  /** The case that is shown, if it is the one that the panel means. */
  private shown(id: string | null): CasePlace {
    const place = this.parts.place()
    if (place.kind !== 'case' || place.id !== id) throw unfit('that', 'Open the case first.')
    return place
  }

  private folderOf(id: string | null): string {
    const place = this.parts.place()
    const summaries = place.kind === 'home' || place.kind === 'cases' ? place.cases : []
    const found = summaries.find((each) => each.id === id)?.folder
    if (found !== undefined) return found
    const unreadable = place.kind === 'cases' ? unreadableCases(...this.parts.folders().all) : []
    const named = unreadable.find((folder) => basename(folder) === id)
    if (named !== undefined) return named
    throw unfit('a case', 'It is not in the list any more.')
  }

  /** All cases, or those that hold the words; which are damaged is found out while they are shown. */
  private async list(group: CasesPlace['group'], searched: string): Promise<void> {
    const { all } = this.parts.folders()
    const cases = searched === '' ? listCases(...all) : searchCases(all, searched)
    const unreadable =
      searched === '' ? [...new Set(unreadableCases(...all).map((each) => basename(each)))] : []
    const place: CasesPlace = {
      kind: 'cases',
      group,
      searched,
      cases,
      unreadable,
      damaged: new Set(),
      checking: true,
    }
    this.parts.show(place)
    const damaged = new Set<string>()
    let since = performance.now()
    for (const { id, folder } of cases) {
      if (performance.now() - since > SLICE_MS) {
        await breath()
        if (this.parts.place() !== place) return
        since = performance.now()
      }
      if (!isSound(folder)) damaged.add(id)
    }
    this.parts.show({ ...place, damaged, checking: false })
  }

  /** Shows the case as the disk has it, then whether it is as it was written. */
  async open(folder: string, added: CasePlace['added'] = null): Promise<void> {
    const state = readState(folder)
    if (state === null) throw new WayoutError('case-not-found', 'This case is not here any more.')
    const view = caseView(state.log.entries, hereZone())
    const place: CasePlace = {
      kind: 'case',
      id: basename(folder),
      folder,
      summary: summaryOf(folder),
      view,
      hindrance: state.hindrance,
      verdict: null,
      added,
      today: dayIn(new Date(), view.zone),
      letters: view.messages.some(({ kind }) => kind === 'message') ? this.parts.letters() : null,
    }
    this.parts.show(place)
    const source = await hashed(folder)
    if (this.parts.place() === place) this.parts.show({ ...place, verdict: verifyCase(source) })
  }

  /** Saves it where the person says. */
  async save(folder: string, as: As): Promise<void> {
    const id = basename(folder)
    const made = mkdtempSync(join(tmpdir(), 'wayout-save-'))
    try {
      const content = await this.content(folder, as, join(made, `${id}.zip`))
      await save(this.parts, { name: `${id}.${as}`, type: as, content })
    } finally {
      rmSync(made, { recursive: true, force: true })
    }
  }

  private async content(folder: string, as: As, zip: string): Promise<SaveRequest['content']> {
    const { guides, index, host } = this.parts
    const language = this.parts.language()
    const report = { guides, index, language, print: (file: string) => host.printToPdf(file) }
    switch (as) {
      case 'pdf':
        return printCase(folder, report, language)
      case 'zip':
        if (caseView(readCase(folder), hereZone()).guide !== '') this.refresh(folder, report)
        await writeZip(folder, zip)
        return { file: zip }
      case 'ics': {
        const { dates, guide } = caseView(readCase(folder), hereZone())
        const service = guides.find((each) => each.id === guide)?.service ?? guide
        const context = { caseId: basename(folder), service, language, now: new Date() }
        return Buffer.from(calendarOf(dates, context))
      }
    }
  }

  /** A case whose report cannot be made anew goes out with the one that it has. */
  private refresh(folder: string, report: Parameters<typeof freshReport>[1]): void {
    try {
      freshReport(folder, report)
    } catch (error) {
      const { code } = WayoutError.from(error)
      if (code !== 'guide-unknown' && code !== 'case-read-only') throw error
    }
  }

  private async noteMoney({ case: id, what, on, amount, charge }: Of<'note-money'>): Promise<void> {
    const { folder, view, today } = this.noting(id)
    if (!isDay(on) || on > today)
      throw new WayoutError('input-invalid', 'The day is today or before. Choose it once more.')
    const known = view.money.filter((each) => each.what === what)
    if (what === 'charge') {
      if (!known.some((each) => each.on === on))
        this.write(folder, { event: 'charge-noted', day: on, ...amountOf(amount) })
      return this.open(folder)
    }
    if (charge !== null && !view.money.some((each) => each.what === 'charge' && each.on === charge))
      throw unfit('that charge', 'It is not noted. Note the charge first.')
    if (!known.some((each) => each.on === on && each.charge === charge))
      this.write(folder, { event: 'refund-noted', on, charge, ...amountOf(amount) })
    return this.open(folder)
  }

  private async takeBack({ case: id, note }: Of<'take-back'>): Promise<void> {
    const { folder, view } = this.noting(id)
    const found = view.money.find(({ seq }) => String(seq) === note)
    if (found === undefined) throw unfit('that note', 'It does not count any more.')
    this.write(folder, { event: 'note-taken-back', note: found.seq })
    return this.open(folder)
  }

  /** A rehearsal has cost nobody anything. */
  private noting(id: string): CasePlace {
    const place = this.shown(id)
    if (place.view.practice) throw unfit('a note', 'This was a rehearsal: no money was taken.')
    return place
  }

  /** One entry, with the clock that the person lives by now. */
  private write(folder: string, event: CaseEvent): void {
    CaseFolder.open(folder, { ...event, zone: hereZone() }, new Date()).close()
  }

  private async handOver(part: Of<'hand-over'>): Promise<void> {
    const place = this.parts.place()
    const fits = part.as === 'mail' ? place.kind === 'case' : part.as === 'case' && place.kind === 'cases'
    if (!fits) throw unfit('a file', 'Go to the case, or to the list of cases, first.')
    const whole = this.handed.take(part, place.kind === 'case' ? place.id : '')
    if (whole === null) return
    try {
      if (whole.as === 'case') return await this.takeOver(whole.file, whole.name)
      if (place.kind === 'case') return await this.addMail(place, whole.bytes)
    } finally {
      this.handed.drop()
    }
  }

  /** What was opened with the app is taken over, or forgotten: the file itself stays as it is. */
  private async answer({ offer, take }: Of<'offered'>): Promise<void> {
    this.listed('a case file')
    const found = this.parts.offered().find(({ id }) => id === offer)
    if (found === undefined) throw unfit('a case file', 'It is not offered any more.')
    this.parts.settle(offer)
    if (!take) return
    const stat = statSync(found.file, { throwIfNoEntry: false })
    if (stat?.isFile() !== true)
      throw new WayoutError('file-not-readable', `${found.file} is no file any more. Open it once more.`)
    return this.takeOver(found.file, found.name)
  }

  private async addMail({ folder, view }: CasePlace, bytes: Uint8Array): Promise<void> {
    const { lexicon } = this.parts
    const service = serviceOf(this.parts, view.guide) ?? undefined
    await addMail(folder, bytes, { service, lexicon, today: dayIn(new Date(), view.zone) })
    const { mails } = caseView(readCase(folder), hereZone())
    await this.open(folder, mails.at(-1) ?? null)
  }

  private async takeOver(file: string, name: string): Promise<void> {
    const id = caseFileName(name)
      .replace(/[^A-Za-z0-9._-]+/g, '-')
      .replace(/^[^A-Za-z0-9]+/, '')
      .slice(0, 100)
    const { folder } = await importZip(file, this.parts.folders().forNew, id)
    await this.open(folder)
  }
}

/** As the person wrote it, in one line; nothing when there is none. */
function amountOf(amount: string): { readonly amount?: string } {
  const plain = clean(amount).trim()
  return plain === '' ? {} : { amount: plain }
}

/** The case's files, their hashes taken one by one, so that the app stays awake over large ones. */
async function hashed(folder: string): Promise<CaseSource> {
  const source = folderSource(folder)
  const names = source.names()
  const digests = new Map<string, Digest | null>()
  for (const name of names) {
    digests.set(name, source.digest?.(name) ?? null)
    await breath()
  }
  return { ...source, names: () => names, digest: (name) => digests.get(name) ?? null }
}
