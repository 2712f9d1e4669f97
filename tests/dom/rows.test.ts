// Lists of like items: which one a control and a sentence stand in. And two small readings: fields, translations.
import { describe, expect, test } from 'vitest'
import { html, useBrowser } from './support'

const world = useBrowser()
const seen = async (body: string, head = '') => (await world.tab()).html(html(body, head))

const rows = async (body: string) => {
  const { controls, sentences } = await seen(body)
  return { controls: controls.map(({ row }) => row), sentences: sentences.map(({ row }) => row) }
}

describe('rows', () => {
  test('blocks with a heading each', async () => {
    const block = (name: string) =>
      `<div class="${name}"><h3>${name} plan</h3><p>Renews soon</p><div><button>Cancel plan</button></div></div>`
    expect(await rows(`<h2>Billing</h2>${block('Basic')}${block('Pro')}`)).toEqual({
      controls: ['Basic plan', 'Pro plan'],
      sentences: ['Basic plan', 'Basic plan', 'Basic plan', 'Pro plan', 'Pro plan', 'Pro plan'],
    })
  })

  test('a table, by its first cell', async () => {
    const row = (name: string) => `<tr><td>${name}</td><td>$10</td><td><button>Cancel plan</button></td></tr>`
    const table = `<table><tr><th>Plan</th><th>Price</th><th></th></tr>${row('Basic')}${row('Pro')}</table>`
    expect((await rows(table)).controls).toEqual(['Basic', 'Pro'])
  })

  test('a list, by its label, or by its first words', async () => {
    const list = `<ul><li aria-label="Basic"><a href="#a">Cancel plan</a></li>
      <li><span>Pro</span> <a href="#b">Cancel plan</a></li></ul>`
    expect((await rows(list)).controls).toEqual(['Basic', 'Pro'])
  })

  test('not by words that nobody sees', async () => {
    const old =
      '<button style="display:none">Old</button><span style="position:absolute;left:-9999px">Away</span>'
    const way = (name: string) => `<li>${old}<button>${name}</button></li>`
    const block = (name: string) =>
      `<div><h3>${name}</h3><ul>${way('Keep plan')}${way('Cancel plan')}</ul></div>`
    expect((await rows(`<h2>Billing</h2>${block('Basic')}${block('Pro')}`)).controls).toEqual([
      'Basic',
      'Basic',
      'Pro',
      'Pro',
    ])
  })

  test('grids of roles', async () => {
    const row = (name: string) =>
      `<div role="row"><div role="cell">${name}</div><div role="cell"><button>Cancel plan</button></div></div>`
    expect((await rows(`<div role="table">${row('Basic')}${row('Pro')}</div>`)).controls).toEqual([
      'Basic',
      'Pro',
    ])
  })

  test('inside components', async () => {
    const tab = await world.tab()
    const { controls } = await tab.html(
      html(`<div><h3>Basic</h3><x-b></x-b></div><div><h3>Pro</h3><x-b></x-b></div>
      <script>customElements.define('x-b',class extends HTMLElement{connectedCallback(){
        this.attachShadow({mode:'open'}).innerHTML='<button>Cancel plan</button>'}})</script>`),
    )
    expect(controls.map(({ row }) => row)).toEqual(['Basic', 'Pro'])
  })

  test.each([
    ['alone', '<section><h2>Billing</h2><p>Your plan</p><button>Cancel plan</button></section>'],
    ['a single item', '<ul><li><b>Basic</b> <button>Cancel plan</button></li></ul>'],
    ['beside blocks of another kind', '<div><button>Cancel plan</button></div><div><h3>Plan</h3></div>'],
    ['a menu', '<ul><li><a href="#a">Cancel plan</a></li><li><a href="#b">Keep plan</a></li></ul>'],
  ])('none: %s', async (_, body) => {
    expect((await rows(body)).controls.every((row) => row === '')).toBe(true)
  })

  test('a click of the person names its row', async () => {
    const tab = await world.tab()
    const list =
      '<ul><li>Basic <button>Cancel plan</button></li><li>Pro <button>Cancel plan</button></li></ul>'
    const { controls } = await tab.html(html(list))
    const rect = controls[1]?.rect ?? { x: 0, y: 0, width: 0, height: 0 }
    const at = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2, button: 'left', clickCount: 1 }
    await tab.transport.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at })
    await tab.transport.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at })
    const after = await tab.until(({ clicks }) => clicks.length > 0)
    expect(after.clicks[0]).toMatchObject({ name: 'Cancel plan', row: 'Pro' })
  })
})

describe('text fields', () => {
  test('say whether anything stands in them, and never what', async () => {
    const tab = await world.tab()
    const fields = `<input aria-label="Type cancel" value=""><input aria-label="Type cancel here" value="CANCEL">
      <div role="textbox" contenteditable aria-label="Cancel note"> </div><textarea aria-label="Why cancel">x</textarea>
      <button>Cancel</button>`
    const { controls } = await tab.html(html(fields))
    expect(controls.map(({ filled }) => filled)).toEqual([false, true, false, true, null])
    expect(JSON.stringify(controls)).not.toContain('CANCEL')
    await tab.js(`document.querySelector('input').focus()`)
    await tab.transport.send('Input.insertText', { text: 'c' })
    await tab.until((after) => after.controls[0]?.filled === true)
  })
})

describe('a page that the browser has translated', () => {
  const marked = '<html lang="fr" class="x translated-ltr"><body><button>Cancel</button></body></html>'
  test.each([
    ['by the class that Chrome leaves', marked, true],
    ['by the marks that Edge leaves', html('<button _msttexthash="1" >Cancel</button>'), true],
    ['not at all', html('<button class="translated-ltr-not">Cancel</button>'), false],
  ])('%s', async (_, page, translated) => {
    expect((await (await world.tab()).html(page)).translated).toBe(translated)
  })
})

test('what a site keeps can be forgotten', async () => {
  const tab = await world.tab()
  await tab.html(html('<button>Cancel</button>'))
  await tab.js(`document.cookie='a=1;max-age=999';localStorage.setItem('a','1');0`)
  expect(await tab.js(`document.cookie+localStorage.length`)).toBe('a=11')
  await tab.page.forget([world.site.origin])
  await tab.page.load(await tab.js<string>('location.href'))
  expect(await tab.js(`document.cookie+localStorage.length`)).toBe('0')
})
