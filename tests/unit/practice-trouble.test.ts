// The practice site's bad cases over HTTP: what stands in the way is real on the server too, and the truth says so.
import { describe, expect, test } from 'vitest'
import { isWebsite, langs, scenarios } from '../../practice/scenarios'
import { texts } from '../../practice/texts'
import { signedIn, start, startGoogleOnly, visitor } from './practice-visitor'

const active = { status: 'active', endsOn: null, wrong: [] }
const ended = { status: 'ends', endsOn: '2026-12-14', refunded: false, wrong: [] }

const boot = async (url: string): Promise<Record<string, unknown>> => {
  const html = await (await fetch(url)).text()
  return JSON.parse(/id="boot">(.*?)<\/script>/.exec(html)?.[1] ?? 'null')
}

test('a reason is given where an outcome could have several', () => {
  const reasons = scenarios.flatMap(({ name, expect: { reason } }) => (reason ? [[name, reason]] : []))
  expect(Object.fromEntries(reasons)).toEqual({
    'grey-button': 'disabled',
    'wait-an-hour': 'site-error',
    'type-word': 'needs-typing',
    translated: 'page-translated',
    'sign-in-loop': 'sign-in-loop',
    'challenge-loop': 'challenge',
    'google-only': 'sign-in-needed',
    'portal-other': 'wrong-subscription',
    'discord-checkout': 'checkout',
    'magazine-down': 'http-error',
  })
})

describe('cookie banner', () => {
  const choices = [
    ['cookies-accept', {}, 'all'],
    ['cookies-reject', {}, 'necessary'],
    ['cookies-save', {}, 'necessary'],
    ['cookies-save', { choice: 'some' }, 'some'],
  ] as const
  test.each(choices)('%s %j: gone after it, and remembered', async (id, extra, cookies) => {
    const practice = await start('cookie-banner')
    const { use } = visitor(practice)
    const url = `${practice.origins.site}/manage`
    expect(await boot(url)).toMatchObject({ cookies: true })
    await use('cookies-settings')
    expect(await boot(url)).toMatchObject({ cookies: true })
    await use(id, extra)
    expect(await boot(url)).toMatchObject({ cookies: false })
    await use('cookies-accept')
    expect(practice.truth().cookies).toBe(cookies)
  })

  test('cancelling is as ever; no other case has a notice', async () => {
    const { use, truth, practice } = await signedIn('cookie-banner')
    await use('cookies-reject')
    await use('cancel-plan')
    await use('confirm-cancel')
    expect(truth()).toMatchObject({ ...ended, cookies: 'necessary' })
    expect(await boot(`${practice.origins.site}/account`)).toMatchObject({ cookies: false })
    const other = await signedIn('current')
    expect(await boot(`${other.practice.origins.site}/account`)).toMatchObject({ cookies: false })
    await other.use('cookies-reject')
    expect(other.truth().cookies).toBe(null)
  })
})

describe('cancelling is not to be had', () => {
  test('grey button: the server refuses what the page does not offer', async () => {
    const { use, truth } = await signedIn('grey-button')
    expect((await use('cancel-plan')).code).toBe(409)
    expect((await use('confirm-cancel')).code).toBe(409)
    expect(truth()).toMatchObject(active)
  })

  test('wait an hour: an error each time, and the plan goes on', async () => {
    const { use, account, truth } = await signedIn('wait-an-hour')
    expect((await use('cancel-plan')).open).toBe('confirm')
    for (let i = 0; i < 2; i += 1) {
      const reply = await use('confirm-cancel', { choice: 'period-end' })
      expect(reply).toMatchObject({ code: 200, problem: 'waitAnHour' })
      expect(reply.close).toBeUndefined()
    }
    expect(truth()).toMatchObject(active)
    expect((await account()).plans[0]?.status).toBe('active')
  })

  test('type word: only with the word', async () => {
    const { use, truth } = await signedIn('type-word')
    expect((await use('cancel-plan')).open).toBe('confirm')
    for (const extra of [{}, { word: '' }, { word: 'cancel' }, { word: 'CANCEL MY PLAN' }, { word: 7 }])
      expect((await use('confirm-cancel', extra)).code).toBe(409)
    expect(truth()).toMatchObject(active)
    await use('type-word')
    expect((await use('confirm-cancel', { word: ' CANCEL ' })).code).toBe(200)
    expect(truth()).toMatchObject(ended)
  })

  test.each(langs)('type word: the same word in %s', async (lang) => {
    const practice = await start('type-word', { lang })
    expect(await boot(`${practice.origins.site}/manage`)).toMatchObject({ word: 'CANCEL' })
  })
})

describe('translated', () => {
  test.each(langs)(
    'the same odd French on every page of the site, for a visitor who speaks %s',
    async (lang) => {
      const { get, account, practice } = await signedIn('translated', { lang })
      const { site } = practice.origins
      for (const path of ['/account', '/manage', '/auth/signin', '/nowhere']) {
        const html = await (await get(site + path)).text()
        expect(html).toContain('<html lang="fr" class="translated-ltr">')
        expect(html).toContain('/assets/translated.js')
      }
      const seen = await boot(`${site}/manage`)
      expect(seen.texts).toEqual(texts.translated)
      expect((await account()).plans[0]?.date).toBe('14 décembre 2026')
    },
  )

  test('its account and plan say nothing as the real site says it, in any language', () => {
    const { translated } = texts
    const labels = [
      'account',
      'accountMenu',
      'settings',
      'manageSubscription',
      'billing',
      'editBilling',
      'changePlan',
      'cancelPlan',
      'confirmHeading',
      'confirmCancellation',
      'keepPlan',
      'renewsOn',
      'endsOn',
      'deleteAccount',
    ] as const
    for (const key of labels)
      for (const lang of langs) expect(translated[key], key).not.toBe(texts[lang][key])
  })

  test('a person who understands it can cancel all the same', async () => {
    const { use, truth } = await signedIn('translated')
    await use('cancel-plan')
    await use('confirm-cancel')
    expect(truth()).toMatchObject(ended)
  })
})

describe('signing in', () => {
  test('sign-in loop: each sign-in succeeds and none is kept', async () => {
    const practice = await start('sign-in-loop')
    const person = visitor(practice)
    for (let i = 0; i < 3; i += 1) {
      const back = await person.signIn()
      expect(back.headers.get('location')).toBe('/account')
      expect(await person.account()).toMatchObject({ signedIn: false })
    }
    expect((await person.use('cancel-plan')).code).toBe(401)
    expect(practice.truth()).toMatchObject({ ...active, signedIn: false })
    expect(practice.truth().used.filter((id) => id === 'discord-authorize')).toHaveLength(3)
  })

  test('google only: there is no way through Discord', async () => {
    const practice = await startGoogleOnly()
    const { site, google } = practice.origins
    expect((await fetch(`${site}/auth/discord`, { redirect: 'manual' })).status).toBe(404)
    const away = await fetch(`${site}/auth/google`, { redirect: 'manual' })
    expect(away.headers.get('location')).toBe(`${google}/signin`)
    expect(await (await fetch(`${google}/signin`)).text()).toContain('only in an installed browser')
    expect(await boot(`${site}/auth/signin`)).toMatchObject({ googleOnly: true })
    expect(practice.truth()).toMatchObject({ ...active, signedIn: false })
  })
})

describe('are you human', () => {
  const paths = ['/', '/account', '/manage', '/auth/signin', '/auth/discord', '/nowhere', '/api/account']
  const statuses = (site: string) =>
    Promise.all(paths.map(async (path) => (await fetch(site + path, { redirect: 'manual' })).status))

  test('challenge: before every page, once; ticking lets through', async () => {
    const practice = await start('challenge')
    const { site } = practice.origins
    const person = visitor(practice)
    expect(new Set(await statuses(site))).toEqual(new Set([403]))
    expect(await boot(`${site}/account`)).toEqual({ wait: 2000 })
    expect((await person.use('sign-in')).code).toBe(403)
    expect((await person.use('challenge-tick')).code).toBe(200)
    expect(await statuses(site)).not.toContain(403)
    await person.signIn()
    await person.use('cancel-plan')
    await person.use('confirm-cancel')
    expect(practice.truth()).toMatchObject({ ...ended, signedIn: true })
  })

  test('challenge: having waited lets through, and counts as no click', async () => {
    const practice = await start('challenge')
    const { site } = practice.origins
    const passed = await fetch(`${site}/api/pass`, { method: 'POST', headers: { origin: site } })
    expect(passed.status).toBe(200)
    expect(await statuses(site)).not.toContain(403)
    expect(practice.truth().used).toEqual([])
  })

  test('challenge loop: nothing ever lets through', async () => {
    const practice = await start('challenge-loop')
    const { site } = practice.origins
    const { use } = visitor(practice)
    for (let i = 0; i < 3; i += 1) {
      await use('challenge-tick')
      const passed = await fetch(`${site}/api/pass`, { method: 'POST', headers: { origin: site } })
      expect(passed.status).toBe(403)
      expect(new Set(await statuses(site))).toEqual(new Set([403]))
      expect(await boot(`${site}/account`)).toEqual({ wait: null })
    }
    expect(practice.truth()).toMatchObject({ ...active, signedIn: false })
  })

  test('no other case asks', async () => {
    const others = scenarios.map((each) => each.name).filter((name) => !name.startsWith('challenge'))
    for (const name of others.filter(isWebsite)) {
      const { site } = (name === 'google-only' ? await startGoogleOnly() : await start(name)).origins
      expect((await fetch(`${site}/auth/signin`)).status, name).toBe(200)
    }
  })
})

test('pop-up: the server knows no difference', async () => {
  const { use, truth, practice } = await signedIn('pop-up')
  expect(await boot(`${practice.origins.site}/account`)).toMatchObject({ popUp: true })
  await use('cancel-plan')
  await use('confirm-cancel')
  expect(truth()).toMatchObject(ended)
})
