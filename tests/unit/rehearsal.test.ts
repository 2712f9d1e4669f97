// Which scenario a guide is rehearsed with.
import { describe, expect, test } from 'vitest'
import { scenarios } from '../../practice/scenarios'
import { originsOf, rehearsedOrigins } from '../../src-main/engine/plan'
import { readLibrary } from '../../src-main/library'
import { rehearsalFor } from '../../src-main/run/rehearsal'

const { guides } = readLibrary()
const guideOf = (id: string) => {
  const found = guides.find((guide) => guide.id === id)
  if (found === undefined) throw new Error(`no guide ${id}`)
  return found
}
const rehearse = (guide: string, name: string | null) => rehearsalFor(guideOf(guide), name, guideOf).name

describe('rehearsing', () => {
  test('without a name: the guide’s first', () => {
    expect(rehearse('midjourney/website', null)).toBe('current')
    expect(rehearse('midjourney/portal', null)).toBe('portal')
    expect(rehearse('midjourney/discord', null)).toBe('discord')
    expect(rehearse('midjourney/magazine', null)).toBe('magazine')
    expect(rehearse('midjourney/status', null)).toBe('current')
  })

  test.each(scenarios.map(({ name, guide }) => [name, guide]))(
    '%s is %s’s and nobody else’s',
    (name, guide) => {
      expect(rehearse(guide, name)).toBe(name)
      for (const other of guides.filter(({ id, purpose }) => id !== guide && purpose === 'cancel'))
        expect(() => rehearse(other.id, name)).toThrow(`wayout run ${guide} --practice ${name}`)
    },
  )

  test('a look at the state takes those of the way that it looks along', () => {
    expect(rehearse('midjourney/status', 'paused')).toBe('paused')
    expect(() => rehearse('midjourney/status', 'portal')).toThrow('wayout run midjourney/portal')
  })

  test('an unknown name names those that there are; so does a guide without any', () => {
    expect(() => rehearse('midjourney/portal', 'nothing')).toThrow(
      /no practice scenario "nothing".*portal-mail/,
    )
    const lonely = { ...guideOf('midjourney/portal'), id: 'lonely/website' }
    expect(() => rehearsalFor(lonely, null, guideOf)).toThrow('nothing to rehearse lonely/website')
  })

  test('stays on this computer: what is not served is not gone to', () => {
    const guide = guideOf('midjourney/website')
    const served = { site: 'http://127.0.0.1:1', discord: 'http://localhost:2', stripe: 'http://localhost:3' }
    expect([...originsOf(guide, served).values()]).toContain('https://accounts.google.com')
    expect([...rehearsedOrigins(guide, served)].sort()).toEqual([
      ['discord', 'http://localhost:2'],
      ['site', 'http://127.0.0.1:1'],
    ])
  })
})
