/** A rehearsal with a dead button, in French, to the letter that the person says was sent. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { scenarios } from '../../../practice/scenarios'
import { readCase } from '../../../src-main/case/case-folder'
import { withApp } from '../support/app'
import { temporaryFolder } from '../support/wayout'

it('dead-button: blocked, the letter written, opened, and marked as sent', async () => {
  const storeFolder = temporaryFolder()
  const opened: string[] = []
  const scenario = scenarios.find(({ name }) => name === 'dead-button')
  if (scenario === undefined) throw new Error('no such scenario')
  const open = async (url: string) => void opened.push(url)
  await withApp(
    async (person) => {
      await person.rehearse(scenario)
      await person.follow((shown) => shown.includes(person.text('write_open')))
      await person.press('write_open')
      await person.heading(person.text('write_title')).waitFor()

      // The ladder gives the letter: in a rehearsal there is no other way and no other browser.
      const due = person.text('ladder_write').replace('{title}', 'Demander la résiliation')
      await person.panel.getByRole('button', { name: due, exact: true }).click()
      await person.until((shown) => shown.includes('votre nom'))
      await person.panel.getByLabel('votre nom').fill('Zoé d’Été')
      const account = person.panel.getByLabel('adresse e-mail du compte')
      if ((await account.inputValue()) === '') await account.fill('zoe@example.com')
      await person.until((shown) => shown.includes(person.text('blanks_none')))

      // Shown before it opens.
      await person.press('way_mailto')
      const preview = person.text('out_preview').replace('{way}', person.text('way_mailto'))
      await person.panel.getByRole('heading', { name: preview }).waitFor()
      expect(opened).toEqual([])
      await person.press('out_go')
      await person.panel.getByRole('heading', { name: person.text('sent_question') }).waitFor()
      const body = await person.panel
        .getByLabel(person.text('letter_body'), { exact: true })
        .last()
        .inputValue()
      await person.press('sent_yes')
      await person.until((shown) => shown.includes(person.text('sent_title')))

      // One link, to nobody: it was a rehearsal. What it holds is the letter.
      expect(opened).toHaveLength(1)
      const link = new URL(opened[0] ?? '')
      expect([link.protocol, link.pathname]).toEqual(['mailto:', ''])
      const inLink = link.searchParams.get('body')?.replaceAll('\r\n', '\n')
      expect(inLink ?? body).toBe(body)

      const [name] = readdirSync(join(storeFolder, 'cases'))
      const folder = join(storeFolder, 'cases', String(name))
      const sent = readCase(folder).filter(({ event }) => event === 'message-sent')
      expect(sent).toMatchObject([{ purpose: 'cancel-request', channel: 'email', language: 'fr', to: null }])
      const kept = readFileSync(join(folder, String(sent[0]?.file)), 'utf8')
      expect(kept).toContain('Je vous prie de résilier mon abonnement Midjourney')
      expect(kept).toContain('Zoé d’Été')
      expect(kept).toContain(body.split('\n')[0])
    },
    { language: 'fr', storeFolder, open },
  )
})
