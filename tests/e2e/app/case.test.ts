/** A practice walk → its case: report, ZIP and dates saved, a mail added, checked, archived, deleted and taken over again. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { scenarios } from '../../../practice/scenarios'
import { readCase } from '../../../src-main/case/case-folder'
import { type Person, withApp } from '../support/app'
import { temporaryFolder, wayout } from '../support/wayout'

let home = ''

beforeEach(() => {
  home = temporaryFolder()
  mkdirSync(join(home, 'config'))
  writeFileSync(join(home, 'config', 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${join(home, 'saved')}"\n`)
  vi.stubEnv('XDG_CONFIG_HOME', join(home, 'config'))
})
afterEach(() => vi.unstubAllEnvs())

const saved = (type: string): string[] =>
  existsSync(join(home, 'saved'))
    ? readdirSync(join(home, 'saved')).filter((name) => name.endsWith(type))
    : []

/** Presses, and waits until the panel says that the file is there. */
async function save(person: Person, key: string, type: string): Promise<string> {
  await person.press(key)
  await person.until((shown) => saved(type).some((name) => shown.includes(name)))
  return join(home, 'saved', saved(type)[0] ?? '')
}

const hand = async (person: Person, key: string, file: string) => {
  const chooser = person.panel.waitForEvent('filechooser')
  await person.press(key)
  await (await chooser).setFiles(file)
}

const width = (image: unknown): number => (image as { readonly naturalWidth: number }).naturalWidth

const MAIL = `From: Midjourney <billing@midjourney.com>
To: maria@example.com
Subject: Your subscription has been cancelled
Date: ${new Date().toUTCString()}
Content-Type: text/plain; charset=utf-8

Your subscription has been cancelled.
`

it('a practice walk becomes a case that is kept, passed on, deleted and taken over', async () => {
  const storeFolder = temporaryFolder()
  const cases = join(storeFolder, 'cases')
  const scenario = scenarios.find(({ name }) => name === 'current') ?? scenarios[0]
  if (scenario === undefined) throw new Error('no scenario')
  await withApp(
    async (person) => {
      await person.rehearse(scenario)
      await person.follow((shown) => shown.includes(person.text('done_afterwards')))
      await person.press('case_to')
      await person.panel.getByText(/^Intact: /).waitFor()
      const [id = ''] = readdirSync(cases)
      const folder = join(cases, id)
      expect(await person.shown()).toContain(person.text('case_verified'))

      const pdf = await save(person, 'save_report', '.pdf')
      expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
      const ics = await save(person, 'case_save_ics', '.ics')
      const dates = new ICAL.Component(ICAL.parse(readFileSync(ics, 'utf8')))
      expect(dates.getAllSubcomponents('vevent').length).toBeGreaterThan(0)

      const mail = join(home, 'mail.eml')
      writeFileSync(mail, MAIL)
      await hand(person, 'case_mail_add', mail)
      await person.panel.getByText(person.text('mail_added')).waitFor()
      expect(await person.shown()).toContain(person.text('mail_not_proven'))
      expect(readCase(folder).some(({ event }) => event === 'mail')).toBe(true)
      await person.panel.getByText(/^Intact: /).waitFor()

      const pictures = readdirSync(join(folder, 'evidence')).filter((name) => name.endsWith('.png'))
      await person.panel.locator('summary', { hasText: 'Pictures' }).click()
      const [picture = ''] = pictures
      const image = person.panel.locator(`img[src="evidence/${picture}"]`).first()
      await image.scrollIntoViewIfNeeded()
      await vi.waitFor(async () => expect(await image.evaluate(width)).toBeGreaterThan(0), 10_000)

      const zip = await save(person, 'case_export', '.zip')
      expect((await wayout('case', 'verify', zip, '--json')).code).toBe(0)

      writeFileSync(join(folder, 'evidence', picture), 'other')
      await person.press('case_verify_again')
      await person.panel.getByText(/^Changed: /).waitFor()
      expect(await person.shown()).toContain(`evidence/${picture}`)

      await person.press('case_delete')
      await person.press('case_delete_yes')
      await person.heading(person.text('cases_list_title')).waitFor()
      expect(readdirSync(cases)).toEqual([])

      await hand(person, 'case_import', zip)
      await person.panel.getByText(/^Intact: /).waitFor()
      expect(readdirSync(cases)).toEqual([id])
      expect(person.logged).toEqual([])
    },
    { storeFolder },
  )
})
