// What a look passes over: it must tell what a look at the whole page tells, whatever changed and however.
import { expect, test } from 'vitest'
import { readLexicon } from '../../src-main/library'
import type { RawObservation } from '../../src-preload/page/protocol'
import { randomOf } from '../variation/random'
import { bundle, html, type Tab, useBrowser } from './support'

const world = useBrowser()
/** The app's own: what they let through hangs on the text that follows as well. */
const STEMS = readLexicon().lexicon.stems
const SEEDS = [1, 2, 3]
const STEPS = 25

/** The in-page code in a world of its own, which knows nothing of earlier looks. */
async function freshEyes(tab: Tab, name: string, before = ''): Promise<(code: string) => Promise<unknown>> {
  const { frameTree } = (await tab.transport.send('Page.getFrameTree', {})) as {
    frameTree: { frame: { id: string } }
  }
  const { executionContextId: contextId } = (await tab.transport.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: name,
  })) as { executionContextId: number }
  const ask = async (expression: string) => {
    const { result, exceptionDetails } = (await tab.transport.send('Runtime.evaluate', {
      contextId,
      expression,
      returnByValue: true,
    })) as { result: { value: unknown }; exceptionDetails?: unknown }
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails).slice(0, 500))
    return result.value
  }
  await ask(`${before};${await bundle()};__wayout.configure(${JSON.stringify(STEMS)})`)
  return ask
}

const namesSeen = async (eyes: (code: string) => Promise<unknown>): Promise<readonly string[]> =>
  ((await eyes('__wayout.observe()')) as RawObservation).controls.map(({ name }) => name)

/** What is told of the page; numbers are those of a world, so their order stands for them. */
function told(seen: unknown) {
  const { controls, sentences, frames, modal, sensitive, truncated } = seen as RawObservation
  const dialogs = [
    ...new Set(
      [modal, ...controls, ...sentences, ...frames].map((each) =>
        each !== null && typeof each === 'object' ? each.dialog : each,
      ),
    ),
  ]
  const dialog = (n: number | null) => (n === null ? null : dialogs.indexOf(n))
  const refs = controls.map(({ ref }) => ref)
  return {
    sensitive,
    truncated,
    modal: dialog(modal),
    controls: controls.map(({ ref: _, within, ...each }) => ({
      ...each,
      dialog: dialog(each.dialog),
      within: within === null ? null : refs.indexOf(within),
    })),
    sentences: sentences.map((each) => ({ ...each, dialog: dialog(each.dialog) })),
    frames: frames.map(({ ref: _, ...each }) => ({ ...each, dialog: dialog(each.dialog) })),
  }
}

/** A page in many blocks, most of them of no interest, and what a script may do to it, drawn by `next`. */
const PLAYGROUND = html(
  '<header><a href="/">Home</a></header><main id="main"></main><aside><p>Made by hand</p></aside>',
  `<script>
  const WORDS = ['Cancel plan', 'Keep plan', 'Your plan ends on December 14', 'A quiet harbour', 'Open', 'Your plan', 'ends soon', '', 'Renew', 'Like 7', 'Status', 'Cancelled', 'Next payment', 'December 14, 2026', 'Renews']
  let state = 1
  const next = () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 2 ** 32 }
  const below = (n) => Math.floor(next() * n)
  const pick = (from) => from[below(from.length)]
  const make = (tag, attributes = {}, ...children) => {
    const el = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value)
    el.append(...children)
    return el
  }
  const block = () => pick([
    () => make('article', {}, make('h3', {}, 'Picture ' + below(9)), make('div', {}, make('span', {}, pick(WORDS)), make('a', { href: '/p' }, 'Open')), make('p', {}, 'Made on ', make('time', {}, 'March 3'))),
    () => make('div', {}, make('p', {}, 'Some words'), make('p', {}, make('b', {}, 'A'), ' harbour')),
    () => make('div', {}, make('h2', {}, pick(WORDS)), make('div', {}, make('h3', {}, 'Below'), make('p', {}, 'x'))),
    () => make('div', {}, make('button', {}, pick(WORDS)), make('button', {}, 'Like')),
    () => make('div', {}, make('label', { for: 'far' }, pick(WORDS)), make('div', {}, make('input', { type: 'checkbox', id: 'far' }))),
    () => make('section', { 'aria-label': 'Plans' }, make('p', {}, pick(WORDS)), make('p', {}, pick(WORDS))),
    () => make('nav', {}, make('h4', {}, 'Menu'), make('ul', {}, make('li', {}, make('a', { href: '#' }, pick(WORDS))))),
    () => make('div', {}, make('div', { id: 'told' }, pick(WORDS)), make('div', {}, make('button', { 'aria-labelledby': 'told' }, 'Go'))),
    () => make('x-card', {}, make('div', {}, make('p', {}, pick(WORDS)))),
    () => make('p', {}, pick(WORDS)),
  ])()
  const all = () => [...document.querySelectorAll('#main, #main *')]
  const inner = () => pick(all().slice(1).concat(document.getElementById('main')))
  const shadows = () => all().flatMap((el) => (el.shadowRoot === null ? [] : [el.shadowRoot]))
  const holds = (el, other) => el === other || el.contains(other)
  const deeds = {
    add: () => inner().append(block()),
    before: () => { const el = inner(); if (el.id !== 'main') el.before(block()) },
    remove: () => { const el = inner(); if (el.id !== 'main') el.remove() },
    text: () => { const walk = document.createTreeWalker(document.getElementById('main'), NodeFilter.SHOW_TEXT); const texts = []; while (walk.nextNode()) texts.push(walk.currentNode); if (texts.length > 0) pick(texts).data = pick(WORDS) },
    move: () => { const [el, to] = [inner(), inner()]; if (el.id !== 'main' && !holds(el, to)) to.append(el) },
    away: () => { const el = inner(); if (el.id === 'main') return; const to = el.parentNode; el.remove(); const at = pick([el, ...el.querySelectorAll('*')]); at.append(block()); to.append(el) },
    later: () => { const el = inner(); if (el.id !== 'main') { el.remove(); kept.push(el) } },
    keptChanges: () => { if (kept.length > 0) pick([...kept, ...kept.flatMap((el) => [...el.querySelectorAll('*')])]).append(make('p', {}, pick(WORDS))) },
    back: () => { const el = kept.pop(); if (el !== undefined) document.getElementById('main').append(el) },
    shadow: () => { const el = pick(all().filter((each) => /^(?:article|div|p|section|nav|span|h[1-6]|x-card)$/.test(each.localName) && each.shadowRoot === null)); if (el === undefined || el.id === 'main') return; el.attachShadow({ mode: 'open' }).append(block(), pick([make('slot'), make('div', {}, make('slot', { name: 'one' })), 'x'])) },
    inShadow: () => { const root = pick(shadows()); if (root !== undefined) pick([root, ...root.querySelectorAll('*')]).append(block()) },
    slot: () => { const root = pick(shadows()); if (root?.host.firstElementChild != null) root.host.firstElementChild.slot = pick(['one', '', 'none']) },
    attribute: () => inner().setAttribute(...pick([['role', 'button'], ['role', 'dialog'], ['aria-modal', 'true'], ['aria-label', pick(WORDS)], ['title', pick(WORDS)], ['tabindex', '0'], ['contenteditable', 'true'], ['onclick', ''], ['role', 'heading'], ['hidden', ''], ['class', 'away'], ['style', 'display:none'], ['inert', '']])),
    plain: () => { const el = inner(); for (const name of el.getAttributeNames()) if (name !== 'id' || el.id !== 'main') el.removeAttribute(name) },
    value: () => { const field = document.querySelector('#main input'); if (field !== null) { field.type = 'button'; field.value = pick(WORDS) } },
    frame: () => inner().append(make('iframe', { srcdoc: 'x', width: '80', height: '40' })),
    style: () => document.head.append(make('style', {}, pick(['button{display:none}', 'button{display:inline}', 'p{opacity:.01}', 'p{opacity:1}', 'article{cursor:pointer}']))),
    html: () => { const el = inner(); el.innerHTML = block().outerHTML },
  }
  const kept = []
  globalThis.begin = (seed) => { state = seed; for (let i = 0; i < 30; i++) document.getElementById('main').append(block()) }
  globalThis.go = () => { const name = pick(Object.keys(deeds)); deeds[name](); return name }
</script>`,
)

test.each(SEEDS)('passing over what did not change tells what a whole look tells (seed %i)', async (seed) => {
  const tab = await world.tab()
  await tab.html(PLAYGROUND)
  await tab.js(`begin(${seed * 7919})`)
  const eyes = await freshEyes(tab, `kept ${seed}`)
  const random = randomOf(seed)
  const done: string[] = []
  for (let step = 0; step < STEPS; step += 1) {
    for (let deeds = 1 + random.below(3); deeds > 0; deeds -= 1) done.push(String(await tab.js('go()')))
    const whole = await freshEyes(tab, `fresh ${seed} ${step}`)
    const message = `seed ${seed}, step ${step}: ${done.slice(-3).join(', ')}`
    expect(told(await eyes('__wayout.observe()')), message).toEqual(told(await whole('__wayout.observe()')))
  }
})

/** More text than what a phrase is read on in, and enough for a part. */
const FAR = '<p>Words</p>'.repeat(8)
const BUTTON = `Object.assign(document.createElement('button'), { textContent: 'Cancel plan' })`

/** What no change tells of, or tells of in another place: the page, what is done before a look, and after it;
 * `away`: once nobody watches it any more. */
const UNTOLD: Readonly<
  Record<string, readonly [page: string, before: string, after: string, away?: string]>
> = {
  'changed while it was away': [
    `<div id="a"><div><p>Words</p>${FAR}</div></div>`,
    'globalThis.a = document.getElementById("a")',
    'a.remove()',
    `a.querySelector('p').append(${BUTTON})`,
  ],
  'given a shadow root': [
    `<div><div id="a"><p>Words</p></div>${FAR}</div>`,
    '',
    `a.attachShadow({ mode: 'open' }).append(${BUTTON})`,
  ],
  'what a slot shows': [
    '<div id="host"><div id="a"><p>Words</p></div></div>',
    `host.attachShadow({ mode: 'open' }).innerHTML = '<div>${FAR}<slot></slot></div>'`,
    `a.querySelector('p').append(${BUTTON})`,
  ],
  'a label elsewhere': [
    `<div><label for="f"><b id="a">Words</b></label></div>${FAR}<div>${FAR}<select id="f"></select></div>`,
    '',
    `a.textContent = 'Cancel plan'`,
  ],
  'named by another': [
    `<div><p id="a">Words</p></div>${FAR}<div>${FAR}<button aria-labelledby="a">Go</button></div>`,
    '',
    `a.textContent = 'Cancel plan'`,
  ],
  'a value that is set': [
    `<div>${FAR}<input id="a" type="button" value="Go"></div>`,
    '',
    `a.value = 'Cancel plan'`,
  ],
}

test.each(Object.entries(UNTOLD))(
  '%s: seen at the next look',
  async (_, [page, before, after, away = '']) => {
    const tab = await world.tab()
    await tab.html(html(`<main>${page}<div><p>More</p><p>words</p></div></main>`))
    await tab.js(before)
    const eyes = await freshEyes(tab, 'untold')
    const names = () => namesSeen(eyes)
    expect(await names()).toEqual([])
    await tab.js(after)
    // What is away is told of before it comes back.
    await names()
    await tab.js(away)
    await tab.js(`if (!a.isConnected) document.querySelector('main').prepend(a)`)
    expect(await names()).toEqual(['Cancel plan'])
  },
)

/** Counts what the walk reads: made before the in-page code takes its readers. */
const COUNTING = `(() => {
  const { get } = Object.getOwnPropertyDescriptor(Node.prototype, 'nodeType')
  globalThis.read = 0
  Object.defineProperty(Node.prototype, 'nodeType', { get() { globalThis.read += 1; return get.call(this) }, configurable: true })
})()`

test('a look after one small change reads little of the page', async () => {
  const tab = await world.tab()
  const card = (i: number) =>
    `<article><h3>Picture ${i}</h3><div><span>A harbour</span><a href="/">Open</a></div><p>Made on <time>March 3</time></p></article>`
  await tab.html(
    html(
      `<main>${Array.from({ length: 500 }, (_, i) => card(i)).join('')}<button>Cancel plan</button></main>`,
    ),
  )
  const eyes = await freshEyes(tab, 'counting', COUNTING)
  const reads = async () => {
    const seen = (await eyes('globalThis.read = 0, __wayout.observe()')) as RawObservation
    expect(seen.controls.map(({ name }) => name)).toEqual(['Cancel plan'])
    return Number(await eyes('read'))
  }
  const first = await reads()
  await tab.js(`document.querySelectorAll('article span')[200].firstChild.data = 'A bay'`)
  const after = await reads()
  expect(first / after).toBeGreaterThan(4)
})

test('a document that is written anew is looked at anew', async () => {
  const tab = await world.tab()
  await tab.html(html('<main><div><p>Some words</p><p>More</p></div></main>'))
  const eyes = await freshEyes(tab, 'rewritten')
  const names = () => namesSeen(eyes)
  expect(await names()).toEqual([])
  await tab.js(
    `document.open(), document.write('<main><div><p id=a>Some words</p><p>More</p></div></main>'), document.close()`,
  )
  expect(await names()).toEqual([])
  await tab.js(`document.getElementById('a').append(${BUTTON})`)
  expect(await names()).toEqual(['Cancel plan'])
})
