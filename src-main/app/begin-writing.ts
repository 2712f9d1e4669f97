/**
 * Opens the case that a letter is about: the one that is walked, or one of the list.
 * Invariants: the log is read once; a case that nobody walks is opened for writing only when there is something to
 * write, and let go with the letter. May use Node's file system; no Electron, no playwright-core, no DOM.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../src-preload/contract/language.js'
import { CaseFolder, readCase } from '../case/case-folder.js'
import type { CaseSummary } from '../case/cases.js'
import type { Lexicon } from '../guide/lexicon.js'
import type { InstalledBrowser } from '../hosts/browser/find.js'
import type { Host } from '../hosts/host.js'
import type { Letters } from '../letters/draft.js'
import { isRehearsal } from '../letters/facts.js'
import { hereZone } from '../run/here-zone.js'
import { titleOf } from '../run/narrate.js'
import { FRESH, guideOf } from './choosing.js'
import { practiceTitle } from './guide-words.js'
import { waysBeside } from './ladder-view.js'
import type { Choice } from './model.js'
import { type Known, serviceOf } from './surroundings.js'
import { Writing } from './writing.js'

/** A case, and how it is written to. */
export interface AboutCase {
  readonly choice: Choice
  readonly folder: string
  /** Who writes it already; null: nobody does. */
  readonly writer: CaseFolder | null
  readonly report: () => string | null
  /** Its name in the list, if it is from there. */
  readonly listed: string | null
}

interface Means extends Known {
  readonly host: Host
  readonly letters: Letters
  readonly lexicon: Lexicon
  readonly browsers: readonly InstalledBrowser[]
  readonly language: () => Language
  readonly onChange: () => void
  readonly onSaved: (path: string | null) => void
  readonly onCopied: () => void
}

const REPORT = 'report.html'

export function caseToWriteOf({ id, folder, guide, answers }: CaseSummary, known: Known): AboutCase {
  const file = join(folder, REPORT)
  return {
    choice: { ...FRESH, guide: guideOf(known, guide), answers, folder, mode: 'show' },
    folder,
    writer: null,
    report: () => (existsSync(file) ? file : null),
    listed: id,
  }
}

export function beginWriting({ choice, folder, writer, report, listed }: AboutCase, means: Means): Writing {
  const { guides, host, letters, lexicon, browsers, language, onChange, onSaved, onCopied } = means
  const { guide, scenario } = choice
  const entries = readCase(folder)
  const service = serviceOf(means, guide.id)
  const rehearsal = scenario !== null || isRehearsal(entries) || service?.fictitious === true
  let own: CaseFolder | null = null
  const routes = (spoken: Language) =>
    (rehearsal ? [] : waysBeside(service, guide.id))
      .filter((id) => id !== guide.id)
      .flatMap((id) => {
        const other = guides.find((each) => each.id === id)
        return other === undefined ? [] : [{ guide: id, title: titleOf(other, spoken) }]
      })
  return new Writing({
    host,
    letters,
    guide,
    service,
    lexicon,
    title: (spoken) => titleOf(guide, spoken),
    practice: (spoken) => practiceTitle(choice, spoken),
    rehearsal,
    entries,
    caseFolder: folder,
    folder: () => {
      own ??= writer ?? CaseFolder.open(folder, { event: 'opened', zone: hereZone() }, new Date())
      return own
    },
    release: () => {
      if (writer === null) own?.close()
    },
    report,
    looksOnly: (id) => guides.find((each) => each.id === id)?.purpose === 'status',
    routes,
    browsers: browsers.map(({ id }) => id),
    listed,
    language,
    onChange,
    onSaved,
    onCopied,
    now: () => new Date(),
  })
}
