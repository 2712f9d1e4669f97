// The ring: in the top layer, where its target is, never in the way.
import { expect, test } from 'vitest'
import { html, type Tab, useBrowser } from './support'

const world = useBrowser()

/** The host stands in the page, but its shadow root is closed: where the ring is, the pixels tell. */
async function ringAround(tab: Tab): Promise<{ x: number; y: number; right: number; bottom: number } | null> {
  const shot = (await tab.transport.send('Page.captureScreenshot', { format: 'png' })) as { data: string }
  return tab.js(`(async () => {
    const image = await createImageBitmap(await (await fetch('data:image/png;base64,${shot.data}')).blob())
    const canvas = new OffscreenCanvas(image.width, image.height)
    const context = canvas.getContext('2d')
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, image.width, image.height)
    const box = { x: 1e9, y: 1e9, right: -1, bottom: -1 }
    for (let i = 0; i < data.length; i += 4) {
      const [r, g, b] = [data[i], data[i + 1], data[i + 2]]
      if (b > 200 && r < 60 && g < 110 && g > 50) {
        const at = i / 4
        const [x, y] = [at % image.width, Math.floor(at / image.width)]
        box.x = Math.min(box.x, x); box.y = Math.min(box.y, y)
        box.right = Math.max(box.right, x + 1); box.bottom = Math.max(box.bottom, y + 1)
      }
    }
    return box.right < 0 ? null : box
  })()`)
}

/** How far the ring's blue line stands from where it should be: 7 px outside the target on all sides. */
async function offBy(tab: Tab, selector: string): Promise<number> {
  const ring = await ringAround(tab)
  if (ring === null) return Number.POSITIVE_INFINITY
  const rect = await tab.js<DOMRectLike>(
    `document.querySelector('${selector}').getBoundingClientRect().toJSON()`,
  )
  return Math.max(
    Math.abs(ring.x - (rect.left - 7)),
    Math.abs(ring.y - (rect.top - 7)),
    Math.abs(ring.right - (rect.right + 7)),
    Math.abs(ring.bottom - (rect.bottom + 7)),
  )
}

interface DOMRectLike {
  left: number
  top: number
  right: number
  bottom: number
}

async function follows(tab: Tab, selector: string): Promise<void> {
  await expect.poll(() => offBy(tab, selector)).toBeLessThanOrEqual(2)
}

const BUTTON =
  '<button id="b" style="position:absolute;left:300px;top:300px;width:120px;height:40px">Cancel</button>'

async function point(tab: Tab, label = 'Click here'): Promise<void> {
  const { ref } = await tab.control('Cancel')
  expect(await tab.page.point(ref, label)).toBe(true)
}

test('around its target, on a light and on a dark page; gone when taken away', async () => {
  for (const colour of ['white', '#111']) {
    const tab = await world.tab()
    await tab.html(html(BUTTON, `<style>body{background:${colour}}</style>`))
    await point(tab)
    await follows(tab, '#b')
    await tab.page.unpoint()
    expect(await ringAround(tab)).toBe(null)
  }
})

test('above a native modal, also one that opens later', async () => {
  const tab = await world.tab()
  await tab.html(
    html(
      `<dialog id="d" style="width:600px;height:500px">${BUTTON}</dialog><dialog id="e" style="width:900px;height:700px">x</dialog><script>d.showModal()</script>`,
    ),
  )
  await point(tab)
  await follows(tab, '#b')
  await tab.js('e.showModal()')
  await follows(tab, '#b')
})

test('follows scroll, resize, layout and style', async () => {
  const tab = await world.tab()
  await tab.html(
    html(`<div id="s" style="height:500px;overflow:auto"><div id="x" style="height:200px"></div>
    <button id="b" style="width:120px;height:40px">Cancel</button><div style="height:2000px"></div></div><div style="height:3000px"></div>`),
  )
  await point(tab)
  await follows(tab, '#b')
  for (const code of [
    's.scrollTop=100',
    'scrollTo(0,50)',
    `b.style.width='260px'`,
    `x.style.height='300px'`,
    `document.body.prepend(Object.assign(document.createElement('p'),{textContent:'new'}))`,
  ]) {
    await tab.js(code)
    await follows(tab, '#b')
  }
})

test('goes with its target', async () => {
  const tab = await world.tab()
  await tab.html(html(BUTTON))
  await point(tab)
  await follows(tab, '#b')
  await tab.js('b.remove()')
  await expect.poll(() => ringAround(tab)).toBe(null)
})

test('comes back after the page has removed it', async () => {
  const tab = await world.tab()
  await tab.html(html(BUTTON))
  await point(tab)
  await tab.js(`document.querySelector('[popover]').remove()`)
  expect(await ringAround(tab)).toBe(null)
  await point(tab)
  await follows(tab, '#b')
})

test('never catches a click, and neither readers nor the own look see it', async () => {
  const tab = await world.tab()
  await tab.html(html(BUTTON))
  await point(tab, 'Cancel plan here')
  expect(await tab.js(`document.elementFromPoint(360,320).id`)).toBe('b')
  expect(await tab.js(`document.elementFromPoint(296,320).id`)).toBe('')
  const host = `document.querySelector('[popover]')`
  expect(
    await tab.js(
      `[${host}.shadowRoot, ${host}.getAttribute('aria-hidden'), getComputedStyle(${host}).pointerEvents].join()`,
    ),
  ).toBe(',true,none')
  const seen = await tab.settled()
  expect(seen.controls.map(({ name }) => name)).toEqual(['Cancel'])
  expect(seen.sentences.map(({ text }) => text)).toEqual(['Cancel'])
  const result = await tab.page.click({
    ref: seen.controls[0]?.ref ?? '',
    allowedOrigins: [world.site.origin],
    expected: { role: 'button', name: 'Cancel' },
    intentHolds: () => true,
  })
  expect(result).toEqual({ kind: 'clicked' })
})

test('works under a strict content policy, and wakes nobody', async () => {
  const tab = await world.tab()
  await tab.html(
    html(
      BUTTON,
      `<meta http-equiv="content-security-policy" content="default-src 'none'; style-src-attr 'unsafe-inline'">`,
    ),
  )
  const before = await tab.settled()
  await point(tab)
  const stop = new AbortController()
  let woken = false
  const waiting = tab.page.changed(stop.signal).then(() => {
    woken = true
  })
  await tab.js('new Promise(done => setTimeout(done, 300))')
  expect(woken).toBe(false)
  stop.abort()
  await waiting
  expect(before.settled).toBe(true)
})

test('an odd label is text, and short', async () => {
  const tab = await world.tab()
  await tab.html(html(BUTTON))
  await point(tab, `<img src=x onerror="window.hacked=1">\u202e${'x'.repeat(500)}`)
  await follows(tab, '#b')
  expect(await tab.js('window.hacked ?? 0')).toBe(0)
})

test('a target that is gone is told', async () => {
  const tab = await world.tab()
  await tab.html(html(BUTTON))
  const { ref } = await tab.control('Cancel')
  await tab.js('b.remove()')
  expect(await tab.page.point(ref, 'x')).toBe(false)
  expect(await tab.page.point('f99:1', 'x')).toBe(false)
})

test('in a frame of another site', async () => {
  world.site.routes.set('/child', html('<button>Cancel</button>'))
  const tab = await world.tab()
  await tab.html(html(`<iframe src="${world.site.other}/child" width="500" height="300"></iframe>`))
  await point(tab)
  await expect.poll(() => ringAround(tab)).not.toBe(null)
  await tab.page.unpoint()
  await expect.poll(() => ringAround(tab)).toBe(null)
})
