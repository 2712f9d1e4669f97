import { describe, expect, test } from 'vitest'
import { html, useBrowser } from './support'

const world = useBrowser()

const seen = async (body: string, head = '') => (await world.tab()).html(html(body, head))
const names = async (body: string, head = '') =>
  (await seen(body, head)).controls.map(({ role, name }) => `${role} ${name}`)

describe('roles and names', () => {
  test('every kind of control, named as a reader would', async () => {
    const found = await names(`
      <button>Cancel plan</button>
      <a href="/x">Cancel link</a>
      <input type="button" value="Cancel value">
      <input type="submit" value="Cancel submit">
      <input type="image" alt="Cancel image" src="data:,">
      <button aria-label="Cancel label">x</button>
      <span id="n">Cancel by id</span><button aria-labelledby="n">y</button>
      <label>Cancel check <input type="checkbox"></label>
      <label for="r">Cancel radio</label><input id="r" type="radio">
      <label for="s">Cancel reason</label><select id="s"><option>cancel</option></select>
      <textarea aria-label="Why cancel"></textarea>
      <div role="menuitem" tabindex="0">Cancel item</div>
      <div role="switch" aria-checked="true" tabindex="0">Keep it</div>
      <div role="tab">Plan tab</div>
      <details><summary>Cancel details</summary></details>
      <button><svg width="20" height="20"><title>Cancel icon</title></svg></button>
      <button><img alt="Cancel picture" src="data:," width="20" height="20"></button>
      <button title="Cancel title"><i style="display:inline-block;width:9px;height:9px"></i></button>
      <button>Can<b>cel</b> split</button>
      <button><span>C</span><span>a</span><span>n</span><span>c</span><span>e</span><span>l</span></button>
      <button>Weiter</button>
      <button>Kündigen</button>
      <button>解約する</button>
      <div onclick="1">Cancel onclick</div>
      <div tabindex="0">Cancel tabindex</div>
      <div style="cursor:pointer"><span>Cancel</span> pointer</div>
      <div contenteditable="true" role="textbox" aria-label="Cancel note"></div>`)
    expect(found).toEqual([
      'button Cancel plan',
      'link Cancel link',
      'button Cancel value',
      'button Cancel submit',
      'button Cancel image',
      'button Cancel label',
      'button Cancel by id',
      'checkbox Cancel check',
      'radio Cancel radio',
      'combobox Cancel reason',
      'textbox Why cancel',
      'menuitem Cancel item',
      'switch Keep it',
      'tab Plan tab',
      'button Cancel details',
      'button Cancel icon',
      'button Cancel picture',
      'button Cancel title',
      'button Cancel split',
      'button Cancel',
      'button Kündigen',
      'button 解約する',
      'generic Cancel onclick',
      'generic Cancel tabindex',
      'textbox Cancel note',
      'generic Cancel pointer',
    ])
  })

  test('of a role the first word that is known counts, and none of what can be focused', async () => {
    const found = await names(`
      <div role="unheard button" tabindex="0">Cancel second</div>
      <div role="button link">Cancel first</div>
      <button role="unheard">Cancel unheard</button>
      <button role="none">Cancel none</button>
      <a href="/x" role="presentation">Cancel presentation</a>
      <div role="unheard">Cancel nothing</div>
      <img name="createElement">`)
    expect(found).toEqual([
      'button Cancel second',
      'button Cancel first',
      'button Cancel unheard',
      'button Cancel none',
      'link Cancel presentation',
    ])
  })

  test('a line break parts words', async () => {
    expect(await names('<button>Cancel<br>plan</button><a href="/x">Cancel <b>my<br></b>plan</a>')).toEqual([
      'button Cancel plan',
      'link Cancel my plan',
    ])
  })

  test('a label with the pointer cursor is not a control of its own', async () => {
    const found = await names(
      '<style>label{cursor:pointer}</style><label for="r">Cancel now</label><input id="r" type="radio">',
    )
    expect(found).toEqual(['radio Cancel now'])
  })

  test('a long clickable box is not a control, what stands in it is', async () => {
    const found = await seen('<div onclick="1">Some words about your plan <button>Cancel plan</button></div>')
    expect(found.controls.map(({ name }) => name)).toEqual(['Cancel plan'])
    expect(found.controls[0]?.within).toBe(null)
  })

  test('a control inside a control knows it', async () => {
    const { controls } = await seen(
      '<div role="option" tabindex="0" aria-label="Plan one">Plan <button>Cancel it</button></div>',
    )
    expect(controls.map(({ name }) => name)).toEqual(['Plan one', 'Cancel it'])
    expect(controls[1]?.within).toBe(controls[0]?.ref)
  })

  test('state: checked, enabled, href', async () => {
    const { controls } = await seen(`
      <label><input type="checkbox" checked> Cancel a</label><label><input type="radio"> Cancel b</label>
      <button disabled>Cancel c</button><button aria-disabled="true">Cancel d</button>
      <div inert><button>Cancel e</button></div><fieldset disabled><button>Cancel f</button></fieldset>
      <button>Cancel g</button>`)
    expect(controls.map(({ name, checked, enabled }) => [name, checked, enabled])).toEqual([
      ['Cancel a', true, true],
      ['Cancel b', false, true],
      ['Cancel c', null, false],
      ['Cancel d', null, false],
      ['Cancel e', null, false],
      ['Cancel f', null, false],
      ['Cancel g', null, true],
    ])
  })

  test('clobbered forms do not blind it', async () => {
    const clobber = [
      'firstChild',
      'nextSibling',
      'parentNode',
      'localName',
      'nodeType',
      'getAttribute',
      'checkVisibility',
      'shadowRoot',
      'childNodes',
      'matches',
      'attributes',
      'closest',
      'assignedSlot',
    ]
    const found =
      await names(`<form>${clobber.map((name) => `<input name="${name}">`).join('')}<button>Cancel plan</button></form>
      <img name="documentElement"><img name="elementFromPoint"><img name="title"><form name="scrollingElement"></form><button>Keep plan</button>`)
    expect(found).toEqual(['button Cancel plan', 'button Keep plan'])
  })

  test('page scripts that patch the prototypes do not reach it', async () => {
    const found = await names(
      '<button>Cancel plan</button>',
      '<script>Element.prototype.getAttribute=()=>"x";Node.prototype.appendChild=()=>{};Element.prototype.getBoundingClientRect=()=>({});</script>',
    )
    expect(found).toEqual(['button Cancel plan'])
  })

  test('names of a megabyte are cut', async () => {
    const tab = await world.tab()
    const { controls } = await tab.html(
      html(`<button id="b">Cancel</button><script>b.textContent='Cancel '+'x '.repeat(5e5)</script>`),
    )
    expect(controls[0]?.name.length).toBe(200)
  })
})

describe('what cannot be seen', () => {
  const hidden: Record<string, string> = {
    'display none': '<div style="display:none"><button>Cancel</button></div>',
    visibility: '<div style="visibility:hidden"><button>Cancel</button></div>',
    'opacity 0': '<div style="opacity:0"><button>Cancel</button></div>',
    'opacity nearly 0': '<div style="opacity:.2"><div style="opacity:.2"><button>Cancel</button></div></div>',
    'hidden attribute': '<div hidden><button>Cancel</button></div>',
    'zero size': '<button style="width:0;height:0;padding:0;border:0;overflow:hidden">Cancel</button>',
    'one pixel':
      '<button style="position:absolute;width:1px;height:1px;padding:0;border:0;overflow:hidden">Cancel</button>',
    'off to the left': '<button style="position:absolute;left:-9999px">Cancel</button>',
    'off to the top': '<button style="position:absolute;top:-9999px">Cancel</button>',
    'fixed, off to the right': '<button style="position:fixed;left:105vw">Cancel</button>',
    'moved away': '<button style="position:fixed;left:0;transform:translateX(-200%)">Cancel</button>',
    'scaled to nothing': '<button style="transform:scale(0)">Cancel</button>',
    'zero-size box around': '<div style="width:0;height:0;overflow:hidden"><button>Cancel</button></div>',
    'clipped by its box':
      '<div style="height:20px;overflow:hidden"><div style="height:50px"></div><button>Cancel</button></div>',
    'clip-path inset': '<button style="clip-path:inset(50%)">Cancel</button>',
    'clip-path circle': '<button style="clip-path:circle(0)">Cancel</button>',
    'clip rect': '<button style="position:absolute;clip:rect(0 0 0 0)">Cancel</button>',
    'closed details': '<details><summary>More</summary><button>Cancel</button></details>',
    'closed dialog': '<dialog><button>Cancel</button></dialog>',
    'content-visibility hidden': '<div style="content-visibility:hidden"><button>Cancel</button></div>',
  }
  test.each(Object.entries(hidden))('%s', async (_, body) => {
    const { controls, sentences } = await seen(`${body}<button>Keep</button>`)
    expect(controls.map(({ name }) => name)).toEqual(['Keep'])
    expect(sentences).toEqual([])
  })

  const shown: Record<string, string> = {
    'far below': '<div style="height:5000px"></div><button>Cancel</button>',
    'in a scrolled box':
      '<div style="height:60px;overflow:auto"><div style="height:500px"></div><button>Cancel</button></div>',
    'absolute, out of a static clipping box':
      '<div style="height:10px;overflow:hidden"><button style="position:absolute;top:90px">Cancel</button></div>',
    'display contents': '<button style="display:contents">Cancel</button>',
    'a link around a block': '<a href="/x"><div>Cancel</div></a>',
    'below content-visibility auto':
      '<div style="height:4000px"></div><div style="content-visibility:auto"><button>Cancel</button></div>',
    'right-to-left': '<div dir="rtl"><button>Cancel</button></div>',
  }
  test.each(Object.entries(shown))('seen: %s', async (_, body) => {
    const { controls } = await seen(body)
    expect(controls.map(({ name }) => name)).toEqual(['Cancel'])
  })

  test('a radio that only its label shows is clicked at the label', async () => {
    const { controls } = await seen(`
      <style>.v{position:absolute;opacity:0;width:1px;height:1px}</style>
      <input class="v" type="radio" id="r"><label for="r" style="display:block;width:200px;height:40px;position:absolute;left:50px;top:100px">Cancel now</label>`)
    expect(controls).toHaveLength(1)
    expect(controls[0]).toMatchObject({
      role: 'radio',
      topmost: 'yes',
      rect: { x: 50, y: 100, width: 200, height: 40 },
    })
  })

  test('topmost: covered, offscreen, reached', async () => {
    const { controls } = await seen(`
      <button style="position:absolute;left:10px;top:10px">Cancel a</button>
      <div style="position:absolute;left:0;top:0;width:200px;height:60px;background:#fff"></div>
      <button style="position:absolute;left:10px;top:100px">Cancel b</button>
      <button style="position:absolute;left:10px;top:3000px">Cancel c</button>
      <p style="position:absolute;top:200px;width:120px">word word word <a href="/x">Cancel the whole long plan here</a></p>`)
    expect(controls.map(({ name, topmost }) => `${name.slice(0, 8)} ${topmost}`)).toEqual([
      'Cancel a no',
      'Cancel b yes',
      'Cancel c offscreen',
      'Cancel t yes',
    ])
  })
})

describe('shadow roots', () => {
  test('open ones are looked into, with what is slotted; closed ones are not', async () => {
    const found = await names(`
      <x-open><span slot="s">Cancel slotted</span><button>not slotted: cancel</button></x-open>
      <div id="closed"></div>
      <script>
        customElements.define('x-open', class extends HTMLElement { constructor() { super();
          this.attachShadow({mode:'open'}).innerHTML = '<button>Cancel inside</button><button><slot name="s"></slot></button>' } })
        closed.attachShadow({mode:'closed'}).innerHTML = '<button>Cancel hidden</button>'
      </script>`)
    expect(found).toEqual(['button Cancel inside', 'button Cancel slotted'])
  })

  test('a change inside a shadow root is noticed', async () => {
    const tab = await world.tab()
    await tab.html(
      html(
        `<div id="h"></div><script>h.attachShadow({mode:'open'}).innerHTML='<button>Keep</button>'</script>`,
      ),
    )
    const waiting = tab.page.changed(AbortSignal.timeout(5000))
    await tab.js(`h.shadowRoot.querySelector('button').textContent='Cancel'`)
    await waiting
    expect((await tab.page.observe()).controls.map(({ name }) => name)).toEqual(['Cancel'])
  })
})

test('handles stay the same as long as the document lives, and change with it', async () => {
  const tab = await world.tab()
  const first = await tab.html(html('<button>Cancel</button><button>Keep</button>'))
  await tab.js(`document.body.prepend(Object.assign(document.createElement('button'),{textContent:'Plan'}))`)
  const second = await tab.until(({ controls }) => controls.length === 3)
  expect(second.controls.slice(1).map(({ ref }) => ref)).toEqual(first.controls.map(({ ref }) => ref))
  const third = await tab.html(html('<button>Cancel</button>'))
  expect(first.controls.map(({ ref }) => ref)).not.toContain(third.controls[0]?.ref)
  expect(third.load).not.toBe(first.load)
})

test('at most a thousand controls', async () => {
  const { controls } = await seen('<button>Cancel</button>'.repeat(1500))
  expect(controls).toHaveLength(1000)
})
