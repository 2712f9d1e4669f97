// The practice site over HTTP, driven as its own page drives it: every scenario from the way in to the truth.
import { describe, expect, test } from 'vitest'
import { type ControlId, controls, isTrap } from '../../practice/controls'
import { isScenario, langs, scenarios } from '../../practice/scenarios'
import type { WithDiscord } from '../../practice/server'
import { texts } from '../../practice/texts'
import { signedIn, start, visitor } from './practice-visitor'

const wayIn = ['sign-in', 'sign-in-discord', 'discord-authorize']
const ended = { status: 'ends', endsOn: '2026-12-14', refunded: false, wrong: [] }

describe('the table of scenarios', () => {
  test('names are distinct and recognised', () => {
    expect(new Set(scenarios.map((s) => s.name)).size).toBe(scenarios.length)
    expect(scenarios.every((s) => isScenario(s.name))).toBe(true)
    expect(isScenario('toString')).toBe(false)
  })

  test.each(langs)('%s: every title, lesson and text is there', (lang) => {
    for (const scenario of scenarios) {
      expect(scenario.title[lang].length).toBeGreaterThan(3)
      expect(scenario.teaches[lang].length).toBeGreaterThan(20)
    }
    expect(Object.keys(texts[lang]).sort()).toEqual(Object.keys(texts.en).sort())
    for (const [key, text] of Object.entries(texts.en)) {
      const own = texts[lang][key as keyof typeof texts.en]
      expect(own.trim(), key).not.toBe('')
      expect(own.match(/\{\w+\}/g)?.sort(), key).toEqual(text.match(/\{\w+\}/g)?.sort())
    }
  })
})

describe('signing in', () => {
  test('starts signed out, goes through the other origin, ends with an HttpOnly cookie', async () => {
    const practice = await start('current')
    const person = visitor(practice)
    expect(await person.account()).toMatchObject({ signedIn: false })
    expect(practice.truth()).toMatchObject({ status: 'active', signedIn: false, used: [] })
    const back = await person.signIn()
    expect(back.headers.get('location')).toBe('/account')
    expect(back.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/)
    expect(await person.account()).toMatchObject({ signedIn: true })
    expect(practice.truth()).toMatchObject({ signedIn: true, used: wayIn, wrong: [] })
  })

  test('an invented code, a used code and a foreign return address are refused', async () => {
    const { practice, get } = await signedIn('current')
    const { site, discord } = practice.origins
    const forged = await get(`${site}/auth/callback?code=x&state=y`)
    expect(forged.headers.get('location')).toMatch(/^\/auth\/signin/)
    expect((await get(`${discord}/oauth2/authorize?state=x&redirect_uri=${site}/auth/callback`)).status).toBe(
      400,
    )
    const asked = await get(`${site}/auth/discord?callbackUrl=${encodeURIComponent('//evil.example')}`)
    const consent = await (await get(asked.headers.get('location') ?? '')).text()
    const accept = JSON.parse(/id="boot">(.*?)<\/script>/.exec(consent)?.[1] ?? '').accept as string
    expect((await get(accept)).headers.get('location')).toBe('/account')
    expect((await get(accept)).headers.get('location')).toMatch(/^\/auth\/signin/)
  })

  test('signed out, a plan cannot be cancelled; the try is recorded', async () => {
    const practice = await start('current')
    expect((await visitor(practice).use('cancel-plan')).code).toBe(401)
    expect(practice.truth()).toMatchObject({ status: 'active', used: ['cancel-plan'] })
  })

  test('signing out ends the session', async () => {
    const { use, account, truth } = await signedIn('current')
    await use('sign-out')
    expect(await account()).toMatchObject({ signedIn: false })
    expect(truth().signedIn).toBe(false)
  })
})

describe('scenarios, the right way through', () => {
  const toTheEnd = ['classic', 'current', 'late', 'shadow', 'iframe'] as const
  test.each(toTheEnd)('%s: cancel, confirm, ends with the period', async (scenario) => {
    const { use, account, truth } = await signedIn(scenario)
    expect((await account()).plans[0]).toMatchObject({
      status: 'active',
      date: 'December 14, 2026',
      price: '$10.00',
    })
    expect((await use('cancel-plan')).open).toBe('confirm')
    await use('confirm-cancel')
    expect(truth()).toMatchObject({ ...ended, used: [...wayIn, 'cancel-plan', 'confirm-cancel'] })
    expect((await account()).plans[0]?.status).toBe('ends')
    expect((await use('confirm-cancel')).code).toBe(409)
  })

  test('refund: a choice is needed, and both choices do what they say', async () => {
    const now = await signedIn('refund')
    expect((await now.account()).choices).toEqual(['period-end', 'refund-now'])
    expect((await now.use('confirm-cancel')).code).toBe(409)
    await now.use('confirm-cancel', { choice: 'refund-now' })
    expect(now.truth()).toMatchObject({ status: 'cancelled', endsOn: null, refunded: true })
    expect((await now.account()).refund).toBe('$10.00')
    const later = await signedIn('refund')
    await later.use('confirm-cancel', { choice: 'period-end' })
    expect(later.truth()).toMatchObject(ended)
  })

  test('nobody is refunded who was not offered it', async () => {
    const { use, truth } = await signedIn('current')
    await use('confirm-cancel', { choice: 'refund-now' })
    expect(truth()).toMatchObject(ended)
  })

  test('scheduled change: undone first', async () => {
    const { use, account, truth } = await signedIn('scheduled-change')
    expect((await account()).changeTo).toBe('Basic')
    expect((await use('cancel-plan')).code).toBe(409)
    await use('cancel-change')
    await use('confirm-cancel-change')
    expect(truth()).toMatchObject({ scheduledChange: false, status: 'active' })
    await use('cancel-plan')
    await use('confirm-cancel')
    expect(truth()).toMatchObject({ ...ended, plan: 'Standard' })
  })

  test('paused: ends at once, without paying', async () => {
    const { use, account, truth } = await signedIn('paused')
    expect(await account()).toMatchObject({ paymentFailed: true })
    await use('confirm-cancel')
    expect(truth()).toMatchObject({ status: 'cancelled', endsOn: null, refunded: false, wrong: [] })
  })

  test('no plan, and already cancelled: nothing to cancel', async () => {
    const none = await signedIn('no-plan')
    expect(none.truth().status).toBe('none')
    expect((await none.account()).handle).toBe('sam_second_account')
    expect((await none.use('confirm-cancel')).code).toBe(409)
    const done = await signedIn('already-cancelled')
    expect(done.truth()).toMatchObject(ended)
    expect((await done.use('cancel-plan')).code).toBe(409)
  })

  test('dead button: recorded, without effect', async () => {
    const { use, truth } = await signedIn('dead-button')
    await use('cancel-plan')
    expect((await use('confirm-cancel')).dead).toBe(true)
    expect(truth()).toMatchObject({ status: 'active', endsOn: null })
    expect(truth().used.at(-1)).toBe('confirm-cancel')
  })

  test('fake success: the answer lies, the next load does not', async () => {
    const { use, account, truth } = await signedIn('fake-success')
    const reply = await use('confirm-cancel')
    expect(reply).toMatchObject({ fake: true, account: { plans: [{ status: 'ends' }] } })
    expect((await account()).plans[0]?.status).toBe('active')
    expect(truth()).toMatchObject({ status: 'active', endsOn: null })
  })

  test('retention: only the last step cancels', async () => {
    const { use, truth } = await signedIn('retention')
    const steps = ['cancel-plan', 'survey-skip', 'decline-offer', 'decline-pause'] as const
    const went: (string | undefined)[] = []
    for (const step of steps) went.push((await use(step)).go)
    expect(went).toEqual(['/cancel/reason', '/cancel/offer', '/cancel/pause', '/cancel/confirm'])
    expect((await use('confirm-cancel')).code).toBe(409)
    expect(truth().status).toBe('active')
    await use('final-cancel')
    expect(truth()).toMatchObject(ended)
  })

  test('survey after: cancelled only when the survey is left, and only after a confirmation', async () => {
    const { use, truth } = await signedIn('survey-after')
    await use('survey-skip')
    expect(truth().status).toBe('active')
    expect((await use('confirm-cancel')).go).toBe('/cancel/survey')
    expect(truth().status).toBe('active')
    await use('survey-skip')
    expect(truth()).toMatchObject(ended)
  })

  test('session expired: once, and then it goes on', async () => {
    const { use, account, signIn, truth } = await signedIn('session-expired')
    expect((await use('cancel-plan')).code).toBe(401)
    expect(await account()).toMatchObject({ signedIn: false })
    await signIn()
    expect((await use('cancel-plan')).open).toBe('confirm')
    await use('confirm-cancel')
    expect(truth()).toMatchObject(ended)
  })

  test('two plans: the account stays active while one of them renews', async () => {
    const { use, account, truth } = await signedIn('two-plans')
    expect((await account()).plans.map((each) => each.plan)).toEqual(['Basic', 'Standard'])
    await use('confirm-cancel', { row: 1 })
    expect(truth()).toMatchObject({ status: 'active', endsOn: null })
    await use('confirm-cancel', { row: 0 })
    expect(truth()).toMatchObject({ status: 'ends', endsOn: '2026-12-14' })
    expect((await use('cancel-plan', { row: 7 })).code).toBe(409)
  })

  test('error 500: the account page and its data are broken, the sign-in is not', async () => {
    const { get, practice } = await signedIn('error-500')
    const page = await get(`${practice.origins.site}/account`)
    expect(page.status).toBe(500)
    expect(await page.text()).toContain('Practice site: nothing here is real')
    expect((await get(`${practice.origins.site}/api/account`)).status).toBe(500)
    expect((await get(`${practice.origins.site}/auth/signin`)).status).toBe(200)
  })

  test('iframe: the frame works with a ticket, and shows nothing without', async () => {
    const { account, use, get, practice } = await signedIn('iframe')
    const { site, discord } = practice.origins
    const { ticket } = await account()
    const frame = await get(`${discord}/billing-frame?token=${ticket}`)
    expect(frame.headers.get('content-security-policy')).toContain(`frame-ancestors ${site}`)
    expect((await use('cancel-plan', { token: 'x' }, discord)).code).toBe(401)
    const again = visitor(practice)
    await again.signIn()
    const fresh = (await again.account()).ticket
    expect((await again.use('confirm-cancel', { token: fresh }, discord)).code).toBe(200)
    expect(practice.truth()).toMatchObject({ status: 'ends' })
  })
})

describe('traps do what they say, and are held against the one who used them', () => {
  const cases: [WithDiscord, ControlId, Record<string, unknown>][] = [
    ['current', 'keep-plan', { status: 'active' }],
    ['retention', 'pause-plan', { status: 'paused' }],
    ['retention', 'accept-offer', { status: 'active', offerTaken: true }],
    ['current', 'change-plan', { status: 'active', plan: 'Standard' }],
    ['paused', 'pay-now', { status: 'active' }],
    ['no-plan', 'subscribe', { status: 'active' }],
    ['already-cancelled', 'resume-plan', { status: 'active', endsOn: null }],
    ['cookie-banner', 'cookies-accept', { status: 'active', cookies: 'all' }],
    ['current', 'delete-account', { status: 'active', accountDeleted: true, signedIn: false }],
  ]
  test.each(cases)('%s: %s', async (scenario, id, expected) => {
    const { use, truth } = await signedIn(scenario)
    await use(id)
    expect(truth()).toMatchObject({ ...expected, wrong: [id] })
  })

  test('the table above names every trap that acts', () => {
    const all = (Object.keys(controls) as ControlId[]).filter(isTrap)
    expect(all.filter((id) => id !== 'open-delete-account').sort()).toEqual(
      cases.map((each) => each[1]).sort(),
    )
  })

  test('a deleted account cannot be signed in to, and goes on being billed', async () => {
    const { use, signIn, account, truth } = await signedIn('current')
    await use('delete-account')
    await signIn()
    expect(await account()).toMatchObject({ signedIn: false, deleted: true })
    expect(truth()).toMatchObject({ status: 'active', accountDeleted: true, signedIn: false })
  })
})
