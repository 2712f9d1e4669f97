// What a walk leaves of its proof: the fresh pages themselves, in the case before the outcome is.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CaseFolder, readCase } from '../../src-main/case/case-folder'
import { caseView } from '../../src-main/case/case-view'
import { sha256 } from '../../src-main/case/log'
import { type PagePort, Runner } from '../../src-main/run/runner'
import { START, temporary } from './case/folder'
import { ended } from './support/pages'
import { FakeSite } from './support/shell'
import { makePlan } from './support/small'

const none = () => Promise.resolve()
/** What its document looks like, told by its number. */
const seen = (document: number) => Buffer.from(`document ${document}`)

function pageOf(site: FakeSite): PagePort {
  return {
    observe: () => Promise.resolve(site.look(Date.now(), [])),
    changed: none,
    point: () => Promise.resolve(true),
    unpoint: none,
    click: () => Promise.reject(new Error('nothing is to be clicked')),
    load: (url) => Promise.resolve(site.load(url)),
    screenshot: () => Promise.resolve(seen(site.documents)),
    text: () => Promise.resolve(`words ${site.documents}`),
    answerDialog: none,
    seek: none,
  }
}

test('both fresh pages are in the case as pictures and words, before the outcome that rests on them', async () => {
  const site = new FakeSite({ ended }, () => 'ended')
  const folder = CaseFolder.open(join(temporary(), 'case'), START, new Date())
  const shown: string[] = []
  const over: string[] = []
  const { signal } = new AbortController()
  const runner = new Runner({
    plan: makePlan(),
    page: pageOf(site),
    folder,
    describe: (event) => ({ ...event }),
    onEvent: ({ event }, { phase }) => {
      shown.push(event)
      if (phase.kind === 'done') over.push(event)
    },
    onPicture: ({ event, sha256: hash }) => shown.push(`${event} ${String(hash)}`),
    signal,
  })
  const { result } = await runner.run()
  folder.close()
  expect(result).toMatchObject({ outcome: 'cancelled-at-period-end', verified: true })

  const pictures = [1, 2].map((document) => sha256(seen(document)))
  const texts = [1, 2].map((document) => sha256(`words ${document}`))
  const { proof } = caseView(readCase(folder.folder), 'UTC')
  expect(proof.pictures.map(({ file }) => file)).toEqual(pictures.map((hash) => `evidence/${hash}.png`))
  expect(proof.files).toEqual(
    [0, 1].flatMap((i) => [`evidence/${pictures[i]}.png`, `evidence/${texts[i]}.txt`]),
  )
  expect(shown.at(-1)).toBe('outcome')
  // The panel shows no end that the case does not have.
  expect(over).toEqual(['outcome'])
  expect(shown.filter((each) => each.startsWith('picture'))).toEqual(
    pictures.map((hash) => `picture ${hash}`),
  )
})
