// The one address that a person brings: only where the guide goes, and never in a message.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { personalLink } from '../../src-main/run/link'
import { WayoutError } from '../../src-preload/contract/error'

const ORIGINS = ['https://pay.example', 'http://127.0.0.1:4000']
const problem = (text: string) => {
  try {
    return personalLink(text, ORIGINS)
  } catch (error) {
    if (!(error instanceof WayoutError)) throw error
    return error
  }
}

describe('a personal link', () => {
  test.each([
    ['https://pay.example/p/session/live_1?x=1#y', 'https://pay.example/p/session/live_1?x=1#y'],
    ['  https://PAY.example/p \n', 'https://pay.example/p'],
    ['http://127.0.0.1:4000/p', 'http://127.0.0.1:4000/p'],
  ])('%j is taken', (text, href) => {
    expect(problem(text)).toBe(href)
  })

  test.each([
    'pay.example/p',
    '',
    'http://pay.example/p',
    'https://pay.example.evil.net/p',
    'https://pay.example@evil.net/p',
    'https://user:pw@pay.example/p',
    'https://evil.net/https://pay.example/',
    'https://pay.example:444/p',
    'javascript:alert(1)',
    'data:text/html,https://pay.example',
    'file:///etc/passwd',
    'http://127.0.0.1:4001/p',
    'https://pаy.example/p',
  ])('%j is refused, with the way out', (text) => {
    const found = problem(text)
    expect(found).toBeInstanceOf(WayoutError)
    expect(found).toMatchObject({
      code: 'link-unfit',
      message: expect.stringContaining('Copy it from the mail'),
    })
  })

  test('whatever is pasted, the answer leads to a known origin, and a refusal repeats no secret', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9]{12,30}$/)
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.constant(`${ORIGINS[0]}/`)), secret, (start, key) => {
        const link = `${start}/${key}`
        const found = problem(link)
        if (typeof found === 'string') expect(ORIGINS).toContain(new URL(found).origin)
        // The host is named in a refusal: a key can only be hidden behind it.
        else if (URL.canParse(link) && !new URL(link).host.includes(key.toLowerCase()))
          expect(found.message).not.toContain(key)
      }),
    )
  })
})
