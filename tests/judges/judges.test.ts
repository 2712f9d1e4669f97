// Two judges from outside of what our finder says of the practice pages: Playwright's `getByRole`, and Chromium's own
// accessibility tree. Both ways: what we tell of, they know by the same role and name; what they know, we tell of.
// Every page that the practice shows is looked at once, however many scenarios show it; the scenarios take turns with
// the languages (WAYOUT_ALL=1: each in all of them).
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chatControls } from '../../practice/chat'
import { controls } from '../../practice/controls'
import { readSite, startFolder } from '../../practice/folder'
import { portalControls } from '../../practice/portal-world'
import { langs, scenarios } from '../../practice/scenarios'
import { startPractice } from '../../practice/server'
import { texts } from '../../practice/texts'
import { CONFIRM_WORD } from '../../practice/world'
import { pageTransport } from '../../src-main/hosts/browser/transport'
import { readLibrary } from '../../src-main/library'
import { CdpPage } from '../../src-main/page/cdp-page'
import { bundleOf } from '../bundle'
import { launch } from '../walker'
import { compare, type Disagreement, EXPLANATIONS, JUDGES, lineOf } from './compare'
import { explore, Memory, type Site } from './explore'
import { type Eyes, look } from './eyes'
import { ZOO } from './zoo'

const ZOO_ORIGIN = 'http://zoo.localhost'
const today = new Date('2026-11-23T12:00:00Z')
const ALL = process.env.WAYOUT_ALL === '1'
/** Sites at a time. */
const AT_ONCE = 2

/** A site to go through. */
interface Job {
  readonly name: string
  readonly lang: (typeof langs)[number]
  /** The site in its first state; `used`: the practice's own list of what was used. */
  open(): Promise<{ starts: readonly string[]; used(): readonly string[]; close(): Promise<void> }>
}

const practiceJobs = scenarios.flatMap(({ name, guide }, i): Job[] => {
  const own = ALL ? langs : langs.slice(i % langs.length, (i % langs.length) + 1)
  return own.map((lang) => ({
    name,
    lang,
    async open() {
      const practice = await startPractice({ scenario: name, lang, port: 0, today })
      const { site, discord = '', portal = '', magazine = '' } = practice.origins
      const starts = guide.endsWith('discord')
        ? [discord]
        : site === undefined
          ? [portal || magazine]
          : // A page of the app itself, for where the first page is none.
            [site, `${site}/account/settings`]
      return { starts, used: () => practice.truth().used, close: () => practice.close() }
    },
  }))
})

const folderJobs = readdirSync('practice/sites').flatMap((site): Job[] => {
  const folder = join('practice/sites', site)
  return Object.keys(readSite(folder).scenarios).map((scenario) => ({
    name: `${site} ${scenario}`,
    lang: 'en',
    async open() {
      const practice = await startFolder(folder, scenario, today)
      return { starts: [practice.origin], used: () => [], close: () => practice.close() }
    },
  }))
})

const memory = new Memory()
const shown = new Set<string>()
const used = new Set<string>()
const found: Record<(typeof JUDGES)[number], { controls: number; disagreements: Disagreement[] }> = {
  playwright: { controls: 0, disagreements: [] },
  chromium: { controls: 0, disagreements: [] },
}
let browser: Browser

/** A tab of its own for each language: the portal speaks the browser's. */
async function openTab(
  lang: string,
  scripts: { readonly judge: string; readonly page: string },
): Promise<Eyes> {
  const context = await browser.newContext({ locale: lang, viewport: { width: 1280, height: 800 } })
  await context.addInitScript(scripts.judge)
  const tab = await context.newPage()
  const transport = await pageTransport(tab)
  const { stems } = readLibrary().lexicon
  return { tab, transport, page: await CdpPage.create(transport, { script: scripts.page, stems }) }
}

async function judgeAt(eyes: Eyes): Promise<void> {
  const views = await look(eyes)
  for (const judge of JUDGES) {
    const { controls, disagreements } = compare(views, judge)
    found[judge].controls += controls
    found[judge].disagreements.push(...disagreements)
  }
}

async function goThrough({ name, lang, open }: Job, eyes: Eyes): Promise<void> {
  const site: Site = {
    word: CONFIRM_WORD,
    last: [texts[lang].deleteConfirm],
    async open() {
      const { starts, used: usedThere, close } = await open()
      return {
        starts,
        async close() {
          for (const id of usedThere()) used.add(id)
          await close()
        },
      }
    },
    async onPage(words) {
      if (shown.has(words)) return
      shown.add(words)
      await judgeAt(eyes)
    },
  }
  try {
    await explore(eyes.tab, site, memory)
  } catch (error) {
    throw new Error(`${name} (${lang})`, { cause: error })
  }
}

beforeAll(async () => {
  browser = await launch(true)
  const [judge, page] = await Promise.all([
    bundleOf('tests/judges/page/index.ts'),
    bundleOf('src-preload/page/index.ts', true),
  ])
  const zoo = await openTab('en', { judge, page })
  await zoo.tab.route(`${ZOO_ORIGIN}/`, (route) => route.fulfill({ contentType: 'text/html', body: ZOO }))
  await zoo.tab.goto(ZOO_ORIGIN)
  await judgeAt(zoo)
  const left = [...practiceJobs, ...folderJobs]
  const work = async () => {
    const tabs = new Map<string, Eyes>()
    for (let job = left.shift(); job !== undefined; job = left.shift()) {
      const eyes = tabs.get(job.lang) ?? (await openTab(job.lang, { judge, page }))
      tabs.set(job.lang, eyes)
      await goThrough(job, eyes)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  for (const judge of JUDGES) {
    const { controls, disagreements } = found[judge]
    const share = (100 * (1 - disagreements.length / controls)).toFixed(1)
    console.log(`${judge}: ${shown.size} pages, ${controls} controls, ${share} % alike`)
    for (const { why, fits } of EXPLANATIONS) console.log(`  ${disagreements.filter(fits).length} ${why}`)
  }
}, 900_000)

afterAll(() => browser?.close())

test('all of the practice was gone through: each of its controls was used', () => {
  const known = [...Object.keys(controls), ...Object.keys(portalControls), ...Object.keys(chatControls)]
  expect(known.filter((id) => !used.has(id))).toEqual([])
})

test.each(JUDGES)('%s sees what we see, or it is known why not', (judge) => {
  const unexplained = found[judge].disagreements.filter(
    (each) => !EXPLANATIONS.some(({ fits }) => fits(each)),
  )
  expect([...new Set(unexplained.map(lineOf))]).toEqual([])
})

test('every explanation is needed', () => {
  const all = JUDGES.flatMap((judge) => found[judge].disagreements)
  expect(EXPLANATIONS.filter(({ fits }) => !all.some(fits)).map(({ why }) => why)).toEqual([])
})
