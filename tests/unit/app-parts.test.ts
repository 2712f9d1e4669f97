// Small parts of the app: settings on disk, cases on disk, the panel's files, typography.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { panelFiles } from '../../src-main/app/panel-files'
import { DEFAULTS, NOT_LOOKING, openSettings, readSettings } from '../../src-main/app/settings'
import { CaseFolder } from '../../src-main/case/case-folder'
import { isOpen, listCases } from '../../src-main/case/cases'
import type { LogEntry } from '../../src-main/log/entry'
import { typeset } from '../../src-main/run/typeset'

let folder = ''
const quiet = { write: () => undefined }
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wayout-parts-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('settings', () => {
  it('are what they were at the last start', () => {
    expect(openSettings(folder, quiet).read()).toEqual(DEFAULTS)
    openSettings(folder, quiet).write({ language: 'fr' })
    openSettings(folder, quiet).write({ theme: 'dark' })
    expect(openSettings(folder, quiet).read()).toEqual({ ...DEFAULTS, language: 'fr', theme: 'dark' })
  })

  it.each(['{', '[]', '{"language":"xx","theme":7}', '\0\0'])('survive the file %j', (content) => {
    writeFileSync(join(folder, 'settings.json'), content)
    expect(openSettings(folder, quiet).read()).toEqual(DEFAULTS)
    openSettings(folder, quiet).write({ theme: 'light' })
    expect(openSettings(folder, quiet).read().theme).toBe('light')
  })

  it('have a default for each field, which stands in for a value that makes no sense', () => {
    expect(DEFAULTS).toEqual({
      language: null,
      theme: 'system',
      packUpdates: NOT_LOOKING,
      textSize: 'normal',
      readAloud: false,
      consent: 'show',
      browser: null,
      casesFolder: null,
      earlierFolders: [],
      welcomed: false,
    })
    const wrong = Object.fromEntries(Object.keys(DEFAULTS).map((field) => [field, { not: 'this' }]))
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(wrong))
    expect(openSettings(folder, quiet).read()).toEqual(DEFAULTS)
    expect(readSettings(folder)).toEqual(DEFAULTS)
    // No setting clicks by itself, and no folder hangs on where the app was started.
    const sly = { consent: 'auto', casesFolder: 'cases', earlierFolders: ['../x', 7, folder], theme: 'dark' }
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(sly))
    expect(readSettings(folder)).toEqual({ ...DEFAULTS, earlierFolders: [folder], theme: 'dark' })
  })

  it('are only read by who only reads', () => {
    expect(readSettings(join(folder, 'nowhere'))).toEqual(DEFAULTS)
    expect(existsSync(join(folder, 'nowhere'))).toBe(false)
    writeFileSync(join(folder, 'settings.json'), '{')
    expect(readSettings(folder)).toEqual(DEFAULTS)
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe('{')
  })

  it.each(['{', '[]', '7', '\0\0', ''])('set the file %j aside, and say where', (content) => {
    writeFileSync(join(folder, 'settings.json'), content)
    const { setAside } = openSettings(folder, quiet, new Date(Date.UTC(2026, 10, 25, 22, 5, 9)))
    expect(setAside).toBe(join(folder, 'settings-damaged-2026-11-25T22-05-09.json'))
    expect(readFileSync(setAside ?? '', 'utf8')).toBe(content)
    openSettings(folder, quiet).write({ language: 'de' })
    expect(openSettings(folder, quiet)).toMatchObject({ setAside: null })
  })

  it('of a newer version stay what they are', () => {
    writeFileSync(join(folder, 'settings.json'), '{"version":9,"theme":"dark","glow":{"deep":true}}')
    const store = openSettings(folder, quiet)
    expect(store).toMatchObject({ setAside: null })
    expect(store.read()).toEqual({ ...DEFAULTS, theme: 'dark' })
    store.write({ language: 'es' })
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toEqual({
      version: 9,
      theme: 'dark',
      glow: { deep: true },
      language: 'es',
    })
  })

  it('that cannot be written are lost for the next start, and no more', () => {
    const told: LogEntry[] = []
    const store = openSettings(join(folder, 'store'), { write: (entry) => told.push(entry) })
    rmSync(join(folder, 'store'), { recursive: true, force: true })
    writeFileSync(join(folder, 'store'), 'in the way')
    store.write({ theme: 'dark' })
    expect(told).toMatchObject([{ kind: 'error', during: 'keeping the settings' }])
  })
})

describe('cases on disk', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 10, minute))
  const make = (name: string, minute: number, ...outcomes: object[]) => {
    const start = {
      event: 'start',
      guide: 'midjourney/website',
      practice: false,
      answers: { refund: 'refund-now' },
    }
    const made = CaseFolder.open(join(folder, name), start, at(minute))
    for (const outcome of outcomes) made.append({ event: 'outcome', ...outcome }, at(minute + 1))
    made.close()
  }

  it('are listed newest first, with how they ended', () => {
    make('a', 1, { outcome: 'cancelled-at-period-end', verified: true })
    make('b', 5, { outcome: 'not-cancelled', verified: true })
    make('c', 3)
    mkdirSync(join(folder, 'no-case'))
    writeFileSync(join(folder, 'a-file'), '')
    const cases = listCases(folder)
    expect(cases.map(({ id }) => id)).toEqual(['b', 'c', 'a'])
    expect(cases.filter(isOpen).map(({ id }) => id)).toEqual(['b', 'c'])
    expect(cases[1]).toMatchObject({ outcome: null, answers: { refund: 'refund-now' } })
    expect(listCases(join(folder, 'nowhere'))).toEqual([])
  })

  it('that were begun again are open until that ends as well', () => {
    make('a', 1, { outcome: 'cancelled-now', verified: true })
    make('a', 9)
    expect(listCases(folder).map(isOpen)).toEqual([true])
  })

  it('that are damaged are left out', () => {
    mkdirSync(join(folder, 'torn'))
    writeFileSync(join(folder, 'torn', 'events.jsonl'), '{"event":"sta')
    expect(listCases(folder)).toEqual([])
  })
})

describe('the panel’s files', () => {
  const files = () => {
    const root = join(folder, 'panel')
    mkdirSync(join(root, 'assets'), { recursive: true })
    writeFileSync(join(root, 'index.html'), '<!doctype html>')
    writeFileSync(join(root, 'assets', 'x.js'), '1')
    writeFileSync(join(root, 'assets', 'x.map'), '{}')
    mkdirSync(join(folder, 'case', 'evidence'), { recursive: true })
    writeFileSync(join(folder, 'case', 'evidence', '01-plan.png'), 'PNG')
    writeFileSync(join(folder, 'case', 'events.jsonl'), 'secret')
    return panelFiles(root, () => join(folder, 'case'))
  }

  it('are served with their types', () => {
    const serve = files()
    expect(serve('index.html')?.type).toMatch(/^text\/html/)
    expect(serve('assets/x.js')?.type).toMatch(/javascript/)
    expect(serve('evidence/01-plan.png')).toMatchObject({ type: 'image/png' })
  })

  it('are all that is served', () => {
    const serve = files()
    for (const path of [
      '',
      'assets',
      'assets/x.map',
      '../case/events.jsonl',
      'evidence/../events.jsonl',
      'evidence/..%2fevents.jsonl',
      'evidence/02-none.png',
      'evidence/01-plan.PNG',
      '/etc/passwd',
      'index.html/',
    ])
      expect(serve(path), path).toBe(null)
    fc.assert(
      fc.property(fc.string(), (path) => {
        fc.pre(!['index.html', 'assets/x.js', 'evidence/01-plan.png'].includes(path))
        expect(serve(path)).toBe(null)
      }),
    )
  })

  it('of a build that is missing are an error that says what to do', () => {
    expect(() => panelFiles(join(folder, 'nothing'), () => null)).toThrow(/npm run build/)
  })
})

describe('French typography', () => {
  it('keeps high punctuation and quotation marks on their line', () => {
    expect(typeset('Cliquez sur « Résilier » : vraiment ?', 'fr')).toBe(
      'Cliquez sur «\u202FRésilier\u202F»\u202F: vraiment\u202F?',
    )
    expect(typeset('Really : “yes” ?', 'en')).toBe('Really : “yes” ?')
    expect(typeset('https://example.com', 'fr')).toBe('https://example.com')
  })
})
