// The pages on which `@duckduckgo/autoconsent` (MPL-2.0, used by tests alone) is tested, as its package brings them
// (tests-wtr/): what it says is visible, we tell of; the cookie notices that it would refuse, we refuse by the same button.
// Its own code runs on the page and is the judge. Of its pages only those with controls or notices say anything here.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { makePlan } from '../../src-main/cli/plan'
import type { Observation } from '../../src-main/engine/observation'
import { readPage } from '../../src-main/engine/read'
import { recognise } from '../../src-main/engine/recognise'
import { findTarget } from '../../src-main/engine/target'
import { readLibrary } from '../../src-main/library'
import { bundleOf } from '../bundle'
import { type Tab, useBrowser } from '../dom/support'

const home = join(
  dirname(fileURLToPath(import.meta.resolve('@duckduckgo/autoconsent/rules/rules.json'))),
  '..',
)
const fixtures = join(home, 'tests-wtr')
const pages = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.html'))
  .sort()
const htmlOf = (name: string) => readFileSync(join(fixtures, name), 'utf8')

const world = useBrowser()
const library = readLibrary()
let theirs: string

beforeAll(async () => {
  const [heuristics, utils] = await Promise.all(
    ['heuristics.ts', 'utils.ts'].map((name) => bundleOf(join(home, 'lib', name))),
  )
  theirs = `window.heuristics = (() => { ${heuristics}; return page })();
    window.utils = (() => { ${utils}; return page })();`
})

async function open(name: string): Promise<Tab> {
  const tab = await world.tab({ stems: library.lexicon.stems })
  await tab.html(htmlOf(name))
  await tab.js(`${theirs} 0`)
  return tab
}

async function lookWide(tab: Tab): Promise<Observation> {
  await tab.page.seek('wide')
  return tab.until(({ settled }) => settled)
}

describe('what can be seen', () => {
  /** Shows every notice of the page, one after the other, and none. */
  const ids = (tab: Tab) => tab.js<string[]>(`[...document.querySelectorAll('.popup')].map(({ id }) => id)`)

  test('every button, link and field of every page', async () => {
    let seen = 0
    for (const name of pages) {
      const tab = await open(name)
      for (const id of ['', ...(await ids(tab))]) {
        const visible = await tab.js<string[]>(`
          for (const el of document.querySelectorAll('.popup')) el.classList.toggle('visible', el.id === '${id}');
          document.querySelector('dialog#${id || 'none'}')?.show();
          [...document.querySelectorAll('button, a[href], input')].filter((el) => utils.isElementVisible(el))
            .map((el) => el.textContent.trim())`)
        const { wide } = await lookWide(tab)
        expect(wide.map((control) => control.name).sort(), `${name} #${id}`).toEqual(visible.sort())
        seen += visible.length
      }
      await tab.close()
    }
    expect(seen).toBeGreaterThan(30)
  })

  test('their own expectations', async () => {
    const name = join('dom-actions', 'dom-actions.element-visible')
    const asked = readFileSync(join(fixtures, `${name}.ts`), 'utf8').matchAll(
      /elementVisible\(\['#([\w-]+)', 'button'\], '(\w+)'\)\)\.to\.be\.(true|false)/g,
    )
    const tab = await open(`${name}.html`)
    const { wide } = await lookWide(tab)
    // No button's words stand in two of the groups both seen and unseen: by the rows of the page they are told apart.
    const groups = await tab.js<
      Record<string, number>
    >(`Object.fromEntries([...document.querySelectorAll('body > div')]
      .map((div) => [div.id, div.querySelectorAll('button').length]))`)
    const tops = await tab.js<Record<string, { top: number; bottom: number }>>(`Object.fromEntries(
      [...document.querySelectorAll('body > div')].map((div) => [div.id, div.getBoundingClientRect().toJSON()]))`)
    const rows = [...asked].map(([, group = '', mode = '', said = '']) => {
      const { top = 0, bottom = 0 } = tops[group] ?? {}
      const count = wide.filter(({ rect }) => rect.y >= top && rect.y + rect.height <= bottom).length
      const all = groups[group] ?? 0
      const ours = { none: count === 0, any: count > 0, all: count === all }[mode]
      return { group, mode, ours, theirs: said === 'true' }
    })
    expect(rows).toHaveLength(9)
    expect(rows.filter((row) => row.ours !== row.theirs)).toEqual([])
  })
})

describe('cookie notices', () => {
  interface Case {
    readonly page: string
    readonly id: string
    /** The refusals that they would press. */
    readonly theirs: readonly string[]
    /** The one that we would press. */
    readonly ours: string | null
    readonly isStatic: boolean
    /** Refusals that are shown outside of it. */
    readonly outside: readonly string[]
    readonly refusals: number
  }

  /** Why we need not say the same. */
  const EXPLANATIONS: readonly { readonly why: string; fits(of: Case): boolean }[] = [
    {
      why: 'they ask where it stands; to us a refusal is one by its words, wherever it stands',
      fits: ({ theirs, ours, isStatic, outside }) =>
        theirs.length === 0 && ours !== null && (isStatic || outside.includes(ours)),
    },
    {
      why: 'two on the page that fit: none is pressed',
      fits: ({ theirs, ours, refusals }) => theirs.length > 0 && ours === null && refusals > 1,
    },
  ]

  const guide = library.guides.find(({ id }) => id === 'midjourney/website')

  /** What the guide of the notices would press on the page. */
  function target(observation: Observation): string | null {
    if (guide === undefined) throw new Error('no guide')
    const flags = { origin: [], input: [], mode: 'show' as const }
    const practice = { site: world.site.origin }
    const plan = makePlan({ guide, lexicon: library.lexicon, flags, practice, attended: false })
    const found = recognise(plan, readPage(plan, observation), true, () => false)
    if (found === null || !found.screen.id.includes('cookie-notice')) return null
    const { screen, controls } = found
    if (!('step' in screen) || screen.step.point === undefined) return null
    const one = findTarget(plan, controls, screen.step.point)
    return one.kind === 'one' ? one.control.name : null
  }

  let cases: readonly Case[] = []

  beforeAll(async () => {
    const found: Case[] = []
    for (const page of pages.filter((name) => /cookies/i.test(htmlOf(name)))) {
      const tab = await open(page)
      const popups = await tab.js<string[]>(
        `[...document.querySelectorAll('.popup, [id*=popup]:not(input)')].map(({ id }) => id)`,
      )
      for (const id of popups) {
        const told = await tab.js<{
          theirs: string[]
          isStatic: boolean
          outside: string[]
          refusals: number
        }>(`(() => {
          for (const el of document.querySelectorAll('.popup, [id*=popup]:not(input)')) {
            if (el.matches('.popup')) el.classList.toggle('visible', el.id === '${id}')
            else el.style.display = el.id === '${id}' ? 'block' : 'none'
          }
          const shown = document.getElementById('${id}')
          if (shown.matches('dialog')) shown.show()
          const reject = (label) => heuristics.classifyButtonTextRegex(label) === 'reject'
          const buttons = [...document.querySelectorAll('button')].filter((el) => utils.isElementVisible(el))
          return {
            theirs: heuristics.getActionablePopups('reject').flatMap(({ buttons }) => buttons.map(({ text }) => text).filter(reject)),
            isStatic: getComputedStyle(shown).position === 'static',
            outside: buttons.filter((el) => reject(el.textContent) && !shown.contains(el)).map((el) => el.textContent),
            refusals: buttons.filter((el) => reject(el.textContent)).length,
          }
        })()`)
        const seen = await tab.until(({ settled }) => settled)
        found.push({ page, id, ...told, ours: target(seen) })
        await tab.js(`document.querySelector('dialog[open]')?.close(); 0`)
      }
      await tab.close()
    }
    cases = found
  })

  const agree = ({ theirs, ours }: Case) => (ours === null ? theirs.length === 0 : theirs.includes(ours))

  test('are refused by the button by which they would refuse them, and nothing else is', () => {
    expect(cases.length).toBeGreaterThan(20)
    expect(cases.filter((each) => each.ours !== null).length).toBeGreaterThan(6)
    const unexplained = cases.filter((each) => !agree(each) && !EXPLANATIONS.some(({ fits }) => fits(each)))
    expect(unexplained).toEqual([])
  })

  test('what is pressed is to them a refusal', async () => {
    const tab = await open('lifecycle/wait-for-popup.html')
    const pressed = [...new Set(cases.flatMap(({ ours }) => (ours === null ? [] : [ours])))]
    const kinds = await tab.js<string[]>(
      `${JSON.stringify(pressed)}.map((label) => heuristics.classifyButtonTextRegex(label))`,
    )
    expect(new Set(kinds)).toEqual(new Set(['reject']))
  })

  test('every explanation is needed', () => {
    const needed = EXPLANATIONS.filter(({ fits }) => cases.some((each) => !agree(each) && fits(each)))
    expect(needed).toEqual(EXPLANATIONS)
  })
})
