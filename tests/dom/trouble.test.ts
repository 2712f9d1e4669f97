// Pages that cannot be looked at, loads that fail, and everything that must not hang.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer as createTls } from 'node:https'
import { createServer as createTcp, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { html, useBrowser } from './support'

const world = useBrowser()
const servers: { close(): unknown }[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

const listen = async (server: Server) => {
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

const PAGE = html('<p>Your plan</p><button>Cancel</button>')

describe('loads', () => {
  test('a fresh document each time, also for an address that differs in its hash alone', async () => {
    const { site } = world
    site.routes.set('/a', PAGE)
    const tab = await world.tab()
    const loads: string[] = []
    for (const path of ['/a', '/a', '/a#x', '/a#x', '/a#y']) {
      const result = await tab.page.load(`${site.origin}${path}`)
      if (result.kind !== 'loaded') throw new Error(JSON.stringify(result))
      loads.push(result.load)
      const seen = await tab.settled()
      expect(seen.load).toBe(result.load)
      expect(seen.url).toBe(`${site.origin}${path}`)
    }
    expect(new Set(loads).size).toBe(5)
    expect(site.log.filter((line) => line.startsWith('GET /a'))).toHaveLength(5)
  })

  test('not from the cache', async () => {
    const { site } = world
    let count = 0
    site.routes.set('/cached', (_, response) => {
      count += 1
      response
        .writeHead(200, { 'content-type': 'text/html', 'cache-control': 'max-age=3600' })
        .end(`<p>plan ${count}</p>`)
    })
    const tab = await world.tab()
    await tab.page.load(`${site.origin}/cached`)
    await tab.page.load(`${site.origin}/cached`)
    expect((await tab.settled()).sentences[0]?.text).toBe('plan 2')
  })

  test('in-page navigation keeps the mark', async () => {
    const tab = await world.tab()
    const first = await tab.html(PAGE)
    await tab.js(`history.pushState(null,'','/elsewhere')`)
    const second = await tab.until(({ url }) => url.endsWith('/elsewhere'))
    expect(second.load).toBe(first.load)
  })

  test('a form is never sent again', async () => {
    const { site } = world
    site.routes.set('/form', html('<form method="post" action="/pay"><button>Cancel</button></form>'))
    site.routes.set('/pay', (request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(html(`<p>plan ${request.method}</p>`))
    })
    const tab = await world.tab()
    await tab.page.load(`${site.origin}/form`)
    await tab.js(`document.querySelector('form').submit()`)
    await tab.until(({ sentences }) => sentences[0]?.text === 'plan POST')
    for (const path of ['/pay', '/pay#x', '/pay#x']) {
      expect((await tab.page.load(`${site.origin}${path}`)).kind).toBe('loaded')
      expect((await tab.settled()).sentences[0]?.text).toBe('plan GET')
    }
    expect(site.log.filter((line) => line.startsWith('POST'))).toEqual(['POST /pay'])
  })

  test('a page that goes on by itself', async () => {
    const { site } = world
    site.routes.set('/first', '<script>location.replace("/second")</script>')
    site.routes.set('/second', PAGE)
    const tab = await world.tab()
    expect((await tab.page.load(`${site.origin}/first`)).kind).toBe('loaded')
    expect((await tab.until(({ url, settled }) => settled && url.endsWith('/second'))).controls).toHaveLength(
      1,
    )
  })

  test.each([500, 503, 404])('an answer of %i is told, and looked at', async (status) => {
    const { site } = world
    site.routes.set('/bad', (_, response) => {
      response.writeHead(status, { 'content-type': 'text/html' }).end(PAGE)
    })
    const tab = await world.tab()
    await tab.page.load(`${site.origin}/bad`)
    const seen = await tab.settled()
    expect(seen.problem).toEqual({ kind: 'http', status })
    expect(seen.controls).toHaveLength(1)
    expect(await tab.page.screenshot()).not.toBe(null)
  })

  test('a refused connection', async () => {
    const tab = await world.tab()
    const port = await listen(createTcp())
    servers.splice(0).forEach((server) => void server.close())
    const address = `http://127.0.0.1:${port}/x`
    const problem = { kind: 'unreachable', detail: 'net::ERR_CONNECTION_REFUSED' }
    expect(await tab.page.load(address)).toEqual({ kind: 'failed', problem })
    expect(await tab.page.observe()).toMatchObject({ problem, url: address, controls: [] })
    expect(await tab.page.screenshot()).toBe(null)
    expect((await tab.html(PAGE)).problem).toBe(null)
  })

  test('a connection that breaks', async () => {
    const tab = await world.tab()
    const port = await listen(createTcp((socket) => socket.destroy()))
    expect(await tab.page.load(`http://127.0.0.1:${port}/`)).toMatchObject({
      kind: 'failed',
      problem: { kind: 'unreachable' },
    })
  })

  test('a certificate that nobody knows', async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'wayout-tls-'))
    try {
      const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
      try {
        const subject = ['-subj', '/CN=localhost', '-days', '2', '-keyout', key, '-out', cert]
        execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject], {
          stdio: 'ignore',
        })
      } catch {
        console.warn('skipped: openssl is not installed, so there is no certificate to serve')
        context.skip('openssl is not installed')
      }
      const port = await listen(createTls({ key: readFileSync(key), cert: readFileSync(cert) }))
      const tab = await world.tab()
      expect(await tab.page.load(`https://127.0.0.1:${port}/`)).toMatchObject({
        kind: 'failed',
        problem: { kind: 'tls' },
      })
      expect((await tab.page.observe()).problem).toMatchObject({ kind: 'tls' })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test('no TLS where TLS should be', async () => {
    const port = await listen(
      createTcp((socket) => void socket.on('error', () => undefined).end('HTTP/1.1 400 Bad\r\n\r\n')),
    )
    const tab = await world.tab()
    expect(await tab.page.load(`https://127.0.0.1:${port}/`)).toMatchObject({
      kind: 'failed',
      problem: { kind: 'tls' },
    })
  })

  test('what is no address', async () => {
    const tab = await world.tab()
    expect(await tab.page.load('nonsense')).toMatchObject({ kind: 'failed' })
  })

  test('a download instead of a page, until the next load', async () => {
    const { site } = world
    site.routes.set('/file', (_, response) => {
      response
        .writeHead(200, {
          'content-type': 'application/octet-stream',
          'content-disposition': 'attachment; filename=plan.bin',
        })
        .end('x')
    })
    const tab = await world.tab()
    expect(await tab.page.load(`${site.origin}/file`)).toMatchObject({
      kind: 'failed',
      problem: { kind: 'download' },
    })
    expect((await tab.until(({ problem }) => problem?.kind === 'download')).problem).toEqual({
      kind: 'download',
      detail: 'plan.bin',
    })
    expect((await tab.html(PAGE)).problem).toBe(null)
  })

  test('a server that never answers', async () => {
    const { site } = world
    site.routes.set('/never', () => undefined)
    const tab = await world.tab({ loadTimeoutMs: 4_000 })
    await tab.html(PAGE)
    expect(await tab.page.load(`${site.origin}/never`)).toEqual({
      kind: 'failed',
      problem: { kind: 'load-timeout' },
    })
    expect((await tab.page.observe()).problem).toEqual({ kind: 'load-timeout' })
    expect((await tab.html(PAGE)).problem).toBe(null)
  })

  test('a page that never ends, a navigation of the page that is never answered', async () => {
    const { site } = world
    site.routes.set('/endless', (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).write('<p>Your plan</p>'.repeat(100))
    })
    site.routes.set('/never', () => undefined)
    const tab = await world.tab({ loadTimeoutMs: 4_000 })
    expect(await tab.page.load(`${site.origin}/endless`)).toEqual({
      kind: 'failed',
      problem: { kind: 'load-timeout' },
    })
    await tab.html(PAGE)
    await tab.js(`location.href='/never'`)
    expect((await tab.until(({ problem }) => problem !== null)).problem).toEqual({ kind: 'load-timeout' })
    expect((await tab.html(PAGE)).problem).toBe(null)
  })

  test('a page that does not want to be left is left all the same', async () => {
    const { site } = world
    site.routes.set('/b', PAGE)
    const tab = await world.tab()
    await tab.html(
      html(
        '<button id="b">Cancel</button><script>addEventListener("beforeunload",e=>{e.preventDefault();e.returnValue="x"})</script>',
      ),
    )
    await tab.js('document.body.click()')
    for (const type of ['mousePressed', 'mouseReleased']) {
      await tab.transport.send('Input.dispatchMouseEvent', {
        type,
        x: 20,
        y: 20,
        button: 'left',
        clickCount: 1,
      })
    }
    let asked = false
    tab.transport.on(({ method, params }) => {
      asked ||= method === 'Page.javascriptDialogOpening' && params.type === 'beforeunload'
    })
    expect(await tab.page.load(`${site.origin}/b`)).toMatchObject({ kind: 'loaded' })
    expect(asked).toBe(true)
    await tab.until(({ problem, url }) => problem === null && url.endsWith('/b'))
  })
})

describe('troubles', () => {
  test('a thousand alerts: after five the rest is refused, and the page can be looked at', async () => {
    let refused = 0
    const tab = await world.tab({
      onDialogRefused: () => {
        refused += 1
      },
    })
    await tab.html(PAGE)
    tab
      .js('setTimeout(() => { for (let i = 0; i < 1000; i++) alert(i); document.title = "over" })')
      .catch(() => undefined)
    for (let i = 0; i < 5; i += 1) {
      await tab.until(({ problem }) => problem?.kind === 'page-dialog' && problem.detail === String(i))
      await tab.page.answerDialog(true)
    }
    const seen = await tab.until(({ problem, title }) => problem === null && title === 'over', 90_000)
    expect(seen.controls).toHaveLength(1)
    expect(refused).toBe(995)
  })

  test('a crash, until a load succeeds', async () => {
    const tab = await world.tab()
    const before = await tab.html(PAGE)
    const waiting = tab.page.changed(AbortSignal.timeout(5000))
    tab.transport.send('Page.crash').catch(() => undefined)
    await waiting
    const seen = await tab.until(({ problem }) => problem !== null)
    expect(seen).toMatchObject({ problem: { kind: 'crashed' }, controls: [] })
    const request = {
      ref: before.controls[0]?.ref ?? '',
      allowedOrigins: [world.site.origin],
      expected: { role: 'button', name: 'Cancel' },
      intentHolds: () => true,
    }
    expect(await tab.page.click(request)).toMatchObject({ kind: 'refused', why: 'page-lost' })
    expect(await tab.page.point(request.ref, 'x')).toBe(false)
    expect(await tab.page.screenshot()).toBe(null)
    expect((await tab.html(PAGE)).problem).toBe(null)
  })

  test('the page is closed in the middle of everything', async () => {
    const tab = await world.tab()
    const { controls } = await tab.html(PAGE)
    const ref = controls[0]?.ref ?? ''
    const request = {
      ref,
      allowedOrigins: [world.site.origin],
      expected: { role: 'button', name: 'Cancel' },
      intentHolds: () => true,
    }
    const all = Promise.all([
      tab.page.observe(),
      tab.page.changed(AbortSignal.timeout(5000)),
      tab.page.click(request),
      tab.page.load(`${world.site.origin}/x`),
      tab.page.point(ref, 'x'),
      tab.page.screenshot(),
    ])
    await tab.close()
    await all
    expect((await tab.page.observe()).problem).toEqual({ kind: 'closed' })
    expect(await tab.page.load('http://127.0.0.1/')).toEqual({ kind: 'failed', problem: { kind: 'closed' } })
    await tab.page.answerDialog(true)
    await tab.page.unpoint()
    await tab.page.changed(AbortSignal.timeout(5000))
  })

  test('a hung main thread', async () => {
    const tab = await world.tab({ answerTimeoutMs: 500 })
    await tab.html(PAGE)
    await tab.js('setTimeout(()=>{const end=performance.now()+1500;while(performance.now()<end);},0)')
    const seen = await tab.until(({ problem }) => problem !== null)
    expect(seen.problem).toEqual({ kind: 'unresponsive', detail: 'no answer in 500 ms' })
    await tab.until(({ problem, controls }) => problem === null && controls.length === 1)
  })

  test('a hung frame is left out, and the page does not count as settled', async () => {
    const { site } = world
    site.routes.set(
      '/hang',
      html(
        '<button>Keep</button><script>onmessage=()=>{const end=performance.now()+4000;while(performance.now()<end);}</script>',
      ),
    )
    const tab = await world.tab()
    await tab.html(html(`<button>Cancel</button><iframe id="f" src="${site.other}/hang"></iframe>`))
    await tab.js(`f.contentWindow.postMessage('','*')`)
    // A hung frame tells of nothing, so it is looked at again and again rather than waited for.
    const look = async () => {
      const { controls, settled } = await tab.page.observe()
      return { names: controls.map(({ name }) => name), settled }
    }
    await expect.poll(look).toEqual({ names: ['Cancel'], settled: false })
  })

  test('a page that goes on all the time', async () => {
    const { site } = world
    site.routes.set(
      '/loop',
      html('<button>Cancel</button><script>setTimeout(()=>location.reload(),30)</script>'),
    )
    const tab = await world.tab()
    await tab.page.load(`${site.origin}/loop`)
    for (let i = 0; i < 15; i += 1) {
      const seen = await tab.page.observe()
      expect(seen.problem).toBe(null)
    }
    site.routes.set('/loop', PAGE)
    await tab.settled()
  })
})

describe('waiting', () => {
  test('an idle page wakes nobody, the wait can be given up', async () => {
    const tab = await world.tab()
    await tab.html(PAGE)
    // What still was to come of the load may wake it, but then it is quiet.
    const quiet = async () => {
      await tab.page.observe()
      const stop = new AbortController()
      let woken = false
      const waiting = tab.page.changed(stop.signal).then(() => {
        woken = !stop.signal.aborted
      })
      await tab.js('new Promise(done => setTimeout(done, 400))')
      stop.abort()
      await waiting
      return !woken
    }
    await expect.poll(quiet).toBe(true)
  })

  test('requests under way keep it from settling', async () => {
    const { site } = world
    let answer: (() => void) | undefined
    site.routes.set('/slow', (_, response) => {
      answer = () => void response.end('x')
    })
    const tab = await world.tab()
    await tab.html(PAGE)
    await tab.js(`void fetch('/slow')`)
    await tab.until(({ settled }) => !settled)
    await tab.js('new Promise(done => setTimeout(done, 300))')
    expect((await tab.page.observe()).settled).toBe(false)
    answer?.()
    await tab.settled()
  })

  test.each([
    ['an element', `document.body.append(document.createElement('p'))`],
    ['a text', `document.querySelector('button').firstChild.data='Cancel it'`],
    ['an attribute', `document.querySelector('button').disabled=true`],
    ['an input', `i.value='x';i.dispatchEvent(new Event('input',{bubbles:true}))`],
    ['a dialog', `d.showModal()`],
    ['in-page navigation', `history.pushState(null,'','/else')`],
    ['a hash', `location.hash='x'`],
    ['the end of a transition', `p.style.transition='opacity .1s';p.offsetWidth;p.style.opacity='1'`],
  ])('%s wakes', async (_, code) => {
    const tab = await world.tab()
    await tab.html(
      html(
        '<button>Cancel</button><input id="i"><dialog id="d">x</dialog><p id="p" style="opacity:0">plan</p>',
      ),
    )
    const waiting = tab.page.changed(AbortSignal.timeout(4000))
    const start = performance.now()
    await tab.js(code)
    await waiting
    expect(performance.now() - start).toBeLessThan(2000)
    await tab.settled()
  })

  test('what only spins does not keep it from settling', async () => {
    const tab = await world.tab()
    const seen = await tab.html(
      html(
        '<button>Cancel</button><i id="s">x</i><b id="c">1</b><script>let n=0;setInterval(()=>{n++;s.style.transform="rotate("+n+"deg)";c.firstChild.data=String(n)},20)</script>',
      ),
    )
    expect(seen.settled).toBe(true)
  })
})

test('pop-ups are left alone', async () => {
  const tab = await world.tab()
  await tab.html(html('<button onclick="window.open(location.href)">Cancel</button>'))
  const { ref } = await tab.control('Cancel')
  expect(
    await tab.page.click({
      ref,
      allowedOrigins: [world.site.origin],
      expected: { role: 'button', name: 'Cancel' },
      intentHolds: () => true,
    }),
  ).toEqual({ kind: 'clicked' })
  expect((await tab.settled()).controls).toHaveLength(1)
})

test('the words of a page are what a person could copy of it', async () => {
  const tab = await world.tab()
  await tab.html(`<body><h1>Your plan</h1><p>Renews on <b>December 14</b></p><p hidden>not seen</p>
    <input value="typed"><script>const unseen = 1</script></body>`)
  expect(await tab.page.text()).toBe('Your plan\n\nRenews on December 14')
})

test('a screenshot is a PNG', async () => {
  const tab = await world.tab()
  await tab.html(PAGE)
  const shot = await tab.page.screenshot()
  expect([...(shot ?? []).slice(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
})
