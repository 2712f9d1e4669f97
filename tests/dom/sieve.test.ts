// The sieve against the full computation: on pages made at random, it finds all that the browser itself knows.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalise } from '../../src-main/guide/normalise'
import { buildSieve } from '../../src-preload/page/sieve'
import { html, useBrowser } from './support'

const world = useBrowser()

const WORDS = [
  'Cancel',
  'plan',
  'Keep',
  'Weiter',
  'Kündigen',
  'ｃａｎｃｅｌ',
  'planet',
  'Can­cel',
  'cancelled',
  '解約',
  'reset',
  'Ça',
  '×',
]
const words = fc
  .array(fc.constantFrom(...WORDS), { minLength: 0, maxLength: 3 })
  .map((list) => list.join(' '))
const control = fc
  .tuple(
    fc.constantFrom(
      'text',
      'split',
      'label',
      'labelledby',
      'for',
      'title',
      'value',
      'img',
      'wrapped',
      'link',
      'nested',
    ),
    words,
  )
  .map(([kind, name], i = 0) => ({ kind, name, i }))

const body = (list: readonly { kind: string; name: string }[]) =>
  list
    .map(({ kind, name }, i) => {
      const half = Math.floor(name.length / 2)
      switch (kind) {
        case 'split':
          return `<button>${name.slice(0, half)}<b>${name.slice(half)}</b></button>`
        case 'label':
          return `<button aria-label="${name}">icon</button>`
        case 'labelledby':
          return `<i id="l${i}">${name}</i><button aria-labelledby="l${i}">z</button>`
        case 'for':
          return `<label for="c${i}">${name}</label><input type="checkbox" id="c${i}">`
        case 'title':
          return `<button title="${name}"><i style="display:inline-block;width:9px;height:9px"></i></button>`
        case 'value':
          return `<input type="button" value="${name}">`
        case 'img':
          return `<button><img src="data:," width="9" height="9" alt="${name}"></button>`
        case 'wrapped':
          return `<label>${name}<input type="radio"></label>`
        case 'link':
          return `<a href="#${i}"><div>${name}</div></a>`
        case 'nested':
          return `<button><span><span>${name}</span></span><div></div></button>`
        default:
          return `<button>${name}</button>`
      }
    })
    .map((one) => `<p>${one}</p>`)
    .join('')

const STEMS = ['cancel', 'plan', 'keep', 'kundig', '解約', 'reset']
interface AxNode {
  ignored: boolean
  role?: { value: string }
  name?: { value: string }
}

const bare = (name: string) => normalise(name).replaceAll(' ', '')

test("finds every control that the browser's own accessibility tree names with such a word", async () => {
  const tab = await world.tab({ stems: { controls: STEMS, texts: [] } })
  const meant = buildSieve(STEMS)
  await fc.assert(
    fc.asyncProperty(fc.array(control, { minLength: 1, maxLength: 12 }), async (list) => {
      world.site.routes.set('/page', html(body(list)))
      await tab.page.load(`${world.site.origin}/page`)
      const sifted = (await tab.page.observe()).controls.map(({ name }) => bare(name))
      const tree = (await tab.transport.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] }
      const wanted = tree.nodes
        .filter(({ ignored, role }) => !ignored && /^(?:button|link|checkbox|radio)$/.test(role?.value ?? ''))
        .map(({ name }) => name?.value ?? '')
        .filter(meant)
      expect(sifted).toEqual(wanted.map(bare))
    }),
    { numRuns: 40 },
  )
})

test('never misses a stem that the normalised text contains', () => {
  const sieve = buildSieve(STEMS)
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('Cancel', 'KÜNDIGEN', '解約', 'ｐｌａｎ'),
      (noise, word) => {
        const text = `${noise} ${word} ${noise}`
        const words = normalise(text).split(' ')
        const has = STEMS.some((stem) =>
          words.some((one) => (stem.length > 4 ? one.includes(stem) : one === stem)),
        )
        if (has) expect(sieve(text)).toBe(true)
      },
    ),
  )
})
