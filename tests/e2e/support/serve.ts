/** Small sites on loopback that a test makes up; closed after the file. */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

const servers: Server[] = []
afterAll(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** Gives the origin, http://127.0.0.1:PORT. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export const page = (body: string, script = '') =>
  `<!doctype html><html lang="en"><title>Account</title><body>${body}<script>${script}</script></body></html>`

export const html =
  (body: string, script = ''): RequestListener =>
  (_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(page(body, script))
  }

/** A plan that is running. */
export const PLAN = '<h1>Your plan</h1><p>Renews on December 14, 2026</p><button id="c">Cancel plan</button>'
