// The practice chat over HTTP: the bot's answers, the private link, and what stands behind it.
import { describe, expect, test } from 'vitest'
import type { DiscordName } from '../../practice/scenarios'
import { langs } from '../../practice/scenarios'
import { chatTexts } from '../../practice/texts/chat'
import { start, visitor } from './practice-visitor'

async function chat(scenario: DiscordName, lang: (typeof langs)[number] = 'en') {
  const practice = await start(scenario, { lang })
  const { discord } = practice.origins
  const say = async (id: string) => {
    const body = JSON.stringify({ id })
    const answer = await fetch(`${discord}/api/use`, { method: 'POST', headers: { origin: discord }, body })
    return { code: answer.status, ...((await answer.json()) as { link?: string; lines?: string[] }) }
  }
  return { practice, discord, say, truth: practice.truth }
}

describe('the private link', () => {
  test('signs in to the account that pays, once', async () => {
    const { practice, say, truth } = await chat('discord')
    const person = visitor(practice)
    const { link = '' } = await say('chat-subscribe')
    expect(link.startsWith(`${practice.origins.site}/auth/personal?key=`)).toBe(true)
    expect(truth()).toMatchObject({ signedIn: false, used: ['chat-subscribe'] })
    const entered = await fetch(link, { redirect: 'manual' })
    expect(entered.headers.get('location')).toBe('/account')
    expect(entered.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/)
    expect(truth()).toMatchObject({ status: 'active', signedIn: true })
    expect((await person.get(link)).status).toBe(410)
    expect((await person.get(link.replace(/key=.*/, 'key=x'))).status).toBe(410)
  })

  test('opens a checkout for whoever has no plan', async () => {
    const { say, truth } = await chat('discord-checkout')
    const { link = '' } = await say('chat-subscribe')
    const page = await fetch(link)
    expect(new URL(page.url).pathname).toBe('/checkout')
    expect(await page.text()).toContain('Pay with card')
    expect(truth()).toMatchObject({ status: 'none', wrong: [] })
  })

  test('each /subscribe gives another one', async () => {
    const { say } = await chat('discord')
    expect((await say('chat-subscribe')).link).not.toBe((await say('chat-subscribe')).link)
  })
})

describe('/info', () => {
  test('tells the date, and by the usage whether a refund is likely', async () => {
    const much = (await (await chat('discord')).say('chat-info')).lines
    expect(much?.[0]).toBe('Subscription: Basic (Active monthly, renews next on December 14, 2026)')
    expect(much?.[2]).toBe('Lifetime Usage: 41.60 hours')
    const little = (await (await chat('discord-refund')).say('chat-info')).lines
    expect(little?.[2]).toBe('Lifetime Usage: 0.02 hours')
  })

  test('tells of no plan', async () => {
    const { lines } = await (await chat('discord-checkout')).say('chat-info')
    expect(lines?.[0]).toBe('Subscription: None (Trial)')
  })
})

test('Nitro is a trap; other places’ controls are none here', async () => {
  const { say, truth, discord, practice } = await chat('discord')
  await say('chat-nitro')
  expect((await say('confirm-cancel')).code).toBe(400)
  expect(truth()).toMatchObject({ status: 'active', used: ['chat-nitro'], wrong: ['chat-nitro'] })
  expect(await (await fetch(`${discord}/__truth`)).json()).toEqual(practice.truth())
})

test.each(langs)('the chat and the checkout speak %s and say Practice', async (lang) => {
  const { practice, discord } = await chat('discord', lang)
  for (const url of [`${discord}/channels/662267976984297473`, `${practice.origins.site}/checkout`]) {
    const html = await (await fetch(url)).text()
    expect(html).toContain(`<html lang="${lang}">`)
    expect(html).toMatch(/<title>[^<]*Practice<\/title>/)
    expect(html).not.toMatch(/midjourney|\{\{|undefined/i)
  }
  for (const [key, text] of Object.entries(chatTexts.en)) {
    const own = chatTexts[lang][key as keyof typeof chatTexts.en]
    expect(own.match(/\{\w+\}/g)?.sort(), key).toEqual(text.match(/\{\w+\}/g)?.sort())
  }
})
