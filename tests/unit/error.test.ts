import { describe, expect, test } from 'vitest'
import { ERROR_CODES, WayoutError } from '../../src-preload/contract/error'

describe('WayoutError', () => {
  test('crosses a process border as data', () => {
    const error = new WayoutError('guide-unknown', 'There is no guide "x".', { known: ['a'] })
    const copy = WayoutError.from(JSON.parse(JSON.stringify(error)))
    expect(copy).toBeInstanceOf(WayoutError)
    expect(copy).toMatchObject({
      name: 'WayoutError',
      code: 'guide-unknown',
      message: 'There is no guide "x".',
    })
    expect(copy.details).toEqual({ known: ['a'] })
    expect(WayoutError.from(error)).toBe(error)
  })

  test('anything else becomes "internal"', () => {
    const cases: unknown[] = [
      new Error('boom'),
      'boom',
      null,
      undefined,
      7,
      {},
      { code: 'nope', message: 'x' },
      { code: 'internal' },
      Symbol('x'),
    ]
    for (const value of cases) expect(WayoutError.from(value).code).toBe('internal')
    expect(WayoutError.from(new Error('boom')).message).toBe('boom')
    expect(WayoutError.from(Object.assign(new Error('no such file'), { code: 'ENOENT' })).code).toBe(
      'internal',
    )
    expect(WayoutError.from({ code: 'guide-invalid', message: 'x', details: null }).details).toEqual({})
  })

  test('usage errors are all but bugs and a full disk', () => {
    const bugs = ERROR_CODES.filter((code) => !new WayoutError(code, '').isUsage)
    expect(bugs).toEqual(['case-not-writable', 'internal'])
  })
})
