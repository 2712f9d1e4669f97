// A visitor of the practice site over HTTP: starts sites, signs in, uses controls, as the site's own page does.
import { afterEach } from 'vitest'
import type { ControlId } from '../../practice/controls'
import {
  type Practice,
  type PracticeOptions,
  type SitePractice,
  startPractice,
  type WithDiscord,
} from '../../practice/server'
import type { AccountView, Reply } from '../../practice/world'

const today = new Date('2026-11-23T12:00:00Z')
type Visiting = Partial<Omit<PracticeOptions, 'scenario'>>

const running: Practice[] = []

const kept = <Started extends Practice>(practice: Started): Started => {
  running.push(practice)
  return practice
}

export const start = async (scenario: WithDiscord, options: Visiting = {}) =>
  kept(await startPractice({ port: 0, today, ...options, scenario }))

export const startGoogleOnly = async () =>
  kept(await startPractice({ port: 0, today, scenario: 'google-only' }))

afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.close()))
})

type Answer = Omit<Partial<Reply>, 'code'> & { code: number; account: AccountView & { ticket?: string } }

/** A browser's share: a cookie, and following the sign-in from origin to origin. */
export const visitor = (practice: SitePractice) => {
  let cookie = ''
  const { site, discord } = practice.origins
  const get = (url: string) => fetch(url, { headers: { cookie }, redirect: 'manual' })
  const account = async () =>
    (await (await get(`${site}/api/account`)).json()) as AccountView & { ticket?: string }
  const use = async (id: ControlId, extra: Record<string, unknown> = {}, origin = site): Promise<Answer> => {
    const body = JSON.stringify({ id, ...extra })
    const response = await fetch(`${origin}/api/use`, { method: 'POST', headers: { cookie, origin }, body })
    return { ...((await response.json()) as Omit<Answer, 'code'>), code: response.status }
  }
  const signIn = async () => {
    await use('sign-in')
    await use('sign-in-discord')
    const asked = await get(`${site}/auth/discord?callbackUrl=%2Faccount`)
    const consent = await (await get(asked.headers.get('location') ?? '')).text()
    const boot = /id="boot">(.*?)<\/script>/.exec(consent)?.[1] ?? 'null'
    await use('discord-authorize', {}, discord)
    const back = await get((JSON.parse(boot) as { accept: string }).accept)
    cookie = (back.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    return back
  }
  return { get, use, account, signIn }
}

export const signedIn = async (scenario: WithDiscord, options: Visiting = {}) => {
  const practice = await start(scenario, options)
  const person = visitor(practice)
  await person.signIn()
  return { ...person, practice, truth: practice.truth }
}
