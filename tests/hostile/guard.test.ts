// The guard at the moment of the click, against pages that change under the pointer. See also tests/dom/click.test.ts.
import { describe, expect, test } from 'vitest'
import { html, type Tab, useBrowser } from '../dom/support'
import { open, press, refused } from './support'

const world = useBrowser()
const HEAR = `<script>window.told=[];const hear=(el)=>{for (const type of ['pointerdown','mousedown','pointerup','mouseup','click'])
  el.addEventListener(type,(event)=>told.push(type+' '+el.textContent.trim()))}</script>`
const HEARD = '<script>for (const el of document.querySelectorAll("button")) hear(el)</script>'
const told = (tab: Tab) => tab.js<string[]>('told')

const start = (body: string) => open(world, HEAR + body + HEARD)

/** The button "Cancel plan" as it was seen, after the page has done something to it. */
async function clickAfter(tab: Tab, ref: string, code: string) {
  await tab.js(`{${code}}`)
  return tab.page.click({
    ref,
    allowedOrigins: [world.site.origin],
    expected: { role: 'button', name: 'Cancel plan' },
    intentHolds: () => true,
  })
}

describe('what became of it since it was seen', () => {
  test.each([
    ['faded out', `b.style.opacity='0'`, 'hidden'],
    ['nearly faded out, by those around it', `d.style.opacity='.05'`, 'hidden'],
    ['one pixel', `b.style.cssText='width:1px;height:1px;padding:0;border:0;overflow:hidden'`, 'hidden'],
    ['cut away', `b.style.clipPath='inset(50%)'`, 'hidden'],
    ['cut away by a rectangle', `b.style.cssText='position:absolute;clip:rect(0 0 0 0)'`, 'hidden'],
    ['far outside', `b.style.cssText='position:absolute;left:-9999px'`, 'hidden'],
    ['aria-disabled', `b.setAttribute('aria-disabled','true')`, 'disabled'],
    ['aria-disabled around it', `d.setAttribute('aria-disabled','true')`, 'disabled'],
    ['disabled by its fieldset', `f.disabled=true`, 'disabled'],
    ['inert', `d.inert=true`, 'disabled'],
    ['behind a modal', `m.showModal()`, 'disabled'],
    ['deaf to the pointer', `d.style.pointerEvents='none'`, 'covered'],
    ['kept from readers', `d.setAttribute('aria-hidden','true')`, 'readers-disagree'],
    [
      'under a clear sheet',
      `document.body.insertAdjacentHTML('beforeend','<i id="s" style="position:fixed;inset:0"></i>')`,
      'covered',
    ],
    [
      'under a clear frame',
      `document.body.insertAdjacentHTML('beforeend','<iframe style="position:fixed;inset:0;width:100%;height:100%;opacity:.01;border:0"></iframe>')`,
      'covered',
    ],
    ['in other letters', `b.textContent='\\u0421ancel plan'`, 'changed'],
    ['another word for readers', `b.setAttribute('aria-label','Keep plan')`, 'changed'],
    ['another role', `b.setAttribute('role','tab')`, 'changed'],
  ])('%s', async (_, code, why) => {
    const tab = await start(
      '<div id="d"><fieldset id="f"><button id="b">Cancel plan</button></fieldset></div><dialog id="m">x</dialog>',
    )
    const { ref } = await tab.control('Cancel plan')
    expect(await clickAfter(tab, ref, code)).toMatchObject(refused(why))
    expect(await told(tab)).toEqual([])
  })
})

describe('what happens under the pointer', () => {
  const NEVER_KEEP = /Keep/
  test.each([
    [
      'relabelled every 50 ms',
      '<button id="b">Cancel plan</button><script>let n=0;setInterval(()=>{b.textContent=n++%2?"Keep plan":"Cancel plan"},50)</script>',
    ],
    [
      'made anew every 50 ms, as something else each time',
      '<div id="h"><button id="b">Cancel plan</button></div><script>let n=0;setInterval(()=>{h.innerHTML="<button>"+(n++%2?"Keep plan":"Cancel plan")+"</button>";hear(h.firstChild)},50)</script>',
    ],
    [
      'changes places when the pointer comes',
      '<div id="h" style="display:flex"><button onmouseover="h.append(this)">Cancel plan</button><button>Keep plan</button></div>',
    ],
    [
      'another one slides over it at the press',
      '<button>Cancel plan</button><button id="k" style="display:none;position:fixed;inset:0">Keep plan</button><script>addEventListener("pointerdown",()=>{k.style.display="block"},true)</script>',
    ],
    [
      'the document is written anew at the press',
      `<button>Cancel plan</button><script>addEventListener("pointerdown",()=>{const t=told;document.open();
       document.write('<button id=k style="position:fixed;inset:0">Keep plan</button>');document.close();window.told=t;
       for (const type of ['pointerdown','mousedown','click']) k.addEventListener(type,()=>t.push(type+' Keep plan'))},true)</script>`,
    ],
    [
      'the root is replaced at the press',
      `<button>Cancel plan</button><script>addEventListener("pointerdown",()=>{const el=document.createElement('html');
       el.innerHTML='<body><button style="position:fixed;inset:0">Keep plan</button>';document.documentElement.replaceWith(el);hear(el.querySelector('button'))},true)</script>`,
    ],
    [
      'a press is passed on to another one',
      '<button onmousedown="event.stopImmediatePropagation();event.preventDefault()">Cancel plan</button><button style="position:fixed;bottom:0">Keep plan</button>',
    ],
  ])('%s: nothing else is pressed', async (_, body) => {
    const tab = await start(body)
    await press(world, tab, 'Cancel plan')
    expect((await told(tab)).filter((line) => NEVER_KEEP.test(line))).toEqual([])
  })

  test('a document that was written anew before is guarded as well', async () => {
    const tab = await start('<p>plan</p>')
    await tab.settled()
    const body = `${HEAR}<button id="b">Cancel plan</button>${HEARD}
      <script>addEventListener('pointerdown',()=>{b.textContent='Keep plan'},true)</script>`
    await tab.js(`document.open();document.write(${JSON.stringify(html(body))});document.close()`)
    expect(await press(world, tab, 'Cancel plan')).toEqual(refused('blocked', 'it now says "Keep plan"'))
    expect((await told(tab)).filter((line) => line.startsWith('click'))).toEqual([])
  })
})

describe('frames', () => {
  const frame = (style: string) =>
    `<iframe id="i" src="/child" style="width:300px;height:100px;${style}"></iframe>`
  test.each([
    ['one that is faded out afterwards', `i.style.opacity='0.01'`, 'hidden'],
    [
      'one that is covered afterwards',
      `document.body.insertAdjacentHTML('beforeend','<i style="position:fixed;inset:0"></i>')`,
      'covered',
    ],
    ['one that is deaf to the pointer', `i.style.pointerEvents='none'`, 'covered'],
    ['one that is inert', `i.inert=true`, 'disabled'],
  ])('%s is not clicked into', async (_, code, why) => {
    world.site.routes.set('/child', html(`${HEAR}<button>Cancel plan</button>${HEARD}`))
    const tab = await start(frame(''))
    await tab.control('Cancel plan')
    const { ref } = await tab.control('Cancel plan')
    expect(await clickAfter(tab, ref, code)).toMatchObject(refused(why))
    expect(await tab.js('i.contentWindow.told')).toEqual([])
  })
})

test.each([
  ['https in place of http', (origin: string) => origin.replace('http:', 'https:')],
  ['another port', (origin: string) => `${origin}0`],
  ['the name as the beginning of another', (origin: string) => `${origin}.example`],
  ['the name with a dot at its end', (origin: string) => origin.replace('127.0.0.1', '127.0.0.1.')],
  ['no origin', () => 'null'],
])('a look-alike origin is another one: %s', async (_, like) => {
  const tab = await start('<button>Cancel plan</button>')
  const allowedOrigins = [like(world.site.origin)]
  expect(await press(world, tab, 'Cancel plan', { allowedOrigins })).toMatchObject(refused('foreign-origin'))
  expect(await told(tab)).toEqual([])
})

test.each([
  ['the words that are seen say otherwise', '<button aria-label="Cancel plan">Keep plan</button>'],
  ['so do those of a link', '<a href="#x" aria-label="Cancel plan">Keep my plan</a>'],
  [
    'so does the picture’s text',
    '<button aria-label="Cancel plan"><img alt="" src="data:,"><span>Pause plan</span></button>',
  ],
])('a name for readers alone is not believed: %s', async (_, body) => {
  const tab = await start(body)
  expect(await press(world, tab, 'Cancel plan')).toMatchObject(refused('not-intended'))
  expect(await told(tab)).toEqual([])
})
