// Small pieces of HTTP for the practice site: listening, reading a body, answering.
// Invariants: a body is at most 4 KB; closing a server also cuts connections that are kept alive.
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const BODY_LIMIT = 4096

export type Handler = (req: IncomingMessage, res: ServerResponse, url: URL) => Promise<void> | void

export const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host, exclusive: true }, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })

export const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code

export const shut = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

export const isLoopback = (host: string | undefined): boolean =>
  /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? '')

export const readBody = async (req: IncomingMessage): Promise<Record<string, unknown> | null> => {
  req.setEncoding('utf8')
  let text = ''
  for await (const chunk of req) {
    text += chunk
    if (text.length > BODY_LIMIT) return null
  }
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

export const send = (res: ServerResponse, status: number, type: string, body: string): void => {
  res.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) })
  res.end(body)
}

export const sendHtml = (res: ServerResponse, status: number, body: string): void =>
  send(res, status, 'text/html; charset=utf-8', body)

export const sendJson = (res: ServerResponse, status: number, body: unknown): void =>
  send(res, status, 'application/json; charset=utf-8', JSON.stringify(body))

export const redirect = (res: ServerResponse, location: string): void => {
  res.writeHead(302, { location })
  res.end()
}
