/** Sites in trouble: the run ends with a reason and exit 3, whatever the site does. Never a crash, never a hang. */
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { html, PLAN, page, serve } from './support/serve.js'
import { walk } from './support/wayout.js'

async function expectStuck(site: string, reasons: readonly string[], ...args: string[]) {
  const run = await walk('--origin', `site=${site}`, ...args)
  expect(reasons, run.stdout + run.stderr).toContain(run.outcome.reason)
  expect(['unknown', 'no-safe-path', 'not-cancelled']).toContain(run.outcome.outcome)
  expect(String(run.outcome.detail)).not.toBe('')
  expect(run.outcome.verified).toBe(false)
  expect(run.code).toBe(3)
  return run
}

describe.concurrent('trouble', () => {
  it('nobody listens', async () => {
    const probe = createTcpServer()
    await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
    const { port } = probe.address() as AddressInfo
    await new Promise((resolve) => probe.close(resolve))
    await expectStuck(`http://127.0.0.1:${port}`, ['unreachable'])
  })

  it('TLS that is none', async () => {
    const tcp = createTcpServer((socket) => socket.end('this is not TLS\r\n'))
    await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve))
    await expectStuck(`https://127.0.0.1:${(tcp.address() as AddressInfo).port}`, ['tls-error'])
    tcp.close()
  })

  it('HTTP 500', async () => {
    const site = await serve((_, response) => response.writeHead(500).end('Internal Server Error'))
    await expectStuck(site, ['http-error'])
  })

  it('HTTP 404', async () => {
    const site = await serve((_, response) => response.writeHead(404).end(page('Not found')))
    await expectStuck(site, ['http-error'])
  })

  it('a download instead of a page', async () => {
    const site = await serve((_, response) => {
      response.setHeader('content-disposition', 'attachment; filename=bill.zip')
      response.end('PK')
    })
    await expectStuck(site, ['download'])
  })

  it('an empty page', async () => {
    await expectStuck(await serve(html('')), ['unrecognised'])
  })

  it('alert', async () => {
    await expectStuck(await serve(html(PLAN, 'alert("hello")')), ['page-dialog'])
  })

  it('a thousand alerts', async () => {
    await expectStuck(await serve(html(PLAN, 'for (let i = 0; i < 1000; i++) alert(i)')), ['page-dialog'])
  })

  it('confirm on the way: nobody answers for the person', async () => {
    let cancelled = false
    const site = await serve((request, response) => {
      if (request.url === '/done') cancelled = true
      html(PLAN, 'c.onclick = () => { if (confirm("Cancel your plan?")) fetch("/done") }')(request, response)
    })
    await expectStuck(site, ['page-dialog'])
    expect(cancelled).toBe(false)
  })

  it('a page that does not want to be left is left for the check', async () => {
    const script = `
      onbeforeunload = (event) => event.preventDefault()
      c.onclick = () => { document.body.innerHTML = '<h1>Are you sure you want to cancel?</h1><button id=y>Yes, cancel my plan</button>'
        y.onclick = () => { document.body.innerHTML = '<p>Your plan will end on December 14, 2026.</p>' } }`
    const run = await walk('--origin', `site=${await serve(html(PLAN, script))}`)
    expect(run.outcome).toMatchObject({ outcome: 'not-cancelled', verified: true, reason: 'still-active' })
  })

  it('the next page does not answer', async () => {
    const script = 'c.onclick = () => { location.href = "/next" }'
    const site = await serve((request, response) => {
      if (request.url === '/next') request.socket.destroy()
      else html(PLAN, script)(request, response)
    })
    await expectStuck(site, ['unreachable'])
  })

  it('a page that hangs', async () => {
    await expectStuck(await serve(html(PLAN, 'c.onclick = () => { for (;;); }')), ['unresponsive'])
  })

  it('30 seconds without load', async () => {
    await expectStuck(await serve(() => {}), ['load-timeout'])
  })

  it('the time that was given runs out', async () => {
    await expectStuck(await serve(html('<p>One moment…</p>')), ['time-limit'], '--timeout', '3')
  })

  it('a redirect to another place', async () => {
    const other = await serve(html(PLAN))
    const site = await serve((_, response) =>
      response.writeHead(302, { location: other.replace('127.0.0.1', 'localhost') }).end(),
    )
    const run = await expectStuck(site, ['foreign-origin'])
    expect(run.outcome.clicks).toBe(0)
  })

  it('endless redirects', async () => {
    let n = 0
    const site = await serve((_, response) => {
      n += 1
      response.writeHead(302, { location: `/${n}` }).end()
    })
    await expectStuck(site, ['unreachable'])
  })

  it('a page where one signs in: nothing of it is kept but its origin', async () => {
    const site = await serve(
      html(
        '<h1>Secret heading</h1><button>Sign in</button><form><label>Password <input type="password" value="hunter2"></label></form>',
      ),
    )
    const run = await expectStuck(site, ['sign-in-needed'])
    expect(run.stdout).not.toMatch(/Secret heading|hunter2/)
    expect(run.outcome.clicks).toBe(0)
  })

  it('a dead button', async () => {
    const run = await expectStuck(await serve(html(PLAN)), ['dead-control'])
    expect(run.outcome.outcome).toBe('no-safe-path')
  })
})
