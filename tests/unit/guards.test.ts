// What the hosts let through: tables of addresses that have fooled others, and properties over made-up ones.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  certificate,
  download,
  draftAddress,
  externalLink,
  isOutside,
  newWindow,
  ownPath,
  PANEL_HEADERS,
  panelNavigation,
  permission,
  siteFrameNavigation,
  siteNavigation,
} from '../../src-main/hosts/guards'
import { draftLinks } from '../../src-main/letters/links'
import { LOOKALIKES, NEVER } from '../electron/stand-in/hostile'
import { PERMISSIONS } from '../electron/stand-in/permissions'
import { letters } from './letters/support'
import { anyText } from './support/unicode'

const GUIDE = 'https://www.midjourney.com'
const PANEL = 'app://wayout'
const IN_FRAMES = /^(?:about|blob|data):/i

describe('tables', () => {
  test('what is not the web goes nowhere', () => {
    for (const address of NEVER) {
      expect(siteNavigation(address), address).toMatchObject({ ok: false, why: expect.any(String) })
      expect(newWindow(address, [GUIDE]), address).toMatchObject({ ok: false })
      expect(externalLink(address), address).toMatchObject({ ok: false })
      expect(siteFrameNavigation(address).ok, address).toBe(IN_FRAMES.test(address))
    }
  })

  test('what looks like the guide’s origin is not it', () => {
    for (const address of LOOKALIKES) {
      expect(newWindow(address, [GUIDE]), address).toMatchObject({ ok: false })
    }
  })

  test.each([
    [`${GUIDE}/account`, `${GUIDE}/account`],
    ['HTTPS://WWW.MIDJOURNEY.COM:443/account', `${GUIDE}/account`],
    [`${GUIDE}\\@evil.net/x`, `${GUIDE}/@evil.net/x`],
    [`  ${GUIDE}/a b`, `${GUIDE}/a%20b`],
  ])('a new window goes where the address truly leads: %s', (address, url) => {
    expect(newWindow(address, [GUIDE])).toEqual({ ok: true, url })
  })

  test('no page gets a permission, by none of Chromium’s names and by no other', () => {
    expect(PERMISSIONS.length).toBeGreaterThan(30)
    const odd = [
      '',
      ' ',
      '*',
      'all',
      'Geolocation',
      'media\0',
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
    ]
    expect([...PERMISSIONS, ...odd].filter(permission)).toEqual([])
  })

  test.each([
    ['invoice.pdf', 'invoice.pdf'],
    ['../../.bashrc', '.bashrc'],
    ['C:\\Windows\\System32\\evil.dll', 'evil.dll'],
    ['/etc/passwd', 'passwd'],
    ['a/b\\c/d.pdf', 'd.pdf'],
    ['invoice\u202Efdp.exe', 'invoice fdp.exe'],
    ['in\u200Bvoice\u2066.pdf\u2069', 'in voice .pdf'],
    ['invoice.pdf\r\nContent-Type: text/html', 'html'],
    ['invoice.pdf          \t    .exe', 'invoice.pdf .exe'],
    ['invoice.pdf\0.exe', 'invoice.pdf .exe'],
    ['\uD800x\uE000y', 'x y'],
    ['', ''],
    ['/', ''],
    [`${'a'.repeat(199)}😀.exe`, 'a'.repeat(199)],
  ])('no file of a site is taken; it is told as what it is: %j', (suggested, name) => {
    expect(download(suggested)).toEqual({ ok: false, name })
  })

  test('a file’s name is one short line, whatever the site calls it', () => {
    fc.assert(
      fc.property(anyText, (suggested) => {
        const { ok, name } = download(suggested)
        expect(ok).toBe(false)
        expect(name.length).toBeLessThanOrEqual(200)
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\/]|\p{Cs}/u)
      }),
    )
  })

  test('no certificate of the person’s is given, and no bad one of a site is taken', () => {
    for (const certificates of [0, 1, 7]) expect(certificate({ kind: 'person', certificates })).toBe(false)
    for (const error of [
      'net::ERR_CERT_AUTHORITY_INVALID',
      'net::ERR_CERT_COMMON_NAME_INVALID',
      'net::ERR_CERT_DATE_INVALID',
      'net::ERR_CERT_REVOKED',
      'net::ERR_CERT_WEAK_KEY',
      'net::ERR_CERTIFICATE_TRANSPARENCY_REQUIRED',
      'net::OK',
      '',
    ])
      expect(certificate({ kind: 'site', error }), error).toBe(false)
  })

  test('no origin, no new window', () => {
    expect(newWindow(`${GUIDE}/`, [])).toMatchObject({ ok: false })
    expect(newWindow('data:text/html,x', ['null'])).toMatchObject({ ok: false })
  })

  test.each(['https://discord.com/x', 'http://127.0.0.1:1/', 'about:blank'])(
    'the site may go to %s',
    (address) => {
      expect(siteNavigation(address)).toEqual({ ok: true, url: address })
      expect(siteFrameNavigation(address)).toEqual({ ok: true, url: address })
    },
  )

  test.each([
    ['https://docs.midjourney.com/a?b#c', true],
    ['http://docs.midjourney.com/', false],
    ['https://person@docs.midjourney.com/', false],
    ['https://:secret@docs.midjourney.com/', false],
    [`https://docs.midjourney.com/${'x'.repeat(1800)}`, false],
  ])('links outside: %s', (address, ok) => {
    expect(externalLink(address).ok).toBe(ok)
  })

  test('a draft goes to the web, the mail program or a Discord channel', () => {
    for (const address of NEVER) {
      const mail = address === 'mailto:billing@midjourney.com'
      expect(draftAddress(address).ok, address).toBe(mail)
    }
    for (const address of [
      'https://mail.google.com/mail/?view=cm&fs=1&to=a%40b.example',
      'mailto:',
      'mailto:a%2Bb@c.example',
      'mailto:?subject=x',
      'mailto:a@b.example?body=x%0D%0Ay',
      'mailto:a@b.example?subject=%F0%9F%91%8D%20x&body=',
      'discord://-/channels/662267976984297473',
      'discord://-/channels/662267976984297473/123456789012345678',
    ])
      expect(draftAddress(address), address).toEqual({ ok: true, url: address })
  })

  test.each([
    'MAILTO:a@b.example',
    'mailto://a@b.example',
    ' mailto:a@b.example',
    'mailto:a@b.example\n',
    'mailto:a@b.example,c@d.example',
    'mailto:a@b.example%2Cc@d.example',
    'mailto:a@b.example%0ABcc:c@d.example',
    'mailto:a@b.example?cc=c@d.example',
    'mailto:a@b.example?bcc=c@d.example&body=x',
    'mailto:a@b.example?body=x&bcc=c@d.example',
    'mailto:a@b.example?subject=x&subject=y',
    'mailto:a@b.example?body=x&subject=y',
    'mailto:a@b.example?attach=/etc/passwd',
    'mailto:a@b.example?subject=x&attachment=/etc/passwd',
    'mailto:a@b.example?to=c@d.example',
    'mailto:a@b.example?subject=x%0D%0ABcc:c@d.example',
    'mailto:a@b.example?subject=x%0ABcc%3Ac%40d.example',
    'mailto:a@b.example?subject=x%00',
    'mailto:a@b.example?body=%ff',
    'mailto:a@b.example?body=%FF',
    'mailto:a@b.example?body=%ED%A0%80',
    'mailto:a@b.example?body=%',
    'mailto:a@b.example?body=x y',
    'mailto:a@b.example?body=x"y',
    "mailto:a@b.example?body=x'y",
    'mailto:a@b.example?body=`id`',
    'mailto:a@b.example?body=$(id)',
    'mailto:a@b.example?body=x#y',
    'mailto:a@b.example&body=x',
    'mailto:--attach=x',
    'mailto:a@b',
    `mailto:a@b.example?body=${'x'.repeat(1800)}`,
    'DISCORD://-/channels/662267976984297473',
    'discord:',
    'discord://-/channels/@me',
    'discord://-/channels/1',
    'discord://-/channels/662267976984297473/',
    'discord://-/channels/662267976984297473/../../settings',
    'discord://-/channels/662267976984297473?x=1',
    'discord://-/channels/662267976984297473\n',
    'discord://-/settings',
    'discord://evil/channels/662267976984297473',
    'discord:-/channels/662267976984297473',
  ])('no draft: %s', (address) => {
    expect(draftAddress(address)).toMatchObject({ ok: false, why: expect.any(String) })
    expect(externalLink(address).ok).toBe(false)
  })

  test.each([
    ['app://wayout/index.html', true],
    ['app://wayout/other.html', true],
    ['app://wayout.evil.net/', false],
    ['app://evil/wayout', false],
    ['app://wayout:1/', false],
    ['app2://wayout/', false],
    ['https://wayout/', false],
    ['about:blank', false],
    ['', false],
  ])('the panel stays: %s', (address, ok) => {
    expect(panelNavigation(address, PANEL).ok).toBe(ok)
  })

  test.each([
    ['app://wayout/index.html', 'index.html'],
    ['app://wayout/assets/index-Bx_9.js?v=1#a', 'assets/index-Bx_9.js'],
    ['app://wayout/a/../b.js', 'b.js'],
    ['app://wayout/../../b.js', 'b.js'],
    ['app://wayout/', null],
    ['app://wayout/assets/', null],
    ['app://wayout/..%2fb.js', null],
    ['app://wayout/a%5cb.js', null],
    ['app://wayout/.env', null],
    ['app://wayout/a/.git', null],
    ['app://wayout/b.js%00.png', null],
    ['app://wayout/%', null],
    ['app://other/b.js', null],
    ['app://a:b@wayout/b.js', null],
    ['file:///b.js', null],
  ])('our own files: %s', (address, path) => {
    expect(ownPath(address, PANEL)).toBe(path)
  })

  test('the panel’s headers allow nothing from elsewhere and no code made of strings', () => {
    const policy = PANEL_HEADERS['content-security-policy']
    expect(policy).not.toMatch(/unsafe|https?:|\*|data:|blob:/)
    expect(policy).toMatch(/^default-src 'none'/)
  })
})

describe('properties', () => {
  const anything = fc.oneof(
    fc.string(),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.constantFrom(...NEVER),
  )

  test('nothing throws, and what is let through is the parsed address', () => {
    fc.assert(
      fc.property(anything, (address) => {
        for (const verdict of [
          externalLink(address),
          newWindow(address, [GUIDE]),
          siteNavigation(address),
          siteFrameNavigation(address),
          panelNavigation(address, PANEL),
        ]) {
          if (verdict.ok) expect(verdict.url).toBe(new URL(address).href)
          else expect(verdict.why).not.toBe('')
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('whatever a draft says, its links may be opened', () => {
    fc.assert(
      fc.property(anyText, anyText, (line, body) => {
        const subject = line.replace(/[\p{Cc}\u2028\u2029]/gu, '')
        const place = { guild: '662267976984297473', channel: '123456789012345678' }
        const all = [
          draftLinks('email', { to: "o'a+b@c.example", subject, body }, letters.index.channels.email),
          draftLinks('reddit', { to: 'r/midjourney', subject, body }, letters.index.channels.reddit),
          draftLinks(
            'discord',
            { to: 'https://discord.gg/midjourney', subject, body },
            letters.index.channels.discord,
            place,
          ),
          draftLinks(
            'form',
            { to: 'https://docs.midjourney.com/hc/en-us/requests/new', subject, body },
            letters.index.channels.form,
          ),
        ].flat()
        expect(all).toHaveLength(10)
        for (const { url } of all) expect(draftAddress(url)).toEqual({ ok: true, url })
      }),
    )
  })

  test('whatever stands before, behind or around the guide’s host: the origin decides', () => {
    const noise = fc.string({
      unit: fc.constantFrom('/', '\\', '@', ':', '.', '#', '?', '%2e', 'evil.net', 'x'),
      maxLength: 6,
    })
    fc.assert(
      fc.property(noise, noise, (before, after) => {
        const address = `https://${before}www.midjourney.com${after}`
        const verdict = newWindow(address, [GUIDE])
        expect(verdict.ok).toBe(URL.canParse(address) && new URL(address).origin === GUIDE)
      }),
      { numRuns: 2000 },
    )
  })

  test('no other host is this computer', () => {
    fc.assert(
      fc.property(fc.domain(), fc.constantFrom('http', 'https', 'ws', 'wss'), (host, scheme) => {
        fc.pre(!host.endsWith('.localhost'))
        for (const name of [host, `127.0.0.1.${host}`, `localhost.${host}`, `localhost@${host}`])
          expect(isOutside(`${scheme}://${name}/`)).toBe(true)
      }),
    )
  })

  test('this computer is this computer', () => {
    const loopback = fc.oneof(
      fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map((rest) => `127.${rest.join('.')}`),
      fc.constantFrom('localhost', '[::1]', 'a.localhost', 'LOCALHOST', '2130706433', '0x7f.1'),
    )
    fc.assert(
      fc.property(loopback, fc.integer({ min: 1, max: 65535 }), (host, port) => {
        expect(isOutside(`http://${host}:${port}/`)).toBe(false)
      }),
    )
  })

  test('a path of our own never leads up, whatever is asked for', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2f',
      '/',
      '\\',
      '%5c',
      '%00',
      'a',
      'b.js',
      '%25',
      '~',
      ':',
      '?',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const path = ownPath(`${PANEL}/${parts.join('')}`, PANEL)
        if (path === null) return
        expect(path).toMatch(/^[\w-][\w.~/-]*$/)
        expect(path.split('/')).not.toContain('..')
        expect(path.split('/')).not.toContain('')
      }),
      { numRuns: 5000 },
    )
  })
})
