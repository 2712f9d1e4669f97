// The guarded click: the way it goes well, and every reason for which nothing is pressed.
import { describe, expect, test } from 'vitest'
import type { ClickRequest } from '../../src-main/page/click'
import { html, type Tab, useBrowser } from './support'

const world = useBrowser()
const LOG = `<script>window.log=[];for (const t of ['mousedown','mouseup','click']) addEventListener(t, e => log.push(t+':'+e.isTrusted+':'+(e.target.id||e.target.nodeName)))</script>`

async function open(body: string): Promise<Tab> {
  const tab = await world.tab()
  world.site.routes.set('/page', html(LOG + body))
  await tab.page.load(`${world.site.origin}/page`)
  await tab.until(({ controls }) => controls.length > 0)
  return tab
}

async function press(tab: Tab, name: string, more: Partial<ClickRequest> = {}) {
  const { ref, role } = await tab.control(name)
  return tab.page.click({
    ref,
    allowedOrigins: [world.site.origin],
    expected: { role, name },
    intentHolds: () => true,
    ...more,
  })
}

const clicks = (tab: Tab) => tab.js<string[]>('log')
const refused = (why: string, detail?: string) => ({
  kind: 'refused',
  why,
  detail: detail ?? expect.any(String),
})

describe('clicks', () => {
  test.each([
    ['a button', '<button id="b">Cancel</button>', 'b'],
    ['a button far below', '<div style="height:4000px"></div><button id="b">Cancel</button>', 'b'],
    [
      'in a scrolled box',
      '<div style="height:80px;overflow:auto"><div style="height:900px"></div><button id="b">Cancel</button></div>',
      'b',
    ],
    [
      'a link that wraps',
      '<p style="width:90px">some words <a id="b" href="#x">Cancel the whole plan</a></p>',
      'b',
    ],
    [
      'in a modal',
      '<dialog id="d"><button id="b">Cancel</button></dialog><script>d.showModal()</script>',
      'b',
    ],
    ['a clickable div', '<div id="b" style="cursor:pointer">Cancel</div>', 'b'],
    ['an aria button', '<div id="b" role="button" tabindex="0">Cancel</div>', 'b'],
    ['a summary', '<details><summary id="b">Cancel</summary>x</details>', 'b'],
    ['a select', '<label for="b">Cancel reason</label><select id="b"><option>x</option></select>', 'b'],
    ['an option', '<div role="listbox"><div role="option" id="b" tabindex="0">Cancel</div></div>', 'b'],
    ['a menu item', '<div role="menu"><div role="menuitem" id="b" tabindex="0">Cancel</div></div>', 'b'],
    ['a switch', '<button role="switch" aria-checked="false" id="b">Cancel</button>', 'b'],
    ['a tab', '<div role="tablist"><button role="tab" id="b">Cancel</button></div>', 'b'],
    ['a menu button', '<button aria-haspopup="menu" id="b">Cancel</button>', 'b'],
    ['a toggle', '<button aria-pressed="false" id="b">Cancel</button>', 'b'],
    [
      'an image button',
      '<input type="image" id="b" alt="Cancel" src="data:," style="width:50px;height:20px">',
      'b',
    ],
    ['uppercase by style', '<button id="b" style="text-transform:uppercase">Cancel</button>', 'b'],
    ['with generated content', '<style>#b::before{content:"× "}</style><button id="b">Cancel</button>', 'b'],
    ['blocks inside', '<button id="b"><div>Cancel</div><div>plan</div></button>', 'b'],
  ])('%s', async (_, body, id) => {
    const tab = await open(body)
    const seen = await tab.until(({ controls }) => controls.length === 1)
    const [control] = seen.controls
    expect(await press(tab, control?.name ?? '')).toEqual({ kind: 'clicked' })
    const log = await clicks(tab)
    expect(log.at(-1)?.startsWith(`click:true:`)).toBe(true)
    expect(await tab.js(`log.length`)).toBe(3)
    if (!body.includes('<div>Cancel')) expect(log.at(-1)).toBe(`click:true:${id}`)
  })

  test('a radio by its label', async () => {
    const tab = await open(`<style>.v{position:absolute;opacity:0}</style>
      <input class="v" type="radio" id="r"><label for="r" style="position:absolute;left:200px;top:200px">Cancel now</label>`)
    expect(await press(tab, 'Cancel now')).toEqual({ kind: 'clicked' })
    expect(await tab.js('r.checked')).toBe(true)
    expect((await tab.until(({ controls }) => controls[0]?.checked === true)).clicks).toEqual([])
  })

  test('a radio inside its label', async () => {
    const tab = await open('<label><input type="radio" id="r"> Cancel now</label>')
    expect(await press(tab, 'Cancel now')).toEqual({ kind: 'clicked' })
    expect(await tab.js('r.checked')).toBe(true)
  })

  test('slides in: waits until it stands still', async () => {
    const tab = await open(`<style>@keyframes k{from{transform:translateX(400px)}}</style>
      <button id="b" style="animation:k .5s linear">Cancel</button>`)
    await tab.js(`b.style.animation='none';b.offsetWidth;b.style.animation='k .5s linear'`)
    expect(await press(tab, 'Cancel')).toEqual({ kind: 'clicked' })
  })

  test('the click leads to another page', async () => {
    world.site.routes.set('/next', html('<p>The plan ends</p>'))
    const tab = await open('<a href="/next">Cancel</a>')
    expect(await press(tab, 'Cancel')).toEqual({ kind: 'clicked' })
    await tab.until(({ sentences }) => sentences[0]?.text === 'The plan ends')
  })

  test.each(['alert', 'confirm'])('the click opens an %s', async (kind) => {
    const tab = await open(`<button onclick="window.answer=${kind}('Cancel plan?')">Cancel</button>`)
    expect(await press(tab, 'Cancel')).toEqual({ kind: 'clicked' })
    const seen = await tab.until(({ problem }) => problem !== null)
    expect(seen.problem).toEqual({ kind: 'page-dialog', type: kind, detail: 'Cancel plan?' })
    await tab.page.answerDialog(true)
    await tab.until(({ problem, controls }) => problem === null && controls.length === 1)
    if (kind === 'confirm') expect(await tab.js('answer')).toBe(true)
  })

  test('a dialog on mousedown', async () => {
    const tab = await open(`<button onmousedown="alert('x')">Cancel</button>`)
    expect(await press(tab, 'Cancel')).toEqual({ kind: 'clicked' })
    await tab.page.answerDialog(true)
    await tab.until(({ problem }) => problem === null)
  })
})

describe('refusals', () => {
  const nothing = async (tab: Tab) =>
    expect((await clicks(tab)).filter((line) => line.startsWith('click'))).toEqual([])

  test('covered', async () => {
    const tab = await open(
      '<button>Cancel</button><div id="banner" style="position:fixed;inset:0;background:#fff"></div>',
    )
    expect(await press(tab, 'Cancel')).toEqual(refused('covered', 'covered by div#banner'))
    await nothing(tab)
  })

  test('pointer-events none', async () => {
    const tab = await open('<button style="pointer-events:none">Cancel</button>')
    expect(await press(tab, 'Cancel')).toEqual(refused('covered', 'covered by body'))
  })

  test('keeps moving', async () => {
    const tab = await open(`<style>@keyframes k{to{transform:translateX(600px)}}</style>
      <button style="animation:k .7s linear infinite">Cancel</button>`)
    expect(await press(tab, 'Cancel')).toEqual(refused('moved'))
    await nothing(tab)
  })

  test('flees from the pointer', async () => {
    const tab = await open(
      `<button id="b" style="position:absolute;left:10px;top:10px" onmousemove="b.style.left=(parseInt(b.style.left)+150)%900+'px'">Cancel</button>`,
    )
    expect((await press(tab, 'Cancel')).kind).toBe('refused')
    await nothing(tab)
  })

  test('relabelled when the pointer comes', async () => {
    const tab = await open(`<button id="b" onmouseover="b.textContent='Keep plan'">Cancel</button>`)
    expect(await press(tab, 'Cancel')).toEqual(refused('changed', 'it is now button "Keep plan"'))
    await nothing(tab)
  })

  test('relabelled on mousedown', async () => {
    const tab = await open(
      `<button id="b">Cancel</button><script>addEventListener('mousedown',()=>{b.textContent='Keep plan'})</script>`,
    )
    const result = await press(tab, 'Cancel')
    expect(result).toEqual(refused('blocked', 'it now says "Keep plan"'))
    await nothing(tab)
  })

  test('swapped on mousedown', async () => {
    const tab = await open(`<div id="h"><button id="b">Cancel</button></div>
      <script>addEventListener('pointerdown',()=>{h.innerHTML='<button id="k">Cancel</button>'},true)</script>`)
    expect(await press(tab, 'Cancel')).toMatchObject({ kind: 'refused', why: 'blocked' })
    await nothing(tab)
  })

  test('something comes over it at the last moment', async () => {
    const tab =
      await open(`<button id="b">Cancel</button><button id="k" style="display:none;position:fixed;inset:0">Keep</button>
      <script>addEventListener('pointerdown',()=>{k.style.display='block'},true)</script>`)
    expect((await press(tab, 'Cancel')).kind).toBe('refused')
    await nothing(tab)
  })

  test('disabled, when the pointer comes', async () => {
    const tab = await open(`<button id="b" onmouseover="b.disabled=true">Cancel</button>`)
    expect(await press(tab, 'Cancel')).toEqual(refused('disabled', 'it is switched off'))
  })

  test('hidden meanwhile', async () => {
    const tab = await open('<button id="b">Cancel</button>')
    const { ref } = await tab.control('Cancel')
    await tab.js(`b.style.visibility='hidden'`)
    const request = {
      ref,
      allowedOrigins: [world.site.origin],
      expected: { role: 'button', name: 'Cancel' },
      intentHolds: () => true,
    }
    expect(await tab.page.click(request)).toEqual(refused('hidden'))
    await tab.js(`b.remove()`)
    expect(await tab.page.click(request)).toEqual(refused('gone'))
    await tab.html(html('<button>Cancel</button>'))
    expect(await tab.page.click(request)).toEqual(refused('gone'))
    expect(await tab.page.click({ ...request, ref: 'nonsense' })).toEqual(refused('gone'))
    expect(await tab.page.click({ ...request, ref: 'f1:1);alert(1' })).toEqual(refused('gone'))
  })

  test('re-rendered all the time: clicked or gone, never something else', async () => {
    const tab = await open(
      `<div id="h"></div><script>setInterval(()=>{h.innerHTML='<button id="b">Cancel</button>'},50);h.innerHTML='<button>Cancel</button>'</script>`,
    )
    const result = await press(tab, 'Cancel')
    expect(result.kind === 'clicked' ? 'clicked' : result.why).toMatch(/^(?:clicked|gone|blocked)$/)
  })

  test('a foreign origin, of the frame or of the page', async () => {
    world.site.routes.set('/child', html('<button>Cancel</button>'))
    const tab = await open(`<iframe src="${world.site.other}/child"></iframe>`)
    expect(await press(tab, 'Cancel')).toEqual(refused('foreign-origin', `it stands on ${world.site.other}`))
    expect(await press(tab, 'Cancel', { allowedOrigins: [world.site.other] })).toEqual(
      refused('foreign-origin', `it stands on ${world.site.origin}`),
    )
  })

  test('a frame that is covered in the page around it', async () => {
    world.site.routes.set('/child', html('<button>Cancel</button>'))
    const tab =
      await open(`<iframe src="${world.site.other}/child" style="position:absolute;left:0;top:100px"></iframe>
      <div id="cover" style="display:none;position:fixed;inset:0;background:#fff"></div>`)
    await tab.control('Cancel')
    await tab.js(`cover.style.display='block'`)
    expect(await press(tab, 'Cancel', { allowedOrigins: [world.site.origin, world.site.other] })).toEqual(
      refused('covered'),
    )
  })

  test('no longer intended', async () => {
    const tab = await open('<h2>Your plan</h2><button>Cancel</button>')
    let asked: unknown
    const intentHolds = (seen: unknown) => {
      asked = seen
      return false
    }
    expect(await press(tab, 'Cancel', { intentHolds })).toEqual(refused('not-intended'))
    expect(asked).toEqual({
      name: 'Cancel',
      shown: 'Cancel',
      role: 'button',
      dialog: null,
      folded: false,
      heading: 'Your plan',
    })
    await nothing(tab)
  })

  test('the accessibility tree does not agree', async () => {
    const tab = await open('<div aria-hidden="true"><button id="b">Cancel</button></div>')
    const told = await tab.page.observe()
    for (const { name } of told.controls) expect(await press(tab, name)).toEqual(refused('readers-disagree'))
  })

  test('an inner control would take the press', async () => {
    const tab = await open(
      '<div id="o" role="button" tabindex="0" aria-label="Cancel" style="width:200px;height:60px"><button id="i" style="width:200px;height:60px">x</button></div>',
    )
    expect((await press(tab, 'Cancel')).kind).toBe('refused')
    await nothing(tab)
  })

  test('a page dialog is open', async () => {
    const tab = await open('<button>Cancel</button>')
    const { ref } = await tab.control('Cancel')
    tab.js(`setTimeout(()=>alert('x'),10)`).catch(() => undefined)
    await tab.until(({ problem }) => problem?.kind === 'page-dialog')
    const request = {
      ref,
      allowedOrigins: [world.site.origin],
      expected: { role: 'button', name: 'Cancel' },
      intentHolds: () => true,
    }
    expect(await tab.page.click(request)).toEqual(refused('page-lost', 'page-dialog'))
    expect(await tab.page.load(`${world.site.origin}/`)).toMatchObject({
      kind: 'failed',
      problem: { kind: 'page-dialog' },
    })
    expect(await tab.page.screenshot()).toBe(null)
    await tab.page.answerDialog(false)
    await tab.until(({ problem }) => problem === null)
  })

  test('the page goes on in the middle', async () => {
    world.site.routes.set('/next', html('<p>next plan</p>'))
    const tab = await open(`<button onmouseover="location.href='/next'">Cancel</button>`)
    const result = await press(tab, 'Cancel')
    expect(result.kind === 'refused' ? result.why : 'clicked').toMatch(/^(?:gone|blocked|page-lost|clicked)$/)
    await tab.until(({ sentences }) => sentences[0]?.text === 'next plan')
  })
})

describe("a person's own clicks", () => {
  const personClicks = (tab: Tab, x: number, y: number) =>
    Promise.all(
      ['mousePressed', 'mouseReleased'].map((type) =>
        tab.transport.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 }),
      ),
    )

  test('are told, with where the control stood', async () => {
    const tab = await open(
      '<dialog open id="d" style="position:absolute;left:0;top:0"><h2>Sure?</h2><button>Cancel</button></dialog>',
    )
    const { rect, ref, dialog } = await tab.control('Cancel')
    await personClicks(tab, rect.x + 5, rect.y + 5)
    const seen = await tab.until(({ clicks }) => clicks.length > 0)
    expect(seen.clicks).toEqual([{ ref, role: 'button', name: 'Cancel', dialog, row: '', heading: 'Sure?' }])
    expect((await tab.page.observe()).clicks).toEqual([])
  })

  test('are told even when they end the document', async () => {
    world.site.routes.set('/next', html('<p>next plan</p>'))
    const tab = await open('<a href="/next">Cancel</a>')
    const { rect } = await tab.control('Cancel')
    await personClicks(tab, rect.x + 5, rect.y + 5)
    const names: string[] = []
    await tab.until((seen) => {
      names.push(...seen.clicks.map(({ name }) => name))
      return seen.sentences[0]?.text === 'next plan'
    })
    expect(names).toEqual(['Cancel'])
  })

  test("are not told while a secret field is shown, nor when they are the page's own", async () => {
    const tab = await open('<button id="b">Cancel</button>')
    await tab.control('Cancel')
    await tab.js('b.click()')
    await tab.js(`document.body.insertAdjacentHTML('beforeend','<input type=password>')`)
    await personClicks(tab, 15, 15)
    const seen = await tab.settled()
    expect(seen).toMatchObject({ sensitive: true, clicks: [] })
    await tab.js(`document.querySelector('input').remove()`)
    expect((await tab.settled()).clicks).toEqual([])
  })
})
