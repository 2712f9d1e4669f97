// The practice site as a server: pages, languages, ports, loopback only, closing.
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { describe, expect, test } from 'vitest'
import { assets } from '../../practice/pages'
import { langs } from '../../practice/scenarios'
import { startPractice } from '../../practice/server'
import { signedIn, start } from './practice-visitor'

describe('the server', () => {
  test.each(langs)('every page says Practice, in %s', async (lang) => {
    const { site, discord } = (await start('iframe', { lang })).origins
    const signIn = await fetch(`${site}/auth/discord`)
    const pages = [
      ...[
        '/account',
        '/manage',
        '/billing',
        '/account/settings',
        '/cancel/offer',
        '/auth/google',
        '/help',
        '/x',
      ].map((path) => site + path),
      signIn.url,
      `${discord}/billing-frame`,
      `${discord}/x`,
    ]
    for (const url of pages) {
      const html = await (await fetch(url)).text()
      expect(html, url).toContain(`<html lang="${lang}">`)
      expect(html, url).toMatch(/<title>[^<]*Practice<\/title>/)
      expect(html, url).toMatch(/<p class="banner">Practice/)
      expect(html, url).not.toMatch(/midjourney|\{\{/i)
    }
  })

  test('dates and prices are written as the language writes them', async () => {
    const written = await Promise.all(
      langs.map(async (lang) => {
        const plan = (await (await signedIn('current', { lang })).account()).plans[0]
        return `${plan?.date} ${plan?.price}`.replace(/\s/g, ' ')
      }),
    )
    expect(written).toEqual([
      'December 14, 2026 $10.00',
      '14 décembre 2026 10,00 $US',
      '14. Dezember 2026 10,00 $',
      '14 de diciembre de 2026 10,00 US$',
    ])
  })

  test('in December the plan ends in January', async () => {
    const practice = await start('already-cancelled', { today: new Date('2026-12-31T00:00:00Z') })
    expect(practice.truth().endsOn).toBe('2027-01-14')
  })

  test('style and scripts are there', async () => {
    const { site } = (await start('current')).origins
    expect(await (await fetch(`${site}/assets/style.css`)).text()).toContain('.banner')
    const names = [
      'app',
      'challenge',
      'chat',
      'cookies',
      'discord',
      'dom',
      'flow',
      'frame',
      'plan',
      'shadow',
      'translated',
      'use',
      'views',
    ]
    expect(Object.keys(assets).sort()).toEqual(
      [...names.map((name) => `/assets/${name}.js`), '/assets/style.css'].sort(),
    )
    for (const name of names) {
      const response = await fetch(`${site}/assets/${name}.js`)
      expect(response.headers.get('content-type')).toContain('javascript')
      expect((await response.text()).length).toBeGreaterThan(100)
    }
    expect((await fetch(`${site}/assets/constructor`)).status).toBe(404)
  })

  test('a taken port: another is chosen', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    const practice = await start('current', { port })
    expect(new URL(practice.origins.site).port).not.toBe(String(port))
    expect((await fetch(`${practice.origins.site}/__truth`)).status).toBe(200)
    await new Promise((resolve) => other.close(resolve))
  })

  test('several sites at a time do not mix', async () => {
    const one = await signedIn('current')
    const two = await signedIn('current')
    await one.use('confirm-cancel')
    expect(one.truth().status).toBe('ends')
    expect(two.truth().status).toBe('active')
  })

  test('/__truth tells the truth', async () => {
    const { truth, practice } = await signedIn('current')
    expect(await (await fetch(`${practice.origins.site}/__truth`)).json()).toEqual(truth())
  })

  test('listens on loopback only', async () => {
    const { site, discord } = (await start('current')).origins
    expect(site).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(discord).toMatch(/^http:\/\/localhost:\d+$/)
    const outside = Object.values(networkInterfaces())
      .flat()
      .filter((each) => each && !each.internal && each.family === 'IPv4')
    for (const each of outside) {
      for (const origin of [site, discord]) {
        const reached = await new Promise<boolean>((resolve) => {
          const socket = connect({
            host: each?.address ?? '',
            port: Number(new URL(origin).port),
            timeout: 2000,
          })
          const end = (yes: boolean) => {
            socket.destroy()
            resolve(yes)
          }
          socket
            .once('connect', () => end(true))
            .once('error', () => end(false))
            .once('timeout', () => end(false))
        })
        expect(reached, `${each?.address}`).toBe(false)
      }
    }
  })

  test('a foreign page cannot use a control; nonsense is refused', async () => {
    const practice = await start('current')
    const url = `${practice.origins.site}/api/use`
    const post = (body: string, origin: string) => fetch(url, { method: 'POST', body, headers: { origin } })
    expect((await post('{"id":"sign-in"}', 'https://evil.example')).status).toBe(403)
    const { site } = practice.origins
    for (const body of ['', 'null', '{"id":"toString"}', `{"id":"${'x'.repeat(5000)}"}`])
      expect((await post(body, site)).status).toBe(400)
    expect((await fetch(url, { method: 'PUT' })).status).toBe(405)
    expect(practice.truth().used).toEqual([])
  })

  test('close cuts kept connections, frees both ports and may be called twice', async () => {
    const practice = await startPractice({ scenario: 'current', port: 0 })
    const ports = [practice.origins.site, practice.origins.discord].map((each) => Number(new URL(each).port))
    const [port = 0] = ports
    const socket = connect({ host: '127.0.0.1', port })
    await new Promise((resolve) => socket.once('connect', resolve))
    socket.write('GET /account HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: keep-alive\r\n\r\n')
    await new Promise((resolve) => socket.once('data', resolve))
    const cut = new Promise((resolve) => socket.once('close', resolve))
    socket.resume()
    await Promise.all([practice.close(), practice.close()])
    await cut
    for (const each of ports) {
      const error = await new Promise((resolve) =>
        connect({ host: '127.0.0.1', port: each })
          .once('error', resolve)
          .once('connect', () => resolve(null)),
      )
      expect(error).toBeInstanceOf(Error)
    }
  })
})
