// The practice billing portal and the magazine over HTTP: every variant from the way in to the truth.
import { afterEach, describe, expect, test } from 'vitest'
import { languageOf } from '../../practice/portal'
import type { PortalControl } from '../../practice/portal-world'
import { langs, type MagazineName, type PortalName, scenarios } from '../../practice/scenarios'
import { type Practice, startPractice } from '../../practice/server'
import { portalTexts } from '../../practice/texts/portal'

const today = new Date('2026-11-23T12:00:00Z')
const running: Practice[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.close()))
})

/** A browser's share: cookies by origin, uses of controls, pages in a language. */
async function visit(scenario: PortalName | MagazineName, accept = 'en') {
  const practice: Practice = await startPractice({ scenario, port: 0, today })
  running.push(practice)
  const { stripe = '', portal, magazine } = practice.origins
  const door = portal ?? magazine ?? ''
  let cookie = ''
  const get = async (url: string) => {
    const answer = await fetch(url, {
      headers: { 'accept-language': accept, cookie },
      redirect: 'manual',
    })
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
    const text = await answer.text()
    return { status: answer.status, to: answer.headers.get('location') ?? '', text, headers: answer.headers }
  }
  const use = async (id: PortalControl, choice?: string, origin = stripe) => {
    const body = JSON.stringify({ id, choice })
    const answer = await fetch(`${origin}/api/use`, { method: 'POST', headers: { origin }, body })
    return { code: answer.status, ...((await answer.json()) as { go?: string; error?: string }) }
  }
  /** The portal's first page, by the link where the way in gives one. */
  const home = async () => get((await get(`${door}/`)).to)
  return { practice, truth: practice.truth, stripe, door, get, use, home }
}

const ends = { status: 'ends', endsOn: '2026-12-14', refunded: false, wrong: [] }

describe('cancelling', () => {
  test.each(['portal', 'portal-reason'] as const)('%s: at period end', async (scenario) => {
    const { home, use, truth, get, stripe } = await visit(scenario)
    expect((await home()).text).toContain('Your subscription renews on December 14, 2026.')
    const { go } = await use('portal-cancel')
    const confirm = await get(stripe + go)
    expect(confirm.text).toContain('until the end of your billing period on December 14, 2026')
    expect(truth().status).toBe('active')
    const after = await use('portal-confirm')
    const first = await get(stripe + after.go)
    expect(first.text).toContain('Your subscription will be canceled on December 14, 2026.')
    expect(truth()).toMatchObject({ ...ends, used: ['portal-cancel', 'portal-confirm'], signedIn: true })
    // The question for the reason is over the first page only.
    expect(first.text.includes('Why did you cancel?')).toBe(scenario === 'portal-reason')
    expect((await get(stripe + after.go)).text).not.toContain('Why did you cancel?')
    expect((await use('portal-confirm')).code).toBe(409)
  })

  test('at once: nothing is left', async () => {
    const { home, use, truth } = await visit('portal-at-once')
    await use('portal-cancel')
    await use('portal-confirm')
    expect((await home()).text).toContain('You have no active subscription.')
    expect(truth()).toMatchObject({ status: 'cancelled', endsOn: null, refunded: false, wrong: [] })
  })

  test('coupon: it must be refused first, and taking it cancels nothing', async () => {
    const { use, truth } = await visit('portal-coupon')
    expect((await use('portal-cancel')).go).toMatch(/\/offer$/)
    expect((await use('portal-confirm')).code).toBe(409)
    await use('coupon-take')
    expect(truth()).toMatchObject({ status: 'active', offerTaken: true, wrong: ['coupon-take'] })
    await use('coupon-refuse')
    await use('portal-confirm')
    expect(truth().status).toBe('ends')
  })

  test('a cancellation taken back is one', async () => {
    const { use, truth } = await visit('portal')
    await use('portal-confirm')
    await use('portal-renew')
    expect(truth()).toMatchObject({ status: 'active', endsOn: null, wrong: ['portal-renew'] })
  })

  test('nothing there: nothing to cancel', async () => {
    const { home, use, truth } = await visit('portal-nothing')
    expect((await home()).text).toContain('You have no active subscription.')
    expect((await use('portal-cancel')).code).toBe(409)
    expect((await use('portal-confirm')).code).toBe(409)
    expect(truth().status).toBe('none')
  })
})

describe('the way in', () => {
  test('by mail: the link is on the page only once it was asked for', async () => {
    const { door, stripe, get, use, truth } = await visit('portal-mail')
    expect((await get(`${door}/`)).text).not.toContain('/p/session/')
    expect((await get(`${door}/mail`)).status).toBe(404)
    expect((await use('mail-send', undefined, door)).go).toBe('/mail')
    const link = /href="([^"]*\/p\/session\/[^"]*)"/.exec((await get(`${door}/mail`)).text)?.[1] ?? ''
    expect(link.startsWith(stripe)).toBe(true)
    expect(truth().signedIn).toBe(false)
    expect((await get(link)).status).toBe(200)
    expect(truth().signedIn).toBe(true)
  })

  test('an invented key opens nothing', async () => {
    const { stripe, get, truth } = await visit('portal')
    for (const path of ['/', '/p/session/x', '/p/session/x/cancel'])
      expect((await get(stripe + path)).status).toBe(410)
    expect(truth().signedIn).toBe(false)
  })

  test('the other portal shows the magazine', async () => {
    const { home, truth } = await visit('portal-other')
    expect((await home()).text).toContain('Printed magazine subscription')
    expect(truth()).toMatchObject({ status: 'active', plan: 'Magazine' })
  })
})

describe('the magazine', () => {
  test('signed in, its page leads to the portal', async () => {
    const { door, get, truth } = await visit('magazine')
    expect((await get(`${door}/`)).text).not.toContain('/p/session/')
    expect((await get(`${door}/signed-in`)).to).toBe('/')
    const link = /href="([^"]*\/p\/session\/[^"]*)"/.exec((await get(`${door}/`)).text)?.[1] ?? ''
    expect((await get(link)).text).toContain('Printed magazine subscription')
    expect(truth()).toMatchObject({ status: 'active', secondIssue: true })
  })

  test('only cancelled, the second issue still comes; refunded, it does not', async () => {
    const only = await visit('magazine')
    expect((await only.use('portal-confirm')).code).toBe(409)
    await only.use('portal-confirm', 'at-end')
    expect(only.truth()).toMatchObject({ ...ends, secondIssue: true })
    const back = await visit('magazine-refund')
    await back.use('portal-confirm', 'refund')
    expect(back.truth()).toMatchObject({ status: 'cancelled', refunded: true, secondIssue: false })
  })

  test('down: the portal is not there, the magazine’s page is', async () => {
    const { door, stripe, get, truth } = await visit('magazine-down')
    expect((await get(`${door}/`)).status).toBe(200)
    expect((await get(`${stripe}/p/session/x`)).status).toBe(503)
    expect(truth().status).toBe('active')
  })
})

describe('the pages', () => {
  test.each(langs)('speak %s when the browser does, and say Practice', async (lang) => {
    const t = portalTexts[lang]
    for (const scenario of ['portal', 'portal-mail', 'magazine', 'magazine-down'] as const) {
      const { door, stripe, get } = await visit(scenario, `${lang}-XX,en;q=0.5`)
      const pages = [await get(`${door}/`), await get(`${stripe}/nowhere`)]
      const [first] = pages
      if (first?.status === 302) pages[0] = await get(first.to)
      for (const { text, headers } of pages) {
        expect(text).toContain(`<html lang="${lang}">`)
        expect(text).toMatch(/<title>[^<]*Practice<\/title>/)
        expect(text).toMatch(/<p class="banner">Practice/)
        expect(text).not.toMatch(/midjourney|stripe|\{\w+\}|undefined/i)
        expect(headers.get('content-security-policy')).toContain("default-src 'self'")
        expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      }
    }
    expect(Object.values(t).every((text) => text.trim() !== '')).toBe(true)
  })

  test('speak the practice’s language when the browser’s is another', () => {
    expect(languageOf('it-IT,pl;q=0.9', 'de')).toBe('de')
    expect(languageOf('it,fr-CA;q=0.9,en', 'de')).toBe('fr')
    expect(languageOf(undefined, 'es')).toBe('es')
  })

  test('a foreign page can use nothing; nonsense is refused', async () => {
    const { stripe, practice } = await visit('portal')
    const post = (body: string, origin: string) =>
      fetch(`${stripe}/api/use`, { method: 'POST', body, headers: { origin } })
    expect((await post('{"id":"portal-confirm"}', 'https://evil.example')).status).toBe(403)
    for (const body of ['', '{"id":"toString"}', '{"id":"confirm-cancel"}'])
      expect((await post(body, stripe)).status).toBe(400)
    expect((await fetch(`${stripe}/__truth`, { method: 'PUT' })).status).toBe(405)
    expect(practice.truth()).toMatchObject({ status: 'active', used: [] })
  })
})

test('each guide that people can take has something to rehearse', () => {
  const guides = new Set(scenarios.map((each) => each.guide.replace('midjourney/', '')))
  expect([...guides].sort()).toEqual(['discord', 'magazine', 'portal', 'website'])
})
