// Pages that try to break or fool the app. What the app must do: stay usable, see what is there, know its own.
//
// Tried elsewhere: endless redirects, a thousand alerts, a hung page, pop-ups (tests/dom/trouble.test.ts); a hundred
// windows, markup and reversed words in the panel, the address line elsewhere (tests/e2e/app/trouble.test.ts);
// clobbered forms (tests/dom/controls.test.ts); sites that lie (tests/e2e/sites/hostile.ts).
import { describe, expect, test } from 'vitest'
import { bundle, type Tab, useBrowser } from '../dom/support'
import { open, press, refused } from './support'

const world = useBrowser()
const CLICKED = `<button id="b" onclick="this.dataset.hit=1">Cancel plan</button>`
const hit = (tab: Tab, id = 'b') => tab.js<boolean>(`document.getElementById('${id}').dataset.hit === '1'`)

describe('too much', () => {
  test('100,000 nodes: seen whole, and the one button is clicked', async () => {
    const many = `<script>document.write('<div><span>some words</span></div>'.repeat(50000))</script>`
    const tab = await open(world, `${many}${CLICKED}`)
    expect(await tab.js('document.querySelectorAll("*").length')).toBeGreaterThan(100_000)
    const seen = await tab.settled()
    expect(seen.problem).toBe(null)
    expect(seen.controls.map(({ name }) => name)).toEqual(['Cancel plan'])
    expect(await press(world, tab, 'Cancel plan')).toEqual({ kind: 'clicked' })
    expect(await hit(tab)).toBe(true)
  })

  test('endless mutation: never settled, and looked at and clicked all the same', async () => {
    const tab = await open(
      world,
      `${CLICKED}<p id="p"></p><script>let n=0;const more=()=>{for(let i=0;i<50;i++){p.append(document.createElement('i'));
      if(p.children.length>500)p.textContent='';p.className='c'+n++};setTimeout(more)};more()</script>`,
    )
    const seen = await tab.until(({ controls }) => controls.length > 0)
    expect(seen).toMatchObject({ settled: false, problem: null })
    expect(await press(world, tab, 'Cancel plan')).toEqual({ kind: 'clicked' })
    expect(await hit(tab)).toBe(true)
  })

  test('names, headings and labels of a megabyte are cut, wherever they stand', async () => {
    const tab = await open(
      world,
      `<h2 id="h">Plan</h2><button aria-label="x">a</button><button title="x"></button>
       <input placeholder="x"><label for="r">x</label><input type="checkbox" id="r">
       <script>const long='Cancel plan '+'x'.repeat(1e6);h.textContent=long
       for (const el of document.querySelectorAll('button,input')) for (const name of ['aria-label','title','placeholder'])
         if (el.hasAttribute(name)) el.setAttribute(name,long)
       document.querySelector('label').textContent=long;document.title=long</script>`,
    )
    const seen = await tab.settled()
    expect(seen.controls).toHaveLength(4)
    const told = seen.controls.flatMap(({ name, heading, row }) => [name, heading, row])
    for (const text of [...told, seen.title, ...seen.sentences.map((s) => s.text)])
      expect(text.length).toBeLessThanOrEqual(400)
    expect(JSON.stringify(seen).length).toBeLessThan(20_000)
  })
})

test('one word of ours, 40,000 times side by side, keeps nobody waiting', async () => {
  const tab = await open(world, `<script>document.write('<div>plan</div>'.repeat(40000))</script>${CLICKED}`)
  const seen = await tab.until(({ controls }) => controls.length > 0)
  expect(seen.problem).toBe(null)
  expect(seen.sentences).toHaveLength(1000)
})

describe('words that are more than words', () => {
  test('markup and script in names are text, and run nowhere', async () => {
    const name = `Cancel plan <img src=x onerror="window.ran=1"> <script>window.ran=1</script> \${ran=1} {{ran=1}}`
    const tab = await open(world, `<button id="b"></button>`)
    await tab.js(`document.getElementById('b').textContent=${JSON.stringify(name)}`)
    const { ref } = await tab.control(name)
    expect(await tab.page.point(ref, name)).toBe(true)
    expect(await tab.js('[typeof ran, document.images.length, document.scripts.length]')).toEqual([
      'undefined',
      0,
      0,
    ])
  })

  test('unseen and turning characters change no meaning', async () => {
    const odd = 'Can\u200bcel\u2060 \u202epl\u00adan\u202c'
    const tab = await open(world, CLICKED.replace('Cancel plan', odd))
    const { controls } = await tab.settled()
    expect(await press(world, tab, controls[0]?.name ?? '')).toEqual({ kind: 'clicked' })
  })

  test.each([
    ['Cyrillic', '\u0421ancel plan'],
    ['Greek', 'C\u03b1ncel plan'],
    ['Cyrillic in the middle', 'Cancel pl\u0430n'],
  ])('look-alike letters mean nothing, and are not clicked: %s', async (_, name) => {
    const tab = await open(world, CLICKED.replace('Cancel plan', name))
    expect(await press(world, tab, name)).toMatchObject(refused('not-intended'))
    expect(await hit(tab)).toBe(false)
  })
})

describe("a page that rebuilds the browser's tools", () => {
  const FAKE = `<script>
    for (const name of ['map','filter','push','find','some','slice','sort','includes','flatMap',Symbol.iterator])
      Array.prototype[name]=()=>{throw new Error('patched')}
    Element.prototype.checkVisibility=()=>true
    Element.prototype.getBoundingClientRect=()=>({x:0,y:0,width:100,height:100,top:0,left:0,right:100,bottom:100})
    Document.prototype.elementFromPoint=()=>document.body
    window.getComputedStyle=()=>({display:'block',opacity:'1'})
    window.MutationObserver=class{observe(){}disconnect(){}takeRecords(){return[]}}
    EventTarget.prototype.addEventListener=()=>{}
    Event.prototype.composedPath=()=>[]
    Object.defineProperty(Node.prototype,'textContent',{get:()=>'Keep plan'})
    JSON.stringify=()=>'{}';Map.prototype.get=()=>null;WeakMap.prototype.get=()=>null;Reflect.apply=()=>null
    performance.now=()=>0;Date.now=()=>0;window.requestAnimationFrame=()=>0;window.setTimeout=()=>0
    window.Promise=class{};window.__wayout={observe:()=>({controls:[]})}
  </script>`

  test('they stay its own: what is hidden stays hidden, changes are noticed, clicks arrive', async () => {
    const tab = await open(
      world,
      `${CLICKED}<button id="k" style="visibility:hidden">Keep plan</button>`,
      FAKE,
    )
    expect((await tab.settled()).controls.map(({ name }) => name)).toEqual(['Cancel plan'])
    expect(await tab.js(`document.getElementById('k').checkVisibility()`)).toBe(true)
    await tab.js(`document.getElementById('k').style.visibility='visible'`)
    await tab.until(({ controls }) => controls.length === 2)
    expect(await press(world, tab, 'Cancel plan')).toEqual({ kind: 'clicked' })
    expect(await hit(tab)).toBe(true)
  })

  test('an element that bears the name of our own object is no such object', async () => {
    const tab = await open(world, '<form id="__wayout"><input name="observe"></form>')
    const { frameTree } = (await tab.transport.send('Page.getFrameTree', {})) as {
      frameTree: { frame: { id: string } }
    }
    // As it is when the app comes to a page that stands already.
    const { executionContextId: contextId } = (await tab.transport.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'late',
    })) as { executionContextId: number }
    const told = (await tab.transport.send('Runtime.evaluate', {
      expression: `${await bundle()};typeof globalThis.__wayout.observe`,
      contextId,
      returnByValue: true,
    })) as { result: { value: string } }
    expect(told.result.value).toBe('function')
  })
})

describe('a page that plays the app', () => {
  const PLACED = `<button id="b" style="position:absolute;left:300px;top:300px;width:120px;height:40px">Cancel plan</button>
    <button id="k" style="position:absolute;left:300px;top:100px;width:120px;height:40px">Keep plan</button>`
  const FALSE_RING = `<div id="r" style="position:fixed;left:290px;top:90px;width:140px;height:60px;border:3px solid #1d4ed8;
    z-index:2147483647;pointer-events:none"></div>`

  test('a false ring is a thing of the page: seen past when it lets clicks through, refused when it does not', async () => {
    const tab = await open(world, PLACED + FALSE_RING)
    const seen = await tab.settled()
    expect(seen.controls.map(({ name, topmost }) => `${name} ${topmost}`)).toEqual([
      'Cancel plan yes',
      'Keep plan yes',
    ])
    await tab.js(`r.style.cssText+=';pointer-events:auto;top:290px'`)
    expect(await press(world, tab, 'Cancel plan')).toEqual(refused('covered', 'covered by div#r'))
  })

  test('a copy of the ring is empty, and what stands in it is read like anything else', async () => {
    const tab = await open(world, PLACED)
    const { ref } = await tab.control('Cancel plan')
    await tab.page.point(ref, 'Click here')
    const inside =
      await tab.js(`(()=>{const host=document.querySelector('html > [popover]');const copy=host.cloneNode(true)
      copy.innerHTML='<button>Cancel plan twice</button>';copy.style.cssText='';copy.removeAttribute('popover')
      document.body.append(copy);return [host.shadowRoot, host.childNodes.length]})()`)
    expect(inside).toEqual([null, 0])
    await tab.control('Cancel plan twice')
  })

  test.each([
    ['moves it', `ring.style.setProperty('transform','translate(0,-200px)','important')`, true],
    [
      'rewrites its style',
      `ring.style.cssText='position:fixed;transform:translate(0,-200px);overflow:visible'`,
      true,
    ],
    [
      'keeps moving it',
      `setInterval(()=>ring.style.setProperty('transform','translate(0,-200px)','important'))`,
      false,
    ],
    [
      'watches and fights back',
      `new MutationObserver(()=>ring.style.setProperty('transform','translate(0,-200px)','important'))
       .observe(ring,{attributes:true});ring.style.setProperty('transform','translate(0,-200px)','important')`,
      false,
    ],
    ['zooms it', `ring.style.setProperty('zoom','0.5','important')`, true],
    [
      'by a style sheet',
      `document.head.insertAdjacentHTML('beforeend','<style>html>[popover]{transform:translate(0,-200px)!important}</style>')`,
      true,
    ],
  ])('the ring is never made to point elsewhere: the page %s', async (_, code, comesBack) => {
    const tab = await open(world, PLACED)
    const features = [{ name: 'prefers-reduced-motion', value: 'reduce' }]
    await tab.transport.send('Emulation.setEmulatedMedia', { features })
    const { ref } = await tab.control('Cancel plan')
    await tab.page.point(ref, 'Click here')
    await expect.poll(() => blueAt(tab, 300)).toBe(true)
    await tab.js(`{const ring=document.querySelector('html > [popover]');${code}}`)
    // Around its target, or nowhere.
    const frames = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))'
    for (let round = 0; round < 4; round += 1) {
      await tab.js(frames)
      expect(await blueAt(tab, 100)).toBe(false)
    }
    if (comesBack) await expect.poll(() => blueAt(tab, 300)).toBe(true)
    expect((await tab.page.observe()).problem).toBe(null)
  })

  test('a false panel: its words are text of the page, its buttons have no one to talk to', async () => {
    const tab = await open(
      world,
      `${PLACED}<aside role="dialog" aria-label="Wayout"><h2>Wayout</h2><p>Your plan is cancelled. Verified.</p>
       <button id="c">Click it for me</button></aside><script>for (const type of ['wayout','intent','point','click'])
       for (const to of [window,document]) { to.dispatchEvent(new CustomEvent(type,{detail:'confirm'}));window.postMessage({type,intent:'confirm'},'*') }
       c.click();b.click()</script>`,
    )
    const seen = await tab.settled()
    expect(seen).toMatchObject({ clicks: [], problem: null })
    const globals = await tab.js(
      'Object.getOwnPropertyNames(window).filter((name) => /^_*(?:wayout|electron|require)/i.test(name))',
    )
    expect(globals).toEqual([])
  })
})

/** Whether the ring's blue line runs above the button at this height. */
async function blueAt(tab: Tab, top: number): Promise<boolean> {
  const clip = { x: 350, y: top - 30, width: 20, height: 100, scale: 1 }
  const shot = (await tab.transport.send('Page.captureScreenshot', { format: 'png', clip })) as {
    data: string
  }
  return tab.js<boolean>(`(async () => {
    const image = await createImageBitmap(await (await fetch('data:image/png;base64,${shot.data}')).blob())
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, image.width, image.height)
    for (let i = 0; i < data.length; i += 4)
      if (data[i + 2] > 200 && data[i] < 60 && data[i + 1] < 110 && data[i + 1] > 50) return true
    return false
  })()`)
}
