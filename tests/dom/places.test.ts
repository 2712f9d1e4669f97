// Where things stand: dialogs, modals, headings, sentences, secret fields, frames.
import { describe, expect, test } from 'vitest'
import { html, useBrowser } from './support'

const world = useBrowser()
const seen = async (body: string, head = '') => (await world.tab()).html(html(body, head))

describe('dialogs', () => {
  test('a native modal makes the rest unusable and is the modal', async () => {
    const { controls, modal } = await seen(`<button>Cancel outside</button>
      <dialog id="d"><button>Cancel inside</button></dialog><script>d.showModal()</script>`)
    const [outside, inside] = controls
    expect(outside).toMatchObject({ enabled: false, dialog: null, topmost: 'no' })
    expect(inside).toMatchObject({ enabled: true, topmost: 'yes' })
    expect(inside?.dialog).toBe(modal)
    expect(modal).not.toBe(null)
  })

  test('of two native modals the later one is in front, whatever the order in the page', async () => {
    const { controls, modal } = await seen(`<dialog id="b"><button>Cancel b</button></dialog>
      <dialog id="a" style="width:500px;height:300px"><button>Cancel a</button></dialog><script>a.showModal();b.showModal()</script>`)
    expect(controls.find(({ name }) => name === 'Cancel b')).toMatchObject({ enabled: true, dialog: modal })
    expect(controls.find(({ name }) => name === 'Cancel a')).toMatchObject({ enabled: false })
  })

  test('aria-modal: the last visible one', async () => {
    const { controls, modal } = await seen(`
      <div role="dialog" aria-modal="true"><button>Cancel one</button></div>
      <div role="dialog" aria-modal="true" aria-label="Second"><button>Cancel two</button></div>
      <div role="dialog" aria-modal="true" style="display:none"><button>Cancel three</button></div>`)
    expect(controls.map(({ name }) => name)).toEqual(['Cancel one', 'Cancel two'])
    expect(controls[1]?.dialog).toBe(modal)
    expect(controls[0]?.dialog).not.toBe(modal)
    expect(controls[1]?.heading).toBe('Second')
    expect(controls[0]?.enabled).toBe(true)
  })

  test('across shadow borders', async () => {
    const { controls } = await seen(`<div role="dialog"><div id="h"></div></div>
      <script>h.attachShadow({mode:'open'}).innerHTML='<button>Cancel</button>'</script>`)
    expect(controls[0]?.dialog).not.toBe(null)
  })

  test('numbers stay', async () => {
    const tab = await world.tab()
    const first = await tab.html(html('<dialog open id="d"><button>Cancel</button></dialog><p id="p">-</p>'))
    await tab.js(`p.textContent='changed'`)
    const second = await tab.settled()
    expect(second.controls[0]?.dialog).toBe(first.controls[0]?.dialog)
  })
})

test('headings, scoped by section and dialog', async () => {
  const { controls } = await seen(`
    <button>Cancel 0</button>
    <h1>Account</h1><button>Cancel 1</button>
    <section><button>Cancel 2</button><h2>Your plan</h2><div><button>Cancel 3</button></div></section>
    <button>Cancel 4</button>
    <aside><button>Cancel 5</button><h3>Offer</h3><button>Cancel 6</button></aside>
    <fieldset><legend>When?</legend><label>Cancel 7<input type="radio"></label></fieldset>
    <div role="heading">Role heading</div><button>Cancel 8</button>
    <h2 style="display:none">Not shown</h2><button>Cancel 9</button>
    <dialog open aria-labelledby="t"><button>Cancel A</button><h2 id="t">Are you sure?</h2><button>Cancel B</button></dialog>
    <nav><button>Cancel C</button></nav><button>Cancel D</button>`)
  expect(controls.map(({ name, heading }) => `${name.at(-1)} ${heading}`)).toEqual([
    '0 ',
    '1 Account',
    '2 Account',
    '3 Your plan',
    '4 Account',
    '5 ',
    '6 Offer',
    '7 When?',
    '8 Role heading',
    '9 Role heading',
    'A Are you sure?',
    'B Are you sure?',
    'C ',
    'D Role heading',
  ])
})

describe('sentences', () => {
  const texts = async (body: string) =>
    (await seen(body)).sentences.map(({ text, after }) => (after === '' ? text : `${text} | ${after}`))

  test('blocks, inline elements joined, with what follows', async () => {
    expect(
      await texts(`<dl><dt>Ends on</dt><dd>December 14, 2026</dd></dl>
        <p>Your <b>plan</b> is <i>active</i>.</p><p>Nothing here.</p>
        <p>Will not re<b>new</b></p><p>Other</p>
        <div>Your plan<br>costs much<p>and more</p></div>`),
    ).toEqual([
      'Ends on | December 14, 2026',
      'Your plan is active. | Nothing here.',
      'Will not renew | Other',
      'Your plan costs much | and more',
    ])
  })

  test('letters set apart still make a word', async () => {
    expect(
      await texts(
        '<p><span>C</span><span>a</span><span>n</span><span>c</span><span>e</span><span>led</span></p>',
      ),
    ).toEqual(['Canceled'])
  })

  test('inline elements laid out as blocks are set apart', async () => {
    expect(await texts('<p style="display:flex"><span>Ends</span><span>tomorrow</span></p>')).toEqual([
      'Ends tomorrow',
    ])
  })

  test('what cannot be seen is left out, also as what follows', async () => {
    expect(
      await texts(`<p>Your plan <span style="display:none">was cancelled</span><span style="font-size:0">ends</span> is active</p>
        <p style="visibility:hidden">hidden</p><p>shown</p>
        <p style="text-indent:-9999px;white-space:nowrap;overflow:hidden">plan away</p>
        <p style="opacity:0">cancelled</p>`),
    ).toEqual(['Your plan is active | shown'])
  })

  test('long texts are cut around the word', async () => {
    const { sentences } = await seen(`<p>${'word '.repeat(300)} your plan ends ${'word '.repeat(300)}</p>`)
    expect(sentences).toHaveLength(1)
    expect(sentences[0]?.text.length).toBeLessThanOrEqual(400)
    expect(sentences[0]?.text).toContain('your plan ends')
  })

  test('in a dialog', async () => {
    const { sentences, modal } = await seen(
      '<p>plan</p><div aria-modal="true" role="dialog"><p>Cancel?</p></div><p>x</p>',
    )
    expect(sentences.map(({ text, after, dialog }) => [text, after, dialog])).toEqual([
      ['plan', '', null],
      ['Cancel?', '', modal],
    ])
  })
})

describe('secret fields', () => {
  const secrets: Record<string, string> = {
    password: '<input type="password">',
    'one-time code by autocomplete': '<input autocomplete="one-time-code">',
    'shown password': '<input type="text" autocomplete="current-password">',
    'one-time code by name': '<input name="otp_code">',
    'one-time code by label': '<label>Verification code <input></label>',
    'in a shadow root': `<div id="h"></div><script>h.attachShadow({mode:'open'}).innerHTML='<input type=password>'</script>`,
  }
  test.each(Object.entries(secrets))('%s: nothing else is told', async (_, body) => {
    const tab = await world.tab()
    const told = await tab.html(html(`<h1>Plan</h1><button>Cancel plan</button><p>Your plan</p>${body}`))
    expect(told).toMatchObject({
      sensitive: true,
      url: '',
      title: '',
      language: '',
      controls: [],
      sentences: [],
      clicks: [],
    })
    expect(told.origin).toBe(world.site.origin)
    expect(await tab.page.screenshot()).toBe(null)
    expect(await tab.page.text()).toBe(null)
  })

  test('in a frame: nothing of the whole page', async () => {
    world.site.routes.set('/login', html('<input type="password">'))
    const tab = await world.tab()
    const told = await tab.html(
      html(`<button>Cancel</button><iframe src="${world.site.other}/login"></iframe>`),
    )
    expect(told).toMatchObject({ sensitive: true, controls: [] })
  })

  test('a password field that is not shown does not count', async () => {
    const { sensitive, controls } = await seen(
      '<input type="password" style="display:none"><button>Cancel</button>',
    )
    expect(sensitive).toBe(false)
    expect(controls).toHaveLength(1)
  })

  test('other fields do not count', async () => {
    const { sensitive } = await seen(
      '<input name="promo_code" placeholder="Promo code"><input type="email"><button>Cancel</button>',
    )
    expect(sensitive).toBe(false)
  })
})

describe('frames', () => {
  const child = html(
    '<p>Your plan</p><button style="position:absolute;left:20px;top:40px;width:100px;height:30px">Cancel child</button>',
    '<style>body{margin:0}</style>',
  )

  test.each(['same site', 'other site'])('%s: found, placed, clicked', async (which) => {
    const { site } = world
    const origin = which === 'same site' ? site.origin : site.other
    site.routes.set('/child', child)
    const tab = await world.tab()
    const told = await tab.html(
      html(
        `<h1>Main</h1><iframe style="position:absolute;left:100px;top:200px;border:5px solid;padding:3px" src="${origin}/child"></iframe>`,
      ),
    )
    const [control] = told.controls
    expect(control).toMatchObject({ name: 'Cancel child', origin, topmost: 'yes' })
    expect(control?.rect).toEqual({ x: 128, y: 248, width: 100, height: 30 })
    expect(told.sentences).toMatchObject([
      { text: 'Your plan', after: 'Cancel child', origin },
      { text: 'Cancel child', after: '', origin },
    ])
    const result = await tab.page.click({
      ref: control?.ref ?? '',
      allowedOrigins: [site.origin, origin],
      expected: { role: 'button', name: 'Cancel child' },
      intentHolds: () => true,
    })
    expect(result).toEqual({ kind: 'clicked' })
  })

  test('a frame that a script has made and filled is its maker’s', async () => {
    const { site } = world
    const tab = await world.tab()
    await tab.html(html('<h1>Main</h1>'))
    await tab.js(`for (let i = 0; i < 20; i += 1) document.body.append(document.createElement('iframe'))
      document.querySelector('iframe').contentDocument.body.innerHTML = '<p>Your plan</p><button>Cancel made</button>'`)
    const told = await tab.until(({ controls, settled }) => settled && controls.length === 1)
    expect(told.controls[0]).toMatchObject({ name: 'Cancel made', origin: site.origin })
    const clicked = await tab.page.click({
      ref: told.controls[0]?.ref ?? '',
      allowedOrigins: [site.origin],
      expected: { role: 'button', name: 'Cancel made' },
      intentHolds: () => true,
    })
    expect(clicked).toEqual({ kind: 'clicked' })
  })

  test('what the page moves into a frame after a look is found there, and can be clicked', async () => {
    const { site } = world
    const tab = await world.tab()
    const before = await tab.html(
      html(`<form id="box"><input name="nodeType" type="hidden"><p>Your plan ends on December 14</p><div id="host"></div>
        <label>Cancel radio <input type="radio" checked></label><button type="button">Cancel moved</button></form><script>
        host.attachShadow({ mode: 'open' }).innerHTML = '<button>Cancel shadow</button><slot></slot>'
        box.addEventListener('click', ({ target }) => { window.pressed = target.ownerDocument !== document })</script>`),
    )
    const told = (seen: typeof before) =>
      [...seen.controls].map(({ role, name, checked }) => [role, name, checked]).sort()
    expect(told(before)).toHaveLength(3)
    await tab.js(`document.body.prepend(document.createElement('iframe'))
      document.querySelector('iframe').contentDocument.body.append(box)`)
    const after = await tab.until(
      ({ controls, settled }) =>
        settled && controls.length > 0 && controls[0]?.ref !== before.controls[0]?.ref,
    )
    expect(told(after)).toEqual(told(before))
    expect(after.sentences.map(({ text }) => text)).toEqual(before.sentences.map(({ text }) => text))
    const clicked = await tab.page.click({
      ref: after.controls.find(({ name }) => name === 'Cancel moved')?.ref ?? '',
      allowedOrigins: [site.origin],
      expected: { role: 'button', name: 'Cancel moved' },
      intentHolds: () => true,
    })
    expect(clicked).toEqual({ kind: 'clicked' })
    expect(await tab.js('window.pressed')).toBe(true)
  })

  test('one that a sandbox keeps apart is nobody’s', async () => {
    const told = await seen(
      `<button>Cancel main</button><iframe sandbox srcdoc="<button>Cancel apart</button>"></iframe>`,
    )
    expect(told.controls.map(({ name }) => name)).toEqual(['Cancel main'])
  })

  test('a frame in a frame of another site', async () => {
    const { site } = world
    site.routes.set('/child', child)
    site.routes.set(
      '/middle',
      html(
        `<iframe style="position:absolute;left:10px;top:10px;border:0" src="${site.origin}/child"></iframe>`,
      ),
    )
    const tab = await world.tab()
    const told = await tab.html(
      html(
        `<iframe style="position:absolute;left:100px;top:100px;border:0" src="${site.other}/middle" width="600" height="400"></iframe>`,
      ),
    )
    expect(told.controls[0]?.rect).toMatchObject({ x: 130, y: 150 })
  })

  test('frames that cannot be seen contribute nothing', async () => {
    const { site } = world
    site.routes.set('/child', child)
    const told =
      await seen(`<button>Cancel main</button><iframe style="opacity:0" src="${site.other}/child"></iframe>
      <iframe width="0" height="0" src="${site.origin}/child"></iframe><iframe style="display:none" src="${site.other}/child"></iframe>`)
    expect(told.controls.map(({ name }) => name)).toEqual(['Cancel main'])
  })

  test('a frame behind a modal is unusable; a frame in a dialog stands in it', async () => {
    const { site } = world
    site.routes.set('/child', child)
    const { controls, modal } = await seen(`<iframe src="${site.other}/child"></iframe>
      <dialog id="d"><iframe src="${site.origin}/child"></iframe></dialog><script>d.showModal()</script>`)
    expect(controls.map(({ enabled, dialog }) => [enabled, dialog])).toEqual([
      [false, null],
      [true, modal],
    ])
  })

  test('a change in a frame of another site is noticed', async () => {
    const { site } = world
    site.routes.set(
      '/child',
      html(`<button id="b">Keep</button><script>onmessage=()=>{b.textContent='Cancel'}</script>`),
    )
    const tab = await world.tab()
    await tab.html(html(`<iframe id="f" src="${site.other}/child"></iframe>`))
    const waiting = tab.page.changed(AbortSignal.timeout(5000))
    await tab.js(`f.contentWindow.postMessage('','*')`)
    await waiting
    await tab.control('Cancel')
  })

  test('a frame that goes to another site and back', async () => {
    const { site } = world
    site.routes.set('/child', child)
    const tab = await world.tab()
    await tab.html(html(`<iframe id="f" src="${site.origin}/child"></iframe>`))
    for (const origin of [site.other, site.origin, site.other]) {
      await tab.js(`f.src='${origin}/child'`)
      await tab.until(({ settled, controls }) => settled && controls[0]?.origin === origin)
    }
  })
})
