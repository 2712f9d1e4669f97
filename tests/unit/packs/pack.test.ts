// A guide pack: what is refused and why, and that nothing of it is believed before it is proved.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from '../../../src-main/packs/decide'
import { PACK_LIMITS, readEnvelope, writeBody, writeEnvelope } from '../../../src-main/packs/format'
import { newKeys, openPack, signBody } from '../../../src-main/packs/signature'
import { candidateOf, packShelf } from '../../../src-main/packs/store'
import { BODY, codeOf, FILES, KEYS, NOW, oddPack, packOf, signed, smallPack, worldOf } from './support'

const open = (bytes: Uint8Array, key = KEYS.publicKey) => {
  const opened = openPack(bytes, key, '0.1.0')
  return opened.ok ? 'opened' : opened.refusal.code
}
const text = (words: string) => new TextEncoder().encode(words)
const SMALL = smallPack()

describe('the signature', () => {
  it('opens what was signed, and gives it as it was', () => {
    const opened = openPack(packOf(), KEYS.publicKey, '0.1.0')
    expect(opened).toEqual({ ok: true, value: BODY })
  })

  it('of somebody else, none, or of another pack', () => {
    const other = newKeys()
    expect(open(signed(writeBody(BODY), other))).toBe('pack-key')
    expect(open(SMALL, other.publicKey)).toBe('pack-key')
    expect(open(writeEnvelope({ signed: null, body: writeBody(BODY) }))).toBe('pack-unsigned')
    const envelope = readEnvelope(SMALL)
    if (!envelope.ok) throw new Error('not read')
    const { signed: signature } = envelope.value
    expect(open(writeEnvelope({ signed: signature, body: writeBody(BODY) }))).toBe('pack-signature')
    // Another's signature under the name of the right key.
    const theirs = readEnvelope(signBody(envelope.value.body, other.privatePem).bytes)
    if (!theirs.ok || theirs.value.signed === null || signature === null) throw new Error('not read')
    const forged = { ...theirs.value.signed, key: signature.key }
    expect(open(writeEnvelope({ signed: forged, body: envelope.value.body }))).toBe('pack-signature')
  })

  it('does not survive any change of any byte', () => {
    fc.assert(
      fc.property(fc.nat(SMALL.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = Uint8Array.from(SMALL)
        bytes[at] = (bytes[at] ?? 0) ^ change
        expect(open(bytes)).not.toBe('opened')
      }),
      { numRuns: 2_000 },
    )
  })

  it('nor a bit of its first lines, each in turn', () => {
    const first = SMALL.length - (readEnvelopeBody(SMALL)?.length ?? 0)
    for (let at = 0; at < first; at += 1)
      for (let bit = 0; bit < 8; bit += 1) {
        const bytes = Uint8Array.from(SMALL)
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
        expect(open(bytes), `byte ${at}, bit ${bit}`).not.toBe('opened')
      }
  })

  it('nor being cut off anywhere, or added to', () => {
    for (let length = 0; length < SMALL.length; length += 1)
      expect(['pack-invalid', 'pack-signature']).toContain(open(SMALL.subarray(0, length)))
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 20 }), (more) => {
        expect(open(Uint8Array.from([...SMALL, ...more]))).toBe('pack-signature')
        expect(open(Uint8Array.from([...more, ...SMALL]))).not.toBe('opened')
      }),
    )
  })

  it('any bytes get an answer', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => open(bytes) === 'pack-invalid'))
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (words) => {
        expect(open(signed(text(words)))).toBe('pack-invalid')
      }),
    )
    fc.assert(
      fc.property(fc.json(), (words) => {
        expect(open(signed(text(words)))).toBe('pack-invalid')
      }),
    )
  })
})

const readEnvelopeBody = (bytes: Uint8Array) => {
  const read = readEnvelope(bytes)
  return read.ok ? read.value.body : null
}

describe('what is no pack', () => {
  it.each([
    ['a ZIP, as a bomb would be', Buffer.from('504b0304140000000800', 'hex')],
    ['gzip', Buffer.from('1f8b0800000000000003', 'hex')],
    ['a page', text('<!doctype html><title>404</title>')],
    ['lines of Windows', text('wayout-pack 1\r\nkey none\r\nsignature none\r\n{}')],
    ['capital digits', text(`wayout-pack 1\nkey ${'A'.repeat(64)}\nsignature ${'0'.repeat(128)}\n{}`)],
    ['nothing', new Uint8Array()],
  ])('%s', (_name, bytes) => expect(open(bytes)).toBe('pack-invalid'))

  it('is looked at no further when it is too big', () => {
    expect(open(new Uint8Array(PACK_LIMITS.bytes + 1))).toBe('pack-too-big')
    expect(open(new Uint8Array(PACK_LIMITS.bytes))).toBe('pack-invalid')
  })

  it('a format of a later time needs a newer app', () => {
    expect(open(text('wayout-pack 2\nsomething new\n'))).toBe('pack-app-too-old')
    expect(open(text('wayout-pack 0\nkey none\nsignature none\n{}'))).toBe('pack-invalid')
  })

  it.each([
    'guides/../../.ssh/authorized_keys.yaml',
    'guides/midjourney/../../evil.yaml',
    '/etc/passwd.yaml',
    'guides/midjourney/website.yaml/../../x.yaml',
    'guides\\midjourney\\website.yaml',
    'guides/a/b/c.yaml',
    'guides/website.yaml',
    'guides/midjourney/website.yaml\0.yaml',
    'guides/Midjourney/website.yaml',
    'guides/midjourney/.hidden.yaml',
    'guides/midjourney/run.js',
    'letters/index.yaml',
    '',
  ])('a file that is called %j', (name) => {
    const files = Object.fromEntries([...Object.entries(FILES), [name, 'x']])
    expect(open(oddPack({ ...BODY, files }))).toBe('pack-invalid')
  })

  it('a name that is part of each object is no file', () => {
    const files = Object.fromEntries([...Object.entries(FILES), ['__proto__', 'x']])
    const opened = openPack(oddPack({ ...BODY, files }), KEYS.publicKey, '0.1.0')
    expect(opened.ok && packShelf(opened.value).names()).toEqual(packShelf(BODY).names())
  })

  it.each([
    ['a version that is none', { version: 0 }],
    ['a version between two', { version: 1.5 }],
    ['a day that is none', { expiresAt: 'soon' }],
    ['an app that is none', { app: { from: 'any', below: null } }],
    ['a word too many', { run: 'rm -rf' }],
    ['a file that is no text', { files: { 'guides/a/b.yaml': 7 } }],
    ['a file that is too long', { files: { 'guides/a/b.yaml': 'x'.repeat(PACK_LIMITS.file + 1) } }],
    [
      'too many files',
      {
        files: Object.fromEntries(
          Array.from({ length: PACK_LIMITS.files + 1 }, (_, i) => [`guides/a/f${i}.yaml`, '']),
        ),
      },
    ],
  ])('%s', (_name, change) => expect(open(oddPack({ ...BODY, ...change }))).toBe('pack-invalid'))

  it('what only a newer app knows is told as that, not as nonsense', () => {
    const app = { from: '0.2.0', below: null, electron: '46' }
    expect(open(oddPack({ ...BODY, app, letters: {} }))).toBe('pack-app-too-old')
    expect(open(oddPack({ ...BODY, letters: {} }))).toBe('pack-invalid')
  })
})

describe('whether it may be installed', () => {
  const ask = (change: Partial<Parameters<typeof decide>[0]>, head = {}) =>
    decide({
      candidate: { ...BODY, ...head },
      installed: null,
      builtIn: 10,
      appVersion: '0.1.0',
      now: NOW,
      ...change,
    })?.code ?? 'yes'

  it.each([
    ['newer than all', {}, {}, 'yes'],
    ['as new as the built-in guides', { builtIn: 11 }, {}, 'pack-not-newer'],
    ['older than the built-in guides', { builtIn: 12 }, {}, 'pack-not-newer'],
    ['as new as the installed one', { installed: 11 }, {}, 'pack-not-newer'],
    ['older than the installed one', { installed: 12 }, {}, 'pack-not-newer'],
    ['newer than the installed one', { installed: 10 }, {}, 'yes'],
    ['on its last second', { now: new Date('2027-05-26T23:59:58.999Z') }, {}, 'yes'],
    ['after it', { now: new Date('2027-05-26T23:59:59Z') }, {}, 'pack-expired'],
    ['no clock at all', { now: new Date(Number.NaN) }, {}, 'pack-expired'],
    ['for a newer app', {}, { app: { from: '0.1.1', below: null } }, 'pack-app-too-old'],
    ['for an app of ten', { appVersion: '0.10.0' }, { app: { from: '0.9.0', below: null } }, 'yes'],
    ['not tried yet', { appVersion: '0.1.0-beta.1' }, {}, 'pack-app-too-old'],
    [
      'for older apps',
      { appVersion: '0.2.0' },
      { app: { from: '0.1.0', below: '0.2.0' } },
      'pack-app-too-new',
    ],
    ['for apps up to this', { appVersion: '0.1.9' }, { app: { from: '0.1.0', below: '0.2.0' } }, 'yes'],
  ])('%s', (_name, change, head, answer) => expect(ask(change, head)).toBe(answer))

  it('never a step back, whatever else is so', () => {
    const number = fc.integer({ min: 1, max: 40 })
    fc.assert(
      fc.property(number, number, fc.option(number), (version, builtIn, installed) => {
        const isNewer = version > builtIn && version > (installed ?? 0)
        expect(ask({ builtIn, installed }, { version })).toBe(isNewer ? 'yes' : 'pack-not-newer')
      }),
    )
  })
})

describe('its guides', () => {
  const refused = (files: Readonly<Record<string, string>>) =>
    codeOf(() => candidateOf(packOf({ files }), 'x.wayoutpack', worldOf()))
  const without = (name: string) =>
    Object.fromEntries(Object.entries(FILES).filter(([each]) => each !== name))
  const WEBSITE = 'guides/midjourney/website.yaml'

  it('without a finding are taken', () => {
    expect(candidateOf(packOf(), 'x.wayoutpack', worldOf()).pack.version).toBe(11)
  })

  it('one that does not check refuses the pack, with the first finding', () => {
    const files = {
      ...FILES,
      [WEBSITE]: (FILES[WEBSITE] ?? '').replace('point: plan-options', 'point: nonsense'),
    }
    expect(() => candidateOf(packOf({ files }), 'x.wayoutpack', worldOf())).toThrow(
      /^x\.wayoutpack holds guides with findings: pack 11: guides\/midjourney\/website\.yaml:\d+:\d+: .*nonsense/,
    )
  })

  it.each([
    ['nothing at all', {}],
    ['no French', without('guides/lexicon/fr.yaml')],
    ['no index of words', without('guides/lexicon/index.yaml')],
    ['a vendor guide that others stand on is missing', without('guides/vendor/outcome.yaml')],
    [
      'words, and no guide',
      Object.fromEntries(Object.entries(FILES).filter(([name]) => /lexicon|vendor/.test(name))),
    ],
    ['a lexicon that is wrong', { ...FILES, 'guides/lexicon/de.yaml': 'format: 1\n' }],
    [
      'aliases that grow without end',
      { ...FILES, [WEBSITE]: 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b, *c]' },
    ],
  ])('%s', (_name, files) => expect(refused(files)).toBe('pack-guides'))
})
