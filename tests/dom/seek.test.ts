// Looking more closely: closed shadow roots, all controls, further down; and the guard there is as strict as anywhere.
import { expect, test } from 'vitest'
import type { Observation } from '../../src-main/engine/observation'
import { html, type Tab, useBrowser } from './support'

const world = useBrowser()
const names = ({ controls }: Observation) => controls.map(({ name }) => name)

const CLOSED = (inner: string, more = '') => `<div id="host"></div><script>
  const root = document.querySelector('#host').attachShadow({ mode: 'closed' })
  root.innerHTML = ${JSON.stringify(inner)}
  globalThis.heard = []
  addEventListener('pointerdown', (e) => heard.push('down'), true)
  root.addEventListener('click', (e) => heard.push(e.target.textContent))
  ${more}
</script>`

async function clickOn(tab: Tab, name: string) {
  const { ref, role } = await tab.control(name)
  const allowedOrigins = [world.site.origin]
  return tab.page.click({ ref, expected: { role, name }, allowedOrigins, intentHolds: () => true })
}

test('a closed shadow root: seen after a deep look, pointed at, and clicked under the same guard', async () => {
  const tab = await world.tab()
  const first = await tab.html(html(CLOSED('<p>Your plan renews</p><button>Cancel plan</button>')))
  expect(names(first)).toEqual([])
  await tab.page.seek('deep')
  const seen = await tab.until((look) => look.controls.length > 0)
  expect(seen.controls[0]).toMatchObject({
    role: 'button',
    name: 'Cancel plan',
    topmost: 'yes',
    enabled: true,
  })
  expect(seen.sentences.map(({ text }) => text)).toContain('Your plan renews')
  expect(await tab.page.point(seen.controls[0]?.ref ?? '', 'here')).toBe(true)
  await tab.page.unpoint()
  expect(await clickOn(tab, 'Cancel plan')).toEqual({ kind: 'clicked' })
  expect(await tab.js('heard')).toEqual(['down', 'Cancel plan'])
})

test('a closed shadow root: a label that changes under the pointer, and a neighbour that slips in, get no press', async () => {
  const tab = await world.tab()
  const swap = `root.querySelector('button').addEventListener('pointermove', (e) => { e.target.textContent = 'Keep plan' })`
  await tab.html(html(CLOSED('<button>Cancel plan</button>', swap)))
  await tab.page.seek('deep')
  expect(await clickOn(tab, 'Cancel plan')).toMatchObject({ kind: 'refused', why: 'changed' })
  const cover = `root.querySelector('button').addEventListener('pointermove', () => {
    const keep = Object.assign(document.createElement('button'), { textContent: 'Keep plan' })
    keep.style.cssText = 'position:fixed;inset:0'
    root.append(keep)
  })`
  await tab.html(html(CLOSED('<button>Cancel plan</button>', cover)))
  await tab.page.seek('deep')
  expect(await clickOn(tab, 'Cancel plan')).toMatchObject({ kind: 'refused', why: 'covered' })
  expect(await tab.js('heard')).toEqual([])
})

test('the closed root of the next document is seen without being asked again', async () => {
  const tab = await world.tab()
  await tab.html(html(CLOSED('<button>Cancel plan</button>')))
  await tab.page.seek('deep')
  await tab.until((look) => look.controls.length > 0)
  await tab.html(html(CLOSED('<button>Keep plan</button>')))
  await tab.until((look) => names(look).includes('Keep plan'))
})

test('a native modal in a closed shadow root: what stands behind it is switched off', async () => {
  const tab = await world.tab()
  const first = await tab.html(
    html(
      `<button>Cancel plan</button>${CLOSED(
        '<dialog><p>Cancel your plan?</p><button>Yes, cancel plan</button></dialog>',
        `root.querySelector('dialog').showModal()`,
      )}`,
    ),
  )
  expect(names(first)).toEqual(['Cancel plan'])
  await tab.page.seek('deep')
  const seen = await tab.until((look) => look.modal !== null)
  expect(seen.controls).toContainEqual(
    expect.objectContaining({ name: 'Yes, cancel plan', dialog: seen.modal, enabled: true, topmost: 'yes' }),
  )
  expect(seen.controls).toContainEqual(expect.objectContaining({ name: 'Cancel plan', enabled: false }))
})

test('a wide look: all controls with what they open and how they are marked, until something is clicked', async () => {
  const tab = await world.tab()
  const first = await tab.html(
    html(`<details><summary>Billing</summary><button>Cancel plan</button></details>
      <div role="tablist"><button role="tab" aria-selected="true">One</button><button role="tab" aria-selected="false">Two</button></div>
      <button id="more" class="btn" aria-expanded="false">More</button><button>Hello</button><button hidden>Never</button>`),
  )
  expect(first.wide).toEqual([])
  await tab.page.seek('wide')
  const seen = await tab.until((look) => look.wide.length > 0)
  expect(seen.wide.map(({ name, folded }) => [name, folded])).toEqual([
    ['Billing', true],
    ['One', false],
    ['Two', true],
    ['More', true],
    ['Hello', false],
  ])
  expect(seen.wide.find(({ name }) => name === 'More')?.marks).toEqual(['#more', '.btn'])
  const summary = seen.wide.find(({ name }) => name === 'Billing')
  const looks: boolean[] = []
  const request = { ref: summary?.ref ?? '', expected: { role: summary?.role ?? '', name: 'Billing' } }
  const clicked = await tab.page.click({
    ...request,
    allowedOrigins: [world.site.origin],
    intentHolds: ({ folded }) => looks.push(folded) > 0 && folded,
  })
  expect(clicked).toEqual({ kind: 'clicked' })
  expect(looks).toEqual([true])
  const after = await tab.until((look) => names(look).includes('Cancel plan'))
  expect(after.wide).toEqual([])
})

test('scrolling on: a lazy page to its end, and back; and the largest list of a page that does not scroll', async () => {
  const tab = await world.tab()
  await tab.html(
    html(`<main></main><script>
      const more = () => document.querySelector('main').insertAdjacentHTML('beforeend', '<p style="height:600px">Words</p>')
      for (let i = 0; i < 3; i++) more()
      let pages = 0
      addEventListener('scroll', () => {
        if (scrollY + innerHeight < document.documentElement.scrollHeight - 50) return
        if (pages++ < 3) more()
        else if (!document.querySelector('button')) document.querySelector('main').insertAdjacentHTML('beforeend', '<button>Cancel plan</button>')
      })
    </script>`),
  )
  for (let i = 0; i < 30; i += 1) {
    await tab.page.seek('scroll')
    const look = await tab.settled()
    if (look.controls.length > 0) break
  }
  expect(names(await tab.settled())).toEqual(['Cancel plan'])
  await tab.page.seek('top')
  expect(await tab.js('scrollY')).toBe(0)
  await tab.html(
    html('<div id="list" style="height:300px;overflow:auto"><p style="height:2000px">Words</p></div>'),
  )
  await tab.page.seek('scroll')
  expect(await tab.js<number>(`document.querySelector('#list').scrollTop`)).toBeGreaterThan(100)
  for (let i = 0; i < 12; i += 1) await tab.page.seek('scroll')
  expect((await tab.settled()).bottom).toBe(true)
})
